#pragma once
/// A scanner as SANE drives it, in this process: only tycktill-feed has one, since any of these calls may
/// hang for ever or take the process with it.
#include "scanner/source/scanner_trouble.h"
#include "shared/base/bytes.h"

#include <functional>
#include <memory>

namespace tycktill::source {

template <typename T>
using Driven = tl::expected<T, ScannerTroubleKind>;

/// Where a side goes while it comes; false when nobody wants the rest.
struct SideTaker {
    std::function<bool(int width, int dpi)> started;
    std::function<bool(BytesView grey)> rows; ///< whole rows, 8-bit, 0 black
};

class SaneDevice {
public:
    static Driven<std::vector<std::string>> list();
    /// Set to grey and the whole page, at `dpi` where the device can, and to its feeder where it has one.
    static Driven<SaneDevice> open(const std::string& name, int dpi, bool both_sides);
    SaneDevice(SaneDevice&&) noexcept;
    SaneDevice& operator=(SaneDevice&&) = delete;
    /// Cancels and closes.
    ~SaneDevice();

    /// One of the device's own options; false when it has none that takes this.
    bool set(const std::string& option, const std::string& value);
    bool has_feeder() const;
    /// The rows of the next side, or 0 when no paper is left: the feeder is empty, or the glass was read.
    Driven<int> next(const SideTaker& taker);

private:
    struct Handle;
    explicit SaneDevice(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

} // namespace tycktill::source

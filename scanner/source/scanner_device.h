#pragma once
/// A scanner on this machine or its network, through SANE: sheets from the feeder (both sides where
/// the device can) or one from the glass. Its troubles are said in plain Swedish, for the person who
/// stands beside it.
///
/// One device at a time in a program, one thread. SANE's backends run in this process: a station reads
/// only devices that its own staff connected.
#include "scanner/pages/image.h"
#include "shared/base/result.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tycktill::source {

enum class Sides { Front, Both };

struct ScanOrder {
    int dpi = 300;
    Sides sides = Sides::Front;
    /// Options of the device itself as `scanimage -A` lists them, "test-picture" → "Grid".
    std::vector<std::pair<std::string, std::string>> options;
};

class ScannerDevice {
public:
    /// Names that open() takes.
    static Result<std::vector<std::string>> list();
    /// Fails when there is no such device or it cannot do what was ordered.
    static Result<ScannerDevice> open(const std::string& name, const ScanOrder& order);
    ScannerDevice(ScannerDevice&&) noexcept;
    ScannerDevice& operator=(ScannerDevice&&) = delete;
    ~ScannerDevice();

    /// The next side; nothing when the feeder is empty, or after the one sheet on the glass.
    Result<std::optional<pages::Image>> next();
    bool has_feeder() const;

private:
    struct Handle;
    explicit ScannerDevice(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

} // namespace tycktill::source

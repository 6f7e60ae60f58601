#pragma once
/// A scanner on this machine or its network: sheets from the feeder (both sides where the device can) or one
/// from the glass.
///
/// Drivers hang and crash, so none runs in this process: each batch starts a tycktill-feed, which alone knows
/// SANE, and speaks with it over pipes (feed_talk.h). One that does not answer in time is ended; what
/// was read before stays with the caller. A device belongs to one thread at a time.
#include "scanner/pages/image.h"
#include "scanner/source/scanner_trouble.h"

#include <chrono>
#include <filesystem>
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

/// How long a driver may take before it counts as hung: longer than any that works was seen to need.
struct FeedLimits {
    std::chrono::milliseconds list{60'000}; ///< asks the whole network
    std::chrono::milliseconds open{60'000};
    std::chrono::milliseconds start{
        120'000};                            ///< the lamp warms up; some scan all of the side first
    std::chrono::milliseconds read{60'000};  ///< between two pieces of a side
    std::chrono::milliseconds side{300'000}; ///< all of it, however steadily it drips
    std::chrono::milliseconds close{10'000}; ///< the sheet in the feeder is put out
};

/// The program that serves one batch, and how long it is waited for.
struct FeedProgram {
    std::vector<std::string> words; ///< none: tycktill-feed beside the running program
    FeedLimits limits;
};

class ScannerDevice {
public:
    /// Names that open() takes.
    static Scanned<std::vector<std::string>> list(const FeedProgram& program = {});
    /// Fails when there is no such device or it cannot do what was ordered.
    static Scanned<ScannerDevice> open(const std::string& name, const ScanOrder& order,
                                       const FeedProgram& program = {});
    ScannerDevice(ScannerDevice&&) noexcept;
    ScannerDevice& operator=(ScannerDevice&&) = delete;
    /// As close(), with nobody to tell.
    ~ScannerDevice();

    /// The next side; nothing when the feeder is empty, or after the one sheet on the glass.
    Scanned<std::optional<pages::Image>> next();
    bool has_feeder() const;
    /// Lets the scanner go; afterwards it gives no side. Fails when the driver had to be ended for it:
    /// all sides that came are good, but the scanner wants to be switched off and on.
    Scanned<void> close();

private:
    class Feed;
    explicit ScannerDevice(std::unique_ptr<Feed> feed);
    std::unique_ptr<Feed> feed_;
};

} // namespace tycktill::source

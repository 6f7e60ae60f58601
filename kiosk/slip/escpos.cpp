#include "kiosk/slip/escpos.h"

#include "shared/base/text.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tycktill::kiosk {
namespace {

constexpr const char* start_anew = "\x1B@";          ///< also empties the printer's memory
constexpr const char* windows_1252 = "\x1Bt\x10";    ///< ESC t 16
constexpr const char* large = "\x1D!\x11";           ///< GS ! twice as wide and high
constexpr const char* plain = "\x1D!";               ///< and a zero byte
constexpr const char* feed_and_cut = "\n\n\n\x1DVB"; ///< GS V 66, and a zero byte
constexpr int patience_ms = 2000;

bool has_letter(char32_t c) {
    return c < 0x80 || (c >= 0xA0 && c <= 0xFF) || c == U'–';
}

std::string in_windows_1252(const std::string& words) {
    std::string bytes;
    for (const char32_t c : code_points(words)) {
        if (!has_letter(c))
            bytes += '?';
        else
            bytes += c == U'–' ? '\x96' : static_cast<char>(c);
    }
    return bytes;
}

struct Device {
    int handle = -1;
    explicit Device(const std::string& name)
        : handle(::open(name.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {}
    ~Device() {
        if (handle >= 0)
            ::close(handle);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
};

Result<void> write_all(int handle, const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        pollfd ready{handle, POLLOUT, 0};
        if (::poll(&ready, 1, patience_ms) <= 0 || (ready.revents & POLLOUT) == 0)
            return fail("the printer does not take what it is given; look at paper and cover");
        const ssize_t written = ::write(handle, bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return fail("the printer stopped; look at paper and cover");
        done += static_cast<std::size_t>(std::max<ssize_t>(0, written));
    }
    return {};
}

/// GS ( k: model 2, five dots a module, level M, the words, print.
std::string qr_of(const std::string& words) {
    const auto command = [](std::string what) {
        const auto length = static_cast<unsigned>(what.size());
        std::string bytes = "\x1D(k";
        bytes += static_cast<char>(length & 0xFF);
        bytes += static_cast<char>(length >> 8);
        return bytes + what;
    };
    using namespace std::string_literals;
    return command("1A2\0"s) + command("1C\5"s) + command("1E1"s) + command("1P0" + words) +
           command("1Q0"s) + "\n";
}

} // namespace

std::string escpos_of(const forms::Slip& slip) {
    std::string bytes = std::string(start_anew) + windows_1252;
    for (const forms::SlipLine& line : slip.lines) {
        if (line.kind == forms::SlipLine::Kind::Qr) {
            bytes += qr_of(line.words);
            continue;
        }
        const bool is_code = line.kind == forms::SlipLine::Kind::Code;
        if (is_code)
            bytes += large;
        bytes += in_windows_1252(line.words) + "\n";
        if (is_code)
            bytes += std::string(plain) + '\0';
    }
    return bytes + feed_and_cut + '\0' + start_anew;
}

bool fits_escpos(const forms::Slip& slip) {
    return std::all_of(slip.lines.begin(), slip.lines.end(), [](const forms::SlipLine& line) {
        const auto letters = code_points(line.words);
        return std::all_of(letters.begin(), letters.end(), has_letter);
    });
}

bool device_answers(const std::string& device) {
    return Device(device).handle >= 0;
}

Result<void> print_at_device(const std::string& name, const forms::Slip& slip) {
    const Device device(name);
    if (device.handle < 0)
        return fail(name + ": the printer does not answer; look at cable and power");
    return write_all(device.handle, escpos_of(slip));
}

} // namespace tycktill::kiosk

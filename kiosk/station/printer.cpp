#include "kiosk/station/printer.h"

#include "kiosk/session/forget.h"
#include "kiosk/slip/escpos.h"
#include "kiosk/slip/slip_text.h"
#include "shared/base/child.h"

#include <csignal>
#include <sys/wait.h>
#include <utility>

namespace tycktill::kiosk {
namespace {

/// Whether it went well; nullopt while it goes on.
std::optional<bool> ended(pid_t& process) {
    int status = 0;
    if (process <= 0 || waitpid(process, &status, WNOHANG) == 0)
        return std::nullopt;
    process = 0;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void end(pid_t& process) {
    if (process > 0 && kill(process, SIGKILL) == 0)
        waitpid(process, nullptr, 0);
    process = 0;
}

} // namespace

Printer::Printer(std::string where, std::string program)
    : where_(std::move(where)), program_(std::move(program)),
      found_(where_.empty() ? PrinterState::None : PrinterState::Ready) {}

/// A slip that was asked for comes out also when the kiosk ends.
Printer::~Printer() {
    end(look_);
}

pid_t Printer::start(bool only_look, const std::string& text) {
    std::vector<std::string> words{program_, "--printer", where_};
    if (only_look)
        words.push_back("--look");
    Pipe pipe;
    if (!pipe.open())
        return 0;
    const pid_t process = start_child(words, pipe.read, -1, 0, only_look ? Heard::No : Heard::Yes);
    Pipe::shut(pipe.read);
    if (process > 0)
        give_text(pipe.write, text);
    return process;
}

void Printer::look_after_slip() {
    if (const auto well = ended(slip_)) {
        came_out_ = well;
        found_ = *well ? PrinterState::Ready : PrinterState::Silent;
    }
}

PrinterState Printer::state() {
    if (found_ == PrinterState::None)
        return found_;
    look_after_slip();
    if (const auto well = ended(look_))
        found_ = *well ? PrinterState::Ready : PrinterState::Silent;
    if (look_ == 0 && slip_ == 0)
        look_ = start(true, "");
    return found_;
}

void Printer::print(const forms::Slip& slip, const forms::Slip& in_swedish) {
    end(slip_);
    const bool device = !where_.empty() && where_.front() == '/';
    std::string text = to_text(device && !fits_escpos(slip) ? in_swedish : slip);
    slip_ = where_.empty() ? 0 : start(false, text);
    came_out_ = slip_ == 0 ? std::optional(false) : std::nullopt;
    forget(text);
}

std::optional<bool> Printer::outcome() {
    look_after_slip();
    return std::exchange(came_out_, std::nullopt);
}

} // namespace tycktill::kiosk

#pragma once
/// The receipt printer as the kiosk sees it. Who prints is a program of its own, tycktill-slip, which gets
/// the slip through a pipe: the kiosk opens no socket, writes no file and never waits.
#include "forms/print/slip_page.h"
#include "kiosk/session/setting.h"

#include <optional>
#include <string>
#include <sys/types.h>

namespace tycktill::kiosk {

class Printer {
public:
    /// "ipp://…", a queue of CUPS or a device; "" when there is none. `program` is tycktill-slip.
    explicit Printer(std::string where, std::string program);
    ~Printer();
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    /// As it was found last, and a new look begins. Before the first look has ended it counts as ready.
    PrinterState state();
    /// Begins, and cuts off what has not come out yet. A printer of an older kind that lacks a letter gets
    /// the slip in Swedish.
    void print(const forms::Slip& slip, const forms::Slip& in_swedish);
    /// Told once for each slip: has it come out?
    std::optional<bool> outcome();

private:
    pid_t start(bool only_look, const std::string& text);
    void look_after_slip();

    std::string where_, program_;
    PrinterState found_ = PrinterState::None;
    pid_t look_ = 0, slip_ = 0;
    std::optional<bool> came_out_; ///< of the last slip, until it is told
};

} // namespace tycktill::kiosk

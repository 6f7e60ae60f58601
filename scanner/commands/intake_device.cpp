#include "scanner/commands/intake_device.h"

#include "scanner/commands/commands.h"
#include "shared/base/log.h"
#include "shared/base/progress.h"

#include <csignal>
#include <cstdio>

namespace tycktill::scanner {

namespace {

volatile std::sig_atomic_t stop_signal = 0;
void ask_to_stop(int) {
    stop_signal = 1;
}

Result<source::ScanOrder> scan_order(const DeviceOrder& order) {
    if (order.dpi < 100 || order.dpi > 600)
        return fail("--dpi takes 100 to 600; 300 is right for forms");
    source::ScanOrder scan;
    scan.dpi = order.dpi;
    scan.sides = order.duplex ? source::Sides::Both : source::Sides::Front;
    for (const std::string& word : order.options) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            return fail("write --device-option NAME=VALUE");
        scan.options.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
    return scan;
}

struct Sum {
    int sides = 0, forms = 0, letters = 0, blank = 0;
};

Error in_one_line(const source::ScannerTrouble& trouble) {
    return {in_words(trouble)};
}

/// Until the feeder is empty.
Result<void> take_sides(queue::Intake& intake, source::ScannerDevice& device,
                        const std::string& name, Sum& sum) {
    Progress progress("pages");
    while (!stop_asked()) {
        progress.show(sum.sides, 0);
        const auto side = device.next();
        if (!side)
            return tl::make_unexpected(in_one_line(side.error()));
        if (!*side)
            break;
        const queue::IntakeReport report = TRY(intake.add_side(**side, name, sum.sides + 1));
        for (const std::string& advice : report.advice)
            say(name + ": " + advice);
        ++sum.sides;
        sum.forms += report.forms;
        sum.letters += report.letters;
        sum.blank += report.blank;
    }
    return {};
}

} // namespace

void catch_stop_signals() {
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
}

bool stop_asked() {
    return stop_signal != 0;
}

int take_from_device(queue::Intake& intake, const DeviceOrder& order) {
    const auto scan = scan_order(order);
    if (!scan)
        return failed(scan.error(), Usage);
    auto device = source::ScannerDevice::open(order.name, *scan, order.feed);
    if (!device)
        return failed(in_one_line(device.error()), SomeFailed);
    Sum sum;
    const auto taken = take_sides(intake, *device, order.name, sum);
    std::printf("%s: %d sides read, %d forms, %d letters, %d blank\n", order.name.c_str(),
                sum.sides, sum.forms, sum.letters, sum.blank);
    std::fflush(stdout);
    if (!taken)
        return failed(taken.error(), SomeFailed);
    // The pile is in the queue whole, whatever the scanner does now.
    if (const auto closed = device->close(); !closed)
        say(in_words(closed.error()));
    return Done;
}

int list_devices(const source::FeedProgram& feed) {
    const auto names = source::ScannerDevice::list(feed);
    if (!names)
        return failed(in_one_line(names.error()), SomeFailed);
    for (const std::string& name : *names)
        std::puts(name.c_str());
    if (names->empty())
        return failed({"no scanner is found; see that it is on and connected"}, SomeFailed);
    return Done;
}

} // namespace tycktill::scanner

#pragma once
/// The part of intake that takes sheets from a scanner, and what all of intake does on Ctrl-C.
#include "scanner/queue/intake.h"
#include "scanner/source/scanner_device.h"

namespace tycktill::scanner {

struct DeviceOrder {
    std::string name; ///< as SANE says it; "" = none
    bool duplex = false;
    int dpi = 300;
    std::vector<std::string> options; ///< "NAME=VALUE"
    source::FeedProgram feed;
};

/// Sheet after sheet until the feeder is empty; each is in the queue before the next is read, and stays there
/// whatever the scanner or its driver does. An exit code.
int take_from_device(queue::Intake& intake, const DeviceOrder& order);

/// Prints the names that a DeviceOrder takes, one a line. An exit code.
int list_devices(const source::FeedProgram& feed = {});

/// From now on Ctrl-C and SIGTERM ask to stop between two pages; what is half done is left out whole.
void catch_stop_signals();
bool stop_asked();

} // namespace tycktill::scanner

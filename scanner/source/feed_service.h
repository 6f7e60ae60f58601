#pragma once
/// What tycktill-feed does: answers the orders of feed_talk.h with SANE's help, until it is told to close or
/// its asker is gone.
#include <chrono>

namespace tycktill::source {

/// Takes from this process what a driver needs not: the asker's open files, the passphrases in its
/// environment, the right to leave a page in a core dump, to gain rights, or to outlive better programs
/// when memory ends. Not the network, devices and files: drivers need those, each its own.
void lock_feed_down();

/// Answers orders from `in` on `out`. A driver's call that takes longer than `patience` ends this process: it
/// hangs, and perhaps nobody is left who would end it.
void serve_feed(int in, int out, std::chrono::seconds patience);

} // namespace tycktill::source

#pragma once
/// The last net under a program's work: what a library throws, and what no memory is left for, is one line and
/// an exit code, never an abort with a core.
#include "shared/base/log.h"

#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <typeinfo>

namespace tycktill::base {

/// What `work` gives, or 1.
template <typename Work>
int with_last_net(const Work& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        say("there is not memory enough for this; close other programs, or give it smaller files");
    } catch (const std::system_error& fault) {
        say(std::string("stopped: ") + fault.what());
    } catch (const std::exception& fault) {
        // Its words may quote what it met; the log is no place for that.
        say(std::string("stopped at a fault of its own (") + typeid(fault).name() +
            "); try again, and report it if it comes back");
    }
    return 1;
}

} // namespace tycktill::base

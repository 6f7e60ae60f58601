// tycktill-feed: serves one batch of sheets from a scanner to the program that started it. Not for people.
#include "scanner/source/feed_service.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

int main(int count, char**) {
    if (count > 1 || isatty(0)) {
        std::fprintf(stderr, "tycktill-feed is started by tycktill-scan; see tycktill-scan intake "
                             "--help\n");
        return 2;
    }
    tycktill::source::lock_feed_down();
    // Drivers print what they please, and to where the answers go.
    const int in = fcntl(0, F_DUPFD_CLOEXEC, 3), out = fcntl(1, F_DUPFD_CLOEXEC, 3);
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nothing, 0);
    dup2(nothing, 1);
    if (in < 0 || out < 0 || nothing < 0)
        return 1;
    tycktill::source::serve_feed(in, out, std::chrono::minutes(10));
    // What a driver hangs up at exit is left to the kernel.
    _exit(0);
}

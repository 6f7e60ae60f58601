// A driver for SANE that hangs and crashes, as the device's name says: libsane-bad.so.1. $BAD_SCANNER says
// what it does while scanners are listed.
#include "tests/scanner/misbehaviour.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sane/sane.h>
#include <sys/prctl.h>
#include <sys/resource.h>

using tycktill::test::Misbehaviour;

namespace {

constexpr SANE_Int width = 80, height = 100;

struct Scanner {
    Misbehaviour wrong;
    int sides = 0, left = 0;
};

Scanner& of(SANE_Handle handle) {
    return *static_cast<Scanner*>(handle);
}

const SANE_String_Const sources[] = {"ADF", nullptr};
SANE_Option_Descriptor options[2];

/// Whether a driver sees no more of the world than it needs; scanner_hang_test.cpp opens file 77.
bool is_locked_down() {
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    return !std::getenv("TYCKTILL_OPERATOR_PASSPHRASE") && fcntl(77, F_GETFD) == -1 &&
           getpgrp() == getpid() && core.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 &&
           prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
}

} // namespace

extern "C" {

SANE_Status sane_bad_init(SANE_Int* version, SANE_Auth_Callback) {
    *version = SANE_VERSION_CODE(1, 0, 0);
    options[0] = {"",
                  "",
                  "",
                  SANE_TYPE_INT,
                  SANE_UNIT_NONE,
                  sizeof(SANE_Word),
                  SANE_CAP_SOFT_DETECT,
                  SANE_CONSTRAINT_NONE,
                  {}};
    options[1] = {"source",
                  "",
                  "",
                  SANE_TYPE_STRING,
                  SANE_UNIT_NONE,
                  8,
                  SANE_CAP_SOFT_DETECT | SANE_CAP_SOFT_SELECT,
                  SANE_CONSTRAINT_STRING_LIST,
                  {}};
    options[1].constraint.string_list = sources;
    return SANE_STATUS_GOOD;
}

void sane_bad_exit() {}

SANE_Status sane_bad_get_devices(const SANE_Device*** list, SANE_Bool) {
    const char* wrong = std::getenv("BAD_SCANNER");
    Misbehaviour(wrong ? wrong : "").happens("list");
    static const SANE_Device* none[] = {nullptr};
    *list = none;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_bad_open(SANE_String_Const name, SANE_Handle* handle) {
    auto* scanner = new Scanner{Misbehaviour(name)};
    *handle = scanner;
    scanner->wrong.happens("open");
    if (scanner->wrong.is("chat", "open")) { // as some drivers do, to where the answers go
        std::puts("scanner: warming up the lamp");
        std::fflush(stdout);
    }
    if (scanner->wrong.is("spy", "open") && !is_locked_down())
        return SANE_STATUS_ACCESS_DENIED;
    return SANE_STATUS_GOOD;
}

void sane_bad_close(SANE_Handle handle) {
    of(handle).wrong.happens("close", of(handle).sides);
    delete &of(handle);
}

const SANE_Option_Descriptor* sane_bad_get_option_descriptor(SANE_Handle, SANE_Int number) {
    return number == 0 || number == 1 ? &options[number] : nullptr;
}

SANE_Status sane_bad_control_option(SANE_Handle, SANE_Int number, SANE_Action action, void* value,
                                    SANE_Int*) {
    if (number == 0 && action == SANE_ACTION_GET_VALUE)
        *static_cast<SANE_Word*>(value) = 2;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_bad_get_parameters(SANE_Handle, SANE_Parameters* form) {
    *form = {SANE_FRAME_GRAY, SANE_TRUE, width, width, height, 8};
    return SANE_STATUS_GOOD;
}

SANE_Status sane_bad_start(SANE_Handle handle) {
    Scanner& scanner = of(handle);
    scanner.wrong.happens("start", scanner.sides);
    if (scanner.sides == scanner.wrong.good_sides && scanner.wrong.when != "read")
        return SANE_STATUS_NO_DOCS;
    scanner.left = width * height;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_bad_read(SANE_Handle handle, SANE_Byte* to, SANE_Int most, SANE_Int* got) {
    Scanner& scanner = of(handle);
    if (scanner.left <= width * height / 2)
        scanner.wrong.happens("read", scanner.sides);
    *got = std::min({most, scanner.left, width * 10});
    std::memset(to, 255, static_cast<std::size_t>(*got));
    scanner.left -= *got;
    if (*got > 0)
        return SANE_STATUS_GOOD;
    ++scanner.sides;
    return SANE_STATUS_EOF;
}

void sane_bad_cancel(SANE_Handle handle) {
    of(handle).wrong.happens("cancel", of(handle).sides);
}

SANE_Status sane_bad_set_io_mode(SANE_Handle, SANE_Bool) {
    return SANE_STATUS_GOOD;
}

SANE_Status sane_bad_get_select_fd(SANE_Handle, SANE_Int*) {
    return SANE_STATUS_UNSUPPORTED;
}

} // extern "C"

#include "scanner/pages/sandbox.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TYCKTILL_SANITIZED 1
#else
#define TYCKTILL_SANITIZED 0
#endif

namespace tycktill::pages {

namespace {

int create_ruleset(const landlock_ruleset_attr* attributes, std::size_t size, std::uint32_t flags) {
    return int(syscall(SYS_landlock_create_ruleset, attributes, size, flags));
}

// Drawing a PDF needs fonts and character tables; nothing else may be read.
constexpr const char* readable[] = {"/usr/share", "/usr/lib", "/etc/fonts",
                                    "/var/cache/fontconfig"};

bool close_file_system() {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    const int ruleset = create_ruleset(&attributes, sizeof attributes, 0);
    if (ruleset < 0)
        return false;
    for (const char* path : readable) {
        landlock_path_beneath_attr rule{};
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
        if (rule.parent_fd < 0)
            continue;
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        close(rule.parent_fd);
    }
    const bool closed = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return closed;
}

bool limit(int resource, rlim_t most) {
    const rlimit both{most, most};
    return setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

// What is mapped already: a desk with a window has mapped much before the first page is read.
std::size_t mapped_now() {
    std::size_t pages = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%zu", &pages) != 1)
            pages = 0;
        std::fclose(file);
    }
    return pages * std::size_t(sysconf(_SC_PAGESIZE));
}

bool limit_resources(const SandboxLimits& limits) {
    bool good = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, std::size_t(512) << 20) &&
                limit(RLIMIT_CPU, rlim_t(limits.seconds_of_processor)) && limit(RLIMIT_NOFILE, 64);
    if (!TYCKTILL_SANITIZED) // a sanitizer's shadow takes the whole address space
        good = good && limit(RLIMIT_AS, mapped_now() + limits.memory);
    return good;
}

constexpr int allowed_calls[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(recvfrom),
    SCMP_SYS(sendto),
    SCMP_SYS(futex),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getcwd),
    SCMP_SYS(fadvise64),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(poll),
    SCMP_SYS(rseq),
    SCMP_SYS(membarrier),
    SCMP_SYS(dup),
    SCMP_SYS(set_robust_list), // a thread's first
#if TYCKTILL_SANITIZED
    SCMP_SYS(pipe2), // it writes memory to a pipe to see whether it may be read
#endif
};

// Everything that is not named here fails with "not permitted"; nothing that is mapped may be run.
bool close_system_calls() {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr)
        return false;
    bool good = true;
    for (const int call : allowed_calls)
        good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    const auto allow = [&](int call, scmp_arg_cmp argument) {
        good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, argument) == 0;
    };
    allow(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    allow(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    allow(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
    allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
    // Photographs are decoded by threads; a process of its own is none. The newer call hides what it asks for
    // in memory: it is said to be missing, and the C library takes the older one.
    allow(SCMP_SYS(clone),
          SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD | CLONE_VM, CLONE_THREAD | CLONE_VM));
    good = good && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
    for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC})
        allow(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, scmp_datum_t(command)));
    good = good && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

} // namespace

Landlock landlock_of_this_kernel() {
    return create_ruleset(nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1 ? Landlock::Works
                                                                            : Landlock::Missing;
}

bool lock_down(const SandboxLimits& limits) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !limit_resources(limits))
        return false;
    if (landlock_of_this_kernel() == Landlock::Works && !close_file_system())
        return false;
    return close_system_calls();
}

} // namespace tycktill::pages

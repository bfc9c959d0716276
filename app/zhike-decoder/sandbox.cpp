// SPDX-License-Identifier: Apache-2.0
#include "sandbox.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zhike {
namespace {

constexpr rlim_t kMemory = 1536ull * 1024 * 1024; // the largest allowed picture four times over
constexpr rlim_t kProcessorSeconds = 600; // of a whole life; the parent's time limit ends a single picture
constexpr rlim_t kOpenFiles = 16;

bool limit(__rlimit_resource_t what, rlim_t to)
{
    const rlimit both{to, to};
    return ::setrlimit(what, &both) == 0;
}

bool setLimits()
{
#if !defined(__SANITIZE_ADDRESS__) // the sanitizer reserves terabytes of addresses
    if (!limit(RLIMIT_AS, kMemory))
        return false;
#endif
    return limit(RLIMIT_CPU, kProcessorSeconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0)
        && limit(RLIMIT_NOFILE, kOpenFiles);
}

/// Memory, time, threads of our own (Qt converts large pictures in several, each with an eventfd), the two pipes, and
/// the end.
constexpr std::array kAllowed{
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(lseek),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(eventfd2),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getcpu),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(sysinfo),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

bool addRules(scmp_filter_ctx filter)
{
    for (const int call : kAllowed)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0)
            return false;
    // A thread is fine, a process is not. clone3 hides its flags behind a pointer: answer as an older kernel would.
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                         SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD))
        != 0)
        return false;
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) != 0)
        return false;
    // abort() signals itself, nobody else.
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())))
        == 0;
}

bool loadFilter()
{
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return false;
    const bool isLoaded = addRules(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return isLoaded;
}

bool refused(const char *what, long result)
{
    const bool isRefused = result < 0 && errno == EPERM;
    std::printf("%s: %s\n", what, isRefused ? "refused" : "NOT REFUSED");
    return isRefused;
}

} // namespace

bool enterSandbox()
{
    // Whatever the parent forgot to close must not be here.
    ::close_range(STDERR_FILENO + 1, ~0u, 0);
    return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && setLimits() && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && loadFilter();
}

bool isEverythingRefused()
{
    char program[] = "/bin/true";
    char *const arguments[] = {program, nullptr};
    bool all = refused("open for writing", ::open("/tmp/zhike-decoder-was-here", O_WRONLY | O_CREAT, 0600));
    all = refused("open for reading", ::open("/etc/passwd", O_RDONLY)) && all;
    all = refused("socket", ::socket(AF_INET, SOCK_STREAM, 0)) && all;
    all = refused("local socket", ::socket(AF_UNIX, SOCK_STREAM, 0)) && all;
    all = refused("start a program", ::execv(program, arguments)) && all;
    all = refused("new process", ::fork()) && all;
    all = refused("signal the parent", ::kill(::getppid(), 0)) && all;
    std::fflush(stdout);
    return all;
}

} // namespace zhike

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/canary.h"

#include <seccomp.h>

#include <atomic>
#include <cstring>
#include <mutex>
#include <sched.h>
#include <thread>
#include <unistd.h>

namespace zhike::test {

namespace {

using namespace Qt::StringLiterals;

enum class Sort { File, Network, Program };
struct Call {
    int number;
    Sort sort;
};
constexpr Call kCalls[] = {
    {SCMP_SYS(open), Sort::File},       {SCMP_SYS(openat), Sort::File},     {SCMP_SYS(openat2), Sort::File},
    {SCMP_SYS(creat), Sort::File},      {SCMP_SYS(rename), Sort::File},     {SCMP_SYS(renameat), Sort::File},
    {SCMP_SYS(renameat2), Sort::File},  {SCMP_SYS(unlink), Sort::File},     {SCMP_SYS(unlinkat), Sort::File},
    {SCMP_SYS(mkdir), Sort::File},      {SCMP_SYS(mkdirat), Sort::File},    {SCMP_SYS(truncate), Sort::File},
    {SCMP_SYS(socket), Sort::Network},  {SCMP_SYS(connect), Sort::Network}, {SCMP_SYS(bind), Sort::Network},
    {SCMP_SYS(sendto), Sort::Network},  {SCMP_SYS(fork), Sort::Program},    {SCMP_SYS(vfork), Sort::Program},
    {SCMP_SYS(execve), Sort::Program},  {SCMP_SYS(execveat), Sort::Program}, {SCMP_SYS(clone), Sort::Program},
};
constexpr qsizetype kNamed = 20;

/// A thread is no program: of clone() only what makes a process is watched. (clone3 can't be told apart; what it starts has
/// to call execve to become anything else.)
int addRule(scmp_filter_ctx filter, int call)
{
    if (call == SCMP_SYS(clone))
        return seccomp_rule_add(filter, SCMP_ACT_NOTIFY, call, 1, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    return seccomp_rule_add(filter, SCMP_ACT_NOTIFY, call, 0);
}

} // namespace

struct Canary::Watch {
    int descriptor = -1;
    std::atomic<bool> isArmed = false;
    std::mutex mutex; ///< guards touches
    Touches touches;

    void note(int number)
    {
        const std::lock_guard lock(mutex);
        for (const Call &call : kCalls)
            if (call.number == number)
                ++(call.sort == Sort::File ? touches.files : call.sort == Sort::Network ? touches.network : touches.programs);
        char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
        if (touches.calls.size() < kNamed)
            touches.calls << QString::fromLatin1(name);
        std::free(name);
    }
    /// Makes no watched call itself, or it would wait for itself.
    void run()
    {
        seccomp_notif *call = nullptr;
        seccomp_notif_resp *answer = nullptr;
        if (seccomp_notify_alloc(&call, &answer) != 0)
            return;
        while (true) {
            std::memset(call, 0, sizeof *call);
            if (seccomp_notify_receive(descriptor, call) != 0)
                continue;
            if (isArmed)
                note(call->data.nr);
            *answer = {call->id, 0, 0, SECCOMP_USER_NOTIF_FLAG_CONTINUE};
            seccomp_notify_respond(descriptor, answer);
        }
    }
};

Canary::Canary()
    : m_watch(std::make_shared<Watch>())
{
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool isSound = filter && seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0;
    for (const Call &call : kCalls)
        isSound = isSound && addRule(filter, call.number) == 0;
    if (!isSound || seccomp_load(filter) != 0)
        return;
    m_watch->descriptor = seccomp_notify_fd(filter);
    std::thread([watch = m_watch] { watch->run(); }).detach();
}

Canary::~Canary() = default;

bool Canary::isWatching() const { return m_watch->descriptor >= 0; }

void Canary::arm()
{
    const std::lock_guard lock(m_watch->mutex);
    m_watch->touches = {};
    m_watch->isArmed = true;
}

Canary::Touches Canary::disarm()
{
    m_watch->isArmed = false;
    const std::lock_guard lock(m_watch->mutex);
    return m_watch->touches;
}

} // namespace zhike::test

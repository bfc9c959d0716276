// SPDX-License-Identifier: Apache-2.0
#include "central/http/descriptors.h"

#include <sys/resource.h>

namespace zhike::central {
namespace {
constexpr quint64 kForFiles = 128;
}

quint64 descriptorLimit()
{
    rlimit limit{};
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 0;
}

quint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return descriptorLimit();
}

quint64 connectionsWithin(quint64 descriptors)
{
    return descriptors > 2 * kForFiles ? descriptors - kForFiles : descriptors / 2;
}

} // namespace zhike::central

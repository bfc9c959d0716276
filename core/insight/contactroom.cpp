// SPDX-License-Identifier: Apache-2.0
#include "core/insight/advice.h"

#include <algorithm>

namespace zhike {

// Counted in calendar days of the shop, because the date is what a person is told.
ContactRoom contactRoom(const Member &member, const Policy &policy, const QDate &today)
{
    std::vector<QDate> within;
    for (const ContactMark &contact : member.contacts) {
        if (!contact.isUnsolicited)
            continue; // before the local time is asked for: that looks at the system's zone file
        const QDate on = contact.at.toLocalTime().date();
        if (on <= today && on > today.addDays(-policy.contactWindowDays))
            within.push_back(on);
    }
    std::sort(within.rbegin(), within.rend());
    ContactRoom room{static_cast<int>(within.size()), {}};
    const auto limit = static_cast<size_t>(std::max(0, policy.contactLimit));
    if (limit == 0)
        room.freesOn = today.addDays(policy.contactWindowDays); // policy allows none at all
    else if (within.size() >= limit)
        room.freesOn = within[limit - 1].addDays(policy.contactWindowDays);
    return room;
}

} // namespace zhike

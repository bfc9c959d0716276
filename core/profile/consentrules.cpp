// SPDX-License-Identifier: Apache-2.0
#include "core/profile/consentrules.h"

namespace zhike {

using namespace Qt::StringLiterals;

const Consent *coveringWithdrawal(const Member &member, Purpose purpose, Channel channel)
{
    const Consent *newest = nullptr;
    for (const Consent &answer : member.consents) {
        const bool covers = answer.channel == channel || answer.channel == Channel::Any;
        if (answer.purpose == purpose && covers && answer.status == ConsentStatus::Withdrawn
            && (!newest || answer.capturedAt >= newest->capturedAt))
            newest = &answer;
    }
    return newest;
}

QString answerKey(const Consent *answer)
{
    if (!answer)
        return {};
    return answer->op.isEmpty() ? u"at:"_s + answer->capturedAt.toUTC().toString(Qt::ISODateWithMs) : answer->op.toString();
}

QDateTime answerTime(const Member &member, const Consent &answer, const QDateTime &at)
{
    QDateTime time = at;
    const int later = answer.status == ConsentStatus::Granted ? 1 : 0; // ms: at one moment a withdrawal is the later one
    for (const Consent &earlier : member.consents) {
        const bool meets = earlier.channel == answer.channel || earlier.channel == Channel::Any || answer.channel == Channel::Any;
        if (earlier.purpose == answer.purpose && meets && earlier.capturedAt.isValid() && time < earlier.capturedAt.addMSecs(later))
            time = earlier.capturedAt.addMSecs(later);
    }
    return time;
}

} // namespace zhike

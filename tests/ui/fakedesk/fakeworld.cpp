// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/fakedesk/fakeworld.h"

#include "tests/ui/fakedesk/fakevalues.h"

namespace zhike {

using namespace Qt::StringLiterals;

FakeWorld::FakeWorld() { fillWithMsChen(*this); }

void FakeWorld::deliver(std::function<void()> answer)
{
    if (isHolding)
        m_held.push_back(std::move(answer));
    else
        QTimer::singleShot(0, this, std::move(answer));
}

void FakeWorld::release()
{
    isHolding = false;
    for (; !m_held.empty(); m_held.pop_front())
        m_held.front()();
}

Receipt FakeWorld::receipt()
{
    ++m_receipts;
    return {OpId(u"op-%1"_s.arg(m_receipts)), u"7C41-%1"_s.arg(91 + m_receipts, 4, 10, QLatin1Char('0')),
            now.addSecs(10)};
}

} // namespace zhike

// SPDX-License-Identifier: Apache-2.0
#include "ui/member/memberpage.h"

#include "ui/format/memberlabels.h"
#include "ui/member/membertables.h"

#include <algorithm>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

RecognisedBy recognisedFrom(int value)
{
    const int last = static_cast<int>(RecognisedBy::NewMember);
    return static_cast<RecognisedBy>(std::clamp(value, 0, last));
}

/// What is severe stands on a line of its own; plain facts share one.
std::vector<FactView> folded(const std::vector<FactView> &facts)
{
    std::vector<FactView> lines;
    QStringList zh, en;
    for (const FactView &fact : facts) {
        if (fact.severity > 0)
            lines.push_back(fact);
        else {
            zh << fact.words.zh;
            en << fact.words.en;
        }
    }
    if (!zh.isEmpty())
        lines.push_back({{joined(zh), joined(en)}, 0});
    return lines;
}

} // namespace

MemberPage::MemberPage(QObject *parent)
    : PageModel(parent)
    , m_mustKnow(new RowList(factTable().roles(), this))
    , m_appliances(new RowList(applianceTable().roles(), this))
    , m_people(new RowList(personTable().roles(), this))
    , m_tickets(new RowList(ticketTable().roles(), this))
    , m_merges(new RowList(mergeTable().roles(), this))
    , m_advice(new AdviceBoard(this))
    , m_community(new CommunityBoard(this))
    , m_timeline(new TimelineBoard(this))
{
}

void MemberPage::attach()
{
    for (PageModel *board : std::initializer_list<PageModel *>{m_advice, m_community, m_timeline})
        board->setServices(services());
    connect(desk(), &Desk::membersChanged, this, [this](const QStringList &ids) {
        if (ids.isEmpty() || ids.contains(memberId()))
            refresh();
    });
    // A unit's document carries this member's repairs and faults; which units are theirs is the desk's to know.
    connect(desk(), &Desk::unitsChanged, this, &MemberPage::refresh);
    connect(desk(), &Desk::sharedChanged, this, &MemberPage::refresh);
    connect(desk(), &Desk::outboxChanged, this, &MemberPage::refresh);
}

void MemberPage::open(const QString &memberId, int recognisedBy)
{
    const MemberId wanted(memberId);
    if (!desk() || wanted.isEmpty())
        return;
    if (wanted != m_member)
        clear();
    m_member = wanted;
    m_how = recognisedFrom(recognisedBy);
    Q_EMIT changed();
    desk()->receive(wanted);
    refresh();
}

void MemberPage::reread()
{
    if (m_member.isEmpty())
        return;
    read(desk()->member(m_member, m_how), [this](const MemberView &view) { show(view); });
}

void MemberPage::show(const MemberView &view)
{
    const Words say = words();
    m_header = headerFacts(view.header, say);
    m_header.communityId = view.community.communityId.toString();
    m_freshness = freshnessFacts(view.freshness, say);
    m_mustKnow->show(factTable().rows(folded(view.header.mustKnow), say));
    m_appliances->show(applianceTable().rows(view.appliances, say));
    m_people->show(personTable().rows(view.people, say));
    m_tickets->show(ticketTable().rows(view.tickets, say));
    m_merges->show(mergeTable().rows(view.merges, say));
    QStringList residents;
    for (const PersonView &person : view.people)
        residents << person.maskedName + u' ' + personRoleWords(person.role);
    m_residents = joined(residents);
    m_advice->show(m_member, view.advice, say);
    m_community->show(view.community, say, m_member);
    m_timeline->show(m_member, view.timeline, say);
    setState(PageState::Ready);
    Q_EMIT changed();
}

void MemberPage::clear()
{
    forgetReading();
    m_member = {};
    m_header = {};
    m_residents.clear();
    for (RowList *list : {m_mustKnow, m_appliances, m_people, m_tickets, m_merges})
        list->show({});
    m_advice->show({}, {}, words());
    m_community->show({}, words());
    m_timeline->show({}, {}, words());
    setState(PageState::Idle);
    Q_EMIT changed();
}

void MemberPage::endVisit()
{
    if (desk())
        desk()->endVisit();
    clear();
    Q_EMIT visitEnded();
}

void MemberPage::note(const QString &text)
{
    const QString said = text.trimmed();
    if (said.isEmpty() || m_member.isEmpty())
        return;
    act(
        AddNote{m_member, said}, [](const Words &) { return tr("Noted"); }, [](const Receipt &) {});
}

} // namespace zhike::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/member/membereditsheet.h"

#include "ui/lists/rowtable.h"

#include "core/domain/phone.h"

namespace zhike::ui {
namespace {

using V = QVariant;
using W = const Words &;

const RowTable<PlaceChoice> &placeTable()
{
    using R = const PlaceChoice &;
    static const RowTable<PlaceChoice> table{[](R r) { return r.community.toString(); },
                                             {
                                                 {"key", [](R r, W) { return V(r.community.toString()); }},
                                                 {"name", [](R r, W w) { return V(w(r.name)); }},
                                             }};
    return table;
}

const RowTable<PlanChoice> &planTable()
{
    using R = const PlanChoice &;
    static const RowTable<PlanChoice> table{[](R r) { return r.plan.toString(); },
                                            {
                                                {"key", [](R r, W) { return V(r.plan.toString()); }},
                                                {"name", [](R r, W w) { return V(w(r.name)); }},
                                            }};
    return table;
}

std::optional<QString> typed(const QString &text)
{
    return text.trimmed().isEmpty() ? std::nullopt : std::optional(text.trimmed());
}

} // namespace

MemberEditSheet::MemberEditSheet(QObject *parent)
    : PageModel(parent)
    , m_places(new RowList(placeTable().roles(), this))
    , m_plans(new RowList(planTable().roles(), this))
{
}

void MemberEditSheet::open(const QString &memberId)
{
    m_view = {};
    m_wish = {};
    m_hint.clear();
    Q_EMIT changed();
    if (!desk())
        return;
    setState(PageState::Busy);
    read(desk()->beginEdit(MemberId(memberId)), [this](const EditView &view) {
        m_view = view;
        m_places->show(placeTable().rows(view.places, words()));
        showPlans();
        setState(PageState::Ready);
        Q_EMIT changed();
    });
}

void MemberEditSheet::showPlans()
{
    std::vector<PlanChoice> plans;
    for (const PlaceChoice &place : m_view.places)
        if (place.community == home().community)
            plans = place.plans;
    m_plans->show(planTable().rows(plans, words()));
}

void MemberEditSheet::setSalutation(const QString &key)
{
    m_wish.salutation = enumFromName<Salutation>(key);
    Q_EMIT changed();
}

void MemberEditSheet::setLocale(const QString &key)
{
    m_wish.locale = enumFromName<Language>(key);
    Q_EMIT changed();
}

void MemberEditSheet::setChannel(const QString &key)
{
    m_wish.channel = enumFromName<Channel>(key);
    Q_EMIT changed();
}

void MemberEditSheet::setPlace(const QString &community)
{
    if (community != place())
        m_wish.home = HomePlace{CommunityId(community), {}};
    showPlans();
    Q_EMIT changed();
}

void MemberEditSheet::setPlan(const QString &plan)
{
    m_wish.home = HomePlace{home().community, FloorPlanId(plan)};
    Q_EMIT changed();
}

void MemberEditSheet::save(const QString &familyName, const QString &givenName, const QString &address)
{
    if (isActing() || !desk())
        return;
    MemberWish wish = m_wish;
    wish.familyName = typed(familyName);
    wish.givenName = typed(givenName);
    wish.address = typed(address);
    perform(desk()->edit(wish), [this](const Receipt &receipt) {
        services()->notices()->showReceipt(receipt, [](const Words &) { return tr("Data changed"); });
        Q_EMIT saved();
    });
}

void MemberEditSheet::changePhone(const QString &number)
{
    if (isActing() || !desk())
        return;
    if (const Result<Phone> phone = Phone::parse(number); !phone)
        return setHint(errorWords(phone.error()));
    setHint({});
    perform(desk()->changePhone(number), [this](const Receipt &receipt) {
        services()->notices()->showReceipt(receipt, [](const Words &) { return tr("Another phone number"); });
        Q_EMIT saved();
    });
}

void MemberEditSheet::setHint(const QString &hint)
{
    m_hint = hint;
    Q_EMIT changed();
}

} // namespace zhike::ui

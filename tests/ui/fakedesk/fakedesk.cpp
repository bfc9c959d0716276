// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/fakedesk/fakeworld.h"

namespace zhike {

using namespace Qt::StringLiterals;

class Desk::Private {
public:
    FakeWorld &world;
    SignedIn who;
};

Desk::Desk(Rooms rooms, SignedIn who, QObject *parent)
    : QObject(parent)
    , d(new Private{rooms.world, std::move(who)})
{
}
Desk::~Desk() = default;

const SignedIn &Desk::who() const { return d->who; }

Answer<MemberView> Desk::member(const MemberId &id, RecognisedBy how)
{
    MemberView view = d->world.member;
    view.header.memberId = id;
    view.header.recognisedBy = how;
    return d->world.answer(view);
}
Answer<MemberDetail> Desk::memberDetail(const MemberId &) { return d->world.answer(d->world.detail); }
Answer<TimelineView> Desk::timeline(const MemberId &, const QString &lane, const QDateTime &before)
{
    TimelineView view = d->world.member.timeline;
    std::erase_if(view.rows, [&](const TimelineRow &row) {
        return (!lane.isEmpty() && row.lane != lane) || (before.isValid() && row.at >= before);
    });
    view.hasMore = view.hasMore && !before.isValid();
    return d->world.answer(view);
}
Answer<CommunityView> Desk::community(const CommunityId &, const QString &category, const MemberId &)
{
    CommunityView view = d->world.member.community;
    if (!category.isEmpty())
        view.category = category;
    return d->world.answer(view);
}
Answer<PassportView> Desk::passport(const UnitCode &unit)
{
    PassportView view = d->world.passport;
    view.unit = unit;
    return d->world.answer(view);
}
Answer<CompareView> Desk::compare(const std::vector<ModelId> &models, const MemberId &)
{
    CompareView view;
    for (const ModelId &id : models)
        for (const ProductModel &model : d->world.models)
            if (model.modelId == id)
                view.products.push_back(model);
    view.fits.resize(view.products.size(), {u"洗衣位 60 cm 放得下"_s, u"Fits the 60 cm niche"_s});
    for (size_t i = 0; !view.products.empty() && i < view.products.front().specs.size(); ++i) {
        CompareRow row{view.products.front().specs[i].key, view.products.front().specs[i].name, {}, false};
        for (const ProductModel &product : view.products)
            row.values.push_back(i < product.specs.size() ? product.specs[i].value : Text());
        row.isDifferent =
            std::adjacent_find(row.values.begin(), row.values.end(), std::not_equal_to<>()) != row.values.end();
        view.rows.push_back(row);
    }
    return d->world.answer(view);
}
Answer<WarrantyView> Desk::warranty(const UnitCode &unit)
{
    const PassportView &from = d->world.passport;
    WarrantyView view{unit, from.unitDisplay, from.name, from.modelNumber, d->world.now.date(), {},
                      true, from.freshness};
    for (const WarrantyTerm &term : from.terms)
        view.warranties.push_back({term.scope, term.months, view.purchasedOn, view.purchasedOn.addMonths(term.months)});
    return d->world.answer(view);
}
Answer<ManualView> Desk::manual(const ModelId &model)
{
    ManualView view{model, d->world.passport.name, {}, d->world.passport.freshness};
    if (!d->world.models.empty())
        view.steps = d->world.models.front().manual;
    return d->world.answer(view);
}
Answer<std::vector<Slot>> Desk::slotsFor(WorkOrderKind, const MemberId &) { return d->world.answer(d->world.windows); }
Answer<OutboxView> Desk::outbox() { return d->world.answer(d->world.outbox); }
Answer<HomeView> Desk::home() { return d->world.answer(d->world.home); }
Answer<ShiftView> Desk::shift() { return d->world.answer(d->world.shift); }
Answer<ShiftView> Desk::closeShift() { return d->world.answer(d->world.shift); }
Answer<QByteArray> Desk::exportOutbox(ExportAs) { return d->world.answer(QByteArray("receipt,state\r\n")); }

Answer<EditView> Desk::beginEdit(const MemberId &) { return d->world.answer(d->world.edit); }
Answer<ConsentView> Desk::consents(const MemberId &) { return d->world.answer(d->world.consents); }
Answer<MergeView> Desk::mergeView(const MemberId &keep, const MemberId &merge)
{
    MergeView view = d->world.merge;
    view.keep.member = keep;
    view.merge.member = merge;
    return d->world.answer(view);
}

std::vector<Hit> Desk::find(const QString &typed, int limit) const
{
    std::vector<Hit> found;
    for (const Hit &hit : d->world.hits)
        if (static_cast<int>(found.size()) < limit && (hit.maskedName.contains(typed) || hit.cue.contains(typed)))
            found.push_back(hit);
    return found;
}
Answer<std::vector<Hit>> Desk::findPhone(const QString &typed) { return d->world.answer(find(typed, 100)); }
bool Desk::isIndexReady() const { return d->world.isIndexReady; }
Answer<std::vector<ScanView>> Desk::scanImage(const QByteArray &) { return d->world.answer(d->world.scans); }
Answer<ScanView> Desk::scanTyped(const QString &)
{
    return d->world.answer(d->world.scans.empty() ? ScanView() : d->world.scans.front());
}
Answer<std::vector<NearMiss>> Desk::didYouMean(const QString &) { return d->world.answer(d->world.nearMisses); }
Answer<std::vector<Hit>> Desk::openMemberCode(const QString &) { return d->world.answer(d->world.hits); }
Answer<std::vector<Hit>> Desk::ownerOf(const UnitCode &) { return d->world.answer(d->world.hits); }
Answer<ScanView> Desk::scanCode(const ScannedBytes &code)
{
    d->world.scanned.push_back(code);
    return scanTyped(QString());
}
Answer<std::vector<ScanView>> Desk::scanSymbols(const std::vector<Symbol> &) { return d->world.answer(d->world.scans); }
std::vector<ScanHistoryRow> Desk::scanHistory() const { return d->world.history; }

MemberId Desk::atCounter() const { return d->world.atCounter; }
void Desk::receive(const MemberId &member)
{
    d->world.atCounter = member;
    Q_EMIT atCounterChanged();
}
void Desk::endVisit() { receive({}); }

Answer<Receipt> Desk::act(const Action &action)
{
    d->world.acted.push_back(action);
    return d->world.answer(d->world.receipt());
}
Answer<UndoOutcome> Desk::undo(const OpId &op)
{
    d->world.undone.push_back(op);
    return d->world.answer(d->world.undoOutcome);
}
Answer<Receipt> Desk::edit(const MemberWish &wish)
{
    d->world.wishes.push_back(wish);
    return d->world.answer(d->world.receipt());
}
Answer<Receipt> Desk::changePhone(const QString &number)
{
    d->world.numbers << number;
    return d->world.answer(d->world.receipt());
}
Answer<Receipt> Desk::takeMine(const OpId &merged)
{
    d->world.taken.push_back(merged);
    return d->world.answer(d->world.receipt());
}
Answer<Receipt> Desk::resend(const OpId &, const Action &edited) { return act(edited); }
Answer<Action> Desk::actionOf(const OpId &)
{
    return d->world.answer(d->world.acted.empty() ? Action(AddNote{MemberId(u"member-chen"_s), u"周末再来"_s})
                                                  : d->world.acted.back());
}
Answer<bool> Desk::dismissRefusal(const OpId &op)
{
    d->world.dismissed.push_back(op);
    return d->world.answer(true);
}
Answer<Revealed> Desk::reveal(const MemberId &, IdentityKind, const QString &)
{
    ++d->world.revealed;
    return d->world.answer(Revealed{u"138 0013 5678"_s, d->world.now.addSecs(30)});
}
Answer<QString> Desk::keepPhoto(const QByteArray &bytes) { return d->world.answer(u"sha256-%1"_s.arg(bytes.size())); }
MemberId Desk::newMemberId() const { return MemberId(u"member-new"_s); }

class Reception::Private {
public:
    FakeWorld &world;
    std::unique_ptr<Desk> desk;
    QString lastBadge;
};

Reception::Reception(Rooms rooms, QObject *parent)
    : QObject(parent)
    , d(new Private{rooms.world, nullptr, {}})
{
}
Reception::~Reception() = default;

Desk *Reception::desk() const { return d->desk.get(); }
Answer<SignedIn> Reception::signIn(const QString &badge, const QString &pin)
{
    if (pin == "0000"_L1)
        d->world.nextError = Error{ErrorCode::SignInWrong, {}};
    const SignedIn who{AssociateId(u"associate-lin"_s),         u"林"_s, u"associate"_s, StoreId(u"store-1"_s),
                       {u"青岛崂山店"_s, u"Qingdao Laoshan"_s}, false};
    return d->world.answer(who).then(this, [this, badge](const Result<SignedIn> &entered) {
        if (entered) {
            d->lastBadge = badge;
            d->desk = std::make_unique<Desk>(Desk::Rooms{d->world}, *entered);
            Q_EMIT deskChanged();
        }
        return entered;
    });
}
void Reception::lock()
{
    d->desk.reset();
    d->world.atCounter = {};
    Q_EMIT deskChanged();
}
QString Reception::lastBadge() const { return d->lastBadge; }
QString Reception::badgeOf(const ScannedBytes &scanned) const
{
    return scanned.bytes.startsWith("HMS-") ? QString::fromLatin1(scanned.bytes.mid(4)) : QString();
}
LineView Reception::line() const { return d->world.line; }
void Reception::retryNow() { ++d->world.retried; }
Answer<ShiftView> Reception::closeShift()
{
    return d->desk->closeShift().then(this, [this](const Result<ShiftView> &closed) {
        if (closed)
            lock();
        return closed;
    });
}
QDateTime Reception::now() const { return d->world.now; }

} // namespace zhike

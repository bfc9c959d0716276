// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskprivate.h"

#include "core/desk/membercodes.h"
#include "core/scan/gs1.h"
#include "core/scan/nearmiss.h"
#include "core/store/documentrows.h"
#include "core/store/shelves.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kHistoryShown = 50; // scans of a shift that stay in sight

/// AI 255 is a coupon's number, AI 17 beside it its last day; a coupon of the trade or of the brand is a number alone.
std::optional<CouponView> couponOf(const Code &code, const QDate &today)
{
    if (const auto *coupon = code.as<Coupon>())
        return CouponView{coupon->coupon.toString(), {}, false, coupon->coupon.toString().startsWith("99"_L1)};
    const auto *label = code.as<Gs1Label>();
    const QString *number = label ? valueOf(label->elements, u"255") : nullptr;
    if (!number)
        return std::nullopt;
    const QString *until = valueOf(label->elements, u"17");
    const QDate last = until ? gs1Date(*until, today) : QDate();
    return CouponView{*number, last, last.isValid() && last < today, true};
}

/// An interaction that was parked on this desk under these six characters.
std::optional<ParkedView> parkedAs(const Reader &reader, const ResumeCode &code)
{
    for (const interactions::Row &row : interactions::all(reader)) {
        const Result<QJsonObject> draft = json::parseObject(row.draft);
        if (row.state == "parked"_L1 && draft && draft->value("resumeCode"_L1).toString() == code.toString())
            return ParkedView{row.id, MemberId(draft->value("memberId"_L1).toString()), row.updatedAt};
    }
    return std::nullopt;
}

/// Passport or model behind one code. Codes that lead to people are resolved by the index, on the desk's thread.
ScanView lookUp(const Reader &reader, const Lens &lens, const Code &code, const MemberId &atCounter)
{
    ScanView view{code, std::nullopt, std::nullopt, {}};
    if (const auto *label = code.as<UnitLabel>()) {
        if (const Result<UnitCase> which = loadUnit(reader, lens.shared, label->unit, atCounter)) {
            view.passport = describePassport(*which, lens);
            // The label's GTIN is part of the identity: a code that names another product isn't this unit.
            if (!label->gtin.isEmpty() && !view.passport->gtin.isEmpty() && view.passport->gtin != label->gtin.toString())
                view.passport = describePassport({label->unit, {}, {}, atCounter}, lens);
        }
    } else if (const auto *model = code.as<ModelCode>()) {
        if (const ProductModel *found = lens.shared.modelOfGtin(model->gtin.toString()))
            view.model = *found;
    } else if (const auto *gs1 = code.as<Gs1Label>(); gs1 && !gs1->gtin.isEmpty()) {
        if (const ProductModel *found = lens.shared.modelOfGtin(gs1->gtin.toString()))
            view.model = *found;
    }
    view.coupon = couponOf(code, lens.today);
    if (const auto *ticket = code.as<ResumeTicket>())
        view.parked = parkedAs(reader, ticket->resume);
    return view;
}

/// Audited whether it was taken or not, so the refusal travels inside a value: an Error would take the audit's line along.
struct TakenCode {
    MemberId member;
    Error refusal;
};

Result<std::optional<IndexRow>> ownerRow(const Reader &reader, const Lens &lens, const MemberId &owner)
{
    return effectiveMember(reader, lens.shared, owner).then([&](const std::optional<Member> &member) -> Result<std::optional<IndexRow>> {
        if (!member || member->status != MemberStatus::Active)
            return std::optional<IndexRow>();
        IndexRow row = indexRowOf(*member);
        row.isPending = documents::version(reader, enumName(DocumentKind::Member), owner.toString()) == 0;
        return std::optional<IndexRow>(std::move(row));
    });
}

} // namespace

Answer<std::vector<ScanView>> Desk::Private::resolve(const std::vector<Code> &codes)
{
    auto promise = std::make_shared<QPromise<Result<std::vector<ScanView>>>>();
    promise->start();
    ask([codes, at = atCounter](const Reader &reader, const Lens &lens) -> Result<std::vector<ScanView>> {
        std::vector<ScanView> views;
        for (const Code &code : codes)
            views.push_back(lookUp(reader, lens, code, at));
        return views;
    }).then(q, [this, promise](Result<std::vector<ScanView>> views) {
        if (views)
            for (ScanView &view : *views) {
                if (const auto *card = view.code.as<MemberCard>(); card && index)
                    for (const IndexHit &hit : index->findExact(IdentityKind::Card, card->card.toString()))
                        view.members.push_back(hitOf(hit));
                remember(view);
            }
        promise->addResult(std::move(views));
        promise->finish();
    });
    return promise->future();
}

void Desk::Private::remember(const ScanView &scan)
{
    ScanHistoryRow row{rooms.clock.now(), scan.code.kind(), {}, OwnerVerdict::Unknown, false};
    if (scan.passport) {
        row.title = scan.passport->name.isEmpty() ? Text{scan.passport->unitDisplay, scan.passport->unitDisplay} : scan.passport->name;
        row.verdict = scan.passport->verdict;
        row.hasVerdict = true;
        scannedUnit = scan.passport->unit;
    } else if (scan.model) {
        row.title = scan.model->name;
    } else if (!scan.members.empty()) {
        row.title = {scan.members.front().maskedName, scan.members.front().maskedName};
    } else if (scan.coupon) {
        row.title = {scan.coupon->number, scan.coupon->number};
    } else if (row.kind != CodeKind::MemberQr) { // that one is a secret of sixty seconds
        row.title = {scan.code.literal.left(40), scan.code.literal.left(40)};
    }
    const UnitCode unit = scan.passport ? scan.passport->unit : UnitCode();
    if (atCounter.isEmpty() && (scan.passport || scan.model) && visitScans.size() < kHistoryShown)
        visitScans.push_back({static_cast<int>(visitScans.size()) + 1, row.at, unit, row.title});
    history.push_front(row);
    if (history.size() > kHistoryShown)
        history.pop_back();
}

Answer<std::vector<ScanView>> Desk::scanImage(const QByteArray &fileBytes)
{
    auto promise = std::make_shared<QPromise<Result<std::vector<ScanView>>>>();
    promise->start();
    const auto finish = [promise](Result<std::vector<ScanView>> answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    auto decoding = d->rooms.decoder.decode(fileBytes);
    decoding
        .then(this, [this, finish](const Decoder::Answer &symbols) {
            if (!symbols)
                return finish(symbols.error());
            scanSymbols(*symbols).then(this, finish);
        })
        // A newer picture took the decoder: whoever asked for this one is told, not left waiting.
        .onCanceled(this, [finish] { finish(Error{ErrorCode::DecoderSlow, u"newer"_s}); });
    return promise->future();
}

Answer<std::vector<ScanView>> Desk::scanSymbols(const std::vector<Symbol> &symbols)
{
    std::vector<Code> codes;
    std::optional<Error> first;
    for (Result<Code> &code : parseSymbols(symbols, d->rooms.grammar)) {
        if (code)
            codes.push_back(*std::move(code));
        else if (!first)
            first = code.error();
    }
    if (codes.empty())
        return answered<std::vector<ScanView>>(first.value_or(Error{ErrorCode::NoCodeFound, {}}));
    return d->resolve(codes);
}

Answer<ScanView> Desk::scanTyped(const QString &typed) { return scanCode({typed.toUtf8(), {}, ScanRoute::Typed}); }

Answer<ScanView> Desk::scanCode(const ScannedBytes &scanned)
{
    const Result<Code> code = parseCode(scanned, d->rooms.grammar);
    if (!code)
        return answered<ScanView>(code.error());
    auto promise = std::make_shared<QPromise<Result<ScanView>>>();
    promise->start();
    d->resolve({*code}).then(this, [promise](const Result<std::vector<ScanView>> &views) {
        promise->addResult(views ? Result<ScanView>(views->front()) : Result<ScanView>(views.error()));
        promise->finish();
    });
    return promise->future();
}

Answer<std::vector<Hit>> Desk::ownerOf(const UnitCode &unit)
{
    d->audit(u"ownerAsked"_s, targetKey(targetOf(unit)), {});
    using Owner = Result<std::optional<IndexRow>>;
    auto promise = std::make_shared<QPromise<Result<std::vector<Hit>>>>();
    promise->start();
    // From the documents, not from the index: the answer is there while the index is still being built.
    d->ask([unit](const Reader &reader, const Lens &lens) -> Owner {
        return loadUnit(reader, lens.shared, unit, {}).then([&](const UnitCase &which) -> Owner {
            const Unit *found = which.documents.unit(unit);
            return found && !found->ownerId.isEmpty() ? ownerRow(reader, lens, found->ownerId) : Owner(std::nullopt);
        });
    }).then(this, [this, promise](const Owner &owner) {
        std::vector<Hit> hits;
        if (owner && *owner)
            hits.push_back(d->hitOf({std::make_shared<const IndexRow>(**owner), MatchedBy::ExactKey, IdentityKind::Unit}));
        promise->addResult(owner ? Result<std::vector<Hit>>(hits) : Result<std::vector<Hit>>(owner.error()));
        promise->finish();
    });
    return promise->future();
}

Answer<std::vector<Hit>> Desk::findPhone(const QString &typed)
{
    using Rows = std::vector<std::shared_ptr<const IndexRow>>;
    const QString wanted = Phone::parse(typed).then([](const Phone &phone) { return Result<QString>(phone.e164()); }).valueOr({});
    auto promise = std::make_shared<QPromise<Result<std::vector<Hit>>>>();
    promise->start();
    d->ask([wanted](const Reader &reader, const Lens &lens) -> Result<Rows> {
        Rows rows;
        for (const MemberId &id : wanted.isEmpty() ? std::vector<MemberId>() : documents::membersByPhone(reader, wanted))
            if (const Result<std::optional<IndexRow>> row = ownerRow(reader, lens, id); row && *row)
                rows.push_back(std::make_shared<const IndexRow>(**row));
        return rows;
    }).then(this, [this, promise](const Result<Rows> &rows) {
        std::vector<Hit> hits;
        for (const auto &row : rows.valueOr({}))
            hits.push_back(d->hitOf({row, MatchedBy::ExactKey, IdentityKind::Phone}));
        promise->addResult(rows ? Result<std::vector<Hit>>(hits) : Result<std::vector<Hit>>(rows.error()));
        promise->finish();
    });
    return promise->future();
}

Answer<std::vector<NearMiss>> Desk::didYouMean(const QString &typed)
{
    return d->ask([near = nearMisses(typed)](const Reader &reader, const Lens &lens) -> Result<std::vector<NearMiss>> {
        std::vector<NearMiss> known;
        std::copy_if(near.begin(), near.end(), std::back_inserter(known), [&](const NearMiss &one) {
            const auto gtin = Gtin::parse(one.code);
            return gtin ? lens.shared.modelOfGtin(gtin->toString()) != nullptr
                        : documents::version(reader, enumName(DocumentKind::Unit), one.code) > 0;
        });
        return known;
    });
}

Answer<std::vector<Hit>> Desk::openMemberCode(const QString &token)
{
    using Owner = Result<std::optional<IndexRow>>;
    auto promise = std::make_shared<QPromise<Result<std::vector<Hit>>>>();
    promise->start();
    const auto finish = [promise](Result<std::vector<Hit>> hits) {
        promise->addResult(std::move(hits));
        promise->finish();
    };
    const auto take = [token](Writer &writer, const CommitRoom &room) -> Result<TakenCode> {
        const Result<MemberId> member = takeMemberCode(writer, token, room.clock.now());
        const QString subject = member ? targetKey(targetOf(*member)) : QString();
        const QString detail = member ? QString() : member.error().detail;
        appendAudit(writer, {u"memberCode"_s, room.who.associate.toString(), subject, detail, room.clock.now()});
        return member ? TakenCode{*member, {}} : TakenCode{{}, member.error()};
    };
    d->commit(take).then(this, [this, finish](const Result<TakenCode> &taken) {
        if (!taken || taken->member.isEmpty())
            return finish(taken ? taken->refusal : taken.error());
        d->ask([id = taken->member](const Reader &reader, const Lens &lens) -> Owner { return ownerRow(reader, lens, id); })
            .then(this, [this, finish](const Owner &row) {
                if (!row || !*row)
                    return finish(row ? Result<std::vector<Hit>>(std::vector<Hit>()) : Result<std::vector<Hit>>(row.error()));
                finish(std::vector<Hit>{d->hitOf({std::make_shared<const IndexRow>(**row), MatchedBy::ExactKey, IdentityKind::Card})});
            });
    });
    return promise->future();
}

std::vector<ScanHistoryRow> Desk::scanHistory() const { return {d->history.begin(), d->history.end()}; }

} // namespace zhike

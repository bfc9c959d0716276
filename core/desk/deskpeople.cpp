// SPDX-License-Identifier: Apache-2.0
// What a person does with a member's own data: editing over a base, merging two accounts, taking a lost field again.
#include "core/desk/deskprivate.h"

#include "core/store/outbox.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Result<MemberCase> mustFind(const Reader &reader, const Lens &lens, const MemberId &id)
{
    Result<std::optional<MemberCase>> found = loadMember(reader, lens.shared, id);
    if (!found)
        return found.error();
    return *found ? Result<MemberCase>(**std::move(found)) : Result<MemberCase>(ErrorCode::MemberUnknown);
}

template <typename T>
void want(std::optional<Changed<T>> &change, const std::optional<T> &wished)
{
    if (!wished || *wished == change->from)
        change.reset();
    else
        change->to = *wished;
}

EditMember editFrom(const Member &base, const MemberWish &wish)
{
    EditMember edit = unchanged(base);
    want(edit.familyName, wish.familyName);
    want(edit.givenName, wish.givenName);
    want(edit.salutation, wish.salutation);
    want(edit.locale, wish.locale);
    want(edit.channel, wish.channel);
    want(edit.home, wish.home);
    want(edit.address, wish.address);
    return edit;
}

/// The lost fields of an edit again, now over what stands.
EditMember again(const EditMember &edit, const OpResult &result, const Member &now)
{
    EditMember next = unchanged(now);
    const auto isLost = [&result](MemberField field) {
        return std::find(result.lost.begin(), result.lost.end(), enumName(field)) != result.lost.end();
    };
    eachField(next, [&](MemberField field, auto &change) {
        eachField(edit, [&](MemberField other, const auto &mine) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(mine)>, std::remove_cvref_t<decltype(change)>>)
                if (other == field) {
                    if (mine && isLost(field) && mine->to != change->from)
                        change->to = mine->to;
                    else
                        change.reset();
                }
        });
    });
    return next;
}

struct Kept {
    outbox::Row row;
    EditMember edit;
};

/// The merged edit, unless somebody has taken it again or put it away.
Result<Kept> unreadMerge(const Reader &reader, const OpId &op)
{
    std::optional<outbox::Row> row = outbox::find(reader, op, outbox::Shelf::Outbox);
    if (!row)
        row = outbox::find(reader, op, outbox::Shelf::Journal);
    if (!row || !row->result || row->result->outcome != Outcome::Merged || row->isDismissed)
        return ErrorCode::NotFound;
    const Result<EditMember> edit = fromJson<EditMember>(row->op.body);
    return edit ? Result<Kept>(Kept{*std::move(row), *edit}) : Result<Kept>(edit.error());
}

} // namespace

Answer<EditView> Desk::beginEdit(const MemberId &id)
{
    using Opened = Result<std::pair<Member, EditView>>;
    d->edited.reset();
    return d->ask([id](const Reader &reader, const Lens &lens) -> Opened {
        return effectiveMember(reader, lens.shared, id).then([&](const std::optional<Member> &member) -> Opened {
            if (!member || member->status != MemberStatus::Active)
                return ErrorCode::MemberUnknown;
            return std::pair(*member, describeEdit(*member, lens));
        });
    }).then(this, [this](const Opened &opened) -> Result<EditView> {
        if (!opened)
            return opened.error();
        d->edited = opened->first;
        return opened->second;
    });
}

Answer<Receipt> Desk::edit(const MemberWish &wish)
{
    if (!d->edited)
        return answered<Receipt>(ErrorCode::MemberUnknown);
    return act(editFrom(*d->edited, wish));
}

Answer<Receipt> Desk::changePhone(const QString &number)
{
    if (!d->edited)
        return answered<Receipt>(ErrorCode::MemberUnknown);
    const Result<Phone> phone = Phone::parse(number);
    if (!phone)
        return answered<Receipt>(phone.error());
    const Identity *base = primaryPhone(*d->edited);
    return act(ChangePhone{d->edited->memberId, base ? base->value : QString(), phone->e164(), base && base->isVerified});
}

Answer<Receipt> Desk::takeMine(const OpId &merged)
{
    return d->commit([merged](Writer &writer, const CommitRoom &room) -> Result<Receipt> {
        const Result<Kept> kept = unreadMerge(writer, merged);
        if (!kept)
            return kept.error();
        const Result<std::optional<Member>> now = effectiveMember(writer, room.shared, kept->edit.member);
        if (!now || !*now)
            return ErrorCode::MemberUnknown;
        const EditMember edit = again(kept->edit, *kept->row.result, **now);
        const Result<Receipt> receipt = commitAction(writer, room, {edit, kept->row.op.interaction, merged});
        if (receipt)
            outbox::dismiss(writer, merged);
        return receipt;
    });
}

Answer<ConsentView> Desk::consents(const MemberId &id)
{
    return d->ask([id](const Reader &reader, const Lens &lens) -> Result<ConsentView> {
        const Result<MemberCase> who = mustFind(reader, lens, id);
        return who ? Result<ConsentView>(describeConsents(*who, lens)) : Result<ConsentView>(who.error());
    });
}

Answer<MergeView> Desk::mergeView(const MemberId &keep, const MemberId &merge)
{
    d->audit(u"mergeLooked"_s, targetKey(targetOf(merge)), {});
    return d->ask([keep, merge](const Reader &reader, const Lens &lens) -> Result<MergeView> {
        const Result<MemberCase> stays = mustFind(reader, lens, keep);
        if (!stays)
            return stays.error();
        const Result<MemberCase> ends = mustFind(reader, lens, merge);
        return ends ? Result<MergeView>(describeMerge(*stays, *ends, lens)) : Result<MergeView>(ends.error());
    });
}

} // namespace zhike

// SPDX-License-Identifier: Apache-2.0
#include "core/desk/shift.h"

#include "core/desk/commit.h"
#include "core/store/audit.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kOpen = "shift"; // meta: the open shift, sealed
constexpr const char *kClosed = "lastShift"; // meta: the one before, with what it left behind
constexpr int kBookRows = 5'000; // audit rows of one shift that are looked at: more than a busy desk writes in a day

struct OpenShift {
    qint64 book = 0; ///< number of the last audit row before it
    QDateTime at;
    AssociateId by;
    static void fields(auto &self, auto &&field)
    {
        field("book", self.book);
        field("at", self.at);
        field("by", self.by);
    }
};

struct ClosedShift {
    QDateTime at;
    AssociateId by;
    std::vector<OpId> left;
    static void fields(auto &self, auto &&field)
    {
        field("at", self.at);
        field("by", self.by);
        field("left", self.left);
    }
};

template <typename T>
std::optional<T> kept(const Reader &reader, const char *key)
{
    const auto bytes = meta::sealedValue(reader, key);
    if (!bytes || !*bytes)
        return std::nullopt;
    const Result<T> value = fromJsonBytes<T>(**bytes);
    return value ? std::optional(*value) : std::nullopt;
}

qint64 lastBookRow(const Reader &reader)
{
    const std::vector<audit::Row> newest = audit::newest(reader, 1);
    return newest.empty() ? 0 : newest.front().number;
}

QString nameOf(const Lens &lens, const AssociateId &who)
{
    const auto person = lens.shared.staff.find(who);
    return person == lens.shared.staff.end() ? who.toString() : person->second.displayName;
}

bool isOpen(OutboxState state)
{
    return state == OutboxState::Waiting || state == OutboxState::Sent || state == OutboxState::WithCentral;
}

/// What later rows of the book say about earlier deeds.
struct Ends {
    std::set<OpId> undone;
    std::set<OpId> refused;
    std::map<OpId, OpId> cancelledBy;

    void note(const QJsonObject &line)
    {
        const QString event = line["event"_L1].toString();
        const OpId op(line["detail"_L1].toString());
        if (event == "undo"_L1)
            undone.insert(op);
        else if (event == "refusalRead"_L1)
            refused.insert(op);
        else if (event == "cancelling"_L1)
            cancelledBy.emplace(OpId(line["subject"_L1].toString()), op);
    }
    /// A cancelling op that central refused took nothing back.
    [[nodiscard]] bool isUndone(const Reader &reader, const OpId &op) const
    {
        const auto cancel = cancelledBy.find(op);
        if (cancel == cancelledBy.end() || refused.contains(cancel->second))
            return undone.contains(op);
        const auto row = outbox::find(reader, cancel->second, outbox::Shelf::Journal);
        return !row || row->state != OpState::Refused;
    }
};

void countDeeds(ShiftView &view, const Reader &reader, const OutboxView &outbox)
{
    std::map<OpId, OutboxState> states;
    for (const OutboxRow &row : outbox.rows)
        states.emplace(row.op, row.state);
    for (const Deed &deed : deedsOfShift(reader, kBookRows)) {
        const auto state = states.find(deed.op);
        if (deed.isUndone || (state != states.end() && state->second == OutboxState::Cancelled))
            continue;
        ++view.done;
        view.refused += deed.isRefused ? 1 : 0;
        view.waiting += state != states.end() && isOpen(state->second) ? 1 : 0;
        view.refused += state != states.end() && state->second == OutboxState::Refused ? 1 : 0;
    }
}

void addLast(ShiftView &view, const Reader &reader, const Lens &lens)
{
    const std::optional<ClosedShift> last = kept<ClosedShift>(reader, kClosed);
    if (!last)
        return;
    view.lastClosedAt = last->at;
    view.lastClosedBy = nameOf(lens, last->by);
    view.leftOpen = static_cast<int>(last->left.size());
    view.leftStillOpen = static_cast<int>(std::count_if(last->left.begin(), last->left.end(), [&](const OpId &op) {
        const auto row = outbox::find(reader, op, outbox::Shelf::Outbox);
        return row && !row->result;
    }));
}

} // namespace

std::vector<Deed> deedsOfShift(const Reader &reader, int limit)
{
    const std::optional<OpenShift> shift = kept<OpenShift>(reader, kOpen);
    std::vector<Deed> deeds;
    if (!shift)
        return deeds;
    Ends ends; // newest first: how a deed ended is read before the deed
    for (const audit::Row &row : audit::newest(reader, kBookRows)) {
        if (row.number <= shift->book || static_cast<int>(deeds.size()) >= limit)
            break;
        const QJsonObject line = json::parseObject(row.body).valueOr({});
        if (line["event"_L1].toString() != "act"_L1) {
            ends.note(line);
            continue;
        }
        const OpId op(line["detail"_L1].toString());
        deeds.push_back({op, line["subject"_L1].toString(), AssociateId(line["actor"_L1].toString()),
                         QDateTime::fromString(line["at"_L1].toString(), Qt::ISODateWithMs), ends.isUndone(reader, op),
                         ends.refused.contains(op)});
    }
    return deeds;
}

void openShift(Writer &writer, const AssociateId &who, const QDateTime &at)
{
    if (kept<OpenShift>(writer, kOpen))
        return;
    appendAudit(writer, {u"shiftOpened"_s, who.toString(), {}, {}, at});
    meta::setSealed(writer, kOpen, json::toBytes(toJson(OpenShift{lastBookRow(writer), at, who})));
}

Result<ShiftView> describeShift(const Reader &reader, const Lens &lens)
{
    const Result<OutboxView> outbox = describeOutbox(reader, lens);
    if (!outbox)
        return outbox.error();
    ShiftView view;
    if (const std::optional<OpenShift> shift = kept<OpenShift>(reader, kOpen)) {
        view.openedAt = shift->at;
        view.openedBy = nameOf(lens, shift->by);
    }
    countDeeds(view, reader, *outbox);
    for (const OutboxRow &row : outbox->rows)
        if (isOpen(row.state) || row.state == OutboxState::Refused)
            view.unsent.push_back(row);
    std::stable_sort(view.unsent.begin(), view.unsent.end(),
                     [](const OutboxRow &a, const OutboxRow &b) { return a.at < b.at; });
    addLast(view, reader, lens);
    return view;
}

Result<ShiftView> closeShift(Writer &writer, const Lens &lens, const AssociateId &who)
{
    const Result<ShiftView> view = describeShift(writer, lens);
    if (!view)
        return view;
    ClosedShift closed{lens.now, who, {}};
    for (const OutboxRow &row : view->unsent)
        if (isOpen(row.state))
            closed.left.push_back(row.op);
    const QString counts =
        u"done=%1 waiting=%2 refused=%3"_s.arg(view->done).arg(closed.left.size()).arg(view->refused);
    appendAudit(writer, {u"shiftClosed"_s, who.toString(), {}, counts, lens.now});
    meta::setSealed(writer, kClosed, json::toBytes(toJson(closed)));
    meta::remove(writer, kOpen);
    return view;
}

} // namespace zhike

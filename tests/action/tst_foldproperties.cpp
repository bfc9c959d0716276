// SPDX-License-Identifier: Apache-2.0
#include "tests/action/everyaction.h"

#include <QRandomGenerator>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStories = 1500;
constexpr int kLongest = 6;
constexpr qint64 kFirstSeq = 10; // the sample's documents have version 5

/// What several people did one after the other, as central took it: ops, and the documents after each of them.
struct Story {
    std::vector<PendingOp> ops;
    std::vector<Documents> states; ///< states[i]: before op i; the last one is the end
};

void setVersion(Documents &documents, const Target &target, qint64 ver)
{
    if (target.kind == DocumentKind::Member) {
        if (const auto it = documents.members.find(MemberId(target.id)); it != documents.members.end())
            it->second.ver = ver;
    } else if (const auto it = documents.units.find(UnitCode(target.id)); it != documents.units.end()) {
        it->second.ver = ver;
    }
}

qint64 versionOf(const Documents &documents, const Target &target)
{
    if (target.kind == DocumentKind::Member) {
        const auto it = documents.members.find(MemberId(target.id));
        return it == documents.members.end() ? 0 : it->second.ver;
    }
    const auto it = documents.units.find(UnitCode(target.id));
    return it == documents.units.end() ? 0 : it->second.ver;
}

/// Any action of the table, or one that takes back what came before.
Action someAction(const Story &story, QRandomGenerator &random)
{
    static const std::vector<Action> all = sample::everyAction();
    if (!story.ops.empty() && random.bounded(5) == 0) {
        const PendingOp &earlier = story.ops[static_cast<size_t>(random.bounded(static_cast<int>(story.ops.size())))];
        if (typeOf(earlier.action).takeBack == TakeBack::ByCancelling
            && !std::holds_alternative<CancelOp>(earlier.action))
            return CancelOp{earlier.op.opId, earlier.op.type, earlier.op.body};
    }
    Action action = all[static_cast<size_t>(random.bounded(static_cast<int>(all.size())))];
    if (auto *visit = std::get_if<NoteVisit>(&action)) // a visit is told once; central drops it when it is told again
        visit->interaction = InteractionId(u"visit-%1"_s.arg(story.ops.size()));
    return action;
}

Story makeStory(QRandomGenerator &random)
{
    Story story;
    story.states.push_back(sample::documents());
    for (int tries = 0; tries < 3 * kLongest && story.ops.size() < kLongest; ++tries) {
        const Action action = someAction(story, random);
        PendingOp op = sample::pending(u"op-%1"_s.arg(story.ops.size()), action);
        Documents after = story.states.back();
        after.events.clear();
        if (!check(action, after, contextOf(op.op), Policy{}))
            continue;
        fold(action, after, contextOf(op.op), Policy{});
        const qint64 seq = kFirstSeq + static_cast<qint64>(story.ops.size());
        for (const Target &target : op.op.targetList)
            setVersion(after, target, seq);
        after.events.clear();
        op.result = sample::applied(op.op.opId.toString(), seq);
        story.ops.push_back(std::move(op));
        story.states.push_back(std::move(after));
    }
    return story;
}

/// The terminal stood at `from`, and a page up to `to` has arrived: documents last changed by then are at their end,
/// others as before.
Documents arrivedUpTo(const Story &story, size_t from, qint64 to)
{
    Documents stored = story.states[from];
    const Documents &end = story.states.back();
    for (const auto &[id, member] : end.members)
        if (member.ver <= to)
            stored.members.insert_or_assign(id, member);
    for (const auto &[code, unit] : end.units)
        if (unit.ver <= to)
            stored.units.insert_or_assign(code, unit);
    return stored;
}

/// Versions aside: a folded document keeps the version of the stored one. Contacts aside: that somebody was spoken to
/// stays true when the deed is taken back, and a deed that can't be folded any more (its unit has gone on) doesn't
/// count the talk until its page.
bool showsTheSame(Documents a, Documents b)
{
    for (Documents *documents : {&a, &b}) {
        documents->events.clear();
        for (auto &[id, member] : documents->members) {
            member.ver = 0;
            member.value.contacts.clear();
        }
        for (auto &[code, unit] : documents->units)
            unit.ver = 0;
    }
    return a == b;
}

QString typesOf(const Story &story)
{
    QStringList types;
    for (const PendingOp &op : story.ops)
        types << op.op.type;
    return types.join(u", "_s);
}

} // namespace

/// What holds for every action, alone and in any company. Random stories over the whole table of actions, the seed
/// printed.
class TestFoldProperties : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        bool isGiven = false;
        const int given = qEnvironmentVariableIntValue("ZHIKE_SEED", &isGiven);
        const quint32 seed = isGiven ? static_cast<quint32>(given) : QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < kStories; ++i)
            m_stories.push_back(makeStory(random));
    }

    void storiesAreWorthTheirName()
    {
        size_t ops = 0;
        std::set<QString> types;
        for (const Story &story : m_stories) {
            ops += story.ops.size();
            for (const PendingOp &op : story.ops)
                types.insert(op.op.type);
        }
        QVERIFY(ops > kStories * 3);
        QCOMPARE(types.size(), std::variant_size_v<Action>);
    }

    /// Whatever part of central's news has arrived, the screen shows the end of the story: nothing flickers, nothing
    /// twice (I10).
    void everyCutThroughTheNewsShowsTheSameEnd()
    {
        int cuts = 0;
        for (const Story &story : m_stories)
            for (size_t from = 0; from < story.states.size(); ++from)
                for (size_t n = from; n <= story.ops.size(); ++n, ++cuts) {
                    const Documents stored = arrivedUpTo(story, from, kFirstSeq + static_cast<qint64>(n) - 1);
                    const Documents shown = effective(stored, story.ops, Policy{});
                    QVERIFY2(showsTheSame(shown, story.states.back()),
                             qPrintable(u"%1: from %2, arrived up to %3"_s.arg(typesOf(story)).arg(from).arg(n)));
                }
        qInfo("%d cuts", cuts);
    }

    /// The control: were an op done with the first of its documents, the same stories would flicker.
    void anOpThatEndsWithItsFirstDocumentFlickers()
    {
        int flickers = 0;
        for (const Story &story : m_stories)
            for (size_t n = 0; n <= story.ops.size(); ++n) {
                const Documents stored = arrivedUpTo(story, 0, kFirstSeq + static_cast<qint64>(n) - 1);
                std::vector<PendingOp> left = story.ops;
                std::erase_if(left, [&stored](const PendingOp &op) {
                    return std::any_of(op.op.targetList.begin(), op.op.targetList.end(), [&](const Target &target) {
                        return versionOf(stored, target) >= op.result->centralSeq;
                    });
                });
                flickers += showsTheSame(effective(stored, left, Policy{}), story.states.back()) ? 0 : 1;
            }
        qInfo("%d flickers", flickers);
        QVERIFY(flickers > 0);
    }

    /// What central has is folded no second time, in any order of asking: fold is a function.
    void foldingTwiceOverTheSameDocumentsIsTheSame()
    {
        for (const Story &story : m_stories) {
            QCOMPARE(effective(story.states.back(), story.ops, Policy{}), story.states.back());
            QCOMPARE(effective(story.states.front(), story.ops, Policy{}),
                     effective(story.states.front(), story.ops, Policy{}));
        }
    }

private:
    std::vector<Story> m_stories;
};

QTEST_GUILESS_MAIN(TestFoldProperties)
#include "tst_foldproperties.moc"

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/deskrooms.h"
#include "core/store/documentrows.h"
#include "tests/support/temporarystore.h"

#include <QTest>

/// A counter of the demo brand with a file of its own: the brand's models, policy, scripts and places as the program ships
/// them, three invented people, the real decoder. Central is not there: the test speaks for it.
namespace zhike::test {

[[nodiscard]] QJsonObject resource(const QString &path);
/// Ten characters and the right check character.
[[nodiscard]] UnitCode unitCode(const QString &firstTen);

inline const MemberId kChen{QStringLiteral("member-chen")};   ///< gold, advice allowed, old washer, 90 m² at Haiyue House
inline const MemberId kWang{QStringLiteral("member-wang")};   ///< silver, no consent to advice, community not known
inline const StoreId kStore{QStringLiteral("store-1")};
inline const QString kChenPhone = QStringLiteral("+8619900005678");
inline const QString kChenGivenName = QStringLiteral("静怡");
inline const QString kChenEmail = QStringLiteral("jingyi.chen@example.org");
inline const QString kChenAddress = QStringLiteral("香港东路 900 号 3 单元 501");
[[nodiscard]] QString chenCard();
[[nodiscard]] UnitCode chenWasher();  ///< 8.6 years old, two repairs within a year
[[nodiscard]] UnitCode wangFridge();
[[nodiscard]] UnitCode newWasher();   ///< never sold, ordinary
[[nodiscard]] UnitCode newConnected(); ///< never sold, talks
[[nodiscard]] UnitCode blockedUnit();
[[nodiscard]] UnitCode soldUnit();    ///< sold, owner unknown

class Counter
{
public:
    Counter();

    /// A desk for a person of this role; its search index is built.
    [[nodiscard]] std::unique_ptr<Desk> desk(const QString &role = QStringLiteral("associate"));
    [[nodiscard]] Desk::Rooms rooms();
    [[nodiscard]] TemporaryStore &file() { return m_file; }
    [[nodiscard]] Store &store() { return *m_file.store; }
    [[nodiscard]] ManualClock &clock() { return m_file.clock; }

    /// Central's word: replaces the document under the next version, as a page of the feed does. The version.
    qint64 put(const Member &member);
    qint64 put(const Unit &unit);
    qint64 put(const Calendar &calendar);
    /// Central tells one event of a member's story.
    void tell(const MemberId &member, const QString &eventId, const QDateTime &at);
    [[nodiscard]] Member storedMember(const MemberId &id);
    [[nodiscard]] Unit storedUnit(const UnitCode &code);

    /// The undo windows pass and what waits is numbered, as the engine does before a request.
    int letGo();
    /// Central answers one op; the page that carries its documents has not come.
    void answer(const OpId &op, Outcome outcome, qint64 centralSeq, const QString &code = {});
    /// A complete page without changes up to here: proves what was answered before.
    void page(const std::vector<FeedRow> &changes = {}, const std::vector<OpResult> &results = {});
    [[nodiscard]] std::vector<QJsonObject> auditRows();
    [[nodiscard]] bool isAuditWhole();
    /// Everything committed so far has been told to whoever listens, and what they read in answer has come.
    void settle();

    template <typename T>
    [[nodiscard]] static Result<T> take(Answer<T> answer)
    {
        if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, 20'000) || answer.isCanceled() || answer.resultCount() == 0)
            return Error{ErrorCode::InvalidValue, QStringLiteral("no answer")};
        return answer.result();
    }

private:
    qint64 putRow(DocumentKind kind, const QString &id, const QJsonObject &body);
    void fillShared();
    void fillPeople();

    TemporaryStore m_file;
    Decoder m_decoder;
    Grammar m_grammar;
    Terminal m_terminal;
    qint64 m_central = 100; ///< the version central gave last
    qint64 m_requests = 0;
};

} // namespace zhike::test

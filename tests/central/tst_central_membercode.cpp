// SPDX-License-Identifier: Apache-2.0
#include "central/store/membercode.h"
#include "core/scan/memberqr.h"
#include "tests/central/rig.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

/// What central signs is what a terminal believes with the key that central tells it.
class TestCentralMemberCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTerminalBelievesWhatCentralSigns();
    void theKeyIsMadeOnceAndTold();
    void nobodyIsSignedForWhoIsNotThere();

private:
    static Result<QString> sign(Rig &rig, const MemberId &member)
    {
        central::Transaction tx(rig.database(), central::Transaction::Kind::Write);
        const Result<QString> code = central::signMemberCode(tx, member, rig.clock.now());
        return code && tx.commit() ? code : code ? Result<QString>(ErrorCode::StorageIo) : code;
    }
};

void TestCentralMemberCode::aTerminalBelievesWhatCentralSigns()
{
    Rig rig;
    const Result<QString> code = sign(rig, MemberId(golden::kChen.toString()));
    QVERIFY(code.isOk());
    QVERIFY(code->startsWith(QString::fromLatin1(kMemberCodePrefix)));
    const QString token = code->mid(qstrlen(kMemberCodePrefix));
    const auto keys = rig.document<CodeKeys>(DocumentKind::Rule, kCodeKeysId);
    QCOMPARE(keys.keys.size(), size_t(1));
    QCOMPARE(checkMemberQr(token, keys, rig.clock.now())->member, MemberId(golden::kChen.toString()));
    QVERIFY(!checkMemberQr(token, keys, rig.clock.now().addSecs(kMemberCodeSeconds + 1)));
    QVERIFY(*sign(rig, MemberId(golden::kChen.toString())) != *code); // another nonce
}

void TestCentralMemberCode::theKeyIsMadeOnceAndTold()
{
    Rig rig;
    rig.write([](central::Transaction &tx, qint64) { central::foundMemberCodes(tx); });
    const auto first = rig.document<CodeKeys>(DocumentKind::Rule, kCodeKeysId);
    rig.write([](central::Transaction &tx, qint64) { central::foundMemberCodes(tx); });
    QVERIFY(!first.keys.empty());
    QVERIFY(rig.document<CodeKeys>(DocumentKind::Rule, kCodeKeysId) == first);
    QCOMPARE(rig.count("SELECT count(*) FROM document WHERE id = ? AND scope = ?", {kCodeKeysId, central::kRulesScope}), 1);
}

void TestCentralMemberCode::nobodyIsSignedForWhoIsNotThere()
{
    Rig rig;
    QCOMPARE(sign(rig, MemberId(u"nobody"_s)).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestCentralMemberCode)
#include "tst_central_membercode.moc"

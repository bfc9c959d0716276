// SPDX-License-Identifier: Apache-2.0
#include "central/store/secrets.h"
#include "core/action/table.h"
#include "core/session/access.h"
#include "core/session/masking.h"
#include "core/session/offlinepin.h"
#include "core/session/escrow.h"
#include "core/session/terminalkeys.h"

#include <QTest>

#include <sodium.h>

#include <set>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void masking_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a Chinese name keeps its family name") << maskedName(u"陈"_s) << u"陈**"_s;
        QTest::newRow("a double family name shows its first character") << maskedName(u"欧阳"_s) << u"欧**"_s;
        QTest::newRow("a Latin name keeps its first letter") << maskedName(u"Miller"_s) << u"M***"_s;
        QTest::newRow("no name is still masked") << maskedName({}) << u"**"_s;
        QTest::newRow("a rare character beyond the basic plane stays whole") << maskedName(u"𠮷"_s) << u"𠮷**"_s;
        QTest::newRow("a phone shows three and four digits") << maskedIdentity(IdentityKind::Phone, u"+8619900005678"_s) << u"199****5678"_s;
        QTest::newRow("an e-mail shows a letter and its domain") << maskedIdentity(IdentityKind::Email, u"chen@example.org"_s) << u"c***@example.org"_s;
        QTest::newRow("a card shows its last four") << maskedIdentity(IdentityKind::Card, u"HM1234567890123"_s) << u"HM········0123"_s;
        QTest::newRow("a value that isn't a phone shows nothing") << maskedIdentity(IdentityKind::Phone, u"x"_s) << u"****"_s;
    }
    void masking()
    {
        QFETCH(QString, shown);
        QFETCH(QString, expected);
        QCOMPARE(shown, expected);
    }

    /// Every cell of role × use × field: only the counter's roles see anything, and nobody sees a raw key or the income.
    void theAccessTableIsClosed()
    {
        const std::set<Field> neverFull{Field::Name, Field::Phone, Field::Email, Field::Card, Field::Address, Field::Income};
        for (const auto &role : EnumNames<Role>::values) {
            const bool isCounter = role.value == Role::Associate || role.value == Role::Lead;
            for (const Use use : {Use::Serve, Use::Sell})
                for (int f = 0; f <= static_cast<int>(Field::Income); ++f) {
                    const auto field = static_cast<Field>(f);
                    const Sight sight = sightOf(role.value, use, field);
                    QVERIFY2(isCounter || sight == Sight::None, role.name);
                    QVERIFY2(!neverFull.contains(field) || sight != Sight::Full, role.name);
                    QVERIFY2(isCounter || !mayReveal(role.value, field), role.name);
                }
            QVERIFY(!mayReveal(role.value, Field::Income));
            QVERIFY(!mayReveal(role.value, Field::Name));
        }
        QCOMPARE(sightOf(Role::Associate, Use::Serve, Field::Phone), Sight::Masked);
        QCOMPARE(sightOf(Role::Associate, Use::Sell, Field::Address), Sight::None);
    }

    void aRightPinOpensAndAnyOtherDoesNot()
    {
        const QByteArray key(32, 'k');
        const Result<PinVerifier> verifier = makePinVerifier(u"2580"_s, key);
        QVERIFY(verifier);
        QVERIFY(*isPinRight(u"2580"_s, *verifier, key));
        QVERIFY(!*isPinRight(u"2581"_s, *verifier, key));
        // Without the vault's key the verifier is worthless: the same PIN doesn't open.
        QVERIFY(!*isPinRight(u"2580"_s, *verifier, QByteArray(32, 'x')));
        QCOMPARE(isPinRight(u"2580"_s, *verifier, QByteArray("short")).error().code, ErrorCode::KeyWrong);
        QVERIFY(makePinVerifier(u"2580"_s, key)->mac != verifier->mac); // salted
    }

    void wrongTriesLockForTwiceAsLongEachTime()
    {
        const std::vector<std::pair<int, int>> rows{{0, 0}, {4, 0}, {5, 30}, {6, 60}, {7, 120}, {11, 1920}, {12, 3600}, {1000, 3600}};
        for (const auto &[tries, seconds] : rows)
            QCOMPARE(lockSeconds(tries), seconds);
    }

    void aSignatureHoldsForItsBytesOnly()
    {
        const Result<TerminalKeys> keys = TerminalKeys::make();
        QVERIFY(keys);
        const QByteArray signature = keys->sign("a deed");
        const auto isRight = [&](const QByteArray &bytes) {
            return crypto_sign_verify_detached(reinterpret_cast<const unsigned char *>(signature.constData()),
                                               reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<unsigned long long>(bytes.size()),
                                               reinterpret_cast<const unsigned char *>(keys->publicKey().constData()))
                == 0;
        };
        QVERIFY(isRight("a deed"));
        QVERIFY(!isRight("another"));
        QCOMPARE(TerminalKeys::fromSeed(keys->seed())->publicKey(), keys->publicKey());
        QCOMPARE(TerminalKeys::fromSeed("short").error().code, ErrorCode::KeyWrong);
    }

    void escrowOpensOnlyWithCentralsKey()
    {
        const central::BoxKeyPair keys = central::makeBoxKeyPair();
        Escrow escrow;
        const Result<QByteArray> sealed = escrow.seal("a deed", {keys.publicKey, 0});
        QVERIFY(sealed);
        QVERIFY(!sealed->contains("a deed"));
        QCOMPARE(central::openEscrow(*sealed, keys), std::optional<QByteArray>("a deed"));
        QVERIFY(!central::openEscrow(*sealed, central::makeBoxKeyPair()));
        for (qsizetype i = 0; i < sealed->size(); ++i) {
            QByteArray broken = *sealed;
            broken[i] = static_cast<char>(broken[i] ^ 1);
            QVERIFY2(!central::openEscrow(broken, keys), qPrintable(QString::number(i)));
        }
        QVERIFY(!central::openEscrow(sealed->left(40), keys));
        QCOMPARE(escrow.seal("a deed", {"short", 0}).error().code, ErrorCode::KeyWrong);
    }

    void oneEphemeralKeyServesAnHourAndOneCentral()
    {
        const central::BoxKeyPair keys = central::makeBoxKeyPair();
        const central::BoxKeyPair others = central::makeBoxKeyPair();
        Escrow escrow;
        const auto ephemeral = [&](const QByteArray &centralKey, qint64 at) { return escrow.seal("a deed", {centralKey, at})->mid(1, 32); };
        const QByteArray first = ephemeral(keys.publicKey, 1000);
        QCOMPARE(ephemeral(keys.publicKey, 1000 + Escrow::kKeyMs - 1), first);
        QVERIFY(ephemeral(keys.publicKey, 1000 + Escrow::kKeyMs) != first);
        const QByteArray second = ephemeral(keys.publicKey, 1001 + Escrow::kKeyMs);
        QVERIFY(ephemeral(others.publicKey, 1002 + Escrow::kKeyMs) != second);
        QVERIFY(*escrow.seal("a deed", {keys.publicKey, 0}) != *escrow.seal("a deed", {keys.publicKey, 0})); // a nonce of its own each
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"

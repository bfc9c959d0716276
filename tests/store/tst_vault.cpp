// SPDX-License-Identifier: Apache-2.0
#include "core/store/vault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestVault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDemosVaultKeepsWhatItWasGiven()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"vault"_s);
        QVERIFY(DemoVault(path).write(u"one"_s, QByteArray("\0\1\2", 3)).isOk());
        QVERIFY(DemoVault(path).write(u"two"_s, "second").isOk());
        QCOMPARE(**DemoVault(path).read(u"one"_s), QByteArray("\0\1\2", 3));
        QCOMPARE(**DemoVault(path).read(u"two"_s), QByteArray("second"));
        QVERIFY(!DemoVault(path).read(u"three"_s)->has_value());
        QVERIFY(DemoVault(path).isDemo());
    }

    void theDemosVaultIsReadByItsOwnerOnly()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"vault"_s);
        QVERIFY(DemoVault(path).write(u"one"_s, "secret").isOk());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void aDamagedVaultIsUnavailableNotEmpty()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"vault"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not json");
        file.close();
        QCOMPARE(DemoVault(path).read(u"one"_s).error().code, ErrorCode::VaultUnavailable);
        QCOMPARE(DemoVault(path).write(u"one"_s, "x").error().code, ErrorCode::VaultUnavailable);
    }

    void aVaultThatCannotBeWrittenSaysSo()
    {
        DemoVault vault(u"/nowhere/at/all/vault"_s);
        QCOMPARE(vault.write(u"one"_s, "x").error().code, ErrorCode::VaultUnavailable);
    }

    void withoutAKeychainTheAnswerIsAnErrorNotAPlainFile()
    {
        // no session bus, no desktop: nobody can keep a secret, and nothing else is tried
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        KeychainVault vault(u"zhike-test"_s);
        QCOMPARE(vault.write(u"one"_s, "secret").error().code, ErrorCode::VaultUnavailable);
        QCOMPARE(vault.read(u"one"_s).error().code, ErrorCode::VaultUnavailable);
        QVERIFY(!vault.isDemo());
    }
};

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"

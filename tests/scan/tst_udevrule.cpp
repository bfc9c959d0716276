// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hiddescriptor.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

// As scanners and keyboards send them; the sizes of their reports are left out where they say nothing here.
const QByteArray kScanner = QByteArray::fromHex("058c0902a101850209fb150026ff00750895408102c0");
const QByteArray kScannerWithMakersPart = kScanner + QByteArray::fromHex("0601ff0901a1018503750895018102c0");
const QByteArray kKeyboard = QByteArray::fromHex("05010906a101050719e029e715002501750195088102c0");
const QByteArray kKeypad = QByteArray::fromHex("05010907a1010507190029658100c0");
const QByteArray kMouse = QByteArray::fromHex("05010902a1010901a10009300931750895028106c0c0");
const QByteArray kVolumeKeys = QByteArray::fromHex("050c0901a1011501c0");

/// One word of a rule: KEY, what is done with it, the value.
struct Word {
    QString key;
    QString does;
    QString value;
};

/// The words of each rule. A line that isn't a list of KEY="value" leaves an empty rule, which no test accepts.
std::vector<std::vector<Word>> rulesOf(const QString &text)
{
    static const QRegularExpression word(u"\\G\\s*([A-Z]+(?:\\{[^}]+\\})?)(==|!=|\\+=|=)\"([^\"]*)\"\\s*(?:,|$)"_s);
    std::vector<std::vector<Word>> rules;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        std::vector<Word> words;
        qsizetype at = 0;
        while (at < line.size()) {
            const auto match = word.match(line, at);
            if (!match.hasMatch()) {
                words.clear();
                break;
            }
            words.push_back({match.captured(1), match.captured(2), match.captured(3)});
            at = match.capturedEnd();
        }
        rules.push_back(words);
    }
    return rules;
}

QString valueOf(const std::vector<Word> &rule, const QString &key, const QString &does)
{
    for (const Word &word : rule)
        if (word.key == key && word.does == does)
            return word.value;
    return {};
}

QString ruleText()
{
    QFile file(QStringLiteral(ZHIKE_UDEV_RULE));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Who may read a hand scanner's own port: the udev rule as it is installed, with the program it asks.
class TestUdevRule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRuleIsOneThatUdevUnderstands();
    void nothingIsGivenAwayBeforeTheProgramSaidYes();
    void theProgramIsAskedAboutTheDeviceItself_data();
    void theProgramIsAskedAboutTheDeviceItself();
    void onlyScannersAreScanners_data();
    void onlyScannersAreScanners();
    void anyBytesAreAnswered();
};

void TestUdevRule::theRuleIsOneThatUdevUnderstands()
{
    const QString text = ruleText();
    QVERIFY(!text.contains(u'@')); // every place was filled in
    const auto rules = rulesOf(text);
    QCOMPARE(rules.size(), size_t(1));
    const QStringList matches{u"ACTION"_s, u"SUBSYSTEM"_s, u"PROGRAM"_s};
    const QStringList gifts{u"GROUP"_s, u"MODE"_s, u"TAG"_s};
    QVERIFY(!rules[0].empty());
    for (const Word &word : rules[0]) {
        QVERIFY2(matches.contains(word.key) || gifts.contains(word.key), qPrintable(word.key));
        QCOMPARE(word.does == "=="_L1 || word.does == "!="_L1, matches.contains(word.key));
    }
    QVERIFY(rulesOf(u"SUBSYSTEM=hidraw, MODE=\"0666\""_s)[0].empty()); // the positive control: a broken line is seen
    if (const QString udevadm = QStandardPaths::findExecutable(u"udevadm"_s); !udevadm.isEmpty()) {
        QProcess verify; // since systemd 254; before, there is no such word
        verify.start(udevadm, {u"verify"_s, u"--help"_s});
        QVERIFY(verify.waitForFinished(20000));
        if (verify.exitCode() != 0)
            return;
        verify.start(udevadm, {u"verify"_s, u"--no-style"_s, QStringLiteral(ZHIKE_UDEV_RULE)});
        QVERIFY(verify.waitForFinished(20000));
        QVERIFY2(verify.exitCode() == 0, verify.readAll().constData());
    }
}

void TestUdevRule::nothingIsGivenAwayBeforeTheProgramSaidYes()
{
    const auto rules = rulesOf(ruleText());
    QCOMPARE(valueOf(rules.at(0), u"SUBSYSTEM"_s, u"=="_s), u"hidraw"_s);
    QVERIFY(valueOf(rules.at(0), u"PROGRAM"_s, u"=="_s).startsWith(u'/')); // by its whole path, nobody else's
    QCOMPARE(valueOf(rules.at(0), u"MODE"_s, u"="_s), u"0660"_s); // never the whole world
    QVERIFY(QFileInfo(QStringLiteral(ZHIKE_UDEV_RULE)).fileName()
            < u"73-seat-late.rules"_s); // where "uaccess" is acted on
}

void TestUdevRule::theProgramIsAskedAboutTheDeviceItself_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QTest::addColumn<int>("says");
    QTest::newRow("a scanner") << kScanner << 0;
    QTest::newRow("a keyboard") << kKeyboard << 1;
    QTest::newRow("a device without a descriptor") << QByteArray() << 2;
}

void TestUdevRule::theProgramIsAskedAboutTheDeviceItself()
{
    QFETCH(QByteArray, descriptor);
    QFETCH(int, says);
    const QTemporaryDir sys;
    const QString device = u"/devices/usb1/0003:1234:5678.0001"_s;
    const QString node = device + u"/hidraw/hidraw3"_s;
    QVERIFY(QDir(sys.path()).mkpath(node.sliced(1)));
    QVERIFY(QFile::link(sys.path() + device, sys.path() + node + u"/device"_s));
    if (!descriptor.isEmpty()) {
        QFile file(sys.path() + device + u"/report_descriptor"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(descriptor) == descriptor.size());
    }
    const QString asked = valueOf(rulesOf(ruleText()).at(0), u"PROGRAM"_s, u"=="_s);
    QStringList words = QString(asked).replace(u"%S"_s, sys.path()).replace(u"%p"_s, node).split(u' ');
    const QString program = qEnvironmentVariable("ZHIKE_BIN_DIR") + u'/' + QFileInfo(words.takeFirst()).fileName();
    QCOMPARE(QProcess::execute(program, words), says);
}

void TestUdevRule::onlyScannersAreScanners_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QTest::addColumn<bool>("isScanner");
    QTest::newRow("a scanner") << kScanner << true;
    QTest::newRow("with a part of its maker's own") << kScannerWithMakersPart << true;
    QTest::newRow("the page in two bytes") << QByteArray::fromHex("068c000902a101c0") << true;
    QTest::newRow("the page within the usage")
        << QByteArray::fromHex("0b02008c00a101c0") << false; // the page that stands is none
    QTest::newRow("a keyboard") << kKeyboard << false;
    QTest::newRow("a key pad") << kKeypad << false;
    QTest::newRow("a mouse") << kMouse << false;
    QTest::newRow("volume keys") << kVolumeKeys << false;
    QTest::newRow("only a maker's own part") << QByteArray::fromHex("0601ff0901a101c0") << false;
    QTest::newRow("a scanner and a keyboard behind one node") << kScanner + kKeyboard << false;
    QTest::newRow("a keyboard and a scanner") << kKeyboard + kScanner << false;
    QTest::newRow("a scanner and volume keys") << kScanner + kVolumeKeys << false;
    QTest::newRow("keys within a scanner's own part") << QByteArray::fromHex("058c0902a101050719e029e78102c0") << false;
    QTest::newRow("a keyboard's usage under the scanner's page")
        << QByteArray::fromHex("058c0b06000100a101c0") << false;
    QTest::newRow("a keyboard that changes the page behind its usage")
        << QByteArray::fromHex("05010906058ca101c0") << false;
    QTest::newRow("keys by a page that was put aside") << QByteArray::fromHex("0507a4058c0902a101b48102c0") << false;
    QTest::newRow("0x8C as a usage") << QByteArray::fromHex("0501098ca101c0") << false;
    QTest::newRow("the page alone, no device") << QByteArray::fromHex("058c0902") << false;
    QTest::newRow("broken off") << kScanner + QByteArray::fromHex("26ff") << false;
    QTest::newRow("a long item") << kScanner + QByteArray::fromHex("fe0210aabb") << false;
    QTest::newRow("longer than any") << kScanner + QByteArray(4096, '\xc0') << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestUdevRule::onlyScannersAreScanners()
{
    QFETCH(QByteArray, descriptor);
    QFETCH(bool, isScanner);
    QCOMPARE(isPosScanner(descriptor), isScanner);
}

void TestUdevRule::anyBytesAreAnswered()
{
    QRandomGenerator random(26);
    int scanners = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes = random.bounded(2) ? kScanner : kScannerWithMakersPart;
        for (quint32 i = random.bounded(4u); i > 0; --i)
            bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
        bytes.truncate(random.bounded(int(bytes.size()) + 1));
        const bool isScanner = isPosScanner(bytes);
        scanners += isScanner ? 1 : 0;
        QVERIFY(!isScanner || !isPosScanner(bytes + kKeyboard));
    }
    QVERIFY(scanners > 100);
}

QTEST_GUILESS_MAIN(TestUdevRule)
#include "tst_udevrule.moc"

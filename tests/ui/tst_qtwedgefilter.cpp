// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/keyboard.h"
#include "tests/ui/notewindow.h"
#include "ui/scan/qtwedgefilter.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTest>

/// Qt's door for platform plugins, whose header isn't public: keys with the machine's own time and places, as Wayland
/// delivers them. What comes in here is what a person's keyboard would have sent, to every filter and field behind it.
class Q_GUI_EXPORT QWindowSystemInterface {
public:
    static bool handleExtendedKeyEvent(QWindow *window, ulong timestamp, QEvent::Type type, int key,
                                       Qt::KeyboardModifiers modifiers, quint32 nativeScanCode,
                                       quint32 nativeVirtualKey, quint32 nativeModifiers, const QString &text,
                                       bool autorep, ushort count, bool tryShortcutOverride);
};

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

namespace {

const QByteArray kCode = "01069012345678922112345\x1d"
                         "17271231/]y:Z";
const QByteArray kUnit = "7C410092118/u.hemei:x+_?";
constexpr quint32 kPlaceOffset = 8; // as X and Wayland number the places of keys

/// What the running layout makes of a key; scanners don't care for it.
using Layout = std::map<char16_t, char16_t>;
const Layout kGerman{{u'y', u'z'}, {u'z', u'y'}, {u'Y', u'Z'}, {u'Z', u'Y'},
                     {u'/', u'-'}, {u':', u'Ö'}, {u']', u'+'}, {u'?', u'_'}};

Qt::KeyboardModifiers qtModifiers(KeyModifiers modifiers)
{
    Qt::KeyboardModifiers all;
    all.setFlag(Qt::ShiftModifier, modifiers.testFlag(KeyModifier::Shift));
    all.setFlag(Qt::ControlModifier, modifiers.testFlag(KeyModifier::Ctrl));
    all.setFlag(Qt::AltModifier, modifiers.testFlag(KeyModifier::Alt));
    all.setFlag(Qt::GroupSwitchModifier, modifiers.testFlag(KeyModifier::AltGr));
    return all;
}

int qtKey(const KeyStroke &stroke, char16_t sign)
{
    switch (stroke.key) {
    case keys::Enter:
        return Qt::Key_Return;
    case keys::LeftCtrl:
        return Qt::Key_Control;
    case keys::LeftShift:
        return Qt::Key_Shift;
    case keys::LeftAlt:
        return Qt::Key_Alt;
    default:
        return QChar(sign).toUpper().unicode();
    }
}

/// How much of a key the machine tells.
enum class Tells { PlaceAndText, TextOnly };

class Keyboard {
public:
    Layout layout;
    Tells tells = Tells::PlaceAndText;

    /// At the strokes' times, counted from where the last ones ended. Nothing waits: the times are the events' own.
    void play(QWindow *window, const std::vector<KeyStroke> &strokes)
    {
        qint64 last = 0;
        for (const KeyStroke &stroke : strokes) {
            press(window, stroke);
            last = stroke.atMs;
        }
        m_now += last + 1000;
    }

private:
    void press(QWindow *window, const KeyStroke &stroke) const
    {
        char16_t sign = KeyTable::us().at({stroke.key, quint8(stroke.modifiers.testFlag(KeyModifier::Shift) ? 1 : 0)});
        if (const auto other = layout.find(sign); other != layout.end())
            sign = other->second;
        const bool isSign = sign != 0 && !(stroke.modifiers & (KeyModifier::Ctrl | KeyModifier::Alt));
        const QString text = stroke.key == keys::Enter ? u"\r"_s : isSign ? QString(QChar(sign)) : QString();
        const quint32 place = tells == Tells::PlaceAndText ? stroke.key + kPlaceOffset : 0;
        QWindowSystemInterface::handleExtendedKeyEvent(
            window, static_cast<ulong>(m_now + stroke.atMs), stroke.isPress ? QEvent::KeyPress : QEvent::KeyRelease,
            qtKey(stroke, sign), qtModifiers(stroke.modifiers), place, 0, 0, text, false, 1, true);
    }
    qint64 m_now = 10'000;
};

} // namespace

/// The filter where there is no X server, on Qt's own events: the same promises as XcbWedgeFilter's, but that an input
/// method may have seen the keys before.
class TestQtWedgeFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutTheFilterAScanLandsInTheField();
    void aScanWithTheCursorInANoteIsOneEventAndLeavesTheNote();
    void aScanReachesNoDialogEither();
    void theSameCodeWhateverTheMachineTells_data();
    void theSameCodeWhateverTheMachineTells();
    void aPersonsKeysArriveInTheirOrder();
    void aPersonsShortcutStillWorks();
    void aSlowKeyIsGivenBackWithoutAnother();
    void aKeyTypedWhileTheFilterIsAskedToChangeIsNotLost();
    void aWindowThatGoesAwayTakesItsHeldKeysAlong();
    void keysThatTheProgramMakesItselfPassUntouched();
    void twentyScansInARowAreTwentyEvents();

private:
    void listen(const WedgeSettings &settings = {});

    Keyboard m_keyboard;
    test::NoteWindow m_window;
    std::unique_ptr<WedgeFilter> m_filter;
    std::vector<WedgeScan> m_scans;
};

void TestQtWedgeFilter::init()
{
    m_keyboard = {};
    m_scans.clear();
    QVERIFY(m_window.open());
    QTRY_VERIFY(m_window.view()->isActive());
}

void TestQtWedgeFilter::cleanup()
{
    m_filter.reset();
    m_window.close();
}

void TestQtWedgeFilter::listen(const WedgeSettings &settings)
{
    m_filter = WedgeFilter::make(settings);
    QVERIFY(!m_filter->isNative()); // no X server here
    connect(m_filter.get(), &WedgeFilter::scanned, this, [this](const WedgeScan &scan) { m_scans.push_back(scan); });
}

void TestQtWedgeFilter::withoutTheFilterAScanLandsInTheField()
{
    m_keyboard.play(m_window.view(), strokesOf("7C4100", 8));
    QTRY_COMPARE(m_window.text(), u"call 7C4100back on Monday"_s);
    m_keyboard.play(m_window.view(), {{keys::LeftCtrl, true, {}, {}, 0}, {37, true, KeyModifier::Ctrl, {}, 8}});
    QTRY_COMPARE(m_window.shortcuts(), 1); // so that none below says something
}

void TestQtWedgeFilter::aScanWithTheCursorInANoteIsOneEventAndLeavesTheNote()
{
    listen();
    m_keyboard.play(m_window.view(), strokesOf(kUnit + "\r", 8));
    QTRY_COMPARE(m_scans.size(), size_t(1));
    QCOMPARE(m_scans[0].code.bytes, kUnit);
    QCOMPARE(m_scans[0].code.route, ScanRoute::HandScanner);
    QCOMPARE(m_window.text(), u"call back on Monday"_s);
    QCOMPARE(m_window.notes()->property("cursorPosition").toInt(), 5);
    QCOMPARE(m_window.shortcuts(), 0);
    m_keyboard.play(m_window.view(), strokesOf("e", 8)); // the field still gets a person's
    QTRY_COMPARE(m_window.text(), u"call eback on Monday"_s);
    QCOMPARE(m_scans.size(), size_t(1));
}

void TestQtWedgeFilter::aScanReachesNoDialogEither()
{
    listen();
    auto *dialog = m_window.view()->rootObject()->property("dialog").value<QQuickWindow *>();
    dialog->show();
    dialog->requestActivate();
    QTRY_VERIFY(dialog->isActive());
    m_keyboard.play(dialog, strokesOf(kUnit + "\r", 8));
    QTRY_COMPARE(m_scans.size(), size_t(1));
    m_keyboard.play(dialog, strokesOf("e", 8));
    const auto *inner = m_window.view()->rootObject()->property("inner").value<QQuickItem *>();
    QTRY_COMPARE(inner->property("text").toString(), u"e"_s);
    QCOMPARE(m_window.text(), u"call back on Monday"_s);
}

void TestQtWedgeFilter::theSameCodeWhateverTheMachineTells_data()
{
    QTest::addColumn<bool>("isGerman");
    QTest::addColumn<Tells>("tells");
    QTest::addColumn<SaysBy>("how");
    QTest::newRow("places, a US layout") << false << Tells::PlaceAndText << SaysBy::Keys;
    QTest::newRow("places, a German layout") << true << Tells::PlaceAndText << SaysBy::Keys;
    QTest::newRow("places, Alt and numbers") << true << Tells::PlaceAndText << SaysBy::AltNumbers;
    QTest::newRow("text only, where both have one layout") << false << Tells::TextOnly << SaysBy::Keys;
}

void TestQtWedgeFilter::theSameCodeWhateverTheMachineTells()
{
    QFETCH(bool, isGerman);
    QFETCH(Tells, tells);
    QFETCH(SaysBy, how);
    m_keyboard.layout = isGerman ? kGerman : Layout();
    m_keyboard.tells = tells;
    // Without places a key with Ctrl says nothing: there the separator has a substitute.
    const QByteArray sent = tells == Tells::TextOnly ? QByteArray(kCode).replace('\x1d', '~') : kCode;
    WedgeSettings settings;
    settings.dress.separatorAs = tells == Tells::TextOnly ? QByteArray("~") : QByteArray();
    listen(settings);
    m_keyboard.play(m_window.view(), strokesOf(sent + "\r", 8, how));
    QTRY_COMPARE(m_scans.size(), size_t(1));
    QCOMPARE(m_scans[0].code.bytes, kCode);
    QCOMPARE(m_window.text(), u"call back on Monday"_s);
}

void TestQtWedgeFilter::aPersonsKeysArriveInTheirOrder()
{
    listen();
    m_window.notes()->setProperty("text", QString());
    const QByteArray typed = "Chen-Wei@hemei.example, 199 0000 5678";
    m_keyboard.play(m_window.view(), strokesOf(typed, 60));
    QTRY_COMPARE(m_window.text(), QString::fromLatin1(typed));
    QVERIFY(m_scans.empty());
}

void TestQtWedgeFilter::aPersonsShortcutStillWorks()
{
    listen();
    m_keyboard.play(m_window.view(),
                    {{keys::LeftCtrl, true, {}, {}, 0},
                     {37, true, KeyModifier::Ctrl, {}, 90},
                     {37, false, KeyModifier::Ctrl, {}, 120},
                     {keys::LeftCtrl, false, {}, {}, 200}});
    QTRY_COMPARE(m_window.shortcuts(), 1);
    QCOMPARE(m_window.text(), u"call back on Monday"_s);
}

void TestQtWedgeFilter::aSlowKeyIsGivenBackWithoutAnother()
{
    listen();
    m_keyboard.play(m_window.view(), {{18, true, {}, {}, 0}}); // "e" goes down, and nothing follows
    QTRY_COMPARE(m_window.text(), u"call eback on Monday"_s);
}

void TestQtWedgeFilter::aKeyTypedWhileTheFilterIsAskedToChangeIsNotLost()
{
    WedgeSettings patient;
    patient.keyGapMs = 60000; // so long that only the change can let it go
    listen(patient);
    m_keyboard.play(m_window.view(), {{18, true, {}, {}, 0}});
    QCoreApplication::processEvents();
    QCOMPARE(m_window.text(), u"call back on Monday"_s); // held back
    m_filter->setSettings(patient);
    QCOMPARE(m_window.text(), u"call eback on Monday"_s);
}

void TestQtWedgeFilter::aWindowThatGoesAwayTakesItsHeldKeysAlong()
{
    WedgeSettings patient;
    patient.keyGapMs = 60000;
    listen(patient);
    auto passing = std::make_unique<QQuickWindow>();
    passing->show();
    m_keyboard.play(passing.get(), {{18, true, {}, {}, 0}});
    QCoreApplication::processEvents();
    passing.reset();
    m_filter->setSettings({}); // what is held is decided: its window is gone
    QCOMPARE(m_window.text(), u"call back on Monday"_s);
    m_window.view()->requestActivate();
    QTRY_VERIFY(m_window.view()->isActive());
    m_keyboard.play(m_window.view(), {{18, true, {}, {}, 0}});
    QTRY_COMPARE(m_window.text(), u"call eback on Monday"_s);
}

void TestQtWedgeFilter::keysThatTheProgramMakesItselfPassUntouched()
{
    WedgeSettings patient;
    patient.keyGapMs = 60000;
    listen(patient);
    QKeyEvent press(QEvent::KeyPress, Qt::Key_E, Qt::NoModifier, u"e"_s);
    QCoreApplication::sendEvent(m_window.view(), &press);
    QCOMPARE(m_window.text(), u"call eback on Monday"_s);
}

void TestQtWedgeFilter::twentyScansInARowAreTwentyEvents()
{
    listen();
    for (int i = 0; i < 20; ++i)
        m_keyboard.play(m_window.view(), strokesOf("HM" + QByteArray::number(10000 + i) + "\r", 2));
    QTRY_COMPARE(m_scans.size(), size_t(20));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(m_scans[size_t(i)].code.bytes, "HM" + QByteArray::number(10000 + i));
    QCOMPARE(m_window.text(), u"call back on Monday"_s);
}

QTEST_MAIN(TestQtWedgeFilter)
#include "tst_qtwedgefilter.moc"

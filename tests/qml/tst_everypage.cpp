// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/windowfixture.h"

#include <QAccessible>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

constexpr qreal kTarget = 48;

bool isControl(const QQuickItem *item)
{
    return item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextInput")
        || item->inherits("QQuickTextEdit");
}

QString nameOf(QQuickItem *item)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
    return face ? face->text(QAccessible::Name) : QString();
}

QString where(const QQuickItem *item)
{
    return QLatin1StringView(item->metaObject()->className()) + u' ' + item->objectName();
}

} // namespace

/// What holds on every page, whatever is on it.
class TestEveryPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void everyTextIsPlain_data() { pages(); }
    void everyTextIsPlain();
    void everyControlHasANameAndARole_data() { pages(); }
    void everyControlHasANameAndARole();
    void everyTargetIsLargeEnoughForAFinger_data() { pages(); }
    void everyTargetIsLargeEnoughForAFinger();
    void everyPageStandsAtTwiceTheTextSize_data() { pages(); }
    void everyPageStandsAtTwiceTheTextSize();
    void everyPageChangesItsLanguageInPlace_data() { pages(); }
    void everyPageChangesItsLanguageInPlace();
    void noPageShowsAPlaceholderOrAnInternalName_data() { pages(); }
    void noPageShowsAPlaceholderOrAnInternalName();

private:
    static void pages();
    [[nodiscard]] bool show(const QString &page);
    std::unique_ptr<WindowFixture> m_window;
};

void TestEveryPage::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_window = std::make_unique<WindowFixture>();
    QVERIFY(m_window->window);
    QVERIFY(m_window->signIn());
}

void TestEveryPage::pages()
{
    QTest::addColumn<QString>("page");
    for (const QString &page : allPages())
        QTest::addRow("%s", qPrintable(page)) << page;
    QTest::newRow("a passport") << u"passport"_s;
    QTest::newRow("the sign-in page") << u"signIn"_s;
}

bool TestEveryPage::show(const QString &page)
{
    if (page == "signIn"_L1) {
        m_window->reception.lock();
        return QTest::qWaitFor([this] { return m_window->find(u"signInButton"_s) != nullptr; });
    }
    if (page == "member"_L1)
        return m_window->openMember();
    if (page == "passport"_L1) {
        auto *shell = m_window->window->findChild<QObject *>(u"shell"_s);
        return QMetaObject::invokeMethod(shell, "openCode", Q_ARG(QString, u"7C410092118"_s))
            && QTest::qWaitFor(
                   [this] { return m_window->find(u"passportVerdict"_s) || m_window->find(u"scanLiteral"_s); });
    }
    if (page == "compare"_L1) {
        auto *shell = m_window->window->findChild<QObject *>(u"shell"_s);
        return QMetaObject::invokeMethod(shell, "openCompare", Q_ARG(QString, u"model-drum"_s),
                                         Q_ARG(QString, u"washer"_s), Q_ARG(QString, QString()),
                                         Q_ARG(QString, u"member-chen"_s))
            && QTest::qWaitFor([this] { return m_window->find(u"product0"_s) != nullptr; });
    }
    return m_window->page(page);
}

void TestEveryPage::everyTextIsPlain()
{
    QFETCH(QString, page);
    soil(m_window->world);
    QVERIFY(show(page));
    int texts = 0;
    m_window->walk([&](QQuickItem *item) {
        if (item->inherits("QQuickText")) {
            ++texts;
            QVERIFY2(item->property("textFormat").toInt() == Qt::PlainText,
                     qPrintable(where(item) + item->property("text").toString()));
        }
        if (item->inherits("QQuickTextEdit"))
            QCOMPARE(item->property("textFormat").toInt(), static_cast<int>(Qt::PlainText));
    });
    QVERIFY(texts > 5);
    if (page == "member"_L1 || page == "outbox"_L1 || page == "passport"_L1)
        QTRY_VERIFY2(m_window->texts().join(u'\n').contains(u"<img src"_s), "the markup stands there as letters");
}

void TestEveryPage::everyControlHasANameAndARole()
{
    QFETCH(QString, page);
    QVERIFY(show(page));
    int controls = 0;
    m_window->walk([&](QQuickItem *item) {
        if (!isControl(item))
            return;
        ++controls;
        QVERIFY2(!nameOf(item).isEmpty(), qPrintable(where(item)));
        const auto role = QAccessible::queryAccessibleInterface(item)->role();
        QVERIFY2(role != QAccessible::NoRole && role != QAccessible::Client, qPrintable(where(item)));
    });
    QVERIFY(controls > 2);
}

void TestEveryPage::everyTargetIsLargeEnoughForAFinger()
{
    QFETCH(QString, page);
    QVERIFY(show(page));
    m_window->walk([&](QQuickItem *item) {
        if (isControl(item))
            QVERIFY2(
                item->width() >= kTarget && item->height() >= kTarget,
                qPrintable(
                    u"%1 \"%2\" is %3 × %4"_s.arg(where(item), nameOf(item)).arg(item->width()).arg(item->height())));
    });
}

void TestEveryPage::everyPageStandsAtTwiceTheTextSize()
{
    QFETCH(QString, page);
    m_window->services.preferences()->setTextPercent(200);
    m_window->services.preferences()->setDark(true);
    QVERIFY(show(page));
    QVERIFY(!m_window->texts().isEmpty());
    QVERIFY(!m_window->window->grabWindow().isNull());
}

void TestEveryPage::everyPageChangesItsLanguageInPlace()
{
    QFETCH(QString, page);
    QVERIFY(show(page));
    const QStringList before = m_window->texts();
    m_window->services.preferences()->setLanguage(u"en"_s);
    QTRY_VERIFY(m_window->texts() != before);
    const QRegularExpression chinese(u"\\p{Han}"_s);
    // Names of people and the language's own name stay as they are.
    const QStringList allowed{u"陈"_s, u"林"_s, u"王"_s, u"李"_s, u"赵"_s, u"中"_s};
    const auto isForeign = [&](QString text) {
        for (const QString &word : allowed)
            text.remove(word);
        text.remove(u'文');
        return text.contains(chinese);
    };
    const auto foreign = [&] {
        QStringList list;
        for (const QString &text : m_window->texts())
            if (isForeign(text))
                list << text;
        return list.join(u'|');
    };
    QTRY_COMPARE(foreign(), QString());
}

void TestEveryPage::noPageShowsAPlaceholderOrAnInternalName()
{
    QFETCH(QString, page);
    QVERIFY(show(page));
    const QString all = m_window->texts().join(u'\n');
    for (const auto &bad : {u"{{"_s, u"%1"_s, u"undefined"_s, u"null"_s, u"[object"_s, u"NaN"_s})
        QVERIFY2(!all.contains(bad), qPrintable(bad));
}

QTEST_MAIN(TestEveryPage)
#include "tst_everypage.moc"

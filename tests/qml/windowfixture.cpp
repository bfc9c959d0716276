// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/windowfixture.h"

#include <QQmlComponent>

namespace zhike {

using namespace Qt::StringLiterals;

WindowFixture::WindowFixture()
{
    ui::Services::setInstance(&services);
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.load(QUrl(u"qrc:/qt/qml/Zhike/Counter/Main.qml"_s));
    if (!engine.rootObjects().isEmpty())
        window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
}

WindowFixture::~WindowFixture()
{
    if (window && QTest::currentTestFailed())
        window->grabWindow().save(u"failed-%1.png"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
}

bool WindowFixture::signIn()
{
    const auto answer = reception.signIn(u"1001"_s, u"2468"_s);
    return QTest::qWaitFor([this] { return find(u"searchField"_s) != nullptr; });
}

bool WindowFixture::page(const QString &name)
{
    window->setProperty("page", name);
    return QTest::qWaitFor([this, &name] { return find(u"page-"_s + name) != nullptr; })
        && QTest::qWaitFor([this] { return world.held() == 0; });
}

bool WindowFixture::openMember(const QString &id)
{
    QMetaObject::invokeMethod(window, "openMember", Q_ARG(QString, id));
    return QTest::qWaitFor([this] {
        const QQuickItem *name = find(u"memberName"_s);
        return name && name->property("text").toString() == world.member.header.maskedName;
    });
}

QQuickItem *WindowFixture::find(const QString &objectName) const
{
    QQuickItem *found = nullptr;
    walk([&](QQuickItem *item) {
        if (!found && item->objectName() == objectName && item->width() > 0)
            found = item;
    });
    return found;
}

bool WindowFixture::press(const QString &objectName)
{
    if (!QTest::qWaitFor([&] {
            const QQuickItem *item = find(objectName);
            return item && item->isEnabled();
        }))
        return false;
    static_cast<void>(window->grabWindow()); // lays out what has just appeared
    const QQuickItem *item = find(objectName);
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    if (!QRectF(0, 0, window->width(), window->height()).contains(middle))
        return false;
    QTest::mouseClick(window, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    return true;
}

void WindowFixture::type(const QString &keys)
{
    for (const QChar key : keys)
        QTest::keyClick(window, key.toLatin1());
}

void WindowFixture::walk(const std::function<void(QQuickItem *)> &visit, QQuickItem *root) const
{
    QQuickItem *item = root ? root : window->contentItem();
    if (!item->isVisible())
        return;
    visit(item);
    for (QQuickItem *child : item->childItems())
        walk(visit, child);
}

QStringList WindowFixture::texts(QQuickItem *root) const
{
    QStringList words;
    walk(
        [&words](QQuickItem *item) {
            if (item->inherits("QQuickText"))
                words << item->property("text").toString();
        },
        root);
    words.removeAll(QString());
    return words;
}

QObject *WindowFixture::theme()
{
    if (!m_themeHolder) {
        QQmlComponent component(&engine);
        component.setData("import QtQml\nimport Zhike.Controls\nQtObject { readonly property QtObject theme: Theme }",
                          {});
        m_themeHolder.reset(component.create());
    }
    return m_themeHolder->property("theme").value<QObject *>();
}

QStringList allPages()
{
    return {u"home"_s, u"scan"_s, u"member"_s, u"worklist"_s, u"community"_s, u"outbox"_s, u"settings"_s, u"devices"_s, u"compare"_s};
}

} // namespace zhike

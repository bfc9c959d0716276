// SPDX-License-Identifier: Apache-2.0
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

/// The least a QML program can be: one window, one rectangle, gone after the first frame.
int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\nWindow { width: 1366; height: 768; visible: true; Rectangle { anchors.fill: parent; color: \"teal\" } }");
    if (engine.rootObjects().isEmpty())
        return 1;
    const auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    QObject::connect(window, &QQuickWindow::frameSwapped, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    return app.exec();
}

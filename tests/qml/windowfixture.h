// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/fakedesk/fakevalues.h"
#include "tests/ui/fakedesk/fakeworld.h"
#include "ui/services.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <functional>

namespace zhike {

/// The counter's own window over the invented desk.
class WindowFixture {
public:
    WindowFixture();
    /// A failed test leaves a picture of the window where it ran.
    ~WindowFixture();
    FakeWorld world;
    Reception reception{Reception::Rooms{world}};
    ui::Services services{&reception, {{}, true}};
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;

    [[nodiscard]] bool signIn();
    /// Opens a page and waits until it is there.
    [[nodiscard]] bool page(const QString &name);
    [[nodiscard]] bool openMember(const QString &id = QStringLiteral("member-chen"));
    /// The first visible item of this name; nullptr when there is none.
    [[nodiscard]] QQuickItem *find(const QString &objectName) const;
    /// Presses the middle of an item, as a finger does.
    [[nodiscard]] bool press(const QString &objectName);
    /// Keys into whatever has the keyboard; Latin letters and digits.
    void type(const QString &keys);
    /// Every visible item under `root` (nullptr: the window), parents first.
    void walk(const std::function<void(QQuickItem *)> &visit, QQuickItem *root = nullptr) const;
    [[nodiscard]] QStringList texts(QQuickItem *root = nullptr) const;
    [[nodiscard]] QObject *theme();

private:
    std::unique_ptr<QObject> m_themeHolder;
};

/// Every page with what is on it, for tests that hold everywhere.
[[nodiscard]] QStringList allPages();

} // namespace zhike

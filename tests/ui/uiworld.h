// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/fakedesk/fakeworld.h"
#include "ui/services.h"

#include <QSignalSpy>
#include <QTest>

namespace zhike {

/// A signed-in window without a window: the invented world, its reception, the services every page is given.
struct UiWorld {
    FakeWorld world;
    Reception reception{Reception::Rooms{world}};
    ui::Services services{&reception, {}};

    explicit UiWorld(const QString &language = QStringLiteral("zh")) { services.preferences()->setLanguage(language); }
    /// Waits for the desk; every page test begins with it.
    [[nodiscard]] bool signIn()
    {
        const auto answer = reception.signIn(QStringLiteral("1001"), QStringLiteral("2468"));
        return QTest::qWaitFor([this] { return reception.desk() != nullptr; });
    }
    template <typename Page>
    [[nodiscard]] std::unique_ptr<Page> make()
    {
        auto page = std::make_unique<Page>();
        page->setServices(&services);
        return page;
    }
    /// The last action of type A that was committed.
    template <typename A>
    [[nodiscard]] const A *lastAction() const
    {
        return world.acted.empty() ? nullptr : std::get_if<A>(&world.acted.back());
    }
};

} // namespace zhike

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scan/wedgefilter.h"

#include <QKeyEvent>
#include <QPointer>
#include <QWindow>

namespace zhike::ui {

/// On Qt's events, where there is no X server. Places of keys are known on Wayland; elsewhere the text counts.
class QtWedgeFilter final : public WedgeFilter {
    Q_OBJECT
public:
    explicit QtWedgeFilter(const WedgeSettings &settings);
    ~QtWedgeFilter() override;

    void setSettings(const WedgeSettings &settings) override;
    [[nodiscard]] bool isNative() const override { return false; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void due() override;

private:
    struct HeldKey {
        QPointer<QWindow> window;
        std::unique_ptr<QKeyEvent> event;
    };
    [[nodiscard]] bool takeKey(QWindow *window, const QKeyEvent &event);
    void apply(const WedgeBurst::Step &step);
    void replay(std::vector<HeldKey> held);

    WedgeBurst m_burst;
    std::vector<HeldKey> m_held;
};

} // namespace zhike::ui

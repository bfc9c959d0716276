// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/reception.h"
#include "ui/format/words.h"
#include "ui/notices.h"
#include "ui/preferences.h"
#include "ui/scan/handscanners.h"

#include <QQmlEngine>

namespace zhike::ui {

/// What the window is built on, made by `main` and handed to QML by type. The desk inside changes with every sign-in.
/// Threads: GUI thread. Ownership: `reception` outlives it; the rest is its own.
class Services : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(zhike::ui::Preferences *preferences READ preferences CONSTANT)
    Q_PROPERTY(zhike::ui::Notices *notices READ notices CONSTANT)
    Q_PROPERTY(zhike::ui::HandScanners *handScanners READ handScanners CONSTANT)
    Q_PROPERTY(bool hasDemoKeys READ hasDemoKeys CONSTANT)
public:
    struct Options {
        QString preferencesFile; ///< empty: nothing is kept
        bool hasDemoKeys = false; ///< keys lie in a file beside the data (demo): the settings page says so
        QString exportFolder = {}; ///< empty: the person's documents
    };
    Services(Reception *reception, const Options &options, QObject *parent = nullptr);

    /// Called once by `main`, before the engine loads anything.
    static void setInstance(Services *services) { s_instance = services; }
    static Services *create(QQmlEngine *engine, QJSEngine *);

    [[nodiscard]] Reception *reception() const { return m_reception; }
    [[nodiscard]] Desk *desk() const { return m_reception->desk(); } ///< nullptr while nobody is signed in
    [[nodiscard]] Preferences *preferences() const { return m_preferences; }
    [[nodiscard]] Notices *notices() const { return m_notices; }
    [[nodiscard]] HandScanners *handScanners() const { return m_handScanners; }
    [[nodiscard]] bool hasDemoKeys() const { return m_hasDemoKeys; }
    [[nodiscard]] const QString &exportFolder() const { return m_exportFolder; }
    /// The language of the screen and the wall clock, for formatters.
    [[nodiscard]] Words words() const { return {m_preferences->spoken(), m_reception->now()}; }

private:
    Reception *m_reception;
    Preferences *m_preferences;
    Notices *m_notices;
    HandScanners *m_handScanners;
    bool m_hasDemoKeys;
    QString m_exportFolder;
    inline static Services *s_instance = nullptr;
};

} // namespace zhike::ui

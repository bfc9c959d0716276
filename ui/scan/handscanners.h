// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scannerport.h"
#include "ui/preferences.h"
#include "ui/scan/wedgefilter.h"

#include <QVariant>

namespace zhike::ui {

/// Every hand scanner of this desk, whatever way it is plugged in: all of them end in `scanned`, one event a pull of the
/// trigger. Settings are kept with the desk's preferences. Threads: GUI thread. One per program.
class HandScanners : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by Services")
    Q_PROPERTY(bool listening READ isListening NOTIFY listeningChanged)
    Q_PROPERTY(int keyGap READ keyGap WRITE setKeyGap NOTIFY settingsChanged)
    Q_PROPERTY(QString lesson READ lesson CONSTANT)
    Q_PROPERTY(bool taught READ isTaught NOTIFY settingsChanged)
    Q_PROPERTY(QVariantList ports READ ports NOTIFY portsChanged)
    Q_PROPERTY(QString port READ port WRITE setPort NOTIFY portsChanged)
public:
    explicit HandScanners(Preferences *preferences, QObject *parent = nullptr);
    ~HandScanners() override;

    /// From here on, this program's keys are watched. Called once a window is there.
    void listen();
    [[nodiscard]] bool isListening() const { return m_filter != nullptr; }
    /// True where the keys are seen before an input method (X11).
    [[nodiscard]] bool isNative() const { return m_filter && m_filter->isNative(); }

    [[nodiscard]] const WedgeSettings &wedge() const { return m_wedge; }
    void setWedge(const WedgeSettings &settings);
    [[nodiscard]] int keyGap() const { return m_wedge.keyGapMs; }
    void setKeyGap(int ms); ///< 10…80

    /// The text of the code on the screen that teaches a scanner's layout.
    [[nodiscard]] QString lesson() const { return KeyTable::lesson(); }
    [[nodiscard]] bool isTaught() const { return m_wedge.table != KeyTable::us(); }
    /// The next scan is the lesson, not a code. `taught` or `notTaught` follows.
    Q_INVOKABLE void teach();
    Q_INVOKABLE void stopTeaching() { m_isTeaching = false; }
    Q_INVOKABLE void forgetLesson();

    /// What scanners put round a code. Setting it works at once, for the keyboard's way and for the chosen port.
    [[nodiscard]] const ScannerDress &dress() const { return m_wedge.dress; }
    void setDress(const ScannerDress &dress);
    /// Until `endDressLesson` every scan is reported by `dressHeard`, with all that came round it, and is no code.
    void beginDressLesson();
    void endDressLesson();

    /// Scanners with a port of their own, {key, name}; the first one, key "", is the keyboard's way and always there.
    [[nodiscard]] QVariantList ports() const;
    [[nodiscard]] QString port() const;
    void setPort(const QString &key); ///< opened and kept; "": the keyboard's way only
    /// Looks which ports there are now; opens none.
    Q_INVOKABLE void look();
    /// Closed when no port is chosen.
    [[nodiscard]] ScannerPort::State portState() const { return m_port ? m_port->state() : ScannerPort::State::Closed; }

    /// While a check runs, scans are shown there and do nothing.
    void beginCheck() { m_isChecking = true; }
    void endCheck() { m_isChecking = false; }

    /// The one place where all sources end. Also for sources that aren't hand scanners of their own (the device check).
    void take(const ScannedBytes &code);

Q_SIGNALS:
    /// `code` is a ScannedBytes: hand it on as it is.
    void scanned(const QVariant &code);
    void checked(const zhike::ScannedBytes &code);
    void portsChanged();
    void listeningChanged();
    void settingsChanged();
    void lessonLearnt();
    void lessonMissed(); ///< keys were lost, or it was another code
    void dressHeard(const QByteArray &raw);

private:
    void takeWedge(const WedgeScan &scan);
    void learn(const WedgeScan &scan);
    void openPort();
    void apply();
    [[nodiscard]] WedgeSettings running() const;
    void readSettings();
    void keepSettings() const;

    Preferences *m_preferences;
    WedgeSettings m_wedge;
    std::unique_ptr<WedgeFilter> m_filter;
    std::vector<ScannerAddress> m_found;
    std::unique_ptr<ScannerPort> m_port;
    bool m_isTeaching = false;
    bool m_isLearningDress = false;
    bool m_isChecking = false;
};

} // namespace zhike::ui

Q_DECLARE_METATYPE(zhike::ScannedBytes)

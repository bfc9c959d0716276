// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/scan/livecamera.h"

namespace zhike::ui {

/// Whether the devices of this desk work, one row each: what is known without touching them, and a test by the person's hand.
/// While the page is open a scan does nothing but prove that it arrives. Roles of a row: name, tone ("positive", "critical",
/// "caution", "plain"), verdict, words (what was found, and what to do when it fails), test (the verb, empty: none).
class DeviceCheck : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::Services *services READ services WRITE setServices NOTIFY servicesChanged REQUIRED)
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY changed)
    Q_PROPERTY(bool simulators READ hasSimulators WRITE setSimulators NOTIFY changed)
    Q_PROPERTY(QString lesson READ lesson NOTIFY changed)
public:
    explicit DeviceCheck(QObject *parent = nullptr);
    ~DeviceCheck() override;

    [[nodiscard]] Services *services() const { return m_services; }
    void setServices(Services *services);
    [[nodiscard]] RowList *rows() const { return m_rows; }
    [[nodiscard]] bool isActive() const { return m_isActive; }
    void setActive(bool active); // house-check: allow - a property's setter
    [[nodiscard]] bool hasSimulators() const;
    void setSimulators(bool simulators); // house-check: allow - a property's setter
    [[nodiscard]] QString lesson() const { return m_lesson; } ///< how teaching a scanner goes, in words; empty: it isn't asked for

    /// Looks again at everything that can be seen without opening anything.
    Q_INVOKABLE void refresh();
    /// The row's test: a simulated pull, the camera for one picture, the line tried now.
    Q_INVOKABLE void test(const QString &key);
    /// Teach the scanner's layout with the code on the screen.
    Q_INVOKABLE void teach();
    Q_INVOKABLE void stopTeaching();

Q_SIGNALS:
    void servicesChanged();
    void changed();

private:
    struct Verdict {
        QString tone;
        QString verdict;
        QString words;
        QString test;
    };
    void show();
    void onChecked(const ScannedBytes &code);
    void testCamera();
    void endCamera();
    [[nodiscard]] Verdict scanner() const;
    [[nodiscard]] Verdict camera() const;
    [[nodiscard]] Verdict printer() const;
    [[nodiscard]] Verdict phone() const;
    [[nodiscard]] Verdict network() const;
    [[nodiscard]] static ShownRow row(const QString &key, const QString &name, const Verdict &verdict);

    Services *m_services = nullptr;
    RowList *m_rows;
    LiveCamera m_camera; ///< finds the cameras; opened by test("camera") only
    std::optional<CameraState> m_cameraResult;
    bool m_hasPicture = false;
    bool m_isScanned = false;
    bool m_isActive = false;
    QString m_heard; ///< length and kind of what was scanned; never its content
    QString m_lesson;
    QTimer m_limit{this};
};

} // namespace zhike::ui

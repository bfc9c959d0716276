// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/clock.h"
#include "core/scan/camera.h"
#include "core/scan/livedecoder.h"
#include "core/scan/repeats.h"
#include "ui/services.h"

#include <QPolygonF>
#include <QTimer>
#include <QVariantList>

#include <functional>

namespace zhike::ui {

/// The camera of this desk as a page has it: chosen, opened by a person, closed again; what it sees is read, and a code in
/// sight is one event. Never opens by itself; closes with whoever made it, after two minutes without a code, and when it is
/// unplugged: then it waits for the person's press, though it may be back.
/// Threads: GUI thread; pictures come from the camera's thread, codes from the decoder child.
class LiveCamera : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::Services *services READ services WRITE setServices NOTIFY servicesChanged REQUIRED)
    Q_PROPERTY(bool open READ isOpen NOTIFY stateChanged)
    Q_PROPERTY(bool running READ isRunning NOTIFY stateChanged)
    Q_PROPERTY(QString words READ words NOTIFY stateChanged)
    Q_PROPERTY(bool hasTorch READ hasTorch NOTIFY stateChanged)
    Q_PROPERTY(bool lit READ isLit WRITE setLit NOTIFY stateChanged)
    Q_PROPERTY(QVariantList choices READ choices NOTIFY choicesChanged)
    Q_PROPERTY(QString chosen READ chosen WRITE setChosen NOTIFY choicesChanged)
public:
    explicit LiveCamera(QObject *parent = nullptr);
    ~LiveCamera() override;

    [[nodiscard]] Services *services() const { return m_services; }
    void setServices(Services *services);
    /// What the machine gives it, before start(): tests bring their own. An empty function is this machine's cameras.
    struct Edges {
        const Clock *clock = nullptr; ///< outlives this
        std::function<std::unique_ptr<FrameSource>(const QString &path)> makeSource = {};
    };
    void setEdges(Edges edges);
    [[nodiscard]] bool isOpen() const { return m_camera != nullptr; }
    [[nodiscard]] CameraState state() const { return m_camera ? m_camera->state() : CameraState::Closed; }
    [[nodiscard]] bool isRunning() const { return m_camera && m_camera->state() == CameraState::Running; }
    [[nodiscard]] QString words() const; ///< what the camera does, or why it doesn't and what to do
    [[nodiscard]] bool hasTorch() const { return m_camera && m_camera->hasTorch(); }
    [[nodiscard]] bool isLit() const { return m_isLit; }
    void setLit(bool lit); // house-check: allow - a property's setter
    [[nodiscard]] QVariantList choices() const; ///< {key, name}: cameras found; the simulator when it may be chosen
    [[nodiscard]] QString chosen() const;
    void setChosen(const QString &key); ///< kept for the next time
    [[nodiscard]] CameraFrame frame() const { return m_camera ? m_camera->newest() : CameraFrame(); }
    [[nodiscard]] const std::vector<QPolygonF> &outlines() const { return m_outlines; } ///< in the frame's pixels

    /// By a person's hand only.
    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();
    /// Looks which cameras there are now; opens none.
    Q_INVOKABLE void look();

    /// Sentences of a state, with what to do.
    [[nodiscard]] static QString wordsOf(CameraState state);

Q_SIGNALS:
    void servicesChanged();
    void stateChanged();
    void choicesChanged();
    void painted(); ///< another frame or outline
    void seen(const QVariant &symbols); ///< std::vector<Symbol>: one event; ScanPage::takeSymbols

private:
    enum class Ended { ByHand, Idle, Unplugged };
    void end(Ended why);
    void onState();
    void onFrame();
    void closeWhenIdle();
    void onAnswer(const LiveAnswer &answer);

    Services *m_services = nullptr;
    std::vector<CameraAddress> m_found;
    std::unique_ptr<Camera> m_camera;
    std::unique_ptr<LiveDecoder> m_decoder;
    Repeats m_repeats;
    std::vector<QPolygonF> m_outlines;
    SystemClock m_systemClock;
    Edges m_edges{&m_systemClock, {}};
    qint64 m_lastCodeMs = 0; ///< by the edge's clock; of the start before the first code
    QTimer m_watch{this}; ///< a camera without pictures is closed too
    Ended m_ended = Ended::ByHand;
    bool m_wasRunning = false;
    QTimer m_forget{this}; ///< outlines that nothing renews
    bool m_isLit = false;
};

} // namespace zhike::ui

Q_DECLARE_METATYPE(std::vector<zhike::Symbol>)

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/framesource.h"

#include <QObject>

#include <memory>

namespace zhike {

/// A running camera: a source read on a thread of its own, from open() to close(). The newest picture is kept, older ones are
/// dropped, none is queued. Unplugged, it is tried again, ever more seldom. Nothing is ever read before open().
///
/// Threads: lives on a thread with an event loop; close() and the destructor wait for the picture that is being read.
class Camera : public QObject {
    Q_OBJECT
public:
    explicit Camera(std::unique_ptr<FrameSource> source, QObject *parent = nullptr);
    ~Camera() override;

    void open();
    void close();
    [[nodiscard]] CameraState state() const { return m_state; }
    [[nodiscard]] bool hasTorch() const { return m_hasTorch; }
    void setTorch(bool on); // house-check: allow - a switch has two places
    /// The newest picture; empty before the first.
    [[nodiscard]] CameraFrame newest() const;
    /// Pictures that were read but never seen because a newer one came.
    [[nodiscard]] quint64 dropped() const;

Q_SIGNALS:
    void stateChanged();
    /// There is a newer picture. One signal may stand for several.
    void frameReady();

private:
    struct Shared;
    static void run(const std::shared_ptr<Shared> &shared);
    void takeNews();

    std::shared_ptr<Shared> m_shared;
    CameraState m_state = CameraState::Closed;
    bool m_hasTorch = false;
};

} // namespace zhike

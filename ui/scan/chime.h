// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>

namespace zhike::ui {

/// The sound of a scan: read, choose, refused. Plays on a thread of its own, so that a sound server that is slow or absent never
/// holds the window up; without a device it is simply quiet. Threads: GUI thread.
class Chime : public QObject {
    Q_OBJECT
public:
    enum class Sound { Read, Choice, Refused };
    explicit Chime(QObject *parent = nullptr);
    ~Chime() override;

    void play(Sound sound);

Q_SIGNALS:
    /// The device has begun to play it; or there is none, and that is known. Emitted on the sound's own thread.
    void begun();

private:
    class Player;
    QThread m_thread;
    Player *m_player; ///< lives on m_thread
};

} // namespace zhike::ui

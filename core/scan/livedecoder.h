// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/sharedframe.h"
#include "core/scan/symbol.h"

#include <QObject>

#include <memory>

namespace zhike {

/// What a camera's frame held.
struct LiveAnswer {
    int stream = 0;
    quint64 frame = 0; ///< the number that submit() was given
    /// Corners in pixels of the frame. Empty: no code in this frame, which is nothing to report. Errors: DecoderDied,
    /// DecoderSlow - this frame is skipped and never tried again, the next one can be submitted at once.
    Result<std::vector<Symbol>> symbols{std::vector<Symbol>()};
    int processorMicroseconds = 0; ///< of the child, for this frame; 0 with an Error
};

/// Reads codes out of the frames of running cameras, in a sandboxed child `zhike-decoder` of its own.
///
/// One frame is in flight. While it is, every other one is dropped, never queued: submit() answers false and the camera
/// goes on; its next frame is the newest. Each frame gets `budgetMs` of the child's processor time; what didn't fit is
/// looked at in the next frame of the same stream (one after the other: eight stages, three angles), so a code that
/// one frame doesn't show may come out of the next ones. Where a stream's last code was is looked at first. A bar code
/// counts when two looks agree.
///
/// The same code is answered in every frame that shows it: telling "still there" from "again" is the caller's work.
///
/// Threads: lives on one thread with an event loop; submit() copies the pixels (0.06 ms at 720p, 0.16 ms at 1080p) and
/// returns. Ownership: owns the child; a child that dies is replaced at once (about 70 ms, during which the first frame
/// waits and the rest is dropped).
class LiveDecoder : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString program; ///< empty: `zhike-decoder` beside the running executable
        int budgetMs = 33; ///< one frame of a camera at 30 Hz
        int limitMs = 500; ///< after this the child is killed
    };

    explicit LiveDecoder(QObject *parent = nullptr);
    explicit LiveDecoder(Options options, QObject *parent = nullptr);
    ~LiveDecoder() override;

    /// Starts the child before the first frame, when a camera is opened.
    void prepare();
    /// Only the newest frame of a camera, upright or not. `stream` names the camera; `number` comes back with the
    /// answer. False: dropped, because one is in flight or because it is no frame (SharedFrame::write).
    bool submit(int stream, quint64 number, const LumaFrame &frame);
    /// True between a submit() that answered true and its answered().
    [[nodiscard]] bool isBusy() const;
    /// Of the living child, 0 when none runs. For tests and the doctor.
    [[nodiscard]] qint64 childId() const;

Q_SIGNALS:
    /// Exactly once for each submit() that answered true.
    void answered(const zhike::LiveAnswer &answer);

private:
    class Line;
    std::unique_ptr<Line> m_line;
};

} // namespace zhike

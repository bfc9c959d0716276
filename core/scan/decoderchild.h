// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/decoderprotocol.h"

#include <QProcess>
#include <QTimer>

#include <functional>
#include <optional>

namespace zhike {

/// The child process `zhike-decoder` and the one frame it has in hand: every way a frame can end passes through
/// settle(). Belongs to a decoder (decoder.h, livedecoder.h) and to its thread. A child that dies or hangs costs the
/// frame that it has, which is never sent again.
class DecoderChild {
public:
    struct Setup {
        QString program; ///< empty: `zhike-decoder` beside the running executable
        int memoryFile = -1; ///< becomes kMemoryFile in the child
        std::size_t memorySize = 0;
        bool isKeptReady = false; ///< a child that died over a frame is replaced at once, not at the next frame
    };
    /// Errors: DecoderDied, DecoderSlow.
    using Done = std::function<void(const Result<FrameAnswer> &)>;

    explicit DecoderChild(Setup setup);
    ~DecoderChild();

    /// Not while busy. `limitMs`: from here to the answer, a start of the child included.
    void ask(FrameRequest request, int limitMs, Done done);
    /// Nobody waits for the frame in hand any more: its `done` isn't called. A child that has seen it is of no use.
    void drop();
    [[nodiscard]] bool isBusy() const { return m_question.has_value(); }
    /// Starts the child before the first frame needs it.
    void start();
    /// Of the living child, 0 when none runs.
    [[nodiscard]] qint64 id() const;

private:
    struct Question {
        FrameRequest request;
        Done done;
        bool isSent = false;
    };

    void proceed();
    void readAnswer();
    void ended(const QString &how);
    void kill();
    void settle(const Result<FrameAnswer> &answer);

    Setup m_setup;
    QProcess m_process;
    QTimer m_limit;
    QByteArray m_buffer;
    std::optional<Question> m_question;
    quint32 m_lastId = 0;
    int m_limitMs = 0;
    bool m_isDying = false; ///< killed and not yet reaped
    bool m_hasAnswered = false; ///< the running child has proved that it works
};

} // namespace zhike

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/symbol.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace zhike {

/// Reads codes out of an encoded picture (PNG, JPEG, WebP, BMP, …) in the sandboxed child `zhike-decoder`. Frames of a
/// camera go to LiveDecoder (livedecoder.h).
///
/// Threads: lives on one thread with an event loop (the GUI thread); never blocks it. Ownership: owns the child
/// process. One picture in flight: a newer decode() cancels the older one, whose future ends cancelled (attach
/// `.onCanceled` or ignore it). The child starts with the first picture, lives on, and is started again after it died.
/// Errors: ImageUnreadable (no picture, too large), NoCodeFound, DecoderDied (costs this picture only), DecoderSlow
/// (the time limit passed; the child was killed). Several codes in one picture are all returned, each once; choosing is
/// the page's work.
class Decoder : public QObject {
    Q_OBJECT
public:
    using Answer = Result<std::vector<Symbol>>;

    struct Options {
        /// Empty: `zhike-decoder` beside the running executable.
        QString program;
        /// From handing the picture over to its answer; a start of the child is included.
        int stillLimitMs = 3000;
    };

    explicit Decoder(QObject *parent = nullptr);
    explicit Decoder(Options options, QObject *parent = nullptr);
    ~Decoder() override;

    /// Attach with `.then(context, [](const Decoder::Answer &answer) { … })`.
    [[nodiscard]] QFuture<Answer> decode(const QByteArray &imageBytes);

    /// Of the living child, 0 when none runs. For tests and the doctor.
    [[nodiscard]] qint64 childId() const;

private:
    class Asked;
    std::unique_ptr<Asked> m_asked;
};

} // namespace zhike

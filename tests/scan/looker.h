// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/decoderchild.h"
#include "core/scan/sharedframe.h"

#include <QImage>
#include <QTest>

namespace zhike {

/// Asks the real child about frames, one after the other, in whatever way the protocol knows.
class Looker {
public:
    Looker()
        : m_child({.program = {}, .memoryFile = m_frame.file(), .memorySize = SharedFrame::kSize, .isKeptReady = true})
    {
    }
    /// An Error as well when no answer comes; `stream` only matters to live frames.
    Result<FrameAnswer> look(FrameKind kind, const QImage &image, quint32 budgetMs, int stream = 1)
    {
        if (!m_frame.write({image.constBits(), image.width(), image.height(), static_cast<int>(image.bytesPerLine())}))
            return Error{ErrorCode::InvalidValue, QStringLiteral("frame")};
        std::optional<Result<FrameAnswer>> answer;
        FrameRequest request{.kind = kind,
                             .budgetMs = budgetMs,
                             .stream = stream,
                             .width = static_cast<quint32>(image.width()),
                             .height = static_cast<quint32>(image.height())};
        m_child.ask(std::move(request), kLimitMs, [&](const Result<FrameAnswer> &heard) { answer = heard; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 2 * kLimitMs)) {
            m_child.drop();
            return Error{ErrorCode::InvalidValue, QStringLiteral("no answer")};
        }
        return *answer;
    }
    [[nodiscard]] qint64 childId() const { return m_child.id(); }

private:
    static constexpr int kLimitMs = 30'000; // a hang ends in an Error

    SharedFrame m_frame;
    DecoderChild m_child;
};

} // namespace zhike

// SPDX-License-Identifier: Apache-2.0
#include "core/scan/livedecoder.h"

#include "core/scan/decoderchild.h"

namespace zhike {

/// The shared memory and the child that sees it.
class LiveDecoder::Line {
public:
    explicit Line(Options options)
        : m_options(std::move(options))
        , m_child({.program = m_options.program,
                   .memoryFile = m_frame.file(),
                   .memorySize = SharedFrame::kSize,
                   .isKeptReady = true})
    {
    }

    Options m_options;
    SharedFrame m_frame;
    DecoderChild m_child;
};

LiveDecoder::LiveDecoder(QObject *parent)
    : LiveDecoder(Options(), parent)
{
}

LiveDecoder::LiveDecoder(Options options, QObject *parent)
    : QObject(parent)
    , m_line(std::make_unique<Line>(std::move(options)))
{
}

LiveDecoder::~LiveDecoder() = default;

void LiveDecoder::prepare() { m_line->m_child.start(); }

bool LiveDecoder::submit(int stream, quint64 number, const LumaFrame &frame)
{
    if (isBusy() || !m_line->m_frame.write(frame))
        return false;
    FrameRequest request{.kind = FrameKind::LiveLuma,
                         .budgetMs = static_cast<quint32>(m_line->m_options.budgetMs),
                         .stream = stream,
                         .width = static_cast<quint32>(frame.width),
                         .height = static_cast<quint32>(frame.height)};
    const auto tell = [this, stream, number](const Result<FrameAnswer> &answer) {
        LiveAnswer told{.stream = stream, .frame = number};
        if (answer) {
            told.symbols = answer->symbols;
            told.processorMicroseconds = static_cast<int>(answer->processorMicroseconds);
        } else {
            told.symbols = answer.error();
        }
        Q_EMIT answered(told);
    };
    m_line->m_child.ask(std::move(request), m_line->m_options.limitMs, tell);
    return true;
}

bool LiveDecoder::isBusy() const { return m_line->m_child.isBusy(); }

qint64 LiveDecoder::childId() const { return m_line->m_child.id(); }

} // namespace zhike

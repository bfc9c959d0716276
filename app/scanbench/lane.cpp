// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/lane.h"

#include <algorithm>

namespace zhike::scanbench {
namespace {

// Limits by the wall clock only end what hangs: what is compared is processor time.
constexpr int kHangs = 60'000;
constexpr quint32 kLiveBudget = 33;
constexpr quint32 kStillBudget = 2'400;

DecoderChild::Setup setupFor(const QString &program, const SharedFrame &frame)
{
    return {.program = program, .memoryFile = frame.file(), .memorySize = SharedFrame::kSize, .isKeptReady = true};
}

QImage filled(const QImage &image, const QSize &size)
{
    if (size.isEmpty())
        return image;
    const QImage wide = image.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    return wide.copy(QRect(QPoint((wide.width() - size.width()) / 2, (wide.height() - size.height()) / 2), size))
        .convertToFormat(QImage::Format_Grayscale8);
}

/// OpenCV says where a code is, not what it says: that counts as read when it is the right place.
bool isPlaceOfTruth(const Symbol &symbol, const Row &row)
{
    if (!row.corners)
        return true;
    QPointF middle;
    QPointF truth;
    for (std::size_t i = 0; i < 4; ++i) {
        middle += QPointF(symbol.corners[i]) / 4;
        truth += (*row.corners)[i] / 4;
    }
    const QPointF reach = (*row.corners)[0] - truth;
    const QPointF off = middle - truth;
    return QPointF::dotProduct(off, off) < QPointF::dotProduct(reach, reach) / 4;
}

} // namespace

Lane::Lane(const Programs &programs)
    : m_decoder(setupFor(programs.decoder, m_frame))
{
    if (!programs.peers.isEmpty())
        m_peers.emplace(setupFor(programs.peers, m_frame));
}

void Lane::look(Task task, std::function<void(Looked)> done)
{
    m_done = std::move(done);
    m_looked = {std::move(task), {}, {}, {}};
    const QImage file = loadGrey(m_looked.task.row.path);
    const QImage image = file.isNull() ? file : filled(file, m_looked.task.scaledTo);
    m_steps.clear();
    if (!image.isNull() && m_frame.write({image.constBits(), image.width(), image.height(), static_cast<int>(image.bytesPerLine())})) {
        m_looked.size = image.size();
        m_looked.look = lookOf(image, m_looked.task.row);
        plan();
    }
    ++m_stream; // a stream of its own: nothing is known from the last picture
    next();
}

void Lane::plan()
{
    if (m_looked.task.isStill)
        m_steps.push_back({Reader::Still});
    if (m_looked.task.isFrame)
        for (int number = kLiveFrames; number > 1; --number)
            m_steps.push_back({Reader::Live, number});
    if (m_peers)
        for (const Reader peer : {Reader::OpenCv, Reader::Zbar, Reader::ZxingSafely, Reader::Zxing})
            m_steps.push_back({peer});
    if (m_looked.task.isFrame)
        m_steps.push_back({Reader::Live, 1});
}

void Lane::next()
{
    while (!m_steps.empty()) {
        const Step step = m_steps.back();
        m_steps.pop_back();
        if (step.reader == Reader::Live && m_looked.by(Reader::Live).readAt > 0)
            continue;
        ask(step);
        return;
    }
    // The next task replaces what is being called here.
    const auto done = std::move(m_done);
    done(std::move(m_looked));
}

void Lane::ask(const Step &step)
{
    const bool isLadder = step.reader == Reader::Live || step.reader == Reader::Still;
    FrameRequest request{.kind = step.reader == Reader::Live ? FrameKind::LiveLuma : FrameKind::StillLuma,
                         .budgetMs = step.reader == Reader::Live ? kLiveBudget : kStillBudget,
                         .stream = isLadder ? m_stream : static_cast<int>(step.reader),
                         .width = static_cast<quint32>(m_looked.size.width()),
                         .height = static_cast<quint32>(m_looked.size.height())};
    DecoderChild &child = isLadder ? m_decoder : *m_peers;
    child.ask(std::move(request), kHangs, [this, step](const Result<FrameAnswer> &answer) {
        record(step, answer);
        next();
    });
}

void Lane::record(const Step &step, const Result<FrameAnswer> &answer)
{
    Outcome &outcome = m_looked.outcomes[static_cast<std::size_t>(step.reader)];
    if (!answer) {
        outcome.hasDied = true;
        return;
    }
    outcome.microseconds.push_back(static_cast<int>(answer->processorMicroseconds));
    const Row &row = m_looked.task.row;
    for (const Symbol &symbol : answer->symbols) {
        const bool isPlace = step.reader == Reader::OpenCv && symbol.bytes.isEmpty();
        if (!row.truths.empty() && (isPlace ? isPlaceOfTruth(symbol, row) : saysTruth(symbol, row.truths))) {
            outcome.readAt = outcome.readAt == 0 ? step.number : outcome.readAt;
            outcome.format = symbol.format;
        } else if (!isPlace) {
            outcome.isWrong = true;
        }
    }
}

} // namespace zhike::scanbench

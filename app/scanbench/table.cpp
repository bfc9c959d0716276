// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/table.h"

#include "app/scanbench/setkind.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace zhike::scanbench {
namespace {

using namespace Qt::StringLiterals;

using Some = std::vector<const Looked *>;
constexpr Reader kPeers[] = {Reader::Zxing, Reader::ZxingSafely, Reader::Zbar, Reader::OpenCv};
constexpr Reader kDecodingPeers[] = {Reader::Zxing, Reader::ZxingSafely, Reader::Zbar};
constexpr int kStillLooks = 1;

bool hasPeers(const Looked &looked) { return !looked.by(Reader::Zbar).microseconds.empty(); }

Tally tallyOf(const Some &some, Reader reader, int within)
{
    Tally tally;
    for (const Looked *looked : some) {
        const Outcome &outcome = looked->by(reader);
        ++tally.total;
        tally.read += outcome.readAt > 0 && outcome.readAt <= within;
        tally.wrong += outcome.isWrong;
        tally.died += outcome.hasDied;
    }
    return tally;
}

double percentTogether(const Some &some)
{
    const auto read = std::count_if(some.begin(), some.end(), [](const Looked *looked) {
        return std::any_of(std::begin(kDecodingPeers), std::end(kDecodingPeers), [&](Reader peer) { return looked->by(peer).readAt > 0; });
    });
    return some.empty() ? 0 : 100.0 * static_cast<double>(read) / static_cast<double>(some.size());
}

QString percentText(double percent) { return QString::number(percent, 'f', 1); }

QString peersText(const Some &some)
{
    QStringList parts;
    for (const Reader peer : kPeers) {
        const Tally tally = tallyOf(some, peer, kLiveFrames);
        parts << percentText(tally.percent()) + (tally.died > 0 ? u" (died %1)"_s.arg(tally.died) : QString());
    }
    return parts.join(u" · "_s);
}

/// What an acceptance row asks of the pictures it found.
struct Demand {
    QString id;
    QString what;
    Reader reader;
    int within;
    double percent; ///< at least
    double timesZxing = 0; ///< at least, 0: not asked
    double timesZbar = 0;
    int wrong = -1; ///< at most, below 0: not asked
};

Line lineFor(const Demand &demand, const Some &some)
{
    const Tally ladder = tallyOf(some, demand.reader, demand.within);
    const Tally zxing = tallyOf(some, Reader::Zxing, 1);
    const Tally zbar = tallyOf(some, Reader::Zbar, 1);
    Line line{demand.id, demand.what, ladder.total, peersText(some), percentText(percentTogether(some)),
              u"%1 (%2)"_s.arg(percentText(ladder.percent())).arg(ladder.read),
              u"%1 · %2 · %3"_s.arg(ladder.wrong).arg(zxing.wrong).arg(zbar.wrong), {}, {}};
    bool isMet = ladder.percent() >= demand.percent - 0.05;
    line.required = u"≥ %1"_s.arg(demand.percent);
    const auto askTimes = [&](double times, const Tally &peer, const QString &name) {
        if (times <= 0 || !hasPeers(*some.front()))
            return;
        line.required += u", ≥ %1 × %2 (%3)"_s.arg(times).arg(name, QString::number(ladder.percent() / std::max(peer.percent(), 0.1), 'f', 2));
        isMet = isMet && ladder.percent() >= times * peer.percent();
    };
    askTimes(demand.timesZxing, zxing, u"zxing"_s);
    askTimes(demand.timesZbar, zbar, u"zbar"_s);
    if (demand.wrong >= 0) {
        line.required += u", wrong ≤ %1"_s.arg(demand.wrong);
        isMet = isMet && ladder.wrong <= demand.wrong;
    }
    line.verdict = isMet ? u"met"_s : u"below"_s;
    return line;
}

/// The pictures of those sets that `isWanted`.
class Shelf {
public:
    explicit Shelf(const std::vector<Looked> &all)
        : m_all(all)
        , m_kinds(kindsOf(all))
    {
    }
    [[nodiscard]] Some pick(const std::function<bool(const SetKind &, const Looked &)> &isWanted) const
    {
        Some some;
        for (const Looked &looked : m_all)
            if (!looked.size.isEmpty() && isWanted(m_kinds[looked.task.row.set], looked))
                some.push_back(&looked);
        return some;
    }

private:
    const std::vector<Looked> &m_all;
    QMap<QString, SetKind> m_kinds;
};

class Rows {
public:
    explicit Rows(const std::vector<Looked> &all)
        : m_shelf(all)
    {
    }
    std::vector<Line> lines;

    void photos()
    {
        add({u"A1"_s, u"QR photos, still"_s, Reader::Still, kStillLooks, 91.1, 1.05, 0, 2}, [](const SetKind &kind, const Looked &) {
            return kind.hasCodes && !kind.isFrames && kind.format == SymbolFormat::Qr;
        });
    }
    void frames(int height, const std::array<Demand, 3> &demands)
    {
        for (const Demand &demand : demands)
            add(demand, [height](const SetKind &kind, const Looked &) {
                return kind.hasCodes && kind.isFrames && kind.size.height() == height
                    && (kind.format == SymbolFormat::Qr || kind.format == SymbolFormat::Unknown);
            });
    }
    void pale()
    {
        const auto isPale = [](bool inverted) {
            return [inverted](const SetKind &kind, const Looked &) { return inverted ? kind.isInverted : kind.isFaint && !kind.isInverted; };
        };
        add({u"A5"_s, u"inverted, 8 frames"_s, Reader::Live, kLiveFrames, 95}, isPale(true));
        add({u"A5"_s, u"low contrast, 8 frames"_s, Reader::Live, kLiveFrames, 95}, isPale(false));
    }
    void modules()
    {
        const auto isOf = [](double from, double to) {
            return [from, to](const SetKind &kind, const Looked &looked) {
                return kind.format == SymbolFormat::Qr && kind.module > 0 && kind.module < 2.4 && !kind.isFaint && !kind.isInverted
                    && looked.task.row.module >= from && looked.task.row.module < to;
            };
        };
        add({u"A6"_s, u"module 1.6 px (1.5–1.8), 8 frames"_s, Reader::Live, kLiveFrames, 95}, isOf(1.5, 1.8));
        add({u"A6"_s, u"module 2.0 px (1.8–2.4), 8 frames"_s, Reader::Live, kLiveFrames, 100}, isOf(1.8, 2.4));
    }
    void angles()
    {
        angle(SymbolFormat::Ean13, u"EAN-13"_s, 80);
        angle(SymbolFormat::Code128, u"Code 128"_s, 50);
        angle(SymbolFormat::DataMatrix, u"DataMatrix"_s, 93);
    }
    void retail()
    {
        add({u"A8"_s, u"EAN/UPC photos, still"_s, Reader::Still, kStillLooks, 75, 0, 0, 4},
            [](const SetKind &kind, const Looked &) { return kind.hasCodes && !kind.isFrames && isRetail(kind.format); });
    }
    void others()
    {
        const auto isOther = [](const SetKind &kind, const Looked &) {
            return kind.hasCodes && !kind.isFrames && kind.format != SymbolFormat::Qr && !isRetail(kind.format);
        };
        if (const Some some = m_shelf.pick(isOther); !some.empty()) {
            lines.push_back(lineFor({u"–"_s, u"other photos, still"_s, Reader::Still, kStillLooks, 0}, some));
            lines.back().required.clear();
            lines.back().verdict.clear();
        }
    }
    void empties();
    void costs();

private:
    void add(const Demand &demand, const std::function<bool(const SetKind &, const Looked &)> &isWanted)
    {
        const Some some = m_shelf.pick([&](const SetKind &kind, const Looked &looked) {
            return !looked.task.row.truths.empty() && isWanted(kind, looked);
        });
        if (!some.empty())
            lines.push_back(lineFor(demand, some));
    }
    void angle(SymbolFormat format, const QString &name, double percent)
    {
        const auto isOf = [format](const SetKind &kind, const Looked &) { return kind.hasCodes && kind.isFrames && kind.format == format; };
        add({u"A7"_s, name + u" at any angle, 8 frames"_s, Reader::Live, kLiveFrames, percent}, isOf);
        add({u"A7"_s, name + u" at any angle, still"_s, Reader::Still, kStillLooks, percent}, isOf);
    }
    void cost(int height);

    Shelf m_shelf;
};

void Rows::empties()
{
    const Some some = m_shelf.pick([](const SetKind &, const Looked &looked) { return looked.task.row.truths.empty(); });
    if (some.empty())
        return;
    const auto reads = [&](Reader reader) { return tallyOf(some, reader, kLiveFrames).wrong; };
    const int ladder = static_cast<int>(std::count_if(some.begin(), some.end(), [](const Looked *looked) {
        return looked->by(Reader::Still).isWrong || looked->by(Reader::Live).isWrong;
    }));
    lines.push_back({u"A9"_s, u"pictures without a code: reads"_s, static_cast<int>(some.size()),
                     u"%1 · %2 · %3 · %4"_s.arg(reads(Reader::Zxing)).arg(reads(Reader::ZxingSafely)).arg(reads(Reader::Zbar)).arg(reads(Reader::OpenCv)),
                     {}, QString::number(ladder), {}, u"0"_s, ladder == 0 ? u"met"_s : u"below"_s});
}

std::vector<double> millisecondsOf(const Some &some, Reader reader)
{
    std::vector<double> all;
    for (const Looked *looked : some)
        for (const int time : looked->by(reader).microseconds)
            all.push_back(time / 1000.0);
    std::sort(all.begin(), all.end());
    return all;
}

double meanOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

void Rows::cost(int height)
{
    const auto isEmptyFrame = [height](const SetKind &, const Looked &looked) {
        return looked.task.row.truths.empty() && looked.task.isFrame && looked.size.height() == height;
    };
    const Some some = m_shelf.pick(isEmptyFrame);
    if (some.empty())
        return;
    QStringList peers;
    for (const Reader peer : kPeers)
        peers << percentText(meanOf(millisecondsOf(some, peer)));
    const double ladder = meanOf(millisecondsOf(some, Reader::Live));
    const double zbar = meanOf(millisecondsOf(some, Reader::Zbar));
    Line line{u"B1"_s, u"ms a frame without a code, %1p"_s.arg(height), static_cast<int>(some.size()), peers.join(u" · "_s),
              {}, percentText(ladder), {}, u"≤ 0.55 × zbar"_s, {}};
    if (zbar > 0) {
        line.required += u" (%1)"_s.arg(QString::number(ladder / zbar, 'f', 2));
        line.verdict = ladder <= 0.55 * zbar ? u"met"_s : u"below"_s;
    }
    lines.push_back(line);
}

void Rows::costs()
{
    cost(720);
    cost(1080);
    const Some some = m_shelf.pick([](const SetKind &, const Looked &looked) { return looked.task.isFrame && looked.size.height() == 1080; });
    const std::vector<double> times = millisecondsOf(some, Reader::Live);
    if (times.empty())
        return;
    const double p95 = times[(times.size() - 1) * 95 / 100];
    lines.push_back({u"B2"_s, u"ms a live frame, 1080p: p95 / max"_s, static_cast<int>(times.size()), {}, {},
                     percentText(p95) + u" / "_s + percentText(times.back()), {}, u"≤ 33 / 60"_s,
                     p95 <= 33 && times.back() <= 60 ? u"met"_s : u"below"_s});
}

} // namespace

std::vector<Line> acceptance(const std::vector<Looked> &all)
{
    Rows rows(all);
    rows.photos();
    rows.frames(720, {Demand{u"A2"_s, u"QR frames 720p, one frame"_s, Reader::Live, 1, 72, 1.38, 1.7},
                      Demand{u"A3"_s, u"the same within 8 frames"_s, Reader::Live, kLiveFrames, 76},
                      Demand{u"A3"_s, u"the same, still"_s, Reader::Still, kStillLooks, 78}});
    rows.frames(1080, {Demand{u"A4"_s, u"QR frames 1080p, one frame"_s, Reader::Live, 1, 64},
                       Demand{u"A4"_s, u"the same within 8 frames"_s, Reader::Live, kLiveFrames, 71},
                       Demand{u"A4"_s, u"the same, still"_s, Reader::Still, kStillLooks, 73}});
    rows.pale();
    rows.modules();
    rows.angles();
    rows.retail();
    rows.others();
    rows.empties();
    rows.costs();
    return rows.lines;
}

std::vector<Line> bySet(const std::vector<Looked> &all)
{
    QMap<QString, Some> sets;
    for (const Looked &looked : all)
        if (!looked.task.row.truths.empty() && !looked.size.isEmpty())
            sets[looked.task.row.set].push_back(&looked);
    std::vector<Line> lines;
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        Line line = lineFor({{}, it.key(), Reader::Still, kStillLooks, 0}, it.value());
        if (it.value().front()->task.isFrame)
            line.ladder = u"%1 · %2 · "_s.arg(percentText(tallyOf(it.value(), Reader::Live, 1).percent()),
                                              percentText(tallyOf(it.value(), Reader::Live, kLiveFrames).percent())) + line.ladder;
        line.required.clear();
        line.verdict.clear();
        lines.push_back(line);
    }
    return lines;
}

QString printed(const std::vector<Line> &lines)
{
    QString text = u"| | what | n | zxing · safely · zbar · OpenCV | together | ladder | wrong: ladder · zxing · zbar | required | |\n"
                   u"|---|---|---|---|---|---|---|---|---|\n"_s;
    for (const Line &line : lines)
        text += u"| %1 | %2 | %3 | %4 | %5 | %6 | %7 | %8 | %9 |\n"_s.arg(line.id, line.what, QString::number(line.total), line.peers,
                                                                        line.together, line.ladder, line.wrong, line.required, line.verdict);
    return text;
}

} // namespace zhike::scanbench

// SPDX-License-Identifier: Apache-2.0
#include "central/api/metrics.h"

#include <QFile>

#include <unistd.h>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

struct Metric {
    const char *name;
    const char *type;
    const char *help;
};

void head(QByteArray &text, const Metric &metric)
{
    text +=
        "# HELP " + QByteArray(metric.name) + ' ' + metric.help + "\n# TYPE " + metric.name + ' ' + metric.type + '\n';
}

void single(QByteArray &text, const Metric &metric, double value)
{
    head(text, metric);
    text += QByteArray(metric.name) + ' ' + QByteArray::number(value, 'g', 15) + '\n';
}

QByteArray labels(const EdgeFigures::Key &key)
{
    return "{operation=\"" + QByteArray(key.operation.data(), static_cast<qsizetype>(key.operation.size()))
        + "\",status=\"" + QByteArray::number(key.status) + "\"} ";
}

void answers(QByteArray &text, const EdgeFigures &edge)
{
    constexpr Metric count{"zhike_requests_total", "counter", "Answers by operation and status."};
    constexpr Metric spent{"zhike_request_seconds_total", "counter",
                           "Time from a whole request to its answer; a long poll's waiting included."};
    head(text, count);
    for (const auto &[key, value] : edge.answers)
        text += count.name + labels(key) + QByteArray::number(value.count) + '\n';
    head(text, spent);
    for (const auto &[key, value] : edge.answers)
        text += spent.name + labels(key) + QByteArray::number(static_cast<double>(value.spent.count()) / 1e6, 'f', 6)
            + '\n';
}

} // namespace

qint64 residentBytes()
{
    QFile statm(u"/proc/self/statm"_s);
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)
                                           : 0;
}

QByteArray prometheusText(const Vitals &vitals)
{
    QByteArray text;
    answers(text, vitals.edge);
    const auto value = [](auto number) { return static_cast<double>(number); };
    single(text, {"zhike_connections", "gauge", "Open connections."}, value(vitals.edge.connections));
    single(text, {"zhike_connections_total", "counter", "Connections taken."}, value(vitals.edge.accepted));
    single(text, {"zhike_connections_cut_total", "counter", "Quiet connections ended to make room."},
           value(vitals.edge.cut));
    single(text, {"zhike_parked_requests", "gauge", "Long polls that wait for a change."}, value(vitals.edge.parked));
    single(text, {"zhike_pool_requests", "gauge", "Requests being handled or queued for a thread."},
           value(vitals.edge.inPool));
    single(text, {"zhike_handler_calls_total", "counter", "Answers, and looks that found nothing yet."},
           value(vitals.edge.asked));
    single(text, {"zhike_commits_total", "counter", "Transactions that wrote."}, value(vitals.commits));
    single(text, {"zhike_feed_position", "gauge", "Number of the last change."}, value(vitals.feedPosition));
    single(text, {"process_resident_memory_bytes", "gauge", "Memory."}, value(vitals.residentBytes));
    return text;
}

} // namespace zhike::central

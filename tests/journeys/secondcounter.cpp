// SPDX-License-Identifier: Apache-2.0
#include "tests/journeys/secondcounter.h"

#include "core/domain/json.h"

#include <QProcess>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {
constexpr int kPatienceMs = 180000; // a slow machine; nothing waits that long when it works
}

SecondCounter::SecondCounter(QUrl central, QString badge)
    : m_central(std::move(central))
    , m_badge(std::move(badge))
{
}

SecondCounter::Ended SecondCounter::run(const QStringList &words)
{
    QProcess zhikectl;
    zhikectl.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhikectl"_s,
                   QStringList{u"--file"_s, m_folder.filePath(u"counter.zhike"_s), u"--central"_s, m_central.toString(), u"--demo"_s,
                               u"--enrol-code"_s, u"HEMEJ02580"_s, u"--badge"_s, m_badge, u"--pin"_s, u"2580"_s, u"--json"_s}
                       + words);
    if (!QTest::qWaitFor([&] { return zhikectl.state() == QProcess::NotRunning; }, kPatienceMs)) {
        zhikectl.kill();
        zhikectl.waitForFinished();
        return {};
    }
    return {zhikectl.exitCode(), zhikectl.readAllStandardOutput(), zhikectl.readAllStandardError()};
}

QJsonObject SecondCounter::ask(const QStringList &words)
{
    const Ended ended = run(words);
    if (ended.code != 0)
        qInfo().noquote() << words.join(u' ') << "→" << ended.code << ended.err;
    return ended.code == 0 ? json::parseObject(ended.out).valueOr({}) : QJsonObject();
}

QString SecondCounter::refusal(const QStringList &words)
{
    const Ended ended = run(words);
    return ended.code == 1 ? QString::fromUtf8(ended.err).section(u' ', 0, 0).trimmed() : QString();
}

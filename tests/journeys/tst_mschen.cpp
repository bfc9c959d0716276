// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"
#include "tests/support/qmlwarnings.h"

#include <QJsonArray>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <map>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

QJsonObject firstAdvice(const QJsonObject &profile) { return profile.value(u"advice"_s).toArray().at(0).toObject(); }

QStringList reasonCodesOf(const QJsonObject &advice)
{
    QStringList codes;
    for (const auto &reason : advice.value(u"reasons"_s).toArray())
        codes.append(reason.toObject().value(u"code"_s).toString());
    return codes;
}

/// Every reason of every advice, in words.
QStringList reasonWordsOf(const QJsonObject &profile)
{
    QStringList words;
    for (const auto &advice : profile.value(u"advice"_s).toArray())
        for (const auto &reason : advice.toObject().value(u"reasons"_s).toArray())
            words.append(reason.toObject().value(u"words"_s).toObject().value(u"zh"_s).toString());
    return words;
}

QJsonObject chenSeenBySecondTerminal(const CentralProcess &central)
{
    return askSecondTerminal(central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
}

/// Plain numbers straight out of central's tables, computed here without the product's code.
struct Counts {
    std::map<QString, int> households;              ///< model → households in the window
    std::map<QString, std::vector<double>> shares;  ///< model → share in community, district, city (time-decayed)
};

std::map<QString, double> decayedShares(SQLite::Database &database, const std::string &where, const std::string &category)
{
    std::map<QString, double> weights;
    double total = 0;
    SQLite::Statement query(database, "SELECT model_id, months_ago, households FROM ownership_count WHERE category = ? AND " + where);
    query.bind(1, category);
    while (query.executeStep()) {
        const double weight = query.getColumn(2).getInt() * std::pow(0.5, query.getColumn(1).getInt() / 12.0);
        weights[QString::fromStdString(query.getColumn(0).getString())] += weight;
        total += weight;
    }
    for (auto &[model, weight] : weights)
        weight /= total;
    return weights;
}

Counts countsOf(const CentralProcess &central, const QString &category)
{
    SQLite::Database database(central.database().toStdString(), SQLite::OPEN_READONLY);
    const std::string community = golden::kChenCommunity.toString().toStdString();
    Counts counts;
    SQLite::Statement query(database, "SELECT model_id, SUM(households) FROM ownership_count WHERE community_id = ? AND category = ? AND months_ago < 24 GROUP BY model_id");
    query.bind(1, community);
    query.bind(2, category.toStdString());
    while (query.executeStep())
        counts.households[QString::fromStdString(query.getColumn(0).getString())] = query.getColumn(1).getInt();
    const auto local = decayedShares(database, "community_id = '" + community + "'", category.toStdString());
    const auto everywhere = decayedShares(database, "1 = 1", category.toStdString());
    for (const auto &[model, share] : everywhere)
        counts.shares[model] = {local.contains(model) ? local.at(model) : 0.0, share};
    return counts;
}

} // namespace

/// Golden case 1: Ms Chen. Washer first, the self-cleaning model, reasons that name her facts and change with them; the
/// neighbours' ranking beside it; compared, accepted, installation booked - online, and with the line cut.
class TestMsChen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void adviceIsTakenComparedAndBookedOnce_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::newRow("online") << false;
        QTest::newRow("with the line cut") << true;
    }
    void adviceIsTakenComparedAndBookedOnce()
    {
        QFETCH(bool, isCut);
        CentralProcess central;
        QVERIFY(central.start());
        const test::QmlWarnings warnings;
        CounterWindow counter;
        QVERIFY(counter.open(central.url()));
        QVERIFY(counter.signIn());
        if (isCut)
            central.kill();
        QVERIFY(counter.openMember(u"19900005678"_s));
        QVERIFY(counter.seeText(u"免清洗"_s));
        QVERIFY(counter.seeText(u"用了 8."_s));
        QVERIFY(counter.seeText(u"修 2 次"_s));
        QVERIFY(counter.see(u"rank0"_s));
        QVERIFY2(!counter.robot().seesText(u"19900005678"_s.mid(3, 4) + u"5678"_s), "her number is on the screen");
        QVERIFY2(!counter.robot().seesText(u"陈静"_s), "her whole name is on the screen");
        counter.picture(isCut ? u"member-offline"_s : u"member-online"_s);

        QVERIFY(counter.press(u"adviceAccept"_s));
        QVERIFY(counter.see(u"compareTable"_s));
        counter.picture(isCut ? u"compare-offline"_s : u"compare-online"_s);
        QVERIFY(counter.press(u"book0"_s));
        QVERIFY(counter.pressFirst(u"slot-"_s));
        QVERIFY(counter.press(u"confirmButton"_s));
        QVERIFY(counter.see(u"receiptNumber"_s));
        counter.picture(isCut ? u"booked-offline"_s : u"booked-online"_s);

        if (isCut) {
            QVERIFY(QTest::qWaitFor([&] { return counter.reception().line().waiting == 2; }, 30000)); // the answer and the booking
            QVERIFY(central.start());
        }
        QVERIFY(counter.sendAll());

        const QJsonObject after = chenSeenBySecondTerminal(central);
        QJsonArray installs;
        for (const auto &ticket : after.value(u"open"_s).toArray())
            if (ticket.toObject().value(u"kind"_s).toString() == "install"_L1)
                installs.append(ticket);
        QCOMPARE(installs.size(), 1);
        QCOMPARE(installs.at(0).toObject().value(u"stage"_s).toString(), u"booked"_s); // central reserved the window
        int accepted = 0;
        for (const auto &row : after.value(u"timeline"_s).toArray())
            accepted += row.toObject().value(u"title"_s).toObject().value(u"zh"_s).toString().startsWith(u"接受建议"_s) ? 1 : 0;
        QCOMPARE(accepted, 1);
        counter.close();
        QCOMPARE(warnings.list(), QStringList());
    }

    void adviceAndReasonsFollowHerFacts_data()
    {
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("gone");      ///< the reason that names the old fact
        QTest::addColumn<bool>("isSameAdvice"); ///< a new washer is still what is offered first
        QTest::newRow("her washer is two and a half years old") << u"washerMonths=30"_s << u"用了 8.7 年"_s << false;
        QTest::newRow("it was never repaired") << u"repairs=0"_s << u"一年修 2 次"_s << true;
        QTest::newRow("she lives in a grade A compound") << u"grade=A"_s << u"B 级小区第 1 名"_s << true;
        QTest::newRow("she reads about technology") << u"interest=technology"_s << u"关注健康"_s << true;
        QTest::newRow("she has just married, no baby") << u"life=newlywed"_s << u"家有婴儿"_s << true;
    }
    void adviceAndReasonsFollowHerFacts()
    {
        QFETCH(QString, facts);
        QFETCH(QString, gone);
        QFETCH(bool, isSameAdvice);
        CentralProcess plain;
        QVERIFY(plain.start());
        const QJsonObject usual = chenSeenBySecondTerminal(plain);
        QCOMPARE(firstAdvice(usual).value(u"type"_s).toString(), u"repeat"_s);
        QCOMPARE(firstAdvice(usual).value(u"category"_s).toString(), u"washer"_s);
        QCOMPARE(firstAdvice(usual).value(u"modelId"_s).toString(), golden::kSelfCleaningDrum.toString());
        const QStringList codes = reasonCodesOf(firstAdvice(usual));
        for (const auto code : {"age"_L1, "repairsYear"_L1, "gradeRank"_L1, "interest"_L1, "fits"_L1})
            QVERIFY2(codes.contains(code), qPrintable(codes.join(u' ')));
        QVERIFY2(reasonWordsOf(usual).contains(gone), qPrintable(reasonWordsOf(usual).join(u' ')));

        CentralProcess changed({u"--chen"_s, facts});
        QVERIFY(changed.start());
        const QJsonObject now = chenSeenBySecondTerminal(changed);
        QVERIFY(!now.isEmpty());
        const QJsonObject first = firstAdvice(now);
        const bool isSame = first.value(u"category"_s).toString() == "washer"_L1 && first.value(u"type"_s).toString() == "repeat"_L1;
        QCOMPARE(isSame, isSameAdvice);
        QVERIFY2(!reasonWordsOf(now).contains(gone), qPrintable(reasonWordsOf(now).join(u' ')));
    }

    /// The neighbours' ranking against central's plain counts, computed here on their own: numbers are right, cells under k
    /// are "few", and a product stands above another only where the community or the wider region chose it more.
    void theRankingAgreesWithAnIndependentComputation()
    {
        CentralProcess central;
        QVERIFY(central.start());
        const QJsonObject community = chenSeenBySecondTerminal(central).value(u"community"_s).toObject();
        QCOMPARE(community.value(u"category"_s).toString(), u"washer"_s);
        const Counts counts = countsOf(central, u"washer"_s);
        const QJsonArray rows = community.value(u"rows"_s).toArray();
        QVERIFY(rows.size() >= 3);
        for (int i = 0; i < rows.size(); ++i) {
            const QJsonObject row = rows.at(i).toObject();
            const QString model = row.value(u"modelId"_s).toString();
            const int plain = counts.households.contains(model) ? counts.households.at(model) : 0;
            if (row.value(u"households"_s).isDouble()) {
                QCOMPARE(row.value(u"households"_s).toInt(), plain);
                QVERIFY(plain >= Policy{}.kAnonymity);
            }
            if (i == 0)
                continue;
            const QString above = rows.at(i - 1).toObject().value(u"modelId"_s).toString();
            const std::vector<double> &upper = counts.shares.at(above);
            const std::vector<double> &lower = counts.shares.at(model);
            QVERIFY2(upper[0] >= lower[0] - 1e-12 || upper[1] >= lower[1] - 1e-12, qPrintable(above + u" over "_s + model));
        }
    }
};

QTEST_MAIN(TestMsChen)
#include "tst_mschen.moc"

// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"

#include "app/commands/peoplecommands.h"
#include "app/commands/print.h"
#include "core/profile/membercode.h"
#include "core/store/audit.h"
#include "core/store/blobs.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QPromise>
#include <QSaveFile>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHitsShown = 20;

Answer<QJsonObject> now(Result<QJsonObject> value)
{
    QPromise<Result<QJsonObject>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

Answer<QJsonObject> usage() { return now(Error{ErrorCode::InvalidValue, u"command"_s}); }

/// The view of an answer as JSON.
template <typename T>
Answer<QJsonObject> printed(Desk &desk, Answer<T> answer)
{
    return answer.then(&desk, [](const Result<T> &value) -> Result<QJsonObject> {
        if (!value)
            return value.error();
        return jsonOf(*value);
    });
}

Answer<QJsonObject> scan(Desk &desk, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return now(Error{ErrorCode::ImageUnreadable, {}});
    return desk.scanImage(file.readAll())
        .then(&desk, [](const Result<std::vector<ScanView>> &views) -> Result<QJsonObject> {
            if (!views)
                return views.error();
            QJsonArray codes;
            for (const ScanView &view : *views)
                codes.append(jsonOf(view));
            return QJsonObject{{u"codes"_s, codes}};
        });
}

/// A list of things that were found, under `name`.
template <typename T, typename F>
Answer<QJsonObject> listed(Desk &desk, Answer<std::vector<T>> answer, const QString &name, F jsonOfOne)
{
    return answer.then(&desk, [name, jsonOfOne](const Result<std::vector<T>> &found) -> Result<QJsonObject> {
        if (!found)
            return found.error();
        QJsonArray list;
        for (const T &one : *found)
            list.append(jsonOfOne(one));
        return QJsonObject{{name, list}};
    });
}

Answer<QJsonObject> memberCode(Desk &desk, QString token)
{
    if (token.startsWith(QLatin1StringView(kMemberCodePrefix)))
        token.remove(0, QLatin1StringView(kMemberCodePrefix).size());
    return listed(desk, desk.openMemberCode(token), u"hits"_s, [](const Hit &hit) { return jsonOf(hit); });
}

Answer<QJsonObject> didYouMean(Desk &desk, const QString &typed)
{
    return listed(desk, desk.didYouMean(typed), u"near"_s, [](const NearMiss &near) {
        return QJsonObject{{u"code"_s, near.code}, {u"position"_s, near.position}};
    });
}

Answer<QJsonObject> find(Desk &desk, const QString &typed)
{
    QJsonArray hits;
    for (const Hit &hit : desk.find(typed, kHitsShown))
        hits.append(jsonOf(hit));
    return now(QJsonObject{{u"hits"_s, hits}});
}

Answer<QJsonObject> act(Desk &desk, const QString &type, const QString &body)
{
    const Result<QJsonObject> object = json::parseObject(body.toUtf8());
    if (!object)
        return now(object.error());
    const Result<Action> action = readAction(type, *object);
    if (!action)
        return now(action.error());
    return desk.act(*action).then(&desk, [](const Result<Receipt> &receipt) -> Result<QJsonObject> {
        if (!receipt)
            return receipt.error();
        return QJsonObject{{u"receipt"_s, receipt->number}, {u"opId"_s, receipt->op.toString()}};
    });
}

Answer<QJsonObject> undo(Desk &desk, const QString &op)
{
    return desk.undo(OpId(op)).then(&desk, [](const Result<UndoOutcome> &outcome) -> Result<QJsonObject> {
        if (!outcome)
            return outcome.error();
        const QString word = *outcome == UndoOutcome::Removed ? u"removed"_s
            : *outcome == UndoOutcome::Cancelling             ? u"cancelling"_s
                                                              : u"tooLate"_s;
        return QJsonObject{{u"undo"_s, word}};
    });
}

Answer<QJsonObject> exportTo(Desk &desk, const QString &format, const QString &path)
{
    return desk.exportOutbox(format == "csv"_L1 ? ExportAs::Csv : ExportAs::Json).then(&desk, [path](const Result<QByteArray> &bytes) -> Result<QJsonObject> {
        if (!bytes)
            return bytes.error();
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
            return ErrorCode::StorageIo;
        return QJsonObject{{u"file"_s, QFileInfo(path).fileName()}, {u"bytes"_s, bytes->size()}};
    });
}

/// What the file says about what central hasn't got yet, and whether the audit chain is whole.
Result<QJsonObject> examine(const Reader &reader)
{
    const std::optional<qint64> broken = audit::firstBroken(reader);
    const blobs::Counts files = blobs::counts(reader);
    return QJsonObject{{u"auditChain"_s, broken ? u"broken at row "_s + QString::number(*broken) : u"whole"_s},
                       {u"auditWaiting"_s, audit::countWaiting(reader)}, {u"filesWaiting"_s, files.waiting},
                       {u"filesWanted"_s, files.wanted}, {u"filesHeld"_s, files.held}, {u"filesLost"_s, files.lost}};
}

/// What the program found when it opened the file, what the line is like, and what central knows about this terminal.
Answer<QJsonObject> doctor(Workplace &place)
{
    const OpenReport report = place.openReport();
    const LineView line = place.reception()->line();
    const Reporter::Status told = place.reporter().status();
    const bool isDemo = place.isDemo();
    return place.store().read([](const Reader &reader) { return examine(reader); }).then(&place, [=](const Result<QJsonObject> &found) -> Result<QJsonObject> {
        if (!found)
            return found.error();
        QJsonObject object = jsonOf(line);
        for (const QString &name : found->keys())
            object.insert(name, found->value(name));
        object.insert(u"lastHeartbeat"_s, told.lastHeartbeat.toString(Qt::ISODate));
        object.insert(u"auditUploadedAt"_s, told.lastAudit.toString(Qt::ISODate));
        object.insert(u"isFreshFile"_s, report.isFresh);
        object.insert(u"quarantine"_s, QFileInfo(report.quarantine).fileName());
        object.insert(u"salvagedOps"_s, report.salvagedOps);
        object.insert(u"setAsideOps"_s, report.setAsideOps);
        object.insert(u"isDemo"_s, isDemo);
        return object;
    });
}

} // namespace

Answer<QJsonObject> runCommand(Workplace &place, const QStringList &words)
{
    Desk *desk = place.reception() ? place.reception()->desk() : nullptr;
    if (!desk)
        return now(Error{ErrorCode::NotPermitted, u"signedOut"_s});
    const QString command = words.value(0);
    const QString first = words.value(1);
    if (command == "scan"_L1 && words.size() == 2)
        return scan(*desk, first);
    if (command == "typed"_L1 && words.size() == 2)
        return printed(*desk, desk->scanTyped(first));
    if (command == "near"_L1 && words.size() == 2)
        return didYouMean(*desk, first);
    if (command == "member-code"_L1 && words.size() == 2)
        return memberCode(*desk, first);
    if (command == "find"_L1 && words.size() == 2)
        return find(*desk, first);
    if (command == "profile"_L1 && words.size() == 3 && first == "--member"_L1)
        return printed(*desk, desk->member(MemberId(words.value(2)), RecognisedBy::Search));
    if (command == "passport"_L1 && words.size() == 2)
        return printed(*desk, desk->passport(UnitCode(first)));
    if (command == "outbox"_L1 && words.size() == 1)
        return printed(*desk, desk->outbox());
    if (command == "home"_L1 && words.size() == 1)
        return printed(*desk, desk->home());
    if (command == "line"_L1 && words.size() == 1)
        return now(jsonOf(place.reception()->line()));
    if (command == "shift"_L1 && words.size() == 1)
        return printed(*desk, desk->shift());
    if (command == "shift"_L1 && words.size() == 2 && first == "close"_L1)
        return place.reception()->closeShift().then(&place, [](const Result<ShiftView> &closed) { return closed ? Result<QJsonObject>(jsonOf(*closed)) : closed.error(); });
    if (command == "export"_L1 && words.size() == 3 && (first == "csv"_L1 || first == "json"_L1))
        return exportTo(*desk, first, words.value(2));
    if (command == "doctor"_L1 && words.size() == 1)
        return doctor(place);
    if (command == "doctor"_L1 && words.size() == 2 && first == "--repair"_L1) {
        place.repair();
        return doctor(place);
    }
    if (command == "act"_L1 && words.size() == 3)
        return act(*desk, first, words.value(2));
    if (command == "undo"_L1 && words.size() == 2)
        return undo(*desk, first);
    const std::optional<Answer<QJsonObject>> answer = runPeopleCommand(place, *desk, words);
    return answer ? *answer : usage();
}

QString commandHelp()
{
    return u"code TEXT | --hex BYTES     class and fields of a code, or why it is refused; [--aim ID] [--route handScanner|typed …] [--lines]\n"
           "scan FILE                 codes in a picture and what they lead to\n"
           "typed CODE                what a code typed by hand leads to; near CODE: the known codes one slip away\n"
           "member-code CODE          the member of the app's signed code; works once, within a minute\n"
           "find TEXT                 phone, last four, name, pinyin, initials, card, unit code\n"
           "profile --member ID       the 360° page\n"
           "passport CODE             a unit by its code\n"
           "outbox | home | line      what waits, today's list, the truth about the line\n"
           "shift | shift close       what was done in this shift and what a close leaves behind\n"
           "export csv|json FILE      the outbox without any person in it\n"
           "doctor [--repair]         file, audit chain, line, what central hasn't got yet; compares with central and mends\n"
           "sync                      exchange with central until nothing is left to do\n"
           "act TYPE JSON             any action, e.g. act unit.register '{\"memberId\":\"…\",\"unitCode\":\"…\"}'\n"
           "undo OP                   take an action back\n"_s
        + peopleCommandHelp()
        + u"seed --db sqlite:PATH     a brand for central: --members N --communities M --seed S\n"
          "label CONTENT FILE.png    a QR picture, e.g. of https://u.hemei.example/u/CODE\n"_s;
}

} // namespace zhike

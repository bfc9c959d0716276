// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/nearmiss.h"
#include "core/desk/reception.h"

#include <QTimer>

#include <deque>
#include <functional>

namespace zhike {

/// Everything the invented desk knows and was told. Tests set values and faults here and read what was done.
/// Answers arrive in the next turn of the event loop, as with the real desk; while `isHolding` they wait for release().
class FakeWorld : public QObject {
    Q_OBJECT
public:
    FakeWorld();

    QDateTime now;
    LineView line;
    MemberView member;
    MemberDetail detail;
    PassportView passport;
    HomeView home;
    EditView edit;
    ConsentView consents;
    MergeView merge;
    OutboxView outbox;
    ShiftView shift;
    std::vector<Slot> windows;
    std::vector<ProductModel> models;
    std::vector<ScanView> scans; ///< what the next picture or typed code leads to
    std::vector<Hit> hits;
    std::vector<NearMiss> nearMisses;
    std::vector<ScanHistoryRow> history;
    UndoOutcome undoOutcome = UndoOutcome::Removed;
    bool isIndexReady = true;

    std::optional<Error> nextError; ///< the next answer fails with this
    std::optional<Error> lastingError; ///< every answer does, until it is taken away
    bool isHolding = false;
    void release(); ///< lets every held answer go, in order
    [[nodiscard]] qsizetype held() const { return static_cast<qsizetype>(m_held.size()); }

    std::vector<Action> acted;
    std::vector<OpId> undone;
    std::vector<OpId> dismissed;
    std::vector<OpId> taken; ///< merged edits whose value was taken again
    std::vector<MemberWish> wishes;
    QStringList numbers; ///< main numbers as typed
    std::vector<ScannedBytes> scanned; ///< codes that a device delivered
    int revealed = 0;
    int retried = 0;
    MemberId atCounter;

    template <typename T>
    [[nodiscard]] Answer<T> answer(T value)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const Result<T> result = lastingError ? Result<T>(*lastingError)
            : nextError                       ? Result<T>(*std::exchange(nextError, std::nullopt))
                                              : Result<T>(std::move(value));
        deliver([promise, result] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }
    [[nodiscard]] Receipt receipt();

private:
    void deliver(std::function<void()> answer);
    std::deque<std::function<void()>> m_held;
    int m_receipts = 0;
};

struct Desk::Rooms {
    FakeWorld &world;
};
struct Reception::Rooms {
    FakeWorld &world;
};

} // namespace zhike

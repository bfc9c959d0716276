// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/desk.h"

namespace zhike {

/// The door of the house: who is at the desk, and the truth about the line. Lives as long as the window.
/// Threads: GUI thread.
class Reception : public QObject
{
    Q_OBJECT
public:
    struct Rooms; ///< see deskrooms.h
    explicit Reception(Rooms rooms, QObject *parent = nullptr);
    ~Reception() override;

    /// The desk of the signed-in person; nullptr while locked or signed out. Destroyed at lock: hold it by QPointer.
    [[nodiscard]] Desk *desk() const;
    /// Online against central, offline against the local verifier (5 tries, then 30 s doubling).
    /// Errors: SignInWrong, SignInLocked (detail: seconds left), SignInExpired, LineDown (never signed in here before).
    [[nodiscard]] Answer<SignedIn> signIn(const QString &badge, const QString &pin);
    void lock();
    /// Ends the shift and locks. Never waits for the line and is never refused because of it: what isn't sent stays on this desk,
    /// is listed for whoever comes next, and goes when it can.
    [[nodiscard]] Answer<ShiftView> closeShift();
    /// Badge of the person who locked, for the lock screen; empty after signing out.
    [[nodiscard]] QString lastBadge() const;
    /// The badge behind a scanned code; empty when it is no staff badge.
    [[nodiscard]] QString badgeOf(const ScannedBytes &scanned) const;

    [[nodiscard]] LineView line() const;
    /// "Try now" of the line chip and the outbox.
    void retryNow();
    /// Wall clock of the house, for labels ("as of").
    [[nodiscard]] QDateTime now() const;

Q_SIGNALS:
    void deskChanged();
    void lineChanged();
    /// The person asked to try now: whatever waits for a better line stops waiting.
    void retryAsked();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike

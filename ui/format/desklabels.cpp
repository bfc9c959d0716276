// SPDX-License-Identifier: Apache-2.0
#include "ui/format/desklabels.h"

#include "ui/format/keywords.h"

namespace zhike::ui {

QString actionWords(const QString &type)
{
    static constexpr KeyWords kTable[] = {
        {"member.register", QT_TRANSLATE_NOOP("Labels", "New member")},
        {"unit.register", QT_TRANSLATE_NOOP("Labels", "Register product")},
        {"unit.activate", QT_TRANSLATE_NOOP("Labels", "Register and activate")},
        {"install.book", QT_TRANSLATE_NOOP("Labels", "Book installation")},
        {"repair.book", QT_TRANSLATE_NOOP("Labels", "Book repair")},
        {"member.note", QT_TRANSLATE_NOOP("Labels", "Note")},
        {"advice.answer", QT_TRANSLATE_NOOP("Labels", "Answer to advice")},
        {"op.cancel", QT_TRANSLATE_NOOP("Labels", "Undo")},
        {"member.edit", QT_TRANSLATE_NOOP("Labels", "Change of data")},
        {"member.phone", QT_TRANSLATE_NOOP("Labels", "Another phone number")},
        {"consent.grant", QT_TRANSLATE_NOOP("Labels", "Consent given")},
        {"consent.withdraw", QT_TRANSLATE_NOOP("Labels", "Consent withdrawn")},
        {"points.redeem", QT_TRANSLATE_NOOP("Labels", "Points redeemed")},
        {"merge.propose", QT_TRANSLATE_NOOP("Labels", "Proposal: the same person")},
        {"merge.confirm", QT_TRANSLATE_NOOP("Labels", "Merge agreed")},
        {"merge.decline", QT_TRANSLATE_NOOP("Labels", "Merge declined")},
        {"merge.undo", QT_TRANSLATE_NOOP("Labels", "Merge parted")},
        {"visit.note", QT_TRANSLATE_NOOP("Labels", "Scans of the visit")},
    };
    return wordsOf(kTable, type);
}

QString outboxStateWords(OutboxState state)
{
    switch (state) {
    case OutboxState::Waiting:
        return Labels::tr("Waiting here");
    case OutboxState::Sent:
        return Labels::tr("On its way");
    case OutboxState::WithCentral:
        return Labels::tr("With central");
    case OutboxState::Kept:
        return Labels::tr("Confirmed, copy kept");
    case OutboxState::Confirmed:
        return Labels::tr("Confirmed");
    case OutboxState::Refused:
        return Labels::tr("Refused");
    case OutboxState::Cancelled:
        return Labels::tr("Undone");
    case OutboxState::Merged:
        return Labels::tr("Partly kept");
    }
    return {};
}

QString outboxStateMeaning(OutboxState state)
{
    switch (state) {
    case OutboxState::Waiting:
        return Labels::tr("Kept safely on this desk. It leaves by itself as soon as it can.");
    case OutboxState::Sent:
        return Labels::tr("It has left this desk; central has not answered yet.");
    case OutboxState::WithCentral:
        return Labels::tr("Central has accepted it; the new data is on its way back.");
    case OutboxState::Kept:
        return Labels::tr("Done. A copy stays here until central has backed it up; were it lost there, it would be sent again.");
    case OutboxState::Confirmed:
        return Labels::tr("Done, and safe at central.");
    case OutboxState::Refused:
        return Labels::tr("Central said no. Nothing was changed; the reason stands here.");
    case OutboxState::Cancelled:
        return Labels::tr("Taken back. It counts for nothing.");
    case OutboxState::Merged:
        return Labels::tr("Done, but for a field somebody changed elsewhere. Please look at it.");
    }
    return {};
}

QString lineStateWords(LineState state)
{
    switch (state) {
    case LineState::Offline:
        return Labels::tr("Offline");
    case LineState::Online:
        return Labels::tr("Online");
    case LineState::Slow:
        return Labels::tr("Slow");
    case LineState::Captive:
        return Labels::tr("Sign-in page");
    case LineState::ServerDown:
        return Labels::tr("Server down");
    }
    return {};
}

QString lineAdviceWords(LineState state)
{
    switch (state) {
    case LineState::Offline:
        return Labels::tr("No line to central. Go on working: everything is kept here and sent when the line is back.");
    case LineState::Online:
        return Labels::tr("All is well: what is done here reaches central within seconds.");
    case LineState::Slow:
        return Labels::tr("The line is slow. Go on working: nobody has to wait for it.");
    case LineState::Captive:
        return Labels::tr("The network wants a sign-in first. Open any page in this machine's browser, sign in at the portal, then try the line again. Until then everything is kept here.");
    case LineState::ServerDown:
        return Labels::tr("The line works, but central does not answer. Go on working: this desk keeps asking.");
    }
    return {};
}

QString tooOldWords() { return Labels::tr("This version is too old for central"); }

QString tooOldAdviceWords()
{
    return Labels::tr("Go on working: everything can be read, and what is entered is kept here. It is sent as soon as this program is updated - please call support.");
}

QString readinessWords(const QString &what)
{
    static constexpr KeyWords kTable[] = {
        {"members", QT_TRANSLATE_NOOP("Labels", "Members")},
        {"models", QT_TRANSLATE_NOOP("Labels", "Products and manuals")},
        {"communities", QT_TRANSLATE_NOOP("Labels", "Communities")},
        {"scripts", QT_TRANSLATE_NOOP("Labels", "Scripts")},
        {"policy", QT_TRANSLATE_NOOP("Labels", "Rules")},
        {"calendar", QT_TRANSLATE_NOOP("Labels", "Service calendar")},
        {"signIn", QT_TRANSLATE_NOOP("Labels", "Sign-in without a line")},
        {"manuals", QT_TRANSLATE_NOOP("Labels", "Clips and pictures")},
    };
    return wordsOf(kTable, what);
}

QString worklistKindWords(const QString &kind)
{
    static constexpr KeyWords kTable[] = {
        {"serviceOpen", QT_TRANSLATE_NOOP("Labels", "Open service")},
        {"fault", QT_TRANSLATE_NOOP("Labels", "Fault")},
        {"install", QT_TRANSLATE_NOOP("Labels", "Installation")},
        {"followUp", QT_TRANSLATE_NOOP("Labels", "Follow-up")},
    };
    return wordsOf(kTable, kind);
}

} // namespace zhike::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/nearmiss.h"
#include "core/scan/repeats.h"
#include "ui/scan/chime.h"
#include "ui/scan/codefacts.h"
#include "ui/scan/passportpage.h"

#include <QElapsedTimer>
#include <QUrl>

class QDBusConnection;

namespace zhike::ui {

class PortalScreen;

/// Scanning: a picture opened, dropped or pasted, or a code typed; one path for all of them, one event a code.
/// Two codes in one picture are a choice, none is taken by itself. Nothing in a code is ever opened.
class ScanPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::PassportPage *passport READ passport CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *choices READ choices CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *people READ people CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *history READ history CONSTANT)
    Q_PROPERTY(Shown shown READ shown NOTIFY changed)
    Q_PROPERTY(QString heard READ heard NOTIFY changed)
    Q_PROPERTY(QString literal READ literal NOTIFY changed)
    Q_PROPERTY(zhike::ui::CodeFacts facts READ facts NOTIFY changed)
    Q_PROPERTY(QStringList nearMisses READ nearMisses NOTIFY changed)
    Q_PROPERTY(Tone tone READ tone NOTIFY feedback)
public:
    enum class Shown { Nothing, Passport, Choice, People, PlainText, Code };
    Q_ENUM(Shown)
    /// What a scan sounds and looks like at once: read, several to choose from, refused.
    enum class Tone { Quiet, Read, Choice, Refused };
    Q_ENUM(Tone)
    explicit ScanPage(QObject *parent = nullptr);
    ~ScanPage() override;

    [[nodiscard]] PassportPage *passport() const { return m_passport; }
    [[nodiscard]] RowList *choices() const { return m_choices; } ///< title, kind
    [[nodiscard]] RowList *people() const { return m_people; } ///< hitTable
    [[nodiscard]] RowList *history() const { return m_history; } ///< at, title, kind, tone: this shift, gone at lock
    [[nodiscard]] Shown shown() const { return m_shown; }
    [[nodiscard]] QString heard() const; ///< "已读到机身码"
    [[nodiscard]] QString literal() const { return m_literal; } ///< content of a code that does nothing, as plain text
    [[nodiscard]] CodeFacts facts() const { return m_facts; }
    /// "Did you mean 7C41-0092-11V? Character 10 differs.": known codes one slip away from what was typed.
    [[nodiscard]] QStringList nearMisses() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

    Q_INVOKABLE void openFile(const QString &path);
    /// A dropped address: only a local file is ever read.
    Q_INVOKABLE void openUrl(const QUrl &url);
    /// A picture or a typed code from the clipboard. False when there is neither.
    Q_INVOKABLE bool paste();
    /// The screen as a picture, for a code in another program's window: this window steps behind it for a moment. Where only the
    /// desktop may look (Wayland), it asks the person which part.
    Q_INVOKABLE void snip();
    void snipBy(const QDBusConnection &bus); ///< through the desktop on this bus
    Q_INVOKABLE void type(const QString &typed);
    /// A hand scanner's code (HandScanners::scanned).
    Q_INVOKABLE void take(const QVariant &code);
    /// What a camera saw (LiveCamera::seen).
    Q_INVOKABLE void takeSymbols(const QVariant &symbols);
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void takeNearMiss(int row);
    Q_INVOKABLE void openPerson(int row);
    /// The verb of `facts`: goes on with what was parked, hands the desk over, registers the one who was recommended.
    Q_INVOKABLE void actOnCode();

Q_SIGNALS:
    void changed();
    /// Once a scan, with colour, word and - unless muted - sound.
    void feedback();
    void userWanted(const QString &badge);
    void newMemberWanted(const QString &referral);
    void searchWanted();
    void memberFound(const QString &memberId, int recognisedBy);

protected:
    void attach() override;
    void reread() override;

private:
    void scanBytes(const QByteArray &bytes);
    void scanPicture(const QImage &image);
    void begin();
    void found(const std::vector<ScanView> &scans);
    void show(const ScanView &scan);
    void showMembers(const std::vector<Hit> &members);
    void openMemberCode(const QString &token);
    void refuse(const QString &words);
    void askNearMisses();
    void signal(Tone tone);
    void say(Shown shown);

    PassportPage *m_passport;
    RowList *m_choices;
    RowList *m_people;
    RowList *m_history;
    std::vector<ScanView> m_scans;
    Shown m_shown = Shown::Nothing;
    std::optional<CodeKind> m_kind; ///< of the code that is shown
    QString m_literal;
    CodeFacts m_facts;
    QString m_typed; ///< until it was read, or its neighbours were asked for
    std::vector<NearMiss> m_near;
    std::optional<ScanView> m_acted; ///< the code whose facts are shown
    std::unique_ptr<PortalScreen> m_portal; ///< since the desktop was asked first
    Tone m_tone = Tone::Quiet;
    Chime m_chime{this};
    Repeats m_repeats; ///< of hand scanners; the camera has its own
    QElapsedTimer m_clock;
};

} // namespace zhike::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/services.h"

#include <QTimer>
#include <QUrl>

namespace zhike::ui {

/// The frame around the pages: who is signed in, which store, the truth about the line, which page is open.
/// Threads: GUI thread.
class Shell : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::Services *services READ services WRITE setServices NOTIFY servicesChanged REQUIRED)
    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY deskChanged)
    Q_PROPERTY(QString associate READ associate NOTIFY deskChanged)
    Q_PROPERTY(QString associateInitial READ associateInitial NOTIFY deskChanged)
    Q_PROPERTY(QString store READ store NOTIFY deskChanged)
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY pageChanged)
    Q_PROPERTY(QString lineWords READ lineWords NOTIFY lineChanged)
    Q_PROPERTY(QString lineTone READ lineTone NOTIFY lineChanged)
    Q_PROPERTY(int waiting READ waiting NOTIFY lineChanged)
    Q_PROPERTY(int refused READ refused NOTIFY lineChanged)
    Q_PROPERTY(QString banner READ banner NOTIFY lineChanged)
    Q_PROPERTY(QString clock READ clock NOTIFY clockChanged)
public:
    explicit Shell(QObject *parent = nullptr);

    [[nodiscard]] Services *services() const { return m_services; }
    void setServices(Services *services);
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] QString associate() const;
    [[nodiscard]] QString associateInitial() const;
    [[nodiscard]] QString store() const;

    /// "home", "scan", "member", "worklist", "community", "outbox", "settings", "devices", "compare".
    [[nodiscard]] QString page() const { return m_page; }
    void setPage(const QString &page);

    [[nodiscard]] QString lineWords() const; ///< "离线 · 2 条待发 · 截至 10:42"
    [[nodiscard]] QString lineTone() const; ///< "positive", "caution" or "critical"
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int refused() const;
    /// What everybody has to know now: nothing can be kept, the clock is wrong, or the first data is still being fetched. Empty otherwise.
    [[nodiscard]] QString banner() const;
    [[nodiscard]] QString clock() const;

    Q_INVOKABLE void openMember(const QString &memberId, int recognisedBy = 0);
    Q_INVOKABLE void openCode(const QString &typed);
    /// `communityId` and `memberId` may be empty.
    Q_INVOKABLE void openCompare(const QString &modelId, const QString &category, const QString &communityId,
                                 const QString &memberId);
    Q_INVOKABLE void lock();
    /// Locks for the person of this badge, who goes on with a PIN. The pages go with the desk: what was half typed is nobody's.
    Q_INVOKABLE void handOver(const QString &badge);
    Q_INVOKABLE void retryNow();

Q_SIGNALS:
    void servicesChanged();
    void deskChanged();
    void pageChanged();
    void lineChanged();
    void clockChanged();
    void memberWanted(const QString &memberId, int recognisedBy);
    void codeWanted(const QString &typed);
    void searchWanted(); ///< the cursor belongs into the search box
    void scanWanted(const QVariant &code); ///< a hand scanner was pulled; ScanPage::take
    void badgeScanned(const QString &badge); ///< while nobody is signed in; empty: it was no badge
    void fileWanted(const QUrl &file); ///< dropped anywhere on the window
    void pasteWanted(); ///< the clipboard, from anywhere but a text field
    void compareWanted(const QString &modelId, const QString &category, const QString &communityId,
                       const QString &memberId);

private:
    [[nodiscard]] static QString clockBanner(qint64 offMs);
    void onDeskChanged();
    void onScanned(const QVariant &code);
    void retranslate();

    Services *m_services = nullptr;
    QTimer m_clock;
    QString m_page;
};

} // namespace zhike::ui

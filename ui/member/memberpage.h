// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/member/adviceboard.h"
#include "ui/member/communityboard.h"
#include "ui/member/timelineboard.h"

namespace zhike::ui {

/// Everything the member page shows and does. Give it an id; read its properties; call its verbs.
class MemberPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::HeaderFacts header READ header NOTIFY changed)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *mustKnow READ mustKnow CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *appliances READ appliances CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *people READ people CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *tickets READ tickets CONSTANT)
    Q_PROPERTY(zhike::ui::AdviceBoard *advice READ advice CONSTANT)
    Q_PROPERTY(zhike::ui::CommunityBoard *community READ community CONSTANT)
    Q_PROPERTY(zhike::ui::TimelineBoard *timeline READ timeline CONSTANT)
    Q_PROPERTY(QString memberId READ memberId NOTIFY changed)
    Q_PROPERTY(QString residents READ residents NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *merges READ merges CONSTANT)
public:
    explicit MemberPage(QObject *parent = nullptr);

    [[nodiscard]] QString memberId() const { return m_member.toString(); }
    [[nodiscard]] HeaderFacts header() const { return m_header; }
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }
    [[nodiscard]] RowList *mustKnow() const { return m_mustKnow; }
    [[nodiscard]] RowList *appliances() const { return m_appliances; }
    [[nodiscard]] RowList *people() const { return m_people; }
    [[nodiscard]] RowList *tickets() const { return m_tickets; }
    [[nodiscard]] AdviceBoard *advice() const { return m_advice; }
    [[nodiscard]] CommunityBoard *community() const { return m_community; }
    [[nodiscard]] TimelineBoard *timeline() const { return m_timeline; }
    [[nodiscard]] QString residents() const { return m_residents; } ///< "陈** 本人 · 王** 配偶"

    [[nodiscard]] RowList *merges() const { return m_merges; } ///< mergeTable

    /// Opens a member and receives them at the counter. `recognisedBy`: RecognisedBy as a number.
    Q_INVOKABLE void open(const QString &memberId, int recognisedBy);
    /// The visit is over; the page is empty again.
    Q_INVOKABLE void endVisit();
    Q_INVOKABLE void note(const QString &text);

Q_SIGNALS:
    void changed();
    void visitEnded();

protected:
    void attach() override;
    void reread() override;

private:
    void show(const MemberView &view);
    void clear();

    MemberId m_member;
    RecognisedBy m_how = RecognisedBy::Search;
    HeaderFacts m_header;
    FreshnessFacts m_freshness;
    QString m_residents;
    RowList *m_mustKnow;
    RowList *m_appliances;
    RowList *m_people;
    RowList *m_tickets;
    RowList *m_merges;
    AdviceBoard *m_advice;
    CommunityBoard *m_community;
    TimelineBoard *m_timeline;
};

} // namespace zhike::ui

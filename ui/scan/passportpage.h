// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/member/communityboard.h"
#include "ui/scan/passportfacts.h"

namespace zhike::ui {

/// The unit passport: what it is, whose it is (never who), what may be done with it.
class PassportPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of ScanPage")
    Q_PROPERTY(zhike::ui::PassportFacts facts READ facts NOTIFY changed)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
    Q_PROPERTY(zhike::ui::CommunityBoard *neighbours READ neighbours CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *tickets READ tickets CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *owners READ owners CONSTANT)
public:
    explicit PassportPage(QObject *parent = nullptr);

    [[nodiscard]] PassportFacts facts() const { return m_facts; }
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }
    [[nodiscard]] CommunityBoard *neighbours() const { return m_neighbours; }
    [[nodiscard]] RowList *tickets() const { return m_tickets; }
    [[nodiscard]] RowList *owners() const { return m_owners; } ///< masked candidates, after findOwner()

    void show(const PassportView &view);
    void show(const ProductModel &model);
    void clear();
    Q_INVOKABLE void open(const QString &unitCode);
    /// Registers (ordinary unit) or activates (connected unit) for the member at the counter.
    Q_INVOKABLE void registerUnit();
    /// Asks for the owner of someone else's unit as masked candidates; opening one is a further step.
    Q_INVOKABLE void findOwner();
    Q_INVOKABLE void openOwner(int row);

Q_SIGNALS:
    void changed();
    void registered(const QString &unitCode);
    void memberFound(const QString &memberId, int recognisedBy);

protected:
    void attach() override;
    void reread() override;

private:
    PassportView m_view;
    PassportFacts m_facts;
    FreshnessFacts m_freshness;
    CommunityBoard *m_neighbours;
    RowList *m_tickets;
    RowList *m_owners;
};

} // namespace zhike::ui

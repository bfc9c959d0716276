// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// The one box on top of every page: hits as one types. Several people on one key are a list with nothing chosen.
class MemberSearch : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY typedChanged)
    Q_PROPERTY(zhike::ui::RowList *hits READ hits CONSTANT)
    Q_PROPERTY(bool indexReady READ isIndexReady NOTIFY indexReadyChanged)
public:
    explicit MemberSearch(QObject *parent = nullptr);

    [[nodiscard]] QString typed() const { return m_typed; }
    void setTyped(const QString &typed);
    [[nodiscard]] RowList *hits() const { return m_hits; }
    [[nodiscard]] bool isIndexReady() const { return desk() && desk()->isIndexReady(); }

    /// Opens one hit.
    Q_INVOKABLE void take(int row);
    /// Return in the box: the only hit, or what was typed as a code; several hits stay a choice.
    Q_INVOKABLE void accept();

Q_SIGNALS:
    void typedChanged();
    void indexReadyChanged();
    void memberFound(const QString &memberId, int recognisedBy);
    void codeTyped(const QString &typed);

protected:
    void attach() override;
    void reread() override;

private:
    void show(const std::vector<Hit> &found);

    QString m_typed;
    RowList *m_hits;
};

} // namespace zhike::ui

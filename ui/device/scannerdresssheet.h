// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/dresstext.h"
#include "ui/services.h"

namespace zhike::ui {

/// What this desk's hand scanners put round a code, for a person to see, type, or learn by scanning one known code. The
/// fields are a draft until keep(); what is kept works at once. A field that can't work says why in its problem. Signs
/// that can't be seen are written as core/scan/dresstext.h has them.
class ScannerDressSheet : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::Services *services READ services WRITE setServices NOTIFY servicesChanged REQUIRED)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString prefix READ prefix WRITE setPrefix NOTIFY changed)
    Q_PROPERTY(QString suffix READ suffix WRITE setSuffix NOTIFY changed)
    Q_PROPERTY(QString separator READ separator WRITE setSeparator NOTIFY changed)
    Q_PROPERTY(bool sendsAim READ sendsAim WRITE setSendsAim NOTIFY changed)
    Q_PROPERTY(QString prefixProblem READ prefixProblem NOTIFY changed)
    Q_PROPERTY(QString suffixProblem READ suffixProblem NOTIFY changed)
    Q_PROPERTY(QString separatorProblem READ separatorProblem NOTIFY changed)
    Q_PROPERTY(bool possible READ isPossible NOTIFY changed)
    Q_PROPERTY(QString lesson READ lesson NOTIFY changed)
public:
    using QObject::QObject;
    ~ScannerDressSheet() override;

    [[nodiscard]] Services *services() const { return m_services; }
    void setServices(Services *services);
    [[nodiscard]] QString summary() const; ///< what is kept, in one line
    [[nodiscard]] QString prefix() const { return m_prefix.typed; }
    void setPrefix(const QString &typed) { type(m_prefix, typed); }
    [[nodiscard]] QString suffix() const { return m_suffix.typed; }
    void setSuffix(const QString &typed) { type(m_suffix, typed); }
    [[nodiscard]] QString separator() const { return m_separator.typed; }
    void setSeparator(const QString &typed) { type(m_separator, typed); }
    [[nodiscard]] bool sendsAim() const { return m_sendsAim; }
    void setSendsAim(bool sendsAim); // house-check: allow - a property's setter
    [[nodiscard]] QString prefixProblem() const { return m_prefix.problem; }
    [[nodiscard]] QString suffixProblem() const { return m_suffix.problem; }
    [[nodiscard]] QString separatorProblem() const { return m_separator.problem; }
    [[nodiscard]] bool isPossible() const; ///< no field has a problem
    [[nodiscard]] QString lesson() const { return m_lesson; } ///< what the scan of the known code showed, in words

    /// Shows what is kept. From here to end() a scan shows what comes round it and does nothing else.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    /// Every field empty: the factory's setting. Still to be kept.
    Q_INVOKABLE void clear();
    /// Kept and used from the next scan on; nothing while a field has a problem.
    Q_INVOKABLE void keep();

Q_SIGNALS:
    void servicesChanged();
    void changed();
    void kept();

private:
    struct Field {
        DressPart part;
        QString typed;
        QByteArray bytes; ///< what it means; of the last right input while there is a problem
        QString problem;
    };
    void type(Field &field, const QString &typed);
    void show(const ScannerDress &dress);
    void read(Field &field);
    void onHeard(const QByteArray &raw);
    [[nodiscard]] static QString problemOf(const Error &error);

    Services *m_services = nullptr;
    Field m_prefix{DressPart::Prefix, {}, {}, {}};
    Field m_suffix{DressPart::Suffix, {}, {}, {}};
    Field m_separator{DressPart::Separator, {}, {}, {}};
    bool m_sendsAim = false;
    bool m_isOpen = false;
    QString m_lesson;
};

} // namespace zhike::ui

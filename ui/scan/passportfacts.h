// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "ui/format/words.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace zhike::ui {

/// The passport of a unit, or the record of a model when only its barcode was scanned, as it is painted.
struct PassportFacts {
    Q_GADGET
    QML_VALUE_TYPE(passportFacts)
    Q_PROPERTY(QString unitCode MEMBER unitCode)
    Q_PROPERTY(QString unitDisplay MEMBER unitDisplay)
    Q_PROPERTY(QString gtin MEMBER gtin)
    Q_PROPERTY(QString modelId MEMBER modelId)
    Q_PROPERTY(QString category MEMBER category)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString subtitle MEMBER subtitle)
    Q_PROPERTY(QString picture MEMBER picture)
    Q_PROPERTY(QString manufactured MEMBER manufactured)
    Q_PROPERTY(QString warranty MEMBER warranty)
    Q_PROPERTY(QString faults MEMBER faults)
    Q_PROPERTY(QString manual MEMBER manual)
    Q_PROPERTY(QString verdict MEMBER verdict)
    Q_PROPERTY(QString verdictTone MEMBER verdictTone)
    Q_PROPERTY(QString verdictAdvice MEMBER verdictAdvice)
    Q_PROPERTY(QString registerVerb MEMBER registerVerb)
    Q_PROPERTY(QString brings MEMBER brings)
    Q_PROPERTY(QString fit MEMBER fit)
    Q_PROPERTY(bool canRegister MEMBER canRegister)
    Q_PROPERTY(bool mine MEMBER mine)
    Q_PROPERTY(bool ownerHidden MEMBER ownerHidden)
    Q_PROPERTY(bool faulty MEMBER faulty)
    Q_PROPERTY(bool pending MEMBER pending)
public:
    QString unitCode; ///< empty for a model's record
    QString unitDisplay; ///< "7C41-0092-118"
    QString gtin;
    QString modelId;
    QString category;
    QString name;
    QString subtitle; ///< "XQG100-HB · 网器 · 4,000–5,000 元"
    QString picture; ///< "art:washer"
    QString manufactured;
    QString warranty; ///< "登记起 整机 3 年 · 电机 12 年", "整机 至 2028-11"
    QString faults;
    QString manual; ///< "6 步 · 4 段短片"
    QString verdict;
    QString verdictTone;
    QString verdictAdvice;
    QString registerVerb; ///< "登记并激活" for a connected unit, "登记产品" for an ordinary one
    QString brings; ///< "+480 积分（待确认） · 保修卡 · 说明书"
    QString fit;
    bool canRegister = false;
    bool mine = false;
    bool ownerHidden = false; ///< somebody else's: the owner may be asked for, never shown at once
    bool faulty = false;
    bool pending = false;
    friend bool operator==(const PassportFacts &, const PassportFacts &) = default;
};
[[nodiscard]] PassportFacts passportFacts(const PassportView &view, const Words &words);
[[nodiscard]] PassportFacts modelFacts(const ProductModel &model, const Words &words);
/// Registering is open: nobody owns it; or it is the member's own and its line isn't switched on yet.
[[nodiscard]] bool canRegister(const PassportView &view);
[[nodiscard]] QString verdictTone(OwnerVerdict verdict);

} // namespace zhike::ui

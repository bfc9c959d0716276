// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "ui/format/words.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace zhike::ui {

/// A code that is neither a machine nor a person, as it is painted: what it is, what is known about it, what may be done
/// next. There is always a next step, in words or as a verb.
struct CodeFacts {
    Q_GADGET
    QML_VALUE_TYPE(codeFacts)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString number MEMBER number)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(QString verb MEMBER verb)
public:
    QString title; ///< "优惠券"
    QString number; ///< what the code holds, as plain text
    QString words; ///< what is known and what comes next
    QString tone; ///< "positive", "caution" or empty
    QString verb; ///< "切换用户"; empty: the words say what to do
    friend bool operator==(const CodeFacts &, const CodeFacts &) = default;
};

/// Empty title: the code has no facts of its own (plain text, somebody's link). `ownBadge`: of the person at this desk.
[[nodiscard]] CodeFacts codeFacts(const ScanView &scan, const QString &ownBadge, const Words &words);

} // namespace zhike::ui

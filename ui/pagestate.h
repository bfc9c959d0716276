// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// The one state of a page or block. Idle: nothing asked yet. Busy: asked, nothing to show yet (old values stay Ready
/// while a newer look-up runs). Empty: answered, nothing there. Offline: only a line could answer. Failed: see
/// `problem`.
namespace zhike::ui::PageState {
Q_NAMESPACE
QML_ELEMENT

enum Value { Idle, Busy, Ready, Empty, Offline, Failed };
Q_ENUM_NS(Value)

} // namespace zhike::ui::PageState

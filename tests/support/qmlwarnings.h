// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>
#include <QStringList>

namespace zhike::test {

/// Collects what QML complains about (binding loops, values of null, missing properties) as long as it lives; messages
/// go on to whoever took them before. One at a time; any thread may complain.
class QmlWarnings {
public:
    QmlWarnings() { s_before = qInstallMessageHandler(take); }
    ~QmlWarnings()
    {
        qInstallMessageHandler(s_before);
        s_list.clear();
    }
    QmlWarnings(const QmlWarnings &) = delete;
    QmlWarnings &operator=(const QmlWarnings &) = delete;

    /// In the order they came, each with its file and line.
    [[nodiscard]] QStringList list() const
    {
        const QMutexLocker lock(&s_mutex);
        return s_list;
    }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        const bool isQml = message.contains(QLatin1StringView(".qml:")) || message.contains(QLatin1StringView("qrc:/"))
            || QByteArrayView(context.category) == "qml";
        if (isQml && type != QtDebugMsg && type != QtInfoMsg) {
            const QMutexLocker lock(&s_mutex);
            s_list.append(message);
        }
        s_before(type, context, message);
    }
    inline static QtMessageHandler s_before = nullptr;
    inline static QMutex s_mutex;
    inline static QStringList s_list;
};

} // namespace zhike::test

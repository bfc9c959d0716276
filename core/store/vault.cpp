// SPDX-License-Identifier: Apache-2.0
#include "core/store/vault.h"

#include "core/domain/json.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result<QJsonObject> entriesIn(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return ErrorCode::VaultUnavailable;
    const Result<QJsonObject> entries = json::parseObject(file.readAll());
    return entries ? entries : Result<QJsonObject>(ErrorCode::VaultUnavailable);
}

} // namespace

DemoVault::DemoVault(QString path) : m_path(std::move(path)) {}

Result<std::optional<QByteArray>> DemoVault::read(const QString &name)
{
    const Result<QJsonObject> entries = entriesIn(m_path);
    if (!entries)
        return entries.error();
    const QJsonValue found = entries->value(name);
    if (!found.isString())
        return std::optional<QByteArray>();
    return std::optional<QByteArray>(QByteArray::fromBase64(found.toString().toLatin1()));
}

Result<void> DemoVault::write(const QString &name, const QByteArray &secret)
{
    Result<QJsonObject> entries = entriesIn(m_path);
    if (!entries)
        return entries.error();
    entries->insert(name, QString::fromLatin1(secret.toBase64()));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly))
        return ErrorCode::VaultUnavailable;
    file.write(json::toBytes(*entries));
    return file.commit() ? Result<void>() : Result<void>(ErrorCode::VaultUnavailable);
}

QString DemoVault::backend() const { return u"demo"_s; }

} // namespace zhike

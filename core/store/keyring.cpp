// SPDX-License-Identifier: Apache-2.0
#include "core/store/keyring.h"

#include "core/store/sealer.h"

#include <QFile>
#include <QSaveFile>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

const QString kVaultEntry = u"file-key-1"_s;

std::optional<QByteArray> wrappedInFile(Connection &connection)
{
    Query found(connection.prepared("SELECT value FROM meta WHERE key='wrappedKey'"));
    return found.next() ? std::optional(found.bytes(0)) : std::nullopt;
}

std::optional<QByteArray> wrappedBeside(const QString &path)
{
    QFile file(path + ".key"_L1);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.read(4096)) : std::nullopt;
}

/// The vault's key; made when the vault has none and none is needed to open what exists.
Result<Secret> vaultKey(Vault &vault, const std::optional<QByteArray> &wrapped)
{
    const Result<std::optional<QByteArray>> kept = vault.read(kVaultEntry);
    if (!kept)
        return kept.error();
    if (*kept) {
        const Secret kek = Secret::copyOf(**kept);
        return kek.isEmpty() ? Result<Secret>(ErrorCode::KeyWrong) : Result<Secret>(kek);
    }
    if (wrapped)
        return ErrorCode::KeyMissing;
    const Secret kek = Secret::random();
    const Result<void> written = vault.write(kVaultEntry, kek.bytes());
    return written ? Result<Secret>(kek) : Result<Secret>(written.error());
}

Result<void> keepBeside(const QString &path, const QByteArray &wrapped)
{
    if (wrappedBeside(path) == wrapped)
        return {};
    QSaveFile file(path + ".key"_L1);
    if (!file.open(QIODevice::WriteOnly) || file.write(wrapped) != wrapped.size() || !file.commit())
        return ErrorCode::StorageIo;
    return {};
}

} // namespace

Result<Secret> fileKey(Connection &connection, const QString &path, Vault &vault)
{
    const std::optional<QByteArray> inFile = wrappedInFile(connection);
    std::optional<QByteArray> wrapped = inFile ? inFile : wrappedBeside(path);
    const Result<Secret> kek = vaultKey(vault, wrapped);
    if (!kek)
        return kek.error();
    if (!wrapped)
        wrapped = wrapKey(*kek, Secret::random());
    Result<Secret> dek = unwrapKey(*kek, *wrapped);
    if (const auto copy = wrappedBeside(path);
        !dek && copy && copy != wrapped) { // a damaged row: the copy beside stands in
        wrapped = copy;
        dek = unwrapKey(*kek, *copy);
    }
    if (!dek)
        return dek.error();
    if (inFile != wrapped) {
        Transaction transaction(connection, Transaction::Kind::Write);
        {
            Query insert(connection.prepared("INSERT OR REPLACE INTO meta (key, value) VALUES ('wrappedKey', ?)"));
            insert.bindAll(*wrapped);
            insert.run();
        }
        {
            Query insert(connection.prepared("INSERT OR REPLACE INTO meta (key, value) VALUES ('vault', ?)"));
            insert.bindAll(vault.backend().toUtf8());
            insert.run();
        }
        transaction.commit();
    }
    const Result<void> kept = keepBeside(path, *wrapped);
    return kept ? dek : Result<Secret>(kept.error());
}

} // namespace zhike

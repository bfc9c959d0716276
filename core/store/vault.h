// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <optional>

namespace zhike {

/// The edge of the machine where secrets rest while the program doesn't run.
///
/// Threads: one caller at a time, any thread. Calls block (a keychain: up to 30 s), so they are made before the window's loop
/// starts or on the store's thread, never from the running GUI. Values are at most 4 KiB.
class Vault
{
public:
    virtual ~Vault() = default;
    /// Empty when the vault works and has no such entry. VaultUnavailable when nobody answers or the person said no.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> read(const QString &name) = 0;
    [[nodiscard]] virtual Result<void> write(const QString &name, const QByteArray &secret) = 0;
    /// True for the demo's file: the window then says so all the time.
    [[nodiscard]] virtual bool isDemo() const = 0;
    /// Short name for the file's meta table and for `zhikectl doctor`: "keychain", "demo".
    [[nodiscard]] virtual QString backend() const = 0;
};

/// Secret Service, KWallet, DPAPI or the macOS keychain, through QtKeychain. No plaintext fallback.
class KeychainVault final : public Vault
{
public:
    /// `service` groups the entries, "zhike" for the shop's program.
    explicit KeychainVault(QString service);
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QString &name) override;
    [[nodiscard]] Result<void> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] bool isDemo() const override { return false; }
    [[nodiscard]] QString backend() const override;

private:
    QString m_service;
};

/// One 0600 file for a demo run; made by `--demo` only, refused otherwise by the composition root. It protects nothing.
class DemoVault final : public Vault
{
public:
    explicit DemoVault(QString path);
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QString &name) override;
    [[nodiscard]] Result<void> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] bool isDemo() const override { return true; }
    [[nodiscard]] QString backend() const override;

private:
    QString m_path;
};

} // namespace zhike

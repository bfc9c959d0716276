// SPDX-License-Identifier: Apache-2.0
#include "core/store/vault.h"

#include <qt6keychain/keychain.h>

#include <QThread>

#include <future>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kPatience = std::chrono::seconds(30); // a person may have to unlock the keyring

/// What a finished job said, without the job.
struct Said {
    QKeychain::Error error = QKeychain::OtherError;
    QByteArray data;
};

/// Keychain jobs need an event loop; they get a thread of their own, and the caller waits for the answer, not in a loop.
template <typename Job, typename Prepare>
Said ask(const QString &service, Prepare prepare)
{
    auto answer = std::make_shared<std::promise<Said>>();
    std::future<Said> said = answer->get_future();
    auto *thread = new QThread;
    auto *starter = new QObject;
    starter->moveToThread(thread);
    QObject::connect(thread, &QThread::started, starter, [=] {
        auto *job = new Job(service, starter);
        job->setAutoDelete(false);
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, starter, [=](QKeychain::Job *done) {
            QByteArray data;
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>)
                data = static_cast<Job *>(done)->binaryData();
            answer->set_value({done->error(), data});
            thread->quit();
        });
        job->start();
    });
    QObject::connect(thread, &QThread::finished, starter, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
    if (said.wait_for(kPatience) != std::future_status::ready) {
        thread->quit(); // nobody answered; thread and job end by themselves
        return {};
    }
    return said.get();
}

} // namespace

KeychainVault::KeychainVault(QString service) : m_service(std::move(service)) {}

Result<std::optional<QByteArray>> KeychainVault::read(const QString &name)
{
    const Said said = ask<QKeychain::ReadPasswordJob>(m_service, [name](QKeychain::Job &job) { job.setKey(name); });
    if (said.error == QKeychain::EntryNotFound)
        return std::optional<QByteArray>();
    if (said.error != QKeychain::NoError)
        return ErrorCode::VaultUnavailable;
    return std::optional<QByteArray>(QByteArray::fromBase64(said.data));
}

Result<void> KeychainVault::write(const QString &name, const QByteArray &secret)
{
    // base64: some backends keep text only
    const Said said = ask<QKeychain::WritePasswordJob>(m_service, [name, secret](QKeychain::WritePasswordJob &job) {
        job.setKey(name);
        job.setBinaryData(secret.toBase64());
    });
    return said.error == QKeychain::NoError ? Result<void>() : Result<void>(ErrorCode::VaultUnavailable);
}

QString KeychainVault::backend() const { return u"keychain"_s; }

} // namespace zhike

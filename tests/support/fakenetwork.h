// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/mishapnetwork.h"
#include "tests/support/modelcentral.h"

namespace zhike::test {

/// One frame, as central makes its shards; an empty dictionary is none.
[[nodiscard]] QByteArray zstdOf(const QByteArray &plain, const QByteArray &dictionary = {});

/// A central behind a network access manager: speaks the wire over ModelCentral, without a socket. GUI thread only.
class FakeNetwork final : public MishapNetwork {
    Q_OBJECT
public:
    FakeNetwork(ModelCentral &central, ManualTimers &timers);

    /// Long polls that wait end without an answer.
    void abortParked();
    /// Central has changed: long polls look again.
    void centralChanged();

    [[nodiscard]] int count(const QString &path) const; ///< requests so far whose path contains `path`
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    [[nodiscard]] const QList<QUrl> &urls() const { return m_urls; }
    [[nodiscard]] const QByteArray &lastAuthorization() const { return m_authorization; }
    /// True while a long poll is parked.
    [[nodiscard]] bool isParked() const;

    /// Files as central holds them: whole ones, and what has come of the others. A piece may be ≤ `largestPiece`.
    std::map<QString, QByteArray> blobs, halfBlobs;
    qint64 largestPiece = 1024 * 1024;
    qint64 blobBytes = 0; ///< of all pieces that came, also those central had already
    /// What central answers to a report ("/v1/audit", …); the body it got.
    std::function<QJsonObject(const QString &path, const QJsonObject &body)> reported;

    std::function<void()> afterPage; ///< what happens at central when a page is made and not yet heard

    int rowsInShard = 3;
    size_t rowsInPage = 4;
    QByteArray dictionary; ///< shards are compressed with it, when there is one
    /// A central that lies: changes a shard's lines before they are compressed, then what was made of the whole
    /// snapshot.
    std::function<void(QByteArray &lines)> bendLines;
    std::function<void(Manifest &manifest, std::vector<QByteArray> &files)> bendSnapshot;
    QByteArray validToken; ///< set: every other one is answered 401

protected:
    void ask(const Request &request, Reply *reply) override;

private:
    struct Parked {
        QPointer<Reply> reply;
        QUrl url;
    };
    [[nodiscard]] std::optional<Answer> serve(const QUrl &url, const QByteArray &body, bool isLastAsking);
    [[nodiscard]] std::optional<Answer> misanswer(const QNetworkRequest &request, const QString &path, Mishap mishap);
    [[nodiscard]] Answer snapshot(const QUrl &url);
    [[nodiscard]] Answer digest(const QUrl &url);
    [[nodiscard]] Answer repair(const QByteArray &body);
    [[nodiscard]] Answer shard(const QString &path);
    [[nodiscard]] std::optional<Answer> changes(const QUrl &url, bool isLastAsking);
    [[nodiscard]] Answer ops(const QByteArray &body);
    [[nodiscard]] Answer blob(const QString &sha256, const QByteArray &body);
    [[nodiscard]] Answer putBlob(const QString &sha256, const QByteArray &body);
    [[nodiscard]] Answer getBlob(const QString &sha256) const;
    static Answer problem(ErrorCode code, int status, QJsonObject more = {});
    void park(Reply *reply, const QUrl &url);

    ModelCentral &m_central;
    QStringList m_paths;
    QList<QUrl> m_urls;
    QByteArray m_authorization;
    Operation m_operation = GetOperation; ///< of the request being served
    QByteArray m_range, m_contentRange;
    std::map<QString, Answer> m_remembered; ///< what a proxy saw first
    QList<Parked> m_parked;
    std::map<QString, std::vector<QByteArray>> m_shards; ///< by snapshot id: immutable files
    std::map<QString, std::vector<QString>> m_shardScopes; ///< files are for who may hold these
};

} // namespace zhike::test

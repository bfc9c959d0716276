// SPDX-License-Identifier: Apache-2.0
#include "tests/central/rig.h"

#include "central/store/feed.h"
#include "central/store/partitions.h"

#include <sodium.h>
#include <zlib.h>
#include <zstd.h>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPartitions = 4; // few: they are made anew by every program

/// A database server copies a brand faster than we write one: made once a program.
std::unique_ptr<TestDatabase> placeWithBrand()
{
    static const std::unique_ptr<TestDatabase> pattern = [] {
        auto place = std::make_unique<TestDatabase>();
        const Rig founder(place->url(), place->files());
        return place;
    }();
    return TestDatabase::copyOf(*pattern);
}

} // namespace

Rig::Rig(central::ServerOptions options, central::SeedOptions wanted)
    : m_place(isOnPostgres() && !wanted.today.isValid() ? placeWithBrand() : std::make_unique<TestDatabase>())
{
    open(m_place->url(), m_place->files(), std::move(options));
    seed(std::move(wanted));
    if (!m_central->start())
        qFatal("the central did not start");
}

Rig::Rig(const QString &url, const QString &files, central::ServerOptions options)
{
    open(url, files, std::move(options));
    seed({});
    if (!m_central->start())
        qFatal("the central did not start");
}

void Rig::open(const QString &url, const QString &files, central::ServerOptions options)
{
    central::CentralOptions wanted;
    wanted.db = url;
    wanted.files = files;
    wanted.server = std::move(options);
    auto opened = central::Central::open(wanted, clock);
    if (!opened)
        qFatal("the central did not open: %s", qPrintable(errorName(opened.error().code)));
    m_central = std::move(*opened);
    const Result<void> laidOut = isOverPartitions() ? central::layOut(database(), kPartitions) : Result<void>();
    if (!laidOut && laidOut.error().code != ErrorCode::NotPermitted) // it has been done already
        qFatal("the tables could not be laid out");
}

void Rig::seed(central::SeedOptions seed)
{
    if (!seed.today.isValid()) {
        seed.today = clock.today();
        seed.members = 12;
    }
    const Result<void> seeded = central::seedBrand(seed, database());
    if (!seeded && seeded.error().code != ErrorCode::Refused) // it has its brand already
        qFatal("the brand could not be seeded");
    central::Transaction tx(database(), central::Transaction::Kind::Write);
    central::putEnrolCode(tx, {golden::kEnrolCode.toString(), golden::kStore.toString(), true}, clock);
    if (!tx.commit())
        qFatal("no enrolment code");
}

qint64 Rig::count(const QByteArray &sql, const central::Row &values)
{
    central::Transaction tx(database(), central::Transaction::Kind::Read);
    return tx.number(sql, values);
}

qint64 Rig::versionOf(DocumentKind kind, QStringView id)
{
    return count("SELECT ver FROM document WHERE kind = ? AND id = ?", {enumName(kind), id.toString()});
}

void Rig::write(const std::function<void(central::Transaction &, qint64)> &change)
{
    central::Transaction tx(database(), central::Transaction::Kind::Write);
    change(tx, central::nextSeq(tx));
    if (!tx.commit())
        qFatal("the head office could not write");
}

Desk::Desk(Rig &rig, QByteArray replicaName)
    : replica(std::move(replicaName))
    , m_rig(rig)
{
    QByteArray publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    m_secretKey.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()),
                        reinterpret_cast<unsigned char *>(m_secretKey.data()));
    const QJsonObject request{{u"code"_s, golden::kEnrolCode.toString()},
                              {u"publicKey"_s, json::write(publicKey)},
                              {u"boxKey"_s, json::write(QByteArray(32, 'b'))},
                              {u"name"_s, u"counter 1"_s}};
    const QJsonObject answer = exchange(rig.port(), {"POST", "/v1/terminals/enrol", {}, json::toBytes(request)}).json();
    terminalId = answer.value("terminalId"_L1).toString().toLatin1();
    token = answer.value("terminalToken"_L1).toString().toLatin1();
    epoch = answer.value("epoch"_L1).toString().toLatin1();
}

Answer Desk::get(const QByteArray &target) const { return exchange(m_rig.port(), {"GET", target, token}); }
Answer Desk::post(const QByteArray &target, const QJsonObject &body) const
{
    return exchange(m_rig.port(), {"POST", target, token, json::toBytes(body)});
}

QByteArray Desk::signIn(QStringView badge, QStringView pin) const
{
    const QJsonObject request{
        {u"terminalId"_s, QString::fromLatin1(terminalId)}, {u"badge"_s, badge.toString()}, {u"pin"_s, pin.toString()}};
    return exchange(m_rig.port(), {"POST", "/v1/auth/login", {}, json::toBytes(request)})
        .json()
        .value("token"_L1)
        .toString()
        .toLatin1();
}

QByteArray Desk::signature(const QByteArray &message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char *>(message.constData()),
                         static_cast<unsigned long long>(message.size()),
                         reinterpret_cast<const unsigned char *>(m_secretKey.constData()));
    return signature;
}

Op Desk::sign(Op op) const
{
    op.signature = QString::fromLatin1(signature(signedBytes(op)).toBase64());
    return op;
}

Op Desk::op(const Action &action, std::vector<OpId> needs)
{
    Op op;
    op.opId = makeId<OpId>(m_rig.clock);
    op.replica = QString::fromLatin1(replica);
    op.seq = ++lastSeq;
    op.type = typeName(action);
    op.actor = AssociateId(golden::kAssociate.toString());
    op.role = u"associate"_s;
    op.store = StoreId(golden::kStore.toString());
    op.terminal = TerminalId(QString::fromLatin1(terminalId));
    op.wall = m_rig.clock.now();
    op.targetList = targets(action);
    op.needs = std::move(needs);
    op.body = bodyOf(action);
    return sign(op);
}

QJsonObject Desk::batch(const std::vector<Op> &ops) const
{
    QJsonArray list;
    for (const Op &op : ops)
        list.append(toJson(op));
    return {{u"epoch"_s, QString::fromLatin1(epoch)}, {u"replica"_s, QString::fromLatin1(replica)}, {u"ops"_s, list}};
}

OpResult Desk::pushOne(const Op &op) const { return resultAt(push({op}), 0); }

std::vector<QJsonObject> Desk::pages(const QByteArray &cursor, int limit) const
{
    std::vector<QJsonObject> list;
    QByteArray from = cursor;
    do {
        const Answer answer =
            get("/v1/sync/changes?cursor=" + from + "&limit=" + QByteArray::number(limit) + "&epoch=" + epoch);
        if (answer.status != 200)
            return list;
        list.push_back(answer.json());
        from = list.back().value("to"_L1).toString().toLatin1();
    } while (list.back().value("more"_L1).toBool());
    return list;
}

OpResult resultAt(const Answer &answer, int index)
{
    return fromJson<OpResult>(answer.json().value("results"_L1).toArray().at(index).toObject()).valueOr({});
}

std::vector<QJsonObject> rowsFor(const std::vector<QJsonObject> &pages, QStringView kind, QStringView id)
{
    std::vector<QJsonObject> rows;
    for (const QJsonObject &page : pages)
        for (const auto &row : page.value("changes"_L1).toArray())
            if (row.toObject().value("kind"_L1).toString() == kind && row.toObject().value("id"_L1).toString() == id)
                rows.push_back(row.toObject());
    return rows;
}

QByteArray Desk::dictionary() const
{
    const QJsonObject file = get("/v1/sync/snapshot").json().value("dictionary"_L1).toObject();
    return file.isEmpty() ? QByteArray() : get(file.value("url"_L1).toString().toLatin1()).body;
}

QByteArray unzstd(const QByteArray &packed, const QByteArray &dictionary)
{
    const auto size = ZSTD_getFrameContentSize(packed.constData(), static_cast<size_t>(packed.size()));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return {};
    QByteArray plain(static_cast<qsizetype>(size), '\0');
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    const size_t got = ZSTD_decompress_usingDict(context.get(), plain.data(), static_cast<size_t>(size), packed.constData(),
                                                 static_cast<size_t>(packed.size()), dictionary.constData(),
                                                 static_cast<size_t>(dictionary.size()));
    return ZSTD_isError(got) ? QByteArray() : plain;
}

QByteArray gunzip(const QByteArray &packed)
{
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return {};
    QByteArray plain(16 * 1024 * 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const bool isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    plain.resize(isWhole ? static_cast<qsizetype>(stream.total_out) : 0);
    inflateEnd(&stream);
    return plain;
}

} // namespace zhike::test

// SPDX-License-Identifier: Apache-2.0
#include "central/store/ear.h"

#include <QSqlDriver>
#include <QTimer>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {
constexpr int kStillThereMs = 5'000; // how soon a lost connection is noticed when nothing is said on it
}

/// Lives on the ear's thread.
struct Ear::Listener : QObject {
    Listener(Address to, QString ownMark, std::function<void()> whatToDo)
        : address(std::move(to))
        , mark(std::move(ownMark))
        , news(std::move(whatToDo))
        , stillThere(this)
    {
        connect(&stillThere, &QTimer::timeout, this, &Listener::look);
    }
    ~Listener() override { close(); }

    void begin()
    {
        db = QSqlDatabase::addDatabase(driverOf(address.engine), u"ear-"_s + mark);
        connect(db.driver(), &QSqlDriver::notification, this,
                [this](const QString &, QSqlDriver::NotificationSource, const QVariant &payload) {
                    if (payload.toString() != mark) // our own commits have woken our own terminals already
                        news();
                });
        isListening = listen();
        stillThere.start(kStillThereMs);
    }
    [[nodiscard]] bool listen()
    {
        return connectTo(db, address) && db.driver()->subscribeToNotification(QString::fromLatin1(kNewsChannel));
    }
    void look()
    {
        if (isListening && QSqlQuery(db).exec(u"SELECT 1"_s))
            return;
        db.close();
        isListening = listen();
        if (isListening)
            news();
    }
    void close()
    {
        const QString name = db.connectionName();
        db.close();
        db = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }

    const Address address;
    const QString mark;
    const std::function<void()> news;
    QTimer stillThere;
    QSqlDatabase db;
    bool isListening = false;
};

Ear::Ear(const Database &database, std::function<void()> news)
{
    if (database.engine() != EngineKind::Postgres)
        return;
    auto *listener = new Listener(database.address(), database.mark(), std::move(news));
    listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, listener, &Listener::begin);
    QObject::connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    m_thread.start();
}

Ear::~Ear()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace zhike::central

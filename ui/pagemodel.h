// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/format/errorwords.h"
#include "ui/pagestate.h"
#include "ui/services.h"

#include <QFutureWatcher>

#include <optional>

namespace zhike::ui {

/// What every view model of a page or sheet shares: the services it is given, one state, one sentence when something
/// failed, look-ups of which only the newest counts, and verbs that end in a receipt. Derive as `public
/// zhike::ui::PageModel`: the type registrar of Qt 6.4 takes the name as it is written. Threads: GUI thread. Lives no
/// longer than the signed-in session: QML destroys it at lock.
class PageModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("base of the pages")
    Q_PROPERTY(zhike::ui::Services *services READ services WRITE setServices NOTIFY servicesChanged REQUIRED)
    Q_PROPERTY(zhike::ui::PageState::Value state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(bool acting READ isActing NOTIFY actingChanged)
public:
    using QObject::QObject;

    [[nodiscard]] Services *services() const { return m_services; }
    void setServices(Services *services);
    [[nodiscard]] PageState::Value state() const { return m_state; }
    [[nodiscard]] QString problem() const { return m_problem; } ///< a whole sentence, empty when all is well
    [[nodiscard]] bool isActing() const { return m_acting; } ///< a verb runs: its button rests

    /// Asks again for what is shown. Also called by itself when the desk says that something changed.
    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void servicesChanged();
    void stateChanged();
    void actingChanged();

protected:
    [[nodiscard]] Desk *desk() const { return m_services ? m_services->desk() : nullptr; }
    [[nodiscard]] Words words() const { return m_services->words(); }

    /// Called with services set, and again whenever desk or language change. Connect to the desk's signals here.
    virtual void attach() { }
    /// Ask the desk for what this page shows.
    virtual void reread() { }

    void setState(PageState::Value state, const QString &problem = {});
    /// Busy only when nothing is shown yet: old values stay while a newer look-up runs.
    void beginReading();
    void failReading(const Error &error);
    void stopReading();

    /// A read. A newer one cancels the older: its answer is dropped.
    template <typename T, typename F>
    void read(Answer<T> answer, F onValue)
    {
        beginReading();
        const int turn = ++m_turn;
        await(std::move(answer), [this, turn, onValue](const std::optional<Result<T>> &result) {
            if (turn != m_turn)
                return;
            if (!result || !desk()) // locked meanwhile: what was on its way is for nobody any more
                return stopReading();
            if (*result)
                onValue(**result);
            else
                failReading(result->error());
        });
    }
    /// Drops whatever answer is still on its way.
    void forgetReading() { ++m_turn; }

    /// A verb. While one runs the next is not begun: two presses are one deed.
    template <typename T, typename F>
    void perform(Answer<T> answer, F onValue)
    {
        setActing(true);
        await(std::move(answer), [this, onValue](const std::optional<Result<T>> &result) {
            setActing(false);
            if (!desk())
                return; // locked meanwhile: the deed is in the outbox, its receipt too
            if (result && *result)
                onValue(**result);
            else if (result)
                m_services->notices()->showProblem(result->error());
        });
    }
    /// An action with its receipt in the notice bar; `what` is the deed in words.
    template <typename F>
    void act(const Action &action, const Sentence &what, F onDone)
    {
        if (m_acting || !desk())
            return;
        perform(desk()->act(action), [this, what, onDone](const Receipt &receipt) {
            m_services->notices()->showReceipt(receipt, what);
            onDone(receipt);
        });
    }
    void setActing(bool acting);

    /// Calls back on this thread while this lives; without a value when the one who was asked is gone. (A watcher,
    /// because QFuture::onCanceled of Qt 6.4 asserts when its context dies first.)
    template <typename T, typename F>
    void await(Answer<T> answer, F onResult)
    {
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [watcher, onResult] {
            watcher->deleteLater();
            const bool isAnswered = watcher->future().resultCount() > 0;
            onResult(isAnswered ? std::optional<Result<T>>(watcher->result()) : std::nullopt);
        });
        watcher->setFuture(answer);
    }

private:
    Services *m_services = nullptr;
    PageState::Value m_state = PageState::Idle;
    QString m_problem;
    int m_turn = 0;
    bool m_acting = false;
};

} // namespace zhike::ui

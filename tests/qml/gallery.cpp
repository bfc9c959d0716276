// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/fakedesk/fakevalues.h"
#include "tests/ui/fakedesk/fakeworld.h"
#include "ui/scan/livecamera.h"
#include "ui/services.h"

#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

/// Steps through the pages, one picture a step, in the event loop.
class Gallery : public QObject {
public:
    Gallery(QQuickWindow *window, ui::Services &services, QString folder)
        : m_window(window)
        , m_services(services)
        , m_folder(std::move(folder))
    {
    }
    void step(const QString &name, std::function<void()> act) { m_steps.push_back({name, std::move(act)}); }
    void run() { next(0); }

    void click(const char *objectName)
    {
        if (auto *item = find(m_window->contentItem(), QString::fromLatin1(objectName)))
            QMetaObject::invokeMethod(item, "clicked");
        else
            qWarning("gallery: nothing called %s", objectName);
    }
    /// On the screen now; nullptr when it isn't.
    [[nodiscard]] QQuickItem *item(const char *objectName) const { return find(m_window->contentItem(), QString::fromLatin1(objectName)); }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    void page(const char *name) { m_window->setProperty("page", QString::fromLatin1(name)); }
    QQuickWindow *window() { return m_window; }
    ui::Services &services() { return m_services; }

private:
    static QQuickItem *find(QQuickItem *root, const QString &name)
    {
        if (root->objectName() == name && root->isVisible())
            return root;
        for (QQuickItem *child : root->childItems())
            if (QQuickItem *found = find(child, name))
                return found;
        return nullptr;
    }
    void next(size_t i)
    {
        if (i >= m_steps.size())
            return QCoreApplication::quit();
        m_steps[i].act();
        QTimer::singleShot(450, this, [this, i] {
            if (!m_steps[i].name.isEmpty())
                m_window->grabWindow().save(m_folder + u'/' + m_steps[i].name + u".png"_s);
            next(i + 1);
        });
    }
    struct Step {
        QString name;
        std::function<void()> act;
    };
    QQuickWindow *m_window;
    ui::Services &m_services;
    QString m_folder;
    std::vector<Step> m_steps;
};

/// The sheets about a member's own data.
void addOwnDataSteps(Gallery *g)
{
    g->step({}, [=] { g->click("pointsButton"); });
    g->step(u"30-redeem"_s, [=] { g->click("redeemButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"31-own-data"_s, [=] { g->click("editButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"32-consents"_s, [=] { g->click("consentsButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"33-merge"_s, [=] { g->click("mergeNotice0"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
}

/// The sync panel in its seven states, the line that wants a sign-in, the wrong clock, the full disk, the end of the shift.
void addOutboxSteps(Gallery &gallery, FakeWorld &world)
{
    Gallery *g = &gallery;
    auto *reception = g->services().reception();
    g->step(u"21-outbox"_s, [=, &world] {
        OutboxRow row = world.outbox.rows[1];
        for (const OutboxState state : {OutboxState::WithCentral, OutboxState::Kept, OutboxState::Cancelled}) {
            row.op = OpId(u"op-"_s + enumName(state));
            row.state = state;
            row.canUndo = false;
            world.outbox.rows.push_back(row);
        }
        world.outbox.filesWaiting = 2;
        g->page("outbox");
    });
    g->step(u"21b-captive"_s, [=, &world] {
        world.line.state = LineState::Captive;
        Q_EMIT reception->lineChanged();
    });
    g->step(u"21c-clock"_s, [=, &world] {
        world.line.clockOffMs = -3LL * 24 * 3600 * 1000;
        Q_EMIT reception->lineChanged();
    });
    g->step(u"21d-readonly"_s, [=, &world] {
        world.line.isReadOnly = true;
        Q_EMIT reception->lineChanged();
    });
    g->step(u"21e-shift"_s, [=] { g->click("shiftButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
}

/// The device check with its simulators, teaching a scanner, the camera.
void addDeviceSteps(Gallery *g)
{
    auto *preferences = g->services().preferences();
    g->step({}, [=] {
        preferences->keep("devices/simulators", true);
        preferences->keep("camera/path", u"simulator"_s);
        preferences->keep("camera/folder", g->folder()); // pictures without a code: the sheet stays
        g->page("scan");
    });
    g->step({}, [=] { g->click("cameraButton"); });
    for (int i = 0; i < 10; ++i)
        g->step({}, [] {});
    g->step(u"26-camera"_s, [] {});
    g->step(u"26b-camera-off"_s, [=] { g->item("cameraPane")->property("eye").value<ui::LiveCamera *>()->stop(); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"27-devices"_s, [=] { g->page("devices"); });
    g->step(u"28-teach"_s, [=] { g->click("teachButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step({}, [=] { g->click("dressButton"); });
    g->step(u"29-dress"_s, [=] { g->services().handScanners()->take({"<\x02]Q1HELLO-COUNTER\x03", {}, ScanRoute::HandScanner}); });
    g->step({}, [=] { g->click("closeSheetButton"); });
}

void addSteps(Gallery &gallery, FakeWorld &world)
{
    Gallery *g = &gallery;
    auto *reception = g->services().reception();
    g->step(u"01-signin"_s, [] {});
    g->step({}, [=] { (void)reception->signIn(u"1001"_s, u"2468"_s); });
    g->step(u"02-home"_s, [] {});
    g->step(u"03-member-empty"_s, [=] { g->page("member"); });
    g->step({}, [=] { QMetaObject::invokeMethod(g->window(), "openMember", Q_ARG(QString, u"member-chen"_s)); });
    g->step(u"04-member"_s, [] {});
    g->step(u"05-whynot"_s, [=] { g->click("whyNotButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"06-detail"_s, [=] { g->click("pointsButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    addOwnDataSteps(g);
    g->step(u"07-picker"_s, [=] { g->click("repairButton"); });
    g->step({}, [=] { g->click("pick-7C410092118"); });
    g->step(u"08-repair"_s, [=] { g->click("symptom-noise"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"09-reveal"_s, [=] { g->click("revealPhoneButton"); });
    g->step(u"10-revealed"_s, [=] { g->click("reason-callBack"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"11-compare"_s, [=] { g->click("adviceAccept"); });
    g->step(u"12-install"_s, [=] { g->click("book0"); });
    g->step({}, [=] { g->click("slot-slot-2-14"); });
    g->step(u"13-receipt"_s, [=] { g->click("confirmButton"); });
    g->step({}, [=] { g->page("scan"); });
    g->step(u"14-scan-empty"_s, [] {});
    g->step({}, [=] { g->click("typedCodeButton"); });
    g->step({}, [=] {
        auto *shell = g->window()->findChild<QObject *>(u"shell"_s);
        if (shell)
            QMetaObject::invokeMethod(shell, "openCode", Q_ARG(QString, u"7C410092118"_s));
    });
    g->step(u"15-passport"_s, [] {});
    g->step(u"16-warranty"_s, [=] { g->click("warrantyButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"17-manual"_s, [=] { g->click("manualButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"18-files"_s, [=] { g->click("openImageButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"19-worklist"_s, [=] { g->page("worklist"); });
    g->step(u"20-community"_s, [=] { g->page("community"); });
    addOutboxSteps(gallery, world);
    g->step(u"22-edit"_s, [=] { g->click("edit-op-a"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step(u"23-settings"_s, [=] { g->page("settings"); });
    addDeviceSteps(g);
    g->step({}, [=] { g->page("home"); });
    g->step(u"24-newmember"_s, [=] { g->click("newMemberButton"); });
    g->step({}, [=] { g->click("closeSheetButton"); });
    g->step({}, [=, &world] {
        fillWithNobody(world);
        QMetaObject::invokeMethod(g->window(), "openMember", Q_ARG(QString, u"member-new"_s));
    });
    g->step(u"25-member-new"_s, [] {});
}

} // namespace

/// zhike-gallery FOLDER [en] [dark] [text=150] [size=1920x1080]
int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() < 2)
        return 1;
    QDir().mkpath(words[1]);
    FakeWorld world;
    Reception reception(Reception::Rooms{world});
    ui::Services services(&reception, {{}, true});
    services.preferences()->setLanguage(words.contains("en"_L1) ? u"en"_s : u"zh"_s);
    services.preferences()->setDark(words.contains("dark"_L1));
    ui::Services::setInstance(&services);
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.load(QUrl(u"qrc:/qt/qml/Zhike/Counter/Main.qml"_s));
    if (engine.rootObjects().isEmpty())
        return 2;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    for (const QString &word : words) {
        if (word.startsWith("text="_L1))
            services.preferences()->setTextPercent(word.mid(5).toInt());
        if (word.startsWith("size="_L1))
            window->resize(word.mid(5).section(u'x', 0, 0).toInt(), word.section(u'x', 1).toInt());
    }
    Gallery gallery(window, services, words[1]);
    addSteps(gallery, world);
    gallery.run();
    return app.exec();
}

// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/chime.h"

#include <QAudioDevice>
#include <QFileInfo>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>

#include <map>

namespace zhike::ui {

using namespace Qt::StringLiterals;

/// Loads a sound when it is wanted for the first time and keeps it.
class Chime::Player : public QObject {
public:
    explicit Player(Chime *chime)
        : m_chime(chime)
    {
    }
    void play(Sound sound)
    {
        if (!hasSoundServer() || QMediaDevices::defaultAudioOutput().isNull())
            return Q_EMIT m_chime->begun();
        auto &effect = m_effects[sound];
        if (!effect) {
            effect = new QSoundEffect(this);
            effect->setSource(QUrl(u"qrc:/sounds/"_s + nameOf(sound) + u".wav"_s));
            connect(effect, &QSoundEffect::playingChanged, m_chime, [this, effect] {
                if (effect->isPlaying())
                    Q_EMIT m_chime->begun();
            }, Qt::DirectConnection);
        }
        const bool isSounding = effect->isPlaying(); // it begins anew, which is no change to Qt
        effect->play();
        if (isSounding)
            Q_EMIT m_chime->begun();
    }

private:
    /// Qt asks PulseAudio (or what stands in for it) and complains when there is none: not asked, nobody complains.
    static bool hasSoundServer()
    {
        const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
        return qEnvironmentVariableIsSet("PULSE_SERVER")
            || (!folder.isEmpty() && QFileInfo::exists(folder + u"/pulse/native"_s));
    }
    static QString nameOf(Sound sound)
    {
        switch (sound) {
        case Sound::Read:
            return u"read"_s;
        case Sound::Choice:
            return u"choice"_s;
        case Sound::Refused:
            return u"refused"_s;
        }
        return {};
    }
    Chime *m_chime; ///< waits for this thread before it goes
    std::map<Sound, QSoundEffect *> m_effects;
};

Chime::Chime(QObject *parent)
    : QObject(parent)
    , m_player(new Player(this))
{
    m_player->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_player, &QObject::deleteLater);
}

Chime::~Chime()
{
    if (!m_thread.isRunning())
        delete m_player; // nothing was ever played
    m_thread.quit();
    m_thread.wait();
}

void Chime::play(Sound sound)
{
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_player, [player = m_player, sound] { player->play(sound); }, Qt::QueuedConnection);
}

} // namespace zhike::ui

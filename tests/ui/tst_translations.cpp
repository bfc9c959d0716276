// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    bool isUnfinished = false;
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, false};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            message.isUnfinished = xml.attributes().value("type"_L1) == "unfinished"_L1;
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        } else
            xml.skipCurrentElement();
    }
    return message;
}

std::vector<Message> readMessages(const QString &path)
{
    QFile file(path);
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

const QString kFile = QStringLiteral(SOURCE_FOLDER "/resources/translations/zhike_zh_CN.ts");

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMessageIsTranslated();
    void everyWordOfTheWindowIsInTheFile();
    void everyPlaceholderIsKept();
};

void TestTranslations::everyMessageIsTranslated()
{
    const std::vector<Message> messages = readMessages(kFile);
    QVERIFY(messages.size() > 300);
    for (const Message &message : messages)
        QVERIFY2(!message.isUnfinished && !message.translation.isEmpty(),
                 qPrintable(message.context + u": "_s + message.source));
}

void TestTranslations::everyWordOfTheWindowIsInTheFile()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"fresh.ts"_s);
    QVERIFY(QFile::copy(kFile, copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SOURCE_FOLDER));
    lupdate.start(QStringLiteral(LUPDATE),
                  {u"-silent"_s, u"-no-obsolete"_s, u"-I"_s, u"."_s, u"ui"_s, u"qml"_s, u"-ts"_s, copy});
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);
    const std::vector<Message> fresh = readMessages(copy);
    QCOMPARE(fresh.size(), readMessages(kFile).size());
    for (const Message &message : fresh)
        QVERIFY2(!message.isUnfinished,
                 qPrintable(u"not translated yet: "_s + message.context + u": "_s + message.source));
}

void TestTranslations::everyPlaceholderIsKept()
{
    for (const Message &message : readMessages(kFile))
        for (const auto &placeholder : {u"%1"_s, u"%2"_s})
            QVERIFY2(message.source.contains(placeholder) == message.translation.contains(placeholder),
                     qPrintable(message.source));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

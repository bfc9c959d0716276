// SPDX-License-Identifier: Apache-2.0
#include "core/domain/json.h"
#include "core/domain/text.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace zhike {

enum class Colour { Other, Red, Green };
template <>
struct EnumNames<Colour> {
    static constexpr EnumName<Colour> values[] = {{Colour::Other, "other"}, {Colour::Red, "red"}, {Colour::Green, "green"}};
};

struct Leaf {
    QString name;
    Colour colour = Colour::Green;

    static void fields(auto &self, auto &&field)
    {
        field("name", self.name);
        field("colour", self.colour);
    }
    friend bool operator==(const Leaf &, const Leaf &) = default;
};

/// One member of every kind that the wire knows.
struct Tree {
    MemberId owner;
    bool isOld = false;
    int height = 3;
    qint64 cells = 0;
    double width = 0;
    QDate plantedOn;
    QDateTime wateredAt;
    QByteArray seal;
    QJsonObject extra;
    std::optional<int> rings;
    Leaf crown;
    std::vector<Leaf> leaves;
    std::vector<QString> names;

    static void fields(auto &self, auto &&field)
    {
        field("owner", self.owner);
        field("isOld", self.isOld);
        field("height", self.height);
        field("cells", self.cells);
        field("width", self.width);
        field("plantedOn", self.plantedOn);
        field("wateredAt", self.wateredAt);
        field("seal", self.seal);
        field("extra", self.extra);
        field("rings", self.rings);
        field("crown", self.crown);
        field("leaves", self.leaves);
        field("names", self.names);
    }
    friend bool operator==(const Tree &, const Tree &) = default;
};

} // namespace zhike

namespace {

Tree fullTree()
{
    return Tree{MemberId(u"m-1"_s), true, -7, 9007199254740991, 0.125, QDate(2024, 2, 29),
                QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC), QByteArray("\x00\xff\x10", 3),
                QJsonObject{{u"k"_s, 1}}, 0, Leaf{u"top"_s, Colour::Red}, {Leaf{u"a"_s, Colour::Other}, Leaf{}}, {u"橡树"_s, u"oak"_s}};
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack();
    void emptyValuesAreNotWritten();
    void absentAndNullKeepTheDefault();
    void unknownFieldsAreIgnored();
    void anUnknownEnumNameIsTheFirstRow();
    void aWrongTypeNamesItsField_data();
    void aWrongTypeNamesItsField();
    void bytesReadAsQtReadsThem_data();
    void bytesReadAsQtReadsThem();
    void theFirstMistakeIsTheOneNamed();
    void aTimeWithAnOffsetIsTheSameMoment();
    void bytesThatAreNoObjectAreMalformed_data();
    void bytesThatAreNoObjectAreMalformed();
    void bytesAreTheSameWhateverTheOrderOfTheFields();
};

void TestJson::whatIsWrittenIsReadBack()
{
    const Tree tree = fullTree();
    const QByteArray bytes = json::toBytes(toJson(tree));
    const Result<Tree> read = fromJsonBytes<Tree>(bytes);
    QVERIFY(read.isOk());
    QCOMPARE(*read, tree);
    QCOMPARE(json::toBytes(toJson(*read)), bytes);
    QCOMPARE(*fromJson<Tree>(toJson(Tree{})), Tree{});
}

void TestJson::emptyValuesAreNotWritten()
{
    const QJsonObject written = toJson(Tree{});
    QCOMPARE(written.keys(), (QStringList{u"cells"_s, u"crown"_s, u"height"_s, u"isOld"_s, u"width"_s}));

    Tree tree;
    tree.names = {u"oak"_s, QString(), u"elm"_s};
    QCOMPARE(toJson(tree).value("names"_L1).toArray(), (QJsonArray{u"oak"_s, u"elm"_s}));
    QVERIFY(fromJson<Tree>(toJson(tree)).isOk());
}

void TestJson::absentAndNullKeepTheDefault()
{
    const Result<Tree> read = fromJsonBytes<Tree>(R"({"height":null,"rings":null,"names":null})");
    QVERIFY(read.isOk());
    QCOMPARE(*read, Tree{});
    QCOMPARE(read->height, 3);
}

void TestJson::unknownFieldsAreIgnored()
{
    const Result<Tree> read = fromJsonBytes<Tree>(R"({"height":4,"moons":[{"a":1}],"crown":{"name":"x","smell":true}})");
    QVERIFY(read.isOk());
    QCOMPARE(read->height, 4);
    QCOMPARE(read->crown.name, u"x"_s);
}

void TestJson::anUnknownEnumNameIsTheFirstRow()
{
    QCOMPARE(fromJsonBytes<Leaf>(R"({"colour":"ultraviolet"})")->colour, Colour::Other);
    QCOMPARE(fromJsonBytes<Leaf>(R"({"colour":"red"})")->colour, Colour::Red);
    QCOMPARE(fromJsonBytes<Leaf>("{}")->colour, Colour::Green);
}

void TestJson::aWrongTypeNamesItsField_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("path");
    QTest::newRow("a number for an id") << QByteArray(R"({"owner":7})") << u"owner"_s;
    QTest::newRow("a text for a bool") << QByteArray(R"({"isOld":"true"})") << u"isOld"_s;
    QTest::newRow("a fraction for an integer") << QByteArray(R"({"height":1.5})") << u"height"_s;
    QTest::newRow("an integer beyond 32 bits") << QByteArray(R"({"height":2147483648})") << u"height"_s;
    QTest::newRow("an integer that JSON can't hold exactly") << QByteArray(R"({"cells":9007199254740993})") << u"cells"_s;
    QTest::newRow("a text for a number") << QByteArray(R"({"width":"1"})") << u"width"_s;
    QTest::newRow("a day that doesn't exist") << QByteArray(R"({"plantedOn":"2023-02-29"})") << u"plantedOn"_s;
    QTest::newRow("a time where a day is wanted") << QByteArray(R"({"plantedOn":"2023-02-28T10:00:00Z"})") << u"plantedOn"_s;
    QTest::newRow("a time without a zone") << QByteArray(R"({"wateredAt":"2026-03-14T09:26:53.589"})") << u"wateredAt"_s;
    QTest::newRow("a time as a number") << QByteArray(R"({"wateredAt":1773480413589})") << u"wateredAt"_s;
    QTest::newRow("bytes that are not base64") << QByteArray(R"({"seal":"a*b"})") << u"seal"_s;
    QTest::newRow("a list for an object") << QByteArray(R"({"extra":[]})") << u"extra"_s;
    QTest::newRow("a field inside an object") << QByteArray(R"({"crown":{"name":1}})") << u"crown.name"_s;
    QTest::newRow("a field inside a list") << QByteArray(R"({"leaves":[{"name":"a"},{"name":1}]})") << u"leaves.name"_s;
    QTest::newRow("an object for a list") << QByteArray(R"({"leaves":{}})") << u"leaves"_s;
    QTest::newRow("a number for an enum") << QByteArray(R"({"crown":{"colour":1}})") << u"crown.colour"_s;
    QTest::newRow("a text for an optional number") << QByteArray(R"({"rings":"two"})") << u"rings"_s;
}

void TestJson::aWrongTypeNamesItsField()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, path);
    const Result<Tree> read = fromJsonBytes<Tree>(bytes);
    QVERIFY(!read.isOk());
    QCOMPARE(read.error(), (Error{ErrorCode::AnswerMalformed, path}));
    const Result<Tree> throughQt = fromJson<Tree>(*json::parseObject(bytes));
    QVERIFY(!throughQt.isOk());
    QCOMPARE(throughQt.error(), read.error());
}

void TestJson::bytesReadAsQtReadsThem_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("every kind of member") << json::toBytes(toJson(fullTree()));
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("escapes, a null byte, a character beyond the first plane") << QByteArray(R"({"names":["a\"b\\c\u0000\n","\ud842\udfb7 𠮷"]})");
    QTest::newRow("half a surrogate, which only Qt reads") << QByteArray(R"({"names":["x\ud842y"]})");
    QTest::newRow("an integer written as a fraction") << QByteArray(R"({"height":4.0,"cells":1e3,"width":7})");
    QTest::newRow("the largest exact integers") << QByteArray(R"({"cells":9007199254740991,"width":-9007199254740991})");
    QTest::newRow("blanks everywhere") << QByteArray(" {\t\"height\" :\n 4 , \"names\" : [ ] } ");
    QTest::newRow("a tree inside") << QByteArray(R"({"extra":{"a":[1,2.5,true,null,{"b":"c"}],"d":{}}})");
}

void TestJson::bytesReadAsQtReadsThem()
{
    QFETCH(const QByteArray, bytes);
    const Result<Tree> read = fromJsonBytes<Tree>(bytes);
    const Result<Tree> throughQt = fromJson<Tree>(*json::parseObject(bytes));
    QVERIFY(read.isOk());
    QVERIFY(throughQt.isOk());
    QCOMPARE(*read, *throughQt);
}

void TestJson::theFirstMistakeIsTheOneNamed()
{
    QCOMPARE(fromJsonBytes<Tree>(R"({"height":"x","isOld":"y"})").error().detail, u"isOld"_s);
}

void TestJson::aTimeWithAnOffsetIsTheSameMoment()
{
    const Result<Tree> read = fromJsonBytes<Tree>(R"({"wateredAt":"2026-03-14T17:26:53.589+08:00"})");
    QVERIFY(read.isOk());
    QCOMPARE(read->wateredAt, fullTree().wateredAt);
    QCOMPARE(toJson(*read).value("wateredAt"_L1).toString(), u"2026-03-14T09:26:53.589Z"_s);
}

void TestJson::bytesThatAreNoObjectAreMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("an object cut short") << QByteArray(R"({"a":1)");
    QTest::newRow("an object and more") << QByteArray(R"({"a":1}{})");
    QTest::newRow("a hundred thousand brackets") << QByteArray(R"({"a":)") + QByteArray(100'000, '[');
    QTest::newRow("text that is not UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}");
}

void TestJson::bytesThatAreNoObjectAreMalformed()
{
    QFETCH(const QByteArray, bytes);
    const Result<QJsonObject> read = json::parseObject(bytes);
    QVERIFY(!read.isOk());
    QCOMPARE(read.error().code, ErrorCode::AnswerMalformed);
}

void TestJson::bytesAreTheSameWhateverTheOrderOfTheFields()
{
    const QByteArray one = json::toBytes(*json::parseObject(R"({"b":1,"a":{"d":"é\u000b","c":[true,null]}})"));
    const QByteArray two = json::toBytes(*json::parseObject("{ \"a\": {\"c\":[true, null], \"d\":\"\u00e9\\u000b\"}, \"b\":1 }"));
    QCOMPARE(one, two);
    QCOMPARE(one, QByteArray("{\"a\":{\"c\":[true,null],\"d\":\"\u00e9\\u000b\"},\"b\":1}"));
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"

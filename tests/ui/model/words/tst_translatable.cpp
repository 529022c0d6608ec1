// Every sentence of the window can be translated: a walk through the sources of ui/, and through the English file.
#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

#include "ui/model/words/language.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"

using namespace separatrix;

namespace {

const QString root = QStringLiteral(SEPARATRIX_SOURCE_DIR);
const QString english_file = root + QStringLiteral("/resources/translations/separatrix_en.ts");

QString contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The code alone: comments and includes are blanked, raw strings (style sheets) emptied, line breaks stay.
QString code_of(const QString& source) {
    // raw string, literal, character, comments, include; no raw string: moc stumbles at quotes in them (hence \x22
    // below)
    static const QRegularExpression parts(
        QStringLiteral("R\"(\\w*)\\([\\s\\S]*?\\)\\1\"") + QStringLiteral("|\"(?:[^\"\\\\\n]|\\\\.)*\"") +
        QStringLiteral("|'(?:[^'\\\\\n]|\\\\.)*'") + QStringLiteral("|//[^\n]*|/\\*[\\s\\S]*?\\*/|#include[^\n]*"));
    QString code;
    qsizetype end = 0;
    for (auto found = parts.globalMatch(source); found.hasNext();) {
        const auto part = found.next();
        code += source.mid(end, part.capturedStart() - end);
        const QString text = part.captured();
        const bool is_literal = text.startsWith('"') || text.startsWith('\'');
        code += is_literal ? text : (text.startsWith('R') ? "\"\"" : "") + QString(text.count('\n'), '\n');
        end = part.capturedEnd();
    }
    return code + source.mid(end);
}

/// What is wrong in a source, as "line: what".
QStringList faults_of(const QString& source) {
    const QString code = code_of(source);
    QStringList faults;
    const auto note = [&](qsizetype at, const QString& what) {
        faults << QStringLiteral("%1: %2").arg(code.left(at).count('\n') + 1).arg(what);
    };
    const auto each = [&](const QString& pattern, const auto& take) {
        const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
        for (auto found = expression.globalMatch(code); found.hasNext();) take(found.next());
    };
    // lupdate reads literals only; where QT_TRANSLATE_NOOP marks them, tr() may be given what they became
    if (!code.contains("QT_TRANSLATE_NOOP"))
        each(R"rx(\btr\(\s*(?![\x22\s]))rx",
             [&](const auto& m) { note(m.capturedStart(), "tr() of what is no literal"); });
    each(R"rx(QCoreApplication::translate\(\s*(?![\x22\s]))rx",
         [&](const auto& m) { note(m.capturedStart(), "translate() of what is no literal"); });
    // a text that is kept keeps the language of the moment when it was made
    each(R"rx(^\s*static const(?:expr)? [\w:<>,*& ]+[={(])rx", [&](const auto& m) {
        int depth = 0;
        qsizetype end = m.capturedEnd() - 1;
        for (; end < code.size() && (depth > 0 || code[end] != ';'); ++end) {
            if (QStringLiteral("({[").contains(code[end])) ++depth;
            if (QStringLiteral(")}]").contains(code[end])) --depth;
        }
        if (code.mid(m.capturedStart(), end - m.capturedStart()).contains(QRegularExpression(R"rx(\btr\()rx")))
            note(m.capturedStart(), "a static text is translated once for ever");
    });
    each(R"rx(^(?:const|constexpr|inline|QString)\b[^;{]*=[^;{]*\btr\()rx",
         [&](const auto& m) { note(m.capturedStart(), "translated before there is a translator"); });
    // "1 movie" : "%1 movies" is English only
    each(R"rx(== 1\s*\?[^;]*?\btr\(\x22[^\x22]*\x22\)[^;]*?\btr\(\x22[^\x22]*%[1-9n])rx", [&](const auto& m) {
        if (!m.captured().contains("yesterday")) note(m.capturedStart(), "a plural form chosen in the code");
    });
    // shown as it stands
    each(
        R"rx(\b(?:setText|setToolTip|setTitle|setWindowTitle|setAccessibleName|setAccessibleDescription|setStatusTip)rx"
        R"rx(|setPlaceholderText|setInformativeText|addItem|addTab|addMenu|addAction|addButton|addRow|showMessage)\()rx"
        R"rx((?:QStringLiteral\(|QString\(|QLatin1String\()?\x22[^\x22]*[A-Za-z]{2})rx",
        [&](const auto& m) {
            if (!m.captured().contains("addButton") && !m.captured().contains("addRow"))
                note(m.capturedStart(), m.captured());
        });
    // a phrase that nobody translates
    static const QStringList no_sentences{
        "STIX Two Text", "STIX Two Math",      "Liberation Serif", "Times New Roman",
        "DejaVu Serif",  "Latin Modern Roman", "<tr><td style=",   "<table ",  // a table's tags
        "out of memory",  // beside the system's own reasons, and there is none left to look a translation up
        "import torch",   // looked for in a script
        "#toolStrip",     // style sheets
        "#hintPill",     "#hintText",          "#hintClose",       "padding: 0;"};
    each(R"rx(\x22((?:[^\x22\\\n]|\\.)*)\x22)rx", [&](const auto& m) {
        const QString text = m.captured(1);
        if (!text.contains(QRegularExpression(R"rx([A-Za-z]{2} [A-Za-z]{2})rx"))) return;
        for (const QString& known : no_sentences)
            if (text.startsWith(known)) return;
        // within the brackets of tr(), after other pieces of the same literal, or a later argument
        static const QRegularExpression translated(
            R"rx((?:\btr\(|translate\(|QT_TRANSLATE_NOOP\()(?:\s*\x22(?:[^\x22\\\n]|\\.)*\x22\s*,?)*\s*$)rx");
        if (!code.left(m.capturedStart()).right(2000).contains(translated)) note(m.capturedStart(), text);
    });
    return faults;
}

struct Message {
    QString context;
    QString source;
    QStringList forms;
    bool finished = true;
};

QVector<Message> plurals_of(const QByteArray& file) {
    QVector<Message> messages;
    QXmlStreamReader xml(file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) messages.push_back({context, xml.readElementText(), {}});
        if (xml.name() == QLatin1String("translation"))
            messages.back().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
        if (xml.name() == QLatin1String("numerusform")) messages.back().forms << xml.readElementText();
    }
    return messages;
}

QByteArray bytes_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestTranslatable : public QObject {
    Q_OBJECT
private slots:
    void theWalkFindsWhatIsWrong_data();
    void theWalkFindsWhatIsWrong();
    void everySentenceIsMarkedForTranslation();
    void theEnglishFileKnowsEveryPlural();
    void pluralsRead();
    void theCommandLineNeedsNoTranslator();
    void otherLanguagesFallBackToEnglish();
};

void TestTranslatable::theWalkFindsWhatIsWrong_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("faults");
    QTest::newRow("literal") << "label->setText(tr(\"All of it\"));\n" << 0;
    QTest::newRow("two pieces") << "tr(\n  \"All of \"\n  \"it all\")" << 0;
    QTest::newRow("variable") << "return tr(reason);\n" << 1;
    QTest::newRow("choice") << "return tr(one ? \"one\" : \"two\");\n" << 1;
    QTest::newRow("marked elsewhere") << "QT_TRANSLATE_NOOP(\"A\", \"Batch size\"); tr(found);" << 0;
    QTest::newRow("static text") << "    static const QString name = X::tr(\"The name\");\n" << 1;
    QTest::newRow("static list") << "    static const std::vector<Entry> all{\n {1, X::tr(\"The name\")}};\n" << 1;
    QTest::newRow("static digits") << "    static const QString digits = QStringLiteral(\"0123\");\n" << 0;
    QTest::newRow("global text") << "const QString name = X::tr(\"The name\");\n" << 1;
    QTest::newRow("plural") << "x = n == 1 ? tr(\"1 movie\") : tr(\"%1 movies\").arg(n);" << 1;
    QTest::newRow("shown") << "button->setToolTip(QStringLiteral(\"Ok\"));" << 1;
    QTest::newRow("phrase") << "return QStringLiteral(\"not on time\");" << 1;
    QTest::newRow("comment") << "// setText(\"No such thing\") tr(x)\n" << 0;
    QTest::newRow("style sheet") << "return R\"(QLabel { color: red and blue; })\";" << 0;
}

void TestTranslatable::theWalkFindsWhatIsWrong() {
    QFETCH(QString, source);
    QFETCH(int, faults);
    const QStringList found = faults_of(source);
    QVERIFY2(found.size() == faults, qPrintable(found.join('\n')));
}

void TestTranslatable::everySentenceIsMarkedForTranslation() {
    QStringList faults;
    int files = 0;
    for (QDirIterator each(root + "/ui", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
         each.hasNext();) {
        const QString path = each.next();
        ++files;
        for (const QString& fault : faults_of(contents(path)))
            faults << QDir(root).relativeFilePath(path) + ':' + fault;
    }
    QVERIFY2(files > 200, qPrintable(QString::number(files)));
    QVERIFY2(faults.isEmpty(), qPrintable('\n' + faults.join('\n')));
}

void TestTranslatable::theEnglishFileKnowsEveryPlural() {
    const QByteArray committed = bytes_of(english_file);
    QVERIFY(!committed.isEmpty());
    QTemporaryDir folder;
    const QString copy = folder.filePath("separatrix_en.ts");
    QVERIFY(QFile::copy(english_file, copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.start(SEPARATRIX_LUPDATE, {root + "/ui", "-I", root, "-locations", "none", "-source-language", "en",
                                       "-target-language", "en", "-pluralonly", "-no-obsolete", "-ts", copy});
    QVERIFY(lupdate.waitForFinished(120'000));
    QCOMPARE(lupdate.exitCode(), 0);
    const auto names = [](const QByteArray& file) {
        QStringList all;
        for (const Message& message : plurals_of(file)) all << message.context + ": " + message.source;
        return all;
    };
    // if not: cmake --build build/release --target update_translations, and fill the new forms in
    QCOMPARE(names(committed).join('\n'), names(bytes_of(copy)).join('\n'));

    for (const Message& message : plurals_of(committed)) {
        QVERIFY2(message.finished && message.forms.size() == 2, qPrintable(message.source));
        for (const QString& form : message.forms) {
            QVERIFY2(!form.isEmpty() && !form.contains("(s)"), qPrintable(message.source));
            for (const char* mark : {"%2", "%3", "%4"})
                QVERIFY2(form.contains(mark) == message.source.contains(mark), qPrintable(message.source));
        }
        for (const char* mark : {"%1", "%n"})
            QVERIFY2(message.forms[1].contains(mark) == message.source.contains(mark), qPrintable(message.source));
    }
}

void TestTranslatable::pluralsRead() {
    const auto movies = [](std::int64_t count) {
        return counted(QCoreApplication::translate("Status", "%1 movie(s)", nullptr, plural(count)), count);
    };
    QCOMPARE(movies(0), QString("0 movies"));
    QCOMPARE(movies(1), QString("1 movie"));
    QCOMPARE(movies(6000), QString("6\u202f000 movies"));
    QCOMPARE(movies(5'000'000'001), QString("5\u202f000\u202f000\u202f001 movies"));
}

void TestTranslatable::theCommandLineNeedsNoTranslator() {
    const auto all_sentences = [] {
        QStringList all;
        for (int code = 0; code <= static_cast<int>(ErrorCode::name_too_long); ++code) {
            Error error;
            error.code = static_cast<ErrorCode>(code);
            error.given = "1";
            error.expected = "2";
            error.line = 3;
            all << sentence(error);
        }
        return all;
    };
    const QStringList with = all_sentences();
    const auto installed = QCoreApplication::instance()->findChildren<QTranslator*>();
    QVERIFY(!installed.isEmpty());
    for (QTranslator* translator : installed) QCoreApplication::removeTranslator(translator);
    const QStringList without = all_sentences();
    for (QTranslator* translator : installed) QCoreApplication::installTranslator(translator);
    QCOMPARE(with, without);
    for (const QString& text : without) QVERIFY2(!text.contains("(s)") && !text.contains('%'), qPrintable(text));
}

void TestTranslatable::otherLanguagesFallBackToEnglish() {
    QCoreApplication* application = QCoreApplication::instance();
    const auto before = application->findChildren<QTranslator*>();
    QCOMPARE(install_language(application, QLocale(QLocale::Icelandic)), QString("en"));
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QString("Cancel"));
    for (QTranslator* translator : application->findChildren<QTranslator*>())
        if (!before.contains(translator)) delete translator;
    pluralsRead();
}

QTEST_GUILESS_MAIN(TestTranslatable)
#include "tst_translatable.moc"

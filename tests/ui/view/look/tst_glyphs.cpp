// No boxes: every character that our sources can show, and a sample of the scripts that a person may type, has a glyph
// in the fonts that the window uses, or in one that Qt falls back to.
#include <QDirIterator>
#include <QFile>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QRegularExpression>
#include <QSet>
#include <QTextLayout>
#include <QtTest>

#include "ui/view/look/style.h"
#include "ui/view/maths/formula_painter.h"

using namespace separatrix;

namespace {

/// What `text` would show as boxes: laid out as a widget does it, glyph 0 is the box of a font.
bool has_box(const QString& text, const QFont& font) {
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const auto runs = layout.glyphRuns();
    if (runs.isEmpty()) return true;
    for (const QGlyphRun& run : runs)
        if (run.glyphIndexes().contains(0)) return true;
    return false;
}

/// All characters beyond ASCII in the code, without its comments: as themselves, as \u2212 and as 0x2212.
QSet<char32_t> characters_of_the_sources() {
    static const QRegularExpression comment(QStringLiteral(R"((?<![:"])//.*$)"));
    static const QRegularExpression number(QStringLiteral(R"((?:\\u|QChar\(0x)([0-9a-fA-F]{4})\b)"));
    QSet<char32_t> found;
    for (const char* folder : {"app", "core", "ui"}) {
        QDirIterator files(QStringLiteral(SEPARATRIX_SOURCE_DIR "/") + folder, {"*.cpp", "*.h"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            for (QString line : QString::fromUtf8(file.readAll()).split('\n')) {
                line.remove(comment);
                for (const char32_t c : line.toUcs4())
                    if (c > 126) found.insert(c);
                for (auto match = number.globalMatch(line); match.hasNext();)
                    found.insert(match.next().captured(1).toUInt(nullptr, 16));
            }
        }
    }
    for (char32_t digit = U'₀'; digit <= U'₉'; ++digit) found.insert(digit);  // formula.cpp computes them
    return found;
}

bool is_drawn(char32_t c) {
    switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
        case QChar::Separator_Space: return false;
        default: return true;
    }
}

QFont bold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

class TestGlyphs : public QObject {
    Q_OBJECT
private slots:
    void a_box_is_seen();
    void sources_data();
    void sources();
    void scripts_data();
    void scripts();
};

void TestGlyphs::a_box_is_seen() {
    QVERIFY(!has_box("plain", base_font()));
    const char32_t nobodys = 0x10F7E1;  // for private use, in the last plane: no font has it
    const QString box = QString::fromUcs4(&nobodys, 1);
    QVERIFY(has_box(box, base_font()));
    QVERIFY(has_box("ab" + box + "c", base_font()));                  // nor is it lost among others
    QVERIFY(characters_of_the_sources().contains(U'∇'));              // as itself
    QVERIFY(characters_of_the_sources().contains(char32_t{0x2212}));  // by its number
    QVERIFY(characters_of_the_sources().size() > 60);
}

void TestGlyphs::sources_data() {
    QTest::addColumn<QFont>("font");
    const FormulaStyle formula = formula_style(16, Qt::black);
    QTest::newRow("widgets") << base_font();
    QTest::newRow("headings") << bold(base_font());
    QTest::newRow("letters of formulas") << formula.letters;
    QTest::newRow("words of formulas") << formula.upright;
    QTest::newRow("exported text") << QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

void TestGlyphs::sources() {
    QFETCH(QFont, font);
    QStringList boxes;
    for (const char32_t c : characters_of_the_sources()) {
        if (!is_drawn(c)) continue;
        QString text = QString::fromUcs4(&c, 1);
        if (QChar::isMark(c)) text.prepend('x');  // an accent is drawn on a letter
        if (has_box(text, font)) boxes << QStringLiteral("%1 U+%2").arg(text).arg(uint(c), 4, 16, QLatin1Char('0'));
    }
    QVERIFY2(boxes.isEmpty(), qPrintable("boxes in " + font.family() + ": " + boxes.join(", ")));
}

void TestGlyphs::scripts_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin") << "Äöß çéñ ŁŐŞ ŵŷ ảếỗ Þæœ";
    QTest::newRow("Greek") << "Αλφα βήτα ωμέγα ϑ";
    QTest::newRow("Cyrillic") << "Фильмы Ґґ Її Ћђ Җң";
    QTest::newRow("Armenian") << "Ֆիլմեր";
    QTest::newRow("Georgian") << "ფილმები";
    QTest::newRow("Hebrew") << "סרטים";
    QTest::newRow("Arabic") << "أفلام جيمس";
    QTest::newRow("Persian, Urdu") << "فیلم‌ها گ پ چ ٹ ڈ";
    QTest::newRow("Devanagari") << "फ़िल्में";
    QTest::newRow("Tamil") << "திரைப்படங்கள்";
    QTest::newRow("Thai") << "ภาพยนตร์";
    QTest::newRow("Chinese, simplified") << "电影评分，阿尔弗雷德";
    QTest::newRow("Chinese, traditional") << "電影評分，艾爾弗雷德";
    QTest::newRow("Japanese") << "映画の評価、アルフレッド";
    QTest::newRow("Korean") << "영화 평점 제임스";
    QTest::newRow("mathematics") << "∀ε>0 ∃δ ∑∏∫√∞≈≠≤≥∈∉⊂∪∩ℝℕℂ →⇒↔ ±×÷ ½⅓";
    QTest::newRow("marks") << "★☆♥♪✓✗• € £ ¥ ₹ ₽ ₿ № § ¶ † ‰";
}

void TestGlyphs::scripts() {
    QFETCH(QString, text);
    QVERIFY2(!has_box(text, base_font()), qPrintable("a box in " + text));
    QVERIFY2(!has_box(text, bold(base_font())), qPrintable("a box in bold " + text));
}

QTEST_MAIN(TestGlyphs)
#include "tst_glyphs.moc"

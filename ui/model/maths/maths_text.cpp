#include "ui/model/maths/maths_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/model/maths/derivation_sections.h"

namespace separatrix {

namespace {

struct MathsTextWords {
    Q_DECLARE_TR_FUNCTIONS(MathsText)
};

/// "z = w₁x₁ + … = 0.5·4 … = 1.85"; "w₁ ← w₁ − …" if it is assigned.
QString line_text(const MathsRow& row, const QString& arrow, QString (*write)(const Formula&), bool exact) {
    QStringList sides;
    for (const Formula* side : {&row.formula, &row.numbers})
        if (!side->isEmpty()) sides << write(*side);
    if (exact && !row.exact.isEmpty())
        sides << write(number(row.exact));
    else if (!row.value.isEmpty())
        sides << write(row.value);
    return write(row.symbol) + (row.assigns ? arrow : QStringLiteral(" = ")) + sides.join(QStringLiteral(" = "));
}

}  // namespace

MathsText maths_text(const Derivation& derivation, bool step_made) {
    return {forward_section(derivation), backward_section(derivation), update_section(derivation, step_made)};
}

QString maths_as_text(const MathsText& text, const QString& heading, bool exact) {
    QStringList lines{heading};
    for (const MathsSection& section : text) {
        lines << QString()
              << (section.note.isEmpty() ? section.title : section.title + QStringLiteral("  ") + section.note);
        for (const MathsRow& row : section.rows) {
            QString line = QStringLiteral("  ") + line_text(row, QStringLiteral(" ← "), &to_text, exact);
            if (row.has_check) line += QStringLiteral("   [") + row.verdict + QLatin1Char(']');
            lines << line;
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString maths_as_latex(const MathsText& text, const QString& heading) {
    QStringList lines{QStringLiteral("% ") + QString(heading).replace(QLatin1Char('\n'), QLatin1Char(' '))};
    for (const MathsSection& section : text) {
        lines << QStringLiteral("% ") + section.title + QLatin1Char(' ') + section.note
              << QStringLiteral("\\begin{align*}");
        for (qsizetype i = 0; i < section.rows.size(); ++i) {
            const MathsRow& row = section.rows[i];
            const QString arrow = QStringLiteral(" \\leftarrow ");
            const QString sign = row.assigns ? arrow : QStringLiteral(" = ");
            QString line = QStringLiteral("  ") + line_text(row, arrow, &to_latex, false);
            line.replace(line.indexOf(sign), sign.size(), QStringLiteral(" &") + sign.mid(1));
            if (row.has_check && !row.numeric.isEmpty())
                line += QStringLiteral(" && ") + to_latex(words(MathsTextWords::tr("numeric"))) +
                        QStringLiteral("\\; ") + to_latex(row.numeric);
            lines << line + (i + 1 < section.rows.size() ? QStringLiteral(" \\\\") : QString());
        }
        lines << QStringLiteral("\\end{align*}");
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace separatrix

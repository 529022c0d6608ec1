#include "ui/model/maths/formula.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

using Kind = Formula::Kind;

Formula leaf(Kind kind, const QString& text) { return {kind, text, {}, 0}; }
Formula node(Kind kind, const QVector<Formula>& parts) { return {kind, {}, parts, 0}; }

/// "₁₂", or "_name" where Unicode has no such letters.
QString text_index(const QString& index) {
    QString text;
    for (const QChar c : index) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            text += QChar(u'₀' + (c.unicode() - u'0'));
        else if (c == QLatin1Char('i'))
            text += QChar(u'ᵢ');
        else if (c == QLatin1Char('j'))
            text += QChar(u'ⱼ');
        else if (c == QLatin1Char('s'))
            text += QChar(u'ₛ');
        else
            return QLatin1Char('_') + index;
    }
    return text;
}

bool is_simple(const Formula& formula) {
    if (formula.kind == Kind::row)
        return std::none_of(formula.parts.begin(), formula.parts.end(),
                            [](const Formula& part) { return part.kind == Kind::upright; });
    return true;
}

QString grouped_text(const Formula& formula) {
    const QString text = to_text(formula);
    return is_simple(formula) ? text : QLatin1Char('(') + text + QLatin1Char(')');
}

QString matrix_text(const Formula& formula, const QString& column, const QString& next_row,
                    QString (*cell)(const Formula&)) {
    QStringList rows;
    for (qsizetype i = 0; i < formula.parts.size(); i += formula.columns) {
        QStringList cells;
        for (int j = 0; j < formula.columns; ++j) cells << cell(formula.parts[i + j]);
        rows << cells.join(column);
    }
    return rows.join(next_row);
}

/// What LaTeX calls a character; nothing if it is the same there.
const char* latex_command(QChar c) {
    switch (c.unicode()) {
        case u'−': return "-";
        case u'·': return "\\cdot ";
        case u'∂': return "\\partial ";
        case u'σ': return "\\sigma ";
        case u'α': return "\\alpha ";
        case u'λ': return "\\lambda ";
        case u'Δ': return "\\Delta ";
        case u'Σ': return "\\sum ";
        case u'ŷ': return "\\hat{y}";
        case u'⊙': return "\\odot ";
        case u'′': return "'";
        case u'×': return "\\times ";
        case u'\u202f': return "\\,";
        default: return nullptr;
    }
}

QString latex_characters(const QString& text) {
    QString latex;
    for (const QChar c : text) {
        if (c == QChar(0x0303))  // a tilde over the letter before
            latex = latex.chopped(1) + QStringLiteral("\\tilde{") + latex.right(1) + QLatin1Char('}');
        else if (const char* command = latex_command(c))
            latex += QLatin1String(command);
        else
            latex += c;
    }
    return latex;
}

QString latex_words(const QString& text) {
    QString latex;
    for (const QChar c : text) {
        if (QStringLiteral("#$%&_{}").contains(c))
            latex += QLatin1Char('\\') + QString(c);
        else if (c == QLatin1Char('\\') || c == QLatin1Char('^') || c == QLatin1Char('~'))
            latex += QLatin1Char(' ');
        else if (latex_command(c))
            latex += QLatin1Char('$') + latex_characters(c).trimmed() + QLatin1Char('$');
        else
            latex += c;
    }
    return QStringLiteral("\\text{") + latex + QLatin1Char('}');
}

QString latex_upright(const QString& text) {
    const QString name = text.trimmed();
    if (name == QLatin1String("log") || name == QLatin1String("max") || name == QLatin1String("tanh") ||
        name == QLatin1String("sin") || name == QLatin1String("cos"))
        return QLatin1Char('\\') + name + QLatin1Char(' ');
    const bool is_name = name.size() > 1 && std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); });
    return is_name ? QStringLiteral("\\mathrm{") + name + QLatin1Char('}') : latex_characters(text);
}

/// "2.5e-5" -> "2.5 \cdot 10^{-5}"
QString latex_number(const QString& digits) {
    const QString plain = latex_characters(digits);
    const auto at = plain.indexOf(QLatin1Char('e'));
    if (at < 0) return plain;
    return plain.left(at) + QStringLiteral(" \\cdot 10^{") + plain.mid(at + 1) + QLatin1Char('}');
}

QString latex_raised(const Formula& formula, QLatin1Char mark) {
    const QString raised = to_latex(formula.parts[1]).trimmed();
    const QString base = to_latex(formula.parts[0]).trimmed();
    return base + mark + (raised.size() == 1 ? raised : QLatin1Char('{') + raised + QLatin1Char('}'));
}

}  // namespace

Formula row(const QVector<Formula>& parts) { return node(Kind::row, parts); }
Formula symbol(const QString& letter) { return leaf(Kind::symbol, letter); }
Formula upright(const QString& text) { return leaf(Kind::upright, text); }
Formula number(const QString& digits) { return leaf(Kind::number, digits); }
Formula words(const QString& text) { return leaf(Kind::words, text); }
Formula fraction(const Formula& above, const Formula& below) { return node(Kind::fraction, {above, below}); }
Formula with_index(const Formula& base, const QString& index) {
    if (index.isEmpty()) return base;
    // letters are slanted, digits are not
    return node(Kind::subscript, {base, index[0].isLetter() ? symbol(index) : upright(index)});
}
Formula with_exponent(const Formula& base, const Formula& exponent) {
    return node(Kind::superscript, {base, exponent});
}
Formula wrong(const Formula& inner) { return inner.isEmpty() ? inner : node(Kind::wrong, {inner}); }
Formula forgotten(const Formula& inner) { return node(Kind::forgotten, {inner}); }
Formula transposed(const Formula& base) { return with_exponent(base, upright(QStringLiteral("T"))); }

Formula matrix(const Matrix& M, int digits) {
    Formula result{Kind::matrix, {}, {}, static_cast<int>(M.cols())};
    for (Index i = 0; i < M.rows(); ++i)
        for (Index j = 0; j < M.cols(); ++j) result.parts << number(significant(M(i, j), digits));
    return result;
}

QString to_text(const Formula& formula) {
    switch (formula.kind) {
        case Kind::symbol:
        case Kind::upright:
        case Kind::number:
        case Kind::words: return formula.text;
        case Kind::row: {
            QString text;
            for (const Formula& part : formula.parts) text += to_text(part);
            return text;
        }
        case Kind::fraction: return grouped_text(formula.parts[0]) + QLatin1Char('/') + grouped_text(formula.parts[1]);
        case Kind::subscript: return to_text(formula.parts[0]) + text_index(to_text(formula.parts[1]));
        case Kind::superscript: {
            const QString exponent = to_text(formula.parts[1]);
            const QString base = to_text(formula.parts[0]);
            if (exponent == QLatin1String("T")) return base + QChar(u'ᵀ');
            if (exponent == QLatin1String("2")) return base + QChar(u'²');
            return base + QLatin1Char('^') +
                   (exponent.size() == 1 ? exponent : QLatin1Char('(') + exponent + QLatin1Char(')'));
        }
        case Kind::wrong: return to_text(formula.parts[0]);
        case Kind::forgotten:
            return QStringLiteral("[") + to_text(formula.parts[0]).trimmed() + QLatin1Char(' ') +
                   QCoreApplication::translate("Formula", "forgotten") + QLatin1Char(']');
        case Kind::matrix:
            return QLatin1Char('[') + matrix_text(formula, QStringLiteral("  "), QStringLiteral("; "), &to_text) +
                   QLatin1Char(']');
    }
    return {};
}

QString to_latex(const Formula& formula) {
    switch (formula.kind) {
        case Kind::symbol: return latex_characters(formula.text);
        case Kind::upright: return latex_upright(formula.text);
        case Kind::number: return latex_number(formula.text);
        case Kind::words: return latex_words(formula.text);
        case Kind::row: {
            QString latex;
            for (const Formula& part : formula.parts) latex += to_latex(part);
            return latex;
        }
        case Kind::fraction:
            return QStringLiteral("\\frac{") + to_latex(formula.parts[0]).trimmed() + QStringLiteral("}{") +
                   to_latex(formula.parts[1]).trimmed() + QLatin1Char('}');
        case Kind::subscript: return latex_raised(formula, QLatin1Char('_'));
        case Kind::superscript: return latex_raised(formula, QLatin1Char('^'));
        case Kind::wrong: return to_latex(formula.parts[0]);
        case Kind::forgotten:
            return QStringLiteral("\\underbrace{") + to_latex(formula.parts[0]).trimmed() + QStringLiteral("}_{") +
                   latex_words(QCoreApplication::translate("Formula", "forgotten")) + QLatin1Char('}');
        case Kind::matrix:
            return QStringLiteral("\\begin{bmatrix}") +
                   matrix_text(formula, QStringLiteral(" & "), QStringLiteral(" \\\\ "), &to_latex) +
                   QStringLiteral("\\end{bmatrix}");
    }
    return {};
}

}  // namespace separatrix

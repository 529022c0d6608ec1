#include "ui/view/maths/formula_painter.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QVector>
#include <algorithm>
#include <numeric>

namespace separatrix {

namespace {

using Kind = Formula::Kind;

constexpr double smaller = 0.72;           ///< indices and exponents
constexpr double smaller_fraction = 0.88;  ///< above and below a bar

double digit_width(const QFontMetricsF& metrics) {
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

bool is_digit(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }

/// Width of a number whose digits are equally wide; drawn too if there is a painter.
double run_number(const QFont& font, const QString& text, QPainter* painter, QPointF at) {
    const QFontMetricsF metrics(font);
    const double digit = digit_width(metrics);
    double x = 0;
    for (const QChar c : text) {
        const double own = metrics.horizontalAdvance(c);
        const double room = is_digit(c) ? digit : own;
        if (painter) painter->drawText(at + QPointF(x + (room - own) / 2, 0), QString(c));
        x += room;
    }
    return x;
}

/// Of "−0.0319": 3.
int significant_digits(const QString& text) {
    int count = 0;
    for (const QChar c : text) {
        if (c == QLatin1Char('e')) break;
        if (is_digit(c) && (count > 0 || c != QLatin1Char('0'))) ++count;
    }
    return count;
}

QString serif_family() {
    for (const char* family :
         {"STIX Two Text", "STIX Two Math", "Latin Modern Roman", "Liberation Serif", "DejaVu Serif"})
        if (QFontDatabase::hasFamily(QLatin1String(family))) return QLatin1String(family);
    return QStringLiteral("serif");
}

QFont sized(QFont font, double pixels) {
    // points would follow the screen's density twice
    font.setPixelSize(std::max(1, qRound(pixels)));
    return font;
}

}  // namespace

struct FormulaPainter::Cells {
    QVector<double> widths;
    QVector<Size> rows;
    double gap = 0;
    double row_gap = 0;
    double bracket = 0;
    double width() const {
        return std::accumulate(widths.begin(), widths.end(), 2 * bracket) +
               gap * static_cast<double>(std::max<qsizetype>(0, widths.size() - 1));
    }
    double height() const {
        double sum = row_gap * static_cast<double>(std::max<qsizetype>(0, rows.size() - 1));
        for (const Size& row : rows) sum += row.ascent + row.descent;
        return sum;
    }
};

FormulaStyle formula_style(double pixels, const QColor& color, const QColor& wrong) {
    static const QString family = serif_family();  // asked once: fontconfig takes longer than a frame lasts
    QFont serif(family);
    serif.setStyleHint(QFont::Serif);
    serif = sized(serif, pixels);
    QFont letters = serif;
    letters.setItalic(true);
    return {letters, serif, serif, color, wrong};
}

FormulaStyle number_style(const QFont& font, double pixels, const QColor& color, const QColor& wrong) {
    const QFont plain = sized(font, pixels);
    return {plain, plain, plain, color, wrong};
}

QFont FormulaPainter::font(Kind kind, double scale) const {
    QFont font = kind == Kind::symbol ? style_.letters : kind == Kind::upright ? style_.upright : style_.digits;
    font.setPixelSize(std::max(1, qRound(font.pixelSize() * scale)));
    return font;
}

double FormulaPainter::axis(double scale) const { return style_.upright.pixelSize() * scale * 0.28; }

FormulaPainter::Cells FormulaPainter::cells(const Formula& formula, double scale) const {
    Cells cells;
    const double em = style_.digits.pixelSize() * scale;
    cells.gap = em * 0.7;
    cells.row_gap = em * 0.15;
    cells.bracket = em * 0.45;
    // room for the longest usual number, so that brackets stand still; not for the 0 and 1 of a label
    const bool running = std::any_of(formula.parts.begin(), formula.parts.end(),
                                     [](const Formula& part) { return part.text.size() > 1; });
    const double ordinary = running ? run_number(font(Kind::number, scale), QStringLiteral("−0.0888"), nullptr, {}) : 0;
    cells.widths.fill(ordinary, formula.columns);
    for (qsizetype i = 0; i < formula.parts.size(); ++i) {
        const Size size = measure(formula.parts[i], scale, false);
        if (i % formula.columns == 0) cells.rows << Size{};
        Size& row = cells.rows.last();
        row.ascent = std::max(row.ascent, size.ascent);
        row.descent = std::max(row.descent, size.descent);
        cells.widths[i % formula.columns] = std::max(cells.widths[i % formula.columns], size.width);
    }
    return cells;
}

FormulaPainter::Size FormulaPainter::measure(const Formula& formula, double scale, bool steady) const {
    switch (formula.kind) {
        case Kind::symbol:
        case Kind::upright:
        case Kind::words: {
            const QFontMetricsF metrics(font(formula.kind, scale));
            return {metrics.horizontalAdvance(formula.text), metrics.ascent() * 0.92, metrics.descent() * 0.9};
        }
        case Kind::number: {
            const QFont digits = font(formula.kind, scale);
            const QFontMetricsF metrics(digits);
            double width = run_number(digits, formula.text, nullptr, {});
            const int count = steady ? significant_digits(formula.text) : 0;
            if (count >= 3)
                width = std::max(width, run_number(digits, QStringLiteral("−0.0") + QString(count, u'8'), nullptr, {}));
            return {width, metrics.ascent() * 0.92, metrics.descent() * 0.9};
        }
        case Kind::row: {
            Size size;
            for (const Formula& part : formula.parts) {
                const Size own = measure(part, scale, steady);
                size.width += own.width;
                size.ascent = std::max(size.ascent, own.ascent);
                size.descent = std::max(size.descent, own.descent);
            }
            return size;
        }
        case Kind::fraction: {
            const Size above = measure(formula.parts[0], scale * smaller_fraction, steady);
            const Size below = measure(formula.parts[1], scale * smaller_fraction, steady);
            const double space = style_.upright.pixelSize() * scale * 0.12;
            return {std::max(above.width, below.width) + 4 * space, axis(scale) + space + above.ascent + above.descent,
                    below.ascent + below.descent + space - axis(scale)};
        }
        case Kind::subscript:
        case Kind::superscript: {
            const Size base = measure(formula.parts[0], scale, steady);
            const Size mark = measure(formula.parts[1], scale * smaller, steady);
            const double shift = style_.upright.pixelSize() * scale * (formula.kind == Kind::subscript ? 0.22 : -0.4);
            return {base.width + mark.width + 1, std::max(base.ascent, mark.ascent - shift),
                    std::max(base.descent, mark.descent + shift)};
        }
        case Kind::matrix: {
            const Cells all = cells(formula, scale);
            const double half = all.height() / 2 + 2;
            return {all.width(), half + axis(scale), half - axis(scale)};
        }
        case Kind::wrong:
        case Kind::forgotten: return measure(formula.parts[0], scale, steady);
    }
    return {};
}

void FormulaPainter::drawMatrix(QPainter& painter, QPointF baseline, const Formula& formula, double scale) const {
    const Cells all = cells(formula, scale);
    const Size size = measure(formula, scale, false);
    const double top = baseline.y() - size.ascent;
    const double bottom = baseline.y() + size.descent;
    const double tick = all.bracket * 0.55;
    const double left = baseline.x() + 1.5;
    const double right = baseline.x() + size.width - 1.5;
    painter.setPen(QPen(style_.color, 1.1));
    painter.drawPolyline(QPolygonF{{left + tick, top}, {left, top}, {left, bottom}, {left + tick, bottom}});
    painter.drawPolyline(QPolygonF{{right - tick, top}, {right, top}, {right, bottom}, {right - tick, bottom}});
    double y = top + 2;
    for (qsizetype i = 0; i < all.rows.size(); ++i) {
        y += all.rows[i].ascent;
        double x = baseline.x() + all.bracket;
        for (int j = 0; j < formula.columns; ++j) {
            const Formula& cell = formula.parts[i * formula.columns + j];
            const double own = measure(cell, scale, false).width;
            draw(painter, {x + all.widths[j] - own, y}, cell, scale);
            x += all.widths[j] + all.gap;
        }
        y += all.rows[i].descent + all.row_gap;
    }
}

void FormulaPainter::draw(QPainter& painter, QPointF baseline, const Formula& formula, double scale) const {
    painter.setPen(style_.color);
    switch (formula.kind) {
        case Kind::symbol:
        case Kind::upright:
        case Kind::words:
            painter.setFont(font(formula.kind, scale));
            painter.drawText(baseline, formula.text);
            return;
        case Kind::number:
            painter.setFont(font(formula.kind, scale));
            run_number(painter.font(), formula.text, &painter, baseline);
            return;
        case Kind::row:
            for (const Formula& part : formula.parts) {
                draw(painter, baseline, part, scale);
                baseline.rx() += measure(part, scale, false).width;
            }
            return;
        case Kind::fraction: {
            const double width = measure(formula, scale, false).width;
            const Size above = measure(formula.parts[0], scale * smaller_fraction, false);
            const Size below = measure(formula.parts[1], scale * smaller_fraction, false);
            const double space = style_.upright.pixelSize() * scale * 0.12;
            const double bar = baseline.y() - axis(scale);
            painter.setPen(QPen(style_.color, 1.1));
            painter.drawLine(QPointF(baseline.x() + space, bar), QPointF(baseline.x() + width - space, bar));
            draw(painter, {baseline.x() + (width - above.width) / 2, bar - space - above.descent}, formula.parts[0],
                 scale * smaller_fraction);
            draw(painter, {baseline.x() + (width - below.width) / 2, bar + space + below.ascent}, formula.parts[1],
                 scale * smaller_fraction);
            return;
        }
        case Kind::subscript:
        case Kind::superscript: {
            draw(painter, baseline, formula.parts[0], scale);
            const double shift = style_.upright.pixelSize() * scale * (formula.kind == Kind::subscript ? 0.22 : -0.4);
            draw(painter, baseline + QPointF(measure(formula.parts[0], scale, false).width + 0.5, shift),
                 formula.parts[1], scale * smaller);
            return;
        }
        case Kind::matrix: drawMatrix(painter, baseline, formula, scale); return;
        case Kind::wrong:
        case Kind::forgotten: {
            FormulaStyle red = style_;
            if (red.wrong.isValid()) red.color = red.wrong;
            FormulaPainter(red).draw(painter, baseline, formula.parts[0], scale);
            if (formula.kind == Kind::wrong) return;
            const double width = measure(formula, scale, false).width;
            const double middle = baseline.y() - axis(scale);
            painter.setPen(QPen(red.color, 1.6));
            // a sign at its beginning or end brings a space with it
            painter.drawLine(QPointF(baseline.x() + 2, middle), QPointF(baseline.x() + width - 3, middle));
            return;
        }
    }
}

}  // namespace separatrix

#include "ui/view/maths/maths_layout.h"

#include <QFontMetricsF>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

constexpr double right_margin = 12;
constexpr double row_space = 7;   ///< over and under each row
constexpr double line_space = 5;  ///< between the lines of one row
constexpr double column_space = 16;
constexpr double section_space = 16;
constexpr double dot_room = 18;
constexpr double least_row = 34;
constexpr double corner_space = 22;
constexpr double wide_sheet = 620;  ///< from here on the numbers have a column of their own
constexpr double least_width = 240;

struct MathsLayoutWords {
    Q_DECLARE_TR_FUNCTIONS(MathsLayout)
};

/// All digits, and the check as a sentence.
QString tip_of(const MathsRow& row) {
    QStringList lines;
    if (!row.exact.isEmpty()) lines << to_text(row.symbol) + QStringLiteral(" = ") + row.exact;
    if (!row.verdict.isEmpty()) lines << row.verdict;
    return lines.join(QLatin1Char('\n'));
}

Formula equals(const Formula& formula) { return row({upright(QStringLiteral("= ")), formula}); }

bool is_scalar(const Formula& formula) { return formula.kind == Formula::Kind::number; }

/// Puts the parts of one row on as few lines as they fit on.
class LineSetter {
public:
    LineSetter(const MathsPens& pens, MathsLayout& layout, double width)
        : pens_(pens), layout_(layout), left_(sheet_margin), right_(width - right_margin) {
        formula_column_ = width >= wide_sheet ? 86 : 66;
        number_column_ = width >= wide_sheet ? 0.43 * width : 0;
        scalar_check_ = measure(MathsStyle::numeric, number(QStringLiteral("−0.08888  8e−88"))).width + 2;
    }

    /// Leaves room at the right.
    void narrow(double by) {
        right_ -= by;
        number_column_ = 0.43 * right_;
    }
    double right() const { return right_; }

    void section(const MathsSection& section) {
        const FormulaPainter::Size title = measure(MathsStyle::section, words(section.title.toUpper()));
        if (layout_.height > 0) layout_.height += section_space;
        const double baseline = layout_.height + title.ascent + 2;
        place(words(section.title.toUpper()), MathsStyle::section, 2, baseline, right_);
        if (!section.note.isEmpty())
            place(words(section.note), MathsStyle::note, 12 + title.width, baseline, right_ - 12 - title.width);
        const bool checks =
            std::any_of(section.rows.begin(), section.rows.end(), [](const MathsRow& r) { return r.has_check; });
        if (checks)
            placeRight(words(MathsLayoutWords::tr("numeric check")), MathsStyle::section, right_, baseline, right_ / 2);
        layout_.height = baseline + title.descent + 4;
        for (const MathsRow& row : section.rows) add(row);
    }

private:
    using Size = FormulaPainter::Size;

    Size measure(MathsStyle style, const Formula& formula) const {
        return pens_.painterOf(style).measure(formula, true);
    }

    void place(const Formula& formula, MathsStyle style, double x, double baseline, double room,
               CheckState state = CheckState::agrees) {
        layout_.pieces.push_back({formula, style, x, baseline, room, false, state});
    }
    void placeRight(const Formula& formula, MathsStyle style, double x, double baseline, double room,
                    CheckState state = CheckState::agrees) {
        layout_.pieces.push_back({formula, style, x, baseline, room, true, state});
    }

    /// Pieces are placed on baseline 0 of a line and moved once its height is known.
    void beginLine() { first_piece_ = layout_.pieces.size(), first_dot_ = layout_.dots.size(), line_ = {}; }
    void grow(const Size& size) {
        line_.ascent = std::max(line_.ascent, size.ascent);
        line_.descent = std::max(line_.descent, size.descent);
    }
    void endLine(double least = 0) {
        const double extra = std::max(0.0, least - line_.ascent - line_.descent) / 2;
        const double baseline = y_ + extra + line_.ascent;
        for (std::size_t i = first_piece_; i < layout_.pieces.size(); ++i) layout_.pieces[i].baseline += baseline;
        for (std::size_t i = first_dot_; i < layout_.dots.size(); ++i) layout_.dots[i].middle.ry() += baseline;
        y_ = baseline + line_.descent + extra;
    }

    void addValue(double right) {
        placeRight(row_->value, value_style_, right, 0, right - left_);
        grow(value_);
    }
    /// The dot left of the numeric derivative and the error.
    void addCheck(double left) {
        if (!row_->has_check) return;
        layout_.dots.push_back({{left + 5, -4.5}, row_->state});
        const Formula error = number(row_->error);
        placeRight(error, MathsStyle::numeric, right_, 0, 60, row_->state);
        const double room = right_ - left - dot_room - error_width_;
        placeRight(row_->numeric, MathsStyle::numeric, right_ - error_width_, 0, room, row_->state);
        grow(numeric_);
    }

    void add(const MathsRow& row) {
        row_ = &row;
        value_style_ = is_scalar(row.value) ? MathsStyle::value : MathsStyle::small_value;
        const Formula formula =
            row.assigns ? ::separatrix::row({upright(QStringLiteral("← ")), row.formula}) : equals(row.formula);
        const Formula numbers =
            row.numbers.isEmpty() || row.numbers.kind == Formula::Kind::words ? row.numbers : equals(row.numbers);
        const Size symbol_size = measure(MathsStyle::formula, row.symbol);
        const Size formula_size = measure(MathsStyle::formula, formula);
        const Size numbers_size = measure(MathsStyle::numbers, numbers);
        value_ = measure(value_style_, row.value);
        numeric_ = row.has_check ? measure(MathsStyle::numeric, row.numeric) : Size{};
        error_width_ = measure(MathsStyle::numeric, number(QStringLiteral("  8e−88"))).width;
        double check = 0;
        if (row.has_check) check = dot_room + (is_scalar(row.value) ? scalar_check_ : numeric_.width + error_width_);

        const double formula_x = std::max(formula_column_, left_ + symbol_size.width + 10);
        const double formula_end = formula_x + formula_size.width;
        const double value_end = right_ - check - (check > 0 ? 4 : 0);
        const double value_start = value_end - value_.width;
        const double numbers_x = std::max(number_column_, formula_end + column_space);
        const bool has_numbers = !row.numbers.isEmpty();

        const double top = layout_.height;
        y_ = top + row_space;
        beginLine();
        place(row.symbol, MathsStyle::formula, left_, 0, formula_x - left_);
        place(formula, MathsStyle::formula, formula_x, 0, right_ - formula_x);
        grow(symbol_size);
        grow(formula_size);
        const double below = formula_column_;
        const double room = right_ - below;
        const auto numbers_line = [&](const Formula& part) {
            // a wide one may begin at the very left
            const Size size = measure(MathsStyle::numbers, part);
            const double x = std::clamp(right_ - size.width, left_, below);
            place(part, MathsStyle::numbers, x, 0, right_ - x);
            grow(size);
        };
        const auto numbers_lines = [&] {
            for (const Formula& part : broken(numbers, room)) nextLine([&] { numbers_line(part); });
        };
        if (number_column_ > 0 && has_numbers && numbers_x + numbers_size.width + column_space <= value_start) {
            place(numbers, MathsStyle::numbers, numbers_x, 0, value_start - numbers_x);
            grow(numbers_size);
            addValue(value_end);
            addCheck(value_end + 4);
        } else if (formula_end + column_space <= value_start) {
            addValue(value_end);
            addCheck(value_end + 4);
            if (has_numbers) numbers_lines();
        } else if (formula_end + column_space <= right_ - value_.width) {
            // narrow: value above, check below it
            addValue(right_);
            const bool beside = below + numbers_size.width + column_space <= right_ - check;
            if (has_numbers && check > 0 && beside) {
                nextLine([&] {
                    numbers_line(numbers);
                    addCheck(right_ - check);
                });
            } else {
                if (has_numbers) numbers_lines();
                if (check > 0) nextLine([&] { addCheck(right_ - check); });
            }
        } else {
            if (has_numbers) numbers_lines();
            if (value_start >= left_) {
                nextLine([&] {
                    addValue(value_end);
                    addCheck(value_end + 4);
                });
            } else {
                nextLine([&] { addValue(right_); });
                if (check > 0) nextLine([&] { addCheck(std::max(left_, right_ - check)); });
            }
        }
        endLine(y_ == top + row_space ? least_row - 2 * row_space : 0);
        layout_.height = std::max(y_ + row_space, top + least_row);
        layout_.rows.push_back({QRectF(0, top, right_ + right_margin, layout_.height - top), tip_of(row)});
    }

    /// In several lines if it is too wide for one: each but the first begins with an operator.
    QVector<Formula> broken(const Formula& numbers, double room) const {
        if (numbers.kind == Formula::Kind::words) return broken_words(numbers, room);
        if (numbers.parts.size() != 2 || measure(MathsStyle::numbers, numbers).width <= room) return {numbers};
        QVector<Formula> lines{row({numbers.parts[0]})};
        for (const Formula& part : numbers.parts[1].parts) {
            const bool is_operator = part.kind == Formula::Kind::upright && part.text.startsWith(QLatin1Char(' '));
            if (is_operator && lines.last().parts.size() > 1) lines << row({});
            lines.last().parts << part;
        }
        QVector<Formula> filled;
        for (const Formula& line : lines) {
            const Formula both = filled.isEmpty() ? line : row(filled.last().parts + line.parts);
            if (!filled.isEmpty() && measure(MathsStyle::numbers, both).width <= room)
                filled.last() = both;
            else
                filled << line;
        }
        return filled;
    }

    QVector<Formula> broken_words(const Formula& sentence, double room) const {
        QStringList lines;
        for (const QString& word : sentence.text.split(QLatin1Char(' '))) {
            const QString longer = lines.isEmpty() ? word : lines.last() + QLatin1Char(' ') + word;
            if (!lines.isEmpty() && measure(MathsStyle::numbers, words(longer)).width <= room)
                lines.last() = longer;
            else
                lines << word;
        }
        QVector<Formula> broken;
        for (const QString& line : lines) broken << words(line);
        return broken;
    }

    template <class Fill>
    void nextLine(const Fill& fill) {
        endLine();
        y_ += line_space;
        beginLine();
        fill();
    }

    const MathsPens& pens_;
    MathsLayout& layout_;
    double left_;
    double right_;
    double formula_column_ = 0;
    double number_column_ = 0;
    double scalar_check_ = 0;
    double error_width_ = 0;
    const MathsRow* row_ = nullptr;
    MathsStyle value_style_ = MathsStyle::value;
    Size value_, numeric_, line_;
    std::size_t first_piece_ = 0;
    std::size_t first_dot_ = 0;
    double y_ = 0;
};

}  // namespace

FormulaPainter MathsPens::painterOf(MathsStyle style, CheckState state) const {
    const double pixel = std::max(1.0, QFontMetricsF(font_).height() / 16.0);  // follows the desktop's text size
    QFont bold = font_;
    bold.setWeight(QFont::DemiBold);
    switch (style) {
        case MathsStyle::formula: return FormulaPainter(formula_style(16 * pixel, theme_.text, theme_.error));
        case MathsStyle::numbers: return FormulaPainter(number_style(font_, 12 * pixel, theme_.muted, theme_.error));
        case MathsStyle::value: return FormulaPainter(number_style(bold, 14 * pixel, theme_.text));
        case MathsStyle::small_value: return FormulaPainter(number_style(font_, 12 * pixel, theme_.text));
        case MathsStyle::numeric:
            return FormulaPainter(number_style(font_, 11.5 * pixel,
                                               state == CheckState::agrees    ? theme_.good
                                               : state == CheckState::differs ? theme_.error
                                                                              : theme_.muted));
        case MathsStyle::section: return FormulaPainter(number_style(bold, 11.5 * pixel, theme_.muted));
        case MathsStyle::note: return FormulaPainter(number_style(font_, 11.5 * pixel, theme_.muted));
    }
    return FormulaPainter(formula_style(16, theme_.text));
}

MathsLayout maths_layout(const MathsText& text, double width, const MathsPens& pens, const QSizeF& corner) {
    MathsLayout layout;
    LineSetter setter(pens, layout, std::max(width, least_width));
    const bool beside = !corner.isEmpty() && width >= wide_sheet;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool last = i + 1 == text.size();
        const double top = layout.height + section_space + 22;
        const double right = setter.right();
        if (last && beside) setter.narrow(corner.width() + corner_space);
        setter.section(text[i]);
        if (!last || corner.isEmpty()) continue;
        if (beside) {
            layout.corner = QRectF(QPointF(right - corner.width(), top), corner);
            layout.height = std::max(layout.height, layout.corner.bottom() + 6);
        } else {
            layout.corner =
                QRectF(sheet_margin, layout.height + section_space, setter.right() - sheet_margin, corner.height());
            layout.height = layout.corner.bottom() + 6;
        }
    }
    // told even where it just fits at the smallest scale: the answer must not depend on having been asked
    for (const MathsLayout::Piece& piece : layout.pieces) {
        if (piece.style == MathsStyle::note || piece.style == MathsStyle::section) continue;
        const double whole = pens.painterOf(piece.style).measure(piece.formula, true).width;
        if (whole > piece.room + 0.5)
            layout.needed = std::max(layout.needed, std::max(width, least_width) - piece.room + smallest_scale * whole);
    }
    layout.needed = std::ceil(layout.needed / 8) * 8;
    return layout;
}

}  // namespace separatrix

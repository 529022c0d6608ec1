#include "ui/view/maths/maths_sheet.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

constexpr double sheet_margin = 14;
constexpr double right_margin = 12;
constexpr double row_space = 7;   ///< over and under each row
constexpr double line_space = 5;  ///< between the lines of one row
constexpr double column_space = 16;
constexpr double section_space = 16;
constexpr double dot_room = 18;
constexpr double least_row = 34;
constexpr double corner_space = 22;
constexpr double smallest_scale = 0.75;  ///< of a formula that is too wide for its room
constexpr double wide = 620;             ///< from here on the numbers have a column of their own

/// All digits, and the check as a sentence.
QString tip_of(const MathsRow& row) {
    QStringList lines;
    if (!row.exact.isEmpty()) lines << to_text(row.symbol) + QStringLiteral(" = ") + row.exact;
    if (!row.verdict.isEmpty()) lines << row.verdict;
    return lines.join(QLatin1Char('\n'));
}

Formula equals(const Formula& formula) { return row({upright(QStringLiteral("= ")), formula}); }

bool is_scalar(const Formula& formula) { return formula.kind == Formula::Kind::number; }

}  // namespace

/// Puts the parts of one row on as few lines as they fit on.
class MathsSheet::Setter {
public:
    Setter(const MathsSheet& sheet, Layout& layout, double width)
        : sheet_(sheet), layout_(layout), left_(sheet_margin), right_(width - right_margin) {
        formula_column_ = width >= wide ? 86 : 66;
        number_column_ = width >= wide ? 0.43 * width : 0;
        scalar_check_ = measure(Style::numeric, number(QStringLiteral("−0.08888  8e−88"))).width + 2;
    }

    /// Leaves room at the right.
    void narrow(double by) {
        right_ -= by;
        number_column_ = 0.43 * right_;
    }
    double right() const { return right_; }

    void section(const MathsSection& section) {
        const FormulaPainter::Size title = measure(Style::section, words(section.title.toUpper()));
        if (layout_.height > 0) layout_.height += section_space;
        const double baseline = layout_.height + title.ascent + 2;
        place(words(section.title.toUpper()), Style::section, 2, baseline, right_);
        if (!section.note.isEmpty())
            place(words(section.note), Style::note, 12 + title.width, baseline, right_ - 12 - title.width);
        const bool checks =
            std::any_of(section.rows.begin(), section.rows.end(), [](const MathsRow& r) { return r.has_check; });
        if (checks) placeRight(words(MathsSheet::tr("numeric check")), Style::section, right_, baseline, right_ / 2);
        layout_.height = baseline + title.descent + 4;
        for (const MathsRow& row : section.rows) add(row);
    }

private:
    using Size = FormulaPainter::Size;

    Size measure(Style style, const Formula& formula) const { return sheet_.painterOf(style).measure(formula, true); }

    void place(const Formula& formula, Style style, double x, double baseline, double room,
               CheckState state = CheckState::agrees) {
        layout_.pieces.push_back({formula, style, x, baseline, room, false, state});
    }
    void placeRight(const Formula& formula, Style style, double x, double baseline, double room,
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
        placeRight(error, Style::numeric, right_, 0, 60, row_->state);
        const double room = right_ - left - dot_room - error_width_;
        placeRight(row_->numeric, Style::numeric, right_ - error_width_, 0, room, row_->state);
        grow(numeric_);
    }

    void add(const MathsRow& row) {
        row_ = &row;
        value_style_ = is_scalar(row.value) ? Style::value : Style::small_value;
        const Formula formula =
            row.assigns ? ::separatrix::row({upright(QStringLiteral("← ")), row.formula}) : equals(row.formula);
        const Formula numbers =
            row.numbers.isEmpty() || row.numbers.kind == Formula::Kind::words ? row.numbers : equals(row.numbers);
        const Size symbol_size = measure(Style::formula, row.symbol);
        const Size formula_size = measure(Style::formula, formula);
        const Size numbers_size = measure(Style::numbers, numbers);
        value_ = measure(value_style_, row.value);
        numeric_ = row.has_check ? measure(Style::numeric, row.numeric) : Size{};
        error_width_ = measure(Style::numeric, number(QStringLiteral("  8e−88"))).width;
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
        place(row.symbol, Style::formula, left_, 0, formula_x - left_);
        place(formula, Style::formula, formula_x, 0, right_ - formula_x);
        grow(symbol_size);
        grow(formula_size);
        const double below = formula_column_;
        const double room = right_ - below;
        const auto numbers_line = [&](const Formula& part) {
            // a wide one may begin at the very left
            const Size size = measure(Style::numbers, part);
            const double x = std::clamp(right_ - size.width, left_, below);
            place(part, Style::numbers, x, 0, right_ - x);
            grow(size);
        };
        const auto numbers_lines = [&] {
            for (const Formula& part : broken(numbers, room)) nextLine([&] { numbers_line(part); });
        };
        if (number_column_ > 0 && has_numbers && numbers_x + numbers_size.width + column_space <= value_start) {
            place(numbers, Style::numbers, numbers_x, 0, value_start - numbers_x);
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
        if (numbers.parts.size() != 2 || measure(Style::numbers, numbers).width <= room) return {numbers};
        QVector<Formula> lines{row({numbers.parts[0]})};
        for (const Formula& part : numbers.parts[1].parts) {
            const bool is_operator = part.kind == Formula::Kind::upright && part.text.startsWith(QLatin1Char(' '));
            if (is_operator && lines.last().parts.size() > 1) lines << row({});
            lines.last().parts << part;
        }
        QVector<Formula> filled;
        for (const Formula& line : lines) {
            const Formula both = filled.isEmpty() ? line : row(filled.last().parts + line.parts);
            if (!filled.isEmpty() && measure(Style::numbers, both).width <= room)
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
            if (!lines.isEmpty() && measure(Style::numbers, words(longer)).width <= room)
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

    const MathsSheet& sheet_;
    Layout& layout_;
    double left_;
    double right_;
    double formula_column_ = 0;
    double number_column_ = 0;
    double scalar_check_ = 0;
    double error_width_ = 0;
    const MathsRow* row_ = nullptr;
    Style value_style_ = Style::value;
    Size value_, numeric_, line_;
    std::size_t first_piece_ = 0;
    std::size_t first_dot_ = 0;
    double y_ = 0;
};

MathsSheet::MathsSheet(QWidget* parent) : QWidget(parent), theme_(light_theme()) {
    setObjectName("mathsSheet");
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MathsSheet::setText(const MathsText& text) {
    if (text == text_) return;
    text_ = text;
    const double before = layout_.height;
    takeLayout();
    hovered_ = std::min<int>(hovered_, static_cast<int>(layout_.rows.size()) - 1);
    if (std::abs(before - layout_.height) > 0.5) updateGeometry();
    update();
}

void MathsSheet::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

void MathsSheet::setCorner(QWidget* corner) {
    corner_ = corner;
    corner->setParent(this);
    takeLayout();
}

void MathsSheet::takeLayout() {
    layout_ = layoutFor(seenWidth(width()));
    setMinimumWidth(static_cast<int>(layout_.needed));
    placeCorner();
}

void MathsSheet::placeCorner() {
    if (!corner_) return;
    corner_->setVisible(!text_.isEmpty());
    if (const QRect place = layout_.corner.toRect(); place.isValid() && place != corner_->geometry())
        corner_->setGeometry(place);
}

double MathsSheet::seenWidth(int width) const {
    return parentWidget() ? std::min(width, parentWidget()->width()) : width;
}

int MathsSheet::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(layoutFor(seenWidth(width)).height)) + 8;
}

QSize MathsSheet::sizeHint() const { return {360, heightForWidth(std::max(width(), 320))}; }

FormulaPainter MathsSheet::painterOf(Style style, CheckState state) const {
    const double pixel = std::max(1.0, QFontMetricsF(font()).height() / 16.0);  // follows the desktop's text size
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    switch (style) {
        case Style::formula: return FormulaPainter(formula_style(16 * pixel, theme_.text, theme_.error));
        case Style::numbers: return FormulaPainter(number_style(font(), 12 * pixel, theme_.muted, theme_.error));
        case Style::value: return FormulaPainter(number_style(bold, 14 * pixel, theme_.text));
        case Style::small_value: return FormulaPainter(number_style(font(), 12 * pixel, theme_.text));
        case Style::numeric:
            return FormulaPainter(number_style(font(), 11.5 * pixel,
                                               state == CheckState::agrees    ? theme_.good
                                               : state == CheckState::differs ? theme_.error
                                                                              : theme_.muted));
        case Style::section: return FormulaPainter(number_style(bold, 11.5 * pixel, theme_.muted));
        case Style::note: return FormulaPainter(number_style(font(), 11.5 * pixel, theme_.muted));
    }
    return FormulaPainter(formula_style(16, theme_.text));
}

MathsSheet::Layout MathsSheet::layoutFor(double width) const {
    Layout layout;
    Setter setter(*this, layout, std::max(width, 240.0));
    const QSizeF corner = corner_ ? QSizeF(corner_->sizeHint()) : QSizeF();
    const bool beside = corner_ && width >= wide;
    for (qsizetype i = 0; i < text_.size(); ++i) {
        const bool last = i + 1 == text_.size();
        const double top = layout.height + section_space + 22;
        const double right = setter.right();
        if (last && beside) setter.narrow(corner.width() + corner_space);
        setter.section(text_[i]);
        if (!last || !corner_) continue;
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
    for (const Piece& piece : layout.pieces) {
        if (piece.style == Style::note || piece.style == Style::section) continue;
        const double whole = painterOf(piece.style).measure(piece.formula, true).width;
        if (whole > piece.room + 0.5)
            layout.needed = std::max(layout.needed, std::max(width, 240.0) - piece.room + smallest_scale * whole);
    }
    layout.needed = std::ceil(layout.needed / 8) * 8;
    return layout;
}

void MathsSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    takeLayout();
}

void MathsSheet::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered_ >= 0 && hovered_ < static_cast<int>(layout_.rows.size())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.control);
        painter.drawRoundedRect(layout_.rows[static_cast<std::size_t>(hovered_)].rect, 5, 5);
    }
    const QRectF dirty = event->rect();
    for (const Piece& piece : layout_.pieces) {
        if (piece.baseline < dirty.top() - 200 || piece.baseline > dirty.bottom() + 200) continue;
        const FormulaPainter formula = painterOf(piece.style, piece.state);
        const double width = formula.measure(piece.formula).width;
        const bool is_small_print = piece.style == Style::note || piece.style == Style::section;
        const double scale = width > piece.room && piece.room > 0
                                 ? std::max(piece.room / width, is_small_print ? 0.0 : smallest_scale)
                                 : 1;
        painter.save();
        const double x = piece.right ? piece.x - width * scale : piece.x;
        painter.translate(width * scale > piece.room + 1 ? std::max(sheet_margin, x) : x, piece.baseline);
        painter.scale(scale, scale);
        formula.draw(painter, {0, 0}, piece.formula);
        painter.restore();
    }
    painter.setPen(Qt::NoPen);
    for (const Dot& dot : layout_.dots) {
        painter.setBrush(dot.state == CheckState::agrees    ? theme_.good
                         : dot.state == CheckState::differs ? theme_.error
                                                            : theme_.muted);
        // not by colour alone: what is wrong is a square
        if (dot.state == CheckState::differs)
            painter.drawRect(QRectF(dot.middle.x() - 5, dot.middle.y() - 5, 10, 10));
        else
            painter.drawEllipse(dot.middle, 5, 5);
    }
}

void MathsSheet::setHovered(int row) {
    if (row == hovered_) return;
    hovered_ = row;
    update();
}

void MathsSheet::mouseMoveEvent(QMouseEvent* event) {
    const auto found = std::find_if(layout_.rows.begin(), layout_.rows.end(),
                                    [&](const Row& row) { return row.rect.contains(event->position()); });
    setHovered(found == layout_.rows.end() ? -1 : static_cast<int>(found - layout_.rows.begin()));
    QWidget::mouseMoveEvent(event);
}

void MathsSheet::leaveEvent(QEvent* event) {
    setHovered(-1);
    QWidget::leaveEvent(event);
}

bool MathsSheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        takeLayout();  // the sheet itself may keep its size
        updateGeometry();
        update();
    }
    return QWidget::eventFilter(watched, event);
}

bool MathsSheet::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        for (const Row& row : layout_.rows)
            if (row.rect.contains(help->pos()) && !row.tip.isEmpty()) {
                QToolTip::showText(help->globalPos(), row.tip, this, row.rect.toRect());
                return true;
            }
        QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::ParentChange && parentWidget()) parentWidget()->installEventFilter(this);
    if (event->type() == QEvent::FontChange && !text_.isEmpty()) {
        takeLayout();
        updateGeometry();
    }
    return QWidget::event(event);
}

}  // namespace separatrix

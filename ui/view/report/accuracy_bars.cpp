#include "ui/view/report/accuracy_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/model/words/number_text.h"
#include "ui/view/look/class_glyph.h"

namespace separatrix {

namespace {

constexpr double glyph_radius = 5;
constexpr int usual_name_width = 110;
constexpr int number_width = 46;
constexpr double bar_height = 8;

QString spoken(const ClassRow& row) {
    QString text = AccuracyBars::tr("%1: %2 of %3 training movie(s) right", nullptr, plural(row.train.count))
                       .arg(row.name, grouped_number(row.train.right), grouped_number(row.train.count));
    if (row.test.count > 0)
        text += AccuracyBars::tr(", %1 of %2 test movie(s)", nullptr, plural(row.test.count))
                    .arg(grouped_number(row.test.right), grouped_number(row.test.count));
    return text;
}

}  // namespace

AccuracyBars::AccuracyBars(QWidget* parent) : QWidget(parent), theme_(light_theme()) {
    setObjectName(QStringLiteral("accuracyBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

bool AccuracyBars::hasTest() const {
    return std::any_of(rows_.begin(), rows_.end(), [](const ClassRow& row) { return row.test.count > 0; });
}

void AccuracyBars::setRows(const QVector<ClassRow>& rows) {
    if (rows == rows_) return;
    const int before = sizeHint().height();
    rows_ = rows;
    QStringList lines;
    for (const ClassRow& row : rows_) lines << spoken(row);
    setAccessibleName(tr("Accuracy of each class"));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    if (sizeHint().height() != before) updateGeometry();
    update();
}

void AccuracyBars::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QSize AccuracyBars::sizeHint() const { return {300, static_cast<int>(rows_.size()) * rowHeight()}; }

bool AccuracyBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const qsizetype row = help->pos().y() / rowHeight();
        if (row >= 0 && row < rows_.size()) {
            QToolTip::showText(help->globalPos(), spoken(rows_[row]), this);
            return true;
        }
    }
    return QWidget::event(event);
}

void AccuracyBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool has_test = hasTest();
    const double name_left = 2 * glyph_radius + 8;
    const double name_width = std::clamp(width() * 0.3, 30.0, static_cast<double>(usual_name_width));
    const double bar_left = name_left + name_width + 8;
    const double bar_width = std::max(20.0, width() - bar_left - number_width - 4);
    GlyphStyle glyph;
    glyph.radius = glyph_radius;
    glyph.halo = 0;
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const ClassRow& row = rows_[i];
        const double top = static_cast<double>(i) * rowHeight();
        const double middle = top + rowHeight() / 2.0;
        draw_class_glyph(painter, {glyph_radius + 1, middle}, row.label, glyph, theme_);
        painter.setPen(theme_.text);
        painter.drawText(QRectF(name_left, top, name_width, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.name, Qt::ElideRight, static_cast<int>(name_width)));
        const auto bar = [&](const ClassAnswers& answers, double center, bool hollow) {
            const QRectF room(bar_left, center - bar_height / 2, bar_width, bar_height);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme_.control);
            painter.drawRoundedRect(room, 2, 2);
            const double share = answers.share();
            const QColor color = theme_.class_color(row.label);
            if (std::isfinite(share) && share > 0) {
                QRectF filled = room;
                filled.setWidth(room.width() * share);
                if (hollow) {
                    painter.setPen(QPen(color, 1.4));
                    painter.setBrush(theme_.card);
                    filled.adjust(0.7, 0.7, -0.7, -0.7);
                } else {
                    painter.setBrush(color);
                }
                painter.drawRoundedRect(filled, 2, 2);
            }
            painter.setPen(answers.count > 0 ? theme_.text : theme_.muted);
            painter.drawText(QRectF(bar_left + bar_width + 4, center - 10, number_width, 20),
                             Qt::AlignRight | Qt::AlignVCenter, answers.text());
        };
        if (has_test) {
            bar(row.train, middle - 8, false);
            bar(row.test, middle + 8, true);
        } else {
            bar(row.train, middle, false);
        }
    }
}

}  // namespace separatrix

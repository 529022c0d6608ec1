#include "ui/view/report/confusion_grid.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

#include "ui/model/words/number_text.h"
#include "ui/view/look/class_glyph.h"

namespace separatrix {

namespace {

constexpr int row_height = 20;
constexpr int usual_class_width = 82;
constexpr int shortest_name_width = 18;  ///< the shape alone
constexpr int narrowest_cell = 17;
constexpr int widest_cell = 44;
constexpr double class_glyph_radius = 5;

constexpr double smallest_font = 0.72;  ///< share of the usual size

/// `short_ones`: 1234 becomes "1k".
QString cell_text(int count, bool short_ones) {
    if (count < 1000 || !short_ones) return grouped_number(count);
    return count < 1000000 ? QStringLiteral("%1k").arg(count / 1000) : QStringLiteral("%1M").arg(count / 1000000);
}

double widest(const Report& report, const QFont& font, bool short_ones) {
    const QFontMetricsF metrics(font);
    double width = 1;
    for (const auto& row : report.confusion)
        for (const int count : row) width = std::max(width, metrics.horizontalAdvance(cell_text(count, short_ones)));
    return width;
}

/// The width of a class's whole count, which does not change as answers go from cell to cell.
double widest_possible(const Report& report, const QFont& font) {
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const auto& row : report.confusion)
        width = std::max(width, metrics.horizontalAdvance(grouped_number(std::accumulate(row.begin(), row.end(), 0))));
    return width;
}

}  // namespace

ConfusionGrid::ConfusionGrid(QWidget* parent) : QWidget(parent), theme_(light_theme()) {
    setToolTip(tr("Rows: the true label. Columns: the predicted one."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ConfusionGrid::setReport(const Report& report) {
    const bool other_size = report.class_names.size() != report_.class_names.size();
    report_ = report;
    setAccessibleName(report_as_text(report_));
    if (other_size) updateGeometry();
    update();
}

void ConfusionGrid::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QSize ConfusionGrid::sizeHint() const {
    const int classes = static_cast<int>(report_.class_names.size());
    return {usual_class_width + classes * narrowest_cell, (classes + 1) * row_height};
}

QSize ConfusionGrid::minimumSizeHint() const {
    const int classes = static_cast<int>(report_.class_names.size());
    return {shortest_name_width + classes * narrowest_cell, (classes + 1) * row_height};
}

void ConfusionGrid::paintEvent(QPaintEvent*) {
    const int classes = static_cast<int>(report_.class_names.size());
    if (classes == 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int name_width = std::clamp(width() - classes * narrowest_cell, shortest_name_width, usual_class_width);
    QFont plain = font();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const double most = std::max<double>(widest_cell, widest_possible(report_, bold) + 8);
    const int whole_pixels = (width() - name_width) / classes;
    const double cell = std::clamp<double>(whole_pixels, narrowest_cell, most);
    GlyphStyle glyph;
    glyph.radius = class_glyph_radius;
    glyph.halo = 0;
    const auto cell_rect = [&](int row, int column) {
        return QRectF(name_width + column * cell, (row + 1) * row_height, cell, row_height);
    };
    for (int k = 0; k < classes; ++k) {
        draw_class_glyph(painter, cell_rect(-1, k).center(), k, glyph, theme_);
        draw_class_glyph(painter, QPointF(class_glyph_radius + 1, cell_rect(k, 0).center().y()), k, glyph, theme_);
        const QRectF name(2 * class_glyph_radius + 8, cell_rect(k, 0).top(), name_width - 2 * class_glyph_radius - 14,
                          row_height);
        if (name.width() < 3 * class_glyph_radius) continue;
        painter.setPen(theme_.text);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(report_.class_names[k], Qt::ElideRight, int(name.width())));
    }
    // all numbers in one size: the one in which the widest fits its cell
    const double room = cell - 3;
    const bool short_ones = widest(report_, bold, false) * smallest_font > room;
    const double share = std::clamp(room / widest(report_, bold, short_ones), smallest_font, 1.0);
    for (QFont* each : {&plain, &bold}) each->setPointSizeF(each->pointSizeF() * share);
    for (int t = 0; t < report_.confusion.size(); ++t) {
        for (int p = 0; p < report_.confusion[t].size(); ++p) {
            const int count = report_.confusion[t][p];
            const QRectF box = cell_rect(t, p);
            if (t == p) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme_.control);
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3);
            }
            painter.setFont(t == p ? bold : plain);
            painter.setPen(count == 0 ? theme_.muted : t == p ? theme_.text : theme_.error);
            painter.drawText(box, Qt::AlignCenter, cell_text(count, short_ones));
        }
    }
}

}  // namespace separatrix

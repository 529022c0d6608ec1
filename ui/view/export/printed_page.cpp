#include "ui/view/export/printed_page.h"

#include <qcustomplot.h>

#include <QCoreApplication>
#include <algorithm>

#include "core/training/settings.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"
#include "ui/model/words/status_text.h"
#include "ui/view/export/picture_export.h"

namespace separatrix {

namespace {

struct PrintedPageWords {
    Q_DECLARE_TR_FUNCTIONS(PrintedPage)
};

constexpr QSize plane_size(640, 640);
constexpr QSize loss_size(640, 320);

QString model_line(const Document& document) {
    const auto& model = document.settings.model;
    QString sizes = QStringLiteral("2");
    for (const int size : architecture_of(model, document.classes()).layer_sizes())
        sizes += QStringLiteral("–%1").arg(size);
    return PrintedPageWords::tr("Model: %1, %2, %3")
        .arg(separatrix::title(model.model), sizes, separatrix::title(model.activation));
}

QString training_line(const Document& document) {
    const auto& training = document.settings.training;
    const QString batch = training.batch_size == 0 || training.optimizer.kind == OptimizerKind::gd
                              ? PrintedPageWords::tr("all movies at once")
                              : PrintedPageWords::tr("batches of %1").arg(training.batch_size);
    return PrintedPageWords::tr("Training: %1 loss, %2, learning rate %3, %4, seed %5")
        .arg(separatrix::title(training.loss), separatrix::title(training.optimizer.kind),
             exact_text(training.learning_rate), batch, QString::number(document.settings.seed));
}

}  // namespace

QStringList page_lines(const Document& document, const Moment* frame) {
    QStringList lines{movies_text(document), model_line(document), training_line(document)};
    if (frame && frame->checkpoint) {
        lines << PrintedPageWords::tr("Epoch %1: loss %2")
                         .arg(grouped_number(frame->epoch), significant(frame->metrics.train.loss, 6)) +
                     (frame->metrics.test.count > 0
                          ? PrintedPageWords::tr(", test loss %1").arg(significant(frame->metrics.test.loss, 6))
                          : QString());
        lines << report_as_text(report_of(document, frame)).split('\n', Qt::SkipEmptyParts);
    }
    return lines;
}

void draw_printed_page(QCPPainter& painter, const QRectF& page, const PrintedPage& content, QCustomPlot& plane,
                       QCustomPlot& loss, const Theme& theme) {
    painter.save();
    painter.translate(page.topLeft());
    // units in which an A4 sheet is about 700 wide: text and pictures keep their proportions on any printer
    const double unit = std::min(page.width(), page.height()) / 700;
    painter.scale(unit, unit);
    const QSizeF sheet = page.size() / unit;
    const bool upright = sheet.height() >= sheet.width();

    QFont font = plane.font();
    font.setPixelSize(22);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRectF(0, 0, sheet.width(), 30), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(content.title, Qt::ElideRight, sheet.width()));
    constexpr double top = 44;
    constexpr double gap = 16;
    constexpr double line_height = 18;
    const double lines_height = line_height * static_cast<double>(content.lines.size());

    const auto fitted = [](const QRectF& room, QSize size) {
        const QSizeF scaled = QSizeF(size).scaled(room.size(), Qt::KeepAspectRatio);
        return QRectF(room.topLeft(), scaled);
    };
    QRectF text_room;
    if (upright) {
        // the plane is wide, the loss half as high, the words below
        const double room = sheet.height() - top - lines_height - 2 * gap;
        const double side = std::min(sheet.width(), room * 2 / 3);
        const QRectF plane_place((sheet.width() - side) / 2, top, side, side);
        draw_plot(plane, painter, plane_place, plane_size);
        const QRectF loss_place = fitted({plane_place.left(), plane_place.bottom() + gap, side, side / 2}, loss_size);
        draw_plot(loss, painter, loss_place, loss_size);
        text_room = {0, loss_place.bottom() + gap, sheet.width(), sheet.height() - loss_place.bottom() - gap};
    } else {
        const double side = std::min(sheet.height() - top, sheet.width() * 0.58);
        draw_plot(plane, painter, {0, top, side, side}, plane_size);
        const double left = side + gap;
        const QRectF loss_place = fitted({left, top, sheet.width() - left, side / 2}, loss_size);
        draw_plot(loss, painter, loss_place, loss_size);
        text_room = {left, loss_place.bottom() + gap, sheet.width() - left, sheet.height() - loss_place.bottom() - gap};
    }
    font.setPixelSize(13);
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.drawText(text_room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, content.lines.join('\n'));
    painter.restore();
}

}  // namespace separatrix

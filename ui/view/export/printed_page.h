// Plane, loss and report on one sheet of paper.
#pragma once

#include <QStringList>

#include "ui/model/look/theme.h"

class QCPPainter;
class QCustomPlot;
class QRectF;

namespace separatrix {

struct Document;
struct Moment;

struct PrintedPage {
    QString title;
    QStringList lines;  ///< model, training, report
};

/// What stands below the pictures: model and training in words, epoch and loss, accuracy and confusion.
QStringList page_lines(const Document& document, const Moment* frame);

/// Into `page`, in units of a 96th of an inch (the device's resolution must be 96); upright or across, whatever its
/// shape.
void draw_printed_page(QCPPainter& painter, const QRectF& page, const PrintedPage& content, QCustomPlot& plane,
                       QCustomPlot& loss, const Theme& theme);

}  // namespace separatrix

// A plot, or anything that paints, as the bytes of a picture. They are saved elsewhere, by the one routine that saves.
#pragma once

#include <QByteArray>
#include <QRectF>
#include <QSize>
#include <QString>
#include <functional>
#include <tl/expected.hpp>

class QCPPainter;
class QCustomPlot;
class QPainter;

namespace separatrix {

/// The bytes, or a sentence that says what went wrong.
using Picture = tl::expected<QByteArray, QString>;

/// `size` in the plot's own units; empty: as large as it is now. `scale`: device pixels of the PNG for each unit.
/// `document`: put into the PNG as a text chunk (ui/model/files/document_picture.h), so that Open finds it there.
Picture plot_png(QCustomPlot& plot, QSize size = {}, double scale = 2.0, const QByteArray& document = {});
/// Lines, points and text stay shapes; only the field is a picture in the picture.
Picture plot_svg(QCustomPlot& plot, const QString& title, QSize size = {});
Picture plot_pdf(QCustomPlot& plot, const QString& title, QSize size = {});
/// By the file name's ending: png, svg or pdf.
Picture plot_picture(QCustomPlot& plot, const QString& ending, const QString& title, QSize size = {},
                     const QByteArray& document = {});

/// What reading the bytes of a picture back shows, as a sentence; empty if they are no whole picture.
QString picture_check(const QByteArray& bytes);

/// The same for what paints itself into the rectangle (0, 0, size).
using Paint = std::function<void(QPainter&)>;
Picture painted_picture(const Paint& paint, const QString& ending, const QString& title, QSize size);

/// Draws the plot into a rectangle of `painter`, laid out for `size` units of its own, as shapes.
void draw_plot(QCustomPlot& plot, QCPPainter& painter, const QRectF& target, QSize size);

}  // namespace separatrix

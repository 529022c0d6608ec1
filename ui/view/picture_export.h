// A plot as the bytes of a picture. They are saved elsewhere, by the one helper that saves.
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>
#include <tl/expected.hpp>

class QCustomPlot;

namespace separatrix {

/// The bytes, or a sentence that says what went wrong.
using Picture = tl::expected<QByteArray, QString>;

/// `size` in the plot's own units; empty: as large as it is now. `scale`: device pixels of the PNG for each unit.
Picture plot_png(QCustomPlot& plot, QSize size = {}, double scale = 2.0);
/// Lines, points and text stay shapes; only the field is a picture in the picture.
Picture plot_svg(QCustomPlot& plot, const QString& title, QSize size = {});
Picture plot_pdf(QCustomPlot& plot, const QString& title, QSize size = {});
/// By the file name's ending: png, svg or pdf.
Picture plot_picture(QCustomPlot& plot, const QString& ending, const QString& title, QSize size = {});

}  // namespace separatrix

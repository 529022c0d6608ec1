#include "ui/view/export/picture_export.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <cmath>

#include "core/document/json_files.h"
#include "ui/model/files/document_picture.h"

namespace separatrix {

namespace {

struct PictureExportWords {
    Q_DECLARE_TR_FUNCTIONS(PictureExport)
};

constexpr double largest_side = 20'000;  ///< device pixels
constexpr double painted_scale = 2.0;

tl::unexpected<QString> failed(const QString& sentence) { return tl::unexpected<QString>(sentence); }

QSize size_of(const QCustomPlot& plot, QSize wanted) {
    return wanted.isValid() && !wanted.isEmpty() ? wanted : plot.viewport().size();
}

/// Draws on a device at `scale` device pixels a unit; false if the device refused.
using Draw = std::function<bool(QPaintDevice&, double scale, bool is_vector)>;

/// Afterwards the plot on the screen is laid out for the screen again.
Draw drawing_of(QCustomPlot& plot, QSize size) {
    return [&plot, size](QPaintDevice& device, double scale, bool is_vector) {
        QCPPainter painter;
        if (!painter.begin(&device)) return false;
        painter.setMode(QCPPainter::pmNoCaching);  // items then draw shapes instead of prepared pictures
        if (is_vector) painter.setMode(QCPPainter::pmVectorized);
        if (scale != 1.0) {
            painter.setMode(QCPPainter::pmNonCosmetic);
            painter.scale(scale, scale);
        }
        plot.toPainter(&painter, size.width(), size.height());
        const bool well = painter.end();
        plot.replot(QCustomPlot::rpQueuedRefresh);
        return well;
    };
}

Draw drawing_of(const Paint& paint) {
    return [&paint](QPaintDevice& device, double scale, bool) {
        QPainter painter;
        if (!painter.begin(&device)) return false;
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.scale(scale, scale);
        paint(painter);
        return painter.end();
    };
}

Picture png_of(const Draw& draw, QSize size, double scale, const QByteArray& document) {
    const QSizeF pixels = QSizeF(size) * scale;
    if (size.isEmpty() || !(scale > 0) || pixels.width() > largest_side || pixels.height() > largest_side) {
        return failed(PictureExportWords::tr("A picture of %1 × %2 pixels cannot be made.")
                          .arg(std::round(pixels.width()))
                          .arg(std::round(pixels.height())));
    }
    QImage image(pixels.toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return failed(PictureExportWords::tr("There is not enough memory for the picture."));
    image.fill(Qt::transparent);
    if (!draw(image, scale, false)) return failed(PictureExportWords::tr("The picture could not be drawn."));
    // only now: the painter would have scaled the text once more
    image.setDotsPerMeterX(static_cast<int>(scale * 96 / 0.0254));
    image.setDotsPerMeterY(static_cast<int>(scale * 96 / 0.0254));
    if (!document.isEmpty()) image.setText(document_key(), QString::fromUtf8(document));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) return failed(PictureExportWords::tr("The picture could not be written as PNG."));
    return buffer.data();
}

Picture svg_of(const Draw& draw, const QString& title, QSize size) {
    if (size.isEmpty()) return failed(PictureExportWords::tr("An empty plot cannot be drawn."));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title.toHtmlEscaped());  // the generator writes it as it is
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(96);
    if (!draw(generator, 1.0, true)) return failed(PictureExportWords::tr("The picture could not be written as SVG."));
    return buffer.data();
}

Picture pdf_of(const Draw& draw, const QString& title, QSize size) {
    if (size.isEmpty()) return failed(PictureExportWords::tr("An empty plot cannot be drawn."));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    bool well = false;
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Separatrix"));
        writer.setResolution(96);
        // 96 units an inch, 72 points an inch
        const QPageSize page(QSizeF(size) * 0.75, QPageSize::Point, QString(), QPageSize::ExactMatch);
        writer.setPageLayout(QPageLayout(page, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
        well = draw(writer, 1.0, true);
    }
    if (!well) return failed(PictureExportWords::tr("The picture could not be written as PDF."));
    return buffer.data();
}

Picture picture_of(const Draw& draw, const QString& ending, const QString& title, QSize size,
                   const QByteArray& document) {
    const QString kind = ending.toLower();
    if (kind == QLatin1String("png")) return png_of(draw, size, painted_scale, document);
    if (kind == QLatin1String("svg")) return svg_of(draw, title, size);
    if (kind == QLatin1String("pdf")) return pdf_of(draw, title, size);
    return failed(PictureExportWords::tr("Pictures are PNG, SVG or PDF, not “%1”.").arg(ending));
}

}  // namespace

Picture plot_png(QCustomPlot& plot, QSize wanted, double scale, const QByteArray& document) {
    const QSize size = size_of(plot, wanted);
    return png_of(drawing_of(plot, size), size, scale, document);
}

Picture plot_svg(QCustomPlot& plot, const QString& title, QSize wanted) {
    const QSize size = size_of(plot, wanted);
    return svg_of(drawing_of(plot, size), title, size);
}

Picture plot_pdf(QCustomPlot& plot, const QString& title, QSize wanted) {
    const QSize size = size_of(plot, wanted);
    return pdf_of(drawing_of(plot, size), title, size);
}

Picture plot_picture(QCustomPlot& plot, const QString& ending, const QString& title, QSize wanted,
                     const QByteArray& document) {
    const QSize size = size_of(plot, wanted);
    return picture_of(drawing_of(plot, size), ending, title, size, document);
}

Picture painted_picture(const Paint& paint, const QString& ending, const QString& title, QSize size) {
    return picture_of(drawing_of(paint), ending, title, size, {});
}

void draw_plot(QCustomPlot& plot, QCPPainter& painter, const QRectF& target, QSize size) {
    painter.save();
    painter.setModes(QCPPainter::pmNoCaching | QCPPainter::pmVectorized | QCPPainter::pmNonCosmetic);
    painter.translate(target.topLeft());
    painter.scale(target.width() / size.width(), target.height() / size.height());
    plot.toPainter(&painter, size.width(), size.height());
    painter.restore();
    plot.replot(QCustomPlot::rpQueuedRefresh);
}

QString picture_check(const QByteArray& bytes) {
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (is_png(view)) {
        QBuffer buffer;
        buffer.setData(bytes);
        QImageReader reader(&buffer, "png");
        const QSize pixels = reader.size();
        // Qt reads no picture of more than 128 MB; of a larger one its end must do
        constexpr qint64 most = 100 * 1024 * 1024;
        const bool is_large = 4LL * pixels.width() * pixels.height() > most;
        if (!pixels.isValid() || !bytes.contains("IEND") || (!is_large && reader.read().isNull())) return {};
        const QString size = PictureExportWords::tr("%1 × %2 pixels").arg(pixels.width()).arg(pixels.height());
        const auto document = document_in_png(view);
        if (!document) return PictureExportWords::tr("Read back: %1.").arg(size);
        if (!read_document(*document, "png")) return {};
        return PictureExportWords::tr("Read back: %1, and the document is whole: open the picture to go on with it.")
            .arg(size);
    }
    if (bytes.startsWith("%PDF"))
        return bytes.trimmed().endsWith("%%EOF")
                   ? PictureExportWords::tr(
                         "Read back: a PDF document, whole to its end. The lines are shapes, the same as in the SVG.")
                   : QString();
    return QSvgRenderer(bytes).isValid()
               ? PictureExportWords::tr("Read back: a valid SVG drawing. Border, curves and text are shapes.")
               : QString();
}

}  // namespace separatrix

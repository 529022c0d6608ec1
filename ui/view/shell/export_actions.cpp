#include "ui/view/shell/export_actions.h"

#include <qcustomplot.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include "ui/model/files/document_files.h"
#include "ui/model/session/session.h"
#include "ui/model/shell/app_settings.h"
#include "ui/model/words/sentences.h"
#include "ui/view/canvas/plane_neuron_lines_item.h"
#include "ui/view/controls/save_question.h"
#include "ui/view/export/animation_dialog.h"
#include "ui/view/export/export_dialog.h"
#include "ui/view/export/printed_page.h"
#include "ui/view/loss/loss_view.h"
#include "ui/view/network/network_view.h"
#include "ui/view/plane/plane_view.h"

namespace separatrix {

namespace {

QString file_name(ExportActions::Subject subject) {
    switch (subject) {
        case ExportActions::Subject::plane: return QStringLiteral("/plane.png");
        case ExportActions::Subject::loss: return QStringLiteral("/loss.png");
        case ExportActions::Subject::network: return QStringLiteral("/network.png");
    }
    return {};
}

}  // namespace

ExportActions::ExportActions(Session* session, const Views& views, const AppSettings* settings, QWidget* window)
    : QObject(window), session_(session), views_(views), settings_(settings), window_(window) {}

QAction* ExportActions::add(QMenu* menu, const char* name, const QString& text, const QKeySequence& shortcut,
                            const std::function<void()>& run) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    if (!shortcut.isEmpty()) action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void ExportActions::addToFileMenu(QMenu* menu) {
    QMenu* exports = menu->addMenu(tr("&Export"));
    exports->setObjectName(QStringLiteral("menuExport"));
    add(exports, "actionExportPlane", tr("Pict&ure of the plane…"), QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { savePicture(Subject::plane); });
    add(exports, "actionExportLoss", tr("Picture of the lo&ss…"), {}, [this] { savePicture(Subject::loss); });
    add(exports, "actionExportNetwork", tr("Picture of the ne&twork…"), {}, [this] { savePicture(Subject::network); });
    add(exports, "actionExportAnimation", tr("&Animation of the training…"), {}, [this] {
        AnimationDialog dialog(export_source(*session_), views_.plane->theme(), settings_->lastFolder(), window_);
        dialog.setNeuronLines(views_.plane->neuronLines().isShown());
        dialog.exec();
    });
    for (const ExportKind kind : all_export_kinds) {
        if (kind == ExportKind::pytorch || kind == ExportKind::points) exports->addSeparator();
        const QByteArray name = "actionExport_" + QByteArray::fromStdString(std::string(name_of(kind)));
        exports_[kind] =
            add(exports, name.constData(), export_words(kind).menu, {}, [this, kind] { showExport(kind); });
    }
    add(menu, "actionPrint", tr("&Print…"), QKeySequence::Print, [this] { print(); });
}

void ExportActions::addToEditMenu(QMenu* menu) {
    QMenu* copies = menu->addMenu(tr("Copy &picture"));
    copies->setObjectName(QStringLiteral("menuCopyPicture"));
    add(copies, "actionCopyPlane", tr("&Plane"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyPicture(Subject::plane); });
    add(copies, "actionCopyLoss", tr("&Loss"), {}, [this] { copyPicture(Subject::loss); });
    add(copies, "actionCopyNetwork", tr("&Network"), {}, [this] { copyPicture(Subject::network); });
}

QSize ExportActions::sizeOf(Subject subject) const {
    // a view that was never shown has Qt's default size
    const QWidget* view = subject == Subject::plane  ? static_cast<QWidget*>(views_.plane)
                          : subject == Subject::loss ? views_.loss->plot()
                                                     : static_cast<QWidget*>(views_.network);
    return view->size().expandedTo(view->minimumSizeHint());
}

Picture ExportActions::picture(Subject subject, const QString& ending, const QString& title) {
    switch (subject) {
        case Subject::plane: {
            const QByteArray document =
                ending.compare(QLatin1String("png"), Qt::CaseInsensitive) == 0 ? session_->savedBytes() : QByteArray();
            return plot_picture(*views_.plane, ending, title, sizeOf(subject), document);
        }
        case Subject::loss: return plot_picture(*views_.loss->plot(), ending, title, sizeOf(subject));
        case Subject::network: break;
    }
    return painted_picture([this](QPainter& painter) { views_.network->drawOn(painter); }, ending, title,
                           sizeOf(subject));
}

void ExportActions::savePicture(Subject subject) {
    const QString path = ask_where_to_save(
        window_, {tr("Export picture"), settings_->lastFolder() + file_name(subject),
                  tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"), QStringLiteral("png")});
    if (!path.isEmpty()) savePictureTo(subject, path);
}

bool ExportActions::savePictureTo(Subject subject, const QString& path) {
    const auto made = picture(subject, QFileInfo(path).suffix().toLower(), QFileInfo(path).completeBaseName());
    if (!made) {
        emit problem(made.error());
        return false;
    }
    if (const auto saved = save_file(path, *made); !saved) {
        emit problem(sentence(saved.error()));
        return false;
    }
    QFile file(path);
    const QByteArray written = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QString checked = picture_check(written);
    if (checked.isEmpty()) {
        emit problem(tr("%1 was written, but cannot be read back.").arg(QFileInfo(path).fileName()));
        return false;
    }
    emit said(tr("Saved: %1. %2").arg(QFileInfo(path).fileName(), checked));
    return true;
}

void ExportActions::copyPicture(Subject subject) {
    const QString title = QStringLiteral("Separatrix");
    const auto png = picture(subject, QStringLiteral("png"), title);
    if (!png) {
        emit problem(png.error());
        return;
    }
    auto* data = new QMimeData;  // the clipboard owns it
    data->setData(QStringLiteral("image/png"), *png);
    data->setImageData(QImage::fromData(*png, "PNG"));
    if (const auto svg = picture(subject, QStringLiteral("svg"), title))
        data->setData(QStringLiteral("image/svg+xml"), *svg);
    QApplication::clipboard()->setMimeData(data);
}

void ExportActions::showExport(ExportKind kind) {
    ExportDialog dialog(export_source(*session_), kind, settings_->lastFolder(), window_);
    // the practical session checks what was exported
    connect(&dialog, &ExportDialog::fileWritten, session_, [this](ExportKind written, const QString& path) {
        session_->achievements()->noteExport(
            {QString::fromStdString(std::string(name_of(written))), path, session_->document().settings});
    });
    dialog.exec();
}

// --- printing

void ExportActions::drawPage(QCPPainter& painter, const QRectF& page) {
    const Theme theme = views_.plane->theme();
    const Theme paper = light_theme();
    if (theme.dark) {
        views_.plane->setTheme(paper);
        views_.loss->setTheme(paper);
    }
    const QString path = session_->path();
    PrintedPage content;
    content.title = path.isEmpty() ? tr("Untitled movies") : QFileInfo(path).completeBaseName();
    content.lines = page_lines(session_->document(), session_->frame().get());
    draw_printed_page(painter, page, content, *views_.plane, *views_.loss->plot(), paper);
    if (theme.dark) {
        views_.plane->setTheme(theme);
        views_.loss->setTheme(theme);
    }
}

void ExportActions::print() {
    QPrinter printer;
    printer.setResolution(96);  // a unit is a pixel of the screen: text and lines have their proportions
    printer.setDocName(session_->path().isEmpty() ? tr("Untitled movies")
                                                  : QFileInfo(session_->path()).completeBaseName());
    printer.setCreator(QStringLiteral("Separatrix"));
    QPrintPreviewDialog preview(&printer, window_);
    preview.setObjectName(QStringLiteral("printPreview"));
    preview.setWindowTitle(tr("Print"));
    preview.resize(window_->size().boundedTo({980, 800}));
    bool drawn = true;
    connect(&preview, &QPrintPreviewDialog::paintRequested, this, [this, &drawn](QPrinter* target) {
        QCPPainter painter;
        drawn = painter.begin(target);
        if (!drawn) return;
        drawPage(
            painter,
            target->pageRect(QPrinter::DevicePixel).translated(-target->pageRect(QPrinter::DevicePixel).topLeft()));
        drawn = painter.end();
    });
    preview.exec();
    if (!drawn || printer.printerState() == QPrinter::Error)
        emit problem(tr("The page could not be printed: the printer refused it, or its file cannot be written."));
}

}  // namespace separatrix

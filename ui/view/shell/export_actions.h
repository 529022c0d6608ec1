// Everything that leaves the window: File ▸ Export, Edit ▸ Copy picture, Print.
#pragma once

#include <QMap>
#include <QObject>
#include <QSize>
#include <functional>

#include "ui/model/export/model_exports.h"
#include "ui/view/export/picture_export.h"

class QAction;
class QCPPainter;
class QKeySequence;
class QMenu;
class QWidget;

namespace separatrix {

class AppSettings;
class LossView;
class NetworkView;
class PlaneView;
class Session;
struct Theme;

class ExportActions : public QObject {
    Q_OBJECT
public:
    struct Views {
        PlaneView* plane = nullptr;
        LossView* loss = nullptr;
        NetworkView* network = nullptr;
    };
    enum class Subject { plane, loss, network };

    /// `settings` knows the folder where saving begins.
    ExportActions(Session* session, const Views& views, const AppSettings* settings, QWidget* window);

    /// "Export" and "Print…" for the File menu.
    void addToFileMenu(QMenu* menu);
    /// Of the Export menu; null before addToFileMenu().
    QAction* action(ExportKind kind) const { return exports_.value(kind); }
    /// "Copy picture" for the Edit menu.
    void addToEditMenu(QMenu* menu);

    /// The bytes of a picture; a PNG of the plane carries the document.
    Picture picture(Subject subject, const QString& ending, const QString& title);
    /// By the file's ending, and read back. False: problem() said why.
    bool savePictureTo(Subject subject, const QString& path);
    /// As PNG with the document, as SVG, and as what every program takes.
    void copyPicture(Subject subject);
    /// Plane, loss and report on one page, in light colours whatever the window's are.
    void drawPage(QCPPainter& painter, const QRectF& page);

signals:
    void problem(const QString& sentence);
    void said(const QString& sentence);  ///< a picture was saved, and how it was checked

private:
    QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& shortcut,
                 const std::function<void()>& run);
    void savePicture(Subject subject);
    void showExport(ExportKind kind);
    void print();
    QSize sizeOf(Subject subject) const;

    Session* session_;
    Views views_;
    const AppSettings* settings_;
    QWidget* window_;
    QMap<ExportKind, QAction*> exports_;
};

}  // namespace separatrix

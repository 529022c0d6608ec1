// File > Import and Data > Axes.
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include "ui/view/controls/notice_bar.h"
#include "ui/view/data/import_csv_dialog.h"
#include "ui/view/data/import_movielens_dialog.h"
#include "ui/view/movies/axes_dialog.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/main_window.h"

namespace separatrix {

void MainWindow::buildImportMenu(QMenu* file_menu) {
    QMenu* menu = file_menu->addMenu(tr("&Import"));
    connect(addAction(menu, "actionImportCsv", tr("&CSV…"), {}), &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Import a table"), settings_.lastFolder(),
                                                          tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
        if (!path.isEmpty()) importTable(path);
    });
    connect(addAction(menu, "actionImportMovieLens", tr("&MovieLens…"), {}), &QAction::triggered, this, [this] {
        auto* dialog = new ImportMovieLensDialog(session_.get(), settings_.lastFolder(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, plane_, &PlaneView::fit);
        dialog->open();
    });
}

void MainWindow::importTable(const QString& path) {
    auto* import = new CsvImport(session_.get(), this);
    if (!import->openFile(path)) {
        showProblem(import->problem());
        delete import;
        return;
    }
    auto* dialog = new ImportCsvDialog(import, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        notice_->dismiss();
        plane_->fit();
    });
    dialog->open();
}

void MainWindow::showAxes() {
    auto* dialog = new AxesDialog(session_.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace separatrix

// The model and its numbers for other programs: seen before they are saved or copied.
#pragma once

#include <QDialog>
#include <array>
#include <string>

#include "core/data/error.h"
#include "ui/model/export/model_exports.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace separatrix {

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `folder` is where saving begins.
    ExportDialog(const ExportSource& source, ExportKind kind, const QString& folder, QWidget* parent = nullptr);

    void choose(ExportKind kind);
    /// Writes the chosen export; says so, or what went wrong, in its last line.
    bool saveTo(const QString& path);

signals:
    void fileWritten(separatrix::ExportKind kind, const QString& path);

private:
    const Expected<std::string>& bytes();
    void showChosen();
    void saveDialog();
    void copy();

    ExportSource source_;
    ExportKind kind_;
    QString folder_;
    std::array<std::optional<Expected<std::string>>, all_export_kinds.size()> made_;
    QListWidget* kinds_;
    QLabel* description_;
    QPlainTextEdit* preview_;
    QLabel* verified_;
    QLabel* state_;
    QPushButton* copy_;
    QPushButton* save_;
};

}  // namespace separatrix

#include "ui/view/controls/save_question.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace separatrix {

namespace {

struct SaveQuestionWords {
    Q_DECLARE_TR_FUNCTIONS(SaveQuestion)
};

QString with_ending(const QString& path, const QString& suffix) {
    return QFileInfo(path).suffix().isEmpty() ? path + QLatin1Char('.') + suffix : path;
}

}  // namespace

bool may_replace(QWidget* parent, const QString& title, const QString& path) {
    if (!QFileInfo::exists(path)) return true;
    QMessageBox box(QMessageBox::Question, title,
                    SaveQuestionWords::tr("%1 exists already. Replace it?").arg(QFileInfo(path).fileName()),
                    QMessageBox::Cancel, parent);
    box.setObjectName(QStringLiteral("replaceDialog"));
    QPushButton* replace = box.addButton(SaveQuestionWords::tr("&Replace"), QMessageBox::AcceptRole);
    replace->setObjectName(QStringLiteral("replace"));
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == replace;
}

QString ask_where_to_save(QWidget* parent, const SaveQuestion& question) {
    QString start = question.start;
    while (true) {
        // the dialog would look for the name before it has its ending: asked here, about the file that is written
        const QString typed = QFileDialog::getSaveFileName(parent, question.title, start, question.filter, nullptr,
                                                           QFileDialog::DontConfirmOverwrite);
        if (typed.isEmpty()) return {};
        const QString path = with_ending(typed, question.suffix);
        if (may_replace(parent, question.title, path)) return path;
        start = path;
    }
}

}  // namespace separatrix

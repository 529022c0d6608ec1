// File > Import > MovieLens: two critics and a judge from the files of MovieLens.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include "ui/model/data/movielens_import.h"

namespace separatrix {

class ImportMovieLensDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportMovieLensDialog(Session* session, const QString& folder, QWidget* parent = nullptr);
    void accept() override;
    void reject() override;
    MovieLensImport* import() { return import_; }
    /// As if chosen with the buttons; an empty `movies` is looked for beside the ratings.
    void load(const QString& ratings, const QString& movies = {});

private:
    QWidget* fileRow(const QString& title, QLabel*& path, const char* name, const QString& spoken, bool ratings);
    QWidget* listOf(MovieLensImport::Part part, const QString& title, const QString& tooltip, const char* name);
    void chooseFile(bool ratings);
    void showChoice();
    void showState(const QString& problem = {});
    void takeLikeFrom();

    MovieLensImport* import_;
    QString folder_;
    QString ratings_;
    QString movies_;
    QLabel* ratings_path_ = nullptr;
    QLabel* movies_path_ = nullptr;
    QWidget* lists_;
    std::array<QTableView*, 3> views_{};
    QLineEdit* like_from_;
    QLabel* summary_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QPushButton* ok_ = nullptr;
    QString problem_;
    bool syncing_ = false;
};

}  // namespace separatrix

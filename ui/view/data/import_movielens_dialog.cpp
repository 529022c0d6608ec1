#include "ui/view/data/import_movielens_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIntValidator>
#include <QVBoxLayout>

#include "ui/model/words/number_text.h"
#include "ui/view/look/style.h"

namespace separatrix {

ImportMovieLensDialog::ImportMovieLensDialog(Session* session, const QString& folder, QWidget* parent)
    : QDialog(parent),
      import_(new MovieLensImport(session, this)),
      folder_(folder),
      lists_(new QWidget),
      like_from_(new QLineEdit),
      summary_(new QLabel),
      progress_(new QProgressBar),
      stop_(new QPushButton(tr("Stop"))) {
    setObjectName(QStringLiteral("importMovieLensDialog"));
    setWindowTitle(tr("Import from MovieLens"));
    const QSize wanted(780, 600);
    resize(parent ? wanted.boundedTo(parent->size() - QSize(40, 40)) : wanted);

    auto* story =
        new QLabel(tr("A judge whose likes are to be predicted, and two critics whose marks are the axes. The "
                      "movies that all three rated are imported."));
    story->setWordWrap(true);
    setRole(story, "muted");

    auto* lists = new QHBoxLayout(lists_);
    lists->setContentsMargins(0, 0, 0, 0);
    lists->setSpacing(14);
    lists->addWidget(listOf(MovieLensImport::judge, tr("Judge"), tr("Whose likes are the labels"), "judge"));
    lists->addWidget(
        listOf(MovieLensImport::first_critic, tr("First critic"), tr("Whose marks go across (x₁)"), "first"));
    lists->addWidget(
        listOf(MovieLensImport::second_critic, tr("Second critic"), tr("Whose marks go up (x₂)"), "second"));

    like_from_->setObjectName(QStringLiteral("movielensLikeFrom"));
    like_from_->setAccessibleName(tr("The judge's mark from which on a movie is liked"));
    like_from_->setToolTip(tr("The judge's mark from which on a movie is liked"));
    like_from_->setText(exact_text(import_->likeFrom()));
    like_from_->setFixedWidth(64);
    auto* like_caption = new QLabel(tr("Liked from the judge's mark"));
    like_caption->setBuddy(like_from_);
    summary_->setObjectName(QStringLiteral("movielensSummary"));
    summary_->setWordWrap(true);
    auto* like_line = new QHBoxLayout;
    like_line->setSpacing(8);
    like_line->addWidget(like_caption);
    like_line->addWidget(like_from_);
    like_line->addSpacing(16);
    like_line->addWidget(summary_, 1);

    progress_->setObjectName(QStringLiteral("movielensProgress"));
    progress_->setAccessibleName(tr("How much of the ratings is read"));
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    stop_->setObjectName(QStringLiteral("movielensStop"));
    stop_->setAccessibleName(tr("Stop reading"));
    stop_->setToolTip(tr("Stop reading"));
    stop_->setAutoDefault(false);
    auto* progress_line = new QHBoxLayout;
    progress_line->addWidget(progress_, 1, Qt::AlignVCenter);
    progress_line->addWidget(stop_);
    QSizePolicy keeps = progress_->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);  // nothing jumps when the reading is done
    progress_->setSizePolicy(keeps);
    keeps = stop_->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    stop_->setSizePolicy(keeps);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setObjectName(QStringLiteral("movielensOk"));
    ok_->setText(tr("Import"));
    ok_->setAccessibleName(tr("Import these movies"));
    QPushButton* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("movielensCancel"));
    cancel->setAccessibleName(tr("Import nothing"));
    cancel->setToolTip(tr("Import nothing"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(story);
    column->addWidget(fileRow(tr("Ratings"), ratings_path_, "movielensRatings", tr("Choose ratings.csv"), true));
    column->addWidget(fileRow(tr("Titles"), movies_path_, "movielensMovies", tr("Choose movies.csv"), false));
    column->addLayout(progress_line);
    column->addWidget(lists_, 1);
    column->addLayout(like_line);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &ImportMovieLensDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportMovieLensDialog::reject);
    connect(stop_, &QPushButton::clicked, import_, &MovieLensImport::cancel);
    connect(like_from_, &QLineEdit::textChanged, this, &ImportMovieLensDialog::takeLikeFrom);
    connect(import_, &MovieLensImport::progressed, this,
            [this](double share) { progress_->setValue(static_cast<int>(share * 1000)); });
    connect(import_, &MovieLensImport::loaded, this, [this] { showState(); });
    connect(import_, &MovieLensImport::failed, this,
            [this](const QString& sentence) { showState(sentence.isEmpty() ? tr("Stopped.") : sentence); });
    connect(import_, &MovieLensImport::choiceChanged, this, &ImportMovieLensDialog::showChoice);
    showState();
}

QWidget* ImportMovieLensDialog::fileRow(const QString& title, QLabel*& path, const char* name, const QString& spoken,
                                        bool ratings) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    auto* caption = new QLabel(title);
    caption->setFixedWidth(64);
    path = new QLabel;
    path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setObjectName(QString::fromLatin1(name));
    choose->setAccessibleName(spoken);
    choose->setToolTip(spoken);
    choose->setAutoDefault(false);
    line->addWidget(caption);
    line->addWidget(path, 1);
    line->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this, ratings] { chooseFile(ratings); });
    return row;
}

QWidget* ImportMovieLensDialog::listOf(MovieLensImport::Part part, const QString& title, const QString& tooltip,
                                       const char* name) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* caption = new QLabel(title);
    setRole(caption, "title");
    auto* filter = new QLineEdit;
    filter->setObjectName(QStringLiteral("movielensFilter_") + QLatin1String(name));
    filter->setPlaceholderText(tr("Id"));
    filter->setAccessibleName(tr("%1: beginning of the user's id").arg(title));
    filter->setToolTip(tr("Show only users whose id begins like this"));
    filter->setMaximumWidth(110);
    auto* head = new QHBoxLayout;
    head->addWidget(caption, 1);
    head->addWidget(filter);
    auto* view = new QTableView;
    view->setObjectName(QStringLiteral("movielensList_") + QLatin1String(name));
    view->setAccessibleName(title);
    view->setToolTip(tooltip);
    view->setModel(import_->list(part));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->setCornerButtonEnabled(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(24);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    view->horizontalHeader()->setHighlightSections(false);
    views_[part] = view;
    column->addLayout(head);
    column->addWidget(view, 1);
    connect(filter, &QLineEdit::textChanged, this, [this, part](const QString& digits) {
        syncing_ = true;
        import_->list(part)->setFilter(digits);
        syncing_ = false;
        showChoice();
    });
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, part](const QModelIndex& current) {
                if (syncing_) return;
                if (const auto user = import_->list(part)->userAt(current.row())) import_->choose(part, *user);
            });
    return box;
}

void ImportMovieLensDialog::chooseFile(bool ratings) {
    const QString path =
        QFileDialog::getOpenFileName(this, ratings ? tr("Choose ratings.csv") : tr("Choose movies.csv"), folder_,
                                     tr("Tables (*.csv);;All files (*)"));
    if (path.isEmpty()) return;
    folder_ = QFileInfo(path).absolutePath();
    if (ratings)
        load(path, {});
    else if (ratings_.isEmpty()) {
        movies_ = path;
        showState();
    } else {
        load(ratings_, path);
    }
}

void ImportMovieLensDialog::load(const QString& ratings, const QString& movies) {
    ratings_ = ratings;
    if (!movies.isEmpty()) movies_ = movies;
    progress_->setValue(0);
    import_->load(ratings_, movies_);
    if (movies_.isEmpty()) movies_ = import_->moviesPath();
    showState();
}

void ImportMovieLensDialog::showState(const QString& problem) {
    problem_ = problem;
    const bool loading = import_->isLoading();
    ratings_path_->setText(
        ratings_.isEmpty() ? tr("ratings.csv with the columns %1").arg(QLatin1String(ratings_columns)) : ratings_);
    ratings_path_->setToolTip(ratings_);
    movies_path_->setText(movies_.isEmpty() ? tr("movies.csv (optional)") : movies_);
    movies_path_->setToolTip(movies_);
    setRole(ratings_path_, ratings_.isEmpty() ? "muted" : "");
    setRole(movies_path_, movies_.isEmpty() ? "muted" : "");
    progress_->setVisible(loading);
    stop_->setVisible(loading);
    lists_->setEnabled(import_->isLoaded() && !loading);
    like_from_->setEnabled(import_->isLoaded() && !loading);
    showChoice();
}

void ImportMovieLensDialog::takeLikeFrom() {
    const auto mark = number_from_text(like_from_->text());
    problem_ = mark ? QString() : tr("“%1” is not a number.").arg(like_from_->text().left(20));
    if (mark) import_->setLikeFrom(*mark);
    showChoice();
}

void ImportMovieLensDialog::showChoice() {
    syncing_ = true;
    for (const auto part : {MovieLensImport::judge, MovieLensImport::first_critic, MovieLensImport::second_critic}) {
        QTableView* view = views_[part];
        const auto user = import_->chosen(part);
        const int row = user ? import_->list(part)->rowOf(*user) : -1;
        if (row < 0) {
            view->clearSelection();
        } else if (!view->selectionModel()->isRowSelected(row)) {
            view->selectRow(row);
            view->scrollTo(view->model()->index(row, 0));
        }
    }
    syncing_ = false;
    QString text = problem_;
    if (text.isEmpty() && import_->isLoading()) text = tr("Reading the ratings…");
    if (text.isEmpty()) text = import_->isLoaded() ? import_->summary() : tr("Choose the file with the ratings.");
    summary_->setText(text);
    setRole(summary_, problem_.isEmpty() ? "" : "error");
    const bool can = problem_.isEmpty() && !import_->isLoading() && import_->canImport();
    ok_->setEnabled(can);
    ok_->setToolTip(can ? tr("Replace the movies by these; Undo brings the others back") : text);
}

void ImportMovieLensDialog::accept() {
    if (!ok_->isEnabled()) return;
    import_->import();
    QDialog::accept();
}

void ImportMovieLensDialog::reject() {
    import_->cancel();
    QDialog::reject();
}

}  // namespace separatrix

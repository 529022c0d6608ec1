#include "ui/view/movies/movies_filter.h"

#include <QHBoxLayout>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/model/movies/movies_table.h"
#include "ui/view/look/class_glyph.h"

namespace separatrix {

MoviesFilter::MoviesFilter(MoviesTable* table, QWidget* parent)
    : QWidget(parent),
      table_(table),
      theme_(light_theme()),
      title_(new QLineEdit),
      classes_(new QComboBox),
      mistakes_(new QToolButton),
      wrong_only_(new QCheckBox(tr("Wrong only"))) {
    describe();
    auto* title_line = new QHBoxLayout;
    title_line->setSpacing(6);
    title_line->addWidget(title_, 1);
    title_line->addWidget(classes_);
    auto* mistakes_line = new QHBoxLayout;
    mistakes_line->setSpacing(10);
    mistakes_line->addWidget(mistakes_);
    mistakes_line->addWidget(wrong_only_);
    mistakes_line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(title_line);
    column->addLayout(mistakes_line);
    connect(title_, &QLineEdit::textChanged, this, &MoviesFilter::takeQuery);
    connect(classes_, &QComboBox::activated, this, &MoviesFilter::takeQuery);
    connect(wrong_only_, &QCheckBox::clicked, this, &MoviesFilter::takeQuery);
    connect(mistakes_, &QToolButton::clicked, this, [this](bool checked) {
        table_->showMistakes(checked);
        emit mistakesChosen();
    });
    connect(table_, &MoviesTable::queryChanged, this, &MoviesFilter::showQuery);
    showClasses();
}

void MoviesFilter::describe() {
    title_->setObjectName(QStringLiteral("moviesFilter"));
    title_->setPlaceholderText(tr("Filter titles"));
    title_->setAccessibleName(tr("Part of the title"));
    title_->setToolTip(tr("Show only movies whose title contains this"));
    title_->setClearButtonEnabled(true);
    if (auto* clear = title_->findChild<QAbstractButton*>()) {  // Qt puts it in
        clear->setObjectName(QStringLiteral("moviesFilterClear"));
        clear->setAccessibleName(tr("Show all titles"));
        clear->setToolTip(tr("Show all titles"));
    }
    classes_->setObjectName(QStringLiteral("moviesClass"));
    classes_->setAccessibleName(tr("Class of the movies shown"));
    classes_->setToolTip(tr("Show only movies with this label"));
    classes_->setItemDelegate(new QStyledItemDelegate(classes_));  // the one that the style sheet reaches
    mistakes_->setText(tr("What it gets wrong"));
    mistakes_->setObjectName(QStringLiteral("moviesMistakes"));
    mistakes_->setAccessibleName(tr("What the network gets wrong"));
    mistakes_->setToolTip(tr("Only the movies that are answered wrongly, the largest loss first; again: all movies"));
    mistakes_->setCheckable(true);
    wrong_only_->setObjectName(QStringLiteral("moviesWrongOnly"));
    wrong_only_->setAccessibleName(tr("Only movies that are answered wrongly"));
    wrong_only_->setToolTip(tr("Show only movies that the network answers wrongly at this moment"));
}

void MoviesFilter::setTabOrderAfter(QWidget* before) {
    setTabOrder(before, title_);
    setTabOrder(title_, classes_);
    setTabOrder(classes_, mistakes_);
    setTabOrder(mistakes_, wrong_only_);
}

void MoviesFilter::setTheme(const Theme& theme) {
    theme_ = theme;
    class_words_.clear();
    showClasses();
}

void MoviesFilter::takeQuery() {
    MoviesQuery query = table_->query();
    query.text = title_->text();
    query.label = classes_->currentIndex() - 1;
    query.wrong_only = wrong_only_->isChecked();
    table_->setQuery(query);
}

void MoviesFilter::showQuery() {
    const MoviesQuery& query = table_->query();
    if (title_->text() != query.text) title_->setText(query.text);
    classes_->setCurrentIndex(query.label + 1);
    wrong_only_->setChecked(query.wrong_only);
    mistakes_->setChecked(table_->showsMistakes());
}

bool MoviesFilter::showClasses() {
    const QStringList words = table_->classWords();
    if (words == class_words_) return false;
    class_words_ = words;
    classes_->clear();
    classes_->addItem(tr("All classes"));
    for (int k = 0; k < words.size(); ++k) classes_->addItem(class_icon(k, theme_), words[k]);
    classes_->setCurrentIndex(table_->query().label + 1);
    return true;
}

}  // namespace separatrix

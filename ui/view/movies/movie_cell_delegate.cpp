#include "ui/view/movies/movie_cell_delegate.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <algorithm>

#include "ui/model/movies/movies_table.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/look/style.h"

namespace separatrix {

MovieCellDelegate::MovieCellDelegate(MoviesTable* table, QTableView* view)
    : QStyledItemDelegate(view),
      table_(table),
      view_(view),
      theme_(light_theme()),
      error_(new QLabel(view->viewport())) {
    error_->setObjectName(QStringLiteral("movieCellError"));
    error_->setWordWrap(true);
    error_->setMargin(6);
    error_->setAutoFillBackground(true);
    error_->setFrameShape(QFrame::Box);
    setRole(error_, "cellError");
    error_->hide();
}

void MovieCellDelegate::setTheme(const Theme& theme) { theme_ = theme; }

QString MovieCellDelegate::errorText() const { return error_->isHidden() ? QString() : error_->text(); }

void MovieCellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (const QVariant label = index.data(MoviesTable::label_role); label.isValid()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = class_icon(label.toInt(), theme_, 14);
        option->decorationSize = QSize(14, 14);
        if (narrow_) option->text = index.data(MoviesTable::key_role).toString();
    }
    const auto column = static_cast<MovieColumn>(index.column());
    const bool about_answer = column == MovieColumn::prediction || column == MovieColumn::p;
    const auto paint = [option](const QColor& color) {
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    };
    if (about_answer && index.data(MoviesTable::wrong_role).toBool())
        paint(theme_.error);
    else if (column == MovieColumn::split)
        paint(theme_.muted);
}

QWidget* MovieCellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    edited_ = index;
    table_->setEditing(true);
    const QString column = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    if (static_cast<MovieColumn>(index.column()) == MovieColumn::label) {
        auto* box = new QComboBox(parent);
        box->setObjectName(QStringLiteral("movieLabelEditor"));
        box->setAccessibleName(column);
        box->setToolTip(tr("The movie's class"));
        const QStringList words = table_->classWords();
        for (int k = 0; k < words.size(); ++k) box->addItem(class_icon(k, theme_), words[k]);
        connect(box, &QComboBox::activated, this, [this, box] {
            auto* self = const_cast<MovieCellDelegate*>(this);
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        return box;
    }
    auto* field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("movieCellEditor"));
    field->setAccessibleName(column);
    field->setToolTip(tr("Enter: take it. Escape: leave it as it was."));
    connect(field, &QLineEdit::textEdited, this, [this, field] { showProblem(field, {}); });
    return field;
}

void MovieCellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentIndex(index.data(Qt::EditRole).toInt());
        return;
    }
    auto* field = qobject_cast<QLineEdit*>(editor);
    if (!field || field->isModified()) return;  // what is typed already stays
    field->setText(index.data(Qt::EditRole).toString());
    field->selectAll();
}

void MovieCellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (!problem(editor).isEmpty()) return;  // clicked elsewhere: as it was
    if (auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentIndex());
    else if (auto* field = qobject_cast<QLineEdit*>(editor); field && field->isModified())
        model->setData(index, field->text());
}

void MovieCellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                             const QModelIndex&) const {
    // a narrow column still leaves room for what is typed
    QRect place = option.rect;
    const int wanted = qobject_cast<QComboBox*>(editor) ? editor->sizeHint().width() : 72;
    if (place.width() < wanted) place.setWidth(std::min(wanted, view_->viewport()->width() - 4));
    place.moveRight(std::min(place.right(), view_->viewport()->width() - 2));
    place.moveLeft(std::max(place.left(), 0));
    editor->setGeometry(place);
}

void MovieCellDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const {
    error_->hide();
    edited_ = QPersistentModelIndex();
    QStyledItemDelegate::destroyEditor(editor, index);
    table_->setEditing(false);
}

QString MovieCellDelegate::problem(QWidget* editor) const {
    if (!edited_.isValid()) return {};
    if (const auto* field = qobject_cast<QLineEdit*>(editor))
        return field->isModified() ? table_->problem(edited_, field->text()) : QString();
    return {};
}

void MovieCellDelegate::showProblem(QWidget* editor, const QString& sentence) const {
    editor->setProperty("wrong", !sentence.isEmpty());
    editor->style()->unpolish(editor);
    editor->style()->polish(editor);
    error_->setVisible(!sentence.isEmpty());
    editor->setAccessibleDescription(sentence);
    if (sentence.isEmpty()) return;
    error_->setText(sentence);
    const QRect room = view_->viewport()->rect().adjusted(4, 4, -4, -4);
    error_->setFixedWidth(std::min(260, room.width()));
    error_->adjustSize();
    int y = editor->geometry().bottom() + 4;
    if (y + error_->height() > room.bottom()) y = editor->geometry().top() - error_->height() - 4;
    error_->move(std::clamp(editor->x(), room.left(), std::max(room.left(), room.right() - error_->width())),
                 std::max(room.top(), y));
    error_->raise();
}

bool MovieCellDelegate::eventFilter(QObject* watched, QEvent* event) {
    auto* editor = qobject_cast<QWidget*>(watched);
    if (editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool commits =
            key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (commits) {
            if (const QString sentence = problem(editor); !sentence.isEmpty()) {
                showProblem(editor, sentence);
                if (auto* field = qobject_cast<QLineEdit*>(editor)) field->selectAll();
                return true;
            }
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace separatrix

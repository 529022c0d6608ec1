// Every text that a widget shows, says or would show, with the place where it stands.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QBuffer>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRegularExpression>
#include <QSpinBox>
#include <QSvgGenerator>
#include <QTabBar>
#include <QTextDocumentFragment>

namespace separatrix {

struct ShownText {
    QString place;
    QString text;
};

inline QString place_of(const QObject* object) {
    QString place;
    for (; object && place.count('/') < 3; object = object->parent()) {
        const QString name = object->objectName();
        place.prepend('/' + (name.isEmpty() ? QString::fromLatin1(object->metaObject()->className()) : name));
    }
    return place;
}

inline void add_model(QVector<ShownText>& texts, const QAbstractItemView* view) {
    const QAbstractItemModel* model = view->model();
    if (!model) return;
    const QString place = place_of(view);
    const int columns = std::min(model->columnCount(), 30);
    for (int column = 0; column < columns; ++column)
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
            texts.push_back({place + " header", model->headerData(column, Qt::Horizontal, role).toString()});
    for (int row = 0; row < std::min(model->rowCount(), 5); ++row)
        for (int column = 0; column < columns; ++column)
            for (const int role :
                 {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole})
                texts.push_back({place + " cell", model->index(row, column).data(role).toString()});
}

/// What is painted as text, also by widgets that paint themselves.
inline void add_painted(QVector<ShownText>& texts, QWidget* window) {
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(window->size());
    {
        QPainter painter(&svg);
        window->render(&painter);
    }
    static const QRegularExpression text("<text[^>]*>([^<]*)</text>");
    const QString all = QString::fromUtf8(buffer.data());
    for (auto found = text.globalMatch(all); found.hasNext();)
        texts.push_back(
            {place_of(window) + " painted", QTextDocumentFragment::fromHtml(found.next().captured(1)).toPlainText()});
}

inline QVector<ShownText> shown_texts(QWidget* window) {
    QVector<ShownText> texts;
    QList<QWidget*> widgets = window->findChildren<QWidget*>();
    widgets.prepend(window);
    for (QWidget* widget : widgets) {
        const QString place = place_of(widget);
        const auto add = [&](const QString& text) {
            if (!text.isEmpty()) texts.push_back({place, text});
        };
        for (const QString& text : {widget->toolTip(), widget->statusTip(), widget->whatsThis(),
                                    widget->accessibleName(), widget->accessibleDescription()})
            add(text);
        if (widget->isWindow()) add(widget->windowTitle());
        if (auto* label = qobject_cast<QLabel*>(widget)) add(label->text());
        if (auto* button = qobject_cast<QAbstractButton*>(widget)) add(button->text());
        if (auto* box = qobject_cast<QGroupBox*>(widget)) add(box->title());
        if (auto* menu = qobject_cast<QMenu*>(widget)) add(menu->title());
        if (auto* bar = qobject_cast<QProgressBar*>(widget)) add(bar->format());
        if (auto* edit = qobject_cast<QPlainTextEdit*>(widget)) add(edit->placeholderText());
        if (auto* field = qobject_cast<QLineEdit*>(widget)) {
            add(field->placeholderText());
            add(field->text());
        }
        if (auto* spin = qobject_cast<QSpinBox*>(widget))
            add(spin->prefix() + spin->suffix() + spin->specialValueText());
        if (auto* choice = qobject_cast<QComboBox*>(widget))
            for (int i = 0; i < choice->count(); ++i)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole}) add(choice->itemData(i, role).toString());
        if (auto* tabs = qobject_cast<QTabBar*>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                for (const QString& text : {tabs->tabText(i), tabs->tabToolTip(i), tabs->accessibleTabName(i)})
                    add(text);
        if (auto* view = qobject_cast<QAbstractItemView*>(widget)) add_model(texts, view);
    }
    for (QAction* action : window->findChildren<QAction*>())
        for (const QString& text : {action->text(), action->toolTip(), action->statusTip(),
                                    action->shortcut().toString(QKeySequence::NativeText)})
            if (!text.isEmpty()) texts.push_back({place_of(action) + " action", text});
    if (window->isVisible()) add_painted(texts, window);
    return texts;
}

}  // namespace separatrix

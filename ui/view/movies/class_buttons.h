// One button for each class: what a click on the plane places; and the one that adds a class.
#pragma once

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/model/look/theme.h"

namespace separatrix {

class Session;

class ClassButtons : public QWidget {
    Q_OBJECT
public:
    explicit ClassButtons(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

    // what is left out where the row is too narrow
    void setCaptionShown(bool shown) { caption_->setVisible(shown); }
    /// Shapes without names, close together.
    void setNarrow(bool narrow);
    void setGap(int pixels) { line_->setSpacing(pixels); }

signals:
    /// The person chose what a click places; the session knows it already.
    void chosen(int label);
    void addWanted();
    void renameWanted(int label);
    void menuWanted(int label, const QPoint& place);
    /// Classes came, went or changed their names.
    void roomChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showClasses();
    void makeButtons();

    Session* session_;
    Theme theme_;
    QHBoxLayout* line_;
    QLabel* caption_;
    QHBoxLayout* buttons_line_;
    QButtonGroup* buttons_;
    QToolButton* add_;
    QStringList names_;
    bool narrow_ = false;
};

}  // namespace separatrix

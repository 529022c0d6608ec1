// The guide of the practical session: one task at a time, its movies, live checks, and room for the answer.
#pragma once

#include <QVector>
#include <QWidget>

#include "ui/model/lessons/practice_watch.h"
#include "ui/model/look/theme.h"

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace separatrix {

class PracticeView : public QWidget {
    Q_OBJECT
public:
    explicit PracticeView(Session* session, QWidget* parent = nullptr);
    PracticeWatch* watch() { return &watch_; }
    void setTheme(const Theme& theme);
    /// What was typed goes into the document now: before it is saved or another task is shown.
    void commitAnswer();

signals:
    /// Write this text to a file.
    void saveRequested(const QString& text);
    /// The export of the PyTorch script, please.
    void exportRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The mark has a column of its own: what wraps begins under the text.
    struct CheckRow {
        QWidget* box = nullptr;
        QLabel* mark = nullptr;
        QLabel* text = nullptr;
    };
    struct PartRow {
        QWidget* box = nullptr;
        QVBoxLayout* column = nullptr;
        QLabel* name = nullptr;
        QVector<CheckRow> checks;
        QVector<PracticeCheck> shown;
        bool shown_solved = false;
    };

    QWidget* buildSteps();
    QWidget* buildFoot();
    CheckRow addCheck(PartRow& row);
    /// Room for each check's longer wording, so that the buttons below stay where they are.
    void reserveLines();
    void rebuildTask();
    void showChecks();
    void showSteps();
    void showAnswer();
    void copyAnswers();

    Session* session_;
    PracticeWatch watch_;
    Theme theme_;
    QTimer commit_;
    int gesture_ = 0;
    int shown_task_ = -1;
    QButtonGroup* steps_;
    QScrollArea* scroll_;
    QLabel* title_;
    QLabel* text_;
    QVBoxLayout* parts_;
    QVector<PartRow> rows_;
    QLabel* question_;
    QPlainTextEdit* answer_;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
};

}  // namespace separatrix

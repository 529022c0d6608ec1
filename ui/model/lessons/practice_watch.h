// Follows the session while the guide is open: which task, what of it is achieved. A part whose checks are all met once
// is solved for good.
#pragma once

#include <QObject>
#include <QTimer>

#include "ui/model/lessons/practical_checks.h"
#include "ui/model/session/session.h"

namespace separatrix {

class PracticeWatch : public QObject {
    Q_OBJECT
public:
    explicit PracticeWatch(Session* session, QObject* parent = nullptr);

    /// Nothing is looked at while the guide is closed.
    void setActive(bool active);
    bool isActive() const { return active_; }

    int task() const { return task_; }
    /// Index into practice_tasks().
    void setTask(int index);
    PracticeTask currentTask() const { return practice_tasks()[static_cast<std::size_t>(task_)]; }
    /// The first one that is not solved.
    int firstUnsolved() const;
    bool isSolved(int index) const;
    bool isSolved(PracticePart part) const { return session_->achievements()->isSolved(name_of(part)); }
    /// As of the last look: one list for each part of the current task.
    const QVector<QVector<PracticeCheck>>& checks() const { return checks_; }

    /// Movies and settings that the part begins with, and new weights: one undo step.
    void setUp(PracticePart part);
    QString answer() const;
    /// Into the document; all with one gesture (Session::newGesture) are one undo step.
    void setAnswer(const QString& text, int gesture);

signals:
    void changed();        ///< checks, solved tasks or the current task
    void answerChanged();  ///< by an undo, another document, another task

private:
    void lookSoon();
    void look();

    Session* session_;
    QTimer timer_;
    bool active_ = false;
    bool writing_ = false;
    bool chosen_ = false;  ///< the person went to a task
    int task_ = 0;
    bool facts_known_ = false;
    DataFacts facts_;
    QVector<QVector<PracticeCheck>> checks_;
};

}  // namespace separatrix

#include "ui/view/lessons/practice_view.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int commit_delay_ms = 300;
constexpr int answer_height = 74;
constexpr int step_size = 26;
constexpr int mark_width = 18;
constexpr int page_margin = 8;

QLabel* wrapped(QWidget* parent, const char* name, const char* role) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    if (role) setRole(label, role);
    return label;
}

QString check_text(const PracticeCheck& check) {
    return check.met ? check.wanted : PracticeView::tr("%1 – now: %2").arg(check.wanted, check.now);
}

}  // namespace

PracticeView::PracticeView(Session* session, QWidget* parent)
    : QWidget(parent), session_(session), watch_(session), theme_(light_theme()), steps_(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("practiceView"));
    commit_.setSingleShot(true);
    commit_.setInterval(commit_delay_ms);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, page_margin, 4);
    column->setSpacing(7);
    title_ = wrapped(page, "practiceTitle", "title");
    text_ = wrapped(page, "practiceText", nullptr);
    parts_ = new QVBoxLayout;
    parts_->setSpacing(8);
    question_ = wrapped(page, "practiceQuestion", "value");
    answer_ = new QPlainTextEdit(page);
    answer_->setObjectName(QStringLiteral("practiceAnswer"));
    answer_->setAccessibleName(tr("Your answer"));
    answer_->setPlaceholderText(tr("Your answer, in your own words"));
    answer_->setToolTip(tr("Saved with the document; Copy answers puts all of them on the clipboard"));
    answer_->setTabChangesFocus(true);
    answer_->setMinimumHeight(answer_height);
    answer_->setFrameShape(QFrame::NoFrame);
    answer_->installEventFilter(this);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addLayout(parts_);
    column->addWidget(question_);
    column->addWidget(answer_, 1);

    scroll_ = new QScrollArea(this);
    scroll_->setObjectName(QStringLiteral("practiceScroll"));
    scroll_->setWidget(page);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setProperty("plain", true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(buildSteps());
    layout->addWidget(scroll_, 1);
    layout->addWidget(buildFoot());

    connect(&watch_, &PracticeWatch::changed, this, [this] {
        if (shown_task_ != watch_.task()) rebuildTask();
        showChecks();
        showSteps();
    });
    connect(&watch_, &PracticeWatch::answerChanged, this, &PracticeView::showAnswer);
    connect(answer_, &QPlainTextEdit::textChanged, &commit_, qOverload<>(&QTimer::start));
    connect(&commit_, &QTimer::timeout, this, &PracticeView::commitAnswer);
    rebuildTask();
    showSteps();
}

QWidget* PracticeView::buildSteps() {
    auto* box = new QWidget(this);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    box->setFixedHeight(step_size);  // squeezed, the badges would be squares
    const auto arrow = [&](const char* name, const QString& text, const QString& spoken) {
        auto* button = new QToolButton(box);
        button->setObjectName(QString::fromLatin1(name));
        button->setText(text);
        button->setAccessibleName(spoken);
        button->setToolTip(spoken);
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedSize(step_size, step_size);
        return button;
    };
    const auto go = [this](int index) {
        commitAnswer();
        watch_.setTask(index);
    };
    const auto tasks = practice_tasks();
    for (int i = 0; i < static_cast<int>(tasks.size()); ++i) {
        auto* button = new QToolButton(box);
        button->setObjectName(QStringLiteral("practiceStep%1").arg(i + 1));
        button->setCheckable(true);
        button->setProperty("flat", true);
        button->setProperty("step", true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedSize(step_size, step_size);
        steps_->addButton(button, i);
        line->addWidget(button);
    }
    line->addStretch(1);
    previous_ = arrow("practicePrevious", QStringLiteral("‹"), tr("Previous task"));
    next_ = arrow("practiceNext", QStringLiteral("›"), tr("Next task"));
    line->addWidget(previous_);
    line->addWidget(next_);
    connect(steps_, &QButtonGroup::idClicked, this, go);
    connect(previous_, &QToolButton::clicked, this, [this, go] { go(watch_.task() - 1); });
    connect(next_, &QToolButton::clicked, this, [this, go] { go(watch_.task() + 1); });
    return box;
}

QWidget* PracticeView::buildFoot() {
    auto* box = new QWidget(this);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    const auto button = [&](const char* name, const QString& text, const QString& tooltip) {
        auto* made = new QToolButton(box);
        made->setObjectName(QString::fromLatin1(name));
        made->setText(text);
        made->setAccessibleName(text);
        made->setToolTip(tooltip);
        made->setProperty("flat", true);
        made->setFocusPolicy(Qt::TabFocus);
        line->addWidget(made);
        return made;
    };
    connect(button("practiceCopy", tr("Copy answers"), tr("All questions and answers, as text, to the clipboard")),
            &QToolButton::clicked, this, &PracticeView::copyAnswers);
    connect(button("practiceSave", tr("Save answers…"), tr("All questions and answers into a text file")),
            &QToolButton::clicked, this, [this] {
                commitAnswer();
                emit saveRequested(answers_as_text(session_->document(), session_->achievements()->solvedTasks()));
            });
    line->addStretch(1);
    return box;
}

void PracticeView::rebuildTask() {
    shown_task_ = watch_.task();
    const PracticeTask task = watch_.currentTask();
    title_->setText(QStringLiteral("%1. %2").arg(shown_task_ + 1).arg(task.title));
    text_->setText(task.text);
    question_->setText(task.question);
    for (const PartRow& row : rows_) {
        row.box->hide();
        row.box->deleteLater();  // it may hold the button that was clicked
    }
    rows_.clear();
    for (const PracticePart part : task.parts) {
        PartRow row;
        row.box = new QWidget(scroll_->widget());
        row.column = new QVBoxLayout(row.box);
        row.column->setContentsMargins(0, 0, 0, 0);
        row.column->setSpacing(3);
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        if (has_set_up(part)) {
            auto* set_up = new QPushButton(tr("Set up"), row.box);
            set_up->setObjectName(QStringLiteral("setUp_%1").arg(QString::fromStdString(name_of(part))));
            set_up->setAccessibleName(tr("Set up: %1").arg(title(part)));
            set_up->setToolTip(tr("Movies and settings of this task, new weights; one step to undo"));
            set_up->setAutoDefault(false);
            connect(set_up, &QPushButton::clicked, this, [this, part] {
                commitAnswer();
                watch_.setUp(part);
            });
            line->addWidget(set_up);
        }
        if (part == PracticePart::pytorch) {
            auto* write = new QPushButton(tr("Export…"), row.box);
            write->setObjectName(QStringLiteral("practiceExport"));
            write->setAccessibleName(tr("Export the PyTorch script"));
            write->setToolTip(tr("The same as File ▸ Export ▸ PyTorch script"));
            write->setAutoDefault(false);
            connect(write, &QPushButton::clicked, this, &PracticeView::exportRequested);
            line->addWidget(write);
        }
        row.name = new QLabel(title(part), row.box);
        setRole(row.name, "muted");
        line->addWidget(row.name, 1);
        row.column->addLayout(line);
        parts_->addWidget(row.box);
        rows_ << row;
    }
    showAnswer();
    scroll_->verticalScrollBar()->setValue(0);
}

void PracticeView::showChecks() {
    const auto& all = watch_.checks();
    const PracticeTask task = watch_.currentTask();
    for (qsizetype i = 0; i < rows_.size() && i < all.size(); ++i) {
        PartRow& row = rows_[i];
        const PracticePart part = task.parts[static_cast<std::size_t>(i)];
        const bool solved = watch_.isSolved(part);
        if (row.shown == all[i] && row.shown_solved == solved && !row.checks.isEmpty()) continue;
        row.shown = all[i];
        row.shown_solved = solved;
        row.name->setText(solved ? tr("%1 – solved ✓").arg(title(part)) : title(part));
        while (row.checks.size() < all[i].size()) row.checks << addCheck(row);
        for (qsizetype c = 0; c < row.checks.size(); ++c) {
            const CheckRow& line = row.checks[c];
            const bool used = c < all[i].size();
            line.box->setVisible(used);
            if (!used) continue;
            const bool met = all[i][c].met;
            const QString text = check_text(all[i][c]);
            if (line.text->text() != text) line.text->setText(text);
            line.mark->setText(met ? QStringLiteral("✓") : QStringLiteral("○"));
            line.text->setAccessibleName(met ? tr("Done: %1").arg(text) : tr("To do: %1").arg(text));
            const char* role = met ? "good" : "plain";
            for (QLabel* label : {line.mark, line.text})
                if (label->property("role").toString() != QLatin1String(role)) setRole(label, role);
        }
    }
    reserveLines();
}

PracticeView::CheckRow PracticeView::addCheck(PartRow& row) {
    CheckRow made;
    made.box = new QWidget(row.box);
    auto* line = new QHBoxLayout(made.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    made.mark = new QLabel(made.box);
    made.mark->setObjectName(QStringLiteral("practiceMark"));
    made.mark->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    made.mark->setFixedWidth(mark_width);
    made.text = wrapped(made.box, "practiceCheck", nullptr);
    line->addWidget(made.mark);
    line->addWidget(made.text, 1);
    row.column->addWidget(made.box);
    return made;
}

void PracticeView::reserveLines() {
    const int room = scroll_->viewport()->width() - mark_width - page_margin;
    const QString now(22, QLatin1Char('n'));  // what a check usually says of the present
    for (const PartRow& row : rows_)
        for (qsizetype c = 0; c < row.checks.size() && c < row.shown.size(); ++c) {
            QLabel* text = row.checks[c].text;
            const QFontMetrics metrics = text->fontMetrics();
            const int longest = metrics.horizontalAdvance(check_text({row.shown[c].wanted, now, false}));
            text->setMinimumHeight((longest > room ? 2 : 1) * metrics.lineSpacing());
        }
}

void PracticeView::showSteps() {
    for (QAbstractButton* button : steps_->buttons()) {
        const int index = steps_->id(button);
        const bool solved = watch_.isSolved(index);
        const QString name = practice_tasks()[static_cast<std::size_t>(index)].title;
        button->setText(solved ? QStringLiteral("✓") : QString::number(index + 1));
        button->setChecked(index == watch_.task());
        const QString spoken =
            solved ? tr("Task %1: %2 – solved").arg(index + 1).arg(name) : tr("Task %1: %2").arg(index + 1).arg(name);
        button->setAccessibleName(spoken);
        button->setToolTip(spoken);
    }
    previous_->setEnabled(watch_.task() > 0);
    next_->setEnabled(watch_.task() + 1 < static_cast<int>(practice_tasks().size()));
}

void PracticeView::showAnswer() {
    const QString text = watch_.answer();
    if (answer_->toPlainText() == text) return;
    const QSignalBlocker quiet(answer_);
    commit_.stop();
    answer_->setPlainText(text);
}

void PracticeView::commitAnswer() {
    commit_.stop();
    if (shown_task_ != watch_.task() || answer_->toPlainText() == watch_.answer()) return;
    if (gesture_ == 0) gesture_ = session_->newGesture();
    watch_.setAnswer(answer_->toPlainText(), gesture_);
}

void PracticeView::copyAnswers() {
    commitAnswer();
    QGuiApplication::clipboard()->setText(
        answers_as_text(session_->document(), session_->achievements()->solvedTasks()));
}

bool PracticeView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == answer_ && event->type() == QEvent::FocusOut) {
        commitAnswer();
        gesture_ = 0;  // what is typed later is a step of its own
    }
    return QWidget::eventFilter(watched, event);
}

void PracticeView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAnswer();
}

void PracticeView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    reserveLines();
}

void PracticeView::setTheme(const Theme& theme) { theme_ = theme; }

}  // namespace separatrix

#include "ui/view/lessons/lecture_view.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/view/look/style.h"

namespace separatrix {

LectureView::LectureView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("lectureView"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 2, 8, 4);
    column->setSpacing(1);
    QString section;
    int number = 0;
    for (const LectureEntry& entry : lecture_entries()) {
        if (entry.section != section) {
            section = entry.section;
            auto* heading = new QLabel(section, page);
            setRole(heading, "section");
            if (number > 0) column->addSpacing(7);
            column->addWidget(heading);
        }
        const bool exists = entry.place != LecturePlace::nowhere;
        auto* button = new QPushButton(entry.title, page);
        button->setObjectName(QStringLiteral("lectureEntry%1").arg(number++));
        button->setProperty("fold", true);
        button->setProperty("entry", true);
        button->setAccessibleName(entry.title);
        button->setAccessibleDescription(entry.what);
        button->setToolTip(entry.what +
                           (exists ? QLatin1Char('\n') + tr("Click to go there; one step to undo") : QString()));
        button->setEnabled(exists);
        button->setAutoDefault(false);
        auto* what = new QLabel(entry.what, page);
        what->setWordWrap(true);
        setRole(what, "small");
        column->addWidget(button);
        column->addWidget(what);
        connect(button, &QPushButton::clicked, this, [this, entry] { emit entryChosen(entry); });
    }
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setProperty("plain", true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

}  // namespace separatrix

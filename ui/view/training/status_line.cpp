#include "ui/view/training/status_line.h"

#include <algorithm>

#include "ui/model/session/session.h"
#include "ui/model/words/status_text.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int line_margin = 16;
constexpr int status_gap = 16;
constexpr int line_height = 34;
constexpr int middle_from = 296;

}  // namespace

StatusLine::StatusLine(Session* session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName("statusLine");
    setFixedHeight(line_height);
    const auto label = [this](const char* name, const QString& spoken, const QString& tooltip) {
        auto* made = new NumberLabel(this);
        made->setObjectName(name);
        made->setAccessibleName(spoken);
        made->setToolTip(tooltip);
        setRole(made, "muted");
        return made;
    };
    movies_ = label("movieCount", tr("Movies"), tr("Movies on the plane; kept for training and for testing"));
    progress_ =
        label("progress", tr("Progress"),
              tr("Share of right answers in training, length of the gradient of J,\nnumber of weights and biases; "
                 "and the learning rate of the moment\nwhere the schedule has moved it"));
    speed_ = label("trainingSpeed", tr("Training speed"), tr("Movies used and epochs finished in a second"));
    speed_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(session, &Session::documentChanged, this, &StatusLine::showDocument);
    connect(session, &Session::frameChanged, this, &StatusLine::showFrame);
    connect(session, &Session::trainingChanged, this, &StatusLine::showFrame);
    showDocument();
    showFrame();
}

void StatusLine::setTheme(const Theme&) { update(); }

void StatusLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void StatusLine::showDocument() {
    movies_->setText(movies_text(session_->document()));
    movies_->setAccessibleName(movies_->text());
    place();
}

void StatusLine::showFrame() {
    const FramePointer frame = session_->frame();
    const TrainingSettings& training = session_->document().settings.training;
    const QString rate = frame ? rate_text(*frame, training) : QString();
    const QString progress = frame ? progress_text(*frame) : QString();
    progress_->setText(rate.isEmpty() ? progress : progress + QStringLiteral(" · ") + rate);
    speed_->setText(frame ? run_text(*frame, training) : QString());
}

void StatusLine::place() {
    // the right text has the room of a fast run, the middle one what is left
    const int speed_width =
        std::min(speed_->widthOf(tr("%1 samples/s · %2 epochs/s").arg("88 888 888", "8 888 888")), width() / 3);
    const int right = std::max(middle_from, width() - line_margin - speed_width);
    const int left_room = std::max(0, std::min(middle_from, right) - line_margin - status_gap);
    movies_->setGeometry(line_margin, 0, left_room, height());
    progress_->setGeometry(middle_from, 0, std::max(0, right - middle_from - status_gap), height());
    speed_->setGeometry(right, 0, speed_width, height());
}

}  // namespace separatrix

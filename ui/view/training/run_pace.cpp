#include "ui/view/training/run_pace.h"

#include <QSignalBlocker>

#include "ui/model/session/session.h"
#include "ui/model/words/number_text.h"
#include "ui/view/look/card.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int speed_steps = 100;
constexpr int long_slider = 96;
constexpr int short_slider = 72;
constexpr int shortest_slider = 56;

}  // namespace

RunPace::RunPace(Session* session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      line_(new QHBoxLayout(this)),
      epoch_caption_(new QLabel(tr("Epoch"), this)),
      epoch_(new NumberLabel(this)),
      speed_caption_(new QLabel(tr("Speed"), this)),
      speed_(new GrooveSlider(this)) {
    line_->setContentsMargins(0, 0, 0, 0);
    setRole(epoch_caption_, "muted");
    epoch_->setObjectName("epoch");
    epoch_->setToolTip(tr("Finished epochs: how often every movie was used"));
    setRole(epoch_, "value");
    setRole(speed_caption_, "muted");
    speed_->setObjectName("speed");
    speed_->setAccessibleName(tr("Speed"));
    speed_->setRange(0, speed_steps);
    speed_->setPageStep(speed_steps / 10);
    speed_->setFixedWidth(long_slider);
    speed_caption_->setBuddy(speed_);
    line_->addWidget(verticalRule(this));
    line_->addSpacing(4);
    line_->addWidget(epoch_caption_);
    line_->addWidget(epoch_);
    line_->addSpacing(4);
    line_->addWidget(speed_caption_);
    line_->addWidget(speed_);
    connect(speed_, &GrooveSlider::moved, this, [this](int position) {
        session_->setSpeed(position / static_cast<double>(speed_steps));
        showSpeed();
    });
    connect(session_, &Session::shownChanged, this, &RunPace::showEpoch);
    showEpoch();
    showSpeed();
}

void RunPace::showEpoch() {
    const MomentPointer frame = session_->shown();
    const QString text = grouped_number(frame ? frame->epoch : 0);
    epoch_->setText(text);
    epoch_->setAccessibleName(tr("Epoch %1").arg(text));
    if (text.size() > epoch_room_.size()) {  // it only grows
        epoch_room_ = text;
        for (QChar& c : epoch_room_)
            if (c.isDigit()) c = QLatin1Char('8');
    }
    if (reserveEpoch()) emit roomChanged();
}

bool RunPace::reserveEpoch() {
    const QString usual = grouped_number(narrow_ ? 88'888 : 888'888);
    const QString& room = epoch_room_.size() > usual.size() ? epoch_room_ : usual;
    const int before = epoch_->minimumSizeHint().width();
    epoch_->reserve(room);
    return epoch_->minimumSizeHint().width() > before;
}

void RunPace::showSpeed() {
    const QSignalBlocker quiet(speed_);
    speed_->setValue(static_cast<int>(session_->speed() * speed_steps + 0.5));
    const QString meaning = speed_->value() == 0             ? tr("one epoch a second")
                            : speed_->value() == speed_steps ? tr("as fast as it goes")
                                                             : tr("%1 %").arg(speed_->value());
    speed_->setToolTip(tr("Speed: %1. From one epoch a second to as fast as the machine goes.").arg(meaning));
    speed_->setAccessibleDescription(meaning);
}

void RunPace::setSpeedShort(bool is_short) {
    is_short_ = is_short;
    setSpeedWidth();
}

void RunPace::setNarrow(bool narrow) {
    narrow_ = narrow;
    epoch_caption_->setVisible(!narrow);
    reserveEpoch();
    setSpeedWidth();
}

void RunPace::setSpeedWidth() {
    speed_->setFixedWidth(narrow_ ? shortest_slider : is_short_ ? short_slider : long_slider);
}

}  // namespace separatrix

#include "ui/view/comparison/comparison_view.h"

#include <algorithm>

#include "ui/model/comparison/comparison.h"
#include "ui/view/comparison/companion_plane.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/look/style.h"
#include "ui/view/plane/plane_view.h"

namespace separatrix {

namespace {

// what a plane and the view need beside the square itself, for choosing where the planes go
constexpr int foot_height = 50;
constexpr int axis_height = 80;
constexpr int axis_width = 60;

}  // namespace

ComparisonView::ComparisonView(Session* session, PlaneView* plane, QWidget* parent)
    : QWidget(parent), session_(session), plane_(plane), theme_(light_theme()) {
    setObjectName(QStringLiteral("comparisonView"));
    const auto title = [this](const char* name) {
        auto* label = new NumberLabel(this);
        label->setObjectName(QString::fromLatin1(name));
        label->setAlignment(Qt::AlignHCenter);
        setRole(label, "value");
        label->hide();
        return label;
    };
    first_title_ = title("comparisonFirst");
    second_title_ = title("comparisonSecond");
    sentence_ = new QLabel(this);
    sentence_->setObjectName(QStringLiteral("comparisonSentence"));
    sentence_->setWordWrap(true);
    setRole(sentence_, "muted");
    button_ = new QToolButton(this);
    button_->setObjectName(QStringLiteral("compareWithSoftmax"));
    button_->setFocusPolicy(Qt::TabFocus);
    connect(button_, &QToolButton::clicked, this, [this] { setComparing(!isComparing()); });

    auto* first = new QVBoxLayout;
    first->setSpacing(2);
    first->addWidget(first_title_);
    first->addWidget(plane_, 1);
    second_column_ = new QVBoxLayout;
    second_column_->setSpacing(2);
    second_column_->addWidget(second_title_);
    planes_ = new QBoxLayout(QBoxLayout::LeftToRight);
    planes_->setSpacing(8);
    planes_->addLayout(first, 1);
    planes_->addLayout(second_column_, 0);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(sentence_, 1);
    foot->addWidget(button_, 0, Qt::AlignRight | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(planes_, 1);
    column->addLayout(foot);
    connect(session_, &Session::documentChanged, this, &ComparisonView::takeDocument);
    connect(session_, &Session::shownChanged, this, &ComparisonView::showTitles);
    takeDocument();
}

ComparisonView::~ComparisonView() {
    delete second_;  // it looks at the companion
}

void ComparisonView::setComparing(bool comparing) {
    comparing = comparing && rule_of_comparison(session_->document()).enabled;
    if (comparing == isComparing()) return;
    if (comparing) {
        companion_ = std::make_unique<Companion>(session_, softmax_beside);
        second_ = new CompanionPlane(session_, companion_.get(), plane_->gestures(), this);
        second_->setTheme(theme_);
        second_column_->addWidget(second_, 1);
        second_->show();
        connect(companion_.get(), &Companion::frameChanged, this, &ComparisonView::showTitles);
    } else {
        delete second_;  // it looks at the companion
        second_ = nullptr;
        companion_.reset();
    }
    planes_->setStretch(1, comparing ? 1 : 0);
    first_title_->setVisible(comparing);
    second_title_->setVisible(comparing);
    placePlanes();
    takeDocument();
    emit comparingChanged(comparing);
}

void ComparisonView::takeDocument() {
    const bool applies = rule_of_comparison(session_->document()).enabled;
    if (isComparing() && !applies) return setComparing(false);
    button_->setVisible(applies);
    button_->setText(isComparing() ? tr("Close comparison") : tr("Compare with softmax"));
    button_->setAccessibleName(button_->text());
    button_->setToolTip(isComparing() ? tr("Only the big plane again")
                                      : tr("A second plane: K neurons + softmax on the same movies, trained along"));
    sentence_->setVisible(isComparing());
    sentence_->setText(comparison_sentence(session_->document()));
    showTitles();
}

void ComparisonView::showTitles() {
    if (!isComparing()) return;
    const FramePointer main = session_->frame();
    const FramePointer other = companion_->frame();
    const int classes = session_->document().classes();
    const bool apart = main && other && main->epoch != other->epoch && !session_->isTraining();
    first_title_->setText(comparison_title(session_->document().settings, classes, main.get(), apart));
    second_title_->setText(comparison_title(companion_->settings(), classes, other.get(), apart));
    first_title_->setToolTip(first_title_->text());
    second_title_->setToolTip(second_title_->text());
}

void ComparisonView::placePlanes() {
    // beside each other or one above the other: whichever makes the larger squares
    const int w = width();
    const int h = height() - foot_height;
    const bool beside = std::min(w / 2 - axis_width, h - axis_height) >= std::min(w - axis_width, h / 2 - axis_height);
    planes_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ComparisonView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placePlanes();
}

void ComparisonView::setTheme(const Theme& theme) {
    theme_ = theme;
    if (second_) second_->setTheme(theme);
}

}  // namespace separatrix

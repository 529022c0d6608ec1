#include "ui/view/plane/hint_pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

namespace separatrix {

HintPill::HintPill(QWidget* parent) : QFrame(parent), label_(new QLabel(this)), close_(new QToolButton(this)) {
    setObjectName(QStringLiteral("hintPill"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 6, 4);
    row->setSpacing(6);
    row->addWidget(label_, 1);
    row->addWidget(close_);
    label_->setObjectName(QStringLiteral("hintText"));
    label_->setAttribute(Qt::WA_TransparentForMouseEvents);
    close_->setObjectName(QStringLiteral("hintClose"));
    close_->setText(QStringLiteral("✕"));
    close_->setAutoRaise(true);
    close_->setFixedSize(24, 24);
    close_->setFocusPolicy(Qt::TabFocus);
    close_->setCursor(Qt::ArrowCursor);
    close_->setToolTip(tr("Hide this hint"));
    close_->setAccessibleName(tr("Hide this hint"));
    connect(close_, &QToolButton::clicked, this, &HintPill::dismissed);
}

void HintPill::setText(const QString& text) {
    label_->setText(text);
    setAccessibleName(text);
}

void HintPill::setTheme(const Theme& theme) {
    setStyleSheet(QStringLiteral("#hintPill { background: %1; border: 1px solid %2; border-radius: 16px; }"
                                 "#hintText { color: %3; background: transparent; border: none; }"
                                 "#hintClose { color: %4; background: transparent; border: none; border-radius: 12px; "
                                 "padding: 0; min-width: 24px; min-height: 24px; }"
                                 "#hintClose:hover, #hintClose:focus { background: %5; color: %3; }")
                      .arg(theme.card.name(), theme.card_border.name(), theme.text.name(), theme.muted.name(),
                           theme.control_hover.name()));
}

namespace {

constexpr int margin = 12;
constexpr int edge_gap = 3;
constexpr int movie_reach = 9;  ///< from a movie's middle to its edge

int hidden_by(const QRect& place, const std::vector<QPointF>& movies) {
    const QRectF reach = QRectF(place).adjusted(-movie_reach, -movie_reach, movie_reach, movie_reach);
    return static_cast<int>(
        std::count_if(movies.begin(), movies.end(), [&reach](QPointF movie) { return reach.contains(movie); }));
}

/// Where it hides the fewest movies: in the middle of the foot if it can be there, else as near to that as possible.
QRect best_place(const QRect& area, QSize size, const std::vector<QPointF>& movies) {
    constexpr int step = 10;
    const int middle = area.center().x() - size.width() / 2;
    const int foot = area.bottom() - margin - size.height();
    QRect best(QPoint(middle, foot), size);
    int fewest = hidden_by(best, movies);
    for (int top = foot; top >= area.top() + margin && fewest > 0; top -= step)
        for (const int left : {middle, area.left() + margin, area.right() - margin - size.width()}) {
            const QRect place(QPoint(left, top), size);
            if (const int hidden = hidden_by(place, movies); hidden < fewest) {
                fewest = hidden;
                best = place;
            }
        }
    return best;
}

}  // namespace

void HintPill::placeIn(const QRect& area, const QRect& spare, const std::vector<QPointF>& movies) {
    const auto wrapped = [this](int width) {
        label_->setWordWrap(true);
        layout()->setContentsMargins(14, 0, 4, 0);
        return QSize(width, heightForWidth(width));
    };
    // hidden parts have not seen the style sheet yet
    for (QWidget* part : {static_cast<QWidget*>(this), static_cast<QWidget*>(label_), static_cast<QWidget*>(close_)})
        part->ensurePolished();
    label_->setWordWrap(false);
    layout()->setContentsMargins(16, 4, 6, 4);
    layout()->invalidate();
    QSize size = sizeHint();
    // below the axes it may be wider than they are
    const auto fits_below = [&] { return size.height() <= spare.height() && size.width() <= spare.width(); };
    if (!fits_below()) size = wrapped(std::min(size.width(), spare.width() - 2 * edge_gap));
    const bool below = fits_below();
    if (const int most = std::max(80, area.width() - 2 * margin); !below && size.width() > most) size = wrapped(most);
    QRect place(QPoint(area.center().x() - size.width() / 2, spare.center().y() - size.height() / 2), size);
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, spare.right() - edge_gap - size.width())));
    hides_movies_ = false;
    if (!below) {
        place = best_place(area, size, movies);
        hides_movies_ = hidden_by(place, movies) > 0;
    }
    setGeometry(place);
}

}  // namespace separatrix

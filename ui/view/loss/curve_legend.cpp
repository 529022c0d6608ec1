#include "ui/view/loss/curve_legend.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int dash_length = 18;
constexpr int gap = 5;
constexpr int between = 14;
constexpr int button_between = 4;
constexpr int widest_label = 190;
constexpr int value_gap = 4;  ///< between a curve's name and its value

/// With values the line is full.
int key_gap(const QString& value) { return value.isEmpty() ? gap : gap - 1; }
int key_between(const QString& value) { return value.isEmpty() ? between : between - 5; }

QIcon line_icon(const QColor& color, bool is_broken, qreal ratio) {
    QPixmap picture(QSize(dash_length, 12) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QPen pen(color, 1.8);
    if (is_broken) pen.setDashPattern({5, 2, 1, 2});
    painter.setPen(pen);
    painter.drawLine(QPointF(0, 6), QPointF(dash_length, 6));
    return QIcon(picture);
}

}  // namespace

CurveKey::CurveKey(QWidget* parent) : QWidget(parent) { setCurves(false); }

void CurveKey::setCurves(bool with_test) {
    const QString spoken = with_test ? tr("Solid: training, dashed: test") : tr("Solid: training");
    if (spoken != accessibleName()) setAccessibleName(spoken);
    if (with_test == with_test_) return;
    with_test_ = with_test;
    updateGeometry();
    update();
}

void CurveKey::setValues(const QString& train, const QString& test) {
    if (train == train_ && test == test_) return;
    const QSize before = sizeHint();
    train_ = train;
    test_ = test;
    if (sizeHint() != before) updateGeometry();
    update();
}

/// Room for the usual digits, so that nothing moves with them.
int CurveKey::widthOf(const QString& name, const QString& value) const {
    int width = dash_length + key_gap(value) + fontMetrics().horizontalAdvance(name) + 2;
    if (!value.isEmpty())
        width += value_gap + std::max(fontMetrics().horizontalAdvance(QStringLiteral("0.0888")),
                                      fontMetrics().horizontalAdvance(value));
    return width;
}

QSize CurveKey::sizeHint() const {
    int width = widthOf(tr("train"), train_);
    if (with_test_) width += key_between(test_) + widthOf(tr("test"), test_);
    return {width, fontMetrics().height() + 2};
}

void CurveKey::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor color = palette().color(QPalette::WindowText);
    const double y = height() / 2.0;
    double x = 0;
    const auto entry = [&](const QString& name, const QString& value, bool dashed) {
        QPen pen(color, 1.6);
        if (dashed) pen.setDashPattern({3, 2});
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, y), QPointF(x + dash_length, y));
        painter.setPen(color);
        const int width = fontMetrics().horizontalAdvance(name);
        const double start = x + dash_length + key_gap(value);
        painter.drawText(QRectF(start, 0, width + 2, height()), Qt::AlignVCenter, name);
        if (!value.isEmpty())
            painter.drawText(
                QPointF(start + width + value_gap, (height() - fontMetrics().height()) / 2.0 + fontMetrics().ascent()),
                value);
        x += widthOf(name, value) + key_between(value);
    };
    entry(tr("train"), train_, false);
    if (with_test_) entry(tr("test"), test_, true);
}

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent), key_(new CurveKey(this)), pin_(new QToolButton(this)) {
    setObjectName(QStringLiteral("curveLegend"));
    pin_->setObjectName(QStringLiteral("pinCurve"));
    pin_->setText(tr("Pin curve"));
    pin_->setAccessibleName(tr("Pin the curve of this run"));
    pin_->setProperty("flat", true);
    pin_->setFocusPolicy(Qt::TabFocus);
    setPinRefusal({});
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(pin_, &QToolButton::clicked, this, &CurveLegend::pinRequested);
}

void CurveLegend::setCurves(bool with_test) {
    const QSize before = key_->sizeHint();
    key_->setCurves(with_test);
    if (key_->sizeHint() == before) return;
    updateGeometry();
    place(width(), true);
}

void CurveLegend::setValues(const QString& train, const QString& test) {
    const QSize before = key_->sizeHint();
    key_->setValues(train, test);
    const QString text = train.isEmpty() || test.isEmpty() ? tr("Pin curve") : tr("Pin");
    if (key_->sizeHint() == before && pin_->text() == text) return;
    pin_->setText(text);
    updateGeometry();
    place(width(), true);
}

void CurveLegend::setPinRefusal(const QString& reason) {
    pin_->setEnabled(reason.isEmpty());
    pin_->setToolTip(reason.isEmpty() ? tr("Keep the curve of this run, with its settings, to compare others with (P)")
                                      : reason);
}

QToolButton* CurveLegend::entryButton(const Entry& entry) {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("pin%1").arg(entry.slot));
    button->setProperty("flat", true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(dash_length, 12));
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->installEventFilter(this);
    auto* menu = new QMenu(button);
    const int slot = entry.slot;
    QAction* rename = menu->addAction(tr("Rename…"));
    rename->setObjectName(QStringLiteral("renamePin"));
    connect(rename, &QAction::triggered, this, [this, slot] {
        for (const Entry& known : entries_)
            if (known.slot == slot) emit renameRequested(slot, known.label);
    });
    QAction* remove = menu->addAction(tr("Unpin"));
    remove->setObjectName(QStringLiteral("removePin"));
    connect(remove, &QAction::triggered, this, [this, slot] { emit removeRequested(slot); });
    menu->addSeparator();
    QAction* all = menu->addAction(tr("Unpin all"));
    all->setObjectName(QStringLiteral("removeAllPins"));
    connect(all, &QAction::triggered, this, &CurveLegend::removeAllRequested);
    button->setMenu(menu);
    button->show();
    return button;
}

void CurveLegend::setPins(const QVector<Entry>& entries) {
    if (entries == entries_) return;
    const bool same_slots = std::equal(entries.begin(), entries.end(), entries_.begin(), entries_.end(),
                                       [](const Entry& a, const Entry& b) { return a.slot == b.slot; });
    entries_ = entries;
    if (!same_slots) {
        for (QToolButton* button : buttons_) {
            button->hide();
            button->setObjectName({});
            button->deleteLater();  // it may be the one whose menu was used
        }
        buttons_.clear();
        for (const Entry& entry : entries_) buttons_.push_back(entryButton(entry));
        QWidget* before = key_;
        for (QToolButton* button : buttons_) {
            setTabOrder(before, button);
            before = button;
        }
        setTabOrder(before, pin_);
    }
    showTexts();
}

void CurveLegend::showTexts() {
    for (qsizetype i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        QToolButton* button = buttons_[i];
        button->setIcon(line_icon(entry.color, entry.is_broken, devicePixelRatioF()));
        button->setText(QChar(0x2005) + button->fontMetrics().elidedText(entry.label, Qt::ElideRight, widest_label));
        button->setAccessibleName(tr("Pinned curve: %1").arg(entry.label));
        button->setToolTip(entry.label + '\n' + entry.tooltip + '\n' + tr("Click to rename or unpin it (F2, Delete)"));
    }
    updateGeometry();
    place(width(), true);
}

int CurveLegend::place(int width, bool really) const {
    const int line_height = pin_->sizeHint().height();
    int x = 0;
    int y = 0;
    const auto put = [&](QWidget* part, int space) {
        QSize size = part->sizeHint();
        size.setWidth(std::min(size.width(), std::max(width, 1)));
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += line_height;
        }
        if (really) part->setGeometry(QRect(QPoint(x, y + (line_height - size.height()) / 2), size));
        x += size.width() + space;
    };
    put(key_, between - 5);
    for (QToolButton* button : buttons_) put(button, button_between);
    // the command keeps to the right edge
    const int wanted = pin_->sizeHint().width();
    if (x > 0 && x + wanted > width) {
        x = 0;
        y += line_height;
    }
    if (really) pin_->setGeometry(std::max(0, width - wanted), y, wanted, line_height);
    return y + line_height;
}

QSize CurveLegend::sizeHint() const { return {240, place(std::max(width(), 120), false)}; }
QSize CurveLegend::minimumSizeHint() const { return {120, place(std::max(width(), 120), false)}; }

void CurveLegend::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place(width(), true);
    if (event->oldSize().width() != event->size().width()) updateGeometry();
}

void CurveLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) showTexts();
}

bool CurveLegend::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto index = buttons_.indexOf(static_cast<QToolButton*>(watched));
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (index >= 0 && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
            emit removeRequested(entries_[index].slot);
            return true;
        }
        if (index >= 0 && key == Qt::Key_F2) {
            emit renameRequested(entries_[index].slot, entries_[index].label);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace separatrix

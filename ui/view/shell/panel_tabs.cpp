#include "ui/view/shell/panel_tabs.h"

#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "ui/view/look/icons.h"

namespace separatrix {

PanelTabs::PanelTabs(QWidget* parent)
    : Card(QString(), parent), theme_(light_theme()), tabs_(new QTabWidget), enlarge_(new QToolButton) {
    tabs_->setObjectName(QStringLiteral("sideTabs"));
    tabs_->setDocumentMode(true);
    tabs_->setUsesScrollButtons(true);  // a narrow column has no room for all names
    enlarge_->setObjectName(QStringLiteral("enlargeSide"));
    enlarge_->setProperty("flat", true);
    enlarge_->setFocusPolicy(Qt::TabFocus);
    enlarge_->setIconSize(QSize(13, 13));
    tabs_->setCornerWidget(enlarge_);
    connect(enlarge_, &QToolButton::clicked, this, [this] { setEnlarged(!enlarged_); });
    body()->addWidget(tabs_);
}

void PanelTabs::setPanels(std::vector<PanelDescription> panels, const QString& spoken) {
    panels_ = std::move(panels);
    tabs_->setAccessibleName(spoken);
    for (std::size_t i = 0; i < panels_.size(); ++i) {
        widgets_.push_back(panels_[i].factory());
        if (!panels_[i].comes_and_goes) {
            addTab(i);
            continue;
        }
        widgets_.back()->setParent(this);
        widgets_.back()->hide();
    }
    connect(tabs_, &QTabWidget::currentChanged, this, &PanelTabs::panelChanged);
    connect(tabs_, &QTabWidget::currentChanged, this, &PanelTabs::updateEnlarged);
    showEnlarged();
}

std::size_t PanelTabs::placeOf(const QString& id) const {
    for (std::size_t i = 0; i < panels_.size(); ++i)
        if (panels_[i].id == id) return i;
    return 0;
}

const PanelDescription* PanelTabs::inFront() const {
    for (std::size_t i = 0; i < widgets_.size(); ++i)
        if (widgets_[i] == tabs_->currentWidget()) return &panels_[i];
    return nullptr;
}

void PanelTabs::addTab(std::size_t place) {
    const int index = tabs_->addTab(widgets_[place], panels_[place].title);
    tabs_->setTabToolTip(index, panels_[place].tooltip);
}

void PanelTabs::show(const QString& id) {
    const std::size_t place = placeOf(id);
    const bool came = tabs_->indexOf(widgets_[place]) < 0;
    if (came) addTab(place);
    tabs_->setCurrentWidget(widgets_[place]);
    if (came) emit shownChanged(panels_[place].id, true);
}

void PanelTabs::setShown(const QString& id, bool shown) {
    if (shown) return show(id);
    const std::size_t place = placeOf(id);
    if (!panels_[place].comes_and_goes || !isShown(id)) return;
    tabs_->removeTab(tabs_->indexOf(widgets_[place]));
    widgets_[place]->setParent(this);
    widgets_[place]->hide();
    emit shownChanged(id, false);
}

bool PanelTabs::isShown(const QString& id) const { return tabs_->indexOf(widgets_[placeOf(id)]) >= 0; }

QString PanelTabs::remembered() const {
    const PanelDescription* panel = inFront();
    return panel && !panel->comes_and_goes ? panel->id : panels_.front().id;
}

void PanelTabs::setEnlarged(bool enlarged) {
    if (enlarged == enlarged_) return;
    const PanelDescription* panel = inFront();
    const bool by_itself = is_low_ && panel && panel->needs_room;
    asked_ = enlarged && !by_itself;
    declined_ = !enlarged && by_itself;
    updateEnlarged();
}

void PanelTabs::setColumnLow(bool low) {
    if (low == is_low_) return;
    is_low_ = low;
    declined_ = false;
    updateEnlarged();
}

void PanelTabs::updateEnlarged() {
    const PanelDescription* panel = inFront();
    const bool enlarged = asked_ || (is_low_ && panel && panel->needs_room && !declined_);
    if (enlarged == enlarged_) return;
    enlarged_ = enlarged;
    showEnlarged();
    emit enlargedChanged(enlarged);
}

void PanelTabs::showEnlarged() {
    const QString text = enlarged_ ? tr("Shrink this panel") : tr("Enlarge this panel");
    enlarge_->setAccessibleName(text);
    enlarge_->setToolTip(enlarged_ ? tr("Give loss and report their places back (F11)")
                                   : tr("Give this panel the whole column (F11)"));
    enlarge_->setIcon(glyph_icon(enlarged_ ? Glyph::shrink : Glyph::enlarge, theme_));
}

void PanelTabs::setTheme(const Theme& theme) {
    theme_ = theme;
    showEnlarged();
}

}  // namespace separatrix

#include "ui/view/plane/tool_strip.h"

#include <QStyledItemDelegate>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/view/look/icons.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int slider_width = 84;
constexpr std::array compact_slider_widths{52, 40, 26};  ///< the first that fits
constexpr int axes_gap = 8;
constexpr int strip_edge_gap = 3;  ///< to the edge of the plane, where it is narrow

/// Steps of the radius grow with it: fine where it is small.
int position_of(double radius) {
    const double share =
        std::log(radius / tool_limits::min_radius) / std::log(tool_limits::max_radius / tool_limits::min_radius);
    return static_cast<int>(std::lround(100 * share));
}

double radius_at(int position) {
    return std::round(tool_limits::min_radius *
                      std::pow(tool_limits::max_radius / tool_limits::min_radius, position / 100.0));
}

int density_position(int density) {
    return static_cast<int>(std::lround(100 * std::log(density) / std::log(tool_limits::max_density)));
}

int density_at(int position) {
    return static_cast<int>(std::lround(std::pow(tool_limits::max_density, position / 100.0)));
}

}  // namespace

ToolStrip::ToolStrip(Session* session, PlaneGestures* gestures, QWidget* parent)
    : QFrame(parent), session_(session), gestures_(gestures) {
    setObjectName(QStringLiteral("toolStrip"));
    setAccessibleName(tr("Options of the tool"));
    line_ = new QBoxLayout(QBoxLayout::LeftToRight, this);
    line_->setContentsMargins(12, 3, 12, 3);
    line_->setSpacing(10);
    radius_ = addDial("toolRadius", tr("Radius"), tr("How far the tool reaches, in pixels"), 0, 100);
    density_ = addDial("brushDensity", tr("Density"),
                       tr("Movies for each width that the brush moves on, and for each second that it rests"), 0, 100);

    const auto group = [this](QWidget*& widget) {
        widget = new QWidget(this);
        auto* line = new QHBoxLayout(widget);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(4);
        line_->addWidget(widget);
        return line;
    };
    auto* shapes = group(shapes_);
    uniform_ = addButton(shapes, "brushUniform", tr("Even"), tr("Even: everywhere in the ring alike"));
    gaussian_ = addButton(shapes, "brushGaussian", tr("Gaussian"),
                          tr("Gaussian: dense in the middle; the ring is two deviations wide"));
    auto* outlines = group(outlines_);
    rectangle_ =
        addButton(outlines, "selectRectangle", QChar(0x2002) + tr("Rectangle"), tr("Drag a rectangle around movies"));
    lasso_ = addButton(outlines, "selectLasso", QChar(0x2002) + tr("Lasso"), tr("Draw a line around movies"));
    for (QToolButton* button : {uniform_, gaussian_, rectangle_, lasso_}) {
        button->setCheckable(true);
        button->setIconSize(QSize(13, 13));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        keepWidth(button);
    }
    buildProbes();

    connect(radius_.slider, &GrooveSlider::moved, this, [this](int position) {
        ToolOptions options = gestures_->options();
        options.*radius() = radius_at(position);
        gestures_->setOptions(options);
    });
    connect(density_.slider, &GrooveSlider::moved, this, [this](int position) {
        ToolOptions options = gestures_->options();
        options.brush_density = density_at(position);
        gestures_->setOptions(options);
    });
    const auto choose = [this](QToolButton* button, auto change) {
        connect(button, &QToolButton::clicked, this, [this, change] {
            ToolOptions options = gestures_->options();
            change(options);
            gestures_->setOptions(options);
            show_();  // a click on the one in use leaves it in use
        });
    };
    choose(uniform_, [](ToolOptions& options) { options.brush_shape = BrushShape::uniform; });
    choose(gaussian_, [this](ToolOptions& options) {
        // where it is narrow this one switches between both
        const bool back = uniform_->isHidden() && options.brush_shape == BrushShape::gaussian;
        options.brush_shape = back ? BrushShape::uniform : BrushShape::gaussian;
    });
    choose(rectangle_, [](ToolOptions& options) { options.select_shape = SelectShape::rectangle; });
    choose(lasso_, [](ToolOptions& options) { options.select_shape = SelectShape::lasso; });
    connect(gestures, &PlaneGestures::toolChanged, this, &ToolStrip::show_);
    connect(gestures, &PlaneGestures::optionsChanged, this, &ToolStrip::show_);
    connect(session, &Session::documentChanged, this, &ToolStrip::showProbes);
    show_();
    showProbes();
}

ToolStrip::Dial ToolStrip::addDial(const char* name, const QString& caption, const QString& tooltip, int low,
                                   int high) {
    Dial dial{};
    dial.widget = new QWidget(this);
    auto* line = new QHBoxLayout(dial.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    auto* label = dial.caption = new QLabel(caption, dial.widget);
    setRole(label, "muted");
    dial.slider = new GrooveSlider(dial.widget);
    dial.slider->setObjectName(name);
    dial.slider->setAccessibleName(caption);
    dial.slider->setRange(low, high);
    dial.slider->setFixedWidth(slider_width);
    dial.value = new QLabel(dial.widget);
    setRole(dial.value, "value");
    dial.value->setMinimumWidth(QFontMetrics(base_font()).horizontalAdvance(QStringLiteral("888")) + 2);
    label->setBuddy(dial.slider);
    for (QWidget* part : {static_cast<QWidget*>(label), static_cast<QWidget*>(dial.slider)}) part->setToolTip(tooltip);
    line->addWidget(label);
    line->addWidget(dial.slider);
    line->addWidget(dial.value);
    line_->addWidget(dial.widget);
    return dial;
}

QToolButton* ToolStrip::addButton(QBoxLayout* line, const char* name, const QString& text, const QString& tooltip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text.trimmed());
    button->setToolTip(tooltip);
    button->setFocusPolicy(Qt::TabFocus);
    line->addWidget(button);
    return button;
}

/// Checked buttons are bold: room for that in both states.
void ToolStrip::keepWidth(QToolButton* button) {
    QFont bold = base_font();
    bold.setWeight(QFont::DemiBold);
    const bool has_icon = button == rectangle_ || button == lasso_;
    button->setFixedWidth(QFontMetrics(bold).horizontalAdvance(button->text()) + (has_icon ? 42 : 22));
}

void ToolStrip::buildProbes() {
    probes_ = new QWidget(this);
    auto* line = new QHBoxLayout(probes_);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    probe_ = new QComboBox(probes_);
    probe_->setObjectName(QStringLiteral("probeList"));
    probe_->setAccessibleName(tr("Probes"));
    probe_->setItemDelegate(new QStyledItemDelegate(probe_));
    probe_->setFixedWidth(150);
    line->addWidget(probe_);
    rename_ = addButton(line, "probeRename", tr("Rename"), {});
    delete_ = addButton(line, "probeDelete", tr("Delete"), {});
    line_->addWidget(probes_);
    connect(probe_, &QComboBox::activated, this, [this] {
        if (const auto id = chosenProbe()) gestures_->showProbe(*id);
    });
    connect(rename_, &QToolButton::clicked, this, [this] {
        if (const auto id = chosenProbe()) emit renameWanted(*id);
    });
    connect(delete_, &QToolButton::clicked, this, [this] {
        if (const auto id = chosenProbe()) gestures_->removeProbe(*id);
    });
}

std::optional<std::uint64_t> ToolStrip::chosenProbe() const {
    const auto& probes = session_->document().probes;
    const int index = probe_->currentIndex();
    if (index < 0 || static_cast<std::size_t>(index) >= probes.size()) return std::nullopt;
    return probes[static_cast<std::size_t>(index)].id;
}

void ToolStrip::showProbes() {
    const auto& probes = session_->document().probes;
    QStringList names;
    for (const Probe& probe : probes) names << QString::fromStdString(probe.name);
    QStringList shown;
    for (int i = 0; i < probe_->count(); ++i) shown << probe_->itemText(i);
    if (names != shown || names.isEmpty()) {
        const int before = probe_->currentIndex();
        const QSignalBlocker quiet(probe_);
        probe_->clear();
        probe_->addItems(names);
        // a new one is the one that is meant
        const int last = static_cast<int>(names.size()) - 1;
        probe_->setCurrentIndex(names.size() > shown.size() ? last : std::min(before, last));
        probe_->setPlaceholderText(tr("Click to place one"));
    }
    const bool any = !names.isEmpty();
    for (QWidget* part :
         {static_cast<QWidget*>(probe_), static_cast<QWidget*>(rename_), static_cast<QWidget*>(delete_)})
        part->setEnabled(any);
    const QString reason = tr("There is no probe yet: click on the plane to place one");
    probe_->setToolTip(any ? tr("All probes: choose one to go to it") : reason);
    rename_->setToolTip(any ? tr("Another name for this probe (or double-click on it)") : reason);
    delete_->setToolTip(any ? tr("Take this probe away") : reason);
}

double ToolOptions::*ToolStrip::radius() const {
    switch (gestures_->tool()) {
        case PlaneTool::erase: return &ToolOptions::erase_radius;
        case PlaneTool::relabel: return &ToolOptions::relabel_radius;
        default: return &ToolOptions::brush_radius;
    }
}

void ToolStrip::show_() {
    const PlaneTool tool = gestures_->tool();
    const ToolOptions& options = gestures_->options();
    radius_.widget->setVisible(gestures_->reach().has_value());
    density_.widget->setVisible(tool == PlaneTool::brush);
    shapes_->setVisible(tool == PlaneTool::brush);
    outlines_->setVisible(tool == PlaneTool::select);
    probes_->setVisible(tool == PlaneTool::probe);
    const QSignalBlocker quiet_radius(radius_.slider);
    const QSignalBlocker quiet_density(density_.slider);
    // a slider that the hand holds stays where the hand is
    const double r = options.*radius();
    if (radius_at(radius_.slider->value()) != r) radius_.slider->setValue(position_of(r));
    if (density_at(density_.slider->value()) != options.brush_density)
        density_.slider->setValue(density_position(options.brush_density));
    radius_.value->setText(QString::number(r));
    density_.value->setText(QString::number(options.brush_density));
    radius_.slider->setAccessibleDescription(tr("%1 pixels").arg(r));
    density_.slider->setAccessibleDescription(tr("%n movie(s)", nullptr, options.brush_density));
    uniform_->setChecked(options.brush_shape == BrushShape::uniform);
    gaussian_->setChecked(options.brush_shape == BrushShape::gaussian);
    rectangle_->setChecked(options.select_shape == SelectShape::rectangle);
    lasso_->setChecked(options.select_shape == SelectShape::lasso);
}

void ToolStrip::setTheme(const Theme& theme) {
    radius_.slider->setTheme(theme);
    density_.slider->setTheme(theme);
    rectangle_->setIcon(glyph_icon(Glyph::select, theme));
    lasso_->setIcon(glyph_icon(Glyph::lasso, theme));
    setStyleSheet(QStringLiteral("#toolStrip { background: %1; border: 1px solid %2; border-radius: 8px; }"
                                 "#toolStrip QToolButton { padding: 3px 8px; min-height: 16px; }"
                                 "#toolStrip QToolButton:checked, #toolStrip QToolButton:focus { padding: 2px 7px; }")
                      .arg(theme.card.name(), theme.card_border.name()));
}

void ToolStrip::setCompact(int sliders) {
    const bool compact = sliders < slider_width;
    for (const Dial& dial : {radius_, density_}) {
        dial.slider->setFixedWidth(sliders);
        dial.widget->layout()->setSpacing(compact ? 3 : 6);
    }
    uniform_->setVisible(!compact);
    gaussian_->setText(compact ? tr("Gauss") : tr("Gaussian"));
    keepWidth(gaussian_);
    probe_->setFixedWidth(compact ? 120 : 150);
    line_->setSpacing(compact ? 6 : 10);
    line_->setContentsMargins(compact ? 6 : 12, 3, compact ? 6 : 12, 3);
    line_->setDirection(QBoxLayout::LeftToRight);
    freshenSizes();
}

/// Layouts remember what their parts wanted until the event loop runs: here they are asked again at once.
void ToolStrip::freshenSizes() {
    for (QWidget* part : {radius_.widget, density_.widget, shapes_, outlines_, probes_}) {
        part->layout()->invalidate();
        part->updateGeometry();
    }
    line_->invalidate();
}

void ToolStrip::placeIn(const QRect& axes, const QRect& spare) {
    const int room = std::max(axes.width(), parentWidget()->width() - 2 * strip_edge_gap);
    // hidden parts have not seen the style sheet yet and would ask for more than they need
    ensurePolished();
    for (QWidget* part : findChildren<QWidget*>()) part->ensurePolished();
    setCompact(slider_width);
    for (const int sliders : compact_slider_widths)
        if (sizeHint().width() > room) setCompact(sliders);
    if (sizeHint().width() > room) {
        line_->setDirection(QBoxLayout::TopToBottom);
        line_->setSpacing(2);
        freshenSizes();
    }
    const QSize size = sizeHint();
    const auto fits = [&size](int height) { return size.height() <= height; };
    const int top = fits(spare.height()) ? spare.center().y() - size.height() / 2
                    : fits(axes.top())   ? (axes.top() - size.height()) / 2
                                         : axes.top() + axes_gap;
    const int left = std::clamp(axes.center().x() - size.width() / 2, strip_edge_gap,
                                std::max(strip_edge_gap, parentWidget()->width() - size.width() - strip_edge_gap));
    setGeometry(QRect(QPoint(left, top), size));
    line_->activate();
    for (const QWidget* part : {radius_.widget, density_.widget, shapes_, outlines_, probes_})
        part->layout()->activate();
    raise();
}

}  // namespace separatrix

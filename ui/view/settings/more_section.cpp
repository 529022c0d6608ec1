#include "ui/view/settings/more_section.h"

#include "ui/model/session/session.h"
#include "ui/view/look/card.h"
#include "ui/view/look/icons.h"
#include "ui/view/settings/layer_sizes_section.h"
#include "ui/view/settings/schedule_section.h"

namespace separatrix {

namespace {

constexpr std::initializer_list<ScaleKind> scales{ScaleKind::none, ScaleKind::range, ScaleKind::standard};
constexpr std::initializer_list<Precision> precisions{Precision::double_, Precision::float_};

}  // namespace

MoreSection::MoreSection(Session* session, QWidget* parent)
    : SettingSection(session, {}, parent), theme_(light_theme()) {
    header_ = new QPushButton(this);
    header_->setObjectName("moreSettings");
    header_->setText(tr("Schedule, stop, penalties, inputs"));
    header_->setAccessibleName(header_->text());
    header_->setToolTip(
        tr("Schedule of the learning rate, when to stop, size of each hidden layer, L1 and L2, scaling of the "
           "inputs, movies kept for testing, precision"));
    header_->setIconSize(QSize(11, 11));
    header_->setCheckable(true);
    header_->setProperty("fold", true);
    column()->addWidget(header_);

    const SliderScale penalty = SliderScale::zero_or_logarithmic(1e-5, 1).typed(0, limits::max_penalty);
    l1_ = addSlider("l1", tr("L1"), tr("L1 penalty"), penalty,
                    tr("J + l₁·Σ|w|: the weights, and the biases only if asked"));
    l2_ = addSlider("l2", tr("L2"), tr("L2 penalty"), penalty,
                    tr("J + (l₂/2)·Σw²: the weights, and the biases only if asked"));
    biases_ = new QCheckBox(tr("L1 and L2 on the biases too"), this);
    biases_->setObjectName("penalizeBiases");
    biases_->setAccessibleName(biases_->text());
    scale_ = addRow("inputScale", tr("Inputs"), tr("How the marks are scaled before they enter the network"));
    scale_->addChoices(scales);
    test_share_ = addSlider("testShare", tr("Kept for testing"), tr("Share kept for testing"),
                            SliderScale::percent(limits::max_test_fraction, 0.05),
                            tr("Share of the movies that training never sees; they are drawn hollow"));
    precision_ = addRow("precision", tr("Precision"), tr("Numbers that the training computes with"));
    precision_->addChoices(precisions);
    folded_ = new QWidget(this);
    auto* inner = new QVBoxLayout(folded_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(column()->spacing());
    auto* schedule = new ScheduleSection(session, this);
    auto* layers = new LayerSizesSection(session, this);
    sections_ = {schedule, layers};
    for (QWidget* part : {static_cast<QWidget*>(schedule), static_cast<QWidget*>(layers), static_cast<QWidget*>(l1_),
                          static_cast<QWidget*>(l2_), static_cast<QWidget*>(biases_), static_cast<QWidget*>(scale_),
                          static_cast<QWidget*>(test_share_), static_cast<QWidget*>(precision_)})
        inner->addWidget(part);
    column()->addWidget(folded_);
    connect(header_, &QPushButton::toggled, this, &MoreSection::setExpanded);
    setExpanded(false);

    connect(l1_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change L1"), [value](Settings& s) { s.training.penalty.l1 = value; }, gesture);
    });
    connect(l2_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change L2"), [value](Settings& s) { s.training.penalty.l2 = value; }, gesture);
    });
    connect(biases_, &QCheckBox::clicked, this, [this](bool on) {
        write(on ? tr("Penalise the biases") : tr("Spare the biases"),
              [on](Settings& s) { s.training.penalty.biases = on; });
    });
    connect(scale_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the scaling of the inputs"),
              [value](Settings& s) { s.model.scale = static_cast<ScaleKind>(value); });
    });
    connect(test_share_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change the share kept for testing"), [value](Settings& s) { s.training.test_fraction = value; },
            gesture);
    });
    connect(precision_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the precision"),
              [value](Settings& s) { s.training.precision = static_cast<Precision>(value); });
    });
}

void MoreSection::showDocument(const Document& document) {
    const Settings& settings = document.settings;
    l1_->setValue(settings.training.penalty.l1);
    l2_->setValue(settings.training.penalty.l2);
    for (SettingSection* section : sections_) section->showDocument(document);
    const Rule biases = rule_of(SettingControl::penalize_biases, settings);
    biases_->setChecked(settings.training.penalty.biases);
    biases_->setEnabled(biases.enabled);
    biases_->setToolTip(biases.enabled ? tr("The penalties pull at b as they pull at w") : biases.reason);
    scale_->setValue(static_cast<int>(settings.model.scale));
    test_share_->setValue(settings.training.test_fraction);
    precision_->setValue(static_cast<int>(settings.training.precision));
}

void MoreSection::setExpanded(bool expanded) {
    header_->setChecked(expanded);
    folded_->setVisible(expanded);
    header_->setIcon(glyph_icon(expanded ? Glyph::collapse : Glyph::expand, theme_.muted, theme_.groove));
}

void MoreSection::setTheme(const Theme& theme) {
    SettingSection::setTheme(theme);
    for (SettingSection* section : sections_) section->setTheme(theme);
    theme_ = theme;
    setExpanded(header_->isChecked());
}

}  // namespace separatrix

#include "ui/view/settings/learning_section.h"

#include <algorithm>

#include "ui/model/session/session.h"
#include "ui/model/words/status_text.h"

namespace separatrix {

namespace {

constexpr std::initializer_list<LossKind> losses{LossKind::squared, LossKind::cross_entropy};
constexpr std::initializer_list<OptimizerKind> optimizers{OptimizerKind::gd,       OptimizerKind::sgd,
                                                          OptimizerKind::momentum, OptimizerKind::nesterov,
                                                          OptimizerKind::rmsprop,  OptimizerKind::adam};
constexpr std::initializer_list<BatchOrder> orders{BatchOrder::shuffle, BatchOrder::sequential,
                                                   BatchOrder::replacement};

SliderScale batch_scale(int points) { return SliderScale::batch(points).typed(1, limits::max_batch_size); }

int training_points(const Document& document) {
    const std::size_t n = document.points.size();
    return static_cast<int>(n - test_count(n, document.settings.training.test_fraction));
}

}  // namespace

LearningSection::LearningSection(Session* session, QWidget* parent) : SettingSection(session, tr("Learning"), parent) {
    loss_ = addRow("loss", tr("Loss"), tr("J: the mean of L over the batch, what the training makes small"));
    loss_->addChoices(losses);
    optimizer_ = addRow("optimizer", tr("Optimizer"), tr("How the weights move along the gradient"));
    optimizer_->addChoices(optimizers);
    learning_rate_ = addSlider("learningRate", tr("Learning rate α"), tr("Learning rate"),
                               SliderScale::logarithmic(limits::min_learning_rate, limits::max_learning_rate)
                                   .typed(limits::smallest_typed_rate, limits::largest_learning_rate),
                               tr("α in w ← w − α·dw, b ← b − α·db. Acts on the running training."));
    batch_size_ = addSlider("batchSize", tr("Batch size"), tr("Batch size"), batch_scale(1),
                            tr("Movies per step: J = (1/m) Σ L over a batch of m. 1: one at a time (SGD)."));
    momentum_ = addSlider("momentum", tr("Momentum"), tr("Momentum"),
                          SliderScale::linear(0, 0.99, 0.01, 2).typed(0, limits::max_momentum),
                          tr("μ in v ← μv + dw, w ← w − αv"));
    order_ = addRow("order", tr("Order"), tr("In which order the movies are taken"));
    order_->box()->setAccessibleName(tr("Order of the batches"));
    order_->addChoices(orders);

    connect(session, &Session::shownChanged, this, &LearningSection::showRate);
    connect(loss_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the loss"), [value](Settings& s) { s.training.loss = static_cast<LossKind>(value); });
    });
    connect(optimizer_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the optimizer"),
              [value](Settings& s) { s.training.optimizer.kind = static_cast<OptimizerKind>(value); });
    });
    connect(learning_rate_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change the learning rate"), [value](Settings& s) { s.training.learning_rate = value; }, gesture);
    });
    connect(batch_size_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change the batch size"),
            [size = static_cast<int>(value)](Settings& s) { s.training.batch_size = size; }, gesture);
    });
    connect(momentum_, &ValueSlider::valueEdited, this, [this](double value, int gesture) {
        write(
            tr("Change the momentum"), [value](Settings& s) { s.training.optimizer.momentum = value; }, gesture);
    });
    connect(order_, &ChoiceRow::chosen, this, [this](int value) {
        write(tr("Choose the order of the batches"),
              [value](Settings& s) { s.training.order = static_cast<BatchOrder>(value); });
    });
}

void LearningSection::showDocument(const Document& document) {
    const Settings& settings = document.settings;
    const auto rule = [&](SettingControl control) { return rule_of(control, settings); };
    loss_->setValue(static_cast<int>(settings.training.loss));
    loss_->setRule(rule(SettingControl::loss));
    showChoiceRules(loss_, losses, document);
    optimizer_->setValue(static_cast<int>(settings.training.optimizer.kind));
    learning_rate_->setValue(settings.training.learning_rate);
    showRate();
    if (const int points = training_points(document); points != training_points_) {
        training_points_ = points;
        batch_size_->setScale(batch_scale(points));
    }
    batch_size_->setValue(settings.training.batch_size);
    batch_size_->setRule(rule(SettingControl::batch_size));
    momentum_->setValue(settings.training.optimizer.momentum);
    momentum_->setRule(rule(SettingControl::momentum));
    order_->setValue(static_cast<int>(settings.training.order));
    order_->setRule(rule(SettingControl::order));
}

void LearningSection::showRate() {
    const MomentPointer frame = session()->shown();
    const TrainingSettings& training = session()->document().settings.training;
    Rule rule = rule_of(SettingControl::learning_rate, session()->document().settings);
    if (frame && training.schedule.kind != ScheduleKind::constant)
        rule.reason = tr("With the schedule it is now %1.").arg(rate_number(frame->learning_rate));
    if (rule.reason == rate_reason_) return;
    rate_reason_ = rule.reason;
    learning_rate_->setRule(rule);
}

}  // namespace separatrix

// The training of the PyTorch script: order, optimizer, schedule and loop.
#include "core/export/pytorch_parts.h"
#include "core/export/script_text.h"

namespace separatrix {

namespace {

std::string optimizer_call(const ScriptParts& parts) {
    const auto& optimizer = parts.training.optimizer;
    const auto call = [](const std::string& name, const std::string& more) {
        return "torch.optim." + name + "(model.parameters(), lr=LEARNING_RATE" + more + ')';
    };
    const std::string momentum = ", momentum=" + real_text(optimizer.momentum);
    switch (optimizer.kind) {
        case OptimizerKind::gd:
        case OptimizerKind::sgd: return call("SGD", "");
        case OptimizerKind::momentum: return call("SGD", momentum);
        case OptimizerKind::nesterov:  // PyTorch refuses Nesterov's step without momentum, where it is the plain one
            return optimizer.momentum > 0 ? call("SGD", momentum + ", nesterov=True") : call("SGD", "");
        case OptimizerKind::rmsprop:
            return call("RMSprop", ", alpha=" + real_text(optimizer.decay) + ", eps=" + real_text(optimizer.epsilon));
        case OptimizerKind::adam:
            return call("Adam", ", betas=(" + real_text(optimizer.beta1) + ", " + real_text(optimizer.beta2) +
                                    "), eps=" + real_text(optimizer.epsilon));
    }
    return {};
}

/// The order of every epoch as positions in MOVIES.
std::string written_order(const ScriptParts& parts) {
    std::vector<Index> position(static_cast<std::size_t>(parts.dataset->size()), 0);
    for (std::size_t i = 0; i < parts.dataset->train.size(); ++i)
        position[static_cast<std::size_t>(parts.dataset->train[i])] = static_cast<Index>(i);
    Rng rng(parts.settings.seed, RandomStream::order);
    std::vector<Index> order;
    std::string text =
        "\n# which movies each epoch visits, in the order that Separatrix drew: a row per epoch\nORDER = [\n";
    for (std::int64_t epoch = 0; epoch < parts.story.epochs; ++epoch) {
        text += "    [";
        bool first = true;
        draw_epoch_order(parts.training, *parts.dataset, rng, order);
        for (const Index i : order) {
            text += (first ? "" : ", ") + std::to_string(position[static_cast<std::size_t>(i)]);
            first = false;
        }
        text += "],\n";
    }
    return text + "]\n";
}

/// After the optimizer; empty without a schedule.
std::string schedule_lines(const LearningRateSchedule& schedule) {
    const std::string epochs = std::to_string(schedule.epochs);
    const std::string factor = real_text(schedule.factor);
    switch (schedule.kind) {
        case ScheduleKind::constant: break;
        case ScheduleKind::step:
            return "schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=" + epochs + ", gamma=" + factor +
                   ")\n";
        case ScheduleKind::cosine:
            return filled(R"(

def cosine(t):
    """The rate's share after t epochs: from 1 down to {{factor}}, and there it stays."""
    return {{factor}} + (1 - {{factor}}) * (1 + math.cos(math.pi * min(t / {{epochs}}, 1))) / 2


schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, cosine)
)",
                          {{"factor", factor}, {"epochs", epochs}});
    }
    return {};
}

/// Sets the gradients of the frozen numbers to 0: none of these optimizers moves a number whose gradients were all 0.
std::string frozen_function(const ScriptParts& parts, const std::vector<ParameterPlace>& places) {
    std::string text = R"(

def keep_frozen():
    """These weights stay as they are: no optimizer here moves what has no gradient."""
)";
    for (const auto& place : places) {
        const auto rows = parts.story.start.layers[static_cast<std::size_t>(place.layer)].W.rows();
        const std::string layer = "    layers[" + std::to_string(place.layer) + ']';
        const std::string row = std::to_string(place.is_bias ? place.index : place.index % rows);
        text += place.is_bias ? layer + ".bias.grad[" + row + "] = 0\n"
                              : layer + ".weight.grad[" + row + ", " + std::to_string(place.index / rows) + "] = 0\n";
    }
    return text + "\n";
}

std::string order_line(const ScriptParts& parts) {
    if (parts.is_in_order()) return "torch.arange(len(X))";
    if (parts.writes_order()) return "torch.tensor(ORDER[epoch - 1])";
    return parts.training.order == BatchOrder::shuffle ? "torch.randperm(len(X))"
                                                       : "torch.randint(len(X), (len(X),))  # some twice, some not";
}

}  // namespace

std::string pytorch_training(const ScriptParts& parts) {
    const auto& settings = parts.training;
    const bool has_penalty = settings.penalty.l1 != 0 || settings.penalty.l2 != 0;
    const std::string plus_penalty = has_penalty ? " + penalty()" : "";
    std::string text = "\n\n# --- training\n\nEPOCHS = " + std::to_string(parts.story.epochs) +
                       "\nBATCH_SIZE = " + std::to_string(parts.batch_size()) +
                       "\nLEARNING_RATE = " + real_text(settings.learning_rate) + '\n';
    if (settings.stop_loss > 0)
        text += "STOP_LOSS = " + real_text(settings.stop_loss) + "  # the training ends when its loss falls below\n";
    if (parts.writes_order())
        text += written_order(parts);
    else if (!parts.is_in_order())
        text += "torch.manual_seed(" + std::to_string(parts.settings.seed % 1'000'000'007) + ")\n";
    text += "optimizer = " + optimizer_call(parts) + '\n' + schedule_lines(settings.schedule);
    const auto frozen = frozen_places(settings.frozen, parts.story.start);
    if (!frozen.empty()) text += frozen_function(parts, frozen);
    text += filled(R"(
for epoch in range(1, EPOCHS + 1):
    order = {{order}}
    for batch in order.split(BATCH_SIZE):
        optimizer.zero_grad()
        loss = loss_of(model(X[batch]), y[batch]){{penalty}}
        loss.backward()
{{frozen}}        optimizer.step()
{{schedule}}
    with torch.no_grad():
        output = model(X)
        loss = loss_of(output, y){{penalty}}
        accuracy = (answers(output) == y).float().mean()
        line = f"epoch {epoch}: loss {loss:.12g}, accuracy {accuracy:.3f}"
)",
                   {{"order", order_line(parts)},
                    {"penalty", plus_penalty},
                    {"frozen", frozen.empty() ? "" : "        keep_frozen()\n"},
                    {"schedule", settings.schedule.kind == ScheduleKind::constant ? "" : "    schedule.step()\n"}});
    if (!parts.dataset->test.empty())
        text += filled(R"(        output = model(X_test)
        test_loss = loss_of(output, y_test){{penalty}}
        test_accuracy = (answers(output) == y_test).float().mean()
        line += f", test loss {test_loss:.12g}, accuracy {test_accuracy:.3f}"
)",
                       {{"penalty", plus_penalty}});
    text += "    print(line)\n";
    if (settings.stop_loss > 0) text += "    if loss < STOP_LOSS:\n        break\n";
    return text;
}

}  // namespace separatrix

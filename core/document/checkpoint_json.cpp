#include "core/document/checkpoint_json.h"

#include <limits>

#include "core/data/point.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/document/matrix_json.h"
#include "core/document/predictor_json.h"

namespace separatrix {

namespace {

constexpr std::int64_t most_steps = std::numeric_limits<std::int64_t>::max();

void write_moments(JsonWriter& writer, const Gradients& moments) {
    writer.open_array();
    for (const auto& layer : moments.layers) {
        writer.on_new_line().open_object().key("W");
        write_matrix(writer, layer.W);
        writer.key("b");
        write_vector(writer, layer.b);
        writer.close_object();
    }
    writer.close_array();
}

/// None, or the shapes of the network. An overflown squared gradient is infinite and goes on being so.
Gradients moments_of(const JsonValue& value, const Network& network) {
    Gradients moments;
    const auto count = value.size(network.layers.size());
    if (count != 0 && count != network.layers.size())
        value.refuse(ErrorCode::wrong_shape, std::to_string(count), std::to_string(network.layers.size()));
    for (std::size_t l = 0; l < count; ++l) {
        const auto& W = network.layers[l].W;
        const auto layer = value.element(l);
        moments.layers.push_back(
            {matrix_of(layer.member("W"), W.rows(), W.cols(), false), vector_of(layer.member("b"), W.rows(), false)});
    }
    return moments;
}

}  // namespace

void write_checkpoint(JsonWriter& writer, const Checkpoint& checkpoint) {
    const auto& architecture = checkpoint.predictor.architecture;
    writer.open_object().member("epoch", checkpoint.epoch).member("position", checkpoint.position);
    if (checkpoint.begun) writer.member("begun", true);
    writer.on_new_line().member("order", checkpoint.order.state());
    writer.on_new_line().key("predictor").open_object().member("model", name_of(architecture.model));
    writer.member("classes", architecture.classes).member("activation", name_of(architecture.activation));
    writer.member("output", name_of(architecture.output)).member("loss", name_of(checkpoint.predictor.loss));
    write_predictor_members(writer, checkpoint.predictor);
    writer.close_object();
    writer.on_new_line().key("optimizer").open_object().member("kind", name_of(checkpoint.optimizer.kind));
    writer.member("steps", checkpoint.optimizer.steps).key("first");
    write_moments(writer, checkpoint.optimizer.first);
    writer.key("second");
    write_moments(writer, checkpoint.optimizer.second);
    writer.close_object().close_object();
}

Checkpoint checkpoint_of(const JsonValue& value) {
    Checkpoint checkpoint;
    checkpoint.epoch = value.member("epoch").integer(0, most_steps);
    checkpoint.position = static_cast<Index>(value.member("position").integer(0, most_steps));
    if (const auto begun = value.optional("begun"))
        checkpoint.begun = begun->boolean() && checkpoint.epoch == 0 && checkpoint.position == 0;
    const auto order = value.member("order");
    const std::string state = order.string();
    if (!checkpoint.order.restore(state)) order.refuse(ErrorCode::out_of_range, state, Wanted::generator_state);
    const auto predictor = value.member("predictor");
    checkpoint.predictor =
        predictor_of(predictor, static_cast<int>(predictor.member("classes").integer(2, max_classes)));
    const auto optimizer = value.member("optimizer");
    checkpoint.optimizer.kind = optimizer.member("kind").choice<OptimizerKind>();
    checkpoint.optimizer.steps = optimizer.member("steps").integer(0, most_steps);
    if (const auto first = optimizer.optional("first"))
        checkpoint.optimizer.first = moments_of(*first, checkpoint.predictor.network);
    if (const auto second = optimizer.optional("second"))
        checkpoint.optimizer.second = moments_of(*second, checkpoint.predictor.network);
    return checkpoint;
}

}  // namespace separatrix

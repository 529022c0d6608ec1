// FANN: sample by sample (its only way besides whole epochs), one output per class against 0 and 1, squared loss.
#include <floatfann.h>

#include "bench/works.h"

using namespace separatrix;
using namespace separatrix::bench;

namespace {

bool run(const Work& work, double seconds) {
    if (std::strcmp(work.name, "W5") == 0) return false;  // no ReLU, and minutes an epoch
    const bool one_output = std::strcmp(work.name, "W1") == 0 || work.model == ModelKind::neuron;
    std::vector<unsigned> layers{2};
    for (const int size : work.hidden) layers.push_back(static_cast<unsigned>(size));
    const unsigned outputs = one_output ? 1 : static_cast<unsigned>(work.classes);
    layers.push_back(outputs);
    fann* net = fann_create_standard_array(static_cast<unsigned>(layers.size()), layers.data());
    const auto curve = [](Activation a) { return a == Activation::tanh ? FANN_SIGMOID_SYMMETRIC : FANN_SIGMOID; };
    fann_set_activation_function_hidden(net, curve(work.activation));
    fann_set_activation_function_output(net, work.model == ModelKind::neuron ? FANN_SIGMOID : FANN_LINEAR);
    fann_set_activation_steepness_hidden(net, work.activation == Activation::tanh ? 1.0F : 0.5F);
    fann_set_training_algorithm(net, FANN_TRAIN_INCREMENTAL);
    fann_set_learning_rate(net, static_cast<float>(work.rate));
    fann_set_learning_momentum(net, 0);

    const Arrays arrays = arrays_of(work);
    fann_train_data* data = fann_create_train(static_cast<unsigned>(work.count), 2, outputs);
    for (unsigned i = 0; i < static_cast<unsigned>(work.count); ++i) {
        data->input[i][0] = arrays.x[2 * i];
        data->input[i][1] = arrays.x[2 * i + 1];
        for (unsigned k = 0; k < outputs; ++k) {
            const bool right = one_output ? arrays.y[i] == 1 : arrays.y[i] == static_cast<int>(k);
            data->output[i][k] = right ? 1.0F : 0.0F;
        }
    }
    report(work, seconds, [&] { return static_cast<double>(fann_train_epoch(net, data)); });
    fann_destroy_train(data);
    fann_destroy(net);
    return true;
}

}  // namespace

int main(int argc, char** argv) { return peer_main(argc, argv, run); }

// dlib: its deep networks with mini-batches and plain SGD, float, without the trainer's thread.
#include <dlib/dnn.h>

#include "bench/works.h"

using namespace separatrix;
using namespace separatrix::bench;

namespace {

using Sample = dlib::matrix<float, 2, 1>;
template <template <class> class Curve, unsigned long size, class Below>
using Hidden = Curve<dlib::fc<size, Below>>;
using In = dlib::input<Sample>;

using W1 = dlib::loss_mean_squared<dlib::fc<1, Hidden<dlib::htan, 2, Hidden<dlib::htan, 4, In>>>>;
using W2 = dlib::loss_mean_squared<Hidden<dlib::sig, 1, In>>;
using W3 = dlib::loss_multiclass_log<dlib::fc<5, Hidden<dlib::sig, 16, In>>>;
using W4 = dlib::loss_multiclass_log<dlib::fc<5, Hidden<dlib::htan, 64, Hidden<dlib::htan, 64, In>>>>;
using W5 = dlib::loss_multiclass_log<
    dlib::fc<2, Hidden<dlib::relu, 256, Hidden<dlib::relu, 256, Hidden<dlib::relu, 256, In>>>>>;

template <class Net>
bool train(const Work& work, double seconds) {
    using Label = typename Net::training_label_type;
    const Arrays arrays = arrays_of(work);
    std::vector<Sample> x;
    std::vector<Label> y;
    for (int i = 0; i < work.count; ++i) {
        const auto s = static_cast<std::size_t>(i);
        Sample sample;
        sample(0) = arrays.x[2 * s];
        sample(1) = arrays.x[2 * s + 1];
        x.push_back(sample);
        y.push_back(static_cast<Label>(arrays.y[s]));
    }
    Net net;
    std::vector<dlib::sgd> solvers(net.num_computational_layers, dlib::sgd(0, 0));
    // batches are cut once: only the training is measured
    std::vector<dlib::resizable_tensor> batches;
    std::vector<std::vector<Label>> labels;
    for (int begin = 0; begin < work.count; begin += work.batch) {
        const int end = std::min(begin + work.batch, work.count);
        batches.emplace_back();
        net.to_tensor(x.begin() + begin, x.begin() + end, batches.back());
        labels.emplace_back(y.begin() + begin, y.begin() + end);
    }
    report(work, seconds, [&] {
        double sum = 0;
        for (std::size_t b = 0; b < batches.size(); ++b) {
            sum +=
                net.compute_parameter_gradients(batches[b], labels[b].begin()) * static_cast<double>(labels[b].size());
            net.update_parameters(dlib::make_sstack(solvers), work.rate);
        }
        return sum / work.count;
    });
    return true;
}

bool run(const Work& work, double seconds) {
    const std::string name = work.name;
    if (name == "W1") return train<W1>(work, seconds);
    if (name == "W2") return train<W2>(work, seconds);
    if (name == "W3") return train<W3>(work, seconds);
    if (name == "W4") return train<W4>(work, seconds);
    return train<W5>(work, seconds);
}

}  // namespace

int main(int argc, char** argv) { return peer_main(argc, argv, run); }

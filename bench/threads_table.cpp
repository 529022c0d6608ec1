// From how much work on does a second thread pay? Milliseconds of one evaluation and of one full-batch step by one and
// by two threads, in turn, as CSV lines "what,network,samples,samples x parameters,one,two,ratio". The numbers that
// come out are the same either way (tst_training_kernel). Usage: threads_table [seconds for each]
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

#include "core/nn/architecture.h"
#include "core/nn/initializer.h"
#include "core/training/training_kernel.h"

using namespace separatrix;

namespace {

double milliseconds(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void measure(const std::vector<int>& hidden, Index samples, double seconds) {
    const Architecture architecture{ModelKind::mlp, hidden, Activation::tanh, OutputKind::linear, 2, 2};
    const Objective objective{ModelKind::mlp, LossKind::cross_entropy, 2};
    const StepSettings settings{objective, {}, {}, 1e-6, {}};
    Network network = initial_network(architecture, Initializer::glorot, 1);
    OptimizerState optimizer;
    const Matrix X = Matrix::Random(2, samples);
    Labels y(samples);
    for (Index i = 0; i < samples; ++i) y(i) = X(0, i) > X(1, i) ? 1 : 0;
    std::vector<Index> order(static_cast<std::size_t>(samples));
    std::iota(order.begin(), order.end(), Index{0});
    Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(2, 2);
    TrainingKernel<double> one(kernels::fastest_table(), Hands::one);
    TrainingKernel<double> two(kernels::fastest_table(), Hands::two);
    const auto evaluate = [&](TrainingKernel<double>& kernel) {
        return milliseconds([&] { kernel.evaluate(objective, {X, y}, order, network, confusion); });
    };
    const auto step = [&](TrainingKernel<double>& kernel) {
        return milliseconds([&] { kernel.train(settings, {X, y}, order, samples, network, optimizer); });
    };
    const auto compare = [&](const char* what, const auto& work) {
        // in turn, and the shortest of each: whatever else the machine does only makes it longer
        double best[2] = {HUGE_VAL, HUGE_VAL};
        double spent = 0;
        for (int round = 0; round < 5 || spent < seconds * 1000; ++round) {
            const double a = work(one);
            const double b = work(two);
            spent += a + b;
            if (round == 0) continue;
            best[0] = std::min(best[0], a);
            best[1] = std::min(best[1], b);
        }
        std::string name = "2";
        for (const int size : hidden) name += "-" + std::to_string(size);
        std::printf("%s,%s-2,%td,%td,%.4f,%.4f,%.2f\n", what, name.c_str(), samples,
                    samples * network.parameter_count(), best[0], best[1], best[0] / best[1]);
        std::fflush(stdout);
    };
    compare("evaluation", evaluate);
    compare("full batch", step);
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 0.2;
    std::printf("what,network,samples,work,one,two,ratio\n");
    for (const auto& hidden : {std::vector<int>{8}, std::vector<int>{32, 32}, std::vector<int>{128, 128}})
        for (const Index samples : {1'000, 3'000, 10'000, 30'000, 100'000, 300'000}) measure(hidden, samples, seconds);
    return 0;
}

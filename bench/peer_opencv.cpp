// OpenCV's ANN_MLP: back-propagation sample by sample, squared loss.
#include <opencv2/core.hpp>
#include <opencv2/ml.hpp>

#include "bench/works.h"

using namespace separatrix;
using namespace separatrix::bench;

namespace {

bool run(const Work& work, double seconds) {
    if (std::strcmp(work.name, "W5") == 0) return false;  // minutes an epoch
    cv::setNumThreads(1);
    const int outputs = work.model == ModelKind::neuron ? 1 : work.classes;
    const Arrays arrays = arrays_of(work);
    cv::Mat x(work.count, 2, CV_32F);
    cv::Mat y = cv::Mat::zeros(work.count, outputs, CV_32F);
    for (int i = 0; i < work.count; ++i) {
        const auto s = static_cast<std::size_t>(i);
        x.at<float>(i, 0) = arrays.x[2 * s];
        x.at<float>(i, 1) = arrays.x[2 * s + 1];
        if (outputs == 1)
            y.at<float>(i, 0) = static_cast<float>(arrays.y[s]);
        else
            y.at<float>(i, arrays.y[s]) = 1;
    }
    std::vector<int> layers{2};
    layers.insert(layers.end(), work.hidden.begin(), work.hidden.end());
    layers.push_back(outputs);
    const auto net = cv::ml::ANN_MLP::create();
    net->setLayerSizes(layers);
    net->setActivationFunction(cv::ml::ANN_MLP::SIGMOID_SYM, 1, 1);
    net->setTrainMethod(cv::ml::ANN_MLP::BACKPROP, work.rate, 0);
    net->setTermCriteria({cv::TermCriteria::MAX_ITER, 1, 0});
    const auto data = cv::ml::TrainData::create(x, cv::ml::ROW_SAMPLE, y);
    int flags = cv::ml::ANN_MLP::NO_INPUT_SCALE | cv::ml::ANN_MLP::NO_OUTPUT_SCALE;
    double loss = 0;
    report(work, seconds, [&] {
        net->train(data, flags);
        flags |= cv::ml::ANN_MLP::UPDATE_WEIGHTS;
        static int epochs = 0;
        if (epochs++ % 50 == 0) {  // its own error is not told: measured now and then
            cv::Mat said;
            net->predict(x, said);
            const double distance = cv::norm(said, y);
            loss = distance * distance / work.count;
        }
        return loss;
    });
    return true;
}

}  // namespace

int main(int argc, char** argv) { return peer_main(argc, argv, run); }

// Reads tests/golden/*.json, written by tests/golden/make_reference.py with PyTorch.
#pragma once

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/nn/gradient_check.h"
#include "core/nn/optimizer.h"

namespace separatrix::golden {

using Json = nlohmann::json;

inline Json read(const std::string& name) {
    std::ifstream file(std::string(SEPARATRIX_TEST_DATA) + "/golden/" + name);
    return Json::parse(file);
}

inline Activation activation(const std::string& name) {
    static const std::map<std::string, Activation> names{
        {"sigmoid", Activation::sigmoid}, {"tanh", Activation::tanh},
        {"relu", Activation::relu},       {"leaky_relu", Activation::leaky_relu},
        {"elu", Activation::elu},         {"softplus", Activation::softplus},
        {"sine", Activation::sine},       {"identity", Activation::identity},
        {"step", Activation::step}};
    return names.at(name);
}

inline Objective objective(const Json& json) {
    static const std::map<std::string, ModelKind> models{{"neuron", ModelKind::neuron},
                                                         {"regression", ModelKind::regression},
                                                         {"softmax", ModelKind::softmax},
                                                         {"mlp", ModelKind::mlp}};
    static const std::map<std::string, LossKind> losses{{"squared", LossKind::squared},
                                                        {"cross_entropy", LossKind::cross_entropy}};
    return {models.at(json.at("model")), losses.at(json.at("loss")), json.at("classes")};
}

inline Penalty penalty(const Json& json) {
    return {json.at("l1"), json.at("l2"), json.value("penalize_biases", false)};
}

inline OptimizerKind optimizer(const std::string& name) {
    static const std::map<std::string, OptimizerKind> names{{"gd", OptimizerKind::gd},
                                                            {"sgd", OptimizerKind::sgd},
                                                            {"momentum", OptimizerKind::momentum},
                                                            {"nesterov", OptimizerKind::nesterov},
                                                            {"rmsprop", OptimizerKind::rmsprop},
                                                            {"adam", OptimizerKind::adam}};
    return names.at(name);
}

/// A list of rows.
inline Matrix matrix(const Json& rows) {
    Matrix result(static_cast<Index>(rows.size()), static_cast<Index>(rows.at(0).size()));
    for (Index r = 0; r < result.rows(); ++r)
        for (Index c = 0; c < result.cols(); ++c)
            result(r, c) = rows.at(static_cast<std::size_t>(r)).at(static_cast<std::size_t>(c)).get<double>();
    return result;
}

template <class Column>
Column column(const Json& list) {
    Column result(static_cast<Index>(list.size()));
    for (Index i = 0; i < result.size(); ++i) result(i) = list.at(static_cast<std::size_t>(i));
    return result;
}

inline Network network(const Json& json) {
    Network result;
    for (const Json& layer : json.at("layers"))
        result.layers.push_back(
            {matrix(layer.at("W")), column<Vector>(layer.at("b")), activation(layer.at("activation"))});
    return result;
}

inline Matrix samples(const Json& json) { return matrix(json.at("X")).transpose(); }
inline Labels labels(const Json& json) { return column<Labels>(json.at("y")); }

/// All parameters in the order of parameter_views.
template <class Parameters>
std::vector<double> flat(Parameters parameters) {
    std::vector<double> values;
    for (const auto& view : parameter_views(parameters)) values.insert(values.end(), view.data, view.data + view.size);
    return values;
}

inline void set_flat(Network& network, const std::vector<double>& values) {
    std::size_t next = 0;
    for (const auto& view : parameter_views(network))
        for (Index i = 0; i < view.size; ++i) view.data[i] = values.at(next++);
}

/// max |a - b|; NaN if any number is NaN.
inline double distance(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() != b.size()) throw std::runtime_error("sizes differ");
    using Map = Eigen::Map<const Eigen::ArrayXd>;
    const Eigen::ArrayXd difference =
        (Map(a.data(), static_cast<Index>(a.size())) - Map(b.data(), static_cast<Index>(b.size()))).abs();
    return difference.size() == 0 ? 0 : difference.maxCoeff<Eigen::PropagateNaN>();
}

}  // namespace separatrix::golden

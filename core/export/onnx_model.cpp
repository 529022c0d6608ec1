// The messages are those of onnx.proto, written by the ONNX library and protobuf.
#include <onnx/onnx_pb.h>

#include "core/data/numbers.h"
#include "core/export/finite_weights.h"
#include "core/export/forward_programs.h"

namespace separatrix {

namespace {

constexpr std::int64_t operator_set = 13;  // 2020: read by every run time that is still looked after
constexpr std::int64_t ir_version = 7;     // the one of its time

/// A graph that grows node by node. Values go by name; each function answers the name of what it computes.
class Graph {
public:
    explicit Graph(onnx::GraphProto* graph) : graph_(graph) {}

    /// A constant of the model; W row by row.
    std::string constant(const std::string& name, const Matrix& values, std::initializer_list<std::int64_t> shape) {
        onnx::TensorProto* tensor = graph_->add_initializer();
        tensor->set_name(name);
        tensor->set_data_type(onnx::TensorProto::DOUBLE);
        for (const std::int64_t size : shape) tensor->add_dims(size);
        for (Index i = 0; i < values.rows(); ++i)
            for (Index j = 0; j < values.cols(); ++j) tensor->add_double_data(values(i, j));
        return name;
    }
    std::string number(double value) {
        const std::string name = "number_" + number_text(value);
        for (const auto& tensor : graph_->initializer())
            if (tensor.name() == name) return name;
        return constant(name, Matrix::Constant(1, 1, value), {});
    }
    /// A row of numbers that is added to (multiplied with, ...) each movie's row.
    std::string row(const std::string& name, const Vector& values) {
        return constant(name, values.transpose(), {values.size()});
    }

    std::string node(const char* type, std::initializer_list<std::string> inputs, const std::string& output = {}) {
        onnx::NodeProto* added = graph_->add_node();
        const std::string name = output.empty() ? "v" + std::to_string(++count_) : output;
        added->set_op_type(type);
        added->set_name(type + ("_" + name));
        for (const auto& input : inputs) added->add_input(input);
        added->add_output(name);
        return name;
    }
    /// Sets an attribute of the node that was added last.
    void attribute(const char* name, std::int64_t value) { last_attribute(name)->set_i(value); }

private:
    onnx::AttributeProto* last_attribute(const char* name) {
        onnx::AttributeProto* attribute = graph_->mutable_node(graph_->node_size() - 1)->add_attribute();
        attribute->set_name(name);
        attribute->set_type(onnx::AttributeProto::INT);
        return attribute;
    }

    onnx::GraphProto* graph_;
    int count_ = 0;
};

/// sigma(z) of elementary operators where run times have the named one in single precision only.
std::string activated(Graph& graph, Activation activation, const std::string& z) {
    switch (activation) {
        case Activation::sigmoid: return graph.node("Sigmoid", {z});
        case Activation::tanh: return graph.node("Tanh", {z});
        case Activation::relu: return graph.node("Relu", {z});
        case Activation::leaky_relu:  // max(z, 0.01 z)
            return graph.node("Max", {z, graph.node("Mul", {z, graph.number(leaky_slope)})});
        case Activation::elu: {  // max(z, 0) + e^min(z, 0) - 1
            const auto e = graph.node("Exp", {graph.node("Min", {z, graph.number(0)})});
            return graph.node("Add", {graph.node("Relu", {z}), graph.node("Sub", {e, graph.number(1)})});
        }
        case Activation::softplus: {  // max(z, 0) + log(1 + e^-|z|)
            const auto e = graph.node("Exp", {graph.node("Neg", {graph.node("Abs", {z})})});
            return graph.node("Add",
                              {graph.node("Relu", {z}), graph.node("Log", {graph.node("Add", {e, graph.number(1)})})});
        }
        case Activation::sine: return graph.node("Sin", {z});
        case Activation::identity: return z;
        case Activation::step: {  // 1 if not z < 0
            const auto is_one = graph.node("Not", {graph.node("Less", {z, graph.number(0)})});
            const auto one = graph.node("Cast", {is_one});
            graph.attribute("to", onnx::TensorProto::DOUBLE);
            return one;
        }
    }
    return z;
}

std::string outputs(Graph& graph, const Predictor& predictor) {
    const auto& scale = predictor.scale;
    std::string a = graph.node("Sub", {"marks", graph.row("offset", Vector::Map(scale.offset.data(), 2))});
    a = graph.node("Mul", {a, graph.row("factor", Vector::Map(scale.factor.data(), 2))});
    std::size_t number = 0;
    for (const auto& layer : predictor.network.layers) {
        const std::string l = std::to_string(++number);
        const auto W = graph.constant("W" + l, layer.W, {layer.W.rows(), layer.W.cols()});
        const auto z = graph.node("Gemm", {a, W, graph.row("b" + l, layer.b)}, "z" + l);
        graph.attribute("transB", 1);
        a = activated(graph, layer.activation, z);
    }
    return a;
}

std::string clipped(Graph& graph, const std::string& value) {
    return graph.node("Min", {graph.node("Max", {value, graph.number(0)}), graph.number(1)});
}

/// A whole number from a column of them (N x 1).
void write_label(Graph& graph, const std::string& column) {
    const auto whole = graph.node("Cast", {column});
    graph.attribute("to", onnx::TensorProto::INT64);
    graph.node("Squeeze", {whole, "axis"}, "label");
}

void add_axis(onnx::GraphProto* graph) {
    onnx::TensorProto* axis = graph->add_initializer();
    axis->set_name("axis");
    axis->set_data_type(onnx::TensorProto::INT64);
    axis->add_dims(1);
    axis->add_int64_data(1);
}

void largest_wins(Graph& graph, const std::string& yhat) {
    graph.node("ArgMax", {yhat}, "label");
    graph.attribute("axis", 1);
    graph.attribute("keepdims", 0);
}

std::string concatenated(Graph& graph, const std::string& a, const std::string& b, const std::string& name) {
    const auto both = graph.node("Concat", {a, b}, name);
    graph.attribute("axis", 1);
    return both;
}

void add_ending(Graph& graph, onnx::GraphProto* proto, const Objective& objective, const std::string& a) {
    const double top = objective.classes - 1;
    if (objective.model == ModelKind::neuron) {  // (1 - h, h); class 1 if not h < 1/2
        const auto h = clipped(graph, a);
        concatenated(graph, graph.node("Sub", {graph.number(1), h}), h, "probabilities");
        add_axis(proto);
        write_label(graph, graph.node("Not", {graph.node("Less", {a, graph.number(0.5)})}));
    } else if (objective.model == ModelKind::regression) {  // max(1 - |yhat - k|, 0); the nearest number
        const auto yhat = graph.node("Mul", {clipped(graph, a), graph.number(top)});
        const auto k = graph.row("classes", Vector::LinSpaced(objective.classes, 0, top));
        const auto distance = graph.node("Abs", {graph.node("Sub", {yhat, k})});
        graph.node("Max", {graph.node("Sub", {graph.number(1), distance}), graph.number(0)}, "probabilities");
        add_axis(proto);
        write_label(graph, graph.node("Floor", {graph.node("Add", {yhat, graph.number(0.5)})}));
    } else if (objective.loss == LossKind::squared) {  // clipped and divided by their sum, 1/K each if that is 0
        const auto p = clipped(graph, a);
        const auto sum = graph.node("ReduceSum", {p, "axis"});
        graph.attribute("keepdims", 1);
        add_axis(proto);
        const auto is_zero = graph.node("Cast", {graph.node("Not", {graph.node("Less", {graph.number(0), sum})})});
        graph.attribute("to", onnx::TensorProto::DOUBLE);
        const auto share = graph.node("Mul", {is_zero, graph.number(1.0 / objective.classes)});
        const auto divisor = graph.node("Add", {sum, is_zero});
        graph.node("Add", {graph.node("Div", {p, divisor}), share}, "probabilities");
        largest_wins(graph, a);
    } else {
        graph.node("Softmax", {a}, "probabilities");
        graph.attribute("axis", 1);
        largest_wins(graph, a);
    }
}

void describe(onnx::ValueInfoProto* value, const char* name, int type, std::int64_t columns) {
    value->set_name(name);
    auto* tensor = value->mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(type);
    tensor->mutable_shape()->add_dim()->set_dim_param("N");
    if (columns > 0) tensor->mutable_shape()->add_dim()->set_dim_value(columns);
}

}  // namespace

Expected<std::string> onnx_model(const Predictor& predictor, const std::vector<std::string>& class_names) {
    if (auto error = not_finite_error(predictor.network)) return fail(std::move(*error));
    onnx::ModelProto model;
    model.set_ir_version(ir_version);
    model.set_producer_name("Separatrix");
    model.set_producer_version(SEPARATRIX_VERSION);
    model.add_opset_import()->set_version(operator_set);
    model.set_doc_string(
        "marks (a row x1, x2 per movie) -> probabilities (a column per class) and label (the number of the class that "
        "wins), in double precision. How it was verified: the tests of Separatrix check models like this one with the "
        "ONNX checker and compute them, for every model, loss, output and activation; all probabilities are "
        "Separatrix' "
        "own to 1e-12.");
    for (std::size_t k = 0; k < class_names.size(); ++k) {
        auto* name = model.add_metadata_props();
        name->set_key("class_" + std::to_string(k));
        name->set_value(class_names[k]);
    }

    onnx::GraphProto* proto = model.mutable_graph();
    proto->set_name("separatrix");
    describe(proto->add_input(), "marks", onnx::TensorProto::DOUBLE, 2);
    Graph graph(proto);
    add_ending(graph, proto, predictor.objective(), outputs(graph, predictor));
    describe(proto->add_output(), "probabilities", onnx::TensorProto::DOUBLE, predictor.architecture.classes);
    describe(proto->add_output(), "label", onnx::TensorProto::INT64, 0);
    return model.SerializeAsString();
}

}  // namespace separatrix

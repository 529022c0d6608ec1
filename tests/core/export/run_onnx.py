#!/usr/bin/env python3
"""run_onnx.py FOLDER: what every NAME.onnx of the folder says of the marks in marks.json goes to NAME.json.

The models are read and checked (with shape inference) by the onnx package and computed here, operator by operator
after the ONNX specification, in NumPy: nothing of it is Separatrix' own code.
"""
import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper

TYPES = {onnx.TensorProto.DOUBLE: np.float64, onnx.TensorProto.INT64: np.int64}


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


OPERATORS = {
    "Abs": lambda x: np.abs(x),
    "Add": lambda a, b: a + b,
    "ArgMax": lambda x, axis, keepdims: np.argmax(x, axis=axis),
    "Cast": lambda x, to: x.astype(TYPES[to]),
    "Concat": lambda *parts, axis: np.concatenate(parts, axis=axis),
    "Div": lambda a, b: a / b,
    "Exp": lambda x: np.exp(x),
    "Floor": lambda x: np.floor(x),
    "Gemm": lambda a, b, c, transB: a @ (b.T if transB else b) + c,
    "Less": lambda a, b: a < b,
    "Log": lambda x: np.log(x),
    "Max": lambda a, b: np.maximum(a, b),
    "Min": lambda a, b: np.minimum(a, b),
    "Mul": lambda a, b: a * b,
    "Neg": lambda x: -x,
    "Not": lambda x: np.logical_not(x),
    "ReduceSum": lambda x, axes, keepdims: x.sum(axis=tuple(axes), keepdims=bool(keepdims)),
    "Relu": lambda x: np.maximum(x, 0),
    "Sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "Sin": lambda x: np.sin(x),
    "Softmax": softmax,
    "Squeeze": lambda x, axes: np.squeeze(x, axis=tuple(axes)),
    "Sub": lambda a, b: a - b,
    "Tanh": lambda x: np.tanh(x),
}


def run(model, marks):
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    values["marks"] = marks
    for node in model.graph.node:
        attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        values[node.output[0]] = OPERATORS[node.op_type](*[values[name] for name in node.input], **attributes)
    return [values[output.name] for output in model.graph.output]


folder = pathlib.Path(sys.argv[1])
marks = np.array(json.loads((folder / "marks.json").read_text()))
for path in sorted(folder.glob("*.onnx")):
    model = onnx.load(str(path))
    onnx.checker.check_model(model, full_check=True)
    probabilities, label = run(model, marks)
    classes = [entry.value for entry in model.metadata_props]
    result = {"P": probabilities.tolist(), "labels": label.tolist(), "classes": classes}
    path.with_suffix(".json").write_text(json.dumps(result))

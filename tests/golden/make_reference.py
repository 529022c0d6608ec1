#!/usr/bin/env python3
"""Writes gradients.json and optimizers.json: what PyTorch says the core must compute.

Nothing here comes from the core: gradients are autograd's, steps are torch.optim's, all in float64.
Needs PyTorch (made with 1.13) and NumPy:  python3 tests/golden/make_reference.py
The numbers are written with repr(), so they are read back to the last bit.

gradients.json   {"cases": [{name, model, loss, classes, l1, l2, penalize_biases, layers: [{activation, W, b}],
                 X: one row per sample, y, mean_loss, penalty, gradients: [{W, b}], yhat: one row per sample}]}
                 W: one row per neuron; gradients are those of mean_loss + penalty.
optimizers.json  {"problems": [{name, model, loss, classes, l1, l2, layers, X, y, batches: sample indices per step}],
                 "runs": [{problem, optimizer, rates: [[first step, rate]], losses: mean loss + penalty of each step's
                 batch before the step, weights: {"n": after n steps}}]}
                 weights: flat, W1, b1, W2, b2, each W column by column. Gradient descent takes all points.
"""
import json
import os

import numpy
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "softplus": F.softplus,
    "sine": torch.sin,
    "identity": lambda z: z,
    "step": lambda z: (z >= 0).double() + 0 * z,
}


def forward(layers, X):
    """Z and A of every layer; X and what comes out have one row per sample."""
    Z, A = [], [X]
    for layer in layers:
        Z.append(F.linear(A[-1], layer["W"], layer["b"]))
        A.append(ACTIVATIONS[layer["activation"]](Z[-1]))
    return Z, A[1:]


def mean_loss(problem, Z, A, y):
    yhat = A[-1]
    if problem["model"] == "neuron":
        if problem["loss"] == "squared":
            return F.mse_loss(yhat[:, 0], y.double())
        return F.binary_cross_entropy_with_logits(Z[-1][:, 0], y.double())
    if problem["model"] == "regression":
        return F.mse_loss((problem["classes"] - 1) * yhat[:, 0], y.double())
    if problem["loss"] == "squared":
        return F.mse_loss(yhat, F.one_hot(y, problem["classes"]).double(), reduction="sum") / len(y)
    return F.cross_entropy(yhat, y)


def penalty(problem, layers):
    penalized = [layer["W"] for layer in layers]
    if problem.get("penalize_biases"):
        penalized += [layer["b"] for layer in layers]
    return sum(problem["l1"] * w.abs().sum() + problem["l2"] / 2 * (w**2).sum() for w in penalized)


def random_layers(random, sizes, activations):
    """Weights of four decimals, none near 0 (where |w| has its kink)."""
    layers = []
    for n_in, n_out, activation in zip(sizes, sizes[1:], activations):
        values = random.choice([-1, 1], (n_out, n_in + 1)) * random.uniform(0.1, 1.2, (n_out, n_in + 1))
        values = numpy.round(values, 4)
        layers.append({"activation": activation, "W": torch.tensor(values[:, :-1]), "b": torch.tensor(values[:, -1])})
    for layer in layers:
        layer["W"].requires_grad_()
        layer["b"].requires_grad_()
    return layers


def listed(layers):
    return [{key: value if key == "activation" else value.tolist() for key, value in layer.items()} for layer in layers]


def gradient_case(random, name, sizes, activations, **problem):
    for _ in range(1000):
        layers = random_layers(random, sizes, activations)
        X = torch.tensor(numpy.round(random.uniform(-1.5, 1.5, (7, sizes[0])), 3))
        y = torch.tensor(random.randint(0, problem["classes"], 7))
        Z, A = forward(layers, X)
        if all(z.abs().min() > 0.01 for z in Z):  # no sample sits at a kink
            break
    else:
        raise RuntimeError(name)
    loss = mean_loss(problem, Z, A, y)
    extra = penalty(problem, layers)
    (loss + extra).backward()
    gradients = [{key: layer[key].grad.tolist() for key in ("W", "b")} for layer in layers]
    return dict(problem, name=name, layers=listed(layers), X=X.tolist(), y=y.tolist(), mean_loss=loss.item(),
                penalty=float(extra), gradients=gradients, yhat=A[-1].tolist())


def gradient_cases():
    random = numpy.random.RandomState(1)
    cases = []
    penalties = {
        "": dict(l1=0, l2=0, penalize_biases=False),
        ", l1 and l2": dict(l1=0.03, l2=0.1, penalize_biases=False),
        ", l1 and l2 of biases too": dict(l1=0.02, l2=0.2, penalize_biases=True),
    }
    for suffix, numbers in penalties.items():

        def add(name, sizes, activations, **problem):
            cases.append(gradient_case(random, name + suffix, sizes, activations, **problem, **numbers))

        add("neuron, sigmoid, cross_entropy", [2, 1], ["sigmoid"], model="neuron", loss="cross_entropy", classes=2)
        for activation in ACTIVATIONS:
            add(f"neuron, {activation}, squared", [2, 1], [activation], model="neuron", loss="squared", classes=2)
        for classes in 3, 5:
            for activation in "sigmoid", "tanh", "identity":
                add(f"regression {classes}, {activation}", [2, 1], [activation], model="regression", loss="squared",
                    classes=classes)
        for loss in "squared", "cross_entropy":
            for output in "identity", "sigmoid":
                for classes in 2, 3:
                    add(f"softmax {classes}, {output}, {loss}", [2, classes], [output], model="softmax", loss=loss,
                        classes=classes)
                for activation in ACTIVATIONS:
                    add(f"mlp 2-4-3, {activation}, {output}, {loss}", [2, 4, 3], [activation, output], model="mlp",
                        loss=loss, classes=3)
                add(f"mlp 2-5-4-3, tanh, {output}, {loss}", [2, 5, 4, 3], ["tanh", "tanh", output], model="mlp",
                    loss=loss, classes=3)
    return cases


OPTIMIZERS = {  # name: (torch optimizer, rate for the MLP, rate for the neuron)
    "gd": (lambda p, rate: torch.optim.SGD(p, rate), 0.2, 0.05),
    "sgd": (lambda p, rate: torch.optim.SGD(p, rate), 0.1, 0.02),
    "momentum": (lambda p, rate: torch.optim.SGD(p, rate, momentum=0.9), 0.01, 0.002),
    "nesterov": (lambda p, rate: torch.optim.SGD(p, rate, momentum=0.9, nesterov=True), 0.01, 0.002),
    "rmsprop": (lambda p, rate: torch.optim.RMSprop(p, rate, alpha=0.99, eps=1e-8), 0.002, 0.002),
    "adam": (lambda p, rate: torch.optim.Adam(p, rate, betas=(0.9, 0.999), eps=1e-8), 0.005, 0.005),
}
STEPS = 2000


def flat(layers):
    return [value for layer in layers for value in layer["W"].T.flatten().tolist() + layer["b"].tolist()]


def run(problem, layers, name, rate, recorded):
    make, _, _ = OPTIMIZERS[name]
    layers = [{"activation": layer["activation"], "W": layer["W"].detach().clone().requires_grad_(),
               "b": layer["b"].detach().clone().requires_grad_()} for layer in layers]
    X, y = torch.tensor(problem["X"]), torch.tensor(problem["y"])
    optimizer = make([layer[key] for layer in layers for key in ("W", "b")], rate)
    rates = [[0, rate], [STEPS // 2, rate / 2]]  # the slider moves while the optimizer keeps its memory
    losses, weights = [], {}
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = rates[step >= rates[1][0]][1]
        batch = list(range(len(y))) if name == "gd" else problem["batches"][step]
        optimizer.zero_grad()
        loss = mean_loss(problem, *forward(layers, X[batch]), y[batch]) + penalty(problem, layers)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
        if step + 1 in recorded:
            weights[step + 1] = flat(layers)
    return dict(problem=problem["name"], optimizer=name, rates=rates, losses=losses, weights=weights)


def epochs(random, samples, batch):
    """Shuffled epochs cut into batches; the last one of an epoch is shorter."""
    batches = []
    while len(batches) < STEPS:
        order = random.permutation(samples).tolist()
        batches += [order[i:i + batch] for i in range(0, samples, batch)]
    return batches[:STEPS]


def optimizer_runs():
    random = numpy.random.RandomState(2)
    # three overlapping clouds, so that the gradients never die out
    centres = numpy.array([[-0.6, -0.4], [0.6, -0.3], [0.0, 0.6]])
    y = numpy.arange(24) % 3
    X = numpy.round(centres[y] + 0.45 * random.standard_normal((24, 2)), 3)
    layers = random_layers(random, [2, 4, 3], ["tanh", "identity"])
    mlp = dict(name="mlp 2-4-3", model="mlp", loss="cross_entropy", classes=3, l1=0.0005, l2=0.002,
               layers=listed(layers), X=X.tolist(), y=y.tolist(), batches=epochs(random, 24, 5))

    # the lecture's neuron with its start weights, one movie at a time; some movies break the rule
    marks = numpy.round(random.uniform(0, 5, (24, 2)), 1)
    liked = ((marks.sum(1) > 5) ^ (random.uniform(size=24) < 0.15)).astype(int)
    start = [{"activation": "sigmoid", "W": torch.tensor([[0.5, -0.25]]),
              "b": torch.tensor([0.1])}]
    neuron = dict(name="neuron", model="neuron", loss="squared", classes=2, l1=0, l2=0, layers=listed(start),
                  X=marks.tolist(), y=liked.tolist(), batches=epochs(random, 24, 1))

    # a neuron's weights after every step; the MLP's every 25 (its losses are there for every step)
    every = set(range(1, STEPS + 1))
    some = {1, 2, 3, 5, 10} | set(range(25, STEPS + 1, 25))
    runs = [run(mlp, layers, name, OPTIMIZERS[name][1], some) for name in OPTIMIZERS]
    runs += [run(neuron, start, name, OPTIMIZERS[name][2], every) for name in OPTIMIZERS]
    return dict(problems=[mlp, neuron], runs=runs)


def write(name, contents):
    with open(os.path.join(HERE, name), "w") as file:
        json.dump(contents, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    write("gradients.json", dict(cases=gradient_cases()))
    write("optimizers.json", optimizer_runs())

#!/usr/bin/env python3
"""Writes schedules.json and frozen.json: learning rates and half-frozen training as PyTorch does them, in float64.

Needs what make_reference.py needs:  python3 tests/golden/make_schedules.py

schedules.json  {"runs": [{kind, rate, epochs, factor, rates: the rate of each epoch}]}
                torch.optim.lr_scheduler.StepLR and CosineAnnealingLR, stepped once an epoch; the cosine up to its end.
frozen.json     {"runs": [{problem: of optimizers.json, optimizer, rate, frozen: [[layer, "W" or "b"]], weights: after
                "steps" steps}]}: requires_grad = False for whole W and b, everything else as in optimizers.json.
"""
import json
import os

import torch

import make_reference

STEPS = 300


def rates(kind, rate, epochs, factor):
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], rate)
    if kind == "step":
        schedule = torch.optim.lr_scheduler.StepLR(optimizer, epochs, factor)
    else:
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs, factor * rate)
    listed = []
    for _ in range(3 * epochs if kind == "step" else epochs + 1):
        listed.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return dict(kind=kind, rate=rate, epochs=epochs, factor=factor, rates=listed)


def frozen_run(problem, name, rate, frozen):
    layers = [{"activation": layer["activation"], "W": torch.tensor(layer["W"]), "b": torch.tensor(layer["b"])}
              for layer in problem["layers"]]
    trained = []
    for l, layer in enumerate(layers):
        for key in "W", "b":
            if [l, key] not in frozen:
                trained.append(layer[key].requires_grad_())
    optimizer = make_reference.OPTIMIZERS[name][0](trained, rate)
    X, y = torch.tensor(problem["X"]), torch.tensor(problem["y"])
    for step in range(STEPS):
        batch = list(range(len(y))) if name == "gd" else problem["batches"][step]
        optimizer.zero_grad()
        Z, A = make_reference.forward(layers, X[batch])
        (make_reference.mean_loss(problem, Z, A, y[batch]) + make_reference.penalty(problem, layers)).backward()
        optimizer.step()
    return dict(problem=problem["name"], optimizer=name, rate=rate, frozen=frozen, steps=STEPS,
                weights=make_reference.flat(layers))


if __name__ == "__main__":
    make_reference.write("schedules.json", dict(runs=[
        rates(kind, rate, epochs, factor)
        for kind in ("step", "cosine") for rate in (0.1, 3.7e-3, 2.0) for epochs in (1, 7, 100)
        for factor in (0.1, 0.5, 0.93, 0.0)]))
    with open(os.path.join(make_reference.HERE, "optimizers.json")) as file:
        mlp = json.load(file)["problems"][0]
    make_reference.write("frozen.json", dict(runs=[
        frozen_run(mlp, name, make_reference.OPTIMIZERS[name][1], frozen)
        for name in make_reference.OPTIMIZERS
        for frozen in ([[0, "W"]], [[0, "b"], [1, "W"]], [[1, "b"]])]))

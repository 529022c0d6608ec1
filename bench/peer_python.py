#!/usr/bin/env python3
"""PyTorch and scikit-learn: peer_python.py torch|sklearn WORK [SECONDS]; points on stdin as "x1 x2 label" lines.

Prints "samples per second, loss before, loss after"; exit code 3 where the package is missing or cannot do the work.
"""
import sys
import time

WORKS = {  # hidden sizes, activation, loss, batch, rate
    "W1": ([4, 2], "tanh", "squared", 10, 0.03),
    "W2": ([], "sigmoid", "squared", 1, 0.1),
    "W3": ([16], "sigmoid", "cross-entropy", 32, 0.1),
    "W4": ([64, 64], "tanh", "cross-entropy", 256, 0.1),
    "W5": ([256, 256, 256], "relu", "cross-entropy", 1024, 0.05),
}


def report(count, seconds, epoch):
    first = epoch()
    begin = time.perf_counter()
    epochs = 0
    while True:
        last = epoch()
        epochs += 1
        elapsed = time.perf_counter() - begin
        if elapsed >= seconds:
            break
    print(f"{epochs * count / elapsed:.6g} {first:.6g} {last:.6g}")


def run_torch(work, seconds, points):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(1)
    hidden, activation, loss, batch, rate = WORKS[work]
    x = torch.tensor([p[:2] for p in points])
    labels = torch.tensor([int(p[2]) for p in points])
    single = work in ("W1", "W2")
    classes = 1 if single else int(labels.max()) + 1
    y = labels.float().unsqueeze(1) if single else labels
    curve = {"tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "relu": nn.ReLU}[activation]
    layers, size = [], 2
    for width in hidden:
        layers += [nn.Linear(size, width), curve()]
        size = width
    layers.append(nn.Linear(size, classes))
    if work == "W2":
        layers.append(nn.Sigmoid())
    net = nn.Sequential(*layers)
    criterion = nn.MSELoss() if loss == "squared" else nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)

    def epoch():
        order = torch.randperm(len(x))
        total = 0.0
        for begin in range(0, len(x), batch):
            chosen = order[begin : begin + batch]
            optimizer.zero_grad()
            value = criterion(net(x[chosen]), y[chosen])
            value.backward()
            optimizer.step()
            total = value.item()
        with torch.no_grad():
            return criterion(net(x[:2000]), y[:2000]).item() if total == total else total

    report(len(x), seconds, epoch)


def run_sklearn(work, seconds, points):
    import warnings

    import numpy
    from sklearn.linear_model import SGDClassifier
    from sklearn.metrics import log_loss
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore")
    hidden, activation, _, batch, rate = WORKS[work]
    x = numpy.array([p[:2] for p in points], dtype=numpy.float32)
    y = numpy.array([int(p[2]) for p in points])
    if work == "W2":
        epochs = 200
        model = SGDClassifier(loss="log_loss", alpha=0, learning_rate="constant", eta0=rate, max_iter=epochs, tol=None)

        def fit():
            model.fit(x.astype(float), y)
            return log_loss(y, model.predict_proba(x))

        report(len(x) * epochs, seconds, fit)
        return
    name = {"tanh": "tanh", "sigmoid": "logistic", "relu": "relu"}[activation]
    epochs = {"W1": 200, "W3": 50, "W4": 2, "W5": 1}[work]
    model = MLPClassifier(hidden, activation=name, solver="sgd", batch_size=batch, learning_rate_init=rate, alpha=0,
                          momentum=0, nesterovs_momentum=False, max_iter=epochs, tol=0, n_iter_no_change=10**6,
                          warm_start=True, random_state=1)

    def fit():
        model.fit(x, y)
        return model.loss_

    report(len(x) * epochs, seconds, fit)


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in WORKS:
        sys.exit(__doc__)
    points = [tuple(map(float, line.split())) for line in sys.stdin]
    try:
        {"torch": run_torch, "sklearn": run_sklearn}[sys.argv[1]](
            sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 0.3, points)
    except ImportError as missing:
        print(missing, file=sys.stderr)
        sys.exit(3)


main()

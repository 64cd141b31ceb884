"""PyTorch's losses over batches and their gradients by the outputs, in float64; run it with torch 1.13.

    python3 losses.py > ../resources/dev/gradus/nn/losses.csv

Rows are separated by ";", the numbers of a row by a space.
"""

import random

import torch
import torch.nn.functional as F

LOSSES = {
    "MSE": lambda z, t: F.mse_loss(z, t),
    "SUM_OF_SQUARES": lambda z, t: F.mse_loss(z, t, reduction="sum"),
    "HINGE": lambda z, t: F.relu(1 - t * z).mean(),
    "BINARY_CROSS_ENTROPY": F.binary_cross_entropy_with_logits,
    "SOFTMAX_CROSS_ENTROPY": F.cross_entropy,
    "HUBER": lambda z, t: F.huber_loss(z, t, delta=1.0),
}
# Kinks, ties and extremes: outputs and targets.
REAL = [
    ([[0.5]], [[0.5]]),
    ([[2.0]], [[1.0]]),
    ([[0.0]], [[1.0]]),
    ([[1.0, 2.0], [3.0, -4.0]], [[1.5, 4.0], [3.0, 4.0]]),
    ([[1000.0], [-1000.0]], [[-1000.0], [0.0]]),
]
SIGNS = [
    ([[1.0]], [[1.0]]),
    ([[-1.0], [1.0]], [[-1.0], [-1.0]]),
    ([[0.0, 0.5]], [[1.0, -1.0]]),
    ([[1000.0], [-1000.0]], [[-1.0], [-1.0]]),
]
PROBABILITIES = [
    ([[0.0]], [[0.0]]),
    ([[0.0]], [[1.0]]),
    ([[1000.0], [-1000.0]], [[1.0], [1.0]]),
    ([[1000.0], [-1000.0]], [[0.0], [0.0]]),
    ([[1000.0, -1000.0]], [[0.25, 0.75]]),
]
CLASSES = [
    ([[0.0, 0.0, 0.0]], [[0.0, 1.0, 0.0]]),
    ([[1000.0, -1000.0], [1000.0, -1000.0]], [[1.0, 0.0], [0.0, 1.0]]),
    ([[1000.0, 1000.0, -1000.0]], [[0.0, 1.0, 0.0]]),
    ([[5.0]], [[1.0]]),
]


def sign(r):
    return r.choice([-1.0, 1.0])


def real(r):
    return r.gauss(0, 2)


def one_by_one(draw):
    return lambda r, width: [draw(r) for _ in range(width)]


def distribution(r, width):
    weights = [r.random() for _ in range(width)]
    return [w / sum(weights) for w in weights]


def one_hot(r, width):
    right = r.randrange(width)
    return [float(i == right) for i in range(width)]


TARGETS = {
    "MSE": (REAL, one_by_one(real)),
    "SUM_OF_SQUARES": (REAL, one_by_one(real)),
    "HINGE": (SIGNS, one_by_one(sign)),
    "BINARY_CROSS_ENTROPY": (PROBABILITIES, one_by_one(lambda r: r.random())),
    "SOFTMAX_CROSS_ENTROPY": (CLASSES, lambda r, width: r.choice([one_hot, distribution])(r, width)),
    "HUBER": (REAL, one_by_one(real)),
}


def text(rows):
    return ";".join(" ".join(repr(x) for x in row) for row in rows)


if __name__ == "__main__":
    r = random.Random(1)
    print("loss,outputs,targets,value,gradients")
    for name, loss in LOSSES.items():
        batches, target = TARGETS[name]
        batches = list(batches)
        for rows, width in [(1, 1), (7, 1), (1, 3), (5, 4), (16, 2)]:
            outputs = [[real(r) for _ in range(width)] for _ in range(rows)]
            batches.append((outputs, [target(r, width) for _ in range(rows)]))
        for outputs, targets in batches:
            z = torch.tensor(outputs, dtype=torch.float64, requires_grad=True)
            value = loss(z, torch.tensor(targets, dtype=torch.float64))
            value.backward()
            print(f"{name},{text(outputs)},{text(targets)},{value.item()!r},{text(z.grad.tolist())}")

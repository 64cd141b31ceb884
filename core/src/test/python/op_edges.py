"""Writes what PyTorch gives, in float64, at the edges of every operation: value and both derivatives.

Usage: /usr/bin/python3 op_edges.py > ../resources/dev/gradus/pytorch_edges.csv
"""
import torch
from random_graphs import BINARY, UNARY

TINY = 5e-324
INF = float("inf")
NAN = float("nan")
NUMBERS = (0.0, -0.0, 1.0, -1.0, 1000.0, -1000.0, 1e200, -1e200, TINY, -TINY, INF, -INF, NAN)
PAIRS = (
    (0.0, 0.0), (0.0, -0.0), (-0.0, 0.0), (0.0, 1.0), (0.0, -1.0), (-0.0, -1.0), (1.0, 0.0), (-1.0, 0.0),
    (0.0, 0.5), (0.0, 2.0), (1.0, 1.0), (-2.0, 2.0), (-2.0, 3.0), (-2.0, 0.5), (-2.0, -1.0),
    (1000.0, 1000.0), (-1000.0, 1000.0), (1e200, 1e200), (TINY, TINY), (TINY, 1.0), (1.0, TINY),
    (INF, 1.0), (1.0, INF), (-INF, 1.0), (1.0, -INF), (INF, INF), (INF, -INF), (INF, 0.0), (0.0, INF),
    (NAN, 1.0), (1.0, NAN), (NAN, 0.0),
)  # fmt: skip
WITH_CONSTANT = {"LEAKY_RELU": torch.nn.functional.leaky_relu, "ELU": torch.nn.functional.elu}


def leaf(x):
    return torch.tensor(x, dtype=torch.float64, requires_grad=True)


def derivatives(rule, *operands):
    y = rule(*operands)
    if not y.requires_grad:
        return y.item(), [0.0] * len(operands)
    gradients = torch.autograd.grad(y, operands, allow_unused=True)
    return y.item(), [0.0 if g is None else g.item() for g in gradients]


def main():
    print("op,a,b,value,da,db")
    for op, (rule, _) in UNARY.items():
        if op != "CBRT":  # PyTorch has none
            for x in NUMBERS:
                y, (da,) = derivatives(rule, leaf(x))
                print(f"{op},{x!r},,{y!r},{da!r},")
    for op, (rule, _) in BINARY.items():
        for a, b in PAIRS:
            if op in WITH_CONSTANT:
                y, (da,) = derivatives(lambda x: WITH_CONSTANT[op](x, b), leaf(a))
                print(f"{op},{a!r},{b!r},{y!r},{da!r},")
            else:
                y, (da, db) = derivatives(rule, leaf(a), leaf(b))
                print(f"{op},{a!r},{b!r},{y!r},{da!r},{db!r}")


if __name__ == "__main__":
    main()

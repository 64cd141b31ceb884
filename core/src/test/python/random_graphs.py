"""Writes random expression graphs with their values and gradients by PyTorch in float64.

Usage: /usr/bin/python3 random_graphs.py > ../resources/dev/gradus/random_graphs.txt

One line a graph:  leaves | steps | value | gradients
  leaves     numbers, separated by commas; nodes 0, 1, ...
  steps      separated by semicolons; each makes the next node:  OPERATION operands #constants
  value      of the last node
  gradients  of the last node by each leaf

Operands are the numbers of earlier nodes. An operation is named as in Op, or is one of SUM, MEAN, DOT (first half by
second half), LARGEST, LOG_SUM_EXP, SOFTMAX (the first constant tells which component), CLAMP, PICK (an index, then the
choices) and WHERE (a condition, then yes and no). The last graphs are those with PICK and WHERE.

Every operation stays at a distance from its kinks and poles and every number moderate, so that the results are well
conditioned and a comparison to the last few digits means something.
"""
import math
import random

import torch

GRAPHS = 2400
GRAPHS_WITH_CHOICES = 200
MARGIN = 0.06
LARGEST_VALUE = 8
LARGEST_GRADIENT = 60
SMALLEST = 1e-3

torch.set_num_threads(1)
functional = torch.nn.functional


def number(x):
    return torch.tensor(float(x), dtype=torch.float64)


def anywhere(*_):
    return True


def nonzero(a, *_):
    return abs(a) > MARGIN


def positive(a, *_):
    return a > MARGIN


def within_one(a, *_):
    return abs(a) < 1 - MARGIN


def unequal(a, b):
    return abs(a - b) > MARGIN


def off_origin(a, b):
    return math.hypot(a, b) > MARGIN


UNARY = {
    "NEG": (lambda a: -a, anywhere),
    "EXP": (torch.exp, anywhere),
    "EXPM1": (torch.expm1, anywhere),
    "LOG": (torch.log, positive),
    "LOG1P": (torch.log1p, lambda a: a > -1 + MARGIN),
    "SQRT": (torch.sqrt, positive),
    "CBRT": (lambda a: torch.sign(a).detach() * torch.abs(a) ** (1 / 3), nonzero),
    "SQUARE": (torch.square, anywhere),
    "SIN": (torch.sin, anywhere),
    "COS": (torch.cos, anywhere),
    "TAN": (torch.tan, lambda a: abs(math.cos(a)) > 0.2),
    "ASIN": (torch.asin, within_one),
    "ACOS": (torch.acos, within_one),
    "ATAN": (torch.atan, anywhere),
    "SINH": (torch.sinh, anywhere),
    "COSH": (torch.cosh, anywhere),
    "TANH": (torch.tanh, anywhere),
    "SIGMOID": (torch.sigmoid, anywhere),
    "SOFTPLUS": (functional.softplus, anywhere),
    "RELU": (torch.relu, nonzero),
    "GELU": (lambda a: functional.gelu(a, approximate="tanh"), anywhere),
    "SILU": (functional.silu, anywhere),
    "ABS": (torch.abs, nonzero),
    "SIGN": (torch.sign, nonzero),
    "DETACH": (lambda a: a.detach(), anywhere),
}
BINARY = {
    "PLUS": (lambda a, b: a + b, anywhere),
    "MINUS": (lambda a, b: a - b, anywhere),
    "TIMES": (lambda a, b: a * b, anywhere),
    "DIV": (lambda a, b: a / b, lambda a, b: abs(b) > 0.2),
    "POW": (torch.pow, lambda a, b: a > 0.2 and abs(b) < 4),
    "ATAN2": (torch.atan2, lambda a, b: off_origin(a, b) and (abs(a) > MARGIN or b > MARGIN)),
    "HYPOT": (torch.hypot, off_origin),
    "MAX": (torch.maximum, unequal),
    "MIN": (torch.minimum, unequal),
    "GREATER": (lambda a, b: (a > b).double(), unequal),
    "LEAKY_RELU": (lambda a, b: torch.where(a > 0, a, b * a), nonzero),
    "ELU": (lambda a, b: torch.where(a > 0, a, b * torch.expm1(a)), nonzero),
}
SEVERAL = {
    "SUM": lambda x: torch.stack(x).sum(),
    "MEAN": lambda x: torch.stack(x).mean(),
    "DOT": lambda x: torch.dot(torch.stack(x[: len(x) // 2]), torch.stack(x[len(x) // 2 :])),
    "LARGEST": lambda x: torch.stack(x).max(),
    "LOG_SUM_EXP": lambda x: torch.logsumexp(torch.stack(x), 0),
    "SOFTMAX": lambda x, k: torch.softmax(torch.stack(x), 0)[int(k)],
    "CLAMP": lambda x, low, high: torch.clamp(x[0], low, high),
}
CHOICES = {
    "PICK": lambda x: torch.stack(x[1:])[x[0].long()],
    "WHERE": lambda x: torch.where(x[0].bool(), x[1], x[2]),
}
NAMES = [*UNARY, *BINARY, *SEVERAL]


def apart(numbers):
    ordered = sorted(numbers)
    return all(high - low > MARGIN for low, high in zip(ordered, ordered[1:]))


class Graph:
    def __init__(self, rng, choices=0):
        self.rng = rng
        self.choices = choices
        self.leaves = []
        for _ in range(rng.randint(2, 4)):
            x = round(rng.choice((-1, 1)) * rng.uniform(0.1, 2), 3)
            self.leaves.append(number(x).requires_grad_())
        self.nodes = list(self.leaves)
        self.unused = set(range(len(self.nodes)))
        self.steps = []

    def operand(self):
        """Any node, so that many are shared, but every second time one that nothing has used yet."""
        if self.unused and self.rng.random() < 0.5:
            return self.rng.choice(sorted(self.unused))
        return self.rng.randrange(len(self.nodes))

    def add(self, name, operands, constants=()):
        """Appends the step unless it comes too near to a kink or pole; says whether it did."""
        x = [self.nodes[i] for i in operands]
        at = [v.item() for v in x]
        if name in UNARY:
            rule, domain = UNARY[name]
            y = rule(x[0]) if domain(at[0]) else None
        elif name in BINARY:
            rule, domain = BINARY[name]
            if constants:
                x.append(number(constants[0]))
                at.append(constants[0])
            whole_power = name == "POW" and constants and float(constants[0]).is_integer() and abs(at[0]) > 0.2
            y = rule(*x) if whole_power or domain(*at) else None
        elif name == "CLAMP":
            y = SEVERAL[name](x, *constants) if apart([at[0], *constants]) else None
        else:
            y = {**SEVERAL, **CHOICES}[name](x, *constants) if name != "LARGEST" or apart(at) else None
        if y is None or not abs(y.item()) < LARGEST_VALUE:
            return False
        if y.requires_grad:
            y.retain_grad()
        self.unused -= set(operands)
        self.unused.add(len(self.nodes))
        self.nodes.append(y)
        self.steps.append(" ".join([name, *map(str, operands), *("#" + repr(float(c)) for c in constants)]))
        return True

    def add_random(self):
        rng = self.rng
        name = rng.choice(NAMES)
        if name in UNARY:
            return self.add(name, [self.operand()])
        if name in BINARY:
            if name in ("LEAKY_RELU", "ELU"):
                plain = rng.random() < 0.5
                return self.add(name, [self.operand()], [round(rng.uniform(0.05, 1.5), 2)]) if plain else self.add(
                    name, [self.operand(), self.operand()])
            if rng.random() < 0.3:
                c = rng.choice((-1, 2, 3, 0.5, 1.5, -2)) if name == "POW" else round(rng.uniform(-2, 2), 2)
                return self.add(name, [self.operand()], [c])
            return self.add(name, [self.operand(), self.operand()])
        if name == "CLAMP":
            return self.add(name, [self.operand()], sorted([round(rng.uniform(-2, 2), 2), round(rng.uniform(-2, 2), 2)]))
        operands = [self.operand() for _ in range(rng.choice((2, 4)))]
        return self.add(name, operands, [rng.randrange(len(operands))] if name == "SOFTMAX" else [])

    def add_choice(self):
        """A condition, or the sum of two as an index from 0 to 2, and what it chooses; says whether it could."""
        name = self.rng.choice(sorted(CHOICES))
        choices = [self.operand() for _ in range(3 if name == "PICK" else 2)]
        if not self.add("GREATER", [self.operand(), self.operand()]):
            return False
        mask = len(self.nodes) - 1
        if name == "PICK":
            if not self.add("GREATER", [self.operand(), self.operand()]):
                return False
            self.add("PLUS", [mask, mask + 1])
        return self.add(name, [len(self.nodes) - 1, *choices])

    def grow(self):
        wanted = self.rng.randint(6, 14)
        for _ in range(self.choices):
            self.add_random()
            if not self.add_choice():
                return False
        while len(self.steps) < wanted:
            self.add_random()
        return len(self.unused) == 1 or self.add("SUM", sorted(self.unused))

    def line(self):
        """The graph as text, or nothing where a gradient is steep, cancels nearly, or is missing altogether."""
        y = self.nodes[-1]
        if not y.requires_grad:
            return None
        y.backward()
        gradients = [0.0 if v.grad is None else v.grad.item() for v in self.nodes if v.requires_grad]
        if not all(abs(g) < LARGEST_GRADIENT for g in gradients) or not any(gradients):
            return None
        if any(0 < abs(x) < SMALLEST for x in (y.item(), *gradients)):
            return None
        leaves = ",".join(repr(v.item()) for v in self.leaves)
        by_leaf = ",".join("0.0" if v.grad is None else repr(v.grad.item()) for v in self.leaves)
        return "|".join([leaves, ";".join(self.steps), repr(y.item()), by_leaf])


def main():
    write(GRAPHS, random.Random(20240817), choices=0)
    # by this seed no gradient vanishes by cancellation, of which line() can't tell the zeros of what is not chosen
    write(GRAPHS_WITH_CHOICES, random.Random(20250302), choices=2)


def write(count, rng, choices):
    written = 0
    while written < count:
        graph = Graph(rng, choices)
        line = graph.line() if graph.grow() else None
        if line:
            print(line)
            written += 1


if __name__ == "__main__":
    main()

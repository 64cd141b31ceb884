"""The moons step on CPython: a scalar reverse-mode engine of closures and sets, as micrograd is built.

Prints milliseconds per step (forward, backward, update): MLP 2-16-16-1, ReLU, 100 rows, max-margin loss with L2.
"""
import math
import random
import sys
import time


class Scalar:
    __slots__ = ("data", "grad", "parents", "push")

    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = set(parents)
        self.push = None

    def __add__(self, other):
        if not isinstance(other, Scalar):
            other = Scalar(other)
        result = Scalar(self.data + other.data, (self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        if not isinstance(other, Scalar):
            other = Scalar(other)
        result = Scalar(self.data * other.data, (self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__ = __add__
    __rmul__ = __mul__

    def relu(self):
        result = Scalar(self.data if self.data > 0 else 0.0, (self,))

        def push():
            self.grad += (result.data > 0) * result.grad

        result.push = push
        return result

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            if node.push is not None:
                node.push()


def layer(inputs, outputs):
    return [([Scalar(random.uniform(-1, 1)) for _ in range(inputs)], Scalar(0.0)) for _ in range(outputs)]


def forward(layers, x):
    for depth, neurons in enumerate(layers):
        sums = [sum((w * xi for w, xi in zip(weights, x)), bias) for weights, bias in neurons]
        x = [s.relu() for s in sums] if depth < len(layers) - 1 else sums
    return x[0]


def main(steps):
    sys.setrecursionlimit(10_000)
    random.seed(1337)
    layers = [layer(2, 16), layer(16, 16), layer(16, 1)]
    parameters = [p for neurons in layers for weights, bias in neurons for p in (*weights, bias)]
    rows = []
    for i in range(100):
        angle, moon = math.pi * (i // 2) / 49, i % 2
        x, y = (1 - math.cos(angle), 0.5 - math.sin(angle)) if moon else (math.cos(angle), math.sin(angle))
        rows.append((x + random.gauss(0, 0.1), y + random.gauss(0, 0.1), 2 * moon - 1))
    times, first, last = [], None, None
    for _ in range(steps):
        start = time.perf_counter()
        margins = [(1 + -t * forward(layers, [Scalar(x), Scalar(y)])).relu() for x, y, t in rows]
        loss = sum(margins) * (1.0 / len(rows)) + 1e-4 * sum(p * p for p in parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.data -= 0.5 * p.grad
        times.append(time.perf_counter() - start)
        first, last = first or loss.data, loss.data
    if not last < first:
        sys.exit(f"the loss went from {first} to {last}: the reference does not learn, its time means nothing")
    print(f"{1000 * sorted(times)[len(times) // 2]:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)

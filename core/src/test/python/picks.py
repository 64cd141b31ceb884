"""Writes what PyTorch gives, in float64, for lookups in an embedding table and for choices by a condition.

Usage: /usr/bin/python3 picks.py > ../resources/dev/gradus/picks.csv

Rows of numbers are separated by ";", the numbers of a row by a space. The result that is differentiated:
  EMBEDDING  sum over t of (sum of tanh(table[index[t]]) - t/2)^2; the table and its gradient have a row for each token
  WHERE      sum of where(x > y, x * y, sin(y) * exp(x)); the numbers are the rows x and y, the index is the mask
"""
import random

import torch


def text(rows):
    return ";".join(" ".join(repr(x) for x in row) for row in rows)


def line(kind, index, numbers, y):
    y.backward()
    print(f"{kind},{text([index])},{text(numbers.tolist())},{y.item()!r},{text(numbers.grad.tolist())}")


def numbers(rng, rows, columns):
    table = [[round(rng.gauss(0, 1), 3) for _ in range(columns)] for _ in range(rows)]
    return torch.tensor(table, dtype=torch.float64, requires_grad=True)


def embedding(rng):
    table = numbers(rng, rng.randint(1, 6), rng.randint(1, 4))
    tokens = [rng.randrange(len(table)) for _ in range(rng.randint(1, 8))]
    rows = torch.nn.functional.embedding(torch.tensor(tokens), table)
    shift = torch.arange(len(tokens), dtype=torch.float64) / 2
    line("EMBEDDING", tokens, table, ((torch.tanh(rows).sum(1) - shift) ** 2).sum())


def where(rng):
    both = numbers(rng, 2, 8)
    x, y = both
    mask = x > y
    line("WHERE", mask.long().tolist(), both, torch.where(mask, x * y, torch.sin(y) * torch.exp(x)).sum())


def main():
    rng = random.Random(7)
    print("kind,index,numbers,value,gradient")
    for _ in range(20):
        embedding(rng)
    for _ in range(10):
        where(rng)


if __name__ == "__main__":
    main()

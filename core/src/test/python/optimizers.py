"""Sixty steps of PyTorch's optimizers on one small function, in float64; run it with torch 1.13.

    python3 optimizers.py > ../resources/dev/gradus/optim/optimizers.csv

The function is (1 - x)^2 + 3 (y - x^2)^2 + x sin z + z^2, from (-0.5, 1.5, 2). Each line: optimizer, step, and the
point after it.
"""

import torch
from torch.optim import SGD, Adam, AdamW

OPTIMIZERS = {
    "sgd": lambda p: SGD(p, lr=0.01),
    "momentum": lambda p: SGD(p, lr=0.01, momentum=0.9),
    "nesterov": lambda p: SGD(p, lr=0.01, momentum=0.8, nesterov=True),
    "adam": lambda p: Adam(p, lr=0.05),
    "adam with other betas": lambda p: Adam(p, lr=0.1, betas=(0.5, 0.9), eps=1e-3),
    "adamw": lambda p: AdamW(p, lr=0.05, weight_decay=0.1),
    "adamw without decay": lambda p: AdamW(p, lr=0.02, weight_decay=0),
}

if __name__ == "__main__":
    print("optimizer,step,x,y,z")
    for name, make in OPTIMIZERS.items():
        point = [torch.tensor(start, dtype=torch.float64, requires_grad=True) for start in (-0.5, 1.5, 2.0)]
        x, y, z = point
        optimizer = make(point)
        for step in range(1, 61):
            optimizer.zero_grad()
            ((1 - x) ** 2 + 3 * (y - x**2) ** 2 + x * torch.sin(z) + z**2).backward()
            optimizer.step()
            print(f"{name},{step},{x.item()!r},{y.item()!r},{z.item()!r}")

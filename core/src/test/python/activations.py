"""PyTorch's activations and their derivatives in float64; run it with torch 1.13.

    python3 activations.py > ../resources/dev/gradus/nn/activations.csv

torch's own softplus becomes a straight line at 20; logaddexp(x, 0) is the same function without that.
"""

import torch
import torch.nn.functional as F

POINTS = [-1000.0, -100.0, -30.0, -3.7, -1.0, -0.5, -1e-8, 0.0, 1e-8, 0.25, 1.0, 2.3, 30.0, 100.0, 1000.0]
ACTIVATIONS = {
    "LINEAR": lambda x: x * 1,
    "RELU": F.relu,
    "LEAKY_RELU": F.leaky_relu,
    "ELU": F.elu,
    "GELU": lambda x: F.gelu(x, approximate="tanh"),
    "SILU": F.silu,
    "SOFTPLUS": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "SIGMOID": torch.sigmoid,
    "TANH": torch.tanh,
}

if __name__ == "__main__":
    print("activation,x,y,slope")
    for name, function in ACTIVATIONS.items():
        for point in POINTS:
            x = torch.tensor(point, dtype=torch.float64, requires_grad=True)
            y = function(x)
            y.backward()
            print(f"{name},{point!r},{y.item()!r},{x.grad.item()!r}")

"""The learning rates of PyTorch's schedules; run it with torch 1.13.

    python3 learning_rates.py > ../resources/dev/gradus/optim/learning_rates.csv

The cosine is taken up to its end only: beyond it PyTorch's goes up again.
"""

import warnings

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, StepLR

SCHEDULES = {
    "linear": (1.0, 130, lambda o: LinearLR(o, start_factor=1.0, end_factor=0.1, total_iters=100)),
    "stepwise": (0.5, 60, lambda o: StepLR(o, step_size=7, gamma=0.3)),
    "cosine": (0.3, 41, lambda o: CosineAnnealingLR(o, T_max=40, eta_min=0.01)),
}

if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="Detected call of")
    print("schedule,step,rate")
    for name, (start, steps, make) in SCHEDULES.items():
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=start)
        schedule = make(optimizer)
        for step in range(steps):
            print(f"{name},{step},{float(schedule.get_last_lr()[0])!r}")
            schedule.step()

"""What NumPy's legacy generator gives for many seeds and calls; run it with NumPy 1.24.

    python3 numpy_random.py > ../resources/dev/gradus/data/numpy_random.csv

Each line: seed, call, what the call returned when made some times in a row on RandomState(seed).
"""

import numpy as np

SEEDS = [0, 1, 1337, 2**31, 2**32 - 1]
CALLS = {
    "randomSample()": lambda r: r.random_sample(),
    "uniform(-3, 7)": lambda r: r.uniform(-3, 7),
    "uniform(7, -3)": lambda r: r.uniform(7, -3),
    "normal(0, 1)": lambda r: r.normal(0, 1),
    "normal(2, 0.5)": lambda r: r.normal(2, 0.5),
    "permutation(0)": lambda r: r.permutation(0).tolist(),
    "permutation(1)": lambda r: r.permutation(1).tolist(),
    "permutation(2)": lambda r: r.permutation(2).tolist(),
    "permutation(100)": lambda r: r.permutation(100).tolist(),
    "shuffle(range(10))": lambda r: shuffled(r, 10),
}


def shuffled(r, n):
    items = np.arange(n)
    r.shuffle(items)
    return items.tolist()


if __name__ == "__main__":
    print("seed,call,results")
    for seed in SEEDS:
        for name, call in CALLS.items():
            r = np.random.RandomState(seed)
            results = []
            for _ in range(6):
                result = call(r)
                results += result if isinstance(result, list) else [result]
            print(f'{seed},"{name}",{" ".join(map(repr, results))}')

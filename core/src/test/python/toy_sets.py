"""scikit-learn's toy sets; run it with scikit-learn 1.2 and NumPy 1.24.

    python3 toy_sets.py > ../resources/dev/gradus/data/toy_sets.csv

Each line: seed, call, the rows as "x1 x2 class" separated by ";", and the next random_sample() of the generator.

NumPy's vectorised cosine gives other last bits on processors that have AVX-512, so it is switched off here.
"""

import os

os.environ["NPY_DISABLE_CPU_FEATURES"] = "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"

import numpy as np
from sklearn.datasets import make_blobs, make_circles, make_moons

SEEDS = [0, 1337]
CALLS = {
    "moons(100, 0.1)": lambda r: make_moons(100, noise=0.1, random_state=r),
    "moons(7, 0)": lambda r: make_moons(7, random_state=r),
    "moons(2, 0)": lambda r: make_moons(2, random_state=r),
    "moons(1, 0.2)": lambda r: make_moons(1, noise=0.2, random_state=r),
    "circles(50, 0.05, 0.5)": lambda r: make_circles(50, noise=0.05, factor=0.5, random_state=r),
    "circles(7, 0, 0)": lambda r: make_circles(7, factor=0, random_state=r),
    "circles(1, 0, 0.8)": lambda r: make_circles(1, factor=0.8, random_state=r),
    "blobs(50, 3, 1)": lambda r: make_blobs(50, centers=3, random_state=r),
    "blobs(11, 4, 0.5)": lambda r: make_blobs(11, centers=4, cluster_std=0.5, random_state=r),
    "blobs(2, 2, 0)": lambda r: make_blobs(2, centers=2, cluster_std=0, random_state=r),
    "blobs(3, 1, 2)": lambda r: make_blobs(3, centers=1, cluster_std=2, random_state=r),
}

if __name__ == "__main__":
    print("seed,call,rows,next")
    for seed in SEEDS:
        for name, call in CALLS.items():
            r = np.random.RandomState(seed)
            points, classes = call(r)
            rows = ";".join(f"{float(p[0])!r} {float(p[1])!r} {c}" for p, c in zip(points, classes))
            print(f'{seed},"{name}",{rows},{r.random_sample()!r}')

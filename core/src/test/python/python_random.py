"""What CPython's random gives for many seeds and calls; run it with any CPython 3.11.

    python3 python_random.py > ../resources/dev/gradus/data/python_random.csv

Each line: seed, call, what the call returned when made some times in a row on random.Random(seed).
"""

import random

SEEDS = [0, 1, -5, 1337, 2**31, 2**32, 2**63 - 1, -(2**63), 10**40]
CALLS = {
    "random()": lambda r: r.random(),
    "uniform(-1, 1)": lambda r: r.uniform(-1, 1),
    "uniform(5, 2)": lambda r: r.uniform(5, 2),
    "gauss(0, 1)": lambda r: r.gauss(0, 1),
    "gauss(10, 0.5)": lambda r: r.gauss(10, 0.5),
    "randrange(1)": lambda r: r.randrange(1),
    "randrange(10)": lambda r: r.randrange(10),
    "randrange(2**31 - 1)": lambda r: r.randrange(2**31 - 1),
    "randrange(2**32)": lambda r: r.randrange(2**32),
    "randrange(2**40)": lambda r: r.randrange(2**40),
    "randrange(-5, 5)": lambda r: r.randrange(-5, 5),
    "randrange(-2**63, 2**63 - 1)": lambda r: r.randrange(-(2**63), 2**63 - 1),
    "randrange(0, 100, 7)": lambda r: r.randrange(0, 100, 7),
    "randrange(0, 98, 7)": lambda r: r.randrange(0, 98, 7),
    "randrange(100, 0, -7)": lambda r: r.randrange(100, 0, -7),
    "randrange(20, -10, -4)": lambda r: r.randrange(20, -10, -4),
    "randrange(98, 0, -7)": lambda r: r.randrange(98, 0, -7),
    "randrange(-2**63, 2**63 - 1, 3)": lambda r: r.randrange(-(2**63), 2**63 - 1, 3),
    "randint(1, 6)": lambda r: r.randint(1, 6),
    "randint(-2**62, 2**62)": lambda r: r.randint(-(2**62), 2**62),
    "getrandbits(0)": lambda r: r.getrandbits(0),
    "getrandbits(1)": lambda r: r.getrandbits(1),
    "getrandbits(31)": lambda r: r.getrandbits(31),
    "getrandbits(32)": lambda r: r.getrandbits(32),
    "getrandbits(33)": lambda r: r.getrandbits(33),
    "getrandbits(63)": lambda r: r.getrandbits(63),
    "choice(range(50))": lambda r: r.choice(range(50)),
    "choices(range(50), 5)": lambda r: r.choices(range(50), k=5),
    "choices(range(5), [1, 0, 2.5, 0.25, 4], 8)": lambda r: r.choices(range(5), [1, 0, 2.5, 0.25, 4], k=8),
    "sample(range(21), 5)": lambda r: r.sample(range(21), 5),
    "sample(range(22), 5)": lambda r: r.sample(range(22), 5),
    "sample(range(85), 6)": lambda r: r.sample(range(85), 6),
    "sample(range(86), 6)": lambda r: r.sample(range(86), 6),
    "sample(range(277), 22)": lambda r: r.sample(range(277), 22),
    "sample(range(278), 22)": lambda r: r.sample(range(278), 22),
    "sample(range(20), 20)": lambda r: r.sample(range(20), 20),
    "sample(range(1000), 50)": lambda r: r.sample(range(1000), 50),
    "shuffle(range(10))": lambda r: shuffled(r, 10),
    "shuffle(range(1))": lambda r: shuffled(r, 1),
}


def shuffled(r, n):
    items = list(range(n))
    r.shuffle(items)
    return items


if __name__ == "__main__":
    print("seed,call,results")
    for seed in SEEDS:
        for name, call in CALLS.items():
            r = random.Random(seed)
            results = []
            for _ in range(6):
                result = call(r)
                results += result if isinstance(result, list) else [result]
            print(f'{seed},"{name}",{" ".join(map(repr, results))}')

"""Prints JMH's results as a table of bars: how compiled programs stand beside other libraries and hand-written code.

Arguments: the JDK the table is about, then the JSON files of this and, for the comparison, other JDKs.
"""
import datetime
import json
import math
import os
import platform
import re
import sys

DASH = "–"


def interval(error):
    return DASH if math.isnan(error) else f"{error:,.2g}"


def load(path):
    """Scores by "package.Class.method param", each with half the 99.9% interval and the unit; and how they were run."""
    scores = {}
    with open(path) as file:
        results = json.load(file)
    for result in results:
        name = result["benchmark"].removeprefix("dev.gradus.bench.").replace("Peers", "")
        key = " ".join([name, *result.get("params", {}).values()])
        metric = result["primaryMetric"]
        error = metric["scoreError"]
        scores[key] = (metric["score"], float(error), metric["scoreUnit"])  # NaN where too few were measured
    return scores, results[0]


class Table:
    def __init__(self, scores):
        self.scores = scores

    def ratio(self, work, slow, fast, bar, stretch, least=True):
        """How many times as long the one takes as the other; for a bar that must not be exceeded, least is false."""
        if slow not in self.scores or fast not in self.scores:
            return f"| {work} | {DASH} | | {bar} | | {stretch} |"
        (a, ea, _), (b, eb, _) = self.scores[slow], self.scores[fast]
        value = a / b
        error = value * math.hypot(ea / a, eb / b)
        return self.row(work, value, error, bar, stretch, least)

    def row(self, work, value, error, bar, stretch, least):
        met = self.met(value, bar, least)
        return f"| {work} | {value:,.4g} | {interval(error)} | {'≥' if least else '≤'} {bar:,} | {met} | {stretch} |"

    @staticmethod
    def met(value, bar, least):
        return "yes" if (value >= bar if least else value <= bar) else "**no**"

    def time(self, work, key, bar, stretch):
        if key not in self.scores:
            return f"| {work} | {DASH} | | {bar} | | {stretch} |"
        value, error, _ = self.scores[key]
        return self.row(work, value, error, bar, stretch, False)

    def rate(self, work, key, bar, stretch):
        """Nodes a second from nanoseconds a node."""
        if key not in self.scores:
            return f"| {work} | {DASH} | | {bar:,} | | {stretch} |"
        value, error, _ = self.scores[key]
        return (f"| {work} | {1e9 / value:,.0f} | {interval(1e9 / value * error / value)} | ≥ {bar:,} "
                f"| {self.met(1e9 / value, bar, True)} | {stretch} |")

    def whole(self, work, key, nodes, bar):
        """Seconds for all nodes from nanoseconds a node."""
        if key not in self.scores:
            return f"| {work} | {DASH} | | {bar} | | |"
        value, error, _ = self.scores[key]
        return self.row(work, value * nodes / 1e9, error * nodes / 1e9, bar, "", False)


def bars(scores):
    table = Table(scores)
    moons, digits, residual = "moons.MoonsBenchmark.", "digits.DigitsBenchmark.", "residual.ResidualBenchmark."
    for name in "relu", "tanh":
        work = f"{name}-100"
        yield table.ratio(f"moons step, {name}: PyTorch / ours", f"{moons}pyTorch {work}", f"{moons}program {work}",
                          12, "20")
        yield table.ratio(f"moons step, {name}: eager / ours", f"{moons}eager {work}", f"{moons}program {work}", 100, "")
        yield table.time(f"moons step, {name}: ours, µs", f"{moons}program {work}", 10, "")
        yield table.ratio(f"moons step, {name}: ours / hand-written vectors", f"{moons}program {work}",
                          f"{moons}handVector {work}", 1.2, "the bar is a stretch", False)
    yield table.ratio("784-128-10, 256 rows: PyTorch / ours", f"{digits}pyTorch 256", f"{digits}program 256", 0.7, "1.0")
    yield table.ratio("784-128-10, 256 rows: hand-written vectors / ours", f"{digits}handVector 256",
                      f"{digits}program 256", 0.7, "no bar was set")
    yield table.ratio("784-128-10, 256 rows: 1 thread / 2 threads", f"{digits}program 256",
                      f"{digits}programTwoThreads 256", 1.7, "1.9")
    yield table.ratio("Jacobian: finmath / ours", f"{residual}finmath", f"{residual}program", 5, "")
    yield table.ratio("Jacobian: finite differences / ours", f"{residual}finiteDifferences", f"{residual}program", 3, "")
    yield table.ratio("Jacobian: ours / hand-written vectors", f"{residual}program", f"{residual}handVector", 2,
                      "the bar is a stretch", False)
    compiling = "digits.CompileBenchmark."
    yield table.rate("compiling, nodes a second, warm", f"{compiling}warm", 1_000_000, "3,000,000")
    yield table.whole("compiling 784-128-10 in a fresh JVM of 1 GB, s", f"{compiling}cold", 203_435, 2)
    for name in "relu-100", "tanh-100":
        yield table.ratio(f"loss and gradient / loss, moons {name}", f"moons.MoonsGradientBenchmark.programGradient {name}",
                          f"moons.MoonsGradientBenchmark.programLoss {name}", 3, "2.5", False)
    for rows in 64, 256:
        yield table.ratio(f"loss and gradient / loss, 784-128-10, {rows} rows", f"{digits}program {rows}",
                          f"{digits}programLoss {rows}", 3, "2.5", False)
    for work, key in (("moons relu", moons + "{} relu-100"), ("moons tanh", moons + "{} tanh-100"),
                      ("784-128-10", digits + "{} 256"), ("Jacobian", residual + "{}"),
                      ("deep chain", "corner.CornerBenchmark.{} chain"),
                      ("no dots", "corner.CornerBenchmark.{} noDots")):
        yield table.ratio(f"plain kernels / vector kernels, {work}", key.format("programPlain"), key.format("program"),
                          4, "2.5", False)


def jdks(here, others, version):
    """Our own programs on another JDK: the ratio of times, which should be within 15% of 1."""
    for other, scores in sorted(others.items()):
        for key in sorted(here.keys() & scores.keys()):
            if ".program" in key:
                (a, ea, _), (b, eb, _) = scores[key], here[key]
                error = a / b * math.hypot(ea / a, eb / b)
                met = "yes" if 1 / 1.15 <= a / b <= 1.15 else "**no**"
                yield f"| JDK {other} / JDK {version}: {key} | {a / b:.3g} | {interval(error)} | 0.87–1.15 | {met} | |"


def flops(key):
    """Of 784-128-10: two products in the first layer, three in the second, two operations each."""
    match = re.match(r"digits\.DigitsBenchmark\.(?!programLoss)\w+ (\d+)$", key)
    return 2 * int(match.group(1)) * (2 * 784 * 128 + 3 * 128 * 10) if match else None


def processor():
    with open("/proc/cpuinfo") as file:
        return next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())


def main(version, paths):
    tables = {}
    for path in sorted(paths):  # cold-… before program-…, which says how all but one were run
        scores, run = load(path)
        table = tables.setdefault(re.search(r"jdk(\d+)", path).group(1), ({}, []))
        table[0].update(scores)
        table[1].append(run)
    scores, runs = tables.pop(version)
    jdk = runs[-1]
    today = datetime.date.today()
    print(f"# Compiled programs beside other libraries and hand-written code, JDK {version}\n")
    print(f"{today.day} {today:%B %Y}, {processor()}, {os.cpu_count()} cores, {platform.system()}, {jdk['vmName']} "
          f"{jdk['vmVersion']}; float64, one thread unless it says otherwise. `bench/program`: {jdk['forks']} fork(s) of "
          f"{jdk['warmupIterations']} warm-up and {jdk['measurementIterations']} measured iterations of "
          f"{jdk['measurementTime']}, parallel collector. All answers were compared with the eager engine's before "
          "anything was timed. `±` is JMH's 99.9% interval, for ratios of both sides together.\n")
    print("| | measured | ± | bar | met | stretch |")
    print("|---|---:|---:|---:|---|---:|")
    print("\n".join(bars(scores)))
    print("\n".join(jdks(scores, {other: table[0] for other, table in tables.items()}, version)))
    print("\n## All times\n")
    print("| benchmark | time | ± | unit | GFLOP/s |")
    print("|---|---:|---:|---|---:|")
    for key, (value, error, unit) in sorted(scores.items()):
        work = flops(key)
        rate = f"{work / value / 1e3:.1f}" if work else ""
        print(f"| {key} | {value:,.4g} | {interval(error)} | {unit.replace('us', 'µs')} | {rate} |")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

"""Prints a JMH result file as a table per node, and the ratio of the moons step to CPython's milliseconds."""
import json
import platform
import sys

NODES = 65_577  # MoonsStep.NODES; the benchmark checks it against the graph


def main(path, cpython_ms):
    with open(path) as file:
        results = json.load(file)
    jdk = results[0]
    print(f"\n{platform.machine()}, {jdk['vmName']} {jdk['vmVersion']}, CPython {platform.python_version()}\n")
    print("| benchmark | ns/node | ± | bytes/node |")
    print("|---|---|---|---|")
    ratio = ""
    for result in results:
        if ".EagerBenchmark." not in result["benchmark"]:
            continue  # JMH's own table says it
        metric = result["primaryMetric"]
        name = result["benchmark"].rsplit(".", 1)[1]
        size = result["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]
        print(f"| {name} | {metric['score']:.1f} | {metric['scoreError']:.1f} | {size:.1f} |")
        if name == "moonsStep":
            ours = metric["score"] * NODES / 1e6
            ratio = (f"\nmoons step: {ours:.2f} ms here, {cpython_ms:.0f} ms on CPython: {cpython_ms / ours:.0f} times")
    print(ratio)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))

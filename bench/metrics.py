"""The peer of bench/metrics.js: for each line read, one timed run; answers with seconds.

"rates": the points of scikit-learn's roc_curve and where they meet the diagonal. "bob": bob.measure's eer. "bootstrap": replicates over
fingers, weights w(f)w(g) in roc_curve's sample_weight, and the EER of each.
"""
import json
import sys
import time
from importlib.metadata import PackageNotFoundError, version

import numpy as np
from sklearn.metrics import roc_curve

n, fingers, impressions, replicates = map(int, sys.argv[1:])
rng = np.random.default_rng(1)
truth = np.arange(n) % 10 == 0
scores = rng.random(n) + 0.6 * truth

of = np.repeat(np.arange(fingers), impressions)
first, second = (of[side] for side in np.triu_indices(len(of), 1))
same = first == second
pairs = rng.random(len(same)) + 0.6 * same


def eer(fmr, tmr):
    gap = fmr - (1 - tmr)
    after = np.argmax(gap >= 0)
    share = gap[after - 1] / (gap[after - 1] - gap[after])
    return fmr[after - 1] + share * (fmr[after] - fmr[after - 1])


def rates():
    eer(*roc_curve(truth, scores, drop_intermediate=False)[:2])


def bob():
    import bob.measure

    bob.measure.eer(scores[~truth], scores[truth])


def bootstrap():
    for _ in range(replicates):
        drawn = np.bincount(rng.integers(fingers, size=fingers), minlength=fingers)
        weight = np.where(same, drawn[first], drawn[first] * drawn[second])
        eer(*roc_curve(same, pairs, sample_weight=weight, drop_intermediate=False)[:2])


versions = {}
for name in ["scikit-learn", "bob.measure", "numpy"]:
    try:
        versions[name] = version(name)
    except PackageNotFoundError:
        versions[name] = None
print(json.dumps(versions), flush=True)
for line in sys.stdin:
    task = {"rates": rates, "bob": bob, "bootstrap": bootstrap}[line.strip()]
    start = time.perf_counter()
    task()
    print(time.perf_counter() - start, flush=True)

"""Makes scikit.json: error rates by other implementations. `python scikit.py FOLDER > scikit.json`, FOLDER with bozorth3's score files.

roc_curve (scikit-learn) gives the points, isotonic regression (scikit-learn) the convex hull, bob.measure the EER at the nearest
threshold, that threshold, the EER of the hull and the CMC, numpy d'.
"""
import csv
import json
import sys
from importlib.metadata import version
from pathlib import Path

import bob.measure
import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_curve


def meets_diagonal(fmr, fnmr):
    gap = fmr - fnmr
    after = np.argmax(gap <= 0)
    share = gap[after - 1] / (gap[after - 1] - gap[after])
    return fmr[after - 1] + share * (fmr[after] - fmr[after - 1])


def hull(impostor, genuine):
    scores = np.r_[impostor, genuine]
    truth = np.r_[np.zeros(len(impostor)), np.ones(len(genuine))]
    levels = IsotonicRegression().fit_transform(scores, truth)
    of_impostor, of_genuine = levels[: len(impostor)], levels[len(impostor) :]
    fmr = [1.0] + [np.mean(of_impostor > level) for level in np.unique(levels)]
    fnmr = [0.0] + [np.mean(of_genuine <= level) for level in np.unique(levels)]
    return np.array([fmr, fnmr])


def rates(impostor, genuine):
    truth = np.r_[np.zeros(len(impostor)), np.ones(len(genuine))]
    fpr, tpr, _ = roc_curve(truth, np.r_[impostor, genuine], drop_intermediate=False)
    fmr, fnmr = fpr[::-1], 1 - tpr[::-1]
    within = lambda limit: fnmr[fmr <= limit].min()
    return {
        "eer": meets_diagonal(fmr, fnmr),
        "eerHull": bob.measure.rocch2eer(hull(impostor, genuine)),
        "eerNearest": bob.measure.eer(impostor, genuine),
        "threshold": bob.measure.eer_threshold(impostor, genuine),
        "fmr100": within(0.01),
        "fmr1000": within(0.001),
        "fmr10000": within(0.0001),
        "zeroFmr": within(0),
        "zeroFnmr": fmr[fnmr < 1e-12].min(),
        "dPrime": abs(genuine.mean() - impostor.mean()) / np.sqrt((genuine.var() + impostor.var()) / 2),
    }


def read(path):
    rows = list(csv.DictReader(open(path)))
    of = lambda kind: np.array([float(row["score"]) for row in rows if row["genuine"] == kind])
    return rows, of("0"), of("1")


def cmc(rows):
    score = {}
    for row in rows:
        score[row["probe"], row["gallery"]] = score[row["gallery"], row["probe"]] = float(row["score"])
    names = sorted({name for pair in score for name in pair})
    finger = lambda name: name.split("_")[0]
    searches = []
    for probe in names:
        best = {}
        for other in names:
            if other != probe:
                best[finger(other)] = max(best.get(finger(other), -1), score[probe, other])
        own = best.pop(finger(probe))
        searches.append((np.array(list(best.values())), np.array([own])))
    return bob.measure.cmc(searches).tolist()


rng = np.random.default_rng(9)
sets = {
    "ties": (rng.poisson(6, 300), rng.poisson(14, 80)),
    "continuous": (rng.normal(0, 1, 400).round(6), rng.normal(2, 1.5, 120).round(6)),
}
made = {
    name: {"impostor": impostor.tolist(), "genuine": genuine.tolist(), "expected": rates(impostor.astype(float), genuine.astype(float))}
    for name, (impostor, genuine) in sets.items()
}
bozorth3 = {}
for path in sorted(Path(sys.argv[1]).glob("*.csv")):
    rows, impostor, genuine = read(path)
    bozorth3[path.stem] = {"expected": rates(impostor, genuine), "cmc": cmc(rows)}
versions = {name: version(name) for name in ["scikit-learn", "bob.measure", "numpy"]}
print(json.dumps({"versions": versions, "sets": made, "bozorth3": bozorth3}))

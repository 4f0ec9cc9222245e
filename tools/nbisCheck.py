"""A second opinion on a folder of prints: NIST's mindtct and bozorth3 (NBIS), by way of the nbis-py package.

    python3 -m venv venv && venv/bin/pip install nbis-py==0.1.3
    venv/bin/python tools/nbisCheck.py FOLDER [FOLDER ...]

A folder holds prints named FINGER_IMPRESSION.png (or .tif, .bmp). For each folder it prints the number of prints, the median number
of minutiae, and bozorth3's equal error rate over all genuine pairs (each once) and, as impostors, both FVC's (first impression
against first impressions) and every pair of impressions of different fingers.
"""

import io
import statistics
import sys
from bisect import bisect_left
from itertools import combinations
from pathlib import Path

import nbis
from PIL import Image

SUFFIXES = {".png", ".tif", ".tiff", ".bmp"}


def templates(folder):
    """Minutiae of every print, by (finger, impression)."""
    settings = nbis.NbisExtractorSettings(
        min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=False, ppi=500.0
    )
    extractor = nbis.new_nbis_extractor(settings)
    found = {}
    for path in sorted(Path(folder).iterdir()):
        if path.suffix.lower() not in SUFFIXES:
            continue
        finger, impression = path.stem.rsplit("_", 1)
        png = io.BytesIO()
        Image.open(path).convert("L").save(png, "png")
        found[finger, int(impression)] = extractor.extract_minutiae(png.getvalue())
    return found


def equal_error_rate(genuine, impostor):
    """The rate where as many genuine scores lie below a threshold as impostor scores at or above it; the mean at the crossing."""
    genuine, impostor = sorted(genuine), sorted(impostor)
    best = (2.0, 1.0)
    for threshold in range(0, max(genuine[-1], impostor[-1]) + 2):
        misses = bisect_left(genuine, threshold) / len(genuine)
        false_alarms = 1 - bisect_left(impostor, threshold) / len(impostor)
        best = min(best, (abs(misses - false_alarms), (misses + false_alarms) / 2))
    return best[1]


def check(folder):
    found = templates(folder)
    if len({finger for finger, _ in found}) < 2:
        sys.exit(f"{folder}: needs prints of at least 2 fingers, named FINGER_IMPRESSION.png; found {len(found)} prints")
    counts = [len(minutiae.get()) for minutiae in found.values()]
    genuine, first, impostor = [], [], []
    for (a, b) in combinations(sorted(found), 2):
        score = found[a].compare(found[b])
        if a[0] == b[0]:
            genuine.append(score)
        else:
            impostor.append(score)
            if a[1] == 1 and b[1] == 1:
                first.append(score)
    print(
        f"{folder}: {len(found)} prints, minutiae median {statistics.median(counts):g} "
        f"(quartiles {', '.join(f'{q:g}' for q in statistics.quantiles(counts, n=4))}), "
        f"EER {100 * equal_error_rate(genuine, impostor):.1f} % on {len(genuine)} genuine and {len(impostor)} impostor pairs, "
        f"{100 * equal_error_rate(genuine, first):.1f} % with FVC's {len(first)} impostor pairs"
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        check(name)

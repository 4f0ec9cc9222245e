"""The peer of bench/minutiae.js: NIST's mindtct and bozorth3 (NBIS), by way of the nbis-py package, version 0.1.3, and Pillow.

    minutiae.py FOLDER < JSON    a list of {file, finger, height, xyt}: our templates, in the prints' order

Prints JSON: mindtct's templates as .xyt text, and bozorth3's equal error rates on both over all pairs of prints.
"""

import json
import struct
import sys
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
import nbis  # noqa: E402
from nbisCheck import equal_error_rate, templates  # noqa: E402

MOST = 150  # what bozorth3 takes by default
LOADER = nbis.new_nbis_extractor(
    nbis.NbisExtractorSettings(
        min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=False, ppi=500.0
    )
)


def load(xyt, height):
    """A template from .xyt text. nbis-py loads nothing but its own form of ISO 19794-2, which has two bytes where the standard's view header
    has four; bozorth3 needs the minutiae sorted by x and then y."""
    rows = [tuple(map(int, line.split())) for line in xyt.splitlines()]
    best = sorted(sorted(rows, key=lambda row: -row[3])[:MOST])
    head = struct.pack(">4s4sIHHHHHBB", b"FMR\0", b" 20\0", 26 + 6 * len(best), 0, 16383, height, 0, 0, 0, 0)
    body = b"".join(
        struct.pack(">HHBB", 0x4000 | x, height - y, round((theta + 180) % 360 * 256 / 360) % 256, round(quality * 0.63))
        for x, y, theta, quality in best
    )
    return LOADER.load_iso_19794_2_2005(head + bytes([0, len(best)]) + body)


def as_xyt(minutiae, height):
    """As mindtct writes it: y from below, the direction away from the ridge."""
    return "".join(
        f"{m.x()} {height - m.y()} {int(m.angle() + 180) % 360} {round(m.reliability() * 100)}\n" for m in minutiae.get()
    )


def rate(loaded, fingers):
    genuine, impostor = [], []
    for i, j in combinations(range(len(loaded)), 2):
        (genuine if fingers[i] == fingers[j] else impostor).append(loaded[i].compare(loaded[j]))
    return equal_error_rate(genuine, impostor), len(genuine), len(impostor)


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    fingers = [one["finger"] for one in asked]
    by_name = templates(sys.argv[1])
    names = [Path(one["file"]).stem.rsplit("_", 1) for one in asked]
    found = [by_name[finger, int(impression)] for finger, impression in names]
    ours, genuine, impostor = rate([load(one["xyt"], one["height"]) for one in asked], fingers)
    mindtct, _, _ = rate(found, fingers)
    print(
        json.dumps(
            {
                "version": "nbis-py 0.1.3",
                "mindtct": [as_xyt(minutiae, one["height"]) for minutiae, one in zip(found, asked)],
                "oursEer": ours,
                "mindtctEer": mindtct,
                "genuine": genuine,
                "impostor": impostor,
            }
        )
    )

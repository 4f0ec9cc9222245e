"""Writes test/filters/reference/thin.json: a drawn binary print of 72×72 pixels, its skeleton by scikit-image (Zhang and Suen's, and its
medial thinning `thin`, Guo and Hall's) and its numbers of components and holes by scikit-image's label.

    python3 -m venv venv && venv/bin/pip install scikit-image==0.26.0
    venv/bin/python tools/thinReference.py > test/filters/reference/thin.json
"""

import json

import numpy as np
import skimage
from skimage.measure import label
from skimage.morphology import skeletonize, thin

SIZE = 72
y, x = np.mgrid[0:SIZE, 0:SIZE]
# bent ridges that end and fork where the phase winds around (24, 30) and (50, 46), with specks and pores
phase = 2 * np.pi * np.hypot(x - 36, y - 95) / 8.5 + np.arctan2(y - 30, x - 24) - np.arctan2(y - 46, x - 50)
noise = np.random.default_rng(8).random((SIZE, SIZE))
black = (np.cos(phase) > 0.05) ^ (noise > 0.985)


def rows(picture):
    return ["".join("#" if pixel else "." for pixel in row) for row in picture]


def counts(picture):
    """Black pieces, 8-connected; white pieces that do not reach the edge, 4-connected."""
    white = label(~np.pad(picture, 1), connectivity=1)
    return {"components": int(label(picture, connectivity=2).max()), "holes": int(white.max()) - 1}


print(
    json.dumps(
        {
            "version": f"scikit-image {skimage.__version__}",
            "black": rows(black),
            "skeletonize": rows(skeletonize(black)),
            "thin": rows(thin(black)),
            **counts(black),
        },
        indent=1,
    )
)

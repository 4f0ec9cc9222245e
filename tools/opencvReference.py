"""Makes test/filters/reference/opencv.json: what OpenCV's mean, median and fixed Gabor filters give on a small picture.

    pip install opencv-python-headless numpy
    python tools/opencvReference.py > test/filters/reference/opencv.json
"""

import json

import cv2
import numpy as np

rng = np.random.default_rng(20190415)
y, x = np.mgrid[0:14, 0:17]
picture = np.clip(128 + 90 * np.cos(0.7 * x + 0.4 * y) + rng.normal(0, 25, x.shape), 0, 255).astype(np.uint8)
gabor = {"size": 9, "sigma": 2.5, "theta": 0.6, "wavelength": 7.0}
size = (gabor["size"], gabor["size"])
kernel = cv2.getGaborKernel(size, gabor["sigma"], gabor["theta"], gabor["wavelength"], 1.0, 0.0, cv2.CV_64F)


def rows(matrix, digits=10):
    return [[round(float(value), digits) for value in row] for row in matrix]


reference = {
    "source": f"OpenCV {cv2.__version__}, tools/opencvReference.py",
    "picture": picture.tolist(),
    "blur": {
        "call": "blur(float64 picture, (5, 5)), BORDER_REFLECT_101",
        "window": 5,
        "result": rows(cv2.blur(picture.astype(np.float64), (5, 5), borderType=cv2.BORDER_REFLECT_101)),
    },
    "median3": {"call": "medianBlur(8-bit picture, 3), BORDER_REPLICATE", "result": cv2.medianBlur(picture, 3).tolist()},
    "median7": {"call": "medianBlur(8-bit picture, 7), BORDER_REPLICATE", "result": cv2.medianBlur(picture, 7).tolist()},
    "gabor": {
        "call": "getGaborKernel((size, size), sigma, theta, wavelength, gamma 1, psi 0, CV_64F)",
        **gabor,
        "kernel": rows(kernel),
    },
    "filter2D": {
        "call": "filter2D(float64 picture, CV_64F, that kernel), BORDER_REFLECT_101",
        "result": rows(cv2.filter2D(picture.astype(np.float64), cv2.CV_64F, kernel, borderType=cv2.BORDER_REFLECT_101)),
    },
}
lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in reference.items()]
print("{\n" + ",\n".join(lines) + "\n}")

"""OpenCV's filter2D with 16 orientations at one frequency, 33-pixel kernels, two threads. Prints one line of JSON: ms a print."""
import json
import sys
import time

import cv2
import numpy as np

width, height = int(sys.argv[1]), int(sys.argv[2])
cv2.setNumThreads(2)
kernels = [cv2.getGaborKernel((33, 33), 4, np.pi * i / 16, 9, 1, 0, cv2.CV_32F) for i in range(16)]
image = np.random.default_rng(1).integers(0, 256, (height, width), np.uint8)


def median_ms(print_, repeats=15):
    times = []
    for _ in range(repeats + 2):
        start = time.perf_counter()
        for kernel in kernels:
            cv2.filter2D(print_, cv2.CV_32F, kernel)
        times.append((time.perf_counter() - start) * 1000)
    return float(np.median(times[2:]))


print(
    json.dumps(
        {
            "peer": f"OpenCV {cv2.__version__}",
            "floatMs": median_ms(image.astype(np.float32)),
            "bytesMs": median_ms(image),
        }
    )
)

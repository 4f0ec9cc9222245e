"""Makes test/random/normalReference.json: the normal law to 25 digits, computed by mpmath with 60, at exact doubles.

    python3 -m pip install mpmath && python3 tools/normalReference.py > test/random/normalReference.json

Doubles are written as Python's shortest text that reads back as the same double; the values belong to that double exactly.
"""
import json
import math
import random
import statistics

import mpmath

mpmath.mp.dps = 60
ROOT_TWO = mpmath.sqrt(2)


def cdf(x):
    return mpmath.erfc(-x / ROOT_TWO) / 2


def pdf(x):
    return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)


def quantile(p):
    """Newton's method on ln F, from the double-precision value, until it stands."""
    if p > 0.5:
        return -quantile(1 - p)
    x = mpmath.mpf(statistics.NormalDist().inv_cdf(max(float(p), 5e-324)))
    for _ in range(50):
        value = cdf(x)
        step = mpmath.log(value / p) * value / pdf(x)
        x -= step
        if abs(step) < mpmath.mpf(10) ** -50 * max(abs(x), mpmath.mpf(10) ** -30):
            return x
    raise ArithmeticError(f"no convergence at p = {p}")


def probabilities():
    draw = random.Random(2019)
    yield from (5e-324, 2.2250738585072014e-308, 1e-300, 1e-200, 1e-100, 1e-50, 1e-30, 1e-20, 1e-16, 1e-12, 1e-8, 1e-4)
    for edge in (math.exp(-25), 0.075, 0.925, 1 - math.exp(-25)):  # where AS 241 changes its function
        yield from (edge, math.nextafter(edge, 0), math.nextafter(edge, 1))
    for size in (2.0**-53, 2.0**-40, 1e-10, 1e-6, 1e-3, 0.1, 0.25, 0.4):
        yield from (0.5 - size, 0.5 + size)
    yield from (math.nextafter(1, 0), 1 - 1e-12, 1 - 1e-6, 0.001349898031630094, 0.0227501319481792, 0.158655253931457)
    yield from (draw.random() for _ in range(120))
    yield from (0.075 * draw.random() for _ in range(60))
    yield from (1 - 0.075 * draw.random() for _ in range(60))
    yield from (10 ** draw.uniform(-300, -1) for _ in range(60))


def arguments():
    draw = random.Random(2023)
    yield from (0.0, 1e-20, 1e-5, 0.5, 0.66291, 0.67, 1.0, 2.0, 3.0, 5.65, 5.66, 8.0, 12.0, 20.0, 37.0)
    yield from (-1e-5, -0.5, -0.67, -1.0, -2.0, -3.0, -5.65, -5.66, -8.0, -12.0, -20.0, -37.0)
    yield from (draw.uniform(-9, 9) for _ in range(80))


def text(value):
    return mpmath.nstr(value, 25, min_fixed=0, max_fixed=0)


print(json.dumps({
    "source": f"tools/normalReference.py, mpmath {mpmath.__version__}, {mpmath.mp.dps} digits, rounded to 25",
    "quantile": [[repr(p), text(quantile(mpmath.mpf(p)))] for p in probabilities()],
    "law": [[repr(x), text(cdf(mpmath.mpf(x))), text(pdf(mpmath.mpf(x)))] for x in arguments()],
}, indent=None, separators=(",", ":")).replace("],[", "],\n["))

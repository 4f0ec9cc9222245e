"""Makes test/random/statisticsReference.json: tests of goodness of fit, intervals and laws of sums by other implementations.

    python3 -m pip install scipy statsmodels mpmath && python3 tools/statisticsReference.py > test/random/statisticsReference.json
"""
import json
import math
import random

import mpmath
import numpy
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

mpmath.mp.dps = 60


def samples():
    draw = random.Random(7)
    yield "normal 30", [round(draw.gauss(0, 1), 6) for _ in range(30)]
    yield "shifted 12", [round(draw.gauss(0.6, 1), 6) for _ in range(12)]
    yield "wide 200", [round(draw.gauss(0, 1.1), 6) for _ in range(200)]
    yield "normal 400", [round(draw.gauss(0, 1), 6) for _ in range(400)]
    yield "one", [1.5]


def fits():
    for name, sample in samples():
        x = numpy.array(sample)
        ks = stats.kstest(x, "norm", method="exact")
        ad = stats.goodness_of_fit(stats.norm, x, known_params={"loc": 0, "scale": 1}, statistic="ad", n_mc_samples=1)
        yield {"name": name, "sample": sample, "ks": [ks.statistic, ks.pvalue], "ad": ad.statistic}


def kolmogorov():
    for n in (1, 2, 5, 10, 50, 100, 200, 1000, 1001, 10_000, 100_000):
        for x in (0.4, 0.6, 0.8, 1.0, 1.3, 1.7, 2.2, 3.0):
            d = x / math.sqrt(n)
            if 0.5 / n < d < 1:
                yield [n, d, stats.kstwo.sf(d, n)]


def anderson_limit(z):
    """Anderson and Darling 1952, the series of the limiting law, integrated by mpmath."""
    z = mpmath.mpf(z)

    def term(j):
        c = (4 * j + 1) ** 2 * mpmath.pi**2 / (8 * z)
        integral = mpmath.quad(lambda w: mpmath.exp(z / (8 * (w * w + 1)) - c * w * w), [0, 0.5, 1, 2, 4, 8, mpmath.inf])
        return (-1) ** j * mpmath.rf(0.5, j) / mpmath.factorial(j) * (4 * j + 1) * mpmath.exp(-c) * integral

    return float(1 - mpmath.sqrt(2 * mpmath.pi) / z * sum(term(j) for j in range(12)))


def anderson_simulated(n, runs=1_000_000):
    """The share of statistics above each z in a simulation: standard error at most 0.0005."""
    rng = numpy.random.default_rng(1952)
    u = numpy.sort(rng.random((runs, n)), axis=1)
    weights = 2 * numpy.arange(n) + 1
    statistic = -n - (weights * (numpy.log(u) + numpy.log1p(-u[:, ::-1]))).sum(axis=1) / n
    return [[n, z, float((statistic > z).mean())] for z in (0.4, 0.7, 1.2, 1.933, 2.492, 3.878)]


def irwin_hall(z, k):
    z = mpmath.mpf(z)
    s = mpmath.mpf(k) / 2 + z * mpmath.sqrt(mpmath.mpf(k) / 12)
    terms = [(-1) ** j * mpmath.binomial(k, j) * (s - j) ** k for j in range(int(mpmath.ceil(s)))]
    return float(mpmath.fsum(terms) / mpmath.factorial(k))


def intervals():
    for k, n, level in ((0, 10, 0.95), (1, 10, 0.95), (5, 10, 0.99), (10, 10, 0.95), (237, 238, 0.95), (3, 43, 0.9),
                        (0, 3160, 0.95), (7, 100_000, 0.95), (68_270, 100_000, 0.95), (999_999, 1_000_000, 0.95)):
        yield [k, n, level, *proportion_confint(k, n, 1 - level, "wilson"), *proportion_confint(k, n, 1 - level, "beta")]


chi = [[[18, 22, 31, 29], [25, 25, 25, 25], 0], [[5, 12, 40, 30, 13], [10, 15, 35, 25, 15], 1], [[300, 10], [155, 155], 0]]
print(json.dumps({
    "source": f"tools/statisticsReference.py: scipy {scipy.__version__}, numpy {numpy.__version__}, "
              f"statsmodels {statsmodels.__version__}, mpmath {mpmath.__version__}",
    "fits": list(fits()),
    "kolmogorovTail": list(kolmogorov()),
    "andersonTail": anderson_simulated(5) + anderson_simulated(10),
    "andersonLimit": [[z, anderson_limit(z)] for z in (0.2, 0.5, 0.8, 1.2, 1.9, 2.1, 2.492367, 3.878125, 6.0, 12.0)],
    "chiSquare": [[o, e, m, *map(float, stats.chisquare(o, e, ddof=m))] for o, e, m in chi],
    "gammaUpperTail": [[a, x, float(mpmath.gammainc(a, x, regularized=True))]
                       for a in (0.5, 1, 4.5, 30, 500) for x in (0.01, 0.5, 1.5, 4, 35, 450, 600)],
    "betaCdf": [[x, a, b, float(mpmath.betainc(a, b, 0, mpmath.mpf(x), regularized=True))]
                for x in (1e-5, 0.01, 0.3, 0.5, 0.9) for a, b in ((0.5, 0.5), (1, 10), (3, 41), (70, 30), (400, 1000))],
    "irwinHallCdf": [[z, k, irwin_hall(z, k)] for k in (1, 2, 3, 10, 12, 24, 30)
                     for z in (-0.001, -0.3, -1, -1.5, -2, -3, -4, -5) if k / 2 + z * math.sqrt(k / 12) > 0],
    "intervals": [[float(v) for v in row] for row in intervals()],
}).replace("], [", "],\n["))

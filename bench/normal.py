"""The peer of bench/normal.js: for each line read, one timed run of scipy's ndtri; answers with nanoseconds a value.

"given": ndtri over stored uniforms into a stored array. "generated": ndtri(rng.random(n)), numpy's default generator.
"""
import json
import sys
import time

import numpy
import scipy
from scipy.special import ndtri

n = int(sys.argv[1])
rng = numpy.random.default_rng(1)
uniforms = rng.random(n)
target = numpy.empty(n)


def given():
    ndtri(uniforms, out=target)


def generated():
    return ndtri(rng.random(n))


print(json.dumps({"scipy": scipy.__version__, "numpy": numpy.__version__}), flush=True)
for line in sys.stdin:
    task = {"given": given, "generated": generated}[line.strip()]
    start = time.perf_counter_ns()
    task()
    print((time.perf_counter_ns() - start) / n, flush=True)

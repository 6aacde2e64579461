"""Native kernels against numpy by hand, and against the numpy path of lambit.info, in one process.

    OPENBLAS_NUM_THREADS=1 python benchmarks/kernels.py [--rounds N]

Each line: the ratio of the least times, its limit, our milliseconds, and against what. Times are of
the clock on the wall: our threads share the work (LAMBIT_THREADS=1: one does it). The results of
both sides are compared.
"""

from __future__ import annotations

import argparse
import sys
from time import perf_counter

import numpy as np
from timing import timed

from lambit.info import block_entropy, mutual_information_matrix, samples
from lambit.info.kernels import counts, native, suffixes
from lambit.jit.kernels import install, uninstall


def rows():
    random = np.random.default_rng(1)
    for kind in ("uint8", "int32", "int64"):
        x = random.integers(0, 256, 10_000_000).astype(kind)
        yield f"histogram of 10^7 {kind}, 256 values", 0.5, lambda: counts.tally([x]), lambda: np.bincount(x), "np.bincount"
    a, b = random.integers(0, 64, 10_000_000), random.integers(0, 64, 10_000_000)
    yield "joint counts of 10^7, 64 x 64", 0.35, lambda: counts.tally([a, b]), lambda: np.bincount(a * 64 + b, minlength=4096).reshape(64, 64), "np.bincount of codes"
    a, b, c = (random.integers(0, k, 10_000_000) for k in (8, 16, 32))
    yield "joint counts of 10^7, 8 x 16 x 32", 0.35, lambda: counts.tally([a, b, c]), lambda: np.bincount((a * 16 + b) * 32 + c, minlength=4096).reshape(8, 16, 32), "np.bincount of codes"
    s = random.integers(0, 16, 10_000_000).astype(np.uint8)
    yield "entropy of 3-grams of 10^7, 16 symbols", 1.0, *against_numpy(lambda: block_entropy(s, 3))
    table = samples(random.integers(0, 8, (100_000, 100)))
    yield "information of all pairs of 100 columns of 10^5", 1.0, *against_numpy(lambda: mutual_information_matrix(table))
    for n in (100_000, 1_000_000):
        y = random.integers(0, 2, n)
        yield f"Lempel-Ziv 76 of {n:,} bits", 0.2, *against_numpy(lambda: suffixes.exhaustive_history(y, 2))
        yield f"Lempel-Ziv 78 of {n:,} bits", 0.2, *against_numpy(lambda: suffixes.incremental_parsing(y, 2))
        yield f"match lengths of {n:,} bits", 0.2, *against_numpy(lambda: suffixes.previous_matches(y, 2))


def against_numpy(f):
    def theirs():
        find = native._find
        uninstall()
        try:
            return f()
        finally:
            native.use(find)

    return f, theirs, "the numpy path"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    install(now=True)
    missed = 0
    for work, limit, ours, theirs, against in rows():
        if not np.array_equal(np.asarray(ours()), np.asarray(theirs())):
            raise AssertionError(work)
        times = [[timed(side, clock=perf_counter)[0] for side in (ours, theirs)] for _ in range(rounds)]
        least = min(t for t, _ in times)
        ratio = least / min(t for _, t in times)
        missed += ratio > limit
        print(f"{work:50} {ratio:6.3f} {limit:5.2f} {1000 * least:8.2f} ms   {against}{'  OVER' if ratio > limit else ''}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The last digits of rates of Markov chains of floats, and of what is told by the frequencies of series and samples."""

import math
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
from digits_oracle import log, number, right, shares, sum_entropy
from hypothesis import given, settings
from hypothesis import strategies as st

import lambit.info as info

LIMITS = settings(max_examples=120, deadline=None)


# -- Markov chains


@st.composite
def chains(draw):
    n = draw(st.integers(1, 6))
    rows = []
    for _ in range(n):
        row = np.array(draw(st.lists(st.one_of(st.floats(1e-3, 1), st.floats(-30, 0).map(lambda x: 10.0**x)), min_size=n, max_size=n)))
        rows.append(row / math.fsum(row))
    return np.array(rows)


@pytest.mark.slow
@given(chains(), st.data())
@settings(max_examples=60, deadline=None)
def test_markov_chains(p, data):
    n = len(p)
    exact = info.markov_chain([shares(row) for row in p.tolist()])
    chain = info.markov_chain(p)
    rows = [shares(row) for row in p.tolist()]
    pi = [info.stationary_distribution(exact)[i] for i in range(n)]
    q = p[data.draw(st.permutations(range(n)))]
    other = [shares(row) for row in q.tolist()]
    with mpmath.workdps(80):
        rate = mpmath.fsum(number(F(w)) * sum_entropy(row) for w, row in zip(pi, rows, strict=True))
        right(info.process_entropy_rate(chain, base="e"), rate)
        right(info.process_entropy(chain, 5, base="e"), 4 * rate + sum_entropy([F(w) for w in pi]))
        for i, w in enumerate(pi):
            right(info.stationary_distribution(chain)[i], number(F(w)))
        visits, now = [F(0)] * n, [F(int(i == 0)) for i in range(n)]
        for _ in range(4):
            visits = [a + b for a, b in zip(visits, now, strict=True)]
            now = [sum(now[i] * rows[i][j] for i in range(n)) for j in range(n)]
        right(info.process_entropy(chain, 5, 0, base="e"), mpmath.fsum(number(v) * sum_entropy(row) for v, row in zip(visits, rows, strict=True)))
        apart = mpmath.fsum(
            number(F(w)) * mpmath.fsum(number(a) * log(a / b) for a, b in zip(r, s, strict=True)) for w, r, s in zip(pi, rows, other, strict=True)
        )
        right(info.relative_entropy_rate(chain, info.markov_chain(q), base="e"), apart if apart > 1e-70 else mpmath.mpf(0))


# -- series, by their frequencies


@st.composite
def two_series(draw):
    n = draw(st.integers(12, 60))
    symbols = st.integers(0, draw(st.integers(1, 3)))
    x = draw(st.lists(symbols, min_size=n, max_size=n))
    y = draw(st.sampled_from(["other", "shifted", "same"]))
    if y == "other":
        return x, draw(st.lists(symbols, min_size=n, max_size=n))
    return x, x if y == "same" else [0, *x[:-1]]


def frequencies(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sum_entropy([F(c, len(words)) for c in counts.values()])


def told(a, b, c):
    """I(A; B | C) of words side by side."""
    zipped = [tuple(zip(*parts)) for parts in ((a, c), (b, c), (a, b, c), (c,))]
    return frequencies(zipped[0]) + frequencies(zipped[1]) - frequencies(zipped[2]) - frequencies(zipped[3])


@pytest.mark.slow
@given(two_series())
@LIMITS
def test_series(pair):
    x, y = pair
    n = len(x)
    past = lambda z, k: [tuple(z[t - k : t]) for t in range(2, n)]  # noqa: E731
    with mpmath.workdps(60):
        small = lambda v: v if abs(v) > 1e-50 else mpmath.mpf(0)  # noqa: E731
        transfer = told(past(x, 2), y[2:], past(y, 1))
        found = info.transfer_entropy(x, y, k=1, l=2, base="e")
        right(float(found), small(transfer))
        left = told(y[2:], y[2:], past(y, 1))
        right(found.details["normalised"], small(transfer) / left if small(left) else mpmath.mpf(0))
        right(float(info.active_information(x, 2)), small(told(past(x, 2), x[2:], [0] * (n - 2))) / mpmath.log(2))
        right(float(info.predictive_information(x, 1, 1, base="e")), small(told(x[:-1], x[1:], [0] * (n - 1))))
        right(float(info.lagged_mutual_information(x, y, [1], base="e")[0]), small(told(x[:-1], y[1:], [0] * (n - 1))))
        blocks = [frequencies([tuple(x[t : t + k]) for t in range(n - k + 1)]) if k else mpmath.mpf(0) for k in range(4)]
        for k, found in enumerate(info.block_entropies(x, 3, base="e").tolist(), 1):
            right(found, blocks[k])
        rate = info.entropy_rate(x, 3, base="e")
        for k, found in enumerate(rate.details["rates"], 1):
            right(found, max(small(blocks[k] - blocks[k - 1]), 0))
        h = max(small(blocks[3] - blocks[2]), 0)
        right(float(info.excess_entropy(x, 3, base="e")), max(small(blocks[3] - 3 * h), 0))
        local = info.local_transfer_entropy(x, y, k=1, l=2, base="e").tolist()
        rows = list(zip(past(x, 2), y[2:], past(y, 1), strict=True))
        for (a, b, c), found in zip(rows, local, strict=True):
            many = [sum(r == (a, b, c) for r in rows), sum(r[2] == c for r in rows), sum(r[0] == a and r[2] == c for r in rows), sum(r[1:] == (b, c) for r in rows)]
            right(found, log(F(many[0] * many[1], many[2] * many[3])))


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 1)), min_size=1, max_size=60))
@LIMITS
def test_samples(rows):
    """Counts are taken as exactly as floats."""
    s = info.samples(*zip(*rows, strict=True))
    a, b, c = s.names
    x, y, z = zip(*rows, strict=True)
    joined = lambda *columns: list(zip(*columns, strict=True))  # noqa: E731
    with mpmath.workdps(60):
        small = lambda v: v if abs(v) > 1e-50 else mpmath.mpf(0)  # noqa: E731
        right(info.mutual_information(s, a, b, base="e"), small(told(x, y, [0] * len(x))))
        right(info.mutual_information(s, a, b, given=c, base="e"), small(told(x, y, z)))
        h = {k: frequencies(joined(*(column for i, column in enumerate((x, y, z)) if k >> i & 1))) for k in range(1, 8)}
        right(info.co_information(s, base="e"), small(h[1] + h[2] + h[4] - h[3] - h[5] - h[6] + h[7]))
        right(info.total_correlation(s, base="e"), small(h[1] + h[2] + h[4] - h[7]))
        right(info.perplexity(info.samples(list(x))), mpmath.exp(h[1]))
        right(info.variation_of_information(s, a, b, base="e"), small(2 * h[3] - h[1] - h[2]))

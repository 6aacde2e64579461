"""The measures of floats from the definition: the floats over their exact sum, in mpmath at 380 digits."""

import math
from fractions import Fraction as F
from itertools import product

import mpmath
import numpy as np
from hypothesis import strategies as st
from info_oracle import ulps

DIGITS = 380


def shares(weights):
    """Floats over their exact sum."""
    exact = [F(float(w)) for w in weights]
    return [w / sum(exact) for w in exact]


def log(x):
    return mpmath.log(mpmath.mpf(x.numerator)) - mpmath.log(mpmath.mpf(x.denominator)) if x != 1 else mpmath.mpf(0)


def number(x):
    return mpmath.mpf(x.numerator) / x.denominator


def sum_entropy(p):
    """-Σ p ln p; with all digits where one p is nearly 1."""
    return -mpmath.fsum(number(x) * log(x) for x in p if x)


def right(found, exact, limit=2):
    """Within `limit` units of the last place; 0 only for what no float holds."""
    assert found == found
    if abs(exact) < mpmath.mpf(2) ** -960:
        assert abs(found) < 1e-285
    else:
        assert ulps(found, exact) <= limit


class Joint:
    """The entropies of all sets of variables of an array, by definition."""

    def __init__(self, p):
        ratios = [x.as_integer_ratio() for x in p.reshape(-1).tolist()]
        most = max(d for _, d in ratios)
        self.weights = dict(zip(product(*map(range, p.shape)), (n * (most // d) for n, d in ratios), strict=True))
        self.total = sum(self.weights.values())
        self.cells = self.marginal(range(p.ndim))
        self.values = {}

    def sums(self, places):
        """Integers over the total."""
        found = {}
        for cell, w in self.weights.items():
            key = tuple(cell[i] for i in places)
            found[key] = found.get(key, 0) + w
        return found

    def marginal(self, places):
        """The probabilities of some variables."""
        return {key: F(w, self.total) for key, w in self.sums(places).items()}

    def h(self, *places, given=()):
        """H(places | given)."""
        key = tuple(sorted({*places, *given}))
        if key not in self.values:
            sums = self.sums(key).values()
            self.values[key] = mpmath.log(self.total) - mpmath.fsum(w * mpmath.log(w) for w in sums if w) / self.total
        return self.values[key] - (self.h(*given) if given else 0)


size_of = st.floats(-300, 0).map(lambda x: 10.0**x)
weight = st.one_of(st.floats(1e-3, 1), st.just(0.0), size_of, st.floats(-20, 0).map(lambda x: 10.0**x))


@st.composite
def shapes(draw, low, high, most):
    dims = draw(st.integers(low, high))
    shape, left = [], most
    for _ in range(dims):
        shape.append(draw(st.integers(1, min(left, 6 if dims > 2 else 50))))
        left = max(1, left // shape[-1])
    return tuple(shape)


@st.composite
def joints(draw, low=2, high=4, most=60):
    """Joint distributions of floats: wild, nearly independent, nearly deterministic, or with independent halves."""
    shape = draw(shapes(low, high, most))
    count = math.prod(shape)
    kind = draw(st.sampled_from(["wild", "product", "near", "deterministic", "even", "dyadic"]))
    if kind == "wild":
        p = np.array(draw(st.lists(weight, min_size=count, max_size=count)))
    elif kind in ("product", "near", "dyadic"):
        p = np.ones(())
        for n in shape:
            values = draw(st.lists(st.sampled_from([0.25, 0.5, 0.0625]) if kind == "dyadic" else st.floats(1e-6, 1), min_size=n, max_size=n))
            p = np.multiply.outer(p, np.array(values))
        p = p.reshape(-1)
        if kind == "near":
            p = p * (1 + 10.0 ** -draw(st.integers(1, 16)) * np.array(draw(st.lists(st.floats(-1, 1), min_size=count, max_size=count))))
    elif kind == "deterministic":
        tiny = 10.0 ** -draw(st.integers(3, 300))
        p = tiny * np.array(draw(st.lists(st.floats(0, 1), min_size=count, max_size=count)))
        for k in range(draw(st.integers(1, 4))):
            p[(k * 7 + draw(st.integers(0, count - 1))) % count] = 1.0
    else:
        p = np.array(draw(st.lists(st.sampled_from([0.0, 1.0, 1.0, 3.0]), min_size=count, max_size=count)))
    if not p.max() > 0:
        p[0] = 1.0
    return (p / math.fsum(p)).reshape(shape)

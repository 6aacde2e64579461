"""Families of distributions over counts: binomial, Poisson, geometric, hypergeometric, Zipf's.

Exact parameters give exact distributions. Floats come from the ratios of
neighbours, carried with twice their digits, and are right to the last place
for large n too. A family that never ends is cut off where the caller says, and what is left is
divided by its sum: it is the distribution given that the count is not beyond.
"""

from __future__ import annotations

from math import comb, inf, lcm
from typing import Any

from lambit.info.checks import (
    InformationError,
    bad_probability,
    check_flag,
    check_integer,
    is_exact,
    is_number,
)

from .distribution import Distribution, from_columns
from .families import check_count

MOST_BITS = 1 << 32
"""Exact weights may take so many bits together."""


def binomial(n: int, p: Any) -> Distribution:
    """The number of successes in n independent trials: C(n, k) p^k (1 - p)^(n - k) for k = 0 … n.

    >>> binomial(2, Fraction(1, 3))
    Distribution({0: 4/9, 1: 4/9, 2: 1/9})
    >>> round(binomial(1_000_000, 0.5)[500_000], 15)
    0.000797884361332
    """
    n = _many(n, 0)
    p = _probability(p)
    outcomes = range(n + 1)
    if is_exact(p):
        a, total = p.numerator, p.denominator
        b = total - a
        if not a or not b:
            return Distribution(outcomes, [int(k == (n if a else 0)) for k in outcomes], 1)
        check_size(n, n * total.bit_length())
        weights = [w := b**n]
        for k in range(n):
            w = w * ((n - k) * a) // ((k + 1) * b)
            weights.append(w)
        return Distribution(outcomes, weights, total**n)
    import numpy as np

    from lambit.info.kernels.doubles import divide
    from lambit.info.kernels.ratios import complement_exactly

    if p in (0.0, 1.0):
        return _certain(outcomes, n if p else 0)
    q = complement_exactly(p)
    mode = min(n, int((n + 1) * p))
    more, fewer = np.arange(mode, n), np.arange(mode, 0, -1)
    up = divide((p, 0.0), q), n - more, more + 1
    return _from_ratios(outcomes, up, (divide(q, (p, 0.0)), fewer, n - fewer + 1))


def poisson(mean: Any, n: int) -> Distribution:
    """Poisson's distribution, e^-m m^k / k!, cut off after n: of k = 0 … n, divided by their sum.

    That is the distribution given that the count is at most n; what lay beyond is shared out in
    proportion. An exact mean gives exact rationals.

    >>> poisson(2, 3)
    Distribution({0: 3/19, 1: 6/19, 2: 6/19, 3: 4/19})
    """
    n = _many(n, 0)
    mean = _positive("mean", mean, zero=True)
    outcomes = range(n + 1)
    if is_exact(mean):
        a, b = mean.numerator, mean.denominator
        if not a:
            return Distribution(outcomes, [1] + [0] * n, 1)
        check_size(n, n * (max(a, b).bit_length() + n.bit_length()))
        weights = [w := a**n]
        for k in range(n, 0, -1):
            w = w * (b * k) // a
            weights.append(w)
        return _reduced(outcomes, weights[::-1])
    import numpy as np

    from lambit.info.kernels.doubles import divide

    if mean == 0:
        return _certain(outcomes, 0)
    mode = min(n, int(mean))
    more, fewer = np.arange(mode, n), np.arange(mode, 0, -1)
    up = mean, np.ones(more.size), more + 1
    return _from_ratios(outcomes, up, (divide((1.0, 0.0), (mean, 0.0)), fewer, np.ones(fewer.size)))


def geometric(p: Any, n: int) -> Distribution:
    """The number of trials up to the first success, p (1 - p)^(k - 1), cut off after n: k = 1 … n, divided by their sum.

    That is the distribution given that a success comes within n trials: 1 - (1 - p)^n is what it is divided by.

    >>> geometric(Fraction(1, 2), 3)
    Distribution({1: 4/7, 2: 2/7, 3: 1/7})
    """
    n = _many(n, 1)
    p = _probability(p)
    if not p > 0:
        raise InformationError("p is {}: a success never comes", p, hint="a probability above 0")
    outcomes = range(1, n + 1)
    if is_exact(p):
        d = p.denominator
        q = d - p.numerator
        check_size(n, n * d.bit_length())
        return _reduced(outcomes, [q**k * d ** (n - 1 - k) for k in range(n)])
    import numpy as np

    from lambit.info.kernels.ratios import complement_exactly

    one = np.ones(n - 1)
    return _from_ratios(outcomes, (complement_exactly(p), one, one), (1.0, one[:0], one[:0]))


def hypergeometric(population: int, successes: int, draws: int, *, exact: bool = True) -> Distribution:
    """The number of marked items among `draws` taken without putting back, of a population with so many marked.

    C(K, k) C(N - K, n - k) / C(N, n) for every k that can be. `exact` False gives floats,
    for large populations.

    >>> hypergeometric(10, 4, 2)
    Distribution({0: 1/3, 1: 8/15, 2: 2/15})
    """
    exact = check_flag("exact", exact)
    population = check_integer("population", population, 1, 90_000_000)
    successes = check_integer("successes", successes, 0, population)
    draws = check_integer("draws", draws, 0, population)
    rest = population - successes
    least, most = max(0, draws - rest), min(draws, successes)
    outcomes = range(least, most + 1)
    if exact:
        check_size(len(outcomes), population, "exact False gives floats")
        return _reduced(outcomes, [comb(successes, k) * comb(rest, draws - k) for k in outcomes])
    import numpy as np

    mode = min(most, max(least, (draws + 1) * (successes + 1) // (population + 2)))
    k = np.arange(mode, most)
    up = 1.0, (successes - k) * (draws - k), (k + 1) * (rest - draws + k + 1)
    k = np.arange(mode, least, -1)
    return _from_ratios(outcomes, up, (1.0, k * (rest - draws + k), (successes - k + 1) * (draws - k + 1)))


def zipf(n: int, exponent: Any = 1) -> Distribution:
    """Zipf's law over the ranks 1 … n: p(k) proportional to 1 / k^s, s the exponent. Exact for an integer s.

    >>> zipf(3)
    Distribution({1: 6/11, 2: 3/11, 3: 2/11})
    >>> zipf(2, 1.0)
    Distribution({1: 0.6666666666666666, 2: 0.3333333333333333})
    """
    n = _many(n, 1)
    exponent = _positive("exponent", exponent, zero=True)
    outcomes = range(1, n + 1)
    if exponent.__class__ is int:
        check_size(n, 3 * n * exponent // 2, "an exponent such as 1.0 gives floats")
        least = lcm(*outcomes)
        return _reduced(outcomes, [(least // k) ** exponent for k in outcomes])
    import numpy as np

    from .families import normalize

    with np.errstate(under="ignore", over="ignore"):
        weights = 1.0 / np.arange(1.0, n + 1) ** float(exponent)
    return Distribution(outcomes, normalize(weights), 0)


# -- parts of the above


def _many(n: Any, least: int) -> int:
    """A number of outcomes that memory holds."""
    found = check_integer("n", n, least)
    check_count(found)
    return found


def check_size(count: int, bits: int, hint: str = "a float gives floats") -> None:
    """Refuse exact weights that would fill the memory."""
    if count * bits > MOST_BITS:
        raise InformationError(f"{{}} exact probabilities of about {bits} bits are too large", count, hint=hint)


def _probability(p: Any) -> Any:
    if not is_number(p) or isinstance(p, bool) or not 0 <= p <= 1:
        if is_number(p) and 1 < p < inf:
            raise InformationError("p is {}: a probability is from 0 to 1", p)
        error = bad_probability(p, 0)
        raise InformationError(error.template.replace(" at index {}", ""), p, hint=error.hint)
    return p if is_exact(p) else float(p)


def _positive(name: str, x: Any, *, zero: bool = False) -> Any:
    good = is_number(x) and not isinstance(x, bool)
    if not good or not (0 <= x < inf) or (x == 0 and not zero):
        raise InformationError(f"{name} {{}}: expected a finite number, {'not negative' if zero else 'above 0'}", x)
    return x if is_exact(x) else float(x)


def _reduced(outcomes: Any, weights: list[int]) -> Distribution:
    """Exact probabilities in proportion to integers."""
    from math import gcd

    common = gcd(*weights)
    if common > 1:
        weights = [w // common for w in weights]
    return Distribution(outcomes, weights, sum(weights))


def _certain(outcomes: Any, at: int) -> Distribution:
    return from_columns(outcomes, [float(k == at) for k in range(len(outcomes))])


def _from_ratios(outcomes: Any, up: Any, down: Any) -> Distribution:
    from lambit.info.kernels.ratios import from_ratios

    return Distribution(outcomes, from_ratios(up, down), 0)

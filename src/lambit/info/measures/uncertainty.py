"""Single figures of a distribution's uncertainty: varentropy, efficiency; and Fano's bounds."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any

from lambit.info.checks import InformationError, check_base, is_exact
from lambit.info.distributions.sources import source
from lambit.info.exact.information import ExactInformation
from lambit.info.exact.sums import log_sum

from .alignment import Weights
from .entropies import entropy
from .normalized import ratio


def varentropy(x: Any, *variables: Any, base: Any = 2) -> Any:
    """The varentropy, the variance of the surprisal: Σ p (log p + H)² (Kontoyiannis & Verdú 2014).

    In squared units of `base`; 0 for uniform distributions. A product of logarithms leaves the exact form: it is
    exact where the surprisals differ by rationals only, else the nearest float.

    >>> varentropy([Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)])
    Fraction(1, 4)
    >>> varentropy([Fraction(1, 3)] * 3), varentropy([0.25, 0.75])
    (0, 0.4710198991297989)
    """
    base = check_base(base)
    p = Weights(x, variables)
    if p.exact:
        weights = p.positive()
        above = {w: log_sum([(1, weights[0]), (-1, w)], 1, base, p.number) for w in set(weights)}
        if all(is_exact(s) for s in above.values()):
            values = {w: Fraction(s.numerator, s.denominator) for w, s in above.items()}
            mean = sum(w * values[w] for w in weights) / Fraction(p.total)
            found = sum(w * (values[w] - mean) ** 2 for w in weights) / Fraction(p.total)
            return p.number.rational(found.numerator, found.denominator)
    from lambit.info.kernels.divergences import log_variance
    from lambit.info.kernels.doubles import in_unit, multiply, per_unit

    variance = _of_nearly_even(p) or log_variance(*p.raw())
    return in_unit(multiply(variance, per_unit(base)), base)  # a variance takes the unit twice


MANY = 512


def _of_nearly_even(p: Weights) -> tuple[float, float] | None:
    """The variance of ln p where all weights are the same but for 2^-30: sums of two floats do not hold what tells them apart."""
    high = p.raw()[0][0]
    if high.size > MANY or high.max() - high.min() > high.max() * 2.0**-31:
        return None
    weights = p.integers()
    greatest, total = max(weights), sum(weights)
    below = {w: Fraction(w - greatest, greatest) for w in set(weights)}
    logarithms = {w: d - d**2 / 2 + d**3 / 3 - d**4 / 4 for w, d in below.items()}
    mean = sum((w * logarithms[w] for w in weights), Fraction(0)) / total
    found = sum((w * (logarithms[w] - mean) ** 2 for w in weights), Fraction(0)) / total
    return float(found), float(found - Fraction(float(found)))


def efficiency(x: Any, alphabet: int | None = None) -> Any:
    """The efficiency H(X) / log n over an alphabet of n symbols: 1 - `redundancy` (Shannon 1948, section 7).

    n is the number of outcomes (of samples: of those seen) unless `alphabet` is given. Rational where the ratio is.

    >>> efficiency([Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(1, 8)])
    Fraction(7, 8)
    >>> efficiency([0.5, 0.5], 4)
    0.5
    """
    x = source(x)
    seen = len(Weights(x).weights)
    n = seen if alphabet is None else alphabet
    if n.__class__ is not int or n < max(seen, 2):
        raise InformationError(
            f"an alphabet of {{}} symbols: expected an integer, at least {max(seen, 2)}", n,
            hint="efficiency compares with the greatest entropy, log of the alphabet's size",
        )  # fmt: skip
    if getattr(x, "exact", False):
        return ratio(entropy(x), log_sum([(1, n)], 1, 2, getattr(x, "number", ExactInformation)))
    from lambit.info.kernels.doubles import log_of, quotient

    return min(1.0, quotient(Weights(x).entropy_nats(), log_of(n)))


def fano_bound(error: Any, alphabet: int, *, base: Any = 2, number: type[ExactInformation] = ExactInformation) -> Any:
    """Fano's bound on H(X|Y): h(e) + e log(n - 1) for an error of probability e among n values (Cover & Thomas, 2.140).

    If X is guessed from Y wrongly with probability e, H(X|Y) is at most this. Exact if `error` is, of the class `number`.

    >>> fano_bound(Fraction(1, 2), 3)
    Fraction(3, 2)
    >>> fano_bound(0.1, 4)
    0.6274918436613969
    """
    base, n = check_base(base), _check_alphabet(alphabet)
    bad = isinstance(error, (bool, complex, str)) or not hasattr(error, "__float__") or bool(getattr(error, "shape", None))
    if bad or not 0 <= error <= 1:
        raise InformationError("error {}: expected a probability, from 0 to 1", error)
    if is_exact(error):
        e, d = error.numerator, error.denominator
        pairs = [(d, d)] + [(-w, w) for w in (e, d - e) if w] + [(e, n - 1)]
        return log_sum(pairs, d, base, number)
    import numpy as np

    from lambit.info.kernels.divergences import cross_pairs, digits

    p = np.array([1.0 - float(error), float(error)])
    pair = digits(p)
    pair[1][0] = (1.0 - p[0]) - p[1]
    # h(e) + e log(n-1) is the cross-entropy with the error spread evenly
    q = pair[0] / np.array([1.0, n - 1.0]), pair[1] / np.array([1.0, n - 1.0])
    return cross_pairs(pair, q, base)


def fano_error(conditional_entropy: Any, alphabet: int, *, base: Any = 2) -> float:
    """The least probability of error that Fano's bound leaves when H(X|Y) is this, X of n values (Cover & Thomas, 2.10).

    The e with h(e) + e log(n-1) = H(X|Y), to about 1e-15. Errors: an entropy above log n.

    >>> fano_error(0, 4), round(fano_error(fano_bound(0.1, 4), 4), 12)
    (0.0, 0.1)
    """
    base, n = check_base(base), _check_alphabet(alphabet)
    h = conditional_entropy
    if isinstance(h, (bool, complex, str)) or not hasattr(h, "__float__") or bool(getattr(h, "shape", None)) or not 0 <= h < inf:
        raise InformationError("conditional entropy {}: expected a number, not negative", h)
    low, high = 0.0, (n - 1) / n
    most = fano_bound(high, n, base=base)
    if float(h) >= most:
        if float(h) > most * (1 + 1e-12):
            raise InformationError(f"conditional entropy {{}} is above the logarithm of {n}", h, hint="H(X|Y) <= H(X) <= log n")
        return high
    if h == 0:
        return 0.0
    for _ in range(1100):  # a float halves so often at most
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if fano_bound(middle, n, base=base) < float(h) else (low, middle)
        if high - low <= 2.0**-54 * high:
            break
    return high


def _check_alphabet(n: Any) -> int:
    if n.__class__ is not int or n < 2:
        raise InformationError("an alphabet of {} symbols: expected an integer, at least 2", n)
    return int(n)

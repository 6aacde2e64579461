"""Exact measures: sums Σ n·log(a) of integers taken to `ExactInformation`, in any exact base."""

from __future__ import annotations

from math import gcd
from typing import Any

from lambit.info.checks import bits_per_unit

from .coprime import LogSum
from .information import E, ExactInformation, build
from .logarithms import ERROR, ln

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def primitive_root(base: int) -> tuple[int, int]:
    """r, k with base = r^k and k the greatest: logarithms to r differ by the factor k only.

    A base of more than 128 bits is left as it is.
    """
    for k in range(base.bit_length() if base.bit_length() <= 128 else 1, 1, -1):
        r = _root(base, k)
        if r > 1 and r**k == base:
            return r, k
    return base, 1


def _root(n: int, k: int) -> int:
    """The k-th root of n, rounded down (Newton)."""
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x:
            return x
        x = y


def exact_base(base: Any) -> bool:
    """Do exact arguments give exact results in this base? (2, 10, any integer, e: yes.)"""
    return base == "e" or base.__class__ is int


def log_sum(
    pairs: Iterable[tuple[int, int]],
    denominator: int,
    base: Any = 2,
    kind: type[ExactInformation] = ExactInformation,
) -> Any:
    """Σ nᵢ·log(aᵢ) / denominator for (nᵢ, aᵢ) in pairs, in the unit of `base`.

    The rational, or `kind`; a float if the base is none of `exact_base`.
    """
    collected: dict[int, int] = {}
    for n, a in pairs:
        collected[a] = collected.get(a, 0) + n
    total = LogSum()
    for a, n in collected.items():
        if n and a != 1:
            total.add(a, n)
    if base == "e":
        return build(total.terms, denominator, E, kind)
    if base.__class__ is int:
        root, power = primitive_root(base)
        return build(total.terms, denominator * power, root, kind)
    return float(build(total.terms, denominator, 2)) / bits_per_unit(base)


def nearest(pairs: Iterable[tuple[int, int]], denominator: int, shift: int = 0) -> tuple[float, float]:
    """2^shift Σ nᵢ·ln(aᵢ) / denominator as two floats, the nearest and the rest, without asking what is equal.

    With as many bits as it takes; a sum below 2^-2000 is 0: floats, and their quotients, cannot tell it from that.
    """
    collected: dict[int, int] = {}
    for n, a in pairs:
        collected[a] = collected.get(a, 0) + n
    terms = [(n, a) for a, n in collected.items() if n and a != 1]
    error = ERROR * sum(abs(n) for n, _ in terms)
    for bits in (192, 448, 1216, 2112):
        found = sum(n * ln(a, bits) for n, a in terms)
        if abs(found) >= error << 62:
            return integer_quotient(found << shift, denominator << bits)
    return 0.0, 0.0


def integer_quotient(a: int, b: int) -> tuple[float, float]:
    """A / b as two floats, the nearest and the rest."""
    high = a / b
    n, d = high.as_integer_ratio()
    return high, (a * d - n * b) / (d * b)


def dyadic(values: Iterable[float]) -> list[int]:
    """Floats as integers times one power of 2."""
    ratios = [x.as_integer_ratio() for x in values]
    most = max(d for _, d in ratios)
    return [n * (most // d) for n, d in ratios]


def exact_entropy(weights: Iterable[int], base: Any = 2, kind: type[ExactInformation] = ExactInformation) -> Any:
    """H of the probabilities proportional to integer weights: log D - Σ w·log(w) / D.

    >>> exact_entropy([2, 1, 1])
    Fraction(3, 2)
    >>> exact_entropy([1, 1, 1], "e")
    (log 3)
    """
    weights = [w for w in weights if w]
    common = gcd(*weights)
    if common > 1:
        weights = [w // common for w in weights]
    total = sum(weights)
    return log_sum([(total, total), *((-w, w) for w in weights)], total, base, kind)


def exact_power(value: Any) -> Any:
    """unit^value exactly where that is rational and of moderate size, else None (perplexity).

    >>> exact_power(exact_entropy([1, 1, 1]))
    3
    """
    if not isinstance(value, ExactInformation) or value.denominator_of_terms != 1 or E in value.terms:
        return None
    if sum(abs(n) * b.bit_length() for b, n in value.terms.items()) > 4096:
        return None
    numerator = denominator = 1
    for b, n in value.terms.items():
        if n > 0:
            numerator *= b**n
        else:
            denominator *= b**-n
    return value.rational(numerator, denominator)

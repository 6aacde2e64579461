"""Numbers with twice the digits: each the sum of two floats, a high and a low part.

Sums, products and logarithms keep about 100 bits (Dekker 1971), so that alternating sums of
entropies keep more than a float has where they cancel to a millionth of a millionth. Exponentials keep at least 62:
enough that a sum of such terms, rounded once at the end, is the nearest float but
for rare ties. A number is a tuple (high, low) of arrays or of floats. Overflow is the caller's
care: parts stay between 2^-900 and 2^900, or are 0.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import cache
from math import fsum, inf
from typing import Any, TypeAlias

import numpy as np

Pair: TypeAlias = tuple[Any, Any]

UP, DOWN = 2.0**512, 2.0**-512
"""What probabilities are scaled by, so that the least of floats keep their low parts; and back."""

_SPLIT = 134217729.0  # 2^27 + 1


def plain(p: Any) -> Pair:
    """Floats as pairs."""
    return p, np.zeros(p.size)


def chosen(mask: Any, *pairs: Pair) -> list[Pair]:
    """The pairs where the mask holds."""
    return list(pairs) if mask.all() else [(high[mask], low[mask]) for high, low in pairs]


def two_sum(a: Any, b: Any) -> Pair:
    """The sum of two floats, and what it lacks for being exact (Knuth)."""
    s = a + b
    t = s - a
    return s, (a - (s - t)) + (b - t)


def quick_sum(a: Any, b: Any) -> Pair:
    """The same where |a| >= |b|."""
    s = a + b
    return s, b - (s - a)


def two_product(a: Any, b: Any) -> Pair:
    """The product of two floats, and what it lacks for being exact (Dekker)."""
    product = a * b
    t = _SPLIT * a
    a1 = t - (t - a)
    a2 = a - a1
    t = _SPLIT * b
    b1 = t - (t - b)
    b2 = b - b1
    return product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2


def add(x: Pair, y: Pair) -> Pair:
    """The sum x + y, without loss where they cancel."""
    s, e = two_sum(x[0], y[0])
    t, f = two_sum(x[1], y[1])
    s, e = quick_sum(s, e + t)
    return quick_sum(s, e + f)


def negative(x: Pair) -> Pair:
    """The number -x."""
    return -x[0], -x[1]


def multiply(x: Pair, y: Pair) -> Pair:
    """The product x · y."""
    p, e = two_product(x[0], y[0])
    return quick_sum(p, e + (x[0] * y[1] + x[1] * y[0]))


def divide(x: Pair, y: Pair) -> Pair:
    """The quotient x / y."""
    q = x[0] / y[0]
    p, e = two_product(q, y[0])
    rest = ((x[0] - p) - e) + x[1] - q * y[1]
    return quick_sum(q, rest / y[0])


def root(x: Pair) -> Pair:
    """The square root of positive numbers."""
    s = np.sqrt(x[0])
    p, e = two_product(s, s)
    return quick_sum(s, (((x[0] - p) - e) + x[1]) / (2.0 * s))


def root_of(x: tuple[float, float]) -> tuple[float, float]:
    """The square root of one number, 0 included."""
    if x[0] <= 0.0:
        return 0.0, 0.0
    high, low = root((np.array([x[0] * UP]), np.array([x[1] * UP])))
    return float(high[0]) * 2.0**-256, float(low[0]) * 2.0**-256


def total(x: Pair) -> tuple[float, float]:
    """The sum of all: halves are added until few are left, those exactly."""
    high, low = np.ravel(x[0]), np.ravel(x[1])
    while high.size > 128:
        half = high.size // 2
        rest = high[2 * half :], low[2 * half :]
        high, low = add((high[:half], low[:half]), (high[half : 2 * half], low[half : 2 * half]))
        if rest[0].size:
            high, low = np.append(high, rest[0]), np.append(low, rest[1])
    return total_of([*high.tolist(), *low.tolist()])


def running_total(x: Pair) -> Pair:
    """The sums of the first 1, 2, 3, … numbers."""
    high = np.cumsum(x[0])
    before = np.concatenate(([0.0], high[:-1]))
    errors = two_sum(before, x[0])[1]
    return two_sum(high, np.cumsum(errors + x[1]))


def total_of(parts: list[float]) -> tuple[float, float]:
    """The sum of floats, exact but for one rounding of each part."""
    high = fsum(parts)
    return high, fsum([*parts, -high])


# -- constants, from Python's decimal arithmetic


@cache
def _ln2() -> tuple[float, float, float]:
    """The logarithm of 2 in three floats, the first two of 32 and 42 bits: their products with exponents are exact."""
    with localcontext() as c:
        c.prec = 60
        exact = Decimal(2).ln()
        first = float(int(exact * 2**32)) / 2**32
        second = float(int((exact - Decimal(first)) * 2**74)) / 2**74
        return first, second, float(exact - Decimal(first) - Decimal(second))


@cache
def _odd_shares() -> tuple[tuple[float, float], tuple[float, float]]:
    """1/3 and 1/5."""
    with localcontext() as c:
        c.prec = 60
        return _split(Decimal(1) / 3), _split(Decimal(1) / 5)


def _split(exact: Decimal) -> tuple[float, float]:
    high = float(exact)
    return high, float(exact - Decimal(high))


@cache
def _log_table() -> Pair:
    """The logarithms of j / 128, for j from 90 to 182."""
    with localcontext() as c:
        c.prec = 60
        rows = [_split((Decimal(j) / 128).ln()) for j in range(90, 183)]
    return np.array([r[0] for r in rows]), np.array([r[1] for r in rows])


@cache
def _exp_table() -> Pair:
    """e^(j / 64), for j from -24 to 24."""
    with localcontext() as c:
        c.prec = 60
        rows = [_split((Decimal(j) / 64).exp()) for j in range(-24, 25)]
    return np.array([r[0] for r in rows]), np.array([r[1] for r in rows])


@cache
def per_unit(base: Any) -> tuple[float, float]:
    """1 / ln(base), the factor from nats to the unit of `base`."""
    if base == "e":
        return 1.0, 0.0
    with localcontext() as c:
        c.prec = 60
        n, d = base.as_integer_ratio() if isinstance(base, float) else (base.numerator, base.denominator)
        return _split(1 / (Decimal(n).ln() - Decimal(d).ln()))


@cache
def _units_per_bit(base: Any) -> tuple[float, float]:
    ln2 = _ln2()
    high, low = quick_sum(ln2[0], ln2[1])
    return multiply((high, low + ln2[2]), per_unit(base))


def from_bits(bits: tuple[float, float], base: Any) -> float:
    """The float nearest to an amount of bits in the unit of `base`."""
    high, low = bits if base == 2 else multiply(bits, _units_per_bit(base))
    return high + low + 0.0


def fraction_pair(x: Any) -> tuple[float, float]:
    """A rational or a float as a pair."""
    high = float(x)
    n, d = x.as_integer_ratio() if isinstance(x, float) else (x.numerator, x.denominator)
    a, b = high.as_integer_ratio()
    return high, (n * b - a * d) / (d * b)


# -- results


def in_unit(nats: tuple[float, float], base: Any, scale: float = 1.0) -> float:
    """The float nearest to nats / scale in the unit of `base`."""
    if nats[0] in (inf, -inf):
        return nats[0]
    high, low = (nats[0] * UP, nats[1] * UP) if abs(nats[0]) < 1e-100 else nats
    small = high is not nats[0]
    if scale != 1.0:
        high, low = divide((high, low), (scale, 0.0))
    high, low = multiply((high, low), per_unit(base))
    return float((high + low) * DOWN if small else high + low) + 0.0


def quotient(x: tuple[float, float], y: tuple[float, float]) -> float:
    """The float nearest to x / y, however small they are."""
    scale = UP if abs(y[0]) < 1e-100 else 1.0
    high, low = divide((x[0] * scale, x[1] * scale), (y[0] * scale, y[1] * scale))
    return float(high + low)


def in_units(nats: Pair, base: Any, scale: float = 1.0) -> Any:
    """The floats nearest to scale times amounts in nats, in the unit of `base`; the scale is a power of 2."""
    finite = np.isfinite(nats[0])
    found = np.array(nats[0])
    high, low = multiply((nats[0][finite], nats[1][finite]), per_unit(base))
    found[finite] = (high + low) * scale + 0.0
    return found


# -- logarithms and exponentials


def log(x: Pair) -> Pair:
    """The natural logarithm of positive numbers."""
    m, k = np.frexp(x[0])
    return _log_parts(m, np.ldexp(x[1], -k), k)


def _log_parts(h: Any, low: Any, k: Any) -> Pair:
    """ln((h + low) · 2^k) for h from 1/2 to 2.

    With c the multiple of 1/128 nearest to h, ln h = ln c + 2 artanh((h - c) / (h + c)).
    """
    small, large = h < 0.7071067811865476, h >= 1.4142135623730951
    scale = np.where(small, 2.0, np.where(large, 0.5, 1.0))
    h, low = h * scale, low * scale
    k = k - small + large
    j = np.rint(h * 128.0)
    c = j * (1 / 128)
    s = divide(two_sum(h - c, low), add(two_sum(h, c), (low, 0.0)))
    third_of, fifth = _odd_shares()
    w = multiply(s, s)
    rest = w[0] * (1 / 7 + w[0] * (1 / 9 + w[0] * (1 / 11 + w[0] * (1 / 13))))
    inner = multiply(w, quick_sum(fifth[0], fifth[1] + rest))
    high, more = quick_sum(third_of[0], inner[0])
    inner = high, more + (third_of[1] + inner[1])
    cube, cube_low = multiply(multiply(s, w), inner)
    table, table_low = _log_table()
    at = j.astype(np.intp) - 90
    first, second, third = _ln2()
    a, e = two_sum(k * first, table[at])
    a, f = two_sum(a, 2.0 * s[0])
    a, g = two_sum(a, k * second)
    a, d = two_sum(a, 2.0 * cube)
    lost = e + f + g + d + (table_low[at] + k * third + 2.0 * (s[1] + cube_low))
    return quick_sum(a, lost)


def log_of(n: int) -> tuple[float, float]:
    """The natural logarithm of an integer from 1."""
    high = float(n)
    found = log((np.array([high]), np.array([float(n - int(high))])))
    return float(found[0][0]), float(found[1][0])


def log_ratio(x: Pair, y: Pair) -> Pair:
    """ln(x / y) of positive numbers, with all its digits where they are nearly equal."""
    (m, k), (n, j) = np.frexp(x[0]), np.frexp(y[0])
    r = divide((m, np.ldexp(x[1], -k)), (n, np.ldexp(y[1], -j)))
    high, low = _log_parts(r[0], r[1], k - j)
    z = divide(add(x, negative(y)), add(x, y))
    near = np.abs(z[0]) < 1 / 64
    if near.any():
        z = z[0][near], z[1][near]
        high[near], low[near] = _twice_artanh(z)
    return high, low


def _twice_artanh(z: Pair) -> Pair:
    w = z[0] * z[0]
    series = z[0] * w * (1 / 3 + w * (1 / 5 + w * (1 / 7 + w * (1 / 9))))
    return quick_sum(2.0 * z[0], 2.0 * (z[1] + series))


def exp(x: Pair) -> Pair:
    """e^x for x below 600; 0 below -740."""
    (small, small_low), (e, e_low), k = _exp_parts(x)
    high, low = add((e, e_low), multiply((e, e_low), (small, small_low)))
    gone = x[0] < -740.0
    k = np.where(gone, 0, k)
    return np.where(gone, 0.0, np.ldexp(high, k)), np.where(gone, 0.0, np.ldexp(low, k))


def expm1(x: Pair) -> Pair:
    """e^x - 1, with all its digits where x is small."""
    (small, small_low), (e, _), k = _exp_parts(x)
    high, low = exp(x)
    high, low = add((high, low), (-1.0, 0.0))
    near = (e == 1.0) & (k == 0)
    return np.where(near, small, high), np.where(near, small_low, low)


def _exp_parts(x: Pair) -> tuple[Pair, Pair, Any]:
    """e^s - 1, e^(j/64), k with x = s + j/64 + k ln 2."""
    h = np.clip(x[0], -745.0, 710.0)
    first, second, third = _ln2()
    k = np.rint(h * 1.4426950408889634)
    low = np.where(h == x[0], x[1], 0.0)
    r = add(two_sum(h - k * first, -k * second), (low - k * third, 0.0))
    j = np.rint(r[0] * 64.0)
    s = two_sum(r[0] - j * (1 / 64), r[1])
    square, square_low = two_product(s[0], s[0])
    cube = square * s[0] * (1 / 6 + s[0] * (1 / 24 + s[0] * (1 / 120 + s[0] * (1 / 720 + s[0] * (1 / 5040)))))
    small, e = two_sum(s[0], 0.5 * square)
    small = quick_sum(small, e + s[1] + s[0] * s[1] + 0.5 * square_low + cube)
    table, table_low = _exp_table()
    at = j.astype(np.intp) + 24
    return small, (table[at], table_low[at]), k.astype(np.intp)

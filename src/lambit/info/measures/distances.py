"""Distances and divergences without a logarithm in them, and Chernoff's and Bhattacharyya's, which bound errors of tests."""

from __future__ import annotations

from fractions import Fraction
from math import inf, isqrt
from typing import Any

from lambit.info.checks import InformationError, check_base, is_exact
from lambit.info.exact.powers import rational_root

from .alignment import Aligned, align

HALF = Fraction(1, 2)


def total_variation(p: Any, q: Any) -> Any:
    """The total variation Σ |p - q| / 2: the greatest difference of the probabilities of an event (Cover & Thomas, 11.6).

    From 0 to 1; rational where the probabilities are. (Cover & Thomas's ‖p - q‖₁ is twice this.)

    >>> total_variation([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 3), Fraction(2, 3)])
    Fraction(1, 6)
    >>> total_variation([0.5, 0.5], [1.0, 0.0])
    0.5
    """
    both = align(p, q)
    if both.exact:
        (a, n), (b, m) = both.sides
        return both.number.rational(sum(abs(v * m - w * n) for v, w in zip(a, b, strict=True)), 2 * n * m)
    from lambit.info.kernels.divergences import total_variation as found
    from lambit.info.kernels.doubles import in_unit

    return in_unit(found(*both.two_pairs()), "e")


def squared_hellinger(p: Any, q: Any) -> Any:
    """The squared Hellinger distance Σ (√p - √q)² / 2 = 1 - Σ √(p q) (Hellinger 1909).

    From 0 to 1; rational where the roots are.

    >>> squared_hellinger([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 50), Fraction(49, 50)])
    Fraction(1, 5)
    >>> squared_hellinger([1.0, 0.0], [0.0, 1.0])
    1.0
    """
    both = align(p, q)
    found = _exact_overlap(both)
    if found is not None:
        return both.number.rational(found.denominator - found.numerator, found.denominator)
    from lambit.info.kernels.divergences import squared_hellinger as measure
    from lambit.info.kernels.doubles import in_unit

    return in_unit(measure(*both.two_pairs()), "e")


def hellinger_distance(p: Any, q: Any) -> Any:
    """The Hellinger distance, the root of `squared_hellinger`: a metric, from 0 to 1.

    >>> hellinger_distance([1, 0], [0, 1]), hellinger_distance([0.5, 0.5], [0.5, 0.5])
    (1, 0.0)
    """
    both = align(p, q)
    found = _exact_overlap(both)
    if found is not None:
        distance = rational_root(1 - found, 2) if found < 1 else Fraction(0)
        if distance is not None:
            return both.number.rational(distance.numerator, distance.denominator)
    from lambit.info.kernels.divergences import squared_hellinger as measure
    from lambit.info.kernels.doubles import in_unit, root_of

    return in_unit(root_of(measure(*both.two_pairs())), "e")


def bhattacharyya_coefficient(p: Any, q: Any) -> Any:
    """Bhattacharyya's coefficient Σ √(p q): how much two distributions overlap, from 0 to 1 (Bhattacharyya 1943).

    Rational where the roots are.

    >>> bhattacharyya_coefficient([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 50), Fraction(49, 50)])
    Fraction(4, 5)
    """
    both = align(p, q)
    found = _exact_overlap(both)
    if found is not None:
        return both.number.rational(found.numerator, found.denominator)
    from lambit.info.kernels.divergences import overlap
    from lambit.info.kernels.doubles import in_unit

    return in_unit(overlap(*both.two_pairs()), "e")


def bhattacharyya_distance(p: Any, q: Any, *, base: Any = 2) -> Any:
    """Bhattacharyya's distance -log Σ √(p q), half of Rényi's divergence of order 1/2; inf if nothing is shared.

    >>> bhattacharyya_distance([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 50), Fraction(49, 50)])
    (- (log2 5) 2)
    """
    base = check_base(base)
    both = align(p, q)
    if both.exact:
        from .orders import mixed_sum

        found = mixed_sum(both, HALF)
        if found == 0:
            return inf
        if found is not None:
            return found.logarithm(Fraction(-1), base, both.number)
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.powers import log_mixed_sum

    high, low = log_mixed_sum(*both.two_pairs(), HALF)
    return in_unit((-high, -low), base)


def _exact_overlap(both: Aligned) -> Fraction | None:
    """Σ √(p q), if it is rational."""
    if not both.exact:
        return None
    (a, n), (b, m) = both.sides
    scale = n * m
    found = 0
    for v, w in zip(a, b, strict=True):
        square = v * w * scale
        r = isqrt(square)
        if r * r != square:
            return None
        found += r
    return Fraction(found, scale)


def chi_squared_divergence(p: Any, q: Any) -> Any:
    """Pearson's χ² divergence Σ (p - q)² / q (Pearson 1900): inf where q = 0 < p; rational where p and q are.

    χ²(q, p) is Neyman's, `neyman_divergence(p, q)`. Times the number of observations, with p their frequencies, it is
    the statistic of the test of that name.

    >>> chi_squared_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)])
    Fraction(1, 3)
    """
    both = align(p, q)
    if both.exact:
        if both.undominated():
            return inf
        from .orders import mixed_sum

        found = mixed_sum(both, Fraction(2))
        value = found.rational() - 1 if found else None
        if value is not None:
            return both.number.rational(value.numerator, value.denominator)
    from lambit.info.kernels.divergences import chi_squared
    from lambit.info.kernels.doubles import in_unit

    return in_unit(chi_squared(*both.two_pairs()), "e")


def neyman_divergence(p: Any, q: Any) -> Any:
    """Neyman's χ² divergence Σ (p - q)² / p: inf where p = 0 < q (Neyman 1949).

    >>> neyman_divergence([Fraction(1, 4), Fraction(3, 4)], [Fraction(1, 2), Fraction(1, 2)])
    Fraction(1, 3)
    """
    return chi_squared_divergence(q, p)


def alpha_divergence(p: Any, q: Any, alpha: Any) -> Any:
    """Amari's α-divergence 4/(1-α²) · (1 - Σ p^((1-α)/2) q^((1+α)/2)) (Amari & Nagaoka 2000, 3.25).

    α = -1 (the limit) is D(p‖q) in nats, 1 D(q‖p), 0 four times the squared Hellinger distance, -3 half of χ².
    Any real α; the α-divergence of (q, p) is the -α-divergence of (p, q). Rational where the sum is.

    >>> alpha_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)], -3)
    Fraction(1, 6)
    >>> alpha_divergence([0.5, 0.5], [0.5, 0.5], 0.5)
    0.0
    """
    order = (1 - _real("alpha", alpha)) / 2
    return power_divergence(p, q, order, Fraction(1))


def cressie_read_divergence(p: Any, q: Any, power: Any) -> Any:
    """The power divergence 2/(λ(λ+1)) · Σ p ((p/q)^λ - 1) of Cressie and Read (1984).

    λ = 1 is χ², 0 (the limit) 2 D(p‖q) in nats, -1/2 eight times the squared Hellinger distance, -1 2 D(q‖p), -2
    Neyman's χ², 2/3 their recommendation. Times the number of observations it is their test's statistic.

    >>> cressie_read_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)], 1)
    Fraction(1, 3)
    """
    order = _real("power", power) + 1
    return power_divergence(p, q, order, Fraction(2))


def _real(what: str, x: Any) -> Fraction:
    if isinstance(x, (bool, complex, str)) or not hasattr(x, "__float__") or bool(getattr(x, "shape", None)) or not -inf < x < inf:
        raise InformationError(f"{what} {{}}: expected a finite number", x)
    return Fraction(x.numerator, x.denominator) if is_exact(x) else Fraction(float(x))


def power_divergence(p: Any, q: Any, order: Fraction, factor: Fraction) -> Any:
    """The sum Σ (p^a q^(1-a) - 1) / (a (a-1)) times a factor, in nats at its limits a = 0 and 1."""
    both = align(p, q)
    if both.exact:
        found = _exact_power(both, order, factor)
        if found is not None:
            return found
    from lambit.info.kernels.doubles import fraction_pair, in_unit, multiply
    from lambit.info.kernels.powers import alpha_sum

    found = alpha_sum(*both.two_pairs(), order)
    return in_unit(found if found[0] == inf else multiply(found, fraction_pair(factor)), "e")


def _exact_power(both: Aligned, order: Fraction, factor: Fraction) -> Any:
    """The same exactly, None where it has no exact form."""
    from lambit.info.exact.sums import log_sum

    from .divergences import exact_terms
    from .orders import mixed_sum

    if order < HALF:
        both = Aligned(both.sides[::-1], both.outcomes, both.number, exact=True)
        return _exact_power(both, 1 - order, factor)
    if order >= 1 and both.undominated():
        return inf
    if order == 1:
        return log_sum(exact_terms(both), both.sides[0][1], "e", both.number) * _plain(factor)
    found = mixed_sum(both, order)
    value = found.rational() if found else found
    if value is None:
        return None
    value = (value - 1) / (order * (order - 1)) * factor
    return both.number.rational(value.numerator, value.denominator)


def _plain(x: Fraction) -> Any:
    return x.numerator if x.denominator == 1 else x


def chernoff_information(p: Any, q: Any, *, base: Any = 2) -> Any:
    """Chernoff's information -min log Σ p^a q^(1-a) over a from 0 to 1 (Cover & Thomas, 11.239).

    The exponent of the least probability of error between p and q given many draws; `chernoff_exponent`
    is the best a. A float; inf where nothing can happen under both.

    >>> chernoff_information([0.5, 0.5], [0.9, 0.1])
    0.16212638456100323
    """
    base = check_base(base)
    both = align(p, q)
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.powers import chernoff_order, log_mixed_sum

    x, y = both.pairs()
    if not ((x[0] > 0) & (y[0] > 0)).any():
        return inf
    high, low = log_mixed_sum(x, y, Fraction(chernoff_order(x, y)))
    return in_unit((-high, -low), base)


def chernoff_exponent(p: Any, q: Any) -> Any:
    """The order a from 0 to 1 where Σ p^a q^(1-a) is least: 1/2 where all are equal.

    As near to it as a minimum found from the slope tells: to about 1e-15. Errors: distributions that share nothing.

    >>> round(chernoff_exponent([0.5, 0.5], [0.9, 0.1]), 12)
    0.541568842154
    """
    from lambit.info.kernels.powers import chernoff_order

    x, y = align(p, q).pairs()
    if not ((x[0] > 0) & (y[0] > 0)).any():
        raise InformationError("the distributions share no outcome: every exponent does", hint="chernoff_information is infinite")
    return chernoff_order(x, y)


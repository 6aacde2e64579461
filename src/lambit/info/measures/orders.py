"""Entropies and divergences with an order: Rényi's, Tsallis's, and their limits Hartley, min-entropy, max-divergence."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any

from lambit.info.checks import InformationError, check_base, is_exact
from lambit.info.exact.powers import power_sum
from lambit.info.exact.sums import log_sum

from .alignment import Aligned, Weights, align
from .divergences import kl_divergence
from .entropies import entropy

MANY = 4096
"""An exact order with more digits than this in numerator and denominator is taken as a float."""


def check_order(order: Any) -> Any:
    """An order as a Fraction or inf: a real number, not negative."""
    good = not isinstance(order, (bool, complex, str)) and hasattr(order, "__float__") and not getattr(order, "shape", False)
    if not good or not order >= 0:
        raise InformationError("order {}: expected a number, not negative", order, hint="1 gives Shannon's, float infinity the limit")
    if order == inf:
        return inf
    exact = is_exact(order)
    return Fraction(order.numerator, order.denominator) if exact else Fraction(float(order))


def renyi_entropy(x: Any, order: Any, *variables: Any, base: Any = 2) -> Any:
    """Rényi's entropy of order a, log Σ p^a / (1 - a) (Rényi 1961, 1.21).

    Order 0 is Hartley's entropy, 1 (the limit) Shannon's, 2 the collision entropy, infinity the min-entropy. It
    falls as the order grows. Exact where it is the logarithm of a rational, or of a power of one: for whole orders
    of exact distributions always. `variables` select some of a joint source.

    >>> renyi_entropy([Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(1, 8)], 2)
    (- 5 (log2 11))
    >>> renyi_entropy([0.5, 0.25, 0.25], 0.5)
    1.5431066063272239
    """
    base, a = check_base(base), check_order(order)
    if a == 1:
        return entropy(x, *variables, base=base)
    p = Weights(x, variables)
    if a in (0, inf):
        return _limit(p, a, base)
    if p.exact:
        found = _power_sum(p, a)
        if found is not None:
            return found.logarithm(1 / (1 - a), base, p.number)
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.powers import TINY, renyi_entropy_nats

    if abs(a - 1) < TINY:
        return float(entropy(x, *variables, base=base))
    return in_unit(renyi_entropy_nats(p.pair(), a), base)


def _power_sum(p: Weights, a: Fraction) -> Any:
    if a.numerator.bit_length() > MANY or a.denominator.bit_length() > 64:
        return None
    return power_sum([(1, Fraction(w, p.total)) for w in p.positive()], 1, a)


def _limit(p: Weights, a: Any, base: Any) -> Any:
    """The entropy of order 0 or infinity."""
    if a == 0:
        count = sum(1 for w in p.weights if w) if p.total else int((p.weights > 0).sum())
        found = log_sum([(1, count)], 1, base, p.number)
        return found if p.exact else float(found)
    if p.exact:
        return log_sum([(1, p.total), (-1, max(p.weights))], 1, base, p.number)
    from lambit.info.kernels.doubles import in_unit, log

    pair = p.pair()
    at = int(pair[0].argmax())
    high, low = log((pair[0][at : at + 1], pair[1][at : at + 1]))
    return in_unit((-float(high[0]), -float(low[0])), base)


def tsallis_entropy(x: Any, order: Any, *variables: Any) -> Any:
    """Tsallis's entropy of order q, (1 - Σ p^q) / (q - 1) (Havrda & Charvát 1967; Tsallis 1988).

    Order 1 (the limit) is Shannon's entropy in nats; the others are no logarithms, so there is no base. Order 2
    is Gini and Simpson's index. Rational for whole orders of exact distributions.

    >>> tsallis_entropy([Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)], 2)
    Fraction(5, 8)
    >>> tsallis_entropy([0.5, 0.5], 1.0)
    0.6931471805599453
    """
    q = check_order(order)
    if q == 1:
        return entropy(x, *variables, base="e")
    p = Weights(x, variables)
    if q == inf:
        return 0 if p.exact else 0.0
    if p.exact:
        found = _power_sum(p, q)
        value = found.rational() if found is not None else None
        if value is not None:
            value = (1 - value) / (q - 1)
            return p.number.rational(value.numerator, value.denominator)
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.powers import TINY, tsallis_entropy_nats

    if abs(q - 1) < TINY:
        return float(entropy(x, *variables, base="e"))
    return in_unit(tsallis_entropy_nats(p.pair(), q), "e")


def hartley_entropy(x: Any, *variables: Any, base: Any = 2) -> Any:
    """Hartley's entropy, the logarithm of the number of outcomes that can happen (Hartley 1928); order 0 of Rényi's.

    >>> hartley_entropy([0.5, 0.25, 0.25, 0.0], base=3)
    1.0
    """
    return renyi_entropy(x, 0, *variables, base=base)


def min_entropy(x: Any, *variables: Any, base: Any = 2) -> Any:
    """The min-entropy -log max p: the surprisal of the likeliest outcome; Rényi's of order infinity.

    >>> min_entropy([Fraction(1, 4), Fraction(3, 4)])
    (- 2 (log2 3))
    """
    return renyi_entropy(x, inf, *variables, base=base)


def collision_entropy(x: Any, *variables: Any, base: Any = 2) -> Any:
    """The collision entropy -log Σ p²: the surprisal of two draws being equal; Rényi's of order 2.

    >>> collision_entropy([Fraction(1, 2), Fraction(1, 2)])
    1
    """
    return renyi_entropy(x, 2, *variables, base=base)


def renyi_divergence(p: Any, q: Any, order: Any, *, base: Any = 2) -> Any:
    """Rényi's divergence of order a, log Σ p^a q^(1-a) / (a - 1) (Rényi 1961, 3.3; van Erven & Harremoës 2014).

    Order 0 is -log q(p > 0), 1/2 twice Bhattacharyya's distance, 1 (the limit) the relative entropy, 2 is
    log(1 + χ²), infinity the max-divergence. It grows with the order; inf where q = 0 < p and a >= 1, or where
    nothing can happen under both. Exact where the sum is rational, or a power of a rational.

    >>> renyi_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)], 2)
    (- 2 (log2 3))
    >>> renyi_divergence([0.5, 0.5], [1.0, 0.0], 0.5)
    1.0
    """
    base, a = check_base(base), check_order(order)
    if a == 1:
        return kl_divergence(p, q, base=base)
    both = align(p, q)
    if a in (0, inf):
        return _divergence_limit(both, a, base)
    if both.exact:
        if a > 1 and both.undominated():
            return inf
        found = mixed_sum(both, a)
        if found == 0:
            return inf
        if found is not None:
            return found.logarithm(1 / (a - 1), base, both.number)
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.powers import TINY, renyi_divergence_nats

    if abs(a - 1) < TINY:
        return float(kl_divergence(p, q, base=base))
    return in_unit(renyi_divergence_nats(*both.two_pairs(), a), base)


def mixed_sum(both: Aligned, a: Fraction) -> Any:
    """Σ p^a q^(1-a) = Σ q (p/q)^a of exact distributions; 0 if they share nothing, None if it is of no exact form."""
    (x, n), (y, m) = both.sides
    terms = [(w, Fraction(v * m, w * n)) for v, w in zip(x, y, strict=True) if v and w]
    if not terms:
        return 0
    if a.numerator.bit_length() > MANY or a.denominator.bit_length() > 64:
        return None
    return power_sum(terms, m, a)


def _divergence_limit(both: Aligned, a: Any, base: Any) -> Any:
    """The divergence of order 0 or infinity."""
    if both.exact:
        (x, n), (y, m) = both.sides
        if a == 0:
            shared = sum(w for v, w in zip(x, y, strict=True) if v)
            return log_sum([(1, m), (-1, shared)], 1, base, both.number) if shared else inf
        if both.undominated():
            return inf
        most = max(Fraction(v * m, w * n) for v, w in zip(x, y, strict=True) if v)
        return log_sum([(1, most.numerator), (-1, most.denominator)], 1, base, both.number)
    from lambit.info.kernels.doubles import in_unit, total
    from lambit.info.kernels.powers import greatest_ratio, log1p

    p, q = both.pairs()
    if a == inf:
        return in_unit(greatest_ratio(p, q), base)
    shared, out = p[0] > 0, p[0] == 0
    if not q[0][shared].any():
        return inf
    if not q[0][out].any():
        return 0.0
    missing = total((q[0][out], q[1][out]))
    if missing[0] < 0.5:
        logs = log1p((-missing[0], -missing[1]))
    else:
        high, low = total((q[0][shared], q[1][shared]))
        logs = log1p((high - 1.0, low))
    return in_unit((-logs[0], -logs[1]), base)


def max_divergence(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The max-divergence log max p(x)/q(x): the greatest log-likelihood ratio; Rényi's of order infinity.

    >>> max_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 8), Fraction(7, 8)])
    2
    """
    return renyi_divergence(p, q, inf, base=base)


def tsallis_divergence(p: Any, q: Any, order: Any) -> Any:
    """Tsallis's divergence of order a, (Σ p^a q^(1-a) - 1) / (a - 1) (Tsallis 1998).

    Order 1 (the limit) is the relative entropy in nats. Rational for whole orders of exact distributions; inf
    where q = 0 < p and a >= 1. Order 2 is χ².

    >>> tsallis_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)], 2)
    Fraction(1, 3)
    """
    from .distances import power_divergence

    a = check_order(order)
    if a == inf:
        raise InformationError("order {}: Tsallis's divergence has no limit there", order, hint="max_divergence is Rényi's")
    if a == 0:
        both = align(p, q)
        found = renyi_divergence(p, q, 0, base="e")
        if found == inf:
            return both.number.rational(1, 1) if both.exact else 1.0
        return _one_minus_power(both)
    return power_divergence(p, q, a, a)


def _one_minus_power(both: Aligned) -> Any:
    """The mass of q where p is 0: order 0."""
    if both.exact:
        (x, _), (y, m) = both.sides
        return both.number.rational(sum(w for v, w in zip(x, y, strict=True) if not v), m)
    from lambit.info.kernels.doubles import total

    p, q = both.pairs()
    out = p[0] == 0
    return total((q[0][out], q[1][out]))[0] + 0.0 if out.any() else 0.0

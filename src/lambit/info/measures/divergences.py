"""Cross-entropy, relative entropy and its mixture, Jensen and Shannon's (Cover & Thomas, 2.3)."""

from __future__ import annotations

from math import inf, sqrt
from typing import Any

from lambit.info.checks import InformationError, check_base, common_denominator, is_exact
from lambit.info.distributions.sources import source
from lambit.info.exact.sums import log_sum

from .alignment import Aligned, align
from .entropies import conditional_groups

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def cross_entropy(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The cross-entropy H(p, q) = -Σ p(x) log q(x) = H(p) + D(p‖q); inf where q = 0 < p.

    >>> cross_entropy([0.5, 0.5], [0.25, 0.75])
    1.207518749639422
    """
    base = check_base(base)
    both = align(p, q)
    if both.exact:
        (a, n), (b, m) = both.sides
        if both.undominated():
            return inf
        pairs = [(n, m), *((-v, w) for v, w in zip(a, b, strict=True) if v)]
        return log_sum(pairs, n, base, both.number)
    from lambit.info.kernels.divergences import cross_floats, cross_pairs

    a, b = both.two()
    return cross_floats(a, b, base) if both.floating() else cross_pairs(a, b, base)


def kl_divergence(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The relative entropy D(p‖q) = Σ p(x) log(p(x)/q(x)): never negative, inf where q = 0 < p.

    Of floats the nearest float to Σ p log(p/q) - p + q, which is the same where both sum to 1 and never
    negative (`pointwise_divergence` gives the terms). Cover & Thomas, 2.26.

    >>> kl_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(3, 4), Fraction(1, 4)])
    (- 1 (* 1/2 (log2 3)))
    >>> kl_divergence([0.5, 0.5], [1.0, 0.0])
    inf
    """
    base = check_base(base)
    both = align(p, q)
    if both.exact:
        return inf if both.undominated() else log_sum(exact_terms(both), both.sides[0][1], base, both.number)
    from lambit.info.kernels.divergences import divergence, divergence_floats
    from lambit.info.kernels.doubles import in_unit

    a, b = both.two()
    return divergence_floats(a, b, base) if both.floating() else in_unit(divergence(a, b), base)


def exact_terms(both: Aligned) -> list[tuple[int, int]]:
    """Σ w log w/v + n log m/n, as pairs of `log_sum`: n times the relative entropy."""
    (a, n), (b, m) = both.sides
    pairs = [(n, m), (-n, n)]
    for v, w in zip(a, b, strict=True):
        if v:
            pairs += [(v, v), (-v, w)]
    return pairs


def conditional_kl_divergence(p: Any, q: Any, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The conditional relative entropy D(p(y|x)‖q(y|x)) = Σ p(x,y) log(p(y|x)/q(y|x)) (Cover & Thomas, 2.65).

    `variables` are Y, `given` X; of two variables, the second given the first unless they are named.
    The chain rule: D(p(x,y)‖q(x,y)) = D(p(x)‖q(x)) + D(p(y|x)‖q(y|x)). inf where q(x,y) = 0 < p(x,y).

    >>> p = {(0, 0): Fraction(1, 2), (1, 0): Fraction(1, 4), (1, 1): Fraction(1, 4)}
    >>> q = {(0, 0): Fraction(1, 4), (1, 0): Fraction(1, 4), (1, 1): Fraction(1, 2)}
    >>> conditional_kl_divergence(joint(["x", "y"], p), joint(["x", "y"], q))
    (- (* 1/2 (log2 3)) 3/4)
    """
    base = check_base(base)
    d, e = (_distribution(x) for x in (p, q))
    wanted, known = conditional_groups(d, variables, given)
    if d.names != e.names:
        raise InformationError("the distributions have not the same variables")
    names = [d.names[i] for i in known], [d.names[i] for i in sorted({*wanted, *known})]
    whole = align(d.marginal(*names[1]), e.marginal(*names[1]))
    if whole.exact:
        if whole.undominated():
            return inf
        known_part = align(d.marginal(*names[0]), e.marginal(*names[0]))
        pairs = exact_terms(whole) + [(-k, a) for k, a in exact_terms(known_part)]
        return log_sum(pairs, whole.sides[0][1], base, whole.number)
    from lambit.info.kernels.divergences import divergence, product_over
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.information import group_sums

    kept = len(names[0])
    at = [names[1].index(name) for name in names[0]]
    codes = _codes([d.key(tuple(x[i] for i in at) if kept < len(names[1]) else x) for x in _rows(whole.outcomes, len(names[1]))])
    left, right = whole.pairs()
    sums = [group_sums(codes, side, int(codes.max()) + 1) for side in (left, right)]
    px, qx = ((high[codes], low[codes]) for high, low in sums)
    possible = qx[0] > 0
    if bool((left[0][~possible] > 0).any()):
        return inf
    left, right, px, qx = ((high[possible], low[possible]) for high, low in (left, right, px, qx))
    return in_unit(divergence(left, product_over(px, right, qx)), base)


def _distribution(x: Any) -> Any:
    found = source(x)
    return found.frequencies() if hasattr(found.__class__, "frequencies") else found


def _rows(outcomes: Sequence[Any], width: int) -> Any:
    return outcomes if width > 1 else [(x,) for x in outcomes]


def _codes(keys: list[Any]) -> Any:
    import numpy as np

    seen: dict[Any, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys])


def jensen_shannon_divergence(*distributions: Any, weights: Sequence[Any] | None = None, base: Any = 2) -> Any:
    """The Jensen-Shannon divergence Σ w D(p‖m) = H(m) - Σ w H(p), of the mixture m = Σ w p (Lin 1991, 4.1 and 5.1).

    Of two distributions or more; `weights` sum to 1 and are equal unless given. It is never more than the entropy
    of the weights, and finite: I(X;Z) where Z chooses the distribution that X is drawn from.

    >>> jensen_shannon_divergence([Fraction(1, 2), Fraction(1, 2)], [1, 0])
    (- 3/2 (* 3/4 (log2 3)))
    >>> jensen_shannon_divergence([0.0, 1.0], [1e-300, 1.0])
    5e-301
    """
    base = check_base(base)
    if len(distributions) < 2:
        raise InformationError("the Jensen-Shannon divergence is of two distributions or more", hint="give another")
    shares = _check_weights(weights, len(distributions))
    every = align(*distributions)
    if every.exact and all(map(is_exact, shares)):
        return _exact_mixed(every, shares, base)
    from lambit.info.kernels.divergences import jensen_shannon, jensen_shannon_floats

    if every.floating():
        return jensen_shannon_floats(every.arrays(), shares, base)
    return jensen_shannon(every.pairs(), shares, base)


def _check_weights(weights: Any, count: int) -> list[Any]:
    """Weights that are probabilities, as many as the distributions."""
    if weights is None:
        from fractions import Fraction

        return [Fraction(1, count)] * count
    shares = [float(w) for w in weights] if hasattr(weights, "dtype") else list(weights)
    if len(shares) != count:
        raise InformationError(f"{len(shares)} weights for {count} distributions")
    from lambit.info.distributions.distribution import weigh

    weigh(shares)
    return shares


def _exact_mixed(every: Aligned, shares: list[Any], base: Any) -> Any:
    """H(m) - Σ w H(p) over one denominator."""
    from math import lcm

    factors, whole = common_denominator(shares)
    common = lcm(*(total for _, total in every.sides))
    size = len(every.sides[0][0])
    mixed, pairs = [0] * size, [(whole * common, whole * common)]
    for factor, (weights, total) in zip(factors, every.sides, strict=True):
        scale = factor * (common // total)
        pairs.append((-scale * total, total))
        for i, w in enumerate(weights):
            if w and scale:
                mixed[i] += scale * w
                pairs.append((scale * w, w))
    pairs += [(-m, m) for m in mixed if m]
    return log_sum(pairs, whole * common, base, every.number)


def jensen_shannon_distance(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The Jensen-Shannon distance, the root of the divergence: a metric (Endres & Schindelin 2003).

    At most 1 in bits. A float, unless it is rational.

    >>> jensen_shannon_distance([1, 0], [0, 1]), jensen_shannon_distance([0.5, 0.5], [0.5, 0.5])
    (1, 0.0)
    """
    found = jensen_shannon_divergence(p, q, base=base)
    if found.__class__ is int and found in (0, 1):
        return found
    return sqrt(float(found))

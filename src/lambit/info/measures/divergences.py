"""Cross-entropy and relative entropy between two distributions (Cover & Thomas, 2.3)."""

from __future__ import annotations

from math import inf
from typing import Any

from lambit.info.checks import InformationError, check_base
from lambit.info.distributions.distribution import Distribution
from lambit.info.distributions.sources import is_samples, source
from lambit.info.exact.sums import log_sum


def cross_entropy(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The cross-entropy H(p, q) = -Σ p(x) log q(x) = H(p) + D(p‖q); inf where q = 0 < p.

    >>> cross_entropy([0.5, 0.5], [0.25, 0.75])
    1.207518749639422
    """
    base = check_base(base)
    d, e, exact = aligned(p, q)
    if exact:
        (a, n), (b, m) = d, e
        if any(v and not w for v, w in zip(a, b, strict=True)):
            return inf
        pairs = [(n, m), *((-v, w) for v, w in zip(a, b, strict=True) if v)]
        return log_sum(pairs, n, base, exact)
    from lambit.info.kernels.sums import cross_floats

    return cross_floats(d, e, base)


def kl_divergence(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The relative entropy D(p‖q) = Σ p(x) log(p(x)/q(x)): never negative, inf where q = 0 < p.

    >>> kl_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(3, 4), Fraction(1, 4)])
    (- 1 (* 1/2 (log2 3)))
    >>> kl_divergence([0.5, 0.5], [1.0, 0.0])
    inf
    """
    base = check_base(base)
    d, e, exact = aligned(p, q)
    if exact:
        (a, n), (b, m) = d, e
        if any(v and not w for v, w in zip(a, b, strict=True)):
            return inf
        pairs = [(n, m), (-n, n)]
        for v, w in zip(a, b, strict=True):
            if v:
                pairs += [(v, v), (-v, w)]
        return log_sum(pairs, n, base, exact)
    from lambit.info.kernels.sums import divergence_floats

    return divergence_floats(d, e, base)


def aligned(p: Any, q: Any) -> tuple[Any, Any, Any]:
    """Probabilities of p and q over the same outcomes, and the class of exact results, or None.

    Arrays unless exact; else (weights, total) each. Samples are taken by frequency.
    """
    if hasattr(p, "dtype") and hasattr(q, "dtype") and p.shape != q.shape:
        raise InformationError(f"arrays of unequal shapes: {list(p.shape)} and {list(q.shape)}")
    d, e = source(p), source(q)
    counted = [not isinstance(x, Distribution) for x in (d, e)]
    d, e = (x.frequencies() if c else x for x, c in zip((d, e), counted, strict=True))
    if not any(counted) and bare(p) and bare(q) and len(d) != len(e):
        raise InformationError(f"unequal lengths: {len(d)} and {len(e)} probabilities")
    exact = d.number if d.exact and e.exact and not any(counted) else None
    if _same_outcomes(d, e):
        if exact:
            return (d.weights, d.total), (e.weights, e.total), exact
        return d.floats(), e.floats(), None
    if (d.names and len(d.names)) != (e.names and len(e.names)):
        raise InformationError("the distributions have not the same number of variables")
    index = dict(d.index())
    for key in e.index():
        index.setdefault(key, len(index))
    a: Any
    b: Any
    a, b = (_spread(x, index) for x in (d, e))
    if exact:
        return (a, d.total), (b, e.total), exact
    import numpy as np

    a = np.array([w / d.total for w in a] if d.exact else a)
    b = np.array([w / e.total for w in b] if e.exact else b)
    return a, b, None


def bare(x: Any) -> bool:
    """Is it a plain sequence of probabilities?"""
    return not isinstance(x, Distribution) and not is_samples(x) and not hasattr(x, "items")


def _same_outcomes(d: Distribution, e: Distribution) -> bool:
    if isinstance(d.outcomes, range) and isinstance(e.outcomes, range):
        return d.outcomes == e.outcomes
    return len(d) == len(e) and list(d.index()) == list(e.index())


def _spread(d: Distribution, index: dict[Any, int]) -> list[Any]:
    weights: list[Any] = [0 if d.exact else 0.0] * len(index)
    for key, at in d.index().items():
        weights[index[key]] = d.weights[at]
    return weights

"""Bounds on the entropy rate of a hidden Markov process, from below and above (Cover & Thomas, 4.5)."""

from __future__ import annotations

from math import gcd, inf, lcm
from typing import Any, NamedTuple

from lambit.info.checks import InformationError, check_base, check_integer

from .hidden import HiddenMarkov, advance, check_hidden, stationary_start


class RateBounds(NamedTuple):
    """Bounds on an entropy rate: lower ≤ h ≤ upper, from blocks of n symbols."""

    lower: Any
    upper: Any
    n: int


def entropy_rate_bounds(
    process: Any, n: int | None = None, *, tolerance: Any = 1e-9, limit: int = 100_000, base: Any = 2
) -> RateBounds:
    """Bounds on the entropy rate of a hidden Markov process (Cover & Thomas, theorem 4.5.1).

    H(Yₙ | Y₁ … Yₙ₋₁, X₁) ≤ h ≤ H(Yₙ | Y₁ … Yₙ₋₁): for the given n, exact if the process is; or, without n, floats for the
    first n whose bounds are within `tolerance` of each other. Equal states of knowledge of the hidden
    state are followed once (floats: equal to 13 digits; the bounds are right to about 1e-12); where there are more than `limit` of them, the last bounds
    found are given, further apart.

    >>> even = hidden_markov({"A": {(0, "A"): Fraction(1, 2), (1, "B"): Fraction(1, 2)}, "B": {(1, "A"): 1}})
    >>> entropy_rate_bounds(even, 2).lower
    Fraction(2, 3)
    """
    h, base = check_hidden(process), check_base(base)
    limit = check_integer("limit", limit, 1)
    if n is None:
        if isinstance(tolerance, (str, complex)) or not hasattr(tolerance, "__float__") or not 0 < tolerance < inf:
            raise InformationError("tolerance {}: expected a positive number", tolerance)
        return _meeting(h, float(tolerance), limit, base)
    n = check_integer("block length", n, 1)
    if h.exact:
        return RateBounds(*_exact_bounds(h, n, limit, base), n)
    return _float_bounds(h, n, limit, base)


def _float_bounds(h: HiddenMarkov, n: int, limit: int, base: Any) -> RateBounds:
    upper, lower = Beliefs(h, known=False), Beliefs(h, known=True)
    for _ in range(n - 1):
        upper.step()
        lower.step()
        if max(len(upper.weights), len(lower.weights)) > limit:
            raise InformationError(f"more than {limit} states of knowledge before length {{}}", n, hint="a smaller n, or a greater limit")
    high = upper.entropy(base)
    return RateBounds(min(lower.entropy(base), high), high, n)


def _meeting(h: HiddenMarkov, tolerance: float, limit: int, base: Any) -> RateBounds:
    upper, lower = Beliefs(h, known=False), Beliefs(h, known=True)
    n = 1
    while True:
        high = upper.entropy(base)
        low = min(lower.entropy(base), high)
        if high - low <= tolerance or n >= 100_000:
            return RateBounds(low, high, n)
        upper.step()
        lower.step()
        if max(len(upper.weights), len(lower.weights)) > limit:
            return RateBounds(low, high, n)
        n += 1


class Beliefs:
    """What may be known of the hidden state after the symbols so far: distributions, with their probabilities."""

    def __init__(self, h: HiddenMarkov, *, known: bool) -> None:
        """Begin with the stationary distribution, or (`known`) with each state known to be there."""
        import numpy as np

        start = stationary_start(h)[0]
        pi = np.array([v / sum(start) for v in start]) if h.exact else start
        self.t = h.matrices()
        self.rows = np.eye(len(h)) if known else pi[None, :]
        self.weights = pi if known else np.ones(1)

    def entropy(self, base: Any) -> float:
        """The entropy of the next symbol, given what is known."""
        import numpy as np

        from lambit.info.kernels.doubles import in_unit, plain
        from lambit.info.kernels.information import conditional, group_sums

        next_ = np.einsum("bi,xij->bx", self.rows, self.t) * self.weights[:, None]
        flat = plain(next_.reshape(-1))
        codes = np.repeat(np.arange(len(next_)), next_.shape[1])
        high, low = group_sums(codes, flat, len(next_))
        return in_unit(conditional(flat, (high[codes], low[codes]), (1.0, 0.0)), base)

    def step(self) -> None:
        """See one more symbol."""
        import numpy as np

        moved = np.einsum("bi,xij->bxj", self.rows, self.t).reshape(-1, self.t.shape[1])
        mass = moved.sum(axis=1)
        weights = mass * np.repeat(self.weights, len(self.t))
        kept = weights > 1e-300
        moved, mass, weights = moved[kept], mass[kept], weights[kept]
        rows = moved / mass[:, None]
        _, first, number = np.unique(np.round(rows, 13), axis=0, return_index=True, return_inverse=True)
        self.rows = rows[first]
        self.weights = np.bincount(number.reshape(-1), weights=weights)


def _exact_bounds(h: HiddenMarkov, n: int, limit: int, base: Any) -> tuple[Any, Any]:
    pi, total = stationary_start(h)
    common = gcd(*pi)
    all_together = {tuple(v // common for v in pi): (1, 1)}
    apart = {tuple(int(i == k) for i in range(len(h))): (w, total) for k, w in enumerate(pi) if w}
    found = []
    for beliefs in (apart, all_together):
        for _ in range(n - 1):
            beliefs = _exact_step(h, beliefs)
            if len(beliefs) > limit:
                raise InformationError(f"more than {limit} states of knowledge before length {{}}", n, hint="a smaller n, or a greater limit")
        found.append(_exact_entropy(h, beliefs, base))
    return found[0], found[1]


def _exact_step(h: HiddenMarkov, beliefs: dict[tuple[int, ...], tuple[int, int]]) -> dict[tuple[int, ...], tuple[int, int]]:
    scale = lcm(*(h.totals or [1]))
    found: dict[tuple[int, ...], tuple[int, int]] = {}
    for belief, (p, q) in beliefs.items():
        whole = sum(belief) * scale
        for x in range(len(h.symbols)):
            moved = advance(h, belief, x, scale)
            mass = sum(moved)
            if mass:
                common = gcd(*moved)
                key = tuple(v // common for v in moved)
                a, b = p * mass, q * whole
                if key in found:
                    c, d = found[key]
                    a, b = a * d + c * b, b * d
                reduce = gcd(a, b)
                found[key] = a // reduce, b // reduce
    return found


def _exact_entropy(h: HiddenMarkov, beliefs: dict[tuple[int, ...], tuple[int, int]], base: Any) -> Any:
    from .rates import mean_entropy

    scale = lcm(*(h.totals or [1]))
    denominator = lcm(*(q for _, q in beliefs.values()))
    rows = [[sum(advance(h, belief, x, scale)) for x in range(len(h.symbols))] for belief in beliefs]
    return mean_entropy([p * (denominator // q) for p, q in beliefs.values()], rows, base, h.kind)


"""What is asked of a distribution: events, expectations, spreads, quantiles. Exact where it can be."""

from __future__ import annotations

from math import fsum, isfinite, sqrt
from typing import Any

from lambit.info.checks import (
    InformationError,
    all_exact,
    check_function,
    common_denominator,
    is_exact,
)

from .distribution import Distribution
from .sources import distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def probability(event: Any, d: Any) -> Any:
    """The probability of an event: a predicate on outcomes, or an outcome; 0 for what is none.

    >>> die = uniform(range(1, 7))
    >>> probability(lambda n: n > 4, die), probability(6, die), probability(7, die)
    (Fraction(1, 3), Fraction(1, 6), 0)
    """
    d = distribution(d)
    if not callable(event):
        return d[event]
    chosen = [i for i, x in enumerate(d.outcomes) if event(x)]
    if d.exact:
        return d.number.rational(sum(map(d.weights.__getitem__, chosen)), d.total)
    return min(1.0, fsum(d.weights[chosen].tolist())) if chosen else 0.0


def expectation(f: Any, d: Any = None) -> Any:
    """E f(X) = Σ p(x) f(x) (Cover & Thomas, 2.1); of a distribution alone, E X, its outcomes being numbers.

    Exact if the distribution and the values of f are. f may give any value that can be multiplied by numbers and added.

    >>> expectation(uniform(range(1, 7))), expectation(lambda n: n * n, bernoulli(Fraction(1, 4)))
    (Fraction(7, 2), Fraction(1, 4))
    """
    if d is None:
        f, d = None, f
    d = distribution(d)
    values, weights = _values(f, d)
    return _mean(values, weights, d)


def _values(f: Callable[[Any], Any] | None, d: Distribution) -> tuple[Any, Any]:
    """The values of f on the support, with their weights."""
    outcomes, weights = d.outcomes, d.weights
    if not (all(weights) if d.exact else weights.all()):
        kept = [i for i, w in enumerate(weights) if w]
        outcomes = [outcomes[i] for i in kept]
        weights = [weights[i] for i in kept] if d.exact else weights[kept]
    if f is not None:
        check_function("the quantity", f)
        return [f(x) for x in outcomes], weights
    if outcomes.__class__ is not range:
        check_numbers(outcomes)
    return outcomes, weights


def check_numbers(outcomes: Any) -> None:
    """Refuse outcomes that are not real numbers."""
    if set(map(type, outcomes)) <= {int, float}:
        return
    for i, x in enumerate(outcomes):
        if isinstance(x, (str, bytes, bool, complex)) or not hasattr(x, "__float__") or getattr(x, "shape", None):
            raise InformationError("outcome {} at index {} is not a number", x, i, hint="give a function to numbers first")


def _mean(values: Any, weights: Any, d: Distribution) -> Any:
    kinds = {int} if values.__class__ is range else set(map(type, values))
    if kinds <= {int, float} and (float in kinds or not d.exact):
        import numpy as np

        from lambit.info.kernels.sums import total

        shares = weights if not d.exact else np.array([w / d.total for w in weights])
        try:
            terms = shares * np.asarray(values, dtype=np.float64)
        except OverflowError:
            return fsum(float(p) * x for p, x in zip(shares, values, strict=True))
        mean = total(terms)
        if not isfinite(mean):
            at = next((i for i, x in enumerate(values) if not isfinite(x)), 0)
            raise InformationError("the value {} at index {} is not finite", values[at], at)
        return mean
    if d.exact and (kinds == {int} or all_exact(values)):
        integers, denominator = (values, 1) if kinds == {int} else common_denominator(list(values))
        return d.number.rational(sum(w * x for w, x in zip(weights, integers, strict=True)), d.total * denominator)
    shares = [d.number.rational(w, d.total) for w in weights] if d.exact else weights.tolist()
    found: Any = None
    for i, (p, x) in enumerate(zip(shares, values, strict=True)):
        try:
            found = x * p if found is None else found + x * p
        except TypeError:
            raise InformationError("the value {} at index {} is not a number", x, i) from None
    return found


def variance(f: Any, d: Any = None) -> Any:
    """Var f(X) = E (f(X) - E f(X))²; of a distribution alone, of its outcomes.

    >>> variance(uniform(range(1, 7))), variance(lambda n: 2 * n, bernoulli(0.5))
    (Fraction(35, 12), 1.0)
    """
    if d is None:
        f, d = None, f
    d = distribution(d)
    values, weights = _values(f, d)
    return _covariance(values, values, weights, d)


def standard_deviation(f: Any, d: Any = None) -> float:
    """The square root of the variance, a float.

    >>> standard_deviation(bernoulli(Fraction(1, 2)))
    0.5
    """
    return sqrt(variance(f, d))


def _covariance(xs: Any, ys: Any, weights: Any, d: Distribution) -> Any:
    """E (X - E X)(Y - E Y) of values side by side."""
    a, b = _mean(xs, weights, d), _mean(ys, weights, d)
    exact = is_exact(a) and is_exact(b)
    if not exact and all(v.__class__ is range or set(map(type, v)) <= {int, float} for v in (xs, ys)):
        import numpy as np

        products = (np.asarray(xs, dtype=np.float64) - float(a)) * (np.asarray(ys, dtype=np.float64) - float(b))
        return _mean(products.tolist(), weights, d)
    if exact:  # E XY - E X E Y, on integers
        return _mean([x * y for x, y in zip(xs, ys, strict=True)], weights, d) - a * b
    return _mean([(x - a) * (y - b) for x, y in zip(xs, ys, strict=True)], weights, d)


def covariance(d: Any, x: Any = None, y: Any = None) -> Any:
    """Cov(X, Y) = E (X - E X)(Y - E Y) of two variables of a joint distribution, whose values are numbers.

    >>> covariance(joint(["x", "y"], {(0, 0): Fraction(1, 2), (1, 1): Fraction(1, 2)}))
    Fraction(1, 4)
    """
    pair = _two(distribution(d), x, y)
    xs, ys, weights = _columns(pair)
    return _covariance(xs, ys, weights, pair)


def correlation(d: Any, x: Any = None, y: Any = None) -> float:
    """Pearson's correlation Cov(X, Y) / (σ(X) σ(Y)) of two variables, from -1 to 1.

    >>> correlation(joint(["x", "y"], {(0, 0): Fraction(1, 2), (1, 1): Fraction(1, 2)}))
    1.0
    """
    pair = _two(distribution(d), x, y)
    xs, ys, weights = _columns(pair)
    spreads = []
    for name, column in zip(pair.names or (), (xs, ys), strict=True):
        if len(set(column)) == 1:
            raise InformationError("{} is constant: it has no correlation", name)
        spreads.append(_covariance(column, column, weights, pair))
    if not min(spreads) > 0:
        raise InformationError("the spread is too small for floats")
    both = _covariance(xs, ys, weights, pair)
    if is_exact(both) and all(map(is_exact, spreads)):
        square = both * both / (spreads[0] * spreads[1])
        found = sqrt(square.numerator / square.denominator)
        return found if both >= 0 else -found
    return max(-1.0, min(1.0, float(both) / sqrt(spreads[0]) / sqrt(spreads[1])))


def _two(d: Distribution, x: Any, y: Any) -> Distribution:
    names = d.names or ()
    if x is None and y is None:
        if len(names) != 2:
            raise InformationError(f"between which two of {len(names)} variables?", hint="name them")
        return d
    if x is None or y is None:
        raise InformationError("between {} and what?", y if x is None else x, hint="name two variables")
    return d.marginal(x, y)


def _columns(pair: Distribution) -> tuple[Any, Any, Any]:
    xs, ys = pair.column(0), pair.column(1)
    kept = [i for i, w in enumerate(pair.weights) if w]
    if len(kept) < len(xs):
        xs, ys = [xs[i] for i in kept], [ys[i] for i in kept]
    check_numbers(xs)
    check_numbers(ys)
    return xs, ys, [pair.weights[i] for i in kept] if pair.exact else pair.weights[kept]


def mode(d: Any) -> Any:
    """The outcome of the greatest probability; the first of several.

    >>> mode(pmf({"a": 0.25, "b": 0.5, "c": 0.25}))
    'b'
    """
    d = distribution(d)
    at = d.weights.index(max(d.weights)) if d.exact else int(d.weights.argmax())
    return d.outcomes[at]

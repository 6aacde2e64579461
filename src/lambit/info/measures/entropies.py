"""Entropy, joint and conditional; surprisal, perplexity, redundancy (Cover & Thomas, chapter 2)."""

from __future__ import annotations

from math import inf
from typing import Any

from lambit.info.checks import InformationError, bad_probability, check_base, is_exact
from lambit.info.distributions.distribution import Distribution, float_array
from lambit.info.distributions.sources import source
from lambit.info.exact.information import ExactInformation
from lambit.info.exact.sums import exact_entropy, exact_power, log_sum
from lambit.info.foreign import plain_column

from .tables import table

_EXACTLY = 1 << 12
"""A redundancy of so few outcomes is found exactly where it is next to nothing."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def entropy(x: Any, *variables: Any, base: Any = 2) -> Any:
    """The entropy H(X) = -Σ p(x) log p(x), in bits (Cover & Thomas, 2.1).

    `x`: probabilities (a sequence or an array of any shape), a `Distribution`, or
    `Samples`, whose frequencies are taken (the plug-in estimate). `variables`
    select some of a joint source. 0 log 0 = 0. Exact probabilities give an exact result; floats the value for the floats
    over their exact sum, which is 1 within 1e-9, to 2 units of the last place.
    Unit: `base` 2 is bits, "e" nats, 10 hartleys.
    Errors: probabilities that are negative, NaN, infinite, or do not sum to 1.

    >>> entropy([0.5, 0.25, 0.25])
    1.5
    >>> entropy([Fraction(1, 3), Fraction(2, 3)])
    (- (log2 3) 2/3)
    >>> entropy([0.5, 0.6])
    Traceback (most recent call last):
    lambit.info.checks.InformationError: the probabilities sum to 1.1, not to 1 (normalize divides weights by their sum)
    """
    base = check_base(base)
    if hasattr(x, "dtype"):
        x = plain_column(x)
    if hasattr(x, "dtype") and not variables:
        from lambit.info.kernels.entropy import entropy_floats

        return entropy_floats(float_array(x), base)
    x = source(x)
    if variables:
        return table(x, [x.variables(variables)]).entropy(0, base)
    if isinstance(x, Distribution):
        if x.exact:
            return exact_entropy(x.weights, base, x.number)
        from lambit.info.kernels.entropy import entropy_floats

        return entropy_floats(x.weights, base)
    from lambit.info.kernels.sums import entropy_counts

    return entropy_counts(x.counts()[1], x.n, base)


def joint_entropy(x: Any, *variables: Any, base: Any = 2) -> Any:
    """The joint entropy H(X, Y, …) = -Σ p(x, y, …) log p(x, y, …) (Cover & Thomas, 2.8).

    Of all variables of `x`, or of those named.

    >>> joint_entropy([[0.25, 0.25], [0.25, 0.25]])
    2.0
    """
    x = source(x)
    if x.names is None:
        raise InformationError("there is one variable only", hint="joint makes a distribution of several, samples takes several")
    return entropy(x, *variables, base=base)


def conditional_entropy(x: Any, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The conditional entropy H(Y|X) = -Σ p(x, y) log p(y|x) (Cover & Thomas, 2.10).

    `variables` are Y, `given` X: a name, or several in a list. Of two variables
    and none named, the second given the first.

    >>> conditional_entropy([[0.5, 0.0], [0.25, 0.25]])
    0.5
    """
    base, x = check_base(base), source(x)
    wanted, known = conditional_groups(x, variables, given)
    cells = table(x, [wanted + known, known])
    if cells.exact:
        return cells.entropy(0, base) - cells.entropy(1, base)
    from lambit.info.kernels.doubles import in_unit

    return in_unit(cells.conditional_nats(1), base)


def conditional_groups(x: Any, variables: Sequence[Any], given: Any) -> tuple[list[int], list[int]]:
    """The places of Y and of X in H(Y|X)."""
    count = len(x.names or ())
    if not variables and given is None and count == 2:
        return [1], [0]
    if given is None:
        raise InformationError("given what?", hint="name the variables and, after given, the condition")
    known = x.variables(as_names(given))
    wanted = x.variables(variables) if variables else [i for i in range(count) if i not in known]
    if not wanted or not known:
        raise InformationError("the entropy of nothing, or given nothing", hint="name at least one variable on both sides")
    return [i for i in wanted if i not in known] or wanted, known


def as_names(names: Any) -> list[Any]:
    """One name or several."""
    return list(names) if isinstance(names, (list, tuple)) else [names]


def surprisal(p: Any, distribution: Any = None, *, base: Any = 2) -> Any:
    """The surprisal -log p of a probability, or of an outcome of a distribution; inf for 0.

    An array of probabilities gives an array.

    >>> surprisal(Fraction(1, 8)), surprisal("a", {"a": 0.25, "b": 0.75})
    (3, 2.0)
    """
    base = check_base(base)
    if distribution is not None:
        return _surprisal_of(p, source(distribution), base)
    p = plain_column(p)
    if hasattr(p, "dtype") and p.ndim:
        return _surprisals(p, base)
    return surprisal_of_probability(p, base, ExactInformation)


def surprisal_of_probability(p: Any, base: Any, number: type[ExactInformation]) -> Any:
    """The surprisal of a number; `number` is the class of exact results."""
    base = check_base(base)
    if isinstance(p, (str, complex)) or not hasattr(p, "__float__"):
        raise InformationError("{} is no probability", p, hint="the surprisal of an outcome needs its distribution")
    if not 0 <= p <= 1:
        raise InformationError("{} is no probability", p, hint="probabilities are from 0 to 1")
    if p == 0:
        return inf
    if is_exact(p):
        return log_sum([(1, p.denominator), (-1, p.numerator)], 1, base, number)
    from math import log1p

    from lambit.info.kernels.sums import in_base, logarithm

    p = float(p)
    if p > 0.5:
        return in_base(-log1p(p - 1.0), base) + 0.0
    log, unit = logarithm(base)
    return -float(log(p)) / unit


def _surprisal_of(outcome: Any, x: Any, base: Any) -> Any:
    """The surprisal of an outcome."""
    counted = not isinstance(x, Distribution)
    d: Distribution = x.frequencies() if counted else x
    at = d.index().get(d.key(outcome))
    if at is None:
        return inf
    if d.exact:
        weight = d.weights[at]
        if not weight:
            return inf
        exact = log_sum([(1, d.total), (-1, weight)], 1, base, d.number)
        return float(exact) if counted else exact
    from lambit.info.kernels.doubles import in_unit
    from lambit.info.kernels.information import surprisal_at

    return in_unit(surprisal_at(d.weights, at), base) if d.weights[at] else inf


def _surprisals(p: Any, base: Any) -> Any:
    import numpy as np

    from lambit.info.kernels.sums import logarithm

    p = float_array(p).reshape(p.shape)
    bad = ~((p >= 0) & (p <= 1))
    if bad.any():
        at = int(bad.reshape(-1).argmax())
        raise bad_probability(float(p.reshape(-1)[at]), at)
    log, unit = logarithm(base)
    with np.errstate(divide="ignore"):
        nats_per_unit = np.log(2.0) * unit if log is np.log2 else (1.0 if log is np.log else np.log(10.0))
        return np.where(p > 0.5, np.log1p(-(1.0 - p)) / -nats_per_unit, -log(p) / unit) + 0.0


def perplexity(x: Any) -> Any:
    """The perplexity 2^H(X): the number of equally likely outcomes as uncertain as X.

    Exact where it is rational. The base of the logarithm makes no difference.

    >>> perplexity([Fraction(1, 3)] * 3), perplexity([0.5, 0.5])
    (3, 2.0)
    """
    h = entropy(x)
    if h.__class__ is int:
        return 2**h
    exact = exact_power(h)
    if exact is not None:
        return exact
    from lambit.info.kernels.information import power

    from .alignment import Weights

    return power(nats(h) if isinstance(h, ExactInformation) else Weights(x).entropy_nats())


def nats(h: ExactInformation) -> tuple[float, float]:
    """An exact amount in bits as a pair in nats."""
    from lambit.info.exact.sums import nearest

    return nearest([(n, b) for b, n in h.terms.items()], h.denominator_of_terms)


def redundancy(x: Any, alphabet: int | None = None) -> Any:
    """The redundancy 1 - H(X) / log n over an alphabet of n symbols (Shannon 1948, section 7).

    `alphabet` is n; the number of outcomes (for samples, of those seen) unless given.

    >>> redundancy([Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(1, 8)])
    Fraction(1, 8)
    """
    x = source(x)
    exact = isinstance(x, Distribution) and x.exact
    seen = len(x) if isinstance(x, Distribution) else len(x.counts()[1])
    n = seen if alphabet is None else alphabet
    if n.__class__ is not int or n < max(seen, 2):
        raise InformationError(
            f"an alphabet of {{}} symbols: expected an integer, at least {max(seen, 2)}", n,
            hint="redundancy compares with the greatest entropy, log of the alphabet's size",
        )  # fmt: skip
    if exact:
        number = x.number
        h, most = entropy(x), log_sum([(1, n)], 1, 2, number)
        ratio = h / most
        # an irrational ratio is a float: then the difference first, exactly
        return float(most - h) / float(most) if ratio.__class__ is float else 1 - ratio
    return _redundancy_floats(x, n)


def _redundancy_floats(x: Any, n: int) -> float:
    """1 - H / log n of floats or counts: the information in which n is a variable more, D(p ‖ 1/n) over log n."""
    from lambit.info.exact.sums import nearest
    from lambit.info.kernels.doubles import add, log_of, negative, quotient

    from .alignment import Weights

    p, most = Weights(x), log_of(n)
    found = add(most, negative(p.entropy_nats()))
    if found[0] < most[0] * 2.0**-40 and len(p.weights) <= _EXACTLY:
        weights = p.integers()
        total = sum(weights)
        found = nearest([(total, n), (-total, total), *((w, w) for w in weights)], total)
    return max(0.0, quotient(found, most))

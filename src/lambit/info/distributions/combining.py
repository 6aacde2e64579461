"""Distributions from distributions: mixtures, images, conditions, Bayes, joints, sums."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import (
    InformationError,
    all_exact,
    check_function,
    check_list,
    common_denominator,
)

from .distribution import Distribution, default_names, weigh
from .families import check_weight
from .names import unhashable
from .sources import distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def mixture(weights: Sequence[Any], components: Sequence[Any]) -> Distribution:
    """The mixture Σ wᵢ pᵢ(x) of distributions; exact if all are, and the weights, which sum to 1.

    >>> mixture([Fraction(1, 3), Fraction(2, 3)], [uniform("ab"), uniform("bc")])
    Distribution({'a': 1/6, 'b': 1/2, 'c': 1/3})
    """
    weights = check_list("weights", weights)
    ds = [distribution(c) for c in check_list("components", components)]
    if len(weights) != len(ds):
        raise InformationError(f"unequal lengths: {len(weights)} weights, {len(ds)} distributions")
    shares, total = weigh(weights)
    for i, d in enumerate(ds):
        if d.names != ds[0].names:
            raise InformationError(
                f"component {i} has other variables than the first: {_said(d)}, not {_said(ds[0])}", hint="rename variables"
            )
    kind, names = _kind(ds), ds[0].names
    if total and all(d.exact for d in ds):
        parts, whole = _scaled(shares, total, ds)
    else:
        floats = shares if not total else [w / total for w in shares]
        parts, whole = [(d.floats() * w).tolist() for w, d in zip(floats, ds, strict=True)], 0
    return merged(kind, [d.outcomes for d in ds], parts, whole, names)


def _scaled(shares: Any, total: int, ds: Sequence[Distribution]) -> tuple[Any, int]:
    """Weights of exact components over one denominator."""
    from math import lcm

    common = lcm(*(d.total for d in ds))
    return [[v * (w * (common // d.total)) for v in d.weights] for w, d in zip(shares, ds, strict=True)], common * total


def _kind(ds: Iterable[Distribution]) -> type[Distribution]:
    """The class of the result: a host's own, if one among them is."""
    return next((d.__class__ for d in ds if d.__class__ is not Distribution), Distribution)


def _said(d: Distribution) -> str:
    return ", ".join(d.names) if d.names else "none"


def merged(
    kind: type[Distribution], outcomes: Iterable[Any], weights: Iterable[Any], total: int, names: tuple[str, ...] | None
) -> Distribution:
    """Runs of outcomes with their weights, those of equal outcomes added up; the weights sum to `total`."""
    sums: dict[Any, Any] = {}
    first: dict[Any, Any] = {}
    try:
        for xs, ws in zip(outcomes, weights, strict=True):
            for key, x, w in zip(kind.keys_of(xs), xs, ws, strict=True):
                if key in sums:
                    sums[key] += w
                else:
                    sums[key], first[key] = w, x
    except TypeError:
        raise unhashable(xs) from None
    if total:
        from math import gcd

        integers = list(sums.values())
        common = gcd(total, *integers)
        return kind(list(first.values()), [w // common for w in integers], total // common, names)
    import numpy as np

    return kind(list(first.values()), np.array(list(sums.values())), 0, names)


def map_distribution(f: Callable[[Any], Any], d: Any) -> Distribution:
    """The distribution of f(X): probabilities of outcomes with equal images are added.

    >>> map_distribution(lambda n: n % 3, uniform(range(1, 7)))
    Distribution({1: 1/3, 2: 1/3, 0: 1/3})
    """
    d, f = distribution(d), check_function("the map", f)
    kept = [i for i, w in enumerate(d.weights) if w]
    images = [f(d.outcomes[i]) for i in kept]
    return merged(d.__class__, [images], [[d.weights[i] for i in kept]], d.total, None)


def condition_on(event: Callable[[Any], Any], d: Any) -> Distribution:
    """The distribution given that the event happens, a predicate on outcomes: p(x) / P(event) where it holds.

    >>> condition_on(lambda n: n > 4, uniform(range(1, 7)))
    Distribution({5: 1/2, 6: 1/2})
    """
    d, event = distribution(d), check_function("the event", event)
    return kept_where([bool(event(x)) for x in d.outcomes], d)


def kept_where(flags: Sequence[bool], d: Distribution) -> Distribution:
    """The distribution given that the outcome is one of those flagged."""
    kept = [i for i, (flag, w) in enumerate(zip(flags, d.weights, strict=True)) if flag and w]
    if not kept:
        raise InformationError("the condition has probability 0", hint="support lists what can happen")
    return d.weighted([d.outcomes[i] for i in kept], [d.weights[i] for i in kept], d.names)


# -- Bayes


def posterior(prior: Any, likelihood: Any) -> Distribution:
    """Bayes' theorem: p(h | data) = p(h) P(data | h) / Σ p(h') P(data | h').

    `likelihood`: a function of the outcome, a mapping from outcomes, or a sequence in their order; not
    negative, exact or not, of any scale.

    >>> posterior({"ill": Fraction(1, 100), "well": Fraction(99, 100)}, {"ill": Fraction(95, 100), "well": Fraction(5, 100)})
    Distribution({'ill': 19/118, 'well': 99/118})
    """
    d = distribution(prior)
    likely = likelihoods(d, likelihood)
    total = evidence(d, likely)
    if not total > 0:
        raise InformationError("the data have probability 0 under every outcome of the prior", hint="a likelihood must be positive")
    if d.exact and all_exact(likely):
        integers, _ = common_denominator(likely)
        return d.weighted(d.outcomes, [w * v for w, v in zip(d.weights, integers, strict=True)], d.names)
    import numpy as np

    values = np.array([float(v) for v in likely])
    weights = d.floats() * (values / values.max())
    return d.__class__(d.outcomes, weights / weights.sum(), 0, d.names)


def evidence(prior: Any, likelihood: Any) -> Any:
    """The probability of the data, Σ p(h) P(data | h): what compares models (MacKay 2003, 3.3).

    >>> evidence(uniform(["fair", "bent"]), {"fair": Fraction(1, 2), "bent": Fraction(1, 3)})
    Fraction(5, 12)
    """
    d = distribution(prior)
    likely = likelihoods(d, likelihood)
    if d.exact and all_exact(likely):
        integers, denominator = common_denominator(likely)
        return d.number.rational(sum(w * v for w, v in zip(d.weights, integers, strict=True)), d.total * denominator)
    from math import fsum

    return fsum(p * float(v) for p, v in zip(d.floats().tolist(), likely, strict=True))


def likelihoods(d: Distribution, likelihood: Any) -> list[Any]:
    """A likelihood for each outcome of the prior, in its order, checked."""
    if callable(likelihood):
        found = [likelihood(x) for x in d.outcomes]
    elif hasattr(likelihood, "items"):
        table = {d.key(k): v for k, v in likelihood.items()}
        for i, x in enumerate(d.outcomes):
            if d.key(x) not in table:
                raise InformationError("no likelihood for outcome {} at index {}", x, i)
        found = [table[d.key(x)] for x in d.outcomes]
    else:
        found = check_list("likelihoods", likelihood)
        if len(found) != len(d):
            raise InformationError(f"unequal lengths: {len(d)} outcomes, {len(found)} likelihoods")
    for i, v in enumerate(found):
        try:
            check_weight(v, i)
        except InformationError as error:
            raise InformationError(error.template.replace("weight", "likelihood"), *error.values) from None
    return found


# -- joints


def joint_from_conditional(d: Any, conditional: Any, names: Sequence[str] | None = None) -> Distribution:
    """The joint distribution p(x, y) = p(x) p(y | x) of a distribution and a conditional one.

    `conditional`: a function of x, a mapping, or pairs as `Distribution.conditional` gives them. The
    variables are those of `d` and of the conditional distributions; x, y, … where they have none.

    >>> joint_from_conditional(uniform("ab"), {"a": bernoulli(Fraction(1, 4)), "b": bernoulli(1)})
    Distribution({('a', 1): 1/8, ('a', 0): 3/8, ('b', 1): 1/2, ('b', 0): 0} over x, y)
    """
    d = distribution(d)
    rows = conditional
    if not callable(rows):
        pairs = list(conditional.items()) if hasattr(conditional, "items") else check_list("conditional distributions", conditional)
        if not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
            raise InformationError("conditional distributions {}: expected a function, a mapping, or pairs", conditional)
        rows = {d.key(x): part for x, part in pairs}
    kept = [i for i, w in enumerate(d.weights) if w]
    parts = []
    for i in kept:
        x = d.outcomes[i]
        if conditional is not rows and d.key(x) not in rows:
            raise InformationError("no conditional distribution for outcome {} at index {}", x, i)
        parts.append(distribution(rows(x) if conditional is rows else rows[d.key(x)]))
    first = parts[0].names
    for part in parts:
        if part.names != first:
            raise InformationError(f"conditional distributions of different variables: {_said(part)}, {_said(parts[0])}")
    left, right = len(d.names or ("",)), len(first or ("",))
    if names is None:
        both = (d.names or ("x",)) + (first or ("y",))
        names = both if len(set(both)) == len(both) else default_names(left + right)
    if len(names) != left + right:
        raise InformationError(f"{len(names)} names for {left + right} variables")
    outcomes = [
        (*(d.outcomes[i] if left > 1 else (d.outcomes[i],)), *(y if right > 1 else (y,)))
        for i, part in zip(kept, parts, strict=True) for y in part.outcomes
    ]  # fmt: skip
    if d.exact and all(part.exact for part in parts):
        rows_, total = _scaled([d.weights[i] for i in kept], d.total, parts)
        weights: Any = [w for row in rows_ for w in row]
    else:
        import numpy as np

        floats, total = d.floats(), 0
        weights = np.concatenate([part.floats() * floats[i] for i, part in zip(kept, parts, strict=True)])
    made = _kind([d, *parts])(outcomes, weights, total)
    return made.renamed(tuple(names))

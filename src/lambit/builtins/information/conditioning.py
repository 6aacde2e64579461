"""Distributions taken apart and updated: marginals, conditions, Bayes' theorem, joints put together."""

from __future__ import annotations

from lambit.data import FALSE, Pair, Symbol, from_iterable
from lambit.errors import ArityError, DomainError
from lambit.registry import builtin

from .border import (
    as_distribution,
    ask,
    elements,
    is_probability,
    is_table,
    row,
    strings,
    table_items,
    to_names,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Distribution, List, Source


@builtin("marginal", pure=True)
def marginal(d: Distribution, *variables: Symbol) -> Any:
    """The distribution of some of the variables: p(x) = Σ p(x, y) over y (Cover & Thomas, 2.2).

    (marginal (joint '(x y) '(((0 0) . 1/2) ((0 1) . 1/4) ((1 1) . 1/4))) 'x)
    ;=> #<joint (x) 0 3/4 1 1/4>
    (marginal (joint '(x y) '(((0 0) . 1))) 'z)     ;!! there is no variable z
    """
    return ask("marginal", d.marginal, *strings(variables))


@builtin("given", pure=True)
def given(d: Distribution, variable: Symbol, value: Any, *more: Any) -> Any:
    """The distribution of the other variables where `variable` has this value: p(y | x) = p(x, y) / p(x).

    Several conditions: `(given d 'x 0 'y 1)`. A condition of probability 0 is an error.

        (define weather (joint '(sky ground) '(((rain wet) . 1/4) ((sun wet) . 1/8) ((sun dry) . 5/8))))
        (given weather 'ground 'wet)    ;=> #<joint (sky) rain 2/3 sun 1/3>
        (given weather 'sky 'snow)      ;!! has probability 0
    """
    if len(more) % 2 or not all(name.__class__ is Symbol for name in more[::2]):
        raise ArityError("given: conditions are a variable and its value each", hint="(given d 'x 0 'y 1)")
    names = [variable, *more[::2]]
    conditions = dict(zip(strings(names), [value, *more[1::2]], strict=True))
    return ask("given", d.given, conditions)


@builtin("conditional", pure=True)
def conditional(d: Distribution, *variables: Symbol, given: Any = None) -> Any:
    """The conditional distribution p(y | x): an association list from the values of `:given` to distributions.

    (conditional (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))) 'y :given 'x)
    ;=> ((0 . #<joint (y) 0 1>) (1 . #<joint (y) 0 1/2 1 1/2>))
    (conditional (joint '(x y) '(((0 0) . 1))) 'y)              ;!! given what?
    (conditional (joint '(x y) '(((0 0) . 1))) 'x :given 'x)    ;!! the variable x is wanted and given
    """
    if given is None:
        raise ArityError("conditional: given what?", hint="(conditional d 'y :given 'x)")
    known = to_names("conditional", given)
    known = [known] if isinstance(known, str) else known
    wanted = strings(variables) or [n for n in d.names or () if n not in known]
    rows = ask("conditional", d.conditional, wanted, known)
    from .values import outcome_to_lisp

    return from_iterable([Pair(outcome_to_lisp(value), part) for value, part in rows])


# -- what Lisp procedures said of the outcomes


@builtin("%positive-outcomes", pure=True)
def positive_outcomes(name: Symbol, x: Source) -> Any:
    """`x` as a distribution of positive probabilities only, for what `name` does with it."""
    from .values import LispDistribution

    d = as_distribution(name.name, x)
    if all(d.weights) if d.exact else d.weights.all():
        return d
    kept = [i for i, w in enumerate(d.weights) if w]
    weights = [d.weights[i] for i in kept] if d.exact else d.weights[kept]
    return LispDistribution([d.outcomes[i] for i in kept], weights, d.total, d.names)


@builtin("%map-outcomes", pure=True)
def map_outcomes(d: Distribution, images: List) -> Any:
    """The distribution of f(X): `images` are f's values in the order of `support`; equal ones merge."""
    from lambit.info.distributions.combining import merged

    from .values import LispDistribution

    weights = [w for w in d.weights if w] if d.exact else [w for w in d.weights.tolist() if w]
    values = elements("map-distribution", images)
    if len(values) != len(weights):
        raise DomainError(f"map-distribution: {len(values)} values for {len(weights)} outcomes")
    return ask("map-distribution", merged, LispDistribution, [values], [weights], d.total, None)


@builtin("%keep-outcomes", pure=True)
def keep_outcomes(d: Distribution, flags: List) -> Any:
    """The distribution given that an outcome is one of those with a true flag, in the order of `support`."""
    from lambit.info.distributions.combining import kept_where

    kept = iter(elements("condition-on", flags))
    return ask("condition-on", kept_where, [bool(w) and next(kept) is not FALSE for w in d.weights], d)


@builtin("%tabulate", pure=True)
def tabulate(outcomes: Any, values: List, weights: Any) -> Any:
    """The distribution of outcomes and f's values, divided by their sum if `weights`."""
    from lambit.info.distributions.distribution import from_columns
    from lambit.info.distributions.families import normalize

    from .values import Information, LispDistribution

    items, shares = elements("tabulate-distribution", outcomes), elements("tabulate-distribution", values)
    if weights is not FALSE:
        shares = ask("tabulate-distribution", normalize, shares, Information.rational)
        shares = elements("tabulate-distribution", shares) if shares.__class__ is Pair else shares
    return ask("tabulate-distribution", from_columns, items, shares, None, LispDistribution)


@builtin("%posterior", pure=True)
def posterior(prior: Source, likelihood: Any) -> Any:
    """Bayes' theorem with a likelihood for each outcome: a list in their order, an alist, or a table."""
    from lambit.info.distributions.combining import posterior as update

    d = as_distribution("posterior", prior)
    return ask("posterior", update, d, _likelihood("posterior", d, likelihood))


@builtin("%evidence", pure=True)
def evidence(prior: Source, likelihood: Any) -> Any:
    """The probability of the data: the likelihoods averaged over the prior."""
    from lambit.info.distributions.combining import evidence as mean

    d = as_distribution("evidence", prior)
    return ask("evidence", mean, d, _likelihood("evidence", d, likelihood))


def _likelihood(name: str, d: Any, likelihood: Any) -> Any:
    if hasattr(likelihood.__class__, "__array__"):
        return likelihood
    if is_table(likelihood):
        pairs = table_items(likelihood)
    else:
        items = elements(name, likelihood)
        if not items or not all(x.__class__ is Pair and is_probability(x.cdr) for x in items):
            return items
        pairs = [(x.car, x.cdr) for x in items]
    joint = len(d.names or ()) > 1
    table = {d.key(row(k) if joint else k): v for k, v in pairs}
    found = []
    for i, x in enumerate(d.outcomes):
        if d.key(x) not in table:
            from lambit.printer import write_short

            raise DomainError(f"{name}: no likelihood for outcome {write_short(lisp_outcome(x))} at index {i}")
        found.append(table[d.key(x)])
    return found


def lisp_outcome(x: Any) -> Any:
    """An outcome as a Lisp value."""
    from .values import outcome_to_lisp

    return outcome_to_lisp(x)


@builtin("%join-conditional", pure=True)
def join_conditional(d: Distribution, rows: List, names: Any) -> Any:
    """The joint distribution of `d` and pairs of its outcomes and conditional distributions."""
    from lambit.info.distributions.combining import joint_from_conditional as join

    several = len(d.names or ()) > 1
    pairs = []
    for x in elements("joint-from-conditional", rows):
        if x.__class__ is not Pair:
            raise DomainError("joint-from-conditional: expected pairs of an outcome and a distribution")
        part = as_distribution("joint-from-conditional", x.cdr)
        pairs.append((row(x.car) if several else x.car, part))
    wanted = to_names("joint-from-conditional", None if names is FALSE else names)
    return ask("joint-from-conditional", join, d, pairs, [wanted] if isinstance(wanted, str) else wanted)

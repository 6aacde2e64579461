"""Distributions as values: made, asked, taken apart.

A distribution is a finite probability distribution over any Lisp values,
exact where its probabilities are. A joint distribution names its variables.
"""

from __future__ import annotations

from lambit.data import NIL, Pair, Symbol, from_iterable, symbol
from lambit.errors import ArityError, DomainError, WrongType
from lambit.registry import builtin

from .border import (
    ask,
    elements,
    is_distribution,
    is_samples,
    lisp_value,
    row,
    strings,
    to_distribution,
    to_names,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Distribution, List, Real, Source


@builtin("pmf", pure=True)
def pmf(*arguments: Any) -> Any:
    """The distribution that gives each outcome its probability (a probability mass function).

    `(pmf outcome probability ...)`, or of one argument: an association list, a hash
    table, a list, vector or array of probabilities over the indices 0, 1, 2, ..., or
    samples (their frequencies, exact). Exact probabilities make an exact distribution. They
    must sum to 1: exactly, or within 1e-9 for floats. Nothing is normalised silently.

        (pmf 'a 1/2 'b 1/4 'c 1/4)           ;=> #<pmf a 1/2 b 1/4 c 1/4>
        (pmf '((heads . 0.5) (tails . 0.5)))  ;=> #<pmf heads 0.5 tails 0.5>
        (pmf '(1/3 2/3))                      ;=> #<pmf 0 1/3 1 2/3>
        (pmf 'a 1/2 'b 1/3)                   ;!! sum to 5/6
        (pmf 'a 3/2 'b -1/2)                  ;!! probability -1/2 at index 1 is negative
    """
    if len(arguments) == 1:
        x = arguments[0]
        if x is not NIL and not isinstance(x, Pair) and not _is_collection(x):
            from lambit.printer import write_short

            raise WrongType(f"pmf: argument 1: expected outcomes with probabilities, got {write_short(x)}")
        return ask("pmf", to_distribution, "pmf", x)
    if len(arguments) % 2:
        raise ArityError("pmf: the last outcome has no probability", hint="(pmf outcome probability ...)")
    from lambit.info.distributions.distribution import from_pairs

    from .values import LispDistribution

    return ask("pmf", from_pairs, zip(arguments[::2], arguments[1::2], strict=True), None, LispDistribution)


def _is_collection(x: Any) -> bool:
    from .border import is_source

    return is_source(x)


@builtin("joint", pure=True)
def joint(variables: List, x: Source) -> Any:
    """The joint distribution of the named `variables`.

    `x` is an association list (or hash table) from lists of values, one for each variable, to probabilities, or
    an array with an axis for each variable.

        (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2)))   ;=> #<joint (x y) (0 0) 1/2 (1 1) 1/2>
        (entropy (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2))))  ;=> 1
        (joint '(x y) '(((0) . 1)))                     ;!! is not 2 values
    """
    names = elements("joint", variables)
    if not names or not all(name.__class__ is Symbol for name in names):
        raise WrongType("joint: argument 1: expected a list of variables (symbols)")
    return ask("joint", _joint, tuple(strings(names)), x)


def _joint(names: tuple[str, ...], x: Any) -> Any:
    from .border import is_table, table_items
    from .values import LispDistribution

    if is_table(x) and not is_distribution(x):
        from lambit.info.distributions.distribution import from_pairs

        rows = [(row(k) if len(names) > 1 else k, p) for k, p in table_items(x)]
        return from_pairs(rows, names, LispDistribution)
    if is_distribution(x) or is_samples(x):
        d = to_distribution("joint", x)
        from lambit.info.distributions.distribution import check_rows

        rows = [row(outcome) if outcome.__class__ is not tuple else outcome for outcome in d.outcomes]
        check_rows(rows, names)
        return LispDistribution(rows if len(names) > 1 else d.outcomes, d.weights, d.total, names)
    return to_distribution("joint", x, names)


@builtin("uniform", pure=True)
def uniform(outcomes: Any) -> Any:
    """The distribution that gives each of the outcomes the same probability, exactly.

    `outcomes`: a list or vector of distinct values, or a positive integer n for 0, 1, ..., n-1.

        (uniform '(a b c))              ;=> #<pmf a 1/3 b 1/3 c 1/3>
        (entropy (uniform 8))           ;=> 3
        (uniform '())                   ;!! no outcomes
    """
    from lambit.info.distributions.distribution import from_pairs

    from .values import LispDistribution

    if outcomes.__class__ is int:
        if not 0 < outcomes <= 10_000_000:
            raise WrongType("uniform: argument 1: expected a list, or an integer from 1 to 10000000")
        return LispDistribution(range(outcomes), [1] * outcomes, outcomes)
    if outcomes is not NIL and outcomes.__class__ is not Pair and outcomes.__class__.__name__ != "Vector":
        from lambit.printer import write_short

        raise WrongType(f"uniform: argument 1: expected a list of outcomes, got {write_short(outcomes)}")
    items = elements("uniform", outcomes)
    share = LispDistribution.number.rational(1, len(items) or 1)
    return ask("uniform", from_pairs, [(x, share) for x in items], None, LispDistribution)


@builtin("bernoulli", pure=True)
def bernoulli(p: Real) -> Any:
    """The distribution of a biased coin: 1 with probability p, 0 with probability 1 - p.

    (bernoulli 1/4)                 ;=> #<pmf 1 1/4 0 3/4>
    (entropy (bernoulli 1/2))       ;=> 1
    (bernoulli 2)                   ;!! probability -1 at index 1 is negative
    """  # fmt: skip
    from lambit.info.distributions.distribution import from_pairs

    from .values import LispDistribution

    return ask("bernoulli", from_pairs, [(1, p), (0, 1 - p)], None, LispDistribution)


@builtin("product-distribution", pure=True)
def product(d: Distribution, e: Distribution) -> Any:
    """The joint distribution of independent variables: p(x, y) = p(x) p(y).

    Its variables are those of `d` and `e`; x, y, ... where they have no names.

        (product-distribution (bernoulli 1/2) (bernoulli 1/2))
        ;=> #<joint (x y) (1 1) 1/4 (1 0) 1/4 (0 1) 1/4 (0 0) 1/4>
        (mutual-information (product-distribution (uniform 3) (bernoulli 1/7)))   ;=> 0
    """
    from lambit.info.distributions.families import product as make

    if len(d) * len(e) > 50_000_000:
        from lambit.errors import LimitExceeded

        raise LimitExceeded(f"product-distribution: {len(d) * len(e)} outcomes are too many")
    return ask("product-distribution", make, d, e)


@builtin("normalize", pure=True)
def normalize(weights: Source) -> Any:
    """Weights divided by their sum, so that they sum to 1; exact where the weights are.

    A list gives a list, a vector or array an array; an association list of outcomes and
    weights gives a distribution.

        (normalize '(1 2 1))                    ;=> (1/4 1/2 1/4)
        (normalize '((a . 3) (b . 1)))          ;=> #<pmf a 3/4 b 1/4>
        (normalize '(1 -1))                     ;!! weight -1 at index 1 is negative
        (normalize '(0 0))                      ;!! all weights are 0
    """
    return ask("normalize", _normalize, weights)


def _normalize(weights: Any) -> Any:
    from lambit.info.checks import is_exact
    from lambit.info.distributions.distribution import from_pairs
    from lambit.info.distributions.families import normalize as divide

    from .border import is_probability, is_table, table_items
    from .values import Information, LispDistribution

    if is_distribution(weights) or is_samples(weights):
        return to_distribution("normalize", weights)
    if hasattr(weights.__class__, "__array__"):
        return divide(weights)
    table = is_table(weights)
    items: list[Any] = table_items(weights) if table else elements("normalize", weights)
    pairs = table or (items and all(x.__class__ is Pair and is_probability(x.cdr) for x in items))
    if pairs and not table:
        items = [(x.car, x.cdr) for x in items]
    values = [p for _, p in items] if pairs else items
    shares = divide(values, Information.rational)
    if pairs:
        return from_pairs([(x, p) for (x, _), p in zip(items, shares, strict=True)], None, LispDistribution)
    if weights.__class__ is Pair or weights is NIL:
        return from_iterable(shares)
    if all(map(is_exact, values)):
        from lambit.data import Vector

        return Vector(shares)
    import numpy as np

    return np.array(shares)


@builtin("distribution?", pure=True)
def distribution_p(x: Any) -> bool:
    """Is `x` a distribution?

    (distribution? (uniform 2))     ;=> #t
    (distribution? '(1/2 1/2))      ;=> #f
    """  # fmt: skip
    return is_distribution(x)


@builtin("support", pure=True)
def support(d: Distribution) -> Any:
    """The outcomes of positive probability, as a list.

    (support (pmf 'a 1/2 'b 0 'c 1/2))      ;=> (a c)
    (support (joint '(x y) '(((0 1) . 1)))) ;=> ((0 1))
    """  # fmt: skip
    from .values import outcome_to_lisp

    return from_iterable([outcome_to_lisp(x) for x, w in zip(d.outcomes, d.weights, strict=True) if w])


@builtin("probabilities", pure=True)
def probabilities(d: Distribution) -> Any:
    """The positive probabilities, in the order of `support`, as a list.

    (probabilities (pmf 'a 1/2 'b 0 'c 1/2))   ;=> (1/2 1/2)
    """  # fmt: skip
    return from_iterable([p for p, w in zip(d.probabilities(), d.weights, strict=True) if w])


@builtin("%probability-of", pure=True)
def probability_of(outcome: Any, d: Distribution) -> Any:
    """The probability of one outcome, 0 for what is none."""
    from .values import LispDistribution

    if len(getattr(d, "names", None) or ()) > 1:
        outcome = row(outcome)
    assert isinstance(d, LispDistribution)
    return lisp_value(d[outcome])


@builtin("%from-pairs", pure=True)
def from_lisp_pairs(d: Distribution, outcomes: List) -> Any:
    """The distribution of f(X): `outcomes` are f's values in the order of `support`; equal ones merge."""
    from .values import LispDistribution, equal_key

    merged: dict[Any, int] = {}
    values: list[Any] = []
    weights: list[Any] = []
    positive = [w for w in d.weights if w]
    images = elements("map-distribution", outcomes)
    if len(images) != len(positive):
        raise DomainError(f"map-distribution: {len(images)} values for {len(positive)} outcomes")
    for x, w in zip(images, positive, strict=True):
        at = merged.setdefault(equal_key(x), len(values))
        if at == len(values):
            values.append(x)
            weights.append(w)
        else:
            weights[at] += w
    assert isinstance(d, LispDistribution)
    if not d.exact:
        import numpy as np

        return LispDistribution(values, np.array(weights), 0)
    return LispDistribution(values, weights, d.total)


@builtin("variables", pure=True)
def variables(x: Source) -> Any:
    """The names of the variables of a joint distribution or of samples, as a list.

    (variables (joint '(x y) '(((0 1) . 1))))   ;=> (x y)
    (variables (samples "ab" "ba"))             ;=> (x y)
    (variables (uniform 2))                     ;=> ()
    """  # fmt: skip
    return from_iterable([symbol(name) for name in getattr(x, "names", None) or ()])


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
    """
    if given is None:
        raise ArityError("conditional: given what?", hint="(conditional d 'y :given 'x)")
    known = to_names("conditional", given)
    known = [known] if isinstance(known, str) else known
    wanted = strings(variables) or [n for n in d.names or () if n not in known]
    rows = ask("conditional", d.conditional, wanted, known)
    from .values import outcome_to_lisp

    return from_iterable([Pair(outcome_to_lisp(value), part) for value, part in rows])


@builtin("distribution=?", pure=True)
def distribution_equal(d: Distribution, e: Distribution) -> bool:
    """Do two distributions give every outcome the same probability?

    (distribution=? (uniform '(a b)) (pmf 'b 1/2 'a 1/2))   ;=> #t
    (distribution=? (uniform 2) (uniform 3))                ;=> #f
    """  # fmt: skip
    from lambit.info.distributions.distribution import Distribution as Plain

    return Plain.__eq__(d, e)

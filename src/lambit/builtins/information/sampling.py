"""What is asked of a distribution: draws, quantiles, moments of its variables."""

from __future__ import annotations

from lambit.data import Pair, Vector
from lambit.registry import builtin

from .border import as_distribution, ask, elements, is_probability, is_table, table_items, to_seed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.data import Symbol

    from .border import Source


@builtin("sample")
def sample(d: Source, *n: Any, seed: Any = None) -> Any:
    """A vector of n independent outcomes of the distribution; one outcome, if n is left out.

    By the alias method, a million in milliseconds; without any bias of exact probabilities. The same `:seed`, an
    integer, gives the same draws; without one the interpreter's random source is asked, which `random-seed!` seeds.

        (sample (uniform '(heads tails)) 4 :seed 2)         ;=> #(tails heads heads heads)
        (vector-length (sample (bernoulli 1/3) 1000 :seed 1))   ;=> 1000
        (sample (pmf 'sure 1) :seed 1)                      ;=> sure
        (sample (uniform 2) -1 :seed 1)                     ;!! n -1: expected an integer
    """
    from lambit.info.distributions.sampling import draws

    from .values import outcome_to_lisp

    if len(n) > 1:
        from lambit.errors import ArityError

        raise ArityError("sample: a distribution and a number of draws", hint="(sample d n :seed 1)")

    source = as_distribution("sample", d)
    places = ask("sample", draws, source, n[0] if n else 1, seed=to_seed("sample", seed))
    if not n:
        return outcome_to_lisp(source.outcomes[int(places[0])])
    outcomes = source.outcomes
    if outcomes.__class__ is range:
        return Vector((places * outcomes.step + outcomes.start).tolist())
    if len(source.names or ()) > 1:
        drawn = [outcomes[i] for i in places.tolist()]
        return Vector(list(map(outcome_to_lisp, drawn)))
    return Vector(list(map(outcomes.__getitem__, places.tolist())))


@builtin("dirichlet")
def dirichlet(alphas: Any, *, seed: Any = None) -> Any:
    """A distribution drawn from Dirichlet's, whose density is in proportion to Π p(x)^(α(x) - 1).

    `alphas`: a list of positive numbers for the outcomes 0, 1, ..., or an association list or hash table
    from outcomes. `:seed` as for `sample`.

        (distribution? (dirichlet '((a . 1) (b . 5/2)) :seed 1))    ;=> #t
        (dirichlet '(1 0) :seed 1)                                  ;!! alpha 0 at index 1
    """
    from lambit.info.distributions.distribution import from_columns
    from lambit.info.distributions.sampling import dirichlet as draw

    from .values import LispDistribution

    if is_table(alphas):
        pairs = table_items(alphas)
    else:
        items = alphas.ravel().tolist() if hasattr(alphas, "ravel") else elements("dirichlet", alphas)
        if not all(x.__class__ is Pair and is_probability(x.cdr) for x in items):
            return ask("dirichlet", draw, items, seed=to_seed("dirichlet", seed))
        pairs = [(x.car, x.cdr) for x in items]
    drawn = ask("dirichlet", draw, [a for _, a in pairs], seed=to_seed("dirichlet", seed))
    return ask("dirichlet", from_columns, [x for x, _ in pairs], drawn.weights.tolist(), None, LispDistribution)


@builtin("mode", pure=True)
def mode(d: Source) -> Any:
    """The outcome of the greatest probability; the first of several.

    (mode (pmf 'a 1/4 'b 1/2 'c 1/4))       ;=> b
    (mode '())                              ;!! no outcomes
    """  # fmt: skip
    from lambit.info.distributions.moments import mode as find

    from .values import outcome_to_lisp

    return outcome_to_lisp(find(as_distribution("mode", d)))


@builtin("quantile", pure=True)
def quantile(q: Any, d: Source) -> Any:
    """The least outcome x with P(X ≤ x) ≥ q, for q from 0 to 1. Outcomes are real numbers.

    (quantile 1/2 (uniform (iota 6 1)))     ;=> 3
    (quantile 0.95 (binomial 10 0.5))       ;=> 8
    (quantile 2 (uniform 3))                ;!! quantile 2: expected a number from 0 to 1
    """  # fmt: skip
    from lambit.info.distributions.order import quantile as find

    return ask("quantile", find, q, as_distribution("quantile", d))


@builtin("median", pure=True)
def median(d: Source) -> Any:
    """The least outcome x with P(X ≤ x) ≥ 1/2.

    (median (uniform (iota 6 1)))           ;=> 3
    (median (uniform '(a b)))               ;!! outcome a at index 0 is not a number
    """  # fmt: skip
    from lambit.info.distributions.order import median as find

    return ask("median", find, as_distribution("median", d))


@builtin("cumulative", pure=True)
def cumulative(x: Any, d: Source) -> Any:
    """The distribution function P(X ≤ x) of outcomes that are real numbers.

    (cumulative 2 (uniform (iota 6 1)))     ;=> 1/3
    (cumulative 5/2 (uniform (iota 6 1)))   ;=> 1/3
    (cumulative 1 (uniform '(a b)))         ;!! outcome a at index 0 is not a number
    """  # fmt: skip
    from lambit.info.distributions.order import cumulative as find

    return ask("cumulative", find, x, as_distribution("cumulative", d))


@builtin("%mean", pure=True)
def mean(d: Source) -> Any:
    """The expectation of the outcomes, which are numbers."""
    from lambit.info.distributions.moments import expectation

    return ask("expectation", expectation, as_distribution("expectation", d))


@builtin("%variance", pure=True)
def variance(d: Source) -> Any:
    """The variance of the outcomes, which are numbers."""
    from lambit.info.distributions.moments import variance as find

    return ask("variance", find, as_distribution("variance", d))


@builtin("covariance", pure=True)
def covariance(d: Source, *variables: Symbol) -> Any:
    """The covariance of two variables, E (X - E X)(Y - E Y); exact if the distribution is.

    (covariance (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2))))              ;=> 1/4
    (covariance (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2))) 'x 'x)        ;!! named twice
    """  # fmt: skip
    from lambit.info.distributions.moments import covariance as find

    return ask("covariance", find, as_distribution("covariance", d), *_two("covariance", variables))


@builtin("correlation", pure=True)
def correlation(d: Source, *variables: Symbol) -> Any:
    """Pearson's correlation of two variables, from -1 to 1: their covariance in units of their standard deviations.

    (correlation (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2))))             ;=> 1.0
    (correlation (joint '(x y) '(((0 0) . 1/2) ((0 1) . 1/2))))             ;!! x is constant
    """  # fmt: skip
    from lambit.info.distributions.moments import correlation as find

    return ask("correlation", find, as_distribution("correlation", d), *_two("correlation", variables))


def _two(name: str, variables: tuple[Any, ...]) -> list[str]:
    if len(variables) > 2:
        from lambit.errors import ArityError

        raise ArityError(f"{name}: two variables, not {len(variables)}")
    return [v.name for v in variables]

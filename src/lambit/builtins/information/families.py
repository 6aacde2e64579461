"""Families of distributions: uniform, Bernoulli, binomial, Poisson, geometric, hypergeometric, Zipf's; products and sums."""

from __future__ import annotations

from lambit.data import FALSE, NIL, Pair, Vector
from lambit.data.kinds import is_array
from lambit.errors import WrongType
from lambit.registry import builtin

from .border import as_distribution, ask, elements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Source


@builtin("uniform", pure=True)
def uniform(outcomes: Any) -> Any:
    """The distribution that gives each of the outcomes the same probability, exactly.

    `outcomes`: a list, vector or array of distinct values, or a positive integer n for 0, 1, ..., n-1.

        (uniform '(a b c))              ;=> #<pmf a 1/3 b 1/3 c 1/3>
        (entropy (uniform 8))           ;=> 3
        (uniform (iota 6 1))            ;=> #<pmf 1 1/6 2 1/6 3 1/6 4 1/6 5 1/6 6 1/6>
        (uniform '())                   ;!! no outcomes
    """
    from lambit.info.distributions.families import uniform as make

    from .values import LispDistribution

    if outcomes.__class__ is int:
        return ask("uniform", make, outcomes if outcomes > 0 else ())
    if outcomes is not NIL and outcomes.__class__ not in (Pair, Vector) and not is_array(outcomes):
        from lambit.printer import write_short

        raise WrongType(f"uniform: argument 1: expected a list of outcomes, got {write_short(outcomes)}")
    items = outcomes.ravel().tolist() if is_array(outcomes) else elements("uniform", outcomes)
    return ask("uniform", make, items, LispDistribution)


@builtin("bernoulli", pure=True)
def bernoulli(p: Any) -> Any:
    """The distribution of a biased coin: 1 with probability p, 0 with probability 1 - p.

    (bernoulli 1/4)                 ;=> #<pmf 1 1/4 0 3/4>
    (entropy (bernoulli 1/2))       ;=> 1
    (bernoulli 2)                   ;!! probability -1 at index 1 is negative
    """  # fmt: skip
    from lambit.info.distributions.families import bernoulli as make

    return ask("bernoulli", make, p)


@builtin("binomial", pure=True)
def binomial(n: Any, p: Any) -> Any:
    """The number of successes in n independent trials: C(n, k) p^k (1 - p)^(n - k) for k = 0, ..., n.

    Exact for an exact p. Floats are right to the last digit for large n too.

        (binomial 2 1/3)                            ;=> #<pmf 0 4/9 1 4/9 2 1/9>
        (probability 500000 (binomial 1000000 0.5)) ;~> 0.000797884361332
        (binomial 2 1.5)                            ;!! p is 1.5
        (binomial -1 1/2)                           ;!! n -1: expected an integer
    """
    from lambit.info.distributions.counting import binomial as make

    return ask("binomial", make, n, p)


@builtin("poisson", pure=True)
def poisson(mean: Any, n: Any) -> Any:
    """Poisson's distribution, e^-m m^k / k!, cut off after n: of k = 0, ..., n, divided by their sum.

    That is the distribution given that the count is at most n. An exact mean gives exact rationals.

        (poisson 2 3)                   ;=> #<pmf 0 3/19 1 6/19 2 6/19 3 4/19>
        (expectation (poisson 2.5 100)) ;~> 2.5
        (poisson -1 3)                  ;!! mean -1: expected a finite number, not negative
    """
    from lambit.info.distributions.counting import poisson as make

    return ask("poisson", make, mean, n)


@builtin("geometric", pure=True)
def geometric(p: Any, n: Any) -> Any:
    """The number of trials up to the first success, p (1 - p)^(k - 1), cut off after n: of k = 1, ..., n, divided by their sum.

    That is the distribution given that a success comes within n trials, which has probability 1 - (1 - p)^n.

        (geometric 1/2 3)               ;=> #<pmf 1 4/7 2 2/7 3 1/7>
        (geometric 0 3)                 ;!! a success never comes
    """
    from lambit.info.distributions.counting import geometric as make

    return ask("geometric", make, p, n)


@builtin("hypergeometric", pure=True)
def hypergeometric(population: Any, successes: Any, draws: Any, *, exact: Any = True) -> Any:
    """The number of marked items among `draws` taken without putting back, of a population with so many marked.

    C(K, k) C(N - K, n - k) / C(N, n), exact; `:exact #f` gives floats, for large populations.

        (hypergeometric 10 4 2)         ;=> #<pmf 0 1/3 1 8/15 2 2/15>
        (hypergeometric 10 11 2)        ;!! successes 11: expected an integer from 0 to 10
    """
    from lambit.info.distributions.counting import hypergeometric as make

    return ask("hypergeometric", make, population, successes, draws, exact=exact is not FALSE)


@builtin("zipf", pure=True)
def zipf(n: Any, exponent: Any = 1) -> Any:
    """Zipf's law over the ranks 1, ..., n: p(k) in proportion to 1 / k^s, s the exponent. Exact for an exact integer s.

    (zipf 3)                        ;=> #<pmf 1 6/11 2 3/11 3 2/11>
    (zipf 2 0.0)                    ;=> #<pmf 1 0.5 2 0.5>
    (zipf 0)                        ;!! n 0: expected an integer
    """  # fmt: skip
    from lambit.info.distributions.counting import zipf as make

    return ask("zipf", make, n, exponent)


@builtin("product-distribution", pure=True)
def product(d: Source, *more: Any) -> Any:
    """The joint distribution of independent variables: p(x, y, ...) = p(x) p(y) ....

    Its variables are those of the distributions; x, y, ... where they have no names, or the same.

        (product-distribution (bernoulli 1/2) (bernoulli 1/2))
        ;=> #<joint (x y) (1 1) 1/4 (1 0) 1/4 (0 1) 1/4 (0 0) 1/4>
        (mutual-information (product-distribution (uniform 3) (bernoulli 1/7)))   ;=> 0
        (entropy (product-distribution (uniform 2) (uniform 2) (uniform 4)))      ;=> 4
        (product-distribution (uniform 100000) (uniform 100000))    ;!! are too many
    """
    from lambit.info.distributions.families import product as make

    return ask("product-distribution", make, *_distributions("product-distribution", (d, *more)))


def _distributions(name: str, xs: Any) -> list[Any]:
    from .border import is_source

    for i, x in enumerate(xs, 1):
        if not is_source(x):
            from lambit.printer import write_short

            raise WrongType(f"{name}: argument {i}: expected a distribution, got {write_short(x)}")
    return [as_distribution(name, x) for x in xs]


@builtin("sum-distribution", pure=True)
def sum_distribution(d: Source, *more: Any, times: Any = 1) -> Any:
    """The distribution of the sum of independent variables; with `:times`, of so many copies of all of them.

    Outcomes are numbers. Exact if the distributions are; the sum of a hundred dice takes a millisecond or two.

        (probability 7 (sum-distribution (uniform (iota 6 1)) (uniform (iota 6 1))))    ;=> 1/6
        (sum-distribution (bernoulli 1/2) :times 2)             ;=> #<pmf 0 1/4 1 1/2 2 1/4>
        (probability 350 (sum-distribution (uniform (iota 6 1)) :times 100))    ;~> 0.0233226060153
        (sum-distribution (uniform '(a b)))                     ;!! outcome a at index 0 is not a number
    """
    from lambit.info.distributions.sums import sum_distribution as make

    return ask("sum-distribution", make, *_distributions("sum-distribution", (d, *more)), times=times)


@builtin("mixture", pure=True)
def mixture(weight: Any, d: Any, *more: Any) -> Any:
    """The mixture of distributions with weights that sum to 1: Σ w p(x). Exact if all is.

    `(mixture weight distribution ...)`, the components over the same variables.

        (mixture 1/3 (uniform '(a b)) 2/3 (uniform '(b c)))     ;=> #<pmf a 1/6 b 1/2 c 1/3>
        (mixture 1/3 (uniform 2) 1/3 (uniform 3))               ;!! sum to 2/3
    """
    from lambit.errors import ArityError
    from lambit.info.distributions.combining import mixture as make

    if len(more) % 2:
        raise ArityError("mixture: the last weight has no distribution", hint="(mixture weight distribution ...)")
    return ask("mixture", make, [weight, *more[::2]], _distributions("mixture", (d, *more[1::2])))

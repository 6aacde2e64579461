"""Maximum entropy: the least presuming distribution with given moments or marginals, and the families of such.

What takes procedures, `maximum-entropy` and `exponential-family`, is Lisp; here is what they call.
"""

from __future__ import annotations

from lambit.errors import DomainError
from lambit.registry import builtin, contract

from .border import ask, elements, is_distribution, to_base, to_distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from lambit.data import Symbol

    from .border import Source

    # contracts, as type checkers see them
    MaximumEntropy: TypeAlias = Any
    Family: TypeAlias = Any
    List: TypeAlias = Any


def is_maximum_entropy(x: Any) -> bool:
    """Is it a result of maximum entropy? (Without loading the class.)"""
    return bool(x.__class__.__name__ == "MaximumEntropy")


def is_family(x: Any) -> bool:
    """Is it an exponential family? (Without loading the class.)"""
    return bool(x.__class__.__name__ == "ExponentialFamily")


contract("MaximumEntropy", "a result of maximum entropy", "is_maximum_entropy({x})", is_maximum_entropy=is_maximum_entropy)
contract("Family", "an exponential family", "is_family({x})", is_family=is_family)


def _solved(name: str, method: Any, outcomes: Any, features: Any, moments: Any, prior: Any, base: Any) -> Any:
    """The solution that a method finds, over Lisp values."""
    from lambit.data import FALSE

    from . import maxent_values
    from .values import LispDistribution

    del maxent_values  # it says how the result is written
    rows = [elements(name, row) for row in elements(name, features)]
    known = None if prior is FALSE else ask(name, to_distribution, name, prior)
    return ask(
        name, method, elements(name, outcomes), rows, elements(name, moments),
        prior=known, kind=LispDistribution, base=to_base(base),
    )  # fmt: skip


@builtin("%maximum-entropy", pure=True)
def solve(outcomes: List, features: List, moments: List, prior: Any, base: Any) -> Any:
    """The solution for features given as lists of numbers, one for each outcome; `prior` #f: none."""
    from lambit.info.maxent.problem import maximum_entropy

    return _solved("maximum-entropy", maximum_entropy, outcomes, features, moments, prior, base)


@builtin("maximum-entropy-marginals", pure=True)
def marginals(given: List, *, prior: Any = None, base: Any = 2) -> Any:
    """The joint distribution of greatest entropy with these marginals: a list of joint distributions with named variables.

    They may overlap; with `:prior`, a joint distribution of all the variables, the one of least divergence from it.
    The parts of the result are taken by `maxent-ref`.

        (define xy (joint '(x y) '(((0 0) . 0.4) ((0 1) . 0.1) ((1 0) . 0.1) ((1 1) . 0.4))))
        (define yz (joint '(y z) '(((0 0) . 1/4) ((0 1) . 1/4) ((1 0) . 1/4) ((1 1) . 1/4))))
        (maxent-ref (maximum-entropy-marginals (list xy yz)) 'entropy)      ;~> 2.721928
        (maximum-entropy-marginals (list xy (joint '(y z) '(((0 0) . 1/4) ((1 1) . 3/4)))))
        ;!! marginals 0 and 1 disagree on y
    """
    from lambit.info.maxent.marginals import maximum_entropy_marginals

    from . import maxent_values

    del maxent_values  # it says how the result is written
    name = "maximum-entropy-marginals"
    return ask(name, maximum_entropy_marginals, elements(name, given), prior=prior, base=to_base(base))


@builtin("maximum-entropy-of-order", pure=True)
def of_order(x: Source, order: Any, *, base: Any = 2) -> Any:
    """The distribution of greatest entropy that has the marginals of every `order` variables of x.

    (define xor (joint '(x y z) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
    (maxent-ref (maximum-entropy-of-order xor 2) 'entropy)      ;~> 3.0
    (maximum-entropy-of-order xor 4)                            ;!! order 4: expected an integer from 0 to 3
    """
    from lambit.info.maxent.marginals import maximum_entropy_of_order

    from . import maxent_values

    del maxent_values  # it says how the result is written
    name = "maximum-entropy-of-order"
    return ask(name, maximum_entropy_of_order, ask(name, to_distribution, name, x), order, base=to_base(base))


@builtin("connected-information", pure=True)
def connected(x: Source, *, base: Any = 2) -> Any:
    """How much of the dependence needs 2, 3, ... n variables at a time, as a list (Schneidman et al. 2003).

    They add up to the total correlation.

        (connected-information (joint '(x y z) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        ;~> (0 1.0)
        (connected-information (uniform 2))         ;!! one variable only
    """
    from lambit.data import from_iterable
    from lambit.info.maxent.marginals import connected_information

    name = "connected-information"
    return from_iterable(ask(name, connected_information, ask(name, to_distribution, name, x), base=to_base(base)))


@builtin("maxent-ref", pure=True)
def maxent_ref(m: MaximumEntropy, name: Symbol) -> Any:
    """One part of a result of maximum entropy: what `maxent-parts` lists.

    (define m (maximum-entropy-of-order '((0.4 0.1) (0.1 0.4)) 1))
    (maxent-ref m 'entropy)     ;~> 2.0
    (maxent-ref m 'size)        ;!! no part size
    """
    from . import maxent_values

    known = name.name.replace("-", "_")
    if known not in maxent_values.PARTS:
        names = ", ".join(maxent_values.PARTS).replace("_", "-")
        raise DomainError(f"maxent-ref: no part {name.name}", hint=f"there are {names}")
    return maxent_values.part(m, known)


@builtin("maxent-parts", pure=True)
def maxent_parts(m: MaximumEntropy) -> Any:
    """All parts of a result of maximum entropy, as an association list: the distribution and its certificate.

    `distribution`; `entropy`; `divergence` from the prior, if there is one; `multipliers`, one for each
    moment, and `log-partition`, in nats; `residuals`, by how much moments are missed; `dual`, the bound that the
    multipliers prove, and `gap`, how far the entropy may be from it; `impossible`, outcomes that must have
    probability 0; `iterations`; `method`.

        (map car (maxent-parts (maximum-entropy-of-order '((0.4 0.1) (0.1 0.4)) 1)))
        ;=> (distribution entropy multipliers log-partition residuals dual gap impossible iterations method)
        (maxent-parts 1)            ;!! a result of maximum entropy
    """
    from . import maxent_values

    return maxent_values.parts(m)


@builtin("%iterative-scaling", pure=True)
def scaling(outcomes: List, features: List, moments: List, prior: Any, base: Any) -> Any:
    """As `%maximum-entropy`, by generalised iterative scaling."""
    from lambit.info.maxent.scaling import generalized_iterative_scaling

    return _solved("iterative-scaling", generalized_iterative_scaling, outcomes, features, moments, prior, base)


@builtin("iterative-proportional-fitting", pure=True)
def fitting(table: Any, margins: List) -> Any:
    """The table nearest to `table` in relative entropy that has these margins, an array (Deming & Stephan 1940).

    `margins` is a list of lists (axes sums): an axis or a list of axes that stay, and the sums over the others.

        (iterative-proportional-fitting '((1 1) (1 1)) '((0 (0.3 0.7)) (1 (0.5 0.5))))
        ;~> #<array float64 2x2 ((0.15 0.15) (0.35 0.35))>
        (iterative-proportional-fitting '((1 0) (0 1)) '((0 (0.3 0.7)) (1 (0.7 0.3))))  ;!! still 0.4 off
        (iterative-proportional-fitting '((1 -1) (1 1)) '((0 (0.5 0.5))))               ;!! weight -1.0 at index (0 1)
    """
    from lambit.info.maxent.scaling import iterative_proportional_fitting

    name = "iterative-proportional-fitting"
    pairs = []
    for margin in elements(name, margins):
        parts = elements(name, margin)
        if len(parts) != 2:
            raise DomainError(f"{name}: a margin is a list of axes and sums", hint="(0 (0.3 0.7))")
        axes = parts[0] if parts[0].__class__ is int else tuple(elements(name, parts[0]))
        pairs.append((axes, _nested(parts[1])))
    return ask(name, iterative_proportional_fitting, _nested(table), pairs)


def _nested(x: Any) -> Any:
    """Lists and vectors of numbers as Python's; rationals as floats."""
    from lambit.data import NIL, Pair, Vector

    if x is NIL or x.__class__ in (Pair, Vector):
        return [_nested(y) for y in elements("iterative-proportional-fitting", x)]
    return x if hasattr(x.__class__, "__array__") else float(x) if hasattr(x, "__float__") else x


# -- exponential families --


@builtin("%exponential-family", pure=True)
def family(outcomes: List, features: List, prior: Any) -> Any:
    """The family of features given as lists of numbers, one for each outcome; `prior` #f: none."""
    from lambit.data import FALSE
    from lambit.info.maxent.families import exponential_family

    from . import maxent_values
    from .values import LispDistribution

    del maxent_values  # it says how the result is written
    name = "exponential-family"
    rows = [elements(name, row) for row in elements(name, features)]
    known = None if prior is FALSE else ask(name, to_distribution, name, prior)
    return ask(name, exponential_family, elements(name, outcomes), rows, prior=known, kind=LispDistribution)


def _parameters(x: Any) -> Any:
    from lambit.data import NIL, Pair, Vector

    return elements("family", x) if x is NIL or x.__class__ in (Pair, Vector) else x


@builtin("family-distribution", pure=True)
def family_distribution(f: Family, parameters: Any) -> Any:
    """The distribution of the family with these natural parameters: a list of numbers, or one number.

    (define die (exponential-family '(1 2 3) (lambda (x) x)))
    (family-distribution die 0)             ;~> #<pmf 1 0.3333333333333333 2 0.3333333333333333 3 0.3333333333333333>
    (family-distribution die '(1 2))        ;!! 2 parameters for 1 features
    """
    return ask("family-distribution", f.distribution, _parameters(parameters))


@builtin("family-log-partition", pure=True)
def family_log_partition(f: Family, parameters: Any) -> Any:
    """The log-partition function A(θ) = log Σ q(x) exp(θ·f(x)), in nats.

    (family-log-partition (exponential-family '(0 1) (lambda (x) x)) 0)         ;~> 0.0
    (family-log-partition (exponential-family '(0 1) (lambda (x) x)) '(1 2))    ;!! 2 parameters
    """  # fmt: skip
    return ask("family-log-partition", f.log_partition, _parameters(parameters))


@builtin("family-mean", pure=True)
def family_mean(f: Family, parameters: Any) -> Any:
    """The mean parameters: the expectations of the features, an array.

    (family-mean (exponential-family '(1 2 3) (lambda (x) x)) 0)        ;~> #f64(2.0)
    (family-mean (exponential-family '(1 2 3) (lambda (x) x)) '())      ;!! 0 parameters
    """  # fmt: skip
    return ask("family-mean", f.mean, _parameters(parameters))


@builtin("family-fisher-information", pure=True)
def family_fisher_information(f: Family, parameters: Any) -> Any:
    """The Fisher information at these natural parameters: the covariance of the features, an array.

    (family-fisher-information (exponential-family '(0 1) (lambda (x) x)) 0)    ;~> #<array float64 1x1 ((0.25))>
    (family-fisher-information (exponential-family '(0 1) (lambda (x) x)) "a")  ;!! not a number
    """  # fmt: skip
    return ask("family-fisher-information", f.fisher_information, _parameters(parameters))


@builtin("family-natural", pure=True)
def family_natural(f: Family, mean: Any) -> Any:
    """The natural parameters whose mean parameters these are, an array.

    (family-natural (exponential-family '(0 1) (lambda (x) x)) 1/2)     ;~> #f64(0.0)
    (family-natural (exponential-family '(0 1) (lambda (x) x)) 2)       ;!! its values are from 0.0 to 1.0
    """  # fmt: skip
    return ask("family-natural", f.natural, _parameters(mean))


@builtin("family-fit", pure=True)
def family_fit(f: Family, data: Source) -> Any:
    """The natural parameters of greatest likelihood for a distribution or samples: those with the same means.

    (define die (exponential-family '(1 2 3) (lambda (x) x)))
    (family-mean die (family-fit die (samples '(1 1 2 3 3 3))))         ;~> #f64(2.166667)
    (family-fit die (samples '(1 7)))                                   ;!! 7 is no outcome of the family
    """
    known = data if is_distribution(data) else ask("family-fit", to_distribution, "family-fit", data)
    return ask("family-fit", f.fit, known)


@builtin("family-divergence", pure=True)
def family_divergence(f: Family, parameters: Any, others: Any, *, base: Any = 2) -> Any:
    """The divergence D(p_θ ‖ p_η) within the family: the Bregman divergence A(η) - A(θ) - (η - θ)·∇A(θ).

    (define coin (exponential-family '(0 1) (lambda (x) x)))
    (family-divergence coin 0 0)            ;~> 0.0
    (family-divergence coin 0 (log 3))      ;~> 0.2075187
    (family-divergence coin 0 '(1 2))       ;!! 2 parameters
    """
    return ask("family-divergence", f.divergence, _parameters(parameters), _parameters(others), base=to_base(base))

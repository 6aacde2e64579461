"""Pointwise measures: the amounts whose means the measures are, for each outcome or each observation.

Of distributions they are association lists from outcomes (those of positive probability) to values, exact where
the distribution is; of samples arrays with the value of each observation. `surprisal` is the one of a single outcome.
"""

from __future__ import annotations

from lambit.data import FALSE, Pair, from_iterable
from lambit.errors import DomainError
from lambit.registry import builtin

from .border import ask, elements, lisp_value, strings, to_base, to_names, to_source, to_sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.data import Symbol

    from .border import Source


@builtin("pointwise-entropy", pure=True)
def pointwise_entropy(x: Source, *variables: Symbol, given: Any = None, base: Any = 2) -> Any:
    """The surprisal -log p(x) of every outcome, or -log p(y|x) with `:given`; the mean is the entropy.

    An association list, or of samples an array with the value of each observation.

        (pointwise-entropy (pmf 'a 1/4 'b 3/4))         ;=> ((a . 2) (b . (- 2 (log2 3))))
        (pointwise-entropy (samples "aabb"))            ;=> #f64(1.0 1.0 1.0 1.0)
        (pointwise-entropy (samples "abab" "cdcc") 'y :given 'x)   ;~> #f64(0.0 1.0 0.0 1.0)
        (pointwise-entropy (samples "ab") 'z)           ;!! there is no variable z
    """
    from lambit.info.measures.pointwise import pointwise_entropy as measure

    name = "pointwise-entropy"
    known = to_names(name, given)
    return _listed(ask(name, measure, _named(name, x), *strings(variables), given=known, base=to_base(base)))


@builtin("pointwise-mutual-information", pure=True)
def pointwise_mutual_information(
    x: Source, *variables: Any, given: Any = None, at: Any = None, normalized: Any = False, base: Any = 2
) -> Any:
    """The pointwise mutual information log(p(x,y) / p(x)p(y)), conditional with `:given` (Fano 1961, 2.3).

    `(pointwise-mutual-information d 'x 'y)` is an association list over the outcomes of positive probability, or of
    samples an array with the value of each observation; the mean is the mutual information, single values may be
    negative. `:at '(0 1)` asks for one outcome, the values of the variables in their order in `x`: -inf.0 if it never happens.
    `:normalized #t` divides by -log p(x,y): from -1 to 1 (Bouma 2009).

        (define d (joint '(x y) '(((0 0) . 1/2) ((0 1) . 1/4) ((1 1) . 1/4))))
        (map car (pointwise-mutual-information d))              ;=> ((0 0) (0 1) (1 1))
        (pointwise-mutual-information d :at '(0 0))             ;=> (- 2 (log2 3))
        (pointwise-mutual-information d :at '(1 0))             ;=> -inf.0
        (pointwise-mutual-information d :at '(1 1) :normalized #t)   ;=> 1/2
        (pointwise-mutual-information (samples "abab" "cdcd"))  ;=> #f64(1.0 1.0 1.0 1.0)
        (pointwise-mutual-information d :at '(0 7))             ;!! has a part of probability 0
    """
    from lambit.info.measures.pointwise import pointwise_mutual_information as measure

    name = "pointwise-mutual-information"
    if len(variables) not in (0, 2):
        raise DomainError(f"{name}: it is between two variables", hint=f"({name} d 'x 'y)")
    source = _named(name, x)
    groups = [to_names(name, v) for v in variables]
    outcome = None if at is None else tuple(elements(name, at))
    return _listed(ask(
        name, measure, source, *groups, given=to_names(name, given), at=outcome,
        normalized=normalized is not FALSE and normalized is not False, base=to_base(base),
    ))  # fmt: skip


@builtin("pointwise-divergence", pure=True)
def pointwise_divergence(p: Source, q: Source, *, base: Any = 2) -> Any:
    """The log-likelihood ratio log(p(x)/q(x)) of every outcome with p > 0; its mean under p is the relative entropy.

    An association list, +inf.0 where q = 0; of two arrays an array of their shape.

        (pointwise-divergence (pmf 'a 1/2 'b 1/2) (pmf 'a 1/4 'b 3/4))   ;=> ((a . 1) (b . (- 1 (log2 3))))
        (pointwise-divergence #f64(0.5 0.5) #f64(0.25 0.75))             ;~> #f64(1.0 -0.5849625)
        (pointwise-divergence '(1/2 1/2) '(1))                           ;!! unequal lengths
    """
    from lambit.info.measures.pointwise import pointwise_divergence as measure

    return _listed(ask("pointwise-divergence", measure, *to_sources("pointwise-divergence", p, q), base=to_base(base)))


def _named(name: str, x: Any) -> Any:
    """A source; an array as a distribution over Lisp values."""
    source = to_source(name, x)
    if hasattr(source.__class__, "__array__"):
        from .border import to_distribution

        return ask(name, to_distribution, name, source)
    return source


def _listed(found: Any) -> Any:
    """Outcomes with values as an association list."""
    if found.__class__ is not list:
        return found
    from .values import outcome_to_lisp

    return from_iterable([Pair(outcome_to_lisp(x), lisp_value(v)) for x, v in found])

"""Estimates: numbers measured from data that say how they were measured, and how far to trust them."""

from __future__ import annotations

from lambit.data import FALSE, Pair, String, Symbol, from_iterable, symbol
from lambit.errors import DomainError
from lambit.registry import builtin, contract

from .border import lisp_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Estimate: TypeAlias = Any


def is_estimate(x: Any) -> bool:
    """Is it an estimate? (Without loading the class.)"""
    return hasattr(x.__class__, "facts")


contract("Estimate", "an estimate", "is_estimate({x})", is_estimate=is_estimate)

PARTS = ("estimator", "n", "alphabet", "bias", "interval", "level", "method")


@builtin("estimate?", pure=True)
def estimate_p(x: Any) -> bool:
    """Is `x` an estimate: a number that knows its estimator, its data and its interval?

    (estimate? (estimate-entropy "abracadabra"))    ;=> #t
    (estimate? 1.5)                                 ;=> #f
    """  # fmt: skip
    return is_estimate(x)


@builtin("estimate-parts", pure=True)
def estimate_parts(e: Estimate) -> Any:
    """All that an estimate knows, as an association list.

    `value`; `estimator`, its name; `n`, the number of observations; `alphabet`, the number
    of symbols; `bias`, a note on it; `interval`, (low high); `level`, the probability that it holds the
    truth; `method`, how the interval was found; then what else this estimator found, a
    variance or a p-value. What is not known is left out.

        (assq 'n (estimate-parts (estimate-entropy "abracadabra")))     ;=> (n . 11)
        (estimate-parts 1.5)                                            ;!! expected an estimate, got 1.5
    """
    known = [(name, getattr(e, name)) for name in PARTS]
    found = [("value", float(e)), *known, *e.details.items()]
    return from_iterable([Pair(symbol(name), _part(x)) for name, x in found if x is not None and x != ""])


@builtin("estimate-ref", pure=True)
def estimate_ref(e: Estimate, name: Symbol) -> Any:
    """One part of an estimate, by its name in `estimate-parts`; #f if it is not known.

    (estimate-ref (estimate-entropy "abracadabra") 'estimator)      ;=> "grassberger"
    (length (estimate-ref (estimate-entropy "abracadabra") 'interval))   ;=> 2
    (estimate-ref (estimate-entropy "abracadabra") 'colour)         ;!! no part colour
    """
    if name.name == "value":
        return float(e)
    if name.name in PARTS:
        return _part(getattr(e, name.name))
    if name.name in e.details:
        return _part(e.details[name.name])
    raise DomainError(
        f"estimate-ref: no part {name.name}", hint=f"there are value, {', '.join([*PARTS, *e.details])}"
    )  # fmt: skip


def _part(x: Any) -> Any:
    if x is None or x == "":
        return FALSE
    if x.__class__ is str:
        return String(x)
    return from_iterable([lisp_value(y) for y in x]) if x.__class__ is tuple else lisp_value(x)

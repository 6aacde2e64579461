"""Distributions, samples and exact information that cross the border between Python and Lisp.

From Python a `Distribution` of `lambit.info` becomes one over Lisp values, and back; the
weights are shared, the outcomes converted as everything is.
"""

from __future__ import annotations

from lambit.info.data.columns import Characters, Column
from lambit.info.data.samples import Samples
from lambit.info.distributions.distribution import Distribution
from lambit.info.distributions.grid import Grid
from lambit.info.exact.information import ExactInformation
from lambit.runtime.border import to_lisp, to_python

from .sample_values import LispCharacters, LispSamples
from .values import Information, LispDistribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Classes = tuple[type[Distribution], type[Samples], type[ExactInformation], type[Characters]]


PLAIN = (Distribution, Samples, ExactInformation, Characters)
LISP = (LispDistribution, LispSamples, Information, LispCharacters)


def lisp_information(x: Any) -> Any:
    """The Lisp value of a value of `lambit.info`; a subclass of a user's is itself."""
    return _crossed(x, PLAIN, LISP, to_lisp)


def plain_information(x: Any) -> Any:
    """The value of `lambit.info` that a Lisp value is to Python."""
    return _crossed(x, LISP, PLAIN, to_python)


def lisp_result(x: Any) -> Any:
    """A value that `lambit.info` made of Lisp values or numbers: only its class changes."""
    return _crossed(x, PLAIN, LISP, None)


def _crossed(x: Any, here: Classes, there: Classes, convert: Callable[[Any], Any] | None) -> Any:
    """A value of one of the classes on this side as one of those on the other, its outcomes or symbols converted."""
    kind = x.__class__
    if kind is here[0]:
        return there[0](_outcomes(x, convert) if convert else x.outcomes, x.weights, x.total, x.names)
    if kind is here[1]:
        columns = x.columns
        if convert:
            columns = [Column(c.codes, _symbols(c.symbols, convert, there[3])) for c in columns]
        return there[1](columns, x.names)
    return there[2](x.terms, x.denominator_of_terms, x.unit) if kind is here[2] else x


def _outcomes(d: Distribution, convert: Callable[[Any], Any]) -> Any:
    """The outcomes converted; those of several variables stay tuples of their values."""
    outcomes = d.outcomes
    if outcomes.__class__ is Grid:
        return Grid([_converted(axis, convert) for axis in outcomes.axes])
    if len(d.names or ()) > 1:
        return [tuple(map(convert, outcome)) for outcome in outcomes]
    found = _converted(outcomes, convert)
    if convert is to_python and list in set(map(type, found)):  # Python's lists cannot be outcomes
        return [_frozen(x) for x in found]
    return found


def _frozen(x: Any) -> Any:
    return tuple(map(_frozen, x)) if x.__class__ is list else x


def _converted(values: Any, convert: Callable[[Any], Any]) -> Any:
    return values if values.__class__ is range else list(map(convert, values))


def _symbols(symbols: Any, convert: Callable[[Any], Any], characters: type[Characters]) -> Any:
    if isinstance(symbols, Characters):
        return characters(symbols.size)
    return _converted(symbols.tolist() if hasattr(symbols, "tolist") else symbols, convert)

"""Distributions, samples and exact information as Lisp values: what `lambit.info` gives, made ours.

Loaded when a program first asks for information, never at start-up. The
subclasses put Lisp's rationals and Lisp's `equal?` where `lambit.info` has Python's.
"""

from __future__ import annotations

from itertools import repeat
from math import copysign

from lambit.data import (
    Boolean,
    Bytevector,
    Char,
    ExactComplex,
    Keyword,
    Pair,
    Rational,
    String,
    Symbol,
    Vector,
    from_iterable,
    list_to_python,
    make_rational,
)
from lambit.data.kinds import NUMBERS, REALS
from lambit.info.distributions.distribution import Distribution
from lambit.info.estimate import Estimate
from lambit.info.exact.information import ExactInformation
from lambit.printer import PRINTERS, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHOWN = 8


class Information(ExactInformation):
    """Exact information whose rational results are Lisp's rationals."""

    __slots__ = ()
    rational = staticmethod(make_rational)


def equal_key(outcome: Any) -> Any:
    """A hashable Python value, the same for two Lisp values that are `equal?`, and only for them."""
    try:
        return _key(outcome, 0)
    except _TooDeep:  # or circular: equal to itself only
        return outcome.__class__, id(outcome)


DEEPEST = 1000
"""Data in data, so deep, are compared: Python hashes tuples in tuples on the C stack."""


class _TooDeep(Exception):
    """There are more data in data."""


def _key(x: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise _TooDeep
    depth += 1
    kind = x.__class__
    if kind is int:
        return x
    if kind is String:
        return x.text
    if kind in _BY_IDENTITY:
        return kind, id(x)
    if kind is float:
        return kind, repr(x) if x != x else x, copysign(1.0, x)  # noqa: PLR0124
    if kind is Rational:
        return kind, x.numerator, x.denominator
    if kind is Pair:
        return _list_key(x, depth)
    if kind is Vector:
        return kind, *[_key(each, depth) for each in x.items]
    if kind is tuple:  # an outcome of several variables
        return tuple, *[_key(each, depth) for each in x]
    if kind is Bytevector:
        return kind, bytes(x)
    if hasattr(x, "tobytes") and hasattr(x, "dtype"):
        return kind, x.dtype.str, x.shape, x.tobytes()
    if kind in (complex, ExactComplex, Information):
        return kind, x
    return kind, id(x)


_BY_IDENTITY = {Symbol, Char, Boolean, Keyword}


def _list_key(x: Any, depth: int) -> Any:
    items = list_to_python(x)
    if items is not None:
        return Pair, *[_key(each, depth) for each in items]
    keys, count = [], 0
    while x.__class__ is Pair:
        keys.append(_key(x.car, depth))
        x = x.cdr
        count += 1
        if count > 1 << 20:
            return Pair, id(x)  # circular: only itself
    return Pair, *keys, ".", _key(x, depth)


class LispDistribution(Distribution):
    """A distribution over Lisp values."""

    __slots__ = ()
    number = Information
    key = staticmethod(equal_key)

    @classmethod
    def keys_of(cls, outcomes: Any) -> Any:
        """The keys of many outcomes: those of one class at once."""
        if outcomes.__class__ is range:
            return outcomes
        outcomes = outcomes if outcomes.__class__ is list else list(outcomes)
        kinds = set(map(type, outcomes))
        if kinds == {int}:
            return outcomes
        if len(kinds) == 1:
            kind = next(iter(kinds))
            if kind is String:
                return [x.text for x in outcomes]
            if kind in _BY_IDENTITY:
                return list(zip(repeat(kind), map(id, outcomes)))
            if kind is tuple and len(set(map(len, outcomes))) == 1:
                columns = [cls.keys_of(column) for column in zip(*outcomes, strict=True)]
                return list(zip(repeat(tuple), *columns))
        return list(map(equal_key, outcomes))

    def __eq__(self, other: object) -> bool:
        raise TypeError("a distribution is no number")  # `=` is for numbers only

    __hash__ = object.__hash__  # type: ignore[assignment]


def outcome_to_lisp(outcome: Any) -> Any:
    """An outcome of several variables as a list; another as it is."""
    return from_iterable(outcome) if outcome.__class__ is tuple else outcome


def _distribution_text(d: LispDistribution) -> str:
    pairs = zip(d.outcomes[:_SHOWN], d.probabilities(_SHOWN), strict=True)
    parts = [f"{write(outcome_to_lisp(x))} {write(p)}" for x, p in pairs]
    if len(d) > _SHOWN:
        parts.append(f"… {len(d) - _SHOWN} more")
    head = f"joint ({' '.join(d.names)})" if d.names else "pmf"
    return f"#<{head} {' '.join(parts)}>"


def _estimate_text(e: Estimate) -> str:
    return f"#<estimate {', '.join([write(float(e)), *e.facts(write)])}>"


for _kind in (Information, Estimate):
    NUMBERS.add(_kind)
    REALS.add(_kind)
PRINTERS[Information] = repr
PRINTERS[Estimate] = _estimate_text
PRINTERS[LispDistribution] = _distribution_text

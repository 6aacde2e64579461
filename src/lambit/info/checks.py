"""The policy on bad input: one error class, and the checks that raise it.

Nothing is normalised, clipped or dropped silently. A message names the value
and its index; the hint names the word that would help.
"""

from __future__ import annotations

from math import isfinite, isnan, log2
from operator import index
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TOLERANCE = 1e-9
"""How far from 1 a sum of floats may be."""

LONG = 20
"""An array of more elements is not written out in a message."""

HINT_NORMALIZE = "normalize divides weights by their sum"
HINT_SAMPLES = "samples tells that these are data, not probabilities"


class InformationError(ValueError):
    """A question without an answer: bad probabilities, an empty sample, a variable that is not there.

    `values` are the values the message speaks of: whoever shows the error may
    show them in a notation of their own, by `tell`.
    """

    def __init__(self, template: str, *values: Any, hint: str | None = None) -> None:
        self.template = template
        self.values = values
        self.hint = hint
        super().__init__(template, *values)

    def __str__(self) -> str:
        text = self.tell(_short)
        return f"{text} ({self.hint})" if self.hint else text

    def tell(self, show: Callable[[Any], str]) -> str:
        """The message, with its values as `show` shows them in the places of its `{}`; other braces are text."""
        parts = self.template.split("{}", len(self.values))
        shown = [show(_plain(value)) for value in self.values]
        return parts[0] + "".join(value + part for value, part in zip(shown, parts[1:], strict=False))


def _short(value: Any) -> str:
    """A value as Python writes it; of a long array, what it is."""
    if getattr(value, "size", 0) > LONG and hasattr(value, "dtype"):
        return f"an array of {value.size} elements"
    return repr(value)


def _plain(value: Any) -> Any:
    """A numpy scalar as a Python number; anything else as it is."""
    return value.item() if hasattr(value, "dtype") and getattr(value, "ndim", 1) == 0 else value


def check_base(base: Any) -> Any:
    """The base of logarithms: 2, 10, any number above 1, or `'e'`."""
    if isinstance(base, str):
        if base == "e":
            return base
        raise InformationError("base {}: expected 'e' or a number above 1", base)
    base = _plain(base)
    try:
        good = not isinstance(base, bool) and is_number(base) and bool(base > 1)
    except (TypeError, ValueError):
        good = False
    if not good or (isinstance(base, float) and not isfinite(base)):
        raise InformationError(
            "base {}: expected 'e' or a finite number above 1", base, hint="2 gives bits, 'e' nats, 10 hartleys"
        )
    return base


def check_choice(what: str, value: Any, choices: Sequence[str], hint: str | None = None) -> str:
    """One of some words."""
    if isinstance(value, str) and value in choices:
        return value
    if len(choices) > 4:
        expected = f"one of {', '.join(choices)}"
    else:
        words = [f"'{c}'" for c in choices]
        expected = f"{', '.join(words[:-1])} or {words[-1]}"
    raise InformationError(f"{what} {{}}: expected {expected}", value, hint=hint)


def check_flag(what: str, value: Any) -> bool:
    """Yes or no: a boolean, of Python or numpy."""
    value = _plain(value)
    if value is True or value is False:
        return value
    raise InformationError(f"{what} {{}}: expected True or False", value)


def check_integer(what: str, value: Any, least: int, most: int | None = None) -> int:
    """An integer in its range, of Python or numpy."""
    found = None if isinstance(value, bool) or bool(getattr(value, "ndim", 0)) else _index(value)
    if found is None or found < least or (most is not None and found > most):
        bounds = f" from {least} to {most}" if most is not None else f", at least {least}" if least else ", not negative"
        raise InformationError(f"{what} {{}}: expected an integer{bounds}", value)
    return found


def _index(value: Any) -> int | None:
    try:
        return index(value)
    except TypeError:  # an array of one float says so only now
        return None


def bits_per_unit(base: Any) -> float:
    """log2 of the base: what a result in bits is divided by."""
    if base == "e":
        return 1.4426950408889634
    if hasattr(base, "numerator") and not isinstance(base, int):  # a rational of whatever class
        return log2(base.numerator) - log2(base.denominator)
    return log2(base)


def is_number(value: Any) -> bool:
    """Is it one real number? (No array, no text, nothing complex.)"""
    return hasattr(value, "__float__") and not isinstance(value, (str, complex)) and not getattr(value, "ndim", 0)


def is_iterable(value: Any) -> bool:
    """Can one go through its values? (Not through an array without axes.)"""
    return hasattr(value, "__iter__") and getattr(value, "ndim", 1) != 0


def check_list(what: str, value: Any) -> list[Any]:
    """The values of a sequence."""
    if isinstance(value, (str, bytes)) or not is_iterable(value):
        raise InformationError(f"{what} {{}}: expected a list", value)
    return value.tolist() if hasattr(value, "tolist") else list(value)


def check_function(what: str, value: Any) -> Any:
    """A function."""
    if not callable(value):
        raise InformationError(f"{what} {{}}: expected a function", value)
    return value


def is_exact(value: Any) -> bool:
    """Is `value` an exact rational: a Python int, or anything with numerator and denominator?"""
    kind = value.__class__
    if kind is int:
        return True
    return (
        kind is not bool
        and kind is not float
        and isinstance(getattr(value, "numerator", None), int)
        and isinstance(getattr(value, "denominator", None), int)
    )


def all_exact(values: Sequence[Any]) -> bool:
    """Are all exact rationals? One of each class is asked."""
    kinds = set(map(type, values))
    return all(kind is int or is_exact(next(x for x in values if x.__class__ is kind)) for kind in kinds)


def check_exact(values: Sequence[Any]) -> tuple[list[int], int]:
    """The weights and the common denominator of exact probabilities that sum to 1."""
    weights, denominator = common_denominator(values)
    if weights and min(weights) < 0:
        index = next(i for i, w in enumerate(weights) if w < 0)
        raise InformationError(
            "probability {} at index {} is negative", values[index], index, hint="probabilities are from 0 to 1"
        )
    if not weights:
        raise InformationError("no outcomes: a distribution has at least one")
    total = sum(weights)
    if total != denominator:
        raise not_summing(_quotient(total, denominator))
    return weights, denominator


def common_denominator(values: Sequence[Any]) -> tuple[list[int], int]:
    """Exact rationals as integers over one denominator, the smallest."""
    from math import gcd, lcm

    if set(map(type, values)) == {int}:
        denominator, weights = 1, list(values)
    else:
        denominators = [x.denominator for x in values]
        different = set(denominators)
        denominator = lcm(*different)
        factors = {d: denominator // d for d in different}
        weights = [x.numerator * factors[d] for x, d in zip(values, denominators, strict=True)]
    common = gcd(denominator, *weights)
    if common > 1:
        weights = [w // common for w in weights]
        denominator //= common
    return weights, denominator


def _quotient(numerator: int, denominator: int) -> Any:
    from fractions import Fraction

    value = Fraction(numerator, denominator)
    return value.numerator if value.denominator == 1 else value


def not_summing(total: Any) -> InformationError:
    """The error for probabilities that sum to `total`."""
    hint = HINT_NORMALIZE if total != 0 else "at least one probability must be positive"
    return InformationError("the probabilities sum to {}, not to 1", total, hint=hint)


def bad_probability(value: Any, index: Any) -> InformationError:
    """The error for a value that cannot be a probability."""
    what, hint = "no probability", "probabilities are from 0 to 1"
    if isinstance(value, complex):
        what = "complex"
    elif isinstance(value, str) or not hasattr(value, "__float__") or (hasattr(value, "shape") and value.shape):
        what, hint = "not a number", HINT_SAMPLES
    elif isnan(float(value)):
        what, hint = "not a number", "leave missing values out before"
    elif float(value) < 0:
        what = "negative"
    elif not isfinite(float(value)):
        what = "infinite"
    return InformationError(f"probability {{}} at index {{}} is {what}", value, index, hint=hint)

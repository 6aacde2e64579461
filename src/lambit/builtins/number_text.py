"""Numbers as text and back (R7RS 6.2.7)."""

from __future__ import annotations

from typing import Any

from lambit.data import FALSE, String, string_of
from lambit.data.kinds import is_number
from lambit.errors import DomainError
from lambit.printer import number_to_string as text_of
from lambit.reader.numbers import parse_number
from lambit.registry import builtin

from .characters import check_radix
from .contracts import Index, Number, Real
from .number_kinds import is_finite, to_exact

_MOST_DIGITS = 1_000_000  # after the point
_SHORT = 300  # characters that Python converts whatever its limit is
_DIRECT = 900  # bits, likewise
_BEGINNINGS = "0123456789+-.#"  # of a number in radix 10


@builtin("number->string", raw=True)
def number_to_string(z: Number, radix: int = 10) -> Any:
    """The number as text that reads back as the same number (R7RS 6.2.7).

    The radix is from 2 to 36. Only radix 10 has a decimal point: in others an inexact number
    is written as a fraction marked inexact.

        (number->string 1/3)       ;=> "1/3"
        (number->string 255 16)    ;=> "ff"
        (number->string 1e21)      ;=> "1.0e21"
    (number->string 0.375 2)   ;=> "#i11/1000"
        (number->string 10 1)      ;!! number->string: argument 2: expected a radix from 2 to 36, got 1
    """
    if z.__class__ is int and radix.__class__ is int and radix == 10 and z.bit_length() < _DIRECT:
        return string_of(str(z))
    if radix.__class__ is not int or not is_number(z):
        raise TypeError
    check_radix("number->string", 2, radix)
    return string_of(text_of(z, radix))


@builtin("string->number", raw=True)
def string_to_number(string: String, radix: int = 10) -> Any:
    """The number written in the string, or `#f` if it is none (R7RS 6.2.7).

    (string->number "100")       ;=> 100
    (string->number "100" 16)    ;=> 256
    (string->number "1e2")       ;=> 100.0
    (string->number "nope")      ;=> #f
    """
    if string.__class__ is not String or radix.__class__ is not int:
        raise TypeError
    text = string.text
    if radix == 10 and len(text) < _SHORT and text.isascii():
        if text.isdigit():
            return int(text)
        if text.replace(".", "", 1).isdigit():
            return float(text)
        if text and text[0] not in _BEGINNINGS:
            return FALSE
    check_radix("string->number", 2, radix)
    value = parse_number(text, radix)
    return FALSE if value is None else value


@builtin("number->fixed")
def number_to_fixed(x: Real, digits: Index = 2) -> str:
    """The number in decimal with `digits` digits after the point, rounded to the nearest, of two the even one.

    (number->fixed 3.14159)       ;=> "3.14"
    (number->fixed 2/3 5)         ;=> "0.66667"
    (number->fixed 1234 0)        ;=> "1234"
    (number->fixed -0.001 1)      ;=> "-0.0"
    """
    text = text_of
    if digits > _MOST_DIGITS:
        raise DomainError(f"number->fixed: argument 2: at most {_MOST_DIGITS} digits")
    if not is_finite(x):
        return text(x)
    value: Any = x if hasattr(x, "numerator") else to_exact("number->fixed", 1, float(x))
    scaled = round_half_even(abs(value.numerator) * 10**digits, value.denominator)
    sign = "-" if x < 0 else ""
    digits_text = text(scaled).rjust(digits + 1, "0")
    if digits == 0:
        return sign + digits_text
    return f"{sign}{digits_text[:-digits]}.{digits_text[-digits:]}"


def round_half_even(n: int, d: int) -> int:
    """The integer nearest to n / d, both positive."""
    whole, rest = divmod(n, d)
    return whole + (2 * rest > d or (2 * rest == d and whole & 1 == 1))

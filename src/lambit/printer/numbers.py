"""Numbers as text: `number->string`."""

from __future__ import annotations

from lambit.data import ExactComplex, Rational
from lambit.errors import DomainError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_POWERS_OF_TWO = {2: "b", 8: "o", 16: "x"}
_SMALL = 2000  # bits: Python's own conversion takes these whatever its limit is set to
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def number_to_string(z: Any, radix: int = 10) -> str:
    """The number `z` in `radix`, so that it reads back as the same number."""
    kind = z.__class__
    if kind is int:
        return integer_text(z, radix)
    if kind is Rational:
        return f"{integer_text(z.numerator, radix)}/{integer_text(z.denominator, radix)}"
    if isinstance(z, int):  # a subclass of int, such as IntEnum
        return integer_text(int(z), radix)
    if kind is ExactComplex:
        return _exact_complex_text(z, radix)
    if radix != 10 and isinstance(z, (float, complex)):
        return _inexact_text(z, radix)
    if isinstance(z, float):
        return float_text(float(z))
    if not isinstance(z, complex):
        from .atoms import PRINTERS

        if kind in PRINTERS:  # a number of another room, such as exact information
            return PRINTERS[kind](z)
    return complex_text(complex(z))


def float_text(x: float) -> str:
    """The shortest decimal that reads back as `x`; with a decimal point (R7RS 6.2.7)."""
    text = float.__repr__(x)
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        return f"{mantissa}{'' if '.' in mantissa else '.0'}e{int(exponent)}"
    if text[-1] in "fn":
        return "+nan.0" if text == "nan" else "+inf.0" if text == "inf" else "-inf.0"
    return text


def complex_text(z: complex) -> str:
    """Both parts, the imaginary one with its sign."""
    return joined(float_text(z.real), float_text(z.imag))


def joined(real: str, imaginary: str) -> str:
    """The text of a complex number, from the texts of its parts."""
    return f"{real}{'' if imaginary[0] in '+-' else '+'}{imaginary}i"


def _exact_complex_text(z: ExactComplex, radix: int = 10) -> str:
    """As short as the report writes it: `+i`, `-2i`, `1/2-i`."""
    imaginary = number_to_string(z.imag, radix)
    if imaginary in ("1", "-1"):
        imaginary = "+" if z.imag > 0 else "-"
    real = number_to_string(z.real, radix)
    # where i is a digit, +2i is an integer
    return joined("" if real == "0" and radix <= ord("i") - ord("a") + 10 else real, imaginary)


def _inexact_text(z: Any, radix: int) -> str:
    """As an exact number marked inexact: radix 10 alone has a decimal point (R7RS 7.1.1)."""
    if isinstance(z, complex):
        return "#i" + joined(_ratio_text(z.real, radix), _ratio_text(z.imag, radix))
    text = _ratio_text(z, radix)
    return text if text[-2:] == ".0" else "#i" + text


def _ratio_text(x: float, radix: int) -> str:
    """The exact value of `x` as a fraction, with the sign of a zero; or the name of an infinity or NaN."""
    if x - x != 0:
        return float_text(x)
    numerator, denominator = x.as_integer_ratio()
    if numerator == 0:
        return float.__repr__(x)[:-2]
    text = integer_text(numerator, radix)
    return text if denominator == 1 else f"{text}/{integer_text(denominator, radix)}"


def integer_text(n: int, radix: int = 10) -> str:
    """`n` in `radix` (2 to 36), however large."""
    if radix == 10 and n.bit_length() <= _SMALL:
        return int.__repr__(n)
    form = _POWERS_OF_TWO.get(radix)
    if form is not None:
        return format(n, form)
    if not 2 <= radix <= 36:
        raise DomainError(f"number->string: radix {radix} is not from 2 to 36")
    sign, n = ("-", -n) if n < 0 else ("", n)
    if radix == 10:
        return sign + _decimal_text(n)
    return sign + (_split_text(n, radix).lstrip("0") or "0")


def _decimal_text(n: int) -> str:
    """`n` in decimal, in far less than quadratic time: `decimal` multiplies by transforms."""
    import decimal

    with decimal.localcontext(decimal.Context(prec=decimal.MAX_PREC, Emax=decimal.MAX_EMAX)) as context:
        context.traps[decimal.Inexact] = True
        powers: dict[int, decimal.Decimal] = {}

        def power(bits: int) -> decimal.Decimal:
            """2 ** bits."""
            found = powers.get(bits)
            if found is None:
                if bits <= _SMALL:
                    found = decimal.Decimal(1 << bits)
                else:
                    half = bits >> 1
                    found = power(half) * power(bits - half)
                powers[bits] = found
            return found

        def convert(n: int, bits: int) -> decimal.Decimal:
            if bits <= _SMALL:
                return decimal.Decimal(n)
            half = bits >> 1
            high = n >> half
            return convert(high, bits - half) * power(half) + convert(n - (high << half), half)

        return f"{convert(n, n.bit_length()):f}"


def _split_text(n: int, radix: int) -> str:
    """`n` in an odd radix, by halves; may begin with zeros."""
    powers = [radix**8]
    while powers[-1] * powers[-1] <= n:
        powers.append(powers[-1] * powers[-1])
    pieces = [n]
    for power in reversed(powers):
        pieces = [part for piece in pieces for part in divmod(piece, power)]
    return "".join(_eight(piece, radix) for piece in pieces)


def _eight(n: int, radix: int) -> str:
    """Eight digits (the first piece of all may have more)."""
    text = ""
    while n or len(text) < 8:
        n, digit = divmod(n, radix)
        text = _DIGITS[digit] + text
    return text

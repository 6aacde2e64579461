"""Numbers, from text: the whole of R7RS 7.1.1's <number>.

Written by hand and not as grammar rules: a number is one token, most are plain
digits, and a table of states for four radices would gain nothing. Python's own
`int` and `float` do the work once the characters are known to be theirs
(`int` also takes "1_000" and the digits of other alphabets).
"""

from __future__ import annotations

from lambit.data import make_exact_complex, make_rational
from lambit.data.rational import to_float
from lambit.errors import ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RADIX_OF = {"b": 2, "o": 8, "d": 10, "x": 16}
MAX_DIGITS = 10_000_000  # of an integer: above, quadratic and worse arithmetic would hang
MAX_GCD = 40_000_000_000  # product of the digits of both sides of a fraction: about a second
MAX_EXPONENT = 1_000_000  # of an exact number such as #e1e9
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_DECIMAL = "0123456789+-.eE"
_SPECIAL = {
    "+inf.0": float("inf"), "-inf.0": float("-inf"),
    "+nan.0": float("nan"), "-nan.0": float("nan"),
}  # fmt: skip
_LEAF = 600  # digits that `int` takes whatever `sys.set_int_max_str_digits` says


def parse_number(text: str, radix: int = 10) -> Any:
    """The number written as `text`, or None: `string->number`."""
    try:
        return read_number(text, radix)
    except ReadError:
        return None


def read_number(text: str, radix: int = 10) -> Any:
    """The number written as `text`; None if it looks like none; an error if it can be none."""
    if radix == 10 and text.isdigit() and text.isascii() and len(text) < _LEAF:
        return int(text)
    exactness = ""
    seen_radix = False
    while text[:1] == "#":
        mark = text[1:2].lower()
        if mark in ("e", "i") and not exactness:
            exactness = mark
        elif mark in RADIX_OF and not seen_radix:
            radix, seen_radix = RADIX_OF[mark], True
        else:
            return None
        text = text[2:]
    if not text or not text.isascii():
        return None
    return _complex(text, radix, exactness)


def _complex(text: str, radix: int, exactness: str) -> Any:
    if radix > 18 and (value := _real(text, radix, exactness)) is not None:
        return value  # i is a digit
    if text[-1] in "iI":
        at = _imaginary_sign(text, radix)
        if at >= 0:
            imaginary = _imaginary(text[at:-1], radix, exactness)
            real = _real(text[:at], radix, exactness) if at else 0
            if imaginary is None or real is None:
                return None
            return rectangular(real, imaginary)
    if "@" in text:
        modulus, _, angle = text.partition("@")
        r, phi = _real(modulus, radix, exactness), _real(angle, radix, exactness)
        return None if r is None or phi is None else _as_exact(polar(r, phi), text, exactness)
    return _real(text, radix, exactness)


def _imaginary_sign(text: str, radix: int) -> int:
    """Where the imaginary part of `text` (which ends in i) begins; -1: it has none."""
    at = len(text)
    while True:
        at = max(text.rfind("+", 0, at), text.rfind("-", 0, at))
        # the sign of a decimal exponent is no sign of a part
        if at > 0 and radix == 10 and text[at - 1] in "eE" and text[at - 2 : at - 1].isalnum():
            continue
        if at > 0 and radix == 10 and text[at - 1] in "eE" and text[at - 2 : at - 1] == ".":
            continue
        return at


def _imaginary(text: str, radix: int, exactness: str) -> Any:
    if len(text) == 1:
        return 1 if text == "+" else -1
    return _real(text, radix, exactness)


def rectangular(real: Any, imaginary: Any) -> Any:
    """`real + imaginary i`, exact if both are: an exact zero as imaginary part leaves a real number."""
    if imaginary.__class__ is int and imaginary == 0:
        return real
    if not (isinstance(real, float) or isinstance(imaginary, float)):
        return make_exact_complex(real, imaginary)
    return complex(to_float(real), to_float(imaginary))


def polar(modulus: Any, angle: Any) -> Any:
    """The number of this modulus and angle: real if the angle is an exact zero."""
    if angle.__class__ is int and angle == 0:
        return modulus
    if modulus.__class__ is int and modulus == 0:
        return 0
    from cmath import rect

    try:
        return rect(to_float(modulus), to_float(angle))
    except ValueError:
        return complex("nan+nanj")


def _as_exact(z: Any, text: str, exactness: str) -> Any:
    """`z`, the number written as `text`; the exact number equal to it after #e."""
    if exactness != "e" or not isinstance(z, complex):
        return z
    if z - z != 0:
        raise ReadError(f"{short(text)} has no exact form")
    return make_exact_complex(*(make_rational(*part.as_integer_ratio()) for part in (z.real, z.imag)))


def _real(text: str, radix: int, exactness: str) -> Any:
    """A signed real without prefixes, or None."""
    if not text:
        return None
    if text[0] in "+-" and len(text) == 6 and text[5] == "0":
        special = _SPECIAL.get(text.lower())
        if special is not None:
            if exactness == "e":
                raise ReadError(f"{text} has no exact form")
            return special
    if "/" in text:
        return _ratio(text, radix, exactness)
    body = text[1:] if text[0] in "+-" else text
    if _all_digits(body, radix):
        value = read_integer(body, radix)
        value = -value if text[0] == "-" else value
        if exactness != "i":
            return value
        return -0.0 if value == 0 and text[0] == "-" else to_float(value)
    if radix != 10 or body.strip(_DECIMAL) or not body:
        return None
    if body[0] not in "0123456789." or not _decimal(body):
        return None
    return _exact_decimal(text) if exactness == "e" else float(text)


def _all_digits(text: str, radix: int) -> bool:
    if radix == 10:
        return text.isdigit() and text.isascii()
    return text != "" and not text.lower().strip(DIGITS[:radix])


def _decimal(body: str) -> bool:
    try:
        float(body)
    except ValueError:
        return False
    return True


def _ratio(text: str, radix: int, exactness: str) -> Any:
    above, _, below = text.partition("/")
    body = above[1:] if above[0:1] in ("+", "-") else above
    if not _all_digits(body, radix) or not _all_digits(below, radix):
        return None
    numerator, denominator = read_integer(body, radix), read_integer(below, radix)
    numerator = -numerator if text[0] == "-" else numerator
    if denominator == 0:
        if exactness != "i":
            raise ReadError(f"{short(text)} divides by zero", hint="+inf.0 and +nan.0 are inexact")
        if numerator == 0:
            return float("nan")
        return float("inf") if numerator > 0 else float("-inf")
    value = _fraction(numerator, denominator, len(above), len(below))
    return to_float(value) if exactness == "i" else value


def _fraction(numerator: int, denominator: int, above: int, below: int) -> Any:
    """The fraction in lowest terms; of numbers with `above` and `below` digits."""
    if above * below > MAX_GCD:
        raise ReadError(f"a fraction of {above} by {below} digits is too large to be exact")
    return make_rational(numerator, denominator)


def _exact_decimal(text: str) -> Any:
    """The exact value of a decimal: #e1.5 is 3/2."""
    mantissa, _, exponent = text.lower().partition("e")
    if len(exponent) > 20 or abs(power := int(exponent or "0")) > MAX_EXPONENT:
        raise ReadError(
            f"#e{short(text)} is too large to be exact",
            hint=f"exponents of exact numbers end at {MAX_EXPONENT}",
        )
    power = int(exponent or "0")
    whole, _, fraction = mantissa.partition(".")
    sign = -1 if whole[:1] == "-" else 1
    digits = whole.lstrip("+-") + fraction
    power -= len(fraction)
    number = sign * read_integer(digits, 10)
    if power >= 0:
        return number * 10**power
    return _fraction(number, 10**-power, len(digits), -power)


def read_integer(digits: str, radix: int) -> int:
    """The natural number written as `digits`, in less than quadratic time."""
    if len(digits) <= _LEAF or radix & (radix - 1) == 0:
        return int(digits, radix)
    if len(digits) > MAX_DIGITS:
        raise ReadError(f"an integer of {len(digits)} digits", hint=f"the limit is {MAX_DIGITS}")
    # pair up neighbours, bottom up: each round squares the base
    first = len(digits) % _LEAF
    chunks = [int(digits[i : i + _LEAF], radix) for i in range(first, len(digits), _LEAF)]
    if first:
        chunks.insert(0, int(digits[:first], radix))
    base = radix**_LEAF
    while len(chunks) > 1:
        if len(chunks) % 2:
            chunks.insert(0, 0)
        chunks = [a * base + b for a, b in zip(chunks[::2], chunks[1::2], strict=True)]
        base = base * base if len(chunks) > 1 else base
    return chunks[0]


def short(text: str) -> str:
    """`text`, cut for a message."""
    return text if len(text) <= 40 else text[:37] + "..."

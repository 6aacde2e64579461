"""Characters as their scalar values."""

from __future__ import annotations

from itertools import pairwise

from lambit.jit.lower.unions import branched
from lambit.jit.types import CHAR, I64, Value

from .table import OPERATIONS, boolean, integer, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation

SURROGATES = 0xD800, 0xE000
LAST = 0x10FFFF


def _comparison(how: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) < 2 or any(v.type is not CHAR for v in values):
            return None
        found = ""
        for a, b in pairwise(values):
            one = w.define(f"icmp {how} i32 {a.text}, {b.text}")
            found = w.define(f"and i1 {found}, {one}") if found else one
        return boolean(found)

    return write


for _name, _how in (("char=?", "eq"), ("char<?", "ult"), ("char>?", "ugt"), ("char<=?", "ule"), ("char>=?", "uge")):
    OPERATIONS[_name] = _comparison(_how)


ASCII = "a character is not ASCII"
_UPPER, _LOWER, _DIGITS = (65, 90), (97, 122), (48, 57)


def _is_among(w: Writer, c: str, bounds: tuple[int, int]) -> str:
    low, high = bounds
    return w.define(f"icmp ule i32 {w.define(f'sub i32 {c}, {low}')}, {high - low}")


def _of_ascii(w: Writer, values: list[Value]) -> str | None:
    """The one character, which is ASCII: of all others the interpreter knows."""
    if kinds(values) != (CHAR,):
        return None
    w.guard(w.define(f"icmp ugt i32 {values[0].text}, 127"), ASCII)
    return values[0].text


def _is_of(*bounds: tuple[int, int]) -> Operation:
    """Is the character in one of these ranges?"""

    def write(w: Writer, values: list[Value]) -> Value | None:
        c = _of_ascii(w, values)
        if c is None:
            return None
        found = ""
        for each in bounds:
            one = _is_among(w, c, each)
            found = w.define(f"or i1 {found}, {one}") if found else one
        return boolean(found)

    return write


OPERATIONS["char-alphabetic?"] = _is_of(_UPPER, _LOWER)
OPERATIONS["char-upper-case?"] = _is_of(_UPPER)
OPERATIONS["char-lower-case?"] = _is_of(_LOWER)
OPERATIONS["char-numeric?"] = _is_of(_DIGITS)
OPERATIONS["char-whitespace?"] = _is_of((9, 13), (32, 32))


def _turned(w: Writer, c: str, bounds: tuple[int, int]) -> str:
    """The character in the other case, if it is among those."""
    return w.define(f"select i1 {_is_among(w, c, bounds)}, i32 {w.define(f'xor i32 {c}, 32')}, i32 {c}")


def _case(bounds: tuple[int, int]) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        c = _of_ascii(w, values)
        return None if c is None else Value(CHAR, (_turned(w, c, bounds),))

    return write


OPERATIONS["char-upcase"] = _case(_LOWER)
OPERATIONS["char-downcase"] = OPERATIONS["char-foldcase"] = _case(_UPPER)


def _without_case(sign: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) < 2 or any(v.type is not CHAR for v in values):
            return None
        folded = [OPERATIONS["char-foldcase"](w, [v]) for v in values]
        return OPERATIONS[f"char{sign}?"](w, [v for v in folded if v is not None])

    return write


for _sign in ("=", "<", ">", "<=", ">="):
    OPERATIONS[f"char-ci{_sign}?"] = _without_case(_sign)


@operation("digit-value")
def _digit(w: Writer, values: list[Value]) -> Value | None:
    c = _of_ascii(w, values)
    if c is None:
        return None
    value = w.define(f"sub i32 {c}, {_DIGITS[0]}")
    is_digit = w.define(f"icmp ule i32 {value}, 9")
    return branched(w, is_digit, lambda: integer(w.define(f"zext i32 {value} to i64")), lambda: boolean("false"))


@operation("char->integer")
def _number(w: Writer, values: list[Value]) -> Value | None:
    return integer(w.define(f"zext i32 {values[0].text} to i64")) if kinds(values) == (CHAR,) else None


@operation("integer->char")
def _character(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64,):
        return None
    n = values[0].text
    large = w.define(f"icmp ugt i64 {n}, {LAST}")
    high = w.define(f"icmp uge i64 {n}, {SURROGATES[0]}")
    surrogate = w.define(f"and i1 {high}, {w.define(f'icmp ult i64 {n}, {SURROGATES[1]}')}")
    w.guard(w.define(f"or i1 {large}, {surrogate}"), "an integer is no character")
    return Value(CHAR, (w.define(f"trunc i64 {n} to i32"),))

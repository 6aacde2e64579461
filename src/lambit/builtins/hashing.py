"""Hash functions (SRFI 69, SRFI 128): numbers that are the same in every run.

Python's own hash of text differs from run to run, so these are computed from
the text of atoms by CRC-32. No more than `PARTS` atoms of a structure count.
"""

from __future__ import annotations

from zlib import crc32

from lambit.data import (
    ABSENT,
    TRUE,
    Boolean,
    Bytevector,
    Char,
    ExactComplex,
    Pair,
    Rational,
    String,
    Symbol,
    Vector,
)
from lambit.data.kinds import NUMBERS
from lambit.errors import DomainError
from lambit.registry import builtin

from .contracts import Index, Number
from .ranges import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PARTS = 100
HASH_BOUND = 1 << 32  # above all hashes of atoms


def _bounded(number: int, bound: Any, name: str) -> int:
    if bound is ABSENT:
        return number
    if bound == 0:
        raise DomainError(f"{name}: argument 2: the bound must be positive")
    return number % bound  # type: ignore[no-any-return]


def _of_text(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _atom(x: Any, *, content: bool) -> str:
    """Text that is the same for equivalent `x`."""
    kind = x.__class__
    if kind is int or kind is Rational or kind is float or kind is complex or kind is ExactComplex:
        return f"{kind.__name__} {x if kind is not int or x.bit_length() < 4000 else x % (1 << 4000)}"
    if kind is Symbol:
        return f"symbol {x.name}"
    if kind is Char:
        return f"char {x.text}"
    if kind is String and content:
        return f"string {x.text}"
    if kind in (Bytevector, bytes) and content:
        return f"bytes {bytes(x[:1000])!r}"
    return str(kind.__name__)


def _of_structure(x: Any) -> int:
    todo = [x]
    texts: list[str] = []
    while todo and len(texts) < PARTS:
        x = todo.pop()
        if x.__class__ is Pair:
            texts.append("(")
            todo += [x.cdr, x.car]
        elif x.__class__ is Vector:
            texts.append(f"#{len(x.items)}")
            todo += x.items[PARTS::-1]
        else:
            texts.append(_atom(x, content=True))
    return _of_text("\0".join(texts))


@builtin("hash", "equal-hash", pure=True)
def equal_hash(x: Any, bound: Index = ABSENT) -> int:
    r"""A number that is the same for all objects `equal?` to `x`; less than `bound`, if given (SRFI 69).

    (= (hash (list 1 "two")) (hash (list 1 (string #\t #\w #\o))))   ;=> #t
    (< (hash 'x 10) 10)   ;=> #t
    (hash 'x 0)           ;!! hash: argument 2
    """
    return _bounded(_of_structure(x), bound, "hash")


@builtin("eqv-hash", "eq-hash", "hash-by-identity")
def eqv_hash(x: Any, bound: Index = ABSENT) -> int:
    """A number that is the same for all objects `eqv?` to `x` (SRFI 69).

    Of what has an identity, it is made from that: it differs from run to run.

    (= (eqv-hash 'a) (eqv-hash 'a))   ;=> #t
    """
    kind = x.__class__
    if kind in (int, Rational, float, complex, ExactComplex, Symbol, Char):
        return _bounded(_of_text(_atom(x, content=False)), bound, "eqv-hash")
    return _bounded(id(x) >> 4, bound, "eqv-hash")


@builtin("string-hash", pure=True)
def string_hash(s: str, bound: Index = ABSENT, start: int = ABSENT, end: int = ABSENT) -> int:
    r"""A number that is the same for equal strings, or ranges of them; less than `bound`, if that is not 0 (SRFI 13).

    (= (string-hash "abc") (string-hash (string #\a #\b #\c)))   ;=> #t
    (= (string-hash "abc") (string-hash "xabcx" 0 1 4))          ;=> #t
    (string-hash 'abc)   ;!! string-hash: argument 1: expected a string
    """
    first, last = span("string-hash", 3, start, end, len(s), "string")
    return _bounded(_of_text(f"string {s[first:last]}"), bound or ABSENT, "string-hash")


@builtin("string-ci-hash", pure=True)
def string_ci_hash(s: str, bound: Index = ABSENT) -> int:
    """A number that is the same for strings equal but for case (SRFI 69).

    (= (string-ci-hash "abc") (string-ci-hash "ABC"))   ;=> #t
    """
    return _bounded(_of_text(f"string {s.casefold()}"), bound, "string-ci-hash")


@builtin("symbol-hash", pure=True)
def symbol_hash(x: Symbol, bound: Index = ABSENT) -> int:
    """A number made from the name of symbol `x` (R6RS).

    (= (symbol-hash 'a) (symbol-hash 'a))   ;=> #t
    """
    return _bounded(_of_text(f"symbol {x.name}"), bound, "symbol-hash")


@builtin("boolean-hash", pure=True)
def boolean_hash(x: Boolean, bound: Index = ABSENT) -> int:
    """A number made from the boolean `x` (SRFI 128).

    (= (boolean-hash #t) (boolean-hash #f))   ;=> #f
    (boolean-hash 1)                          ;!! boolean-hash: argument 1: expected a boolean
    """
    return _bounded(1 if x is TRUE else 0, bound, "boolean-hash")


@builtin("char-hash", pure=True)
def char_hash(c: Char, bound: Index = ABSENT) -> int:
    r"""A number made from the character `c` (SRFI 128).

    (= (char-hash #\a) (char-hash #\A))   ;=> #f
    """
    return _bounded(_of_text(f"char {c.text}"), bound, "char-hash")


@builtin("char-ci-hash", pure=True)
def char_ci_hash(c: Char, bound: Index = ABSENT) -> int:
    r"""A number that is the same for characters equal but for case (SRFI 128).

    (= (char-ci-hash #\a) (char-ci-hash #\A))   ;=> #t
    """
    return _bounded(_of_text(f"char {c.text.casefold()}"), bound, "char-ci-hash")


@builtin("number-hash", pure=True)
def number_hash(z: Number, bound: Index = ABSENT) -> int:
    """A number that is the same for all numbers `=` to `z` (SRFI 128).

    (= (number-hash 1/2) (number-hash 0.5))   ;=> #t
    (number-hash 'a)                          ;!! number-hash: argument 1: expected a number
    """
    code = hash(z) if z == z else 0  # noqa: PLR0124  Python hashes each NaN by its address
    return _bounded(code % HASH_BOUND, bound, "number-hash")


def atom_hash(x: Any) -> int:
    """The hash of what has no parts, by its type's hash function."""
    kind = x.__class__
    if kind is String:
        return _of_text(f"string {x.text}")
    if kind is Boolean:
        return 1 if x is TRUE else 0
    if kind in NUMBERS:
        return number_hash(x)  # type: ignore[no-any-return]
    return _of_text(_atom(x, content=True))

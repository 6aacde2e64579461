"""Hash functions (SRFI 69): numbers that are the same in every run.

Python's own hash of text differs from run to run, so these are computed from
the text of atoms by CRC-32. No more than `PARTS` atoms of a structure count.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    Bytevector,
    Char,
    ExactComplex,
    Pair,
    Rational,
    String,
    Symbol,
    Vector,
)
from lambit.errors import DomainError
from lambit.registry import builtin

from .contracts import Index
from .ranges import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PARTS = 100


def _bounded(number: int, bound: Any, name: str) -> int:
    if bound is ABSENT:
        return number
    if bound == 0:
        raise DomainError(f"{name}: argument 2: the bound must be positive")
    return number % bound  # type: ignore[no-any-return]


def _of_text(text: str) -> int:
    from zlib import crc32

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

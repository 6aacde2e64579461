"""Lisp data: the classes of values, and nothing that computes.

Numbers are Python's `int`, `float`, `complex` and our `Rational` and
`ExactComplex`; numeric arrays are numpy's; everything else here is a class of
its own without arithmetic or comparison, so that generated code may write
`a + b` and `a == b` and let a wrong operand raise by itself. `None` is no Lisp value: generated
code uses it as the tail-call sentinel.
"""

from __future__ import annotations

from .atoms import (
    ABSENT,
    DEFAULT,
    EOF,
    FALSE,
    TRUE,
    UNSPECIFIED,
    Boolean,
    Char,
    Datum,
    Keyword,
    MultipleValues,
    Symbol,
    Unique,
    gensym,
    keyword,
    symbol,
)
from .boxes import Box, Environment, Parameter, Promise, Record, RecordType, box_of
from .exact_complex import ExactComplex, make_exact_complex
from .pairs import NIL, Nil, Pair, from_iterable, iterate, list_to_python, pair_of
from .rational import Rational, make_rational
from .sequences import Bytevector, String, Vector, string_of, vector_of

__all__ = [
    "ABSENT", "DEFAULT", "EOF", "FALSE", "NIL", "TRUE", "UNSPECIFIED",
    "Boolean", "Box", "Bytevector", "Char", "Datum", "Environment", "ExactComplex", "Keyword", "MultipleValues",
    "Nil", "Pair", "Parameter", "Promise", "Rational", "Record", "RecordType", "String", "Symbol",
    "Unique", "Vector",
    "box_of", "from_iterable", "gensym", "iterate", "keyword", "list_to_python", "make_exact_complex",
    "make_rational", "pair_of", "string_of", "symbol", "vector_of",
]  # fmt: skip

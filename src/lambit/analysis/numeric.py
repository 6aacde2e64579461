"""Which loops and procedures are made of numbers: those that may be worth native code.

A first look, by names only. What they are called with decides later (`lambit.jit`).
"""

from __future__ import annotations

from lambit.data import FALSE, TRUE, UNSPECIFIED, Char
from lambit.syntax.core import (
    Call,
    Const,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Set,
    Variable,
    walk,
)

from .free import free
from .nodes import Save, TailCall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

NATIVE = frozenset({
    "+", "-", "*", "/", "1+", "add1", "1-", "-1+", "sub1", "quotient", "truncate-quotient", "remainder", "truncate-remainder", "modulo",
    "floor-quotient", "floor-remainder", "floor/", "truncate/", "exact-integer-sqrt", "abs", "magnitude", "square", "cube", "max", "min",
    "gcd", "lcm", "numerator", "denominator", "=", "<", ">", "<=", ">=", "zero?", "zerop", "positive?", "plusp", "negative?", "minusp",
    "even?", "odd?", "not", "eq?", "eq", "eqv?", "eql", "equal?", "equal", "boolean=?", "number?", "numberp", "real?", "complex?",
    "rational?", "integer?", "integerp", "exact?", "inexact?", "exact-integer?", "exact-rational?", "exact-nonnegative-integer?", "finite?",
    "infinite?", "nan?", "boolean?", "char?", "characterp", "pair?", "consp", "null?", "null", "symbol?", "symbolp", "string?", "stringp",
    "inexact", "exact->inexact", "exact", "inexact->exact", "floor", "ceiling", "truncate", "round", "log", "log2", "exp", "expt", "sqrt",
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "make-rectangular", "make-polar", "real-part", "imag-part", "angle",
    "bitwise-and", "logand", "bitwise-or", "bitwise-ior", "logior", "bitwise-xor", "logxor", "bitwise-not", "lognot", "bitwise-eqv",
    "bitwise-nand", "bitwise-nor", "bitwise-andc1", "bitwise-andc2", "bitwise-orc1", "bitwise-orc2", "bitwise-if", "arithmetic-shift", "ash",
    "bit-count", "integer-length", "bit-length", "first-set-bit", "bit-set?", "any-bit-set?", "every-bit-set?", "bit-field",
    "bit-field-any?", "bit-field-every?", "bit-field-clear", "bit-field-set", "bit-field-replace", "bit-field-replace-same",
    "bit-field-rotate", "bit-field-reverse", "copy-bit", "bit-swap",
    "char=?", "char<?", "char>?", "char<=?", "char>=?", "char-ci=?", "char-ci<?", "char-ci>?", "char-ci<=?", "char-ci>=?", "char->integer",
    "integer->char", "char-upcase", "char-downcase", "char-foldcase", "char-alphabetic?", "char-numeric?", "char-whitespace?",
    "char-upper-case?", "char-lower-case?", "digit-value", "vector-length", "vector-ref", "array-ref", "vector-set!", "array-set!",
    "bytevector-length", "bytevector-u8-ref", "bytevector-u8-set!", "u8vector-ref", "u8vector-set!", "f64vector-ref", "f64vector-set!",
    "f32vector-ref", "f32vector-set!", "s64vector-ref", "s64vector-set!", "s32vector-ref", "s32vector-set!", "s16vector-ref",
    "s16vector-set!", "s8vector-ref", "s8vector-set!", "u32vector-ref", "u32vector-set!", "u16vector-ref", "u16vector-set!",
    "u64vector-ref", "u64vector-set!", "array-length", "array-size", "array-rank", "f64vector-length", "f32vector-length", "s64vector-length",
    "s32vector-length", "s16vector-length", "s8vector-length", "u64vector-length", "u32vector-length", "u16vector-length", "u8vector-length",
    "values", "%value-ref", "%check-vector",
})  # fmt: skip
"""The builtins that have native code for some operands."""

OF_ANYTHING = frozenset({
    "not", "eq?", "eq", "eqv?", "eql", "equal?", "equal", "boolean=?", "number?", "numberp", "real?", "complex?", "rational?", "integer?",
    "integerp", "exact-integer?", "exact-rational?", "exact-nonnegative-integer?", "boolean?", "char?", "characterp", "pair?", "consp",
    "null?", "null", "symbol?", "symbolp", "string?", "stringp",
})  # fmt: skip
"""Those that are no arithmetic: programs about symbols are made of them, too."""

RAISING = frozenset({"error", "raise"})
"""Those before which native code is left: they and their operands are the interpreter's."""

_ATOMS = frozenset({int, float, Char})
_NODES = frozenset({Const, Local, Global, If, Let, Letrec, Loop, Seq, Set, Save, Call, TailCall, Lambda})


def numeric_loop(x: Loop) -> tuple[Variable, ...] | None:
    """The variables of others that a loop of numbers sees, if `x` is one."""
    outside = free(x)
    if any(v.boxed for v in outside) or any(v.boxed for v in x.variables) or not _numeric(x):
        return None
    if any(node.__class__ is Set and node.target in outside for node in walk(x)):
        return None
    if any(_calls(node, outside) for node in walk(x)):  # a procedure; or it goes round a loop that it stands in
        return None
    # by name first: numbers are given when code is written, and this may be asked before and after
    return tuple(sorted(outside, key=lambda v: (v.name, v.number)))


def numeric_procedure(lam: Lambda, *, named: bool) -> bool:
    """Is `lam` a procedure of numbers that others call by name, or that calls procedures: itself, perhaps?"""
    if lam.optional or lam.rest is not None or free(lam) or not lam.required or not _numeric(lam.body):
        return False
    return named or any(
        node.__class__ in (Call, TailCall) and node.fn.__class__ is Global and node.fn.binding.primitive is None
        for node in walk(lam.body)
    )


def _calls(node: Core, variables: set[Variable]) -> bool:
    """Is `node` a call of one of the variables?"""
    return node.__class__ in (Call, TailCall) and node.fn.__class__ is Local and node.fn.variable in variables


def _numeric(x: Core) -> bool:
    """Is `x` made of what native code may know, with some arithmetic in it?"""
    asks = computes = names = False
    for node in computing(x):
        kind = node.__class__
        if kind not in _NODES:
            return False
        if kind is Const:
            names = names or not is_number(node.value)  # type: ignore[attr-defined]
        elif kind in (Call, TailCall) and node.fn.__class__ is Global:  # type: ignore[attr-defined]
            name = node.fn.binding.primitive  # type: ignore[attr-defined]
            if name is not None and name not in NATIVE:
                return False
            asks = asks or name is not None
            computes = computes or (name is not None and name not in OF_ANYTHING)
    return computes or (asks and not names)


def raises(x: Core) -> bool:
    """Is `x` a call that raises something?"""
    if x.__class__ not in (Call, TailCall) or x.fn.__class__ is not Global:  # type: ignore[attr-defined]
        return False
    binding = x.fn.binding  # type: ignore[attr-defined]
    return binding.primitive in RAISING and not binding.assigned


def computing(x: Core) -> Iterator[Core]:
    """The nodes of `x`, but those that raise something and what is in them."""
    todo = [x]
    while todo:
        node = todo.pop()
        if not raises(node):
            yield node
            todo.extend(reversed(list(node.children())))


def is_number(value: Any) -> bool:
    """Is a constant a number, or what goes for one in native code?"""
    return value.__class__ in _ATOMS or value is TRUE or value is FALSE or value is UNSPECIFIED

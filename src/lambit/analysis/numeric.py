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
from .local_procedures import Seen, calls_itself, seen_by
from .nodes import Save, TailCall, within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

NATIVE = frozenset({
    "+", "-", "*", "/", "1+", "add1", "1-", "-1+", "sub1", "quotient", "truncate-quotient", "remainder", "truncate-remainder", "modulo",
    "floor-quotient", "floor-remainder", "floor/", "truncate/", "exact-integer-sqrt", "abs", "magnitude", "square", "cube", "max", "min",
    "gcd", "lcm", "numerator", "denominator", "rationalize", "=", "<", ">", "<=", ">=", "zero?", "zerop", "positive?", "plusp", "negative?", "minusp",
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
    "string-length", "string-ref", "values", "%value-ref", "%check-vector", "random", "random-real", "random-integer",
})  # fmt: skip
"""The builtins that have native code for some operands."""

OF_ANYTHING = frozenset({
    "not", "eq?", "eq", "eqv?", "eql", "equal?", "equal", "boolean=?", "number?", "numberp", "real?", "complex?", "rational?", "integer?",
    "integerp", "exact-integer?", "exact-rational?", "exact-nonnegative-integer?", "boolean?", "char?", "characterp", "pair?", "consp",
    "null?", "null", "symbol?", "symbolp", "string?", "stringp",
})  # fmt: skip
"""Those that are no arithmetic: programs about symbols are made of them, too."""

DRAWING = frozenset({"random", "random-real", "random-integer"})
"""Those that give another number each time: they cannot be done again, nor in vain."""

RAISING = frozenset({"error", "raise"})
"""Those before which native code is left: they and their operands are the interpreter's."""

_ATOMS = frozenset({int, float, Char})
_NODES = frozenset({Const, Local, Global, If, Let, Letrec, Loop, Seq, Set, Save, Call, TailCall, Lambda})


def numeric_loop(x: Loop, known: Mapping[Variable, Letrec]) -> Seen | None:
    """What a loop of numbers sees of the procedures around it, if `x` is one; of local procedures it is `known` where they are defined."""
    seen = seen_by(free(x), known)
    return seen if not any(v.boxed for v in x.variables) and _numeric(x) and _is_numeric(x, seen) else None


def local_procedure(lam: Lambda, me: Variable, known: Mapping[Variable, Letrec]) -> Seen | None:
    """The same of the local procedure `lam`, which is `me`, if it calls itself."""
    if not lam.required or not calls_itself(me, known):
        return None
    seen = seen_by([me], known)
    alone = any(_numeric(each.body) for each in seen.lambdas)
    return seen if alone and _is_numeric(Local(me), seen, called=True) else None


def _is_numeric(x: Core, seen: Seen, *, called: bool = False) -> bool:
    """May all that `x` sees be in native code with it: numbers, and procedures of numbers that are only called?"""
    outside = set(seen.variables)
    if any(v.boxed for v in outside) or not all(_may_be_beside(lam) for lam in seen.lambdas):
        return False
    for node in (node for part in (x, *(lam.body for lam in seen.lambdas)) for node in walk(part)):
        if node.__class__ is Set and node.target in outside:
            return False
        if _goes_round(node, outside):  # a loop that it stands in
            return False
    return not seen.groups or seen.are_only_called(Call(x, ()) if called else x)


def _may_be_beside(lam: Lambda) -> bool:
    return not lam.optional and lam.rest is None and not any(v.boxed for v in lam.required) and _numeric(lam.body, alone=False)


def numeric_procedure(lam: Lambda, *, named: bool) -> bool:
    """Is `lam` a procedure of numbers that others call by name, or that calls procedures: itself, perhaps?"""
    if lam.optional or lam.rest is not None or free(lam) or not lam.required or not _numeric(lam.body):
        return False
    return named or any(
        node.__class__ in (Call, TailCall) and node.fn.__class__ is Global and node.fn.binding.primitive is None
        for node in walk(lam.body)
    )


def _goes_round(node: Core, variables: set[Variable]) -> bool:
    """Does `node` go round a loop that is one of the variables?"""
    return node.__class__ in (Call, TailCall) and node.fn.__class__ is Local and node.fn.variable in variables and node.fn.variable.goes_round


def _numeric(x: Core, *, alone: bool = True) -> bool:
    """Is `x` made of what native code may know, with some arithmetic in it if it stands `alone`?"""
    asks = computes = names = False
    for node in computing(x):
        kind = node.__class__
        if kind not in _NODES:
            if not within(node):
                return False
            computes = True
        elif kind is Const:
            names = names or not is_number(node.value)  # type: ignore[attr-defined]
        elif kind in (Call, TailCall) and node.fn.__class__ is Global:  # type: ignore[attr-defined]
            name = node.fn.binding.primitive  # type: ignore[attr-defined]
            if name is not None and name not in NATIVE:
                return False
            asks = asks or name is not None
            computes = computes or (name is not None and name not in OF_ANYTHING)
    return computes or (asks and not names) or not alone


def acts(name: str) -> bool:
    """Does the builtin of that name more than compute?"""
    return name.endswith("!") or name in DRAWING


def raises(x: Core) -> bool:
    """Is `x` a call that raises something?"""
    fn = x.fn if x.__class__ is Call or x.__class__ is TailCall else None
    return fn.__class__ is Global and fn.binding.primitive in RAISING and not fn.binding.assigned


def computing(x: Core) -> Iterator[Core]:
    """The nodes of `x`, but those that raise something and what is in them, and what the interpreter does in the place of a whole loop."""
    todo = [x]
    while todo:
        node = todo.pop()
        if raises(node):
            continue
        yield node
        if node.__class__ is Let and node.inits and within(node.inits[0]) and node.body.__class__ is If:
            todo += (node.body.other, node.inits[0])
        else:
            todo += node.children()[::-1]


def is_number(value: Any) -> bool:
    """Is a constant a number, or what goes for one in native code?"""
    return value.__class__ in _ATOMS or value is TRUE or value is FALSE or value is UNSPECIFIED

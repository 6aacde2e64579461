"""Every builtin of numbers, bits and characters that has native code, of every type of operands: the interpreter's value, to the bit."""

import random
import struct
from math import inf, isnan, nan

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.jit import direct, requests
from lambit.jit.operations import OPERATIONS
from lambit.jit.types import COMPLEX
from lambit.printer import write

ENDS = [0.0, -0.0, inf, -inf, nan, 1e308, -1.7e308, 5e-324, 1.0, -1.0, 0.1, 2.0, -2.0, 10.0, 0.5, 3.0, 9007199254740993.0, 2.0**62, -(2.0**63), 1e16]
INTEGERS = [0, 1, -1, 2, -2, 3, 7, 10, 16, 62, 63, 64, -3, 25, 12345, (1 << 50) - 1, 1 << 50, (1 << 53) + 1, 1 << 62, (1 << 63) - 1, -(1 << 63), -(1 << 63) + 1]
CHARACTERS = "aZ5 \t\n_@[`{\x7f\x1c\x85\xa0µßÀλΣς٤ǅ㎏😀"

REAL1, REAL2 = ("i", "f"), ("ii", "ff", "if", "fi")
TYPES: dict[tuple[str, ...], str | tuple[str, ...]] = {
    REAL1: (
        "abs", "magnitude", "floor", "ceiling", "round", "truncate", "sqrt", "exp", "log", "log2", "sin", "cos", "tan", "asin", "acos", "atan",
        "sinh", "cosh", "tanh", "even?", "odd?", "positive?", "plusp", "negative?", "minusp", "exact", "inexact->exact", "cube", "angle",
    ),
    ("i", "f", "z"): (
        "-", "/", "square", "1+", "add1", "1-", "-1+", "sub1", "zero?", "zerop", "inexact", "exact->inexact", "exact?", "inexact?", "real-part",
        "imag-part", "finite?", "infinite?", "nan?",
    ),
    ("i",): ("bitwise-not", "lognot", "bit-count", "integer-length", "bit-length", "first-set-bit", "numerator", "denominator", "gcd", "lcm"),
    ("i", "f", "z", "b", "c"): (
        "not", "number?", "numberp", "real?", "complex?", "rational?", "integer?", "integerp", "exact-integer?", "exact-rational?",
        "exact-nonnegative-integer?", "boolean?", "char?", "characterp", "pair?", "consp", "null?", "null", "symbol?", "symbolp", "string?", "stringp",
    ),
    ("ii", "ff", "if", "fi", "iii", "iff", "fif"): ("max", "min", "<", ">", "<=", ">="),
    ("ii", "ff", "if", "fi", "zz", "zf", "iz", "iii", "iff"): ("+", "-", "*", "/", "="),
    REAL2: (
        "quotient", "truncate-quotient", "remainder", "truncate-remainder", "modulo", "floor-quotient", "floor-remainder", "log", "rationalize",
    ),
    ("is", "ff", "if", "fs", "fi"): ("expt",),
    ("is",): ("arithmetic-shift", "ash"),
    ("ff", "if", "fi"): ("atan",),
    ("ii", "iii"): (
        "gcd", "lcm", "bitwise-and", "logand", "bitwise-or", "bitwise-ior", "logior", "bitwise-xor", "logxor", "bitwise-eqv",
    ),
    ("ii",): (
        "bitwise-nand", "bitwise-nor", "bitwise-andc1", "bitwise-andc2", "bitwise-orc1", "bitwise-orc2", "bit-set?",
        "any-bit-set?", "every-bit-set?",
    ),
    ("iii",): ("bitwise-if",),
    ("iss",): ("bit-field", "bit-field-any?", "bit-field-every?", "bit-field-clear", "bit-field-set", "bit-field-reverse"),
    ("iiss",): ("bit-field-replace", "bit-field-replace-same", "bit-field-rotate"),
    ("ssi",): ("bit-swap",),
    ("sib",): ("copy-bit",),
    ("ii", "ff", "if", "zz", "fz", "bb", "cc", "bi"): ("eqv?", "eql", "equal?", "equal"),
    ("if", "bb", "cc", "bi"): ("eq?", "eq"),
    ("bb", "bbb"): ("boolean=?",),
    ("cc", "ccc"): (
        "char=?", "char<?", "char>?", "char<=?", "char>=?", "char-ci=?", "char-ci<?", "char-ci>?", "char-ci<=?", "char-ci>=?",
    ),
    ("c",): (
        "char->integer", "char-upcase", "char-downcase", "char-foldcase", "char-alphabetic?", "char-numeric?", "char-whitespace?",
        "char-upper-case?", "char-lower-case?", "digit-value",
    ),
}  # fmt: skip
ELSEWHERE = {  # tested with arrays, with strings, with several values, with complex numbers, or as random numbers
    "random", "random-real", "random-integer",
    "vector-length", "vector-ref", "vector-set!", "array-ref", "array-set!", "bytevector-length", "bytevector-u8-ref", "bytevector-u8-set!",
    "make-rectangular", "make-polar", "floor/", "truncate/", "exact-integer-sqrt", "integer->char", "string-length", "string-ref", "values", "%value-ref", "%check-vector",
}  # fmt: skip
CASES: dict[str, list[tuple[str, str]]] = {}
for _types, _names in TYPES.items():
    for _name in _names:
        CASES.setdefault(_name, []).extend((t, f"({_name} {' '.join('abcd'[: len(t)])})") for t in _types)
for _name, _types_of, _bodies in (
    ("expt", "if", ("(expt a 0)", "(expt a 1)", "(expt a 2)", "(expt a 3)", "(expt a 7)", "(expt a 16)", "(expt a 17)", "(expt 1 a)", "(expt 0 a)")),
    ("expt", "sf", ("(expt -1 a)", "(expt a a)", "(expt 2 a)", "(expt 2.0 a)")),
    ("expt", "f", ("(expt a 0.5)", "(expt a 2.0)", "(expt a -2)", "(expt a -1)")),
    ("log", "if", ("(log a 2)", "(log a 10)", "(log a 2.0)", "(log a 10.0)", "(log a 3)", "(log 8 a)", "(log a a)", "(log a 1)")),
    ("sqrt", "if", ("(sqrt (* a a))", "(floor (sqrt a))", "(exact (floor (sqrt a)))", "(+ 1 (sqrt a))", "(<= 2 (sqrt a))")),
    ("sin", "if", ("(* (sin a) (cos a))", "(+ (sin a) (exp a) (log a))", "(sin 0)", "(if (= (cos a) 1) a 2)")),
    ("max", "if", ("(max 0 a)", "(max 0.0 a)", "(min a 0.0)", "(max a -0.0)", "(max -0.0 a 0.0)", "(max a)")),
    ("eq?", "i", ("(eq? a 0)", "(eq? 256 a)", "(eq? (remainder a 7) (remainder a 5))")),
    ("gcd", "i", ("(gcd)", "(lcm)", "(gcd a 12)", "(lcm a 12)", "(gcd 0 a)", "(lcm 0 a)", "(gcd a (- a))")),
    ("even?", "i", ("(even? (sqrt a))",)),
    ("rationalize", "if", ("(rationalize a 0.01)", "(rationalize a 1e-12)", "(rationalize a 3)", "(rationalize 0.3 a)", "(rationalize -7 a)")),
    ("rationalize", ["ff"], ("(rationalize a (* 1e-3 b))", "(rationalize a (* a 1e-6))", "(rationalize (exp a) (exp b))")),
):  # fmt: skip
    CASES[_name].extend((t, body) for t in _types_of for body in _bodies)


def some_float(r):
    chance = r.random()
    if chance < 0.4:
        return r.choice(ENDS)
    if chance < 0.6:
        return r.uniform(-1, 1) * 10.0 ** r.randint(-300, 300)
    return r.choice([r.gauss(0, 1), r.randint(-80, 80) / 2, float(r.randint(-99, 99)), r.random()])


def some(r, kind):
    if kind == "b":
        return r.random() < 0.5
    if kind == "c":
        return r.choice(CHARACTERS)
    if kind == "s":  # an exponent: what does not fit 64 bits is short, or refused
        return r.choice([r.randint(-5, 5), r.randint(-70, 70), r.randint(0, 63), r.randint(0, 63), 1 << 40, -(1 << 63), (1 << 53) + 1])
    if kind == "i":
        return r.choice([r.choice(INTEGERS), r.randint(-70, 70), r.randint(0, 1 << 62), r.randint(-(1 << 30), 1 << 30)])
    return some_float(r) if kind == "f" else complex(some_float(r), some_float(r))


def bits(x):
    """What tells one value from another; a NaN is a NaN."""
    if isinstance(x, complex):
        return "complex", bits(x.real), bits(x.imag)
    if isinstance(x, float):
        return "nan" if isnan(x) else struct.pack("<d", x)
    return write(x)


def values(jit, cases, arguments):
    """What the procedures give that are called by name, and what `explain` says of them."""
    it = Interpreter(jit=jit)
    found, said = [], []
    for i, ((types, body), given) in enumerate(zip(cases, arguments, strict=True)):
        names = " ".join("abcd"[: len(types)])
        it.eval(f"(define (f{i} {names}) {body})")
        call = it.eval(f"(define (call {names} unused) (string-append unused) (f{i} {names})) call")
        for each in given:
            try:
                found.append((body, each, bits(call(*each, ""))))
            except LispError as error:
                found.append((body, each, str(error)))
        said.append(it.explain(f"f{i}"))
    return found, said


def as_lisp(x):
    from lambit.data import FALSE, TRUE, Char

    return Char.of(x) if isinstance(x, str) else x if x.__class__ is not bool else TRUE if x else FALSE


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_value_is_the_interpreters(name, monkeypatch):
    monkeypatch.setattr(requests, "LEFT", 1 << 60)  # what is left is tried again
    monkeypatch.setattr(direct, "CHANCES", 1 << 60)
    r = random.Random(name)
    cases = [(t, body) for t, body in CASES[name] if COMPLEX or "z" not in t]
    arguments = [[tuple(as_lisp(some(r, kind)) for kind in t) for _ in range(120)] for t, _ in cases]
    expected, _ = values("off", cases, arguments)
    found, said = values("eager", cases, arguments)
    assert [(a, b) for a, b in zip(found, expected, strict=True) if repr(a) != repr(b)] == []
    assert [s for s in said if "compiled for (" not in s] == []


def test_every_builtin_is_tested():
    vectors = {name for name in OPERATIONS if name[0] in "fsu" and "vector-" in name} | {"array-length", "array-size", "array-rank"}
    assert set(OPERATIONS) - set(CASES) - ELSEWHERE - vectors == set()


def test_equal_integers_may_be_different_objects():
    """`eq?` of integers that are not small is no comparison of numbers."""
    text = "(define (f x y) (eq? (* x 1000) (* y 1000))) (define (g n) (if (= n 0) (f 5 5) (g (- n 1)))) (list (f 5 5) (f 5 5) (g 9))"
    answers = [Interpreter(jit=jit).eval(text) for jit in ("off", "eager")]
    assert answers[0] == answers[1]


# -- in loops over arrays

LOOPS = {"i": "s64", "f": "f64"}


def fused(jit, body, given):
    """What comes of a loop over arrays with that body, as often as native code needs; and what `explain` says of it."""
    it = Interpreter(jit=jit)
    names = "abcd"[: len(given)]
    arrays = [f"(make-array {len(each)} 0 :type '{kind})" for kind, each in given]
    it.eval(f"(define (f u {' '.join(names)}) (string-append u) (vector-map (lambda ({' '.join(names)}) {body}) {' '.join(names)}))")
    call = it.eval("f")
    made = [it.eval(array) for array in arrays]
    for array, (_, each) in zip(made, given, strict=True):
        array[:] = each
    try:
        found = [bits(x) for x in [call("", *made) for _ in range(3)][-1]]
    except LispError as error:
        found = str(error)
    return found, it.explain("f")


def elements(r, kind, count):
    """Numbers of a kind: all of them small in half of the arrays, so that whole loops stay native."""
    small = r.random() < 0.5
    if kind == "i":
        return [r.randint(1, 60) if small else some(r, "i") for _ in range(count)]
    return [r.randint(1, 60) / 8 if small else some_float(r) for _ in range(count)]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in CASES if any(set(t) <= set("if") for t, _ in CASES[name])])
def test_in_a_loop_over_arrays_too(name):
    """Eight or more elements at once, where there is a way; never a failure of the compiler."""
    r = random.Random(name)
    for types, body in CASES[name]:
        if not set(types) <= set("if"):
            continue
        given = [(LOOPS[kind], elements(r, kind, 1100)) for kind in types]
        found, said = fused("eager", body, given)
        assert found == fused("off", body, given)[0], body
        assert "compiler failed" not in said, (body, said)


SIDE_BY_SIDE = ("i", "f", "ii", "ff")
NEST = """
(define (f u a out n m)
  (string-append u)
  (do ((i 0 (+ i 1))) ((= i n))
    (do ((j 0 (+ j 1)) (s 0.0 (+ s (* 0.5 {})))) ((= j m) (array-set! out i s)))))
f"""


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in CASES if any(t in SIDE_BY_SIDE for t, _ in CASES[name])])
def test_in_rounds_side_by_side_too(name):
    """Eight rounds of the outer loop at once, where there is a way."""
    for types, body in CASES[name]:
        if types not in SIDE_BY_SIDE:
            continue
        integers, floats = ["(+ i j 1)", "(+ 1 (* 2 j))"], ["(+ 0.25 (array-ref a j))", "(* 1.5 (+ 0.5 (array-ref a i)))"]
        given = [(integers if kind == "i" else floats)[k] for k, kind in enumerate(types)]
        inner = f"(let ({' '.join(f'({n} {x})' for n, x in zip('ab', given, strict=False))}) {body})"
        found = []
        for jit in ("eager", "off"):
            it = Interpreter(jit=jit)
            f = it.eval(NEST.format(inner))
            a, out = it.eval("(make-array 40 0.0)"), it.eval("(make-array 40 0.0)")
            a[:] = [k / 8 for k in range(40)]
            try:
                f("", a, out, 21, 19)
                found.append(bits_of(out))
            except LispError as error:
                found.append((str(error), bits_of(out)))
        assert found[0] == found[1], body


def bits_of(array):
    return [bits(float(x)) for x in array]

"""Complex numbers in native code: to the bit what the interpreter makes of them."""

import cmath
import random
import struct
import sys
from math import copysign, hypot, inf, isnan, nan, nextafter

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.jit import direct, requests
from lambit.jit.types import COMPLEX
from lambit.printer import write

pytestmark = pytest.mark.skipif(not COMPLEX, reason="this Python's complex numbers are not those that native code has")

ENDS = [0.0, -0.0, inf, -inf, nan, 1e308, -1.7e308, 5e-324, 1e-310, 1.0, -1.0, 0.1, 2.0**1022, 2.0**-1022]
INTEGERS = [0, 1, -3, 7, 12345, (1 << 53) + 1, 1 << 60]
BINARY = ["(+ a b)", "(- a b)", "(* a b)", "(/ a b)", "(= a b)", "(+ b a)", "(- b a)", "(* b a)", "(/ b a)"]
UNARY = [
    "(- a)", "(+ a)", "(* a)", "(/ a)", "(zero? a)", "(magnitude a)", "(angle a)", "(real-part a)", "(imag-part a)", "(exp a)", "(sqrt a)", "(log a)",
    "(square a)", "(1+ a)", "(1- a)", "(exact->inexact a)", "(* a 2)", "(* 0.0 a)", "(+ a 1 2.0)", "(- 1 a)", "(/ a 2.0-1i)", "(* a +i)", "(- 1/3+2i a)", "(* -2i a 3)", "(/ (+ a 2 +i) 1-i)",
    *(f"({name} a)" for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "log2")),
    "(log a 10)", "(log a 2)", "(log a 0.3)", "(expt a 1)", "(expt a 2)", "(expt a 3)", "(expt a 7)", "(expt a -1)", "(expt a -2)", "(expt a -5)", "(expt a 100)",
    "(> (magnitude a) 2)", "(inexact? a)", "(complex? a)", "(real? a)", "(boolean? a)", "(let loop ((i 0) (z 0)) (if (= i 4) (* z 1.0+0.0i) (loop (+ i 1) (+ (* z z) a))))",
]  # fmt: skip
OF_REALS = ["(make-rectangular a b)", "(make-polar a b)"]
CASES = [
    *(("zz", x) for x in BINARY[:5]), *(("zf", x) for x in BINARY), *(("zi", x) for x in BINARY), *(("z", x) for x in UNARY),
    *(("ff", x) for x in OF_REALS), *(("fi", x) for x in OF_REALS), *(("if", x) for x in OF_REALS), ("f", "(* +i a)"), ("f", "(+ a 1-1/3i 2)"), ("f", "(/ -2i a)"), ("f", "(angle a)"),
    ("f", "(imag-part a)"), ("f", "(real-part a)"), ("f", "(+ a)"), ("f", "(* a)"), ("f", "(make-rectangular a 0)"), ("f", "(make-polar a 0)"),
    ("zf", "(log a b)"), ("zi", "(log a b)"),
]  # fmt: skip


def some_float(r):
    chance = r.random()
    if chance < 0.2:
        return r.choice(ENDS)
    if chance < 0.4:
        return r.uniform(-1, 1) * 10.0 ** r.randint(-300, 300)
    return r.choice([r.gauss(0, 1), r.randint(-8, 8) / 2])


def some(r, kind):
    if kind == "i":
        return r.choice(INTEGERS)
    return some_float(r) if kind == "f" else complex(some_float(r), some_float(r))


def bits(x):
    """What tells one number from another; a NaN is a NaN."""
    if isinstance(x, complex):
        return "complex", bits(x.real), bits(x.imag)
    if isinstance(x, float):
        return "nan" if isnan(x) else struct.pack("<d", x)
    return write(x)


def values(jit, parameters, body, arguments):
    """What a procedure gives that is called by name, and what `explain` says of it."""
    it = Interpreter(jit=jit)
    names = " ".join("ab"[: len(parameters)])
    it.eval(f"(define (f {names}) {body})")
    call = it.eval(f"(define (call {names} unused) (string-append unused) (f {names})) call")
    found = []
    for each in arguments:
        try:
            found.append(bits(call(*each, "")))
        except LispError as error:
            found.append(str(error))
    return found, it.explain("f")


@pytest.mark.parametrize(("parameters", "body"), CASES)
def test_every_operation_to_the_bit(parameters, body, monkeypatch):
    monkeypatch.setattr(requests, "LEFT", 1 << 60)  # what is left is tried again
    monkeypatch.setattr(direct, "CHANCES", 1 << 60)
    r = random.Random(f"{parameters} {body}")
    arguments = [tuple(some(r, kind) for kind in parameters) for _ in range(250)]
    expected, _ = values("off", parameters, body, arguments)
    found, said = values("eager", parameters, body, arguments)
    assert found == expected
    assert "compiled for (" in said


def test_the_distance_is_hypot(monkeypatch):
    """Of numbers of all sizes, also those whose square root would be rounded wrongly without the correction."""
    monkeypatch.setattr(requests, "LEFT", 1 << 60)
    monkeypatch.setattr(direct, "CHANCES", 1 << 60)
    r = random.Random(5)
    parts = [(r.gauss(0, 1) * 2.0 ** r.randint(-30, 30), r.gauss(0, 1)) for _ in range(3000)]
    found, said = values("eager", "z", "(magnitude a)", [(complex(*each),) for each in parts])
    assert found == [bits(hypot(*each)) for each in parts]
    assert "left" not in said


@pytest.mark.parametrize("name", ["sqrt", "log", "exp", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"])
def test_functions_are_those_of_cmath(name, monkeypatch):
    """Near the unit circle, where the logarithm is taken otherwise, near the axes, and of all sizes that it does not scale."""
    monkeypatch.setattr(requests, "LEFT", 1 << 60)
    monkeypatch.setattr(direct, "CHANCES", 1 << 60)
    r = random.Random(name)
    angles = [*(r.uniform(-4, 4) for _ in range(600)), 0.0, -0.0, *(r.choice([1, -1]) * 2.0 ** -r.randint(1, 60) for _ in range(100))]
    sizes = [lambda: 1 + r.gauss(0, 1e-3), lambda: r.uniform(0.7, 1.75), lambda: 2.0 ** r.uniform(-30, 9), lambda: 2.0 ** r.uniform(-1000, 9), lambda: 1.0]
    data = [cmath.rect(r.choice(sizes)(), angle) for angle in angles] + [complex(r.choice([1, -1]) * r.uniform(0, 3), r.choice([0.0, -0.0])) for _ in range(100)]
    if name in ("sqrt", "log", "asin", "acos"):
        data += [z * 2.0**1000 for z in data[:300] if 0.5 < abs(z) < 2]
    found, said = values("eager", "z", f"({name} a)", [(z,) for z in data])
    assert found == [bits(getattr(cmath, name)(z)) for z in data]
    assert "left" not in said or (name in ("asin", "acos") and said.count("left once") == 1)  # 1 - z may be zero


@pytest.mark.parametrize("how", ["<", ">", "<=", ">=", "="])
@pytest.mark.parametrize("form", ["({} (magnitude a) b)", "({} b (magnitude a))"])
def test_distances_are_compared_exactly(how, form, monkeypatch):
    """Also with limits that are the distance itself, or the floats next to it, where the squares do not decide."""
    monkeypatch.setattr(requests, "LEFT", 1 << 60)
    monkeypatch.setattr(direct, "CHANCES", 1 << 60)
    r = random.Random(how)
    arguments = []
    for _ in range(300):
        z = some(r, "z")
        size = hypot(z.real, z.imag)
        near = [size, nextafter(size, inf), nextafter(size, 0.0), size * (1 + 2.0**-40), -size, some_float(r)]
        arguments.append((z, r.choice(near)))
    expected, _ = values("off", "zf", form.format(how), arguments)
    found, said = values("eager", "zf", form.format(how), arguments)
    assert found == expected
    assert "compiled for (complex number, float) -> boolean" in said


PROGRAMS = {
    # escape times
    "(define (escape c) (let loop ((z 0.0+0.0i) (i 0)) (if (or (= i 50) (> (magnitude z) 2)) i (loop (+ (* z z) c) (+ i 1))))) "
    "(list (escape 0.3+0.5i) (escape 1.0+1.0i) (escape -2.0+0.0i))": "escape",
    # a recursion that is left by doing it again
    "(define (power z n) (if (= n 0) 1.0+0.0i (* z (power z (- n 1))))) (list (power 0.5+0.5i 5) (power 1.5-2.0i 9) (power 1.0+0.0i 3))": "power",
    # mutual recursion, multiple values
    "(define (ping z n) (if (= n 0) z (pong (* z 0.0+1.0i) (- n 1)))) (define (pong z n) (if (= n 0) (- z) (ping (+ z 1.0) (- n 1)))) "
    "(list (ping 1.0+1.0i 7) (ping 2.0+1.0i 8) (ping 0.0-0.0i 0))": "ping",
    "(define (split z) (let-values (((a b) (values (* z z) (- z)))) (/ a b))) (list (split 1.0+1.0i) (split 2.0-1.0i) (split 3.0+0.5i))": "split",
    # a closure over a complex variable, and one that is assigned to
    "(define (around z) (let ((turn (lambda (w) (* w z)))) (let loop ((i 0) (w z)) (if (= i 3) w (loop (+ i 1) (turn w)))))) "
    "(list (around 0.0+1.0i) (around 2.0+1.0i) (around -0.0-0.0i))": "around",
    "(define (mean z n) (let ((s 0.0+0.0i)) (do ((i 0 (+ i 1))) ((= i n) (/ s n)) (set! s (+ s (* z i)))))) "
    "(list (mean 1.0+2.0i 4) (mean 1.5-2.0i 5) (mean 0.0+0.0i 2))": "mean",
    # a global constant
    "(define unit 0.0+1.0i) (define (turned z) (* z unit)) (list (turned 1.0+2.0i) (turned 3.0-4.0i) (turned 0.0+0.0i))": "turned",
    # vectors of complex numbers
    "(define v (vector 1.0+2.0i 0.5-1.0i 3.0+0.0i)) "
    "(define (double! v) (do ((i 0 (+ i 1))) ((= i 3) (vector-ref v 0)) (vector-set! v i (* 2 (vector-ref v i))))) "
    "(list (double! v) (double! v) (double! v) v)": "double!",
}  # fmt: skip


@pytest.mark.parametrize("text", PROGRAMS)
def test_programs(text):
    said = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        said.append(write(it.session.run_text(text, "text")))
    assert said[0] == said[1]
    assert "compiled for" in it.explain(PROGRAMS[text])


@pytest.mark.parametrize("jit", ["off", "eager"])
def test_what_is_left_goes_on_with_complex_variables(jit):
    """A divisor that becomes zero in the middle of a loop: the interpreter has the values, and the effects are done once."""
    it = Interpreter(jit=jit)
    it.eval("""
        (define count (vector 0 0))
        (define (f z w n)
          (let loop ((i 0) (z z))
            (vector-set! count 0 (+ 1 (vector-ref count 0)))
            (if (= i n) z (loop (+ i 1) (/ z (- w i))))))""")
    it.eval("(f 1.0+2.0i 0.5+0.0i 3)")
    z = it.eval("(f 1.0+2.0i 2.0+0.0i 4)")
    assert isnan(z.real)
    assert isnan(z.imag)
    assert it.eval("(vector-ref count 0)") == 4 + 5


@pytest.mark.parametrize("jit", ["off", "eager"])
def test_an_infinite_quotient(jit):
    it = Interpreter(jit=jit)
    it.eval("(define (f z w) (/ z (* w 1))) (f 1.0+1.0i 1.0+0.0i) (define (g w) (string-append) (f 1.0-1.0i w))")
    z = it.eval("(g 0.0+0.0i)")
    assert (z.real, z.imag) == (inf, -inf)


def test_order_is_the_interpreters_error():
    said = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval("(define (f z) (if (< (+ z 1) 2) 1 2)) (f 1.5) (f 2.5)")
        with pytest.raises(LispError) as raised:
            it.eval("(f 1.0+2.0i)")
        said.append(str(raised.value))
    assert said[0] == said[1]


def test_signs_of_zero():
    """The sum of a complex number and an integer has the imaginary part of a sum with 0.0; their difference keeps the sign."""
    it = Interpreter(jit="eager")
    it.eval("(define (more z) (+ z 1)) (define (less z) (- z 1)) (define (both z) (string-append) (list (more z) (less z)))")
    for _ in range(3):
        more, less = it.eval("(both (make-rectangular 1.0 -0.0))")
        assert copysign(1.0, more.imag) == (1.0 if sys.version_info < (3, 14) else -1.0)
        assert copysign(1.0, less.imag) == -1.0


@pytest.mark.parametrize("body", ["(+ +i 1+i)", "(* +2i x)", "(* x +i 0.5)", "(- +i)", "(if (= x 1) 1+i 2.0+i)"])
def test_exact_complex_constants_stay_exact(body):
    """An exact constant beside exact numbers is the interpreter's."""
    said = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        said.append(write(it.session.run_text(f"(define (f x) (+ x 1) {body}) (list (f 1) (f 2) (f 3))", "text")))
    assert said[0] == said[1]
    assert "not compiled" in it.explain("f")


def test_exact_complex_numbers_are_the_interpreters():
    it = Interpreter(jit="eager")
    assert write(it.session.run_text("(define (f z) (* z z)) (f 1+2i) (f 1+2i)", "text")) == "-3+4i"
    assert "not compiled" in it.explain("f")

"""Numbers: R7RS 6.2, IEEE 754, and exact arithmetic against Python's fractions."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from lambit.builtins.numbers import recover_arithmetic
from lambit.data import TRUE, Rational, make_rational
from lambit.registry import BUILTINS


def call(name, *args):
    return BUILTINS[name].called(*args)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # R7RS 6.2.6, example by example
        ("(complex? 3+4i)", "#t"), ("(complex? 3)", "#t"), ("(real? 3)", "#t"), ("(real? -2.5+0i)", "#t"),
        ("(real? -2.5+0.0i)", "#f"), ("(real? #e1e10)", "#t"), ("(real? +inf.0)", "#t"), ("(rational? -inf.0)", "#f"),
        ("(rational? 6/10)", "#t"), ("(rational? 6/3)", "#t"), ("(integer? 3+0i)", "#t"), ("(integer? 3.0)", "#t"),
        ("(integer? 8/4)", "#t"), ("(exact? 3.0)", "#f"), ("(exact? #e3.0)", "#t"), ("(inexact? 3.)", "#t"),
        ("(exact-integer? 32)", "#t"), ("(exact-integer? 32.0)", "#f"), ("(exact-integer? 32/5)", "#f"),
        ("(finite? 3)", "#t"), ("(finite? +inf.0)", "#f"), ("(finite? 3.0+inf.0i)", "#f"),
        ("(infinite? 3)", "#f"), ("(infinite? +nan.0)", "#f"), ("(infinite? 3.0+inf.0i)", "#t"),
        ("(nan? +nan.0)", "#t"), ("(nan? 32)", "#f"), ("(nan? +nan.0+5.0i)", "#t"), ("(nan? 1+2i)", "#f"),
        ("(max 3 4)", "4"), ("(max 3.9 4)", "4.0"), ("(+ 3 4)", "7"), ("(+ 3)", "3"), ("(+)", "0"), ("(* 4)", "4"), ("(*)", "1"),
        ("(- 3 4)", "-1"), ("(- 3 4 5)", "-6"), ("(- 3)", "-3"), ("(/ 3 4 5)", "3/20"), ("(/ 3)", "1/3"), ("(abs -7)", "7"),
        ("(gcd 32 -36)", "4"), ("(gcd)", "0"), ("(lcm 32 -36)", "288"), ("(lcm 32.0 -36)", "288.0"), ("(lcm)", "1"),
        ("(numerator (/ 6 4))", "3"), ("(denominator (/ 6 4))", "2"), ("(denominator (inexact (/ 6 4)))", "2.0"),
        ("(floor -4.3)", "-5.0"), ("(ceiling -4.3)", "-4.0"), ("(truncate -4.3)", "-4.0"), ("(round -4.3)", "-4.0"),
        ("(floor 3.5)", "3.0"), ("(ceiling 3.5)", "4.0"), ("(truncate 3.5)", "3.0"), ("(round 3.5)", "4.0"),
        ("(round 7/2)", "4"), ("(round 7)", "7"), ("(rationalize (exact .3) 1/10)", "1/3"),
        ("(square 42)", "1764"), ("(square 2.0)", "4.0"), ("(exact-integer? (sqrt 9))", "#t"),
        ("(expt 0 0)", "1"), ("(expt 0.0 0)", "1.0"), ("(expt 0 2)", "0"),
        ("(make-polar 3 0)", "3"), ("(real-part 1+2i)", "1"), ("(imag-part 5)", "0"), ("(magnitude -5)", "5"),
        ('(string->number "100")', "100"), ('(string->number "100" 16)', "256"), ('(string->number "1e2")', "100.0"),
        # our own decisions
        ("(/ 0 5)", "0"), ("(/ 1 0.0)", "+inf.0"), ("(/ 1 -0.0)", "-inf.0"), ("(/ 0.0 0.0)", "+nan.0"), ("(/ 0 0.0)", "+nan.0"),
        ("(/ 1.0 0)", "!/: division by zero"), ("(/ 1 0)", "!/: division by zero"), ("(/ 0.0)", "+inf.0"),
        ("(max 1 +nan.0)", "+nan.0"), ("(min +nan.0 1)", "+nan.0"), ("(min 1/2 0.75)", "0.5"),
        ("(round -0.3)", "-0.0"), ("(round +inf.0)", "+inf.0"), ("(ceiling -1/2)", "0"), ("(floor -1/2)", "-1"), ("(truncate -7/2)", "-3"),
        ("(exact -0.0)", "0"), ("(exact +inf.0)", "!exact: argument 1: +inf.0 equals no exact number"),
        ("(expt 2 -3)", "1/8"), ("(expt 2/3 -2)", "9/4"), ("(expt 27 2/3)", "9"), ("(expt 4 1/2)", "2"), ("(expt 1/4 -1/2)", "2"),
        ("(expt 0.0 -1)", "+inf.0"), ("(expt -0.0 -1)", "-inf.0"), ("(expt -0.0 -2)", "+inf.0"), ("(expt 0 -1)", "!expt: division by zero"),
        ("(expt 10.0 400)", "+inf.0"), ("(expt -10.0 401)", "-inf.0"), ("(expt -1 (expt 10 100))", "1"), ("(expt 2.0 -2000)", "0.0"),
        ("(sqrt 1/4)", "1/2"), ("(sqrt -4)", "+2i"), ("(sqrt 0)", "0"), ("(sqrt -0.0)", "-0.0"), ("(sqrt +inf.0)", "+inf.0"),
        ("(sqrt (expt 10 400))", str(10**200)), ("(sqrt (+ 1 (expt 10 700)))", "+inf.0"), ("(sqrt (+ 1 (expt 10 400)))", "1.0e200"),
        ("(exp 0)", "1"), ("(exp 1000)", "+inf.0"), ("(exp -inf.0)", "0.0"), ("(log 0)", "-inf.0"), ("(log 0.0)", "-inf.0"),
        ("(log2 8)", "3.0"), ("(log (expt 2 5000) 2)", "5000.0"), ("(log2 (/ 1 (expt 2 5000)))", "-5000.0"), ("(log 8 2)", "3.0"), ("(log 100 10)", "2.0"),
        ("(sin +inf.0)", "+nan.0"), ("(atan +inf.0)", "1.5707963267948966"), ("(atan 0 -1)", "3.141592653589793"),
        ("(atan (expt 10 400) (expt 10 400))", "0.7853981633974483"),
        ("(exact->inexact 1/3)", "0.3333333333333333"), ("(inexact (/ (expt 10 400) (+ 1 (expt 10 400))))", "1.0"),
        ("(= 1/3 .3333333333333333)", "#f"), ("(= 9007199254740993 9007199254740992.0)", "#f"), ("(< 9007199254740992.0 9007199254740993)", "#t"),
        ("(= (expt 10 400) +inf.0)", "#f"), ("(< (expt 10 400) +inf.0)", "#t"), ("(= +nan.0 +nan.0)", "#f"), ("(< 1 2 3 3)", "#f"), ("(<= 1 2 3 3)", "#t"),
        ("(= 1 1.0 1+0.0i)", "#t"), ("(< 1 1+i)", "!<: argument 2: expected a real number, got 1+i"), ("(= 'a)", "!=: argument 1: expected a number, got a"),
        ("(apply + '(1 2 x))", "!+: argument 3: expected a number, got x"), ("(- 'x)", "!-: argument 1: expected a number, got x"),
        ("(+ (expt 10 400) 1.0)", "+inf.0"), ("(let ((x (expt 10 400))) (* x 0.5))", "+inf.0"), ("(let ((x (- (expt 10 400)))) (- x 0.5))", "-inf.0"),
        ("(quotient 1e300 7)", None), ("(modulo -5 0.0)", "!modulo: division by zero"), ("(modulo 5.5 2)", "!modulo: argument 1: expected an integer, got 5.5"),
        ("(exact-integer-sqrt 2.0)", "!exact-integer-sqrt: argument 1: expected an index (an exact integer, not negative), got 2.0"),
        ("(number->string 1/3 2)", '"1/11"'), ("(number->string -255 36)", '"-73"'), ("(number->string 10 37)", "!number->string: argument 2: expected a radix from 2 to 36, got 37"),
        ("(arithmetic-shift -1 -100)", "-1"), ("(arithmetic-shift 3 (- (expt 10 30)))", "0"), ("(arithmetic-shift 0 (expt 10 30))", "0"),
        ("(bitwise-and 12 -1 10)", "8"), ("(bitwise-xor 1 3 7)", "5"), ("(bit-count -8)", "3"), ("(integer-length -257)", "9"),
        ("(1+ 1/2)", "3/2"), ("(1- 1)", "0"), ("(exact-rational? 0.5)", "#f"), ("(exact-nonnegative-integer? 0)", "#t"),
        ("(number->fixed 1/3 4)", '"0.3333"'), ("(number->fixed 2.675 2)", '"2.67"'), ("(number->fixed 0.125 2)", '"0.12"'), ("(number->fixed +nan.0 2)", '"+nan.0"'),
        ("(number->fixed 99.999 2)", '"100.00"'), ("(number->fixed -5 1)", '"-5.0"'),
        ("(expt 7 (expt 10 10))", "!expt: the result would have more than ten million digits"),
        ("(* 1.0 1+2i)", "1.0+2.0i"), ("(magnitude 3+4i)", "5"), ("(/ 1+i 0)", "!/: division by zero"), ("(/ 4+2i 2)", "2+i"), ("(/ 1/2 0)", "!/: division by zero"), ("(/ 7/3 0)", "!/: division by zero"),
    ],
)  # fmt: skip
def test_values(lisp, text, value):
    got = lisp(text)
    assert got == value if value is not None else not got.startswith("!")


def to_fraction(x):
    return x.as_fraction() if isinstance(x, Rational) else Fraction(x)


def test_exact_arithmetic_is_that_of_fractions():
    draw = random.Random(7)
    for _ in range(2000):
        a, b = (Fraction(draw.randint(-50, 50), draw.randint(1, 12)) for _ in range(2))
        x, y = (make_rational(f.numerator, f.denominator) for f in (a, b))
        assert to_fraction(x + y) == a + b
        assert to_fraction(x - y) == a - b
        assert to_fraction(x * y) == a * b
        assert (x < y) is (a < b)
        assert (x == y) is (a == b)
        if b:
            assert to_fraction(call("/", x, y)) == a / b
        for result in (x + y, x - y, x * y):
            assert isinstance(result, int) or (result.denominator > 1 and math.gcd(result.numerator, result.denominator) == 1)
        assert call("floor", x) == math.floor(a)
        assert call("ceiling", x) == math.ceil(a)
        assert call("round", x) == round(a)
        assert call("truncate", x) == math.trunc(a)
        assert call("inexact", x) == float(a)
        assert hash(x) == hash(a)


def test_order_of_rationals_and_floats_is_exact():
    draw = random.Random(8)
    for _ in range(500):
        x = draw.uniform(-2, 2)
        exact = Fraction(x)
        for f in (exact, exact + Fraction(1, 10**40), exact - Fraction(1, 10**40)):
            r = make_rational(f.numerator, f.denominator)
            assert (r < x, r == x, r > x) == (f < exact, f == exact, f > exact)
            assert (x < r, x == r, x > r) == (exact < f, f == exact, exact > f)


@pytest.mark.parametrize("op", ["floor", "truncate"])
def test_integer_division_by_its_definition(op):
    for n in range(-12, 13):
        for d in (-5, -3, -1, 1, 2, 7):
            q, r = call(op + "/", n, d).items
            assert n == d * q + r
            ratio = Fraction(n, d)
            assert q == (math.floor(ratio) if op == "floor" else math.trunc(ratio))
            assert (q, r) == (call(op + "-quotient", n, d), call(op + "-remainder", n, d))
            assert call(op + "-quotient", float(n), d) == float(q)
            assert call(op + "-remainder", n, float(d)) == float(r)


def test_square_roots_are_correctly_rounded():
    from decimal import Decimal, localcontext

    draw = random.Random(9)
    with localcontext() as context:
        context.prec = 400
        for bits in (60, 64, 100, 700, 1000):
            for _ in range(40):
                n, d = draw.getrandbits(bits) + 2, draw.getrandbits(30) + 1
                root = call("sqrt", make_rational(n, d))
                if isinstance(root, float):
                    assert root == float((Decimal(n) / Decimal(d)).sqrt())


def test_rationalize_gives_the_simplest():
    for n in range(-20, 21):
        for d in range(1, 8):
            x = Fraction(n, d)
            for tolerance in (Fraction(1, 100), Fraction(1, 10), Fraction(1, 3)):
                got = to_fraction(call("rationalize", make_rational(n, d), make_rational(tolerance.numerator, tolerance.denominator)))
                assert abs(got - x) <= tolerance
                q = 1
                while not any(abs(Fraction(p, q) - x) <= tolerance for p in range(math.floor(x * q) - 1, math.ceil(x * q) + 2)):
                    q += 1
                best = min(abs(p) for p in range(math.floor((x - tolerance) * q), math.ceil((x + tolerance) * q) + 1) if abs(Fraction(p, q) - x) <= tolerance)
                assert (got.denominator, abs(got.numerator)) == (q, best)


@pytest.mark.parametrize("radix", range(2, 37))
def test_text_of_integers_and_fractions_in_any_radix(radix):
    for n in (0, 1, -1, 35, 36, -1295, 10**50, make_rational(-7, 36), make_rational(10**30, 7)):
        text = call("number->string", n, radix)
        assert call("string->number", text, radix) == n


def test_logarithms_near_one_and_far_away():
    near = make_rational(10**20 + 1, 10**20)
    assert call("log", near) == pytest.approx(1e-20, rel=1e-12)
    assert call("log2", near) == pytest.approx(1e-20 / math.log(2), rel=1e-12)
    assert call("log", make_rational(1, 3**2000)) == pytest.approx(-2000 * math.log(3), rel=1e-14)
    assert call("log", 10**1000) == pytest.approx(1000 * math.log(10), rel=1e-14)


def test_what_python_refuses_is_recovered():
    assert recover_arithmetic("*", 10**400, 0.5) == math.inf
    assert recover_arithmetic("+", -(10**400), 0.5) == -math.inf
    assert recover_arithmetic("=", 1, 1.0) is TRUE
    assert recover_arithmetic("zero?", 0) is TRUE


def test_arrays_element_by_element():
    import numpy as np

    a = np.array([1, 2, 4])
    assert call("+", a, 1).tolist() == [2, 3, 5]
    assert call("/", a, 2).tolist() == [0.5, 1.0, 2.0]
    assert call("/", a, 0).tolist() == [math.inf] * 3
    assert call("*", a, make_rational(1, 2)).tolist() == [0.5, 1.0, 2.0]
    assert (make_rational(1, 2) + a).tolist() == [1.5, 2.5, 4.5]
    assert (a - make_rational(1, 2)).tolist() == [0.5, 1.5, 3.5]
    assert call("<", a, 3).tolist() == [True, True, False]
    assert (a < make_rational(3, 2)).tolist() == [True, False, False]
    assert call("<", 1, a, 3).tolist() == [False, True, False]
    assert call("sqrt", a * 1.0).tolist() == [1.0, math.sqrt(2), 2.0]
    assert call("log2", a).tolist() == [0.0, 1.0, 2.0]
    assert call("expt", 2, a).tolist() == [2, 4, 16]
    assert call("max", a, 3).tolist() == [3, 3, 4]
    assert call("modulo", -a, 3).tolist() == [2, 1, 2]
    assert call("remainder", -a, 3).tolist() == [-1, -2, -1]
    assert call("quotient", -a, 3).tolist() == [0, 0, -1]
    assert call("floor", a / 4).tolist() == [0.0, 0.0, 1.0]
    assert call("zero?", a - 1).tolist() == [True, False, False]
    assert call("*", a, 10**30).tolist() == [1e30, 2e30, 4e30]

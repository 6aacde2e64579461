"""Numbers by their laws (R7RS 6.2): what the report says of all of them, on random ones."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lambit.builtins import load_all
from lambit.data import (
    FALSE,
    TRUE,
    ExactComplex,
    Rational,
    String,
    make_exact_complex,
    make_rational,
)
from lambit.errors import LispError
from lambit.registry import BUILTINS

load_all()
quick = settings(max_examples=150, derandomize=True, deadline=None)

integers = st.one_of(st.integers(-50, 50), st.integers(), st.integers(-(10**40), 10**40), st.integers(-(2**70), 2**70))
rationals = st.builds(make_rational, integers, st.one_of(st.integers(1, 50), st.integers(1, 10**40)))
exact_reals = st.one_of(integers, rationals)
floats = st.one_of(st.floats(), st.sampled_from([0.0, -0.0, 5e-324, 1e308, 2.0**53, 2.0**53 + 2, 0.1]))
reals = st.one_of(exact_reals, floats)
exact_complexes = st.builds(make_exact_complex, exact_reals, exact_reals)
exacts = st.one_of(exact_reals, exact_complexes)
complexes = st.builds(complex, floats, floats)
numbers = st.one_of(reals, exact_complexes, complexes)
nonzero = integers.filter(bool)


def call(name, *args):
    """The value of the builtin called `name`."""
    return BUILTINS[name].called(*args)


def holds(name, *args):
    """Is the predicate called `name` true of the arguments?"""
    value = call(name, *args)
    assert value is TRUE or value is FALSE
    return value is TRUE


def parts(z):
    """The real and the imaginary part of an exact number, as fractions."""
    pair = (z.real, z.imag) if isinstance(z, ExactComplex) else (z, 0)
    return tuple(Fraction(k.numerator, k.denominator) for k in pair)


def fraction(x):
    return x.as_fraction() if isinstance(x, Rational) else Fraction(x)


def made(f):
    """The Lisp number equal to a fraction."""
    return make_rational(f.numerator, f.denominator)


# -- text


@quick
@given(numbers, st.integers(2, 36))
def test_what_number_to_string_gives_is_read_as_the_same_number(z, radix):
    text = call("number->string", z, radix)
    assert holds("eqv?", z, call("string->number", text, radix))


@quick
@given(floats)
def test_a_float_is_written_with_as_few_digits_as_possible(x):
    assume(math.isfinite(x) and x != 0)
    text = call("number->string", x).text
    assert "." in text
    digits = text.lstrip("-").partition("e")[0].replace(".", "").strip("0")
    assert all(float(f"{x:.{n}e}") != x for n in range(len(digits) - 1))


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(st.text("0123456789+-./eEiInNaAfF@#xXbBdDoO ", max_size=12), st.sampled_from([2, 8, 10, 16, 36]))
@example("#e1/0", 10)
@example("1e99999999999999999999", 10)
@example("#e1e99999999999999999999", 10)
def test_string_to_number_gives_a_number_or_false(text, radix):
    value = call("string->number", String(text), radix)
    assert value is FALSE or holds("number?", value)


# -- exactness


@quick
@given(exact_reals)
@example(2**53 + 1)
@example(make_rational(2**54 + 2, 4))
@example(make_rational(1, 2**1075))
@example(make_rational(3, 2**1075))
@example(make_rational(2**1025 - 2**971 + 1, 2))
@example(make_rational(2**1025 - 2**971 - 1, 2))
@example(2**1024 - 2**970)
def test_inexact_is_the_nearest_float(x):
    value, want = call("inexact", x), fraction(x)
    limit = Fraction(2) ** 1024 - Fraction(2) ** 970  # from here on it is rounded to infinity
    if abs(want) >= limit:
        assert value == (math.inf if want > 0 else -math.inf)
        return
    error = abs(Fraction(value) - want)
    for neighbour in (math.nextafter(value, math.inf), math.nextafter(value, -math.inf)):
        if math.isinf(neighbour):
            continue
        other = abs(Fraction(neighbour) - want)
        assert error <= other
        if error == other:  # half-way: the even one
            unit = Fraction(math.ulp(min(abs(value), abs(neighbour))))
            assert Fraction(value) / unit % 2 == 0


@quick
@given(st.one_of(floats, complexes))
def test_exact_is_equal_or_an_error(z):
    if cmath.isfinite(z):
        value = call("exact", z)
        assert holds("exact?", value) and holds("=", value, z)
        assert parts(value) == (Fraction(z.real), Fraction(z.imag))
    else:
        with pytest.raises(LispError, match="equals no exact number"):
            call("exact", z)


@quick
@given(numbers)
def test_inexact_of_exact_is_the_number_itself(z):
    if cmath.isfinite(complex(call("inexact", z))) and not holds("exact?", z):
        back = call("inexact", call("exact", z))
        assert holds("=", back, z)


# -- order


@quick
@given(reals, reals, reals)
@example(2**53 + 1, 2.0**53, 2**53)
@example(make_rational(1, 10), 0.1, make_rational(1, 10))
def test_comparison_is_exact_and_transitive(x, y, z):
    def value(k):
        return k if isinstance(k, float) and not math.isfinite(k) else fraction(k)

    a, b, c = map(value, (x, y, z))
    assert holds("<", x, y) is (a < b)
    assert holds("=", x, y) is (a == b)
    assert holds("<=", x, y, z) is (a <= b <= c)
    assert holds(">", x, y, z) is (a > b > c)
    assert holds(">=", x, y) is (a >= b)
    if holds("=", x, y) and holds("=", y, z):
        assert holds("=", x, z)


@quick
@given(st.lists(reals, min_size=1, max_size=4))
def test_max_and_min_are_inexact_if_an_argument_is(xs):
    inexact = any(isinstance(x, float) for x in xs)
    for name, best in (("max", max), ("min", min)):
        value = call(name, *xs)
        assert holds("inexact?", value) is inexact
        if any(isinstance(x, float) and math.isnan(x) for x in xs):
            assert math.isnan(value)
        else:
            wanted = best(xs)
            assert holds("=", value, call("inexact", wanted) if inexact else wanted)


# -- exact arithmetic


@quick
@given(exacts, exacts)
def test_exact_arithmetic_is_that_of_pairs_of_fractions(x, y):
    (a, b), (c, d) = parts(x), parts(y)
    assert parts(call("+", x, y)) == (a + c, b + d)
    assert parts(call("-", x, y)) == (a - c, b - d)
    assert parts(call("*", x, y)) == (a * c - b * d, a * d + b * c)
    assert parts(call("-", x)) == (-a, -b)
    assert holds("=", x, y) is (parts(x) == parts(y)) is holds("eqv?", x, y) is holds("equal?", x, y)
    if y != 0:
        norm = c * c + d * d
        assert parts(call("/", x, y)) == ((a * c + b * d) / norm, (b * c - a * d) / norm)
        assert holds("eqv?", call("*", call("/", x, y), y), x)
    else:
        with pytest.raises(LispError, match="division by zero"):
            call("/", x, y)


@quick
@given(exacts, exacts)
def test_results_are_in_lowest_terms_and_as_real_as_they_can_be(x, y):
    for z in (call("+", x, y), call("*", x, y), call("-", x, y)):
        for k in (z.real, z.imag) if isinstance(z, ExactComplex) else (z,):
            assert k.__class__ is int or (k.denominator > 1 and math.gcd(k.numerator, k.denominator) == 1)
        assert not isinstance(z, ExactComplex) or z.imag != 0


@quick
@given(exact_complexes, st.one_of(floats, complexes))
def test_mixed_with_an_inexact_number_the_result_is_inexact(z, w):
    for name in ("+", "-", "*"):
        for value in (call(name, z, w), call(name, w, z)):
            assert holds("inexact?", value) or not isinstance(z, ExactComplex) or w == 0


@quick
@given(exacts)
def test_equal_numbers_have_equal_hashes(z):
    inexact = call("inexact", z)
    if holds("=", z, inexact):
        assert hash(z) == hash(inexact)


# -- integer division


@quick
@given(integers, nonzero)
def test_floor_and_truncate_division(n, d):
    q, r = call("floor/", n, d).items
    assert n == d * q + r and q == math.floor(Fraction(n, d)) and (r == 0 or (r > 0) is (d > 0)) and abs(r) < abs(d)
    assert (call("floor-quotient", n, d), call("floor-remainder", n, d), call("modulo", n, d)) == (q, r, r)
    q, r = call("truncate/", n, d).items
    assert n == d * q + r and q == math.trunc(Fraction(n, d)) and (r == 0 or (r > 0) is (n > 0)) and abs(r) < abs(d)
    assert (call("truncate-quotient", n, d), call("truncate-remainder", n, d)) == (q, r)
    assert (call("quotient", n, d), call("remainder", n, d)) == (q, r)


@quick
@given(st.integers(-(10**15), 10**15), st.integers(-(10**6), 10**6).filter(bool), st.sampled_from([(1, 0), (0, 1), (1, 1)]))
def test_division_of_inexact_integers_is_inexact_and_the_same(n, d, which):
    x, y = float(n) if which[0] else n, float(d) if which[1] else d
    for name in ("floor-quotient", "floor-remainder", "truncate-quotient", "truncate-remainder", "quotient", "remainder", "modulo"):
        value = call(name, x, y)
        assert isinstance(value, float) and value == call(name, n, d)
    for name in ("floor/", "truncate/"):
        assert list(call(name, x, y).items) == list(call(name, n, d).items)


@quick
@given(st.lists(integers, max_size=4))
def test_gcd_and_lcm(ns):
    divisor, multiple = call("gcd", *ns), call("lcm", *ns)
    assert divisor == math.gcd(*ns) and multiple == math.lcm(*ns)
    assert divisor == 0 or all(n % divisor == 0 for n in ns)


@quick
@given(st.one_of(st.integers(0, 10**4), st.integers(0, 10**60)))
def test_exact_integer_sqrt(k):
    s, r = call("exact-integer-sqrt", k).items
    assert k == s * s + r and k < (s + 1) ** 2


# -- rounding, rationalize, fractions


@quick
@given(reals)
def test_rounding(x):
    if isinstance(x, float) and not math.isfinite(x):
        assert all(holds("eqv?", call(name, x), x) for name in ("floor", "ceiling", "truncate", "round"))
        return
    wanted = {"floor": math.floor, "ceiling": math.ceil, "truncate": math.trunc, "round": round}
    for name, function in wanted.items():
        value = call(name, x)
        assert fraction(value) == function(fraction(x))
        assert isinstance(value, float) is isinstance(x, float)


def simplest(low, high):
    """The simplest fraction in an interval, by trying denominators one after the other."""
    if low <= 0 <= high:
        return Fraction(0)
    for d in range(1, 10**6):
        n = math.ceil(low * d) if low > 0 else math.floor(high * d)
        if low <= Fraction(n, d) <= high:
            return Fraction(n, d)
    raise AssertionError


@quick
@given(st.fractions(-20, 20, max_denominator=400), st.fractions(-1, 1, max_denominator=300))
def test_rationalize_finds_the_simplest(x, tolerance):
    value = call("rationalize", made(x), made(tolerance))
    assert fraction(value) == simplest(x - abs(tolerance), x + abs(tolerance))
    assert call("rationalize", float(x), made(tolerance)).__class__ is float


@quick
@given(reals)
def test_numerator_and_denominator(x):
    if isinstance(x, float) and not math.isfinite(x):
        return
    f = fraction(x)
    n, d = call("numerator", x), call("denominator", x)
    if isinstance(x, float):
        assert isinstance(n, float) and isinstance(d, float)
        f = Fraction(call("inexact", f.numerator)), Fraction(call("inexact", f.denominator)) if f.denominator < 2**1024 else d
        assert (n, d) == tuple(map(float, f))
    else:
        assert (n, d) == (f.numerator, f.denominator)


# -- powers and roots


@quick
@given(exacts)
def test_the_square_root_of_an_exact_square_is_exact(z):
    root = call("sqrt", call("*", z, z))
    assert holds("exact?", root)
    assert holds("=", root, z) or holds("=", root, call("-", z))
    real, imaginary = parts(root)
    assert real > 0 or (real == 0 and imaginary >= 0)


@quick
@given(st.one_of(st.integers(-100, 100), exact_complexes.filter(lambda z: abs(parts(z)[0]) < 10**6)), st.integers(-6, 6))
def test_exact_powers_are_products(z, n):
    if z == 0 and n < 0:
        return
    product = 1
    for _ in range(abs(n)):
        product = call("*", product, z)
    assert holds("eqv?", call("expt", z, n), product if n >= 0 else call("/", product))


@quick
@given(st.builds(complex, st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)), st.builds(complex, st.floats(-5, 5), st.floats(-5, 5)))
def test_powers_are_exponentials_of_logarithms(z, w):
    assume(abs(z) > 1e-3)
    wanted = call("exp", call("*", w, call("log", z)))
    got = call("expt", z, w)
    assert complex(got) == pytest.approx(complex(wanted), rel=1e-9, abs=1e-12)


# -- transcendental functions: the report's formulas, away from their singular points

points = st.builds(complex, st.floats(-20, 20), st.floats(-20, 20)).filter(
    lambda z: all(abs(z - p) > 1e-2 for p in (0, 1, -1, 1j, -1j)) and abs(z.real) > 1e-3 and abs(z.imag) > 1e-3
)


def close(a, b):
    return complex(a) == pytest.approx(complex(b), rel=1e-7, abs=1e-9)


@quick
@given(points)
def test_the_formulas_of_the_report(z):
    log, sqrt = (lambda x: call("log", x)), (lambda x: call("sqrt", x))
    assert close(log(z), complex(math.log(abs(z)), call("angle", z)))
    asin = -1j * log(1j * z + sqrt(1 - z * z))
    assert close(call("asin", z), asin)
    assert close(call("acos", z), math.pi / 2 - asin)
    assert close(call("atan", z), (log(1 + 1j * z) - log(1 - 1j * z)) / 2j)
    assert close(call("sqrt", z), call("exp", log(z) / 2))
    assert close(call("sin", call("asin", z)), z)
    assert close(call("cos", call("acos", z)), z)
    assert close(call("tan", call("atan", z)), z)


@quick
@given(st.floats(1.01, 50), st.sampled_from([1, -1]))
def test_on_the_cut_a_real_number_takes_the_side_of_the_formula(size, sign):
    x = size * sign
    # sqrt(1 - x²) is i sqrt(x² - 1), whose imaginary part is positive
    inner = 1j * x + 1j * math.sqrt(x * x - 1)
    asin = -1j * cmath.log(complex(0.0, inner.imag))
    assert close(call("asin", x), asin)
    assert close(call("acos", x), math.pi / 2 - asin)


@quick
@given(st.floats(1.01, 50), st.sampled_from(["asin", "acos", "log", "sqrt", "atan"]), st.sampled_from([1, -1]))
def test_signed_zeros_say_from_which_side_a_cut_is_approached(size, name, sign):
    beside = math.copysign(1e-13, sign)
    zero = math.copysign(0.0, sign)
    for x in (size, -size):
        on, near = (complex(zero, x), complex(beside, x)) if name == "atan" else (complex(x, zero), complex(x, beside))
        assert complex(call(name, on)) == pytest.approx(complex(call(name, near)), abs=1e-6)


@quick
@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_atan_of_two_arguments_is_the_angle_of_the_point(y, x):
    value = call("atan", y, x)
    assert -math.pi <= value <= math.pi
    assert holds("eqv?", value, call("angle", complex(x, y)))
    if math.isfinite(x) and math.isfinite(y) and x > 0 and abs(y / x) < 1e300:
        assert value == pytest.approx(math.atan(y / x), abs=1e-12)


@quick
@given(exacts)
def test_rectangular_parts_make_the_number_again(z):
    assert holds("eqv?", z, call("make-rectangular", call("real-part", z), call("imag-part", z)))


@quick
@given(st.builds(complex, st.floats(-1e100, 1e100), st.floats(-1e100, 1e100)))
def test_polar_parts_make_the_number_again(z):
    back = call("make-polar", call("magnitude", z), call("angle", z))
    assert complex(back) == pytest.approx(z, rel=1e-12, abs=abs(z) * 1e-12)


# -- compiled: the operators that the compiler writes agree with the procedures

OPERATORS = {"+": 2, "-": 2, "*": 2, "/": 2, "=": 2, "<": 2, "<=": 2, "zero?": 1, "positive?": 1, "even?": 1, "odd?": 1, "sqrt": 1, "exp": 1,
             "sin": 1, "cos": 1, "quotient": 2, "remainder": 2, "modulo": 2, "floor-remainder": 2, "truncate-remainder": 2, "truncate-quotient": 2,
             "1+": 1, "1-": 1, "abs": 1, "max": 2, "exact": 1, "floor": 1}  # fmt: skip


@pytest.fixture(scope="module")
def compiled():
    """A procedure for each operator, whose body is compiled."""
    from lambit.session import Session

    session = Session(())
    names = {1: "a", 2: "a b"}
    return {op: session.run_text(f"(lambda ({names[count]}) ({op} {names[count]}))") for op, count in OPERATORS.items()}


def outcome(f, *args):
    """The value of `f`, or the message of its error."""
    try:
        return f(*args)
    except LispError as error:
        from lambit.runtime.report import message

        return message(error)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(op=st.sampled_from(sorted(OPERATORS)), a=numbers, b=numbers)
def test_operators_are_the_procedures(compiled, op, a, b):
    from lambit.runtime.driver import enter

    args = (a, b)[: OPERATORS[op]]
    got = outcome(lambda: enter(compiled[op], *args))
    wanted = outcome(lambda: enter(BUILTINS[op].called, *args))
    assert got == wanted if isinstance(wanted, str) else holds("eqv?", got, wanted)

"""Numbers as R7RS 7.1.1's <number> defines them."""

from __future__ import annotations

import math
import sys
import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.data import ExactComplex, Rational, Symbol, make_rational
from lambit.errors import ReadError
from lambit.printer import number_to_string
from lambit.reader import parse_number, read_all

R = make_rational
INF, NAN = math.inf, math.nan

EXACT = [
    ("0", 0), ("007", 7), ("-0", 0), ("+5", 5), ("-17", -17), ("1/2", R(1, 2)), ("-6/4", R(-3, 2)), ("6/3", 2), ("0/5", 0),
    ("#xff", 255), ("#XFF", 255), ("#x-aB", -171), ("#b101", 5), ("#o17", 15), ("#d19", 19), ("#xff/2", R(255, 2)),
    ("#e1.5", R(3, 2)), ("#e1e3", 1000), ("#e1.25e-2", R(1, 80)), ("#e-.5", R(-1, 2)), ("#e5", 5), ("#e1/3", R(1, 3)),
    ("#x#e10", 16), ("#e#x10", 16), ("#b1/10", R(1, 2)), ("1+0i", 1), ("1/2-0i", R(1, 2)), ("5@0", 5), ("0@1", 0),
    ("#e1.2e1", 12), ("#b-101", -5), ("#xe", 14), ("#x1e2", 0x1E2), ("#xdeadBEEF", 0xDEADBEEF),
]  # fmt: skip
INEXACT = [
    ("1.0", 1.0), ("1.", 1.0), (".5", 0.5), ("-.5", -0.5), ("+.5", 0.5), ("1e3", 1000.0), ("1E3", 1000.0), ("1e-3", 0.001),
    ("1.5e+2", 150.0), ("1.e2", 100.0), (".5e1", 5.0), ("#i1/4", 0.25), ("#i5", 5.0), ("#i#b11", 3.0), ("#x#i10", 16.0),
    ("1e400", INF), ("-1e400", -INF), ("1e-400", 0.0), ("+inf.0", INF), ("-inf.0", -INF), ("+INF.0", INF), ("#i1e2", 100.0),
    ("123456789012345678901234567890.0", 1.2345678901234568e29), ("5e-324", 5e-324), ("#d1.5", 1.5), ("#i1/0", INF),
]  # fmt: skip
COMPLEX = [
    ("1.5e2-2.5e-1i", 150 - 0.25j), ("1e+2+1e-2i", 100 + 0.01j), ("+inf.0i", complex(0, INF)),
    ("1+inf.0i", complex(1, INF)), ("-inf.0-inf.0i", complex(-INF, -INF)),
    ("1+0.0i", complex(1, 0.0)), ("#i1+2i", 1 + 2j), (".5-.5i", 0.5 - 0.5j), ("1.+1.i", 1 + 1j),
    ("+1.5I", 1.5j), ("1E2+I", 100 + 1j), ("1.0+2i", 1 + 2j), ("1+2.0i", 1 + 2j), ("#i1/2+i", 0.5 + 1j),
]  # fmt: skip
EXACT_COMPLEX = [
    ("1+2i", 1, 2), ("1-2i", 1, -2), ("+i", 0, 1), ("-i", 0, -1), ("+2i", 0, 2), ("1+i", 1, 1), ("1-i", 1, -1),
    ("1/2+1/4i", R(1, 2), R(1, 4)), ("#xa+bi", 10, 11), ("#x-e+ei", -14, 14), ("#b1+10i", 1, 2), ("#xe+1i", 14, 1),
    ("#e1.5-.25i", R(3, 2), R(-1, 4)), ("#e1e2+1e-1i", 100, R(1, 10)), ("-1/3-I", R(-1, 3), -1),
]  # fmt: skip
NO_NUMBERS = [
    "", "+", "-", "...", ".", "1+", "1-", "-1+", "1/", "/2", "1//2", "1/2/3", "1.5/2", "1e", "e1", "1e+", "1.2.3", "--1", "+-1",
    "1_000", "１", "٣", "1 ", " 1", "0x10", "1e1.5", "inf", "+inf", "+inf.", "+inf.00", "nan.0", "i", "1i", "2i", "1+2", "1+2ii",
    "1@", "@1", "1@2@3", "1@2i", "#", "#x", "#xg", "#b2", "#o8", "#x#x1", "#e#i1", "#e", "#x1.5", "#b1e2", "#q1", "1+-2i", "1++2i",
    "1+2i3", "+i+i", "infinity", "-Infinity", "+nan", "1e5_0", "1.0f", "1j", "1+2j", "#x1@", "#d", "1/-2", "1/+2", "+.", "-.", ".e1",
    "+.e1", "1e--1", "+infi", "²",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), EXACT)
def test_exact(text, value):
    number = parse_number(text)
    assert number.__class__ is value.__class__
    assert number == value
    assert read_all(text)[0] == value


@pytest.mark.parametrize(("text", "value"), INEXACT)
def test_inexact(text, value):
    number = parse_number(text)
    assert number.__class__ is float
    assert number == value


@pytest.mark.parametrize(("text", "value"), COMPLEX)
def test_complex(text, value):
    number = parse_number(text)
    assert number.__class__ is complex
    assert number == value


@pytest.mark.parametrize(("text", "real", "imaginary"), EXACT_COMPLEX)
def test_exact_complex(text, real, imaginary):
    number = parse_number(text)
    assert number.__class__ is ExactComplex
    assert (number.real, number.imag) == (real, imaginary)


def test_an_exact_polar_number_is_the_exact_value_of_its_parts():
    number = parse_number("#e1@1")
    parts = number.real.as_fraction(), number.imag.as_fraction()
    assert parts == (Fraction(math.cos(1)), Fraction(math.sin(1)))


def test_odd_values():
    assert math.isnan(parse_number("+nan.0"))
    assert math.isnan(parse_number("-NaN.0"))
    assert math.copysign(1, parse_number("-0.0")) == -1
    assert math.copysign(1, parse_number("#i-0")) == -1
    assert math.copysign(1, parse_number("1-0.0i").imag) == -1
    assert math.isnan(parse_number("+nan.0+nan.0i").imag)
    polar = parse_number("2@1.5")
    assert (polar.real, polar.imag) == (pytest.approx(2 * math.cos(1.5)), pytest.approx(2 * math.sin(1.5)))
    assert parse_number("-1@2").real == pytest.approx(-math.cos(2))


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_numbers(text):
    assert parse_number(text) is None
    assert parse_number(text.replace("#", "$")) is None


@pytest.mark.parametrize("text", [t for t in NO_NUMBERS if t and t.strip() == t and t != "." and t[0] != "#"])
def test_what_is_no_number_is_a_symbol(text):
    (datum,) = read_all(text)
    assert datum.__class__ is Symbol


@pytest.mark.parametrize("text", ["1/0", "-5/0", "0/0", "#e1/0", "#xf/0", "#e+inf.0", "#e-nan.0", "#e1e100000000", "1/0+2i"])
def test_what_no_number_can_be(text):
    assert parse_number(text) is None
    with pytest.raises(ReadError):
        read_all(text)


@pytest.mark.parametrize(
    ("text", "radix", "value"),
    [("ff", 16, 255), ("101", 2, 5), ("17", 8, 15), ("zz", 36, 1295), ("#d10", 16, 10), ("#b10", 10, 2), ("1e2", 16, 0x1E2), ("1/10", 2, R(1, 2)),
     ("1.5", 2, None), ("2", 2, None), ("1.5", 10, 1.5), ("i", 36, 18), ("-i", 36, -18), ("+i", 16, 1j)],
)  # fmt: skip
def test_string_to_number_in_a_radix(text, radix, value):
    assert parse_number(text, radix) == value


@pytest.fixture
def any_limit():
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


@pytest.mark.usefixtures("any_limit")
def test_a_million_digits():
    start = time.process_time()
    (number,) = read_all("-" + "7" * 10**6)
    assert number == -7 * (10**1_000_000 - 1) // 9
    assert time.process_time() - start < 20
    text = number_to_string(number)
    assert text == "-" + "7" * 10**6
    assert time.process_time() - start < 30


@pytest.mark.usefixtures("any_limit")
def test_digits_whatever_the_limit():
    for count in (599, 600, 601, 1199, 1200, 1201, 5000, 12_345):
        digits = ("1234567890" * (count // 10 + 1))[:count]
        number = parse_number(digits)
        assert number_to_string(number) == digits
        assert parse_number("#e" + digits + "e-3") == make_rational(number, 1000)
        assert parse_number(digits + "/3") == make_rational(number, 3)
    assert parse_number("1" + "0" * 5000 + ".5") == math.inf
    assert parse_number("z" * 3000, 36) == 36**3000 - 1
    assert number_to_string(36**3000 - 1, 36) == "z" * 3000
    assert number_to_string(-(7**5000), 7) == "-1" + "0" * 5000


def test_too_many_digits_are_refused():
    with pytest.raises(ReadError, match="digits"):
        read_all("1" * 10_000_001)
    with pytest.raises(ReadError, match="too large"):
        read_all("#e1e10000001")
    with pytest.raises(ReadError, match="too large"):
        read_all("#e1e" + "9" * 1000)
    for text in ("7" * 300_000 + "/" + "3" * 300_000, "#e" + "7" * 300_000 + "." + "3" * 300_000):
        with pytest.raises(ReadError, match="too large"):
            read_all(text)
    assert read_all("1e" + "9" * 1000) == [math.inf]


numbers = st.one_of(
    st.integers(),
    st.floats(),
    st.builds(make_rational, st.integers(), st.integers(min_value=1)),
    st.complex_numbers(),
)


def same(a, b):
    if a.__class__ is not b.__class__:
        return False
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or (a == b and math.copysign(1, a) == math.copysign(1, b))
    return a == b


@settings(max_examples=300, derandomize=True, deadline=None)
@given(numbers)
def test_what_is_written_reads_back(number):
    assert same(parse_number(number_to_string(number)), number)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.one_of(st.integers(), st.builds(Rational, st.integers(), st.just(7)).filter(lambda r: r.numerator % 7)), st.integers(2, 36))
def test_exact_numbers_in_any_radix_read_back(number, radix):
    assert parse_number(number_to_string(number, radix), radix) == number


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.text("0123456789+-./eEiI@#xnaf", max_size=12))
def test_any_text_is_a_number_or_none(text):
    number = parse_number(text)
    if number is not None:
        assert same(parse_number(number_to_string(number)), number)

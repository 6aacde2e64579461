"""What is written reads back as an equal value; and how it looks."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.data import (
    DEFAULT,
    EOF,
    FALSE,
    NIL,
    TRUE,
    UNSPECIFIED,
    Box,
    Bytevector,
    Char,
    Datum,
    Keyword,
    Pair,
    Record,
    RecordType,
    String,
    Symbol,
    Vector,
    from_iterable,
    keyword,
    make_rational,
    symbol,
)  # fmt: skip
from lambit.data.arrays import lisp_array
from lambit.errors import DomainError, LimitExceeded, LispError
from lambit.printer import (
    PRINTERS,
    display,
    number_to_string,
    write,
    write_shared,
    write_short,
    write_simple,
)
from lambit.reader import read_all


def L(*items, tail=NIL):
    return from_iterable(items, tail)


S = symbol


# -- how it looks


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"), (-17, "-17"), (10**30, "1" + "0" * 30), (make_rational(-3, 6), "-1/2"), (1.0, "1.0"), (0.5, "0.5"), (-0.0, "-0.0"),
        (1e21, "1.0e21"), (1.5e-7, "1.5e-7"), (1e100, "1.0e100"), (123456789.125, "123456789.125"), (math.inf, "+inf.0"), (-math.inf, "-inf.0"),
        (math.nan, "+nan.0"), (0.1 + 0.2, "0.30000000000000004"), (5e-324, "5.0e-324"), (1e16, "1.0e16"), (1 + 2j, "1.0+2.0i"), (-1j, "-0.0-1.0i"),
        (complex(0, math.inf), "0.0+inf.0i"), (complex(math.nan, -0.0), "+nan.0-0.0i"), (1.5e300 - 1e-9j, "1.5e300-1.0e-9i"),
        (TRUE, "#t"), (FALSE, "#f"), (NIL, "()"), (S("a"), "a"), (keyword("k"), ":k"), (String('a"b\\c\n\t\0é'), '"a\\"b\\\\c\\n\\t\\x0;é"'),
        (Char.of("a"), "#\\a"), (Char.of(" "), "#\\space"), (Char.of("\n"), "#\\newline"), (Char.of("\0"), "#\\null"), (Char.of("\x01"), "#\\x1"),
        (Char.of("("), "#\\("), (Char.of("λ"), "#\\λ"), (Char.of("\u200b"), "#\\x200b"), (Char.of("\x7f"), "#\\delete"),
        (Vector([]), "#()"), (Vector([1, L(2)]), "#(1 (2))"), (Bytevector(b"\0\xff"), "#u8(0 255)"), (b"\1", "#u8(1)"),
        (L(1, 2, tail=3), "(1 2 . 3)"), (L(L(), L(L())), "(() (()))"), (L(S("quote"), S("x")), "'x"), (L(S("quasiquote"), L(S("unquote"), 1)), "`,1"),
        (L(S("unquote-splicing"), S("x")), ",@x"), (L(S("unquote"), S("@x")), ", @x"), (L(S("quote")), "(quote)"), (L(S("quote"), 1, 2), "(quote 1 2)"),
        (L(S("quote"), tail=1), "(quote . 1)"), (L(1, S("quote"), 2), "(1 quote 2)"), (L(S("quote"), 1, tail=2), "(quote 1 . 2)"),
        (UNSPECIFIED, "#<unspecified>"), (EOF, "#<eof>"), (DEFAULT, "#<default>"), (Box(5), "#<box 5>"), (True, "#t"), (None, "#<NoneType>"),
    ],
)  # fmt: skip
def test_written(value, written):
    assert write(value) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("", "||"), ("a b", "|a b|"), ("A", "A"), ("a|b", "|a\\|b|"), ("1", "|1|"), ("+1", "|+1|"), ("+", "+"), ("-", "-"), ("...", "..."),
        (".", "|.|"), ("..", ".."), ("1+", "1+"), ("-1+", "-1+"), ("+i", "|+i|"), ("-inf.0", "|-inf.0|"), ("#a", "|#a|"), ("a#", "a#"),
        (":a", "|:a|"), (":", ":"), ("a:", "a:"), ("a\nb", "|a\\nb|"), ("a\\b", "|a\\\\b|"), ("a;b", "|a;b|"), ("{", "|{|"), ("λ", "|λ|"),
        ("\u200b", "|\\x200b;|"), ("a\u00a0b", "|a\\xa0;b|"), ("->x", "->x"), (".5", "|.5|"), ("1/2", "|1/2|"), ("e1", "e1"), ("'", "|'|"), ("a,b", "|a,b|"),
    ],
)  # fmt: skip
def test_symbols(name, written):
    assert write(S(name)) == written
    assert read_all(written)[0] is S(name)


def test_displayed():
    value = L(String('a"b'), Char.of("x"), Vector([String("c")]), S("a b"))
    assert display(value) == '(a"b x #(c) a b)'
    assert display(String("a\nb")) == "a\nb"
    assert display(1.5) == "1.5"


def test_arrays():
    assert write(np.array([1.0, 2.5])) == "#f64(1.0 2.5)"
    assert write(np.array([], dtype="f4")) == "#f32()"
    assert write(np.array([0.1], dtype="f4")) == "#f32(0.1)"
    assert write(np.array([-1, 2], dtype="i8")) == "#s64(-1 2)"
    assert write(np.array([1 + 2j])) == "#c128(1.0+2.0i)"
    assert write(np.array([1, 2], dtype="u1")) == "#u8(1 2)"
    assert write(np.array([np.inf, np.nan])) == "#f64(+inf.0 +nan.0)"
    assert write(np.array([[1, 2, 3], [4, 5, 6]], dtype="f8")) == "#<array float64 2x3 ((1.0 2.0 3.0) (4.0 5.0 6.0))>"
    assert write(np.array([True, False])) == "#<array bool 2 (#t #f)>"
    assert write(np.array(1.5)) == "#<array float64 1.5>"
    assert write(np.zeros((100, 100))) == "#<array float64 100x100 ...>"
    assert write(np.zeros((0, 3))) == "#<array float64 0x3 ()>"
    assert write(np.float64(1.5)) == "1.5"
    assert write(np.int32(7)) == "7"
    assert write(np.bool_(True)) == "#t"
    assert write(np.float32(0.5)) == "0.5"
    assert write(L(np.array([1.0]), 2)) == "(#f64(1.0) 2)"
    assert write(np.array(["a"])).startswith("#<array")
    assert write(np.array([None])).startswith("#<array")


def test_procedures_and_the_rest():
    def square(x):
        return x * x

    assert write(square) == "#<procedure square>"
    assert write(lambda: 1) == "#<procedure>"
    assert write(len) == "#<procedure len>"
    assert write(object()) == "#<object>"
    assert write({}) == "#<dict>"
    assert write((1, 2)) == "#<tuple>"
    assert write(LispError("it broke", 1)).startswith('#<error "it broke"')
    assert "|" not in write(L(square))


def test_records():
    kind = RecordType("point", ("x", "y"))

    class Point(Record):
        __slots__ = ("a", "b")
        type = kind

    point = Point()
    point.a, point.b = 1, L(2)
    assert write(point) == "#<point x: 1 y: (2)>"
    point.b = point
    assert write(point) == "#0=#<point x: 1 y: #0#>"


def test_other_rooms_classes():
    class Table(Datum):
        pass

    class Special(Table):
        pass

    PRINTERS[Table] = lambda x: "#<table>"
    try:
        assert write(L(Table(), Special())) == "(#<table> #<table>)"
    finally:
        del PRINTERS[Table]


# -- sharing and cycles (R7RS 6.13.3)


def test_labels_only_for_cycles():
    shared = L(1)
    assert write(L(shared, shared)) == "((1) (1))"
    assert write_shared(L(shared, shared)) == "(#0=(1) #0#)"
    assert write_simple(L(shared, shared)) == "((1) (1))"
    ring = L(1, 2)
    ring.cdr.cdr = ring
    assert write(ring) == "#0=(1 2 . #0#)"
    assert display(ring) == "#0=(1 2 . #0#)"
    assert write(L(S("a"), ring, ring)) == "(a #0=(1 2 . #0#) #0#)"
    with pytest.raises(DomainError, match="circular"):
        write_simple(ring)
    tail = L(1, 2, 3)
    tail.cdr.cdr.cdr = tail.cdr
    assert write(tail) == "(1 . #0=(2 3 . #0#))"
    vector = Vector([1, None])
    vector.items[1] = vector
    assert write(vector) == "#0=#(1 #0#)"
    first = Vector([None])
    first.items[0] = first
    assert write(first) == "#0=#(#0#)"
    assert write_short(first, 12) == "#(#(#(#(#..."
    car = Pair(NIL, NIL)
    car.car = car
    assert write(car) == "#0=(#0#)"
    box = Box(NIL)
    box.value = L(box)
    assert write(box) == "#0=#<box (#0#)>"


def test_labels_inside_abbreviations():
    quoted = L(S("quote"), NIL)
    quoted.cdr.car = quoted
    assert write(quoted) == "#0='#0#"
    rest = L(1)
    text = write_shared(L(Pair(S("quote"), rest), rest))
    (back,) = read_all(text)
    assert back.car.cdr is back.cdr.car
    knot = Pair(S("quote"), NIL)
    knot.cdr = Pair(knot.cdr, NIL)
    knot.cdr.car = knot.cdr
    (back,) = read_all(write(knot))
    assert back.cdr.car is back.cdr


def test_numbers_of_labels_follow_the_text():
    a, b = L(1), L(2)
    text = write_shared(L(L(b, a), a, b))
    assert text == "((#0=(2) #1=(1)) #1# #0#)"


def test_exponential_sharing_is_refused_but_can_be_written_shared(monkeypatch):
    monkeypatch.setattr("lambit.printer.structures.MOST", 100_000)
    x = L(1)
    for _ in range(60):
        x = L(x, x)
    with pytest.raises(LimitExceeded) as caught:
        write(x)
    assert "write-shared" in caught.value.hint
    assert len(write_shared(x)) < 2000
    assert len(write_short(x)) == 60


# -- short


def test_short():
    assert write_short(L(1, 2)) == "(1 2)"
    assert write_short(from_iterable(range(10**5))) == "(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 ..."
    assert write_short(String("a" * 10**7), 10) == '"aaaaaa...'
    assert write_short(10**100_000) == "#<integer of 332193 bits>"
    assert write_short(10**20) == "1" + "0" * 20
    assert write_short(make_rational(10**9999, 7**9999)).startswith("#<rational")
    assert write_short(Vector([1] * 10**6), 12) == "#(1 1 1 1..."
    assert write_short(np.zeros(10**6), 20) == "#f64(0.0 0.0 0.0 ..."
    assert write_short(Bytevector(10**6), 12) == "#u8(0 0 0..."
    assert write_short(S("x" * 1000), 10) == "xxxxxxx..."
    assert write_short(L(S("quote"), S("x"))) == "'x"
    assert write_short(1 + 2j) == "1.0+2.0i"


def test_radix():
    assert number_to_string(255, 16) == "ff"
    assert number_to_string(-5, 2) == "-101"
    assert number_to_string(make_rational(1, 10), 2) == "1/1010"
    assert number_to_string(35, 36) == "z"
    for bad in (lambda: number_to_string(1, 1), lambda: number_to_string(1, 37)):
        with pytest.raises(DomainError, match=r"number->string"):
            bad()


# -- everything written reads back

reals = st.one_of(st.integers(), st.floats(), st.builds(make_rational, st.integers(), st.integers(min_value=1)))
texts = st.text(max_size=8)
atoms = st.one_of(
    reals, st.complex_numbers(), st.sampled_from([TRUE, FALSE, NIL]), texts.map(S), texts.map(keyword), texts.map(String),
    st.characters(exclude_categories=["Cs"]).map(Char.of), st.binary(max_size=4).map(Bytevector),
    st.sampled_from("+ - . .. ... 1+ +i -i 1/2 #t #\\a :k quote unquote @x +inf.0 e1 1e1 -e -1 .1. # |".split()).map(S),
    st.sampled_from(["quote", "quasiquote", "unquote", "unquote-splicing"]).map(S),
    st.lists(st.floats(), max_size=3).map(lambda x: np.array(x, dtype="f8")),
    st.lists(st.floats(width=32), max_size=3).map(lambda x: np.array(x, dtype="f4")),
    st.lists(st.integers(-9, 9), max_size=3).map(lambda x: lisp_array(np.array(x, dtype="i2"))),
    st.lists(st.complex_numbers(), max_size=3).map(lambda x: np.array(x, dtype="c16")),
)  # fmt: skip
data = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda x: L(*x)),
        st.tuples(st.lists(inner, min_size=1, max_size=3), inner).map(lambda x: L(*x[0], tail=x[1])),
        st.lists(inner, max_size=4).map(Vector),
        st.tuples(st.sampled_from(["quote", "unquote", "unquote-splicing"]), inner).map(lambda x: L(S(x[0]), x[1])),
    ),
    max_leaves=12,
)


def equal(a, b):
    """Structural equality, written for this test."""
    if a.__class__ is not b.__class__:
        return False
    if a.__class__ is Pair:
        return equal(a.car, b.car) and equal(a.cdr, b.cdr)
    if a.__class__ is Vector:
        return len(a.items) == len(b.items) and all(map(equal, a.items, b.items))
    if a.__class__ is String:
        return a.text == b.text
    if a.__class__ is Bytevector:
        return bytes(a) == bytes(b)
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.tobytes() == b.tobytes() or (a.dtype == b.dtype and np.array_equal(a, b, equal_nan=True))
    if isinstance(a, complex):
        return equal(a.real, b.real) and equal(a.imag, b.imag)
    if isinstance(a, float):
        return (a == b and math.copysign(1, a) == math.copysign(1, b)) or (math.isnan(a) and math.isnan(b))
    return a is b if isinstance(a, (Datum, Symbol, Keyword)) else a == b


@settings(max_examples=400, derandomize=True, deadline=None)
@given(data)
def test_what_is_written_reads_back(value):
    for writer in (write, write_shared, write_simple):
        (back,) = read_all(writer(value))
        assert equal(value, back)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=12))
def test_any_graph_reads_back(links):
    nodes = [Pair(NIL, NIL) for _ in links]
    for node, (a, b) in zip(nodes, links, strict=True):
        node.car = nodes[a] if a < len(nodes) else a
        node.cdr = nodes[b] if b < len(nodes) else NIL
    for writer in (write, write_shared):
        (back,) = read_all(writer(nodes[0]))
        pairs, todo = {}, [(nodes[0], back)]
        while todo:
            x, y = todo.pop()
            assert x.__class__ is y.__class__
            if x.__class__ is not Pair:
                assert equal(x, y)
            elif id(x) not in pairs:
                pairs[id(x)] = y
                todo += [(x.car, y.car), (x.cdr, y.cdr)]
            elif writer is write_shared:
                assert pairs[id(x)] is y


@settings(max_examples=100, derandomize=True, deadline=None)
@given(data, st.integers(5, 80))
def test_short_is_a_beginning(value, width):
    whole, short = write(value), write_short(value, width)
    assert len(short) <= width
    if "#<" not in short:
        assert short == whole or (short.endswith("...") and (whole.startswith(short[:-3]) or "|" in whole))

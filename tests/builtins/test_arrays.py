"""Arrays: what numpy gives, and what exactness and the bad-input policy ask beyond."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lambit import Interpreter, LispError
from lambit.elementary.arrays import total

WORDS = st.integers(-(2**63), 2**63 - 1)


@pytest.fixture(scope="module")
def it():
    with Interpreter() as interpreter:
        yield interpreter


@given(xs=st.lists(WORDS, max_size=20))
def test_sums_of_integers_never_wrap_around(it, xs):
    it.define("a", np.array(xs, dtype="int64"))
    assert it.eval("(sum a)") == sum(xs)
    assert it.eval("(product a)") == math.prod(xs)


TYPES = {"s8": "int8", "u8": "uint8", "s32": "int32", "u32": "uint32", "s64": "int64", "u64": "uint64"}
OPERATIONS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
    "floor-quotient": lambda a, b: a // b, "modulo": lambda a, b: a % b,
}  # fmt: skip


def integers_of(kind):
    """Integers of a type, those at its ends among them."""
    limits = np.iinfo(TYPES[kind])
    ends = st.sampled_from([int(limits.min), int(limits.max), 0, 1])
    return ends | st.integers(int(limits.min), int(limits.max))


@given(data=st.data(), kinds=st.tuples(*[st.sampled_from(sorted(TYPES))] * 2), name=st.sampled_from(sorted(OPERATIONS)))
def test_elementwise_arithmetic_of_integers_is_exact_or_an_error(it, data, kinds, name):
    size = data.draw(st.integers(1, 4))
    xs, ys = (data.draw(st.lists(integers_of(kind), min_size=size, max_size=size)) for kind in kinds)
    if name in ("floor-quotient", "modulo"):
        ys = [y or 1 for y in ys]
    expected = [OPERATIONS[name](x, y) for x, y in zip(xs, ys, strict=True)]
    it.define("a", np.array(xs, dtype=TYPES[kinds[0]]))
    it.define("b", np.array(ys, dtype=TYPES[kinds[1]]))
    for program in (f"({name} a b)", f"(let ((f {name})) (f a b))"):
        try:
            result = it.eval(program)
        except LispError as error:
            assert "does not fit" in str(error)
            assert min(expected) < 0 or max(expected) >= 2**64  # of u64 and a negative one
        else:
            assert result.tolist() == expected


@given(xs=st.lists(WORDS, min_size=1, max_size=4), n=WORDS, name=st.sampled_from(["+", "-", "*"]))
def test_elementwise_arithmetic_with_a_scalar(it, xs, n, name):
    it.define("a", np.array(xs, dtype="int64"))
    for program, operands in ((f"({name} a {n})", [(x, n) for x in xs]), (f"({name} {n} a)", [(n, x) for x in xs])):
        expected = [OPERATIONS[name](*pair) for pair in operands]
        try:
            assert it.eval(program).tolist() == expected
        except LispError as error:
            assert "does not fit" in str(error) and max(map(abs, expected)) >= 2**63  # noqa: PT017


@given(xs=st.lists(st.integers(-9, 9), min_size=1, max_size=4), w=st.integers(0, 80))
def test_powers_of_integers_are_exact_or_an_error(it, xs, w):
    it.define("a", np.array(xs, dtype="int64"))
    try:
        assert it.eval(f"(expt a {w})").tolist() == [x**w for x in xs]
    except LispError as error:
        assert "does not fit" in str(error) and max(abs(x) for x in xs) ** w >= 2**63  # noqa: PT017


def test_the_least_integer_has_no_opposite(it):
    for program in ("(- a)", "(abs a)", "(* a -1)", "(quotient a -1)"):
        it.define("a", np.array([-(2**63), 5]))
        try:
            result = it.eval(program).tolist()
        except LispError as error:
            assert "does not fit" in str(error)  # noqa: PT017
        else:
            assert result == [2**63, 5 if program == "(abs a)" else -5]


def test_what_lisp_makes_of_arrays_of_integers_does_not_wrap_around_either(it):
    makers = [
        "(array m m)", "(list->array (list m m))", "(make-array 2 m)", "(range (- m 1) (+ m 1))", "(array-copy (array m m))",
        "(array-append (array m) (array m))", "(array-convert (array m m) 's64)", "(array-ref (array m m m) '(0 2))",
        "(array-reshape (array m m) '(1 2))", "(array-transpose (array m m))", "(array-reverse (array m m))",
        "(array-select (array #t #f) m m)", "(- (array m m) 0)", "#s64(9223372036854775807 1)", "(sort (array m m) <)",
        "(sum (array (list m m) (list 0 0)) :axis 0)", "(cumulative-sum (array m 0))",
        "(array-ref (array (list m m)) 0)", "(abs (array m m))", "(max (array m m) 0)", "(quotient (array m m) 1)",
        "(expt (array m m) 1)", "(dot (array (list m 0) (list 0 m)) (array 1 1))",
    ]  # fmt: skip
    it.define("m", 2**63 - 1)
    for maker in makers:
        program = f'(let ((a {maker})) (if (array? a) (guard (e (#t "refused")) (* a 4)) "no array"))'
        assert str(it.eval(program)) == "refused", maker


@pytest.mark.slow
@given(xs=st.lists(st.fractions(max_denominator=50), max_size=12))
def test_sums_of_rationals_are_exact(it, xs):
    it.define("xs", xs)
    assert it.eval("(sum xs)") == sum(xs)
    if xs:
        assert it.eval("(mean xs)") == sum(xs, Fraction(0)) / len(xs)
        assert it.eval("(minimum xs)") == min(xs) and it.eval("(maximum xs)") == max(xs)


@given(xs=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=40))
def test_reductions_of_floats(it, xs):
    a = np.array(xs)
    it.define("a", a)
    with np.errstate(all="ignore"):
        assert np.array_equal(it.eval("(sum a)"), total(a), equal_nan=True)
        assert np.array_equal(it.eval("(cumulative-sum a)"), a.cumsum(), equal_nan=True)
    assert it.eval("(argmax a)") == a.argmax()
    assert it.eval("(list (minimum a) (maximum a))") == [a.min(), a.max()]


@given(xs=st.lists(WORDS, min_size=1, max_size=8), ys=st.data())
def test_dot_is_exact_or_an_error(it, xs, ys):
    other = ys.draw(st.lists(WORDS, min_size=len(xs), max_size=len(xs)))
    it.define("a", np.array(xs))
    it.define("b", np.array(other))
    assert it.eval("(dot a b)") == sum(x * y for x, y in zip(xs, other, strict=True))


@given(start=st.integers(-50, 50), end=st.integers(-50, 50), step=st.integers(-7, 7).filter(bool))
def test_a_range_is_pythons(it, start, end, step):
    assert it.eval(f"(range {start} {end} {step})").tolist() == list(range(start, end, step))


@given(n=st.integers(0, 30), start=st.integers(0, 30), length=st.integers(0, 30), step=st.integers(1, 5))
def test_slices_are_pythons_or_an_error(it, n, start, length, step):
    it.define("a", np.arange(n))
    text = f"(array-ref a '({start} {start + length} {step}))"
    if start + length > n:
        with pytest.raises(LispError, match="is not within an axis"):
            it.eval(text)
    else:
        assert it.eval(text).tolist() == list(range(n))[start : start + length : step]


@pytest.mark.parametrize("op", ["+", "-", "*", "/", "<", "<=", "=", ">=", ">", "max", "min"])
def test_elementwise_equals_the_scalar_result(it, op):
    values = [-2.5, -1.0, 0.0, 0.5, 3.0, math.inf]
    it.define("a", np.array(values))
    for other in values:
        it.define("x", other)
        together = it.eval(f"({op} a x)").tolist()
        one_by_one = [it.eval(f"({op} {it_repr(v)} x)") for v in values]
        assert all(p == q or (p != p and q != q) for p, q in zip(together, one_by_one, strict=True))


def it_repr(v):
    return "+inf.0" if v == math.inf else repr(v)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(array-ref (array 1 2 3) -1)", "index -1 is out of range"),
        ("(array-ref (array 1 2 3) 1.0)", "argument 2: expected an index"),
        ("(array-ref (array '(1 2)) 0 0 0)", "3 indices for an array with 2 axes"),
        ("(array-ref (array 1 2) (array #t))", "the booleans have the shape"),
        ("(array-ref (array 1 2) (array 0 2))", "index 2 is out of range"),
        ("(vector-set! (array 1 2) 0 1/2)", "expected an integer for an array of s64"),
        ("(array-set! (array 1 2) 0 1e30)", "does not fit into s64"),
        ("(array (expt 2 64))", "does not fit in 64 bits"),
        ("(make-array 1000000000000)", "too large"),
        ("(mean (array))", "there are no numbers"),
        ("(sum (array 1 2) :axis 1)", "none of the array's 1 axes"),
        ("(argmax '())", "there are no numbers"),
        ("(+ (array 1 2) (array 1 2 3))", "different shapes"),
        ("(+ (array 1 2) 'a)", "argument 2: expected a number"),
        ("(vector-ref (array 1 2) 2)", "out of range for an array of length 2"),
    ],
)
def test_bad_input(it, text, words):
    with pytest.raises(LispError) as caught:
        it.eval(text)
    assert words in str(caught.value)


def test_arrays_cross_without_copy(it):
    a = np.zeros(3)
    it.define("a", a)
    it.eval("(array-set! a 1 5.0)")
    assert a[1] == 5.0 and it.eval("a") is a


def test_an_array_that_may_not_be_changed(it):
    a = np.zeros(3)
    a.setflags(write=False)
    it.define("a", a)
    for text in ("(array-set! a 0 1.0)", "(vector-set! a 0 1.0)"):
        with pytest.raises(LispError, match="may not be changed"):
            it.eval(text)


def test_library_procedures_take_arrays(it):
    it.eval("(define a (array 3 1 2))")
    assert it.eval("(map square a)") == [9, 1, 4]
    assert it.eval("(fold + 0 a)") == 6
    assert it.eval("(filter odd? a)") == [3, 1]
    assert it.eval("(sort a <)").tolist() == [1, 2, 3]
    assert it.eval("(sort a >)").tolist() == [3, 2, 1]
    assert it.eval("(vector->list a)") == [3, 1, 2]


@pytest.mark.parametrize(
    ("text", "message"),
    [("(modulo (array 1 2) (array 1 2 3))", "arrays of different shapes"), ("(quotient #c128(1 2) 2)", "expected an integer"),
     ("(floor #c128(1 2))", "expected a real number"), ("(< #c128(1 2) 3)", "expected a real number"), ("(max #c128(1 2) 3)", "expected a real number"),
     ("(even? #c128(1 2))", "expected an integer"), ("(atan #c128(1 2) 3)", "atan: argument 1: expected a real number"), ("(atan +i (array 1 2))", "atan: argument 1")],
)  # fmt: skip
def test_complex_arrays_have_no_order_and_no_integer_quotient(lisp, text, message):
    assert message in lisp(text)

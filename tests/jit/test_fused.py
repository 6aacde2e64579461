"""Whole loops over arrays, as native code: what the machine, compiled code and native code give must be the same to the bit."""

from __future__ import annotations

import signal
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

from lambit.elementary import arrays, lists
from lambit.jit.worker import compiling
from lambit.printer import write
from lambit.runtime.driver import enter
from lambit.session import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agreement"))

from engines import run_machine  # noqa: E402

pytestmark = pytest.mark.usefixtures("by_themselves")

LOOPS = {
    "entropy": "(- (sum (map (lambda (p) (* p (log2 p))) v)))",
    "entropy with zeros": "(- (sum (map (lambda (p) (if (= p 0) 0 (* p (log2 p)))) v)))",
    "a polynomial": "(sum (map (lambda (x) (+ (* x x x 0.5) (* -2 x) 1)) v))",
    "a libm function": "(sum (map (lambda (x) (* (sin x) (exp x))) v))",
    "nested conditionals": "(sum (map (lambda (x) (let ((y (abs x))) (cond ((> y 1) (sqrt y)) ((< x -0.5) (* 2.0 x)) (else (- y))))) v))",
    "a free variable": "(let ((k 2.5) (n 3)) (sum (map (lambda (x) (/ (* k x) n)) v)))",
    "roots": "(sum (map (lambda (x) (sqrt x)) v))",
    "reciprocals": "(sum (map (lambda (x) (/ 1 x)) v))",
    "quotients": "(sum (map (lambda (x) (quotient 1000 x)) v))",
    "remainders": "(map (lambda (x) (modulo x 7)) v)",
    "only zeros": "(sum (map (lambda (x) (if (= x x) 0 x)) v))",
    "squares": "(map (lambda (x) (* x x)) v)",
    "logarithms": "(map (lambda (x) (log x)) v)",
    "a vector": "(vector-map (lambda (x) (max (- x) 1)) v)",
    "a fold": "(fold (lambda (x acc) (+ (* 0.5 acc) x)) 0 v)",
    "a fold with an accumulator first": "(fold-left (lambda (acc x) (- acc (* x x))) 0.25 v)",
    "a fold of integers": "(fold (lambda (x acc) (+ (* 31 acc) x)) 7 v)",
    "a maximum": "(fold (lambda (x m) (if (> x m) x m)) -1e300 v)",
}


def session(text: str, jit: str) -> tuple[Session, object]:
    """A new session, and the procedure of `v` whose body is the text."""
    made = Session(frozenset(), jit=jit)
    return made, made.run_text(f"(define (f v) {text})\nf", "loop")


def bits(x: object) -> object:
    """A value, so that equal means: to the bit. (Of NaN there is one.)"""
    if x.__class__ is float:
        return "nan" if x != x else struct.pack("<d", x)  # noqa: PLR0124
    if x.__class__.__name__ in ("Pair", "Nil"):
        return [bits(each) for each in x]  # type: ignore[attr-defined]
    if x.__class__.__name__ == "Vector":
        return ("vector", [bits(each) for each in x.items])  # type: ignore[attr-defined]
    return (x.__class__.__name__, repr(x))


def outcome(f: object, v: object) -> object:
    """What `f` gives of `v`, or the words of the condition."""
    try:
        return bits(enter(f, v))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def places(made: Session) -> list:
    return list(made.base.heat.sites)


RANDOM = np.random.default_rng(5)
FLOATS = RANDOM.random(70_000) + 1e-9
INTEGERS = RANDOM.integers(-1000, 1000, 3000)
POSITIVE = RANDOM.integers(1, 1000, 3000)


@pytest.mark.parametrize("name", LOOPS)
def test_all_lengths(name):
    made, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    for data in (FLOATS, POSITIVE):
        for n in [*range(101), 127, 128, 1000, 2999]:
            assert outcome(native, data[:n].copy()) == outcome(plain, data[:n].copy()), n
    if name != "only zeros":
        assert any(site.signatures for site in places(made)), [site.reason for site in places(made)]


@pytest.mark.parametrize("name", ["entropy", "entropy with zeros", "a fold", "squares", "a polynomial"])
@pytest.mark.parametrize("n", [32_767, 32_768, 32_769, 70_000])
def test_several_blocks(name, n):
    _, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    data = FLOATS[:n].copy()
    assert outcome(native, data) == outcome(plain, data)
    data[40_000 % n] = 0.0  # one block is not ordinary
    assert outcome(native, data) == outcome(plain, data)


def test_several_pieces():
    _, native = session(LOOPS["entropy"], "eager")
    data = np.resize(FLOATS, 2_100_007)
    logarithms = np.empty_like(data)
    arrays.fill("log2", data, logarithms)
    assert bits(enter(native, data)) == bits(-arrays.total(data * logarithms))


@pytest.mark.parametrize("name", LOOPS)
@pytest.mark.parametrize("special", [np.nan, -0.0, 0.0, np.inf, -np.inf, -1.5, 5e-324, 1.7e308])
def test_a_special_number_anywhere(name, special):
    _, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    for n in (1, 37, 100):
        for at in {0, n // 2, n - 1}:
            data = FLOATS[:n].copy()
            data[at] = special
            assert outcome(native, data) == outcome(plain, data), (n, at)


@pytest.mark.parametrize("name", LOOPS)
def test_integers(name):
    _, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    great = np.array([1 << 62, 3, -(1 << 63), 1 << 61, 5] * 9)
    for data in (INTEGERS[:90], INTEGERS[:90].astype("i1"), POSITIVE[:40].astype("u2"), great, great.astype("u8"), FLOATS[:50].astype("f4")):
        assert outcome(native, data.copy()) == outcome(plain, data.copy()), data.dtype


@pytest.mark.parametrize("name", ["entropy", "squares", "a fold", "a vector", "quotients"])
def test_arrays_of_any_form(name):
    _, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    fixed = FLOATS[:99].copy()
    fixed.flags.writeable = False
    shifted = np.frombuffer(b"\0" + FLOATS[:99].tobytes(), dtype="f8", offset=1)
    forms = [
        fixed, shifted, FLOATS[:300:3], FLOATS[99::-1], FLOATS[:100].reshape(10, 10), FLOATS[:99].astype(">f8"), np.array(2.5),
        np.array([], dtype="f8"), FLOATS[:9] > 0.5, FLOATS[:9] + 1j, FLOATS[:9].astype("f2"),
    ]  # fmt: skip
    for data in forms:
        assert outcome(native, data) == outcome(plain, data), (data.dtype, data.shape)


@pytest.mark.parametrize("name", LOOPS)
def test_the_machine_agrees(name):
    for data in (f"(f64vector {' '.join(repr(float(x)) for x in FLOATS[:70])})", f"(array {' '.join(map(str, POSITIVE[:70]))})"):
        text = f"(define (f v) {LOOPS[name]}) (guard (e (#t (list 'condition (error-object-message e)))) (f {data}))"
        made = Session(frozenset(), jit="eager")
        assert write(made.run_text(text, "loop")) == run_machine(text)


def test_lists_are_left_alone():
    made, f = session(LOOPS["entropy"], "eager")
    assert enter(f, made.run_text("'(0.5 0.25 0.25)", "list")) == 1.5
    assert not any(site.signatures for site in places(made))


def test_redefined_sum_and_map():
    made, f = session(LOOPS["entropy"], "eager")
    assert enter(f, np.array([0.5, 0.5])) == 1.0
    made.run_text("(define (sum xs) (length xs))", "again")
    assert enter(f, np.array([0.5, 0.5, 0.5])) == -3
    made.run_text("(define (map f xs) (list 1 2 3 4))", "again")
    assert enter(f, np.array([0.5, 0.5, 0.5])) == -4


def test_redefined_operation():
    made, f = session(LOOPS["entropy"], "eager")
    assert enter(f, np.array([0.5, 0.5])) == 1.0
    made.run_text("(define (log2 x) 3)", "again")
    assert enter(f, np.array([0.5, 0.5])) == -3.0


def test_variables_of_one_name():
    made = Session(frozenset(), jit="eager")
    text = """
    (define-syntax with (syntax-rules () ((_ k e) (let ((t e)) (let ((s t)) (sum (map (lambda (x) (- (* x k) t)) v)))))))
    (define v #f64(1 2 3))
    (define (f t) (with t 100))
    (define (again) (f 7))
    (list (f 5) (again))
    """
    assert write(made.run_text(text, "loop")) == "(-270.0 -258.0)"


@pytest.mark.parametrize("name", ["entropy", "a fold", "squares"])
def test_a_signal_stops_it(name):
    _, f = session(LOOPS[name], "eager")
    data = np.resize(FLOATS, 30 << 20)
    expected = outcome(f, data[:3000])

    def stop(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            for _ in range(50):
                enter(f, data)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert outcome(f, data[:3000]) == expected


def test_explained():
    made, f = session(LOOPS["entropy"], "eager")
    enter(f, FLOATS[:10])
    from lambit.jit.report import code_text, explain

    said = explain(made.base.heat, f, "f")
    assert "f: not compiled but for its loops" in said
    assert "loop of sum" in said
    assert "-> float" in said
    assert "define" in code_text(made.base.heat, f, "f", "llvm")


def test_redefined_global_variable():
    made = Session(frozenset(), jit="eager")
    f = made.run_text("(define k 2) (define (f v) (sum (map (lambda (x) (* x k)) v))) f", "loop")
    assert enter(f, FLOATS[:3] * 0 + 1) == 6.0
    made.run_text("(define k 3)", "again")
    assert enter(f, FLOATS[:3] * 0 + 1) == 9.0
    made.run_text("(set! k 4)", "again")
    assert enter(f, FLOATS[:3] * 0 + 1) == 12.0


def test_variables_of_others_and_top_level():
    made = Session(frozenset(), jit="eager")
    text = """
    (define (f v) (let ((k 1)) (set! k (+ k 1)) (let ((r (sum (map (lambda (x) (* k x)) v)))) (set! k 5) (list r k))))
    (define v #f64(1 2 3))
    (list (f v) (sum (map (lambda (x) (+ x 1)) v)) (let loop ((i 0) (t 0)) (if (= i 3) t (loop (+ i 1) (+ t (sum (map (lambda (x) (* i x)) v)))))))
    """
    assert write(made.run_text(text, "loop")) == "((12.0 5) 9.0 18.0)"


def test_errors_come_from_the_interpreter():
    for text in ("(map (lambda (x) (quotient 1 x)) v)", "(sum (map (lambda (x) (quotient x 0)) v))", "(map (lambda (x) (* x 2)) 7)"):
        _, native = session(text, "eager")
        _, plain = session(text, "off")
        data = np.array([3, 2, 1, 0, 5])
        assert outcome(native, data) == outcome(plain, data)
        assert "Error" in str(outcome(native, data)) or "map" in str(outcome(native, data)) or ":" in str(outcome(native, data))


@pytest.mark.parametrize("text", [
    "(sum (map (lambda (x) (if (= x 0) 0 (quotient 60 x))) v))", "(sum (map (lambda (x) (if (= x 0) 0 (/ 60 x))) v))",
    "(map (lambda (x) (if (< x 1) 7 (modulo 60 x))) v)", "(fold (lambda (x acc) (if (= x 0) acc (remainder (+ acc 60) x))) 5 v)",
    "(map (lambda (x) (if (< x 1) 1 (truncate-quotient 12 x))) v)", "(sum (map (lambda (x) (if (< x 0) 1 (floor-quotient x -1))) v))",
])  # fmt: skip
def test_nothing_is_divided_where_no_quotient_is_wanted(text):
    """All elements are computed, in both branches; the processor ends a process that divides by zero."""
    made, native = session(text, "eager")
    _, plain = session(text, "off")
    for data in ([0, 1, 2, 3, 0, 5] * 9, [0] * 40, [-(1 << 63), 1, 0, 2] * 9):
        for _ in range(2):
            assert outcome(native, np.array(data)) == outcome(plain, np.array(data))
    assert [site.state for site in places(made)] == ["native"]


def test_bad_elements_five_times_and_it_is_given_up():
    made, f = session(LOOPS["logarithms"], "eager")
    (site,) = places(made)
    for _ in range(5):
        enter(f, np.array([1.0, -1.0]))
    assert site.state == "declined"
    assert "negative" in site.reason
    assert bits(enter(f, np.array([1.0, 2.0]))) == [bits(0.0), bits(float(np.log(2)))]


def test_counted_elements_and_large_arrays():
    made, f = session(LOOPS["entropy"], "on")
    (site,) = places(made)
    for _ in range(9):
        enter(f, FLOATS[:100])
    assert site.state == "cold"
    enter(f, np.resize(FLOATS, 100_000))  # waits
    assert site.state == "native"
    assert site.signatures[0].types[0].dtype == "f8"


@pytest.mark.parametrize("size", [1, 3, 2000])
def test_compiled_in_the_background(size):
    made, f = session(LOOPS["entropy"], "on")
    (site,) = places(made)
    expected = outcome(session(LOOPS["entropy"], "off")[1], FLOATS[:size])
    for _ in range(4000):
        assert outcome(f, FLOATS[:size]) == expected
        with compiling:
            if site.state == "native":
                break
    assert site.signatures


def test_sum_of_a_list_has_the_order_of_an_array():
    for n in [*range(200), 5000, 32_768, 32_769, 70_000]:
        data = np.where(RANDOM.random(n) < 0.1, -0.0, RANDOM.normal(size=n) * 10.0 ** RANDOM.integers(-8, 8, n))
        assert bits(lists.total(data.tolist())) == bits(arrays.total(data)), n


def test_sum_of_mixed_numbers():
    made = Session(frozenset(), jit="off")
    assert bits(made.run_text("(sum '(0.1 1/3 0.2 2/3 0.3))", "mixed")) == bits(lists.total([0.1, 0.0, 0.2, 0.0, 0.3]) + 1)
    assert made.run_text("(sum '(1 2 3))", "exact") == 6
    assert made.run_text("(sum (list))", "empty") == 0
    assert made.run_text("(sum '(1 0.5 +i))", "complex") == 1.5 + 1j


def test_several_elementary_functions_in_one_loop():
    made = Session(frozenset(), jit="eager")
    plain = Session(frozenset(), jit="off")
    text = "(do ((i 0 (+ i 1)) (t 0.0 (+ t (log2 2.5) (log 1.5) (exp 0.1)))) ((= i 100) t))"
    assert bits(made.run_text(text, "loop")) == bits(plain.run_text(text, "loop"))
    f = made.run_text(f"(define (g n) {text}) (g 1) g", "loop")
    assert bits(enter(f, 3)) == bits(plain.run_text(text, "loop"))
    assert [site.state for site in places(made) if site.name.startswith("do")][-1] == "native"

"""`for-each` over arrays, and the loops of vectors, as native loops: every effect once, in order."""

import numpy as np
import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.printer import write

SUM = "(define (f v) (newline) (let ((t 0)) (for-each (lambda (x) (set! t (+ t x))) v) (* 2 t)))"
COUNT = "(define (f v w) (newline) (for-each (lambda (x) (array-set! w x (+ 1 (array-ref w x)))) v) w)"

PROGRAMS = [
    # what is defined; calls; their values; what is said of the loop
    (SUM, ["(f (array 1 2 3))", "(f (array 1 2 4))", "(f '(1 2 3))"], ["12", "14", "12"], "-> integer"),
    (SUM, ["(f #f64(0.5 1))", "(f #f64(0.25))", "(f #f64())", "(f (array 3 4))"], ["3.0", "0.5", "0", "14"], "-> integer or float"),
    (SUM, ["(f (array 1 2 9223372036854775807 4))"], ["18446744073709551628"], "an integer does not fit 64 bits"),
    (COUNT, ["(f (array 0 1 2 2) (array 0 0 0))", "(f (array 0 1 2 2) (array 5 0 0))"], ["#s64(1 1 2)", "#s64(6 1 2)"], "-> nothing"),
    (  # what the elements are is settled at the beginning
        "(define (f v w) (newline) (for-each (lambda (x) (array-set! w 1 (+ x (array-ref w 0)))) v) w)",
        ["(f (array 1 2 3) (array 5 0 0))", "(let ((a (array 1 2 3))) (f a a))"],
        ["#s64(5 8 0)", "#s64(1 4 3)"], "the elements are stored into meanwhile",
    ),
    (  # so is it for a list of rows
        "(define (f v) (newline) (let ((t 0)) (for-each (lambda (x) (set! t (+ t (array-ref x 0)))) v) t))",
        ["(f (list->array '((1 2) (3 4))))"], ["4"], None,
    ),
    (  # a variable that lives in a box, since others see it
        "(define (f v) (let* ((t 0) (now (lambda () t))) (for-each (lambda (x) (set! t (+ (* 2 t) x))) v) (list (now) t)))",
        ["(f (array 1 0 1))", "(f (array 1 1 1 1))"], ["(5 5)", "(15 15)"], "-> integer",
    ),
    (  # a variable that is assigned to elsewhere
        "(define (f v) (newline) (let ((k 1) (t 0)) (set! k 3) (for-each (lambda (x) (set! t (+ t (* k x)))) v) (set! k 0) (+ k t)))",
        ["(f (array 1 2))", "(f (array 3))"], ["9", "9"], "-> integer",
    ),
    (  # symbols are assigned, too
        "(define (f v) (newline) (let ((found 'none)) (for-each (lambda (x) (if (> x 2) (set! found x))) v) found))",
        ["(f (array 1 2))", "(f (array 1 3 2 4))"], ["none", "4"], "-> integer or symbol",
    ),
    ("(define (f v) (newline) (let ((t 0) (n 0)) (for-each (lambda (x) (set! n (+ n 1)) (set! t (+ t x))) v) (list n t)))", ["(f (array 5 6))"], ["(2 11)"], None),
    ("(define (f v) (let ((t 0) (n 0)) (vector-for-each (lambda (x) (set! n (+ n 1)) (set! t (+ t x))) v) (+ t (* 100 n))))",
     ["(f (array 5 6))", "(f (array 5 7))", "(f #(1 2))"], ["211", "212", "203"], "f: compiled for (array of s64, rank 1) -> integer"),
    ("(define (f v) (vector-map! (lambda (x) (* x x)) v) v)", ["(f #f64(1 2.5))", "(f #f64(3))", "(f (vector 1 2))"], ["#f64(1.0 6.25)", "#f64(9.0)", "#(1 4)"], "f: compiled for (array of f64"),
    ("(define (f v) (vector-fold (lambda (t x) (- x t)) 0 v))", ["(f (array 1 2 4))", "(f (array 1 2))", "(f (vector 1 2 3))"], ["3", "1", "2"], "f: compiled for (array of s64, rank 1) -> integer"),
]  # fmt: skip


@pytest.mark.parametrize(("definition", "calls", "values", "said"), PROGRAMS)
def test_loops_over_arrays(definition, calls, values, said, capsys):
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(definition, "text")
        assert [write(it.session.run_text(call, "text")) for call in calls] == values
    if said is None:
        assert "loop of for-each at text:1:1: compiled" not in it.explain("f")
    else:
        assert said in it.explain("f")
    capsys.readouterr()


@pytest.mark.parametrize(
    ("definition", "good", "bad"),
    [
        (COUNT, "(array 0 1 2 2)", "(array 0 1 2 7 2)"),  # an index out of range
        ("(define (f v w) (newline) (for-each (lambda (x) (array-set! w 0 (+ x (array-ref w 0))) (array-set! w 1 (quotient 12 x))) v) w)",
         "(array 1 2 3)", "(array 1 2 0 3)"),  # between two stores
        ("(define (f v w) (vector-for-each (lambda (x) (array-set! w x (+ 1 (array-ref w x)))) v) w)", "(array 0 1 2 2)", "(array 0 1 2 7 2)"),
    ],
)  # fmt: skip
def test_what_was_stored_before_an_error_is_stored_once(definition, good, bad, capsys):
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(definition, "text")
        it.eval("(define w (array 0 0 0))")
        it.session.run_text(f"(f {good} w) (f {good} w)", "text")
        with pytest.raises(LispError) as raised:
            it.session.run_text(f"(f {bad} w)", "text")
        found.append((str(raised.value), write(it.session.run_text("w", "text"))))
    assert found[0] == found[1]
    assert "left once" in it.explain("f")
    capsys.readouterr()


def test_what_follows_is_done_when_the_full_builtin_is_needed(capsys):
    """A huge integer and a float are added by the builtin, for which evaluation is left in the middle and resumed."""
    text = """
    (define (f v) (newline) (let ((t 1)) (for-each (lambda (x) (set! t (* t x)) (set! t (if (> x 1000) (+ (/ 1e300 (* t t t t t t t t t t t t t t t t t t t t)) x) t))) v) (list 'after t)))
    (f (array 1 2 3)) (f (array 1 2 3))
    (f (array 1 1000000000000000000 1000000000000000000 5))
    """
    answers = []
    for jit in ("off", "eager"):
        answers.append(write(Interpreter(jit=jit).session.run_text(text, "text")))
    assert answers[0] == answers[1]
    assert answers[0].startswith("(after ")
    capsys.readouterr()


@pytest.mark.parametrize("kind", ["not contiguous", "read-only", "object", "f4", "empty", "no axis", "swapped"])
def test_strange_arrays(kind, capsys):
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(SUM, "text")
        a = np.arange(1.0, 7.0)
        it["a"] = {
            "not contiguous": np.arange(12.0)[::2], "object": np.array([1, 2.5, 1 << 70], dtype=object), "f4": a.astype("f4"), "empty": np.zeros(0),
            "no axis": np.array(3.0), "swapped": a.astype(">f8"), "read-only": a,
        }[kind]  # fmt: skip
        a.flags.writeable = kind != "read-only"
        try:
            found.append([write(it.session.run_text("(f a)", "text")) for _ in range(2)])
        except LispError as error:
            found.append([str(error)])
    assert found[0] == found[1]
    capsys.readouterr()


def test_a_long_array_waits_for_native_code(capsys):
    it = Interpreter(jit="on")
    it.session.run_text(SUM, "text")
    it["v"] = np.arange(200_000)
    assert it.eval("(f v)") == 2 * sum(range(200_000))
    assert it.eval("(f v)") == 2 * sum(range(200_000))
    capsys.readouterr()

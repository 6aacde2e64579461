"""What each pass does, seen in the core it gives, and when it leaves things alone."""

from __future__ import annotations

import pytest

from lambit.analysis.passes import stages
from lambit.analysis.verify import verify
from lambit.errors import InternalError
from lambit.session import Session
from lambit.syntax import expand_top
from lambit.syntax.core import Call, Const, Lambda, Let, Local, Loop, Seq, Variable, walk


@pytest.fixture(scope="module")
def session():
    return Session(frozenset())


def core_after(session, name, text):
    """The core of `text` after the pass called `name`."""
    (form,) = session.forms(text, "text")
    (core,) = expand_top(form, session.user)
    return dict(stages(core))[name]


def kinds(core):
    return {node.__class__.__name__ for node in walk(core)}


def calls(core):
    """The names of the globals that are called in `core`."""
    return {node.fn.binding.name for node in walk(core) if isinstance(node, Call) and hasattr(node.fn, "binding")}


@pytest.mark.parametrize("text", [
    "(lambda (xs) (map (lambda (x) (+ x 1)) xs))",
    "(lambda (xs) (for-each (lambda (x) (+ x 1)) xs))",
    "(lambda (xs) (filter (lambda (x) (even? x)) xs))",
    "(lambda (xs) (fold + 0 xs))",
    "(lambda (xs) (fold-left (lambda (a x) (cons x a)) '() xs))",
])  # fmt: skip
def test_library_loops_become_loops(session, text):
    core = core_after(session, "loops", text)
    assert "Loop" in kinds(core)
    assert calls(core).isdisjoint({"map", "for-each", "filter", "fold", "fold-left"})
    assert sum(isinstance(node, Lambda) for node in walk(core)) == 1


@pytest.mark.parametrize("text", [
    "(lambda (f xs) (map f xs))",  # whatever f is
    "(lambda (xs ys) (map (lambda (x y) x) xs ys))",  # several lists
    "(lambda (xs) (map (lambda (x &optional y) x) xs))",
    "(lambda (map xs) (map (lambda (x) x) xs))",  # a variable of that name
])  # fmt: skip
def test_other_calls_stay_calls(session, text):
    assert "Loop" not in kinds(core_after(session, "loops", text))


def test_a_procedure_that_another_library_calls_map_stays_a_call():
    session = Session(frozenset())
    session.run_text("(define-library (odd) (export map) (import (except (lambit) map)) (begin (define (map f xs) 'mine)))")
    session.run_text("(import (odd))")
    text = "(lambda (xs) (map (lambda (x) x) xs))"
    assert "map" in calls(core_after(session, "loops", text))
    assert session.run_text(f"({text} '(1 2))").name == "mine"


def test_calls_of_lambdas_are_lets_and_ifs_of_constants_go(session):
    assert kinds(core_after(session, "direct", "((lambda (x) (if #t x 1)) 2)")) == {"Let", "Local", "Const"}
    assert kinds(core_after(session, "direct", "(lambda (y) (if (let ((x y)) x) 1 2))")) == {"Lambda", "Let", "If", "Local", "Const"}


def test_an_or_of_a_test_that_cannot_fail_needs_no_variable(session):
    assert "Let" not in kinds(core_after(session, "direct", "(lambda (x y) (or (null? x) (car y)))"))
    for text in (
        "(lambda (x y) (or (car x) (car y)))",  # any value
        "(lambda (x y) (or (= x 1) (car y)))",  # (= x 1) may be left, and resumed with any value
        "(lambda (x) (let ((t (null? x))) (if t t (list t))))",  # who looks at the variable
    ):
        assert "Let" in kinds(core_after(session, "direct", text))


def test_a_guard_is_an_expression(session):
    for text in (
        "(lambda (f) (guard (e (#t 1)) (f)))",
        "(lambda (f) (guard (e ((symbol? e) (f)) ((assq 'a e) => cdr) (else 2)) (f)))",
    ):
        core = core_after(session, "guarded", text)
        assert "Guarded" in kinds(core)
        assert calls(core).isdisjoint({"%guard", "%guard-else"})


def test_a_guard_whose_tests_may_be_left_stays_a_call(session):
    core = core_after(session, "guarded", "(lambda (f) (guard (e ((f e) 1)) (f)))")
    assert "Guarded" not in kinds(core)
    assert "%guard" in calls(core)


def test_call_cc_is_an_expression(session):
    core = core_after(session, "callcc", "(lambda (f) (+ 1 (call/cc (lambda (k) (f k)))))")
    assert "CallCC" in kinds(core)


@pytest.mark.parametrize("text", [
    "(lambda (f) (call/cc (lambda (k) (f k))))",  # a tail call must stay one
    "(lambda (f) (+ 1 (call/cc (lambda (k) (lambda () k)))))",  # a closure holds k
    "(lambda (f) (+ 1 (call/cc (lambda (k) (set! k 1) k))))",
    "(lambda (f) (+ 1 (call/cc f)))",
])  # fmt: skip
def test_call_cc_stays_a_call(session, text):
    assert "CallCC" not in kinds(core_after(session, "callcc", text))


def test_a_procedure_that_only_tail_calls_itself_is_a_loop(session):
    loop = "(lambda (n) (let loop ((i 0)) (if (< i n) (loop (+ i 1)) i)))"
    assert "Loop" in kinds(core_after(session, "loops", loop))
    no_loop = "(lambda (n) (let loop ((i 0)) (if (< i n) (+ 1 (loop (+ i 1))) i)))"
    assert "Loop" not in kinds(core_after(session, "loops", no_loop))


def test_which_loop_variables_are_natural(session):
    text = "(lambda (n) (let loop ((i 0) (j 10) (k n)) (if (< i n) (loop (+ i 1) (- j 1) (+ k 1)) i)))"
    core = core_after(session, "naturals", text)
    (loop,) = [node for node in walk(core) if isinstance(node, Loop)]
    assert [v.natural for v in loop.variables] == [True, False, False]


def test_which_variables_are_boxed(session):
    text = """(lambda (f)
                (let ((a 0) (b 0) (c 0))
                  (set! a 1)
                  (set! b (f))
                  (lambda () (set! c (+ c 1)) a)))"""
    core = core_after(session, "boxes", text)
    boxed = {v.name: v.boxed for node in walk(core) if isinstance(node, Let) for v in node.variables}
    assert boxed == {"a": True, "b": True, "c": True}  # the frame may be resumed: it has copies
    quiet = core_after(session, "boxes", "(lambda (x) (let ((a 0)) (set! a x) a))")
    assert [v.boxed for node in walk(quiet) if isinstance(node, Let) for v in node.variables] == [False]


def test_verify_finds_what_is_wrong():
    v, w = Variable("v"), Variable("w")
    call = Call(Const(1), ())
    for wrong in (
        Local(v),
        Let((v,), (Const(1),), Local(w)),
        Let((v,), (Const(1),), Let((v,), (Const(1),), Local(v))),
        Seq((call, call)),
    ):
        with pytest.raises(InternalError):
            verify(wrong)

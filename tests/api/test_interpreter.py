"""Lisp inside a Python program."""

from __future__ import annotations

import traceback
import warnings
from fractions import Fraction

import numpy as np
import pytest

from lambit import Interpreter, LispError
from lambit.errors import CapabilityError, Unbound


def test_eval_gives_the_value_of_the_last_form(it):
    assert it.eval("(define x 20) (+ x 22)") == 42
    assert it.eval("") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("1/2", Fraction(1, 2)), ("2.5", 2.5), ("#t", True), ("#f", False), ('"abc"', "abc"), ("'(1 2)", [1, 2]),
     ("(if #f #f)", None), ("(bytevector 1 2)", b"\1\2"), ("1+2i", 1 + 2j)],
)  # fmt: skip
def test_values_come_out_as_python(it, text, value):
    got = it.eval(text)
    assert got == value and (got is value or type(got) is not int or type(value) is int)


@pytest.mark.parametrize(
    ("value", "lisp"),
    [(1, "1"), (Fraction(1, 2), "1/2"), (True, "#t"), (False, "#f"), ("abc", '"abc"'), ([1, [2]], "(1 (2))"), (2.5, "2.5"), ([], "()")],
)  # fmt: skip
def test_values_go_in_as_lisp(it, value, lisp):
    it.define("x", value)
    assert it.eval("(let ((p (open-output-string))) (write x p) (get-output-string p))") == lisp


def test_lisp_procedures_are_python_functions(it):
    it.eval("(define (square x) (* x x))")
    square = it["square"]
    assert square(7) == 49 and square(1.5) == 2.25
    assert list(map(it.eval("(lambda (x) (+ x 1))"), [1, 2])) == [2, 3]


def test_python_functions_are_lisp_procedures(it):
    it.define("shout", lambda text: text.upper() + "!")
    assert it.eval('(shout "abc")') == "ABC!"
    assert it.eval('(map shout (list "a" "b"))') == ["A!", "B!"]


def test_they_call_each_other(it):
    it.define("twice", lambda f, x: f(f(x)))
    assert it.eval("(twice (lambda (x) (* x x)) 3)") == 81


def test_arrays_are_not_copied(it):
    numpy = pytest.importorskip("numpy")
    a = numpy.arange(5.0)
    it.define("a", a)
    assert it["a"] is a
    assert it.eval("a") is a


def test_interpreters_are_isolated(it):
    with Interpreter() as other:
        it.eval("(define x 1)")
        other.eval("(define x 2) (define (car x) 'mine)")
        assert it.eval("x") == 1 and other.eval("x") == 2
        assert it.eval("(car '(1))") == 1
        assert "y" not in it
        it["y"] = 5
        assert "y" in it and "y" not in other


def test_names_and_documentation(it):
    it.eval('(define (f x) "Next number." (+ x 1))')
    assert {"f", "car", "entropy", "map"} <= set(it.names())
    assert not [name for name in it.names() if name.startswith("%")]
    assert "Next number." in it.documentation("f")
    assert it.documentation("no-such-name") is None


def test_a_file_is_loaded(it, tmp_path):
    file = tmp_path / "f.lisp"
    file.write_text("(define x 5)\n(* x 2)\n")
    assert it.load(file) == 10
    assert it["x"] == 5


def test_errors_are_exceptions_of_python_too(it):
    with pytest.raises(LispError) as caught:
        it.eval("(define (f v)\n  (vector-ref v 5))\n(+ 1 (f (vector 1 2 3)))", name="coin.lisp")
    report = caught.value.display().splitlines()
    assert report[0] == "error: vector-ref: argument 2: index 5 is out of range for a vector of length 3"
    assert report[1] == "  coin.lisp:2:3"
    with pytest.raises(NameError):
        it.eval("no-such-name")
    with pytest.raises(TypeError):
        it.eval("(car 5)")
    with pytest.raises(NameError):
        it["no-such-name"]


def test_an_error_does_not_spoil_the_interpreter(it):
    with pytest.raises(LispError):
        it.eval("(define x 1) (car 5)")
    assert it.eval("x") == 1


def test_a_hint_travels_with_the_error(it):
    with pytest.raises(LispError) as caught:
        it.eval("(vectr-ref 1)")
    assert "vector-ref" in caught.value.display()


def test_python_exceptions_cross_lisp(it):
    def fail():
        raise KeyError("inside")

    it.define("fail", fail)
    assert it.eval("(guard (e ((error-object? e) 'caught)) (fail))").name == "caught"
    with pytest.raises(LispError) as caught:
        it.eval("(+ 1 (fail))")
    assert isinstance(caught.value.__cause__, KeyError)


def test_tracebacks_show_lisp_lines(it):
    import traceback

    def fail():
        raise KeyError("inside")

    it.define("fail", fail)
    with pytest.raises(LispError) as caught:
        it.eval("(define (f)\n  (+ 1 (fail)))\n(+ 1 (f))", name="place.lisp")
    lines = [(f.filename, f.lineno) for f in traceback.extract_tb(caught.value.__traceback__)]
    assert ("place.lisp", 2) in lines


def test_capabilities_are_granted_or_not(tmp_path):
    file = tmp_path / "secret"
    file.write_text("x")
    program = f'(call-with-input-file "{file}" read-line)'
    with Interpreter() as it, pytest.raises(PermissionError):
        it.eval(program)
    with Interpreter(capabilities={"files"}) as it:
        assert it.eval(program) == "x"
        assert it.capabilities == {"files"}
    with Interpreter(capabilities="all") as it:
        assert it.eval(program) == "x"


@pytest.mark.parametrize("program", ['(open-input-file "/etc/passwd")', '(open-output-file "/tmp/x")', '(load "/x")',
                                     '(delete-file "/x")', '(file-exists? "/x")', '(get-environment-variable "HOME")',
                                     "(current-second)", "(exit 3)", '(include "/etc/passwd")'])  # fmt: skip
def test_nothing_is_granted_unasked(it, program):
    with pytest.raises(LispError):
        it.eval(program)


def test_unknown_capabilities_are_refused():
    with pytest.raises(ValueError, match="teleport"):
        Interpreter(capabilities={"teleport"})


def test_incomplete_text_is_an_error(it):
    with pytest.raises(LispError):
        it.eval("(+ 1")


def test_deep_recursion_is_no_crash(it):
    assert it.eval("(define (f n) (if (= n 0) 0 (+ 1 (f (- n 1))))) (f 20000)") == 20000


def test_interpreters_are_given_back():
    import gc
    import weakref

    it = Interpreter()
    it.eval("(define (f x) (f x))")
    ref = weakref.ref(it.session)
    it.close()
    del it
    gc.collect()
    assert ref() is None


@pytest.mark.parametrize("action", [
    lambda it: it.define(5, 1), lambda it: it.eval(5), lambda it: it[5], lambda it: it.documentation(5),
])  # fmt: skip
def test_names_and_texts_are_strings(action):
    with Interpreter() as it:
        with pytest.raises(TypeError, match=r"expected .* as a string"):
            action(it)
        with pytest.raises(Unbound):
            it.eval("no-such-name")


def test_a_closed_interpreter_says_so():
    it = Interpreter()
    it.close()
    it.close()
    with pytest.raises(ValueError, match="closed"):
        it.eval("1")


def test_the_text_of_an_error_has_the_values():
    with Interpreter() as it:
        for text, message in (
            ('(error "msg:" 1 "two")', 'msg: 1 "two"'),
            ("(raise 42)", "uncaught value raised: 42"),
            ("(car 5)", "car: argument 1: expected a pair, got 5"),
        ):
            with pytest.raises(LispError) as caught:
                it.eval(text)
            assert str(caught.value) == message


def test_a_traceback_has_the_lisp_frames_of_an_operator_that_failed():
    with Interpreter() as it:
        it.eval("(define (inner x) (+ x 'a)) (define (outer x) (list (inner x)))", "program.lisp")
        with pytest.raises(LispError) as caught:
            it["outer"](5)
        names = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
        assert names.index("outer") < names.index("inner")


def test_arrays_are_quiet_whatever_the_host_does_with_warnings():
    with Interpreter() as it, warnings.catch_warnings():
        warnings.simplefilter("error")
        it.define("a", np.array([1.0, np.inf]))
        assert np.isnan(it.eval("(- a +inf.0)")[1])
        assert it.eval("(/ (array 1.0) (array 0.0))")[0] == np.inf
        with pytest.raises(RuntimeWarning):
            np.array([1.0]) / 0.0


def test_a_continuation_under_a_python_function_that_has_returned():
    with Interpreter() as it:
        it.define("call", lambda f: f(1))
        it.eval("(define k #f) (call (lambda (x) (call/cc (lambda (c) (set! k c) x))))")
        with pytest.raises(LispError, match="can no longer be entered"):
            it.eval("(list 'after (k 41))")


def test_no_module_is_a_name():
    with Interpreter() as it:
        assert not [name for name in it.names() if name.startswith("/lambit")]


LIBRARY = """
(define-library (rules)
  (export limit)
  (import (scheme base))
  (include "limit.scm"))
"""


def test_libraries_are_found_in_the_folders_given_without_capabilities(tmp_path):
    (tmp_path / "rules.sld").write_text(LIBRARY)
    (tmp_path / "limit.scm").write_text("(define limit 7)")
    with Interpreter(libraries=[tmp_path]) as it:
        assert it.eval("(import (rules)) limit") == 7
    with Interpreter() as it, pytest.raises(LispError, match=r"no library \(rules\)"):
        it.eval("(import (rules))")


def test_a_library_cannot_include_what_lies_elsewhere(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "limit.scm").write_text("(define limit 7)")
    (inside / "rules.sld").write_text(LIBRARY.replace("limit.scm", "../limit.scm"))
    with Interpreter(libraries=[inside]) as it, pytest.raises(CapabilityError):
        it.eval("(import (rules))")


def test_the_names_of_a_loaded_program_that_imports(tmp_path):
    file = tmp_path / "program.scm"
    file.write_text("(import (scheme base)) (define (f x) (* seven x))")
    with Interpreter() as it:
        it.define("seven", 7)
        it.load(file)
        assert it["f"](6) == 42
        file.write_text("(import (scheme base)) (display 1)")
        with pytest.raises(LispError, match="unbound variable: display"):
            it.load(file)
        assert it.eval("(exact->inexact 1/2)") == 0.5, "all is in sight again"


def test_python_modules_need_the_capability():
    with Interpreter() as it, pytest.raises(CapabilityError):
        it.eval("(import (python math))")
    with Interpreter(capabilities=["python"]) as it:
        assert it.eval("(import (python math)) (math.sqrt 16)") == 4

"""Leaving a program (R7RS 6.14): exit codes, the winders in force, what is written before."""

from __future__ import annotations

import pytest

WOUND = """
(define p (make-parameter 'outside))
(define (wind name thunk) (dynamic-wind (lambda () #t) thunk (lambda () (display name) (display (p)) (display " "))))
"""


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("(exit)", 0), ("(exit #t)", 0), ("(exit #f)", 1), ("(exit 0)", 0), ("(exit 7)", 7), ("(exit 'no-code)", 1),
        ("(exit 256)", 1), ("(exit -1)", 255), ("(emergency-exit)", 0), ("(emergency-exit #t)", 0),
        ("(emergency-exit #f)", 1), ("(emergency-exit 7)", 7), ("5", 0), ("(raise 'uncaught)", 1),
        ("(list (exit 3))", 3), ("(map exit '(4 5))", 4), ("(eval '(exit 6) (interaction-environment))", 6),
        ("(guard (e (#t (exit 9))) (exit 8))", 8), ("(guard (e (#t (exit 9))) (raise 1))", 9),
        ("(with-exception-handler (lambda (e) (exit 9)) (lambda () (exit 8)))", 8),
        ("(with-exception-handler (lambda (e) (exit 9)) (lambda () (car 5)))", 9),
        ("(call/cc (lambda (k) (exit 8)))", 8), ("(force (delay (exit 8)))", 8),
        ("(parameterize ((current-output-port (open-output-string))) (exit 8))", 8),
    ],
)  # fmt: skip
def test_the_code(lambit, program, code):
    assert lambit("-c", program).returncode == code


@pytest.mark.parametrize(
    ("program", "written"),
    [
        # all winders in force, the innermost first, each in the dynamic environment of its dynamic-wind
        ("(wind 'a (lambda () (parameterize ((p 'in)) (wind 'b (lambda () (parameterize ((p 'far)) (exit)))))))",
         "bin aoutside "),
        ("(wind 'a (lambda () (emergency-exit)))", ""),
        ("(wind 'a (lambda () #t)) (exit)", "aoutside "),
        ("(wind 'a (lambda () (guard (e (#t 'caught)) (exit))))", "aoutside "),
        ("(wind 'a (lambda () (wind 'b (lambda () #t)) (exit)))", "boutside aoutside "),
        # a winder that leaves, too, does not run the others twice
        ("(dynamic-wind (lambda () #t) (lambda () (wind 'b (lambda () (exit 3)))) (lambda () (display 'c) (exit)))",
         "boutside c"),
    ],
)  # fmt: skip
def test_winders(lambit, program, written):
    done = lambit("-c", WOUND + program)
    assert done.stdout.decode() == written
    assert done.returncode == 0


def test_what_was_written_arrives(lambit, tmp_path):
    program = """(define port (open-output-file "written.txt")) (write 'in-a-file port) (display "on the screen") (exit 2)"""
    done = lambit("-c", program, cwd=tmp_path)
    assert (done.stdout, done.returncode) == (b"on the screen", 2)
    assert (tmp_path / "written.txt").read_text() == "in-a-file"


def test_too_many_codes(lambit):
    done = lambit("-c", "(exit 1 2)")
    assert done.returncode == 1
    assert b"exit: expected 0 to 1 arguments, got 2" in done.stderr


def test_the_command_line(lambit, tmp_path):
    script = tmp_path / "script.lisp"
    script.write_text("(import (scheme base) (scheme process-context) (scheme write)) (write (command-line))")
    done = lambit(str(script), "one", "--two", "3 4")
    assert done.stdout.decode() == f'("{script}" "one" "--two" "3 4")'


def test_load_on_the_machine(tmp_path):
    """The machine has `load` by its definition in Lisp."""
    from engines import machine

    file = tmp_path / "loaded.lisp"
    file.write_text("(define here 5) (define-syntax twice (syntax-rules () ((_ x) (* 2 x)))) (twice here)")
    m = machine()
    assert m.run_text(f'(load "{file}")', "test") == 10
    assert m.run_text("(twice (+ here 1))", "test") == 12

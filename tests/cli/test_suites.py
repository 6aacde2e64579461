"""A test suite (SRFI 64) as a script: what it prints, and its exit code."""

from __future__ import annotations

import pytest

SUITE = """(import (scheme base) (scheme process-context) (srfi 64))
(test-begin "vectors"{count})
(define v (vector 1 2 3))
(test-eqv "length" {length} (vector-length v))
(test-group "inner"
  (test-assert (vector? v)))
(test-end "{end}")
{after}
"""


def run(lambit, path, count="", length=3, end="vectors", after=""):
    script = path / "suite.scm"
    script.write_text(SUITE.format(count=count, length=length, end=end, after=after))
    done = lambit(str(script))
    return done.returncode, done.stdout.decode().replace(str(script), "suite.scm"), done.stderr.decode()


def test_all_tests_pass(lambit, tmp_path):
    assert run(lambit, tmp_path) == (0, "2 tests: 2 passed\n", "")
    assert run(lambit, tmp_path, count=" 2")[0] == 0


def test_a_failure_is_printed_and_makes_the_exit_code_1(lambit, tmp_path):
    report = """FAIL vectors: length
  at suite.scm:4
  (test-eqv "length" 2 (vector-length v))
  expected: 2
  got: 3
2 tests: 1 passed, 1 failed
"""
    assert run(lambit, tmp_path, length=2) == (1, report, "")


@pytest.mark.parametrize(("after", "code"), [("(exit 0)", 0), ("(exit 7)", 7), ("(exit)", 0), ('(error "x")', 1)])
def test_exit_may_say_another_code(lambit, tmp_path, after, code):
    assert run(lambit, tmp_path, length=2, after=after)[0] == code


def test_a_wrong_count_and_a_wrong_end_are_failures(lambit, tmp_path):
    code, printed, _ = run(lambit, tmp_path, count=" 3")
    assert (code, printed.splitlines()[0]) == (1, "WRONG COUNT vectors: 2 tests, not 3")
    code, printed, _ = run(lambit, tmp_path, end="vector")
    assert (code, printed.splitlines()[0]) == (1, 'WRONG END vectors: (test-end "vector") in the group "vectors"')


def test_what_failed_as_expected_is_no_failure_but_passing_unexpectedly_is(lambit, tmp_path):
    expected = '(test-begin "x") (test-expect-fail 1) (test-assert {}) (test-end)'
    assert run(lambit, tmp_path, after=expected.format("#f"))[0] == 0
    assert run(lambit, tmp_path, after=expected.format("#t"))[0] == 1


def test_a_later_suite_that_passes_does_not_make_good(lambit, tmp_path):
    assert run(lambit, tmp_path, length=2, after='(test-begin "x") (test-assert #t) (test-end)')[0] == 1


def test_an_error_between_tests_ends_the_script(lambit, tmp_path):
    code, _, complaint = run(lambit, tmp_path, after='(test-group "g" (car 7))')
    assert code == 1
    assert "car: argument 1: expected a pair, got 7" in complaint
    assert "suite.scm:8" in complaint

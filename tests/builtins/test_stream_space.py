"""Long streams take no space: whoever runs along one keeps nothing of it (SRFI 41)."""

from __future__ import annotations

import gc
import tracemalloc

import pytest

from lambit.session.session import Session

LONG = 8000  # elements; kept, each takes 300 bytes and more
LITTLE = 1_000_000  # bytes
COUNTED = "(define (counted a) (stream-let loop ((n a)) (stream-cons n (loop (+ n 1)))))"


@pytest.fixture(scope="module")
def session():
    """A session that knows streams."""
    session = Session()
    session.run_text(f"(import (srfi 41)) {COUNTED}")
    return session


def peak(session, text):
    """The most that is allocated while `text` is evaluated."""
    gc.collect()
    tracemalloc.start()
    session.run_text(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "(stream-ref (stream-from 0) n)",
        "(stream-length (stream-range 0 n))",
        "(stream-fold + 0 (stream-range 0 n))",
        "(stream-for-each (lambda (x) x) (stream-take n (stream-from 0)))",
        "(stream-car (stream-filter (lambda (x) (= x n)) (stream-from 0)))",
        "(stream-car (stream-drop n (stream-from 0)))",
        "(stream-car (stream-drop-while (lambda (x) (< x n)) (stream-from 0)))",
        "(stream-ref (stream-map + (stream-from 0) (stream-from 1)) n)",
        "(stream-ref (stream-scan + 0 (stream-from 0)) n)",
        "(stream-length (stream-append (stream-range 0 n) (stream-range 0 n)))",
        "(stream-ref (stream-filter (lambda (x) (= 0 (modulo x n))) (stream-from 0)) 2)",
        "(stream-car (stream-drop n (counted 0)))",
        "(let loop ((s (stream-from 0))) (stream-match s ((x . more) (if (= x n) x (loop more)))))",
    ],
)
def test_a_long_stream_takes_little_space(session, text):
    session.run_text(f"(define n 10) {text} (define n {LONG})")
    assert peak(session, text) < LITTLE


def test_what_is_kept_is_measured(session):
    session.run_text(f"(define s (stream-from 0)) (define n {LONG})")
    assert peak(session, "(stream-ref s n)") > LITTLE

"""Outcomes that are deep, or contain themselves, in a process of their own: nothing may run out of the C stack."""

import subprocess
import sys

PROGRAM = """
(define (nested n) (let loop ((i 0) (x 1)) (if (= i n) x (loop (+ i 1) (vector x)))))
(define (nested-list n) (let loop ((i 0) (x 1)) (if (= i n) x (loop (+ i 1) (list x)))))
(define v (vector 1 2))
(vector-set! v 0 v)
(define c (list 1))
(set-car! c c)
(define (show x) (write x) (newline))
(show (entropy (samples (list (nested 300) (nested 300)))))
(show (entropy (samples (list (nested 100000) (nested-list 100000) v c))))
(show (exact (round (* 1000 (entropy (samples (list v v c)))))))
(show (entropy (pmf v 1/2 c 1/2)))
(show (let ((t (make-equal-hash-table))) (hash-table-set! t (nested 900) 1) (hash-table-ref t (nested 900) (lambda () 'none))))
(entropy-rate (list v v 1))
"""


def test_deep_and_circular_outcomes():
    done = subprocess.run([sys.executable, "-m", "lambit", "-"], check=False, input=PROGRAM, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["0.0", "2.0", "918", "1", "1"]

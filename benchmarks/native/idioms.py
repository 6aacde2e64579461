"""Ways of writing that native code has to know: with native code on and off, in one process.

    python benchmarks/native/idioms.py [--rounds N] [--only WORD]

Each is called until its native code is there. Printed: the median of the ratios of thread CPU times, on against off, of
interleaved rounds; at most allowed: 0.5 for each.
"""

from __future__ import annotations

import argparse
import statistics
from time import sleep, thread_time

from lambit import Interpreter

LIMIT = 0.5
WARM = 60.0
"""Seconds to wait for native code at most."""

IDIOMS = {
    "matrix by rows": (
        """
        (define (rows n) (let ((m (make-vector n 0))) (do ((i 0 (+ i 1))) ((= i n) m) (vector-set! m i (make-vector n (+ 0.5 i))))))
        (define a (rows 40))
        (define c (rows 40))
        (define (multiply a b c n)
          (do ((i 0 (+ i 1))) ((= i n))
            (do ((j 0 (+ j 1))) ((= j n))
              (do ((k 0 (+ k 1)) (s 0.0 (+ s (* (vector-ref (vector-ref a i) k) (vector-ref (vector-ref b k) j)))))
                  ((= k n) (vector-set! (vector-ref c i) j s))))))
        """,
        "(multiply a a c 40)",
    ),
    "rows, bound": (
        """
        (define m (let ((m (make-vector 100 0))) (do ((i 0 (+ i 1))) ((= i 100) m) (vector-set! m i (make-vector 100 1.5)))))
        (define (total m)
          (do ((i 0 (+ i 1)) (t 0.0 (let ((row (vector-ref m i))) (do ((j 0 (+ j 1)) (t t (+ t (vector-ref row j)))) ((= j 100) t))))) ((= i 100) t)))
        """,
        "(total m)",
    ),
    "for-each, a sum": (
        "(define v (array-tabulate (lambda (i) (* 0.5 i)) 20000)) (define (total) (let ((t 0)) (for-each (lambda (x) (set! t (+ t (* x x)))) v) t))",
        "(total)",
    ),
    "for-each, counts": (
        "(define v (array-tabulate (lambda (i) (modulo (* i i) 17)) 20000)) (define w (array-tabulate (lambda (i) 0) 17))"
        " (define (count v w) (for-each (lambda (x) (array-set! w x (+ 1 (array-ref w x)))) v))",
        "(count v w)",
    ),
    "vector-for-each": (
        "(define v (array-tabulate (lambda (i) i) 20000)) (define (total v) (let ((t 0) (n 0)) (vector-for-each (lambda (x) (set! n (+ n 1)) (set! t (+ t x))) v) (+ t n)))",
        "(total v)",
    ),
    "digits by floor/": (
        "(define (digits n) (let loop ((n n) (s 0)) (if (= n 0) s (let-values (((q r) (floor/ n 10))) (loop q (+ s r))))))"
        " (define (all n) (do ((i 0 (+ i 1)) (t 0 (+ t (digits (* i 12345))))) ((= i n) t)))",
        "(all 2000)",
    ),
    "define-values": (
        "(define (step n) (define-values (q r) (floor/ n 3)) (define z (+ q r)) (- z 1)) (define (all n) (do ((i 0 (+ i 1)) (t 0 (+ t (step i)))) ((= i n) t)))",
        "(all 5000)",
    ),
    "found or 'none": (
        "(define v (array-tabulate (lambda (i) (* 7 i)) 5000))"
        " (define (search v x) (let loop ((i 0)) (cond ((= i (vector-length v)) 'none) ((= (vector-ref v i) x) i) (else (loop (+ i 1))))))",
        "(search v 3)",
    ),
    "an integer, then a float": (
        "(define (mean n) (do ((i 1 (+ i 1)) (t 0 (if (even? i) (+ t i) (+ t (* 0.5 i))))) ((= i n) (if (= t 0) 'none t))))", "(mean 20000)",
    ),
}  # fmt: skip


def measure(name: str, rounds: int) -> tuple[float, bool]:
    """The median ratio, and whether there is native code."""
    text, call = IDIOMS[name]
    sides = []
    for jit in ("on", "off"):
        it = Interpreter(jit=jit)
        it.session.run_text(text, name)
        sides.append(it)
    on, off = sides
    heat = on.session.base.heat
    began = thread_time()
    while not any(site.state == "native" for site in heat.sites) and thread_time() - began < WARM:
        on.session.run_text(call, name)
        sleep(0.01)
    for _ in range(5):
        on.session.run_text(call, name)
    found = []
    for _ in range(rounds):
        times = []
        for it in sides:
            start = thread_time()
            it.session.run_text(call, name)
            times.append(thread_time() - start)
        found.append(times[0] / times[1])
    del off
    return statistics.median(found), any(site.state == "native" for site in heat.sites)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    slow = []
    for name in IDIOMS:
        if chosen.only in name:
            ratio, native = measure(name, chosen.rounds)
            print(f"{name:26} {ratio:7.3f} of the interpreter's time{'' if native else ' (not native)'}")
            if ratio > LIMIT or not native:
                slow.append(name)
    if slow:
        print(f"above {LIMIT}, or not native: {', '.join(slow)}")
    return bool(slow)


if __name__ == "__main__":
    raise SystemExit(main())

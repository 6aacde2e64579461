"""What a call of a compiled procedure costs: from Lisp and from Python, against Python's own and numba's."""

from __future__ import annotations

import statistics
from itertools import repeat
from typing import Any

from sides import enter, explain, has_numba, njit

from timing import timed  # isort: skip  # after sides, which lets Python find it

from lambit import Interpreter

N = 200_000
SOURCE = """
(define (leaf x) (+ (* x x) 1.0))
(define (looping x) (let loop ((i 0) (s x)) (if (= i 2) s (loop (+ i 1) (+ s 1.0)))))
(define (each-leaf xs) (let loop ((xs xs)) (if (pair? xs) (begin (leaf (car xs)) (loop (cdr xs))))))
(define (each-looping xs) (let loop ((xs xs)) (if (pair? xs) (begin (looping (car xs)) (loop (cdr xs))))))
(define (none xs) (let loop ((xs xs)) (if (pair? xs) (begin (car xs) (loop (cdr xs))))))
"""


def leaf(x):
    return x * x + 1.0


def looping(x):
    i = 0
    while i != 2:
        i, x = i + 1, x + 1.0
    return x


def each(f, n):
    for _ in repeat(None, n):
        f(1.5)


def none(f, n):
    for _ in repeat(None, n):
        pass


def per_call(with_call: Any, without: Any, *data: Any) -> float:
    """Nanoseconds of one call: the loop itself is taken off."""
    return (timed(with_call, *data)[0] - timed(without, *data)[0]) / N * 1e9


def report(rounds: int) -> list[str]:
    """Print what calls cost; gives the names of those over their limits."""
    it = Interpreter(jit="on")
    lisp = it.session
    lisp.run_text(SOURCE, "calls")
    of = {name: lisp.run_text(name, "calls") for name in ("leaf", "looping", "each-leaf", "each-looping", "none")}
    xs = lisp.run_text(f"(make-list {N} 1.5)", "calls")
    over = []
    print(f"{'calls':37} {'Lisp ns':>9} {'theirs ns':>9} {'':9} {'ratio':>8} {'limit':>7}")
    for name, twin in (("leaf", leaf), ("looping", looping)):
        f, held = of[name], it[name]  # the procedure in Lisp, and as Python is given it
        peers = {"python call": (twin, 0.7)} | ({"numba dispatch": (njit(twin), 0.2)} if has_numba() else {})
        for g in (held, *(peer for peer, _ in peers.values())):
            for _ in range(4):
                each(g, N)
                enter(of[f"each-{name}"], xs)
        for where in ("Python", "Lisp"):
            own = lambda: per_call(each, none, held, N) if where == "Python" else per_call(lambda *a: enter(of[f"each-{name}"], *a), lambda *a: enter(of["none"], *a), xs)
            for peer, (g, limit) in peers.items():
                pairs = [(own(), per_call(each, none, g, N)) for _ in range(rounds)]
                ratio = statistics.median(a / b for a, b in pairs)
                ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
                verdict = "pass" if ratio <= limit else "FAIL"
                over += [f"{name} from {where} against {peer}"] * (ratio > limit)
                row = f"{name} from {where}"
                print(f"{row:21} {peer:15} {ours:9.1f} {theirs:9.1f} {'':9} {ratio:8.3f} {limit:7.3g}  {verdict}", flush=True)
        print(f"    {explain(lisp, f, ()).splitlines()[0]}")
    return over

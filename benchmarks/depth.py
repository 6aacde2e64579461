"""Deep recursion: Lambit against the same functions hand-written in CPython.

    python benchmarks/depth.py [--depth N] [--rounds N] [--only NAME,...] [--json FILE]

`count` is a recursion that is no tail call, `build` makes a list by recursion (the memory is
the list's too), and `map` goes down nested lists of one element through the library's `map`:
each to `--depth` levels. `even/odd` is two procedures that tail-call each other, ten times as
often. Two stand here twice, for CPython has two ways: the twin of `map` is a comprehension or
a `for` loop that appends (CPython's own `map` would take C stack); the twin of `even/odd`, for
CPython has no tail calls, is a trampoline (two functions that return what to call next) or the
`while` loop that a Python programmer would write instead.

Every run is a process of its own; both sides are called once with a small argument before.
A round runs both, one right after the other. `ratio` is the median of the rounds' ratios of
thread CPU times. `bytes` is what a level takes: the peak of the resident memory less what it
was before the run, by the number of levels; constant space is 0. CPython's recursion limit is
raised; the C stack is not, for recursion from Python to Python takes none since CPython 3.11.
Both sides collect garbage as CPython does by default. Results must be right.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

SMALL = 200  # what both sides are called with before the run
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


# -- the programs; `prepare` and `check` are not timed --


def same(value):
    return value


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


COUNT = """
(define (main n) (if (= n 0) 0 (+ 1 (main (- n 1)))))
"""


def build(n):
    return None if n == 0 else (n, build(n - 1))


def length(pair):
    found = 0
    while pair is not None:
        found += 1
        pair = pair[1]
    return found


BUILD = """
(define (main n) (if (= n 0) '() (cons n (main (- n 1)))))
(define (check value) (length value))
"""


def nested(n):
    tree = []
    for _ in range(n):
        tree = [tree]
    return tree


def levels(tree):
    return 1 + [levels(each) for each in tree][0] if tree else 0


def levels_by_for(tree):
    if not tree:
        return 0
    found = []
    for each in tree:
        found.append(levels_by_for(each))
    return 1 + found[0]


MAP = """
(define (prepare n) (do ((i 0 (+ i 1)) (tree '() (list tree))) ((= i n) tree)))
(define (main tree) (if (null? tree) 0 (+ 1 (car (map main tree)))))
"""


def even(n):
    return True if n == 0 else (odd, n - 1)


def odd(n):
    return False if n == 0 else (even, n - 1)


def trampoline(n):
    value = even(n)
    while value.__class__ is tuple:
        f, n = value
        value = f(n)
    return value


def loop(n):
    value = True
    while n != 0:
        n -= 1
        value = not value
    return value


EVEN_ODD = """
(define (even-number? n) (if (= n 0) #t (odd-number? (- n 1))))
(define (odd-number? n) (if (= n 0) #f (even-number? (- n 1))))
(define (main n) (even-number? n))
(define (check value) (if value 1 0))
"""


class Case(NamedTuple):
    """A program, its twin, and what must come out."""

    lisp: str
    twin: Callable[[Any], Any]
    expected: Callable[[int], int] = same
    prepare: Callable[[int], Any] = same
    check: Callable[[Any], int] = same
    times: int = 1  # levels, in depths


CASES = {
    "count": Case(COUNT, count),
    "build": Case(BUILD, build, check=length),
    "map, comprehension": Case(MAP, levels, prepare=nested),
    "map, for": Case(MAP, levels_by_for, prepare=nested),
    "even/odd, trampoline": Case(EVEN_ODD, trampoline, lambda n: 1 - n % 2, check=int, times=10),
    "even/odd, while": Case(EVEN_ODD, loop, lambda n: 1 - n % 2, check=int, times=10),
}


# -- one run, in a process of its own --


def python_side(case: Case, n: int):
    """The twin, able to go `n` deep."""
    sys.setrecursionlimit(3 * n + 1000)  # a comprehension takes a frame too
    return case.prepare, case.twin, case.check


def lisp_side(case: Case):
    """The program's procedures as Python functions, in a session of their own."""
    from lambit.runtime.driver import enter
    from lambit.session import Session

    session = Session(frozenset())
    session.run_text("(define (prepare n) n) (define (check value) value)")
    session.run_text(case.lisp, "<program>")

    def callable_(name: str):
        procedure = session.run_text(name)
        return lambda argument: enter(procedure, argument)

    return callable_("prepare"), callable_("main"), callable_("check")


def peak() -> int:
    """The most memory that was ever resident, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


def resident() -> int:
    """The memory that is resident now, in bytes; its peak where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return peak()


def run(side: str, name: str, n: int) -> dict[str, float]:
    """CPU seconds and bytes of one run, `n` levels deep."""
    case = CASES[name]
    prepare, f, check = lisp_side(case) if side == "lisp" else python_side(case, n)
    f(prepare(SMALL))
    argument = prepare(n)
    gc.collect()
    before = resident()
    start = time.thread_time()
    value = f(argument)
    seconds = time.thread_time() - start
    taken = peak() - before
    found = check(value)
    if found != case.expected(n):
        raise ValueError(f"gives {found}, not {case.expected(n)}")
    return {"seconds": seconds, "bytes": max(0, taken)}


# -- all runs --


class Failed(Exception):
    """A run came to no result; the message says which and why."""


def in_process(side: str, name: str, n: int) -> dict[str, float]:
    """`run` in a fresh process."""
    command = [sys.executable, __file__, "--run", side, name, str(n)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise Failed(f"{side}: {why[0]}")
    return json.loads(done.stdout)


def measure(names: list[str], depth: int, rounds: int) -> dict[str, dict]:
    """Ratio, spread, times and memory by program."""
    results = {}
    for name in names:
        n = depth * CASES[name].times
        pairs = []
        try:
            for turn in range(rounds):
                order = ("lisp", "python") if turn % 2 else ("python", "lisp")
                runs = {side: in_process(side, name, n) for side in order}
                pairs.append((runs["lisp"], runs["python"]))
        except Failed as error:
            results[name] = {"error": str(error)}
            continue
        results[name] = _summary(pairs, n)
    return results


def _summary(pairs: list[tuple[dict, dict]], n: int) -> dict:
    ratios = sorted(lisp["seconds"] / python["seconds"] for lisp, python in pairs)
    return {
        "levels": n,
        "ratio": statistics.median(ratios),
        "low": ratios[len(ratios) // 4],
        "high": ratios[-1 - len(ratios) // 4],
        "python_ms": 1000 * statistics.median(python["seconds"] for _, python in pairs),
        "lisp_ms": 1000 * statistics.median(lisp["seconds"] for lisp, _ in pairs),
        "python_bytes": statistics.median(python["bytes"] for _, python in pairs) / n,
        "lisp_bytes": statistics.median(lisp["bytes"] for lisp, _ in pairs) / n,
    }


def report(results: dict[str, dict]) -> bool:
    """Print the table; was every run right?"""
    print(f"{'':21} {'levels':>9} {'CPython ms':>10} {'Lambit ms':>10} {'ratio':>6}   {'quartiles':9}", end="")
    print(f" {'CPython bytes':>14} {'Lambit bytes':>13}")
    for name, r in results.items():
        if "error" in r:
            print(f"{name:21} FAILED: {r['error']}")
            continue
        spread = f"{r['low']:.2f}-{r['high']:.2f}"
        print(
            f"{name:21} {r['levels']:9} {r['python_ms']:10.0f} {r['lisp_ms']:10.0f} {r['ratio']:6.2f}   {spread:9}"
            f" {r['python_bytes']:14.1f} {r['lisp_bytes']:13.1f}"
        )
    return all("ratio" in r for r in results.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--depth", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="count, build, map or even/odd, separated by commas")
    parser.add_argument("--json", default="", help="write the figures to this file too")
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)  # side, name, levels: one run
    options = parser.parse_args()
    if options.run:
        side, name, n = options.run
        print(json.dumps(run(side, name, int(n))))
        return 0
    wanted = tuple(filter(None, options.only.split(",")))
    names = [name for name in CASES if name.startswith(wanted or "")]
    results = measure(names, options.depth, options.rounds)
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=1) + "\n")
    return 0 if report(results) else 1


if __name__ == "__main__":
    sys.exit(main())

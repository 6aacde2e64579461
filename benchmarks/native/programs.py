"""The programs of benchmarks/programs with native code on, off, and in hand-written CPython, in one process.

    python benchmarks/native/programs.py [--rounds N] [--only NAME,...]

Each program runs until its native code is there; then all three sides run in every round. Printed: the
medians of the ratios of thread CPU times; native code on against off is looked at by the ratio of the least
times too, and measured once more, with four times as many rounds, where it seems slower: a difference of 5 % drowns in one
machine's noise. At most allowed: a geometric mean of 0.5
against CPython, and no program that is more than 5 % slower than with native code off.
"""

from __future__ import annotations

import argparse
import gc
import math
import statistics
import sys
from typing import Any

from sides import Lisp

from evaluator import HERE, programs, python_main  # isort: skip  # after sides, which lets Python find both
from timing import timed  # isort: skip

MEAN, SLOWER = 0.5, 1.05


def measure(name: str, rounds: int) -> dict[str, Any]:
    """Times by side and round, and what became of the counted places."""
    twin, size = python_main(name)
    on, off = Lisp(HERE / f"{name}.lisp", "on"), Lisp(HERE / f"{name}.lisp", "off")
    on.warm(size)
    values = on(size), off(size), twin(size)
    if not values[0] == values[1] == values[2]:
        raise AssertionError(f"{name}: on, off and Python give {values}")
    sides = {"on": on, "off": off, "python": twin}
    times: dict[str, list[float]] = {side: [] for side in sides}
    for turn in range(rounds):
        for side in list(sides) if turn % 2 else reversed(sides):
            gc.collect()
            times[side].append(timed(sides[side], size)[0])
    return {"times": times, "native": [s.name for s in on.sites() if s.state == "native"], "refusals": on.refusals()}


def ratios(times: dict[str, list[float]]) -> tuple[float, float, float]:
    """On against CPython, on against off, and the latter by the least times."""
    on, off, python = times["on"], times["off"], times["python"]
    median = lambda a, b: statistics.median(x / y for x, y in zip(a, b, strict=True))
    return median(on, python), median(on, off), min(on) / min(off)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--only", default="", help="names, separated by commas")
    options.add_argument("--why", action="store_true", help="say why counted places are not native")
    chosen = options.parse_args()
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 100_000))
    sys.path.insert(0, str(HERE))
    against, slower = [], []
    print(f"{'program':12} {'on ms':>9} {'CPython ms':>10} {'on/CPython':>10} {'on/off':>7} {'least':>7}   native")
    for name in chosen.only.split(",") if chosen.only else programs():
        found = measure(name, chosen.rounds)
        to_python, to_off, least = ratios(found["times"])
        if min(to_off, least) > SLOWER:  # or so it seems
            found = measure(name, 4 * chosen.rounds)
            to_python, to_off, least = ratios(found["times"])
        against.append(to_python)
        late = min(to_off, least) > SLOWER
        slower += [name] * late
        own, python = (1000 * statistics.median(found["times"][side]) for side in ("on", "python"))
        native = ", ".join(found["native"]) or "-"
        print(f"{name:12} {own:9.2f} {python:10.2f} {to_python:10.3f} {to_off:7.3f} {least:7.3f}   {native}{'  SLOWER' * late}", flush=True)
        if chosen.why:
            print(*(f"    {reason}" for reason in found["refusals"]), sep="\n")
    mean = math.exp(statistics.fmean(map(math.log, against)))
    print(f"geometric mean against CPython: {mean:.3f}, at most {MEAN}: {'pass' if mean <= MEAN else 'FAIL'}; worst {max(against):.2f}")
    print(f"slower than with native code off: {', '.join(slower) or 'none'}")
    return 1 if slower or mean > MEAN else 0


if __name__ == "__main__":
    sys.exit(main())

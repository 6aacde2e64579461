"""Pauses that compiling makes in a running program, and what native code costs at the start.

    python benchmarks/native/pause.py [--runs N]

Pauses: in a new process, a program works in steps of some 20 microseconds while one of its loops becomes hot and is
compiled in the background; the longest step is the pause that a user sees. `wall`: by the clock on the wall, in which the machine's
other work counts too. `held`: the least of that and of the CPU time that the process's threads took in the step: the program
worked itself, or waited for another thread that had the global interpreter lock. `own`: CPU time of the program's thread. And the same with
native code off, which is what the machine alone does. `second` is a procedure that becomes hot when LLVM is loaded. At most
allowed: 2 ms. (The CPU time of a whole process is no measure here: Linux brings that of other threads up to date every 4 ms.)

Start: `lambit -c` with LAMBIT_JIT on against off, CPU time, and what of llvmlite and numpy was imported.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
from startup import loaded, spend  # benchmarks/startup.py

LIMIT = 2.0  # milliseconds

CHILD = """
import gc, json, sys, time
from _thread import get_ident
from lambit.session import Session
from lambit.runtime.driver import enter
gc.disable()
sys.setswitchinterval(0.005)
s = Session(frozenset())
s.run_text('''
(define (first n) (let loop ((i 0) (sum 0.0)) (if (= i n) sum (loop (+ i 1) (+ sum (* 0.5 i))))))
(define (second n) (let loop ((i 0) (a 0) (b 1)) (if (= i n) a (loop (+ i 1) b (remainder (+ a b) 1000003)))))
''', "pause")
def others():
    # of all threads but this one: they live, as this one holds the lock
    return sum(time.clock_gettime(time.pthread_getcpuclockid(t)) for t in sys._current_frames() if t != get_ident())
found = {}
for name in ("first", "second"):
    f = s.run_text(name, "pause")
    wall = held = own = 0.0
    end = time.perf_counter() + 0.6
    while time.perf_counter() < end:
        before = others()
        now, mine = time.perf_counter(), time.thread_time()
        enter(f, 100)
        mine, now = time.thread_time() - mine, time.perf_counter() - now
        wall, own = max(wall, now), max(own, mine)
        held = max(held, min(now, mine + max(0.0, others() - before)))  # less than before: one has ended
    sites = [] if s.base.heat is None else list(s.base.heat.sites)
    found[name] = {"wall": wall * 1e3, "held": held * 1e3, "own": own * 1e3, "states": [x.state for x in sites]}
print(json.dumps(found))
"""


def pauses(jit: str) -> dict[str, dict[str, float]]:
    """The longest steps of one run, in milliseconds."""
    variables = os.environ | {"LAMBIT_JIT": jit}
    done = subprocess.run([sys.executable, "-c", CHILD], check=True, capture_output=True, text=True, env=variables)
    return json.loads(done.stdout)


def report_pauses(runs: int) -> bool:
    """Print the longest steps; is the median of what threads held within the limit?"""
    found = {jit: [pauses(jit) for _ in range(runs)] for jit in ("off", "on")}
    print(f"longest step, ms: {'on: wall':>9} {'held':>9} {'own':>9} {'off: wall':>9} {'held':>9} {'own':>9}   medians of {runs} runs")
    good = True
    for name in ("first", "second"):
        figures = [statistics.median(run[name][kind] for run in found[jit]) for jit in ("on", "off") for kind in ("wall", "held", "own")]
        good &= figures[1] <= LIMIT
        native = sum("native" in run[name]["states"] for run in found["on"])
        print(f"{name:17} {' '.join(f'{x:9.2f}' for x in figures)}   limit {LIMIT}; native in {native} runs")
    return good


def report_start(runs: int) -> None:
    """Print what native code costs before anything is hot."""
    command = [sys.executable, "-m", "lambit", "-c", "(+ 1 2)"]
    on, off = dict(os.environ, LAMBIT_JIT="on"), dict(os.environ, LAMBIT_JIT="off")
    for variables in (on, off):
        spend(command, variables)
    pairs = [(spend(command, on)[0], spend(command, off)[0]) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"start, LAMBIT_JIT on against off: {ratio:.3f} of CPU time ({1000 * statistics.median(a for a, _ in pairs):.1f} ms)")
    print(f"loaded at the start: {', '.join(loaded(command, on)) or 'nothing large'}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=7)
    runs = options.parse_args().runs
    report_start(3 * runs)
    return 0 if report_pauses(runs) else 1


if __name__ == "__main__":
    sys.exit(main())

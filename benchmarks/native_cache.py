"""Native code made, and native code found on disk: CPU time of each, in new processes.

    python benchmarks/native_cache.py [--rounds N] [--json FILE]

Each program runs three times in a round, in processes of their own: with an empty folder of
object files (`cold`), with the folder that this has filled (`warm`), and with native code off.
`compile` is the CPU time of the thread that compiled, from the typed program to the C function,
of one loop or procedure; the first one of a process stands apart, since the compiler's own modules are
loaded with it. `process` is the CPU time of the whole process, in which llvmlite is loaded too. Figures are medians; ratios are medians of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = {
    "fib": "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 20)"
    "(define (tak x y z) (if (< y x) (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y)) z)) (tak 8 4 2)",
    "loops": "(define (harmonic n) (do ((i 1 (+ i 1)) (s 0.0 (+ s (/ 1.0 i)))) ((> i n) s))) (harmonic 100)"
    "(define (collatz n) (let loop ((n n) (k 0)) (if (= n 1) k (loop (if (even? n) (quotient n 2) (+ 1 (* 3 n))) (+ k 1)))))"
    "(collatz 27)"
    "(define (escape cr ci) (let loop ((k 0) (x 0.0) (y 0.0)) (if (or (= k 200) (> (+ (* x x) (* y y)) 4.0)) k"
    " (loop (+ k 1) (+ (- (* x x) (* y y)) cr) (+ (* 2.0 (* x y)) ci))))) (escape -0.1 0.2)",
}
CHILD = """
import json, os, sys, time
from lambit import Interpreter
it = Interpreter(jit=sys.argv[2])
it.eval(sys.argv[1])
heat = it.session.base.heat
made = [] if heat is None else sorted(((m.milliseconds, m.found) for s in heat.sites for m in s.signatures), reverse=True)
print(json.dumps({"made": made, "process": time.process_time() * 1e3}))
"""


def run(program: str, jit: str, folder: str) -> dict:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": folder}
    env.pop("LAMBIT_JIT_CACHE", None)
    done = subprocess.run([sys.executable, "-c", CHILD, program, jit], check=True, capture_output=True, env=env)
    return json.loads(done.stdout)


def round_of(program: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        run(program, "off", folder)  # the image is made
        cold, warm, off = run(program, "eager", folder), run(program, "eager", folder), run(program, "off", folder)
    assert not any(found for _, found in cold["made"]), "something was found in an empty folder"
    assert all(found for _, found in warm["made"]), "something was not found"
    assert len(cold["made"]) == len(warm["made"]) > 1
    later = [sum(ms for ms, _ in each["made"][1:]) / (len(each["made"]) - 1) for each in (cold, warm)]
    first = [each["made"][0][0] for each in (cold, warm)]
    return {
        "cold compile ms": later[0], "warm compile ms": later[1], "warm / cold compile": later[1] / later[0],
        "cold first ms": first[0], "warm first ms": first[1],
        "cold process ms": cold["process"], "warm process ms": warm["process"], "off process ms": off["process"],
        "warm / cold process": warm["process"] / cold["process"],
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = {}
    for name, program in PROGRAMS.items():
        rounds = [round_of(program) for _ in range(options.rounds)]
        results[name] = {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
        print(name)
        for key, value in results[name].items():
            print(f"  {key:<22}{value:9.2f}")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()

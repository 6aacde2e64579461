"""Lambit against hand-written CPython, program by program, in one process.

    python benchmarks/evaluator.py [--rounds N] [--only NAME,...] [--json FILE]

Every `programs/NAME.lisp` defines `(main n)`; `programs/NAME.py` is its twin:
the same work done the same way in idiomatic Python, and `N`, the size. A round
runs each program once on either side, one right after the other; the figure is
the ratio of their thread CPU times (machines throttle: only ratios taken
together mean something). Printed: the median of the rounds' ratios, their
spread, and the geometric mean over all programs. Results must be equal.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import math
import statistics
import sys
from pathlib import Path

from timing import timed

HERE = Path(__file__).parent / "programs"
REENTRANT = {"generator"}  # continuations re-entered: no limit of 2.0 for these


def programs() -> list[str]:
    """The names of all programs."""
    return sorted(path.stem for path in HERE.glob("*.lisp"))


def python_main(name: str):
    """The twin's main, and the size."""
    spec = importlib.util.spec_from_file_location(f"twin_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main, module.N


def lisp_main(name: str):
    """The program's main as a Python function, in a session of its own."""
    from lambit.runtime.driver import enter
    from lambit.session import Session

    session = Session(frozenset())
    path = HERE / f"{name}.lisp"
    main = session.run_text(path.read_text() + "\nmain", str(path))
    return lambda n: enter(main, n)


def measure(names: list[str], rounds: int) -> dict[str, dict]:
    """Run everything; ratio, spread and milliseconds by program."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 100_000))
    sys.path.insert(0, str(HERE))
    sides, failed = {}, {}
    for name in names:
        twin, size = python_main(name)
        try:
            lisp = lisp_main(name)
            value, expected = lisp(size), twin(size)
        except Exception as error:
            failed[name] = {"error": f"{type(error).__name__}: {error}"}
            continue
        if value != expected:
            failed[name] = {"error": f"gives {value}, Python {expected}"}
            continue
        sides[name] = lisp, twin, size
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    for turn in range(rounds):
        for name, (lisp, twin, size) in sides.items():
            gc.collect()
            order = (lisp, twin) if turn % 2 else (twin, lisp)  # whoever is second has warm caches
            first, second = timed(order[0], size)[0], timed(order[1], size)[0]
            samples[name].append((first, second) if turn % 2 else (second, first))
    return {name: _summary(samples[name]) if name in samples else failed[name] for name in names}


def _summary(pairs: list[tuple[float, float]]) -> dict:
    ratios = sorted(lisp / python for lisp, python in pairs)
    return {
        "ratio": statistics.median(ratios),
        "low": ratios[len(ratios) // 4],
        "high": ratios[-1 - len(ratios) // 4],
        "python_ms": 1000 * statistics.median(python for _, python in pairs),
        "lisp_ms": 1000 * statistics.median(lisp for lisp, _ in pairs),
    }


def report(results: dict[str, dict]) -> bool:
    """Print the table; was every program right?"""
    print(f"{'program':12} {'CPython ms':>10} {'Lambit ms':>10} {'ratio':>7}   quartiles")
    for name, r in sorted(results.items(), key=lambda item: item[1].get("ratio", 99)):
        if "error" in r:
            print(f"{name:12} FAILED: {r['error']}")
            continue
        mark = " (re-entrant)" if name in REENTRANT else ""
        print(
            f"{name:12} {r['python_ms']:10.2f} {r['lisp_ms']:10.2f} {r['ratio']:7.2f}"
            f"   {r['low']:.2f}-{r['high']:.2f}{mark}"
        )
    ratios = [r["ratio"] for name, r in results.items() if "ratio" in r]
    plain = [r["ratio"] for name, r in results.items() if "ratio" in r and name not in REENTRANT]
    if ratios:
        mean = math.exp(statistics.fmean(map(math.log, ratios)))
        print(f"geometric mean of {len(ratios)}: {mean:.3f}; ", end="")
        print(f"worst, re-entrant continuations aside: {max(plain, default=0):.2f}")
    return all("ratio" in r for r in results.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="names, separated by commas")
    parser.add_argument("--json", default="", help="write the figures to this file too")
    options = parser.parse_args()
    names = options.only.split(",") if options.only else programs()
    results = measure(names, options.rounds)
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=1) + "\n")
    return 0 if report(results) else 1


if __name__ == "__main__":
    sys.exit(main())

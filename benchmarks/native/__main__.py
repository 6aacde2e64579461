"""Lisp with native code against gcc, numba, numpy and scipy, in one process.

    python -m venv peers && peers/bin/pip install -e . -r benchmarks/native/requirements.txt
    OPENBLAS_NUM_THREADS=1 peers/bin/python benchmarks/native [--only WORD] [--rounds N] [--json FILE]

`work/NAME.lisp` defines `main`, `work/NAME.c` the same as `work`, `work/NAME.py` the same for numba
or numpy, and says with what it is called and how much time it may take. Every side runs once in a
round, one right after the other; the figure is the median of the rounds' ratios of times of the clock
on the wall, for threads of ours share loops over large arrays (LAMBIT_THREADS=1: one does them).
ctypes only starts C's loop. Lisp is called before until its native code is there; `cold` is the first
call in a new session that compiles at once (LAMBIT_JIT=eager). Results must be the same: to the bit,
where C is compiled without contraction of products and sums.

Work that is not native yet is done at a small size, and the reasons are printed below it.
`programs.py` compares the programs of `benchmarks/programs`, `pause.py` looks for pauses and at the start.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from sides import WORK, C, Lisp, has_numba

sys.path.insert(0, str(WORK))
from timing import timed  # noqa: E402  # benchmarks/timing.py


def same(a: Any, b: Any, tolerance: float = 0.0) -> bool:
    """Are two results the same: to the bit, or within the relative tolerance?"""
    if tolerance:
        return bool(np.allclose(a, b, rtol=tolerance, atol=0))
    return bool(np.array_equal(a, b))


def called(f: Any, data: tuple[Any, ...]) -> Any:
    """The result of `f`, and with it the arrays that it may have written into."""
    value = f(*data)
    value = value.item() if isinstance(value, np.generic) else value
    return [x for x in (value, *data) if x.__class__ in (int, float, np.ndarray)]


def checked(name: str, work: Any, lisp: Lisp, sides: dict[str, Any], exact_c: C | None, size: Any) -> None:
    """See that all sides give the same."""
    expected = called(lisp, work.data(size))
    for side, f in sides.items():
        tolerance = getattr(work, "TOLERANCE", 0.0)
        if side == "gcc":
            given = called(exact_c, work.data(size))
            tolerance_of_c = tolerance
            if not all(same(a, b, tolerance_of_c) for a, b in zip(expected, given, strict=False)):
                raise AssertionError(f"{name}: Lisp gives {expected}, gcc without contraction {given}")
            tolerance = tolerance or 1e-6
        given = called(f, work.data(size))
        results = zip(expected[: len(given)], given, strict=False)
        if not all(same(a, b, tolerance) for a, b in results):
            raise AssertionError(f"{name}: Lisp gives {expected}, {side} {given}")


def sides_of(name: str, work: Any, folder: Path) -> tuple[dict[str, Any], C | None]:
    """All peers by name, and C without contraction."""
    found: dict[str, Any] = {}
    exact = None
    source = WORK / f"{name}.c"
    if source.exists():
        found["gcc"] = C(source, folder, work.RESULT)
        exact = C(source, folder, work.RESULT, "-ffp-contract=off")
    if has_numba() and hasattr(work, "main"):
        found["numba"] = work.main
    return found | getattr(work, "PEERS", {}), exact


def measure(name: str, rounds: int, folder: Path) -> dict[str, Any]:
    """Times of all sides, in seconds, by round."""
    work = import_module(name)
    lisp = Lisp(WORK / f"{name}.lisp")
    lisp.warm(*work.data(work.SMALL))
    native = lisp.is_native()
    size = work.SIZE if native else work.SMALL
    sides, exact = sides_of(name, work, folder)
    checked(name, work, lisp, sides, exact, work.SMALL)
    data = work.data(size)
    everybody = {"lisp": lisp, **sides}
    times: dict[str, list[float]] = {side: [] for side in everybody}
    for f in everybody.values():
        f(*data)
    gc.collect()
    gc.freeze()  # to collect is to look at everything: it would push all sides out of the caches, the longest code most
    for turn in range(rounds if native else 1):
        order = list(everybody) if turn % 2 else list(everybody)[::-1]
        for side in order:
            gc.collect()
            times[side].append(timed(everybody[side], *data, clock=perf_counter)[0])
    gc.unfreeze()
    found = {"native": native, "times": times, "refusals": lisp.refusals()}
    if native:
        found["cold"] = cold(name, data)
    return found


def cold(name: str, data: tuple[Any, ...]) -> float:
    """Seconds of the first call where native code is made at once."""
    lisp = Lisp(WORK / f"{name}.lisp", "eager")
    return timed(lisp, *data, clock=perf_counter)[0]


def ratio(times: dict[str, list[float]], peer: str) -> float:
    """The median of the ratios of Lisp's times to the peer's."""
    return statistics.median(a / b for a, b in zip(times["lisp"], times[peer], strict=True))


def report(name: str, found: dict[str, Any], limits: dict[str, float]) -> list[str]:
    """Print the rows of one program; gives those that are over their limits."""
    times, over = found["times"], []
    own = statistics.median(times["lisp"]) * 1000
    cold_ms = f"{found['cold'] * 1000:9.2f}" if "cold" in found else f"{'':9}"
    for peer in times:
        if peer == "lisp":
            continue
        r, limit = ratio(times, peer), limits.get(peer)
        verdict = "" if limit is None else "pass" if r <= limit else "FAIL"
        if limit is not None and r > limit:
            over.append(f"{name} against {peer}")
        shown = "      -" if limit is None else f"{limit:7.3g}"
        theirs = statistics.median(times[peer]) * 1000
        print(f"{name:14} {peer:22} {own:9.2f} {theirs:9.2f} {cold_ms} {r:8.3f} {shown}  {verdict}", flush=True)
    if not found["native"]:
        print("    at the small size: it is not native")
    for line in found["refusals"]:
        print(f"    {line}")
    return over


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--only", default="", help="programs whose name has this word")
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--json")
    chosen = options.parse_args()
    everything, over = {}, []
    print(f"{'work':14} {'against':22} {'Lisp ms':>9} {'theirs ms':>9} {'cold ms':>9} {'ratio':>8} {'limit':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(WORK.glob("*.lisp")):
            name = path.stem
            if chosen.only not in name:
                continue
            found = measure(name, chosen.rounds, Path(folder))
            everything[name] = found
            over += report(name, found, import_module(name).LIMITS)
        if chosen.only in "calls":
            import calls

            over += calls.report(chosen.rounds)
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(everything, indent=1))
    print(f"over their limits: {', '.join(over) or 'none'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

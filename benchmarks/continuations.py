"""Programs about continuations, against the Schemes that are installed.

    python benchmarks/continuations.py [--rounds N]

`programs/{ctak,escape,generator}.lisp` are run as they are by Lambit, guile
(compiled) and chibi-scheme, whichever there is, one right after the other, each
in a fresh process that warms up once and then counts the CPU seconds of `(main n)`
itself. The figures are medians of the rounds' ratios to guile or chibi.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent / "programs"
PROGRAMS = ("ctak", "escape", "generator")

LAMBIT = """
import sys, time
from lambit.session import Session
from lambit.runtime.driver import enter
main = Session().run_text(open({path!r}).read() + "\\nmain")
enter(main, {n})
start = time.process_time()
enter(main, {n})
print(time.process_time() - start)
"""
GUILE = """
(use-modules (system base compile))
(load-compiled (compile-file {path} #:output-file {output}))
(main {n})
(define start (get-internal-run-time))
(main {n})
(display (/ (- (get-internal-run-time) start) 1.0 internal-time-units-per-second))
"""
CHIBI = """
(import (scheme base) (scheme load) (scheme write) (scheme time))
(load {path})
(main {n})
(define start (current-jiffy))
(main {n})
(display (/ (- (current-jiffy) start) 1.0 (jiffies-per-second)))
"""
SCHEMES = {
    "lambit": ([sys.executable], LAMBIT),
    "guile": (["guile", "--no-auto-compile"], GUILE),
    "chibi": (["chibi-scheme"], CHIBI),
}


def size(name: str) -> int:
    """The size that the evaluator's benchmark runs the program with."""
    spec = importlib.util.spec_from_file_location(f"twin_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(HERE))
    spec.loader.exec_module(module)
    return int(module.N)


def seconds(scheme: str, name: str, folder: Path) -> float:
    """The CPU seconds of the program's main."""
    command, text = SCHEMES[scheme]
    path = HERE / f"{name}.lisp"
    quoted = {"path": str(path)} if scheme == "lambit" else {"path": f'"{path}"', "output": f'"{folder / name}.go"'}
    script = folder / f"{name}.{scheme}"
    script.write_text(text.format(n=size(name), **quoted), encoding="utf-8")
    done = subprocess.run([*command, str(script)], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    there = [name for name, (command, _) in SCHEMES.items() if shutil.which(command[0])]
    missing = [name for name in SCHEMES if name not in there]
    if missing:
        print(f"not installed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in PROGRAMS:
            rounds = [{s: seconds(s, name, Path(folder)) for s in there} for _ in range(options.rounds)]
            figures = [f"{s} {1000 * statistics.median(r[s] for r in rounds):.1f} ms" for s in there]
            figures += [f"lambit / {s} {statistics.median(r['lambit'] / r[s] for r in rounds):.2f}" for s in there[1:]]
            print(f"{name:10} {', '.join(figures)}")


if __name__ == "__main__":
    main()

"""Start-up against CPython's own, in a clean virtual environment.

    python benchmarks/startup.py [--rounds N] [--json FILE]

Makes a virtual environment, installs this checkout into it, and runs each command once to
fill the caches. A round runs each command once, right after `python -c pass`; the figure is
the ratio of their CPU times (user and system, of the child process). `prompt` is the time on
the clock until the REPL has written its prompt to a terminal, and its ratio to that of
`python -c pass`. Limits of the issue: `-c` 2.0 of CPU; the prompt half a second.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("lark", "numpy", "llvmlite", "prompt_toolkit")
SCRIPT = "(define (square x) (* x x))\n(for-each (lambda (n) (display (square n)) (newline)) (list 1 2 3))\n"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LAMBIT"))}


def environment(folder: Path) -> Path:
    """A clean virtual environment with Lambit in it: its `bin`."""
    venv.create(folder, with_pip=True)
    bin_ = folder / "bin"
    subprocess.run([bin_ / "pip", "install", "-q", str(ROOT)], check=True, env=CLEAN)
    return bin_


def run(command: list[str]) -> tuple[float, float]:
    """The CPU and the clock seconds of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=CLEAN)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return usage.ru_utime + usage.ru_stime, clock


def prompt(command: str, sign: bytes = b"> ") -> float:
    """The clock seconds until the REPL in a terminal of its own has written its prompt."""
    start = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command, [command], {**CLEAN, "TERM": "xterm"})
    seen = b""
    try:
        while sign not in seen:
            if not select.select([fd], [], [], 20)[0]:
                raise TimeoutError(seen)
            data = os.read(fd, 4096)
            seen += data
            if b"\x1b[6n" in data:  # where is the cursor?
                os.write(fd, b"\x1b[1;1R")
        return time.perf_counter() - start
    finally:
        os.write(fd, b"\x04")
        os.close(fd)
        os.waitpid(pid, 0)


def loaded(bin_: Path, command: list[str]) -> list[str]:
    """Which of the heavy modules a command imports."""
    result = subprocess.run(
        [bin_ / "python", "-X", "importtime", *command], capture_output=True, text=True, check=True, env=CLEAN
    )
    names = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    return [name for name in HEAVY if name in names]


def summary(ratios: list[float]) -> dict[str, float]:
    """Median and quartiles."""
    ratios = sorted(ratios)
    return {"ratio": statistics.median(ratios), "low": ratios[len(ratios) // 4], "high": ratios[-1 - len(ratios) // 4]}


def measure(bin_: Path, rounds: int, script: Path) -> dict[str, dict]:
    """Ratios by command."""
    lambit, python = str(bin_ / "lambit"), str(bin_ / "python")
    base = [python, "-c", "pass"]
    commands = {
        "lambit -c '(+ 1 2)'": [lambit, "-c", "(+ 1 2)"],
        "lambit FILE of two lines": [lambit, str(script)],
        "python -c 'import lambit'": [python, "-c", "import lambit"],
    }
    for command in commands.values():
        run(command)
    results = {}
    for name, command in commands.items():
        pairs = []
        for turn in range(rounds):
            first, second = (base, command) if turn % 2 else (command, base)
            a, b = run(first)[0], run(second)[0]
            pairs.append((b, a) if turn % 2 else (a, b))
        results[name] = summary([mine / theirs for mine, theirs in pairs])
        results[name]["cpu_ms"] = 1000 * statistics.median(mine for mine, _ in pairs)
    prompt(lambit)
    clocks = [(prompt(lambit), run(base)[1]) for _ in range(max(3, rounds // 4))]
    results["prompt"] = summary([mine / theirs for mine, theirs in clocks])
    results["prompt"]["seconds"] = statistics.median(mine for mine, _ in clocks)
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--json", default="", help="write the figures to this file too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bin_ = environment(Path(folder) / "venv")
        script = Path(folder) / "script.lisp"
        script.write_text(SCRIPT)
        results = measure(bin_, options.rounds, script)
        heavy = {
            "import lambit": loaded(bin_, ["-c", "import lambit"]),
            "lambit -c '(+ 1 2)'": loaded(bin_, [str(bin_ / "lambit"), "-c", "(+ 1 2)"]),
        }
    print(f"{'':28} {'CPU, ratio to python -c pass':>30}   quartiles")
    for name, r in results.items():
        if name != "prompt":
            print(f"{name:28} {r['ratio']:30.2f}   {r['low']:.2f}-{r['high']:.2f}   ({r['cpu_ms']:.1f} ms)")
    r = results["prompt"]
    print(f"the prompt of the REPL: {r['seconds']:.2f} s on the clock, {r['ratio']:.1f} times python -c pass")
    for name, found in heavy.items():
        print(f"{name} loads {', '.join(found) or 'none'} of {', '.join(HEAVY)}")
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

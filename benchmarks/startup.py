"""Start-up: the `lambit` command against bare CPython, in a clean virtual environment.

    python benchmarks/startup.py [--rounds N] [--json FILE]

This repository is installed into a virtual environment of its own, by pip (which may need to
fetch what Lambit depends on), and everything is run twice, so that caches exist. A round runs
each command right after, or right before, `python -c pass` of the same environment; the
figures are medians of the rounds' ratios, and their quartiles: of CPU time (user and system)
and of time on the wall. `prompt` is the time on the wall until the prompt shows on a new
terminal that answers where its cursor is; Ctrl-D must then leave with 0. `loaded` says which
of the large packages that Lambit depends on were imported: there should be none.

Targets, for the reader: `lambit -c` takes at most 2.0 times the CPU time of `python -c pass`;
the prompt shows after at most 0.5 seconds.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("lark", "numpy", "llvmlite", "prompt_toolkit")
PROMPT = "λ> ".encode()
WHERE, HERE = b"\x1b[6n", b"\x1b[1;1R"  # a terminal is asked where its cursor is, and answers
PATIENCE = 30.0
SCRIPT = """\
(define (square n) (* n n))
(display (map square '(1 2 3)))
(newline)
"""
TARGETS = {"lambit -c '(+ 1 2)'": "at most 2.0 x CPU", "prompt": "at most 0.5 s"}


def clean_variables(folder: Path) -> dict[str, str]:
    """The environment of what is measured: nothing that changes how Python or Lambit start."""
    ours = ("PYTHON", "LAMBIT", "XDG_", "LC_", "NO_COLOR", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    caches = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state")}
    return kept | caches | {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def install(folder: Path, variables: dict[str, str]) -> Path:
    """A new virtual environment with Lambit in it; gives the folder of its commands."""
    home = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", home], check=True, env=variables)
    pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ROOT]
    done = subprocess.run(pip, check=False, env=variables, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"pip cannot install {ROOT}:\n{done.stderr}")
    return home / "bin"


# -- one run --


def spend(command: list[str], variables: dict[str, str]) -> tuple[float, float]:
    """The seconds that `command` takes: of CPU, and on the wall."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, variables, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise RuntimeError(f"{command} ends with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, wall


def prompt_shows(lambit: str, variables: dict[str, str]) -> float:
    """The seconds on the wall from the start of the REPL to its prompt."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(lambit, [lambit], variables)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = until(terminal, PROMPT)
    wall = time.perf_counter() - start
    os.write(terminal, b"\x04")
    seen += until(terminal, None)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    if status or PROMPT not in seen:
        raise RuntimeError(f"the prompt ends with {os.waitstatus_to_exitcode(status)}:\n{seen.decode()}")
    return wall


def until(terminal: int, wanted: bytes | None) -> bytes:
    """What the terminal is sent up to `wanted`, or to the end."""
    seen, end = b"", time.monotonic() + PATIENCE
    while wanted is None or wanted not in seen:
        if not select.select([terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            raise TimeoutError(f"nothing more comes after {seen!r}")
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side has closed
            data = b""
        if not data:
            break
        seen += data
        os.write(terminal, HERE * data.count(WHERE))
    return seen


def loaded(command: list[str], variables: dict[str, str]) -> list[str]:
    """Which of the large packages Python imports on `command`."""
    python, *rest = command
    traced = [python, "-X", "importtime", *rest]
    done = subprocess.run(traced, capture_output=True, check=True, env=variables, text=True)
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    return [name for name in HEAVY if name in names]


# -- all runs --


def summary(ratios: list[float]) -> dict[str, float]:
    """Median and quartiles."""
    ratios = sorted(ratios)
    return {"ratio": statistics.median(ratios), "low": ratios[len(ratios) // 4], "high": ratios[-1 - len(ratios) // 4]}


def ratios_to(bare: list[str], commands: dict[str, list[str]], rounds: int, variables: dict[str, str]) -> dict[str, dict]:
    """CPU and wall time of each command as ratios to those of `bare`."""
    samples: dict[str, list] = {name: [] for name in commands}
    for turn in range(rounds):
        for name, command in commands.items():
            order = (command, bare) if turn % 2 else (bare, command)
            first, second = spend(order[0], variables), spend(order[1], variables)
            samples[name].append((first, second) if turn % 2 else (second, first))
    results = {}
    for name, pairs in samples.items():
        results[name] = {
            kind: {
                **summary([own[at] / base[at] for own, base in pairs]),
                "ms": 1000 * statistics.median(own[at] for own, _ in pairs),
                "bare_ms": 1000 * statistics.median(base[at] for _, base in pairs),
            }
            for at, kind in enumerate(("cpu", "wall"))
        }
    return results


def prompt_time(bare: list[str], lambit: str, rounds: int, variables: dict[str, str]) -> dict[str, float]:
    """Seconds to the prompt, and their ratio to the wall time of `bare`."""
    pairs = [(prompt_shows(lambit, variables), spend(bare, variables)[1]) for _ in range(rounds)]
    seconds = statistics.median(own for own, _ in pairs)
    return {"seconds": seconds, **summary([own / base for own, base in pairs])}


def measure(folder: Path, rounds: int) -> dict[str, dict]:
    """Install, warm up, run everything."""
    variables = clean_variables(folder)
    commands_in = install(folder, variables)
    python, lambit = str(commands_in / "python"), str(commands_in / "lambit")
    script = folder / "script.lisp"
    script.write_text(SCRIPT)
    bare = [python, "-c", "pass"]
    commands = {
        "python -c 'import lambit'": [python, "-c", "import lambit"],
        "lambit -c '(+ 1 2)'": [lambit, "-c", "(+ 1 2)"],
        "lambit script.lisp": [lambit, str(script)],
    }
    for command in [bare, *commands.values()] * 2:
        spend(command, variables)
    prompt_shows(lambit, variables)
    results = ratios_to(bare, commands, rounds, variables)
    results["prompt"] = prompt_time(bare, lambit, max(3, rounds // 3), variables)
    results["loaded"] = {
        name: loaded(command if command[0] == python else [python, *command], variables)
        for name, command in commands.items()
    }
    return results


def report(results: dict[str, dict]) -> None:
    """Print the table."""
    print(f"{'x python -c pass':26} {'CPU':>5}   {'quartiles':10} {'CPU ms':>6}  {'wall':>5}   {'quartiles':10} target")
    for name, r in results.items():
        if "cpu" not in r:
            continue
        print(f"{name:26} {_figures(r['cpu'])} {r['cpu']['ms']:6.1f}  {_figures(r['wall'])} {TARGETS.get(name, '')}")
    r = results["prompt"]
    print(f"{'prompt':26} {'':5}   {'':10} {'':6}  {_figures(r)} {TARGETS['prompt']}: {r['seconds']:.3f} s")
    for name, found in results["loaded"].items():
        print(f"{name} loads {', '.join(found) or 'none'} of {', '.join(HEAVY)}")


def _figures(r: dict[str, float]) -> str:
    spread = f"{r['low']:.2f}-{r['high']:.2f}"
    return f"{r['ratio']:5.2f}   {spread:10}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--json", default="", help="write the figures to this file too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = measure(Path(folder), options.rounds)
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=1) + "\n")
    report(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())

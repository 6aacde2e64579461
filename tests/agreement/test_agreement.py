"""Machine and codegen agree on random programs, on `tests/lisp`, and on what was once wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from engines import TooLong, machine, run_codegen, run_machine, session, world  # noqa: E402
from generate import program  # noqa: E402

FAST, ALL, BATCH = 10, 3010, 50


def compare(seeds: range) -> tuple[list[int], int]:
    """The seeds on which the engines differ, and how many programs were no test."""
    machine.cache_clear()  # its heap keeps all that was ever defined
    session.cache_clear()
    different, skipped = [], 0
    for seed in seeds:
        text = program(seed)
        try:
            expected = run_machine(text)
        except TooLong:
            skipped += 1
            continue
        if run_codegen(text) != expected:
            different.append(seed)
    return different, skipped


def batches(first: int, last: int):
    return [pytest.param(range(n, min(n + BATCH, last)), id=f"{n}") for n in range(first, last, BATCH)]


@pytest.mark.parametrize("seeds", batches(0, FAST))
def test_random_programs(seeds):
    different, skipped = compare(seeds)
    assert not different, f"python tests/agreement/shrink.py {different[0]}"
    assert skipped <= len(seeds) // 10


@pytest.mark.slow
@pytest.mark.parametrize("seeds", batches(FAST, ALL))
def test_many_random_programs(seeds):
    different, skipped = compare(seeds)
    assert not different, f"python tests/agreement/shrink.py {different[0]}"
    assert skipped <= len(seeds) // 10


LISP = sorted((HERE.parent / "lisp").rglob("*.lisp"))
LONG = {  # what takes seconds on the machine
    "classic", "programs", "srfi", "tail-calls.lisp", "conditions.lisp", "inlined-loops.lisp", "data-write.lisp",
    "data-equivalence.lisp", "data-read.lisp",
}  # fmt: skip


def is_long(path):
    return bool(LONG & {path.name, path.parent.name})


@pytest.mark.parametrize(
    "path", [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if is_long(p) else []) for p in LISP]
)
def test_lisp_on_the_machine(path, monkeypatch):
    """`tests/test_examples.py` runs these programs compiled; the machine gives the same values."""
    from lambit.cli.testing import SessionRunner
    from lambit.examples import check, in_lisp

    monkeypatch.chdir(path.parent)
    sys.setrecursionlimit(max(10_000, sys.getrecursionlimit()))  # as the driver does for compiled code
    runner = SessionRunner(world(), path.name)
    failures = check(in_lisp(path.read_text(encoding="utf-8")), runner)
    assert not [f"line {f.line}: {f.source}\n    {f.message}" for f in failures]


def test_the_generator_is_reproducible():
    assert program(17) == program(17) != program(18)

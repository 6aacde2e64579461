"""Machine, compiled code and native code agree on random typed programs, to the bit.

LAMBIT_SEEDS=n tries n programs more.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from engines import Counts, TooLong, machine, run_machine, run_typed, session_of  # noqa: E402
from typed import program  # noqa: E402

from lambit.errors import InternalError  # noqa: E402
from lambit.syntax.core import Lambda  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered in cast")

FAST, ALL, BATCH = 10, 5010, 40
MORE = int(os.environ.get("LAMBIT_SEEDS", "0"))


@pytest.fixture(autouse=True)
def sessions_of_its_own():
    """Sessions and machines are not kept from test to test: what they hold would make every collection slower than the one before."""
    yield
    session_of.cache_clear()
    machine.cache_clear()
    gc.collect()


def threshold(seed: int) -> int:
    """Every second program has native code from the first round on, the others in the middle of loops."""
    return 0 if seed % 2 == 0 else 1 + seed // 2 % 4


def left_out(seed: int):
    """Of three programs in four, some loops and local procedures stay the interpreter's: it goes from one to the other more often."""

    def is_left_out(site) -> bool:
        return seed % 4 != 0 and site.body.__class__ is not Lambda and (seed + site.position) % 3 != 0

    return is_left_out


def compare(seeds: range, **kind: bool) -> tuple[list[str], int, Counts]:
    """What the engines differ on, how many programs were no test, and what was native."""
    different, skipped, counts = [], 0, Counts()
    for seed in seeds:
        text = program(seed, **kind)
        try:
            expected = run_machine(text)
            plain = run_typed(text, None)
        except (TooLong, InternalError):  # the interpreter's own fault is no test of native code
            skipped += 1
            continue
        if (plain.split()[0] if plain[0] == "!" else plain) != expected:
            different.append(f"{seed}: the machine")
        if run_typed(text, threshold(seed), counts, left_out(seed)) != plain:
            different.append(f"{seed}: native code after {threshold(seed)} rounds")
    return different, skipped, counts


def batches(first: int, last: int):
    return [pytest.param(range(n, min(n + BATCH, last)), id=f"{n}") for n in range(first, last, BATCH)]


def agree(seeds: range, **kind: bool) -> None:
    different, skipped, counts = compare(seeds, **kind)
    assert not different
    assert not [reason for reason in counts.declined if "failed" in reason]
    assert skipped <= len(seeds) // 10
    assert counts.native >= counts.sites * (0.4 if kind.get("raising") or kind.get("higher") else 0.6) > 0  # the test is of native code


@pytest.mark.parametrize("seeds", batches(0, FAST))
def test_typed_programs(seeds):
    agree(seeds)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", batches(FAST, ALL + MORE))
def test_many_typed_programs(seeds):
    """In every fourth batch, procedures find their arrays in globals, in another fourth they raise errors, in another they are arguments."""
    number = seeds.start // BATCH
    agree(seeds, arguments=number % 4 != 0, raising=number % 4 == 2, higher=number % 4 == 3)


@pytest.mark.parametrize("seeds", [*batches(0, FAST), *(pytest.param(*each.values, id=each.id, marks=pytest.mark.slow) for each in batches(FAST, FAST + BATCH))])
def test_typed_programs_that_redefine_globals(seeds):
    different, _, counts = compare(seeds, redefine=True)
    assert not different
    assert counts.dropped > 0  # the test is of native code that must not be used any more


def test_typed_programs_with_arrays_in_globals():
    agree(range(FAST), arguments=False)


def test_typed_programs_that_raise_errors():
    agree(range(FAST), raising=True)


def test_typed_programs_whose_procedures_are_arguments():
    agree(range(FAST), higher=True)


@pytest.mark.slow
def test_guards_are_exercised():
    """Among the programs are such as leave native code, for more than one reason."""
    _, _, counts = compare(range(80))
    assert sum(counts.exits.values()) > 0


def test_a_continuation_above_a_place_that_was_asked_about():
    """The seed on which native code was once entered from within the question whether there is some."""
    different, _, _ = compare(range(2064, 2065))
    assert not different


@pytest.mark.parametrize("seed", [1036, 1581])
def test_an_index_that_is_found_late(seed):
    """Seeds on which an array was looked into before the index was evaluated."""
    different, _, _ = compare(range(seed, seed + 1))
    assert not different


@pytest.mark.parametrize("seed", [6196, 30210])
def test_the_number_of_an_operand(seed):
    """Seeds on which the third operand of a sum was called the second."""
    different, _, _ = compare(range(seed, seed + 1), redefine=True)
    assert not different


def test_the_generator_is_reproducible():
    assert program(17) == program(17) != program(18)

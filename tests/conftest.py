"""What all tests share."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from lambit.analysis import passes

settings.register_profile("lambit", deadline=None)  # machines are noisy: no test looks at the clock
settings.load_profile("lambit")

# what tests compile is kept in a folder of their own, not in the user's; their processes inherit it
os.environ["XDG_CACHE_HOME"] = _cache = tempfile.mkdtemp(prefix="lambit-tests-")
atexit.register(shutil.rmtree, _cache, ignore_errors=True)

passes.checking = True  # core is verified between every two passes

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def lambit():
    """Run the command line in a process of its own: `lambit("-c", "(+ 1 2)", input="...")`."""

    def run(*arguments: str, input: str | bytes = "", env: dict[str, str] | None = None, **options):
        octets = input.encode() if isinstance(input, str) else input
        return subprocess.run(
            [sys.executable, str(ROOT / "bin" / "lambit"), *arguments],
            input=octets, capture_output=True, timeout=60, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **(env or {})}, **options,
        )  # fmt: skip

    return run


@pytest.fixture
def it():
    """An interpreter without capabilities."""
    from lambit import Interpreter

    with Interpreter() as interpreter:
        yield interpreter


@pytest.fixture(scope="module", autouse=True)
def only_what_is_new():
    """What was there before a file of tests stays: no garbage collection in it needs to look at that again.

    Thousands of tests have been collected, and each leaves modules, caches and reports behind.
    """
    gc.set_threshold(50_000, 10, 10)  # as on the command line conses are many and cycles few
    gc.collect()
    gc.freeze()

"""Every example is a program that runs to its end, and says nothing on standard error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.lisp")), ids=lambda p: p.name)
def test_an_example_runs(path):
    done = subprocess.run([sys.executable, "-m", "lambit", str(path)], capture_output=True, timeout=120, check=False, cwd=EXAMPLES)
    assert (done.returncode, done.stderr) == (0, b"")

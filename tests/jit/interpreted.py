"""Programs whose answer, with native code, is the interpreter's."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from engines import run_typed

THRESHOLDS = [0, pytest.param(3, marks=pytest.mark.slow)]
"""Rounds after which there is native code: at once, and in the middle of a loop."""


def different(programs: Mapping[int, str]) -> list[int]:
    """The seeds of programs of which the outcome is another with native code: at once, or after one to three rounds."""
    return [seed for seed, text in programs.items() if not has_the_interpreters_answer(text, seed % 4)]


def has_the_interpreters_answer(text: str, threshold: int) -> bool:
    """Is the whole outcome of the program the same with native code after so many rounds, and without?"""
    return run_typed(text, threshold) == run_typed(text, None)

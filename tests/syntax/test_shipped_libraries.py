"""The libraries that come with Lambit export what their specifications say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lambit.errors import LispError
from lambit.session.session import Session

LISTS = Path(__file__).resolve().parent.parent / "data" / "srfi"


@pytest.mark.parametrize("number", sorted(int(path.stem) for path in LISTS.glob("*.txt")))
def test_a_srfi_exports_its_names_and_no_others(number):
    session = Session()
    session.run_text(f"(import (srfi {number}))")
    exported = set(session.libraries.known[f"(srfi {number})"].exports)
    assert exported == set((LISTS / f"{number}.txt").read_text(encoding="utf-8").split())


def test_a_program_cannot_assign_to_nil():
    with pytest.raises(LispError, match=r"nil is imported from \(lambit classic"):
        Session().run_program("(import (lambit classic)) (setq nil 1)", "program")

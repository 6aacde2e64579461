"""The taste, asserted."""

from __future__ import annotations

import _sre
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lambit.reader import _tables

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LISP = sorted((ROOT / "lisp_stdlib").glob("*.lisp"))
LONGEST = 450
MADE_BY_PROGRAM = {"tables.py"}  # the reader's parse table


@pytest.mark.parametrize("path", [*SOURCES, *LISP], ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_short_and_finished(path):
    text = path.read_text(encoding="utf-8")
    if path.name not in MADE_BY_PROGRAM:
        assert len(text.splitlines()) <= LONGEST
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_is(path):
    import ast

    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "no module docstring"


@pytest.mark.parametrize("path", LISP, ids=lambda p: p.name)
def test_a_lisp_file_says_what_it_is(path):
    assert path.read_text(encoding="utf-8").startswith(";"), "no heading"


def modules_after(code: str) -> set[str]:
    command = [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT / "src")
    return set(done.stdout.split())


HEAVY = {"lark", "numpy", "llvmlite", "prompt_toolkit"}


def test_importing_lambit_is_light():
    assert not HEAVY & modules_after("import lambit")
    assert "lambit.session" not in modules_after("import lambit")


def test_the_start_path_is_light():
    start = "import sys; sys.argv = ['lambit', '-c', '(+ 1 2)']\nfrom lambit.cli import main; main()"
    loaded = modules_after(start)
    light = HEAVY | {"re", "typing_extensions", "enum", "dataclasses", "inspect", "argparse"}
    if _sre.MAGIC != _tables.MAGIC:  # in a checkout the tables are those of one Python; an image has its own
        light -= {"re", "enum"}
    assert not light & (loaded - modules_after("from typing import Any"))


def test_the_version_is_said_once():
    import lambit

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert lambit.__version__ == project["version"]


END_OF_PROGRAM = {"exit", "emergency-exit"}  # an example of these would end the tests


def entries():
    from lambit.docs import pages

    return [(page, entry) for page in pages() for entry in page.entries]


def test_every_public_name_is_documented_with_an_example():
    from lambit.examples import in_docstring

    wanting = [
        f"{page.title}: {entry.name}: {'no example' if entry.doc else 'no docstring'}"
        for page, entry in entries()
        if entry.kind != "variable" and entry.name not in END_OF_PROGRAM and not any(e.expect for e in in_docstring(entry.doc))
    ]
    assert not wanting


def test_the_reference_is_fresh():
    from lambit.docs import files

    directory = ROOT / "docs" / "reference"
    there = {p.name: p.read_text(encoding="utf-8") for p in directory.glob("*.md")}
    made = files()
    stale = sorted(n for n in there.keys() | made.keys() if there.get(n) != made.get(n))
    assert not stale, "run: python -m lambit.docs"


def test_habits_are_not_names_of_this_language():
    from lambit import Interpreter
    from lambit.runtime.hints import HABITS

    known = set(Interpreter().names())
    assert not sorted(known & HABITS.keys())

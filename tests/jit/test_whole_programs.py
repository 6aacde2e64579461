"""Every program in `tests/lisp` and `examples`: each form gives the same value, output and error with native code at once and without."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("examples", "programs", "r7rs", "srfi", "classic", "parts-in-loops.lisp", "operators.lisp")


def programs():
    for folder in ("examples", "tests/lisp"):
        for path in sorted((ROOT / folder).rglob("*.lisp")):
            name = path.relative_to(ROOT).as_posix()
            yield pytest.param(path, id=name, marks=[pytest.mark.slow] if any(part in SLOW for part in path.parts) else [])


def outcomes(path: Path, jit: str, monkeypatch: pytest.MonkeyPatch):
    """What each form of a program comes to."""
    from lambit.cli.testing import SessionRunner, examples_of, new_session

    monkeypatch.setenv("LAMBIT_JIT", jit)
    session = new_session()
    assert (session.base.heat is None) is (jit == "off")
    runner = SessionRunner(session, path.relative_to(ROOT).as_posix())
    return [(each.line, runner.run(each.source, each.line)) for each in examples_of(str(path), path.read_text(encoding="utf-8"))]


@pytest.mark.slow
@pytest.mark.parametrize("path", list(programs()))
def test_native_code_changes_nothing(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    expected = outcomes(path, "off", monkeypatch)
    assert outcomes(path, "eager", monkeypatch) == expected

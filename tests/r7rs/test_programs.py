"""Examples that need libraries, files or the process: the machine of `tests/agreement` has none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lambit.examples import check

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize("path", sorted(HERE.glob("*.lisp")), ids=lambda p: p.stem)
def test_file(path, tmp_path, monkeypatch):
    from lambit.cli.testing import SessionRunner, examples_of, new_session

    monkeypatch.chdir(tmp_path)
    examples = examples_of(str(path), path.read_text(encoding="utf-8"))
    failures = list(check(examples, SessionRunner(new_session(), path.name)))
    assert not [f"line {f.line}: {f.source}\n    {f.message}" for f in failures]

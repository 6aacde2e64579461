"""Every error that an example of the R7RS tests expects is one sentence, with the place of the program it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lambit.examples import in_lisp

TESTS = Path(__file__).resolve().parent.parent
FILES = sorted([*(TESTS / "lisp" / "r7rs").glob("*.lisp"), *(TESTS / "r7rs").glob("*.lisp")])
FILES = [path for path in FILES if not path.name.startswith("data-")]  # programs that `read` makes have no place


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_error_says_where(path, tmp_path, monkeypatch, capsys):
    from lambit.cli.testing import new_session
    from lambit.errors import LispError
    from lambit.runtime.report import render

    monkeypatch.chdir(tmp_path)
    session = new_session()
    session.context.arguments = (path.name,)
    lost = []
    for example in in_lisp(path.read_text(encoding="utf-8")):
        try:
            session.run_text(example.source, path.name)
        except LispError as error:
            shown = render(error)
            where = re.search(r"^  (?:in .* at )?(\S+):\d+:\d+$", shown, re.MULTILINE)
            sentence = shown.splitlines()[0]
            # the place may be in a file that the example has written and loaded
            if where is None or not (tmp_path / where[1]).exists() and where[1] != path.name:
                lost.append(f"{example.line}: {example.source}: {shown}")
            if "Traceback" in shown or not sentence.startswith("error: ") or len(sentence) < len("error: x"):
                lost.append(f"{example.line}: {example.source}: {shown}")
    capsys.readouterr()
    assert not lost

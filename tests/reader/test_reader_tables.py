"""The written-out tables: fresh, light, and not bound to one version of the matcher."""

from __future__ import annotations

import _sre
import subprocess
import sys
from pathlib import Path

from lambit.printer import write
from lambit.reader import _tables, build, scanner

TABLES = Path(_tables.__file__)


def test_the_tables_are_fresh():
    made = build.generate()
    if sys.version_info[:2] == (3, 11):
        assert TABLES.read_text(encoding="utf-8") == made
    else:  # the matcher's code differs; all else does not
        def lines(text):
            return [x for x in text.splitlines() if "_CODE" not in x and "MAGIC" not in x]

        assert lines(TABLES.read_text(encoding="utf-8")) == lines(made)


def test_another_matcher_compiles_the_patterns(monkeypatch):
    monkeypatch.setattr(_tables, "MAGIC", 0)
    pattern = scanner.load(_tables.TEXT_PATTERN, _tables.TEXT_FLAGS, _tables.TEXT_GROUPS, _tables.TEXT_CODE)
    text = '(a b)) ; c\n #\\( "x" '
    assert pattern.findall(text) == scanner.TEXT.findall(text)
    token = scanner.load(_tables.TOKEN_PATTERN, _tables.TOKEN_FLAGS, _tables.TOKEN_GROUPS, _tables.TOKEN_CODE)
    assert [m.lastgroup for m in token.finditer(text)] == [m.lastgroup for m in scanner.TOKEN.finditer(text)]


def test_reading_and_printing_import_nothing_heavy():
    code = """
import sys
before = set(sys.modules)
from typing import Any
with_typing = set(sys.modules)
from lambit.reader import read_all
from lambit.printer import write
assert write(read_all("(a 'b 1.5 1/2 \\\\"c\\\\" #(d) 1+2i #u8(1))")[0])
print(*(set(sys.modules) - with_typing))
"""
    loaded = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(TABLES.parents[2])!r})\n" + code.replace("\\\\", "\\")],
                            capture_output=True, text=True, check=True).stdout.split()  # fmt: skip
    heavy = {"re", "lark", "numpy", "enum", "dataclasses", "inspect", "fractions", "decimal", "cmath", "difflib"}
    if _sre.MAGIC != _tables.MAGIC:  # this Python's matcher does not understand the tables of a checkout
        heavy -= {"re", "enum"}
    assert not heavy & set(loaded)


def test_every_piece_of_text_is_one_token_and_space_or_fused():
    text = Path(build.__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    assert "".join(scanner.TEXT.findall(text)) == text
    assert write(1) == "1"

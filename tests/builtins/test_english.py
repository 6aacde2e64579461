"""The main job: examples/english.lisp against the definitions, on its own text and on another."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOVEL = EXAMPLES / "data" / "pride_and_prejudice.txt"


def entropy(items):
    counts = Counter(items)
    n = sum(counts.values())
    return -math.fsum(c / n * math.log2(c / n) for c in counts.values())


def expected_rows(text):
    letters = re.sub("[^a-z]+", " ", text.lower())
    h = [0.0] + [entropy(letters[i : i + n] for i in range(len(letters) - n + 1)) for n in range(1, 9)]
    f = [math.log2(27)] + [b - a for a, b in zip(h, h[1:], strict=False)]
    words = letters.split()
    rows = [f"{n} {h[n]:.3f} {f[n]:.3f}" if n else f"0 {f[0]:.3f}" for n in range(9)]
    return [*rows, f"words {entropy(words) * len(words) / len(letters):.3f}"]


def has_table(output, text):
    lines = [" ".join(line.split()) for line in output.splitlines()]
    return all(any(line.startswith(row) for line in lines) for row in expected_rows(text))


def test_the_text_is_what_its_origin_says():
    octets = NOVEL.read_bytes()
    assert len(octets) >= 300_000
    assert hashlib.sha256(octets).hexdigest() in (NOVEL.parent / "README.md").read_text()


@pytest.mark.slow
def test_the_novel(lambit):
    done = lambit(str(EXAMPLES / "english.lisp"))
    assert (done.returncode, done.stderr) == (0, b"")
    output = done.stdout.decode()
    assert has_table(output, NOVEL.read_text())
    assert "disinterestedness" in output
    assert "e  █████████████████              10.5 %" in output
    assert not any(line.endswith(" ") for line in output.splitlines())


def test_another_text(lambit, tmp_path):
    text = "To be, or not to be: that is the question. " * 3 + "Whether 'tis nobler; ÜBER\n\nall"
    path = tmp_path / "hamlet.txt"
    path.write_text(text, encoding="utf-8")
    done = lambit(str(EXAMPLES / "english.lisp"), str(path))
    assert done.returncode == 0, done.stderr
    assert has_table(done.stdout.decode(), text.replace("Ü", " "))


@pytest.mark.parametrize("content", [b"", b"abc"])
def test_too_short_a_text(lambit, tmp_path, content):
    path = tmp_path / "short.txt"
    path.write_bytes(content)
    done = lambit(str(EXAMPLES / "english.lisp"), str(path))
    assert done.returncode == 1
    assert b"block-entropies" in done.stderr
    assert b"Traceback" not in done.stderr

"""Two readers, one grammar: our driver and stock lark agree on everything that can be seen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reader_errors import UNFINISHED, WRONG

from lambit.data import Pair, Vector
from lambit.errors import Incomplete, ReadError
from lambit.printer import write_shared
from lambit.reader import read, reference
from lambit.source import add_source

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted(
    path for part in ("lisp_stdlib", "examples", "tests", "benchmarks") for path in (ROOT / part).rglob("*.lisp")
)  # fmt: skip


def positions(datum):
    """The positions of all pairs, in the order of a walk."""
    found, seen, todo = [], set(), [datum]
    while todo:
        x = todo.pop()
        if id(x) in seen:
            continue
        if x.__class__ is Pair:
            seen.add(id(x))
            found.append(x.position)
            todo += [x.cdr, x.car]
        elif x.__class__ is Vector:
            seen.add(id(x))
            todo += x.items
    return found


def outcome(reader, text):
    """All that can be seen of reading `text`."""
    source = add_source("both", text)
    try:
        data = reader(text, source)
    except ReadError as error:
        return isinstance(error, Incomplete), error.position - source.base
    return [write_shared(x) for x in data], [p - source.base for x in data for p in positions(x)]


def agree(text):
    ours, theirs = outcome(read.read_all, text), outcome(reference.read_all, text)
    if ours != theirs and isinstance(ours[0], bool) and isinstance(theirs[0], bool):
        # of two errors lark may see the later one first: it looks one token ahead, and
        # checks what is before a dot when the list ends
        assert ours[1] <= theirs[1] or text[ours[1]] == ".", (text, ours, theirs)
        return
    assert ours == theirs, text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_files(path):
    agree(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [x[0] for x in [*WRONG, *UNFINISHED]])
def test_wrong_texts(text):
    assert outcome(read.read_all, text) == outcome(reference.read_all, text)


PIECES = (
    ["(", ")", "[", "]", "#(", "#u8(", "#f64(", "'", "`", ",", ",@", "#;", ".", " ", " ", " ", "\n", ";c\n", "#|", "|#", "#|c|#"]
    + ["a", "b", "1", "255", "-2.5", "1/2", "+i", "#t", "#f", '"s"', '"', "|x y|", "|", "#\\a", "#\\space", "#\\(", ":k", "#0=", "#0#", "#1=", "#1#"]
    + ["#!fold-case", "#!no-fold-case", "ABC", "#xFF", "#z", "\\", "{", "\0", "λ", "…", "#", "1/0", "#\\zz", '"\\q"', "...", "))", "(("]
)  # fmt: skip


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_random_pieces(text):
    agree(text)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text("()[]#;'`,@|\\\". \n0123abtfx:u8=!λ", max_size=20))
def test_random_characters(text):
    agree(text)


def test_damaged_code():
    rng = random.Random(5)
    code = (ROOT / "examples" / "mccarthy-1960.lisp").read_text() if (ROOT / "examples" / "mccarthy-1960.lisp").exists() else "(a (b))" * 40
    for _ in range(25):
        at = rng.randrange(len(code))
        damage = rng.choice(["", "(", ")", '"', "#|", "]", " . ", "|", "\0"])
        agree(code[:at] + damage + code[at + rng.randrange(3) :])


def test_chunks_do_not_show(monkeypatch):
    text = ("(define (f x) ; c (\n 'a \"b ( \\\" c\" #|x #|(|# y|# #\\( |z (| 1/2 ... .5 (a . b) #u8(1 2))\n" * 3)
    whole = outcome(read.read_all, text)
    for size in range(1, 40):
        monkeypatch.setattr(read, "CHUNK", size)
        assert outcome(read.read_all, text) == whole


atoms = st.sampled_from('a b2 -> 1 -1/2 .5 +inf.0 #t #\\a #\\space "s\\n" |x y| :k #xF 1+2i #u8(1) #f64(1)'.split() + ['"a b"'])
gaps = st.sampled_from([" ", "\n  ", " ; c\n", "#|x|# ", " #;(a b) ", " #| #| #| #| #| |# |# |# |# |# "])


def enclosed(inner):
    items = st.lists(st.tuples(inner, gaps).map("".join), max_size=5).map("".join)
    return st.one_of(
        items.map("({})".format), items.map("[{}]".format), items.map("#({})".format),
        st.tuples(st.sampled_from(["'", "`", ",", ",@", "' ", "#0=", "#;#;x "]), inner).map("".join),
        st.tuples(inner, gaps, inner).map(lambda x: "({}{}. {})".format(*x)),
    )  # fmt: skip


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.recursive(atoms, enclosed, max_leaves=25))
def test_random_data(text):
    agree(text)

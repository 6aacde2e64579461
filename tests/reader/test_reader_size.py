"""Large, deep and strange texts: the right value or an exact error, in linear time."""

from __future__ import annotations

import gc
import time

import pytest

from lambit.data import NIL, Pair, String, Vector
from lambit.errors import Incomplete, ReadError
from lambit.printer import display, write, write_short
from lambit.reader import balanced, read_all, read_one

N = 1_000_000


def depth(datum):
    count = 0
    while datum.__class__ is Pair:
        count += 1
        datum = datum.car
    return count


@pytest.mark.slow
def test_ten_million_characters_of_code():
    text = "(define (f x) (list x 'y \"z\")) ; c\n" * 280_000
    assert len(read_all(text)) == 280_000


@pytest.mark.slow
def test_a_million_parentheses():
    start = time.process_time()
    (datum,) = read_all("(" * N + ")" * N)
    assert depth(datum) == N - 1
    assert len(write_short(datum)) == 60
    assert time.process_time() - start < 20
    few = N // 10
    with pytest.raises(Incomplete) as caught:
        read_all("(" * few)
    assert caught.value.position == few - 1
    with pytest.raises(ReadError) as caught:
        read_all("(" * few + ")" * few + ")")
    assert caught.value.position == 2 * few
    with pytest.raises(ReadError) as caught:
        read_all("(a " * few + "]")
    assert caught.value.position == 3 * few


@pytest.mark.slow
@pytest.mark.parametrize(
    ("begin", "middle", "end"),
    [("'", "x", ""), ("(a . ", "()", ")"), ("#(", "", ")"), ("[(", "", ")]"), ("#;", "x " * 60_001, ""), ("(quote ", "x", ")")],
)  # fmt: skip
def test_deep_shapes(begin, middle, end):
    count = 60_000
    text = begin * count + middle + end * count
    assert balanced(text) == "complete"
    assert balanced(text[:-1]) in ("incomplete", "complete")
    for datum in read_all(text)[:1]:
        write(datum)


@pytest.mark.slow
def test_long_texts():
    start = time.process_time()
    (string,) = read_all('"' + "a" * 10 * N + '"')
    assert string.__class__ is String
    assert len(string) == 10 * N
    assert len(read_all('"' + "\\n" * N + '"')[0]) == N
    assert len(read_all('"' + "\\x41;\\\\" * 300_000 + '"')[0]) == 600_000
    assert len(read_all("a" * N)[0].name) == N
    assert len(read_all("|" + "a b" * N + "|")[0].name) == 3 * N
    assert read_all("0." + "3" * N) == [1 / 3]
    assert read_all(";" + "x" * N) == []
    assert read_all(";x\n" * N) == []
    assert read_all(" " * N + "\n" * N) == []
    assert read_all("#|" + "x" * N + "|#") == []
    assert read_all("#|" * N + "|#" * N) == []
    assert len(read_all("a " * N)) == N
    assert read_one("a " * N)[1] == 1
    assert time.process_time() - start < 20


@pytest.mark.slow
@pytest.mark.parametrize("text", ['"' + "a\\n" * N, "|" + "a" * N, "#|" + "a|b#" * N, "#|" * N, '"' + "\\" * N + '"', "(a " * 100_000, "'" * N, "#|#|" * 1000 + "x" * N])  # fmt: skip
def test_long_texts_without_end(text):
    start = time.process_time()
    assert balanced(text) != "wrong" or text[-1] == '"'
    assert time.process_time() - start < 5


@pytest.mark.parametrize("unit", ["(a b) ", "'a ", "#;a ", "#|a|# ", "#|#|#|#|#|a|#|#|#|#|# ", '"a b" ', "; a\n", "#(1 2) ", "(a . b) ", "(#0=a #0#) ", "[a] ", "1.5 ", "#\\a ", "|a| ", "#!fold-case A "])  # fmt: skip
def test_linear(unit):
    def cost(count):
        text = unit * count
        best = 1e9
        for _ in range(3):
            start = time.thread_time()
            read_all(text)
            best = min(best, time.thread_time() - start)
        return best

    few = 2_000
    assert cost(8 * few) < 8 * cost(few) * 3 + 0.02


def test_the_collector_is_left_as_it_was():
    assert gc.isenabled()
    read_all("(a)")
    assert gc.isenabled()
    with pytest.raises(ReadError):
        read_all("(a")
    assert gc.isenabled()
    gc.disable()
    try:
        read_all("(a)")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_text_longer_than_positions_reach(monkeypatch):
    monkeypatch.setattr("lambit.reader.read.OFFSET_MASK", 5)
    with pytest.raises(ReadError, match="limit"):
        read_all("(a b c)")


@pytest.mark.slow
def test_wide_and_cyclic_values_print():
    wide = Vector([NIL] * N)
    assert len(write(wide)) == 3 * N + 2
    wide.items[0] = wide
    assert write(wide).startswith("#0=#(#0# ()")
    assert write_short(wide, 20) == "#(#(#(#(#(#(#(#(#..."
    assert display(Pair(String("a"), NIL)) == "(a)"

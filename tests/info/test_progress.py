"""Progress: what the watcher sees, and the line on the terminal."""

from __future__ import annotations

import io

import pytest

from lambit.info import progress
from lambit.info.progress import Bar, steps, watched


@pytest.fixture
def clock(monkeypatch):
    """Time that passes by a tenth of a second whenever somebody looks."""
    now = [0.0]

    def look():
        now[0] += 0.1
        return now[0]

    monkeypatch.setattr(progress, "monotonic", look)
    return now


def lines(stream):
    return [line for line in stream.getvalue().split("\r") if line]


def test_nobody_watches():
    assert list(steps(3, "steps")) == [0, 1, 2]
    assert list(steps(0, "steps")) == []


def test_a_bar_appears_after_a_while_and_is_gone_at_the_end(clock):
    stream = io.StringIO()
    with watched(Bar(stream, 10)):
        assert list(steps(20, "permutations")) == list(range(20))
    shown = lines(stream)
    assert len(shown) > 5
    assert shown[0].startswith("permutations  ██")
    assert " %  " in shown[0]
    assert shown[0].endswith(" left\x1b[K")
    assert shown[-1] == "\x1b[K"


def test_short_work_shows_nothing():
    stream = io.StringIO()
    with watched(Bar(stream)):
        list(steps(20, "permutations"))
    assert stream.getvalue() == ""


def test_of_steps_inside_steps_the_outer_ones_are_shown(clock):
    stream = io.StringIO()
    with watched(Bar(stream)):
        for _ in steps(20, "outer"):
            list(steps(10, "inner"))
    assert lines(stream)
    assert "inner" not in stream.getvalue()


def test_an_error_takes_the_line_away(clock):
    stream = io.StringIO()

    def fail():
        with watched(Bar(stream)):
            for i in steps(20, "work"):
                if i == 15:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert lines(stream)[-1] == "\x1b[K"


def test_watchers_are_put_back():
    with pytest.raises(ZeroDivisionError), watched(lambda *_: 1 / 0):
        list(steps(2, "work"))
    assert progress.watcher.get() is None

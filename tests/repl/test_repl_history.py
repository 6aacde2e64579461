"""History: whole forms, kept between sessions, whatever the file is."""

from __future__ import annotations

import os
import stat

from lambit.repl.history import BYTES, KEPT, History, default_path


def test_whole_forms_come_back(tmp_path):
    path = str(tmp_path / "a" / "b" / "history")
    history = History(path)
    history.add("(define (f)\n  1)\n")
    history.add("+x\n# not a comment\n\n(λ)")
    assert History(path).entries == ["(define (f)\n  1)", "+x\n# not a comment\n\n(λ)"]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_what_is_not_kept(tmp_path):
    history = History(str(tmp_path / "h"))
    for text in ["(a)", "(a)", "", "  ", " (secret)", "(b)", "(a)"]:
        history.add(text)
    assert history.entries == ["(a)", "(b)", "(a)"]


def test_two_sessions_share_a_file(tmp_path):
    path = str(tmp_path / "h")
    one, two = History(path), History(path)
    one.add("1")
    two.add("2")
    one.add("3")
    assert History(path).entries == ["1", "2", "3"]


def test_a_corrupt_file_is_survived(tmp_path):
    path = tmp_path / "h"
    path.write_bytes(b"\xff\xfe\0garbage\n+ok\n\n+bad\0\n+++\nrubbish\n+last")
    assert History(str(path)).entries == ["ok", "++", "last"] or History(str(path)).entries[-1] == "last"
    History(str(path)).add("more")
    assert History(str(path)).entries[-1] == "more"


def test_an_unwritable_place_keeps_it_in_memory(tmp_path):
    (tmp_path / "file").write_text("")
    for path in [str(tmp_path / "file" / "history"), str(tmp_path), "/proc/nothing/history", ""]:
        history = History(path)
        history.add("(a)")
        history.add("(b)")
        assert history.entries == ["(a)", "(b)"]


def test_a_long_file_is_cut(tmp_path):
    path = tmp_path / "h"
    path.write_text("".join(f"\n# 0\n+(entry {i} {'x' * 300})\n" for i in range(BYTES // 300)))
    entries = History(str(path)).entries
    assert len(entries) == KEPT
    assert path.stat().st_size < BYTES
    assert History(str(path)).entries[-1] == entries[-1]


def test_lone_surrogates_do_not_break_it(tmp_path):
    history = History(str(tmp_path / "h"))
    history.add("(a \udcff)")
    assert len(History(history.path).entries) == 1


def test_where_it_is(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert default_path() == str(tmp_path / "lambit" / "history")
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", "/h")
    assert default_path() == "/h/.local/state/lambit/history"

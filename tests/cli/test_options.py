"""What the command line's words mean."""

from __future__ import annotations

import pytest

from lambit.cli import UsageError, colored, parse


def test_a_file_takes_all_that_follows_it():
    options = parse(["-q", "f.lisp", "-i", "--version", "x"])
    assert (options.file, options.arguments) == ("f.lisp", ["-i", "--version", "x"])
    assert options.quiet and not options.interactive


def test_an_expression_takes_all_that_follows_it():
    options = parse(["-i", "-c", "(+ 1 2)", "a", "-q"])
    assert (options.text, options.file, options.arguments) == ("(+ 1 2)", None, ["a", "-q"])
    assert options.interactive and not options.quiet


def test_a_dash_is_standard_input():
    assert parse(["-", "a"]).file == "-"


def test_two_dashes_end_the_options():
    assert parse(["--", "-i"]).file == "-i"
    assert parse(["--", "test"]).command == ""


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["test", "--help"]])
def test_help(words):
    assert parse(words).command == "help"


def test_commands():
    assert parse(["test", "a", "b"]).arguments == ["a", "b"]
    assert parse(["doc", "car"]).arguments == ["car"]
    options = parse(["expand", "f.lisp", "--stage", "core"])
    assert (options.file, options.stage) == ("f.lisp", "core")
    options = parse(["expand", "--stage=all", "-c", "(f)"])
    assert (options.text, options.stage) == ("(f)", "all")


@pytest.mark.parametrize(
    "words",
    [["--frobnicate"], ["-x"], ["-c"], ["expand"], ["expand", "a", "b"], ["test"], ["doc"], ["expand", "f", "--stage"],
     ["--stage", "core", "f"], ["test", "-c", "x"]],
)  # fmt: skip
def test_nonsense_is_refused(words):
    with pytest.raises(UsageError):
        parse(words)


class Terminal:
    def isatty(self):
        return True


def test_colours_only_where_wanted(monkeypatch):
    import io

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert colored(Terminal())
    assert not colored(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored(Terminal())
    monkeypatch.setenv("NO_COLOR", "")  # empty means unset (no-color.org)
    assert colored(Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert not colored(Terminal())


def test_native_code_is_a_choice():
    assert parse(["f.lisp"]).jit is None
    options = parse(["--no-jit", "--jit-report", "f.lisp", "--no-jit"])
    assert (options.jit, options.jit_report, options.arguments) == ("off", True, ["--no-jit"])

"""The editor: keys in, texts out."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from repl_fake import FakeSession

prompt_toolkit = pytest.importorskip("prompt_toolkit")

from prompt_toolkit.document import Document  # noqa: E402
from prompt_toolkit.input import create_pipe_input  # noqa: E402
from prompt_toolkit.output import DummyOutput  # noqa: E402

from lambit.repl.editor import Editor, closed_line, marks  # noqa: E402
from lambit.repl.history import History  # noqa: E402

UP, LEFT, ALT_ENTER, HOME = "\x1b[A", "\x1b[D", "\x1b\r", "\x01"
PASTE = "\x1b[200~%s\x1b[201~"


@contextmanager
def editing(path=""):
    with create_pipe_input() as pipe:
        editor = Editor(FakeSession(), History(str(path)), source=pipe, target=DummyOutput())

        def read(*keys):
            import threading
            import time

            if len(keys) == 1:
                pipe.send_text(keys[0])
            else:

                def type_slowly():
                    for each in keys:
                        time.sleep(0.05)
                        pipe.send_text(each)

                threading.Thread(target=type_slowly, daemon=True).start()
            return editor.read()

        yield read


def test_enter_submits_what_is_balanced():
    with editing() as read:
        assert read("(+ 1 2)\r") == "(+ 1 2)"
        assert read(",help\r") == ",help"
        assert read(")\r") == ")"  # wrong, but more lines would not help


def test_enter_starts_an_indented_line_otherwise():
    with editing() as read:
        assert read("(define (f x)", "\r", "(g x", "\r", "y))", "\r") == "(define (f x)\n  (g x\n     y))"


def test_enter_inside_balanced_text_starts_a_line():
    with editing() as read:
        assert read("(begin a)" + LEFT, "\r", "b", "\x05", "\r") == "(begin a\n  b)"


def test_alt_enter_forces_a_line():
    with editing() as read:
        assert read("1", ALT_ENTER, "2", "\r") == "1\n2"


def test_tab_indents_and_completes():
    with editing() as read:
        assert read("(begin", "\r", HOME, "\t", "1)", "\r") == "(begin\n  1)"
        assert read("(vector-r", "\t", " v 0)", "\r") == "(vector-ref v 0)"
        assert read("(vec", "\t", "r\t", " v)", "\r") == "(vector-ref v)"


def test_bracketed_paste_is_taken_as_it_is():
    with editing() as read:
        text = "(define (f)\n      1)\n(f)\n"
        assert read(PASTE % text.replace("\n", "\r"), "\r") == text.rstrip()
        assert read(PASTE % "λ> (f)\nλ> (g)", "\r") == "(f)\n(g)"


def test_text_pasted_without_brackets_keeps_its_indentation():
    with editing() as read:
        assert read("(define (f)\r      1)\r") == "(define (f)\n      1)"


def test_history_comes_back_by_whole_form(tmp_path):
    with editing(tmp_path / "h") as read:
        read("(define (f)", "\r", "1)", "\r")
        assert read(UP, "\r") == "(define (f)\n  1)"
    with editing(tmp_path / "h") as read:
        assert read(UP, "\r") == "(define (f)\n  1)"
        read("(car x)\r")
        assert read("(def", UP, "\r") == "(define (f)\n  1)"  # what begins alike


def test_control_c_and_control_d():
    with editing() as read:
        with pytest.raises(KeyboardInterrupt):
            read("(abc\x03")
        assert read("1\r") == "1"
        with pytest.raises(EOFError):
            read("\x04")
        assert read("12" + LEFT + "\x04", "\r") == "1"


def test_matching_brackets():
    assert marks(Document("(a (b))", 7)) == {(0, 6): "class:match", (0, 0): "class:match"}
    assert marks(Document("(a (b))", 3)) == {(0, 3): "class:match", (0, 5): "class:match"}
    assert marks(Document("(a\n]", 4)) == {(1, 0): "class:mismatch", (0, 0): "class:mismatch"}
    assert marks(Document('("(")', 5)) == {(0, 4): "class:match", (0, 0): "class:match"}
    assert marks(Document(")", 1)) == {(0, 0): "class:mismatch"}
    assert marks(Document("(a", 2)) == {}


def test_what_a_bracket_closes():
    assert closed_line("(define (f x)\n  x)") == "(define (f x)"
    assert closed_line("(define (f x)\n  (g x)") == ""

"""What the prompt does with a text, without a terminal."""

from __future__ import annotations

import io
import os
import signal
import threading
import time

import pytest
from repl_fake import FakeSession

from lambit.data import NIL
from lambit.repl.loop import Repl
from lambit.repl.screen import Screen


class Talk:
    def __init__(self):
        self.out = io.StringIO()
        self.screen = Screen(self.out)
        self.session = FakeSession()
        self.repl = Repl(self.session, self.screen)
        self.outcome = None

    def __call__(self, text):
        at = len(self.out.getvalue())
        self.screen.install()
        try:
            self.outcome = self.repl.submit(text)
        finally:
            self.screen.restore()
        return self.out.getvalue()[at:]


@pytest.fixture
def talk():
    it = Talk()
    it.repl.interrupts.install()
    yield it
    it.repl.interrupts.restore()


def test_results_are_named(talk):
    assert talk("(+ 1 2)") == "$1 = 3\n"
    assert talk("(+ $1 1)") == "$2 = 4\n"
    assert talk("_") == "$3 = 4\n"


def test_nothing_is_said_of_a_definition(talk):
    assert talk("(define x 5)") == ""
    assert talk("x") == "$1 = 5\n"


def test_several_forms_several_values(talk):
    assert talk("1 (values 2 3)\n(values) 4") == "$1 = 1\n$2 = 2\n$3 = 3\n$4 = 4\n"
    assert talk.outcome.values == [1, 2, 3, 4]


def test_output_without_a_line_end_is_ended(talk):
    assert talk('(display "hi") 1 (display "there")') == "hi\n$1 = 1\nthere\n"


def test_an_error_names_nothing_and_stops_the_rest(talk):
    talk("1")
    text = talk("(define x 1)\n(fail 7)\n(define y 2)")
    assert "error: this went wrong 7" in text and talk.outcome.status == "error"
    assert "y" not in talk.session.globals and talk.session.globals["_"] == 1
    assert talk("2") == "$2 = 2\n"


def test_where_an_error_is(talk):
    assert "  <prompt 1>:2:3\n  2 |  (nonsense)\n    |   ^^^^^^^^\n" in talk("1\n (nonsense)")


def test_text_that_is_wrong_runs_nothing(talk):
    assert "error:" in talk("(define x 1) )") and "x" not in talk.session.globals


def test_a_bug_is_said_to_be_one(talk):
    assert "internal error" in talk("(bug)") and talk("1") == "$1 = 1\n"


def test_exit(talk):
    talk("(exit 3)")
    assert (talk.outcome.status, talk.outcome.code) == ("quit", 3)
    talk(",quit 4")
    assert (talk.outcome.status, talk.outcome.code) == ("quit", 4)
    talk(",q")
    assert (talk.outcome.status, talk.outcome.code) == ("quit", 0)


def test_interrupts(talk):
    for _ in range(3):
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        start = time.monotonic()
        assert talk('(display "a") (spin)') == "a\ninterrupted\n"
        assert time.monotonic() - start < 1 and talk.outcome.status == "interrupted"
    os.kill(os.getpid(), signal.SIGINT)  # while nothing runs: dropped
    assert talk("1") == "$1 = 1\n"


def test_the_handler_is_given_back():
    before = signal.getsignal(signal.SIGINT)
    it = Talk()
    it.repl.interrupts.install()
    it("1")
    it.repl.interrupts.restore()
    assert signal.getsignal(signal.SIGINT) is before


def test_help_lists_the_commands(talk):
    text = talk(",help")
    for name in ",doc ,apropos ,expand ,expand* ,step ,time ,quit ,load ,bt".split():
        assert name in text
    assert max(map(len, text.split("\n"))) < 80


def test_doc(talk):
    assert talk(",doc vector-ref") == "(vector-ref v k)\n  The element of `v` at index `k` (R7RS 6.8).\n\n  (vector-ref #(1 2) 0)   ;=> 1\n"
    assert talk(",d car").startswith("(car p)")
    assert "vector-ref" in talk(",doc vector-rfe")  # a hint
    talk("(define x 5)")
    assert "x is 5" in talk(",doc x")
    assert "syntax" in talk(",doc define")


def test_apropos(talk):
    assert talk(",apropos VEC").split("\n")[0].split(None, 1) == ["vector-length", "How many elements `v` has."]
    assert "car" in talk(",apropos pair")
    assert talk(",apropos xyzzy").startswith("nothing")


def test_expand(talk):
    assert talk(",expand (wrap (wrap a))") == "(wrap a)\n"
    assert talk(",expand* (wrap (wrap a))") == "a\n"


def test_step(talk):
    text = talk(",step a")
    assert text.startswith("0  P a\n") and text.endswith("  ... 19 more (,step all shows them)\n49  P a\n")
    assert len(talk(",step all a").splitlines()) == 50


def test_time(talk):
    text = talk(",time (+ 1\n 2)")
    assert text.startswith("$1 = 3\n; ") and "median of" in text
    assert "one run" in talk(',time (display "x")')
    n = len(talk.session.evaluated)
    talk(",time (define x 1)")
    assert len(talk.session.evaluated) == n + 2  # once: the form and its value


def test_commands_and_forms_in_one_text(talk):
    assert talk("1\n,doc car\n2") == "$1 = 1\n(car p)\n  The first half of a pair.\n$2 = 2\n"


def test_commands_that_are_wrong(talk):
    assert "no command ,nonsense" in talk(",nonsense") and talk.outcome.status == "error"
    assert ",doc needs a name" in talk(",doc")
    assert "one form" in talk(",expand a b")


def test_load_and_backtrace(talk):
    assert talk(",load a b.lisp") == '$1 = "a b.lisp"\n'
    assert talk(",bt") == "no error so far\n"
    talk("(fail 1)")
    assert talk(",bt").startswith("this went wrong 1\n")
    assert "Traceback" in talk(",bt python")


def test_terminals_that_cannot_show_it():
    raw = io.BytesIO()
    screen = Screen(io.TextIOWrapper(raw, encoding="ascii"))
    screen.write("λ\n")
    screen.flush()
    assert raw.getvalue() == b"\\u03bb\n"


def test_nil_is_a_result(talk):
    assert talk("(list)") == "$1 = ()\n" and talk.outcome.values == [NIL]

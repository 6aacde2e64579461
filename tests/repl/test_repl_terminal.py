"""The real command on a real terminal, seen as a person sees it."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
pyte = pytest.importorskip("pyte")

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 20.0


class Terminal:
    """A process on a terminal of 80 by 24."""

    def __init__(self, *arguments: str, term="xterm-256color", **environment: str):
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.used = 0.0  # seconds of the processor, when it has ended
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            keep = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "PYTHONSTARTUP")}
            os.environ.clear()
            os.environ.update(keep | {"TERM": term, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"} | environment)
            os.execv(sys.executable, [sys.executable, str(ROOT / "bin" / "lambit"), *arguments])
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    def text(self) -> str:
        return "\n".join(self.lines()).rstrip()

    def until(self, *wanted: str, prompt: bool = True) -> str:
        """What is on the screen once all of `wanted` is, and the prompt below it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.text()
            if all(w in text for w in wanted) and (not prompt or text.split("\n")[-1] in ("λ>", ">")):
                return text
            self.read()
        pytest.fail(f"waited in vain for {wanted}; the screen:\n{self.text()}")

    def read(self) -> None:
        """Take in what has been printed, and answer as a terminal does."""
        if not select.select([self.fd], [], [], 0.02)[0]:
            return
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # it has ended
            time.sleep(0.02)
            return
        self.raw += data
        self.stream.feed(data)
        if b"\x1b[6n" in data:  # it asks where the cursor is
            self.type(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")

    def rest(self, seconds: float) -> None:
        """Let it work for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()

    def wait(self) -> int:
        """The exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                self.used = usage.ru_utime + usage.ru_stime
                return os.waitstatus_to_exitcode(status)
            self.read()
        pytest.fail(f"it did not end; the screen:\n{self.text()}")

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


@pytest.fixture
def terminal(tmp_path):
    started = []

    def start(*arguments, **environment):
        started.append(Terminal(*arguments, XDG_STATE_HOME=str(tmp_path / "state"), **environment))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_a_conversation(terminal):
    it = terminal()
    text = it.until("λ>")
    assert text.startswith("Lambit ") and len(text.split("\n")) == 3
    it.type("(+ 1 2)\r")
    it.until("$1 = 3")
    it.type("(define (fact n)\r")
    it.rest(0.2)
    it.type('"n!"\r')
    it.rest(0.2)
    it.type("(if (= n 0) 1 (* n (fact (- n 1)))))\r")
    it.until("     (if (= n 0)")
    it.type("(fact (+ $1 17))\r")
    it.until("$2 = 2432902008176640000")
    it.type("(car 7)\r")
    text = it.until("error: car: ", "1 | (car 7)", "^^^^^^^")
    assert "Traceback" not in text and ".py" not in text
    it.type("(begin (display 1) (iota 3))\r")
    it.until("\n1\n$3 = (0 1 2)")
    it.type("(list _ $2)\r")
    it.until("$4 = ((0 1 2) 2432902008176640000)")
    it.type(",doc fact\r")
    it.until("(fact n)\n  n!")
    it.type(",doc vector-ref\r")
    it.until("(vector-ref ", ";=>")
    it.type(",quit 5\r")
    assert it.wait() == 5


def test_control_c_always_comes_back(terminal):
    it = terminal("-q")
    it.until("λ>")
    for number, loop in enumerate(
        [
            "(let loop () (loop))",
            "(for-each (lambda (x) (let loop () (loop))) '(1 2))",
            "(dynamic-wind (lambda () #f) (lambda () (let loop () (loop))) (lambda () #f))",
        ]
    ):
        it.type(f"{loop}\r")
        it.rest(0.4)
        it.type("\x03")
        it.until("interrupted")
        it.type(f"(+ 1000 {number})\r")
        it.until(f"= {1000 + number}")
        it.screen.reset()
        it.type("\x0c")  # a clear screen
        it.until("λ>")
    it.type("\x03\x03")
    it.type("(let loop () (loop))\r")
    it.rest(0.4)
    it.type("\x03\x03\x03")
    it.until("interrupted")
    it.type("(abc\x03")
    it.type("(* 6 7)\r")
    it.until("= 42")
    it.type("\x04")
    assert it.wait() == 0


def test_no_color(terminal):
    it = terminal("-q", NO_COLOR="1")
    it.until("λ>")
    it.type('(list 1 "a")\r')
    it.until('$1 = (1 "a")')
    it.type("(car 7)\r")
    it.until("error:")
    import re

    assert not re.search(rb"\x1b\[[0-9;]*3[0-7]", it.raw)


def test_a_dumb_terminal(terminal):
    it = terminal("-q", term="dumb")
    it.until(">")
    it.type("(list 1\n")
    it.type("2)\n")
    it.until("$1 = (1 2)")
    it.type("(let loop () (loop))\n")
    it.rest(0.4)
    it.type("\x03")
    it.until("interrupted")
    it.type("(ab\x03")
    it.until("> ^C")
    it.type("(+ 1 1)\n")
    it.until("$2 = 2")
    assert b"\x1b" not in it.raw
    it.type("\x04")
    assert it.wait() == 0


def test_a_file_first(terminal, tmp_path):
    (tmp_path / "a.lisp").write_text("(define answer 42)")
    it = terminal("-i", "-q", str(tmp_path / "a.lisp"))
    it.until("λ>")
    it.type("answer\r")
    it.until("$1 = 42")
    it.type("(exit 3)\r")
    assert it.wait() == 3


def test_history_outlives_the_session(terminal):
    for _ in range(2):
        it = terminal("-q")
        it.until("λ>")
        it.type('(string-append "a" "b")\r')
        it.until('= "ab"')
        it.type("\x04")
        assert it.wait() == 0
    it = terminal("-q")
    it.until("λ>")
    it.type("\x1b[A")
    it.until('(string-append "a" "b")', prompt=False)


def test_the_prompt_comes_soon(terminal):
    # in processor time, so that a busy machine does not matter
    times = []
    for _ in range(3):
        it = terminal("-q")
        it.until("λ>")
        it.type("\x04")
        it.wait()
        times.append(it.used)
    assert min(times) <= 0.5

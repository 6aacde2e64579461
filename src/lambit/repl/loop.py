"""Read, evaluate, print: what the prompt does with a text, whatever typed it.

A `Repl` takes whole texts and writes what there is to say. It knows nothing of
terminals or editors; `lambit.repl` puts one of the two line readers before it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lambit.data import UNSPECIFIED, MultipleValues
from lambit.errors import Exit, LispError

from .interrupt import Interrupts
from .printing import show
from .screen import Screen
from .text import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .protocol import Session


class Outcome:
    """What became of a text: `status` is done, error, interrupted or quit."""

    __slots__ = ("code", "error", "status", "values")

    def __init__(self) -> None:
        self.status = "done"
        self.values: list[Any] = []
        self.error: BaseException | None = None
        self.code = 0  # the exit code, when status is quit


class Repl:
    """A conversation with a session."""

    def __init__(
        self,
        session: Session,
        screen: Screen,
        *,
        color: bool = False,
        size: Callable[[], tuple[int, int]] = lambda: (80, 24),
    ) -> None:
        self.session = session
        self.screen = screen
        self.color = color
        self.size = size
        self.interrupts = Interrupts()
        self.texts = 0  # how many were submitted
        self.results = 0  # how many were named
        self.last_error: BaseException | None = None

    def submit(self, text: str) -> Outcome:
        """Evaluate the forms of `text` in order and carry out the commands in it."""
        outcome = Outcome()
        self.texts += 1
        try:
            with self.interrupts:
                for command, piece in pieces(text):
                    if command:
                        self._command(piece)
                    else:
                        self._forms(piece, outcome)
        except KeyboardInterrupt:
            outcome.status = "interrupted"
            self.flush()
            self.screen.over_echo()
            self.say("interrupted", "\x1b[33m")
        except Exit as request:
            outcome.status, outcome.code = "quit", request.code
        except SystemExit as request:
            outcome.status = "quit"
            outcome.code = request.code if isinstance(request.code, int) else int(request.code is not None)
        except Exception as error:
            outcome.status = "error"
            outcome.error = self.last_error = error
            self.report(error)
        self.flush()
        return outcome

    def _forms(self, text: str, outcome: Outcome) -> None:
        # all is read before anything is run: text that is wrong has no effect
        for form, position in self.session.placed_forms(text, f"<prompt {self.texts}>"):
            outcome.values += self.print_values(self.session.evaluate(form, position=position))

    def _command(self, text: str) -> None:
        from .commands import run

        run(self, text)

    # -- what is printed --

    def print_values(self, value: Any) -> list[Any]:
        """Print what an evaluation gave: nothing, one value, or several; gives those printed."""
        self.flush()
        values = value.items if value.__class__ is MultipleValues else (value,)
        shown = [each for each in values if each is not UNSPECIFIED]
        for each in shown:
            self.print_result(each)
        return shown

    def print_result(self, value: Any) -> None:
        """Name `value`, and show it under that name."""
        self.results += 1
        name = f"${self.results}"
        self.session.define(name, value)
        self.session.define("_", value)
        width, height = self.size()
        text, note = show(value, width - 1, height, len(name) + 3)
        self.line(f"{self.paint(name, DIM)} = {self.lisp(text)}" + (self.paint(f"  ; {note}", DIM) if note else ""))

    def report(self, error: BaseException) -> None:
        """Print what `error` says."""
        from lambit.runtime.report import render, render_internal

        if isinstance(error, LispError):
            self.line(render(error, color=self.color, remedy=self.session.remedy))
        elif isinstance(error, MemoryError):
            self.say("error: out of memory", RED)
        else:
            self.line(render_internal(error))

    def line(self, text: str) -> None:
        """Print `text` on lines of its own."""
        self.flush()
        self.screen.write(text + "\n")

    def say(self, text: str, color: str = "") -> None:
        """Print a message."""
        self.line(self.paint(text, color))

    def paint(self, text: str, color: str) -> str:
        """`text` in `color`, if colours are wanted."""
        return f"{color}{text}{PLAIN}" if self.color and color else text

    def lisp(self, text: str) -> str:
        """Lisp text in its colours, if colours are wanted."""
        if not self.color:
            return text
        from .highlight import paint

        return paint(text)

    def flush(self) -> None:
        """Send out what the program has printed, and end its line."""
        self.flush_port()
        self.screen.start_line()

    def flush_port(self) -> None:
        """Send out what the program has printed."""
        port = self.session.context.output_port
        if port is not None and hasattr(port, "flush"):
            port.flush()


RED, DIM, PLAIN = "\x1b[1;31m", "\x1b[2m", "\x1b[0m"


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The commands (True) and the stretches of Lisp (False) in `text`, in order.

    A command starts a line outside of all lists with `,` and a letter, and ends
    with the line that closes what it opened. A stretch of Lisp keeps its line numbers.
    """
    if "," not in text:
        yield False, text
        return
    starts = [*_top_lines(text), len(text)]
    begin = 0
    for start, end in pairwise(starts):
        line = text[start:end].lstrip(" \t")
        if line[:1] == "," and line[1:2].isalpha():
            yield from _lisp(text, begin, start)
            yield True, text[start:end].strip()
            begin = end
    yield from _lisp(text, begin, len(text))


def _lisp(text: str, begin: int, end: int) -> Iterator[tuple[bool, str]]:
    if text[begin:end].strip():
        yield False, "\n" * text.count("\n", 0, begin) + text[begin:end]


def _top_lines(text: str) -> list[int]:
    """Where the lines start that are inside of no list, string or comment."""
    starts, depth, at = [0], 0, 0
    for token in [*tokens(text), None]:
        gap = len(text) if token is None else token.start
        if depth <= 0:
            line = text.find("\n", at, gap)
            while line >= 0:
                starts.append(line + 1)
                line = text.find("\n", line + 1, gap)
        if token is not None:
            depth += (token.kind == "open") - (token.kind == "close")
            at = token.end
    return starts

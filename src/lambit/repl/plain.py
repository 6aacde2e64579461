"""The line reader for everything that is no full terminal: `TERM=dumb`, a pipe."""

from __future__ import annotations

import sys

from .text import ASCII_PROMPT, ready

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .interrupt import Interrupts
    from .screen import Screen


class PlainReader:
    """Reads lines until they are complete; prompts only a person."""

    ends_line = False  # where it is interrupted

    def __init__(self, screen: Screen, interrupts: Interrupts, *, prompting: bool) -> None:
        self.screen = screen
        self.interrupts = interrupts
        self.prompting = prompting
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")  # the reader will say what is wrong with it

    def read(self) -> str:
        """The next text; raises EOFError at the end, KeyboardInterrupt where it is given up."""
        text = ""
        with self.interrupts:
            while True:
                if self.prompting:
                    self.screen.stream.write(" " * len(ASCII_PROMPT) if text else ASCII_PROMPT)
                    self.screen.stream.flush()
                line = sys.stdin.readline()
                if not line and not text:
                    if self.prompting:
                        self.screen.stream.write("\n")
                    raise EOFError
                text += line
                if not line or ready(text):
                    return text

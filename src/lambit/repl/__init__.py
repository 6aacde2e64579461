"""The prompt: `lambit` alone.

    text      tokens and brackets of text that may be wrong
    indent, highlight, complete, history    what an editor needs to know of Lisp
    editor    the line reader of a terminal (prompt_toolkit); plain: of anything else
    loop      read, evaluate, print; commands: what begins with a comma
    printing, layout    results, shortened and broken into lines
    screen, interrupt   standard output, Ctrl-C

`run` is the way in. Nothing here is imported before a prompt is wanted.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from .loop import Repl
from .screen import Screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .protocol import Session


def run(
    session: Session | None = None,
    *,
    quiet: bool = False,
    color: bool = True,
    folders: Sequence[str] = (),
    jit: str | None = None,
) -> int:
    """Converse until the user leaves; gives the exit code. Without `session`, with a new one, whose libraries may be in `folders`."""
    screen = Screen(sys.stdout)
    terminal = sys.stdin.isatty() and screen.stream.isatty()
    dumb = os.environ.get("TERM", "dumb") in ("dumb", "unknown", "")
    color = color and terminal and not dumb and not os.environ.get("NO_COLOR")
    screen.install()
    try:
        if terminal and not quiet:
            screen.write(banner())
            screen.stream.flush()  # it is read while the rest is loaded
        if session is None:
            session = new_session(folders, jit)
        if terminal and not dumb:
            session.context.progress = screen.stream
        repl = Repl(session, screen, color=color, size=terminal_size)
        repl.interrupts.install()
        try:
            return converse(repl, new_reader(repl, terminal=terminal, full=terminal and not dumb))
        finally:
            repl.interrupts.restore()
    finally:
        screen.restore()


def converse(repl: Repl, reader: Any) -> int:
    """Submit one text after another until one asks to leave, or there are no more."""
    while True:
        try:
            text = reader.read()
            repl.screen.fresh = True  # the reader ends its line
            outcome = repl.submit(text)
        except KeyboardInterrupt:
            repl.screen.fresh = reader.ends_line
            repl.flush()
            continue
        except EOFError:
            return 0
        if outcome.status == "quit":
            return outcome.code


def banner() -> str:
    """The two lines before the first prompt."""
    from lambit import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    return f"Lambit {__version__} on Python {python}\n,help lists the commands, Ctrl-D leaves\n"


def new_session(folders: Sequence[str] = (), jit: str | None = None) -> Session:
    """A session that may do everything: the user of the terminal is its owner."""
    from lambit.runtime.context import ALL_CAPABILITIES
    from lambit.session import Session as RealSession

    session: Session = RealSession(ALL_CAPABILITIES, folders, jit)
    return session


def new_reader(repl: Repl, *, terminal: bool, full: bool) -> Any:
    """What reads the texts: an editor on a full terminal, else plain lines."""
    if not full:
        from .plain import PlainReader

        return PlainReader(repl.screen, repl.interrupts, prompting=terminal)
    from .editor import Editor
    from .history import History, default_path

    return Editor(repl.session, History(default_path()), color=repl.color, stream=repl.screen.stream)


def terminal_size() -> tuple[int, int]:
    """Columns and lines of the terminal."""
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return 80, 24
    return columns or 80, rows or 24

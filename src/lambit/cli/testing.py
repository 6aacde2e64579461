"""`lambit test`: do the examples in these files hold?

A Lisp file is run as a program, form after form, and the examples in its
definitions' docstrings after it; of a Markdown page, the ```lisp fences are run.
Each file has a session of its own.
"""

from __future__ import annotations

import sys

from lambit.examples import BUG, Example, Failure, Outcome, check, in_lisp, in_markdown

from . import Unreadable, complain, new_session, read_source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from lambit.session import Session


class SessionRunner:
    """Runs examples in a session and catches what they print."""

    def __init__(self, session: Session, name: str) -> None:
        self.session = session
        self.name = name
        session.context.arguments = (name,)

    def run(self, source: str, line: int) -> Outcome:
        """What comes of the form `source`."""
        from lambit.builtins.ports import open_output_string
        from lambit.errors import InternalError, LispError
        from lambit.runtime.report import message

        context = self.session.context
        port, before = open_output_string(), context.output_port
        context.output_port = port
        text, rounded, error = "", "", None
        try:
            value = self.session.run_text(source, f"{self.name}:{line}")
            text, rounded = written(value), approximate(value)
        except LispError as problem:
            error = message(problem)
        except InternalError as problem:
            error = f"{BUG} {problem}"
        finally:
            context.output_port = before
        return Outcome(text, port.value(), error, rounded)

    def canonical(self, text: str) -> str:
        """What reading `text` and writing it again gives."""
        from lambit.errors import LispError
        from lambit.printer import write
        from lambit.reader import read_all

        try:
            return " ".join(write(each) for each in read_all(text))
        except LispError:
            return text


def written(value: Any) -> str:
    """`value` as `write` prints it; several values with spaces between."""
    from lambit.data import MultipleValues
    from lambit.printer import write

    items = value.items if value.__class__ is MultipleValues else (value,)
    return " ".join(write(each) for each in items)


def approximate(value: Any) -> str:
    """`value` as a float, if it can be one (exact information can); else nothing."""
    if not hasattr(value.__class__, "__float__"):
        return ""
    try:
        return repr(float(value))
    except (TypeError, ValueError, OverflowError):
        return ""


def examples_of(path: str, text: str) -> list[Example]:
    """All examples in a Lisp file or a Markdown page, in the order to run them."""
    if path.endswith(".md"):
        return list(in_markdown(text))
    from lambit.docs import examples_in_definitions, libraries_in

    # what a library defines is seen by those who import it
    imports = [Example(0, f"(import {name})", ()) for name in libraries_in(text)]
    return [*in_lisp(text), *imports, *examples_in_definitions(text, path)]


def check_file(path: str, text: str, folders: Sequence[str] = ()) -> tuple[int, list[Failure]]:
    """How many forms of `path` expect something or fail, and the failures."""
    examples = examples_of(path, text)
    failures = list(check(examples, SessionRunner(new_session(folders), path)))
    return count(examples, failures), failures


def count(examples: Iterable[Example], failures: Iterable[Failure]) -> int:
    """How many of the forms expect something, or have failed."""
    expecting = {example.line for example in examples if example.expect}
    return len(expecting | {failure.line for failure in failures})


def check_files(paths: list[str], folders: Sequence[str] = ()) -> int:
    """Check each file and say what was found; the exit code."""
    texts = [(path, read_source(path)) for path in paths]
    total = bad = 0
    for path, text in texts:
        number, failures = check_file(path, text, folders)
        total, bad = total + number, bad + len(failures)
        for failure in failures:
            complain(f"{path}:{failure.line}: {failure.message}\n  {failure.source}")
    held = f"{total - bad} of {total} examples hold" if bad else f"{total} examples hold"
    sys.stdout.write(held + "\n")
    return 1 if bad else 0


__all__ = ["SessionRunner", "Unreadable", "check_file", "check_files", "examples_of"]

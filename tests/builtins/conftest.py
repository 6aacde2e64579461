"""A session for the tests of builtins and of the Lisp library."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def lisp():
    """The last value of a Lisp text, as `write` prints it; of an error, `!` and its message."""
    from lambit.errors import LispError
    from lambit.printer import write
    from lambit.runtime.report import message
    from lambit.session import Session

    session = Session(())

    def run(text: str) -> str:
        try:
            return write(session.run_text(text))
        except LispError as error:
            return "!" + message(error)

    return run

"""Programs with libraries in a folder of their own, and what comes of them."""

from __future__ import annotations

from lambit.builtins.ports import open_output_string
from lambit.errors import LispError
from lambit.runtime.context import ALL_CAPABILITIES
from lambit.session.session import Session
from lambit.source import line_column


class World:
    """A folder with files: each program that runs in it has a session of its own, the prompt has one.

    `said` is what the session has printed.
    """

    def __init__(self, folder, *, folders=(), capabilities=ALL_CAPABILITIES):
        self.folder = folder
        self.settings = capabilities, [str(folder / each) for each in folders]
        self.start()

    def start(self):
        """Begin a new session."""
        self.session = Session(*self.settings)
        self.port = self.session.context.output_port = open_output_string()

    def write(self, name, text):
        """Write a file; text, or bytes."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, text, name="main.scm"):
        """What the program `text` prints, which is in the file `name`."""
        self.start()
        self.session.run_file(str(self.write(name, text)))
        return self.said

    def type(self, text):
        """What the forms in `text` print at the prompt."""
        before = len(self.said)
        self.session.run_text(text, "<prompt>")
        return self.said[before:]

    def fails(self, text, name="main.scm"):
        """The error of the program `text`."""
        return self.error(lambda: self.run(text, name))

    def refuses(self, text):
        """The error of the forms in `text` at the prompt."""
        return self.error(lambda: self.type(text))

    def error(self, action):
        try:
            action()
        except LispError as error:
            return error
        raise AssertionError(f"no error; printed: {self.said}")

    def place(self, error):
        """Where `error` is: file, line and column."""
        path, line, column = line_column(error.position)
        return path.removeprefix(f"{self.folder}/"), line, column

    @property
    def said(self):
        return self.port.value()


def library(name, body="", exports="", imports="(scheme base)"):
    """The text of a library."""
    return f"(define-library {name} (export {exports}) (import {imports}) (begin {body}))"

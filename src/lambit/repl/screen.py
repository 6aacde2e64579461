"""What is on the screen: standard output that knows whether its line has ended."""

from __future__ import annotations

import sys
from typing import Any


class Screen:
    """A stand-in for a text stream that passes everything on and watches the last character."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.fresh = True  # nothing stands on the current line
        self.written = 0

    def write(self, text: str) -> int:
        """Write `text`, with escapes for what the terminal cannot show."""
        if text:
            self.written += len(text)
            self.fresh = text.endswith("\n")
        try:
            self.stream.write(text)
        except UnicodeEncodeError:
            encoding = getattr(self.stream, "encoding", None) or "ascii"
            self.stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Write each of `lines`."""
        for line in lines:
            self.write(line)

    def start_line(self) -> None:
        """End the current line if something stands on it."""
        if not self.fresh:
            self.write("\n")
        self.stream.flush()

    def over_echo(self) -> None:
        """Write over the `^C` that the terminal shows when somebody types it."""
        if self.stream.isatty():
            self.stream.write("\r")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def install(self) -> None:
        """Stand in for standard output."""
        sys.stdout = self

    def restore(self) -> None:
        """Put the real standard output back."""
        if sys.stdout is self:
            sys.stdout = self.stream

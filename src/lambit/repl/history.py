"""What was typed before, kept between sessions, one entry per whole form.

The file holds, for each entry, a line `# time` and the entry's lines, each
after a `+`. Entries are appended in one write, so that several sessions may
share the file. Whatever cannot be read is skipped; if nothing can be written,
history lasts as long as the session.
"""

from __future__ import annotations

import os

KEPT = 5_000  # entries
BYTES = 2_000_000  # when the file is longer, it is cut to the entries kept


def default_path() -> str:
    """Where the history is: `$XDG_STATE_HOME/lambit/history`."""
    state = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(state):  # the XDG specification: relative paths are to be ignored
        state = os.path.join(os.path.expanduser("~"), ".local", "state")
    return os.path.join(state, "lambit", "history")


class History:
    """Entries, oldest first; `path` "" keeps them in memory only."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[str] = self._read()

    def add(self, text: str) -> None:
        """Remember `text`, unless it is the entry before once more, blank, or begins with a blank."""
        text = text.rstrip()
        if not text or text[0].isspace() or (self.entries and self.entries[-1] == text):
            return
        self.entries.append(text)
        self._append(text)

    def _read(self) -> list[str]:
        try:
            with open(self.path, "rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(size - 2 * BYTES, 0))
                data = file.read()
        except (OSError, ValueError):
            return []
        entries = _entries(data.decode("utf-8", "replace"))
        if size > BYTES:
            self._rewrite(entries)
        return entries

    def _append(self, text: str) -> None:
        try:
            folder = os.path.dirname(self.path)
            if folder:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, _block(text))
            finally:
                os.close(handle)
        except (OSError, ValueError):
            self.path = ""  # do not try again

    def _rewrite(self, entries: list[str]) -> None:
        kept, size = [], 0
        for entry in reversed(entries):
            kept.append(_block(entry))
            size += len(kept[-1])
            if size > BYTES // 2:
                break
        temporary = f"{self.path}.{os.getpid()}"
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.writelines(reversed(kept))
            os.replace(temporary, self.path)
        except OSError:
            return


def _block(text: str) -> bytes:
    from time import time

    body = "".join(f"+{line}\n" for line in text.split("\n"))
    return f"\n# {time():.0f}\n{body}".encode("utf-8", "replace")


def _entries(text: str) -> list[str]:
    """The entries in a history file's text, at most `KEPT`."""
    entries: list[str] = []
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("+"):
            lines.append(line[1:])
        elif lines:
            entry = "\n".join(lines)
            if "\0" not in entry:
                entries.append(entry)
            lines = []
    return entries[-KEPT:]

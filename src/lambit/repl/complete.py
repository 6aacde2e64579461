"""What a half-typed word may become: names, locals, commands, files.

Only tables are looked at; no program runs to complete a name.
"""

from __future__ import annotations

import os
from typing import Any

from .candidate import Candidate
from .commands import COMMANDS
from .complete_imports import in_import
from .text import symbol_before, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .protocol import Session

MOST = 300  # candidates offered
NAMED = ("NAME", "[NAME]")  # commands' arguments that are names


def candidates(text: str, cursor: int, session: Session) -> list[Candidate]:
    """The completions of what ends at `cursor`, in alphabetical order."""
    before = text[:cursor]
    word = _command_word(before)
    if word is not None:
        return [Candidate(c, cursor - len(word), "command") for c in sorted(COMMANDS) if c.startswith(word)]
    file = _file_prefix(before)
    if file is not None:
        return files(file, cursor)
    last = tokens(before)[-1:]
    if last and (last[0].kind == "comment" or last[0].unfinished):
        return []
    start, prefix = symbol_before(text, cursor)
    imported = in_import(before, start, prefix, session)
    return names(text, start, prefix, session) if imported is None else imported


def names(text: str, start: int, prefix: str, session: Session) -> list[Candidate]:
    """The known names, and those in the text itself, that begin with `prefix`."""
    known = set(session.names())
    wanted = prefix.lower()
    local = {
        text[t.start : t.end] for t in tokens(text) if t.kind == "symbol" and not t.unfinished and t.start != start
    } - known
    found: list[Any] = []
    for name in known | local:
        exact = name.startswith(prefix)
        if not exact and not name.lower().startswith(wanted):
            continue
        if name[:1] in "%$" and not prefix:
            continue
        if name.startswith("%") and not prefix.startswith("%"):
            continue
        found.append((not exact, name))
    found.sort()
    if found and not found[0][0]:  # another case is offered only where nothing else fits
        found = [each for each in found if not each[0]]
    return [
        Candidate(name, start, "local" if name in local else "name", None if name in local else session)
        for _, name in found[:MOST]
        if name != "."
    ]


def _command_word(before: str) -> str | None:
    """The beginning of a command's name, if that is what is being typed."""
    line = before.lstrip()
    return line[1:] if line.startswith(",") and (line[1:] == "" or line[1:].rstrip("*").isalpha()) else None


def _file_prefix(before: str) -> str | None:
    """The beginning of a file's name, if that is what is being typed."""
    line = before.lstrip()
    if line.startswith(",l") and " " in line and ",load".startswith(line.split(" ")[0]):
        return line.split(" ", 1)[1].lstrip().lstrip('"')
    found = tokens(before)
    if not found or found[-1].kind != "string" or not found[-1].unfinished:
        return None
    content = before[found[-1].start + 1 :]
    head = before[found[-2].start : found[-2].end] if len(found) > 1 else ""
    takes_file = any(word in head for word in ("file", "load", "include"))
    return content if takes_file or content.startswith(("/", "./", "../", "~/")) else None


def files(prefix: str, cursor: int) -> list[Candidate]:
    """The files whose names begin with `prefix`; folders end in a slash."""
    folder, name = os.path.split(prefix)
    try:
        entries = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda e: e.name)
    except (OSError, ValueError):
        return []
    return [
        Candidate(entry.name + ("/" if entry.is_dir() else ""), cursor - len(name), "folder" if entry.is_dir() else "file")
        for entry in entries
        if entry.name.startswith(name) and (name or not entry.name.startswith("."))
    ][:MOST]

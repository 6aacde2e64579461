"""What a half-typed word in an import may become: a part of a library's name, or a name that it exports.

Only tables are looked at: to complete the name of a library evaluates none.
"""

from __future__ import annotations

import sys

from .candidate import Candidate
from .text import Brackets, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .protocol import Session

HOLDERS = ("define-library", "cond-expand", "begin")  # forms that imports, or questions for libraries, stand in
SETS = ("except", "only", "prefix", "rename")  # what may be done with an import set


def in_import(before: str, start: int, prefix: str, session: Session) -> list[Candidate] | None:
    """The completions of `prefix`, which begins at `start` and ends `before`; None if it is in no import."""
    lists = _open_lists(before[:start])
    heads = [words[0] if words else "" for _, words in lists]
    outermost = next((k for k, head in enumerate(heads) if head in ("import", "library")), None)
    if outermost is None or not (outermost == 0 or heads[0] in HOLDERS):
        return None
    if outermost == len(lists) - 1:  # between the sets: whole names
        return _offer([name for name in session.library_names() if not prefix], start, "", "library")
    words = lists[-1][1]
    if heads[-1] == "prefix" and len(words) > 1:
        return []  # a prefix is nobody's name
    inner = _inner_list(before, start) if heads[-1] in SETS or heads[-2] == "rename" else ""
    if inner:
        exported = session.exported(_library(inner, session))
        return _offer(exported, start, prefix, "imported")
    return _offer(_next_parts(words, session, sets=heads[outermost] == "import"), start, prefix, "library")


def _offer(texts: list[str], start: int, prefix: str, kind: str) -> list[Candidate]:
    chosen = sorted({text for text in texts if text.startswith(prefix)}, key=_by_number)
    return [Candidate(text, start, kind) for text in chosen]


def _by_number(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isdecimal() else (-1, text)


def _next_parts(words: list[str], session: Session, *, sets: bool) -> list[str]:
    """What may follow `words` in the name of a library."""
    if words == ["python"]:
        return [name for name in sys.stdlib_module_names if not name.startswith("_")]
    count = len(words)
    parts = (name.strip("()").split() for name in session.library_names())
    found = [each[count] for each in parts if len(each) > count and each[:count] == words]
    return found if words else [*found, "python", *(SETS if sets else ())]


def _open_lists(text: str) -> list[tuple[int, list[str]]]:
    """The lists that are open at the end of `text`, outermost first: where each begins, its words so far."""
    found: list[tuple[int, list[str]]] = []
    for token in tokens(text):
        if token.kind == "open":
            found.append((token.start, []))
        elif token.kind == "close" and found:
            start, _ = found.pop()
            if found:
                found[-1][1].append(text[start : token.end])
        elif found:
            found[-1][1].append(text[token.start : token.end])
    return found


def _inner_list(before: str, start: int) -> str:
    """The list that an open `(only (...) name` or `(rename (...) (name` takes names from; "" if there is none yet."""
    text = before[:start]
    brackets = Brackets(text, tokens(text))
    for opener in reversed(brackets.open):
        after = text[opener.end :].split(None, 1)
        if after and after[0] in SETS and len(after) == 2 and after[1].startswith("("):
            at = len(text) - len(after[1])
            end = brackets.partner.get(at)
            return "" if end is None else text[at : end + 1]
    return ""


def _library(text: str, session: Session) -> Any:
    """The name of the library that the import set `text` takes from, a datum."""
    from lambit.errors import LispError
    from lambit.syntax.import_sets import library_of

    try:
        [spec] = session.forms(text, "<import>")
    except (LispError, ValueError):
        return None
    return library_of(spec)

"""What is wrong with a text, in words: one function per way to be wrong.

Positions are absolute (base of the source plus offset); the words name lines
and columns of other places that matter, such as the bracket left open.
"""

from __future__ import annotations

from lambit.errors import Incomplete, ReadError

from . import _tables as tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STATES: tuple[str, ...] = tables.STATES
KINDS: tuple[str, ...] = tables.KINDS
BRACKETS = {
    "LPAR": ("(", ")"), "LSQB": ("[", "]"), "VEC_OPEN": ("#(", ")"), "U8_OPEN": ("#u8(", ")"),
    "ARRAY_OPEN": ("#", ")"),
}  # fmt: skip
WAITING = {"PREFIX", "DATUM_COMMENT", "LABEL_DEF"}


def place(text: str, offset: int) -> str:
    """line:column of an offset, both from 1."""
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


def opener(text: str, offset: int) -> str:
    """The opening bracket or mark at `offset`, as written."""
    first = text[offset]
    if first == "#":
        for end in range(offset + 1, min(offset + 40, len(text))):
            if text[end] in "(;=":
                return text[offset : end + 1]
    return ",@" if text.startswith(",@", offset) else first


def unexpected(text: str, base: int, row: tuple[int, ...], kind: int, p: int, head: Any) -> ReadError:
    """The error for a token of `kind` at `p`, in the state of `row`; `head` begins what is open."""
    state, came = STATES[row[-1]], KINDS[kind]
    start = head.position - base
    here = place(text, p - base)
    if state in WAITING:
        return ReadError(f"nothing after `{opener(text, start)}`", position=head.position)
    if state == "DOT":
        what = "one dot after another" if came == "DOT" else "nothing after the dot"
        return ReadError(what, position=p)
    if came in ("RPAR", "RSQB"):
        return _closing(text, ")" if came == "RPAR" else "]", state, start, p, here)
    if state == "TAIL":
        return ReadError(
            f"more than one datum after the dot in the list opened at {place(text, start)}",
            position=p,
        )
    if state == "PROGRAM":
        return ReadError("a dot outside a list", position=p)
    return ReadError(f"a dot inside `{opener(text, start)}`", position=p, hint="it belongs in lists")


def _closing(text: str, bracket: str, state: str, start: int, p: int, here: str) -> ReadError:
    if state == "PROGRAM":
        return ReadError(f"`{bracket}` at {here} closes nothing", position=p)
    return ReadError(
        f"`{bracket}` at {here} closes `{opener(text, start)}` at {place(text, start)}", position=p
    )


def unfinished(text: str, base: int, row: tuple[int, ...], head: Any) -> ReadError:
    """The error for the end of the text while something is open."""
    state, start = STATES[row[-1]], head.position - base
    if state in WAITING:
        return Incomplete(f"nothing after `{opener(text, start)}`", position=head.position)
    if state == "DOT":
        return Incomplete("nothing after the dot", position=head.position)
    return Incomplete(
        f"`{opener(text, start)}` opened at {place(text, start)} is never closed",
        position=head.position,
    )


def unclosed_comment(position: int) -> ReadError:
    """The error for `#|` without its end."""
    return Incomplete("a comment that begins here is never closed by `|#`", position=position)

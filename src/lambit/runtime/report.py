"""The report of an error: what went wrong, where, how the program got there, what to try.

    error: vector-ref: argument 2: index 5 is out of range for a vector of length 3
      examples/coin.lisp:3:8
      3 | (display (vector-ref v 5))
        |          ^^^^^^^^^^^^^^^^
      in show at examples/coin.lisp:9:1
      try: ...

`render` is the only place where errors become text. Nothing here runs before
something has failed, so it may take its time; it must not fail itself,
whatever the message, the source or the irritants are.
"""

from __future__ import annotations

from lambit.errors import LispError, Raised, Unbound
from lambit.source import (
    NO_SOURCE,
    NOWHERE,
    OFFSET_MASK,
    expansion_chain,
    form_extent,
    source_of,
    use_site,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

WIDTH = 100  # columns of source shown
IRRITANT = 200  # characters of an irritant shown
FRAMES = 16  # lines of stack shown
RED, CYAN, DIM, PLAIN = "\x1b[1;31m", "\x1b[36m", "\x1b[2m", "\x1b[0m"


def render(
    error: LispError, *, color: bool = False, remedy: Callable[[str], str | None] | None = None
) -> str:
    """The report of `error`, without a line end; `remedy` says what to try instead of an unknown name."""
    paint = _paint if color else _plain
    lines = [paint("error:", RED) + " " + printable(message(error))]
    lines += _place(_narrowed(error, _blamed(error)), paint)
    lines += [paint(f"  {each}", DIM) for each in stack(error.frames)]
    hint = error.hint
    if hint is None and remedy is not None and isinstance(error, Unbound):
        hint = remedy(str(error.name))
    if hint:
        lines.append("  " + paint("try:", CYAN) + " " + hint)
    return "\n".join(lines)


def render_internal(error: BaseException) -> str:
    """The report of a bug of ours, with Python's traceback."""
    import traceback

    trace = "".join(traceback.format_exception(error)).rstrip()
    return f"{trace}\ninternal error: this is a bug in Lambit, please report it with the lines above"


def message(error: LispError) -> str:
    """The sentence: the message, then the irritants as `write` shows them."""
    if isinstance(error, Raised):
        return f"uncaught value raised: {_written(error.payload)}"
    text = error.message if error.message.__class__ is str else _displayed(error.message)
    return " ".join([text, *map(_written, error.irritants)])


def _written(value: Any) -> str:
    from lambit.printer import write_short

    try:
        return str(write_short(value, IRRITANT))
    except Exception as problem:
        return f"#<{type(value).__name__} that cannot be printed: {type(problem).__name__}>"


def _displayed(value: Any) -> str:
    from lambit.printer import display

    try:
        return str(display(value))
    except Exception:
        return _written(value)


# -- places --


def place(position: int) -> str:
    """`file:line:column` of the text somebody wrote; "" if unknown."""
    return own_place(use_site(position))


def own_place(position: int) -> str:
    """`file:line:column` of `position` itself, be it in a macro's template."""
    source = source_of(position)
    if source is NO_SOURCE:
        return ""
    line, column = source.line_column(position & OFFSET_MASK)
    return f"{source.name}:{line}:{column}"


def in_library(position: int) -> bool:
    """Does `position` lie in the Lisp library, which the user did not write?"""
    name = source_of(use_site(position)).name
    return "lisp_stdlib/" in name or "_stdlib/" in name


def _blamed(error: LispError) -> int:
    """Where the report points: into the user's text, if the library was called from there."""
    if not error.position or in_library(error.position):
        for _, position in reversed(error.frames):
            if position and not in_library(position):
                return position
    return NOWHERE if in_library(error.position) else error.position


def _narrowed(error: LispError, position: int) -> int:
    """The place of the unknown name itself, if it is the operator of the form at `position`."""
    text, offset = source_of(position).text, position & OFFSET_MASK
    if isinstance(error, Unbound) and position == use_site(position) and text[offset : offset + 1] in ("(", "["):
        start, end = form_extent(text, offset + 1)
        if text[start:end] == error.name:
            return position - offset + start
    return position


def _place(position: int, paint: Callable[[str, str], str]) -> list[str]:
    where = place(position)
    if not where:
        return []
    lines = [paint(f"  {where}", CYAN), *excerpt(use_site(position), paint)]
    inner = position
    for name, use in expansion_chain(position)[:4]:
        lines.append(f"  in expansion of {name} ({own_place(inner) or 'unknown place'})")
        inner = use
    return lines


def excerpt(position: int, paint: Callable[[str, str], str]) -> list[str]:
    """The source line of `position`, and a line of carets under the form there."""
    source = source_of(position)
    offset = position & OFFSET_MASK
    number, column = source.line_column(offset)
    text = source.line_text(number)
    _, end = form_extent(source.text, offset)
    before, form = text[: column - 1], text[column - 1 : max(end - offset, 1) + column - 1].rstrip()
    after = text[len(before) + len(form) :]
    before, form, after = _fit(printable(before), printable(form), printable(after))
    margin = " " * len(str(number))
    carets = "^" * max(width(form), 1)
    lead = "".join(c if c == "\t" else " " * width(c) for c in before)
    return [
        paint(f"  {number} | ", DIM) + before + form + after,
        paint(f"  {margin} | ", DIM) + lead + paint(carets, RED),
    ]


def _fit(before: str, form: str, after: str) -> tuple[str, str, str]:
    """Line pieces shortened to what a screen shows, the form kept in sight."""
    if len(before) + len(form) + len(after) <= WIDTH:
        return before, form, after
    if len(form) > WIDTH - 20:
        form, after = form[: WIDTH - 21] + "…", ""
    if len(before) > (room := max(WIDTH - len(form) - 10, 10)):
        before = "…" + before[1 - room :]
    if len(after) > (room := max(WIDTH - len(form) - len(before), 1)):
        after = after[: room - 1] + "…"
    return before, form, after


def printable(text: str) -> str:
    """`text` with each control character (but tab and line end) as a visible one."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\t\n" else _visible(c) for c in text)


def _visible(c: str) -> str:
    if c < " ":
        return chr(0x2400 + ord(c))  # the control pictures of Unicode
    return "\ufffd" if "\ud800" <= c <= "\udfff" or c == "\x7f" else c if c > "\u009f" else "\ufffd"


def width(text: str) -> int:
    """How many columns `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else not combining(c) for c in text)


# -- the Lisp stack --


def stack(frames: Sequence[tuple[str, int]]) -> list[str]:
    """Lines for the call stack, innermost first; repetitions are folded, the middle of a long one left out."""
    visible = [f for f in reversed(frames) if not f[0].startswith("%")]
    lines = [
        _frame(*group[0]) if count == 1 else _repeated(group, count) for group, count in _folded(visible)
    ]
    if len(lines) > FRAMES:
        left_out = len(lines) - FRAMES
        lines[FRAMES - 4 : -4] = [f"... {left_out} more"]
    return [part for line in lines for part in line.split("\n")]


def _frame(name: str, position: int) -> str:
    where = "" if in_library(position) else place(position)
    return f"in {name or 'a lambda'}" + (f" at {where}" if where else "")


def _repeated(group: Sequence[tuple[str, int]], count: int) -> str:
    more = (count - 1) * len(group)
    return "\n".join([*(_frame(*each) for each in group), f"... {more} more"])


def _folded(
    frames: Sequence[tuple[str, int]],
) -> list[tuple[Sequence[tuple[str, int]], int]]:
    """Groups of up to four frames, each with how often it stands there in a row."""
    groups = []
    at = 0
    while at < len(frames):
        group, count = frames[at : at + 1], 1
        for period in (1, 2, 3, 4):
            times = 1
            pattern = frames[at : at + period]
            while frames[at + times * period : at + (times + 1) * period] == pattern:
                times += 1
            if times * period > 3 and times > 1:
                group, count = pattern, times
                break
        groups.append((group, count))
        at += len(group) * count
    return groups


# -- colour --


def _plain(text: str, colour: str) -> str:
    del colour
    return text


def _paint(text: str, colour: str) -> str:
    return f"{colour}{text}{PLAIN}"

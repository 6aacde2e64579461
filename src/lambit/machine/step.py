"""A computation, state by state: what `,step` and `(step expr)` show.

Every state is told as text: P as Lisp, S as the local variables that P or the
waiting frame mentions, C as its frames, the nearest first, with `[]` where the
value goes.

    3  P  (* n (fact (- n 1)))
       S  n = 3
       C  (+ 1 [])
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lambit.printer import write_short
from lambit.syntax.core import Const, Core, Global, Lambda, Local, Set, Variable, walk
from lambit.syntax.unparse import unparse

from .control import HALT, Done, Evlis, Next, frames
from .machine import State, Value, is_last, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .control import Control
    from .store import Store

SHOWN_FRAMES = 4


class Shown(NamedTuple):
    """A state as text."""

    number: int
    p: str
    is_value: bool
    s: tuple[tuple[str, str], ...]
    c: tuple[str, ...]
    depth: int  # of C; only its nearest frames are in `c`

    def __str__(self) -> str:
        """The state as `,step` prints it."""
        lines = [f"{self.number:4}  {'=' if self.is_value else 'P'}  {self.p}"]
        if self.s:
            lines.append(f"      S  {', '.join(f'{name} = {value}' for name, value in self.s)}")
        if self.c:
            more = self.depth - len(self.c)
            lines.append(f"      C  {'  '.join(self.c)}{f'  and {more} more' if more else ''}")
        return "\n".join(lines)


def states(x: Core, s: Store) -> Iterator[State]:
    """All states of the evaluation of `x` in `s`, from the first to the last."""
    state: State = x, s, HALT
    yield state
    while not is_last(state):
        state = step(state)
        yield state


def steps(x: Core, s: Store, *, fine: bool = False) -> Iterator[Shown]:
    """The states of the evaluation of `x`, as text; with `fine`, also those that only look up."""
    for number, state in enumerate(states(x, s)):
        if fine or _is_telling(state):
            yield show(number, state)


def show(number: int, state: State) -> Shown:
    """`state` as text."""
    p, s, c = state
    near = [shorten(repr(frame)) for frame, _ in zip(frames(c), range(SHOWN_FRAMES), strict=False)]
    text = write_short(p.value) if isinstance(p, Value) else shorten(unparse(p))
    depth = sum(1 for _ in frames(c))
    return Shown(number, text, isinstance(p, Value), visible(p, s, c), tuple(near), depth)


def visible(p: Core | Value, s: Store, c: Control) -> tuple[tuple[str, str], ...]:
    """The variables that the expression mentions, or the frame that waits for the value."""
    if isinstance(p, Value):
        if isinstance(c, Done):
            return ()
        parts, s = c.x.children(), c.s
    else:
        parts = (p,)
    found: dict[Variable, Any] = {}
    for part in parts:
        for x in walk(part):
            variable = x.variable if isinstance(x, Local) else x.target if isinstance(x, Set) else None
            if isinstance(variable, Variable) and variable in s.locals:
                found[variable] = s.locals[variable].value
    return tuple((v.name, write_short(value, 24)) for v, value in found.items())


def shorten(text: str, width: int = 68) -> str:
    """`text` on one line of `width` columns, its variables without numbers where that is clear."""
    text = _without_numbers(" ".join(text.split()))
    return text if len(text) <= width else text[: width - 1] + "…"


def _without_numbers(text: str) -> str:
    import re

    numbered = re.compile(r"""("(?:[^"\\]|\\.)*")|(?<![^\s()'])([^\s()'"]*[^\d\s()'"+-][^\s()'"]*)(\.\d+)(?![^\s()])""")
    names: dict[str, set[str]] = {}
    for found in numbered.finditer(text):
        names.setdefault(found[2], set()).add(found[3])
    return numbered.sub(lambda m: m[1] or (m[2] if len(names[m[2]]) == 1 else m[0]), text)


def _is_telling(state: State) -> bool:
    """Is this more than looking up an operand?"""
    p, _, c = state
    if isinstance(p, Value):
        return c is HALT or not (hasattr(c, "x") and _is_trivial_value(c))
    return not isinstance(p, (Const, Local, Global, Lambda))


def _is_trivial_value(c: Control) -> bool:
    """Is the value that of a constant or variable? Then the frame just before it said so."""
    parts = c.x.children()  # type: ignore[union-attr]
    at = c.i - 1 if isinstance(c, Next) else len(c.done) if isinstance(c, Evlis) else 0
    return isinstance(parts[at], (Const, Local, Global, Lambda))

"""What one top-level form may cost to expand, so that every expansion ends.

One number, `WORK.left`, falls with everything that could go on for ever: a form
inside a form (and rises again when it is done, less one), a use of a macro, a
pair that a macro builds.
"""

from __future__ import annotations

import sys
from itertools import repeat

from lambit.data import Pair, Vector
from lambit.errors import FormError, LimitExceeded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

ALLOWED = 10_000_000
NEST = 1000  # a form inside a form: 10,000 may be open at a time
STEP = 40  # a use of a macro: a quarter of a million
CELL = 8  # a pair built by a macro: a million and a quarter
USUAL = 10_000  # operands of one form: more, and it is asked whether they end
LONGEST = 2_000_000  # operands of one form
ROOM = 20_000  # Python frames for one walk through a program


class Work:
    """How much is left."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = ALLOWED


WORK = Work()


def with_room(f: Callable[..., Any], *arguments: Any) -> Any:
    """The value of `f`, which walks through a program and may recurse as deep as that is nested."""
    before = sys.getrecursionlimit()
    if before >= ROOM:
        return f(*arguments)
    sys.setrecursionlimit(ROOM)
    try:
        return f(*arguments)
    finally:
        sys.setrecursionlimit(before)


def at_most(room: int, f: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """The value of `f`, which may recurse `room` deep and no deeper, however deep the program is already."""
    before = sys.getrecursionlimit()
    limit = room
    while True:
        try:
            sys.setrecursionlimit(limit)
            break
        except RecursionError:  # Python sets no limit that is below where it is
            limit += room
    try:
        if limit > room:
            sys.setrecursionlimit(limit + room)
        return f(*arguments, **options)
    finally:
        sys.setrecursionlimit(before)


def exhausted(form: Any) -> NoReturn:
    """Say what was too much."""
    position = getattr(form, "position", 0)
    frame: Any = sys._getframe()
    depth = 0
    while frame is not None:
        if frame.f_code.co_name == "expand" and "env" in frame.f_code.co_varnames:
            depth += 1
        frame = frame.f_back
    if depth * NEST > ALLOWED // 2:
        raise too_deep(position)
    raise LimitExceeded(
        "the expansion of this form does not seem to end",
        position=position,
        hint="does a macro expand into a use of itself?",
    )


def too_deep(position: int) -> LimitExceeded:
    """The error for forms inside forms inside forms."""
    return LimitExceeded(
        "nested too deeply: this program has too many forms inside each other", position=position
    )


def too_long(form: Any) -> NoReturn:
    """Say that a list of operands has no end."""
    raise FormError(
        "this form is circular, or longer than a program can be",
        position=getattr(form, "position", 0),
        hint="quote it if it is meant as data",
    )


def check_list(p: Any, form: Any) -> None:
    """Complain if the list `p`, a part of `form`, never ends."""
    for _ in repeat(None, LONGEST):
        if p.__class__ is not Pair:
            return
        p = p.cdr
    too_long(form)


def check_tree(x: Any, form: Any) -> None:
    """Complain if `x`, a part of `form`, contains itself (or too much to tell)."""
    todo = [x]
    left = LONGEST
    while todo:
        x = todo.pop()
        while x.__class__ is Pair:
            if x.car.__class__ is Pair or x.car.__class__ is Vector:
                todo.append(x.car)
            x = x.cdr
            left -= 1
            if left < 0:
                too_long(form)
        if x.__class__ is Vector:
            todo += x.items
            left -= 1
            if left < 0:
                too_long(form)

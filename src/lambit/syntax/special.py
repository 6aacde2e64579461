"""How special forms are declared, as builtins are: once, with their manual.

    @special("if", "test then [else]")
    def expand_if(x, env):
        '''What it does, in a sentence.

        (if #t 1 2)   ;=> 1
        '''

The shape says how the form is written; the number of parts is checked before
the function runs, and a message shows it. In a shape `[x]` may be left out and
`x ...` may stand there any number of times, or not at all.
"""

from __future__ import annotations

import sys

from lambit.data import Symbol, symbol
from lambit.errors import FormError

from .namespace import Special
from .work import LONGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .core import Core
    from .namespace import Env

SPECIALS: dict[Symbol, Special] = {}
DECLARED: dict[str, str] = {}  # name -> the module that declares it
MANUAL: dict[str, Callable[..., Any]] = {}  # name -> the function with the docstring


def special(name: str, shape: str, role: str = "") -> Callable[[Any], Any]:
    """Declare a special form. With a role, the function is its `part` (see `Special`)."""

    def declare(fn: Any) -> Any:
        least, most = _count(shape)
        if not role:
            made = Special(name, shape, least, most, fn)
        elif role == "splice":
            made = Special(name, shape, least, most, _as_sequence(fn, name), role, fn)
        else:
            made = Special(name, shape, least, most, _misplaced(name, role), role, fn)
        SPECIALS[symbol(name)] = made
        DECLARED[name] = fn.__module__
        MANUAL[name] = fn
        return fn

    return declare


def also(name: str, alias: str) -> None:
    """Let `alias` be another name of the special form `name`."""
    SPECIALS[symbol(alias)] = SPECIALS[symbol(name)]
    DECLARED[alias] = DECLARED[name]


def at_top(name: str) -> Callable[[Any], Any]:
    """The function says what the special form `name` is at top level."""

    def declare(fn: Any) -> Any:
        made = SPECIALS[symbol(name)]
        made.role, made.part = "top", fn
        return fn

    return declare


def _count(shape: str) -> tuple[int, int]:
    """The least and the greatest number of parts of a form written like `shape`."""
    least = most = depth = 0
    single = False  # is the part before this one required?
    for word in shape.split():
        if depth == 0:
            if word == "...":
                least, most = least - single, LONGEST
                continue
            single = word[0] != "["
            least, most = least + single, most + 1
        depth += word.count("(") + word.count("[") - word.count(")") - word.count("]")
    return least, min(most, LONGEST)


def _misplaced(name: str, role: str) -> Callable[[Any, Env], Core]:
    def refuse(x: Any, env: Env) -> Core:
        del env
        if role == "top":
            raise FormError(f"{name}: only stands at top level", position=x.position)
        raise FormError(
            f"{name}: a definition stands where an expression should",
            position=x.position,
            hint="put it at the beginning of a body, or at top level; (let () ...) is a body",
        )

    return refuse


def _as_sequence(part: Callable[[Any, Env], Any], name: str) -> Callable[[Any, Env], Core]:
    def expand_spliced(x: Any, env: Env) -> Core:
        from lambit.data import NIL

        from .expand import expand_sequence

        forms = part(x, env)
        if forms is NIL:
            raise FormError(f"{name}: no expression", position=x.position)
        return expand_sequence(forms, env, x.position)

    return expand_spliced


def auxiliary(name: str, where: str) -> Special:
    """Declare a word that only means something inside other forms."""

    def refuse(x: Any, env: Env) -> Core:
        del env
        raise FormError(
            f"{name}: only stands in {where}", position=x.position, hint="is a parenthesis misplaced?"
        )

    made = SPECIALS[symbol(name)] = Special(name, "", 0, LONGEST, refuse)
    DECLARED[name] = sys._getframe(1).f_globals["__name__"]
    return made

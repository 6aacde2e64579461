"""The comparisons of characters and strings: ten each, all made alike.

Written from a template, so that each is a function of its own with the case of
two arguments first: that is what programs do in their inner loops.
"""

from __future__ import annotations

from itertools import pairwise

from lambit.data import FALSE, TRUE
from lambit.errors import WrongType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda a, b: a == b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
_PLAIN = """
def compare(a, b, *rest):
    if a.__class__ is kind and b.__class__ is kind and not rest:
        return TRUE if a.text {operator} b.text else FALSE
    return compare_all((a, b, *rest))
"""
_FOLDED = """
def compare(a, b, *rest):
    return compare_all((a, b, *rest))
"""


def comparison(
    name: str, sign: str, kind: type, fold: Callable[[str], str] | None, manual: str, module: str
) -> Any:
    """The function that compares values of class `kind`, a character or string, by their `fold`ed text."""
    noun = f"a {'character' if kind.__name__ == 'Char' else 'string'}"
    holds = _TESTS[sign]

    def compare_all(values: tuple[Any, ...]) -> Any:
        texts = []
        for position, x in enumerate(values, 1):
            if x.__class__ is not kind:
                from lambit.printer import write_short

                raise WrongType(f"{name}: argument {position}: expected {noun}, got {write_short(x)}")
            text: str = x.text  # type: ignore[attr-defined]
            texts.append(fold(text) if fold else text)
        return TRUE if all(holds(a, b) for a, b in pairwise(texts)) else FALSE

    scope = {"kind": kind, "compare_all": compare_all, "TRUE": TRUE, "FALSE": FALSE}
    source = _FOLDED if fold else _PLAIN.format(operator="==" if sign == "=" else sign)
    exec(compile(source, f"<builtin {name}>", "exec"), scope)
    made: Any = scope["compare"]
    made.__code__ = made.__code__.replace(co_name=name)  # code objects compare by value: make it unlike others
    made.__name__ = made.__qualname__ = name
    made.__module__ = module
    made.__doc__ = manual
    made.__annotations__ = dict.fromkeys(("a", "b", "rest"), kind.__name__)
    return made

"""Compositions of `car` and `cdr`, two to four deep (R7RS 6.4 and `(scheme cxr)`), and `first` to `tenth`."""

from __future__ import annotations

from lambit.data import Pair
from lambit.registry import builtin, contract

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FIELD = {"a": "car", "d": "cdr"}


def has_path(x: Any, path: str) -> bool:
    """Can the fields of `path`, the last letter first, be taken of `x`?"""
    for step in reversed(path):
        if x.__class__ is not Pair:
            return False
        x = x.car if step == "a" else x.cdr
    return True


def _shape(path: str, rest: str, other: str) -> str:
    """A datum of the least shape that has `path`, the place marked `x`."""
    text = "x"
    for step in path:
        if step == "a":
            text = f"({text}{rest})"
        else:
            text = f"({other} {text[1:]}" if text[0] == "(" else f"({other} . {text})"
    return text


def _function(name: str, path: str, kind: str) -> Any:
    """The function of a pair that takes the fields of `path`, the last letter first."""
    fields = "".join("." + _FIELD[step] for step in reversed(path))
    f: Any = eval(f"lambda pair: pair{fields}")
    f.__code__ = f.__code__.replace(co_name=name)  # code objects compare by value: make it unlike others
    f.__name__ = f.__qualname__ = name
    f.__module__ = __name__
    f.__annotations__ = {"pair": kind}
    return f


def _declare(path: str) -> None:
    name, kind = f"c{path}r", f"Pair_{path}"
    f = _function(name, path, kind)
    meaning = "".join(f"({_FIELD[step]} " for step in path) + "x" + ")" * len(path)
    f.__doc__ = f"""The value of `{meaning}` (R7RS 6.4).

    ({name} '{_shape(path, '', '0')})    ;=> x
    ({name} '())    ;!! {name}: argument 1: expected
    """
    contract(kind, f"a datum of the shape {_shape(path, ' . _', '_')}", f"has_path({{x}}, {path!r})", has_path=has_path)
    builtin(name, raw=True)(f)


def _declare_ordinal(name: str, index: int) -> None:
    path, kind = "a" + "d" * index, f"List_{index}"
    f = _function(name, path, kind)
    f.__doc__ = f"""The {name} element of the list (SRFI 1).

    ({name} '(1 2 3 4 5 6 7 8 9 10))    ;=> {index + 1}
    ({name} '())    ;!! {name}: argument 1: expected a list
    """
    noun = f"a list of {index + 1} or more elements" if index else "a list that is not empty"
    contract(kind, noun, f"has_path({{x}}, {path!r})", has_path=has_path)
    builtin(name, raw=True)(f)


_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
for _index, _name in enumerate(_ORDINALS):
    _declare_ordinal(_name, _index)


for _length in (2, 3, 4):
    for _code in range(2**_length):
        _declare("".join("ad"[_code >> i & 1] for i in range(_length)))

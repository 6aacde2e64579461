"""Atoms as text: symbols, strings, characters, arrays, and what has no written form."""

from __future__ import annotations

from lambit.data import (
    Boolean,
    Bytevector,
    Char,
    ExactComplex,
    Keyword,
    Nil,
    Rational,
    String,
    Symbol,
    Unique,
)
from lambit.data.kinds import is_array

from .numbers import complex_text, float_text, integer_text, number_to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PRINTERS: dict[type, Callable[[Any], str]] = {}
"""How values of other rooms' classes (and their subclasses) print: the table they add to."""

CHARACTER_NAMES = {
    "\a": "alarm", "\b": "backspace", "\x7f": "delete", "\x1b": "escape", "\n": "newline",
    "\0": "null", "\r": "return", " ": "space", "\t": "tab",
}  # fmt: skip
ARRAY_KINDS = {
    "float64": "f64", "float32": "f32", "int8": "s8", "int16": "s16", "int32": "s32",
    "int64": "s64", "uint8": "u8", "uint16": "u16", "uint32": "u32", "uint64": "u64",
    "complex64": "c64", "complex128": "c128",
}  # fmt: skip
_ESCAPES = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}
_DELIMITERS = frozenset("()[]{}\";|'`,\\ ")
_NUMERIC = "0123456789+-./eEiInNaAfF@"
_SHOWN = 1000  # elements of an array that has no written form

_names: dict[str, str] = {}  # how symbols' names are written


def atom_text(x: Any) -> str:
    """`x`, no pair nor vector, as `write` shows it."""
    kind = x.__class__
    writer = WRITERS.get(kind)
    return writer(x) if writer is not None else other_text(x)


def display_text(x: Any) -> str:
    """The same as `display` shows it."""
    kind = x.__class__
    if kind is String or kind is Char:
        return x.text  # type: ignore[no-any-return]
    if kind is Symbol:
        return x.name  # type: ignore[no-any-return]
    return atom_text(x)


def name_text(name: str) -> str:
    """A symbol's name, between bars where it would not read back without."""
    found = _names.get(name)
    if found is None:
        if len(_names) > 50_000:
            _names.clear()
        found = _names[name] = name if _is_plain(name) else f"|{_escaped(name, '|')}|"
    return found


def _is_plain(name: str) -> bool:
    if not name or not name.isprintable() or not _DELIMITERS.isdisjoint(name):
        return False
    first = name[0]
    if first == "#" or name == "." or (first == ":" and len(name) > 1):
        return False
    if not name.isascii():
        return False  # it would read back, but R7RS 6.13.3 wants bars
    if first in "0123456789+-.":
        # what is made of a number's characters might be one
        looks = not name.strip(_NUMERIC) and name not in ("1+", "1-", "-1+")
        return not (looks and (name[-1] in "iI" or any(c.isdigit() for c in name)))
    return True


def _odd(name: str) -> bool:
    return any(c.isspace() for c in name)


def keyword_text(x: Any) -> str:
    """:name"""
    name: str = x.name
    if not name.isprintable() or not _DELIMITERS.isdisjoint(name) or not name or _odd(name):
        return f":|{_escaped(name, '|')}|"
    return ":" + name


def _escaped(text: str, quote: str) -> str:
    """`text` with escapes for `quote` and for what cannot be seen."""
    if text.isprintable() and "\\" not in text:
        return text.replace(quote, "\\" + quote)
    out = []
    for c in text:
        if c == quote:
            out.append("\\" + c)
        elif c in _ESCAPES:
            out.append(_ESCAPES[c])
        else:
            out.append(c if c.isprintable() else f"\\x{ord(c):x};")
    return "".join(out)


def string_text(text: str) -> str:
    """A string as `write` shows it."""
    return f'"{_escaped(text, chr(34))}"'


def character_text(c: str) -> str:
    """A character as `write` shows it."""
    name = CHARACTER_NAMES.get(c)
    if name is not None:
        return "#\\" + name
    return "#\\" + c if c.isprintable() else f"#\\x{ord(c):x}"


def bytes_text(x: Any) -> str:
    """A bytevector."""
    return f"#u8({' '.join(map(str, bytes(x)))})"


def procedure_text(x: Any) -> str:
    """A procedure, by the name it was defined with."""
    return named_procedure_text(getattr(x, "__name__", ""))


def named_procedure_text(name: str) -> str:
    """A procedure called `name`; without one if it has none of its own."""
    return f"#<procedure {name}>" if name and name != "<lambda>" else "#<procedure>"


def array_text(x: Any) -> str:
    """A numpy array: with a written form if it has rank 1."""
    kind = ARRAY_KINDS.get(x.dtype.name)
    if kind is not None and x.ndim == 1:
        return f"#{kind}({' '.join(map(_element_text(x), x.tolist()))})"
    shape = "x".join(map(str, x.shape))
    begin = f"#<array {x.dtype.name}{' ' if shape else ''}{shape}"
    if x.size > _SHOWN or x.ndim > 16:
        return begin + " ...>"
    return f"{begin} {_nested_text(x.tolist(), _element_text(x))}>"


def _element_text(x: Any) -> Callable[[Any], str]:
    if x.dtype.kind == "f" and x.dtype.itemsize < 8:
        return lambda value: float_text(float(str(x.dtype.type(value))))
    return scalar_text


def _nested_text(items: Any, text: Callable[[Any], str]) -> str:
    if items.__class__ is not list:
        return text(items)
    return f"({' '.join(_nested_text(item, text) for item in items)})"


def scalar_text(x: Any) -> str:
    """A Python or numpy scalar as the Lisp value it stands for."""
    if x is True or x is False:
        return "#t" if x else "#f"
    if isinstance(x, (int, float, complex, ExactComplex, Rational)):
        return number_to_string(x)
    return other_text(x)


def other_text(x: Any) -> str:
    """A value whose class has no entry: by an entry for a class above it, else by name."""
    kind = x.__class__
    for above in kind.__mro__:
        writer = PRINTERS.get(above) or WRITERS.get(above)
        if writer is not None:
            text: str = writer(x)
            return text
    if is_array(x):
        return array_text(x)
    module = kind.__module__
    if module == "numpy" and hasattr(x, "item"):
        item = x.item()
        return scalar_text(item) if item.__class__ is not kind else f"#<{kind.__name__}>"
    if hasattr(x, "__code__"):
        return procedure_text(x)
    if isinstance(x, BaseException) and hasattr(x, "message"):
        return f"#<{getattr(x, 'kind', 'error')} {string_text(str(x.message))}>"
    if module == "numpy" or (hasattr(x, "dtype") and hasattr(x, "tolist")):
        return array_text(x) if hasattr(x, "ndim") else f"#<{kind.__name__}>"
    return f"#<{kind.__name__}>"


def _plain_repr(x: Any) -> str:
    return repr(x)


def _types() -> dict[type, Callable[[Any], str]]:
    from types import BuiltinFunctionType, MethodType

    return {
        int: integer_text, float: float_text, complex: complex_text, Rational: number_to_string,
        ExactComplex: number_to_string,
        bool: lambda x: "#t" if x else "#f",
        Symbol: lambda x: name_text(x.name), Keyword: keyword_text,
        String: lambda x: string_text(x.text), Char: lambda x: character_text(x.text),
        str: string_text,
        Bytevector: bytes_text, bytes: bytes_text, bytearray: bytes_text,
        Boolean: lambda x: x.text, Unique: lambda x: x.text, Nil: lambda _: "()",
        BuiltinFunctionType: procedure_text, MethodType: procedure_text,
    }  # fmt: skip


WRITERS: dict[type, Callable[[Any], str]] = _types()

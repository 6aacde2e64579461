"""The border: Python values to Lisp values and back. Nowhere else are values converted.

    Python                          Lisp                       back in Python
    True, False                     #t, #f                     bool
    None                            the unspecified value      None
    int, float, complex             the same number            the same
    fractions.Fraction              an exact rational          Fraction (an int if it is one)
                                    an exact complex number    the nearest complex
    str                             a string                   str
    bytes, bytearray                a bytevector (a copy)      bytearray (a copy)
    list                            a list (a copy)            list (a copy)
    tuple                           a vector (a copy)          list (a copy)
    numpy array                     the same array             the same array
    numpy scalar                    the number, #t or #f
    function, class, callable       a procedure                the callable itself
    dict                            itself, usable as a hash table
    a distribution, samples or exact information of `lambit.info`: Lisp's, and back
    anything else                   itself                     itself

    several values                                             tuple
    a procedure                                                `Procedure`: a Python callable
    symbol, keyword, character, dotted list, record, hash table, ...   itself

Conversion goes all the way down lists, tuples and vectors. A Lisp hash table is
a mapping for Python (`table[key]`, `for key in table`, `len`), with Lisp keys.
"""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType

from lambit.data import (
    FALSE,
    TRUE,
    UNSPECIFIED,
    Boolean,
    Bytevector,
    Datum,
    ExactComplex,
    Keyword,
    MultipleValues,
    Nil,
    Pair,
    Rational,
    String,
    Unique,
    Vector,
    from_iterable,
    list_to_python,
    make_rational,
)
from lambit.data.arrays import lisp_array, numpy, ordinary_array
from lambit.data.kinds import NUMBERS, PROCEDURES, is_array
from lambit.errors import DomainError, HostError, LispError
from lambit.printer import PRINTERS, write_short

from . import context as contexts
from .foreign import TO_LISP, TO_PYTHON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .context import Context

_SAME: frozenset[type] = frozenset({int, float, complex, Pair, Nil, String, Vector, Bytevector, dict})
_UNKNOWN: Any = object()


def to_lisp(x: Any) -> Any:
    """The Lisp value of the Python value `x`; a Lisp value is itself."""
    kind = x.__class__
    if kind in _SAME:
        return x
    if kind is str:
        return String(x)
    if kind is bool:
        return TRUE if x else FALSE
    if x is None:
        return UNSPECIFIED
    if kind is list or kind is tuple:
        return _sequence_to_lisp(x)
    return _other_to_lisp(x, kind)


def _other_to_lisp(x: Any, kind: Any) -> Any:
    """The Lisp value of what is not among the common classes."""
    if isinstance(x, (Datum, Rational, ExactComplex)) or kind in NUMBERS:
        return x
    if kind is bytes or kind is bytearray:
        return Bytevector(x)
    if kind.__module__ == "numpy":
        return _numpy_to_lisp(x)
    if kind.__module__ in TO_LISP:
        return TO_LISP[kind.__module__](x)
    if isinstance(x, int):  # of a subclass, such as IntEnum
        return int.__int__(x)
    if isinstance(x, float):
        return float.__float__(x)
    if isinstance(x, str):
        return String(str.__str__(x))
    if kind.__module__ == "fractions" and kind.__name__ == "Fraction":
        return make_rational(x.numerator, x.denominator)
    if kind in PROCEDURES and is_ours(x):
        return x
    return HostProcedure(x) if callable(x) else x


def _numpy_to_lisp(x: Any) -> Any:
    numpy()
    if hasattr(x, "item") and getattr(x, "ndim", 1) == 0 and x.dtype.kind in "biufcUS":
        return to_lisp(x.item()) if x.__class__.__name__ != "ndarray" else x
    return HostProcedure(x) if callable(x) else lisp_array(x)


def _sequence_to_lisp(root: Any) -> Any:
    """The Lisp list of a Python list, the vector of a tuple, however deep they nest."""
    inside = {id(root)}
    result: list[Any] = []
    stack = [(root, iter(root), result)]
    while True:
        source, items, out = stack[-1]
        for x in items:
            kind = x.__class__
            if kind is list or kind is tuple:
                if id(x) in inside:
                    raise DomainError("a Python list that contains itself is no Lisp list")
                inside.add(id(x))
                stack.append((x, iter(x), []))
                break
            out.append(to_lisp(x))
        else:
            stack.pop()
            inside.discard(id(source))
            value = from_iterable(out) if source.__class__ is list else Vector(out)
            if not stack:
                return value
            stack[-1][2].append(value)


def is_ours(f: Any) -> bool:
    """Is the Python function `f` a Lisp procedure: compiled by us, or a builtin?"""
    if f.__class__ is not FunctionType:
        return f.__class__ is not BuiltinFunctionType and isinstance(f, Datum)
    from .codes import CODES

    if id(f.__code__) in CODES or hasattr(f, "builtin"):
        return True
    module = f.__module__ or ""
    return module.startswith("lambit.builtins")


def to_python(x: Any, context: Context | None = None) -> Any:
    """The Python value of the Lisp value `x`.

    A procedure becomes a callable that runs in `context` (by default the running interpreter's).
    """
    kind = x.__class__
    if kind is int or kind is float:
        return x
    if kind is String:
        return x.text
    if kind is Boolean:
        return x is TRUE
    if kind is Pair or kind is Vector or kind is MultipleValues:
        return _sequence_to_python(x, context)
    if kind is Nil:
        return []
    return _other_to_python(x, kind, context)


def _other_to_python(x: Any, kind: Any, context: Context | None) -> Any:
    if kind is Unique:
        return None if x is UNSPECIFIED else x
    if kind is Rational:
        return x.as_fraction()
    if kind is ExactComplex:
        return complex(x)
    if kind is Bytevector:
        return bytearray(x)
    if kind is HostProcedure:
        return x.function
    if kind in PROCEDURES:
        from .procedure import Procedure  # seldom needed, and CPython's insides take time to load

        return Procedure(x, context or contexts.current())
    if kind.__module__ in TO_PYTHON:
        return TO_PYTHON[kind.__module__](x)
    return ordinary_array(x) if is_array(x) else x


def _parts(x: Any) -> list[Any] | None:
    """The elements of a proper list, a vector or several values; None: `x` is converted as a whole."""
    kind = x.__class__
    if kind is Pair:
        return list_to_python(x)
    if kind is Vector:
        return x.items  # type: ignore[no-any-return]
    if kind is MultipleValues:
        return list(x.items)
    return None


def _sequence_to_python(root: Any, context: Context | None) -> Any:
    parts = _parts(root)
    if parts is None:
        return root
    inside = {id(root)}
    stack: list[tuple[Any, Any, list[Any]]] = [(root, iter(parts), [])]
    while True:
        source, items, out = stack[-1]
        for x in items:
            kind = x.__class__
            if (kind is Pair or kind is Vector) and id(x) not in inside:
                parts = _parts(x)
                if parts is not None:
                    inside.add(id(x))
                    stack.append((x, iter(parts), []))
                    break
            # a part that contains itself stays the Lisp value that it is
            out.append(x if kind is Pair or kind is Vector else to_python(x, context))
        else:
            stack.pop()
            inside.discard(id(source))
            value = tuple(out) if source.__class__ is MultipleValues else out
            if not stack:
                return value
            stack[-1][2].append(value)


class HostProcedure(Datum):
    """A Python callable as Lisp sees it: takes and gives Lisp values.

    `(f x :max-size 3)` is `f(x, max_size=3)` in Python. An exception becomes a
    `HostError` whose `__cause__` it is.
    """

    __slots__ = ("function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, *args: Any) -> Any:
        return call_host(self.function, args, self.name)

    @property
    def name(self) -> str:
        """What the callable is called."""
        name = getattr(self.function, "__name__", None)
        return name if isinstance(name, str) else type(self.function).__name__

    @property
    def __name__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"#<procedure {self.name}>"


def call_host(function: Callable[..., Any], args: tuple[Any, ...], name: str) -> Any:
    """The Lisp value of the Python call of `function` with the Lisp values `args`."""
    plain: list[Any] = []
    keywords: dict[str, Any] = {}
    items = iter(args)
    for x in items:
        if x.__class__ is not Keyword:
            if keywords:
                raise DomainError(f"{name}: {write_short(x)} follows a keyword argument")
            plain.append(to_python(x))
            continue
        value = next(items, _UNKNOWN)
        if value is _UNKNOWN:
            raise DomainError(f"{name}: no value after {x!r}")
        keywords[x.name.replace("-", "_")] = to_python(value)
    try:
        result = function(*plain, **keywords)
    except Exception as error:
        raise host_error(error, name) from error
    return to_lisp(result)


def host_error(error: Exception, name: str) -> Exception:
    """The condition that `error`, raised by the Python callable `name`, is to Lisp."""
    if isinstance(error, LispError):
        return error
    text = str(error)
    return HostError(f"{name}: {type(error).__name__}{': ' + text if text else ''}")


PROCEDURES.add(HostProcedure)
PRINTERS[HostProcedure] = repr

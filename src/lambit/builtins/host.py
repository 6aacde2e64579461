"""Python from Lisp: modules, attributes, methods. All need the capability `python`.

The expander turns `(import (python numpy :as np))`, `np.linalg.norm` and
`(.append xs 1)` into calls of these. Values are converted at the border
(`lambit.runtime.border`).
"""

from __future__ import annotations

from typing import Any

from lambit.data import ABSENT, Datum
from lambit.errors import DomainError, LibraryError, LispError, Unbound
from lambit.printer import write_short
from lambit.registry import builtin
from lambit.runtime.border import HostProcedure, call_host, host_error, to_lisp, to_python


@builtin("%python-import", "python-import", capability="python")
def python_import(name: str) -> Any:
    """The Python module called `name`, imported if need be.

    (%python-attribute (%python-import "math") "pi")   ;~> 3.14159
    (%python-import "no.such.module")                  ;!! no Python module no.such.module
    """
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise LibraryError(
            f"there is no Python module {name}", hint=f"pip install {name.partition('.')[0]}"
        ) from error
    except Exception as error:
        raise host_error(error, f"import {name}") from error


_COPIED = frozenset({list, bytearray})  # what `to_python` makes of Lisp data


def _target(x: Any) -> Any:
    """The Python object in which an attribute of the Lisp value `x` is looked up."""
    return x.function if x.__class__ is HostProcedure else to_python(x)


def _get(x: Any, name: str) -> Any:
    """Attribute `name` of the Lisp value `x`, as Python has it."""
    name = name.replace("-", "_")
    try:
        return getattr(_target(x), name)
    except AttributeError as error:
        raise _missing(x, name) from error
    except Exception as error:
        raise host_error(error, name) from error


def _missing(x: Any, name: str) -> LispError:
    from difflib import get_close_matches

    near = get_close_matches(name, [n for n in dir(_target(x)) if not n.startswith("_")], 1)
    hint = f"did you mean {near[0]}?" if near else None
    shown = getattr(_target(x), "__name__", None) or write_short(x)
    return Unbound(f"{shown}.{name}", hint=hint)


@builtin("%python-attribute", "python-attribute", capability="python")
def attribute(object: Any, name: str, default: Any = ABSENT) -> Any:
    """Attribute `name` of the Python object `object`; `default`, if it has none.

    (%python-attribute (%python-import "math") "tau")       ;~> 6.28319
    (%python-attribute (%python-import "math") "nope" 'no)  ;=> no
    (%python-attribute (%python-import "math") "nope")      ;!! math.nope
    """
    if default is not ABSENT:
        return to_lisp(getattr(_target(object), name.replace("-", "_"), default))
    return to_lisp(_get(object, name))


@builtin("%python-set-attribute!", "python-set-attribute!", capability="python")
def set_attribute(object: Any, name: str, value: Any) -> None:
    """Let attribute `name` of the Python object `object` be `value`.

    (define names (%python-call-method (%python-import "types") "SimpleNamespace"))
    (%python-set-attribute! names "x" 5)
    (%python-attribute names "x")   ;=> 5
    """
    try:
        setattr(_target(object), name.replace("-", "_"), to_python(value))
    except Exception as error:
        raise host_error(error, name) from error


@builtin("%python-call-method", "python-call-method", capability="python")
def call_method(object: Any, name: str, *arguments: Any) -> Any:
    """The value of method `name` of `object`, called with `arguments`; of an attribute that is no method, itself.

    (%python-call-method "a-b" "upper")                         ;=> "A-B"
    (%python-call-method (%python-import "math") "sqrt" 16)     ;=> 4.0
    (%python-call-method (%python-import "math") "pi")          ;~> 3.14159
    (%python-call-method (%python-import "math") "sqrt" -1)     ;!! sqrt: ValueError: math domain error
    (%python-call-method '(1 2) "append" 3)                     ;!! append: Python has a copy of (1 2)
    """
    found = _get(object, name)
    if not arguments and not callable(found):
        return to_lisp(found)
    if not callable(found):
        raise LispError(f"{name}: the attribute is no method: it takes no arguments")
    owner = getattr(found, "__self__", None)
    before = list(owner) if owner.__class__ in _COPIED else None
    value = call_host(found, arguments, name)
    if before is not None and list(map(id, before)) != list(map(id, owner)):
        raise DomainError(
            f"{name}: Python has a copy of {write_short(object)}, and would change only that",
            hint="a collections.deque, an array or a hash table is the same object in both",
        )
    return value


@builtin("%python-item", "python-ref", capability="python")
def item(object: Any, *keys: Any) -> Any:
    """`object[key]` in Python; of several keys, `object[key, ...]`.

    (%python-item "abc" 1)                   ;=> "b"
    (%python-item "abc" 5)                   ;!! python-ref: IndexError
    """
    try:
        key = tuple(map(to_python, keys)) if len(keys) != 1 else to_python(keys[0])
        return to_lisp(_target(object)[key])
    except Exception as error:
        raise host_error(error, "python-ref") from error


@builtin("%python-set-item!", "python-set!", capability="python")
def set_item(object: Any, key: Any, value: Any) -> None:
    """`object[key] = value` in Python.

    (define names (%python-call-method (%python-import "builtins") "dict"))
    (%python-set-item! names "x" 5)
    (%python-item names "x")   ;=> 5
    """
    try:
        _target(object)[to_python(key)] = to_python(value)
    except Exception as error:
        raise host_error(error, "python-set!") from error


@builtin("python->list", capability="python")
def iterate(object: Any) -> Any:
    """A list of what the Python object `object` gives when it is iterated over.

    (python->list (%python-call-method (%python-import "builtins") "range" 3))   ;=> (0 1 2)
    (python->list 5)   ;!! python->list: TypeError
    """
    from lambit.data import from_iterable

    try:
        return from_iterable([to_lisp(x) for x in _target(object)])
    except Exception as error:
        raise host_error(error, "python->list") from error


@builtin("python-object?", pure=True)
def is_python_object(x: Any) -> bool:
    """Is `x` an object that only Python knows?

    (python-object? 5)   ;=> #f
    """
    return x.__class__ is HostProcedure or not (
        isinstance(x, (Datum, int, float, complex, bytearray, BaseException))
        or x.__class__.__module__.startswith(("lambit.", "numpy"))
        or callable(x)
    )

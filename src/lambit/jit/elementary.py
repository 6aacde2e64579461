"""Native code for log2, log, exp and sum as Lisp and Python call them: of one float, and of arrays.

A session puts `make` behind `lambit.elementary.current`.
"""

from __future__ import annotations

import ctypes
from typing import Any

from lambit.data.arrays import numpy
from lambit.elementary import current, scalar

from . import reductions, vector_math
from .layout import FLOAT_VALUE, address_of
from .reductions import BLOCK
from .team import in_pieces

_PYTHON = """
@PyFloat_Type = external global i8
declare ptr @PyFloat_FromDouble(double)
declare ptr @PyObject_Vectorcall(ptr, ptr, i64, ptr)
"""


def make() -> None:
    """Make native code and install it; without a compiler, all stays as it is."""
    from lambit.elementary.arrays import LANES, of_blocks

    from .worker import done

    try:
        scalars, arrays, sums = done(_functions)
    except Exception:  # a compiler that is not there, or does not work
        return

    def fill(name: str, x: Any, out: Any) -> None:
        at, to, f = address_of(x), address_of(out), arrays[name]

        in_pieces(lambda _, first, size: f(size, at + 8 * first, to + 8 * first), x.size, x, out)

    def total(x: Any) -> float:
        lanes = numpy().zeros((max(1, -(-x.size // BLOCK)), LANES))
        at, to = address_of(x), address_of(lanes)

        in_pieces(lambda _, first, size: sums(size, at + 8 * first, to + 8 * LANES * (first // BLOCK)), x.size, x, lanes)
        return of_blocks(lanes)

    current.install(scalars, fill, total)


def _functions() -> tuple[dict[str, Any], dict[str, Any], Any]:
    """The functions of a float, those of arrays, and the sums of the blocks of an array."""
    from .compile import permanent
    from .native import c_function

    made = permanent("\n".join([_PYTHON, module_text(), *map(_door, vector_math.NAMES)]))
    scalars = {name: c_function(made.address(f"lambit.door.{name}"), name, getattr(scalar, name)) for name in vector_math.NAMES}
    arrays = {name: _array_function(made.address(f"lambit.array.{name}")) for name in vector_math.NAMES}
    return scalars, arrays, _array_function(made.address("lambit.array.sums"))


def _array_function(address: int) -> Any:
    """The function at `address`, of a size and two addresses of data; the global interpreter lock is released meanwhile."""
    return ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p)(address)


def _door(name: str) -> str:
    """The C function of one float; of anything else it is Python's form, its self."""
    return f"""
define ptr @lambit.door.{name}(ptr %self, ptr %args, i64 %nargs) nounwind {{
  %one = icmp eq i64 %nargs, 1
  br i1 %one, label %look, label %slow
look:
  %x = load ptr, ptr %args
  %type.at = getelementptr i8, ptr %x, i64 8
  %type = load ptr, ptr %type.at
  %float = icmp eq ptr %type, @PyFloat_Type
  br i1 %float, label %go, label %slow
go:
  %value.at = getelementptr i8, ptr %x, i64 {FLOAT_VALUE}
  %value = load double, ptr %value.at
  %y = call double @lambit.{name}(double %value)
  %object = tail call ptr @PyFloat_FromDouble(double %y)
  ret ptr %object
slow:
  %there = tail call ptr @PyObject_Vectorcall(ptr %self, ptr %args, i64 %nargs, ptr null)
  ret ptr %there
}}"""


def module_text(target: str | None = None, widths: tuple[int, ...] = (vector_math.LANES,)) -> str:
    """The IR of everything: `@lambit.array.NAME(n, in, out)`, `@lambit.array.sums(n, in, sums)`."""
    parts = [reductions.declaration(), _sums()]
    for name in vector_math.NAMES:
        parts += [_once(vector_math.declaration(name, widths, target=target), parts), _array(name)]
    return "\n".join(parts)


def _once(text: str, parts: list[str]) -> str:
    """`text` without the declarations that are there already."""
    have = {line for part in parts for line in part.splitlines() if line.startswith("declare")}
    return "\n".join(line for line in text.splitlines() if line not in have)


def _sums() -> str:
    return "define void @lambit.array.sums(i64 %n, ptr %in, ptr %sums) {\n  call void @lambit.sums(i64 %n, ptr %sums, ptr %in)\n  ret void\n}"


def _array(name: str) -> str:
    """The function of each element, eight by eight, then one by one."""
    return f"""
define void @lambit.array.{name}(i64 %n, ptr noalias %in, ptr noalias %out) {{
entry:
  %whole = and i64 %n, -{vector_math.LANES}
  br label %eights
eights:
  %i = phi i64 [0, %entry], [%i.next, %eight]
  %more = icmp slt i64 %i, %whole
  br i1 %more, label %eight, label %ones
eight:
  %from = getelementptr double, ptr %in, i64 %i
  %to = getelementptr double, ptr %out, i64 %i
  %x = load <8 x double>, ptr %from, align 8
  %y = call <8 x double> @lambit.{name}.v8(<8 x double> %x)
  store <8 x double> %y, ptr %to, align 8
  %i.next = add i64 %i, {vector_math.LANES}
  br label %eights
ones:
  %j = phi i64 [%whole, %eights], [%j.next, %one]
  %some = icmp slt i64 %j, %n
  br i1 %some, label %one, label %end
one:
  %from.j = getelementptr double, ptr %in, i64 %j
  %to.j = getelementptr double, ptr %out, i64 %j
  %x.j = load double, ptr %from.j, align 8
  %y.j = call double @lambit.{name}(double %x.j)
  store double %y.j, ptr %to.j, align 8
  %j.next = add i64 %j, 1
  br label %ones
end:
  ret void
}}"""

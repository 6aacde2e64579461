"""Native code for log2, log, exp and sum as Lisp and Python call them: of one float, and of arrays.

`request`, which a session puts behind `lambit.elementary.current`, has it made in the background.
"""

from __future__ import annotations

from . import reductions, vector_math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_PYTHON = """
@PyFloat_Type = external global i8
declare ptr @PyFloat_FromDouble(double)
declare ptr @PyObject_Vectorcall(ptr, ptr, i64, ptr)
"""


def module_text(permute: bool | None = None) -> str:
    """The IR of everything: `@lambit.array.NAME(n, in, out)`, `@lambit.array.sum(n, in)`."""
    parts = [reductions.declaration(), _sum()]
    for name in vector_math.NAMES:
        parts += [_once(vector_math.declaration(name, permute=permute), parts), _array(name)]
    return "\n".join(parts)


def _once(text: str, parts: list[str]) -> str:
    """`text` without the declarations that are there already."""
    have = {line for part in parts for line in part.splitlines() if line.startswith("declare")}
    return "\n".join(line for line in text.splitlines() if line not in have)


def _sum() -> str:
    return "define double @lambit.array.sum(i64 %n, ptr %in) {\n  %y = call double @lambit.sum(i64 %n, ptr %in)\n  ret double %y\n}"


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

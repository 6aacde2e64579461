"""What kind of number it is, where that takes a look at it."""

from __future__ import annotations

from lambit.jit.types import BOOL, C128, F64, I64, Value

from .table import OPERATIONS, boolean, float_text, intrinsic, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.lower.calls import Writer

    from .table import Operation

INFINITY = float_text(float("inf"))


def _of_parts(connective: str, of_integer: str, test: Callable[[Writer, str], str]) -> Operation:
    """A question about a float, or both parts of a complex number."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) == (I64,):
            return boolean(of_integer)
        if kinds(values) not in ((F64,), (C128,)):
            return None
        found = [test(w, part) for part in values[0].parts]
        return boolean(found[0] if len(found) == 1 else w.define(f"{connective} i1 {found[0]}, {found[1]}"))

    return write


def is_finite(w: Writer, x: str) -> str:
    """Is a float neither infinite nor a NaN?"""
    return w.define(f"fcmp olt double {intrinsic(w, 'fabs.f64', 'double', x)}, {INFINITY}")


def _is_infinite(w: Writer, x: str) -> str:
    return w.define(f"fcmp oeq double {intrinsic(w, 'fabs.f64', 'double', x)}, {INFINITY}")


def is_whole(w: Writer, x: str) -> str:
    """Is a float an integer?"""
    whole = w.define(f"fcmp oeq double {intrinsic(w, 'trunc.f64', 'double', x)}, {x}")
    return w.define(f"and i1 {whole}, {is_finite(w, x)}")


OPERATIONS["finite?"] = _of_parts("and", "true", is_finite)
OPERATIONS["infinite?"] = _of_parts("or", "false", _is_infinite)
OPERATIONS["nan?"] = _of_parts("or", "false", lambda w, x: w.define(f"fcmp uno double {x}, {x}"))


def _of_anything(test: Callable[[Writer, str], str]) -> Operation:
    """A question that may be asked of anything: of a float it is `test`; of what is no real number it is #f."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) != 1:
            return None
        (x,) = values
        return boolean(test(w, x.text) if x.type is F64 else "true" if x.type is I64 else "false")

    return write


operation("integer?", "integerp")(_of_anything(is_whole))
OPERATIONS["rational?"] = _of_anything(is_finite)
OPERATIONS["exact-rational?"] = _of_anything(lambda w, x: "false")  # noqa: ARG005


@operation("exact-nonnegative-integer?")
def _natural(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1:
        return None
    return boolean(w.define(f"icmp sge i64 {values[0].text}, 0") if values[0].type is I64 else "false")


@operation("boolean=?")
def _same(w: Writer, values: list[Value]) -> Value | None:
    if len(values) < 2 or any(v.type is not BOOL for v in values):
        return None
    found = ""
    for other in values[1:]:
        one = w.define(f"icmp eq i1 {values[0].text}, {other.text}")
        found = w.define(f"and i1 {found}, {one}") if found else one
    return boolean(found)

"""Integers as bits."""

from __future__ import annotations

from lambit.jit.types import I64, Value

from .table import OPERATIONS, OVERFLOW, boolean, integer, intrinsic, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation


def _bitwise(name: str, neutral: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if any(v.type is not I64 for v in values):
            return None
        found = neutral
        for v in values:
            found = w.define(f"{name} i64 {found}, {v.text}")
        return integer(found)

    return write


operation("bitwise-and", "logand")(_bitwise("and", "-1"))
operation("bitwise-or", "bitwise-ior", "logior")(_bitwise("or", "0"))
operation("bitwise-xor", "logxor")(_bitwise("xor", "0"))


def _not(w: Writer, x: str) -> str:
    return w.define(f"xor i64 {x}, -1")


@operation("bitwise-not", "lognot")
def _complement(w: Writer, values: list[Value]) -> Value | None:
    return integer(_not(w, values[0].text)) if kinds(values) == (I64,) else None


def _of_two(name: str, *, first: bool = False, second: bool = False, both: bool = False) -> Operation:
    """`and` or `or` of two integers: of the complement of one of them, or the complement of all."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) != (I64, I64):
            return None
        a, b = (v.text for v in values)
        found = w.define(f"{name} i64 {_not(w, a) if first else a}, {_not(w, b) if second else b}")
        return integer(_not(w, found) if both else found)

    return write


OPERATIONS["bitwise-nand"] = _of_two("and", both=True)
OPERATIONS["bitwise-nor"] = _of_two("or", both=True)
OPERATIONS["bitwise-andc1"] = _of_two("and", first=True)
OPERATIONS["bitwise-andc2"] = _of_two("and", second=True)
OPERATIONS["bitwise-orc1"] = _of_two("or", first=True)
OPERATIONS["bitwise-orc2"] = _of_two("or", second=True)


@operation("bitwise-eqv")
def _equivalence(w: Writer, values: list[Value]) -> Value | None:
    found = OPERATIONS["bitwise-xor"](w, values)
    return integer(_not(w, found.text)) if found is not None and len(values) % 2 == 0 else found


@operation("bitwise-if")
def _merged(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64, I64):
        return None
    mask, a, b = (v.text for v in values)
    ones = w.define(f"and i64 {mask}, {a}")
    return integer(w.define(f"or i64 {ones}, {w.define(f'and i64 {_not(w, mask)}, {b}')}"))


@operation("any-bit-set?")
def _any(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64):
        return None
    common = w.define(f"and i64 {values[0].text}, {values[1].text}")
    return boolean(w.define(f"icmp ne i64 {common}, 0"))


@operation("every-bit-set?")
def _every(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64):
        return None
    common = w.define(f"and i64 {values[0].text}, {values[1].text}")
    return boolean(w.define(f"icmp eq i64 {common}, {values[0].text}"))


@operation("bit-set?")
def _one(w: Writer, values: list[Value]) -> Value | None:
    """Beyond the highest bit, all are as the sign."""
    if kinds(values) != (I64, I64):
        return None
    index, n = (v.text for v in values)
    if w.interval(index)[0] < 0:
        w.guard(w.define(f"icmp slt i64 {index}, 0"), "a negative number of a bit")
    shifted = w.define(f"ashr i64 {n}, {intrinsic(w, 'umin.i64', 'i64', index, '63')}")
    return boolean(w.define(f"trunc i64 {shifted} to i1"))


@operation("bit-count")
def _count(w: Writer, values: list[Value]) -> Value | None:
    """Of a negative integer, how many bits are zero."""
    if kinds(values) != (I64,):
        return None
    return integer(w.within(intrinsic(w, "ctpop.i64", "i64", _without_sign(w, values[0].text)), (0, 63)))


@operation("integer-length", "bit-length")
def _length(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64,):
        return None
    return integer(w.within(_least_length(w, _without_sign(w, values[0].text)), (0, 63)))


def _without_sign(w: Writer, x: str) -> str:
    """The bits of a positive integer; of a negative one, those of its complement."""
    return w.define(f"xor i64 {x}, {w.define(f'ashr i64 {x}, 63')}")


def _least_length(w: Writer, x: str) -> str:
    w.program.declare("llvm.ctlz.i64", "declare i64 @llvm.ctlz.i64(i64, i1)")
    return w.define(f"sub i64 64, {w.define(f'call i64 @llvm.ctlz.i64(i64 {x}, i1 false)')}")


@operation("first-set-bit")
def _first(w: Writer, values: list[Value]) -> Value | None:
    """-1 if there is none."""
    if kinds(values) != (I64,):
        return None
    x = values[0].text
    w.program.declare("llvm.cttz.i64", "declare i64 @llvm.cttz.i64(i64, i1)")
    found = w.define(f"call i64 @llvm.cttz.i64(i64 {x}, i1 false)")
    empty = w.define(f"icmp eq i64 {x}, 0")
    return integer(w.within(w.define(f"select i1 {empty}, i64 -1, i64 {found}"), (-1, 63)))


@operation("bit-field")
def _field(w: Writer, values: list[Value]) -> Value | None:
    """The bits from number `start` to before `end`: none beyond bit 63, which is the sign."""
    if kinds(values) != (I64, I64, I64):
        return None
    n, start, end = (v.text for v in values)
    before = w.define(f"icmp slt i64 {end}, {start}")
    w.guard(w.define(f"or i1 {before}, {w.define(f'icmp slt i64 {start}, 0')}"), "there is no such field of bits")
    width = w.define(f"sub i64 {end}, {start}")
    w.guard(w.define(f"icmp sgt i64 {width}, 62"), "a field of bits is wide")
    shifted = w.define(f"ashr i64 {n}, {intrinsic(w, 'umin.i64', 'i64', start, '63')}")
    mask = w.define(f"sub i64 {w.define(f'shl i64 1, {width}')}, 1")
    return integer(w.define(f"and i64 {shifted}, {mask}"))


@operation("arithmetic-shift", "ash")
def _shift(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64):
        return None
    n, count = (v.text for v in values)
    left = w.define(f"icmp sgt i64 {count}, 0")
    w.guard(w.define(f"icmp sgt i64 {count}, 62"), OVERFLOW)
    by = w.define(f"select i1 {left}, i64 {count}, i64 0")
    shifted = w.define(f"shl i64 {n}, {by}")
    back = w.define(f"ashr i64 {shifted}, {by}")
    w.guard(w.define(f"icmp ne i64 {back}, {n}"), OVERFLOW)
    opposite = w.define(f"sub i64 0, {count}")
    most = w.define(f"icmp slt i64 {count}, -63")
    right = w.define(f"select i1 {most}, i64 63, i64 {opposite}")
    safe = w.define(f"select i1 {left}, i64 0, i64 {right}")
    return integer(w.define(f"select i1 {left}, i64 {shifted}, i64 {w.define(f'ashr i64 {n}, {safe}')}"))

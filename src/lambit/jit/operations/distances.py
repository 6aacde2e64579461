"""The distance of a complex number from zero: `math.hypot` of its parts, to the bit, and its comparisons.

CPython's hypot is nearly always rounded correctly, and takes some forty operations for it. A comparison
needs them only where the squares alone do not decide.
"""

from __future__ import annotations

import sys

from lambit.jit.types import Value

from .table import float_text, intrinsic, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

INFINITY = float("inf")
LEAST = 2.0**-1022
"""Below this floats have fewer bits."""
BAND = 2.0**-40
"""Squares that differ by more than this part of them are surely those of numbers that differ in the same way."""
MODERATE = 2.0**-400, 2.0**400
"""Between these the square of a limit is neither too large nor too small."""


def magnitude(w: Writer, z: Value) -> Value:
    """The distance from zero."""
    w.program.declare("magnitude.of", _HYPOT)
    x, y = z.parts
    sizes = [intrinsic(w, "fabs.f64", "double", part) for part in z.parts]
    first = w.define(f"fcmp ogt double {sizes[0]}, {sizes[1]}")
    largest = w.define(f"select i1 {first}, double {sizes[0]}, double {sizes[1]}")
    small = w.define(f"fcmp olt double {largest}, {float_text(LEAST)}")
    some = w.define(f"fcmp one double {largest}, {float_text(0.0)}")
    w.guard(w.define(f"and i1 {small}, {some}"), "a complex number is nearly zero")
    found = w.define(f"call double @magnitude.of(double {x}, double {y})")
    w.distances[found] = x, y
    return real(found)


_TURNED = {"olt": "ogt", "ogt": "olt", "ole": "oge", "oge": "ole"}


def compared(w: Writer, how: str, a: str, b: str) -> str:
    """The comparison `fcmp how double a, b`; of a distance, by the squares if they decide."""
    if how in _TURNED and b in w.distances:
        a, b, how = b, a, _TURNED[how]
    if how not in _TURNED or a not in w.distances:
        return w.define(f"fcmp {how} double {a}, {b}")
    w.program.declare(f"magnitude.{how}", _comparison(how))
    x, y = w.distances[a]
    return w.define(f"call i1 @magnitude.{how}(double {x}, double {y}, double {b})")


def _comparison(how: str) -> str:
    return f"""
define internal i1 @magnitude.{how}(double %x, double %y, double %limit) nounwind alwaysinline memory(none) {{
  %xx = fmul double %x, %x
  %yy = fmul double %y, %y
  %square = fadd double %xx, %yy
  %wanted = fmul double %limit, %limit
  %above.at = fmul double %wanted, {float_text(1.0 + BAND)}
  %below.at = fmul double %wanted, {float_text(1.0 - BAND)}
  %above = fcmp ogt double %square, %above.at
  %below = fcmp olt double %square, %below.at
  %decided = or i1 %above, %below
  %not.small = fcmp ogt double %limit, {float_text(MODERATE[0])}
  %not.large = fcmp olt double %limit, {float_text(MODERATE[1])}
  %moderate = and i1 %not.small, %not.large
  %sure = and i1 %decided, %moderate
  br i1 %sure, label %quick, label %exact
quick:
  ret i1 {"%above" if how[1] == "g" else "%below"}
exact:
  %size = call double @magnitude.of(double %x, double %y)
  %found = fcmp {how} double %size, %limit
  ret i1 %found
}}
"""


def _square_root(fused: bool) -> str:
    """The root of the sum of two squares, of floats below 1, whose larger is at least 1/2, with the rest of all roundings.

    CPython keeps, in a sum that begins with 1, what each addition and product loses; at the end the root is mended.
    Until 3.11 products were split in halves (Veltkamp, Dekker); since then they are taken apart by a fused multiplication.
    """
    lines: list[str] = []
    sums = {"one": "1.0", "a": "0.0", "b": "0.0", "c": "0.0"}

    def put(name: str, line: str) -> str:
        name = f"%{name}.{len(lines)}"
        lines.append(f"  {name} = {line}")
        return name

    def added(x: str, rest: str) -> None:
        """Add `x` to the sum; what is lost is added to `rest`."""
        old, sums["one"] = sums["one"], put("sum", f"fadd double {sums['one']}, {x}")
        lost = put("lost", f"fadd double {put('less', f'fsub double {old}, ' + sums['one'])}, {x}")
        sums[rest] = put("rest", f"fadd double {sums[rest]}, {lost}")

    def square(x: str, sign: str) -> None:
        """Add the square of `x`, or take it away."""
        signed = put("signed", f"fneg double {x}") if sign else x
        if fused:
            whole = put("square", f"fmul double {signed}, {x}")
            below = put("below", f"call double @llvm.fma.f64(double {signed}, double {x}, double {put('minus', f'fneg double {whole}')})")
            added(whole, "b")
            sums["a"] = put("rest", f"fadd double {sums['a']}, {below}")
            return
        wide = put("wide", f"fmul double {x}, 134217729.0")
        high = put("high", f"fsub double {wide}, {put('over', f'fsub double {wide}, {x}')}")
        low = put("low", f"fsub double {x}, {high}")
        minus_high = put("signed", f"fneg double {high}") if sign else high
        added(put("square", f"fmul double {minus_high}, {high}"), "a")
        double = put("double", f"fmul double {'-2.0' if sign else '2.0'}, {high}")
        added(put("cross", f"fmul double {double}, {low}"), "b")
        if sign:
            minus_low = put("signed", f"fneg double {low}")
            added(put("square", f"fmul double {minus_low}, {low}"), "c")
        else:
            sums["c"] = put("rest", f"fadd double {sums['c']}, {put('square', f'fmul double {low}, {low}')}")

    def total() -> str:
        rest = put("rest", f"fadd double {sums['a']}, {sums['b']}")
        if not fused:
            rest = put("rest", f"fadd double {rest}, {sums['c']}")
        return put("total", f"fadd double {put('less', 'fsub double ' + sums['one'] + ', 1.0')}, {rest}")

    square("%x", "")
    square("%y", "")
    root = put("root", f"call double @llvm.sqrt.f64(double {total()})")
    square(root, "-")
    left = total()
    mended = put("mended", f"fdiv double {left}, {put('twice', f'fmul double 2.0, {root}')}")
    put("result", f"fadd double {root}, {mended}")
    return "\n".join(lines)


def _hypot(fused: bool) -> str:
    """The function for the distance of (x, y) from zero, if neither or one of both is at least 2^-1022."""
    body = _square_root(fused)
    result = body.rsplit("  %", 1)[1].split(" ", 1)[0]
    return f"""
declare double @llvm.fabs.f64(double)
declare double @llvm.sqrt.f64(double)
declare double @llvm.fma.f64(double, double, double)
define internal double @magnitude.of(double %re, double %im) nounwind noinline willreturn memory(none) {{
  %p = call double @llvm.fabs.f64(double %re)
  %q = call double @llvm.fabs.f64(double %im)
  %p.more = fcmp ogt double %p, %q
  %max = select i1 %p.more, double %p, double %q
  %ordered = fcmp ord double %p, %q
  %some = fcmp one double %max, 0.0
  %finite = fcmp one double %max, {float_text(INFINITY)}
  %whole = and i1 %some, %finite
  %usual = and i1 %whole, %ordered
  br i1 %usual, label %measure, label %other
other:
  %p.far = fcmp oeq double %p, {float_text(INFINITY)}
  %q.far = fcmp oeq double %q, {float_text(INFINITY)}
  %far = or i1 %p.far, %q.far
  %both = fadd double %p, %q
  %simple = select i1 %far, double {float_text(INFINITY)}, double %both
  ret double %simple
measure:
  %bits = bitcast double %max to i64
  %exponent = and i64 %bits, {2047 << 52}
  %opposite = sub i64 {2045 << 52}, %exponent
  %last = icmp eq i64 %exponent, {2046 << 52}
  %last.but.one = icmp eq i64 %exponent, {2045 << 52}
  %halved = select i1 %last.but.one, i64 {1 << 51}, i64 %opposite
  %scale.bits = select i1 %last, i64 {1 << 50}, i64 %halved
  %scale = bitcast i64 %scale.bits to double
  %x = fmul double %p, %scale
  %y = fmul double %q, %scale
{body}
  %size = fdiv double %{result}, %scale
  ret double %size
}}
"""


_HYPOT = _hypot(fused=sys.version_info >= (3, 12))

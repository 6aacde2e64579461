"""log2, log and exp in LLVM IR: for one float, and for eight at once; the same bits as `lambit.elementary`.

`declaration("log2")` is the text of two functions, with whatever they need:

    define internal double @lambit.log2(double)
    define internal <8 x double> @lambit.log2.v8(<8 x double>)

and, if `widths` has 16 or 32, of `.v16` and `.v32`, for fused loops (`reductions`): two or
four registers whose instructions are interleaved, with one test for all of them. `quickest`
knows how many are best.

The arithmetic is that of `lambit.elementary.sequences`, which here goes through operands
that write instructions. No instruction has a fast-math flag, so no target may contract
or regroup it. Where the target has AVX-512, a table is two registers (`vpermi2pd`);
elsewhere it is memory.

Arguments that are no positive normal numbers (for exp: large ones) are rare: if there is one
among the eight, all eight go to a function that stands apart, and knows them all.

A loop uses `.v8` in one of two ways: it calls it, or it calls the function of one float
with `variant(name)` among the attributes of the call, and LLVM's vectoriser takes
`.v8`; then the module needs `kept(names)`, and `add_always_inliner_pass` after O3.
"""

from __future__ import annotations

from lambit.elementary import tables
from lambit.elementary.scalar import LEAST, MOST
from lambit.elementary.sequences import (
    ROUNDING,
    exp_of,
    log2_of,
    log2_parts_of,
    log_of,
    log_parts_of,
    steps_of,
)

from .ir import AVX2, AVX512, Operand, Registers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

NAMES = ("log2", "log", "exp")
LANES = 8
_OFTEN = '!{!"branch_weights", i32 1000000, i32 1}'

_BIAS = 1088  # more than any exponent: with it, none is negative
_START = 0x3FE5800000000000  # 43/64
_FRACTION = (1 << 52) - 1
_HIGH, _HALF = -(1 << 36), 1 << 35  # of a float, its first 17 bits; half of the last of them
_ANY_CLASS = 0xFF  # AVX-512's classes: NaNs, zeros, infinities, subnormal and negative numbers
_LEAST_NORMAL, _INFINITE = 1 << 52, 0x7FF << 52
_TWO_52 = 2.0**52
_NORMAL = 2.0**-1022
_INFINITY, _NAN = float("inf"), float("nan")
_MODERATE = 512.0
_PURE = "nounwind willreturn memory(none)"


def declaration(name: str, widths: tuple[int, ...] = (LANES,), *, target: str | None = None) -> str:
    """The IR of the functions `@lambit.NAME` and `@lambit.NAME.v8` (for each of `widths`); `target`: what `target_of` says of it.

    It may stand in a module once. The module must not use the names that begin so otherwise.
    """
    if target is None:
        target = target_of()
    declarations: set[str] = set()
    functions = [_function(name, lanes, declarations, target=target) for lanes in (1, *widths)]
    return "\n".join([constants(name), *functions, *sorted(declarations)])


def target_of(features: str | None = None) -> str:
    """AVX512, AVX2 or "", by LLVM's list of features (that of this machine): how the target looks into tables."""
    known = _features(features)
    return AVX512 if {"+avx512f", "+avx512dq"} <= known else AVX2 if {"+avx2", "+fma"} <= known else ""


def _features(features: str | None) -> set[str]:
    if features is None:
        from .engine import engine

        features = engine().features
    return set(features.split(","))


def quickest(features: str | None = None) -> int:
    """How many floats at once a fused loop had best take: as many as the registers hold."""
    return {AVX512: 32, AVX2: 16}.get(target_of(features), LANES)


def function(name: str, lanes: int = 1) -> str:
    """The name of the function of `lanes` floats."""
    return f"lambit.{name}" if lanes == 1 else f"lambit.{name}.v{lanes}"


def variant(name: str) -> str:
    """The attributes of a call of the function of one float that let LLVM's vectoriser take eight at once."""
    return f'noinline "vector-function-abi-variant"="_ZGV_LLVM_N{LANES}v_{function(name)}({function(name, LANES)})"'


def kept(names: list[str]) -> str:
    """What keeps the functions of eight floats until the vectoriser asks for them."""
    those = ", ".join(f"ptr @{function(name, LANES)}" for name in names)
    return f'@llvm.compiler.used = appending global [{len(names)} x ptr] [{those}], section "llvm.metadata"'


def _function(name: str, lanes: int, declarations: set[str], *, target: str) -> str:
    """The function, and the one that stands apart."""
    usual = Registers(lanes, target=target)
    x = usual.real("%x")
    ordinary, body = _WAYS[name]
    every = usual.all_true(ordinary(x))
    usual.line(f"br i1 {every}, label %usual, label %any, !prof {_OFTEN}")
    usual.label("usual")
    usual.line(f"ret {usual.type} {body(x, any_at_all=False).text}")
    usual.label("any")
    apart = f"{function(name, lanes)}.any"
    usual.line(f"{usual.fresh('%rest')} = call {usual.type} @{apart}({usual.type} %x)")
    usual.line(f"ret {usual.type} {usual.last}")
    whole = Registers(lanes, target=target)
    whole.line(f"ret {whole.type} {body(whole.real('%x'), any_at_all=True).text}")
    inlined = "alwaysinline " if lanes > 1 else ""
    declarations |= usual.declarations | whole.declarations
    return usual.define(function(name, lanes), f"{inlined}{_PURE}") + "\n" + whole.define(apart, f"noinline cold {_PURE}")


# -- logarithms


def _positive_and_normal(x: Operand) -> Any:
    if x.registers.permute:
        return x.registers.negated(x.classified(_ANY_CLASS))
    if x.registers.shuffle:
        moved = _START - (_BIAS << 52)
        return x.bits().minus(moved).high_lies_in((_LEAST_NORMAL - moved) >> 32, (_INFINITE - moved) >> 32)
    return x.bits().lies_in(_LEAST_NORMAL, _INFINITE)


def _logarithm(name: str, sequence: Callable[..., Any]) -> Callable[..., Any]:
    def body(x: Operand, *, any_at_all: bool) -> Any:
        normal = x
        if any_at_all:
            small = x.is_less(_NORMAL)
            normal = (x * _TWO_52).where(small, x)
        bias = 0 if x.registers.permute else _BIAS
        bits = normal.bits().minus(_START - (bias << 52))
        k = _exponent(bits)
        if any_at_all:
            k = k - x.constant(52.0).where(small, x.constant(0.0))
        fraction = bits.masked(_FRACTION)
        z, high = fraction.plus(_START), fraction.plus(_START + _HALF).masked(_HIGH)
        inverse, logarithm = (bits.entry(f"{name}.{table}", of[name], above=48) for table, of in (("inverses", _INVERSES), ("logarithms", _LOGARITHMS)))
        plus = Operand.times_plus if x.registers.fused else None
        y = sequence(z.as_real(), high.as_real(), k, inverse, logarithm, plus)
        if any_at_all:
            infinite = x.constant(-_INFINITY).where(x.is_equal(0.0), x.constant(_NAN))
            y = y.where(x.is_greater(0.0), infinite)
            y = y.where(x.is_less(_INFINITY), x.constant(_INFINITY).where(x.is_equal(_INFINITY), infinite))
        return y

    return body


def _exponent(bits: Operand) -> Operand:
    """The exponent in the first twelve bits as a float."""
    if bits.registers.permute:  # AVX-512 has instructions for it
        return bits.shifted_right(52, signed=True).to_real()
    whole = bits.shifted_right(52)  # too large by _BIAS: not negative
    return whole.with_bits((1023 + 52) << 52).as_real() - (_TWO_52 + _BIAS)


_INVERSES = {"log2": tables.LOG2_INVERSES, "log": tables.LOG_INVERSES}
_LOGARITHMS = {"log2": tables.LOG2_LOGARITHMS, "log": tables.LOG_LOGARITHMS}


# -- exponentials


def _moderate(x: Operand) -> Any:
    return x.registers.both(x.is_less(_MODERATE), x.is_greater(-_MODERATE))


def _exp(x: Operand, *, any_at_all: bool) -> Operand:
    within = x
    if any_at_all:
        within = x.where(x.is_greater(LEAST), x.constant(LEAST))
        within = within.where(x.is_less(MOST), x.constant(MOST))
    steps = steps_of(within)
    n = steps.bits()
    power, rest = n.entry("exp.powers", tables.EXP_POWERS), n.entry("exp.rests", tables.EXP_RESTS)
    y: Operand = exp_of(within, steps - ROUNDING, power, rest)
    if not any_at_all:  # the exponent of y, and that of the result, are those of normal numbers
        return y.bits().plus(n.masked(-16).shifted_left(48)).as_real()
    k = n.shifted_left(48).shifted_right(52, signed=True)
    half = k.shifted_right(1, signed=True)
    for power_of_two in (half, k.minus(half)):
        y = y * power_of_two.plus(1023).shifted_left(52).as_real()
    return x.constant(_NAN).where(x.is_unordered(), y)


def usual(name: str, lanes: int, *, target: str | None = None) -> str:
    """The IR of `<N x double> @lambit.NAME.vN.usual(<N x double> %x, ptr %odd)`, which has no branch.

    It is right if all arguments are ordinary; if not, it says so in the `<8 x i32>` at `odd`, and the result is for nobody.
    """
    written = Registers(lanes, target=target_of() if target is None else target)
    x = written.real("%x")
    ordinary, body = _WAYS[name]
    written.note(written.negated(ordinary(x)), "%odd")
    written.line(f"ret {written.type} {body(x, any_at_all=False).text}")
    head = f"define internal {written.type} @{function(name, lanes)}.usual({written.type} %x, ptr %odd) alwaysinline nounwind {{"
    return "\n".join([head, *written.lines, "}", *sorted(written.declarations)])


def ordinary(name: str, x: Operand) -> Operand:
    """The function of operands that are all ordinary: for logarithms positive and normal. The module needs its `constants`."""
    found: Operand = _WAYS[name][1](x, any_at_all=False)
    return found


def log2_parts(x: Operand) -> tuple[Operand, Operand]:
    """Two operands whose sum is log2 x, of positive normal ones (`sequences.log2_parts_of`)."""
    first, second = _logarithm("log2", log2_parts_of)(x, any_at_all=False)
    return first, second


def log_parts(x: Operand) -> tuple[Operand, Operand, Operand]:
    """Three operands whose sum is log x, of positive normal ones (`sequences.log_parts_of`)."""
    first, second, rest = _logarithm("log", log_parts_of)(x, any_at_all=False)
    return first, second, rest


_WAYS = {
    "log2": (_positive_and_normal, _logarithm("log2", log2_of)),
    "log": (_positive_and_normal, _logarithm("log", log_of)),
    "exp": (_moderate, _exp),
}


def constants(name: str) -> str:
    """The tables in memory; LLVM drops those that nobody reads."""
    found = {"exp.powers": tables.EXP_POWERS, "exp.rests": tables.EXP_RESTS}
    if name != "exp":
        found = {f"{name}.inverses": _INVERSES[name], f"{name}.logarithms": _LOGARITHMS[name]}
    return "\n".join(_table(one, entries) for one, entries in found.items())


def _table(name: str, entries: tuple[float, ...]) -> str:
    from .ir import float_text

    row = ", ".join(f"double {float_text(x)}" for x in entries)
    return f"@lambit.table.{name} = internal constant [{len(entries)} x double] [{row}], align 64"

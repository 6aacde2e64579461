"""Sums over many probabilities in machine code: `lambit.info.kernels.many`, instruction by instruction.

A function goes through whole blocks of arrays that lie one beside the other in time: row after
row of 32 elements, in registers as wide as the processor has. It holds the lanes of one block,
the sums of the multiples of 2^-38, eight of them for each sum, the greatest values, and
whether anything was strange. What has been added up in a block it leaves to who called it, so that
several threads may go through the blocks. A logarithm's argument is 1 where it would not be ordinary, so
no element takes a branch.
"""

from __future__ import annotations

import struct
from functools import partial
from typing import Any

import numpy as np

from lambit.info.kernels.many import (
    BLOCK,
    GREAT,
    HIGH,
    HIGHS,
    HUGE,
    LANES,
    NORMAL,
    TINY,
    Sums,
    divergence_term,
    weighted,
)
from lambit.jit import vector_math
from lambit.jit.ir import Operand, Registers
from lambit.jit.team import shared

from .arrays import address, readable
from .language import Signature

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Terms = tuple[list[tuple[Operand, Operand | None]], str, list[Operand]]
    """What is to be added up, and what it lacks; where it is strange; of what the greatest is wanted."""

AHEAD = 8192
"""So many bytes before they are needed, elements are asked for."""


def _bits(x: float) -> int:
    found: int = struct.unpack("<q", struct.pack("<d", x))[0]
    return found


def entropy_terms(p: Operand) -> Terms:
    """Of -Σ p log2 p, and of the sum of p."""
    bits = p.bits()
    probable = bits.lies_in(0, _bits(GREAT) + 1)
    usual = bits.lies_in(_bits(NORMAL), _bits(GREAT) + 1)
    zero = p.constant(0.0)
    term, less = weighted(p, *vector_math.log2_parts(p.where(usual, p.constant(1.0))))
    return [(term, less.where(p.is_at_least(TINY), zero)), (p.where(probable, zero), None)], p.registers.negated(probable), []


def divergence_terms(p: Operand, q: Operand) -> Terms:
    """Of Σ p ln(p/q) - p + q."""
    r = p.registers
    ratio = p / q
    usual = r.both(ratio.is_at_least(NORMAL), ratio.is_less(float("inf")))
    x = ratio.where(usual, p.constant(1.0))
    term, less = divergence_term(p, q, x, *vector_math.log_parts(x))
    safe = r.both(p.is_at_least(TINY), x.is_less(HUGE))
    return [(term, less.where(safe, p.constant(0.0)))], r.both(r.negated(usual), p.is_greater(0.0)), []


def cross_terms(p: Operand, q: Operand) -> Terms:
    """Of -Σ p ln q."""
    r = p.registers
    usual = q.is_at_least(NORMAL)
    logarithm = vector_math.ordinary("log", q.where(usual, p.constant(1.0)))
    term = p * logarithm * -1.0
    return [(term, None)], r.both(r.negated(usual), p.is_greater(0.0)), [term]


KERNELS: dict[str, tuple[int, Callable[..., Terms]]] = {
    "entropy_sums": (1, entropy_terms),
    "divergence_sums": (2, divergence_terms),
    "cross_sums": (2, cross_terms),
}
"""Of how many arrays, and the terms."""


def text(name: str, width: int | None = None, *, target: str | None = None) -> str:
    """The IR of a kernel, `width` elements at once: of addresses of arrays, how many blocks, addresses of each block's sums and of the greatest values.

    It is 1 if something was strange.
    """
    target = vector_math.target_of() if target is None else target
    return _Writer(name, Registers(width or max(vector_math.LANES, vector_math.quickest() // 2), target=target)).text()


def _source(name: str) -> tuple[str, Signature]:
    count = KERNELS[name][0] + 3
    return text(name), Signature(name, [(f"x{i}", "i64") for i in range(count)], "i64")


class _Writer:
    """Writes a kernel.

    Values in its loops: `%l` are lanes, by sum and part of a row, `%h` sums of multiples of 2^-38, `%g` the greatest of what is asked for.
    """

    def __init__(self, name: str, registers: Registers) -> None:
        self.name = name
        self.count, self.terms = KERNELS[name]
        self.r = registers
        self.wide, self.eight, self.conditions = registers.type, f"<{HIGHS} x double>", registers.of("i1")
        self.sums = self.greatest = 0
        self.after: dict[str, str] = {}  # what values of the loop over rows are in its next round
        self.row()  # now it is known how many there are
        sums, parts = range(self.sums), range(LANES // registers.lanes)
        self.of_block = [(f"l{s}.{k}", self.wide) for s in sums for k in parts] + [(f"h{s}", self.eight) for s in sums]
        self.of_all = [(f"g{v}", self.wide) for v in range(self.greatest)] + [("strange", self.conditions)]

    def text(self) -> str:
        logarithms = vector_math.constants("log2" if self.name == "entropy_sums" else "log")
        sections = [self.entry(), self.blocks(), self.rows(), self.block_end(), self.end()]
        declared = {"declare void @llvm.prefetch.p0(ptr, i32, i32, i32)", *self.r.declarations}
        return "\n".join([logarithms, *(line for each in sections for line in each), *sorted(declared)])

    # -- one row

    def row(self) -> None:
        """The instructions of the loop over rows but its head."""
        r = self.r
        strange = "%strange"
        highs: dict[int, str] = {}
        greatest: dict[int, str] = {}
        for part in range(LANES // r.lanes):
            terms, odd, great = self.terms(*[self.element(i, part) for i in range(self.count)])
            strange = r.put(f"or {self.conditions} {strange}, {odd}")
            self.sums, self.greatest = len(terms), len(great)
            for s, (term, less) in enumerate(terms):
                high = term + HIGH - HIGH
                rest = term - high if less is None else (term - high) + less
                self.after[f"l{s}.{part}"] = (r.real(f"%l{s}.{part}") + rest).text
                for eight in high.eights():
                    highs[s] = r.put(f"fadd {self.eight} {highs.get(s, f'%h{s}')}, {eight}")
            for v, x in enumerate(great):
                so_far = r.real(greatest.get(v, f"%g{v}"))
                greatest[v] = x.where(r.put(f"fcmp ogt {self.wide} {x.text}, {so_far.text}"), so_far).text
        self.after |= {f"h{s}": high for s, high in highs.items()} | {f"g{v}": x for v, x in greatest.items()} | {"strange": strange}

    def element(self, array: int, part: int) -> Operand:
        """The part of a row of an array."""
        r = self.r
        at = r.put(f"getelementptr double, ptr %array{array}, i64 %at")
        here = r.put(f"getelementptr double, ptr {at}, i64 {part * r.lanes}")
        for line in range(0, r.lanes, 8):
            ahead = r.put(f"getelementptr i8, ptr {here}, i64 {AHEAD + 8 * line}")
            r.line(f"call void @llvm.prefetch.p0(ptr {ahead}, i32 0, i32 3, i32 1)")
        return r.real(r.put(f"load {r.type}, ptr {here}, align 8"))

    # -- the loops around it

    def entry(self) -> list[str]:
        arrays = range(self.count)
        places = "".join(f"i64 %place{i}, " for i in arrays)
        return [
            f"define internal i64 @{self.name}({places}i64 %count, i64 %sums.at, i64 %greatest.at) nounwind {{", "entry:",
            *(f"  %array{i} = inttoptr i64 %place{i} to ptr" for i in arrays),
            "  %sums.first = inttoptr i64 %sums.at to ptr", "  %greatest = inttoptr i64 %greatest.at to ptr", "  br label %blocks",
        ]  # fmt: skip

    def blocks(self) -> list[str]:
        return [
            "blocks:", "  %block = phi i64 [0, %entry], [%block.next, %block.end]",
            *(f"  %{x}.before = phi {kind} [zeroinitializer, %entry], [{self.after[x]}, %block.end]" for x, kind in self.of_all),
            "  %more = icmp slt i64 %block, %count", "  br i1 %more, label %begin, label %end",
            "begin:", f"  %first = mul i64 %block, {BLOCK}", "  br label %rows",
        ]  # fmt: skip

    def rows(self) -> list[str]:
        return [
            "rows:", "  %row = phi i64 [0, %begin], [%row.next, %rows]",
            *(f"  %{x} = phi {kind} [zeroinitializer, %begin], [{self.after[x]}, %rows]" for x, kind in self.of_block),
            *(f"  %{x} = phi {kind} [%{x}.before, %begin], [{self.after[x]}, %rows]" for x, kind in self.of_all),
            "  %at = add i64 %first, %row", *self.r.lines,
            f"  %row.next = add i64 %row, {LANES}", f"  %on = icmp slt i64 %row.next, {BLOCK}", "  br i1 %on, label %rows, label %block.end",
        ]  # fmt: skip

    def block_end(self) -> list[str]:
        """Put the sums of the block into memory, after those of the block before."""
        lines = ["block.end:", f"  %before = mul i64 %block, {8 * self.sums * (LANES + HIGHS)}", "  %sums = getelementptr i8, ptr %sums.first, i64 %before"]
        for x, kind in self.of_block:
            sum_, _, part = x[1:].partition(".")
            place = int(sum_) * (LANES + HIGHS) + (LANES if x[0] == "h" else int(part) * self.r.lanes)
            lines += [f"  %{x}.place = getelementptr double, ptr %sums, i64 {place}", f"  store {kind} {self.after[x]}, ptr %{x}.place, align 8"]
        return [*lines, "  %block.next = add i64 %block, 1", "  br label %blocks"]

    def end(self) -> list[str]:
        lines = ["end:"]
        for v in range(self.greatest):
            lines += [
                f"  %g{v}.place = getelementptr double, ptr %greatest, i64 {v * LANES}",
                f"  store {self.wide} %g{v}.before, ptr %g{v}.place, align 8",
            ]
        width = self.r.lanes
        return [
            *lines, f"  %bits = bitcast {self.conditions} %strange.before to i{width}", f"  %any = icmp ne i{width} %bits, 0",
            "  %found = zext i1 %any to i64", "  ret i64 %found", "}",
        ]  # fmt: skip


def kernels(doors: Any) -> dict[str, Any]:
    """What `lambit.info.kernels.many` calls, by name."""
    return {name: adding(doors[name]) for name in KERNELS}


SOURCES = {name: partial(_source, name) for name in KERNELS}


PIECE = 32
"""Between so many blocks Python may be interrupted."""


def adding(door: Any) -> Callable[..., None]:
    """The kernel whose C function is `door`."""

    def add(sums: Sums, *arrays: Any) -> None:
        """Add up whole blocks of arrays."""
        count = arrays[0].size // BLOCK
        places = [readable(x) for x in arrays]
        made = np.empty((1 + count, *sums.state.shape))  # what there was, and the sums of each block
        made[0] = sums.state
        to = address(made, "f8")
        greatest = np.zeros((-(-count // PIECE), len(sums.greatest), LANES))
        greatest_at = address(greatest, "f8")

        def piece(i: int) -> bool:
            first = i * PIECE
            here = [at + 8 * BLOCK * first for at in places]
            return bool(door(*here, min(PIECE, count - first), to + made[0].nbytes * (1 + first), greatest_at + greatest[0].nbytes * i))

        strange = any(shared(piece, len(greatest), made, greatest, *arrays))
        sums.strange = sums.strange or strange
        with np.errstate(all="ignore"):
            sums.state = np.add.reduce(made)
        np.maximum(sums.greatest, greatest.max(axis=(0, 2), initial=0.0), out=sums.greatest)

    return add

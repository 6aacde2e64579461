"""Sums of floats in native code, in the order that `lambit.elementary.arrays.total` defines.

Element i belongs to lane i mod 32. A lane adds its elements of each block of 32,768 from
first to last to 0, and the sums of the blocks, from first to last, to 0. Then the
second half of the lanes is added to the first half, until one is left.

So the lanes are four registers of eight floats, and no addition is regrouped: the result has
the same bits on every target. `striped_sums` writes the whole loop around two
functions of an index, which LLVM inlines: what element i is, and elements i to i + 7.
A loop fused with what makes its elements, `(sum (map f v))`, is that:

    define internal double @element(i64 %i, ptr %v) alwaysinline { load, f }
    define internal <8 x double> @element.v8(i64 %i, ptr %v) alwaysinline { load, f.v8 }

and `striped_sums("the.sums", "element", "ptr %v")`. The blocks are added by who calls it (`lambit.elementary.arrays.of_blocks`): several
threads can make one sum.
"""

from __future__ import annotations

from lambit.elementary.arrays import LANES, ROWS

WIDTH = 8
"""Floats in a register."""
REGISTERS = LANES // WIDTH
BLOCK = LANES * ROWS
_V = f"<{WIDTH} x double>"
_EACH = range(REGISTERS)


def striped_sums(
    name: str, element: str, parameters: str = "", *, width: int = WIDTH, linkage: str = "internal", quick: str = "", passed: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """The IR of `void @NAME(i64 %n, ptr %sums, PARAMETERS)`: of elements 0 to n - 1, the 32 lanes of each block, one after the other.

    `element`: the function `double (i64, PARAMETERS)` of that name gives one element, and `ELEMENT.v8` eight;
    with a `width` of 16 or 32, `ELEMENT.v16` or `ELEMENT.v32` so many, whose instructions LLVM interleaves.

    `quick`: a function as `ELEMENT.vN`, but one that has no branch, and is right if nothing is marked in the `<8 x i32>` at
    `%odd`, one of the PARAMETERS, once it has been called for all rows of a block. If there is one, the rows are added again, by
    `ELEMENT.vN`; the next block then is not tried with `quick`. (A branch, or a call that may happen, for each row takes a tenth longer.)
    `passed`: instructions after each block for which `quick` was enough; it had `%whole` elements in whole rows.
    """
    after = f", {parameters}" if parameters else ""
    rows = "r" if quick else "a"  # the sums of a block's whole rows
    return "\n".join([
        f"define {linkage} void @{name}(i64 %n, ptr %sums{after}) {{",
        "entry:", f"  %lanes = alloca [{LANES} x double], align 64", "  br label %blocks",
        *_blocks(quick=bool(quick)), *(_tried(quick, after, width, passed) if quick else ()),
        *_rows(element, after, width, "block" if not quick else "again", quick=bool(quick)),
        *_tail(element, after, rows), *_block_end(rows), "end:", "  ret void", "}",
    ])  # fmt: skip


def _blocks(*, quick: bool) -> list[str]:
    """The head of the loop over blocks."""
    return [
        "blocks:", "  %start = phi i64 [0, %entry], [%end.of.block, %block.end]", "  %to = phi ptr [%sums, %entry], [%to.next, %block.end]",
        *(("  %strange = phi i1 [false, %entry], [%strange.next, %block.end]",) if quick else ()),
        "  %left = sub i64 %n, %start", "  %some = icmp sgt i64 %left, 0", "  br i1 %some, label %block, label %end",
        "block:", f"  %last = icmp slt i64 %left, {BLOCK}", f"  %size = select i1 %last, i64 %left, i64 {BLOCK}",
        "  %end.of.block = add i64 %start, %size", f"  %whole = and i64 %size, {-LANES}", "  %rows.end = add i64 %start, %whole",
        "  br i1 %strange, label %again, label %try" if quick else "  br label %rows",
    ]  # fmt: skip


def _rows(element: str, after: str, width: int, before: str, *, quick: bool) -> list[str]:
    """The loop over the whole rows of a block: `%a` are its lanes."""
    head = ["again:", "  br label %rows"] if quick else []
    out = "%done" if quick else "%tails"
    lines = [
        *head,
        "rows:", f"  %i = phi i64 [%start, %{before}], [%i.next, %row]",
        *(f"  %a{r} = phi {_V} [zeroinitializer, %{before}], [%a{r}.next, %row]" for r in _EACH),
        "  %more = icmp slt i64 %i, %rows.end", f"  br i1 %more, label %row, label {out}", "row:",
        *_row(element, after, width, "", "a"), "  br label %rows",
    ]  # fmt: skip
    if quick:
        lines += [
            "done:", "  br label %tails",
            "tails:", "  %strange.next = phi i1 [true, %done], [false, %passed]",
            *(f"  %r{r} = phi {_V} [%a{r}, %done], [%q{r}, %passed]" for r in _EACH),
        ]  # fmt: skip
    else:
        lines.append("tails:")
    return lines


def _row(element: str, after: str, width: int, stem: str, lanes: str) -> list[str]:
    """Add the elements of one row to the lanes."""
    lines = []
    kind = f"<{width} x double>"
    for first in range(0, LANES, width):
        x, i = f"%{stem}x{first}", f"%{stem}i{first}"
        lines += [f"  {i} = add i64 %{stem}i, {first}", f"  {x} = call {kind} @{element}.v{width}(i64 {i}{after})"]
    for r in _EACH:
        first = r * WIDTH // width * width
        mask = ", ".join(f"i32 {r * WIDTH - first + k}" for k in range(WIDTH))
        lines += [
            f"  %{stem}part{r} = shufflevector {kind} %{stem}x{first}, {kind} poison, <{WIDTH} x i32> <{mask}>",
            f"  %{lanes}{r}.next = fadd {_V} %{lanes}{r}, %{stem}part{r}",
        ]
    return [*lines, f"  %{stem}i.next = add i64 %{stem}i, {LANES}"]


def _tried(quick: str, after: str, width: int, passed: tuple[str, ...]) -> list[str]:
    """The loop over the rows of a block without a branch: `%q` are its lanes."""
    return [
        "try:", f"  store <{WIDTH} x i32> zeroinitializer, ptr %odd", "  br label %quick",
        "quick:", "  %qi = phi i64 [%start, %try], [%qi.next, %quick.row]",
        *(f"  %q{r} = phi {_V} [zeroinitializer, %try], [%q{r}.next, %quick.row]" for r in _EACH),
        "  %qmore = icmp slt i64 %qi, %rows.end", "  br i1 %qmore, label %quick.row, label %tried", "quick.row:",
        *_row(quick, after, width, "q", "q"), "  br label %quick",
        "tried:", f"  %noted = load <{WIDTH} x i32>, ptr %odd", f"  %bits = bitcast <{WIDTH} x i32> %noted to i{32 * WIDTH}",
        f"  %is.odd = icmp ne i{32 * WIDTH} %bits, 0", "  br i1 %is.odd, label %again, label %passed",
        "passed:", *(f"  {line}" for line in passed), "  br label %tails",
    ]  # fmt: skip


def _tail(element: str, after: str, rows: str) -> list[str]:
    """What is left of the last block, less than a row: its elements go to the first lanes, in memory."""
    places = [f"  %place{r} = getelementptr {_V}, ptr %lanes, i64 {r}" for r in _EACH]
    return [
        "  %ragged = icmp slt i64 %rows.end, %end.of.block", "  br i1 %ragged, label %tail, label %block.end",
        "tail:", *places, *(f"  store {_V} %{rows}{r}, ptr %place{r}" for r in _EACH), "  br label %one",
        "one:", "  %j = phi i64 [%rows.end, %tail], [%j.next, %one]", "  %lane = sub i64 %j, %rows.end",
        "  %at = getelementptr double, ptr %lanes, i64 %lane", "  %before = load double, ptr %at",
        f"  %y = call double @{element}(i64 %j{after})", "  %with = fadd double %before, %y", "  store double %with, ptr %at",
        "  %j.next = add i64 %j, 1", "  %on = icmp slt i64 %j.next, %end.of.block", "  br i1 %on, label %one, label %read",
        "read:", *(f"  %b{r} = load {_V}, ptr %place{r}" for r in _EACH), "  br label %block.end",
    ]  # fmt: skip


def _block_end(rows: str) -> list[str]:
    """Put the lanes of a block into memory."""
    lines = ["block.end:", *(f"  %s{r} = phi {_V} [%{rows}{r}, %tails], [%b{r}, %read]" for r in _EACH)]
    for r in _EACH:
        lines += [f"  %to{r} = getelementptr {_V}, ptr %to, i64 {r}", f"  store {_V} %s{r}, ptr %to{r}, align 8"]
    return [*lines, f"  %to.next = getelementptr {_V}, ptr %to, i64 {REGISTERS}", "  br label %blocks"]


def _loaded(width: int) -> str:
    kind = "double" if width == 1 else f"<{width} x double>"
    return f"""
define internal {kind} @lambit.element{"" if width == 1 else f".v{width}"}(i64 %i, ptr %data) alwaysinline {{
  %place = getelementptr double, ptr %data, i64 %i
  %x = load {kind}, ptr %place, align 8
  ret {kind} %x
}}"""


LOADED = "".join(map(_loaded, (1, WIDTH, 2 * WIDTH, LANES)))
"""The elements of an array of floats in memory."""


def declaration() -> str:
    """The IR of `@lambit.sums(i64 %n, ptr %sums, ptr %data)`, the lanes of an array of floats."""
    return LOADED + "\n" + striped_sums("lambit.sums", "lambit.element", "ptr %data")

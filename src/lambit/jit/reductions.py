"""Sums of floats in native code, in the order that `lambit.elementary.arrays.total` defines.

Element i belongs to lane i mod 32. A lane adds its elements of each block of 32,768 from
first to last to 0, and the sums of the blocks, from first to last, to 0. Then the
second half of the lanes is added to the first half, until one is left.

So the lanes are four registers of eight floats, and no addition is regrouped: the result has
the same bits on every target. `striped_sum` writes the whole loop around two
functions of an index, which LLVM inlines: what element i is, and elements i to i + 7.
A loop fused with what makes its elements, `(sum (map f v))`, is that:

    define internal double @element(i64 %i, ptr %v) alwaysinline { load, f }
    define internal <8 x double> @element.v8(i64 %i, ptr %v) alwaysinline { load, f.v8 }

and `striped_sum("the.sum", "element", "ptr %v")`. The loop over a block has no side exit of its own;
between two blocks stands what is given as `between`, a poll for instance.
"""

from __future__ import annotations

from lambit.elementary.arrays import LANES, ROWS

WIDTH = 8
"""Floats in a register."""
REGISTERS = LANES // WIDTH
BLOCK = LANES * ROWS
_V = f"<{WIDTH} x double>"
_EACH = range(REGISTERS)


def striped_sum(
    name: str, element: str, parameters: str = "", *, width: int = WIDTH, between: tuple[str, ...] = (), linkage: str = "internal",
    state: bool = False,
) -> str:  # fmt: skip
    """The IR of `double @NAME(i64 %n, PARAMETERS)`: the sum of elements 0 to n - 1.

    `element`: the function `double (i64, PARAMETERS)` of that name gives one element, and `ELEMENT.v8` eight;
    with a `width` of 16 or 32, `ELEMENT.v16` or `ELEMENT.v32` so many, whose instructions LLVM interleaves.
    `between`: instructions after each block.

    With a `state` it is `void @NAME(i64 %n, ptr %state, PARAMETERS)` instead: the lanes are in memory at `state`, and the
    sums of the elements are added to them. Whole blocks first, so that the next call can go on.
    """
    after = f", {parameters}" if parameters else ""
    return "\n".join([
        f"define {linkage} {f'void @{name}(i64 %n, ptr %state' if state else f'double @{name}(i64 %n'}{after}) {{",
        "entry:", f"  %lanes = alloca [{LANES} x double], align 64", *_start(state=state), "  br label %blocks",
        *_blocks(state=state), *_rows(element, after, width), *_tail(element, after), *_block_end(between),
        *(_written_back() if state else _fold()), "}",
    ])  # fmt: skip


def _registers(stem: str) -> str:
    return ", ".join(f"{_V} %{stem}{r}" for r in _EACH)


def _start(*, state: bool) -> list[str]:
    """Take the lanes out of memory."""
    if not state:
        return []
    lines = []
    for r in _EACH:
        lines += [f"  %state{r} = getelementptr {_V}, ptr %state, i64 {r}", f"  %old{r} = load {_V}, ptr %state{r}, align 8"]
    return lines


def _written_back() -> list[str]:
    """Put the lanes into memory."""
    return ["fold:", *(f"  store {_V} %t{r}, ptr %state{r}, align 8" for r in _EACH), "  ret void"]


def _blocks(*, state: bool) -> list[str]:
    """The head of the loop over blocks: `%t` are the sums of the lanes so far."""
    return [
        "blocks:", "  %start = phi i64 [0, %entry], [%end, %block.end]",
        *(f"  %t{r} = phi {_V} [{f'%old{r}' if state else 'zeroinitializer'}, %entry], [%t{r}.next, %block.end]" for r in _EACH),
        "  %left = sub i64 %n, %start", "  %some = icmp sgt i64 %left, 0", "  br i1 %some, label %block, label %fold",
        "block:", f"  %last = icmp slt i64 %left, {BLOCK}", f"  %size = select i1 %last, i64 %left, i64 {BLOCK}",
        "  %end = add i64 %start, %size", f"  %whole = and i64 %size, {-LANES}", "  %rows.end = add i64 %start, %whole",
        "  br label %rows",
    ]  # fmt: skip


def _rows(element: str, after: str, width: int) -> list[str]:
    """The loop over the whole rows of a block: `%a` are its lanes."""
    lines = [
        "rows:", "  %i = phi i64 [%start, %block], [%i.next, %row]",
        *(f"  %a{r} = phi {_V} [zeroinitializer, %block], [%a{r}.next, %row]" for r in _EACH),
        "  %more = icmp slt i64 %i, %rows.end", "  br i1 %more, label %row, label %tails", "row:",
    ]  # fmt: skip
    kind = f"<{width} x double>"
    for first in range(0, LANES, width):
        lines += [f"  %i{first} = add i64 %i, {first}", f"  %x{first} = call {kind} @{element}.v{width}(i64 %i{first}{after})"]
    for r in _EACH:
        first = r * WIDTH // width * width
        mask = ", ".join(f"i32 {r * WIDTH - first + k}" for k in range(WIDTH))
        lines += [
            f"  %part{r} = shufflevector {kind} %x{first}, {kind} poison, <{WIDTH} x i32> <{mask}>",
            f"  %a{r}.next = fadd {_V} %a{r}, %part{r}",
        ]
    return [*lines, f"  %i.next = add i64 %i, {LANES}", "  br label %rows"]


def _tail(element: str, after: str) -> list[str]:
    """What is left of the last block, less than a row: its elements go to the first lanes, in memory."""
    places = [f"  %place{r} = getelementptr {_V}, ptr %lanes, i64 {r}" for r in _EACH]
    return [
        "tails:", "  %ragged = icmp slt i64 %rows.end, %end", "  br i1 %ragged, label %tail, label %block.end",
        "tail:", *places, *(f"  store {_V} %a{r}, ptr %place{r}" for r in _EACH), "  br label %one",
        "one:", "  %j = phi i64 [%rows.end, %tail], [%j.next, %one]", "  %lane = sub i64 %j, %rows.end",
        "  %at = getelementptr double, ptr %lanes, i64 %lane", "  %before = load double, ptr %at",
        f"  %y = call double @{element}(i64 %j{after})", "  %with = fadd double %before, %y", "  store double %with, ptr %at",
        "  %j.next = add i64 %j, 1", "  %on = icmp slt i64 %j.next, %end", "  br i1 %on, label %one, label %read",
        "read:", *(f"  %b{r} = load {_V}, ptr %place{r}" for r in _EACH), "  br label %block.end",
    ]  # fmt: skip


def _block_end(between: tuple[str, ...]) -> list[str]:
    return [
        "block.end:",
        *(f"  %s{r} = phi {_V} [%a{r}, %tails], [%b{r}, %read]" for r in _EACH),
        *(f"  %t{r}.next = fadd {_V} %t{r}, %s{r}" for r in _EACH),
        *(f"  {line}" for line in between), "  br label %blocks",
    ]  # fmt: skip


def _fold() -> list[str]:
    """The sum of all lanes, halves first."""
    lines = ["fold:"]
    names = [f"%t{r}" for r in _EACH]
    while len(names) > 1:
        half = len(names) // 2
        for r in range(half):
            lines.append(f"  {names[r]}.{half} = fadd {_V} {names[r]}, {names[r + half]}")
        names = [f"{name}.{half}" for name in names[:half]]
    (found,) = names
    width = WIDTH
    while width > 1:
        half = width // 2
        kind, mask = f"<{width} x double>", f"<{half} x i32>"
        for part, first in (("low", 0), ("high", half)):
            picked = ", ".join(f"i32 {first + k}" for k in range(half))
            lines.append(f"  %{part}{half} = shufflevector {kind} {found}, {kind} poison, {mask} <{picked}>")
        lines.append(f"  %half{half} = fadd <{half} x double> %low{half}, %high{half}")
        found, width = f"%half{half}", half
    return [*lines, f"  %sum = extractelement <1 x double> {found}, i32 0", "  ret double %sum"]


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
    """The IR of `@lambit.sum(i64 %n, ptr %data)`, the sum of an array of floats."""
    return LOADED + "\n" + striped_sum("lambit.sum", "lambit.element", "ptr %data")

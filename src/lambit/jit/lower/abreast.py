"""Instructions for several rounds of a loop at once: of a value that differs between the rounds, vectors."""

from __future__ import annotations

import re
from typing import NamedTuple

from .leaving import CannotLeave
from .widening import NoLanes, wide, widened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .text import Text

_ADDITION = re.compile(r"(add|sub)((?: \w+)*) i64 ([^ ,]+), ([^ ,]+)$")
_PLACE = re.compile(r"getelementptr inbounds (\w+), ptr ([^ ,]+), i64 ([^ ,]+)$")
_LOAD = re.compile(r"load (\w+), ptr ([^ ,]+)$")
_STORE = re.compile(r"store (\w+) ([^ ,]+), ptr ([^ ,]+)$")
_ELEMENTWISE = re.compile(
    r"(?:f?(?:add|sub|mul|neg|cmp)|[isu]cmp|[su]div|fdiv|[su]rem|and|or|xor|shl|[al]shr|select|[su]itofp|fpext|fptrunc|[sz]ext|trunc)\b"
)
_INTRINSIC = re.compile(r"call (\w+) @(llvm\.[\w.]+)\(")
_BYTES = {"double": 8, "i64": 8, "float": 4, "i32": 4, "i16": 2, "i8": 1}


class Row(NamedTuple):
    """Places that lie next to each other, one for each round."""

    element: str
    first: str


class Abreast:
    """Writes, for `width` rounds, what a writer would write for one."""

    def __init__(self, text: Text, width: int) -> None:
        self.text = text
        self.width = width
        self.vectors: dict[str, str] = {}  # operands that differ between the rounds: the type of one
        self.first: dict[str, str] = {}  # of those that become one more from round to round, the first
        self.rows: dict[str, Row] = {}

    def counter(self, first: str) -> str:
        """`first` in the first round, and one more in each that follows."""
        numbers = ", ".join(f"i64 {k}" for k in range(self.width))
        found = self.text.plain(f"add nsw <{self.width} x i64> {self.splat('i64', first)}, <{numbers}>")
        self.vectors[found] = "i64"
        self.first[found] = first
        return found

    def splat(self, kind: str, x: str) -> str:
        """An operand as a vector: what is the same in all rounds, in each place of it."""
        if x in self.vectors:
            return x
        if x[0] != "%":
            return f"splat ({kind} {x})"
        one = self.text.plain(f"insertelement {wide(kind, self.width)} poison, {kind} {x}, i64 0")
        return self.text.plain(f"shufflevector {wide(kind, self.width)} {one}, {wide(kind, self.width)} poison, <{self.width} x i32> zeroinitializer")

    def define(self, line: str) -> str:
        """Write an instruction; its result."""
        if (place := _PLACE.match(line)) is not None:
            return self._place(line, *place.groups())
        if (load := _LOAD.match(line)) is not None:
            return self._load(line, *load.groups())
        if not any(name in self.vectors for name in re.findall(r"%[\w.]+", line)):
            return self.text.plain(line)
        found = self._elementwise(line)
        if (addition := _ADDITION.match(line)) is not None:
            name, flags, a, b = addition.groups()
            if name == "add" and b in self.first:
                a, b = b, a
            if a in self.first and b not in self.vectors:
                self.first[found] = self.text.plain(f"{name}{flags} i64 {self.first[a]}, {b}")
        return found

    def _elementwise(self, line: str) -> str:
        intrinsic = _INTRINSIC.match(line)
        if intrinsic is None and _ELEMENTWISE.match(line) is None:
            raise CannotLeave
        try:
            if intrinsic is not None:
                program, name = self.text.program, intrinsic.group(2)
                program.declare(f"{name}.v{self.width}", widened(program.declarations[name], self.width))
            kind, parts, last = "", [], 0
            for found in re.finditer(r"\b(double|float|i64|i32|i16|i8|i1)\b|%[\w.]+", line):
                if found.group(1):
                    kind = found.group(1)
                elif found.group() not in self.vectors:
                    parts += [line[last : found.start()], self.splat(kind, found.group())]
                    last = found.end()
            result = self.text.plain(widened("".join(parts) + line[last:], self.width))
        except NoLanes:
            raise CannotLeave from None
        self.vectors[result] = "i1" if "cmp " in line[:5] else line.rsplit(" to ", 1)[1] if " to " in line else _kind_of(line)
        return result

    # -- memory

    def _place(self, line: str, element: str, base: str, index: str) -> str:
        if index not in self.vectors:
            return self.text.plain(line)
        if element not in _BYTES:
            raise CannotLeave
        if index in self.first:
            found = self.text.plain(f"getelementptr inbounds {element}, ptr {base}, i64 {self.first[index]}")
            self.rows[found] = Row(element, found)
            return found
        found = self.text.plain(f"getelementptr inbounds {element}, ptr {base}, <{self.width} x i64> {index}")
        self.vectors[found] = "ptr"
        return found

    def _load(self, line: str, element: str, place: str) -> str:
        if place in self.rows:
            found = self.text.plain(f"load <{self.width} x {element}>, ptr {place}, align {_BYTES[element]}")
        elif place in self.vectors:
            found = "poison"
            for k in range(self.width):
                one = self.text.plain(f"load {element}, ptr {self._one('ptr', place, k)}")
                found = self.text.plain(f"insertelement <{self.width} x {element}> {found}, {element} {one}, i64 {k}")
        else:
            return self.text.plain(line)
        self.vectors[found] = element
        return found

    def _one(self, kind: str, vector: str, k: int) -> str:
        return self.text.plain(f"extractelement <{self.width} x {kind}> {vector}, i64 {k}")

    def emit(self, line: str) -> str:
        """An instruction without a result, as it is written."""
        store = _STORE.match(line)
        if store is None:
            return line
        kind, x, place = store.groups()
        if place in self.rows:
            return f"store <{self.width} x {kind}> {self.splat(kind, x)}, ptr {place}, align {_BYTES[kind]}"
        if place not in self.vectors:
            raise CannotLeave
        x = self.splat(kind, x)
        if x[0] != "%":
            raise CannotLeave
        stores = [f"store {kind} {self._one(kind, x, k)}, ptr {self._one('ptr', place, k)}" for k in range(self.width)]
        return "\n  ".join(stores)


def _kind_of(line: str) -> str:
    """The LLVM type of what an elementwise instruction gives, but a comparison or a conversion."""
    kinds: list[str] = re.findall(r"\b(double|float|i64|i32|i16|i8|i1)\b", line)
    return kinds[-1] if line.startswith("select") else kinds[0]

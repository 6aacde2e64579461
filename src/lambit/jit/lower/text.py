"""The text of one function in LLVM IR: names, instructions, blocks, cells."""

from __future__ import annotations

from typing import NamedTuple

from lambit.jit.types import VOID, Type, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.program import Function, Program

    from .abreast import Abreast


class Cell(NamedTuple):
    """A variable whose value changes: where it is, part by part."""

    type: Type
    names: tuple[str, ...]


class Text:
    """What a function's body is written with."""

    def __init__(self, program: Program, function: Function) -> None:
        self.program = program
        self.function = function
        self.lines: list[str] = []
        self.cells: list[str] = []  # allocated at the entry
        self.abreast: Abreast | None = None  # that writes for several rounds of a loop at once
        self.distances: dict[str, tuple[str, str]] = {}  # of complex numbers from zero, with their parts
        self.block = "entry"
        self.count = 0

    def fresh(self, stem: str = "v") -> str:
        """A new name."""
        self.count += 1
        return f"{stem}{self.count}"

    def serial(self) -> int:
        """A new number."""
        self.count += 1
        return self.count

    def emit(self, line: str) -> None:
        """Write an instruction without a result."""
        if self.abreast is not None:
            line = self.abreast.emit(line)
        self.lines.append(f"  {line}")

    def define(self, line: str) -> str:
        """Write an instruction; its result."""
        return self.plain(line) if self.abreast is None else self.abreast.define(line)

    def plain(self, line: str) -> str:
        """Write an instruction as it is; its result."""
        name = f"%{self.fresh()}"
        self.lines.append(f"  {name} = {line}")
        return name

    def begin(self, block: str) -> None:
        """Begin a block."""
        self.lines.append(f"{block}:")
        self.block = block

    def room(self, llvm: str) -> str:
        """A place on the stack for something of that LLVM type."""
        name = f"%{self.fresh('c')}"
        self.cells.append(f"  {name} = alloca {llvm}")
        return name

    def cell(self, kind: Type) -> Cell:
        """A new cell for a value of type `kind`."""
        return Cell(kind, tuple([self.room(llvm) for llvm in kind.parts]) if kind is not VOID else ())

    def load(self, cell: Cell) -> Value:
        """The value in a cell."""
        if cell.type is VOID:
            return Value(VOID, ("",))
        pairs = zip(cell.names, cell.type.parts, strict=True)
        return Value(cell.type, tuple([self.define(f"load {llvm}, ptr {name}") for name, llvm in pairs]))

    def store(self, cell: Cell, value: Value) -> None:
        """Put a value into a cell."""
        if cell.type is VOID:
            return
        for name, llvm, part in zip(cell.names, cell.type.parts, value.parts, strict=True):
            self.emit(f"store {llvm} {part}, ptr {name}")

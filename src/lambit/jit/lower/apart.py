"""Arrays that share no memory, and what LLVM is told of that.

What is put into one array might be what is taken out of another, so LLVM takes it out again. If the arrays of a loop
share no memory, which is looked at before it begins, their loads and stores bear scopes (`!alias.scope`,
`!noalias`; see LLVM's language reference), and what was taken out stays in its register.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from lambit.jit.types import Value
from lambit.syntax.core import Call, Global, Local, Loop, walk

from .objects import Objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.program import Function, Program
    from lambit.syntax.core import Core

MOST_PAIRS = 24
"""No more pairs of arrays are looked at."""


class Apart(NamedTuple):
    """Arrays of a loop, by where their elements are."""

    condition: str  # an i1: do they share no memory?
    others: dict[str, list[str]]  # those of which that is known then


class Scopes(Objects):
    """The part of a writer that tells arrays apart."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.bear: dict[str, str] = {}  # what loads and stores of elements bear, by where the elements are
        self.metadata: list[str] = []

    def extent(self, block: Value) -> tuple[str, str]:
        """The addresses where the elements of an array begin and end."""
        begin = self.define(f"ptrtoint ptr {block.text} to i64")
        size = block.type.dtype[1:]  # of an element, in bytes
        for dimension in block.parts[1:-1]:
            size = self.define(f"mul i64 {size}, {dimension}")
        return begin, self.define(f"add i64 {begin}, {size}")

    def separate(self, a: tuple[str, str], b: tuple[str, str]) -> str:
        """Do two arrays share no memory, which begin and end there?"""
        before, after = self.define(f"icmp ule i64 {a[1]}, {b[0]}"), self.define(f"icmp ule i64 {b[1]}, {a[0]}")
        return self.define(f"or i1 {before}, {after}")

    def apart(self, x: Loop) -> Apart | None:
        """Whether the arrays that a loop puts into share memory with its others; None if there are no such, or too many."""
        read, written = self._used(x)
        arrays = written | read
        pairs = [(a, b) for a, b in combinations(arrays, 2) if a in written]  # those that are written come first
        if not 0 < len(pairs) <= MOST_PAIRS:
            return None
        every = "true"
        extents = {name: self.extent(block) for name, block in arrays.items()}
        others: dict[str, list[str]] = {name: [] for name in arrays}
        for a, b in pairs:
            every = self.define(f"and i1 {every}, {self.separate(extents[a], extents[b])}")
            others[a].append(b)
            others[b].append(a)
        return Apart(every, others)

    def _used(self, x: Loop) -> tuple[dict[str, Value], dict[str, Value]]:
        """The arrays of numbers that a loop takes out of, and those that it puts into."""
        read: dict[str, Value] = {}
        written: dict[str, Value] = {}
        for node in walk(x.body):
            name = accessor(node)
            block = self.scope.get(node.args[0].variable) if name and node.args[0].__class__ is Local else None  # type: ignore[attr-defined]
            if block.__class__ is Value and block.type.rank and not block.type.has_objects:
                (written if name.endswith("-set!") else read)[block.text] = block
        return read, written

    def tell_apart(self, apart: Apart) -> dict[str, str]:
        """Begin a part of the function in which arrays share no memory: what their loads and stores bear there.

        Each time that control comes here the scopes are new ones, so LLVM may copy what follows: into another
        function, or round by round.
        """
        name = "llvm.experimental.noalias.scope.decl"
        self.program.declare(name, f"declare void @{name}(metadata)")
        domain = self._distinct()
        scopes = {array: self._distinct(domain) for array in apart.others}
        bear = {}
        for array, others in apart.others.items():
            own = self._metadata(scopes[array])
            self.emit(f"call void @{name}(metadata {own})")
            bear[array] = f", !alias.scope {own}, !noalias {self._metadata(*(scopes[other] for other in others))}"
        return bear

    def _metadata(self, *items: str) -> str:
        """A node of metadata."""
        node = f"!{next(self.program.numbers)}"
        self.metadata.append(f"{node} = !{{{', '.join(items)}}}")
        return node

    def _distinct(self, *items: str) -> str:
        """A node that is like no other: it has itself as its first item."""
        node = f"!{next(self.program.numbers)}"
        self.metadata.append(f"{node} = distinct !{{{', '.join((node, *items))}}}")
        return node


def accessor(x: Core) -> str:
    """The builtin that is called, if it takes an element out of an array, or puts one in."""
    if x.__class__ is not Call or x.fn.__class__ is not Global or x.fn.binding.assigned or not x.args:
        return ""
    name = x.fn.binding.primitive or ""
    return name if name.endswith(("-ref", "-set!")) else ""

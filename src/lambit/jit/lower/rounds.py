"""Lowering loops.

A loop is written once for each tuple of types its variables have at the head:
`(let loop ((s 0)) ...)` over floats has a first round for the exact 0.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lambit.jit.program import POLLS
from lambit.jit.types import ELEMENTS, I64, Declined, Type, Value
from lambit.syntax.core import Const, Loop, Variable, walk

from .jammed import jam, nest_of
from .looking import Looking
from .text import Cell
from .unions import Way, joined, way_to
from .versions import Range, bound_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.program import Function, Program

FEW = 256
"""So many rounds are not counted where nothing else is."""
VERSIONS = 4
"""A loop has at most so many tuples of types."""


UNROLLED = 8
"""A loop of no more rounds is written out, round by round, if its arrays share no memory: what one round puts in the next finds in a register."""
AHEAD = 16384
"""So many bytes ahead memory is asked for."""
MOST_NODES = 1600
"""It has no more nodes then."""


class Head(NamedTuple):
    """A version of a loop."""

    types: tuple[Type, ...]  # of its variables
    unchecked: frozenset[tuple[int, int]]  # the indices that are known to be in range
    turn: int  # which round it is, where each is written out; else 0


class Round:
    """A loop being written."""

    __slots__ = ("again", "bear", "heads", "loop", "pending", "range", "scope", "stop", "tail", "turn", "unchecked", "ways")

    def __init__(self, loop: Loop, scope: dict[Variable, Any], *, tail: bool) -> None:
        self.loop = loop
        self.scope = scope
        self.tail = tail
        self.heads: dict[Head, tuple[str, list[Cell]]] = {}
        self.pending: list[Head] = []
        self.unchecked: frozenset[tuple[int, int]] = frozenset()  # in the version being written
        self.turn = 0  # the next round, where each is written out
        self.bear: dict[str, str] = {}  # what the loads and stores bear there
        self.range: Range | None = None
        self.stop = ""  # the cell with where its variable is when somebody is to look next
        self.again: dict[Head, str] = {}  # where a version goes on that has entered a strip
        self.ways: list[Way] = []  # on which its value comes


class Rounds(Looking):
    """The part of a writer that writes loops."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.rounds: dict[Variable, Round] = {}

    def _loop(self, x: Loop, tail: bool) -> Value | None:
        values = []
        for variable, init in zip(x.variables, x.inits, strict=True):
            value = self.expression(init)
            if value is None:
                return None
            self.scope[variable] = value
            values.append(value)
        here = Round(x, self.scope, tail=tail)
        self.rounds[x.name] = here
        end = self.fresh("end")
        self._skip(here, values, end)
        self._begin(here, values)
        while here.pending:
            version = here.pending.pop()
            block, cells = here.heads[version]
            self.begin(block)
            here.unchecked = version.unchecked
            here.turn = version.turn and version.turn + 1
            added = here.unchecked - self.unchecked
            self.unchecked |= added
            self.bear = here.bear if version.turn else {}
            intervals = dict(self.intervals)
            if here.range is not None and here.unchecked and here.range.in_strips:
                self._begin_strip(here, here.range, version)
            self.scope = dict(here.scope)
            for variable, cell in zip(x.variables, cells, strict=True):
                self.scope[variable] = cell if variable.assigned else self.load(cell)
            if here.range is not None and here.unchecked:
                if here.range.around:
                    self.count_round("round", x)
                self._test_bound(here, here.range, version, end)
            else:
                self.count_round("round", x)
                jam(self, here)
                self._deliver(here, self.expression(x.body, tail=tail), end)
            self.unchecked -= added
            self.intervals = intervals
        self.scope, self.bear = here.scope, {}
        if not here.ways:
            return None
        self.begin(end)
        return joined(self, here.ways)

    def _deliver(self, here: Round, value: Value | None, end: str) -> None:
        """Let a value be that of the loop."""
        if value is not None and here.tail:
            self.give(value)
        elif value is not None:
            here.ways.append(way_to(self, end, value))

    def _skip(self, here: Round, values: list[Value], end: str) -> None:
        """Go past a loop without a single round, before anything is looked at for its sake."""
        bound = bound_of(here.loop)
        if bound is None or bound.exact or bound.outside.__class__ is not Const:
            return
        first, limit = values[here.loop.variables.index(bound.variable)], self.integer(bound.limit)
        if first.type is not I64 or limit is None:
            return
        none, on = self.fresh("none"), self.fresh("on")
        over = "sgt" if bound.inclusive else "sge"
        self.emit(f"br i1 {self.define(f'icmp {over} i64 {first.text}, {limit}')}, label %{none}, label %{on}")
        self.begin(none)
        self._deliver(here, self.expression(bound.outside, tail=here.tail), end)
        self.begin(on)

    def _begin(self, here: Round, values: list[Value]) -> None:
        """Go to the first round: of the version without checks, if they are known to pass."""
        known = here.range = self.range_of(here.loop, values) if nest_of(here.loop) is None else None
        if known is None:
            self.go_round(here, values)
            return
        quick, careful = self.fresh("quick"), self.fresh("careful")
        self.emit(f"br i1 {known.fine}, label %{quick}, label %{careful}, !prof !97")
        self.begin(quick)
        here.unchecked = frozenset(known.indices)
        here.stop = self.room("i64") if known.in_strips else ""
        if not known.around:
            self._count_all(known, values[here.loop.variables.index(known.bound.variable)].text)
            self._unroll(here, known, values)
        self.go_round(here, values)
        self.begin(careful)
        here.unchecked = frozenset()
        self.go_round(here, self._aside(values, here.loop.variables.index(known.bound.variable)))

    def _unroll(self, here: Round, known: Range, values: list[Value]) -> None:
        """Go to the first round of the version in which every round is written, if there is to be one, and the arrays share no memory."""
        most = known.most
        if most is None or most > UNROLLED or (most + 1) * sum(1 for _ in walk(here.loop.body)) > MOST_NODES:
            return
        apart = self.apart(here.loop)
        if apart is None:
            return
        unrolled, rolled = self.fresh("unrolled"), self.fresh("rolled")
        self.emit(f"br i1 {apart.condition}, label %{unrolled}, label %{rolled}, !prof !97")
        self.begin(unrolled)
        here.bear = self.tell_apart(apart)
        here.turn = 1
        self.go_round(here, values)
        here.turn = 0
        self.begin(rolled)

    def _aside(self, values: list[Value], counter: int) -> list[Value]:
        """The values, of which LLVM does not know where the counter's is from: a loop around would keep it at hand for what hardly ever happens."""
        cell = self.cell(values[counter].type)
        self.store(cell, values[counter])
        found = self.define(f"load volatile i64, ptr {cell.names[0]}")
        return [*values[:counter], Value(I64, (found,)), *values[counter + 1 :]]

    def _begin_strip(self, here: Round, known: Range, version: Head) -> None:
        """Find out how far the loop goes before somebody looks: in between it is a loop of its own, without calls."""
        at = self.load(here.heads[version][1][here.loop.variables.index(known.bound.variable)]).text
        far = self.define(f"add nsw i64 {at}, {known.stride}")
        nearer = self.define(f"icmp slt i64 {far}, {known.limit}")
        self.emit(f"store i64 {self.define(f'select i1 {nearer}, i64 {far}, i64 {known.limit}')}, ptr {here.stop}")
        here.again[version] = self.fresh("again")
        self.emit(f"br label %{here.again[version]}")
        self.begin(here.again[version])

    def _test_bound(self, here: Round, known: Range, version: Head, end: str) -> None:
        """The test of a loop in range, which is at the same time the test whether to look: one branch in a round."""
        over = "eq" if known.bound.exact else "sgt" if known.bound.inclusive else "sge"
        at = self.scope[known.bound.variable].text
        on, out = self.fresh("on"), self.fresh("out")
        if known.in_strips:
            stop = self.define(f"load i64, ptr {here.stop}")
            there = self.fresh("stop")
            self.emit(f"br i1 {self.define(f'icmp {over} i64 {at}, {stop}')}, label %{there}, label %{on}")
            self.begin(there)
        after = self.fresh("look") if known.in_strips else on
        last = known.most is not None and version.turn > known.most  # it has been through all rounds
        self.emit(f"br label %{out}" if last else f"br i1 {self.define(f'icmp {over} i64 {at}, {known.limit}')}, label %{out}, label %{after}")
        if known.in_strips:
            self.begin(after)
            self.look()
            self.leave_if_changed("round", here.loop, here.heads[version][0])
        before = dict(self.scope)
        self.begin(out)
        self._deliver(here, self.expression(known.bound.outside, tail=here.tail), end)
        self.scope = before
        if last:
            return
        self.begin(on)
        self._fetch(known, at)
        self.intervals.update(known.intervals)
        if known.counter is not None:
            self.intervals[at] = known.counter
        self._deliver(here, self.expression(known.bound.inside, tail=here.tail), end)

    def _fetch(self, known: Range, at: str) -> None:
        """Ask for what later rounds take out of memory: the processor itself looks less far ahead, and not beyond a page."""
        for block in known.streams:
            self.program.declare("llvm.prefetch.p0", "declare void @llvm.prefetch.p0(ptr, i32, i32, i32)")
            now = self.define(f"getelementptr {ELEMENTS[block.type.dtype][0]}, ptr {block.text}, i64 {at}")
            later = self.define(f"getelementptr i8, ptr {now}, i64 {AHEAD}")
            self.emit(f"call void @llvm.prefetch.p0(ptr {later}, i32 0, i32 3, i32 1)")

    def go_round(self, here: Round, values: list[Value]) -> None:
        """Go to the head of a loop with these values of its variables."""
        pairs = zip(here.loop.variables, values, strict=True)
        values = [self.wide_enough(variable, v) if variable.assigned else v for variable, v in pairs]
        for v in values:
            self.not_a_row(v)
        types = tuple([v.type for v in values])
        version = Head(types, here.unchecked, here.turn)
        head = here.heads.get(version)
        if head is None:
            if sum(known[1:] == version[1:] for known in here.heads) >= VERSIONS:
                raise Declined("the variables of a loop change their types", here.loop.position)
            head = here.heads[version] = (self.fresh("head"), [self.cell(t) for t in types])
            here.pending.append(version)
        block, cells = head
        for cell, value in zip(cells, values, strict=True):
            self.store(cell, value)
        self.emit(f"br label %{here.again.get(version, block)}")

    def _count_all(self, known: Range, first: str) -> None:
        """Have the rounds of a loop counted: it looks by itself only if they are many."""
        if not self.countdown and known.short and int(known.limit) <= FEW:
            return
        way = self.define(f"sub i64 {known.limit}, {first}")
        if known.shift != "0":
            way = self.define(f"ashr i64 {way}, {known.shift}")
        some, few = self.define(f"icmp sgt i64 {way}, 0"), self.define(f"icmp slt i64 {way}, {POLLS}")
        rounds = self.define(f"select i1 {few}, i64 {self.define(f'select i1 {some}, i64 {way}, i64 0')}, i64 {POLLS}")
        self.count_rounds(self.define(f"trunc i64 {rounds} to i32"))

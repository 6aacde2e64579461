"""Eight rounds of a loop at once, where each is a sum of its own.

    (do ((i 0 (+ i 1))) ((= i n))
      (do ((j 0 (+ j 1)) (sum 0.0 (+ sum ...))) ((= j m) (array-set! out i sum))))

A sum of floats has its order, and waits for itself; but the sums of eight rounds of the outer loop have nothing to
do with each other. They are written side by side, in one inner loop of vectors. That is only
done where nothing in the inner loop can leave native code, and what is put in is nothing that the others take out: both
is looked at before each eight rounds.
"""

from __future__ import annotations

from typing import NamedTuple

from lambit.analysis.nodes import Save
from lambit.analysis.numeric import acts
from lambit.analysis.primitives import primitive
from lambit.jit.program import POLLS
from lambit.jit.types import C128, F64, I64, Type, Value
from lambit.syntax.core import Call, Const, Core, Global, Local, Loop, Seq, Variable, walk

from .abreast import Abreast
from .leaving import CannotLeave
from .text import Cell
from .versions import LARGEST, Bound, bound_of, steps_of
from .widening import wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rounds import Round, Rounds

TOGETHER = 8
"""So many rounds: the floats in one register of AVX-512."""


class Nest(NamedTuple):
    """A loop around another one, which is all that it does."""

    loop: Loop
    bound: Bound
    inner: Loop
    inner_bound: Bound
    step: Call  # what the inner loop goes round with
    put: Call  # what it does at its end


class Kept(NamedTuple):
    """A variable of the inner loop: where its value is, or that of each round."""

    type: Type
    place: str
    varies: bool

    @property
    def llvm(self) -> str:
        """The LLVM type of what lies there."""
        return wide(self.type.llvm, TOGETHER) if self.varies else self.type.llvm


def nest_of(x: Loop) -> Nest | None:
    """The loop `x` as such a nest, if it is one."""
    bound = bound_of(x) if len(x.variables) == 1 else None
    if bound is None or bound.inside.__class__ is not Seq or not _by_one(x, bound):
        return None
    items = bound.inside.items
    inner, again = items[0], items[-1]
    if len(items) != 2 or inner.__class__ is not Loop or not _goes_round(again, x):
        return None
    inner_bound = bound_of(inner)
    if inner_bound is None or not _by_one(inner, inner_bound) or not _goes_round(inner_bound.inside, inner):
        return None
    if any(v.assigned for v in inner.variables) or _is(inner_bound.limit, bound.variable):
        return None
    put = inner_bound.outside
    if put.__class__ is not Call or not (primitive(put) or _name(put)).endswith("-set!"):
        return None
    inside = [*inner.inits, *inner_bound.inside.args, *put.args[1:]]  # type: ignore[attr-defined]
    if not all(_computes(node) for part in inside for node in walk(part)):
        return None
    return Nest(x, bound, inner, inner_bound, inner_bound.inside, put)  # type: ignore[arg-type]


def _is(x: Core, v: Variable) -> bool:
    return x.__class__ is Local and x.variable is v


def _by_one(x: Loop, bound: Bound) -> bool:
    """Does the counter become one more in every round?"""
    return all(step.__class__ is Call and len(step.args) <= 2 and any(a.__class__ is Const and a.value == 1 for a in step.args)
               for step in steps_of(x, bound.variable) if primitive(step) != "1+")  # fmt: skip


def _goes_round(x: Core, loop: Loop) -> bool:
    return x.__class__ is Call and x.fn.__class__ is Local and x.fn.variable is loop.name


def _name(x: Core) -> str:
    fn = x.fn  # type: ignore[attr-defined]
    return (fn.binding.primitive or "") if fn.__class__ is Global and not fn.binding.assigned else ""


def _computes(x: Core) -> bool:
    if x.__class__ is Call:
        return x.fn.__class__ is Global and not acts(_name(x))
    return x.__class__ in (Const, Local, Global, Save)


def jam(w: Rounds, here: Round) -> None:
    """Write, before the body of the loop `here`, that eight rounds are done at once where they can be."""
    nest = nest_of(here.loop)
    if nest is None:
        return
    before, lines, cells, held, block = w.scope, len(w.lines), len(w.cells), len(w.held), w.block
    unchecked, intervals = set(w.unchecked), dict(w.intervals)
    operation, written_out = w.operation, w.written_out
    w.scope, w.may_leave = dict(before), False
    try:
        written = Jam(w, nest).write(here)
    except CannotLeave:
        written = False
    w.abreast = None
    w.scope, w.may_leave, w.operation, w.written_out = before, True, operation, written_out
    w.unchecked.clear()
    w.unchecked |= unchecked
    w.intervals = intervals
    if not written:
        del w.lines[lines:], w.cells[cells:], w.held[held:]
        w.block = block


class Jam:
    """Writes the rounds of a nest, eight at once."""

    def __init__(self, w: Rounds, nest: Nest) -> None:
        self.w = w
        self.nest = nest
        self.all: list[str] = []  # conditions

    def write(self, here: Round) -> bool:
        """Write them; is there a way?"""
        w, nest = self.w, self.nest
        at = w.scope[nest.bound.variable]
        limit = w.integer(nest.bound.limit)
        if at.__class__ is not Value or at.type is not I64 or limit is None:
            return False
        self.last, after = (Value(I64, (w.define(f"add i64 {at.text}, {k}"),)) for k in (TOGETHER - 1, TOGETHER))
        self._need(f"icmp sge i64 {at.text}, 0")
        self._need(f"icmp sle i64 {limit}, {LARGEST}")
        self._need(f"icmp sge i64 {w.define(f'sub i64 {limit}, {at.text}')}, {TOGETHER}")
        w.scope[nest.bound.variable] = self.last
        inits = w.operands(nest.inner.inits)
        if inits is None or F64 not in [v.type for v in inits] or not self._in_range(inits) or not self._apart():
            return False
        every = "true"
        for one in dict.fromkeys(self.all):
            every = w.define(f"and i1 {every}, {one}")
        together, alone = w.fresh("together"), w.fresh("alone")
        w.emit(f"br i1 {every}, label %{together}, label %{alone}")
        w.begin(together)
        self._rounds(at)
        w.go_round(here, [after])
        w.begin(alone)
        return True

    def _need(self, condition: str) -> None:
        self.all.append(self.w.define(condition))

    def _in_range(self, inits: list[Value]) -> bool:
        """See that nothing in the inner loop needs a check, of the last of the rounds, and so of all."""
        w, nest = self.w, self.nest
        known = w.range_of(nest.inner, inits)
        last = w.integer(nest.inner_bound.limit)
        if known is None or last is None or not self._place():
            return False
        first = inits[nest.inner.variables.index(nest.inner_bound.variable)]
        self.all.append(known.fine)
        trips = w.define(f"sub i64 {last}, {first.text}")
        self._need(f"icmp ule i64 {trips}, {POLLS}")
        w.unchecked |= known.indices
        w.intervals.update(known.intervals)
        self.limit, self.counter = last, known.counter
        self.trips = w.define(f"trunc i64 {trips} to i32")
        return True

    def _place(self) -> bool:
        """See that what is put in has its place."""
        w, put = self.w, self.nest.put
        block = self._array(put.args[0])
        if block is None or len(put.args) != 2 + block.type.rank:
            return False
        for number, (index, size) in enumerate(zip(put.args[1:-1], block.parts[1:-1], strict=True), 1):
            text = None if index.__class__ is Local and index.variable in self.nest.inner.variables else w.integer(index)
            if text is None:
                return False
            self._need(f"icmp ult i64 {text}, {size}")
            w.unchecked.add((id(put), number))
        return True

    def _array(self, x: Core) -> Value | None:
        found = self.w.scope.get(x.variable) if x.__class__ is Local else None
        if found.__class__ is not Value or not found.type.rank or found.type.form not in ("array", "fixed array"):
            return None
        return found

    def _apart(self) -> bool:
        """See that no array that is taken out of shares memory with the one that is put into."""
        target = self._array(self.nest.put.args[0])
        assert target is not None
        where = self._extent(target)
        seen: set[Variable] = set()
        nodes = [n for part in (*self.nest.inner.inits, *self.nest.step.args, *self.nest.put.args[1:]) for n in walk(part)]
        looked_into = [n.args[0] for n in nodes if n.__class__ is Call and _name(n).endswith("-ref")]
        for x in nodes:
            if x.__class__ is not Local or not self._is_array(x.variable):
                continue
            source = self._array(x)
            if source is None or source == target or x not in looked_into:
                return False
            if x.variable not in seen:
                seen.add(x.variable)
                self.all.append(self.w.separate(where, self._extent(source)))
        return True

    def _is_array(self, v: Variable) -> bool:
        found = self.w.scope.get(v)
        return found.__class__ in (Value, Cell) and bool(found.type.rank)

    def _extent(self, block: Value) -> tuple[str, str]:
        """Where the elements of an array begin and end."""
        if block.type.element is C128:  # whose two parts lie in two places
            raise CannotLeave
        return self.w.extent(block)

    # -- the inner loop

    def _rounds(self, first: Value) -> None:
        w, nest = self.w, self.nest
        counter = nest.inner.variables.index(nest.inner_bound.variable)
        abreast = Abreast(w, TOGETHER)
        lanes = abreast.counter(first.text)
        w.intervals[lanes] = 0, w.interval(self.last.text)[1]  # what is known of the last holds of all
        w.scope[nest.bound.variable] = Value(I64, (lanes,))
        w.abreast = abreast
        inits = w.operands(nest.inner.inits)
        w.abreast = None
        assert inits is not None
        cells = [self._cell(v.type, varies=k != counter) for k, v in enumerate(inits)]
        self._keep(abreast, cells, inits)
        w.count_rounds(self.trips)
        head, inside, out = w.fresh("head"), w.fresh("inside"), w.fresh("out")
        w.emit(f"br label %{head}")
        w.begin(head)
        for v, cell in zip(nest.inner.variables, cells, strict=True):
            w.scope[v] = self._kept(abreast, cell)
        at = w.scope[nest.inner_bound.variable].text
        over = "eq" if nest.inner_bound.exact else "sgt" if nest.inner_bound.inclusive else "sge"
        w.emit(f"br i1 {w.define(f'icmp {over} i64 {at}, {self.limit}')}, label %{out}, label %{inside}")
        w.begin(inside)
        outside = dict(w.scope)
        if self.counter is not None:
            w.intervals[at] = self.counter
        w.abreast = abreast
        values = w.operands(nest.step.args)
        w.abreast = None
        if values is None or [v.type for v in values] != [cell.type for cell in cells]:
            raise CannotLeave
        self._keep(abreast, cells, values)
        w.emit(f"br label %{head}")
        w.begin(out)
        w.scope = outside
        w.abreast = abreast
        w.expression(nest.put)
        w.abreast = None

    def _cell(self, kind: Type, *, varies: bool) -> Kept:
        if kind not in (I64, F64):
            raise CannotLeave
        made = Kept(kind, "", varies)
        return made._replace(place=self.w.room(made.llvm))

    def _keep(self, abreast: Abreast, cells: list[Kept], values: list[Value]) -> None:
        w = self.w
        for cell, value in zip(cells, values, strict=True):
            if not cell.varies and value.text in abreast.vectors:
                raise CannotLeave
            text = abreast.splat(cell.type.llvm, value.text) if cell.varies else value.text
            w.emit(f"store {cell.llvm} {text}, ptr {cell.place}")

    def _kept(self, abreast: Abreast, cell: Kept) -> Value:
        found = self.w.define(f"load {cell.llvm}, ptr {cell.place}")
        if cell.varies:
            abreast.vectors[found] = cell.type.llvm
        return Value(cell.type, (found,))

"""Loops that check their indices once, before the first round.

`(do ((i 0 (+ i 1))) ((= i n)) ... (vector-ref v i) ...)`: if n is not above the length of v,
no index is out of range. An innermost loop is written twice: without such checks,
and with them for when that is not so. So is a small loop around innermost ones that takes out or puts in elements itself.
"""

from __future__ import annotations

from typing import NamedTuple

from lambit.analysis.free import free
from lambit.analysis.naturals import is_step, rounds_of
from lambit.analysis.nodes import Save, within
from lambit.analysis.primitives import primitive
from lambit.jit.program import POLLS
from lambit.jit.types import I64, Value
from lambit.syntax.core import Call, Const, Core, If, Local, Loop, Variable, walk

from .apart import Scopes, accessor
from .ranges import LIMITS, Interval, Magnitudes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = {"=": "other", ">=": "other", ">": "other", "<": "then", "<=": "then"}
"""The branch in which the loop goes on, when the variable is compared with its limit so."""
_TURNED = {"=": "=", ">=": "<=", ">": "<", "<": ">", "<=": ">="}


class Bound(NamedTuple):
    """What the test of a loop says of one of its variables where the loop goes on."""

    variable: Variable
    limit: Core
    inclusive: bool  # may it be the limit itself?
    exact: bool  # is it only known not to be the limit?
    inside: Core  # where that holds
    outside: Core  # where the loop ends


class Range(NamedTuple):
    """What is known of a loop once it has begun."""

    bound: Bound
    limit: str  # an i64
    stride: str  # how far the variable goes until somebody looks whether to stop
    shift: str  # the logarithm of what is added in one round, to base 2, rounded down
    fine: str  # an i1: are all indices in range?
    indices: set[tuple[int, int]]
    intervals: dict[str, Interval]  # where what does not change lies
    counter: Interval | None  # where the variable lies
    short: bool  # are its rounds so few that nobody need look meanwhile?
    around: bool  # are there loops in it?
    streams: list[Value]  # arrays of which each round takes out the next element, if what else it does cannot be done for many at once

    @property
    def in_strips(self) -> bool:
        """Are its rounds not counted one by one, but so many at once?"""
        return not self.short and not self.around

    @property
    def most(self) -> int | None:
        """So many rounds at most, as its variable begins at 0 or above."""
        return int(self.limit) + self.bound.inclusive if self.short and not self.around else None


_WIDE = ("4", "8")
"""The sizes of elements that come from memory more slowly than they are used."""
MOST_NODES = 200
"""A loop around others is written twice if it has no more nodes."""
LARGEST = 1 << 61
"""A variable that stays below this may be added to without a check."""


def bound_of(x: Loop) -> Bound | None:
    """The bound of a variable that only grows."""
    test = x.body.test if x.body.__class__ is If else None
    name = primitive(test) if test is not None else None
    if name not in _ENDS or len(test.args) != 2:  # type: ignore[union-attr]
        return None
    a, b = test.args  # type: ignore[union-attr]
    if not (a.__class__ is Local and a.variable in x.variables):
        a, b, name = b, a, _TURNED[name]
    if not (a.__class__ is Local and a.variable in x.variables) or a.variable.assigned:
        return None
    if not _invariant(b, x) or not _grows(x, a.variable, by_one=name == "="):
        return None
    inside = getattr(x.body, _ENDS[name])
    outside = x.body.other if inside is x.body.then else x.body.then  # type: ignore[attr-defined]
    return Bound(a.variable, b, name in (">", "<="), name == "=", inside, outside)


def _invariant(x: Core, loop: Loop) -> bool:
    if x.__class__ is Const:
        return x.value.__class__ is int
    return x.__class__ is Local and not x.variable.assigned and x.variable in invariants(loop)


def invariants(x: Loop) -> set[Variable]:
    """The variables that a loop sees and does not bind: others may have another value, be another array, in every round."""
    return free(x.body).difference(x.variables)


def _grows(x: Loop, v: Variable, *, by_one: bool) -> bool:
    """Is `v` in every round what it was, and one more, or something invariant more?"""
    for step in steps_of(x, v):
        if is_step(step, v) and primitive(step) in ("+", "1+") and not _falls(step):
            continue
        if by_one or _growth(step, v, x) is None:
            return False
    return True


def steps_of(x: Loop, v: Variable) -> list[Core]:
    """What `v` becomes, wherever the loop goes round."""
    k = x.variables.index(v)
    return [_value(args[k]) for args in rounds_of(x)]


def _value(x: Core) -> Core:
    return x.value if x.__class__ is Save else x


def _falls(step: Core) -> bool:
    """Is nothing added, or less?"""
    return any(a.__class__ is Const and a.value <= 0 for a in step.args)  # type: ignore[attr-defined]


def _growth(step: Core, v: Variable, loop: Loop) -> Core | None:
    """What is added to `v`, if it is invariant."""
    if primitive(step) != "+" or len(step.args) != 2:  # type: ignore[attr-defined]
        return None
    a, b = step.args  # type: ignore[attr-defined]
    if not (a.__class__ is Local and a.variable is v):
        a, b = b, a
    return b if a.__class__ is Local and a.variable is v and _invariant(b, loop) else None


def _may_be_written_twice(x: Loop) -> bool:
    """Is it an innermost loop, or small, and all loops in it are innermost ones?"""
    loops = [node for node in walk(x.body) if node.__class__ is Loop or within(node)]
    return not loops or (
        all(node.__class__ is Loop for node in loops)
        and not any(node.__class__ is Loop for loop in loops for node in walk(loop.body))  # type: ignore[attr-defined]
        and sum(1 for _ in walk(x.body)) <= MOST_NODES
    )


def _directly_in(x: Core) -> Iterator[Core]:
    """The nodes of `x` that are in no loop in it."""
    if x.__class__ is not Loop:
        yield x
        for child in x.children():
            yield from _directly_in(child)


class Versions(Scopes):
    """The part of a writer that finds out, before a loop, whether its indices will be in range."""

    def range_of(self, x: Loop, values: list[Value]) -> Range | None:
        """Whether the indices in a loop will be in range; None if there is nothing to gain."""
        bound = bound_of(x) if _may_be_written_twice(x) else None
        if bound is None:
            return None
        first = values[x.variables.index(bound.variable)]
        limit = self.integer(bound.limit)
        if first.type is not I64 or limit is None:
            return None
        conditions: list[str] = []
        indices = set()  # and the loop itself, whose arithmetic is known to be small
        sizes: dict[Variable, dict[str, None]] = {}
        own = {id(node) for node in _directly_in(bound.inside)}
        around = len(own) < sum(1 for _ in walk(bound.inside))
        for call, number, index, size in self._accesses(bound, x):
            sizes.setdefault(index, {})[size] = None
            indices.add((id(call), number))
        for index, those in sizes.items():
            least = self._least(list(those))
            if index is bound.variable:
                conditions.append(f"icmp {'slt' if bound.inclusive else 'sle'} i64 {limit}, {least}")
            else:
                conditions.append(f"icmp ult i64 {self.scope[index].text}, {least}")
        sums = self._sums(x, bound)
        if own.isdisjoint(call for call, _ in indices) and (around or sums is None):
            return None
        indices.add((id(x), 0))
        conditions += [f"icmp sge i64 {first.text}, 0", f"icmp sle i64 {limit}, {LARGEST}"]
        if bound.exact:
            conditions.append(f"icmp sle i64 {first.text}, {limit}")
        strides = set()
        intervals: dict[str, Interval] = {}
        if sums is not None:
            for variable in sums.wanted:
                if variable is not bound.variable:
                    text = self.scope[variable].text
                    low = 0 if self.interval(text)[0] >= 0 or variable.natural else -sums.limit
                    intervals[text] = (low, sums.limit)
                    shifted = self.define(f"sub i64 {text}, {low}")
                    conditions.append(f"icmp ule i64 {shifted}, {sums.limit - low}")
            conditions.append(f"icmp sle i64 {limit}, {sums.limit}")
        for step, by in self._growths(x, bound.variable):
            strides.add(by)
            conditions.append(f"icmp ult i64 {self.define(f'sub i64 {by}, 1')}, {LARGEST}")
            indices.add((id(step), 0))
        every = "true"
        for one in dict.fromkeys(conditions):
            every = self.define(f"and i1 {every}, {self.define(one)}")
        counter = None if sums is None else (0, sums.limit)
        short = limit.isdecimal() and int(limit) <= POLLS  # it begins at 0 or above
        streams = [] if strides - {"1"} or short or around else self._streams(bound, indices)
        return Range(bound, limit, *self._stride(strides), every, indices, intervals, counter, short, around, streams)

    def _streams(self, bound: Bound, indices: set[tuple[int, int]]) -> list[Value]:
        """The arrays that are gone through, if where others are looked into depends on what is found there."""
        found: dict[str, Value] = {}
        depends = False
        for node in walk(bound.inside):
            if not accessor(node) or node.args[0].__class__ is not Local:  # type: ignore[attr-defined]
                continue
            if (id(node), 1) not in indices:
                depends = True
                continue
            block = self.scope[node.args[0].variable]  # type: ignore[attr-defined]
            index = node.args[1]  # type: ignore[attr-defined]
            if block.type.rank == 1 and block.type.dtype[1:] in _WIDE and index.__class__ is Local and index.variable is bound.variable:
                found[block.text] = block
        return list(found.values()) if depends else []

    def _least(self, sizes: list[str]) -> str:
        """The least of several sizes: an outer loop finds it once, and compares an index with it alone."""
        least = sizes[0]
        for size in sizes[1:]:
            self.program.declare("llvm.umin.i64", "declare i64 @llvm.umin.i64(i64, i64)")
            least = self.define(f"call i64 @llvm.umin.i64(i64 {least}, i64 {size})")
        return least

    def _sums(self, x: Loop, bound: Bound) -> Magnitudes | None:
        """The integers that have to be small so that the loop's arithmetic needs no checks, and how small; None if there are none."""
        steps, same = {id(step) for step in steps_of(x, bound.variable)}, invariants(x)

        def begins(v: Variable) -> bool:
            outer = self.scope.get(v)
            invariant = v in same and not v.assigned and outer.__class__ is Value and outer.type is I64
            return v is bound.variable or invariant

        def leaf(call: Call) -> tuple[tuple[Variable, ...], Core] | None:
            lam = self.program.leaf(call)
            return None if lam is None else (lam.required, lam.body)

        found = None
        for limit in LIMITS:
            found = Magnitudes(begins, leaf, limit, steps)
            found.visit(bound.inside, {})
            if found.fits:
                break
        return found if found is not None and found.gains else None

    def _stride(self, strides: set[str]) -> tuple[str, str]:
        """How far it is to the next look, and the logarithm of a step; steps that are not all the same are those of one round each."""
        if len(strides) > 1:
            return "1", "0"
        if not strides:
            return str(POLLS), "0"
        (by,) = strides
        self.program.declare("llvm.ctlz.i64", "declare i64 @llvm.ctlz.i64(i64, i1)")
        shift = self.define(f"sub i64 63, {self.define(f'call i64 @llvm.ctlz.i64(i64 {by}, i1 false)')}")
        small = self.define(f"icmp ult i64 {by}, {1 << 40}")
        most = self.define(f"select i1 {small}, i64 {shift}, i64 40")
        return self.define(f"shl i64 {POLLS}, {most}"), most

    def integer(self, x: Core) -> str | None:
        """The operand of a constant, or of a variable that stays the same, which is an integer."""
        if x.__class__ is Const and x.value.__class__ is int:
            return str(x.value)
        found = self.scope.get(x.variable) if x.__class__ is Local else None
        return found.text if found.__class__ is Value and found.type is I64 else None

    def _growths(self, x: Loop, v: Variable) -> Iterator[tuple[Core, str]]:
        """The additions to `v`, which stays below the length of an array; and what is added, which must not be negative."""
        for step in steps_of(x, v):
            by = _growth(step, v, x)
            if by is not None:
                yield step, self.integer(by) or "-1"

    def _accesses(self, bound: Bound, loop: Loop) -> Iterator[tuple[Call, int, Variable, str]]:
        """The indices whose range is known before the loop: the call, which, the variable, the size."""
        same = invariants(loop)
        for node in walk(bound.inside):
            if not accessor(node) or node.args[0].__class__ is not Local or node.args[0].variable not in same:  # type: ignore[attr-defined]
                continue
            block = self.scope.get(node.args[0].variable)  # type: ignore[attr-defined]
            if block.__class__ is not Value or not block.type.rank:
                continue
            pairs = zip(node.args[1 : 1 + block.type.rank], block.parts[1:-1], strict=False)  # type: ignore[attr-defined]
            for number, (index, size) in enumerate(pairs, 1):
                if index.__class__ is not Local or index.variable.assigned:
                    continue
                outer = self.scope.get(index.variable)
                known = outer.__class__ is Value and outer.type is I64 and index.variable in same
                if index.variable is bound.variable or known:
                    yield node, number, index.variable, size  # type: ignore[misc]

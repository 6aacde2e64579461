"""Core as Python expressions; see `emit.py`."""

from __future__ import annotations

import _ast as A

from lambit.analysis.naturals import is_natural
from lambit.analysis.nodes import Save
from lambit.analysis.order import is_expression, is_or
from lambit.analysis.primitives import PREDICATES, RECOVERABLE, SAFE, primitive
from lambit.analysis.suspend import is_plain_builtin, thunk_called_at_once
from lambit.data import FALSE, TRUE
from lambit.syntax.core import (
    Binding,
    Call,
    Const,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Local,
    Set,
    Variable,
)

from .destinations import Destination, Round
from .known import Known
from .nodes import LOAD, SITE, Nodes
from .primitives import write_test, write_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .heat import Site
    from .units import Unit


_IS_NOT = A.IsNot()


class Expressions:
    """The part of an `Emitter` that writes Python expressions."""

    def __init__(
        self,
        unit: Unit,
        me: Variable | Binding | None = None,
        parameters: tuple[Variable, ...] = (),
        *,
        goes_round: bool = False,
    ) -> None:
        self.unit = unit
        self.nodes = Nodes(unit.place)
        self.me = me  # the procedure's own name, for self tail calls
        self.parameters = parameters
        self.goes_round = goes_round  # are its self tail calls jumps to its beginning?
        self.whole = False  # is it a whole procedure that is written, and not the rest of one?
        self.at_once = False  # does whoever calls it want its value at once? (Then tail calls gain nothing.)
        self.out: list[Any] = []
        self.sites: list[Core] = []
        self._site_numbers: dict[int, int] = {}
        self.core: Core | None = None  # whose code is being written
        self.globals: set[str] = set()
        self.tail_calls: dict[int, frozenset[str]] = {}  # see `forgetting`
        self.rounds: list[Round] = []
        self.counted: list[Site] = []  # the loops around that are counted
        self.known = Known()
        self.uses: dict[tuple[Variable, str], int] = {}  # of which part of which variable, and how often
        self.renewed: set[Variable] = set(parameters if goes_round else ())  # bound anew in each round
        self.hoisted: list[Any] | None = [] if goes_round else None  # statements before the outermost loop

    # -- places

    def site(self, node: Any) -> Any:
        """Mark `node`, which may fail or be resumed, as the site of the core being written."""
        core = self.core
        assert core is not None
        number = self._site_numbers.get(id(core))
        if number is None:
            number = self._site_numbers[id(core)] = len(self.sites)
            self.sites.append(core)
        node.end_col_offset = SITE + number
        return node

    def temporary(self, stem: str = "v") -> str:
        """The name of a new Python variable."""
        return self.unit.fresh(stem)

    # -- expressions

    def expression(self, x: Core) -> Any:
        """`x` as a Python expression; statements it needs are appended first."""
        kind = x.__class__
        if kind is Const:
            return self.unit.constant(x.value, self.nodes)  # type: ignore[attr-defined]
        if kind is Local:
            return self._read(x)  # type: ignore[arg-type]
        if kind is Global:
            return self._global(x)  # type: ignore[arg-type]
        outer, self.core = self.core, x
        self.nodes.place.move(x.position)
        if kind is Call:
            result = self._call_expression(x)  # type: ignore[arg-type]
        elif kind is Save:
            result = self._save(x)  # type: ignore[arg-type]
        elif kind is Lambda:
            result = self.unit.write_lambda(self, x, None)  # type: ignore[arg-type]
        elif kind is If and is_expression(x):
            test = self.test(x.test)  # type: ignore[attr-defined]
            then, other = self._maybe(x.then), self._maybe(x.other)  # type: ignore[attr-defined]
            result = self.nodes.choose(test, then, other)
        elif kind is Let and is_expression(x) and is_or(x):
            result = self._or(x)  # type: ignore[arg-type]
        elif kind is Set and is_expression(x):
            result = self._set_expression(x)  # type: ignore[arg-type]
        else:
            v = Variable("v")
            self.unit.number(v)
            self.statement(x, v)
            result = self.nodes.name(self.unit.local(v))
        self.core = outer
        return result

    def reference(self, x: Core) -> Any:
        """`x` as a Python expression that is no literal."""
        return self.unit.named_constant(x.value, self.nodes) if x.__class__ is Const else self.expression(x)

    def _read(self, x: Local) -> Any:
        v = x.variable
        name = self.nodes.name(self.unit.local(v))
        if not v.boxed:
            return name
        outer, self.core = self.core, x
        self.nodes.place.move(x.position)
        node = self.site(self.nodes.attribute(name, "value"))
        self.core = outer
        return node

    def _global(self, x: Global) -> Any:
        outer, self.core = self.core, x
        self.nodes.place.move(x.position)
        node = self.site(self.unit.global_reference(x.binding, self.nodes))
        self.core = outer
        return node

    def _or(self, x: Let) -> Any:
        n = self.nodes
        name = self.unit.local(x.variables[0])
        first, other = x.inits[0], x.body.other  # type: ignore[attr-defined]
        test = n.compare(n.walrus(name, self.expression(first)), _IS_NOT, n.name("%f"))
        return n.choose(test, n.name(name), self._maybe(other))

    def _set_expression(self, x: Set) -> Any:
        n = self.nodes
        name = self.unit.local(x.target)  # type: ignore[arg-type]
        value = self.expression(x.value)
        if x.target.boxed:  # type: ignore[union-attr]
            return n.call(n.name("%set-box!"), [n.name(name), value])
        pair = n.at(A.Tuple([n.walrus(name, value), n.name("%u")], LOAD))
        return n.subscript(pair, n.constant(1))

    def _save(self, x: Save) -> Any:
        name = self.unit.local(x.variable)
        if not is_expression(x.value):
            self.statement(x.value, x.variable)
            return self.nodes.name(name)
        if x.value.__class__ is Call and not self._is_plain(x.value):
            return self._checked_call(x.value, name)
        return self.nodes.walrus(name, self.expression(x.value))

    def twice(self, x: Core) -> Callable[[], Any]:
        """A maker of expressions for the value of `x`, which is evaluated by the first one."""
        if self.is_simple(x):
            return lambda: self.expression(x)
        if x.__class__ is Save:
            first, name = self.expression(x), self.unit.local(x.variable)
        else:
            name = self.temporary()
            first = self.nodes.walrus(name, self.expression(x))
        made = [first]
        return lambda: made.pop() if made else self.nodes.name(name)

    def is_simple(self, x: Core) -> bool:
        """Is `x` a constant or a variable that costs nothing to read again?"""
        return x.__class__ is Const or (x.__class__ is Local and not x.variable.boxed)

    # -- what may be evaluated or not, and what is known where it is

    def apart(self, write: Callable[[Core], Any], x: Core) -> Any:
        """What `write` makes of `x`, which may not be evaluated: nothing found out there is known after it."""
        known = self.known.copy()
        node = write(x)
        known.forget_with(self.known)
        self.known = known
        return node

    def _maybe(self, x: Core) -> Any:
        return self.apart(self.expression, x)

    def _maybe_test(self, x: Core) -> Any:
        return self.apart(self.test, x)

    def is_index(self, x: Core) -> bool:
        """Is the value of `x` no negative number?"""
        return is_natural(x) or (x.__class__ is Local and x.variable in self.known.indices)

    def becomes_index(self, x: Core) -> None:
        """From here on, evaluation has found that `x` is no negative number."""
        if x.__class__ is Local and not x.variable.assigned:
            self.known.indices.add(x.variable)

    # -- tests

    def test(self, x: Core) -> Any:
        """`x` as a Python test: is it true?"""
        n = self.nodes
        name = primitive(x)
        if name in PREDICATES:
            return self._primitive_test(x, name)  # type: ignore[arg-type]
        if x.__class__ is If and is_expression(x):
            if _is_false(x.other):
                return n.at(A.BoolOp(A.And(), [self.test(x.test), self._maybe_test(x.then)]))
            if _is_true(x.then):
                return n.at(A.BoolOp(A.Or(), [self.test(x.test), self._maybe_test(x.other)]))
            if _is_false(x.then) and _is_true(x.other):
                return n.at(A.UnaryOp(A.Not(), self.test(x.test)))
        if x.__class__ is Let and is_expression(x) and is_or(x):
            parts = [self.test(x.inits[0]), self._maybe_test(x.body.other)]  # type: ignore[attr-defined]
            return n.at(A.BoolOp(A.Or(), parts))
        if x.__class__ is Const:
            return n.constant(x.value is not FALSE)
        return n.compare(self.expression(x), _IS_NOT, n.name("%f"))

    def _primitive_test(self, x: Call, name: str) -> Any:
        outer, self.core = self.core, x
        self.nodes.place.move(x.position)
        node = write_test(self, name, x.args)
        if name not in SAFE:
            inner = node.operand if node.__class__ is A.UnaryOp else node
            self.site(inner)
            if inner.__class__ is A.BinOp and name == "odd?":
                node = inner
        self.core = outer
        return node

    # -- calls

    def _is_plain(self, x: Call) -> bool:
        """Is the value of this call never the tail-call sentinel?"""
        return primitive(x) is not None or self.is_free(x.fn)

    def is_free(self, fn: Core) -> bool:
        """Is `fn` a procedure that never returns the tail-call sentinel?"""
        if fn.__class__ is Local:
            return fn.variable in self.unit.free_locals
        if fn.__class__ is Global:
            return is_plain_builtin(fn) or self.unit.relies_on_free(fn.binding)
        return False

    def _call_expression(self, x: Call) -> Any:
        name = primitive(x)
        if name is not None:
            node = write_value(self, name, x.args)
            if name not in SAFE and node.__class__ is not A.IfExp:
                self.site(node)
            elif name in RECOVERABLE and node.__class__ is A.IfExp and name in PREDICATES:
                self._site_test(node.test)
            return node
        if self.is_free(x.fn):
            return self.raw_call(x)
        return self._checked_call(x, self.temporary())

    def _site_test(self, test: Any) -> None:
        self.site(test.operand if test.__class__ is A.UnaryOp else test)

    def raw_call(self, x: Call) -> Any:
        """The Python call itself."""
        outer, self.core = self.core, x
        thunk = thunk_called_at_once(x)
        if thunk is not None:
            self.unit.called_at_once.add(thunk)
        f = self._callee(x.fn)
        args = [self.expression(a) for a in x.args]
        self.nodes.place.move(x.position)
        node = self.site(self.nodes.call(f, args))
        self.known.forget_texts()  # it may write to strings
        self.core = outer
        return node

    def _callee(self, fn: Core) -> Any:
        """What is called where `fn` is: native code may stand for a procedure there."""
        if fn.__class__ is not Global or fn.binding.alias is None or fn.binding.library is not self.unit.library:
            return self.reference(fn)
        outer, self.core = self.core, fn
        self.nodes.place.move(fn.position)
        node = self.site(self.nodes.name(fn.binding.alias))
        self.core = outer
        return node

    def _checked_call(self, x: Call, name: str) -> Any:
        n = self.nodes
        call = self.raw_call(x)
        test = n.compare(n.walrus(name, call), _IS_NOT, n.constant(None))
        return n.choose(test, n.name(name), n.walrus(name, self._tramp(x)))

    def _tramp(self, x: Call) -> Any:
        outer, self.core = self.core, x
        node = self.site(self.nodes.call(self.nodes.name("%tramp"), []))
        self.core = outer
        return node

    # -- what `emit.py` adds

    def statement(self, x: Core, to: Destination, *, tail: bool = False) -> None:
        """Write `x` so that its value goes `to`."""

    def deliver(self, value: Any, to: Destination, *, tail: bool) -> None:
        """Write that `value` goes `to`, and leave the round whose value it is."""


def _is_false(x: Core) -> bool:
    return x.__class__ is Const and x.value is FALSE


def _is_true(x: Core) -> bool:
    return x.__class__ is Const and x.value is TRUE

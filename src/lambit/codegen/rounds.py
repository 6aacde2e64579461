"""Loops as `while True:`; see `emit.py`."""

from __future__ import annotations

import _ast as A

from lambit.analysis.nodes import Resumed
from lambit.analysis.parts import calls
from lambit.syntax.core import (
    Binding,
    Call,
    Core,
    Local,
    Loop,
    Variable,
)

from .destinations import RETURN, Destination, Round
from .expressions import Expressions
from .heat import Site, counting
from .hoisting import hoist
from .nodes import LOAD, STORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ENDS = (A.Return, A.Continue, A.Break)  # statements after which nothing follows


class Rounds(Expressions):
    """The part of an `Emitter` that writes loops."""

    # -- loops

    def _loop(self, x: Loop, to: Destination, tail: bool) -> None:
        outermost = self._enter_loops()
        for v, init in zip(x.variables, x.inits, strict=True):
            self.bind(v, init)
        self._rounds(x, to, tail, None)
        self._leave_loops(outermost)

    def _resumed(self, x: Resumed, to: Destination, tail: bool) -> None:
        outermost = self._enter_loops()
        self._rounds(x.loop, to, tail, x.first)
        self._leave_loops(outermost)

    def _enter_loops(self) -> list[Any] | None:
        if self.hoisted is not None:
            return None
        self.hoisted = []
        outermost, self.out = self.out, []
        return outermost

    def _leave_loops(self, outermost: list[Any] | None) -> None:
        if outermost is not None:
            assert self.hoisted is not None
            outermost += self.hoisted
            outermost += self.out
            self.out = outermost
            self.hoisted = None

    def _rounds(self, x: Loop, to: Destination, tail: bool, first: Core | None) -> None:
        """`while True:` the body; `first`, if any, is what the first round does instead."""
        n = self.nodes
        if not tail:  # what is inside must not jump to the rounds outside
            self.rounds.append(Round(None, (), to))
        current = Round(x.name, x.variables, to)
        self.rounds.append(current)
        renewed = set(self.renewed)
        self.renewed.update(x.variables)
        hoist(self, x, first)
        body: list[Any] = []
        if first is not None:
            flag = self.temporary("first")
            self.out.append(n.assign(flag, n.constant(True)))
            again = first

            def write_first() -> None:
                self.out.append(n.assign(flag, n.constant(False)))
                self.statement(again, to, tail=True)

            block = self._block(write_first)
            if block[-1].__class__ not in ENDS:
                block.append(n.at(A.Continue()))
            body.append(n.if_(n.name(flag), block, []))
        site = self.unit.counted_loop(x) if first is None else None
        if site is not None:
            body += self._block(lambda: self.count(site, site.variables, to, x))
        elif self.counted:  # rounds of a loop that is not counted heat the loop around it
            body.append(self._less(self.counted[-1]))
        if site is not None:
            self.counted.append(site)
        body += self._block(lambda: self.statement(x.body, to, tail=True))
        if site is not None:
            self.counted.pop()
        self.renewed = renewed
        if calls(x.body) or (first is not None and calls(first)):
            self.known.forget_texts()
        self.rounds.pop()
        if not tail:
            self.rounds.pop()
        if current.jumped_over:
            self._write_jumps(current, body, to)
        else:
            self.out.append(n.at(A.While(n.constant(True), body, [])))
            if tail and to is not RETURN:
                self._leave()

    def count(self, site: Site, variables: tuple[Variable, ...], to: Destination, x: Core | None = None) -> None:
        """Write that a round of `x`, or a call, is counted; its value may come from native code."""
        self.globals.add(site.counter)
        held = self.temporary("hot")
        give = self._block(lambda: self.deliver(self.nodes.name(held), to, tail=True))
        native = self.nodes.call(self.nodes.name(site.hot), [self.value_of(v) for v in variables])
        if x is not None:  # what the interpreter does instead may be resumed, and the rest after the loop with it
            outer, self.core = self.core, x
            self.site(native)
            self.core = outer
        self.out += counting(site, self.nodes, native, held, give)

    def value_of(self, v: Variable) -> Any:
        """What a variable is, whether or not it lives in a box."""
        x = self.nodes.name(self.unit.local(v))
        return self.nodes.attribute(x, "value") if v.boxed else x

    def _less(self, site: Site) -> Any:
        self.globals.add(site.counter)
        n = self.nodes
        return n.at(A.AugAssign(n.target(site.counter), A.Sub(), n.constant(1)))

    def _write_jumps(self, current: Round, body: list[Any], to: Destination) -> None:
        """After an inner loop whose code goes to outer rounds: `%jump` says to which."""
        n = self.nodes
        jump = self.unit.jump_name
        self.out.append(n.assign(jump, n.constant(-1)))
        self.out.append(n.at(A.While(n.constant(True), body, [])))
        here = len(self.rounds) - 1  # the round directly around, whose `while` we are in
        if here in current.jumped_over:
            test = n.compare(n.name(jump), A.Eq(), n.constant(here))
            self.out.append(n.if_(test, [n.at(A.Continue())], []))
        for depth in current.jumped_over:
            if depth != here:
                self.rounds[-1].jumped_over.add(depth)
        if to is not RETURN or any(depth != here for depth in current.jumped_over):
            self._leave()

    def _go_round(self, f: Variable | Binding | None, x: Call) -> bool:
        """Write a call of the name of a loop around, if it is one."""
        n = self.nodes
        for depth in range(len(self.rounds) - 1, -1, -1):
            target = self.rounds[depth]
            if target.name is None:
                return False
            if target.name is f and len(x.args) == len(target.variables):
                self._assign_parameters(target.variables, x.args)
                if depth == len(self.rounds) - 1:
                    self.out.append(n.at(A.Continue()))
                else:
                    self.out.append(n.assign(self.unit.jump_name, n.constant(depth)))
                    self.rounds[-1].jumped_over.add(depth)
                    self._leave()
                return True
        return False

    def _assign_parameters(self, variables: tuple[Variable, ...], args: tuple[Core, ...]) -> None:
        """All at once, those that do not change left out."""
        n = self.nodes
        changed = [
            (v, a)
            for v, a in zip(variables, args, strict=True)
            if not (a.__class__ is Local and a.variable is v and not v.boxed)
        ]
        values = [self.expression(a) for _, a in changed]
        values = [self.boxed(e) if v.boxed else e for (v, _), e in zip(changed, values, strict=True)]
        if len(changed) == 1:
            self.out.append(n.assign(self.unit.local(changed[0][0]), values[0]))
        elif changed:
            targets = n.at(A.Tuple([n.target(self.unit.local(v)) for v, _ in changed], STORE))
            self.out.append(n.store(targets, n.at(A.Tuple(values, LOAD))))

    def _block(self, write: Callable[[], None]) -> list[Any]:
        """The statements that `write` writes, apart."""
        save, self.out = self.out, []
        known = self.known.copy()
        write()
        block, self.out = self.out, save
        if not (block and block[-1].__class__ in ENDS):
            known.forget_with(self.known)
        self.known = known
        return block

    def _leave(self) -> None:
        self.out.append(self.nodes.at(A.Break()))

    def boxed(self, value: Any) -> Any:
        return self.nodes.call(self.nodes.name("%box"), [value])

    # -- what `emit.py` adds

    def bind(self, v: Variable, init: Core) -> None:
        """Write that `v` is a new variable with the value of `init`."""

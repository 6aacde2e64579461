"""Guards and `call/cc` as `try`; see `emit.py` and `lambit.runtime.compiled_guards`.

    guard = %enter-guard()
    left = %R.left
    failure = None
    try:
        value = body
    except %BaseException as error:
        failure = %caught(error, guard, left)
        if failure is None:
            raise
    if failure is None:
        %contexts.running.dynamic = guard.dynamic
        (the value)
    else:
        condition = failure.payload
        (the clauses)

The clauses are not inside `except`: what goes wrong there has nothing to do with `error`.
And for `(call/cc (lambda (k) body))`:

    k = %new-continuation()
    left = %R.left
    try:
        value = body
    except %BaseException as thrown:
        value = %arrived(thrown, k, left)
        if value is None:
            raise
    if %references(k) > 2:
        value = %kept(k, value)
"""

from __future__ import annotations

import _ast as A

from lambit.syntax.core import Variable

from .destinations import EFFECT, Destination
from .rounds import Rounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.analysis.nodes import CallCC, Caught, Chosen, Guarded, PassOn

_IS = A.Is()


class Guards(Rounds):
    """The part of an `Emitter` that writes guards and `call/cc`."""

    def _guarded(self, x: Guarded, to: Destination, tail: bool) -> None:
        n = self.nodes
        guard, failure = self.unit.local(x.guard), self.unit.local(x.caught.failure)
        if not x.entered:
            self.out.append(n.assign(guard, n.call(n.name("%enter-guard"), [])))
        left = self._left()
        self.out.append(n.assign(failure, n.constant(None)))
        value = Variable("v")
        self.unit.number(value)
        body = self._block(lambda: self.statement(x.body, EFFECT if to is EFFECT else value))
        handler = self._handler(guard, failure, left, "%caught-all" if x.caught.total else "%caught")
        self.out.append(n.at(A.Try(body or [n.at(A.Pass())], [handler], [], [])))
        n.place.move(x.position)
        done = self._block(lambda: self._done(guard, value, to, tail=tail))
        caught = self._block(lambda: self.statement(x.caught, to, tail=tail))
        self.out.append(n.if_(n.compare(n.name(failure), _IS, n.constant(None)), done, caught))

    def _handler(self, guard: str, failure: str, left: str, catch: str) -> Any:
        n = self.nodes
        error = self.temporary("error")
        caught = n.assign(failure, n.call(n.name(catch), [n.name(error), n.name(guard), n.name(left)]))
        other = n.if_(n.compare(n.name(failure), _IS, n.constant(None)), [n.at(A.Raise(None, None))], [])
        return n.at(A.ExceptHandler(n.name("%BaseException"), error, [caught, other]))

    def _done(self, guard: str, value: Variable, to: Destination, *, tail: bool) -> None:
        """The body has come to its value: the guard is in force no more."""
        n = self.nodes
        running = n.attribute(n.name("%contexts"), "running")
        outer = n.attribute(n.name(guard), "dynamic")
        self.out.append(n.store(n.at(A.Attribute(running, "dynamic", A.Store())), outer))
        self.deliver(n.name("%u" if to is EFFECT else self.unit.local(value)), to, tail=tail)

    def _caught(self, x: Caught, to: Destination, tail: bool) -> None:
        n = self.nodes
        payload = n.attribute(n.name(self.unit.local(x.failure)), "payload")
        if self.hoisted is not None:
            self.renewed.add(x.condition)
        condition = self.unit.local(x.condition)
        self.out.append(n.assign(condition, self.boxed(payload) if x.condition.boxed else payload))
        self.statement(x.handler, to, tail=tail)

    def _chosen(self, x: Chosen, to: Destination, tail: bool) -> None:
        n = self.nodes
        failure = self.unit.local(x.failure)
        self.out.append(n.store(n.at(A.Attribute(n.name(failure), "__traceback__", A.Store())), n.constant(None)))
        self.out.append(n.assign(failure, n.constant(None)))
        self.statement(x.clause, to, tail=tail)

    def _pass_on(self, x: PassOn, to: Destination, tail: bool) -> None:
        n = self.nodes
        names = [n.name(self.unit.local(v)) for v in (x.failure, x.guard)]
        self.deliver(n.call(n.name("%pass-on"), names), to, tail=tail)

    def _callcc(self, x: CallCC, to: Destination, tail: bool) -> None:
        n = self.nodes
        k = self.unit.local(x.k)
        self.out.append(n.assign(k, n.call(n.name("%new-continuation"), [])))
        v = Variable("v")
        self.unit.number(v)
        value = self.unit.local(v)
        left = self._left()
        body = self._block(lambda: self.statement(x.body, v))
        thrown = self.temporary("thrown")
        self.core = x
        n.place.move(x.position)
        arrived = n.assign(value, self.site(n.call(n.name("%arrived"), [n.name(thrown), n.name(k), n.name(left)])))
        other = n.if_(n.compare(n.name(value), _IS, n.constant(None)), [n.at(A.Raise(None, None))], [])
        self.out.append(n.at(A.Try(body, [n.at(A.ExceptHandler(n.name("%BaseException"), thrown, [arrived, other]))], [], [])))
        held = n.compare(n.call(n.name("%references"), [n.name(k)]), A.Gt(), n.constant(2))
        kept = n.assign(value, self.site(n.call(n.name("%kept"), [n.name(k), n.name(value)])))
        self.out.append(n.if_(held, [kept], []))
        self.deliver(n.name(value), to, tail=tail)

    def _left(self) -> str:
        """A variable with the number of tail calls that may still stand one inside another."""
        left = self.temporary("left")
        self.out.append(self.nodes.assign(left, self.nodes.attribute(self.nodes.name("%R"), "left")))
        return left

    # -- what `emit.py` adds

    def deliver(self, value: Any, to: Destination, *, tail: bool) -> None:
        """Write that `value` goes `to`."""

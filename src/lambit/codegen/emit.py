"""One Lisp procedure as a Python function: what is written for each node.

An `Emitter` writes the body of one function. `expression` gives a Python
expression; `statement` appends statements that deliver the value to a
destination: `RETURN` it, drop it (`EFFECT`), or assign it to a variable. Core
that `analysis.order` calls an expression can be written as either.

- A call of a procedure that may end in a tail call gives None for "see the
  registers": `t if (t := f(x)) is not None else (t := %tramp())`.
- A tail call of an unknown procedure is made directly, while `R.left` allows it:
  `left = R.left; R.left = left - 1; v = f(x); R.left = left; return v`; otherwise
  `%later(f)` fills the registers and returns None (`lambit.runtime.registers`).
- A variable that is boxed is a `Box`; `x.value` is its value.
- A closure over variables that a loop binds anew in each round is made by a
  factory, which gives it variables of its own.
"""

from __future__ import annotations

import _ast as A

from lambit.analysis.letrec import UNSET
from lambit.analysis.nodes import (
    CallCC,
    Caught,
    Chosen,
    Fused,
    Guarded,
    PassOn,
    Resumed,
    Save,
    TailCall,
)
from lambit.analysis.order import is_expression, is_or
from lambit.analysis.primitives import primitive
from lambit.analysis.suspend import calls_unknown, is_control_builtin, stable
from lambit.syntax.core import (
    Binding,
    Call,
    Const,
    Core,
    Define,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Set,
    Variable,
)

from .destinations import EFFECT, RETURN, Destination
from .guards import Guards
from .nodes import LOAD, STORE
from .primitives import write_effect
from .rounds import ENDS, Rounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any



_IS = A.Is()


class Emitter(Guards):
    """Writes the body of one Python function."""

    # -- statements

    def statement(self, x: Core, to: Destination, *, tail: bool = False) -> None:
        """Write `x` so that its value goes `to`; `tail`: in tail position of the innermost round."""
        outer, self.core = self.core, x
        self.nodes.place.move(x.position)
        writer = _STATEMENTS.get(x.__class__)
        if writer is not None:
            writer(self, x, to, tail)
        else:
            self.deliver(self.expression(x), to, tail=tail)
        self.core = outer

    def deliver(self, value: Any, to: Destination, *, tail: bool) -> None:
        """Write that `value` goes `to`, and leave the round whose value it is."""
        n = self.nodes
        if to is RETURN:
            self.out.append(n.return_(value))
            return
        if to.__class__ is Variable:
            self.out.append(n.assign(self.unit.local(to), value))
        elif value.__class__ is not A.Constant and not (value.__class__ is A.Name and value.id == "%u"):
            self.out.append(n.expression(value))  # a variable too: it may be unbound
        if tail:
            self._leave()

    def _if(self, x: If, to: Destination, tail: bool) -> None:
        if to is not RETURN and not tail and is_expression(x) and to is not EFFECT:
            self.deliver(self.expression(x), to, tail=tail)
            return
        while True:
            test = self.test(x.test)
            then_, other_ = x.then, x.other
            then = self._block(lambda: self.statement(then_, to, tail=tail))  # noqa: B023
            ends = bool(then) and then[-1].__class__ in ENDS
            if ends and other_.__class__ is If:  # a chain of ifs stays flat, however long
                self.out.append(self.nodes.if_(test, then, []))
                x = other_
                self.nodes.place.move(x.position)
                self.core = x
                continue
            if ends:
                self.out.append(self.nodes.if_(test, then, []))
                self.statement(other_, to, tail=tail)
                return
            other = self._block(lambda: self.statement(other_, to, tail=tail))  # noqa: B023
            self.out.append(self.nodes.if_(test, then, other))
            return

    def _seq(self, x: Seq, to: Destination, tail: bool) -> None:
        for item in x.items[:-1]:
            self.statement(item, EFFECT)
        self.statement(x.items[-1], to, tail=tail)

    def _let(self, x: Let, to: Destination, tail: bool) -> None:
        while True:
            if is_or(x) and to is not RETURN and not tail and is_expression(x):
                self.deliver(self.expression(x), to, tail=tail)
                return
            if x.inits and x.inits[0].__class__ is Fused and not self._fused(x.inits[0], x.variables[0]):
                self.statement(x.body.then, to, tail=tail)  # type: ignore[attr-defined]
                return
            for v, init in zip(x.variables, x.inits, strict=True):
                if init.__class__ is not Fused:
                    self.bind(v, init)
            if x.body.__class__ is not Let:
                self.statement(x.body, to, tail=tail)
                return
            x = x.body
            self.core = x

    def _fused(self, x: Fused, v: Variable) -> bool:
        """Write that `v` is what native code gives for a whole loop; False if there will be no native code."""
        n = self.nodes
        site = self.unit.counted_fused(x)
        if site is None:
            return False
        if self.hoisted is not None:
            self.renewed.add(v)
        is_list = n.compare(n.attribute(n.name(self.unit.local(site.variables[0])), "__class__"), _IS, n.name("%Pair"))
        outer, self.core = self.core, x
        native = self.site(n.call(n.name(site.hot), [self.value_of(each) for each in site.variables]))
        self.core = outer
        self.out.append(n.assign(self.unit.local(v), n.choose(is_list, n.name("%go-on"), native)))
        return True

    def bind(self, v: Variable, init: Core) -> None:
        """Write that `v` is a new variable with the value of `init`."""
        if self.hoisted is not None:
            self.renewed.add(v)
        name = self.unit.local(v)
        if init.__class__ is Const and init.value is UNSET:
            self.out.append(self.nodes.assign(name, self.nodes.call(self.nodes.name("%unset"), [])))
        elif v.boxed:
            value = self.expression(init)
            self.out.append(self.nodes.assign(name, self.boxed(value)))
        elif init.__class__ is Lambda:
            self.unit.write_lambda(self, init, v)
        else:
            self.statement(init, v)

    def _letrec(self, x: Letrec, to: Destination, tail: bool) -> None:
        self.unit.write_letrec(self, x)
        self.statement(x.body, to, tail=tail)

    def _set(self, x: Set, to: Destination, tail: bool) -> None:
        n = self.nodes
        if x.target.__class__ is Binding:
            value = self.expression(x.value)
            if not self.unit.is_defined(x.target):
                # an unbound variable cannot be assigned to: read it first, for the error
                temporary = self.temporary()
                self.out.append(n.assign(temporary, value))
                self.core = x
                known = self.site(self.unit.global_reference(x.target, n))
                self.out.append(n.expression(known))
                value = n.name(temporary)
            self._store_global(x.target, value)
        else:
            name = self.unit.local(x.target)  # type: ignore[arg-type]
            if x.target.boxed:  # type: ignore[union-attr]
                value = self.expression(x.value)
                target = n.at(A.Attribute(n.name(name), "value", STORE))
                self.out.append(n.store(target, value))
            else:
                self.statement(x.value, x.target)  # type: ignore[arg-type]
        self.deliver(n.name("%u"), to, tail=tail)

    def _store_global(self, binding: Binding, value: Any) -> None:
        target = self.unit.global_target(binding, self.nodes, self.globals)
        self.out.append(self.nodes.store(target, value))
        self._store_alias(binding)

    def _store_alias(self, binding: Binding) -> None:
        """Write that calls of `binding` call its value, as it is now."""
        if binding.alias is not None:
            target = self.unit.global_target(binding, self.nodes, self.globals, binding.alias)
            self.out.append(self.nodes.store(target, self.unit.global_reference(binding, self.nodes)))

    def _define(self, x: Define, to: Destination, tail: bool) -> None:
        n = self.nodes
        if x.value.__class__ is Lambda and x.binding.library is self.unit.library:
            self.globals.add(x.binding.key)
            self.unit.write_lambda(self, x.value, x.binding)
            self._store_alias(x.binding)
        else:
            self._store_global(x.binding, self.expression(x.value))
        if self.unit.heat is not None and x.binding in self.unit.redefines:
            told = n.name(self.unit.named(self.unit.heat.resting.changed))
            self.out.append(n.expression(n.call(told, [n.name(self.unit.named(x.binding))])))
        self.deliver(n.name("%u"), to, tail=tail)

    def _save_statement(self, x: Save, to: Destination, tail: bool) -> None:
        self.deliver(self.expression(x), to, tail=tail)

    # -- calls as statements

    def _call(self, x: Call, to: Destination, tail: bool) -> None:
        fn = x.fn
        if self.rounds and tail and self._go_round(_called(fn), x):
            return
        name = primitive(x)
        if name is not None:
            statements = write_effect(self, name, x.args) if to is EFFECT else None
            if statements is not None:
                self.out += statements
                if tail:
                    self._leave()
            else:
                self.deliver(self.expression(x), to, tail=tail)
        elif to is RETURN and self._is_self_call(x):
            self._assign_parameters(self.parameters, x.args)
            self.out.append(self.nodes.at(A.Continue()))
        elif self.is_free(fn) or (to is RETURN and is_control_builtin(fn)):
            self.deliver(self.raw_call(x), to, tail=tail)  # what returns at once need not be tail-called
        elif to is RETURN and self.at_once:
            self.deliver(self.expression(x), to, tail=tail)
        elif to is RETURN:
            self._tail_call(x)
        else:
            self._wanted_call(x, to, tail)

    def _wanted_call(self, x: Call, to: Destination, tail: bool) -> None:
        """A call whose value may be the sentinel, as statements."""
        n = self.nodes
        call = self.raw_call(x)
        if to is EFFECT:
            self.out.append(n.if_(n.compare(call, _IS, n.constant(None)), [n.expression(self._tramp(x))], []))
        else:
            name = self.unit.local(to)  # type: ignore[arg-type]
            self.out.append(n.assign(name, call))
            again = [n.assign(name, self._tramp(x))]
            self.out.append(n.if_(n.compare(n.name(name), _IS, n.constant(None)), again, []))
        if tail:
            self._leave()

    def _is_self_call(self, x: Call) -> bool:
        return self.goes_round and not self.rounds and _called(x.fn) is self.me and len(x.args) == len(self.parameters)

    def _tail_call(self, x: Call) -> None:
        """A call that is made now, or later if too many tail calls stand one inside another.

        Operands that may make calls of unknown procedures go first.
        """
        n = self.nodes
        operands = [x.fn, *x.args]
        last = max((i for i, e in enumerate(operands) if calls_unknown(e)), default=-1)
        if last >= 0 or x.fn.__class__ is Lambda or x.fn.__class__ is Call:
            for i, e in enumerate(operands[: max(last, 0) + 1]):
                if e.__class__ is Lambda or e.__class__ is Save or not stable(e, callee=i == 0):
                    operands[i] = self._evaluated(e)
        original = x.original or x
        self.core = x = TailCall(operands[0], tuple(operands[1:]), x.position)
        x.original = original
        left, value = self.temporary("left"), self.temporary("value")
        allowed: Callable[[Any], Any] = lambda context: n.at(A.Attribute(n.name("%R"), "left", context))
        self.out.append(n.assign(left, allowed(LOAD)))
        self.out.append(n.store(allowed(STORE), n.binary(n.name(left), A.Sub(), n.constant(1))))
        now, then = self.reference(x.fn), self.reference(x.fn)
        args = [self.expression(e) for e in x.args]
        n.place.move(x.position)
        later = self.site(n.call(n.name("%later"), [then]))
        f = n.choose(n.compare(n.name(left), A.Gt(), n.constant(0)), now, later)
        call = self.site(n.call(f, args))
        self.tail_calls[id(call)] = frozenset((left, getattr(now, "id", "")))
        self.out.append(n.assign(value, call))
        self.out.append(n.store(allowed(STORE), n.name(left)))
        self.out.append(n.return_(n.name(value)))

    def _evaluated(self, x: Core) -> Core:
        """A variable with the value of `x`."""
        if x.__class__ is Save:
            v, x = x.variable, x.value
        else:
            v = Variable("a")
            self.unit.number(v)
        self.statement(x, v)
        return Local(v, x.position)


def _called(fn: Core) -> Variable | Binding | None:
    """What `fn` refers to, if it is a reference."""
    if fn.__class__ is Local:
        return fn.variable
    return fn.binding if fn.__class__ is Global else None


_STATEMENTS: dict[type, Callable[[Emitter, Any, Destination, bool], None]] = {
    If: Emitter._if,
    Seq: Emitter._seq,
    Let: Emitter._let,
    Letrec: Emitter._letrec,
    Loop: Rounds._loop,
    Resumed: Rounds._resumed,
    Set: Emitter._set,
    Define: Emitter._define,
    Save: Emitter._save_statement,
    CallCC: Guards._callcc,
    Guarded: Guards._guarded,
    Caught: Guards._caught,
    Chosen: Guards._chosen,
    PassOn: Guards._pass_on,
    Call: Emitter._call,
}

"""The machine by itself, on core made by hand: each transition, each promise."""

from __future__ import annotations  # noqa: I001

import pytest

import lambit.builtins.control  # noqa: F401  the machine knows its names
from lambit.data import ABSENT, FALSE, NIL, TRUE, UNSPECIFIED, MultipleValues, from_iterable
from lambit.errors import ArityError, Unbound, WrongType
from lambit.machine.control import HALT, frames
from lambit.machine.machine import Value, run, step
from lambit.machine.step import states, steps
from lambit.machine.store import Heap, Store
from lambit.machine.values import Closure
from lambit.registry import BUILTINS, Builtin
from lambit.runtime.context import current
from lambit.runtime.dynamic import Dynamic, empty
from lambit.syntax.core import (
    Binding, Call, Const, Define, Global, If, Lambda, Let, Letrec, Local, Loop, Seq, Set, Variable,
)  # fmt: skip
from lambit.syntax.namespace import Module


def add(*xs):
    return sum(xs)


def less(a, b):
    return TRUE if a < b else FALSE


def note(log, x):
    log.append(x)
    return x


@pytest.fixture(autouse=True)
def own_builtins(monkeypatch):
    """Builtins of this test only, so that it needs no page of the real ones."""
    for name, fn in [("t+", add), ("t<", less), ("t-note", note), ("t-values", lambda *xs: MultipleValues(xs))]:
        entry = Builtin(name, fn, pure=True, raw=True, control=False, capability=None)
        monkeypatch.setitem(BUILTINS, name, entry)
    before = current().dynamic
    yield
    current().dynamic = before


BINDINGS = {}


def g(name):
    """A reference to a builtin."""
    binding = BINDINGS.setdefault(name, Binding("base", name))
    binding.primitive = name
    return Global(binding)


def c(x):
    return Const(x)


def call(f, *args):
    return Call(g(f) if isinstance(f, str) else f, args)


def fn(*required, body, optional=(), rest=None, name="f"):
    return Lambda(required, optional, rest, body, name)


@pytest.fixture
def s():
    return Store({}, Heap())


X, Y, K, F, I = (Variable(n) for n in "xykfi")  # noqa: E741


def test_constants_choices_sequences(s):
    assert run(c(5), s) == 5
    assert run(If(c(FALSE), c(1), c(2)), s) == 2
    assert run(If(c(NIL), c(1), c(2)), s) == 1  # only #f is false
    assert run(Seq((c(1), c(2), c(3))), s) == 3
    assert run(Let((X, Y), (c(1), c(2)), call("t+", Local(X), Local(Y))), s) == 3
    assert run(Let((), (), c(4)), s) == 4


def test_let_does_not_see_its_own_variables(s):
    assert run(Let((X,), (c(1),), Let((X,), (call("t+", Local(X), c(1)),), Local(X))), s) == 2


def test_assignment_is_seen_by_closures(s):
    get = fn(body=Local(X))
    body = Let((F,), (get,), Seq((Set(X, c(9)), call(Local(F)))))
    assert run(Let((X,), (c(1),), body), s) == 9
    assert run(Let((X,), (c(1),), Set(X, c(2))), s) is UNSPECIFIED


def test_globals(s):
    b = Binding("user", "b")
    with pytest.raises(Unbound, match="b"):
        run(Global(b), s)
    with pytest.raises(Unbound, match="b"):
        run(Set(b, c(1)), s)
    run(Define(b, c(1)), s)
    run(Set(b, call("t+", Global(b), c(1))), s)
    assert run(Global(b), s) == 2


def test_letrec_is_in_order_and_refuses_early_use(s):
    assert run(Letrec((X, Y), (c(1), call("t+", Local(X), c(1))), Local(Y)), s) == 2
    with pytest.raises(Unbound, match="y"):
        run(Letrec((X, Y), (Local(Y), c(1)), Local(X)), s)


@pytest.mark.parametrize(
    ("lam", "args", "message"),
    [
        (fn(X, Y, body=c(1)), 3, "f: expected 2 arguments, got 3"),
        (fn(X, body=c(1)), 0, "f: expected 1 argument, got 0"),
        (fn(X, body=c(1), rest=Y), 0, "f: expected at least 1 argument, got 0"),
        (fn(X, body=c(1), optional=(Y,)), 3, "f: expected 1 to 2 arguments, got 3"),
    ],
)
def test_arity(s, lam, args, message):
    with pytest.raises(ArityError, match=message):
        run(Call(lam, (c(0),) * args), s)


def test_optional_and_rest(s):
    assert run(call(fn(X, body=Local(Y), optional=(Y,)), c(1)), s) is ABSENT
    assert repr(list(run(call(fn(X, body=Local(Y), rest=Y), c(1), c(2), c(3)), s))) == "[2, 3]"
    assert run(call(fn(body=Local(Y), rest=Y)), s) is NIL


def test_what_is_no_procedure(s):
    with pytest.raises(WrongType, match="5"):
        run(call(c(5)), s)
    with pytest.raises(WrongType):  # a Python class is called by nobody
        run(call(c(int), c(1)), s)


def test_order_is_left_to_right_operator_first(s):
    log = []

    def see(x):
        return call("t-note", c(log), x)

    run(Call(see(g("t+")), (see(c(1)), see(c(2)))), s)
    assert log[1:] == [1, 2]
    assert callable(log[0])


def test_tail_calls_leave_the_control_alone(s):
    turn = Call(Local(F), (call("t+", Local(I), c(1)),))
    loop = Loop(F, (I,), (c(0),), If(call("t<", Local(I), c(300)), turn, Local(I)))
    depths = {sum(1 for _ in frames(control)) for _, _, control in states(loop, s)}
    assert max(depths) <= 4
    assert run(loop, s) == 300


def test_deep_recursion_needs_no_python_stack(s):
    down = call("t+", c(1), Call(Local(F), (call("t+", Local(I), c(1)),)))
    f = fn(I, body=If(call("t<", Local(I), c(6_000)), down, c(0)))
    assert run(Letrec((F,), (f,), call(Local(F), c(0))), s) == 6_000


def call_cc(body):
    return call("call/cc", fn(K, body=body))


def test_continuations_escape(s):
    assert run(call("t+", c(1), call_cc(call("t+", c(5), call(Local(K), c(10))))), s) == 11


def test_continuations_are_entered_again(s):
    """(let ((k #f) (n 0)) (let ((v (+ 100 (call/cc (lambda (c) (set! k c) 0))))) ...)): three times."""
    saved, n, v, cc = (Variable(x) for x in ("saved", "n", "v", "c"))
    capture = call("call/cc", fn(cc, body=Seq((Set(saved, Local(cc)), c(0)))))
    again = If(call("t<", Local(n), c(3)), call(Local(saved), Local(n)), Local(v))
    count = Set(n, call("t+", Local(n), c(1)))
    body = Let((v,), (call("t+", c(100), capture),), Seq((count, again)))
    assert run(Let((saved, n), (c(FALSE), c(0)), body), s) == 102


def test_a_continuation_restores_the_dynamic_environment(s):
    other = Dynamic(NIL, NIL, {})
    current().dynamic = outer = empty()
    run(call_cc(Seq((call("%set-dynamic!", c(other)), call(Local(K), c(1))))), s)
    assert current().dynamic is outer
    assert run(Seq((call("%set-dynamic!", c(other)), call("%dynamic"))), s) is other


def test_a_continuation_takes_several_values(s):
    assert run(call_cc(call(Local(K), c(1), c(2))), s).items == (1, 2)
    assert run(call_cc(call(Local(K))), s).items == ()


def test_apply_spreads_its_last_argument(s):
    assert run(call("apply", g("t+"), c(1), c(from_iterable([2, 3]))), s) == 6
    assert run(call("apply", g("apply"), c(from_iterable([run(g("t+"), s), NIL]))), s) == 0
    with pytest.raises(WrongType, match="apply: argument 2: expected a list"):
        run(call("apply", g("t+"), c(1)), s)
    assert run(call("apply", g("t+")), s) == 0
    with pytest.raises(ArityError, match="apply: expected at least 1 argument, got 0"):
        run(call("apply"), s)


def test_a_condition_is_signalled_where_the_value_was_wanted(s):
    """With a handler in force, (+ 1 (f)) goes on with what %signal returns for the error in f."""
    base = Module("(lambit base)")
    s = Store({}, Heap(base))
    s.heap.define(base.bind("%signal", base.own("%signal")), run(fn(X, body=c(41)), s))
    bad = call("t+", c(1), call(c(5)))
    with pytest.raises(WrongType):
        run(bad, s)  # no handler: up to the caller
    current().dynamic = Dynamic(NIL, from_iterable([c(0)]), {})
    assert run(bad, s) == 42
    assert run(call("t+", c(1), Global(Binding("user", "nowhere"))), s) == 42


def test_states_are_values(s):
    """A state can be stepped from again: nothing in it changes."""
    first = call("t+", c(1), c(2)), s, HALT
    second = step(step(first))
    assert step(second) == step(second)
    assert run(first[0], s) == 3


def test_every_state_is_shown(s):
    shown = list(steps(call("t+", c(1), call("t+", c(2), c(3))), s))
    assert [str(x).split() for x in shown][0] == ["0", "P", "(t+", "1", "(t+", "2", "3))"]
    assert any(x.c == ("(t+ 1 [])",) for x in shown)
    assert shown[-1].is_value and shown[-1].p == "6" and shown[-1].c == ()
    variables = list(steps(Let((X,), (c(7),), If(Local(X), Local(X), c(0))), s))
    assert any(("x", "7") in x.s for x in variables)


def test_the_last_state_is_the_value(s):
    last = list(states(c(5), s))[-1]
    assert last[0] == Value(5)
    assert isinstance(run(fn(body=c(1)), s), Closure)


def test_python_may_call_a_closure(s):
    assert run(fn(X, body=call("t+", Local(X), c(1))), s)(41) == 42

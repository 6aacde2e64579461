"""Local variables: let, let*, named let, do, let-values, receive, fluid-let."""

from __future__ import annotations

from lambit.data import NIL, UNSPECIFIED, Pair, Symbol

from .bodies import expand_body, named
from .core import Call, Const, Core, If, Lambda, Let, Letrec, Local, Seq, Set, Variable
from .expand import expand, expand_sequence, fail, helper_call
from .lambdas import make_lambda
from .namespace import Env, is_identifier
from .primitive import assigned, bindings, thunk
from .special import special
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@special("let", "((name value) ...) body ...")
def expand_let(x: Any, env: Env) -> Core:
    """New variables, whose values are computed outside of their scope (R7RS 4.2.2).

    `(let name ((variable value) ...) body ...)` is a loop: calling `name` goes
    round with new values (R7RS 4.2.4).

    (let ((x 2) (y 3)) (* x y))   ;=> 6
    (let loop ((i 0) (squares '()))
      (if (= i 4) (reverse squares) (loop (+ i 1) (cons (* i i) squares))))   ;=> (0 1 4 9)
    """
    p = x.cdr
    first = p.car
    if is_identifier(first):
        return _named_let(x, first, p.cdr, env)
    found = bindings(first, x, "let")
    if not found:
        return expand_body(p.cdr, env, x, "let")
    inits = tuple([named(expand(cell.car, env, cell.position), i.name) for i, cell in found])
    scope = _scope([i for i, _ in found], "let", p.position)
    body = expand_body(p.cdr, Env(scope, env), x, "let")
    return Let(tuple(scope.values()), inits, body, x.position)


def _scope(ids: list[Symbol], what: str, position: int) -> dict[Symbol, Any]:
    """A variable for each identifier."""
    scope: dict[Symbol, Any] = {i: Variable(i.name) for i in ids}
    if len(scope) != len(ids):
        seen: set[Symbol] = set()
        twice = next(i for i in ids if i in seen or seen.add(i))  # type: ignore[func-returns-value]
        fail(what, f"two variables are called {twice.name}", position)
    return scope


def _named_let(x: Any, name: Symbol, p: Any, env: Env) -> Core:
    if p.__class__ is not Pair:
        fail("let", "no list of bindings", x.position, "(let name ((variable value) ...) body ...)")
    found = bindings(p.car, x, "let")
    inits = tuple([named(expand(cell.car, env, cell.position), i.name) for i, cell in found])
    scope = _scope([i for i, _ in found], "let", p.position)
    loop = Variable(name.name)
    inner = Env({name: loop}, env)
    body = expand_body(p.cdr, Env(scope, inner) if scope else inner, x, "let")
    procedure = Lambda(tuple(scope.values()), (), None, body, name.name, x.position)
    return _go(loop, procedure, inits, x.position)


def _go(loop: Variable, procedure: Lambda, inits: tuple[Core, ...], position: int) -> Core:
    """The loop `procedure`, which calls itself `loop`, and its first call."""
    call = Call(Local(loop, position), inits, position)
    return Letrec((loop,), (procedure,), call, position)


@special("let*", "((name value) ...) body ...")
def expand_let_star(x: Any, env: Env) -> Core:
    """New variables, one after the other: each value may use those before it (R7RS 4.2.2).

    (let* ((x 2) (y (* x 3))) (+ x y))   ;=> 8
    """
    found = bindings(x.cdr.car, x, "let*")
    if not found:
        return expand_body(x.cdr.cdr, env, x, "let*")
    scope: dict[Symbol, Any] = {}
    inner = Env(scope, env)
    steps = []
    for i, cell in found:
        core = named(expand(cell.car, inner, cell.position), i.name)
        if i in scope:
            scope = {}
            inner = Env(scope, inner)
        variable = scope[i] = Variable(i.name)
        steps.append((variable, core))
    body = expand_body(x.cdr.cdr, inner, x, "let*")
    for variable, core in reversed(steps):
        body = Let((variable,), (core,), body, x.position)
    return body


@special("do", "((name value [step]) ...) (test expression ...) command ...")
def expand_do(x: Any, env: Env) -> Core:
    """A loop: until the test is true, the commands, then each variable takes its step (R7RS 4.2.4).

    (do ((i 0 (+ i 1)) (sum 0 (+ sum i))) ((= i 5) sum))   ;=> 10
    """
    p = x.cdr
    found, steps = _do_variables(p, x)
    inits = tuple([named(expand(cell.car, env, cell.position), i.name) for i, cell in found])
    scope = _scope([i for i, _ in found], "do", p.position)
    inner = Env(scope, env) if scope else env
    p = p.cdr
    end = p.car
    if end.__class__ is not Pair:
        fail("do", "no test", p.position, "(do ((name value step) ...) (test expression ...) command ...)")
    test = expand(end.car, inner, end.position)
    result = expand_sequence(end.cdr, inner, end.position)
    loop = Variable("do")
    again: list[Core] = []
    for variable, cell in zip(scope.values(), steps, strict=True):
        if cell is None:
            again.append(Local(variable, x.position))
        else:
            again.append(expand(cell.car, inner, cell.position))
    core: Core = Call(Local(loop, x.position), tuple(again), x.position)
    if p.cdr is not NIL:
        commands = expand_sequence(p.cdr, inner, x.position)
        items = commands.items if commands.__class__ is Seq else (commands,)
        core = Seq((*items, core), x.position)
    choice = If(test, result, core, x.position)
    procedure = Lambda(tuple(scope.values()), (), None, choice, "do", x.position)
    return _go(loop, procedure, inits, x.position)


def _do_variables(p: Any, x: Any) -> tuple[list[tuple[Symbol, Any]], list[Any]]:
    """Names with the pairs that hold their first values; the pairs that hold the steps, or None."""
    found = []
    steps = []
    b = p.car
    check_list(b, x)
    while b.__class__ is Pair:
        spec = b.car
        check_list(spec, x)
        parts = list(spec) if spec.__class__ is Pair else []
        if not 2 <= len(parts) <= 3 or not is_identifier(parts[0]):
            at = spec.position if spec.__class__ is Pair else b.position
            fail("do", "this is no variable with its value", at, "(name value step)")
        found.append((parts[0], spec.cdr))
        steps.append(spec.cdr.cdr if len(parts) == 3 else None)
        b = b.cdr
    if b is not NIL:
        fail("do", "no list of variables", x.position, "(do ((name value step) ...) (test value) command ...)")
    return found, steps


def _receivers(p: Any, x: Any, what: str) -> list[tuple[Any, Any]]:
    """The bindings of `let-values`: formals, and the pair that holds the expression."""
    found = []
    check_list(p, x)
    while p.__class__ is Pair:
        b = p.car
        if b.__class__ is not Pair or b.cdr.__class__ is not Pair or b.cdr.cdr is not NIL:
            fail(what, "this is no binding", b.position if b.__class__ is Pair else p.position,
                 "((name ...) expression)")  # fmt: skip
        found.append((b.car, b.cdr))
        p = p.cdr
    if p is not NIL:
        fail(what, "no list of bindings", x.position, f"({what} (((name ...) expression) ...) body ...)")
    return found


def _formals(p: Any, scope: dict[Symbol, Any], x: Any, what: str) -> tuple[list[Variable], Variable | None]:
    """New variables for `formals`, put into `scope`."""
    variables = []
    while p.__class__ is Pair:
        variables.append(_new(p.car, scope, p.position, what))
        p = p.cdr
    return variables, None if p is NIL else _new(p, scope, x.position, what)


def _new(i: Any, scope: dict[Symbol, Any], position: int, what: str) -> Variable:
    if not is_identifier(i):
        fail(what, "this is no name", position, "((name ...) expression)")
    if i in scope:
        fail(what, f"two variables are called {i.name}", position)
    variable = scope[i] = Variable(i.name)
    return variable


@special("let-values", "(((name ...) expression) ...) body ...")
def expand_let_values(x: Any, env: Env) -> Core:
    """New variables for the values of expressions with several (R7RS 4.2.2).

    (let-values (((q r) (floor/ 17 5)) (all (values 1 2))) (list q r all))   ;=> (3 2 (1 2))
    """
    scope: dict[Symbol, Any] = {}
    steps = []
    for formals, cell in _receivers(x.cdr.car, x, "let-values"):
        core = expand(cell.car, env, cell.position)
        steps.append((core, *_formals(formals, scope, x, "let-values")))
    body = expand_body(x.cdr.cdr, Env(scope, env) if scope else env, x, "let-values")
    return _receive_all(steps, body, env, x.position)


def _receive_all(steps: list[Any], body: Core, env: Env, position: int) -> Core:
    for core, variables, rest in reversed(steps):
        producer = Lambda((), (), None, core, "", position)
        consumer = Lambda(tuple(variables), (), rest, body, "let-values", position)
        body = helper_call(env, "call-with-values", (producer, consumer), position)
    return body


@special("let*-values", "(((name ...) expression) ...) body ...")
def expand_let_star_values(x: Any, env: Env) -> Core:
    """As `let-values`, one after the other (R7RS 4.2.2).

    (let*-values (((a b) (values 1 2)) ((c) (+ a b))) (list a b c))   ;=> (1 2 3)
    """
    steps = []
    inner = env
    for formals, cell in _receivers(x.cdr.car, x, "let*-values"):
        core = expand(cell.car, inner, cell.position)
        scope: dict[Symbol, Any] = {}
        steps.append((core, *_formals(formals, scope, x, "let*-values")))
        inner = Env(scope, inner)
    body = expand_body(x.cdr.cdr, inner, x, "let*-values")
    return _receive_all(steps, body, env, x.position)


@special("receive", "formals expression body ...")
def expand_receive(x: Any, env: Env) -> Core:
    """New variables for the values of one expression (SRFI 8).

    (receive (q r) (floor/ 17 5) (list q r))   ;=> (3 2)
    """
    p = x.cdr
    producer = thunk(Pair(p.cdr.car, NIL, p.cdr.position), env, x, "receive")
    consumer = make_lambda(p.car, p.cdr.cdr, env, x, "receive", "receive")
    return helper_call(env, "call-with-values", (producer, consumer), x.position)


@special("fluid-let", "((name value) ...) body ...")
def expand_fluid_let(x: Any, env: Env) -> Core:
    """Give variables other values while the body runs, and their old ones back however it ends.

    (define depth 0)
    (define (show) depth)
    (list (fluid-let ((depth 1)) (show)) (show))   ;=> (1 0)
    """
    at = x.position
    found = bindings(x.cdr.car, x, "fluid-let")
    inits = tuple([expand(cell.car, env, cell.position) for _, cell in found])
    kept = tuple([Variable(i.name) for i, _ in found])
    swaps: list[Core] = []
    for (i, cell), variable in zip(found, kept, strict=True):
        target = assigned("fluid-let", i, env, cell.position)
        t = Variable("t")
        now = expand(i, env, cell.position)
        swap = Seq((Set(target, Local(variable, at), at), Set(variable, Local(t, at), at)), at)
        swaps.append(Let((t,), (now,), swap, at))
    body = thunk(x.cdr.cdr, env, x, "fluid-let")
    if not found:
        return body.body

    def swapping() -> Core:
        core = Seq((*swaps, Const(UNSPECIFIED, at)), at)
        return Lambda((), (), None, core, "", at)

    swap_variable = Variable("swap")
    refer = Local(swap_variable, at)
    wind = helper_call(env, "dynamic-wind", (refer, body, refer), at)
    return Let(kept, inits, Let((swap_variable,), (swapping(),), wind, at), at)

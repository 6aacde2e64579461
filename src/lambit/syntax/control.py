"""Control: case-lambda, parameterize, delay, streams, guard, assert. The rest is Lisp."""

from __future__ import annotations

from lambit.data import FALSE, NIL, UNSPECIFIED, Pair, String

from .conditional import chain, expand_clauses
from .core import Call, Const, Core, If, Lambda, Let, Local, Variable
from .expand import expand, fail, helper_call
from .lambdas import make_lambda
from .namespace import Env, is_identifier
from .primitive import thunk
from .special import special
from .strip import strip
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .conditional import Clause


@special("case-lambda", "(formals body ...) ...")
def expand_case_lambda(x: Any, env: Env) -> Core:
    """A procedure with several lambda lists: the first that fits a call is taken (R7RS 4.2.9).

    (define area (case-lambda ((r) (* r r)) ((a b) (* a b))))
    (list (area 3) (area 3 4))   ;=> (9 12)
    """
    lambdas = []
    p = x.cdr
    while p.__class__ is Pair:
        c = p.car
        if c.__class__ is not Pair:
            fail("case-lambda", "this is no clause", p.position, "((parameter ...) body ...)")
        lambdas.append(make_lambda(c.car, c.cdr, env, c, "", "case-lambda"))
        p = p.cdr
    return helper_call(env, "%case-lambda", tuple(lambdas), x.position)


@special("parameterize", "((parameter value) ...) body ...")
def expand_parameterize(x: Any, env: Env) -> Core:
    """Give parameters other values while the body runs (R7RS 4.2.6).

    (define radix (make-parameter 10))
    (define (show) (radix))
    (list (parameterize ((radix 2)) (show)) (show))   ;=> (2 10)
    """
    parameters = []
    values = []
    p = x.cdr.car
    check_list(p, x)
    while p.__class__ is Pair:
        b = p.car
        if b.__class__ is not Pair or b.cdr.__class__ is not Pair or b.cdr.cdr is not NIL:
            fail("parameterize", "this is no parameter with its value",
                 b.position if b.__class__ is Pair else p.position, "(parameter value)")  # fmt: skip
        parameters.append(expand(b.car, env, b.position))
        values.append(expand(b.cdr.car, env, b.cdr.position))
        p = p.cdr
    if p is not NIL:
        fail("parameterize", "no list of bindings", x.position, "(parameterize ((parameter value) ...) body ...)")
    body = thunk(x.cdr.cdr, env, x, "parameterize")
    if not parameters:
        return body.body
    at = x.position
    lists = (helper_call(env, "list", tuple(each), at) for each in (parameters, values))
    return helper_call(env, "%parameterize", (*lists, body), at)


@special("delay", "expression")
def expand_delay(x: Any, env: Env) -> Core:
    """A promise to compute the value when it is first forced (R7RS 4.2.5).

    (define p (delay (* 6 7)))
    (force p)   ;=> 42
    """
    return _delayed(x.cdr, env, x.position)


def _delayed(p: Any, env: Env, position: int) -> Core:
    value = expand(p.car, env, p.position)
    done = helper_call(env, "%make-eager", (value,), position)
    return helper_call(env, "%make-lazy", (Lambda((), (), None, done, "", position),), position)


@special("delay-force", "expression")
def expand_delay_force(x: Any, env: Env) -> Core:
    """As `(delay (force expression))`, in constant space however long the chain is (R7RS 4.2.5).

    (define (count n) (if (= n 0) (delay 'done) (delay-force (count (- n 1)))))
    (force (count 1000))   ;=> done
    """
    body = thunk(x.cdr, env, x, "delay-force")
    return helper_call(env, "%make-lazy", (body,), x.position)


@special("cons-stream", "first rest")
def expand_cons_stream(x: Any, env: Env) -> Core:
    """A pair whose second part is only computed when it is forced (SICP 3.5).

    (define (from n) (cons-stream n (from (+ n 1))))
    (car (force (cdr (from 1))))   ;=> 2
    """
    p = x.cdr
    first = expand(p.car, env, p.position)
    return helper_call(env, "cons", (first, _delayed(p.cdr, env, x.position)), x.position)


@special("guard", "(name clause ...) body ...")
def expand_guard(x: Any, env: Env) -> Core:
    """The value of the body; if it raises, of the first clause that holds for what was raised (R7RS 4.2.7).

    The clauses are those of `cond`. If none holds, it is raised again.

    (guard (e ((symbol? e) (list 'caught e))) (raise 'oops))            ;=> (caught oops)
    (guard (e (#t (error-object-message e))) (error "no such luck:" 3)) ;=> "no such luck:"
    """
    head = x.cdr.car
    at = x.position
    if head.__class__ is not Pair or not is_identifier(head.car):
        fail("guard", "no name for what is raised", x.cdr.position, "(guard (name (test expression ...) ...) body ...)")
    condition = Variable(head.car.name)
    clauses, default = expand_clauses("guard", head.cdr, Env({head.car: condition}, env), at)
    body = thunk(x.cdr.cdr, env, x, "guard")
    if default is not None:
        handler = Lambda((condition,), (), None, chain(clauses, default), "guard", at)
        return helper_call(env, "%guard-else", (body, handler), at)
    select = Lambda((condition,), (), None, chosen(clauses, at), "guard", at)
    return helper_call(env, "%guard", (body, select), at)


def chosen(clauses: list[Clause], at: int) -> Core:
    """A thunk for what the first clause that holds says; #f if none does."""
    core: Core = Const(FALSE, at)
    for test, then, arrow, position in reversed(clauses):
        if then is not None and not arrow:
            core = If(test, Lambda((), (), None, then, "guard", position), core, position)
            continue
        t = Variable("t")
        value: Core = Local(t, position)
        if then is not None:
            value = Call(then, (value,), position)
        made = Lambda((), (), None, value, "guard", position)
        core = Let((t,), (test,), If(Local(t, position), made, core, position), position)
    return core


@special("assert", "expression")
def expand_assert(x: Any, env: Env) -> Core:
    """An error that shows the expression, if it is false.

    (assert (< 1 2))
    (assert (< 2 1))   ;!! assertion failed: (< 2 1)
    """
    at = x.position
    test = expand(x.cdr.car, env, x.cdr.position)
    message = (Const(String("assertion failed:", literal=True), at), Const(strip(x.cdr.car), at))
    return If(test, Const(UNSPECIFIED, at), helper_call(env, "error", message, at), at)

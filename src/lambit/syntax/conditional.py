"""Choices: and, or, when, unless, cond, case."""

from __future__ import annotations

from lambit.data import FALSE, NIL, TRUE, UNSPECIFIED, Boolean, Char, Keyword, Pair, Symbol

from .core import Call, Const, Core, If, Let, Local, Variable
from .expand import expand, expand_all, expand_sequence, fail, helper_call
from .namespace import Env, Special, is_identifier, resolve
from .special import auxiliary, special
from .strip import strip
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ELSE = auxiliary("else", "cond, case and guard")
ARROW = auxiliary("=>", "cond, case and guard")
_FEW = 16  # constants that `case` compares one by one


def means(x: Any, env: Env, keyword: Special) -> bool:
    """Is `x` an identifier that means the auxiliary keyword?"""
    return is_identifier(x) and resolve(x, env) is keyword


@special("and", "test ...")
def expand_and(x: Any, env: Env) -> Core:
    """The first false value, or else the last value; #t if there is none (R7RS 4.2.1).

    (and 1 2 3)         ;=> 3
    (and 1 #f (car 7))  ;=> #f
    """
    tests = expand_all(x.cdr, env)
    if not tests:
        return Const(TRUE, x.position)
    core = tests.pop()
    while tests:
        test = tests.pop()
        core = If(test, core, Const(FALSE, x.position), x.position)
    return core


@special("or", "test ...")
def expand_or(x: Any, env: Env) -> Core:
    """The first true value; #f if there is none (R7RS 4.2.1).

    (or #f 2 (car 7))          ;=> 2
    (or (memq 'b '(a b c)) 0)  ;=> (b c)
    """
    tests = expand_all(x.cdr, env)
    if not tests:
        return Const(FALSE, x.position)
    core = tests.pop()
    while tests:
        core = either(tests.pop(), core, x.position)
    return core


def either(test: Core, other: Core, position: int) -> Core:
    """The value of `test` if it is true, else that of `other`."""
    t = Variable("t")
    return Let((t,), (test,), If(Local(t, position), Local(t, position), other, position), position)


@special("when", "test expression ...")
def expand_when(x: Any, env: Env) -> Core:
    """The expressions in order, if the test is true (R7RS 4.2.1).

    (when (> 3 2) 'a 'b)   ;=> b
    """
    test, then = _test_and_sequence("when", x, env)
    return If(test, then, Const(UNSPECIFIED, x.position), x.position)


@special("unless", "test expression ...")
def expand_unless(x: Any, env: Env) -> Core:
    """The expressions in order, if the test is false (R7RS 4.2.1).

    (unless (> 2 3) 'a 'b)   ;=> b
    """
    test, other = _test_and_sequence("unless", x, env)
    return If(test, Const(UNSPECIFIED, x.position), other, x.position)


def _test_and_sequence(what: str, x: Any, env: Env) -> tuple[Core, Core]:
    """The two parts of `when` and `unless`."""
    p = x.cdr
    if p.cdr is NIL:
        fail(what, "no expression after the test", x.position, f"({what} test expression ...)")
    return expand(p.car, env, p.position), expand_sequence(p.cdr, env, x.position)


@special("cond", "(test expression ...) ... [(else expression ...)]")
def expand_cond(x: Any, env: Env) -> Core:
    """The expressions of the first clause whose test is true (R7RS 4.2.1).

    A clause `(test)` has the value of the test; `(test => f)` calls `f` with it.
    `else` stands for a true test in the last clause.

    (cond ((assv 'b '((a 1) (b 2))) => cadr) (else 'none))   ;=> 2
    (cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal))  ;=> equal
    """
    if x.cdr is NIL:
        fail("cond", "no clause", x.position, "(cond (test expression ...) ... (else expression ...))")
    clauses, default = expand_clauses("cond", x.cdr, env, x.position)
    return chain(clauses, Const(UNSPECIFIED, x.position) if default is None else default)


# a clause of cond or guard: test, what follows if it is true (None: its value), is that after `=>`?
Clause = tuple[Core, "Core | None", bool, int]


def expand_clauses(what: str, p: Any, env: Env, at: int) -> tuple[list[Clause], Core | None]:
    """The clauses of `cond` in the list `p` of the form at `at`, and the core of the `else` clause."""
    clauses: list[Clause] = []
    check_list(p, p)
    while p.__class__ is Pair:
        c = p.car
        if c.__class__ is not Pair:
            fail(what, "a clause is a list", p.position, "(test expression ...)")
        _proper(what, c)
        if means(c.car, env, ELSE):
            if p.cdr is not NIL:
                fail(what, "else is not the last clause", c.position)
            if c.cdr is NIL:
                fail(what, "nothing after else", c.position, "(else expression)")
            return clauses, expand_sequence(c.cdr, env, c.position)
        test = expand(c.car, env, c.position)
        rest = c.cdr
        if rest is NIL:
            clauses.append((test, None, False, c.position))
        elif means(rest.car, env, ARROW):
            clauses.append((test, _receiver(what, c, rest, env), True, c.position))
        else:
            clauses.append((test, expand_sequence(rest, env, c.position), False, c.position))
        p = p.cdr
    if p is not NIL:
        fail(what, "the clauses are a list, without a dot", at, "(test expression ...)")
    return clauses, None


def chain(clauses: list[Clause], core: Core) -> Core:
    """The first of the clauses that holds, or else `core`."""
    for test, then, arrow, position in reversed(clauses):
        if then is None:
            core = either(test, core, position)
        elif arrow:
            t = Variable("t")
            call = Call(then, (Local(t, position),), position)
            core = Let((t,), (test,), If(Local(t, position), call, core, position), position)
        else:
            core = If(test, then, core, position)
    return core


def _receiver(what: str, c: Any, p: Any, env: Env) -> Core:
    """The procedure after `=>`."""
    if p.cdr.__class__ is not Pair or p.cdr.cdr is not NIL:
        fail(what, "one procedure stands after =>", c.position, "(test => procedure)")
    return expand(p.cdr.car, env, p.cdr.position)


def _proper(what: str, c: Any) -> None:
    check_list(c, c)
    p = c
    while p.__class__ is Pair:
        p = p.cdr
    if p is not NIL:
        fail(what, "a clause is a list, without a dot", c.position, "(test expression ...)")


@special("case", "key ((datum ...) expression ...) ... [(else expression ...)]")
def expand_case(x: Any, env: Env) -> Core:
    """The expressions of the first clause among whose data is the key, by `eqv?` (R7RS 4.2.1).

    After `=>` stands a procedure, which is called with the key.

    (case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite))   ;=> composite
    (case 'x ((a) 1) (else => (lambda (k) (list k))))            ;=> (x)
    """
    p = x.cdr
    key = expand(p.car, env, p.position)
    if p.cdr is NIL:
        fail("case", "no clause", x.position, "(case key ((datum ...) expression ...) ...)")
    k = Variable("key")
    found: list[tuple[Any, Core, int]] = []
    core: Core = Const(UNSPECIFIED, x.position)
    p = p.cdr
    while p.__class__ is Pair:
        c = p.car
        if c.__class__ is not Pair or c.cdr.__class__ is not Pair:
            fail("case", "this is no clause", c.position if c.__class__ is Pair else p.position,
                 "((datum ...) expression ...)")  # fmt: skip
        _proper("case", c)
        if means(c.cdr.car, env, ARROW):
            then: Core = Call(_receiver("case", c, c.cdr, env), (Local(k, c.position),), c.position)
        else:
            then = expand_sequence(c.cdr, env, c.position)
        if means(c.car, env, ELSE):
            if p.cdr is not NIL:
                fail("case", "else is not the last clause", c.position)
            core = then
        elif c.car is not NIL and c.car.__class__ is not Pair:
            fail("case", "the data of a clause are a list", c.position, "((datum ...) expression ...)")
        else:
            found.append((c.car, then, c.position))
        p = p.cdr
    for data, then, position in reversed(found):
        core = If(_among(k, strip(data), env, position), then, core, position)
    return Let((k,), (key,), core, x.position)


def _among(k: Variable, data: Any, env: Env, position: int) -> Core:
    """Is the value of `k` one of the data?"""
    check_list(data, data)
    items = list(data)
    if len(items) > _FEW or not all(map(_eq_suffices, items)):
        name = "eqv?" if len(items) == 1 else "memv"
        datum = Const(items[0] if len(items) == 1 else data, position)
        return helper_call(env, name, (Local(k, position), datum), position)
    core: Core | None = None
    for item in reversed(items):
        test = helper_call(env, "eq?", (Local(k, position), Const(item, position)), position)
        core = test if core is None else If(test, Const(TRUE, position), core, position)
    return Const(FALSE, position) if core is None else core


def _eq_suffices(x: Any) -> bool:
    """Is `eq?` to `x` the same as `eqv?`? (Small integers are unique in Python.)"""
    kind = x.__class__
    if kind is int:
        return bool(-5 <= x <= 256)
    return kind is Symbol or kind is Char or kind is Boolean or kind is Keyword or x is NIL

"""Names from other Lisps: defun, setq, progn."""

from __future__ import annotations

from lambit.data import NIL, Pair, Symbol

from .core import Core, Define, Seq
from .definitions import Defined, procedure
from .expand import expand, fail
from .namespace import Env, is_identifier, resolve
from .primitive import assignment
from .special import at_top, special

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .namespace import Module


@special("progn", "expression ...", role="splice")
def part_progn(x: Any, env: Env) -> Any:
    """As `begin`, by its name in LISP 1.5 and Common Lisp.

    (progn 1 2 3)   ;=> 3
    """
    del env
    return x.cdr


@special("defun", "name formals body ...", role="define")
def part_defun(x: Any, env: Env) -> Defined:
    """Define a procedure: `(define (name . formals) body ...)`, as Common Lisp writes it.

    (defun double (x) "Twice x." (* 2 x))
    (double 21)   ;=> 42
    """
    p = x.cdr
    if not is_identifier(p.car):
        fail("defun", "no name", p.position, "(defun name (parameter ...) body ...)")
    return procedure(x, Pair(p.car, p.cdr.car, p.position), p.cdr.cdr, env, "defun")


@special("setq", "name value ...")
def expand_setq(x: Any, env: Env) -> Core:
    """Give variables other values, in order; the value is that of the last (LISP 1.5).

    At top level, a name that is not defined yet is defined.

    (setq a 1 b (+ a 1))
    (setq a 10)   ;=> 10
    (list a b)    ;=> (10 2)
    """
    items: list[Core] = []
    p = x.cdr
    while p.__class__ is Pair:
        if p.cdr.__class__ is not Pair:
            fail("setq", "a name without a value", p.position, "(setq name value ...)")
        items.append(assignment("setq", p, env, x.position))
        last = p
        p = p.cdr.cdr
    return Seq((*items, expand(last.car, env, last.position)), x.position)


@at_top("setq")
def top_setq(x: Any, module: Module) -> Iterator[Core]:
    """The definitions and assignments it is at top level."""
    p = x.cdr
    while p.__class__ is Pair and p.cdr.__class__ is Pair:
        i = p.car
        if i.__class__ is Symbol and resolve(i, module) is i and not module.own(i).defined:
            binding = module.own(i)
            module.bind(i, binding)
            yield Define(binding, expand(p.cdr.car, module, p.cdr.position), x.position)
            if p.cdr.cdr is NIL:
                yield expand(i, module, p.position)
                return
        else:
            break
        p = p.cdr.cdr
    yield expand_setq(Pair(x.car, p, x.position), module)


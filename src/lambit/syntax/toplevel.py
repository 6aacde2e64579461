"""Top-level forms, one after the other: definitions take effect before what follows is expanded."""

from __future__ import annotations

from lambit.data import FALSE, NIL, Pair, Symbol, symbol
from lambit.errors import FormError, LimitExceeded

from .bodies import values_as_vector
from .core import Binding, Const, Core, Define, Global
from .expand import check_shape, expand, helper_call, use_macro
from .namespace import Alias, Macro, Module, Special, resolve
from .work import ALLOWED, WORK, too_deep, too_long, with_room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Around = tuple[int, Any]
    """How many uses of `begin` are around a form, and one of them."""


def expand_top(form: Any, module: Module, position: int = 0) -> Iterator[Core]:
    """The core of the top-level `form`, in parts: evaluate each before asking for the next.

    `position` is where the form is, if it is none of those that know.
    """
    return (core for core, _ in expand_parts(form, module, position))


def expand_parts(form: Any, module: Module, position: int = 0) -> Iterator[tuple[Core, bool]]:
    """As `expand_top`; each part comes with whether it may be followed by another."""
    parts = _parts(form, module, position)
    left = ALLOWED
    while True:
        outer, WORK.left = WORK.left, left  # this may be in the midst of another expansion
        try:
            part = with_room(next, parts, None)
        except RecursionError as error:
            raise too_deep(_deepest(error, form)) from None
        except LimitExceeded as error:
            if not error.position:
                error.position = _deepest(error, form)
            raise
        finally:
            left, WORK.left = WORK.left, outer
        if part is None:
            return
        yield part


def _deepest(error: BaseException, form: Any) -> int:
    """The position of the innermost form that was being expanded."""
    position = form.position if form.__class__ is Pair else 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is expand.__code__:
            x = trace.tb_frame.f_locals.get("x")
            if x.__class__ is Pair and x.position:
                position = x.position
        trace = trace.tb_next
    return position


def _parts(form: Any, module: Module, position: int) -> Iterator[tuple[Core, bool]]:
    whole = Pair(form, NIL, form.position if form.__class__ is Pair else position)
    todo: list[tuple[Any, Around]] = [(whole, (0, None))]
    while todo:
        p, around = todo.pop()
        if p.__class__ is not Pair:
            continue
        if p.cdr is not NIL:
            todo.append((p.cdr, around))
        x, at = p.car, p.position
        while True:
            head: Any = x.car if x.__class__ is Pair else None
            kind = head.__class__
            if kind is Symbol or kind is Alias:
                meaning = resolve(head, module)
                kind = meaning.__class__
                if kind is Macro:
                    at = x.position
                    x = use_macro(meaning, x, module)
                    continue
                if kind is Special and meaning.role:
                    check_shape(meaning, x)
                    if meaning.role == "splice":
                        todo.append((meaning.part(x, module), _inside(x, around)))
                    else:
                        for core in _definition(meaning, x, module):
                            yield core, True
                    break
            yield expand(x, module, at), bool(todo)
            break


def _inside(x: Any, around: Around) -> Around:
    """The place of the parts of `x`, a `begin`: complain if it is one of those around it (Brent's algorithm)."""
    depth, earlier = around
    if x is earlier:
        too_long(x)
    depth += 1
    return depth, x if depth & (depth - 1) == 0 else earlier


def _definition(special: Special, x: Any, module: Module) -> Iterator[Core]:
    part: Any = special.part
    if module.fixed:
        raise FormError(
            f"{special.name}: nothing can be defined in an environment made of libraries",
            position=x.position,
            hint="(interaction-environment) takes definitions",
        )
    if special.role == "define":
        i, init = part(x, module)
        binding = define(i, module, x)
        yield Define(binding, init(module), x.position)
    elif special.role == "values":
        ids, rest, cell = part(x, module)
        yield from _several(x, ids, rest, cell, module)
    elif special.role == "syntax":
        i, meaning = part(x, module)
        define_keyword(i, meaning, module, x)
    else:
        yield from part(x, module)


def define(i: Symbol, module: Module, x: Any) -> Binding:
    """The variable that the definition `x` of `i` defines in `module`."""
    binding = module.own(i)
    if module.vars.get(i) is not binding:
        _check_imports(i, module, x)
        module.bind(i, binding)
    return binding


def define_keyword(i: Symbol, meaning: Any, module: Module, x: Any) -> None:
    """Let `i` be a keyword in `module`."""
    _check_imports(i, module, x)
    module.bind(i, meaning)


def _check_imports(i: Symbol, module: Module, x: Any) -> None:
    """In a library, the definition `x` must be of no imported name."""
    if module.interactive:
        return
    old = module.lookup(i) if i.__class__ is Symbol else module.vars.get(i)
    if old is not None:
        _refuse_redefinition(i, old, module, x)


def _refuse_redefinition(i: Symbol, old: Any, module: Module, x: Any) -> None:
    """In a library, an imported name keeps its meaning."""
    if old.__class__ is Binding:
        if old.library is module:
            return
        where = f"imported from {old.library}"
    elif old.__class__ is Macro:
        if old.env.module is module:
            return
        where = f"a keyword of {old.env.module.name}"
    else:
        where = "a keyword of the language"
    raise FormError(
        f"{i.name} is {where}, and cannot be defined in {module.name}",
        position=x.position,
        hint=f"(import (except ... {i.name})) leaves the other one out",
    )


def _several(x: Any, ids: list[Symbol], rest: Symbol | None, cell: Any, module: Module) -> Iterator[Core]:
    """`define-values`: the values go through a private variable."""
    at = x.position
    if not ids and rest is None:
        yield values_as_vector(ids, rest, cell, module, at)
        return
    values = module.own(Alias(symbol("values"), module))
    yield Define(values, values_as_vector(ids, rest, cell, module, at), at)
    for k, i in enumerate(ids if rest is None else [*ids, rest]):
        element = helper_call(module, "vector-ref", (Global(values, at), Const(k, at)), at)
        yield Define(define(i, module, x), element, at)
    yield Define(values, Const(FALSE, at), at)



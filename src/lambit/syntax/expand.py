"""Forms to core: references, calls, uses of macros and special forms.

    expand(form, env)          -> Core
    expand_once(form, env)     -> form

Plain recursion: Python's own limit, and `work.py`'s, end what is too deep.
"""

from __future__ import annotations

from itertools import repeat

from lambit.data import NIL, UNSPECIFIED, Pair, Symbol, Vector, symbol
from lambit.errors import FormError

from .core import Binding, Call, Const, Core, Global, Local, Seq, Variable
from .namespace import Alias, Env, Macro, Module, Special, base_symbol, home, resolve
from .strip import strip
from .work import LONGEST, NEST, STEP, USUAL, WORK, check_list, exhausted, too_long

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


EMPTY = symbol("()")


def expand(x: Any, env: Env, at: int = 0) -> Core:
    """The core of form `x`; `at` is where it stands, if it is no pair."""
    while True:
        kind = x.__class__
        if kind is Symbol or kind is Alias:
            return reference(x, env, at)
        if kind is not Pair:
            return constant(x, env, at)
        head = x.car
        kind = head.__class__
        WORK.left -= NEST
        if WORK.left < 0:
            exhausted(x)
        if kind is Symbol or kind is Alias:
            meaning = resolve(head, env)
            kind = meaning.__class__
            if kind is Special:
                core = use_special(meaning, x, env)
                WORK.left += NEST - 1
                return core
            if kind is Macro:
                at = x.position
                x = use_macro(meaning, x, env)
                WORK.left += NEST - 1
                continue
            if kind is Symbol and meaning.name[:1] == "." and meaning.name[1:2].isalpha():
                from .dotted import method_call

                return method_call(x, env)
            fn: Core = (
                Local(meaning, x.position) if kind is Variable else reference(head, env, x.position)
            )
        else:
            fn = expand(head, env, x.position)
        args: list[Core] = []
        p = x.cdr
        for _ in repeat(None, USUAL):
            if p.__class__ is not Pair:
                break
            y = p.car
            kind = y.__class__
            if kind is Pair:
                args.append(expand(y, env))
            elif kind is Symbol or kind is Alias:
                meaning = resolve(y, env)
                args.append(
                    Local(meaning, p.position)
                    if meaning.__class__ is Variable
                    else reference(y, env, p.position)
                )
            else:
                args.append(constant(y, env, p.position))
            p = p.cdr
        else:
            p = _many_operands(p, x, env, args)
        if p is not NIL:
            raise FormError(
                "a call is a list without a dot", position=x.position, hint="(apply f arguments)"
            )
        WORK.left += NEST - 1
        return Call(fn, tuple(args), x.position)


def _many_operands(p: Any, x: Any, env: Env, args: list[Core]) -> Any:
    """Expand the operands `p` of the call `x`, which are very many or go round; what ends their list."""
    check_list(p, x)
    while p.__class__ is Pair:
        args.append(expand(p.car, env, p.position))
        p = p.cdr
    return p


def reference(i: Symbol, env: Env, at: int) -> Core:
    """The core of identifier `i` as an expression."""
    meaning = resolve(i, env)
    kind = meaning.__class__
    if kind is Variable:
        return Local(meaning, at)
    module = env.module if i.__class__ is Symbol else home(i, env)
    if kind is Binding:
        return _global(meaning, at, i, module)
    if kind is Symbol:  # not defined, or not yet
        if "." in meaning.name and (dotted := _dotted(i, env, at)) is not None:
            return dotted
        return _global(module.own(meaning), at, i, module)
    raise keyword_as_variable(meaning, i, at)


def _global(binding: Binding, at: int, i: Symbol, module: Module) -> Core:
    """A reference to `binding` by the identifier `i`, written in `module`."""
    if not module.interactive:
        return Global(binding, at)
    return Global(binding, at, module, i if i in module.vars else base_symbol(i))


def _dotted(i: Symbol, env: Env, at: int) -> Core | None:
    from .dotted import attribute

    return attribute(i, env, at)


def keyword_as_variable(meaning: Any, i: Symbol, at: int) -> FormError:
    """The error for a keyword that stands where a variable should."""
    if meaning.__class__ is Special:
        hint = f"its form is {meaning.signature}"
    else:
        hint = f"({i.name} ...): a macro is only used as the first word of a form"
    return FormError(f"{i.name} is a keyword, not a variable", position=at, hint=hint)


def constant(x: Any, env: Env, at: int) -> Core:
    """The core of a form that is no pair and no identifier: itself.

    `()` is no expression, unless a dialect defines what it is, as the variable `|()|`.
    """
    if x is NIL:
        if resolve(EMPTY, env).__class__ is Binding:
            return reference(EMPTY, env, at)
        raise FormError("() is no expression", position=at, hint="'() is the empty list")
    return Const(strip(x) if x.__class__ is Vector else x, at)


def use_special(special: Special, x: Any, env: Env) -> Core:
    """The core of `x`, a use of `special`."""
    check_shape(special, x)
    return special.expand(x, env)


def check_shape(special: Special, x: Any) -> None:
    """Has `x` as many operands as `special` wants?"""
    count = 0
    p = x.cdr
    most = special.most
    while p.__class__ is Pair:
        count += 1
        if count > most:
            break
        p = p.cdr
    if p is not NIL or count < special.least:
        if count >= LONGEST:
            too_long(x)
        raise malformed(special, x, count)


def malformed(special: Special, x: Any, count: int) -> FormError:
    """The error for a use of `special` with the wrong number of parts."""
    if count > special.most:
        said = "too many parts"
    elif count < special.least:
        said = "something is missing"
    else:
        said = "a dot where the list should end"
    return FormError(
        f"{special.name}: {said}; its form is {special.signature}", position=x.position
    )


def use_macro(macro: Macro, x: Any, env: Env) -> Any:
    """The form that replaces `x`, a use of `macro`."""
    WORK.left -= STEP
    if WORK.left < 0:
        exhausted(x)
    return macro.transform(x, env)


# -- for special forms --


def fail(name: str, message: str, position: int, hint: str | None = None) -> NoReturn:
    """Say that a use of the special form `name` is wrong."""
    raise FormError(f"{name}: {message}", position=position, hint=hint)


def expand_all(p: Any, env: Env) -> list[Core]:
    """The core of each form in the list `p`."""
    out = []
    while p.__class__ is Pair:
        out.append(expand(p.car, env, p.position))
        p = p.cdr
    return out


def expand_sequence(p: Any, env: Env, position: int) -> Core:
    """The core of the forms in the list `p`, one after the other; unspecified if there is none."""
    if p.__class__ is not Pair:
        return Const(UNSPECIFIED, position)
    if p.cdr is NIL:
        return expand(p.car, env, p.position)
    return Seq(tuple(expand_all(p, env)), position)


def unspecified(position: int) -> Core:
    """The core of nothing in particular."""
    return Const(UNSPECIFIED, position)


def helper(env: Env, name: str, position: int) -> Core:
    """A reference to the base library's `name`, whatever that means to the user."""
    base: Module = env.module.base
    found = base.lookup(name)
    if found.__class__ is not Binding:
        found = base.own(name)
    return Global(found, position)


def helper_call(env: Env, name: str, args: tuple[Core, ...], position: int) -> Core:
    """A call of the base library's `name`."""
    return Call(helper(env, name, position), args, position)


def expand_once(x: Any, env: Env) -> Any:
    """`x` after one expansion of the macro it is a use of; `x` itself if it is none."""
    head = x.car if x.__class__ is Pair else None
    if head.__class__ is Symbol or head.__class__ is Alias:
        meaning = resolve(head, env)
        if meaning.__class__ is Macro:
            return use_macro(meaning, x, env)
    return x

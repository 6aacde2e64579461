"""Keywords that programs define: by syntax-rules, by a procedure, as another name of one."""

from __future__ import annotations

from lambit.data import FALSE, NIL, TRUE, Pair, Symbol
from lambit.errors import FormError, LispError
from lambit.source import EXPANSION_SHIFT, add_expansion

from .core import Core, Lambda
from .expand import check_shape, expand, fail, use_macro
from .namespace import Alias, Env, Macro, Special, is_identifier, resolve, same_identifier
from .special import auxiliary, special
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLACE = (1 << EXPANSION_SHIFT) - 1  # a position without its expansion


@special("syntax-rules", "[ellipsis] (literal ...) (pattern template) ...")
def expand_syntax_rules(x: Any, env: Env) -> Core:
    """A transformer of forms by pattern and template (R7RS 4.3.2).

    It stands where `define-syntax`, `let-syntax` and `letrec-syntax` want a
    transformer. A use is replaced by the template of the first pattern that
    matches; in both, `x ...` is any number of x. Names that the template
    introduces keep the meaning they have where it stands.

    (define-syntax swap!
      (syntax-rules () ((_ a b) (let ((t a)) (set! a b) (set! b t)))))
    (define t 1)
    (define u 2)
    (swap! t u)
    (list t u)   ;=> (2 1)
    """
    del env
    raise FormError(
        "syntax-rules: a transformer is no value",
        position=x.position,
        hint="(define-syntax name (syntax-rules ...))",
    )


@special("er-macro-transformer", "procedure")
def expand_er(x: Any, env: Env) -> Core:
    """A transformer by a procedure of the form, of `rename` and of `compare`.

    `(rename 'name)` is what the name means where the transformer stands;
    `(compare a b)` tells whether two names mean the same where the form stands.

    (define-syntax swap!
      (er-macro-transformer
        (lambda (form rename compare)
          (list (rename 'let) (list (list 't (cadr form)))
            (list (rename 'set!) (cadr form) (caddr form))
            (list (rename 'set!) (caddr form) 't)))))
    (define a 1)
    (define b 2)
    (swap! a b)
    (list a b)   ;=> (2 1)
    """
    core: Core = expand_syntax_rules(x, env)
    return core


ELLIPSIS = auxiliary("...", "patterns and templates of syntax-rules")
UNDERSCORE = auxiliary("_", "patterns of syntax-rules")


def make_keyword(i: Symbol, spec: Any, env: Env, at: int) -> Macro | Special:
    """What keyword `i` means, whose transformer is the form `spec`."""
    while True:
        if is_identifier(spec):
            meaning = resolve(spec, env)
            if meaning.__class__ is Special or meaning.__class__ is Macro:
                return meaning
            fail("define-syntax", f"{spec.name} is no keyword", at, "(syntax-rules ...)")
        head: Any = spec.car if spec.__class__ is Pair else None
        meaning = resolve(head, env) if is_identifier(head) else None
        if meaning.__class__ is Macro:
            spec = use_macro(meaning, spec, env)
            continue
        if meaning.__class__ is Special and meaning.name in _TRANSFORMERS:
            check_shape(meaning, spec)
            macro = _TRANSFORMERS[meaning.name](spec, env, i.name)
            macro.name = i.name
            return macro
        fail(
            "define-syntax",
            f"{i.name} needs a transformer",
            spec.position if spec.__class__ is Pair else at,
            "(syntax-rules () (pattern template) ...), or defmacro",
        )


def _rules(spec: Any, env: Env, name: str) -> Macro:
    from .rules import make_rules

    return make_rules(spec, env, name)


def _er(spec: Any, env: Env, name: str) -> Macro:
    procedure = _evaluate(expand(spec.cdr.car, env, spec.cdr.position), env, name)
    module = env.module

    def transform(x: Any, use: Env) -> Any:
        renamed: dict[Any, Alias] = {}

        def rename(i: Any) -> Any:
            if not is_identifier(i):
                raise FormError("rename: not a symbol", i)
            alias = renamed.get(i)
            if alias is None:
                alias = renamed[i] = Alias(i, env)
            return alias

        def compare(a: Any, b: Any) -> Any:
            if not is_identifier(a) or not is_identifier(b):
                return TRUE if a is b else FALSE
            return TRUE if same_identifier(a, use, b, use) else FALSE

        return _call(module, macro, x, (procedure, x, rename, compare))

    macro = Macro("er", transform, env, spec.position)
    return macro


_TRANSFORMERS = {"syntax-rules": _rules, "er-macro-transformer": _er}


def procedural(transformer: Lambda, env: Env, name: str, position: int) -> Macro:
    """The macro of `defmacro`: the procedure gets the operands of a use as arguments."""
    procedure = _evaluate(transformer, env, name)
    module = env.module

    def transform(x: Any, use: Env) -> Any:
        del use
        operands = []
        p = x.cdr
        check_list(p, x)
        while p.__class__ is Pair:
            operands.append(p.car)
            p = p.cdr
        if p is not NIL:
            raise FormError(f"{name}: a dot in a use of a macro", position=x.position)
        return _call(module, macro, x, (procedure, *operands))

    macro = Macro("defmacro", transform, env, position)
    macro.name = name
    macro.doc = transformer.doc
    return macro


def _evaluate(core: Core, env: Env, name: str) -> Any:
    if env.module.evaluate is None:
        raise FormError(f"{name}: nothing can be evaluated while this is expanded")
    return env.module.evaluate(core)


def _call(module: Any, macro: Macro, x: Any, call: tuple[Any, ...]) -> Any:
    """The form that the macro's procedure makes of `x`, with positions where it has none."""
    try:
        form = module.call(*call) if module.call is not None else call[0](*call[1:])
    except LispError as error:
        if not error.position:
            error.position = x.position
        raise
    _locate(form, add_expansion(x.position, macro.name) + (macro.position & PLACE))
    return form


def _locate(form: Any, position: int) -> None:
    """Give the new pairs of `form` a position: they are the macro's."""
    todo = [form]
    while todo:
        x = todo.pop()
        while x.__class__ is Pair and not x.position:
            x.position = position
            if x.car.__class__ is Pair:
                todo.append(x.car)
            x = x.cdr



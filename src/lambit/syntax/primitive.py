"""The primitive expressions: quote, if, lambda, set!, begin, letrec, keywords with a scope."""

from __future__ import annotations

from lambit.data import NIL, UNSPECIFIED, Environment, Pair, String, Symbol
from lambit.errors import FormError

from .bodies import expand_body, named
from .core import Binding, Const, Core, Define, Global, If, Lambda, Letrec, Local, Set, Variable
from .expand import expand, fail, keyword_as_variable
from .lambdas import make_lambda
from .macros import make_keyword
from .namespace import Env, Module, base_symbol, home, is_identifier, resolve
from .special import special
from .strip import strip
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@special("quote", "datum")
def expand_quote(x: Any, env: Env) -> Core:
    """The datum itself, not evaluated (R7RS 4.1.2). Written `'datum` for short.

    (quote (a b 3))   ;=> (a b 3)
    'x                ;=> x
    """
    del env
    return Const(strip(x.cdr.car), x.position)


@special("if", "test then [else]")
def expand_if(x: Any, env: Env) -> Core:
    """The value of `then` if `test` is true, else that of `else` (R7RS 4.1.5).

    Everything but #f is true. Without `else`, the value is unspecified then.

    (if (> 3 2) 'yes 'no)   ;=> yes
    (if '() 'true 'false)   ;=> true
    """
    p = x.cdr
    test = expand(p.car, env, p.position)
    p = p.cdr
    then = expand(p.car, env, p.position)
    p = p.cdr
    other = Const(UNSPECIFIED, x.position) if p is NIL else expand(p.car, env, p.position)
    return If(test, then, other, x.position)


@special("lambda", "formals body ...")
def expand_lambda(x: Any, env: Env) -> Core:
    """A procedure: its parameters, and the expressions whose last value a call has (R7RS 4.1.4).

    `formals` is a list of names, a name for the list of all arguments, or names
    and a name for the rest behind a dot. After the required names may stand
    `&optional name ...`, `&rest name` and `&key name ...`, where each optional
    or keyword name may be `(name default)`. Optional arguments may be left out
    before keywords. A string at the head of a longer body documents the procedure.

    ((lambda (x y) (* x y)) 6 7)                      ;=> 42
    ((lambda (a . rest) rest) 1 2 3)                  ;=> (2 3)
    ((lambda (a &optional (b (+ a 1))) (list a b)) 1) ;=> (1 2)
    ((lambda (x &key (base 2)) (list x base)) 5 :base 10) ;=> (5 10)
    ((lambda (&optional (x 1) &key (y 2)) (list x y)) :y 5) ;=> (1 5)
    """
    return make_lambda(x.cdr.car, x.cdr.cdr, env, x, "")


@special("named-lambda", "(name . formals) body ...")
def expand_named_lambda(x: Any, env: Env) -> Core:
    """A procedure with a name that only shows when it is printed or in an error.

    ((named-lambda (twice x) (* 2 x)) 4)   ;=> 8
    """
    head = x.cdr.car
    if head.__class__ is not Pair or not is_identifier(head.car):
        fail("named-lambda", "no name", x.cdr.position, "(named-lambda (name parameter ...) body ...)")
    return make_lambda(head.cdr, x.cdr.cdr, env, x, head.car.name, "named-lambda")


@special("begin", "expression ...", role="splice")
def part_begin(x: Any, env: Env) -> Any:
    """The expressions in order; the value is the last one's (R7RS 4.2.3).

    Where definitions may stand, it may hold definitions.

    (begin (define x 5) (* x 2))   ;=> 10
    """
    del env
    return x.cdr


@special("set!", "name value")
def expand_set(x: Any, env: Env) -> Core:
    """Give a variable another value (R7RS 4.1.6). The variable must be defined.

    (define x 1)
    (set! x (+ x 1))
    x   ;=> 2
    """
    return assignment("set!", x.cdr, env, x.position)


def assignment(what: str, p: Any, env: Env, position: int) -> Core:
    """The assignment of what follows the name in the list `p`."""
    i = p.car
    if not is_identifier(i):
        fail(what, "only a variable can be assigned", p.position, "set-car!, vector-set! and others change data")
    value = named(expand(p.cdr.car, env, p.cdr.position), i.name)
    return Set(assigned(what, i, env, p.position), value, position)


def assigned(what: str, i: Symbol, env: Env, position: int) -> Variable | Binding:
    """The variable `i`, to be assigned."""
    meaning = resolve(i, env)
    kind = meaning.__class__
    if kind is Variable:
        return meaning  # type: ignore[no-any-return]
    if kind is Symbol:
        return home(i, env).own(meaning)
    if kind is not Binding:
        raise keyword_as_variable(meaning, i, position)
    module = home(i, env)
    if meaning.library is not module and meaning.library is not env.module:
        if module.interactive and not module.strict:
            return _taken_over(i, meaning, module, position)
        fail(
            what,
            f"{i.name} is imported from {meaning.library}, and cannot be assigned",
            position,
            f"(define {i.name} ...) makes a variable of your own",
        )
    return meaning  # type: ignore[no-any-return]


def _taken_over(i: Symbol, meaning: Binding, module: Module, position: int) -> Binding:
    """The variable that an assignment at the prompt to the imported name `i` is about (R7RS 5.2 permits it).

    A variable of a library that somebody wrote is that library's. One of Lambit's own
    stays what it is, since other libraries rest on it: the name becomes a variable of
    the prompt's own, which begins with its value.
    """
    library = meaning.library
    if library is not module.base and not (module.libraries and module.libraries.own(library.name, position)):
        return meaning
    own = module.own(base_symbol(i))
    evaluate: Any = module.evaluate
    evaluate(Define(own, Global(meaning, position), position))
    module.bind(base_symbol(i), own)
    return own


@special("let-syntax", "((keyword transformer) ...) body ...")
def expand_let_syntax(x: Any, env: Env) -> Core:
    """A body with keywords of its own, whose transformers see only those outside (R7RS 4.3.1).

    (let-syntax ((twice (syntax-rules () ((_ e) (* 2 e))))) (twice 21))   ;=> 42
    """
    return _with_keywords(x, env, "let-syntax", recursive=False)


@special("letrec-syntax", "((keyword transformer) ...) body ...")
def expand_letrec_syntax(x: Any, env: Env) -> Core:
    """A body with keywords of its own, whose transformers see each other (R7RS 4.3.1).

    (letrec-syntax ((all (syntax-rules () ((_) #t) ((_ e) e) ((_ e f ...) (if e (all f ...) #f)))))
      (all 1 2 3))   ;=> 3
    """
    return _with_keywords(x, env, "letrec-syntax", recursive=True)


def _with_keywords(x: Any, env: Env, what: str, *, recursive: bool) -> Core:
    scope: dict[Symbol, Any] = {}
    inner = Env(scope, env)
    found = {}
    for i, cell in bindings(x.cdr.car, x, what):
        if i in found:
            fail(what, f"two keywords are called {i.name}", x.cdr.position)
        found[i] = make_keyword(i, cell.car, inner if recursive else env, cell.position)
    scope |= found
    return expand_body(x.cdr.cdr, inner, x, what)


def bindings(p: Any, x: Any, what: str) -> list[tuple[Symbol, Any]]:
    """The names of a list `((name value) ...)`, each with the pair that holds the value."""
    found = []
    check_list(p, x)
    while p.__class__ is Pair:
        b = p.car
        if (
            b.__class__ is not Pair
            or b.cdr.__class__ is not Pair
            or b.cdr.cdr is not NIL
            or not is_identifier(b.car)
        ):
            _bad_binding(b, p, what)
        found.append((b.car, b.cdr))
        p = p.cdr
    if p is not NIL:
        fail(what, "no list of bindings", x.position, f"({what} ((name value) ...) body ...)")
    return found


def _bad_binding(b: Any, p: Any, what: str) -> None:
    if is_identifier(b):
        message, hint = f"{b.name} stands where a binding should", f"(({b.name} value))"
    elif b.__class__ is not Pair:
        message, hint = "this is no binding", "(name value)"
    elif not is_identifier(b.car):
        message, hint = "a binding begins with a name", "(name value)"
    elif b.cdr is NIL:
        message, hint = f"no value for {b.car.name}", f"({b.car.name} value)"
    else:
        message, hint = f"more than one value for {b.car.name}", f"({b.car.name} value)"
    fail(what, message, b.position if b.__class__ is Pair else p.position, hint)


@special("letrec", "((name value) ...) body ...")
def expand_letrec(x: Any, env: Env) -> Core:
    """New variables whose values may be procedures that use all of them (R7RS 4.2.2).

    (letrec ((even? (lambda (n) (if (= n 0) #t (odd? (- n 1)))))
             (odd? (lambda (n) (if (= n 0) #f (even? (- n 1))))))
      (even? 100))   ;=> #t
    """
    return _letrec(x, env, "letrec")


@special("letrec*", "((name value) ...) body ...")
def expand_letrec_star(x: Any, env: Env) -> Core:
    """As `letrec`; a value may be computed with those before it (R7RS 4.2.2).

    (letrec* ((f (lambda (n) (if (= n 0) 'done (f (- n 1))))) (x (f 3))) x)   ;=> done
    """
    return _letrec(x, env, "letrec*")


def _letrec(x: Any, env: Env, what: str) -> Core:
    scope: dict[Symbol, Any] = {}
    found = bindings(x.cdr.car, x, what)
    for i, _ in found:
        if i in scope:
            fail(what, f"two variables are called {i.name}", x.cdr.position)
        scope[i] = Variable(i.name)
    if not found:
        return expand_body(x.cdr.cdr, env, x, what)
    inner = Env(scope, env)
    inits = [named(expand(cell.car, inner, cell.position), i.name) for i, cell in found]
    body = expand_body(x.cdr.cdr, inner, x, what)
    if what == "letrec":
        return _at_once(list(scope.values()), inits, body, x.position)
    return Letrec(tuple(scope.values()), tuple(inits), body, x.position)


def _at_once(variables: list[Variable], inits: list[Core], body: Core, position: int) -> Core:
    """What `letrec` says: the variables are there, then all values are computed, then each gets its own.

    So no value can be computed with another one, and a continuation captured in
    one finds the same variables again. Procedures may come first: to make one is
    nothing that anybody can see.
    """
    pairs = list(zip(variables, inits, strict=True))
    if all(e.__class__ is Lambda or e.__class__ is Const for e in inits):
        return Letrec(tuple(variables), tuple(inits), body, position)
    first = [(v, e) for v, e in pairs if e.__class__ is Lambda]
    later = [(v, Variable(v.name), e) for v, e in pairs if e.__class__ is not Lambda]
    steps: list[tuple[Variable, Core]] = [*first, *((value, e) for _, value, e in later)]
    steps += [(v, Local(value, e.position)) for v, value, e in later]
    return Letrec(tuple([v for v, _ in steps]), tuple([e for _, e in steps]), body, position)


@special("label", "name procedure")
def expand_label(x: Any, env: Env) -> Core:
    """A procedure that can call itself by a name (McCarthy 1960).

    ((label fact (lambda (n) (if (= n 0) 1 (* n (fact (- n 1)))))) 5)   ;=> 120
    """
    i = x.cdr.car
    if not is_identifier(i):
        fail("label", "no name", x.cdr.position, "(label name (lambda ...))")
    variable = Variable(i.name)
    cell = x.cdr.cdr
    value = named(expand(cell.car, Env({i: variable}, env), cell.position), i.name)
    return Letrec((variable,), (value,), Local(variable, x.position), x.position)


@special("syntax-error", "message form ...")
def expand_syntax_error(x: Any, env: Env) -> Core:
    """An error at the place of this form, when it is expanded (R7RS 4.3.3).

    (syntax-error "no good:" (a b))   ;!! no good: (a b)
    """
    del env
    message = x.cdr.car
    text = message.text if message.__class__ is String else _written(message)
    raise FormError(text, *strip(x.cdr.cdr), position=x.position)


def _written(x: Any) -> str:
    from lambit.printer import write_short

    return write_short(strip(x))


@special("the-environment", "")
def expand_the_environment(x: Any, env: Env) -> Core:
    """The environment of the program or library this stands in, for `eval`.

    (define x 3)
    (eval '(+ x 1) (the-environment))   ;=> 4
    """
    return Const(Environment(env.module), x.position)


def thunk(p: Any, env: Env, x: Any, what: str) -> Lambda:
    """A procedure without parameters, whose body is the list `p`."""
    return Lambda((), (), None, expand_body(p, env, x, what), "", x.position)

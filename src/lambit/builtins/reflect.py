"""Programs that look at programs: eval, environments, expansion, procedures (R7RS 6.12)."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, UNSPECIFIED, Datum, Environment, Pair, String, Symbol, symbol
from lambit.data.kinds import is_list
from lambit.errors import DomainError, LispError, WrongType
from lambit.printer import PRINTERS
from lambit.registry import builtin, contract
from lambit.runtime.context import current
from lambit.runtime.registers import tail_call

from .contracts import Procedure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

PRINTERS[Environment] = repr


def _session() -> Any:
    session = current().session
    if session is None:
        raise LispError("there is no session")
    return session


@builtin("%place")
def place(form: Pair) -> Any:
    """Where the form was written, if it was: its file and line in a pair, or `#f`.

    (%place (list 1 2))   ;=> #f
    """
    from lambit.source import line_column

    if not form.position:
        return FALSE
    file, line = line_column(form.position)[:2]
    return Pair(String(file), line) if file else FALSE


@builtin("eval", control=True)
def eval_(expression: Any, environment: Environment = ABSENT) -> Any:
    """The value of `expression`, a datum, in `environment` or where the program's definitions go (R7RS 6.12).

    (eval '(* 7 3) (environment '(scheme base)))   ;=> 21
    (eval '(define x 28) (interaction-environment))
    (eval 'x)                                      ;=> 28
    (eval '(* 7 3) 5)                              ;!! eval: argument 2: expected an environment, got 5
    """
    session = _session()
    if environment is ABSENT:
        environment = session.interaction_environment
    return _begin(session.thunks(expression, environment))


@builtin("load", control=True, capability="files")
def load(path: str, environment: Environment = ABSENT) -> Any:
    """Evaluate the forms in the file `path`, in `environment` or where the program's definitions go.

    They are evaluated one by one; the value is the last one's (R7RS 6.14).

    (load "/no/such/file.lisp")   ;!! /no/such/file.lisp
    """
    session = _session()
    if environment is ABSENT:
        environment = session.interaction_environment
    return _begin(session.file_thunks(path, environment))


def _begin(parts: Iterator[tuple[Any, bool]]) -> Any:
    """Evaluate the parts of a program, one after the other."""
    part = _part_of(parts)
    if part is None:
        return UNSPECIFIED
    if not part.more:
        return tail_call(part.thunk, ())
    return tail_call(current().global_value("%eval-parts"), (part,))


class Part(Datum):
    """One of several top-level forms: a procedure that evaluates it, and the way to the next.

    What follows is expanded when it is asked for, and only once, so that a
    continuation captured in one part may be entered again later.
    """

    __slots__ = ("_next", "_rest", "more", "thunk")

    def __init__(self, thunk: Any, more: bool, rest: Iterator[tuple[Any, bool]]) -> None:
        self.thunk = thunk
        self.more = more
        self._rest = rest
        self._next: Any = None

    @property
    def next(self) -> Any:
        """The part after this one, or #f."""
        if self._next is None:
            self._next = _part_of(self._rest) or FALSE
        return self._next


def _part_of(parts: Iterator[tuple[Any, bool]]) -> Part | None:
    """The next of `parts`."""
    found = next(parts, None)
    return None if found is None else Part(*found, parts)


contract("Part", "a part of a program", "{x}.__class__ is Part", Part=Part)


@builtin("%part-thunk")
def part_thunk(part: Part) -> Any:
    """The procedure that evaluates `part`."""
    return part.thunk


@builtin("%part-next")
def part_next(part: Part) -> Any:
    """The part after `part`, which has been evaluated; #f if there is none."""
    return part.next


@builtin("%part-more?")
def part_more(part: Part) -> bool:
    """May `part` be followed by another?"""
    return part.more


@builtin("interaction-environment", "system-global-environment", "user-initial-environment")
def interaction_environment() -> Any:
    """The environment in which the program's definitions are (R7RS 6.12).

    (interaction-environment)   ;=> #<environment>
    """
    return _session().interaction_environment


@builtin("environment")
def environment(*imports: Any) -> Any:
    """An environment with the bindings of the import sets `imports`, which nobody can change (R7RS 6.12).

    (eval '(car '(a b)) (environment '(scheme base)))             ;=> a
    (eval '(f '(a b)) (environment '(rename (scheme base) (car f))))   ;=> a
    (eval 'car (environment '(only (scheme base) cdr)))           ;!! unbound variable: car
    (eval '(define x 1) (environment '(scheme base)))             ;!! define: nothing can be defined
    (environment '(no such library))                              ;!! no such library
    """
    session = _session()
    module = session.new_module("environment", empty=True)
    module.strict = True
    for position, each in enumerate(imports, 1):
        if not is_list(each):
            from lambit.printer import write_short

            raise WrongType(f"environment: argument {position}: expected an import set, got {write_short(each)}")
        session.libraries.import_into(module, each)
    return _fixed(module)


def _fixed(module: Any) -> Any:
    """The environment of `module`, in which nothing can be defined from now on."""
    module.fixed = True
    return Environment(module)


@builtin("scheme-report-environment")
def report_environment(version: int) -> Any:
    """The environment of the bindings of the report `version`, 5 or 7, which nobody can change (R7RS appendix A).

    (eval '(+ 1 2) (scheme-report-environment 5))   ;=> 3
    (scheme-report-environment 4)                   ;!! scheme-report-environment: argument 1: there is no report 4 here
    """
    return _report("scheme-report-environment", version, keywords_only=False)


@builtin("null-environment")
def null_environment(version: int) -> Any:
    """The environment of the keywords of the report `version`, 5 or 7, without any variable (R7RS appendix A).

    (eval '((lambda (f x) (f x x)) (lambda (a b) a) 'x) (null-environment 5))   ;=> x
    (eval '(car '(a)) (null-environment 5))                                     ;!! unbound variable: car
    """
    return _report("null-environment", version, keywords_only=True)


def _report(what: str, version: int, *, keywords_only: bool) -> Any:
    """The environment of the report `version`."""
    module = _session().report(version, keywords_only=keywords_only)
    if module is None:
        raise DomainError(f"{what}: argument 1: there is no report {version} here", hint="5 and 7 are known")
    return _fixed(module)


@builtin("environment?", pure=True)
def is_environment(x: Any) -> bool:
    """Is `x` an environment?

    (environment? (interaction-environment))   ;=> #t
    """
    return x.__class__ is Environment


@builtin("%keyword?")
def is_keyword_name(name: Symbol) -> bool:
    """Is `name` a special form or a macro of the program?

    (%keyword? 'if)    ;=> #t
    (%keyword? 'car)   ;=> #f
    """
    return _session().keyword(name.name) is not None


@builtin("macroexpand")
def macroexpand(form: Any, environment: Environment = ABSENT) -> Any:
    """`form` with its outermost macro use expanded, until it is none.

    (define-syntax twice (syntax-rules () ((_ x) (begin x x))))
    (macroexpand '(twice (f)))   ;=> (begin (f) (f))
    """
    session = _session()
    chosen = session.interaction_environment if environment is ABSENT else environment
    return session.expand(form, chosen, once=False)


@builtin("macroexpand-1")
def macroexpand_1(form: Any, environment: Environment = ABSENT) -> Any:
    """`form` with its outermost macro use expanded once.

    (define-syntax twice (syntax-rules () ((_ x) (begin x x))))
    (define-syntax four (syntax-rules () ((_ x) (twice (twice x)))))
    (macroexpand-1 '(four (f)))   ;=> (twice (twice (f)))
    """
    session = _session()
    chosen = session.interaction_environment if environment is ABSENT else environment
    return session.expand(form, chosen, once=True)


# -- procedures --


@builtin("procedure-arity", pure=True)
def arity(procedure: Procedure) -> Any:
    """The least and the greatest number of arguments of `procedure`, as a pair; #f: any number.

    (procedure-arity (lambda (x) x))              ;=> (1 . 1)
    (procedure-arity (lambda (x &optional y) x))  ;=> (1 . 2)
    (procedure-arity list)                        ;=> (0 . #f)
    """
    from lambit.runtime.failures import described

    _, least, most, _ = described(procedure)
    return Pair(least, FALSE if most is None else most)


@builtin("procedure-name", pure=True)
def name(procedure: Procedure) -> Any:
    """The name that `procedure` was defined with, as a symbol, or #f.

    (define (f x) x)
    (procedure-name f)               ;=> f
    (procedure-name (lambda (x) x))  ;=> #f
    """
    from lambit.runtime.failures import procedure_name

    found = procedure_name(procedure)
    return symbol(found) if found not in ("", "procedure", "<lambda>") else FALSE


@builtin("procedure-documentation", pure=True)
def documentation(procedure: Procedure) -> Any:
    """The docstring of `procedure`, or #f.

    (define (f x) "Itself." x)
    (procedure-documentation f)   ;=> "Itself."
    """
    from lambit.runtime.codes import CODES

    entry = getattr(procedure, "builtin", None)
    if entry is not None:
        return String(entry.doc)
    info: Any = CODES.get(id(getattr(procedure, "__code__", None)))
    doc = info.lam.doc if info is not None else getattr(procedure, "__doc__", None)
    return String(doc) if doc else FALSE


# -- native code


@builtin("explain")
def explain(procedure: Procedure, *examples: Any) -> Any:
    """Print whether `procedure` and the loops in it are native code: for which types, how often it was left and why.

    Or why it is not, in one sentence. With `examples`, also whether it would be compiled for such arguments.

    (explain car)               ;>> car: not compiled: it is not written in Lisp
    (explain 5)                 ;!! explain: argument 1: expected a procedure, got 5
    """
    from .port_classes import current_output

    current_output().write(_session().explain(procedure, examples) + "\n")
    return UNSPECIFIED


@builtin("declare-native")
def declare_native(procedure: Procedure, *examples: Any) -> Any:
    """Compile `procedure` now, for arguments of the types of `examples`; an error says why that cannot be.

    Nothing needs to be declared: what is hot is compiled in the background anyhow.

    (declare-native car 5)      ;!! declare-native: car cannot be compiled: it is not written in Lisp
    """
    _session().declare_native(procedure, examples)
    return UNSPECIFIED

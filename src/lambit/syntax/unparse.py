"""Core as Lisp text, and back: `parse_core(unparse(x))` is the same program as `x`.

A local variable is written with its number, `x.3`; without one if it has none
and the name alone is clear. A global is written by its name, with its library
before it (`library:name`) where two of one name meet. What has no text of its
own is written `(const unspecified)`.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    DEFAULT,
    EOF,
    NIL,
    UNSPECIFIED,
    Boolean,
    Bytevector,
    Char,
    ExactComplex,
    Keyword,
    Pair,
    Rational,
    String,
    Symbol,
    Unique,
    from_iterable,
    keyword,
    symbol,
)  # fmt: skip
from lambit.data.kinds import is_array
from lambit.errors import FormError

from .core import (
    Binding,
    Call,
    Const,
    Core,
    Define,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Set,
    Variable,
    walk,
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

WORDS = frozenset((
    "quote", "const", "set!", "if", "lambda", "named-lambda", "call", "begin", "let", "letrec",
    "loop", "define",
))  # fmt: skip
UNIQUE: dict[str, Unique] = {
    "unspecified": UNSPECIFIED, "absent": ABSENT, "eof": EOF, "default": DEFAULT,
}  # fmt: skip
SELF_EVALUATING = (int, float, complex, ExactComplex, Rational, String, Char, Boolean, Keyword, Bytevector)
OPTIONAL, DOC, SIGNATURE = symbol("&optional"), keyword("doc"), keyword("signature")


def unparse(x: Core) -> str:
    """The text of `x`."""
    from lambit.printer import write

    return write(to_datum(x))


def to_datum(x: Core) -> Any:
    """`x` as data, which `write` writes."""
    return _Unparser(x).datum(x)


def parse_core(text: str, lookup: Callable[[str], Binding] | None = None) -> Core:
    """The core expression written as `text`; `lookup` gives the binding of a global name."""
    from lambit.reader import read_all

    forms = read_all(text)
    if len(forms) != 1:
        raise FormError(f"one core expression expected, not {len(forms)}")
    return _Parser(lookup).core(forms[0], {})


def _list(*items: Any) -> Any:
    return from_iterable(items)


class _Unparser:
    """Core to data. Knows how each variable is written."""

    __slots__ = ("globals", "labels", "taken")

    def __init__(self, x: Core) -> None:
        self.labels: dict[Variable, Symbol] = {}
        self.globals: dict[str, set[Binding]] = {}
        for node in walk(x):
            binding: Any = None
            if isinstance(node, (Global, Define)):
                binding = node.binding
            elif isinstance(node, Set):
                binding = node.target
            if isinstance(binding, Binding):
                self.globals.setdefault(binding.name, set()).add(binding)
        self.taken: set[str] = {*WORDS, OPTIONAL.name, *self.globals}

    def label(self, variable: Variable) -> Symbol:
        """How `variable` is written."""
        found = self.labels.get(variable)
        if found is None:
            name, number = variable.name, variable.number
            text = label_of(variable) or ".1"
            while text in self.taken:
                number += 1
                text = f"{name}.{number}"
            self.taken.add(text)
            found = self.labels[variable] = symbol(text)
        return found

    def binding(self, binding: Binding) -> Symbol:
        """How a global variable is written."""
        several = len(self.globals.get(binding.name, ())) > 1
        return symbol(repr(binding) if several else binding.name)

    def datum(self, x: Core) -> Any:
        """`x` as data."""
        match x:
            case Const():
                return constant(x.value)
            case Local():
                return self.label(x.variable)
            case Global():
                return self.binding(x.binding)
            case Set():
                target = x.target
                name = self.label(target) if isinstance(target, Variable) else self.binding(target)
                return _list(symbol("set!"), name, self.datum(x.value))
            case Define():
                written = self.binding(x.binding)
                return _list(symbol("define"), written, self.named(x.value, written.name))
            case If():
                return _list(symbol("if"), *map(self.datum, (x.test, x.then, x.other)))
            case Seq():
                return _list(symbol("begin"), *map(self.datum, x.items))
            case Call():
                parts = [self.datum(x.fn), *map(self.datum, x.args)]
                clear = not isinstance(parts[0], Symbol) or parts[0].name not in WORDS
                return _list(*parts) if clear else _list(symbol("call"), *parts)
            case Lambda():
                return self.named(x, "")
            case Let():
                inits = self.inits(x)
                return _list(symbol("let"), self.bindings(x.variables, inits), self.datum(x.body))
            case Letrec():
                inits = self.inits(x)
                return _list(symbol("letrec"), self.bindings(x.variables, inits), self.datum(x.body))
            case Loop():
                inits = self.inits(x)
                name = self.label(x.name)
                bound = self.bindings(x.variables, inits)
                return _list(symbol("loop"), name, bound, self.datum(x.body))
        of_pass: Any = x  # a node that only passes make
        return of_pass.datum(self)

    def inits(self, x: Let | Letrec | Loop) -> list[Any]:
        """What the variables that `x` binds are initialized to."""
        # who reads `x.1` makes a variable x of it, whatever this one is called
        names = [new_variable(self.label(v)).name for v in x.variables]
        return [self.named(i, name) for i, name in zip(x.inits, names, strict=True)]

    def bindings(self, variables: tuple[Variable, ...], inits: list[Any]) -> Any:
        """`((variable init) ...)`."""
        return _list(*[_list(self.label(v), i) for v, i in zip(variables, inits, strict=True)])

    def named(self, x: Core, name: str) -> Any:
        """`x` where a lambda would be called `name`."""
        if not isinstance(x, Lambda):
            return self.datum(x)
        formals: list[Any] = [self.label(v) for v in x.required]
        if x.optional:
            formals += [OPTIONAL, *[self.label(v) for v in x.optional]]
        parameters = from_iterable(formals, NIL if x.rest is None else self.label(x.rest))
        parts: list[Any] = []
        if x.doc is not None:
            parts += [DOC, String(x.doc)]
        if x.signature is not None:
            parts += [SIGNATURE, String(x.signature)]
        parts.append(self.datum(x.body))
        if x.name == name:
            return _list(symbol("lambda"), parameters, *parts)
        return _list(symbol("named-lambda"), Pair(symbol(x.name), parameters), *parts)


def constant(value: Any) -> Any:
    """A constant as an expression."""
    if isinstance(value, SELF_EVALUATING) or is_array(value):
        return value
    for name, unique in UNIQUE.items():
        if value is unique:
            return _list(symbol("const"), symbol(name))
    return _list(symbol("quote"), value)


Scope = dict[Symbol, Variable]


class _Parser:
    """Data to core."""

    __slots__ = ("found", "lookup")

    def __init__(self, lookup: Callable[[str], Binding] | None) -> None:
        self.found: dict[str, Binding] = {}
        self.lookup = lookup or self.unknown

    def unknown(self, name: str) -> Binding:
        """The binding of a name nobody knows: one of no library."""
        return self.found.setdefault(name, Binding("", name))

    def core(self, x: Any, scope: Scope, name: str = "") -> Core:
        """The core of `x`; a lambda is called `name`."""
        at = getattr(x, "position", 0)
        if isinstance(x, Symbol):
            variable = scope.get(x)
            return Global(self.lookup(x.name)) if variable is None else Local(variable)
        if not isinstance(x, Pair):
            return Const(x)
        word = x.car.name if isinstance(x.car, Symbol) and x.car not in scope else ""
        if word not in WORDS:
            return self.call(list(x), scope, at)
        parts = list(x)[1:]
        try:
            return self.special(word, parts, scope, name, at)
        except (IndexError, ValueError, AttributeError, KeyError, TypeError):
            from lambit.printer import write_short

            raise FormError(f"no core expression: {write_short(x)}", position=at) from None

    def call(self, parts: list[Any], scope: Scope, at: int) -> Call:
        """A call."""
        fn, *args = [self.core(p, scope) for p in parts]
        return Call(fn, tuple(args), at)

    def special(self, word: str, parts: list[Any], scope: Scope, name: str, at: int) -> Core:
        """The core of the form that begins with `word`."""
        match word:
            case "quote":
                return Const(parts[0], at)
            case "const":
                return Const(UNIQUE[parts[0].name], at)
            case "call":
                return self.call(parts, scope, at)
            case "set!":
                target = scope.get(parts[0])
                return Set(target or self.lookup(parts[0].name), self.core(parts[1], scope), at)
            case "define":
                binding = self.lookup(parts[0].name)
                return Define(binding, self.core(parts[1], scope, parts[0].name), at)
            case "if":
                test, then, other = [self.core(p, scope) for p in parts]
                return If(test, then, other, at)
            case "begin":
                return Seq(tuple([self.core(p, scope) for p in parts]), at)
            case "lambda":
                return self.procedure(parts[0], parts[1:], scope, name, at)
            case "named-lambda":
                return self.procedure(parts[0].cdr, parts[1:], scope, parts[0].car.name, at)
        loop = new_variable(parts.pop(0)) if word == "loop" else None
        labels = [b.car for b in parts[0]]
        variables = [new_variable(label) for label in labels]
        inner = scope | dict(zip(labels, variables, strict=True))
        outer = inner if word == "letrec" else scope
        inits = tuple(
            [self.core(b.cdr.car, outer, v.name) for b, v in zip(parts[0], variables, strict=True)]
        )
        if loop is not None:
            inner[symbol(label_of(loop))] = loop
            return Loop(loop, tuple(variables), inits, self.core(parts[1], inner), at)
        node = Let if word == "let" else Letrec
        return node(tuple(variables), inits, self.core(parts[1], inner), at)

    def procedure(self, formals: Any, parts: list[Any], scope: Scope, name: str, at: int) -> Lambda:
        """A lambda."""
        inner = dict(scope)
        groups: list[list[Variable]] = [[], []]
        optional = 0
        while isinstance(formals, Pair):
            if formals.car is OPTIONAL:
                optional = 1
            else:
                variable = inner[formals.car] = new_variable(formals.car)
                groups[optional].append(variable)
            formals = formals.cdr
        rest = None
        if formals is not NIL:
            rest = inner[formals] = new_variable(formals)
        texts: dict[Any, str] = {}
        while len(parts) > 2:
            texts[parts[0]] = parts[1].text
            parts = parts[2:]
        body = self.core(parts[0], inner)
        return Lambda(
            tuple(groups[0]), tuple(groups[1]), rest, body, name, at, texts.get(DOC), texts.get(SIGNATURE)
        )


def new_variable(label: Symbol) -> Variable:
    """A variable that is written `label`."""
    name, dot, number = label.name.rpartition(".")
    if dot and number.isdecimal() and number.isascii() and number[0] != "0":
        return Variable(name, int(number))
    return Variable(label.name)


def label_of(variable: Variable) -> str:
    """How a variable made by `new_variable` is written."""
    return f"{variable.name}.{variable.number}" if variable.number else variable.name



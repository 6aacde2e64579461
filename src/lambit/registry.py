"""The table of builtins: what Lisp can see of Python is declared here, once.

    @builtin("string-upcase", pure=True)
    def string_upcase(s: str) -> str:
        '''`s` in upper case (R7RS 6.7).

        (string-upcase "abc")   ;=> "ABC"
        (string-upcase 7)       ;!! string-upcase: argument 1
        '''
        return s.upper()

Everything else follows from that: the arity and the signature from the Python
parameters, the contract of each argument and the conversion of the result from
the annotations (`CONTRACTS`, `RESULTS`), help, reference page and tests from
the docstring. A declaration costs an append: nothing is inspected at import.

`checked_source` writes the function that Lisp calls, as Python source: it tests
the contracts, then calls the declared function. `raw=True` says that the
declared function refuses wrong arguments by itself (by raising any Python
exception) and is called directly; `explain` then finds, afterwards, which
argument broke its contract.
"""

from __future__ import annotations

from . import data
from .data import ABSENT, FALSE, TRUE, UNSPECIFIED, Keyword
from .data.kinds import SHARED
from .errors import ArityError, LispError, WrongType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any, NoReturn

BUILTINS: dict[str, Builtin] = {}

# annotation -> (what it is called in messages, a Python test of the variable `{x}`)
CONTRACTS: dict[str, tuple[str, str]] = {
    "int": ("an exact integer", "{x}.__class__ is int"),
    "Index": ("an index (an exact integer, not negative)", "{x}.__class__ is int and {x} >= 0"),
    "Byte": ("a byte (an exact integer from 0 to 255)", "{x}.__class__ is int and 0 <= {x} <= 255"),
    "Integer": ("an integer", "is_integer({x})"),
    "Exact": ("an exact rational", "{x}.__class__ is int or {x}.__class__ is Rational"),
    "Real": ("a real number", "{x}.__class__ in REALS or is_real({x})"),
    "Number": ("a number", "{x}.__class__ in NUMBERS or is_number({x})"),
    "Boolean": ("a boolean", "{x}.__class__ is Boolean"),
    "Symbol": ("a symbol", "is_symbol({x})"),
    "Keyword": ("a keyword", "{x}.__class__ is Keyword"),
    "Char": ("a character", "{x}.__class__ is Char"),
    "String": ("a string", "{x}.__class__ is String"),
    "str": ("a string", "{x}.__class__ is String"),
    "Pair": ("a pair", "{x}.__class__ is Pair"),
    "List": ("a list", "{x} is NIL or {x}.__class__ is Pair and is_list({x})"),
    "Vector": ("a vector", "{x}.__class__ is Vector"),
    "Bytevector": ("a bytevector", "is_bytevector({x})"),
    "Procedure": ("a procedure", "is_procedure({x})"),
    "Box": ("a box", "{x}.__class__ is Box"),
    "Promise": ("a promise", "{x}.__class__ is Promise"),
    "Parameter": ("a parameter", "{x}.__class__ is Parameter"),
    "Environment": ("an environment", "{x}.__class__ is Environment"),
    "RecordType": ("a record type", "{x}.__class__ is RecordType"),
    "Condition": ("an error object", "isinstance({x}, LispError)"),
}
# annotation of the result -> how the wrapper turns it into a Lisp value
RESULTS: dict[str, str] = {
    "bool": "TRUE if {r} else FALSE",
    "str": "string_of({r})",
    "None": "nothing({r})",
}
# names that contracts may use, besides those of `lambit.data`
CHECKS: dict[str, Any] = {"LispError": LispError, **SHARED}


def contract(name: str, noun: str, test: str, **names: Any) -> None:
    """Let annotation `name` stand for a contract: `test` is Python, of `{x}`."""
    CONTRACTS[name] = (noun, test)
    CHECKS.update(names)


def check(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let contracts use `function` by its name."""
    CHECKS[function.__name__] = function
    return function


class Builtin:
    """A primitive: the Python function, and all that is known of it."""

    __slots__ = ("_called", "capability", "control", "fn", "name", "page", "pure", "raw")

    def __init__(
        self,
        name: str,
        fn: FunctionType,
        *,
        pure: bool,
        raw: bool,
        control: bool,
        capability: str | None,
    ) -> None:
        self.name = name
        self.fn = fn
        self.page = fn.__module__
        self.pure = pure
        self.raw = raw
        self.control = control
        self.capability = capability
        self._called: Callable[..., Any] | None = None

    @property
    def called(self) -> Callable[..., Any]:
        """The function that Lisp calls: checked, unless `raw`."""
        if self._called is None:
            self._called = self.fn if self.raw else make_checked(self)
        return self._called

    @property
    def doc(self) -> str:
        """The docstring, unindented."""
        lines = (self.fn.__doc__ or "").expandtabs().splitlines()
        indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
        margin = min(indents, default=0)
        return "\n".join([*(line.strip() for line in lines[:1]), *(x[margin:] for x in lines[1:])]).strip()

    @property
    def arity(self) -> tuple[int, int | None]:
        """The least and the greatest number of positional arguments (None: any)."""
        code = self.fn.__code__
        count = code.co_argcount
        least = count - len(self.fn.__defaults__ or ())
        return least, None if code.co_flags & 4 or code.co_kwonlyargcount else count

    @property
    def signature(self) -> str:
        """How it is called, as Lisp: `(number->string z [radix])`."""
        code = self.fn.__code__
        count, keys = code.co_argcount, code.co_kwonlyargcount
        names = [lisp_parameter(n) for n in code.co_varnames[: count + keys]]
        least = count - len(self.fn.__defaults__ or ())
        shown = [*names[:least], *(f"[{n}]" for n in names[least:count])]
        if code.co_flags & 4:
            shown += [lisp_parameter(code.co_varnames[count + keys]), "..."]
        shown += [f"[:{n} {n}]" for n in names[count:]]
        return f"({' '.join([self.name, *shown])})"


def find_builtin(name: str) -> Builtin:
    """The builtin called `name`; the page that declares it is imported if need be."""
    entry = BUILTINS.get(name)
    if entry is None:
        finders[-1](name)
        entry = BUILTINS[name]
    return entry


def import_all_pages(name: str) -> None:
    """Import every page."""
    del name
    from importlib import import_module

    import_module("lambit.builtins").load_all()


finders: list[Callable[[str], None]] = [import_all_pages]
"""How the page that declares a builtin is imported: the last one (`lambit.image` knows a quicker one)."""


def lisp_parameter(name: str) -> str:
    """A Python parameter's name as Lisp shows it."""
    return name.strip("_").replace("_", "-")


def builtin(
    name: str,
    *aliases: str,
    pure: bool = False,
    raw: bool = False,
    control: bool = False,
    capability: str | None = None,
) -> Callable[[Any], Any]:
    """Declare a Python function as the Lisp builtin `name`.

    `pure`: may be folded, reordered or dropped. `raw`: called without checks.
    `control`: may return the tail-call sentinel or capture a continuation.
    `capability`: the grant it needs (files, process, clock, environment, python, random).
    """

    def declare(fn: FunctionType) -> FunctionType:
        if name in BUILTINS and BUILTINS[name].page != fn.__module__:
            raise TypeError(f"builtin {name} is declared twice")
        entry = Builtin(name, fn, pure=pure, raw=raw, control=control, capability=capability)
        for each in (name, *aliases):
            BUILTINS[each] = entry
        return fn

    return declare


def checked_source(entry: Builtin) -> str:
    """Python source of the function `call` that checks, then calls `fn`."""
    fn, code = entry.fn, entry.fn.__code__
    count, keys = code.co_argcount, code.co_kwonlyargcount
    names = code.co_varnames[:count]
    key_names = code.co_varnames[count : count + keys]
    rest = code.co_varnames[count + keys] if code.co_flags & 4 else None
    least = count - len(fn.__defaults__ or ())
    kinds = fn.__annotations__

    head = [*names[:least], *(f"{n}=ABSENT" for n in names[least:])]
    if rest or keys:
        head.append("*" + (rest or "keywords"))
    lines = [f"def call({', '.join(head)}):"]
    if keys:
        lines += _shift_lines(names[least:], rest or "keywords")
        lines.append(f"    keywords = split_keywords(entry, {rest or 'keywords'}, {bool(rest)})")
        if rest:
            lines.append(f"    {rest}, keywords = keywords")
        lines.extend(f"    {n} = keywords.get({lisp_parameter(n)!r}, ABSENT)" for n in key_names)
    given = ", ".join(names)
    for i, n in enumerate((*names, *key_names)):
        optional = i >= least
        test = CONTRACTS.get(kinds.get(n, ""), ("", ""))[1].replace("{x}", n)
        where = repr(":" + lisp_parameter(n)) if i >= count else str(i + 1)
        lines += _check_lines(test, n, where, kinds.get(n, ""), optional=optional)
    if rest and (test := CONTRACTS.get(kinds.get(rest, ""), ("", ""))[1].replace("{x}", "each")):
        lines.append(f"    for i, each in enumerate({rest}, {count + 1}):")
        lines.append(f"        if not ({test}): wrong(entry, i, each, {kinds[rest]!r})")
        if kinds[rest] == "str":
            lines.append(f"    {rest} = [each.text for each in {rest}]")
    passed = [*names[:least], *names[least:], *(["*" + rest] if rest else [])]
    lines.append(_call_lines(entry, passed, names[least:], key_names, given))
    return "\n".join(lines) + "\n"


def _shift_lines(optional: tuple[str, ...], rest: str) -> list[str]:
    """Lines that take a keyword in the place of an optional argument for what it is: that argument is absent."""
    lines = []
    for i, n in enumerate(optional):
        lines.append(f"    {'elif' if i else 'if'} {n}.__class__ is Keyword:")
        lines.append(f"        {rest} = present({', '.join(optional[i:])}, *{rest})")
        lines.append(f"        {' = '.join(optional[i:])} = ABSENT")
    return lines


def _check_lines(test: str, n: str, where: str, kind: str, *, optional: bool) -> list[str]:
    lines = []
    guard = f"{n} is not ABSENT and " if optional else ""
    if test:
        lines.append(f"    if {guard}not ({test}): wrong(entry, {where}, {n}, {kind!r})")
    if kind == "str":
        lines.append(f"    {'if ' + n + ' is not ABSENT: ' if optional else ''}{n} = {n}.text")
    return lines


def _call_lines(
    entry: Builtin, passed: list[str], optional: tuple[str, ...], keys: tuple[str, ...], given: str
) -> str:
    """The call itself; defaults of optional parameters are the declared function's own."""
    del given
    lines = []
    if optional:
        defaults = entry.fn.__defaults__ or ()
        for n, value in zip(optional, defaults, strict=True):
            if value is not ABSENT:
                lines.append(f"    if {n} is ABSENT: {n} = default_{n}")
    for n in keys:
        lines.append(f"    if {n} is ABSENT: {n} = default_{n}")
    call = f"fn({', '.join([*passed, *(f'{n}={n}' for n in keys)])})"
    result = RESULTS.get(entry.fn.__annotations__.get("return", ""), "{r}").replace("{r}", call)
    lines.append(f"    return {result}")
    return "\n".join(lines)


def checked_names(entry: Builtin) -> dict[str, Any]:
    """The globals that `checked_source` of `entry` runs in."""
    fn, code = entry.fn, entry.fn.__code__
    names: dict[str, Any] = {n: getattr(data, n) for n in data.__all__}
    names |= CHECKS
    names |= {
        "fn": fn, "entry": entry, "wrong": wrong, "nothing": _nothing, "present": _present,
        "split_keywords": split_keywords, "ABSENT": ABSENT, "TRUE": TRUE, "FALSE": FALSE,
    }  # fmt: skip
    count = code.co_argcount
    optional = code.co_varnames[count - len(fn.__defaults__ or ()) : count]
    names |= {f"default_{n}": v for n, v in zip(optional, fn.__defaults__ or (), strict=True)}
    names |= {f"default_{n}": v for n, v in (fn.__kwdefaults__ or {}).items()}
    return names


def make_checked(entry: Builtin) -> Callable[..., Any]:
    """The function that Lisp calls for `entry`."""
    scope = checked_names(entry)
    exec(compile(checked_source(entry), f"<builtin {entry.name}>", "exec"), scope)
    call: Any = scope["call"]
    call.__name__ = call.__qualname__ = entry.name
    call.builtin = entry
    return call  # type: ignore[no-any-return]


def _nothing(_: Any) -> Any:
    return UNSPECIFIED


def _present(*arguments: Any) -> tuple[Any, ...]:
    """Those of the arguments that were given."""
    return tuple(x for x in arguments if x is not ABSENT)


def split_keywords(entry: Builtin, rest: tuple[Any, ...], keep: bool) -> Any:
    """The keyword arguments in `rest` by name; with `keep`, what comes before them too."""
    first = next((i for i, x in enumerate(rest) if x.__class__ is Keyword), len(rest))
    plain, keyed = rest[:first], rest[first:]
    known = entry.fn.__kwdefaults__ or {}
    if plain and not keep:
        from .printer import write_short

        shown = " ".join(write_short(x, 20) for x in plain)
        raise ArityError(f"{entry.name}: too many arguments: {shown}", hint=f"expected {entry.signature}")
    if len(keyed) % 2:
        last = keyed[-1]
        what = f"no value after :{last.name}" if last.__class__ is Keyword else "keywords and values come in pairs"
        raise ArityError(f"{entry.name}: {what}", hint=f"expected {entry.signature}")
    found: dict[str, Any] = {}
    for key, value in zip(keyed[::2], keyed[1::2], strict=True):
        if key.__class__ is not Keyword or "_" in key.name or key.name.replace("-", "_") not in known:
            names = " ".join(f":{lisp_parameter(n)}" for n in known)
            raise ArityError(f"{entry.name}: unknown keyword", key, hint=f"it takes {names}")
        found.setdefault(key.name, value)  # of several, the first counts
    return (plain, found) if keep else found


def wrong(entry: Builtin, where: int | str, value: Any, kind: str) -> NoReturn:
    """Raise the error for argument `where` of `entry`, which is no `kind`."""
    from .printer import write_short

    raise WrongType(
        f"{entry.name}: argument {where}: expected {CONTRACTS[kind][0]}, got {write_short(value)}"
    )


def explain(entry: Builtin, arguments: dict[str, Any]) -> LispError | None:
    """The error behind a Python exception in the raw builtin `entry`, if an argument is to blame."""
    fn, code = entry.fn, entry.fn.__code__
    scope = checked_names(entry)
    names = code.co_varnames[: code.co_argcount]
    values = [(str(i), arguments.get(n), fn.__annotations__.get(n, "")) for i, n in enumerate(names, 1)]
    if code.co_flags & 4:
        n = code.co_varnames[code.co_argcount + code.co_kwonlyargcount]
        kind = fn.__annotations__.get(n, "")
        values += [(str(i), x, kind) for i, x in enumerate(arguments.get(n, ()), len(names) + 1)]
    for where, value, kind in values:
        if kind not in CONTRACTS or value is ABSENT or value is None:
            continue
        if not eval(CONTRACTS[kind][1].replace("{x}", "x"), scope | {"x": value}):
            try:
                wrong(entry, where, value, kind)
            except LispError as error:
                return error
    return None

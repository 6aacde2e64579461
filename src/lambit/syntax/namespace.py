"""Names and what they mean: environments, modules, aliases.

Programs are plain data. A symbol that a macro inserted is an `Alias`: it knows
the environment of the macro's definition and means there what it means nowhere
else. `resolve` is all there is to hygiene: look the identifier up where it is
used; if it is an alias nobody has bound, look up what it renames where the
macro was defined.

Two identifiers are bound-identifier=? when they are the same object, and
free-identifier=? when `same_identifier` says so.
"""

from __future__ import annotations

from lambit.data import Symbol, symbol
from lambit.data.kinds import SYMBOLS
from lambit.errors import LimitExceeded

from .core import Binding, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .core import Core

DEEPEST_SCOPE = 3000  # scopes inside scopes; each look-up may walk through all of them


class Alias(Symbol):
    """A symbol renamed by a macro: `symbol` as seen from `env`."""

    __slots__ = ("env", "symbol")

    def __init__(self, symbol: Symbol, env: Env) -> None:
        self.symbol = symbol
        self.env = env

    interned = False

    @property
    def name(self) -> str:  # type: ignore[override]
        """The name somebody wrote."""
        return base_symbol(self).name

    def __reduce__(self) -> tuple[Any, ...]:
        return symbol, (self.name,)


SYMBOLS.add(Alias)


def base_symbol(i: Symbol) -> Symbol:
    """The symbol that `i` renames in the end."""
    while i.__class__ is Alias:
        i = i.symbol
    return i


def is_identifier(x: Any) -> bool:
    """Is `x` a symbol or an alias of one?"""
    kind = x.__class__
    return kind is Symbol or kind is Alias


class Env:
    """A scope: what the identifiers bound here mean, the scope around it, the module around all."""

    __slots__ = ("depth", "module", "parent", "vars")

    vars: dict[Symbol, Any]
    parent: Env | None
    module: Module
    depth: int

    def __init__(self, vars: dict[Symbol, Any], parent: Env) -> None:
        self.vars = vars
        self.parent = parent
        self.module = parent.module
        self.depth = depth = parent.depth + 1
        if depth > DEEPEST_SCOPE:
            raise LimitExceeded(
                f"nested too deeply: {DEEPEST_SCOPE} scopes inside each other",
                hint="let* or internal definitions make one scope of many variables",
            )


class Module(Env):
    """The namespace of a library, or of a program.

    `vars` holds what names mean here, own and imported; `bindings` the
    variables of its own, one `Binding` per name for ever, even while the name
    means something else. The hooks are set by the session.
    """

    __slots__ = (
        "_libraries", "_load_text", "aliases", "base", "bindings", "call", "changed", "codes", "evaluate",
        "exports", "find_libraries", "fixed", "globals", "interactive", "missing", "name", "offers",
        "strict", "tag",
    )  # fmt: skip

    def __init__(self, name: str, base: Module | None = None, *, interactive: bool = False) -> None:
        self.vars = {}
        self.parent = None
        self.module = self
        self.depth = 0
        self.name = name
        self.tag = name  # what compiled code calls it: two libraries of one name are two
        self.base = self if base is None else base  # where the helpers of special forms live
        self.bindings: dict[Symbol, Binding] = {}
        self.exports: dict[str, str] = {}  # name outside -> name here
        self.interactive = interactive
        self.strict = not interactive  # may no import give another meaning to a name that has one?
        self.fixed = False  # may nothing be defined here?
        self.globals: dict[str, Any] = {"%module": self}  # code keeps alive what is known of it
        self.codes: dict[int, Any] = {}  # what is known of the code compiled here (see lambit.runtime)
        self.aliases = 0  # private names made so far
        # names that are imported, until something asks for their meaning: the library, the name there
        self.offers: dict[Symbol, tuple[Module, Symbol]] = {}
        # what a symbol that is in no scope means (lazy linking); None if nothing
        self.missing: Callable[[Symbol], Any] | None = None
        # the value of a core expression; a call of the procedure it may be
        self.evaluate: Callable[[Core], Any] | None = None
        self.call: Callable[..., Any] | None = None
        # called with (symbol, old meaning, new meaning) when a name gets another meaning
        self.changed: Callable[[Symbol, Any, Any], None] | None = None
        # asked once, by a form that needs them, to set `libraries` and `load_text`
        self.find_libraries: Callable[[Module], None] | None = None
        self._libraries: Any = None
        self._load_text: Callable[[str, int], tuple[str, str]] | None = None

    def __repr__(self) -> str:
        return self.name

    @property
    def libraries(self) -> Any:
        """The session's `Libraries`."""
        if self._libraries is None and self.find_libraries is not None:
            self.find_libraries(self)
        return self._libraries

    @libraries.setter
    def libraries(self, libraries: Any) -> None:
        self._libraries = libraries

    @property
    def load_text(self) -> Callable[[str, int], tuple[str, str]] | None:
        """How the text of a file to include is read: its full name, its text."""
        if self._load_text is None and self.find_libraries is not None:
            self.find_libraries(self)
        return self._load_text

    @load_text.setter
    def load_text(self, load: Callable[[str, int], tuple[str, str]]) -> None:
        self._load_text = load

    @property
    def via(self) -> Module | None:
        """What a `Global` written here carries."""
        return self if self.interactive else None

    def lookup(self, name: str | Symbol) -> Any:
        """What `name` means here: Binding, Special or Macro; None if nothing."""
        i = symbol(name) if name.__class__ is str else name
        found = resolve(i, self)  # type: ignore[arg-type]
        return None if found is i else found

    def own(self, name: str | Symbol) -> Binding:
        """The variable `name` of this module, whatever the name means now."""
        i: Symbol = symbol(name) if name.__class__ is str else name  # type: ignore[assignment]
        binding = self.bindings.get(i)
        if binding is None:
            text = i.name
            if i.__class__ is Alias:  # a private name: no program can write it
                self.aliases += 1
                text = f"{text}.{self.aliases}"
            binding = self.bindings[i] = Binding(self, text)
        return binding

    def bind(self, name: str | Symbol, meaning: Any) -> Any:
        """Let `name` mean `meaning` here from now on."""
        i: Symbol = symbol(name) if name.__class__ is str else name  # type: ignore[assignment]
        old = self.vars.get(i)
        if old is None:
            self.offers.pop(i, None)
            old = self.bindings.get(i)  # it has been used before it means anything
        self.vars[i] = meaning
        if self.changed is not None and old is not meaning:
            self.changed(i, old, meaning)
        return meaning

    def names(self) -> Iterator[str]:
        """The names that mean something here by now (`missing` may know more)."""
        return (i.name for i in [*self.vars, *self.offers] if i.__class__ is Symbol)


class Special:
    """A form that the expander itself knows.

    `expand(form, env)` gives the core of its use as an expression. Where
    definitions may stand, `role` says what else it is, and `part` does it:

        "splice"   part(form, env): the forms that stand in its place
        "define"   part(form, env): what it defines, and how: see `definitions.py`
        "values"   the same for several variables
        "syntax"   part(form, env): the name it defines and the keyword's meaning
        "top"      part(form, module): the core it becomes at top level
    """

    __slots__ = ("expand", "least", "most", "name", "part", "role", "shape")

    def __init__(
        self,
        name: str,
        shape: str,
        least: int,
        most: int,
        expand: Callable[[Any, Env], Core],
        role: str = "",
        part: Callable[[Any, Any], Any] | None = None,
    ) -> None:
        self.name = name
        self.shape = shape
        self.least = least
        self.most = most
        self.expand = expand
        self.role = role
        self.part = part

    @property
    def signature(self) -> str:
        """How it is written: `(if test then [else])`."""
        return f"({self.name} {self.shape})" if self.shape else f"({self.name})"

    @property
    def doc(self) -> str | None:
        """Its manual."""
        return self.expand.__doc__ or (None if self.part is None else self.part.__doc__)

    def __repr__(self) -> str:
        return f"#<special-form {self.name}>"


class Macro:
    """A keyword that a program defined: `transform(form, env)` gives the form that replaces a use."""

    __slots__ = ("doc", "env", "kind", "name", "patterns", "position", "transform")

    def __init__(
        self, kind: str, transform: Callable[[Any, Env], Any], env: Env, position: int = 0
    ) -> None:
        self.kind = kind  # "syntax-rules", "defmacro" or "er"
        self.transform = transform
        self.env = env
        self.position = position
        self.name = ""
        self.doc: str | None = None
        self.patterns: list[Any] = []  # of syntax-rules

    def __repr__(self) -> str:
        return f"#<macro {self.name}>"


def resolve(i: Symbol, env: Env) -> Any:
    """What identifier `i` means in `env`: Variable, Binding, Special, Macro; its symbol if nothing."""
    while True:
        scope: Env | None = env
        while scope is not None:
            meaning = scope.vars.get(i)
            if meaning is not None:
                return meaning
            scope = scope.parent
        if i.__class__ is Alias:
            env = i.env
            i = i.symbol
            continue
        module = env.module
        offered = module.offers.get(i)
        if offered is not None:
            meaning = resolve(offered[1], offered[0])
            module.vars[i] = meaning
            del module.offers[i]
            return meaning
        if module.missing is not None:
            meaning = module.missing(i)
            if meaning is not None:
                module.vars[i] = meaning
                return meaning
        return i


def same_identifier(i: Symbol, i_env: Env, j: Symbol, j_env: Env) -> bool:
    """Do the two mean the same binding, or both nothing under the same name? (free-identifier=?)"""
    a, b = resolve(i, i_env), resolve(j, j_env)
    return a is b


def home(i: Symbol, env: Env) -> Module:
    """The module in which `i` was written."""
    while i.__class__ is Alias:
        env = i.env
        i = i.symbol
    return env.module


def variable(name: Symbol) -> Variable:
    """A new variable for identifier `name`."""
    return Variable(name.name)

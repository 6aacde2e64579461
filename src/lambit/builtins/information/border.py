"""The border to `lambit.info`: Lisp arguments in, Lisp results and Lisp errors out.

`lambit.info` and numpy are imported when a program first asks for information.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    NIL,
    Char,
    Keyword,
    Pair,
    String,
    Symbol,
    Vector,
    from_iterable,
    list_to_python,
)
from lambit.data.kinds import NUMBERS
from lambit.errors import DomainError, WrongType
from lambit.registry import contract
from lambit.runtime.context import current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeAlias

    # contracts, as type checkers see them
    Source: TypeAlias = Any
    Distribution: TypeAlias = Any
    Samples: TypeAlias = Any
    Data: TypeAlias = Any
    List: TypeAlias = Any
    Real: TypeAlias = Any
else:
    Any = object  # `typing` is slow to import


def is_source(x: Any) -> bool:
    """May `x` be a distribution, samples, or probabilities?"""
    kind = x.__class__
    if kind is Pair or kind is Vector or x is NIL:
        return True
    return hasattr(kind, "frequencies") or hasattr(kind, "marginal") or hasattr(kind, "__array__") or is_table(x)


def is_table(x: Any) -> bool:
    """Is it a hash table, or a Python dictionary?"""
    return callable(getattr(x, "keys", None))


def is_distribution(x: Any) -> bool:
    """Is it a distribution? (Without loading the class.)"""
    return hasattr(x.__class__, "marginal")


def is_samples(x: Any) -> bool:
    """Are they samples? (Without loading the class.)"""
    return hasattr(x.__class__, "frequencies")


def is_data(x: Any) -> bool:
    """May `x` be data of one variable?"""
    kind = x.__class__
    return (
        x is NIL
        or kind in (Pair, Vector, String)
        or isinstance(x, (bytes, bytearray))
        or hasattr(kind, "__array__")
        or is_samples(x)
    )


contract("Source", "a distribution, samples, or probabilities", "is_source({x})", is_source=is_source)
contract("Distribution", "a distribution", "is_distribution({x})", is_distribution=is_distribution)
contract("Samples", "samples", "is_samples({x})", is_samples=is_samples)
contract("Data", "data: a string, a list, a vector, an array, or samples", "is_data({x})",
         is_data=is_data)  # fmt: skip


def ask(name: str, question: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """The answer of `lambit.info` as a Lisp value; its refusals as conditions that begin with `name`."""
    from lambit.info.checks import InformationError

    context = current()
    if context.native_kernels is not None:
        context.native_kernels()
    terminal = context.progress
    try:
        if terminal is None:
            return lisp_value(question(*arguments, **options))
        from lambit.info.progress import Bar, watched

        with watched(Bar(terminal)):
            return lisp_value(question(*arguments, **options))
    except InformationError as error:
        raise DomainError(f"{name}: {told(error)}", hint=error.hint and in_lisp(error.hint)) from None
    except (RecursionError, MemoryError, OverflowError) as error:
        raise DomainError(f"{name}: the data are too deep or too large: {error}") from None


def told(error: Any) -> str:
    """The message of an `InformationError` in Lisp's notation."""
    from lambit.info.checks import InformationError

    return str(InformationError(in_lisp(error.template), *error.values).tell(show))


def in_lisp(text: str) -> str:
    """A sentence of `lambit.info` with what it quotes of Python as Lisp writes it: `'e'`, `alphabet=5`, `sample_entropy`."""
    import re

    from lambit.info import HOMES

    names = {name for home in HOMES.values() for name in home if "_" in name} | {"at_zero"}
    text = re.sub(r"(?<![\w'])'([a-z][a-z0-9-]*)'(?!\w)", r"'\1", text)
    text = re.sub(r"\b([a-z]+)=(?=\w)", r":\1 ", text)
    text = re.sub(r"\bNone for none\b", "#f for none", text)
    return re.sub(r"\b[a-z]+(?:_[a-z]+)+\b", lambda m: m[0].replace("_", "-") if m[0] in names else m[0], text)


def show(value: Any) -> str:
    """A value of a message as Lisp writes it; a variable's name as it is."""
    from lambit.printer import write_short

    if value.__class__ is str:
        return value
    if value.__class__ is dict:
        return ", ".join(f"{k} = {show(v)}" for k, v in value.items())
    return write_short(lisp_value(value))


def lisp_value(x: Any) -> Any:
    """A result of `lambit.info` as a Lisp value."""
    kind = x.__class__
    if kind in (int, float):
        return x
    if isinstance(x, float):  # an estimate: `values` makes it a number to Lisp
        from . import values  # noqa: F401

        return float(x) if hasattr(kind, "dtype") else x
    if kind is bool:
        from lambit.data import FALSE, TRUE

        return TRUE if x else FALSE
    if kind is tuple:
        return from_iterable(x)
    if kind.__name__ == "Fraction":
        from lambit.data import make_rational

        return make_rational(x.numerator, x.denominator)
    if kind.__module__.startswith("lambit.info."):
        from .foreign import lisp_result

        return lisp_result(x)
    return x.item() if hasattr(x, "item") and getattr(x, "ndim", 1) == 0 else x


def elements(name: str, x: Any) -> list[Any]:
    """The elements of a list or vector."""
    items = x.items if x.__class__ is Vector else list_to_python(x)
    if items is None:
        raise WrongType(f"{name}: argument 1: expected a proper list")
    return items


def to_source(name: str, x: Any) -> Any:
    """A Lisp argument as what `lambit.info` measures: a distribution, samples or an array."""
    if is_distribution(x) or is_samples(x) or hasattr(x.__class__, "__array__"):
        return x
    return ask(name, to_distribution, name, x)


def to_sources(name: str, *arguments: Any) -> list[Any]:
    """Sources to be compared; bare probabilities must be of one length."""
    sources = [to_source(name, x) for x in arguments]
    first = sources[0]
    for x, made in zip(arguments[1:], sources[1:], strict=True):
        bare = first is not arguments[0] and made is not x and _indices(first) and _indices(made)
        if bare and len(first) != len(made):
            raise DomainError(f"{name}: unequal lengths: {len(first)} and {len(made)} probabilities")
    return sources


def _indices(d: Any) -> bool:
    """Are the outcomes the indices of bare probabilities?"""
    outcomes = d.outcomes
    return bool(outcomes.__class__ is list and outcomes[0].__class__ is int and outcomes == list(range(len(d))))


def to_distribution(name: str, x: Any, names: tuple[str, ...] | None = None) -> Any:
    """An alist, a list of rows, a list of numbers, a hash table or an array as a distribution."""
    from lambit.info.distributions.distribution import from_array, from_columns, from_pairs
    from lambit.info.distributions.sources import nested_pairs

    from .values import LispDistribution

    if is_distribution(x):
        return x
    if is_samples(x):
        return x.frequencies()
    if hasattr(x.__class__, "__array__"):
        return from_array(x, names, LispDistribution)
    if is_table(x):
        return from_pairs(table_items(x), names, LispDistribution)
    items = elements(name, x)
    if set(map(type, items)) == {Pair}:
        shares = [item.cdr for item in items]
        if set(map(type, shares)) <= NUMBERS or all(map(is_probability, shares)):
            outcomes = [item.car for item in items]
            if names is not None and len(names) > 1:
                outcomes = list(map(row, outcomes))
            return from_columns(outcomes, shares, names, LispDistribution)
    if items and all(item.__class__ is Pair or item.__class__ is Vector for item in items):
        pairs, default = nested_pairs([elements(name, item) for item in items])
        return from_pairs(pairs, names or default, LispDistribution)
    return from_columns(list(range(len(items))), items, names, LispDistribution, distinct=True)


def as_distribution(name: str, x: Any) -> Any:
    """A Lisp argument as a distribution, refused in the name of the procedure."""
    return x if is_distribution(x) else ask(name, to_distribution, name, x)


def is_probability(x: Any) -> bool:
    """Is it a number, so that a pair with it as cdr is an outcome with its probability?"""
    return x is not NIL and hasattr(x, "__float__")


def row(x: Any) -> Any:
    """The values of an outcome of several variables, as a tuple."""
    if x.__class__ is Vector:
        return tuple(x.items)
    items = list_to_python(x)
    return x if items is None else tuple(items)


def table_items(x: Any) -> list[tuple[Any, Any]]:
    """The entries of a hash table or of a Python dictionary."""
    entries = list(zip(x.keys(), x.values(), strict=True))
    if x.__class__ is dict:  # from Python
        return [(String(k) if k.__class__ is str else k, v) for k, v in entries]
    return entries


def to_seed(name: str, seed: Any) -> Any:
    """The value of `:seed`: an integer; if absent, a number from the interpreter's own random source.

    That source needs the capability `random`, unless the program has seeded it.
    """
    if seed is not ABSENT and seed is not None:
        if seed.__class__ is not int or seed < 0:
            from lambit.printer import write_short

            raise WrongType(f"{name}: :seed: expected an exact integer, not negative, got {write_short(seed)}")
        return seed
    from lambit.builtins.random import generator

    return generator().getrandbits(64)


def to_word(x: Any) -> Any:
    """The word that a symbol, a keyword or a string is, which chooses something; another value as it is."""
    if x.__class__ is Symbol or x.__class__ is Keyword:
        return x.name
    return x.text if x.__class__ is String else x


def is_word(x: Any, word: str) -> bool:
    """Is it that word? (Lisp values refuse to be compared with what is no number.)"""
    return x.__class__ is str and x == word


def to_base(base: Any) -> Any:
    """The value of `:base`: `'e` is a symbol in Lisp."""
    return base.name if base.__class__ is Symbol else base


def to_names(name: str, names: Any) -> Any:
    """A variable or a list of variables as strings; None if absent."""
    if names is ABSENT or names is None:
        return None
    if names.__class__ is Symbol:
        return names.name
    items = list_to_python(names) if names.__class__ is Pair else None
    if items is None or not all(item.__class__ is Symbol for item in items):
        from lambit.printer import write_short

        raise WrongType(f"{name}: expected a variable (a symbol) or a list of variables, got {write_short(names)}")
    return [item.name for item in items]


def strings(symbols: Sequence[Any]) -> list[str]:
    """Symbols as strings."""
    return [s.name for s in symbols]


def to_column(name: str, x: Any) -> Any:
    """Lisp data of one variable, encoded."""
    from lambit.info.data.columns import Column, encode, encode_objects

    from .sample_values import LispCharacters
    from .values import equal_key

    if x.__class__ is String:
        column = encode(x.text)
        column.symbols = LispCharacters(column.size)
        return column
    if hasattr(x.__class__, "__array__") or isinstance(x, (bytes, bytearray)):
        column = encode(bytes(x) if isinstance(x, bytearray) else x)
        if column.symbols.__class__ is tuple:  # numpy's booleans
            from lambit.data import FALSE, TRUE

            column = Column(column.codes, (FALSE, TRUE))
        return column
    items = elements(name, x)
    kinds = set(map(type, items))
    if kinds in ({int}, {float}, set()):
        return encode(items)
    if kinds == {Symbol} or kinds == {Char}:  # unequal ones never look equal to a dictionary
        return encode_objects(items)
    if kinds == {String}:
        return encode_objects(items, [item.text for item in items])
    return encode_objects(items, list(map(equal_key, items)))

"""Scheme regular expressions (SRFI 115): the notation, read into the trees of `lambit.regexp`.

What surrounds an expression decides what it means: whether case matters,
whether named sets are Unicode's or ASCII's, whether submatches are numbered.
That is its `Context`.
"""

from __future__ import annotations

from typing import Any, NamedTuple, NoReturn

from lambit.data import Char, Pair, String, Symbol
from lambit.data.char_sets import CharSet, of_range
from lambit.errors import LispError
from lambit.regexp.classes import CLASSES, SYNONYMS
from lambit.regexp.nodes import (
    EMPTY,
    Assertion,
    Backreference,
    Character,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    Submatch,
    width,
)
from lambit.regexp.sets import Difference, Intersection, Named, OneOf, Ranges, Set, Tested, Union

from .lists import elements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")

DEEPEST = 500  # expressions inside each other


class Context(NamedTuple):
    """What surrounds an expression says about it."""

    fold: bool = False
    ascii: bool = False
    numbered: bool = True

    @property
    def folding(self) -> str:
        """Which characters are taken for the same."""
        return ("ascii" if self.ascii else "unicode") if self.fold else ""


class BadExpression(Exception):
    """What is no regular expression: the reason, and the part of it that is wrong."""


def bad(reason: str, x: Any) -> NoReturn:
    """Refuse `x`."""
    from lambit.printer import write_short

    raise BadExpression(f"{reason}: {write_short(x)}")


class Reader:
    """Reads one expression; counts and names its submatches."""

    def __init__(self) -> None:
        self.submatches = 0
        self.names: dict[str, list[int]] = {}
        self._depth = 0

    def node(self, x: Any, context: Context) -> Node:
        """The tree of the expression `x`."""
        kind = x.__class__
        if kind is String:
            fold = context.folding
            parts: list[Node] = [Character(OneOf(c, fold)) for c in x.text]
            return parts[0] if len(parts) == 1 else Sequence(tuple(parts))
        if kind is Symbol:
            return self._word(x, context)
        if kind is not Pair:
            return Character(self.set(x, context))
        return self._inside(self._form, x, context)

    def _inside(self, read: Callable[[Pair, Context], T], x: Pair, context: Context) -> T:
        """What `read` makes of the expression `x`, which is inside those that are being read."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadExpression(f"more than {DEEPEST} expressions inside each other")
        found = read(x, context)
        self._depth -= 1
        return found

    def _word(self, x: Symbol, context: Context) -> Node:
        name = SYNONYMS.get(x.name, x.name)
        if name in CLASSES:
            return Character(_class(name, context))
        if name in ("bos", "eos", "bol", "eol"):
            return Assertion(name)
        if name in ("bow", "eow", "nwb"):
            return _word_edge(name, context)
        if name == "word":
            return _whole_word(_class("any", context), context)
        if name in ("bog", "eog"):
            return EMPTY if context.ascii else Assertion("grapheme-boundary")
        if name == "grapheme":
            return _grapheme(context)
        return bad("unknown name", x)

    def _form(self, x: Pair, context: Context) -> Node:
        head = x.car
        name = head.name if head.__class__ is Symbol else ""
        read = _FORMS.get(name)
        if read is not None:
            found: Node = read(self, x, _rest(x), context)
            return found
        if name in ("or", "|"):
            return _choice([self.node(option, context) for option in _rest(x)])
        if name in _CONTEXTS:
            return self.sequence(_rest(x), _CONTEXTS[name](context))
        return Character(self.set(x, context))

    def sequence(self, xs: list[Any], context: Context) -> Node:
        """The tree of the expressions `xs`, one after the other."""
        parts = tuple(self.node(x, context) for x in xs)
        return parts[0] if len(parts) == 1 else Sequence(parts)

    def set(self, x: Any, context: Context) -> Set:
        """The set of characters that the expression `x` stands for."""
        kind = x.__class__
        if kind is Char or (kind is String and len(x) == 1):
            return OneOf(x.text, context.folding)
        if kind is CharSet:
            fold = context.folding
            return Ranges(x.bounds, fold) if x.test is None else Tested(x.test, fold)
        if kind is Symbol and SYNONYMS.get(x.name, x.name) in CLASSES:
            return _class(SYNONYMS.get(x.name, x.name), context)
        if kind is not Pair:
            return bad("no set of characters" if kind in (Symbol, String) else "no regular expression", x)
        return self._inside(self._set_form, x, context)

    def _set_form(self, x: Pair, context: Context) -> Set:
        head = x.car
        if head.__class__ is String:
            return _literal_set(x, [head, *_rest(x)], context)
        name = head.name if head.__class__ is Symbol else ""
        name = _SET_SYNONYMS.get(name, name)
        if name == "char-set":
            return _literal_set(x, _rest(x), context)
        if name == "/":
            return _ranges(x, context)
        if name in _CONTEXTS and name != "w/nocapture":
            context, name = _CONTEXTS[name](context), "or"
        if name not in ("or", "and", "-", "~"):
            return bad("no regular expression begins with" if name == "" else "no set of characters", x)
        parts = tuple(self.set(part, context) for part in _rest(x))
        if name == "or":
            return parts[0] if len(parts) == 1 else Union(parts)
        if name == "and":
            return Intersection(parts)
        if name == "~":
            return Difference(_class("any", context), parts)
        return Difference(parts[0], parts[1:]) if parts else bad("a difference of nothing", x)


def _rest(x: Pair) -> list[Any]:
    """What follows the first element of the form."""
    try:
        return elements("", 1, x.cdr)
    except LispError:
        return bad("no list", x)


# -- sets


def _class(name: str, context: Context) -> Set:
    ascii_only = context.ascii or name == "hex-digit"
    return Named(name, ascii_only, context.folding)


def _literal_set(x: Pair, texts: list[Any], context: Context) -> Set:
    if len(texts) != 1 or texts[0].__class__ is not String:
        return bad("a set is written with one string", x)
    return OneOf("".join(sorted(set(texts[0].text))), context.folding)


def _ranges(x: Pair, context: Context) -> Set:
    for each in _rest(x):
        if each.__class__ is not String and each.__class__ is not Char:
            return bad("a range is between characters", x)
    text = "".join([each.text for each in _rest(x)])
    if len(text) % 2:
        return bad("ranges are between pairs of characters", x)
    parts = []
    for low, high in zip(text[::2], text[1::2], strict=True):
        if low > high:
            return bad(f"a range from {low} to {high} is empty", x)
        parts.append(Ranges(of_range(ord(low), ord(high) + 1).bounds, context.folding))
    return parts[0] if len(parts) == 1 else Union(tuple(parts))


# -- words and graphemes


def _word_edge(name: str, context: Context) -> Assertion:
    return Assertion(f"{name}/ascii" if context.ascii else name)


def _whole_word(wanted: Set, context: Context) -> Node:
    constituent = Union((_class("alphanumeric", context), OneOf("_")))
    body = Repeat(Character(Intersection((constituent, wanted))), 1, None)
    return Sequence((_word_edge("bow", context), body, _word_edge("eow", context)))


def _grapheme(context: Context) -> Node:
    one = Character(_class("any", context))
    if context.ascii:
        return one
    boundary, more = Assertion("grapheme-boundary"), Assertion("no-grapheme-boundary")
    return Sequence((boundary, one, Repeat(Sequence((more, one)), 0, None), boundary))


# -- forms: (reader, the form, its arguments, context) -> tree


def _choice(options: list[Node]) -> Node:
    sets = [option.wanted for option in options if isinstance(option, Character)]
    if len(sets) == len(options) > 1:
        return Character(Union(tuple(sets)))
    return options[0] if len(options) == 1 else Choice(tuple(options))


def _seq(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
    del x
    return reader.sequence(xs, context)


def _repeat(least: int, most: int | None, *, greedy: bool = True) -> Form:
    def read(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
        del x
        return Repeat(reader.sequence(xs, context), least, most, greedy)

    return read


def _counted(counts: int, bounds: Callable[..., tuple[int, int | None]], *, greedy: bool = True) -> Form:
    """Repetition with `counts` numbers before the expressions."""

    def read(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
        numbers = xs[:counts]
        if len(numbers) < counts or any(n.__class__ is not int or n < 0 for n in numbers):
            return bad("a repetition needs exact counts, not negative", x)
        least, most = bounds(*numbers)
        if most is not None and least > most:
            return bad(f"a repetition from {least} to {most} times", x)
        return Repeat(reader.sequence(xs[counts:], context), least, most, greedy)

    return read


def _submatch(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
    del x
    if not context.numbered:
        return reader.sequence(xs, context)
    reader.submatches += 1
    number = reader.submatches
    return Submatch(reader.sequence(xs, context), number)


def _named(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
    if not xs or xs[0].__class__ is not Symbol:
        return bad("a named submatch needs a symbol", x)
    if context.numbered:
        reader.names.setdefault(xs[0].name, []).append(reader.submatches + 1)
    return _submatch(reader, x, xs[1:], context)


def _backref(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
    wanted = xs[0] if len(xs) == 1 else None
    if wanted.__class__ is int and 0 < wanted <= reader.submatches:
        return Backreference((wanted,), context.folding)
    if wanted.__class__ is Symbol and wanted.name in reader.names:
        return Backreference(tuple(reader.names[wanted.name]), context.folding)
    return bad("a backreference needs the number or name of a submatch before it", x)


def _whole(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
    del x
    edges = _word_edge("bow", context), _word_edge("eow", context)
    return Sequence((edges[0], reader.sequence(xs, context), edges[1]))


def _word_of(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
    del x
    return _whole_word(Union(tuple(reader.set(each, context) for each in xs)), context)


def _look(*, ahead: bool, negative: bool) -> Form:
    def read(reader: Reader, x: Pair, xs: list[Any], context: Context) -> Node:
        body = reader.sequence(xs, context._replace(numbered=False))
        if _has_backreference(body):
            return bad("no backreference can be looked for", x)
        if not ahead and width(body) is None:
            return bad("what is looked for behind must have a fixed length", x)
        return Look(body, ahead, negative)

    return read


def _has_backreference(node: Any) -> bool:
    if isinstance(node, Backreference):
        return True
    return isinstance(node, tuple) and any(_has_backreference(part) for part in node)


Form = Any  # Callable[[Reader, Pair, list[Any], Context], Node]
_FORMS: dict[str, Form] = {
    "seq": _seq, ":": _seq,
    "*": _repeat(0, None), "zero-or-more": _repeat(0, None),
    "+": _repeat(1, None), "one-or-more": _repeat(1, None),
    "?": _repeat(0, 1), "optional": _repeat(0, 1),
    "=": _counted(1, lambda n: (n, n)), "exactly": _counted(1, lambda n: (n, n)),
    ">=": _counted(1, lambda n: (n, None)), "at-least": _counted(1, lambda n: (n, None)),
    "**": _counted(2, lambda n, m: (n, m)), "repeated": _counted(2, lambda n, m: (n, m)),
    "??": _repeat(0, 1, greedy=False), "non-greedy-optional": _repeat(0, 1, greedy=False),
    "*?": _repeat(0, None, greedy=False), "non-greedy-zero-or-more": _repeat(0, None, greedy=False),
    "**?": _counted(2, lambda n, m: (n, m), greedy=False),
    "non-greedy-repeated": _counted(2, lambda n, m: (n, m), greedy=False),
    "$": _submatch, "submatch": _submatch, "->": _named, "submatch-named": _named, "backref": _backref,
    "word": _whole, "word+": _word_of,
    "look-ahead": _look(ahead=True, negative=False), "neg-look-ahead": _look(ahead=True, negative=True),
    "look-behind": _look(ahead=False, negative=False), "neg-look-behind": _look(ahead=False, negative=True),
}  # fmt: skip
_CONTEXTS: dict[str, Callable[[Context], Context]] = {
    "w/case": lambda context: context._replace(fold=False),
    "w/nocase": lambda context: context._replace(fold=True),
    "w/ascii": lambda context: context._replace(ascii=True),
    "w/unicode": lambda context: context._replace(ascii=False),
    "w/nocapture": lambda context: context._replace(numbered=False),
}
_SET_SYNONYMS = {"|": "or", "&": "and", "difference": "-", "complement": "~", "char-range": "/"}

"""The reference reader: stock lark running `grammar.lark`, slow and plain.

The meaning of tokens and rules is the reader's own (`atoms`, `structures`); what
differs is everything else: scanner, parser, stack, error detection. A test
holds both to the same data, positions and places of errors.
"""

from __future__ import annotations

from typing import Any

from lambit.data import NIL, Pair
from lambit.errors import Incomplete, ReadError
from lambit.source import NO_SOURCE

from .atoms import FOLDED_VALUES, PREFIXES, TOKEN_VALUES, comment_end
from .build import make_lark
from .pieces import OPENED, label_number
from .structures import Labels, array, bytevector, vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.source import Source

OPENERS = {
    "LPAR", "LSQB", "VEC_OPEN", "U8_OPEN", "ARRAY_OPEN", "PREFIX", "DATUM_COMMENT", "LABEL_DEF", "DOT",
}  # fmt: skip


WAITING = {"PREFIX", "DATUM_COMMENT", "LABEL_DEF"}


Children = list[Any]


class Located:
    """A datum and where it begins."""

    __slots__ = ("datum", "position")

    def __init__(self, datum: Any, position: int) -> None:
        self.datum = datum
        self.position = position


class Label(Located):
    """`#n=`, waiting for its datum: the number and where it stands."""

    __slots__ = ()


class Sequence:
    """What is between two brackets: a chain behind `head`, which has no position yet."""

    __slots__ = ("head", "last")

    def __init__(self) -> None:
        self.head = self.last = Pair(OPENED, NIL)

    def add(self, item: Located) -> Sequence:
        """One more."""
        cell = Pair(item.datum, NIL, item.position)
        self.last.cdr = self.last = cell
        return self


class Actions:
    """One method per rule, as lark's transformers have it; tokens come as lark makes them."""

    def __init__(self) -> None:
        self.begin(0)

    def begin(self, base: int) -> None:
        """Forget the last text; positions in the next one count from `base`."""
        self.base = base
        self.fold_from: list[tuple[int, bool]] = []
        self.labels = Labels()
        self.forms = 0  # outermost data so far: the scope of labels

    def at(self, token: Any) -> int:
        """The position of a token."""
        return self.base + int(token.start_pos)

    def folding(self, token: Any) -> bool:
        """Is `#!fold-case` in force at `token`?"""
        return next((on for at, on in reversed(self.fold_from) if at < token.start_pos), False)

    def program(self, children: Children) -> Any:
        return children[0].head

    def none(self, children: Children) -> Sequence:
        del children
        return Sequence()

    def form(self, children: Children) -> Sequence:
        self.forms += 1
        return self.push(children)

    def push(self, children: Children) -> Sequence:
        sequence: Sequence = children[0]
        return sequence.add(children[1])

    def drop(self, children: Children) -> Any:
        return children[0]

    def discard(self, children: Children) -> None:
        del children

    def token(self, children: Children) -> Located:
        token = children[0]
        values = FOLDED_VALUES if self.folding(token) else TOKEN_VALUES
        try:
            return Located(values[token.type](str(token)), self.at(token))
        except ReadError as error:
            error.position += self.at(token)
            raise

    bad = token

    def label(self, children: Children) -> Label:
        number = self.number(children[0])
        self.labels.define(number, self.at(children[0]), self.forms)
        return Label(number, self.at(children[0]))

    def label_ref(self, children: Children) -> Located:
        position = self.at(children[0])
        return Located(self.labels.refer(self.number(children[0]), position, self.forms), position)

    def number(self, token: Any) -> int:
        """The number of a label."""
        try:
            return label_number(token)
        except ReadError as error:
            error.position += self.at(token)
            raise

    def labelled(self, children: Children) -> Located:
        label, _, item = children
        self.labels.complete(label.datum, item.datum, label.position)
        return Located(item.datum, label.position)

    def prefixed(self, children: Children) -> Located:
        mark, _, item = children
        rest = Pair(item.datum, NIL, item.position)
        return Located(Pair(PREFIXES[str(mark)], rest, self.at(mark)), self.at(mark))

    def list(self, children: Children) -> Located:
        position = self.at(children[0])
        datum = children[1].head.cdr
        if datum is not NIL:
            datum.position = position
        return Located(datum, position)

    def dotted(self, children: Children) -> Located:
        sequence, tail = children[1], children[4]
        if sequence.head.cdr is NIL:
            raise ReadError("nothing before the dot", position=self.at(children[2]))
        sequence.last.cdr = tail.datum
        return self.list(children)

    def vector(self, children: Children) -> Located:
        return Located(vector(children[1].head), self.at(children[0]))

    def bytes(self, children: Children) -> Located:
        return Located(bytevector(children[1].head), self.at(children[0]))

    def array(self, children: Children) -> Located:
        kind = str(children[0])[1:-1].lower()
        return Located(array(kind, children[1].head), self.at(children[0]))


def _lexer_class() -> Any:
    """A scanner of lark's, which finds the ends of block comments of any depth."""
    from lark.lexer import BasicLexer

    class DeepLexer(BasicLexer):
        def match(self, text: Any, pos: int) -> Any:
            found: Any = super().match(text, pos)  # type: ignore[no-untyped-call]
            if found is not None and found[1] == "OPEN_COMMENT":
                whole = text if text.__class__ is str else text.text
                end = comment_end(whole, pos)
                if end >= 0:
                    return whole[pos:end], "BLOCK_COMMENT"
            return found

    return DeepLexer


_made: list[tuple[Any, Actions]] = []


def make_reader(base: int = 0) -> tuple[Any, Actions]:
    """Stock lark with our actions as its transformer."""
    if not _made:
        _made.append(_make())
    lark, actions = _made[0]
    actions.begin(base)
    return lark, actions


def _make() -> tuple[Any, Actions]:
    actions = Actions()

    def directive(token: Any) -> Any:
        actions.fold_from.append((token.start_pos, token.lower() == "#!fold-case"))
        return token

    lark = make_lark(
        transformer=actions,
        lexer_callbacks={"DIRECTIVE": directive},
        _plugins={"BasicLexer": _lexer_class()},
    )
    return lark, actions


def read_all(text: str, source: Source | None = None) -> list[Any]:
    """All data in `text`, as `lambit.reader.read_all` gives it."""
    from lark.exceptions import UnexpectedToken

    base = (source or NO_SOURCE).base
    if text[:1] == "\ufeff":  # a byte order mark
        text = " " + text[1:]
    lark, actions = make_reader(base)
    try:
        head = lark.parse(text)
    except UnexpectedToken as error:
        raise _located(error, base) from None
    return list(actions.labels.patch(head).cdr)


def _located(error: Any, base: int) -> ReadError:
    """The error at the place where the reader's own is."""
    token = error.token
    waiting = _waiting(error.interactive_parser.parser_state.value_stack)
    innermost = waiting[-1] if waiting else None
    at_end = token.type == "$END"
    if at_end or (innermost and getattr(innermost, "type", "LABEL_DEF") in WAITING):
        kind = Incomplete if at_end else ReadError
        return kind("unexpected end", position=_position(innermost, base))
    return ReadError(f"unexpected {token}", position=base + token.start_pos)


def _waiting(stack: list[Any]) -> list[Any]:
    """What on the stack waits for more; a dot does until its datum has come."""
    found: list[Any] = []
    for i, value in enumerate(stack):
        kind = getattr(value, "type", None)
        if kind == "DOT" and any(x.__class__ is Located for x in stack[i + 1 : i + 3]):
            continue
        if kind in OPENERS or value.__class__ is Label:
            found.append(value)
    return found


def _position(innermost: Any, base: int) -> int:
    if innermost.__class__ is Label:
        return int(innermost.position)
    return base + int(innermost.start_pos)

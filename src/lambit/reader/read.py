"""The reader: text to data, by the tables that lark made of `grammar.lark`.

`Reader.run` is the loop; each turn takes one piece of text. See `build.py` for
the operations. What is open is a stack of frames, each the state below, the
last cell of the sequence there and its first; new data are linked to the last
cell at once, so closing a list costs nothing but the cell that holds it.
"""

from __future__ import annotations

import gc
from itertools import accumulate

from lambit.data import EOF, NIL, Pair
from lambit.errors import Incomplete, ReadError
from lambit.source import NO_SOURCE, OFFSET_MASK

from . import _tables as tables
from .atoms import bad_hash, comment_end
from .complaints import unclosed_comment, unexpected, unfinished
from .pieces import KIND, OPENED, TokenError, memory
from .scanner import TEXT, TOKEN
from .structures import Labels, array, bytevector, vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lambit.source import Source
else:
    Any = object  # `typing` is slow to import

Row = tuple[int, ...]
Frame = tuple[Row, Any, Any]

ROWS: tuple[Row, ...] = tables.ROWS
OPS: tuple[Any, ...] = tables.OPS
SKIP_OP, RUN_OP, FIRST_OP, HEAD_OP = 1, 2, 3, 10_000
ERROR_OP, SPECIAL_OP, STOP_OP = -1, -2, -3
ATOM, RPAR, DATUM, DOT = KIND["ATOM"], KIND["RPAR"], KIND["DATUM"], KIND["DOT"]
SHEBANG, DIRECTIVE = KIND["SHEBANG"], KIND["DIRECTIVE"]
OPEN_COMMENT, LABEL_DEF = KIND["OPEN_COMMENT"], KIND["LABEL_DEF"]
CONTAINERS: dict[str, Callable[[Any], Any]] = {
    "vector": vector,
    "bytes": bytevector,
    "array": lambda head: array(head.car, head),
}
LIST_OP = FIRST_OP + OPS.index(("leave", "list"))
PREFIXED_OP = FIRST_OP + OPS.index(("leave", "prefixed"))
ENTER = {FIRST_OP + i: ROWS[op[1]] for i, op in enumerate(OPS) if op[0] == "enter"}
CLOSING = {
    FIRST_OP + i for i, op in enumerate(OPS)
    if op[0] == "leave" and op[1] in ("list", "dotted", *CONTAINERS)
}  # fmt: skip
# the bottom state of a reader that stops after one datum
STOPPING: Row = (*(STOP_OP if op == 0 else op for op in ROWS[0][:-1]), 0)
DONE: Row = ()
CHUNK = 1 << 17  # characters that are split at a time
FIRST_CHUNK = 256  # the same where only a few may be wanted


class Reader:
    """Reads the data of `text`, from `offset` on; `fold` is set by #!fold-case.

    Strings are literals, which cannot be changed, unless `literal` is set to false.
    """

    __slots__ = ("_labels", "base", "fold", "literal", "offset", "text")

    def __init__(self, text: str, source: Source | None = None, offset: int = 0) -> None:
        if len(text) > OFFSET_MASK:
            raise ReadError(f"a text of {len(text)} characters: the limit is {OFFSET_MASK}")
        self.text = text
        self.base = (source or NO_SOURCE).base
        self.offset = 1 if offset == 0 and text[:1] == "\ufeff" else offset  # a byte order mark
        self.fold = False
        self.literal = True
        self._labels = Labels()

    def all(self) -> list[Any]:
        """All data up to the end of the text."""
        return list(self.cells())

    def cells(self) -> Any:
        """The same as a Lisp list, each of whose pairs knows where its datum begins."""
        return self._quietly(one=False).cdr

    def next(self) -> Any:
        """The next datum, or EOF; `offset` then is just behind it."""
        return self._quietly(one=True)

    def _quietly(self, *, one: bool) -> Any:
        """Read while the garbage collector rests: new pairs are no garbage."""
        enabled = gc.isenabled()
        gc.disable()
        try:
            result = self.run(one=one)
        finally:
            if enabled:
                gc.enable()
        return self._labels.patch(result)

    def run(self, *, one: bool) -> Any:
        """The loop. Gives the first cell of all data, or with `one` the first datum."""
        text, base, at, end = self.text, self.base, self.offset, len(self.text)
        size = FIRST_CHUNK if one else CHUNK
        rows = ROWS
        row: Row = STOPPING if one else rows[0]
        head: Any = Pair(OPENED, NIL, base + at)
        last: Any = head
        stack: list[Frame] = []
        push, pop = stack.append, stack.pop
        known = memory(fold=self.fold, literal=self.literal)
        p = base + at
        while at < end:
            pieces = TEXT.findall(text, at, at + size)
            start = at
            at += size
            if at < end:  # the last piece may be cut off
                if len(pieces) == 1:
                    if pieces[0][:2] == "#|":
                        at, size = self._after_comment(start), FIRST_CHUNK
                    else:
                        at, size = start, size * 2
                    continue
                at -= len(pieces.pop())
                size = min(size * 2, CHUNK)
            try:
                for piece, p in zip(pieces, accumulate(map(len, pieces), initial=base + start)):  # noqa: B905
                    kind, value = known[piece]
                    op = row[kind]
                    if op == 0:  # append
                        last.cdr = last = Pair(value, NIL, p)
                    elif op >= HEAD_OP:  # enter: "(", or "(" and an atom, or "'"
                        push((row, last, head))
                        row = rows[op - HEAD_OP]
                        head = last = Pair(value, NIL, p)
                    elif op == RUN_OP:
                        while value:
                            value -= 1
                            op = row[RPAR]
                            if op == LIST_OP:
                                position = head.position
                                if head.car is not OPENED:
                                    datum = head
                                elif (datum := head.cdr) is not NIL:
                                    datum.position = position
                                row, last, head = pop()
                                op = row[DATUM]
                                if op == 0:
                                    last.cdr = last = Pair(datum, NIL, position)
                                    continue
                                row, last, head = self._arrive(op, datum, position, last, head, stack, row)
                            elif op >= FIRST_OP:
                                row, last, head = self._close(op, head, stack)
                            else:
                                p += len(piece.rstrip()) - value - 1
                                raise unexpected(text, base, row, RPAR, p, head)
                            if row is DONE:
                                self.offset = p - base + len(piece.rstrip()) - value
                                return last
                    elif op != SKIP_OP:
                        if op == SPECIAL_OP:
                            if kind == OPEN_COMMENT:
                                at, size = self._after_comment(p - base), FIRST_CHUNK
                                break
                            if kind == DIRECTIVE:
                                self.fold = value
                                known = memory(fold=value, literal=self.literal)
                                continue
                            if kind == SHEBANG:
                                if p != base:
                                    raise TokenError(bad_hash(piece.split(None, 1)[0]))
                                continue
                            value = self._labels.refer(value, p, stack[0][1] if stack else last)
                            op = row[ATOM]
                        if op < FIRST_OP:  # not `enter`, not `leave`
                            if op == ERROR_OP:
                                raise unexpected(text, base, row, kind, p, head)
                            if op == STOP_OP:
                                self.offset = p - base + len(TOKEN.match(piece).group())
                                return value
                            last.cdr = last = Pair(value, NIL, p)
                        elif (entered := ENTER.get(op)) is not None:
                            if kind == LABEL_DEF:
                                self._labels.define(value, p, stack[0][1] if stack else last)
                            elif kind == DOT and last is head and head.car is OPENED:
                                raise ReadError("nothing before the dot", position=p)
                            push((row, last, head))
                            row = entered
                            head = last = Pair(value, NIL, p)
                        elif op == PREFIXED_OP and stack[-1][0][DATUM] == 0:
                            datum = Pair(head.car, Pair(value, NIL, p), position := head.position)
                            row, last, head = pop()
                            last.cdr = last = Pair(datum, NIL, position)
                        else:
                            if op in CLOSING:
                                row, last, head = self._close(op, head, stack)
                            else:
                                row, last, head = self._arrive(op, value, p, last, head, stack, row)
                            if row is DONE:
                                self.offset = p - base + len(TOKEN.match(piece).group())
                                return last
            except TokenError as caught:
                caught.error.position += p
                raise caught.error from None
        if stack:
            raise unfinished(text, base, row, head)
        self.offset = end
        return EOF if one else head

    def _close(self, op: int, head: Any, stack: list[Frame]) -> Frame:
        """A closing bracket: what it closes arrives in the state below."""
        rule = OPS[op - FIRST_OP][1]
        position = head.position
        if rule in ("list", "dotted"):
            datum = head.cdr if head.car is OPENED else head
            if datum is not NIL:
                datum.position = position
        else:
            datum = CONTAINERS[rule](head)
        row, last, head = stack.pop()
        return self._arrive(row[DATUM], datum, position, last, head, stack, row)

    def _arrive(
        self, op: int, datum: Any, position: int, last: Any, head: Any, stack: list[Frame],
        row: Row,
    ) -> Frame:  # fmt: skip
        """`op` happens to a datum: what has been waiting for it goes on."""
        while op >= FIRST_OP:
            name, then = OPS[op - FIRST_OP]
            if name == "tail":
                _, last, head = stack.pop()
                last.cdr = datum
                return ROWS[then], last, head
            start = head.position
            if then == "prefixed":
                datum = Pair(head.car, Pair(datum, NIL, position), start)
            elif then == "labelled":
                self._labels.complete(head.car, datum, start)
            row, last, head = stack.pop()
            if then == "discard":
                return row, last, head
            position = start
            op = row[DATUM]
        if op == STOP_OP:
            return DONE, datum, None
        last.cdr = new = Pair(datum, NIL, position)
        return row, new, head

    def _after_comment(self, start: int) -> int:
        end = comment_end(self.text, start)
        if end < 0:
            raise unclosed_comment(self.base + start)
        return end


def read_all(text: str, source: Source | None = None) -> list[Any]:
    """All data in `text`."""
    return Reader(text, source).all()


def read_one(text: str, offset: int = 0, source: Source | None = None) -> tuple[Any, int]:
    """The datum that begins at or behind `offset`, or EOF, and the offset behind it."""
    reader = Reader(text, source, offset)
    return reader.next(), reader.offset


def balanced(text: str) -> str:
    """Is `text` whole data? "complete", "incomplete" (more text could help) or "wrong"."""
    try:
        read_all(text)
    except Incomplete:
        return "incomplete"
    except ReadError:
        return "wrong"
    return "complete"

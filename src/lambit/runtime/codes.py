"""What is known of code objects: of Lisp procedures, and of those functions of ours that call them.

Looked up by the id of the code object, because a code object takes long to hash.
"""

from __future__ import annotations

from _operator import itemgetter
from _weakref import ref

from .registers import tail_call, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ReferenceType
    from collections.abc import Callable, Mapping
    from types import CodeType
    from typing import Any, Protocol

    from .continuations import Frame

if not TYPE_CHECKING:
    Protocol = object  # `typing` would cost a third of our start-up


class ResumePoint(Protocol):
    """A place in a Lisp procedure where a value is waited for."""

    names: tuple[str, ...]  # the live variables, as they are called in the frame
    live: Callable[[Mapping[str, Any]], tuple[Any, ...]]  # their values, out of all the frame's variables
    identity: bool  # does the rest only pass the value on?
    # the guards and continuations in whose bodies it is: their variables, and where throws arrive
    takers: tuple[tuple[str, Any], ...]
    function: Callable[..., Any]  # the rest of the procedure, of the value and the live variables


def taking(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What gives the values of `names`."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple([values[n] for n in names])


class CodeInfo(Protocol):
    """What the compiler knows of a code object."""

    points: dict[int, ResumePoint | None]  # those that are known already, by offset

    def point(self, instruction: int) -> ResumePoint | None:
        """The resume point of the call at byte offset `instruction`."""

    def takers(self, instruction: int) -> tuple[tuple[str, ResumePoint], ...]:
        """The guards and continuations in whose bodies `instruction` is."""


class Codes:
    """What is known of the code objects of Lisp procedures, by their id.

    Held weakly: `Module.codes` owns it, so that an interpreter can be given back.
    """

    __slots__ = ("references",)

    def __init__(self) -> None:
        self.references: dict[int, ReferenceType[Any]] = {}

    def get(self, key: int) -> Any:
        """What is known of the code object with id `key`; None if it is no Lisp code."""
        reference = self.references.get(key)
        return None if reference is None else reference()

    def __contains__(self, key: int) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: int) -> Any:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def add(self, code: CodeType, info: Any, owner: dict[int, Any]) -> None:
        """Let `info` be what is known of `code` as long as that and `owner` live."""
        key = id(code)
        owner[key] = info
        references = self.references
        references[key] = mine = ref(info)

        def forget(_: object) -> None:
            owner.pop(key, None)
            if references.get(key) is mine:
                del references[key]

        info.code = ref(code, forget)


CODES = Codes()

TRANSPARENT: set[int] = {id(tramp.__code__), id(tail_call.__code__)}
"""Code of ours whose frames only pass a value on."""

REIFIERS: dict[int, Callable[[dict[str, Any], Frame | None, object], Frame | None]] = {}
"""Code of ours that waits for a Lisp procedure: its frame, out of its variables, on the heap."""

CALLERS: dict[int, tuple[str, int]] = {}
"""Code of ours that calls a Lisp procedure: the variable that holds it, and the number of arguments."""


def transparent(*functions: Any) -> None:
    """Let the frames of `functions`, which live for ever, be such as only pass a value on."""
    TRANSPARENT.update([id(f.__code__) for f in functions])

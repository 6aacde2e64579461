"""What goes round: the parts of a datum that need labels because they contain themselves."""

from __future__ import annotations

from lambit.data import Pair

from .atoms import WRITERS
from .structures import parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def circular(x: Any) -> dict[int, int]:
    """What `x` contains that is part of a cycle and is met more than once, as labels for `render`.

    Every cycle has such a part: the one where a walk from `x` enters it.
    """
    return _met_again(x) if goes_round(x) else {}


def goes_round(x: Any) -> bool:
    """Does `x` contain something that contains itself?"""
    walked: dict[int, bool] = {}  # id -> are we still inside it?
    inside: list[int] = []  # ids on the way here
    todo: list[Any] = [[x]]  # what to walk; a number says how many of `inside` end here
    while todo:
        batch = todo[-1]
        if batch.__class__ is int:
            todo.pop()
            for _ in range(batch):
                walked[inside.pop()] = False
            continue
        if not batch:
            todo.pop()
            continue
        x, count = batch.pop(), 0
        while (within := walked.get(id(x))) is None:
            parts = parts_of(x)
            if not parts:
                break
            walked[id(x)] = True
            inside.append(id(x))
            count += 1
            if x.__class__ is Pair and x.car.__class__ in WRITERS:
                x = x.cdr  # most of a list: go on without a batch
                continue
            todo.append(count)
            todo.append([part for part in reversed(parts) if part.__class__ not in WRITERS])
            count = 0
            break
        if within:
            return True
        if count:
            todo.append(count)
    return False


def _met_again(x: Any) -> dict[int, int]:
    """The parts of cycles in `x` to which there are two ways, or more.

    Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972)
    on a stack of its own: the strongly connected components are the cycles.
    """
    cyclic: list[int] = []
    index: dict[int, int] = {id(x): 0}  # the order of discovery
    low: dict[int, int] = {id(x): 0}  # the first discovered that is within reach, as far as known
    ways: dict[int, int] = {id(x): 1}  # how often it is met
    path = [id(x)]  # discovered, component not yet complete
    on_path = {id(x)}
    work: list[tuple[Any, list[Any]]] = [(x, _inner(x))]
    while work:
        x, rest = work[-1]
        key = id(x)
        if rest:
            part = rest.pop()
            child = id(part)
            ways[child] = ways.get(child, 0) + 1
            if child not in index:
                index[child] = low[child] = len(index)
                path.append(child)
                on_path.add(child)
                work.append((part, _inner(part)))
            elif child in on_path:
                low[key] = min(low[key], index[child])
            continue
        work.pop()
        if work:
            above = id(work[-1][0])
            low[above] = min(low[above], low[key])
        if low[key] == index[key]:
            component = [path.pop()]
            while component[-1] != key:
                component.append(path.pop())
            on_path.difference_update(component)
            if len(component) > 1 or any(id(part) == key for part in _inner(x)):
                cyclic += component
    return {key: -1 for key in cyclic if ways[key] > 1}


def _inner(x: Any) -> list[Any]:
    """The parts of `x` that have parts, the last one first."""
    return [part for part in reversed(parts_of(x)) if part.__class__ not in WRITERS]

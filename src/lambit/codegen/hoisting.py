"""Before a loop: taking hold of the parts of values that are the same in every round.

    items = v.<vector-items> if v.__class__ is %Vector else %u
    while True:
        ... items[i] ...

No loop may fail because of what it would not have done. So if `v` is no vector,
`items` is the unspecific value, on which every operator fails; what happens then
is the same as if it had been asked for `v` itself (`speculative.py`).
"""

from __future__ import annotations

import _ast as A

from lambit.analysis.free import free
from lambit.analysis.parts import calls, calls_and_goes_round, uses
from lambit.data.parts import CHAR_TEXT, NATURAL, STRING_TEXT, VECTOR_ITEMS
from lambit.syntax.core import Core, Loop, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .expressions import Expressions

_CLASSES = {VECTOR_ITEMS: "%Vector", STRING_TEXT: "%String", CHAR_TEXT: "%Char", NATURAL: "%int"}


def hoist(e: Expressions, loop: Loop, first: Core | None) -> None:
    """Write what comes before `loop`, whose first round `first` may take the place of."""
    if e.unit.careful:
        return
    texts_last = not (calls_and_goes_round(loop) or (first is not None and calls(first)))
    if not texts_last:
        e.known.forget_texts()
    wanted = uses(loop.body)
    outside = free(loop.body) - set(loop.variables) if wanted else set()
    for key in wanted:
        v, part = key
        if v not in outside or key in e.known.parts or key in e.known.presumed:
            continue
        if part == NATURAL and (v.natural or v in e.known.indices):
            continue
        if part != STRING_TEXT or texts_last:
            name = e.temporary("part")
            e.out.append(e.nodes.assign(name, _taken(e, v, part)))
            e.known.presumed[key] = name


def _taken(e: Expressions, v: Variable, part: str) -> Any:
    """The part of the value of `v`, if it is of the class that has it."""
    n = e.nodes
    value: Callable[[], Any] = lambda: n.name(e.unit.local(v))
    tests = [n.compare(n.attribute(value(), "__class__"), A.Is(), n.name(_CLASSES[part]))]
    if part == NATURAL:
        tests.append(n.compare(value(), A.GtE(), n.constant(0)))
    elif part == STRING_TEXT:  # while single characters are written, there is none
        tests.append(n.compare(n.attribute(value(), "chars"), A.Is(), n.constant(None)))
    test = tests[0] if len(tests) == 1 else n.at(A.BoolOp(A.And(), tests))
    taken = value() if part == NATURAL else n.attribute(value(), part)
    return n.choose(test, taken, n.name("%u"))

"""How a match comes about: the way through the program that is preferred.

The span of the match is known; here the program is followed through it, the
preferred thread first. A place in the program at a position of the text is
tried once: what failed there will fail again. So the time is proportional to
the span. Only with backreferences may the same place be tried with other
submatches, and the time grow exponentially: that they cost so much is their
nature.
"""

from __future__ import annotations

from .program import ASSERT, BACK, CHARACTER, SAVE, SPLIT
from .sets import same_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .program import Program
    from .reading import Facts, Reading


def follow(
    program: Program, facts: Facts, reading: Reading, start: int, end: int | None
) -> list[int] | None:
    """The slots of the preferred match from `start` to `end`; None if there is none.

    Without `end`, that of the longest match, or (some repetition is not greedy) of the preferred one.
    """
    code, text, limit = program.code, reading.text, reading.end if end is None else end
    slots = [-1] * program.slots
    tried: set[Any] = set()
    best: list[int] | None = None
    stack: list[tuple[int, int, int]] = [(program.start, start, -1)]  # a place, a position; or a slot to restore
    while stack:
        pc, i, slot = stack.pop()
        if slot >= 0:
            slots[slot] = i
            continue
        while True:
            instruction = code[pc]
            action = instruction[0]
            if action == CHARACTER:
                if i == limit or not instruction[1](text[i]):
                    break
                i, pc = i + 1, instruction[2]
            elif action == SPLIT:
                place: Any = (pc, i, *slots) if program.backreferences else (pc, i)
                if place in tried:
                    break
                tried.add(place)
                stack.append((instruction[2], i, -1))
                pc = instruction[1]
            elif action == SAVE:
                stack.append((0, slots[instruction[1]], instruction[1]))
                slots[instruction[1]] = i
                pc = instruction[2]
            elif action == ASSERT:
                if not reading.facts(i, facts) >> instruction[1] & 1:
                    break
                pc = instruction[2]
            elif action == BACK:
                after = _past(slots, instruction[1], instruction[2], text, i, limit)
                if after is None:
                    break
                i, pc = after, instruction[3]
            else:
                if end is None or i == end:
                    if best is None or i > best[1]:
                        best = [start, i, *slots[2:]]
                    if end is not None or not program.greedy:
                        return best
                break
    return best


def _past(
    slots: list[int], numbers: tuple[int, ...], fold: str, text: str, i: int, limit: int
) -> int | None:
    """The position after the text of the first submatch of `numbers` that has matched; None if it is not at `i`."""
    for number in numbers:
        begin, end = slots[2 * number], slots[2 * number + 1]
        if begin >= 0 and end >= begin:
            after = i + end - begin
            return after if after <= limit and same_text(text[begin:end], text[i:after], fold) else None
    return None

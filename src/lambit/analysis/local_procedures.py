"""Procedures that are defined in other procedures: which of them a loop, or one of themselves, needs beside it.

What is looked at by itself brings them along: then they stand around it, the outermost first.
"""

from __future__ import annotations

from typing import NamedTuple

from lambit.syntax.core import Call, Core, Lambda, Letrec, Local, Variable, walk

from .free import free
from .nodes import TailCall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Seen(NamedTuple):
    """What code sees of the procedures around it."""

    variables: tuple[Variable, ...]
    """Of others, but procedures; those that its procedures see are among them."""
    groups: tuple[Letrec, ...]
    """The procedures, by the groups that are defined together."""

    @property
    def lambdas(self) -> list[Lambda]:
        """The procedures."""
        return [lam for group in self.groups for lam in group.inits]  # type: ignore[misc]

    def around(self, x: Core) -> Core:
        """`x` where its procedures are defined."""
        for group in reversed(self.groups):
            x = Letrec(group.variables, group.inits, x, x.position)
        return x

    def are_only_called(self, x: Core) -> bool:
        """Are the procedures called in `x` and in each other, and nothing else?"""
        named = {v for group in self.groups for v in group.variables}
        mentions = 0
        for node in (node for part in (x, *(lam.body for lam in self.lambdas)) for node in walk(part)):
            mentions += node.__class__ is Local and node.variable in named
            mentions -= node.__class__ in (Call, TailCall) and node.fn.__class__ is Local and node.fn.variable in named
        return mentions == 0 and not any(v.boxed or v.assigned for v in named)


def seen_by(mentioned: Iterable[Variable], known: Mapping[Variable, Letrec]) -> Seen:
    """What code sees that mentions these variables; of the procedures among them it is `known` where they are defined."""
    variables: set[Variable] = set()
    groups: list[Letrec] = []
    looked_at: set[int] = set()

    def look(mentioned: Iterable[Variable]) -> None:
        for v in _ordered(mentioned):
            group = known.get(v)
            if group is None:
                variables.add(v)
            elif id(group) not in looked_at:
                looked_at.add(id(group))
                look({v for lam in group.inits for v in free(lam)}.difference(group.variables))
                groups.append(group)

    look(mentioned)
    return Seen(tuple(_ordered(variables)), tuple(groups))


def calls_itself(me: Variable, known: Mapping[Variable, Letrec]) -> bool:
    """Does the local procedure `me`, by way of others perhaps, mention itself?"""
    todo, seen = [me], set()
    while todo:
        v = todo.pop()
        mentioned = free(known[v].inits[known[v].variables.index(v)])
        if me in mentioned:
            return True
        todo += [each for each in mentioned if each in known and each not in seen]
        seen |= mentioned
    return False


def _ordered(variables: Iterable[Variable]) -> list[Variable]:
    # by name first: numbers are given when code is written, and this may be asked before and after
    return sorted(variables, key=lambda v: (v.name, v.number))

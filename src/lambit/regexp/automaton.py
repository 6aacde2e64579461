"""The deterministic automaton of a program, made state by state as texts ask for it.

A state is a dict from symbols to states: a step is one look-up, and only a step
that no text has taken before costs more. It stands for the threads of the
program that are alive, in groups: one for each position at which a match may
have begun, the leftmost first. What an earlier group could do, a later one need
not. When a group matches, those after it are given up, and nothing new begins;
the match that is found last is the leftmost one, and among these the longest.

If some repetition is not greedy, the threads of a group are in order of
preference, and a match ends those after it: the match is the one that is
preferred, not the longest.
"""

from __future__ import annotations

from .program import ASSERT, CHARACTER, MATCH, SAVE, SPLIT
from .reading import END, Facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .program import Program
    from .reading import Reading

    Group = tuple[int, ...]

MOST = 100_000  # steps that are remembered
_FIRST_CHUNK = 64
_LARGEST_CHUNK = 1 << 16


class State(dict["Any", "State"]):
    """Where the automaton is, and how it came there.

    `matched` is the number of the group that had matched before the last symbol,
    or -1; `moves` are the numbers that the groups had then, None if the same.
    A state without `news` asks for nothing but the next step.
    """

    __slots__ = ("automaton", "groups", "matched", "moves", "news", "open")

    def __init__(
        self, automaton: Automaton, groups: tuple[Group, ...], *, open_: bool, matched: int, moves: Group | None
    ) -> None:
        self.automaton = automaton
        self.groups = groups
        self.open = open_
        self.matched = matched
        self.moves = moves
        self.news = matched >= 0 or moves is not None or not (groups or open_)

    def __missing__(self, symbol: Any) -> State:
        return self.automaton.step(self, symbol)


class Automaton:
    """The automaton of `program`: for searching, or (`anchored`) for matching a whole text."""

    def __init__(self, program: Program, facts: Facts, *, anchored: bool) -> None:
        self.program = program
        self.facts = facts
        self.anchored = anchored
        self.by_preference = not (program.greedy or anchored)
        self._forget()

    def _forget(self) -> None:
        self.states: dict[Any, State] = {}
        self.steps = 0
        groups = ((self.program.start,),) if self.anchored else ()
        self.first = self._state(groups, open_=not self.anchored, matched=-1, moves=None)

    def _state(
        self, groups: tuple[Group, ...], *, open_: bool, matched: int, moves: Group | None
    ) -> State:
        key = (groups, open_, matched, moves)
        state = self.states.get(key)
        if state is None:
            state = State(self, groups, open_=open_, matched=matched, moves=moves)
            self.states[key] = state
        return state

    def step(self, state: State, symbol: Any) -> State:
        """Where `symbol` leads from `state`, which has not met it yet."""
        c, bits = (symbol, 0) if symbol.__class__ is str else symbol
        groups = [*state.groups, (self.program.start,)] if state.open else state.groups
        seen: set[int] = set()
        taken: set[int] = set()
        kept: list[Group] = []
        moves: list[int] = []
        matched = -1
        for number, group in enumerate(groups):
            characters, has_matched = self._threads(group, bits, seen)
            kernel = self._after(characters, c, taken)
            if kernel:
                kept.append(kernel)
                moves.append(number)
            if has_matched and (c == END or not self.anchored):
                matched = number
                break
        found = self._state(
            tuple(kept),
            open_=state.open and matched < 0,
            matched=matched,
            moves=None if moves == [*range(len(state.groups))] else tuple(moves),
        )
        self.steps += 1
        if self.steps > MOST:
            self._forget()
        state[symbol] = found
        return found

    def _threads(self, group: Group, bits: int, seen: set[int]) -> tuple[list[int], bool]:
        """The instructions for characters that are reached from `group`, in order; and is there a match?"""
        return reached(self.program.code, group, bits, seen, until_match=self.by_preference)

    def _after(self, characters: list[int], c: str, taken: set[int]) -> Group:
        """Where those of the instructions that accept `c` lead, but what an earlier group has `taken`."""
        if c == END:
            return ()
        code = self.program.code
        kernel = []
        for pc in characters:
            _, test, then = code[pc]
            if then not in taken and test(c):
                taken.add(then)
                kernel.append(then)
        return tuple(kernel) if self.by_preference else tuple(sorted(kernel))

    def matches(self, reading: Reading) -> bool:
        """Does the whole text match?"""
        state = self.first
        for low, high in _chunks(reading.start, reading.end):
            for symbol in reading.symbols(low, high, self.facts):
                state = state[symbol]
            if not state.groups:
                return False
        return state[reading.last(self.facts)].matched >= 0

    def search(self, reading: Reading, at: int) -> tuple[int, int] | None:
        """The span of the first match that begins at `at` or after it."""
        state = self.first
        starts: list[int] = []  # of the groups of `state`
        found: tuple[int, int] | None = None
        i = at - 1
        for low, high in _chunks(at, reading.end):
            for i, symbol in enumerate(reading.symbols(low, high, self.facts), low):
                before, state = state, state[symbol]
                if state.news:
                    if before.open:
                        starts.append(i)
                    if state.matched >= 0:
                        found = starts[state.matched], i
                    if not (state.groups or state.open):
                        return found
                    if state.moves is not None:
                        starts = [starts[number] for number in state.moves]
                    elif before.open:
                        starts.pop()
        if state.open:
            starts.append(reading.end)
        state = state[reading.last(self.facts)]
        return (starts[state.matched], reading.end) if state.matched >= 0 else found


def reached(
    code: list[Any], group: Group, bits: int, seen: set[int], *, until_match: bool = False
) -> tuple[list[int], bool]:
    """The character instructions reached from `group` without a character, in order of preference.

    And whether there is a match among what is reached; with `until_match` nothing after it counts.
    """
    found: list[int] = []
    has_matched = False
    stack = [*reversed(group)]
    while stack:
        pc = stack.pop()
        if pc in seen:
            continue
        seen.add(pc)
        instruction = code[pc]
        action = instruction[0]
        if action == CHARACTER:
            found.append(pc)
        elif action == SPLIT:
            stack += (instruction[2], instruction[1])
        elif action == SAVE:
            stack.append(instruction[2])
        elif action == ASSERT:
            if bits >> instruction[1] & 1:
                stack.append(instruction[2])
        elif action == MATCH:
            has_matched = True
            if until_match:
                break
    return found, has_matched


def _chunks(low: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of the range that grow: a text is not copied much further than it is read."""
    size = _FIRST_CHUNK
    while low < end:
        high = min(low + size, end)
        yield low, high
        low, size = high, min(size * 4, _LARGEST_CHUNK)


class Ends:
    """The automaton that tells where matches of a program end, wherever they begin."""

    def __init__(self, program: Program, facts: Facts) -> None:
        self.program = program
        self.facts = facts
        self.steps: dict[Any, tuple[Group, int]] = {}

    def ends(self, reading: Reading, *, backwards: bool) -> bytearray:
        """For each position of the reading, 1 if a match ends there, else 0; read from the end if `backwards`."""
        found = bytearray(reading.end - reading.start + 1)
        group: Group = ()
        if backwards:
            places = ((i, reading.text[i - 1]) for i in range(reading.end, reading.start, -1))
            last = reading.start
        else:
            places = ((i, reading.text[i]) for i in range(reading.start, reading.end))
            last = reading.end
        for i, c in places:
            group, found[i - reading.start] = self._step(group, c, self._bits(reading, i))
        found[last - reading.start] = self._step(group, END, self._bits(reading, last))[1]
        return found

    def _bits(self, reading: Reading, i: int) -> int:
        return reading.facts(i, self.facts) if self.facts.count else 0

    def _step(self, group: Group, c: str, bits: int) -> tuple[Group, int]:
        known = self.steps.get((group, c, bits))
        if known is None:
            code = self.program.code
            characters, has_matched = reached(code, (*group, self.program.start), bits, set())
            after = {code[pc][2] for pc in characters if c != END and code[pc][1](c)}
            known = tuple(sorted(after)), int(has_matched)
            if len(self.steps) > MOST:
                self.steps.clear()
            self.steps[group, c, bits] = known
        return known

"""When a loop over an array is compiled, and how it is called: in pieces, between which Python may stop it.

Several pieces are shared by several threads, without the global interpreter lock: the arrays are held, and stay where
they are. Folds go on from piece to piece. Bad elements show at the end of a piece; then there is no value, and
the interpreter does the whole loop.
"""

from __future__ import annotations

import ctypes
from functools import reduce
from operator import or_
from time import thread_time
from typing import Any
from weakref import finalize

from lambit.analysis.nodes import GO_ON
from lambit.codegen.heat import AT_ONCE
from lambit.data import Vector, from_iterable
from lambit.data.arrays import numpy
from lambit.elementary.arrays import LANES, of_blocks
from lambit.jit.compile import object_of
from lambit.jit.engine import engine
from lambit.jit.layout import address_of
from lambit.jit.program import simplified
from lambit.jit.reductions import BLOCK
from lambit.jit.requests import SIGNATURES, Miss, attempt, types_of
from lambit.jit.team import PIECE, in_pieces, least, pinned
from lambit.jit.types import F64, Declined, Type, array
from lambit.jit.worker import afterwards, done, in_background
from lambit.runtime.codes import transparent
from lambit.syntax.core import Lambda

from .each import Each
from .loops import FIRST, LOOP, Loop
from .serial import Serial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.codegen.heat import Site

ASKED = 1000
"""After so many elements, native code is asked for."""

_C = {"double": ctypes.c_double, "i64": ctypes.c_int64}


class Fused:
    """A loop in native code, for arrays and free variables of certain types."""

    def __init__(self, site: Site, types: tuple[Type, ...]) -> None:
        began = thread_time()
        whole: Any = site.body
        e = engine()
        f = whole.f
        closed = Lambda((*whole.outside, *f.required), (), None, f.body, f.name, f.position)
        loop = Loop(whole.kind, simplified(closed), whole.arrays, len(whole.outside), types, site.unit)
        self.kind, self.state, self.starts_otherwise = loop.kind, loop.state, loop.first
        self.types = types
        self.result = Type({"map": "list", "vector-map": "vector"}.get(loop.kind, loop.state.name), "")
        self.program = loop.program
        self.ir = loop.text
        self.globals = [(b, b.library.globals.get(b.key)) for b in loop.program.rests_on]
        data, self.found = object_of(e, self.ir)
        self.size = len(data)
        code = e.load(data)
        word, pointer = ctypes.c_int64, ctypes.c_void_p
        passed: list[Any] = [*([pointer] * (whole.arrays + 1)), *(_C[t.llvm] for t in types[whole.before :])]
        self.call = ctypes.PYFUNCTYPE(word, word, *passed)(code.address(LOOP))
        self.unlocked = ctypes.CFUNCTYPE(word, word, *passed)(code.address(LOOP))
        self.first = self.call.__class__(code.address(FIRST)) if loop.first else self.call
        finalize(self, afterwards, code.close).atexit = False
        self.milliseconds = (thread_time() - began) * 1e3

    def is_valid(self) -> bool:
        """Are the global variables what they were?"""
        return all(not b.assigned and b.library.globals.get(b.key) is value for b, value in self.globals)

    @property
    def reason(self) -> str:
        """Why there may be no value."""
        return " or ".join(self.program.reasons) or "the integers do not fit 64 bits"

    # -- calling

    def value(self, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        """The value of the loop; GO_ON if an element was bad."""
        if self.kind in ("map", "vector-map"):
            return self._filled(arrays, others)
        if self.kind.startswith("fold"):
            return self._folded(arrays, *others)
        if self.kind == "sum of integers":
            return self._added(arrays, others)
        return self._summed(arrays, others)

    def _summed(self, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        lanes = numpy().empty((-(-least(arrays) // BLOCK), LANES))
        noted = self._shared(arrays, lanes, lanes[: PIECE // BLOCK].nbytes, others)
        if noted & 1:
            return GO_ON
        return of_blocks(lanes) if noted & 2 else 0  # of exact zeros alone: the exact 0

    def _added(self, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        totals = numpy().zeros(-(-least(arrays) // PIECE), "int64")
        return GO_ON if self._shared(arrays, totals, totals.itemsize, others) & 1 else sum(totals.tolist())

    def _filled(self, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        out = numpy().empty(least(arrays), "float64" if self.state is F64 else "int64")
        if self._shared(arrays, out, out.itemsize * PIECE, others) & 1:
            return GO_ON
        items = out.tolist()
        return from_iterable(items) if self.kind == "map" else Vector(items)

    def _folded(self, arrays: list[Any], init: Any, *others: Any) -> Any:
        state = ctypes.c_double(init) if self.types[len(arrays)] is F64 else ctypes.c_int64(init)
        start = 0
        if self.starts_otherwise:
            room = (ctypes.c_int64 * 1)()
            ctypes.memmove(room, ctypes.byref(state), 8)
            if self.first(1, *map(address_of, arrays), ctypes.addressof(room), *others) & 1:
                return GO_ON
            state = _C[self.state.llvm].from_buffer(room)  # type: ignore[assignment]
            start = 1
        held = pinned(*arrays)
        places = _places(arrays, start)
        size = least(arrays) - start
        for first in range(0, size, PIECE):
            if self.unlocked(min(PIECE, size - first), *[at + step * first for at, step in places], ctypes.addressof(state), *others) & 1:
                return GO_ON
        del held
        return state.value

    def _shared(self, arrays: list[Any], out: Any, room: int, others: tuple[Any, ...]) -> int:
        """Go through all elements; what comes of a piece is `room` bytes of `out`. What was noted of them."""
        size, to, places = least(arrays), address_of(out), _places(arrays)
        if size <= PIECE:
            return self.call(size, *[at for at, _ in places], to, *others)  # type: ignore[no-any-return]
        bad: list[int] = []

        def piece(i: int, first: int, count: int) -> int:
            if bad:
                return 1
            noted: int = self.unlocked(count, *[at + step * first for at, step in places], to + room * i, *others)
            if noted & 1:
                bad.append(i)
            return noted

        return reduce(or_, in_pieces(piece, size, out, *arrays))


def _places(arrays: Sequence[Any], start: int = 0) -> list[tuple[int, int]]:
    """Where each array's element `start` is, and how many bytes an element takes."""
    return [(address_of(xs) + xs.itemsize * start, xs.itemsize) for xs in arrays]


def run(site: Any, values: tuple[Any, ...]) -> Any:
    """The value of the loop at a site, if there is native code for it; or GO_ON."""
    arrays, others = values[: site.arrays], values[site.arrays :]
    if any(xs.ndim != 1 or not xs.size or not xs.dtype.isnative for xs in arrays):
        return GO_ON
    kinds = types_of(others)
    if kinds is None:
        return GO_ON
    types = (*(array(xs.dtype.str[1:], 1, "fixed array") for xs in arrays), *kinds)
    made = found(site, types)
    if made is None:
        made = _asked(site, types, least(arrays))
        if made is None:
            return GO_ON
    value = made.value([_plain(xs) for xs in arrays], others)
    if value is GO_ON:
        site.miss.was_left(made.reason)
    return value


transparent(run)


def _plain(xs: Any) -> Any:
    """An array of numpy's own class, whose elements lie one after the other."""
    np = numpy()
    plain = xs if xs.__class__ is np.ndarray else xs.view(np.ndarray)
    return plain if plain.flags.c_contiguous and plain.flags.aligned else np.require(plain, None, ["C", "A"])


def found(site: Any, types: tuple[Type, ...]) -> Fused | None:
    """Native code of the site for these types, if there is some that is still right."""
    for made in site.signatures:
        if made.types == types:
            if made.is_valid():
                return made  # type: ignore[no-any-return]
            site.signatures.remove(made)
            return None
    return None


def _asked(site: Any, types: tuple[Type, ...], size: int) -> Fused | None:
    """Native code, if it is made at once; or it is asked for, or will be."""
    if len(site.signatures) >= SIGNATURES or site.heat.unavailable or types in site.refused:
        return None
    if size >= AT_ONCE or site.heat.threshold == 0:
        done(lambda: make(site, types))
        return found(site, types)
    if site.elements >= ASKED and site.state != "waiting":
        site.state = "waiting"
        in_background(lambda: make(site, types))
    return None


def make(site: Any, types: tuple[Type, ...]) -> None:
    """Make native code for a site; or see that there can be none."""
    attempt(lambda: _make(site, types), site, _refuse)


def _make(site: Any, types: tuple[Type, ...]) -> None:
    try:
        if found(site, types) is None:
            if site.miss is None:
                site.miss = Miss(site)
            site.signatures.append(_made(site, types))
    except Declined:
        site.refused.add(types)
        raise
    if site.state != "gone":
        site.state = "native"


def _made(site: Any, types: tuple[Type, ...]) -> Any:
    """Native code for many elements at once, or for one after the other."""
    if site.body.kind == "for-each":
        return Each(site, types, site.miss)
    try:
        return Fused(site, types)
    except Declined:
        return Serial(site, types)


def _refuse(site: Any, reason: str, position: int = 0) -> None:
    if site.signatures:  # the types it has are not lost
        site.state, site.reason, site.place = "native", reason, position
    else:
        site.decline(reason, position)

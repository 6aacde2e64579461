"""Sums, maps and folds over arrays as ordinary loops, element by element, where many elements cannot be done at once.

A sum gives the sum of its exact elements and puts the others where they stand into an array of floats, which is added in its order then:
the last element of that array, beyond those, says whether there were any. A map puts integers into an array of their own, and notes which they are.
"""

from __future__ import annotations

from typing import Any

from lambit.data import UNSPECIFIED
from lambit.syntax.core import Const, Core, If, Lambda, Let, Local, Seq, Variable

from .each import Writing
from .nodes import GO_ON

LEAST, MOST = -(1 << 63), (1 << 63) - 1
"""The integers of 64 bits."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def summing_loop(f: Any, outside: tuple[Variable, ...], base: Any) -> Lambda:
    """The sum of what `f` gives, as a procedure of the arrays, the floats, and the variables from outside; GO_ON if that is no real number."""
    w = Writing(f, outside, base)
    floats, exact, y = Variable("floats"), Variable("exact"), Variable("y")

    def step(again: Callable[..., Core]) -> Core:
        store = w.call("array-set!", Local(floats), Local(w.i), w.call("inexact", Local(y)))
        note = w.call("array-set!", Local(floats), Local(w.n), Const(1.0))
        more = again(w.call("+", Local(exact), w.call("exact", Local(y))))
        added = If(w.call("exact?", Local(y)), more, Seq((store, note, again(Local(exact)))))
        return Let((y,), (w.element,), If(w.call("real?", Local(y)), added, Const(GO_ON)))

    return w.procedure((floats,), {exact: Const(0)}, step, Local(exact))


def mapping_loop(f: Any, outside: tuple[Variable, ...], base: Any) -> Lambda:
    """What `f` gives, put into an array of floats or of integers, which the third says; GO_ON if it is neither."""
    w = Writing(f, outside, base)
    floats, integers, marks, y = Variable("floats"), Variable("integers"), Variable("marks"), Variable("y")

    def put(array: Variable, value: Core) -> Core:
        return w.call("array-set!", Local(array), Local(w.i), value)

    def step(again: Callable[..., Core]) -> Core:
        fits = w.call("<=", Const(LEAST), Local(y), Const(MOST))
        exact = Seq((put(integers, w.call("exact", Local(y))), put(marks, Const(1)), again()))
        inexact = Seq((put(floats, w.call("inexact", Local(y))), again()))
        whole = If(w.call("exact-integer?", Local(y)), If(fits, exact, Const(GO_ON)), Const(GO_ON))
        real = If(w.call("exact?", Local(y)), whole, inexact)
        return Let((y,), (w.element,), If(w.call("real?", Local(y)), real, Const(GO_ON)))

    return w.procedure((floats, integers, marks), {}, step, Const(UNSPECIFIED))


def folding_loop(f: Any, outside: tuple[Variable, ...], base: Any, *, first: bool) -> Lambda:
    """A fold, as a procedure of the arrays, the first accumulator, and the variables from outside; `first` says where `f` takes the accumulator."""
    w = Writing(f, outside, base, accumulators=1, first=first)
    init = Variable("init")
    (accumulator,) = [w.own[v] for v in w.accumulators]
    return w.procedure((init,), {accumulator: Local(init)}, lambda again: again(w.element), Local(accumulator))

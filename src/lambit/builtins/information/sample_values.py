"""Samples as Lisp values: what `lambit.info` counts, with Lisp's characters and distributions."""

from __future__ import annotations

from lambit.data import Char
from lambit.info.data.columns import Characters
from lambit.info.data.counted import CountedSamples
from lambit.info.data.samples import Samples
from lambit.printer import PRINTERS

from .values import LispDistribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class LispSamples(Samples):
    """Samples of Lisp values."""

    __slots__ = ()
    distribution = LispDistribution

    def __eq__(self, other: object) -> bool:
        raise TypeError("samples are no number")  # `=` is for numbers only

    __hash__ = object.__hash__


class LispCountedSamples(CountedSamples):
    """Samples of Lisp values known by their counts."""

    __slots__ = ()
    distribution = LispDistribution

    def __eq__(self, other: object) -> bool:
        raise TypeError("samples are no number")  # `=` is for numbers only

    __hash__ = object.__hash__


class LispCharacters(Characters):
    """The symbols of a string: Lisp characters, made when asked for."""

    __slots__ = ()

    def __getitem__(self, code: int) -> Any:
        return Char.of(chr(code))


def _samples_text(s: Samples) -> str:
    return f"#<samples {s.n} of {' '.join(s.names)}>"


PRINTERS[LispSamples] = PRINTERS[LispCountedSamples] = _samples_text

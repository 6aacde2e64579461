"""Grids of outcomes: all combinations of the values of several variables, never written out.

An array of probabilities with several axes has them, and so does a product of
distributions. What asks for an outcome gets a tuple; what adds up weights works on axes.
"""

from __future__ import annotations

from itertools import islice, product
from math import prod
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Grid:
    """The tuples with a value of each axis, the last axis running fastest.

    >>> from lambit.info.distributions.grid import Grid
    >>> list(Grid([range(2), "ab"])), Grid([range(2), "ab"])[2]
    ([(0, 'a'), (0, 'b'), (1, 'a'), (1, 'b')], (1, 'a'))
    """

    __slots__ = ("axes", "shape")

    def __init__(self, axes: Sequence[Sequence[Any]]) -> None:
        """Keep the axes, each the distinct values of one variable."""
        self.axes = list(axes)
        self.shape = tuple(map(len, self.axes))

    def __len__(self) -> int:
        return prod(self.shape)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return product(*self.axes)

    def __getitem__(self, at: Any) -> Any:
        if at.__class__ is slice:
            start, stop, step = at.indices(len(self))
            if start == 0 and step == 1:
                return list(islice(self, stop))
            return [self[i] for i in range(start, stop, step)]
        at = int(at)
        if not 0 <= at < len(self):
            raise IndexError(at)
        found = []
        for axis in reversed(self.axes):
            at, place = divmod(at, len(axis))
            found.append(axis[place])
        return tuple(reversed(found))

    def places(self, axis: int) -> Any:
        """For each outcome the place of its value on an axis, as an array."""
        import numpy as np

        after = prod(self.shape[axis + 1 :])
        return np.tile(np.repeat(np.arange(self.shape[axis]), after), prod(self.shape[:axis]))

    def column(self, axis: int) -> list[Any]:
        """For each outcome its value on an axis."""
        values, after = self.axes[axis], prod(self.shape[axis + 1 :])
        once = [x for x in values for _ in range(after)] if after > 1 else list(values)
        return once * prod(self.shape[:axis])

    def codes(self, axes: Sequence[int]) -> Any:
        """For each outcome the number of its values on some axes, in the order of `part(axes)`."""
        import numpy as np

        codes = np.zeros((1,) * len(self.shape), dtype=np.intp)
        for axis in axes:
            line = [1] * len(self.shape)
            line[axis] = self.shape[axis]
            codes = codes * self.shape[axis] + np.arange(self.shape[axis]).reshape(line)
        return np.broadcast_to(codes, self.shape).reshape(-1)

    def part(self, axes: Sequence[int]) -> Any:
        """The combinations of the values on some axes; of one axis, its plain values."""
        return self.axes[axes[0]] if len(axes) == 1 else Grid([self.axes[i] for i in axes])

    def summed(self, weights: Any, axes: Sequence[int]) -> Any:
        """An array of floats, an entry for each outcome, added up to `part(axes)`, pairwise."""
        import numpy as np

        rest = [i for i in range(len(self.shape)) if i not in axes]
        moved = np.transpose(weights.reshape(self.shape), [*axes, *rest])
        size = prod(self.shape[i] for i in axes)
        return np.ascontiguousarray(moved).reshape(size, -1).sum(axis=1)

    def slab(self, weights: Any, places: dict[int, int]) -> Any:
        """The entries of a flat sequence of weights where each axis in `places` has this place."""
        import numpy as np

        where = tuple(places.get(i, slice(None)) for i in range(len(self.shape)))
        if hasattr(weights, "dtype"):
            return weights.reshape(self.shape)[where].reshape(-1)
        rows = np.arange(len(self)).reshape(self.shape)[where].reshape(-1)
        return list(map(weights.__getitem__, rows.tolist()))

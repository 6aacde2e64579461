"""Counts: what an estimator of entropy sees of data."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_list
from lambit.info.data.samples import Samples, samples
from lambit.info.foreign import plain_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Frequencies:
    """How often each symbol that was seen occurs, and how many symbols there are.

    `values` and `repeats` say the same shorter: the different counts, and how many symbols have each.
    """

    __slots__ = ("alphabet", "counts", "n", "repeats", "values")

    def __init__(self, counts: Any, alphabet: int | None) -> None:
        self.counts = counts
        self.n = int(counts.sum())
        self.alphabet = alphabet  # None: not told
        self.values, self.repeats = (x.astype(np.float64) for x in np.unique(counts, return_counts=True))

    @property
    def seen(self) -> int:
        """How many symbols were seen."""
        return int(self.counts.size)

    @property
    def size(self) -> int:
        """The size of the alphabet: as told, else of the symbols seen."""
        return self.seen if self.alphabet is None else self.alphabet

    def of(self, counts: Any) -> Frequencies:
        """The same for other counts, zeros left out."""
        return Frequencies(counts[counts > 0], self.alphabet)


def frequencies(data: Any, variables: Sequence[Any] = (), *, counts: bool = False, alphabet: int | None = None) -> Frequencies:
    """The counts of data: samples, whatever `samples` takes, or, with `counts`, the counts themselves."""
    if counts:
        found = _checked_counts(data)
    else:
        s = data if isinstance(data, Samples) else samples(data)
        found = s.counts(s.variables(variables) if variables else None)[1]
        if s.n >= 1 << 53:
            raise InformationError("{} observations are too many", s.n, hint="estimators are for fewer data; entropy takes any")
    seen = int(found.size)
    if alphabet is not None and (alphabet.__class__ is not int or alphabet < seen):
        raise InformationError(
            f"alphabet {{}}: expected an integer, at least {seen}, the symbols seen", alphabet,
            hint="the alphabet is the number of symbols that could have been seen",
        )  # fmt: skip
    return Frequencies(np.asarray(found, dtype=np.int64), alphabet)


def _checked_counts(data: Any) -> Any:
    values = list(data.values()) if hasattr(data, "values") and callable(data.values) else check_list("counts", plain_column(data))
    for i, c in enumerate(values):
        whole = hasattr(c, "__index__") and not isinstance(c, (bool, np.bool_))
        if not whole or int(c) < 0:
            raise InformationError("count {} at index {}: expected an integer, not negative", c, i)
        if int(c) >= 1 << 53:
            raise InformationError("count {} at index {} is too large", c, i, hint="estimators are for fewer data; entropy takes any")
    found = np.array([int(c) for c in values if c], dtype=np.int64)
    if not found.size:
        raise InformationError("no data: samples of nothing have no entropy")
    return found

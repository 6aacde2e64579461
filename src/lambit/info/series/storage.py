"""Active information storage: what a series' own past tells of its next symbol (Lizier, Prokopenko & Zomaya 2012)."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import check_base, check_integer
from lambit.info.measures.counted import Counted, information

from .symbols import series, times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.info.estimate import Estimate


def active_information(
    x: Any, k: int = 1, *, delay: int = 1, trials: bool = False, permutations: int = 0, seed: Any = None, base: Any = 2
) -> Estimate:
    """The active information storage A(k) = I(X_t; X_(t-1) … X_(t-k)), from frequencies.

    `delay` is the distance between the values of the past. `permutations`: so many shuffled pasts
    give the p-value of the hypothesis that nothing is stored, and the effective value (without what chance gives).

    >>> float(active_information("01" * 200 + "0", 1))
    1.0
    """
    return _storage(x, k, delay, trials, base).estimate("active information", permutations=permutations, seed=seed)


def local_active_information(x: Any, k: int = 1, *, delay: int = 1, trials: bool = False, base: Any = 2) -> Any:
    """The active information of each time: log p(x_t | past) / p(x_t); negative where the past misinforms.

    An array for the times that have a whole past, trial after trial. Its mean is `active_information`.

    >>> local_active_information("010101", 1).round(3).tolist()
    [0.737, 1.322, 0.737, 1.322, 0.737]
    """
    return _storage(x, k, delay, trials, base).local()


def _storage(x: Any, k: int, delay: int, trials: bool, base: Any) -> Counted:
    base = check_base(base)
    k, delay = check_integer("history length", k, 1), check_integer("delay", delay, 1)
    s = series(x, trials=trials)
    far = 1 + (k - 1) * delay
    spans = times(s.lengths, far, "active information")
    past = [[(c, s.size, lag) for lag in range(far, 0, -delay)] for c in s.trials]
    now = [[(c, s.size, 0)] for c in s.trials]
    return information(past, now, [[] for _ in s.trials], spans, base, s.size)

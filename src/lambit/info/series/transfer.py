"""Transfer entropy: what the past of one series tells of the next symbol of another (Schreiber 2000)."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_base, check_flag, check_integer
from lambit.info.data.samples import Samples
from lambit.info.kernels.doubles import quotient
from lambit.info.measures.counted import Counted, information

from .symbols import Series, check_lengths, series, times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.info.estimate import Estimate


def transfer_entropy(
    x: Any, y: Any, *, k: int = 1, l: int = 1, lag: int = 1, delay: int = 1, given: Any = None, m: int = 1,  # noqa: E741
    trials: bool = False, permutations: int = 0, seed: Any = None, base: Any = 2,
) -> Estimate:  # fmt: skip
    """The transfer entropy from x to y: T = I(Y_t; X_(t-lag) … | Y_(t-1) …), from frequencies.

    The past of the target has `k` values, that of the source `l`, from `lag` steps before on, each `delay`
    from the next. `given` is a further series, or a list of them, whose pasts (`m` values from
    one step before on) are known too: conditional, or complete, transfer entropy (Lizier et al. 2011).

    `details`: the degrees of freedom and p-value of the χ² test that nothing is transferred, and the
    share of H(Y_t | past) that the source explains (normalised transfer entropy). With `permutations`, the p-value of
    so many shuffles of the source's pasts, their mean, and the effective transfer entropy, which is without it (Marschinski & Kantz 2002).

    >>> x = [0, 1, 1, 0, 1, 0, 0, 1] * 50
    >>> float(round(transfer_entropy(x, [0] + x[:-1], k=1), 3)), float(transfer_entropy([0] * 400, x))
    (0.816, 0.0)
    """
    counted = _transfer(x, y, k, l, lag, delay, given, m, trials, base)
    found = counted.estimate("transfer entropy", permutations=permutations, seed=seed)
    found.details["normalised"] = _share(counted)
    return found


def local_transfer_entropy(
    x: Any, y: Any, *, k: int = 1, l: int = 1, lag: int = 1, delay: int = 1, given: Any = None, m: int = 1,  # noqa: E741
    trials: bool = False, base: Any = 2,
) -> Any:  # fmt: skip
    """The transfer entropy of each time: log p(y_t | pasts of both) / p(y_t | past of y) (Lizier et al. 2008).

    An array for the times that have whole pasts, trial after trial; negative where the source misinforms.
    Its mean is `transfer_entropy`.

    >>> local_transfer_entropy("0110100", "0011010").round(3).tolist()
    [1.585, 0.585, 1.585, 0.585, 0.585, 0.585]
    """
    return _transfer(x, y, k, l, lag, delay, given, m, trials, base).local()


def _transfer(
    x: Any, y: Any, k: int, l: int, lag: int, delay: int, given: Any, m: int, trials: bool, base: Any  # noqa: E741
) -> Counted:
    base = check_base(base)
    k, l, m = (check_integer("history length", each, 1) for each in (k, l, m))  # noqa: E741
    lag, delay = check_integer("lag", lag, 1), check_integer("delay", delay, 1)
    source, target = series(x, trials=trials, name="the source"), series(y, trials=trials, name="the target")
    others = [series(z, trials=trials, name="a condition") for z in conditions(given, trials=trials)]
    names = ["the source", "the target", *["a condition"] * len(others)]
    check_lengths([source, target, *others], names)
    far = max(1 + (k - 1) * delay, lag + (l - 1) * delay, 1 + (m - 1) * delay if others else 1)
    spans = times(target.lengths, far, "transfer entropy")
    a = [_past(c, source, lag, l, delay) for c in source.trials]
    b = [[(c, target.size, 0)] for c in target.trials]
    c = [_past(codes, target, 1, k, delay) for codes in target.trials]
    for other in others:
        for known, codes in zip(c, other.trials, strict=True):
            known += _past(codes, other, 1, m, delay)
    return information(a, b, c, spans, base, target.size)


def conditions(given: Any, *, trials: bool) -> list[Any]:
    """The series of a condition: none, one, or those in a list."""
    if given is None:
        return []
    if check_flag("trials", trials):
        if not isinstance(given, (list, tuple)) or not given:
            raise InformationError("given, with trials: expected a list of series, each a list of trials")
        first = given[0]
        several = isinstance(first, (list, tuple)) and bool(first) and _is_run(first[0])
        return list(given) if several else [given]
    if isinstance(given, (list, tuple)) and given and _is_run(given[0]):
        return list(given)
    return [given]


def _is_run(x: Any) -> bool:
    """Is `x` a series, rather than a symbol? (A string among others is a symbol: text goes in as a list, or as samples.)"""
    return isinstance(x, (list, tuple, Series, Samples)) or (hasattr(x, "dtype") and x.ndim > 0)


def _past(codes: Any, s: Series, lag: int, length: int, delay: int) -> list[tuple[Any, int, int]]:
    return [(codes, s.size, lag + i * delay) for i in range(length - 1, -1, -1)]


def _share(counted: Counted) -> float:
    """The information as a share of H(B | C); 0 where nothing is left to explain."""
    h = counted.cells.left(counted.n)
    return min(1.0, quotient(counted.pair, h)) if h[0] > 0 else 0.0

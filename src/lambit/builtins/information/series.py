"""Series: data in an order, and what their past tells.

A series is a string, a list, a vector, an array of integers or samples of one variable. Floats
are refused: `binned` makes symbols of them. With `:trials #t` a series is a list of such: several
runs of one process, and nothing is counted across their ends. `:base` is the base of the logarithm.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE
from lambit.errors import WrongType
from lambit.registry import builtin

from .border import ask, elements, is_samples, to_base, to_column, to_seed, to_word
from .samples import check_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.data import Symbol

    from .border import Data


@builtin("block-entropy", pure=True)
def block_entropy(data: Any, n: Any, *, trials: Any = FALSE, base: Any = 2) -> Any:
    """The entropy of blocks of n values in a row, H(X1, ..., Xn), overlapping blocks counted (Shannon 1951).

    (block-entropy "abababab" 1)            ;=> 1.0
    (block-entropy "aabbaabbaabba" 2)       ;~> 2
    (block-entropy "abc" 4)                 ;!! block length 4: expected an integer from 1 to 3
    """
    from lambit.info.series.blocks import block_entropy as measure

    x, several = to_series("block-entropy", 1, data, trials)
    return ask("block-entropy", measure, x, n, trials=several, base=to_base(base))


@builtin("block-entropies", pure=True)
def block_entropies(data: Any, n: Any, *, trials: Any = FALSE, base: Any = 2) -> Any:
    """The entropies of blocks of 1, 2, ..., n values in a row, as an array, in one pass.

    Differences between neighbours are Shannon's F_k, the entropy of a value that
    follows k - 1 known ones.

        (block-entropies "abababab" 1)          ;=> #f64(1.0)
        (block-entropies '("ab" "ba") 2 :trials #t)   ;=> #f64(1.0 1.0)
        (block-entropies '(a b c) 0)            ;!! block length 0: expected an integer from 1 to 3
        (block-entropies '(0.5 0.25) 1)         ;!! the float 0.5 at index 0
    """
    from lambit.info.series.blocks import block_entropies as measure

    x, several = to_series("block-entropies", 1, data, trials)
    return ask("block-entropies", measure, x, n, trials=several, base=to_base(base))


@builtin("entropy-rate", pure=True)
def entropy_rate(data: Any, length: Any = None, *, estimator: Any = "plug-in", trials: Any = FALSE, base: Any = 2) -> Any:
    """The entropy rate of a stationary process, per value, estimated from a series (Cover & Thomas, 4.2).

    With blocks of `length` values (by default as long as the data allow): `:estimator`
    `'plug-in`, H_L - H_(L-1); `'miller-madow`, the same of corrected block entropies; `'extrapolation`, a straight line
    through H_k/k against 1/k (Strong et al. 1998). Part `rates` of the estimate has the h_k of all lengths.

        (estimate-ref (entropy-rate "abracadabra" 2) 'estimator)  ;=> "plug-in"
        (entropy-rate "aaaaaaaa" 3)                 ;~> #<estimate 0.0, plug-in, n 8, alphabet 1, length 3>
        (entropy-rate "abc" 2 :estimator 'best)     ;!! expected 'plug-in, 'miller-madow or 'extrapolation
    """
    from lambit.info.series.rates import entropy_rate as measure

    x, several = to_series("entropy-rate", 1, data, trials)
    how = to_word(estimator)
    return ask("entropy-rate", measure, x, length, estimator=how, trials=several, base=to_base(base))


@builtin("excess-entropy", pure=True)
def excess_entropy(data: Any, length: Any = None, *, trials: Any = FALSE, base: Any = 2) -> Any:
    """The excess entropy E = H_L - L h_L: what the whole past tells of the whole future (Crutchfield & Feldman 2003).

    (excess-entropy "0101010101010101010101010101010" 3)   ;~> #<estimate 0.9991, plug-in, n 31, alphabet 2, length 3, rate 0.0>
    (excess-entropy "ab" 3)         ;!! block length 3
    """
    from lambit.info.series.rates import excess_entropy as measure

    x, several = to_series("excess-entropy", 1, data, trials)
    return ask("excess-entropy", measure, x, length, trials=several, base=to_base(base))


@builtin("predictive-information", pure=True)
def predictive_information(data: Any, past: Any, future: Any = 1, *, trials: Any = FALSE, base: Any = 2) -> Any:
    """The predictive information: what `past` values tell of the `future` values that follow (Bialek et al. 2001).

    (round (predictive-information "0110011001100110011001100110" 2 2))   ;=> 2.0
    (predictive-information "abc" 2 2)      ;!! needs more than 3 values
    """
    from lambit.info.series.rates import predictive_information as measure

    x, several = to_series("predictive-information", 1, data, trials)
    return ask("predictive-information", measure, x, past, future, trials=several, base=to_base(base))


@builtin("active-information")
def active_information(
    data: Any, k: Any = 1, *, delay: Any = 1, permutations: Any = 0, seed: Any = ABSENT, trials: Any = FALSE, base: Any = 2
) -> Any:
    """The active information storage: what the last `k` values tell of the next (Lizier et al. 2012).

    `:delay` is the distance between the values of the past. With `:permutations`, so many shuffles give
    the parts `p-value` and `effective`, what is left without chance.

        (inexact (active-information "01010101010101010" 1))   ;=> 1.0
        (estimate-ref (active-information "0110100110010110" 1) 'degrees)   ;=> 1
        (active-information "01" 2)     ;!! needs more than 2 values in a row
    """
    from lambit.info.series.storage import active_information as measure

    name = "active-information"
    x, several = to_series(name, 1, data, trials)
    chance = _chance(name, permutations, seed)
    return ask(name, measure, x, k, delay=delay, trials=several, base=to_base(base), **chance)


@builtin("local-active-information", pure=True)
def local_active_information(data: Any, k: Any = 1, *, delay: Any = 1, trials: Any = FALSE, base: Any = 2) -> Any:
    """The active information at each time that has a whole past, an array; negative where the past misinforms.

    (vector-length (local-active-information "0101011" 2))   ;=> 5
    (local-active-information "a" 1)        ;!! needs more than 1 values
    """
    from lambit.info.series.storage import local_active_information as measure

    x, several = to_series("local-active-information", 1, data, trials)
    return ask("local-active-information", measure, x, k, delay=delay, trials=several, base=to_base(base))


@builtin("transfer-entropy")
def transfer_entropy(
    source: Any, target: Any, *, k: Any = 1, l: Any = 1, lag: Any = 1, delay: Any = 1, given: Any = None, m: Any = 1,  # noqa: E741
    permutations: Any = 0, seed: Any = ABSENT, trials: Any = FALSE, base: Any = 2,
) -> Any:  # fmt: skip
    """The transfer entropy: what the past of `source` tells of the next value of `target` beyond its own past (Schreiber 2000).

    The target's past has `:k` values, the source's `:l`, beginning `:lag` steps before, each `:delay` from the next. `:given` is a list of
    further series, whose last `:m` values are known too. Parts of the estimate: `degrees` and `p-value-chi-square`, the test that
    nothing is transferred; `normalised`, the share of what the target's past leaves open; with
    `:permutations`, `p-value` of so many shuffles of the source, `shuffled`, their mean, and `effective`, what is left without it.

        (define x '(0 1 1 0 1 0 0 1 0 1 1 0 1 0 0 1))
        (define y (cons 0 (list-head x 15)))
        (round (* 10 (transfer-entropy x y)))       ;=> 9.0
        (estimate-ref (transfer-entropy x y) 'n)    ;=> 15
        (transfer-entropy y (make-list 16 'a))      ;~> #<estimate 0.0, plug-in, n 15, alphabet 1, degrees 0, p-value-chi-square 1.0, normalised 0.0>
        (transfer-entropy '(a b) '(a b c))          ;!! unequal lengths: 2 values of the source, 3 of the target
    """
    from lambit.info.series.transfer import transfer_entropy as measure

    name = "transfer-entropy"
    x, y, known, several = _pair(name, source, target, given, trials)
    options = {"k": k, "l": l, "lag": lag, "delay": delay, "m": m, "given": known, "trials": several, "base": to_base(base)}
    return ask(name, measure, x, y, **options, **_chance(name, permutations, seed))


@builtin("local-transfer-entropy", pure=True)
def local_transfer_entropy(
    source: Any, target: Any, *, k: Any = 1, l: Any = 1, lag: Any = 1, delay: Any = 1, given: Any = None, m: Any = 1,  # noqa: E741
    trials: Any = FALSE, base: Any = 2,
) -> Any:  # fmt: skip
    """The transfer entropy at each time that has whole pasts, an array; negative where the source misinforms.

    (vector-length (local-transfer-entropy "0110100" "0011010"))   ;=> 6
    (local-transfer-entropy "ab" "abc")     ;!! unequal lengths
    """
    from lambit.info.series.transfer import local_transfer_entropy as measure

    name = "local-transfer-entropy"
    x, y, known, several = _pair(name, source, target, given, trials)
    options = {"k": k, "l": l, "lag": lag, "delay": delay, "m": m, "given": known, "trials": several, "base": to_base(base)}
    return ask(name, measure, x, y, **options)


@builtin("lagged-mutual-information", pure=True)
def lagged_mutual_information(x: Any, y: Any, lags: Any, *, trials: Any = FALSE, base: Any = 2) -> Any:
    """The mutual information of x, so many steps before, and y: an array, a number for each of the list `lags`.

    (lagged-mutual-information "0011001100110011" "0011001100110011" '(0))   ;=> #f64(1.0)
    (lagged-mutual-information "ab" "ab" '(2))   ;!! lag 2 needs more than 2 values
    """
    from lambit.info.series.lags import lagged_mutual_information as measure

    name = "lagged-mutual-information"
    a, several = to_series(name, 1, x, trials)
    b, _ = to_series(name, 2, y, trials)
    wanted = lags if lags.__class__ is int else elements(name, lags)
    return ask(name, measure, a, b, wanted, trials=several, base=to_base(base))


@builtin("binned", pure=True)
def binned(data: Data, count: Any, *, method: Symbol = None) -> Any:  # type: ignore[assignment]
    """The bin of each number, from 0 to count - 1: an array of integers, which series are made of.

    `:method` is `'width`, bins of equal width from the least to the greatest, or `'frequency`,
    bins with equally many values.

        (binned '(0.0 0.1 0.9 1.0) 2)                       ;=> #s64(0 0 1 1)
        (binned '(1 2 3 100) 2 :method 'frequency)          ;=> #s64(0 0 1 1)
        (binned '(1 2) 0)                                   ;!! number of bins 0
        (binned '(a b) 2)                                   ;!! bins are for numbers
    """
    from lambit.info.series.binning import binned as make

    numbers = data if hasattr(data.__class__, "__array__") else elements("binned", data)
    return ask("binned", make, numbers, count, method="width" if method is None else method.name)


def to_series(name: str, position: int, x: Any, trials: Any) -> tuple[Any, bool]:
    """A Lisp series, or a list of trials, as `lambit.info` takes it; and whether it is one of trials."""
    if trials is FALSE:
        return _one(name, position, x), False
    return [_one(name, position, run) for run in elements(name, x)], True


def _one(name: str, position: int, x: Any) -> Any:
    if is_samples(x) or hasattr(x.__class__, "__array__"):
        return x
    check_data(name, position, x)
    if x.__class__.__name__ in ("Pair", "Vector"):
        items = elements(name, x)
        if items[:1] and items[0].__class__ is float:
            return items  # refused there, with the place
    from .sample_values import LispSamples

    return ask(name, LispSamples, [ask(name, to_column, name, x)])


def _pair(name: str, source: Any, target: Any, given: Any, trials: Any) -> tuple[Any, Any, Any, bool]:
    x, several = to_series(name, 1, source, trials)
    y, _ = to_series(name, 2, target, trials)
    if given is None:
        return x, y, None, several
    if given.__class__.__name__ not in ("Pair", "Nil"):
        raise WrongType(f"{name}: :given: expected a list of series")
    return x, y, [to_series(name, 3, z, trials)[0] for z in elements(name, given)], several


def _chance(name: str, permutations: Any, seed: Any) -> dict[str, Any]:
    if permutations.__class__ is not int or permutations < 0:
        raise WrongType(f"{name}: :permutations: expected an integer, not negative")
    return {"permutations": permutations, "seed": to_seed(name, seed) if permutations else None}

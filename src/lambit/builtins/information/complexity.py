"""Complexity of series: the order of values, how regular they are, how many phrases they have.

A series of numbers is a list, a vector or an array; for Lempel-Ziv any data in an order: a string, symbols,
samples. Entropies are in bits unless `:base` says otherwise; the literature of sample entropy has nats, `:base 'e`.
"""

from __future__ import annotations

from itertools import pairwise

from lambit.data import FALSE, NIL, Char, Pair, String, Vector, from_iterable
from lambit.registry import builtin

from .border import ask, elements, is_samples, to_base, to_column, to_word
from .samples import check_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("ordinal-patterns", pure=True)
def ordinal_patterns(data: Any, order: Any = 3, *, delay: Any = 1, ties: Any = "error") -> Any:
    """The order of the values in each window of `order` values, as a code from 0 (rising) to order! - 1 (falling).

    `:ties` says what equal values in a window are: `'error`, `'appearance` (the earlier is the smaller) or `'equal`
    (patterns of their own). The codes are data like any other. Bandt & Pompe 2002.

        (ordinal-patterns '(4 7 9 10 6 11 3))           ;=> #s64(0 0 3 2 3)
        (ordinal-patterns '(1 1 2))                     ;!! equal values 1 at indices 0 and 1
    """
    from lambit.info.series.ordinal import ordinal_patterns as measure

    return ask("ordinal-patterns", measure, _numbers("ordinal-patterns", data), order, delay=delay, ties=to_word(ties))


@builtin("ordinal-ranks", pure=True)
def ordinal_ranks(code: Any, order: Any = 3, *, ties: Any = "error") -> Any:
    """The ranks of the values of a window, from its code: what `ordinal-patterns` stands for.

    (ordinal-ranks 3)       ;=> (1 2 0)
    (ordinal-ranks 6)       ;!! expected an integer from 0 to 5
    """
    from lambit.info.series.ordinal import ordinal_ranks as measure

    return ask("ordinal-ranks", measure, code, order, ties=to_word(ties))


@builtin("permutation-entropy", pure=True)
def permutation_entropy(
    data: Any, order: Any = 3, *, delay: Any = 1, ties: Any = "error", weighted: Any = FALSE, normalized: Any = FALSE, base: Any = 2
) -> Any:
    """The permutation entropy: the entropy of the ordinal patterns of a series (Bandt & Pompe 2002).

    `:ties` as for `ordinal-patterns`, or `'average`: a window counts in parts as all it may be. `:weighted #t`: windows count by
    their variance. `:normalized #t` divides by log(order!).

        (permutation-entropy '(4 7 9 10 6 11 3))        ;~> 1.5219280948873621
        (permutation-entropy '(1 2 3 4 5 6) 4)          ;=> 0.0
        (permutation-entropy '(1 2 3) 4)                ;!! a window of 4 values
    """
    from lambit.info.series.ordinal import permutation_entropy as measure

    name = "permutation-entropy"
    flags = {"weighted": weighted is not FALSE, "normalized": normalized is not FALSE}
    return ask(name, measure, _numbers(name, data), order, delay=delay, ties=to_word(ties), base=to_base(base), **flags)


@builtin("sample-entropy", pure=True)
def sample_entropy(data: Any, m: Any = 2, *, r: Any = 0.2, tolerance: Any = None, delay: Any = 1, base: Any = 2) -> Any:
    """The sample entropy -log(A/B): of B pairs of windows alike for m values, A are so for m + 1 (Richman & Moorman 2000).

    Alike are values that differ by at most `:tolerance`, or else `:r` times the standard deviation. +inf.0 if A is 0.

        (sample-entropy '(1 2 1 2 1 2 1 2))             ;=> 0.0
        (sample-entropy '(0 1 0 0 1 1 0 0 1 0) 1 :tolerance 0)  ;~> 1.192645077942
        (sample-entropy '(5 5 5 5 5))                   ;!! the series is constant
    """
    from lambit.info.series.regularity import sample_entropy as measure

    name = "sample-entropy"
    return ask(name, measure, _numbers(name, data), m, r=r, tolerance=tolerance, delay=delay, base=to_base(base))


@builtin("approximate-entropy", pure=True)
def approximate_entropy(data: Any, m: Any = 2, *, r: Any = 0.2, tolerance: Any = None, base: Any = 2) -> Any:
    """The approximate entropy of Pincus (1991), which counts each window as like itself; prefer `sample-entropy`.

    (< (abs (approximate-entropy '(1 2 1 2 1 2 1 2 1) 1 :tolerance 0)) 0.1)    ;=> #t
    (approximate-entropy '(1 2))                                ;!! a window of 2 + 1 values
    """
    from lambit.info.series.regularity import approximate_entropy as measure

    name = "approximate-entropy"
    return ask(name, measure, _numbers(name, data), m, r=r, tolerance=tolerance, base=to_base(base))


@builtin("fuzzy-entropy", pure=True)
def fuzzy_entropy(data: Any, m: Any = 2, *, r: Any = 0.2, tolerance: Any = None, exponent: Any = 2, base: Any = 2) -> Any:
    """The fuzzy entropy of Chen et al. (2007): sample entropy in which windows are alike by degrees.

    (< (fuzzy-entropy '(1 2 1 2 1 2 1 2) 2 :tolerance 0.1) 1e-9)     ;=> #t
    (fuzzy-entropy '(1 2 3 4) 2 :tolerance 0)                        ;!! the distance is divided by it
    """
    from lambit.info.series.regularity import fuzzy_entropy as measure

    name = "fuzzy-entropy"
    options = {"r": r, "tolerance": tolerance, "exponent": exponent, "base": to_base(base)}
    return ask(name, measure, _numbers(name, data), m, **options)


@builtin("dispersion-entropy", pure=True)
def dispersion_entropy(
    data: Any, m: Any = 2, classes: Any = 6, *, delay: Any = 1, mapping: Any = "normal", fluctuation: Any = FALSE,
    normalized: Any = FALSE, base: Any = 2,
) -> Any:  # fmt: skip
    """The dispersion entropy: the entropy of patterns of m classes in a row (Rostaghi & Azami 2016).

    `:mapping` is `'normal` (classes equally likely under a normal distribution) or `'linear`; `:fluctuation #t` takes
    differences of neighbouring classes.

        (dispersion-entropy '(9 8 1 12 5 -3 1.5 8.01 2.99 4 -1 10) 2 3 :base 'e)   ;~> 1.8462
        (dispersion-entropy '(1 1 1))                   ;!! the series is constant
    """
    from lambit.info.series.dispersion import dispersion_entropy as measure

    name = "dispersion-entropy"
    flags = {"fluctuation": fluctuation is not FALSE, "normalized": normalized is not FALSE}
    return ask(
        name, measure, _numbers(name, data), m, classes, delay=delay, mapping=to_word(mapping), base=to_base(base), **flags
    )  # fmt: skip


@builtin("dispersion-classes", pure=True)
def dispersion_classes(data: Any, classes: Any = 6, *, mapping: Any = "normal") -> Any:
    """The class, from 0 on, of each value of a series, as `dispersion-entropy` takes them.

    (dispersion-classes '(0 1 2 3 4) 2 :mapping 'linear)    ;=> #s64(0 0 1 1 1)
    (dispersion-classes '(1 1 1))                           ;!! the series is constant
    """
    from lambit.info.series.dispersion import dispersion_classes as measure

    name = "dispersion-classes"
    return ask(name, measure, _numbers(name, data), classes, mapping=to_word(mapping))


@builtin("coarse-grain", pure=True)
def coarse_grain(data: Any, scale: Any, *, start: Any = 0) -> Any:
    """The means of `scale` values in a row, one group after the other: the series seen more coarsely (Costa et al. 2002).

    (coarse-grain '(1 3 5 7 100) 2)     ;=> #f64(2.0 6.0)
    (coarse-grain '(1 2) 3)             ;!! scale 3
    """
    from lambit.info.series.multiscale import coarse_grain as measure

    return ask("coarse-grain", measure, _numbers("coarse-grain", data), scale, start=start)


@builtin("multiscale-entropy", pure=True)
def multiscale_entropy(
    data: Any, scales: Any = 20, *, m: Any = 2, r: Any = 0.15, tolerance: Any = None, variant: Any = "plain", base: Any = 2
) -> Any:
    """The sample entropies of a series coarse-grained by 1, 2, ..., `scales`, an array (Costa et al. 2002).

    `:variant` is `'plain`, `'composite` (Wu et al. 2013) or `'refined` (Wu et al. 2014).

        (multiscale-entropy '(1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2) 1 :tolerance 0.1)    ;=> #f64(0.0)
        (multiscale-entropy '(1 2 3) 2)                                             ;!! scale 2 of 3 values
    """
    from lambit.info.series.multiscale import multiscale_entropy as measure

    name = "multiscale-entropy"
    options = {"m": m, "r": r, "tolerance": tolerance, "variant": to_word(variant), "base": to_base(base)}
    return ask(name, measure, _numbers(name, data), scales, **options)


@builtin("lempel-ziv-complexity", pure=True)
def lempel_ziv_complexity(data: Any, *, parsing: Any = 76, normalized: Any = FALSE, alphabet: Any = None) -> Any:
    """The Lempel-Ziv complexity: the number of phrases of a sequence, the last one counted, in time n log n.

    `:parsing` is 76 (the exhaustive history, Lempel & Ziv 1976) or 78 (incremental parsing, 1978). `:normalized #t` gives
    c log(n) / n, to the base of the number of symbols.

        (lempel-ziv-complexity "0001101001000101")                  ;=> 6
        (lempel-ziv-complexity "1011010100010" :parsing 78)         ;=> 7
        (lempel-ziv-complexity "")                                  ;!! a sequence
    """
    from lambit.info.series.lempel_ziv import lempel_ziv_complexity as measure

    name = "lempel-ziv-complexity"
    flags = {"normalized": normalized is not FALSE, "alphabet": alphabet}
    return ask(name, measure, _sequence(name, data), parsing=parsing, **flags)


@builtin("lempel-ziv-phrases", pure=True)
def lempel_ziv_phrases(data: Any, *, parsing: Any = 76) -> Any:
    """The phrases of a sequence, as a list; joined they are the sequence. `:parsing` as for `lempel-ziv-complexity`.

    (lempel-ziv-phrases "0001101001000101")                 ;=> ("0" "001" "10" "100" "1000" "101")
    (lempel-ziv-phrases "1011010100010" :parsing 78)        ;=> ("1" "0" "11" "01" "010" "00" "10")
    (lempel-ziv-phrases '(a a a b) :parsing 78)             ;=> ((a) (a a) (b))
    (lempel-ziv-phrases "ab" :parsing 77)                   ;!! parsing 77: expected 76 or 78
    """
    from lambit.info.series.lempel_ziv import phrase_bounds

    name = "lempel-ziv-phrases"
    bounds = ask(name, phrase_bounds, _sequence(name, data), parsing=parsing)
    cut = _cutter(name, data)
    return from_iterable([cut(a, b) for a, b in pairwise(bounds.tolist())])


@builtin("lempel-ziv-entropy-rate", pure=True)
def lempel_ziv_entropy_rate(data: Any, *, estimator: Any = "match-length", base: Any = 2) -> Any:
    """An estimate of the entropy rate of the source of a sequence, without a model of it.

    `:estimator` is `'match-length` (Grassberger 1989; Gao et al. 2008), `'lz76` or `'lz78`. All converge, slowly.

        (estimate-ref (lempel-ziv-entropy-rate "abababababababababab") 'estimator)   ;=> "match-length"
        (< (lempel-ziv-entropy-rate "abababababababababab" :estimator 'lz76) 1)      ;=> #t
        (lempel-ziv-entropy-rate "a")                       ;!! an entropy rate
    """
    from lambit.info.series.lempel_ziv import lempel_ziv_entropy_rate as measure

    name = "lempel-ziv-entropy-rate"
    return ask(name, measure, _sequence(name, data), estimator=to_word(estimator), base=to_base(base))


def _numbers(name: str, x: Any) -> Any:
    """A series of numbers: arrays as they are, lists and vectors as lists."""
    if hasattr(x.__class__, "__array__") or is_samples(x):
        return x
    check_data(name, 1, x)
    return x.text if x.__class__ is String else elements(name, x) if x.__class__ in (Pair, Vector) or x is NIL else list(x)


def _sequence(name: str, x: Any) -> Any:
    if hasattr(x.__class__, "__array__") or is_samples(x):
        return x
    check_data(name, 1, x)
    if x.__class__ is String:
        return x.text
    column = ask(name, to_column, name, x)
    return column.codes


def _cutter(name: str, x: Any) -> Any:
    """What cuts parts out of a Lisp sequence."""
    if x.__class__ is String:
        return lambda a, b: String(x.text[a:b])
    if x.__class__ is Pair:
        items = elements(name, x)
        return lambda a, b: from_iterable(items[a:b])
    if x.__class__ is Vector:
        return lambda a, b: Vector(x.items[a:b])
    if is_samples(x):
        column = x.columns[0]
        symbols = [column.symbols[code] for code in column.codes.tolist()]
        if all(s.__class__ is Char for s in symbols):
            return lambda a, b: String("".join(s.text for s in symbols[a:b]))
        return lambda a, b: from_iterable(symbols[a:b])
    return lambda a, b: x[a:b]

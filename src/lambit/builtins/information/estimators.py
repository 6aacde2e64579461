"""Estimators: entropy and mutual information of the source that data come from.

Data are samples, or what `samples` takes. Every result is an estimate: a number that
says its estimator, the number of observations, the alphabet, what is known of its bias, and an interval.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, Pair, Symbol
from lambit.errors import WrongType
from lambit.registry import builtin

from .border import (
    ask,
    elements,
    is_samples,
    is_table,
    is_word,
    strings,
    table_items,
    to_base,
    to_names,
    to_seed,
    to_word,
)
from .samples import ERROR, _samples, check_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("estimate-entropy")
def estimate_entropy(
    data: Any, *variables: Symbol, estimator: Any = "grassberger", alphabet: Any = None, prior: Any = "jeffreys",
    counts: Any = FALSE, interval: Any = "analytic", level: Any = 0.95, resamples: Any = 1000, seed: Any = ABSENT, base: Any = 2,
) -> Any:  # fmt: skip
    """The entropy of the source of data, estimated.

    `:estimator`: `'plug-in`, `'miller-madow`, `'jackknife`, `'grassberger` (the default: little bias, and no alphabet
    needed), `'grassberger-1988`, `'chao-shen`, `'zhang`, `'chao-wang-jost`; for an `:alphabet` of known size `'james-stein`,
    `'dirichlet` (posterior mean; `:prior` is a pseudo-count, `'jeffreys`, `'laplace`, `'perks` or `'minimax`), `'pseudo-counts`, `'nsb`,
    `'best-upper-bound`. `:counts #t`: the data are how often each symbol occurs. `:interval` is `'analytic`, `'bootstrap`
    (with `:resamples` and `:seed`) or #f, for the probability `:level`.

        (estimate-ref (estimate-entropy "abracadabra") 'n)              ;=> 11
        (inexact (estimate-entropy '(3 2 1 1) :counts #t :estimator 'nsb :alphabet 4 :base 'e))   ;~> 1.266013976
        (inexact (estimate-entropy "abracadabra" :estimator 'plug-in))  ;~> 2.040373
        (estimate-ref (estimate-entropy "abab" :estimator 'plug-in) 'bias)
        ;=> "too low by about 0.18, (m - 1)/2n for m symbols seen; by more if others were not seen"
        (estimate-entropy "abc" :estimator 'best)                       ;!! estimator best: expected one of plug-in
        (estimate-entropy "abc" :estimator 'nsb)                        ;!! needs the size of the alphabet
    """
    from lambit.info.estimators.entropies import estimate_entropy as measure

    name = "estimate-entropy"
    counted = counts is not FALSE
    x = _counts(name, data) if counted else _data(name, data)
    how = None if interval is FALSE else to_word(interval)
    return ask(
        name, measure, x, *strings(variables), estimator=to_word(estimator), alphabet=alphabet, prior=to_word(prior), counts=counted,
        interval=how, level=level, resamples=resamples, seed=to_seed(name, seed) if is_word(how, "bootstrap") else None, base=to_base(base),
    )  # fmt: skip


@builtin("estimate-mutual-information")
def estimate_mutual_information(
    data: Any, *variables: Any, given: Any = None, correction: Any = "none", alphabet: Any = None,
    permutations: Any = 0, level: Any = 0.95, seed: Any = ABSENT, base: Any = 2,
) -> Any:  # fmt: skip
    """The mutual information I(X;Y), or I(X;Y|Z) with `:given`, of the source of samples, estimated.

    Variables are named as in `mutual-information`. `:correction`: `'none` (of the frequencies), `'miller-madow`, `'panzeri-treves`, `'shuffle`, or an
    estimator of entropy, for which `:alphabet` says how many values each variable may have: a number for all, or an association list. Parts of the estimate: `degrees` and `p-value-chi-square`, the G-test that X and Y are
    independent; with `:permutations`, `p-value`, `shuffled` and `effective`.

        (define s (samples "aabbaabb" "ccddcdcd"))
        (inexact (estimate-mutual-information s))                           ;~> 0.1887
        (estimate-ref (estimate-mutual-information s) 'p-value-chi-square)  ;~> 0.148
        (estimate-ref (estimate-mutual-information s :permutations 99 :seed 1) 'permutations)   ;=> 99
        (inexact (estimate-mutual-information s :correction 'nsb :alphabet '((x . 2) (y . 3))))   ;~> -0.0367
        (estimate-mutual-information s :correction 'best)                   ;!! correction best: expected one of none
        (estimate-mutual-information s 'x 'z)                               ;!! there is no variable z
    """
    from lambit.info.estimators.mutual import estimate_mutual_information as measure

    name = "estimate-mutual-information"
    if len(variables) not in (0, 2):
        raise WrongType(f"{name}: it is between two variables", hint="(estimate-mutual-information s 'x 'y)")
    groups = [to_names(name, v) for v in variables]
    how = to_word(correction)
    chance = is_word(how, "shuffle") or (permutations.__class__ is int and permutations > 0)
    return ask(
        name, measure, _data(name, data), *groups, given=to_names(name, given), correction=how, alphabet=_alphabet(name, alphabet),
        permutations=permutations, level=level, seed=to_seed(name, seed) if chance else None, base=to_base(base),
    )  # fmt: skip


def _alphabet(name: str, x: Any) -> Any:
    """The value of `:alphabet`: a number, or one for each variable."""
    if x.__class__ is not Pair and not is_table(x):
        return x
    entries = table_items(x) if is_table(x) else [(e.car, e.cdr) for e in elements(name, x) if e.__class__ is Pair]
    if not all(key.__class__ is Symbol for key, _ in entries) or (x.__class__ is Pair and len(entries) != len(elements(name, x))):
        raise WrongType(f"{name}: :alphabet: expected a number, or an association list from variables to numbers")
    return {key.name: size for key, size in entries}


@builtin("mutual-information-matrix")
def mutual_information_matrix(
    data: Any, *, correction: Any = "none", p_values: Any = FALSE, permutations: Any = 0, seed: Any = ABSENT, base: Any = 2
) -> Any:
    """The mutual information of every pair of the variables of samples, an array; entropies on the diagonal.

    `:correction` is `'none` or `'miller-madow`. With `:p-values #t`, a list of this array and of the p-values of the
    G-test that two variables are independent, or of so many `:permutations` of every variable.

        (array-shape (mutual-information-matrix (samples "aabb" "abab" "abba")))   ;=> (3 3)
        (array-ref (mutual-information-matrix (samples "aabb" "aabb")) 0 1)       ;=> 1.0
        (array-ref (cadr (mutual-information-matrix (samples "aaaabbbb" "ccccdddd") :p-values #t :permutations 99 :seed 1)) 0 0)   ;=> 0.0
        (mutual-information-matrix (samples "ab") :correction 'best)              ;!! correction best
    """
    from lambit.info.estimators.mutual import mutual_information_matrix as measure

    name = "mutual-information-matrix"
    both = p_values is not FALSE
    chance = both and permutations.__class__ is int and permutations > 0
    return ask(
        name, measure, _data(name, data), correction=to_word(correction), p_values=both, permutations=permutations,
        seed=to_seed(name, seed) if chance else None, base=to_base(base),
    )  # fmt: skip


@builtin("samples-from-csv", capability="files")
def samples_from_csv(path: str, *columns: Symbol, missing: Symbol = None) -> Any:  # type: ignore[assignment]
    r"""Samples from a file of comma-separated values: a variable for each column, or for those named.

    The first line has the names. A column of integers or numbers is one of numbers, any other one of strings. An
    empty field is missing: an error, unless `:missing` is `'drop`.

        (call-with-output-file "/tmp/lambit-example.csv"
          (lambda (port) (write-string "a,b\n1,x\n2,y\n1,x\n" port)))
        (samples-from-csv "/tmp/lambit-example.csv" 'b)                   ;=> #<samples 3 of b>
        (mutual-information (samples-from-csv "/tmp/lambit-example.csv"))  ;~> 0.918
        (samples-from-csv "/tmp/lambit-example.csv" 'c)                   ;!! there is no column c
        (samples-from-csv "/tmp/no-such-file.csv")                        ;!! no-such-file
    """
    from .frame_values import samples_of_file

    return samples_of_file(path, strings(columns), ERROR if missing is None else missing)


def _data(name: str, x: Any) -> Any:
    if is_samples(x):
        return x
    check_data(name, 1, x)
    return ask(name, _samples, name, [x], None, ERROR)


def _counts(name: str, x: Any) -> Any:
    """Counts: of a list, a vector, an array, an association list or a hash table."""
    if hasattr(x.__class__, "__array__"):
        return x.reshape(-1).tolist()
    if is_table(x):
        return list(x.values())
    items = elements(name, x)
    return [item.cdr if item.__class__ is Pair else item for item in items]

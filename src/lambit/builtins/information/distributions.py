"""Distributions as values: made, asked, taken apart.

A distribution is a finite probability distribution over any Lisp values,
exact where its probabilities are. A joint distribution names its variables.
"""

from __future__ import annotations

from lambit.data import FALSE, NIL, Pair, Symbol, from_iterable, symbol
from lambit.errors import ArityError, WrongType
from lambit.registry import builtin

from .border import (
    as_distribution,
    ask,
    elements,
    is_distribution,
    is_samples,
    lisp_value,
    row,
    strings,
    to_distribution,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Distribution, List, Source


@builtin("pmf", pure=True)
def pmf(*arguments: Any) -> Any:
    """The distribution that gives each outcome its probability (a probability mass function).

    `(pmf outcome probability ...)`, or of one argument: an association list, a hash
    table, a list, vector or array of probabilities over the indices 0, 1, 2, ..., or
    samples (their frequencies, exact). Exact probabilities make an exact distribution. They
    must sum to 1: exactly, or within 1e-9 for floats. Nothing is normalised silently.

        (pmf 'a 1/2 'b 1/4 'c 1/4)           ;=> #<pmf a 1/2 b 1/4 c 1/4>
        (pmf '((heads . 0.5) (tails . 0.5)))  ;=> #<pmf heads 0.5 tails 0.5>
        (pmf '(1/3 2/3))                      ;=> #<pmf 0 1/3 1 2/3>
        (pmf 'a 1/2 'b 1/3)                   ;!! sum to 5/6
        (pmf 'a 3/2 'b -1/2)                  ;!! probability -1/2 at index 1 is negative
    """
    if len(arguments) == 1:
        x = arguments[0]
        if x is not NIL and not isinstance(x, Pair) and not _is_collection(x):
            from lambit.printer import write_short

            raise WrongType(f"pmf: argument 1: expected outcomes with probabilities, got {write_short(x)}")
        if hasattr(x.__class__, "__array__"):
            x = x.copy()  # the program may write to its array
        return ask("pmf", to_distribution, "pmf", x)
    if len(arguments) % 2:
        raise ArityError("pmf: the last outcome has no probability", hint="(pmf outcome probability ...)")
    from lambit.info.distributions.distribution import from_pairs

    from .values import LispDistribution

    return ask("pmf", from_pairs, zip(arguments[::2], arguments[1::2], strict=True), None, LispDistribution)


def _is_collection(x: Any) -> bool:
    from .border import is_source

    return is_source(x)


@builtin("joint", pure=True)
def joint(variables: List, x: Source) -> Any:
    """The joint distribution of the named `variables`.

    `x` is an association list (or hash table) from lists of values, one for each variable, to probabilities, or
    an array with an axis for each variable.

        (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2)))   ;=> #<joint (x y) (0 0) 1/2 (1 1) 1/2>
        (entropy (joint '(x y) '(((0 0) . 1/2) ((1 1) . 1/2))))  ;=> 1
        (joint '(x y) '(((0) . 1)))                     ;!! is not 2 values
    """
    names = elements("joint", variables)
    if not names or not all(name.__class__ is Symbol for name in names):
        raise WrongType("joint: argument 1: expected a list of variables (symbols)")
    return ask("joint", _joint, tuple(strings(names)), x)


def _joint(names: tuple[str, ...], x: Any) -> Any:
    from .border import is_table, table_items
    from .values import LispDistribution

    if is_table(x) and not is_distribution(x):
        from lambit.info.distributions.distribution import from_pairs

        rows = [(row(k) if len(names) > 1 else k, p) for k, p in table_items(x)]
        return from_pairs(rows, names, LispDistribution)
    if is_distribution(x) or is_samples(x):
        d = to_distribution("joint", x)
        if d.names is not None or len(names) == 1:
            return d.renamed(names)
        return LispDistribution(list(map(row, d.outcomes)), d.weights, d.total).renamed(names)
    return to_distribution("joint", x, names)


@builtin("normalize", pure=True)
def normalize(weights: Source) -> Any:
    """Weights divided by their sum, so that they sum to 1; exact where the weights are.

    A list gives a list, a vector or array an array; an association list (or hash table) of outcomes and
    weights gives a distribution.

        (normalize '(1 2 1))                    ;=> (1/4 1/2 1/4)
        (normalize '((a . 3) (b . 1)))          ;=> #<pmf a 3/4 b 1/4>
        (normalize '(1 -1))                     ;!! weight -1 at index 1 is negative
        (normalize '(0 0))                      ;!! all weights are 0
    """
    return ask("normalize", _normalize, weights)


def _normalize(weights: Any) -> Any:
    from lambit.info.checks import is_exact
    from lambit.info.distributions.distribution import from_pairs
    from lambit.info.distributions.families import normalize as divide

    from .border import is_probability, is_table, table_items
    from .values import Information, LispDistribution

    if is_distribution(weights) or is_samples(weights):
        return to_distribution("normalize", weights)
    if hasattr(weights.__class__, "__array__"):
        return divide(weights)
    table = is_table(weights)
    items: list[Any] = table_items(weights) if table else elements("normalize", weights)
    pairs = table or (items and all(x.__class__ is Pair and is_probability(x.cdr) for x in items))
    if pairs and not table:
        items = [(x.car, x.cdr) for x in items]
    values = [p for _, p in items] if pairs else items
    shares = divide(values, Information.rational)
    if pairs:
        return from_pairs([(x, p) for (x, _), p in zip(items, shares, strict=True)], None, LispDistribution)
    if weights.__class__ is Pair or weights is NIL:
        return from_iterable(shares)
    if all(map(is_exact, values)):
        from lambit.data import Vector

        return Vector(shares)
    import numpy as np

    return np.array(shares)


@builtin("distribution?", pure=True)
def distribution_p(x: Any) -> bool:
    """Is `x` a distribution?

    (distribution? (uniform 2))     ;=> #t
    (distribution? '(1/2 1/2))      ;=> #f
    """  # fmt: skip
    return is_distribution(x)


@builtin("support", pure=True)
def support(d: Distribution) -> Any:
    """The outcomes of positive probability, as a list.

    (support (pmf 'a 1/2 'b 0 'c 1/2))      ;=> (a c)
    (support (joint '(x y) '(((0 1) . 1)))) ;=> ((0 1))
    (support '(1/2 1/2))                    ;!! argument 1: expected a distribution
    """  # fmt: skip
    from .values import outcome_to_lisp

    outcomes = [x for x, w in zip(d.outcomes, d.weights, strict=True) if w]
    return from_iterable(map(outcome_to_lisp, outcomes) if len(d.names or ()) > 1 else outcomes)


@builtin("probabilities", pure=True)
def probabilities(d: Distribution) -> Any:
    """The positive probabilities, in the order of `support`, as a list.

    (probabilities (pmf 'a 1/2 'b 0 'c 1/2))   ;=> (1/2 1/2)
    (probabilities '(1/2 1/2))                 ;!! argument 1: expected a distribution
    """  # fmt: skip
    return from_iterable([p for p, w in zip(d.probabilities(), d.weights, strict=True) if w])


@builtin("%probability-of", pure=True)
def probability_of(outcome: Any, d: Distribution) -> Any:
    """The probability of one outcome, 0 for what is none."""
    if len(d.names or ()) > 1:
        outcome = row(outcome)
    return lisp_value(d[outcome])


@builtin("variables", pure=True)
def variables(x: Source) -> Any:
    """The names of the variables of a joint distribution or of samples, as a list.

    (variables (joint '(x y) '(((0 1) . 1))))   ;=> (x y)
    (variables (samples "ab" "ba"))             ;=> (x y)
    (variables (uniform 2))                     ;=> ()
    (variables 'x)                              ;!! argument 1: expected a distribution, samples, or probabilities
    """  # fmt: skip
    return from_iterable([symbol(name) for name in getattr(x, "names", None) or ()])


@builtin("rename-variables", pure=True)
def rename_variables(d: Distribution, names: List) -> Any:
    """The same distribution with other names of its variables.

    `names`: all of them in order, or an association list from old names to new. A distribution
    without names gets them; its outcomes are lists then, if there are several.

        (rename-variables (uniform '(a b)) '(letter))           ;=> #<joint (letter) a 1/2 b 1/2>
        (define d (joint '(x y) '(((0 1) . 1))))
        (rename-variables d '((y . time)))                      ;=> #<joint (x time) (0 1) 1>
        (rename-variables d '(a b c))                           ;!! 3 names for 2 variables
    """
    items = elements("rename-variables", names)
    pairs = [(x.car, x.cdr) for x in items if x.__class__ is Pair]
    if not all(name.__class__ is Symbol for name in [*(items if not pairs else ()), *(y for pair in pairs for y in pair)]):
        raise WrongType("rename-variables: argument 2: expected variables (symbols), or pairs of them")
    if pairs and len(pairs) == len(items):
        return ask("rename-variables", d.renamed, {old.name: new.name for old, new in pairs})
    if pairs:
        raise WrongType("rename-variables: argument 2: expected variables (symbols), or pairs of them")
    return ask("rename-variables", _joint, tuple(strings(items)), d)


@builtin("distribution-table", pure=True)
def distribution_table(x: Source, *, rows: Any = 40, width: Any = 30, digits: Any = 4, matrix: Any = FALSE) -> str:
    r"""The distribution as text: a line for each outcome, with its probability, exact and decimal, and a bar.

    At most `:rows` outcomes are shown, what is left is summed up; the longest bar has `:width` characters, decimals
    `:digits`. A joint distribution has a column for each variable; `:matrix #t` shows one of two variables as a
    table, with the sums of its rows and columns. `display-distribution` displays it.

        (distribution-table '(1/4 3/4) :width 4)
        ;=> "0  1/4  0.2500  █▍\n1  3/4  0.7500  ████\n"
        (distribution-table (uniform 3) :matrix #t)     ;!! a matrix is of two variables
    """
    from lambit.info.distributions.text import distribution_table as table
    from lambit.printer import write_short

    source = as_distribution("distribution-table", x)
    text: str = ask(
        "distribution-table", table, source, rows=rows, width=width, digits=digits, matrix=matrix is not FALSE,
        show=write_short,
    )  # fmt: skip
    return text + "\n"


@builtin("distribution=?", pure=True)
def distribution_equal(d: Distribution, e: Distribution) -> bool:
    """Do two distributions give every outcome the same probability?

    (distribution=? (uniform '(a b)) (pmf 'b 1/2 'a 1/2))   ;=> #t
    (distribution=? (uniform 2) (uniform 3))                ;=> #f
    """  # fmt: skip
    from lambit.info.distributions.distribution import Distribution as Plain

    return Plain.__eq__(d, e)

"""Information of several variables: what they share all together, and in all their sets.

Each takes a joint distribution or samples of several variables, and the names of those wanted (a list of
variables counts as one), or none for all. `:given` names a condition.
Exact distributions give exact results.
"""

from __future__ import annotations

from lambit.data import Pair, from_iterable, symbol
from lambit.registry import builtin

from .border import ask, lisp_value, to_base, to_names, to_source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Source


def _measured(name: str, x: Any, variables: Any, given: Any, base: Any) -> Any:
    from lambit.info.measures import multivariate, subsets

    home = subsets if name in ("joint-entropies", "information-atoms") else multivariate
    measure = getattr(home, name.replace("-", "_"))
    groups = [to_names(name, v) for v in variables]
    return ask(name, measure, to_source(name, x), *groups, given=to_names(name, given), base=to_base(base))


def by_sets(found: Any) -> Any:
    """A dictionary from tuples of names as an association list from lists of symbols."""
    return from_iterable([Pair(from_iterable([symbol(n) for n in names]), lisp_value(v)) for names, v in found.items()])


@builtin("total-correlation", pure=True)
def total_correlation(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The total correlation Σ H(Xᵢ) - H(X₁, …, Xₙ) (Watanabe 1960): 0 for independent variables only.

    Of two variables it is the mutual information.

        (define bits (joint '(a b c) '(((0 0 0) . 1/2) ((1 1 1) . 1/2))))
        (total-correlation bits)    ;=> 2
        (total-correlation bits '(a b) 'c)    ;=> 1
        (total-correlation bits 'a 'b :given 'c)    ;=> 0
        (total-correlation '(1/2 1/2))    ;!! two variables or more
    """
    return _measured("total-correlation", x, variables, given, base)


@builtin("dual-total-correlation", pure=True)
def dual_total_correlation(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The dual total correlation H(X₁, …, Xₙ) - Σ H(Xᵢ | all others) (Han 1975).

    The entropy that more than one variable has; of two variables it is the mutual information.

        (define bits (joint '(a b c) '(((0 0 0) . 1/2) ((1 1 1) . 1/2))))
        (dual-total-correlation bits)    ;=> 1
        (dual-total-correlation bits 'a)    ;!! two variables or more
    """
    return _measured("dual-total-correlation", x, variables, given, base)


@builtin("o-information", pure=True)
def o_information(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The O-information, total correlation minus dual total correlation (Rosas et al. 2019).

    Above 0 redundancy dominates, below 0 synergy. Of three variables it is the co-information.

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (o-information xor)    ;=> -1
        (o-information xor 'a 'z)    ;!! there is no variable z
    """
    return _measured("o-information", x, variables, given, base)


@builtin("s-information", pure=True)
def s_information(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The S-information, total correlation plus dual total correlation (Rosas et al. 2019).

    It is Σ I(Xᵢ; all others).

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (s-information xor)    ;=> 3
        (s-information xor :base 1)    ;!! base 1
    """
    return _measured("s-information", x, variables, given, base)


@builtin("co-information", pure=True)
def co_information(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The co-information I(X₁; …; Xₙ) = -Σ (-1)^|T| H(T) over all sets T of variables (Bell 2003).

    The centre of the information diagram: I(X;Y;Z) = I(X;Y) - I(X;Y|Z). Negative for synergy.

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (co-information xor)    ;=> -1
        (co-information xor 'a 'b)    ;=> 0
        (co-information xor 'a 'b :given 'c)    ;=> 1
        (co-information xor 'a)    ;!! two variables or more
    """
    return _measured("co-information", x, variables, given, base)


@builtin("interaction-information", pure=True)
def interaction_information(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The interaction information with McGill's sign (1954): (-1)^n times the co-information of n variables.

    Of three variables I(X;Y|Z) - I(X;Y), positive for synergy.

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (interaction-information xor)    ;=> 1
        (interaction-information xor 'a)    ;!! two variables or more
    """
    return _measured("interaction-information", x, variables, given, base)


@builtin("tse-complexity", pure=True)
def tse_complexity(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The neural complexity of Tononi, Sporns & Edelman (1994): Σₖ (mean H of k variables - k/n H of all n).

    High where small sets of variables are nearly independent, large ones not.

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (tse-complexity xor)    ;=> 1
        (tse-complexity xor 'a)    ;!! two variables or more
    """
    return _measured("tse-complexity", x, variables, given, base)


@builtin("joint-entropies", pure=True)
def joint_entropies(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The joint entropies of all sets of variables, small sets first: an association list from lists of variables.

    2^n - 1 of n variables, all in one pass (Yeung 2008, chapter 13).

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (joint-entropies xor 'a 'b)    ;=> (((a) . 1) ((b) . 1) ((a b) . 2))
        (cdr (assoc '(a b c) (joint-entropies xor)))    ;=> 2
        (joint-entropies '(1/2 1/3))    ;!! sum to 5/6
    """
    return by_sets(_measured("joint-entropies", x, variables, given, base))


@builtin("information-atoms", pure=True)
def information_atoms(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The atoms of the information diagram (Yeung 1991): an association list from lists of variables to what those share and no other variable has.

    An atom is I(A₁; …; Aₖ | the others); all sum to the joint entropy.

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (information-atoms xor)    ;=> (((a) . 0) ((b) . 0) ((c) . 0) ((a b) . 1) ((a c) . 1) ((b c) . 1) ((a b c) . -1))
        (information-atoms xor 'z)    ;!! there is no variable z
    """
    return by_sets(_measured("information-atoms", x, variables, given, base))

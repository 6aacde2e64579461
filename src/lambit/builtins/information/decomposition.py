"""Partial information decomposition: what sources tell of a target redundantly, uniquely and only together.

Each takes a joint distribution or samples, the target, and the sources (a list of variables counts as one
source). `:measure` names the redundancy: `'min` (Williams & Beer 2010), `'mmi`, `'pm` (Finn & Lizier 2018), all exact for exact
distributions, or `'broja` (Bertschinger et al. 2014) of two sources, a float.
"""

from __future__ import annotations

from lambit.data import Pair, from_iterable, symbol
from lambit.registry import builtin

from .border import ask, lisp_value, to_base, to_names, to_source, to_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Source


def _told(name: str, x: Any, target: Any, sources: Any, **options: Any) -> Any:
    from lambit.info.decomposition import partial

    function = getattr(partial, name.replace("-", "_"))
    groups = [to_names(name, v) for v in sources]
    if "measure" in options:
        options["measure"] = to_word(options["measure"])
    return ask(name, function, to_source(name, x), to_names(name, target), *groups, **options)


def _lists(x: Any) -> Any:
    """Tuples of tuples of names or numbers as lists of lists."""
    if x.__class__ is tuple:
        return from_iterable(map(_lists, x))
    return symbol(x) if x.__class__ is str else x


@builtin("partial-information", pure=True)
def partial_information(x: Source, target: Any, *sources: Any, measure: Any = "min", base: Any = 2) -> Any:
    """The partial information decomposition of I(S; X₁, …, Xₙ), of a target and 2 to 4 sources (Williams & Beer 2010).

    An association list from lists of lists of variables to amounts, which sum to the mutual information: `((x) (y))` is
    what x and y tell redundantly, `((x))` what x alone, `((x y))` what only both together. All variables but the target are sources unless
    named.

        (define xor (joint '(x y s) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (partial-information xor 's)            ;=> ((((x) (y)) . 0) (((x)) . 0) (((y)) . 0) (((x y)) . 1))
        (define and (joint '(x y s) '(((0 0 0) . 1/4) ((0 1 0) . 1/4) ((1 0 0) . 1/4) ((1 1 1) . 1/4))))
        (cdr (assoc '((x y)) (partial-information and 's)))     ;=> 1/2
        (cdr (assoc '((x)) (partial-information and 's :measure 'pm)))  ;=> -1/4
        (cdr (assoc '((x y)) (partial-information and 's 'x 'y :measure 'broja)))   ;~> 0.5
        (partial-information xor 's 'x)         ;!! 1 sources: expected 2 to 4
        (partial-information xor 's :measure 'max)   ;!! there is no measure of redundancy max
    """
    found = _told("partial-information", x, target, sources, measure=measure, base=to_base(base))
    return from_iterable([Pair(_lists(key), lisp_value(amount)) for key, amount in found.items()])


@builtin("redundant-information", pure=True)
def redundant_information(x: Source, target: Any, *collections: Any, measure: Any = "min", base: Any = 2) -> Any:
    """How much all of some collections of variables tell of a target redundantly; `:measure` as of `partial-information`.

    (define copy (joint '(x y s) '(((0 0 0) . 1/2) ((1 1 1) . 1/2))))
    (redundant-information copy 's 'x 'y)       ;=> 1
    (redundant-information copy 's 'x '(x y))   ;=> 1
    (redundant-information copy 's 'x 'z)       ;!! there is no variable z
    """
    return _told("redundant-information", x, target, collections, measure=measure, base=to_base(base))


@builtin("broja-information", pure=True)
def broja_information(x: Source, target: Any, *sources: Any, base: Any = 2) -> Any:
    """The decomposition of two sources by the least unique information (Bertschinger et al. 2014), and how good it is.

    An association list of floats. The unique parts are too great by at most `gap`, the others too small by at most that.

        (define copy (joint '(x y s) '(((0 0 a) . 1/4) ((0 1 b) . 1/4) ((1 0 c) . 1/4) ((1 1 d) . 1/4))))
        (broja-information copy 's)
        ;=> ((redundant . 0.0) (unique-first . 1.0) (unique-second . 1.0) (synergy . 0.0) (gap . 0.0))
        (broja-information copy 's '(x y))      ;!! is of two sources
    """
    found = _told("broja-information", x, target, sources, base=to_base(base))
    return from_iterable([Pair(symbol(name), amount) for name, amount in found.items()])


@builtin("redundancy-lattice", pure=True)
def redundancy_lattice(n: Any) -> Any:
    """The antichains of collections of n sources, from 0, from the bottom of the lattice to its top; 4, 18 and 166 of 2, 3 and 4.

    (redundancy-lattice 2)              ;=> (((0) (1)) ((0)) ((1)) ((0 1)))
    (length (redundancy-lattice 4))     ;=> 166
    (redundancy-lattice 5)              ;!! 5 sources: expected 2 to 4
    """
    from lambit.info.decomposition.lattice import redundancy_lattice as lattice

    return _lists(tuple(ask("redundancy-lattice", lattice, n)))

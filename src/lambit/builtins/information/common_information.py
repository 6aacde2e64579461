"""Common information: what variables share as a variable of its own, and what two share that a third cannot know."""

from __future__ import annotations

from lambit.errors import DomainError
from lambit.registry import builtin

from .border import ask, to_base, to_names, to_source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Source


@builtin("gacs-korner-information", pure=True)
def gacs_korner_information(x: Source, *variables: Any, base: Any = 2) -> Any:
    """The common information of Gács & Körner (1973): the greatest entropy of a variable that each of these determines alone.

    At most the mutual information; 0 where all combinations occur. Exact for exact distributions.

        (gacs-korner-information '((1/4 1/4 0) (0 0 1/2)))      ;=> 1
        (gacs-korner-information '((1/4 1/4) (1/4 1/4)))        ;=> 0
        (gacs-korner-information '(1/2 1/2))                    ;!! two variables or more
    """
    name = "gacs-korner-information"
    from lambit.info.decomposition.common import gacs_korner_information as measure

    return ask(name, measure, to_source(name, x), *(to_names(name, v) for v in variables), base=to_base(base))


@builtin("wyner-information", pure=True)
def wyner_information(x: Source, *variables: Any, starts: Any = 16, seed: Any = 0, base: Any = 2) -> Any:
    """An upper bound of Wyner's common information (1975): the least I(X,Y; W) of a W given which X and Y are independent.

    The least of `:starts` searches from random points, which `:seed` chooses (0 if absent). A float, never below the true value.

        (wyner-information '((1/2 0) (0 1/2)))                  ;~> 1.0
        (wyner-information '((1/3 1/3) (0 1/3)))                ;~> 0.666667
        (wyner-information '((1/2 0) (0 1/2)) :starts 0)        ;!! starts 0: expected an integer, at least 1
    """
    name = "wyner-information"
    from lambit.info.decomposition.common import wyner_information as measure

    groups = _two(name, variables)
    return ask(name, measure, to_source(name, x), *groups, starts=starts, seed=seed, base=to_base(base))


@builtin("intrinsic-mutual-information", pure=True)
def intrinsic_mutual_information(
    x: Source, *variables: Any, given: Any = None, starts: Any = 16, seed: Any = 0, base: Any = 2
) -> Any:
    """An upper bound of the intrinsic mutual information, the least I(X;Y|Z') of all Z' made of Z by a channel (Maurer & Wolf 1999).

    It bounds the rate of a secret key of X and Y that Z does not know. The least of searches from Z, from nothing, and from `:starts`
    random channels, which `:seed` chooses (0 if absent). A float, never below the true value, never above I(X;Y) and I(X;Y|Z).

        (define xor (joint '(x y z) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (mutual-information xor 'x 'y :given 'z)                ;=> 1
        (intrinsic-mutual-information xor 'x 'y :given 'z)      ;=> 0.0
        (intrinsic-mutual-information xor 'x 'y)                ;!! given what?
    """
    name = "intrinsic-mutual-information"
    from lambit.info.decomposition.common import intrinsic_mutual_information as measure

    groups, known = _two(name, variables), to_names(name, given)
    return ask(name, measure, to_source(name, x), *groups, given=known, starts=starts, seed=seed, base=to_base(base))


def _two(name: str, variables: Any) -> list[Any]:
    if len(variables) not in (0, 2):
        raise DomainError(f"{name}: it is between two variables", hint=f"({name} d 'x 'y)")
    return [to_names(name, v) for v in variables]

"""Names of variables, and outcomes that fit them: the checks."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def find_variables(known: tuple[str, ...] | None, names: Iterable[Any]) -> list[int]:
    """The places of `names` among the `known` variables."""
    names = check_list("variables", names)
    if known is None:
        raise InformationError("there are no named variables here", hint="joint names the variables of a distribution")
    places = []
    for name in names:
        place = next((i for i, other in enumerate(known) if other.__class__ is name.__class__ and other == name), None)
        if place is None:
            raise InformationError(
                "there is no variable {}", name, hint=f"the variables are {', '.join(map(str, known))}"
            )
        if place in places:
            raise InformationError("the variable {} is named twice", name)
        places.append(place)
    return places


def names_of(names: Any) -> tuple[str, ...]:
    """Names of variables, as they were given: in a list, or of one character each in a string."""
    return tuple(names) if isinstance(names, str) else tuple(check_list("names", names))


def default_names(count: int) -> tuple[str, ...]:
    """Names of variables that were given none: x, x y, x y z, or x1 x2 …"""
    return ("x", "y", "z")[:count] if count <= 3 else tuple(f"x{i}" for i in range(1, count + 1))


def check_rows(outcomes: Sequence[Any], names: tuple[str, ...]) -> None:
    """Refuse names that are not distinct, and outcomes of another length."""
    for i, name in enumerate(names):
        if name in names[:i]:
            raise InformationError("the variable {} is named twice", name)
    if len(names) == 1 or (set(map(type, outcomes)) <= {tuple} and set(map(len, outcomes)) <= {len(names)}):
        return
    for i, outcome in enumerate(outcomes):
        if not isinstance(outcome, tuple) or len(outcome) != len(names):
            raise InformationError(
                f"outcome {{}} at index {{}} is not {len(names)} values, one for each variable", outcome, i
            )


def unhashable(outcomes: Iterable[Any]) -> InformationError:
    """The error for outcomes that cannot be told apart."""
    for i, x in enumerate(outcomes):
        try:
            hash(x)
        except TypeError:
            return InformationError("outcome {} at index {} cannot be told apart from others", x, i, hint="tuples can, lists cannot")
    return InformationError("outcomes that cannot be told apart from others")

"""Information of several variables: total and dual total correlation, co-information and what is made of them.

All are sums of joint entropies with whole coefficients, which an exact
distribution gives exactly, and which surprisals give outcome by outcome. Floats
take the total correlation as a relative entropy and the dual one as a sum of conditional
mutual informations: these have no cancellation and are never negative.

Results of floats, over their exact sum, and of counts are within 2 units of the last place. The others cancel: of more than 4096
values, those of all sets together, they are right to 1e-28 of the entropies that they are made of, of more than 131072 to 1e-13 of them.
"""

from __future__ import annotations

from math import comb, lcm
from typing import Any

from lambit.info.checks import check_base, check_flag

from .subsets import Columns, check_count, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Coefficients = dict[int, int]
    """Sets of variables, as bit masks, with the factors of their entropies."""


def total_correlation(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The total correlation TC = Σ H(Xᵢ) - H(X₁, …, Xₙ) (Watanabe 1960), or Σ H(Xᵢ|Z) - H(X₁, …, Xₙ|Z) `given` Z.

    It is the relative entropy D(p ‖ Π pᵢ): never negative, 0 for independent
    variables. Of two variables it is the mutual information. `variables` are names, or lists of names
    that count as one variable; all unless given. With `pointwise`, a list of (outcome, Σ h(xᵢ) - h(x)) over the
    support, whose mean is TC.

    >>> total_correlation(joint(["x", "y", "z"], {(0, 0, 0): Fraction(1, 2), (1, 1, 1): Fraction(1, 2)}))
    2
    """
    return _measure(x, variables, given, pointwise, base, "the total correlation", _total, _total_floats)


def dual_total_correlation(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The dual total correlation D = H(X₁, …, Xₙ) - Σ H(Xᵢ | all others) (Han 1975), conditional `given` Z.

    It is also called binding information (Abdallah & Plumbley 2012). Never negative; of two variables it is the
    mutual information. Arguments as of `total_correlation`.

    >>> dual_total_correlation(joint(["x", "y", "z"], {(0, 0, 0): Fraction(1, 2), (1, 1, 1): Fraction(1, 2)}))
    1
    """
    return _measure(x, variables, given, pointwise, base, "the dual total correlation", _dual, _dual_floats)


def o_information(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The O-information Ω = TC - D (Rosas, Mediano, Gastpar & Jensen 2019): above 0 redundancy dominates, below 0 synergy.

    Of three variables it is the co-information. Arguments as of `total_correlation`.

    >>> o_information(joint(["x", "y", "z"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)}))
    -1
    """
    return _measure(x, variables, given, pointwise, base, "the O-information", _o)


def s_information(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The S-information Σ = TC + D = Σ I(Xᵢ; all others) (James, Ellison & Crutchfield 2011; named by Rosas et al. 2019).

    Arguments as of `total_correlation`.

    >>> s_information(joint(["x", "y", "z"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)}))
    3
    """
    return _measure(x, variables, given, pointwise, base, "the S-information", _s, _s_floats)


def co_information(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The co-information I(X₁; …; Xₙ) = -Σ (-1)^|T| H(T) over all sets T of variables (Bell 2003), conditional `given` Z.

    The centre of the information diagram: I(X;Y;Z) = I(X;Y) - I(X;Y|Z), negative
    where knowing Z makes X and Y more dependent. Of two variables it is the mutual information. Arguments as of
    `total_correlation`.

    >>> co_information(joint(["x", "y", "z"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)}))
    -1
    """
    return _measure(x, variables, given, pointwise, base, "co-information", _co)


def interaction_information(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The interaction information (-1)^n I(X₁; …; Xₙ), with McGill's sign (1954): positive for synergy of three.

    Of three variables it is I(X;Y|Z) - I(X;Y): the co-information with the other
    sign; of an even number of variables the two are equal. Arguments as of `total_correlation`.

    >>> interaction_information(joint(["x", "y", "z"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)}))
    1
    """
    return _measure(x, variables, given, pointwise, base, "interaction information", _interaction)


def tse_complexity(x: Any, *variables: Any, given: Any = None, pointwise: bool = False, base: Any = 2) -> Any:
    """The neural complexity of Tononi, Sporns & Edelman (1994): Σₖ (mean H of k variables - k/n H(X₁, …, Xₙ)), k from 1 to n.

    It is half the sum over k of the mean mutual information between k variables and the others. High where small sets are nearly
    independent and large ones are not. Arguments as of `total_correlation`.

    >>> tse_complexity(joint(["x", "y", "z"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)}))
    1
    """
    return _measure(x, variables, given, pointwise, base, "the TSE complexity", _tse)


# -- the coefficients of the entropies of sets, over one denominator


def _total(n: int) -> tuple[Coefficients, int]:
    return {**{1 << i: 1 for i in range(n)}, (1 << n) - 1: -1}, 1


def _dual(n: int) -> tuple[Coefficients, int]:
    full = (1 << n) - 1
    return {**{full ^ 1 << i: 1 for i in range(n)}, full: 1 - n}, 1


def _together(n: int, sign: int) -> tuple[Coefficients, int]:
    total, dual = _total(n)[0], _dual(n)[0]
    return {mask: total.get(mask, 0) + sign * dual.get(mask, 0) for mask in total | dual}, 1


def _o(n: int) -> tuple[Coefficients, int]:
    return _together(n, -1)


def _s(n: int) -> tuple[Coefficients, int]:
    return _together(n, 1)


def _co(n: int) -> tuple[Coefficients, int]:
    return {mask: 1 if mask.bit_count() % 2 else -1 for mask in range(1, 1 << n)}, 1


def _interaction(n: int) -> tuple[Coefficients, int]:
    sign = -1 if n % 2 else 1
    return {mask: sign * c for mask, c in _co(n)[0].items()}, 1


def _tse(n: int) -> tuple[Coefficients, int]:
    denominator = lcm(2, *(comb(n, k) for k in range(1, n)))
    found = {mask: denominator // comb(n, mask.bit_count()) for mask in range(1, (1 << n) - 1)}
    # the sum of k/n over k from 1 to n is (n+1)/2, of which the last is H itself
    found[(1 << n) - 1] = denominator * (1 - n) // 2
    return found, denominator


# -- values


def _measure(
    x: Any,
    variables: Any,
    given: Any,
    pointwise: bool,
    base: Any,
    what: str,
    coefficients: Callable[[int], tuple[Coefficients, int]],
    floats: Callable[[Columns, Any], float] | None = None,
) -> Any:
    base = check_base(base)
    if check_flag("pointwise", pointwise):
        from .local import pointwise_values

        return pointwise_values(x, variables, given, base, what, coefficients)
    found = columns(x, variables, given, what)
    if floats is not None and not found.exact:
        return floats(found, base)
    if coefficients in (_co, _interaction, _tse):  # of all sets
        check_count(found)
    wanted, denominator = coefficients(found.count)
    value = found.combination(conditional(wanted, found.condition), denominator, base)
    return max(0.0, value) if coefficients is _tse and value.__class__ is float else value


def conditional(coefficients: Coefficients, known: int) -> Coefficients:
    """The same of conditional entropies: H(T|Z) = H(T, Z) - H(Z)."""
    if not known:
        return coefficients
    return {**{mask | known: c for mask, c in coefficients.items()}, known: -sum(coefficients.values())}


def _total_floats(c: Columns, base: Any) -> float:
    return _rounded(_total_nats(c), base)


def _dual_floats(c: Columns, base: Any) -> float:
    return _rounded(_dual_nats(c), base)


def _s_floats(c: Columns, base: Any) -> float:
    from lambit.info.kernels.doubles import add

    return _rounded(add(_total_nats(c), _dual_nats(c)), base)


def _rounded(nats: tuple[float, float], base: Any) -> float:
    from lambit.info.kernels.doubles import in_unit

    return in_unit(nats, base)


def _total_nats(c: Columns) -> tuple[float, float]:
    return c.correlation_nats([1 << i for i in range(c.count)], c.condition)


def _dual_nats(c: Columns) -> tuple[float, float]:
    """Σ I(Xᵢ; later ones | earlier ones)."""
    from lambit.info.kernels.doubles import total_of

    full = (1 << c.count) - 1
    parts: list[float] = []
    for i in range(c.count - 1):
        earlier = (1 << i) - 1
        parts += c.correlation_nats([1 << i, full ^ earlier ^ 1 << i], earlier | c.condition)
    return total_of(parts)

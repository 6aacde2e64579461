"""Differential entropies in closed form: of the families of continuous distributions."""

from __future__ import annotations

from math import e, exp, fsum, isfinite, log, pi, sin
from typing import Any, NamedTuple

from lambit.info.checks import InformationError, bits_per_unit, check_base, is_number
from lambit.info.kernels.gamma import digamma, gamma_entropy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_EULER = 0.5772156649015329


class Family(NamedTuple):
    """A family: the names of its parameters and the entropy in nats of them."""

    parameters: tuple[str, ...]
    nats: Callable[..., float]
    positive: bool = True


def _psi(x: float) -> float:
    return float(digamma(x))


def _beta(a: float, b: float) -> float:
    """The sum log B(a, b) - (a - 1) ψ(a) - (b - 1) ψ(b) + (a + b - 2) ψ(a + b), in small terms."""
    return gamma_entropy(a) + gamma_entropy(b) - gamma_entropy(a + b) - _psi(a + b)


def _student(degrees: float) -> float:
    """(ν + 1)/2 (ψ((ν + 1)/2) - ψ(ν/2)) + log(√ν B(ν/2, 1/2)), in small terms."""
    a, c = degrees / 2, degrees / 2 + 0.5
    return 0.5 * log(degrees * pi) + 0.5 + gamma_entropy(a) - gamma_entropy(c) + _psi(c) - 1.5 * _psi(a)


def _uniform(low: float, high: float) -> float:
    if not low < high:
        raise InformationError("uniform from {} to {}: the upper end must be above the lower", low, high)
    width = high - low
    return log(width) if isfinite(width) else log(high / 2 - low / 2) + log(2)


def _von_mises(kappa: float) -> float:
    """The entropy log(2π I₀(κ)) - κ I₁(κ)/I₀(κ), with the scaled functions e^-κ I: integrals of e^(κ (cos θ - 1)).

    The trapezoid rule on a periodic analytic function is right to the last digit as soon as
    its points are dense enough, here for the width 1/√κ of the peak.
    """
    count = 64 + int(32 * min(kappa, 1e8) ** 0.5)
    angles = [pi * (i + 0.5) / count for i in range(count)]
    drops = [2 * sin(a / 2) ** 2 for a in angles]  # 1 - cos θ
    weights = [exp(-kappa * drop) for drop in drops]
    total = fsum(weights)
    fall = fsum(w * d for w, d in zip(weights, drops, strict=True)) / total
    return log(2 * pi * total / count) + kappa * fall


FAMILIES: dict[str, Family] = {
    "arcsine": Family(("width",), lambda w: log(pi / 4) + log(w)),
    "beta": Family(("a", "b"), _beta),
    "cauchy": Family(("scale",), lambda s: log(4 * pi) + log(s)),
    "chi-squared": Family(("degrees",), lambda v: gamma_entropy(v / 2) + log(2)),
    "exponential": Family(("rate",), lambda r: 1 - log(r)),
    "gamma": Family(("shape", "scale"), lambda a, s: gamma_entropy(a) + log(s)),
    "gumbel": Family(("scale",), lambda s: log(s) + _EULER + 1),
    "laplace": Family(("scale",), lambda s: 1 + log(2) + log(s)),
    "logistic": Family(("scale",), lambda s: 2 + log(s)),
    "lognormal": Family(("mu", "sigma"), lambda m, s: m + 0.5 * log(2 * pi * e) + log(s), positive=False),
    "normal": Family(("sigma",), lambda s: 0.5 * log(2 * pi * e) + log(s)),
    "pareto": Family(("shape", "scale"), lambda a, s: log(s) - log(a) + 1 / a + 1),
    "rayleigh": Family(("sigma",), lambda s: 1 + log(s) - 0.5 * log(2) + _EULER / 2),
    "student-t": Family(("degrees",), _student),
    "triangular": Family(("width",), lambda w: 0.5 + log(w) - log(2)),
    "uniform": Family(("low", "high"), _uniform, positive=False),
    "von-mises": Family(("kappa",), _von_mises),
    "weibull": Family(("shape", "scale"), lambda a, s: _EULER * (1 - 1 / a) + log(s) - log(a) + 1),
}
"""By name: the parameters and the entropy in nats."""


def differential_entropy_of(family: str, *parameters: Any, base: Any = 2) -> float:
    """The differential entropy h = -∫ f log f of a family of continuous distributions, in closed form.

    | family | parameters | nats |
    | --- | --- | --- |
    | normal | sigma | ½ log(2πe σ²) |
    | multivariate-normal | covariance | ½ log((2πe)ᵈ det Σ) |
    | uniform | low, high | log(high - low) |
    | exponential | rate | 1 - log rate |
    | laplace | scale | 1 + log 2s |
    | gamma | shape, scale | a + log(s Γ(a)) + (1 - a) ψ(a) |
    | chi-squared | degrees | gamma of ν/2 and scale 2 |
    | beta | a, b | log B(a, b) - (a-1)ψ(a) - (b-1)ψ(b) + (a+b-2)ψ(a+b) |
    | cauchy | scale | log 4πs |
    | student-t | degrees | (ν+1)/2 (ψ((ν+1)/2) - ψ(ν/2)) + log(√ν B(ν/2, ½)) |
    | logistic | scale | 2 + log s |
    | lognormal | mu, sigma | μ + ½ log(2πe σ²) |
    | weibull | shape, scale | γ(1 - 1/a) + log(s/a) + 1 |
    | pareto | shape, scale | log(s/a) + 1/a + 1 |
    | rayleigh | sigma | 1 + log(σ/√2) + γ/2 |
    | gumbel | scale | log s + γ + 1 |
    | triangular | width | ½ + log(width/2), whatever the mode |
    | arcsine | width | log(π width/4) |
    | von-mises | kappa | log 2πI₀(κ) - κ I₁(κ)/I₀(κ) |

    γ is Euler's constant. Terms that grow and cancel are cancelled on paper, so that great parameters
    lose nothing. In bits unless `base` says otherwise. An unknown family, a parameter too many or too few, and
    one that is not positive (or not finite) are refused. Cover & Thomas 2006, table 17.1; Lazo & Rathie 1978.

    >>> differential_entropy_of("uniform", 0, 8)
    3.0
    >>> round(differential_entropy_of("normal", 1), 12)
    2.047095585181
    """
    unit = bits_per_unit(check_base(base))
    if isinstance(family, str) and family == "multivariate-normal":
        from .normals import normal_nats

        if len(parameters) != 1:
            raise InformationError("multivariate-normal takes 1 parameter: the covariance matrix")
        return normal_nats(parameters[0]) / (log(2) * unit)
    found = FAMILIES.get(family) if isinstance(family, str) else None
    if found is None:
        known = ", ".join(sorted([*FAMILIES, "multivariate-normal"]))
        raise InformationError("there is no family {} whose entropy is known", family, hint=f"there are {known}")
    if len(parameters) != len(found.parameters):
        raise InformationError(
            f"{family} takes {len(found.parameters)} parameters ({', '.join(found.parameters)}), not {len(parameters)}"
        )
    free = {"mu", "low", "high"}
    values = [_parameter(n, x, n not in free) for n, x in zip(found.parameters, parameters, strict=True)]
    return found.nats(*values) / (log(2) * unit) + 0.0


def _parameter(name: str, x: Any, positive: bool) -> float:
    if isinstance(x, bool) or not is_number(x) or bool(getattr(x, "ndim", False)):
        raise InformationError(f"{name} {{}}: expected a number", x)
    value = float(x)
    if not isfinite(value) or (positive and value <= 0):
        raise InformationError(f"{name} {{}}: expected a finite number{' above 0' * positive}", x)
    return value

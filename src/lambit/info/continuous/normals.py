"""Normal variables: entropy, mutual information and divergence in closed form."""

from __future__ import annotations

from math import e, isfinite, log, log1p, pi
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, bits_per_unit, check_base, is_iterable, is_number

from .points import points

_LOG2E = 1.4426950408889634


def covariance_matrix(name: str, matrix: Any) -> Any:
    """A covariance matrix as an array: square, symmetric, positive definite."""
    array = points(name, [[matrix]] if not hasattr(matrix, "__len__") else matrix)
    if array.shape[0] != array.shape[1]:
        raise InformationError(f"{name} has {array.shape[0]} rows and {array.shape[1]} columns: a covariance matrix is square")
    size = np.sqrt(np.abs(np.diag(array)))
    skew = np.abs(array - array.T) > 1e-9 * np.outer(size, size)
    if skew.any():
        i, j = (int(v) for v in np.argwhere(skew)[0])
        raise InformationError(f"{name} is not symmetric: {{}} in row {i}, column {j}, {{}} in row {j}, column {i}", array[i, j], array[j, i])
    return array / 2 + array.T / 2  # halves: a sum of the greatest would overflow


def log_determinant(name: str, matrix: Any) -> float:
    """The log det of a covariance matrix: of its correlations, which are of one size, and of its variances."""
    variances = np.diag(matrix)
    for i, variance in enumerate(variances.tolist()):
        if variance <= 0:
            raise InformationError(f"{name}: variance {{}} of variable {i} is not positive", variance)
    return float(np.log(variances).sum()) + log_determinant_of_correlations(name, correlations(matrix))


def correlations(matrix: Any) -> Any:
    """A covariance matrix scaled to variances of 1."""
    size = np.sqrt(np.diag(matrix))
    found = matrix / size / size[:, None]
    np.fill_diagonal(found, 1.0)
    return found


def log_determinant_of_correlations(name: str, matrix: Any) -> float:
    """The log det of a matrix of correlations, without cancellation for small ones."""
    if len(matrix) == 1:
        return 0.0
    if len(matrix) == 2:
        rho = float(matrix[0, 1])
        if abs(rho) >= 1:
            raise _singular(name)
        return -2 * correlated_nats(rho)
    try:
        root = np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        raise _singular(name) from None
    below = np.sum(np.tril(root, -1) ** 2, axis=1)  # 1 - the square of the diagonal
    diagonal = np.diag(root)
    if diagonal.min() < 1e-7:
        raise _singular(name)
    return float(np.sum(np.where(below < 0.5, np.log1p(-np.minimum(below, 0.5)), 2 * np.log(diagonal))))


def _singular(name: str) -> InformationError:
    return InformationError(
        f"{name} is singular: a variable is a linear function of the others",
        hint="the density does not exist then; leave the variable out",
    )


def normal_nats(covariance: Any) -> float:
    """½ log((2πe)ᵈ det Σ)."""
    matrix = covariance_matrix("covariance", covariance)
    return 0.5 * (len(matrix) * log(2 * pi * e) + log_determinant("covariance", matrix))


def correlated_nats(rho: float) -> float:
    """-½ log(1 - ρ²), to the last digits for every ρ."""
    r = abs(rho)
    return -0.5 * (log1p(-r * r) if r < 0.5 else log(1 - r) + log1p(r))


def normal_mutual_information(correlation: Any, *groups: Any, base: Any = 2) -> float:
    """The mutual information of jointly normal variables.

    Of two numbers with correlation ρ it is -½ log(1 - ρ²), without cancellation for small ρ
    or for ρ near 1; infinite for ρ = ±1. Of a covariance matrix and two lists of indices,
    ½ log(det Σ_A det Σ_B / det Σ_AB); without lists, of the first half of the variables and the second.
    In bits unless `base` says otherwise (Cover & Thomas 2006, example 8.5.1).
    A correlation outside [-1, 1], a matrix that is not symmetric and positive definite, and indices
    that are not there or occur twice are refused.

    >>> normal_mutual_information(0.6)
    0.3219280948873623
    >>> normal_mutual_information(1e-10) > 0
    True
    >>> normal_mutual_information([[1, 0, 0.6], [0, 1, 0], [0.6, 0, 1]], [0, 1], [2])
    0.3219280948873623
    """
    unit = bits_per_unit(check_base(base))
    if not hasattr(correlation, "__len__"):
        if groups:
            raise InformationError("groups of variables need a covariance matrix")
        rho = _real("correlation", correlation)
        if not -1 <= rho <= 1:
            raise InformationError("correlation {} is not from -1 to 1", correlation)
        return float("inf") if abs(rho) == 1 else correlated_nats(rho) * _LOG2E / unit + 0.0
    matrix = covariance_matrix("covariance", correlation)
    first, second = _groups(groups, len(matrix))
    log_determinant("covariance", matrix)
    return max(group_nats(correlations(matrix), first, second) * _LOG2E / unit, 0.0)


def group_nats(matrix: Any, first: list[int], second: list[int]) -> float:
    """½ log(det R_A det R_B / det R_AB) of a matrix of correlations."""
    both = first + second
    parts = [log_determinant_of_correlations("covariance", matrix[np.ix_(g, g)]) for g in (first, second, both)]
    return 0.5 * (parts[0] + parts[1] - parts[2])


def _groups(groups: Any, d: int) -> tuple[list[int], list[int]]:
    if not groups:
        if d < 2:
            raise InformationError("mutual information is between two variables: the matrix has 1")
        return list(range(d // 2)), list(range(d // 2, d))
    if len(groups) != 2:
        raise InformationError(f"mutual information is between two groups of variables, not {len(groups)}")
    found = [[g] if not is_iterable(g) else list(g) for g in groups]
    seen: set[int] = set()
    for group in found:
        if not group:
            raise InformationError("a group of no variables")
        for i in group:
            if isinstance(i, bool) or not hasattr(i, "__index__") or not 0 <= i < d:
                raise InformationError(f"there is no variable {{}}: they are 0 to {d - 1}", i)
            if i in seen:
                raise InformationError("variable {} is there twice", i)
            seen.add(i)
    return found[0], found[1]


def normal_kl_divergence(mean: Any, covariance: Any, other_mean: Any, other_covariance: Any, *, base: Any = 2) -> float:
    """The relative entropy D(N(μ₁, Σ₁) ‖ N(μ₂, Σ₂)) of normal distributions.

    ½ (tr(Σ₂⁻¹Σ₁) - d + log(det Σ₂ / det Σ₁) + (μ₂ - μ₁)ᵀ Σ₂⁻¹ (μ₂ - μ₁)): as ½ Σ (λ - 1 - log λ) over the
    eigenvalues λ of Σ₂⁻¹Σ₁, which does not cancel where the two are alike. Means are numbers or vectors,
    covariances variances or matrices. Never negative; in bits unless `base` says otherwise. Unequal dimensions,
    and matrices that are not symmetric and positive definite, are refused.

    >>> normal_kl_divergence(0, 1, 1, 1, base="e")
    0.5
    >>> normal_kl_divergence([0, 0], [[1, 0], [0, 1]], [0, 0], [[1, 0], [0, 1]])
    0.0
    """
    unit = bits_per_unit(check_base(base))
    first = covariance_matrix("first covariance", covariance)
    second = covariance_matrix("second covariance", other_covariance)
    means = []
    for name, value in (("first mean", mean), ("second mean", other_mean)):
        vector = points(name, value if hasattr(value, "__len__") else [value])
        if vector.shape != (len(first), 1) or len(first) != len(second):
            raise InformationError("unequal dimensions: a mean and a covariance for each of the same variables")
        means.append(vector[:, 0])
    log_determinant("first covariance", first)
    log_determinant("second covariance", second)
    if len(first) == 1:
        ratio = (first[0, 0] - second[0, 0]) / second[0, 0]
        step = (means[1] - means[0]) / np.sqrt(second[0])
        excess = [float(ratio)]
        distance = float(step[0] ** 2)
    else:
        root = np.linalg.cholesky(second)
        half = np.linalg.solve(root, first - second)
        excess = np.linalg.eigvalsh(np.linalg.solve(root, half.T)).tolist()
        distance = float(np.sum(np.linalg.solve(root, means[1] - means[0]) ** 2))
    nats = 0.5 * (sum(_above_logarithm(x) for x in excess) + distance)
    return nats * _LOG2E / unit


def _above_logarithm(x: float) -> float:
    """The number x - log(1 + x), of small x by its series."""
    if abs(x) > 0.05:
        return x - log1p(x)
    total, power = 0.0, -x
    for k in range(2, 16):
        power *= -x
        total += power / k
    return total


def _real(name: str, x: Any) -> float:
    if isinstance(x, bool) or not is_number(x):
        raise InformationError(f"{name} {{}}: expected a number", x)
    if not isfinite(float(x)):
        raise InformationError(f"{name} {{}} is not a finite number", x)
    return float(x)

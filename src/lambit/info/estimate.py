"""Estimates: numbers that know where they come from and how far to trust them."""

from __future__ import annotations

from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Estimate(float):
    """A number estimated from data, with how it was estimated.

    It behaves as the float it is; arithmetic gives plain floats. `estimator` is its
    name, `n` the number of observations, `alphabet` how many symbols there are (None for
    continuous data), `bias` a sentence on the estimator's bias, `interval` a pair of
    bounds or None, `level` the probability with which the interval is to hold the truth,
    `method` how the interval was found. `details` are further results by name: a
    p-value, a variance, the number of ties.

    >>> e = Estimate(1.25, "plug-in", 8, alphabet=3, bias="too low by about 0.18")
    >>> e + 1, e.estimator, e.n
    (2.25, 'plug-in', 8)
    >>> e
    Estimate(1.25, plug-in, n 8, alphabet 3)
    """

    __slots__ = ("alphabet", "bias", "details", "estimator", "interval", "level", "method", "n")

    def __new__(cls, value: float, *_: Any, **_parts: Any) -> Estimate:
        return super().__new__(cls, value)

    def __init__(
        self,
        value: float,
        estimator: str,
        n: int,
        *,
        alphabet: int | None = None,
        bias: str = "",
        interval: tuple[float, float] | None = None,
        level: float = 0.95,
        method: str = "",
        details: dict[str, Any] | None = None,
    ) -> None:
        """Keep the parts; `value` is the number itself."""
        del value
        self.estimator = estimator
        self.n = n
        self.alphabet = alphabet
        self.bias = bias
        self.interval = interval
        self.level = level
        self.method = method
        self.details = details or {}

    def __repr__(self) -> str:
        return f"Estimate({float(self)!r}, {', '.join(self.facts(repr))})"

    def facts(self, show: Callable[[Any], str]) -> list[str]:
        """What is known besides the number, in words; `show` shows numbers."""
        said = [self.estimator, f"n {self.n}"]
        if self.alphabet is not None:
            said.append(f"alphabet {self.alphabet}")
        if self.interval is not None:
            low, high = self.interval
            said.append(f"{show(round(100 * self.level, 6)).removesuffix('.0')} % from {show(low)} to {show(high)}")
        said += [f"{name} {show(value)}" for name, value in self.details.items() if isinstance(value, (int, float))]
        return said

    def __reduce__(self) -> tuple[Any, ...]:
        return _estimate, (float(self), {name: getattr(self, name) for name in self.__slots__})


def _estimate(value: float, parts: dict[str, Any]) -> Estimate:
    """The estimate that was pickled."""
    return Estimate(value, parts.pop("estimator"), parts.pop("n"), **parts)

"""Sums of logarithms of integers over a coprime base: equality decided without factoring.

Logarithms of pairwise coprime integers above 1 are linearly independent over
the rationals, so a sum Σ nᵢ·log bᵢ over such bᵢ is zero only if every nᵢ is.
Small primes are divided out; what is left of a huge number is split only where
it shares a factor with another (refinement by gcd), never factored.
"""

from __future__ import annotations

from functools import lru_cache
from math import gcd, prod

SMALL = 1000
"""Primes below this are divided out; a rest below its square is prime."""

PRIMES = [p for p in range(2, SMALL) if all(p % q for q in range(2, int(p**0.5) + 1))]
_PRIMORIAL = prod(PRIMES)


@lru_cache(maxsize=1 << 14)
def small_parts(n: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """The number n >= 1 as small primes with exponents, and the rest without small primes."""
    parts = []
    if n > SMALL * SMALL:
        shared = gcd(n, _PRIMORIAL)
        for p in PRIMES:
            if shared == 1:
                break
            if shared % p == 0:
                shared //= p
                n, exponent = _divide_out(n, p)
                parts.append((p, exponent))
        return tuple(parts), n
    for p in PRIMES:
        if p * p > n:
            break
        if n % p == 0:
            n, exponent = _divide_out(n, p)
            parts.append((p, exponent))
    if 1 < n < SMALL:
        parts.append((n, 1))
        n = 1
    return tuple(parts), n


def _divide_out(n: int, p: int) -> tuple[int, int]:
    """The number n without its factors p, and how many they were."""
    if p == 2:
        exponent = (n & -n).bit_length() - 1
        return n >> exponent, exponent
    exponent = 0
    while n % p == 0:
        n //= p
        exponent += 1
    return n, exponent


class LogSum:
    """A sum Σ nᵢ·log bᵢ being built: pairwise coprime bᵢ > 1, integers nᵢ.

    `terms[1]` is no logarithm of 1 but the unit of natural logarithms, log e.
    """

    __slots__ = ("_large", "terms")

    def __init__(self, terms: dict[int, int] | None = None) -> None:
        """Start from `terms`, whose bases must be coprime already."""
        self.terms = dict(terms or {})
        self._large = prod(b for b in self.terms if b > SMALL)

    def add(self, n: int, coefficient: int) -> None:
        """Add coefficient · log n, for any integer n >= 1."""
        parts, rest = small_parts(n)
        terms = self.terms
        for p, exponent in parts:
            terms[p] = terms.get(p, 0) + exponent * coefficient
        if rest > 1:
            self._insert(rest, coefficient)

    def merge(self, terms: dict[int, int], factor: int) -> None:
        """Add factor times a sum whose bases are coprime among themselves."""
        for b, n in terms.items():
            if b < SMALL:
                self.terms[b] = self.terms.get(b, 0) + n * factor
            else:
                self._insert(b, n * factor)

    def _insert(self, m: int, coefficient: int) -> None:
        """Add coefficient · log m for m without small primes, keeping the base coprime."""
        todo = [(m, coefficient)]
        terms = self.terms
        while todo:
            m, n = todo.pop()
            if m == 1:
                continue
            if m in terms:
                terms[m] += n
            elif gcd(m, self._large) == 1:
                terms[m] = n
                self._large *= m
            else:
                b = next(b for b in terms if b > SMALL and gcd(m, b) > 1)
                common = gcd(m, b)
                old = terms.pop(b)
                self._large //= b
                todo += [(common, old + n), (b // common, old), (m // common, n)]

    def nonzero(self) -> dict[int, int]:
        """The terms whose coefficient is not zero."""
        return {b: n for b, n in self.terms.items() if n}

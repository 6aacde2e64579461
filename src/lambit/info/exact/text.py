"""The text of exact information: a Lisp expression such as `(- (log2 3) 2/3)`."""

from __future__ import annotations

from math import gcd

from .coprime import LogSum
from .information import E

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .information import ExactInformation

FACTOR_BELOW = 1 << 64
"""Bases below this are shown as primes; greater ones as they are."""


def expression(value: ExactInformation) -> str:
    """The value as a Lisp expression: logarithms by base, then the rational part.

    The logarithms are `(log2 b)`, `(log b)` in nats, `(log b unit)` elsewhere.
    """
    logs, (whole, over) = split(value)
    plus: list[str] = []
    minus: list[str] = []
    for b in sorted(logs):
        n = logs[b]
        (plus if n > 0 else minus).append(_times(abs(n), value.denominator_of_terms, _log(b, value.unit)))
    if whole:
        (plus if whole > 0 else minus).append(_ratio(abs(whole), over))
    added = plus[0] if len(plus) == 1 else f"(+ {' '.join(plus)})"
    if not minus:
        return added
    if not plus:
        return f"(- {minus[0]})" if len(minus) == 1 else f"(- (+ {' '.join(minus)}))"
    return f"(- {added} {' '.join(minus)})"


def split(value: ExactInformation) -> tuple[dict[int, int], tuple[int, int]]:
    """The logarithms over primes, and the rational part as (n, d)."""
    terms = _over_primes(value.terms)
    if value.unit == E:
        return {b: n for b, n in terms.items() if b != E}, _lowest(terms.get(E, 0), value.denominator_of_terms)
    if value.unit == 2:
        return {b: n for b, n in terms.items() if b != 2}, _lowest(terms.get(2, 0), value.denominator_of_terms)
    return terms, (0, 1)


def _over_primes(terms: dict[int, int]) -> dict[int, int]:
    total = LogSum()
    for b, n in terms.items():
        for p in (b,) if b < 1_000_000 or b >= FACTOR_BELOW else factors(b):
            total.merge({p: n}, 1)
    return total.nonzero()


def _lowest(n: int, d: int) -> tuple[int, int]:
    common = gcd(n, d)
    return n // common, d // common


def _ratio(n: int, d: int) -> str:
    n, d = _lowest(n, d)
    return digits(n) if d == 1 else f"{digits(n)}/{digits(d)}"


def _times(n: int, d: int, log: str) -> str:
    factor = _ratio(n, d)
    return log if factor == "1" else f"(* {factor} {log})"


def _log(b: int, unit: int) -> str:
    if unit == 2:
        return f"(log2 {digits(b)})"
    return f"(log {digits(b)})" if unit == E else f"(log {digits(b)} {digits(unit)})"


def digits(n: int) -> str:
    """The integer n >= 0 in decimal, however large: Python's own conversion has a limit."""
    if n.bit_length() <= 2000:
        return str(n)
    half = n.bit_length() * 1233 // 8192  # about half the digits: log10(2) is 1233/4096
    high, low = divmod(n, 10**half)
    return digits(high) + digits(low).zfill(half)


def factors(n: int) -> list[int]:
    """The prime factors of n < 2^64 without small ones (Miller-Rabin, Pollard's rho)."""
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    d = _divisor(n)
    return sorted(factors(d) + factors(n // d))


def is_prime(n: int) -> bool:
    """Is n < 2^64 prime? The first twelve primes as witnesses decide (Sorenson, Webster 2015)."""
    if n < 2:
        return False
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    if any(n % p == 0 for p in bases):
        return n in bases
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    return all(_passes(a, n, odd, twos) for a in bases)


def _passes(a: int, n: int, odd: int, twos: int) -> bool:
    x = pow(a, odd, n)
    if x in (1, n - 1):
        return True
    for _ in range(twos - 1):
        x = x * x % n
        if x == n - 1:
            return True
    return False


def _divisor(n: int) -> int:
    """A proper divisor of a composite n (Brent's variant of Pollard's rho)."""
    for c in range(1, n):
        x = y = 2
        product, count = 1, 0
        while True:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            product = product * (x - y) % n
            count += 1
            if product == 0 or count % 64 == 0:
                d = gcd(product or x - y, n)
                if d == n or (product == 0 and d == 1):
                    break
                if d > 1:
                    return d
    raise AssertionError("a composite number has a divisor")



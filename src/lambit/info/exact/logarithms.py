"""Certified logarithms: natural logarithms of integers in fixed point, as precise as asked.

ln n = k ln 2 + ln c + 2 atanh((n - c 2^k) / (n + c 2^k)), by its power series in integer
arithmetic with guard bits; c is the multiple of 1/128 nearest to n / 2^k, and a table has its
logarithm. No floating point, hence no doubt about an error.
"""

from __future__ import annotations

from functools import lru_cache

ERROR = 2
"""`ln(n, bits)` is within this many units of its last place."""

_STEPS = 7


@lru_cache(maxsize=4096)
def ln(n: int, bits: int) -> int:
    """2^bits · ln n, within `ERROR`, for an integer n >= 1."""
    work = bits + 24 + bits.bit_length()
    k = n.bit_length() - 1
    if 2 * (n >> max(0, k - 60)) > 3 << min(k, 60):  # n / 2^k above 3/2: the next power is nearer
        k += 1
    cut = max(0, k - work - 8)  # what is cut off is below the error
    m, power = (n >> cut) << _STEPS, 1 << (k - cut)
    c = (2 * m + power) // (2 * power)
    near = c * power
    tail = 2 * _atanh(((m - near) << work) // (m + near), work) + _ln_of_step(c, work)
    guard = k.bit_length()
    whole = (k * _ln2(work + guard)) >> guard
    return (whole + tail) >> (work - bits)


@lru_cache(maxsize=1024)
def _ln_of_step(c: int, work: int) -> int:
    """The logarithm of c / 128, from 3/4 to 3/2, in fixed point."""
    one = 1 << _STEPS
    return (2 * _atanh(((c - one) << (work + 8)) // (c + one), work + 8)) >> 8


def _atanh(z: int, work: int) -> int:
    """The atanh of z / 2^work for |z| below 2^(work - 1), in the same fixed point."""
    square = (z * z) >> work
    power, total, n = z, z, 1
    while power not in (0, -1):
        power = (power * square) >> work
        n += 2
        total += power // n
    return total


@lru_cache(maxsize=64)
def _ln2(work: int) -> int:
    """The number ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749), in fixed point."""
    deep = work + 16
    one = 1 << deep
    total = 18 * _atanh(one // 26, deep) - 2 * _atanh(one // 4801, deep)
    return (total + 8 * _atanh(one // 8749, deep)) >> 16

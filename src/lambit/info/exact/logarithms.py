"""Certified logarithms: natural logarithms of integers in fixed point, as precise as asked.

ln n = k ln 2 + 2 atanh((n - 2^k) / (n + 2^k)), by its power series in integer
arithmetic with guard bits. No floating point, hence no doubt about an error.
"""

from __future__ import annotations

from functools import lru_cache

ERROR = 2
"""`ln(n, bits)` is within this many units of its last place."""


@lru_cache(maxsize=4096)
def ln(n: int, bits: int) -> int:
    """2^bits · ln n, within `ERROR`, for an integer n >= 1."""
    work = bits + 24 + bits.bit_length()
    k = n.bit_length() - 1
    if 2 * (n >> max(0, k - 60)) > 3 << min(k, 60):  # n / 2^k above 3/2: the next power is nearer
        k += 1
    cut = max(0, k - work - 8)  # what is cut off is below the error
    m, power = n >> cut, 1 << (k - cut)
    tail = 2 * _atanh(((m - power) << work) // (m + power), work)
    guard = k.bit_length()
    whole = (k * _ln2(work + guard)) >> guard
    return (whole + tail) >> (work - bits)


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

"""What log2, log and exp ought to be: mpmath, and how far a result is from it."""

from __future__ import annotations

import random
import struct

import mpmath

EXACT = {"log2": lambda x: mpmath.log(x, 2), "log": mpmath.log, "exp": mpmath.exp}
MOST_ULPS = 1.5
SPECIALS = [
    0.0, -0.0, float("inf"), -float("inf"), float("nan"), -1.0, -5e-324, 5e-324, 2.0**-1022, 2.0**-1022 - 5e-324, 1.0,
    1 - 2.0**-53, 1 + 2.0**-52, 0.5, 2.0, 1.7976931348623157e308, 709.782712893384, 709.7827128933841, 710.0, 745.0, -745.1332191019411,
    -745.1332191019412, -746.0, -708.3964185322641, -708.4, 511.9999999, 512.0, -512.0, 1e-300, -1e-300, 43 / 64, 43 / 32,
]  # fmt: skip


def ulps(name: str, x: float, y: float) -> float:
    """By how many units in its last place `y` misses the function `name` of `x`."""
    with mpmath.workprec(150):
        right = EXACT[name](mpmath.mpf(x))
        if right == 0:
            return abs(y) / 5e-324
        exponent = max(int(mpmath.floor(mpmath.log(abs(right), 2))), -1022)
        return float(abs(mpmath.mpf(y) - right) / mpmath.ldexp(1, exponent - 52))


def bits_of(x: float) -> int:
    """The bits of a float."""
    return struct.unpack("<q", struct.pack("<d", x))[0]


def samples(name: str, count: int, seed: int = 7) -> list[float]:
    """Arguments for which the result is a finite number: of every size, and many where it is hard."""
    r = random.Random(seed)
    if name == "exp":
        ways = [
            lambda: r.uniform(-745.1, 709.78), lambda: r.uniform(-745.1, -708), lambda: r.uniform(-1, 1),
            lambda: r.choice((-1, 1)) * 10 ** r.uniform(-18, 0),
            lambda: (r.randrange(-17000, 16000) + r.choice((0.0, 0.5, -0.5))) * 0.04332169878499658 + r.gauss(0, 1e-12),
        ]  # fmt: skip
    else:
        ways = [
            r.random, lambda: r.uniform(0.66, 1.36), lambda: 1 + r.choice((-1, 1)) * 10 ** r.uniform(-16, -1),
            lambda: struct.unpack("<d", struct.pack("<q", r.randrange(1, 0x7FF << 52)))[0],
            lambda: struct.unpack("<d", struct.pack("<q", r.randrange(1, 1 << 52)))[0],
            lambda: 43 / 64 + r.randrange(11) / 32 + r.gauss(0, 1e-14), lambda: 1 + 1 / 32 + r.randrange(6) / 16 + r.gauss(0, 1e-14),
        ]  # fmt: skip
    return [r.choice(ways)() for _ in range(count)]

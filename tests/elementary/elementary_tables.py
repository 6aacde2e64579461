"""Makes `src/lambit/elementary/tables.py`: `python tests/elementary/elementary_tables.py > THAT` (half a minute).

The file that is there is checked against what is made here, and against the definitions.
"""

from __future__ import annotations

import mpmath

INTERVALS = 16
INVERSE_BITS = 30
GRID = 2**42
"""Logarithms in the tables are multiples of 1/GRID, so that adding an exponent to one is exact."""
CLOSE = 0.84 * 2.0**-21
"""So near to a multiple of 1/GRID, in units of that, is the logarithm of what an entry stands for."""
PRECISION = 200


def interval(i: int) -> tuple[float, float]:
    """The interval of the mantissas that entry i is for: 43/64 <= z < 43/32 in all."""
    if i < 10:
        low = 43 / 64 + i / 32
        return low, low + 1 / 32
    if i == 10:
        return 1 - 1 / 64, 1 + 1 / 32
    low = 1 + 1 / 32 + (i - 11) / 16
    return low, low + 1 / 16


def entry(base: int, i: int) -> tuple[float, float]:
    """An inverse of the middle of interval i, and minus its logarithm: the first inverse for which that is good."""
    import numpy as np

    if i == 10:
        return 1.0, 0.0
    low, high = interval(i)
    middle = round(2 / (low + high) * 2**INVERSE_BITS)
    logarithm, exactly = (np.log2, lambda x: mpmath.log(x, 2)) if base == 2 else (np.log, mpmath.log)
    step = 1 << 18
    for start in range(0, 64 * step, step):
        distance = np.arange(start, start + step)
        candidates = np.stack([middle - distance, middle + distance], axis=1).ravel()
        scaled = -logarithm(candidates.astype(np.longdouble) / np.longdouble(2**INVERSE_BITS)) * GRID
        for k in np.flatnonzero(np.abs(scaled - np.rint(scaled)) < 8 * CLOSE):  # processors differ in the last bits of a long double
            inverse = float(candidates[k]) / 2**INVERSE_BITS
            rest = -exactly(mpmath.mpf(inverse)) * GRID
            if abs(rest - mpmath.nint(rest)) < CLOSE:
                return inverse, float(mpmath.nint(rest)) / GRID
    raise AssertionError(i)


def farthest(entries: list[tuple[float, float]]) -> tuple[float, float]:
    """The least and greatest r = z * inverse - 1."""
    ends = [end * inverse - 1 for i, (inverse, _) in enumerate(entries) for end in interval(i)]
    return min(ends), max(ends)


def polynomial(term, low: float, high: float, degree: int) -> list[float]:
    """The polynomial that interpolates the series of `term(j)` r^j on Chebyshev's nodes of an interval."""
    n = degree + 1
    nodes = [(mpmath.mpf(low) + high) / 2 + (mpmath.mpf(high) - low) / 2 * mpmath.cos(mpmath.pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    rows, values = mpmath.matrix(n, n), mpmath.matrix(n, 1)
    for k, x in enumerate(nodes):
        values[k] = mpmath.fsum(term(j) * x**j for j in range(50))
        for j in range(n):
            rows[k, j] = x**j
    return [float(c) for c in mpmath.lu_solve(rows, values)]


def split(x, bits: int) -> tuple[float, float]:
    """`x` as a float of so many bits, and the float nearest to the rest."""
    _, exponent = mpmath.frexp(x)
    unit = mpmath.ldexp(1, int(exponent) - bits)
    high = mpmath.floor(x / unit) * unit
    return float(high), float(x - high)


def logarithms(entries2: list[tuple[float, float]], entries: list[tuple[float, float]]) -> dict[str, object]:
    """The constants of log2 and log, of the entries found."""
    ln2 = mpmath.log(2)
    return {
        "LOG2_INVERSES": [a for a, _ in entries2], "LOG2_LOGARITHMS": [b for _, b in entries2],
        "LOG2_POLYNOMIAL": polynomial(lambda j: (-1) ** (j + 1) / mpmath.mpf(j + 2) / ln2, *farthest(entries2), 7),
        "LOG2_E": split(1 / ln2, 11),
        "LOG_INVERSES": [a for a, _ in entries], "LOG_LOGARITHMS": [b for _, b in entries],
        "LOG_POLYNOMIAL": polynomial(lambda j: (-1) ** (j + 1) / mpmath.mpf(j + 2), *farthest(entries), 7),
        "LN_2": split(ln2, 42),
    }  # fmt: skip


def exponentials() -> dict[str, object]:
    """The constants of exp."""
    step = mpmath.log(2) / INTERVALS
    powers = [mpmath.mpf(2) ** (mpmath.mpf(i) / INTERVALS) for i in range(INTERVALS)]
    bound = float(step / 2) * 1.001
    return {
        "EXP_POWERS": [float(p) for p in powers],
        "EXP_RESTS": [float((p - mpmath.mpf(float(p))) / p) for p in powers],
        "EXP_POLYNOMIAL": polynomial(lambda j: 1 / mpmath.factorial(j + 2), -bound, bound, 5),
        "EXP_STEP": split(step, 36),
        "EXP_PER_STEP": float(1 / step),
    }


HEAD = '''"""Constants of the elementary functions, as hexadecimal floats. Made by `tests/elementary/elementary_tables.py`."""

from __future__ import annotations


def _floats(text: str) -> tuple[float, ...]:
    return tuple(map(float.fromhex, text.split()))

'''
MEANING = {
    "LOG2_INVERSES": "For each sixteenth of the mantissas 43/64 <= z < 43/32, 1/c for a c in its middle, of 30 bits.",
    "LOG2_LOGARITHMS": "log2 c, which is within 2^-63 of this multiple of 2^-42.",
    "LOG2_POLYNOMIAL": "(log2(1 + r) - r log2 e) / r^2, coefficients of r^0, r^1 and so on.",
    "LOG2_E": "log2 e: 11 bits, and the rest.",
    "LOG_INVERSES": "As `LOG2_INVERSES`, for the natural logarithm.",
    "LOG_LOGARITHMS": "ln c, which is within 2^-63 of this multiple of 2^-42.",
    "LOG_POLYNOMIAL": "(log(1 + r) - r) / r^2.",
    "LN_2": "ln 2: 42 bits, and the rest.",
    "EXP_POWERS": "2^(i/16).",
    "EXP_RESTS": "By what part of itself 2^(i/16) is greater than the float.",
    "EXP_POLYNOMIAL": "(e^r - 1 - r) / r^2.",
    "EXP_STEP": "ln 2 / 16: 36 bits, and the rest.",
    "EXP_PER_STEP": "16 / ln 2.",
}


def all_constants() -> dict[str, object]:
    """All constants by name."""
    with mpmath.workprec(PRECISION):
        found = [[entry(base, i) for i in range(INTERVALS)] for base in (2, 0)]
        return {**logarithms(*found), **exponentials()}


def source() -> str:
    """The text of the file."""
    parts = [HEAD]
    for name, value in all_constants().items():
        if isinstance(value, float):
            parts.append(f'\n{name} = float.fromhex("{value.hex()}")')
        else:
            texts = [x.hex() for x in value]
            rows = [" ".join(texts[i : i + 4]) for i in range(0, len(texts), 4)]
            parts.append(f'\n{name} = _floats("""\n    ' + "\n    ".join(rows) + '\n""")')
        parts.append(f'\n"""{MEANING[name]}"""')
    return "".join(parts) + "\n"


if __name__ == "__main__":
    print(source(), end="")

"""Series: transfer entropy and block entropies."""

from __future__ import annotations

import numpy as np
from pairs import Row

from lambit.info import block_entropies, transfer_entropy


def coupled(n: int = 1_000_000):
    random = np.random.default_rng(1)
    x = random.integers(0, 2, n)
    y = np.roll(x, 1) ^ (random.random(n) < 0.2)
    return x, y.astype(np.int64)


def one():
    return (np.random.default_rng(1).integers(0, 2, 1_000_000),)


def transfer_by_hand(k: int):
    """Bits pushed together in bytes, one bincount, and its margins."""

    def measure(x, y):
        x, y = x.astype(np.uint8), y.astype(np.uint8)
        n = y.size - k
        code = np.zeros(n, dtype=np.uint8)
        for lag in range(k, 0, -1):
            code = code << 1 | y[k - lag : y.size - lag]
        code = (code << 1 | x[k - 1 : -1]) << 1 | y[k:]
        p = np.bincount(code, minlength=1 << (k + 2)).reshape(-1, 2, 2) / n
        h = lambda q: -(q[q > 0] * np.log2(q[q > 0])).sum()
        return h(p.sum(1)) - h(p.sum((1, 2))) - h(p) + h(p.sum(2))

    return measure


def blocks_by_hand(x):
    """Count blocks of 8 once, and marginalise; the last seven symbols are left out of the shorter ones."""
    x = x.astype(np.uint8)
    code = np.zeros(x.size - 7, dtype=np.uint8)
    for i in range(8):
        code = code << 1 | x[i : x.size - 7 + i]
    p = np.bincount(code, minlength=256) / code.size
    found = []
    for _ in range(8):
        q = p[p > 0]
        found.append(-(q * np.log2(q)).sum())
        p = p.reshape(-1, 2).sum(1)
    return found[::-1]


def pyinform_blocks(x):
    from pyinform import block_entropy

    return [block_entropy(x, k) for k in range(1, 9)]


def pyinform_transfer(k: int):
    def measure(x, y):
        from pyinform import transfer_entropy as theirs

        return theirs(x, y, k)

    return measure


def close(a, b):
    return np.allclose(a, b, atol=1e-4)


def rows():
    found = []
    for k in (1, 2, 3):
        ours = lambda x, y, k=k: transfer_entropy(x, y, k=k)
        found.append(Row(f"transfer entropy, k = {k}, 10^6 bits", 1.2, "numpy by hand", coupled, ours, transfer_by_hand(k), close))
    found.append(Row("transfer entropy, k = 3, 10^6 bits ", 3.0, "pyinform (C)", coupled, lambda x, y: transfer_entropy(x, y, k=3), pyinform_transfer(3), close))
    ours = lambda x: block_entropies(x, 8)
    return [
        *found,
        Row("block entropies 1 to 8, 10^6 bits", 1.2, "counting once by hand", one, ours, blocks_by_hand, close),
        Row("block entropies 1 to 8, 10^6 bits ", 0.4, "pyinform (C)", one, ours, pyinform_blocks, close),
    ]

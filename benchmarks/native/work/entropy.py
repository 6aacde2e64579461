"""entropy: of 10^7 probabilities, as one writes it down; numpy and scipy add in another order."""

import numpy as np

RESULT = float
LIMITS = {"numpy": 0.25, "scipy.stats.entropy": 0.1}
SIZE, SMALL = 10_000_000, 20_000
TOLERANCE = 1e-9


def data(n):
    p = np.random.default_rng(6).random(n) + 1e-3
    return (p / p.sum(),)


def by_scipy(p):
    from scipy.stats import entropy

    return entropy(p, base=2)


PEERS = {"numpy": lambda p: -np.sum(p * np.log2(p)), "scipy.stats.entropy": by_scipy}

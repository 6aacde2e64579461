"""Random numbers for samples, bootstraps and permutations: numpy's, from a seed."""

from __future__ import annotations

from typing import Any

from .checks import InformationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numpy.random import Generator


def generator(seed: Any) -> Generator:
    """The generator of a seed: an integer, None (the system's randomness), or a numpy `Generator` itself.

    >>> generator(1).integers(100), generator(1).integers(100)
    (np.int64(47), np.int64(47))
    """
    import numpy as np

    if isinstance(seed, np.random.Generator):
        return seed
    if seed is None or (seed.__class__ is int and seed >= 0):
        return np.random.default_rng(seed)
    raise InformationError("seed {}: expected an integer, not negative", seed)

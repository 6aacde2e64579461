"""Information theory on numpy, exact where the input is: no Lisp needed, none known.

    >>> from lambit.info import entropy, samples
    >>> entropy([0.5, 0.25, 0.25])
    1.5
    >>> round(entropy(samples("abracadabra")), 6)
    2.040373

Names, argument order and definitions are Cover & Thomas's (2nd edition). Modules load
on first use: exact answers need no numpy.
"""

from __future__ import annotations

from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .blocks import block_entropies, block_entropy
    from .checks import InformationError
    from .counting import Samples, samples
    from .distribution import Distribution, joint, pmf
    from .divergences import cross_entropy, kl_divergence
    from .entropies import (
        conditional_entropy,
        entropy,
        joint_entropy,
        perplexity,
        redundancy,
        surprisal,
    )
    from .exact import ExactInformation
    from .families import bernoulli, normalize, product, uniform
    from .mutual import mutual_information

__all__ = [
    "Distribution", "ExactInformation", "InformationError", "Samples",
    "bernoulli", "block_entropies", "block_entropy", "conditional_entropy", "cross_entropy",
    "entropy", "joint", "joint_entropy", "kl_divergence", "mutual_information", "normalize",
    "perplexity", "pmf", "product", "redundancy", "samples", "surprisal", "uniform",
]  # fmt: skip

_HOMES = {
    "blocks": ("block_entropies", "block_entropy"),
    "checks": ("InformationError",),
    "distribution": ("Distribution", "joint", "pmf"),
    "divergences": ("cross_entropy", "kl_divergence"),
    "entropies": ("conditional_entropy", "entropy", "joint_entropy", "perplexity", "redundancy", "surprisal"),
    "exact": ("ExactInformation",),
    "families": ("bernoulli", "normalize", "product", "uniform"),
    "mutual": ("mutual_information",),
    "counting": ("Samples", "samples"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

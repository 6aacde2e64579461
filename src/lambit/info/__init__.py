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
    from .checks import InformationError as InformationError
    from .data.counted import samples_from_counts as samples_from_counts
    from .data.csv_files import samples_from_csv as samples_from_csv
    from .data.samples import Samples as Samples
    from .data.samples import samples as samples
    from .distributions.distribution import Distribution as Distribution
    from .distributions.distribution import joint as joint
    from .distributions.distribution import pmf as pmf
    from .distributions.families import bernoulli as bernoulli
    from .distributions.families import normalize as normalize
    from .distributions.families import product as product
    from .distributions.families import uniform as uniform
    from .estimate import Estimate as Estimate
    from .exact.information import ExactInformation as ExactInformation
    from .measures.divergences import cross_entropy as cross_entropy
    from .measures.divergences import kl_divergence as kl_divergence
    from .measures.entropies import conditional_entropy as conditional_entropy
    from .measures.entropies import entropy as entropy
    from .measures.entropies import joint_entropy as joint_entropy
    from .measures.entropies import perplexity as perplexity
    from .measures.entropies import redundancy as redundancy
    from .measures.entropies import surprisal as surprisal
    from .measures.mutual import mutual_information as mutual_information
    from .series.blocks import block_entropies as block_entropies
    from .series.blocks import block_entropy as block_entropy

HOMES: dict[str, tuple[str, ...]] = {
    "checks": ("InformationError",),
    "data.counted": ("samples_from_counts",),
    "data.csv_files": ("samples_from_csv",),
    "data.samples": ("Samples", "samples"),
    "distributions.distribution": ("Distribution", "joint", "pmf"),
    "distributions.families": ("bernoulli", "normalize", "product", "uniform"),
    "estimate": ("Estimate",),
    "exact.information": ("ExactInformation",),
    "measures.divergences": ("cross_entropy", "kl_divergence"),
    "measures.entropies": ("conditional_entropy", "entropy", "joint_entropy", "perplexity", "redundancy", "surprisal"),
    "measures.mutual": ("mutual_information",),
    "series.blocks": ("block_entropies", "block_entropy"),
}
"""The public names, by the module that has them; type checkers read the imports above."""

__all__ = sorted(name for names in HOMES.values() for name in names)  # noqa: PLE0605  a list, as any other


def __getattr__(name: str) -> Any:
    for home, names in HOMES.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

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
    from .measures.distances import alpha_divergence as alpha_divergence
    from .measures.distances import bhattacharyya_coefficient as bhattacharyya_coefficient
    from .measures.distances import bhattacharyya_distance as bhattacharyya_distance
    from .measures.distances import chernoff_exponent as chernoff_exponent
    from .measures.distances import chernoff_information as chernoff_information
    from .measures.distances import chi_squared_divergence as chi_squared_divergence
    from .measures.distances import cressie_read_divergence as cressie_read_divergence
    from .measures.distances import hellinger_distance as hellinger_distance
    from .measures.distances import neyman_divergence as neyman_divergence
    from .measures.distances import squared_hellinger as squared_hellinger
    from .measures.distances import total_variation as total_variation
    from .measures.divergences import conditional_kl_divergence as conditional_kl_divergence
    from .measures.divergences import cross_entropy as cross_entropy
    from .measures.divergences import jensen_shannon_distance as jensen_shannon_distance
    from .measures.divergences import jensen_shannon_divergence as jensen_shannon_divergence
    from .measures.divergences import kl_divergence as kl_divergence
    from .measures.entropies import conditional_entropy as conditional_entropy
    from .measures.entropies import entropy as entropy
    from .measures.entropies import joint_entropy as joint_entropy
    from .measures.entropies import perplexity as perplexity
    from .measures.entropies import redundancy as redundancy
    from .measures.entropies import surprisal as surprisal
    from .measures.f_divergences import f_divergence as f_divergence
    from .measures.mutual import mutual_information as mutual_information
    from .measures.normalized import information_gain as information_gain
    from .measures.normalized import normalized_mutual_information as normalized_mutual_information
    from .measures.normalized import uncertainty_coefficient as uncertainty_coefficient
    from .measures.normalized import variation_of_information as variation_of_information
    from .measures.orders import collision_entropy as collision_entropy
    from .measures.orders import hartley_entropy as hartley_entropy
    from .measures.orders import max_divergence as max_divergence
    from .measures.orders import min_entropy as min_entropy
    from .measures.orders import renyi_divergence as renyi_divergence
    from .measures.orders import renyi_entropy as renyi_entropy
    from .measures.orders import tsallis_divergence as tsallis_divergence
    from .measures.orders import tsallis_entropy as tsallis_entropy
    from .measures.pointwise import pointwise_divergence as pointwise_divergence
    from .measures.pointwise import pointwise_entropy as pointwise_entropy
    from .measures.pointwise import pointwise_mutual_information as pointwise_mutual_information
    from .measures.transport import wasserstein_distance as wasserstein_distance
    from .measures.uncertainty import efficiency as efficiency
    from .measures.uncertainty import fano_bound as fano_bound
    from .measures.uncertainty import fano_error as fano_error
    from .measures.uncertainty import varentropy as varentropy
    from .series.blocks import block_entropies as block_entropies
    from .series.blocks import block_entropy as block_entropy

HOMES: dict[str, tuple[str, ...]] = {
    "checks": ("InformationError",),
    "data.samples": ("Samples", "samples"),
    "distributions.distribution": ("Distribution", "joint", "pmf"),
    "distributions.families": ("bernoulli", "normalize", "product", "uniform"),
    "estimate": ("Estimate",),
    "exact.information": ("ExactInformation",),
    "measures.distances": (
        "alpha_divergence", "bhattacharyya_coefficient", "bhattacharyya_distance", "chernoff_exponent", "chernoff_information", "chi_squared_divergence", "cressie_read_divergence", "hellinger_distance", "neyman_divergence", "squared_hellinger", "total_variation",
    ),
    "measures.divergences": (
        "conditional_kl_divergence", "cross_entropy", "jensen_shannon_distance", "jensen_shannon_divergence", "kl_divergence",
    ),
    "measures.entropies": ("conditional_entropy", "entropy", "joint_entropy", "perplexity", "redundancy", "surprisal"),
    "measures.f_divergences": ("f_divergence",),
    "measures.mutual": ("mutual_information",),
    "measures.normalized": (
        "information_gain", "normalized_mutual_information", "uncertainty_coefficient", "variation_of_information",
    ),
    "measures.orders": (
        "collision_entropy", "hartley_entropy", "max_divergence", "min_entropy", "renyi_divergence", "renyi_entropy", "tsallis_divergence", "tsallis_entropy",
    ),
    "measures.pointwise": ("pointwise_divergence", "pointwise_entropy", "pointwise_mutual_information"),
    "measures.transport": ("wasserstein_distance",),
    "measures.uncertainty": ("efficiency", "fano_bound", "fano_error", "varentropy"),
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

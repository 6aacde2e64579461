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
    from .maxent.families import ExponentialFamily as ExponentialFamily
    from .maxent.families import exponential_family as exponential_family
    from .maxent.marginals import connected_information as connected_information
    from .maxent.marginals import maximum_entropy_marginals as maximum_entropy_marginals
    from .maxent.marginals import maximum_entropy_of_order as maximum_entropy_of_order
    from .maxent.problem import MaximumEntropy as MaximumEntropy
    from .maxent.problem import maximum_entropy as maximum_entropy
    from .maxent.scaling import generalized_iterative_scaling as generalized_iterative_scaling
    from .maxent.scaling import iterative_proportional_fitting as iterative_proportional_fitting
    from .measures.divergences import cross_entropy as cross_entropy
    from .measures.divergences import kl_divergence as kl_divergence
    from .measures.entropies import conditional_entropy as conditional_entropy
    from .measures.entropies import entropy as entropy
    from .measures.entropies import joint_entropy as joint_entropy
    from .measures.entropies import perplexity as perplexity
    from .measures.entropies import redundancy as redundancy
    from .measures.entropies import surprisal as surprisal
    from .measures.mutual import mutual_information as mutual_information
    from .processes.bounds import RateBounds as RateBounds
    from .processes.bounds import entropy_rate_bounds as entropy_rate_bounds
    from .processes.chains import MarkovChain as MarkovChain
    from .processes.chains import markov_chain as markov_chain
    from .processes.chains import random_walk as random_walk
    from .processes.epsilon import crypticity as crypticity
    from .processes.epsilon import epsilon_machine as epsilon_machine
    from .processes.epsilon import is_unifilar as is_unifilar
    from .processes.epsilon import process_excess_entropy as process_excess_entropy
    from .processes.epsilon import reversed_machine as reversed_machine
    from .processes.epsilon import statistical_complexity as statistical_complexity
    from .processes.fitting import OrderSelection as OrderSelection
    from .processes.fitting import log_likelihood as log_likelihood
    from .processes.fitting import markov_chain_from_data as markov_chain_from_data
    from .processes.fitting import markov_order as markov_order
    from .processes.hidden import HiddenMarkov as HiddenMarkov
    from .processes.hidden import hidden_markov as hidden_markov
    from .processes.hidden import hidden_markov_from_chain as hidden_markov_from_chain
    from .processes.hidden import word_probability as word_probability
    from .processes.hitting import absorption_probabilities as absorption_probabilities
    from .processes.hitting import hitting_times as hitting_times
    from .processes.hitting import kemeny_constant as kemeny_constant
    from .processes.mixing import mixing_time as mixing_time
    from .processes.mixing import relaxation_time as relaxation_time
    from .processes.mixing import second_eigenvalue as second_eigenvalue
    from .processes.mixing import spectral_gap as spectral_gap
    from .processes.rates import process_entropy as process_entropy
    from .processes.rates import process_entropy_rate as process_entropy_rate
    from .processes.rates import relative_entropy_rate as relative_entropy_rate
    from .processes.simulation import simulate as simulate
    from .processes.stationary import is_reversible as is_reversible
    from .processes.stationary import n_step_distribution as n_step_distribution
    from .processes.stationary import reversed_chain as reversed_chain
    from .processes.stationary import stationary_distribution as stationary_distribution
    from .processes.stationary import transition_matrix as transition_matrix
    from .processes.structure import absorbing_states as absorbing_states
    from .processes.structure import communicating_classes as communicating_classes
    from .processes.structure import is_aperiodic as is_aperiodic
    from .processes.structure import is_irreducible as is_irreducible
    from .processes.structure import period as period
    from .processes.structure import recurrent_classes as recurrent_classes
    from .processes.structure import transient_states as transient_states
    from .series.blocks import block_entropies as block_entropies
    from .series.blocks import block_entropy as block_entropy

HOMES: dict[str, tuple[str, ...]] = {
    "checks": ("InformationError",),
    "data.samples": ("Samples", "samples"),
    "distributions.distribution": ("Distribution", "joint", "pmf"),
    "distributions.families": ("bernoulli", "normalize", "product", "uniform"),
    "estimate": ("Estimate",),
    "exact.information": ("ExactInformation",),
    "maxent.families": ("ExponentialFamily", "exponential_family"),
    "maxent.marginals": ("connected_information", "maximum_entropy_marginals", "maximum_entropy_of_order"),
    "maxent.problem": ("MaximumEntropy", "maximum_entropy"),
    "maxent.scaling": ("generalized_iterative_scaling", "iterative_proportional_fitting"),
    "measures.divergences": ("cross_entropy", "kl_divergence"),
    "measures.entropies": ("conditional_entropy", "entropy", "joint_entropy", "perplexity", "redundancy", "surprisal"),
    "measures.mutual": ("mutual_information",),
    "processes.bounds": ("RateBounds", "entropy_rate_bounds"),
    "processes.chains": ("MarkovChain", "markov_chain", "random_walk"),
    "processes.epsilon": (
        "crypticity",
        "epsilon_machine",
        "is_unifilar",
        "process_excess_entropy",
        "reversed_machine",
        "statistical_complexity",
    ),
    "processes.fitting": ("OrderSelection", "log_likelihood", "markov_chain_from_data", "markov_order"),
    "processes.hidden": ("HiddenMarkov", "hidden_markov", "hidden_markov_from_chain", "word_probability"),
    "processes.hitting": ("absorption_probabilities", "hitting_times", "kemeny_constant"),
    "processes.mixing": ("mixing_time", "relaxation_time", "second_eigenvalue", "spectral_gap"),
    "processes.rates": ("process_entropy", "process_entropy_rate", "relative_entropy_rate"),
    "processes.simulation": ("simulate",),
    "processes.stationary": (
        "is_reversible",
        "n_step_distribution",
        "reversed_chain",
        "stationary_distribution",
        "transition_matrix",
    ),
    "processes.structure": (
        "absorbing_states",
        "communicating_classes",
        "is_aperiodic",
        "is_irreducible",
        "period",
        "recurrent_classes",
        "transient_states",
    ),
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

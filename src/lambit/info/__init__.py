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
    from .continuous.binning import bin_edges as bin_edges
    from .continuous.closed import differential_entropy_of as differential_entropy_of
    from .continuous.dependence import (
        continuous_mutual_information as continuous_mutual_information,
    )
    from .continuous.entropies import differential_entropy as differential_entropy
    from .continuous.normals import normal_kl_divergence as normal_kl_divergence
    from .continuous.normals import normal_mutual_information as normal_mutual_information
    from .data.counted import samples_from_counts as samples_from_counts
    from .data.csv import samples_from_csv as samples_from_csv
    from .data.samples import Samples as Samples
    from .data.samples import samples as samples
    from .decomposition.common import gacs_korner_information as gacs_korner_information
    from .decomposition.common import intrinsic_mutual_information as intrinsic_mutual_information
    from .decomposition.common import wyner_information as wyner_information
    from .decomposition.lattice import redundancy_lattice as redundancy_lattice
    from .decomposition.partial import broja_information as broja_information
    from .decomposition.partial import partial_information as partial_information
    from .decomposition.partial import redundant_information as redundant_information
    from .distributions.combining import condition_on as condition_on
    from .distributions.combining import evidence as evidence
    from .distributions.combining import joint_from_conditional as joint_from_conditional
    from .distributions.combining import map_distribution as map_distribution
    from .distributions.combining import mixture as mixture
    from .distributions.combining import posterior as posterior
    from .distributions.construction import joint as joint
    from .distributions.construction import pmf as pmf
    from .distributions.construction import tabulate_distribution as tabulate_distribution
    from .distributions.counting import binomial as binomial
    from .distributions.counting import geometric as geometric
    from .distributions.counting import hypergeometric as hypergeometric
    from .distributions.counting import poisson as poisson
    from .distributions.counting import zipf as zipf
    from .distributions.distribution import Distribution as Distribution
    from .distributions.families import bernoulli as bernoulli
    from .distributions.families import normalize as normalize
    from .distributions.families import product as product
    from .distributions.families import uniform as uniform
    from .distributions.moments import correlation as correlation
    from .distributions.moments import covariance as covariance
    from .distributions.moments import expectation as expectation
    from .distributions.moments import mode as mode
    from .distributions.moments import probability as probability
    from .distributions.moments import standard_deviation as standard_deviation
    from .distributions.moments import variance as variance
    from .distributions.order import cumulative as cumulative
    from .distributions.order import median as median
    from .distributions.order import quantile as quantile
    from .distributions.sampling import dirichlet as dirichlet
    from .distributions.sampling import sample as sample
    from .distributions.sums import sum_distribution as sum_distribution
    from .distributions.text import distribution_table as distribution_table
    from .estimate import Estimate as Estimate
    from .estimators.entropies import estimate_entropy as estimate_entropy
    from .estimators.mutual import estimate_mutual_information as estimate_mutual_information
    from .estimators.mutual import mutual_information_matrix as mutual_information_matrix
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
    from .measures.multivariate import co_information as co_information
    from .measures.multivariate import dual_total_correlation as dual_total_correlation
    from .measures.multivariate import interaction_information as interaction_information
    from .measures.multivariate import o_information as o_information
    from .measures.multivariate import s_information as s_information
    from .measures.multivariate import total_correlation as total_correlation
    from .measures.multivariate import tse_complexity as tse_complexity
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
    from .measures.subsets import information_atoms as information_atoms
    from .measures.subsets import joint_entropies as joint_entropies
    from .measures.transport import wasserstein_distance as wasserstein_distance
    from .measures.uncertainty import efficiency as efficiency
    from .measures.uncertainty import fano_bound as fano_bound
    from .measures.uncertainty import fano_error as fano_error
    from .measures.uncertainty import varentropy as varentropy
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
    from .series.binning import binned as binned
    from .series.blocks import block_entropies as block_entropies
    from .series.blocks import block_entropy as block_entropy
    from .series.dispersion import dispersion_classes as dispersion_classes
    from .series.dispersion import dispersion_entropy as dispersion_entropy
    from .series.lags import lagged_mutual_information as lagged_mutual_information
    from .series.lempel_ziv import lempel_ziv_complexity as lempel_ziv_complexity
    from .series.lempel_ziv import lempel_ziv_entropy_rate as lempel_ziv_entropy_rate
    from .series.lempel_ziv import lempel_ziv_phrases as lempel_ziv_phrases
    from .series.multiscale import coarse_grain as coarse_grain
    from .series.multiscale import multiscale_entropy as multiscale_entropy
    from .series.ordinal import ordinal_patterns as ordinal_patterns
    from .series.ordinal import ordinal_ranks as ordinal_ranks
    from .series.ordinal import permutation_entropy as permutation_entropy
    from .series.rates import entropy_rate as entropy_rate
    from .series.rates import excess_entropy as excess_entropy
    from .series.rates import predictive_information as predictive_information
    from .series.regularity import approximate_entropy as approximate_entropy
    from .series.regularity import fuzzy_entropy as fuzzy_entropy
    from .series.regularity import sample_entropy as sample_entropy
    from .series.storage import active_information as active_information
    from .series.storage import local_active_information as local_active_information
    from .series.transfer import local_transfer_entropy as local_transfer_entropy
    from .series.transfer import transfer_entropy as transfer_entropy

HOMES: dict[str, tuple[str, ...]] = {
    "checks": ("InformationError",),
    "continuous.binning": ("bin_edges",),
    "continuous.closed": ("differential_entropy_of",),
    "continuous.dependence": ("continuous_mutual_information",),
    "continuous.entropies": ("differential_entropy",),
    "continuous.normals": ("normal_kl_divergence", "normal_mutual_information"),
    "data.counted": ("samples_from_counts",),
    "data.csv": ("samples_from_csv",),
    "data.samples": ("Samples", "samples"),
    "decomposition.common": (
        "gacs_korner_information", "intrinsic_mutual_information", "wyner_information",
    ),
    "decomposition.lattice": ("redundancy_lattice",),
    "decomposition.partial": (
        "broja_information", "partial_information", "redundant_information",
    ),
    "distributions.combining": (
        "condition_on", "evidence", "joint_from_conditional", "map_distribution", "mixture",
        "posterior",
    ),
    "distributions.construction": ("joint", "pmf", "tabulate_distribution"),
    "distributions.counting": ("binomial", "geometric", "hypergeometric", "poisson", "zipf"),
    "distributions.distribution": ("Distribution",),
    "distributions.families": ("bernoulli", "normalize", "product", "uniform"),
    "distributions.moments": (
        "correlation", "covariance", "expectation", "mode", "probability", "standard_deviation",
        "variance",
    ),
    "distributions.order": ("cumulative", "median", "quantile"),
    "distributions.sampling": ("dirichlet", "sample"),
    "distributions.sums": ("sum_distribution",),
    "distributions.text": ("distribution_table",),
    "estimate": ("Estimate",),
    "estimators.entropies": ("estimate_entropy",),
    "estimators.mutual": ("estimate_mutual_information", "mutual_information_matrix"),
    "exact.information": ("ExactInformation",),
    "maxent.families": ("ExponentialFamily", "exponential_family"),
    "maxent.marginals": (
        "connected_information", "maximum_entropy_marginals", "maximum_entropy_of_order",
    ),
    "maxent.problem": ("MaximumEntropy", "maximum_entropy"),
    "maxent.scaling": ("generalized_iterative_scaling", "iterative_proportional_fitting"),
    "measures.distances": (
        "alpha_divergence", "bhattacharyya_coefficient", "bhattacharyya_distance",
        "chernoff_exponent", "chernoff_information", "chi_squared_divergence",
        "cressie_read_divergence", "hellinger_distance", "neyman_divergence", "squared_hellinger",
        "total_variation",
    ),
    "measures.divergences": (
        "conditional_kl_divergence", "cross_entropy", "jensen_shannon_distance",
        "jensen_shannon_divergence", "kl_divergence",
    ),
    "measures.entropies": (
        "conditional_entropy", "entropy", "joint_entropy", "perplexity", "redundancy",
        "surprisal",
    ),
    "measures.f_divergences": ("f_divergence",),
    "measures.multivariate": (
        "co_information", "dual_total_correlation", "interaction_information", "o_information",
        "s_information", "total_correlation", "tse_complexity",
    ),
    "measures.mutual": ("mutual_information",),
    "measures.normalized": (
        "information_gain", "normalized_mutual_information", "uncertainty_coefficient",
        "variation_of_information",
    ),
    "measures.orders": (
        "collision_entropy", "hartley_entropy", "max_divergence", "min_entropy",
        "renyi_divergence", "renyi_entropy", "tsallis_divergence", "tsallis_entropy",
    ),
    "measures.pointwise": (
        "pointwise_divergence", "pointwise_entropy", "pointwise_mutual_information",
    ),
    "measures.subsets": ("information_atoms", "joint_entropies"),
    "measures.transport": ("wasserstein_distance",),
    "measures.uncertainty": ("efficiency", "fano_bound", "fano_error", "varentropy"),
    "processes.bounds": ("RateBounds", "entropy_rate_bounds"),
    "processes.chains": ("MarkovChain", "markov_chain", "random_walk"),
    "processes.epsilon": (
        "crypticity", "epsilon_machine", "is_unifilar", "process_excess_entropy",
        "reversed_machine", "statistical_complexity",
    ),
    "processes.fitting": (
        "OrderSelection", "log_likelihood", "markov_chain_from_data", "markov_order",
    ),
    "processes.hidden": (
        "HiddenMarkov", "hidden_markov", "hidden_markov_from_chain", "word_probability",
    ),
    "processes.hitting": ("absorption_probabilities", "hitting_times", "kemeny_constant"),
    "processes.mixing": ("mixing_time", "relaxation_time", "second_eigenvalue", "spectral_gap"),
    "processes.rates": ("process_entropy", "process_entropy_rate", "relative_entropy_rate"),
    "processes.simulation": ("simulate",),
    "processes.stationary": (
        "is_reversible", "n_step_distribution", "reversed_chain", "stationary_distribution",
        "transition_matrix",
    ),
    "processes.structure": (
        "absorbing_states", "communicating_classes", "is_aperiodic", "is_irreducible", "period",
        "recurrent_classes", "transient_states",
    ),
    "series.binning": ("binned",),
    "series.blocks": ("block_entropies", "block_entropy"),
    "series.dispersion": ("dispersion_classes", "dispersion_entropy"),
    "series.lags": ("lagged_mutual_information",),
    "series.lempel_ziv": ("lempel_ziv_complexity", "lempel_ziv_entropy_rate", "lempel_ziv_phrases"),
    "series.multiscale": ("coarse_grain", "multiscale_entropy"),
    "series.ordinal": ("ordinal_patterns", "ordinal_ranks", "permutation_entropy"),
    "series.rates": ("entropy_rate", "excess_entropy", "predictive_information"),
    "series.regularity": ("approximate_entropy", "fuzzy_entropy", "sample_entropy"),
    "series.storage": ("active_information", "local_active_information"),
    "series.transfer": ("local_transfer_entropy", "transfer_entropy"),
}  # fmt: skip
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

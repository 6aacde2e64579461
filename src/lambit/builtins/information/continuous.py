"""Continuous data: differential entropy and mutual information, from data and in closed form.

Data are numbers in a list, a vector or an array, or rows: a list of lists, or an array with two
axes. Results from data are estimates: `estimate-parts` tells all that they know.
"""

from __future__ import annotations

from lambit.data import FALSE, NIL, Pair, String, Symbol, Vector
from lambit.errors import WrongType
from lambit.registry import builtin

from .border import ask, elements, is_word, to_base, to_column, to_seed, to_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_DEEPEST = 2  # a list of rows of numbers


def to_points(name: str, x: Any, depth: int = 0) -> Any:
    """Lisp data as `lambit.info` takes them: lists for lists and vectors, arrays as they are."""
    if x is NIL or x.__class__ is Pair or x.__class__ is Vector:
        if depth > _DEEPEST:
            raise WrongType(f"{name}: the data are nested too deep: rows of numbers are expected")
        return [to_points(name, item, depth + 1) for item in elements(name, x)]
    if x.__class__ is String:
        return x.text
    return x


def _labels(name: str, x: Any) -> Any:
    """Data of the Ross estimator: numbers as numbers, anything else as encoded labels."""
    if x is NIL or x.__class__ is Pair or x.__class__ is Vector:
        items = elements(name, x)
        if all(hasattr(item, "__float__") or item.__class__ in (Pair, Vector) for item in items):
            return to_points(name, x)
        return to_column(name, x)
    return to_column(name, x) if x.__class__ is String else x


def _options(name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, as Python's."""
    found = {key: to_word(x) for key, x in options.items() if x is not None}
    if "seed" in found:
        found["seed"] = to_seed(name, found["seed"])
    for key in ("normalise", "correction", "leave_one_out"):
        if key in found:
            found[key] = found[key] is not FALSE
    return found


@builtin("differential-entropy")
def differential_entropy(
    data: Any, *, estimator: Any = None, k: Any = None, norm: Any = None, correction: Any = None, bins: Any = None, width: Any = None,
    bandwidth: Any = None, leave_one_out: Any = None, m: Any = None, ties: Any = None, seed: Any = None, base: Any = 2,
) -> Any:  # fmt: skip
    """The differential entropy h(X) = -∫ f log f, estimated from data (Cover & Thomas, chapter 8).

    `:estimator` is `'knn` (Kozachenko and Leonenko, the default: `:k` neighbours, `:norm` `'max` or `'euclidean`), `'gaussian`,
    `'gaussian-copula`, `'histogram` (`:bins` a number or `'sturges`, `'scott`, `'freedman-diaconis`, `'doane`; or `:width`),
    `'kernel` (`:bandwidth`, `:leave-one-out`), or of m-spacings `'vasicek`, `'van-es`, `'ebrahimi`, `'correa` (`:m`).
    `:correction #f` leaves out the correction of bias. Of `k` duplicates the distance is 0 and the entropy would be
    -∞: an error, unless `:ties 'noise` undoes the rounding (seeded by `:seed`).

        (differential-entropy '(1 2 4 7) :estimator 'gaussian :correction #f)   ;~> 3.243254
        (estimate-ref (differential-entropy '(0.1 0.7 0.35 0.9 0.52) :k 2) 'k)  ;=> 2
        (differential-entropy '((1 2) (2 1) (4 3)) :k 1 :base 'e)               ;~> 3.348392
        (differential-entropy '(1 1 1 2 3) :k 2)                                ;!! has 2 or more duplicates
        (differential-entropy '(1 2) :k 4)                                      ;!! k 4: each of 2 observations has 1 neighbours
    """
    from lambit.info.continuous.entropies import differential_entropy as measure

    name = "differential-entropy"
    if ties is not None and is_word(to_word(ties), "noise"):
        seed = to_seed(name, seed)
    options = _options(name, {
        "estimator": estimator, "k": k, "norm": norm, "correction": correction, "bins": bins, "width": width, "bandwidth": bandwidth,
        "leave_one_out": leave_one_out, "m": m, "ties": ties, "seed": seed,
    })  # fmt: skip
    return ask(name, measure, to_points(name, data), base=to_base(base), **options)


@builtin("differential-entropy-of", pure=True)
def differential_entropy_of(family: Symbol, *parameters: Any, base: Any = 2) -> Any:
    """The differential entropy of a family of distributions, in closed form.

    The families and their parameters: arcsine (width), beta (a b), cauchy (scale), chi-squared (degrees),
    exponential (rate), gamma (shape scale), gumbel (scale), laplace (scale), logistic (scale), lognormal (mu sigma),
    multivariate-normal (covariance), normal (sigma), pareto (shape scale), rayleigh (sigma), student-t (degrees), triangular
    (width), uniform (low high), von-mises (kappa), weibull (shape scale). See Cover & Thomas, table 17.1.

        (differential-entropy-of 'uniform 0 8)          ;=> 3.0
        (differential-entropy-of 'normal 1)             ;~> 2.0470956
        (differential-entropy-of 'exponential 1 :base 'e)   ;=> 1.0
        (differential-entropy-of 'normal -1)            ;!! sigma -1: expected a finite number above 0
        (differential-entropy-of 'zeta 2)               ;!! there is no family zeta
    """
    from lambit.info.continuous.closed import differential_entropy_of as measure

    name = "differential-entropy-of"
    return ask(name, measure, family.name, *(to_points(name, x) for x in parameters), base=to_base(base))


@builtin("continuous-mutual-information")
def continuous_mutual_information(
    x: Any, y: Any, *, estimator: Any = None, k: Any = None, given: Any = None, normalise: Any = None, correction: Any = None,
    bins: Any = None, width: Any = None, bandwidth: Any = None, leave_one_out: Any = None, permutations: Any = None,
    interval: Any = None, level: Any = None, seed: Any = None, base: Any = 2,
) -> Any:  # fmt: skip
    """The mutual information I(X;Y) of continuous data, or I(X;Y|Z) with `:given`.

    `:estimator` is `'ksg1` (Kraskov, Stögbauer and Grassberger, the default) or `'ksg2`, from `:k` neighbours; `'ross`, where y
    are labels; `'mixed`, for mixtures of atoms and densities (but far too low of rounded numbers, for which `'ksg1` is right); `'gaussian`, `'gaussian-copula`, `'histogram`, `'kernel`. Columns are divided by their
    standard deviations unless `:normalise #f`. Ties are counted exactly. Negative estimates mean values near 0.

    `:permutations` shuffles so often for a p-value; `:interval` is `'subsampling` or, not for neighbours,
    `'bootstrap`, with `:level`; `:seed` makes both repeatable.

        (continuous-mutual-information '(1 2 3 4) '(1 2 4 3) :estimator 'gaussian :correction #f)   ;~> 0.736965594
        (continuous-mutual-information '(1 2 3 4 5 6) '(5 5 5 5 5 5))           ;~> 0.0
        (continuous-mutual-information '(1.0 1.1 1.3 5.0 5.2 5.3) '(a a a b b b) :estimator 'ross :k 2)   ;~> 1.0
        (continuous-mutual-information '(1 2 3) '(1 2))                         ;!! unequal lengths: 3 observations of x, 2 of y
        (continuous-mutual-information '(1 2 3 4 5 6) '(1 2 +nan.0 4 5 6))      ;!! y: value +nan.0 at index 2
    """
    from lambit.info.continuous.dependence import continuous_mutual_information as measure

    name = "continuous-mutual-information"
    if permutations is not None or interval is not None:
        seed = to_seed(name, seed)
    options = _options(name, {
        "estimator": estimator, "k": k, "normalise": normalise, "correction": correction, "bins": bins, "width": width,
        "bandwidth": bandwidth, "leave_one_out": leave_one_out, "permutations": permutations, "interval": interval, "level": level,
        "seed": seed,
    })  # fmt: skip
    if given is not None:
        options["given"] = to_points(name, given)
    convert = _labels if is_word(options.get("estimator"), "ross") else to_points
    return ask(name, measure, convert(name, x), convert(name, y), base=to_base(base), **options)


@builtin("normal-mutual-information", pure=True)
def normal_mutual_information(correlation: Any, *groups: Any, base: Any = 2) -> Any:
    """The mutual information of jointly normal variables: -½ log(1 - ρ²), or of a covariance matrix and two groups of indices.

    (normal-mutual-information 0.6)                                     ;~> 0.3219280948873623
    (normal-mutual-information '((1 0 0.6) (0 1 0) (0.6 0 1)) '(0 1) '(2))  ;~> 0.3219280948873623
    (normal-mutual-information 1)                                       ;=> +inf.0
    (normal-mutual-information 2)                                       ;!! correlation 2 is not from -1 to 1
    """  # fmt: skip
    from lambit.info.continuous.normals import normal_mutual_information as measure

    name = "normal-mutual-information"
    return ask(name, measure, to_points(name, correlation), *(to_points(name, g) for g in groups), base=to_base(base))


@builtin("normal-kl-divergence", pure=True)
def normal_kl_divergence(mean: Any, covariance: Any, other_mean: Any, other_covariance: Any, *, base: Any = 2) -> Any:
    """The relative entropy of two normal distributions, given by mean and variance, or by mean vector and covariance matrix.

    (normal-kl-divergence 0 1 1 1 :base 'e)                             ;=> 0.5
    (normal-kl-divergence '(0 0) '((1 0) (0 1)) '(0 0) '((1 0) (0 1)))  ;=> 0.0
    (normal-kl-divergence 0 -1 1 1)                                     ;!! variance -1.0 of variable 0 is not positive
    """  # fmt: skip
    from lambit.info.continuous.normals import normal_kl_divergence as measure

    name = "normal-kl-divergence"
    parts = (to_points(name, x) for x in (mean, covariance, other_mean, other_covariance))
    return ask(name, measure, *parts, base=to_base(base))


@builtin("bin-edges", pure=True)
def bin_edges(data: Any, *, bins: Any = None, width: Any = None) -> Any:
    """The edges of a histogram's bins: a number of bins, or by a rule, or of a width.

    The rules are `'sturges`, `'scott`, `'freedman-diaconis` (the default) and `'doane`.

        (bin-edges '(0 1 2 4) :bins 4)                  ;=> #f64(0.0 1.0 2.0 3.0 4.0)
        (bin-edges '(0 1 2 4) :width 2)                 ;=> #f64(0.0 2.0 4.0 6.0)
        (bin-edges '(0 1 2 4) :bins 'many)              ;!! bins many: expected a number or a rule
    """
    from lambit.info.continuous.binning import bin_edges as measure

    return ask("bin-edges", measure, to_points("bin-edges", data), **_options("bin-edges", {"bins": bins, "width": width}))

"""Divergences and distances of two distributions, beside the relative entropy (page `measures`).

Each takes two distributions, samples (by frequency), or probabilities of equal length; outcomes that one of them lacks have
probability 0 there. Exact distributions give exact results where those are rational or logarithms of rationals.
"""

from __future__ import annotations

from lambit.registry import builtin

from .border import ask, elements, strings, to_base, to_names, to_source, to_sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.data import Symbol

    from .border import Source


@builtin("jensen-shannon-divergence", pure=True)
def jensen_shannon_divergence(p: Source, q: Source, *more: Source, weights: Any = None, base: Any = 2) -> Any:
    """The Jensen-Shannon divergence Σ w D(p‖m) = H(m) - Σ w H(p), of the mixture m = Σ w p (Lin 1991).

    Of two distributions or more; `:weights` sum to 1, and are equal unless given. Always finite: it is I(X;Z) where Z
    chooses the distribution that X is drawn from.

        (jensen-shannon-divergence '(1/2 1/2) '(1 0))           ;=> (- 3/2 (* 3/4 (log2 3)))
        (jensen-shannon-divergence (pmf 'a 1) (pmf 'b 1) (pmf 'c 1 ))        ;=> (log2 3)
        (jensen-shannon-divergence '(0.5 0.5) '(0.9 0.1) :weights '(1/4 3/4))   ;~> 0.12018
        (jensen-shannon-divergence '(1 0) '(0 1) :weights '(1/2 1/3))        ;!! sum to 5/6
    """
    from lambit.info.measures.divergences import jensen_shannon_divergence as measure

    name = "jensen-shannon-divergence"
    shares = weights if weights is None or hasattr(weights.__class__, "__array__") else elements(name, weights)
    return ask(name, measure, *to_sources(name, p, q, *more), weights=shares, base=to_base(base))


@builtin("conditional-kl-divergence", pure=True)
def conditional_kl_divergence(p: Source, q: Source, *variables: Symbol, given: Any = None, base: Any = 2) -> Any:
    """The conditional relative entropy Σ p(x,y) log(p(y|x)/q(y|x)) (Cover & Thomas, 2.65).

    `(conditional-kl-divergence p q 'y :given 'x)`; of two variables, the second given the first unless they are
    named. D(p(x,y)‖q(x,y)) = D(p(x)‖q(x)) + D(p(y|x)‖q(y|x)).

        (define p (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))))
        (define q (joint '(x y) '(((0 0) . 1/4) ((1 0) . 1/4) ((1 1) . 1/2))))
        (conditional-kl-divergence p q 'y :given 'x)            ;=> (- (* 1/2 (log2 3)) 3/4)
        (= (kl-divergence p q) (+ (kl-divergence (marginal p 'x) (marginal q 'x)) (conditional-kl-divergence p q)))   ;=> #t
        (conditional-kl-divergence p q 'z :given 'x)            ;!! there is no variable z
    """
    from lambit.info.measures.divergences import conditional_kl_divergence as measure

    name = "conditional-kl-divergence"
    known = to_names(name, given)
    return ask(name, measure, to_source(name, p), to_source(name, q), *strings(variables), given=known, base=to_base(base))


@builtin("jensen-shannon-distance", pure=True)
def jensen_shannon_distance(p: Source, q: Source, *, base: Any = 2) -> Any:
    """The Jensen-Shannon distance, the root of the divergence: a metric (Endres & Schindelin 2003).

    (jensen-shannon-distance '(1 0) '(0 1))                 ;=> 1
    (jensen-shannon-distance '(0.5 0.5) '(1.0 0.0))         ;~> 0.557923045284
    (jensen-shannon-distance '(1/2 1/2) '(1))               ;!! unequal lengths
    """
    from lambit.info.measures.divergences import jensen_shannon_distance as measure

    return ask("jensen-shannon-distance", measure, *to_sources("jensen-shannon-distance", p, q), base=to_base(base))


@builtin("total-variation", pure=True)
def total_variation(p: Source, q: Source) -> Any:
    """The total variation Σ |p - q| / 2: the greatest difference of the probabilities of an event (Cover & Thomas, 11.6).

    From 0 to 1. Cover & Thomas's L1 distance is twice this.

        (total-variation '(1/2 1/2) '(1/3 2/3))                 ;=> 1/6
        (total-variation (samples "ab") (samples "bc"))         ;=> 0.5
        (total-variation '(1/2 1/2) '(1/2 1/3))                 ;!! sum to 5/6
    """
    from lambit.info.measures.distances import total_variation as measure

    return ask("total-variation", measure, *to_sources("total-variation", p, q))


@builtin("squared-hellinger", pure=True)
def squared_hellinger(p: Source, q: Source) -> Any:
    """The squared Hellinger distance Σ (√p - √q)² / 2 = 1 - Σ √(p q), from 0 to 1 (Hellinger 1909).

    Rational where the roots are.

        (squared-hellinger '(1/2 1/2) '(1/50 49/50))            ;=> 1/5
        (squared-hellinger '(0.5 0.5) '(1.0 0.0))               ;~> 0.2928932
        (squared-hellinger '(1/2 1/2) '(1))                     ;!! unequal lengths
    """
    from lambit.info.measures.distances import squared_hellinger as measure

    return ask("squared-hellinger", measure, *to_sources("squared-hellinger", p, q))


@builtin("hellinger-distance", pure=True)
def hellinger_distance(p: Source, q: Source) -> Any:
    """The Hellinger distance √(Σ (√p - √q)² / 2): a metric, from 0 to 1.

    (hellinger-distance '(1 0) '(0 1))                      ;=> 1
    (hellinger-distance '(0.5 0.5) '(1.0 0.0))              ;~> 0.5411961
    (hellinger-distance '(1/2 1/2) '(1))                    ;!! unequal lengths
    """
    from lambit.info.measures.distances import hellinger_distance as measure

    return ask("hellinger-distance", measure, *to_sources("hellinger-distance", p, q))


@builtin("bhattacharyya-coefficient", pure=True)
def bhattacharyya_coefficient(p: Source, q: Source) -> Any:
    """Bhattacharyya's coefficient Σ √(p q): how much two distributions overlap, from 0 to 1 (Bhattacharyya 1943).

    (bhattacharyya-coefficient '(1/2 1/2) '(1/50 49/50))    ;=> 4/5
    (bhattacharyya-coefficient '(0.5 0.5) '(1.0 0.0))       ;~> 0.7071068
    (bhattacharyya-coefficient '(1/2 1/2) '(1))             ;!! unequal lengths
    """
    from lambit.info.measures.distances import bhattacharyya_coefficient as measure

    return ask("bhattacharyya-coefficient", measure, *to_sources("bhattacharyya-coefficient", p, q))


@builtin("bhattacharyya-distance", pure=True)
def bhattacharyya_distance(p: Source, q: Source, *, base: Any = 2) -> Any:
    """Bhattacharyya's distance -log Σ √(p q), half of Rényi's divergence of order 1/2.

    (bhattacharyya-distance '(1/2 1/2) '(1/50 49/50))       ;=> (- (log2 5) 2)
    (bhattacharyya-distance '(1 0) '(0 1))                  ;=> +inf.0
    (bhattacharyya-distance '(1/2 1/2) '(1))                ;!! unequal lengths
    """
    from lambit.info.measures.distances import bhattacharyya_distance as measure

    return ask("bhattacharyya-distance", measure, *to_sources("bhattacharyya-distance", p, q), base=to_base(base))


@builtin("chi-squared-divergence", pure=True)
def chi_squared_divergence(p: Source, q: Source) -> Any:
    """Pearson's χ² divergence Σ (p - q)² / q (Pearson 1900); +inf.0 where q = 0 < p.

    (chi-squared-divergence '(1/2 1/2) '(1/4 3/4))          ;=> 1/3
    (chi-squared-divergence '(0.5 0.5) '(1.0 0.0))          ;=> +inf.0
    (chi-squared-divergence '(1/2 1/2) '(1))                ;!! unequal lengths
    """
    from lambit.info.measures.distances import chi_squared_divergence as measure

    return ask("chi-squared-divergence", measure, *to_sources("chi-squared-divergence", p, q))


@builtin("neyman-divergence", pure=True)
def neyman_divergence(p: Source, q: Source) -> Any:
    """Neyman's χ² divergence Σ (p - q)² / p; +inf.0 where p = 0 < q (Neyman 1949).

    (neyman-divergence '(1/4 3/4) '(1/2 1/2))               ;=> 1/3
    (neyman-divergence '(1/2 1/2) '(1))                     ;!! unequal lengths
    """
    from lambit.info.measures.distances import neyman_divergence as measure

    return ask("neyman-divergence", measure, *to_sources("neyman-divergence", p, q))


@builtin("alpha-divergence", pure=True)
def alpha_divergence(p: Source, q: Source, alpha: Any) -> Any:
    """Amari's α-divergence 4/(1-α²) · (1 - Σ p^((1-α)/2) q^((1+α)/2)) (Amari & Nagaoka 2000, 3.25).

    α = -1 is D(p‖q) in nats, 1 D(q‖p), 0 four times the squared Hellinger distance, -3 half of χ².

        (alpha-divergence '(1/2 1/2) '(1/4 3/4) -3)             ;=> 1/6
        (alpha-divergence '(1/2 1/2) '(1/4 3/4) -1)             ;=> (- (log 2) (* 1/2 (log 3)))
        (alpha-divergence '(1/2 1/2) '(1/4 3/4) +inf.0)         ;!! alpha +inf.0: expected a finite number
    """
    from lambit.info.measures.distances import alpha_divergence as measure

    return ask("alpha-divergence", measure, *to_sources("alpha-divergence", p, q), alpha)


@builtin("cressie-read-divergence", pure=True)
def cressie_read_divergence(p: Source, q: Source, power: Any) -> Any:
    """The power divergence 2/(λ(λ+1)) · Σ p ((p/q)^λ - 1) (Cressie & Read 1984).

    λ = 1 is χ², 0 twice D(p‖q) in nats, -2 Neyman's χ², 2/3 what its authors recommend for tests.

        (cressie-read-divergence '(1/2 1/2) '(1/4 3/4) 1)       ;=> 1/3
        (cressie-read-divergence '(0.5 0.5) '(0.25 0.75) 2/3)   ;~> 0.315489
        (cressie-read-divergence '(1/2 1/2) '(1/4 3/4) 'a)      ;!! power a: expected a finite number
    """
    from lambit.info.measures.distances import cressie_read_divergence as measure

    return ask("cressie-read-divergence", measure, *to_sources("cressie-read-divergence", p, q), power)


@builtin("chernoff-information", pure=True)
def chernoff_information(p: Source, q: Source, *, base: Any = 2) -> Any:
    """Chernoff's information -min log Σ p^a q^(1-a) over a from 0 to 1 (Cover & Thomas, 11.239).

    The exponent of the least probability of error when p and q are told apart by many draws.

        (chernoff-information '(0.5 0.5) '(0.9 0.1))            ;~> 0.16212638456
        (chernoff-information '(1 0) '(0 1))                    ;=> +inf.0
        (chernoff-information '(1/2 1/2) '(1))                  ;!! unequal lengths
    """
    from lambit.info.measures.distances import chernoff_information as measure

    return ask("chernoff-information", measure, *to_sources("chernoff-information", p, q), base=to_base(base))


@builtin("chernoff-exponent", pure=True)
def chernoff_exponent(p: Source, q: Source) -> Any:
    """The a from 0 to 1 where Σ p^a q^(1-a) is least: where `chernoff-information` is found.

    (chernoff-exponent '(0.5 0.5) '(0.9 0.1))               ;~> 0.54156884
    (chernoff-exponent '(1 0) '(0 1))                       ;!! share no outcome
    """
    from lambit.info.measures.distances import chernoff_exponent as measure

    return ask("chernoff-exponent", measure, *to_sources("chernoff-exponent", p, q))


@builtin("wasserstein-distance", pure=True)
def wasserstein_distance(p: Source, q: Source) -> Any:
    """The Wasserstein-1 distance ∫ |F(x) - G(x)| dx of distributions of numbers (Vallender 1974).

    How far probability must be moved on the mean to make p of q. Outcomes are real numbers, the indices of bare
    probabilities; rational where outcomes and probabilities are.

        (wasserstein-distance (pmf 0 1/2 3 1/2) (pmf 1 1))      ;=> 3/2
        (wasserstein-distance '(0.5 0.5) '(0.0 1.0))            ;=> 0.5
        (wasserstein-distance (pmf 'a 1) (pmf 'b 1))            ;!! outcome a at index 0 is no number
    """
    from lambit.info.measures.transport import wasserstein_distance as measure

    return ask("wasserstein-distance", measure, *to_sources("wasserstein-distance", p, q))


@builtin("%aligned", pure=True)
def aligned(p: Source, q: Source) -> Any:
    """What `f-divergence` needs: a list of (q . p/q) where both are positive, the mass of p alone, and of q alone."""
    from lambit.data import Pair, from_iterable

    return ask("f-divergence", _ratios, *to_sources("f-divergence", p, q), Pair, from_iterable)


def _ratios(p: Any, q: Any, pair: Any, listed: Any) -> Any:
    from lambit.info.measures.alignment import align
    from lambit.info.measures.f_divergences import ratios

    pairs, only_p, only_q = ratios(align(p, q))
    return listed([listed([pair(w, t) for w, t in pairs]), only_p, only_q])

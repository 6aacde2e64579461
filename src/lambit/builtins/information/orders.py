"""Entropies and divergences with an order: Rényi's, Tsallis's and their limits.

Order 1 is Shannon's, as a limit taken without loss of digits near it. Exact distributions give exact results where
the sum of powers is rational, or a power of a rational: for whole orders always.
"""

from __future__ import annotations

from lambit.registry import builtin

from .border import ask, strings, to_base, to_source, to_sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.data import Symbol

    from .border import Source


@builtin("renyi-entropy", pure=True)
def renyi_entropy(x: Source, order: Any, *variables: Symbol, base: Any = 2) -> Any:
    """Rényi's entropy of order a, log Σ p^a / (1 - a) (Rényi 1961, 1.21).

    Order 0 is Hartley's entropy, 1 Shannon's, 2 the collision entropy, +inf.0 the min-entropy. It falls as the order
    grows. `(renyi-entropy d 2 'x)` is of some variables of a joint source.

        (renyi-entropy (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/8) 2)    ;=> (- 5 (log2 11))
        (renyi-entropy (uniform 3) 1/2)                         ;=> (log2 3)
        (renyi-entropy '(0.5 0.25 0.25) 0.5)                    ;~> 1.543106606
        (renyi-entropy '(0.5 0.25 0.25) 1.000000001)            ;~> 1.5
        (renyi-entropy '(0.5 0.5) -1)                           ;!! order -1: expected a number, not negative
    """
    from lambit.info.measures.orders import renyi_entropy as measure

    return ask("renyi-entropy", measure, to_source("renyi-entropy", x), order, *strings(variables), base=to_base(base))


@builtin("tsallis-entropy", pure=True)
def tsallis_entropy(x: Source, order: Any, *variables: Symbol) -> Any:
    """Tsallis's entropy of order q, (1 - Σ p^q) / (q - 1) (Havrda & Charvát 1967; Tsallis 1988).

    Order 1 is Shannon's in nats; the others are no logarithms, so there is no base. Order 2 is Gini and Simpson's index.

        (tsallis-entropy (pmf 'a 1/2 'b 1/4 'c 1/4) 2)          ;=> 5/8
        (tsallis-entropy (uniform 2) 1)                         ;=> (log 2)
        (tsallis-entropy '(0.5 0.5) 1/2)                        ;~> 0.828427
        (tsallis-entropy '(0.5 0.5) 'a)                         ;!! order a: expected a number
    """
    from lambit.info.measures.orders import tsallis_entropy as measure

    return ask("tsallis-entropy", measure, to_source("tsallis-entropy", x), order, *strings(variables))


@builtin("hartley-entropy", pure=True)
def hartley_entropy(x: Source, *variables: Symbol, base: Any = 2) -> Any:
    """Hartley's entropy, the logarithm of the number of outcomes that can happen (Hartley 1928).

    Rényi's entropy of order 0, also called the max-entropy.

        (hartley-entropy (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/8))     ;=> 2
        (hartley-entropy '(0.9 0.1 0.0))                        ;=> 1.0
        (hartley-entropy '(1/2 1/3))                            ;!! sum to 5/6
    """
    from lambit.info.measures.orders import hartley_entropy as measure

    return ask("hartley-entropy", measure, to_source("hartley-entropy", x), *strings(variables), base=to_base(base))


@builtin("min-entropy", pure=True)
def min_entropy(x: Source, *variables: Symbol, base: Any = 2) -> Any:
    """The min-entropy -log max p: the surprisal of the likeliest outcome; Rényi's entropy of order +inf.0.

    The measure of how hard a secret is to guess at once.

        (min-entropy (pmf 'a 1/4 'b 3/4))                       ;=> (- 2 (log2 3))
        (min-entropy (samples "aaab"))                          ;~> 0.4150375
        (min-entropy '(1/2 1/3))                                ;!! sum to 5/6
    """
    from lambit.info.measures.orders import min_entropy as measure

    return ask("min-entropy", measure, to_source("min-entropy", x), *strings(variables), base=to_base(base))


@builtin("collision-entropy", pure=True)
def collision_entropy(x: Source, *variables: Symbol, base: Any = 2) -> Any:
    """The collision entropy -log Σ p²: the surprisal of two draws being equal; Rényi's entropy of order 2.

    (collision-entropy (uniform 8))                         ;=> 3
    (collision-entropy '(0.5 0.25 0.25))                    ;~> 1.4150375
    (collision-entropy '(1/2 1/3))                          ;!! sum to 5/6
    """
    from lambit.info.measures.orders import collision_entropy as measure

    return ask("collision-entropy", measure, to_source("collision-entropy", x), *strings(variables), base=to_base(base))


@builtin("renyi-divergence", pure=True)
def renyi_divergence(p: Source, q: Source, order: Any, *, base: Any = 2) -> Any:
    """Rényi's divergence of order a, log Σ p^a q^(1-a) / (a - 1) (Rényi 1961, 3.3; van Erven & Harremoës 2014).

    Order 1/2 is twice Bhattacharyya's distance, 1 the relative entropy, 2 log(1 + χ²), +inf.0 the max-divergence. It grows
    with the order; +inf.0 where q = 0 < p and a >= 1.

        (renyi-divergence '(1/2 1/2) '(1/4 3/4) 2)              ;=> (- 2 (log2 3))
        (= (renyi-divergence '(1/2 1/2) '(1/4 3/4) 1) (kl-divergence '(1/2 1/2) '(1/4 3/4)))  ;=> #t
        (renyi-divergence '(0.5 0.5) '(1.0 0.0) 1/2)            ;=> 1.0
        (renyi-divergence '(0.5 0.5) '(1.0 0.0) 2)              ;=> +inf.0
        (renyi-divergence '(1/2 1/2) '(1) 2)                    ;!! unequal lengths: 2 and 1
    """
    from lambit.info.measures.orders import renyi_divergence as measure

    return ask("renyi-divergence", measure, *to_sources("renyi-divergence", p, q), order, base=to_base(base))


@builtin("max-divergence", pure=True)
def max_divergence(p: Source, q: Source, *, base: Any = 2) -> Any:
    """The max-divergence log max p(x)/q(x): the greatest log-likelihood ratio; Rényi's of order +inf.0.

    (max-divergence '(1/2 1/2) '(1/8 7/8))                  ;=> 2
    (max-divergence '(1/2 1/2) '(1 0))                      ;=> +inf.0
    (max-divergence '(1/2 1/2) '(1/2 1/3))                  ;!! sum to 5/6
    """
    from lambit.info.measures.orders import max_divergence as measure

    return ask("max-divergence", measure, *to_sources("max-divergence", p, q), base=to_base(base))


@builtin("tsallis-divergence", pure=True)
def tsallis_divergence(p: Source, q: Source, order: Any) -> Any:
    """Tsallis's divergence of order a, (Σ p^a q^(1-a) - 1) / (a - 1) (Tsallis 1998).

    Order 1 is the relative entropy in nats, 2 χ². No logarithm, no base.

        (tsallis-divergence '(1/2 1/2) '(1/4 3/4) 2)            ;=> 1/3
        (tsallis-divergence '(0.5 0.5) '(0.25 0.75) 1)          ;~> 0.143841
        (tsallis-divergence '(1/2 1/2) '(1/4 3/4) +inf.0)       ;!! no limit there
    """
    from lambit.info.measures.orders import tsallis_divergence as measure

    return ask("tsallis-divergence", measure, *to_sources("tsallis-divergence", p, q), order)

"""Measures of information: entropy and what is made of it (Cover & Thomas, chapter 2).

Each takes a distribution, samples (whose frequencies are taken), or bare
probabilities: a list, vector or array that sums to 1. `:base` is the base of the
logarithm: 2 gives bits (the default), `'e` nats, 10 hartleys. Exact distributions
give exact results.
"""

from __future__ import annotations

from lambit.errors import DomainError
from lambit.registry import builtin

from .border import ask, strings, to_base, to_names, to_source, to_sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.data import Symbol

    from .border import Source


@builtin("entropy", pure=True)
def entropy(x: Source, *variables: Symbol, base: Any = 2) -> Any:
    """The entropy H(X) = -Σ p(x) log p(x), in bits unless `:base` says otherwise (Cover & Thomas, 2.1).

    Of a joint source, of all variables or of those named. 0 log 0 = 0. Of an exact distribution the result is
    exact: a rational, or a number such as `(- (log2 3) 2/3)`, which `+ - * < =`
    take and `inexact` rounds correctly.

        (entropy (pmf 'a 1/2 'b 1/4 'c 1/4))    ;=> 3/2
        (entropy (pmf 'a 1/3 'b 2/3))           ;=> (- (log2 3) 2/3)
        (entropy '(0.5 0.5))                    ;=> 1.0
        (entropy (samples "abracadabra"))       ;~> 2.040373
        (entropy (uniform 10) :base 10)         ;=> 1
        (entropy '(0.5 0.6))                    ;!! entropy: the probabilities sum to 1.1, not to 1
        (entropy '("a" "b"))                    ;!! probability "a" at index 0 is not a number
    """
    from lambit.info.measures.entropies import entropy as measure

    return ask("entropy", measure, to_source("entropy", x), *strings(variables), base=to_base(base))


@builtin("joint-entropy", pure=True)
def joint_entropy(x: Source, *variables: Symbol, base: Any = 2) -> Any:
    """The joint entropy H(X, Y, ...) of all variables, or of those named (Cover & Thomas, 2.8).

    (joint-entropy (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))))  ;=> 3/2
    (joint-entropy '((1/4 1/4) (1/4 1/4)))      ;=> 2
    (joint-entropy (samples "aabb" "abab"))     ;=> 2.0
    (joint-entropy '(1/2 1/2))                  ;!! one variable only
    """
    from lambit.info.measures.entropies import joint_entropy as measure

    source = to_source("joint-entropy", x)
    return ask("joint-entropy", measure, source, *strings(variables), base=to_base(base))


@builtin("conditional-entropy", pure=True)
def conditional_entropy(x: Source, *variables: Symbol, given: Any = None, base: Any = 2) -> Any:
    """The conditional entropy H(Y|X) = H(X, Y) - H(X) (Cover & Thomas, 2.10).

    `(conditional-entropy d 'y :given 'x)`; the condition may be a list of variables. Of two variables and
    none named, it is the entropy of the second given the first.

        (define d (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))))
        (conditional-entropy d 'y :given 'x)    ;=> 1/2
        (conditional-entropy d)                 ;=> 1/2
        (conditional-entropy d 'x :given 'y)    ;=> (- (* 3/4 (log2 3)) 1/2)
        (= (entropy d) (+ (entropy d 'y) (conditional-entropy d 'x :given 'y)))   ;=> #t
        (conditional-entropy d 'x)              ;!! given what?
    """
    from lambit.info.measures.entropies import conditional_entropy as measure

    source = to_source("conditional-entropy", x)
    return ask(
        "conditional-entropy", measure, source, *strings(variables),
        given=to_names("conditional-entropy", given), base=to_base(base),
    )  # fmt: skip


@builtin("mutual-information", pure=True)
def mutual_information(x: Source, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The mutual information I(X;Y) = H(X) + H(Y) - H(X, Y), or I(X;Y|Z) with `:given` (Cover & Thomas, 2.3).

    `(mutual-information d 'x 'y)`; a list of variables counts as one. Of two variables,
    none need be named. Never negative; of samples at most min(H(X), H(Y)).

        (define xor (joint '(a b c) '(((0 0 0) . 1/4) ((0 1 1) . 1/4) ((1 0 1) . 1/4) ((1 1 0) . 1/4))))
        (mutual-information xor 'a 'b)              ;=> 0
        (mutual-information xor 'a 'b :given 'c)    ;=> 1
        (mutual-information xor '(a b) 'c)          ;=> 1
        (mutual-information '((1/2 0) (0 1/2)))     ;=> 1
        (mutual-information (samples "abab" "cdcd"))  ;=> 1.0
        (mutual-information xor 'a 'z)              ;!! there is no variable z
    """
    from lambit.info.measures.mutual import mutual_information as measure

    if len(variables) not in (0, 2):
        raise DomainError("mutual-information: it is between two variables", hint="(mutual-information d 'x 'y)")
    name = "mutual-information"
    groups = [to_names(name, v) for v in variables]
    source = to_source(name, x)
    return ask(name, measure, source, *groups, given=to_names(name, given), base=to_base(base))


@builtin("cross-entropy", pure=True)
def cross_entropy(p: Source, q: Source, *, base: Any = 2) -> Any:
    """The cross-entropy -Σ p(x) log q(x): the mean code length for p with a code made for q.

    It is H(p) + D(p‖q); +inf.0 where q = 0 < p.

        (cross-entropy '(1/2 1/2) '(1/4 3/4))       ;=> (- 2 (* 1/2 (log2 3)))
        (cross-entropy '(1/2 1/2) '(1 0))           ;=> +inf.0
        (cross-entropy '(0.5 0.5) '(1.0))           ;!! unequal lengths: 2 and 1
    """
    from lambit.info.measures.divergences import cross_entropy as measure

    return ask("cross-entropy", measure, *to_sources("cross-entropy", p, q), base=to_base(base))


@builtin("kl-divergence", "relative-entropy", pure=True)
def kl_divergence(p: Source, q: Source, *, base: Any = 2) -> Any:
    """The relative entropy D(p‖q) = Σ p(x) log(p(x)/q(x)) (Cover & Thomas, 2.26).

    Never negative; zero only for equal distributions; +inf.0 where q = 0 < p.

        (kl-divergence '(1/2 1/2) '(3/4 1/4))       ;=> (- 1 (* 1/2 (log2 3)))
        (kl-divergence (pmf 'a 1) (pmf 'b 1))       ;=> +inf.0
        (kl-divergence '(0.5 0.5) '(0.25 0.75))     ;~> 0.2075187
        (kl-divergence '(0.5 0.5) '(0.5 0.6))       ;!! sum to 1.1
    """
    from lambit.info.measures.divergences import kl_divergence as measure

    return ask("kl-divergence", measure, *to_sources("kl-divergence", p, q), base=to_base(base))


@builtin("surprisal", pure=True)
def surprisal(x: Any, distribution: Source = None, *, base: Any = 2) -> Any:
    """The surprisal -log p of a probability, or of an outcome of a distribution; +inf.0 for probability 0.

    An array of probabilities gives an array.

        (surprisal 1/8)                                 ;=> 3
        (surprisal 1/3)                                 ;=> (log2 3)
        (surprisal 'b (pmf 'a 3/4 'b 1/4))              ;=> 2
        (surprisal 0)                                   ;=> +inf.0
        (surprisal 3/2)                                 ;!! 3/2 is no probability
        (surprisal 'a)                                  ;!! a is no probability
    """
    from lambit.info.measures.entropies import surprisal as measure
    from lambit.info.measures.entropies import surprisal_of_probability

    from .values import Information, LispDistribution

    if distribution is None:
        if hasattr(x.__class__, "__array__"):
            return ask("surprisal", measure, x, base=to_base(base))
        return ask("surprisal", surprisal_of_probability, x, to_base(base), Information)
    source = to_source("surprisal", distribution)
    names = getattr(source, "names", None) or ()
    if len(names) > 1:
        from .border import row

        x = row(x)
    if hasattr(source.__class__, "__array__"):
        from lambit.info.distributions.distribution import from_array

        source = ask("surprisal", from_array, source, None, LispDistribution)
    return ask("surprisal", measure, x, source, base=to_base(base))


@builtin("perplexity", pure=True)
def perplexity(x: Source) -> Any:
    """The perplexity 2^H(X): how many equally likely outcomes are as uncertain as X.

    Exact where it is rational. The base of the logarithm makes no difference.

        (perplexity (uniform 6))                ;=> 6
        (perplexity '(0.5 0.25 0.125 0.125))    ;~> 3.363585661
        (perplexity '(0.5 0.6))                 ;!! sum to 1.1
    """
    from lambit.info.measures.entropies import perplexity as measure

    return ask("perplexity", measure, to_source("perplexity", x))


@builtin("redundancy", pure=True)
def redundancy(x: Source, *, alphabet: Any = None) -> Any:
    """The redundancy 1 - H(X) / log n over an alphabet of n symbols (Shannon 1948, section 7).

    n is the number of outcomes (of samples: of those seen), or `:alphabet`.

        (redundancy (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/8))      ;=> 1/8
        (redundancy (samples "abab") :alphabet 4)           ;=> 0.5
        (redundancy (pmf 'a 1))                             ;!! an alphabet of 1 symbols
    """
    from lambit.info.measures.entropies import redundancy as measure

    return ask("redundancy", measure, to_source("redundancy", x), alphabet)


@builtin("exact-information?", pure=True)
def exact_information_p(x: Any) -> bool:
    """Is `x` an irrational number held exactly, a sum of rational multiples of logarithms?

    (exact-information? (entropy (uniform 3)))      ;=> #t
    (exact-information? (entropy (uniform 4)))      ;=> #f
    """  # fmt: skip
    return hasattr(x.__class__, "interval") and hasattr(x, "terms")

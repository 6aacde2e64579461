"""Shared information on a scale, and single figures: normalised variants, variation of information, varentropy, Fano.

`mutual-information` itself is on the page `measures`.
"""

from __future__ import annotations

from lambit.data import FALSE, Symbol
from lambit.errors import DomainError
from lambit.registry import builtin

from .border import ask, strings, to_base, to_names, to_source, to_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .border import Source


def _groups(name: str, variables: tuple[Any, ...]) -> list[Any]:
    if len(variables) not in (0, 2):
        raise DomainError(f"{name}: it is between two variables", hint=f"({name} d 'x 'y)")
    return [to_names(name, v) for v in variables]


@builtin("normalized-mutual-information", pure=True)
def normalized_mutual_information(x: Source, *variables: Any, by: Any = "sqrt") -> Any:
    """Mutual information from 0 to 1: I(X;Y) divided by a bound made of H(X) and H(Y).

    `:by` names the divisor: `'min` or `'max` of the two (Kvålseth 1987), their `'mean` (the symmetric uncertainty),
    `'sqrt` of their product (Strehl & Ghosh 2002; the default), or `'joint` H(X,Y) (Yao 2003). 0/0 is 0: a constant tells nothing.

        (define d (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))))
        (normalized-mutual-information d 'x 'y :by 'mean)       ;~> 0.343711
        (normalized-mutual-information '((1/2 0) (0 1/2)))      ;=> 1
        (normalized-mutual-information (samples "abab" "cccc")) ;=> 0.0
        (normalized-mutual-information d 'x 'y :by 'harmonic)   ;!! by harmonic: expected one of
    """
    from lambit.info.measures.normalized import normalized_mutual_information as measure

    name = "normalized-mutual-information"
    way = to_word(by)
    return ask(name, measure, to_source(name, x), *_groups(name, variables), by=way)


@builtin("uncertainty-coefficient", pure=True)
def uncertainty_coefficient(x: Source, *variables: Any) -> Any:
    """Theil's uncertainty coefficient I(X;Y) / H(X): the share of X's uncertainty that Y removes (Theil 1970).

    From 0 to 1; not symmetric; 0 if X is constant. With X an attribute and Y the class, Quinlan's gain ratio.

        (define d (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))))
        (uncertainty-coefficient d 'x 'y)       ;=> (- 3/2 (* 3/4 (log2 3)))
        (uncertainty-coefficient d 'y 'x)       ;~> 0.3836885466
        (uncertainty-coefficient d 'x)          ;!! between two variables
    """
    from lambit.info.measures.normalized import uncertainty_coefficient as measure

    name = "uncertainty-coefficient"
    return ask(name, measure, to_source(name, x), *_groups(name, variables))


@builtin("information-gain", pure=True)
def information_gain(x: Source, target: Any, known: Any, *, base: Any = 2) -> Any:
    """The information gain H(target) - H(target|known): their mutual information (Quinlan 1986).

    (define d (joint '(play wind) '(((yes 0) . 1/2) ((no 0) . 1/4) ((no 1) . 1/4))))
    (information-gain d 'play 'wind)        ;=> (- 3/2 (* 3/4 (log2 3)))
    (information-gain d 'play 'rain)        ;!! there is no variable rain
    """  # fmt: skip
    from lambit.info.measures.normalized import information_gain as measure

    name = "information-gain"
    return ask(name, measure, to_source(name, x), to_names(name, target), to_names(name, known), base=to_base(base))


@builtin("variation-of-information", pure=True)
def variation_of_information(x: Source, *variables: Any, normalized: Any = False, base: Any = 2) -> Any:
    """The variation of information H(X|Y) + H(Y|X): a metric on variables, on clusterings say (Meilă 2003).

    `:normalized #t` divides by H(X,Y), a metric from 0 to 1 (Kraskov et al. 2005); 0 for two constants.

        (variation-of-information '((1/4 1/4) (1/4 1/4)))                       ;=> 2
        (variation-of-information '((1/4 1/4) (1/4 1/4)) :normalized #t)        ;=> 1
        (variation-of-information (samples "aabb" "ccdd"))                      ;=> 0.0
        (variation-of-information (samples "aabb" "ccdd") 'x)                   ;!! between two variables
    """
    from lambit.info.measures.normalized import variation_of_information as measure

    name = "variation-of-information"
    scaled = normalized is not FALSE and normalized is not False
    return ask(name, measure, to_source(name, x), *_groups(name, variables), normalized=scaled, base=to_base(base))


@builtin("varentropy", pure=True)
def varentropy(x: Source, *variables: Symbol, base: Any = 2) -> Any:
    """The varentropy, the variance of the surprisal, Σ p (log p + H)² (Kontoyiannis & Verdú 2014).

    In squared units of `:base`; 0 for uniform distributions. Exact where the surprisals differ by rationals only, else
    a float: products of logarithms leave the exact form.

        (varentropy (pmf 'a 1/2 'b 1/4 'c 1/4))     ;=> 1/4
        (varentropy (uniform 3))                    ;=> 0
        (varentropy '(0.25 0.75))                   ;~> 0.4710198991
        (varentropy '(0.25 0.5))                    ;!! sum to 0.75
    """
    from lambit.info.measures.uncertainty import varentropy as measure

    return ask("varentropy", measure, to_source("varentropy", x), *strings(variables), base=to_base(base))


@builtin("efficiency", pure=True)
def efficiency(x: Source, *, alphabet: Any = None) -> Any:
    """The efficiency H(X) / log n over an alphabet of n symbols: 1 - `redundancy` (Shannon 1948, section 7).

    n is the number of outcomes (of samples: of those seen), or `:alphabet`.

        (efficiency (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/8))  ;=> 7/8
        (efficiency (samples "abab") :alphabet 4)       ;=> 0.5
        (efficiency (pmf 'a 1))                         ;!! an alphabet of 1 symbols
    """
    from lambit.info.measures.uncertainty import efficiency as measure

    return ask("efficiency", measure, to_source("efficiency", x), alphabet)


@builtin("fano-bound", pure=True)
def fano_bound(error: Any, alphabet: Any, *, base: Any = 2) -> Any:
    """Fano's bound on H(X|Y): h(e) + e log(n - 1), if X of n values is guessed wrongly with probability e.

    Cover & Thomas, 2.140. Exact if `error` is.

        (fano-bound 1/2 3)              ;=> 3/2
        (fano-bound 0.1 4)              ;~> 0.62749184366
        (fano-bound 3/2 4)              ;!! error 3/2: expected a probability
    """
    from lambit.info.measures.uncertainty import fano_bound as measure

    from .values import Information

    return ask("fano-bound", measure, error, alphabet, base=to_base(base), number=Information)


@builtin("fano-error", pure=True)
def fano_error(conditional_entropy: Any, alphabet: Any, *, base: Any = 2) -> Any:
    """The least probability of error in guessing X of n values from Y that Fano's bound leaves, H(X|Y) being known.

    The e with h(e) + e log(n - 1) = H(X|Y) (Cover & Thomas, 2.10).

        (fano-error (fano-bound 1/10 4) 4)      ;~> 0.1
        (fano-error 0 4)                        ;=> 0.0
        (fano-error 3 4)                        ;!! 3 is above the logarithm of 4
    """
    from lambit.info.measures.uncertainty import fano_error as measure

    return ask("fano-error", measure, conditional_entropy, alphabet, base=to_base(base))

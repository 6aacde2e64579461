"""Random sources (SRFI 27): generators as values, each with a state that can be read and set."""

from __future__ import annotations

from math import frexp
from typing import Any

from lambit.data import ABSENT, Rational, from_iterable, symbol
from lambit.data.kinds import is_real
from lambit.data.rational import make_rational
from lambit.errors import DomainError, WrongType
from lambit.printer import write_short
from lambit.registry import builtin

from .contracts import Integer
from .lists import elements
from .random import RandomSource, below, generator, integer_below, source, unit_float

_STATE = symbol("mersenne-twister")  # how a state begins
_WORDS = 624  # of 32 bits; then comes the place among them
_PRECISION = 53  # bits of a float
MOST_BITS = 4096  # of the numbers of a place to begin at


@builtin("make-random-source")
def make_random_source() -> Any:
    """A new random source, which begins as every other (SRFI 27).

    (define (first) ((random-source-make-integers (make-random-source)) 1000000))
    (= (first) (first))    ;=> #t
    """
    made = RandomSource()
    made.seed(0)
    return made


@builtin("random-source?", pure=True)
def is_random_source(x: Any) -> bool:
    """Is `x` a random source? (SRFI 27)

    (random-source? (make-random-source))   ;=> #t
    (random-source? 5)                      ;=> #f
    """
    return x.__class__ is RandomSource


@builtin("default-random-source")
def default_random_source() -> Any:
    """The random source that `random` uses. (In `(srfi 27)` it is a variable, not a procedure.)

    (random-source? (default-random-source))   ;=> #t
    """
    return source()


@builtin("random-source-randomize!", capability="random")
def randomize(source: RandomSource) -> None:
    """Let `source` begin at a place that is different each time (SRFI 27).

    (define s (make-random-source))
    (random-source-randomize! s)
    (< -1 ((random-source-make-integers s) 6) 6)   ;=> #t
    """
    source.seed(None)


@builtin("random-source-pseudo-randomize!")
def pseudo_randomize(source: RandomSource, i: Integer, j: Integer) -> None:
    """Let `source` begin at the place of the integers `i` and `j`, wherever it was (SRFI 27).

    (define s (make-random-source))
    (define (number) (random-source-pseudo-randomize! s 3 4) ((random-source-make-integers s) 1000))
    (= (number) (number))   ;=> #t
    (random-source-pseudo-randomize! s -1 4)
    ;!! random-source-pseudo-randomize!: argument 2: expected an exact integer, not negative, got -1
    """
    for position, n in ((2, i), (3, j)):
        if n.__class__ is not int or n < 0:
            raise DomainError(
                f"random-source-pseudo-randomize!: argument {position}: expected an exact integer, not negative,"
                f" got {write_short(n)}"
            )
        if n.bit_length() > MOST_BITS:
            raise DomainError(
                f"random-source-pseudo-randomize!: argument {position}: an integer of more than {MOST_BITS} bits"
            )
    source.seed((i + j) * (i + j + 1) // 2 + j + 1)  # Cantor's pairing


@builtin("random-source-state-ref")
def state_ref(source: RandomSource) -> Any:
    """The state of `source`, a datum that can be written and read (SRFI 27).

    (define s (make-random-source))
    (define state (random-source-state-ref s))
    (define (number) ((random-source-make-integers s) 1000000))
    (define first (number))
    (random-source-state-set! s state)
    (= (number) first)   ;=> #t
    """
    return from_iterable([_STATE, *generator(source).getstate()])


@builtin("random-source-state-set!")
def state_set(source: RandomSource, state: Any) -> None:
    """Let the state of `source` be one that `random-source-state-ref` gave (SRFI 27).

    (random-source-state-set! (make-random-source) '(1 2))
    ;!! random-source-state-set!: argument 2: expected a state of a random source, got (1 2)
    """
    name = "random-source-state-set!"
    items = elements(name, 2, state)
    words = items[1:]
    if not items or items[0] is not _STATE or len(words) != _WORDS + 1 or not all(map(_is_word, words)) or words[-1] > _WORDS:
        raise WrongType(f"{name}: argument 2: expected a state of a random source, got {write_short(state)}")
    if source.generator is None:
        source.seed(0)
    source.generator.setstate(tuple(words))


def _is_word(x: Any) -> bool:
    return x.__class__ is int and 0 <= x < 1 << 32


@builtin("random-source-make-integers")
def make_integers(source: RandomSource) -> Any:
    """A procedure like `random-integer` that takes its numbers from `source` (SRFI 27).

    (define die (random-source-make-integers (make-random-source)))
    (< -1 (die 6) 6)            ;=> #t
    (< -1 (die (expt 10 40)) (expt 10 40))   ;=> #t
    (die 0)                     ;!! random-integer: argument 1: expected a positive integer, got 0
    """

    def integers(n: Any) -> Any:
        return integer_below(n, generator(source))

    integers.__name__ = "random-integer"
    return integers


@builtin("random-source-make-reals")
def make_reals(source: RandomSource, unit: Any = ABSENT) -> Any:
    """A procedure like `random-real` that takes its numbers from `source` (SRFI 27).

    With `unit`, a number between 0 and 1, they are as exact as it is, and at most so far apart.

    (define s (make-random-source))
    (< 0 ((random-source-make-reals s)) 1)                       ;=> #t
    (exact-integer? (* 10 ((random-source-make-reals s 1/10))))  ;=> #t
    (random-source-make-reals s 2)
    ;!! random-source-make-reals: argument 2: expected a real number between 0 and 1, got 2
    """
    if unit is ABSENT:
        draw = unit_float
    elif not is_real(unit) or not 0 < unit < 1:
        raise WrongType(
            f"random-source-make-reals: argument 2: expected a real number between 0 and 1, got {write_short(unit)}"
        )
    else:
        draw = _fractions(unit) if unit.__class__ is Rational else _floats(unit)

    def reals() -> Any:
        return draw(generator(source))

    reals.__name__ = "random-real"
    return reals


def _fractions(unit: Rational) -> Any:
    """Draws multiples of the largest 1/n that is not above `unit`."""
    n = -(-unit.denominator // unit.numerator)
    return lambda g: make_rational(1 + below(n - 1, g.getrandbits), n)


def _floats(unit: float) -> Any:
    """Draws floats that are multiples of a power of 2 not above `unit`."""
    bits = max(_PRECISION, 1 - frexp(unit)[1])

    def draw(g: Any) -> float:
        while True:
            x: float = g.getrandbits(bits) / (1 << bits)
            if 0 < x < 1:
                return x

    return draw

"""Random numbers: Mersenne twister, seeded by the program or, if that is granted, by the system.

A program that seeds its generator gives the same numbers in every run and needs
no capability; one that does not needs `random`.
"""

from __future__ import annotations

from typing import Any

from lambit.data import ABSENT, Datum, Rational, String, Vector
from lambit.data.kinds import is_array
from lambit.errors import CapabilityError, DomainError, WrongType
from lambit.printer import PRINTERS, write_short
from lambit.registry import builtin, contract
from lambit.runtime.context import Context, current


class RandomSource(Datum):
    """A generator; `generator` is made when the first number is wanted."""

    __slots__ = ("generator",)

    def __init__(self) -> None:
        self.generator: Any = None

    def seed(self, seed: Any) -> None:
        """Begin again from `seed`; None: from the system's randomness."""
        from _random import Random

        self.generator = Random(seed) if seed is not None else Random()

    def __repr__(self) -> str:
        return "#<random-source>"


PRINTERS[RandomSource] = repr
contract("RandomSource", "a random source", "{x}.__class__ is RandomSource", RandomSource=RandomSource)


def source() -> RandomSource:
    """The running interpreter's random source."""
    return source_of(current())


def source_of(context: Context) -> RandomSource:
    """An interpreter's random source."""
    if context.random is None:
        context.random = RandomSource()
    return context.random  # type: ignore[no-any-return]


def generator(of: RandomSource | None = None) -> Any:
    """The generator of a source, by default of the running interpreter's; has `random` and `getrandbits`."""
    found = source() if of is None else of
    if found.generator is None:
        _need_random()
        found.seed(None)
    return found.generator


def _need_random() -> None:
    if "random" not in current().capabilities:
        raise CapabilityError(
            "random: this interpreter may not use: random",
            hint="(random-seed! 42) makes the numbers the same in every run, and needs no grant",
        )


def below(n: int, bits: Any) -> int:
    """A random integer from 0 to `n - 1`; `bits(k)` gives k random bits."""
    k = (n - 1).bit_length()
    if k == 0:
        return 0
    while (r := bits(k)) >= n:
        pass
    return r  # type: ignore[no-any-return]


def integer_below(n: Any, g: Any) -> int:
    """A random integer from 0 to `n` - 1, for `random-integer` and its like."""
    if n.__class__ is not int:
        raise WrongType(f"random-integer: argument 1: expected a positive integer, got {write_short(n)}")
    if n < 1:
        raise DomainError(f"random-integer: argument 1: expected a positive integer, got {write_short(n)}")
    return below(n, g.getrandbits)


def unit_float(g: Any) -> float:
    """A random float between 0 and 1, neither of which it is."""
    return float(g.random()) or 2.0**-54


def _random(name: str, n: Any, g: Any) -> Any:
    kind = n.__class__
    if kind is int and n > 0:
        return below(n, g.getrandbits)
    if kind is float and 0 < n < float("inf"):
        return g.random() * n
    if kind is int or kind is float or kind is Rational:
        raise DomainError(f"{name}: argument 1: expected a positive integer or float, got {write_short(n)}")
    raise WrongType(f"{name}: argument 1: expected a positive integer or float, got {write_short(n)}")


@builtin("random")
def random(n: Any = 1.0) -> Any:
    """A random number: for an integer `n` from 0 to n - 1, for a float from 0 to below n; without `n`, below 1.

    All are equally likely. Without `random-seed!` before, it needs the capability `random`.

    (random-seed! 42)
    (< -1 (random 6) 6)       ;=> #t
    (<= 0 (random 2.5) 2.5)   ;=> #t
    (random 0)                ;!! random: argument 1: expected a positive integer or float, got 0
    """
    return _random("random", n, generator())


@builtin("random-integer")
def random_integer(n: int) -> Any:
    """A random integer from 0 to `n` - 1 (SRFI 27).

    (random-seed! 1)
    (random-integer 1)    ;=> 0
    (random-integer -1)   ;!! random-integer: argument 1: expected a positive integer, got -1
    """
    return integer_below(n, generator())


@builtin("random-real")
def random_real() -> float:
    """A random real number between 0 and 1 (SRFI 27).

    (random-seed! 1)
    (< 0 (random-real) 1)   ;=> #t
    """
    return unit_float(generator())


@builtin("random-seed!")
def random_seed(seed: int = ABSENT) -> None:
    """Begin a new sequence of random numbers, which is the same for the same integer `seed`.

    Without `seed`, the sequence is different each time; that needs the capability `random`.

    (define (three) (random-seed! 7) (list (random 100) (random 100) (random 100)))
    (equal? (three) (three))   ;=> #t
    """
    if seed is ABSENT:
        _need_random()
        source().seed(None)
    else:
        source().seed(seed if seed >= 0 else (-seed << 1) | 1 << 64)


@builtin("%random-permutation")
def permutation(n: int) -> Any:
    """A vector of the integers below `n`, in random order.

    (random-seed! 1)
    (vector-length (%random-permutation 5))   ;=> 5
    """
    items = list(range(n))
    bits = generator().getrandbits
    for i in range(n - 1, 0, -1):  # Fisher and Yates
        j = below(i + 1, bits)
        items[i], items[j] = items[j], items[i]
    return Vector(items)


@builtin("random-choice")
def random_choice(xs: Any) -> Any:
    """An element of the list, vector, array or string `xs`, all equally likely.

    (random-seed! 1)
    (memv (random-choice '(5)) '(5))   ;=> (5)
    (random-choice '())                ;!! random-choice: argument 1: it is empty
    """
    from lambit.data import NIL, Char, Pair, list_to_python

    items: Any = None
    if xs.__class__ is Vector:
        items = xs.items
    elif xs.__class__ is String:
        items = xs.text
    elif xs.__class__ is Pair or xs is NIL:
        items = list_to_python(xs)
    elif is_array(xs) and xs.ndim == 1:
        items = xs
    if items is None:
        raise WrongType(f"random-choice: argument 1: expected a sequence, got {write_short(xs)}")
    if not len(items):
        raise DomainError("random-choice: argument 1: it is empty")
    item = items[below(len(items), generator().getrandbits)]
    if items is not xs:
        return Char.of(item) if item.__class__ is str else item
    from .array_values import element

    return element(item)

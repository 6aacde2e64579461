"""Exact information of rational distributions, against sympy's in dit."""

from __future__ import annotations

from fractions import Fraction

from pairs import Row

from lambit.info import conditional_entropy, entropy, joint, mutual_information
from lambit.info.exact.coprime import small_parts


def outcomes(n: int):
    total = n * (n + 1) // 2
    return ([Fraction(i, total) for i in range(1, n + 1)],)


def dit_symbolic(p):
    from dit.shannon import entropy as theirs
    from dit.symbolic import symbolic_distribution
    from sympy import Rational
    from sympy.core.cache import clear_cache

    clear_cache()  # sympy keeps every logarithm it has seen
    names = [f"{i:03d}" for i in range(len(p))]
    return theirs(symbolic_distribution(names, [Rational(x.numerator, x.denominator) for x in p]))


def cold(p):
    small_parts.cache_clear()  # and we every number's small primes
    return entropy(p)


def table(n: int):
    cells = {(i, j): (i * 7 + j * 3) % 11 + 1 for i in range(n) for j in range(n)}
    total = sum(cells.values())
    return (joint(["x", "y"], {k: Fraction(w, total) for k, w in cells.items()}),)


def by_parts(d):
    return entropy(d, "x") + entropy(d, "y") - entropy(d)


def rows():
    same = lambda a, b: abs(float(a) - float(b)) < 1e-12
    return [
        Row("exact entropy of 512 rational outcomes", 0.01, "dit.symbolic, distribution and entropy", lambda: outcomes(512), cold, dit_symbolic, same, once=True),
        Row("exact mutual information, 40 x 40", 1.0, "three exact entropies", lambda: table(40), mutual_information, by_parts, lambda a, b: a == b),
        Row("exact conditional entropy, 40 x 40", 1.2, "two exact entropies", lambda: table(40),
            conditional_entropy, lambda d: entropy(d) - entropy(d, "x"), lambda a, b: a == b),
    ]  # fmt: skip

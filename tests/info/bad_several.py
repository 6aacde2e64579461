"""What the measures of several variables refuse."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np

from lambit.info import (
    co_information,
    dual_total_correlation,
    information_atoms,
    interaction_information,
    joint,
    joint_entropies,
    o_information,
    s_information,
    samples,
    total_correlation,
    tse_complexity,
)

XY = joint(["x", "y"], {(0, 0): F(1, 2), (1, 1): F(1, 2)})


def refused(measure):
    """What every measure of several variables refuses."""
    return [
        (lambda: measure(XY, "x", "q"), "no variable q"),
        (lambda: measure(XY, given="q"), "no variable q"),
        (lambda: measure(XY, "x", "y", given="y"), "a group of no variables"),
        (lambda: measure(XY, base=1), "base 1"),
        (lambda: measure(XY, given=[]), "given nothing"),
        (lambda: measure([[0.5, 0.6], [0.1, -0.2]]), "-0.2 is negative"),
        (lambda: measure(np.array([[0.5, np.nan], [0.1, 0.2]])), "nan is not a number"),
        (lambda: measure(np.array([[0.5, np.inf], [0.1, 0.2]])), "inf is infinite"),
        (lambda: measure(np.array([[0.5, 0.5], [0.1, 0.2]])), "sum to 1.3"),
        (lambda: measure(np.array([["a", "b"]], dtype=object)), "'a' not a number"),
        (lambda: measure([]), "no outcomes"),
        (lambda: measure(samples("ab", "abc")), "unequal lengths 2 3"),
    ]


def of_two(measure):
    return [*refused(measure), (lambda: measure([0.5, 0.5]), "two variables or more"), (lambda: measure(XY, "x"), "is one")]


BAD = {
    "co_information": of_two(co_information),
    "dual_total_correlation": of_two(dual_total_correlation),
    "information_atoms": refused(information_atoms),
    "interaction_information": of_two(interaction_information),
    "joint_entropies": [
        *refused(joint_entropies),
        (lambda: joint_entropies(samples(*["ab"] * 21)), "21 variables have 2^21 sets"),
    ],
    "o_information": of_two(o_information),
    "s_information": of_two(s_information),
    "total_correlation": of_two(total_correlation),
    "tse_complexity": of_two(tse_complexity),
}

"""What the measures of several variables refuse."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np

from lambit.info import (
    broja_information,
    co_information,
    dual_total_correlation,
    gacs_korner_information,
    information_atoms,
    interaction_information,
    intrinsic_mutual_information,
    joint,
    joint_entropies,
    o_information,
    partial_information,
    redundancy_lattice,
    redundant_information,
    s_information,
    samples,
    total_correlation,
    tse_complexity,
    wyner_information,
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


XYS = joint(["x", "y", "s"], {(a, b, a & b): F(1, 4) for a in (0, 1) for b in (0, 1)})


def of_a_target(measure):
    """What every part of a decomposition refuses."""
    return [
        (lambda: measure(XYS, "q", "x", "y"), "no variable q"),
        (lambda: measure(XYS, "s", "x", "q"), "no variable q"),
        (lambda: measure(XYS, "s", "x", []), "a group of no variables"),
        (lambda: measure(XYS, "s", base=0.5), "base 0.5"),
        (lambda: measure([0.5, 0.5], "x"), "no named variables"),
        (lambda: measure([[0.5, 0.6], [0.1, -0.2]], "x"), "-0.2 is negative"),
        (lambda: measure(np.full((2, 2, 2), np.nan), "x"), "nan is not a number"),
        (lambda: measure(np.full((2, 2, 2), np.inf), "x"), "inf is infinite"),
        (lambda: measure(np.ones((2, 2, 2)), "x"), "sum to 8.0"),
        (lambda: measure([], "x"), "no outcomes"),
        (lambda: measure(samples("ab", "abc"), "x"), "unequal lengths 2 3"),
    ]


def with_measure(function):
    return [
        *of_a_target(function),
        (lambda: function(XYS, "s", measure="max"), "no measure of redundancy 'max' min, mmi, pm"),
        (lambda: function(XYS, "s", measure=[]), "no measure of redundancy"),
    ]


def searched(measure):
    """What a search refuses."""
    return [
        (lambda: measure(XYS, "x"), "name both"),
        (lambda: measure(XYS, "x", "q"), "no variable q"),
        (lambda: measure(XYS, "x", "y", starts=0), "starts 0: expected an integer, at least 1"),
        (lambda: measure(XYS, "x", "y", starts=2.5), "starts 2.5"),
        (lambda: measure(XYS, "x", "y", seed=-1), "seed -1"),
        (lambda: measure(XYS, "x", "y", base=1), "base 1"),
    ]


BAD = {
    "broja_information": [*of_a_target(broja_information), (lambda: broja_information(XYS, "s", "x"), "of two sources 1")],
    "co_information": of_two(co_information),
    "dual_total_correlation": of_two(dual_total_correlation),
    "gacs_korner_information": [
        (lambda: gacs_korner_information([0.5, 0.5]), "two variables or more"),
        (lambda: gacs_korner_information(XY, "x", "q"), "no variable q"),
        (lambda: gacs_korner_information(XY, base=0), "base 0"),
        (lambda: gacs_korner_information([[0.5, -0.5], [0.5, 0.5]]), "-0.5 is negative"),
        (lambda: gacs_korner_information(samples("ab", "abc")), "unequal lengths 2 3"),
    ],
    "information_atoms": refused(information_atoms),
    "interaction_information": of_two(interaction_information),
    "intrinsic_mutual_information": [
        *searched(lambda x, *names, **options: intrinsic_mutual_information(x, *names, given="s", **options)),
        (lambda: intrinsic_mutual_information(XYS, "x", "y", given=None), "given what?"),
        (lambda: intrinsic_mutual_information(XYS, "x", "y", given="q"), "no variable q"),
        (lambda: intrinsic_mutual_information(XYS, "x", "y", given="y"), "a group of no variables"),
    ],
    "joint_entropies": [
        *refused(joint_entropies),
        (lambda: joint_entropies(samples(*["ab"] * 21)), "21 variables have 2^21 sets"),
    ],
    "o_information": of_two(o_information),
    "partial_information": [
        *with_measure(partial_information),
        (lambda: partial_information(XYS, "s", "x"), "1 sources: expected 2 to 4"),
        (lambda: partial_information(samples(*["ab"] * 6), "x1"), "5 sources: expected 2 to 4"),
        (lambda: partial_information(XYS, "s", "x", measure="broja"), "of two sources"),
    ],
    "redundancy_lattice": [
        (lambda: redundancy_lattice(1), "1 sources: expected 2 to 4"),
        (lambda: redundancy_lattice(5), "5 sources"),
        (lambda: redundancy_lattice(2.0), "2.0 sources"),
        (lambda: redundancy_lattice(True), "True sources"),
    ],
    "redundant_information": with_measure(redundant_information),
    "s_information": of_two(s_information),
    "total_correlation": of_two(total_correlation),
    "tse_complexity": of_two(tse_complexity),
    "wyner_information": [
        *searched(wyner_information),
        (lambda: wyner_information([0.5, 0.5]), "two variables or more"),
        (lambda: wyner_information(XYS), "between two variables, here are 3"),
        (lambda: wyner_information([[0.5, -0.5], [0.5, 0.5]]), "-0.5 is negative"),
    ],
}

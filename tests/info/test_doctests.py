"""The docstrings of `lambit.info` tell the truth."""

from __future__ import annotations

import doctest
import importlib
from fractions import Fraction

import pytest

import lambit.info

MODULES = [
    "blocks", "checks", "coprime", "counting", "distribution", "divergences", "entropies", "exact", "exact_sums",
    "exact_text", "families", "kernels", "logarithms", "mutual", "tables",
]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    names = {n: getattr(lambit.info, n) for n in lambit.info.__all__} | {"Fraction": Fraction}
    module = importlib.import_module(f"lambit.info.{name}")
    assert doctest.testmod(module, extraglobs=names).failed == 0


def test_the_package_example_runs():
    assert doctest.testmod(lambit.info).failed == 0


@pytest.mark.parametrize("name", lambit.info.__all__)
def test_public_names_are_documented(name):
    assert getattr(lambit.info, name).__doc__

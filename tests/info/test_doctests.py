"""The docstrings of `lambit.info` tell the truth."""

from __future__ import annotations

import doctest
import importlib
from fractions import Fraction
from pkgutil import walk_packages

import pytest

import lambit.info

MODULES = sorted(m.name for m in walk_packages(lambit.info.__path__, "lambit.info.") if not m.ispkg)


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    names = {n: getattr(lambit.info, n) for n in lambit.info.__all__} | {"Fraction": Fraction}
    module = importlib.import_module(name)
    assert doctest.testmod(module, extraglobs=names).failed == 0


def test_the_package_example_runs():
    assert doctest.testmod(lambit.info).failed == 0


@pytest.mark.parametrize("name", lambit.info.__all__)
def test_public_names_are_documented(name):
    assert getattr(lambit.info, name).__doc__

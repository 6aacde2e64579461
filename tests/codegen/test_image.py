"""An image that a wheel carries: the package's modules beside the names of the Lisp library."""

from __future__ import annotations

from pathlib import Path

import pytest

import lambit
from lambit.image import build, cache, modules
from lambit.registry import BUILTINS


@pytest.mark.slow
def test_a_shipped_image_has_every_name_and_every_module():
    folder = str(Path(lambit.__file__).parent)
    code = modules.rows(folder)
    index = cache.in_memory(build.build(code))
    assert [name for name in BUILTINS if index.find(name) is None] == []
    assert set(index.names()) == set(cache_names())
    assert [name for name in code if index.module(name) is None] == []
    assert not any(index.find(name) for name in code)
    loaded = [name for name, _, _ in index.row(index.module(modules.STARTUP)[1])]
    assert "lambit.session.session" in loaded
    assert len(loaded) == len(set(loaded))


def cache_names():
    """The names of an image without modules."""
    return cache.in_memory(build.build()).names()

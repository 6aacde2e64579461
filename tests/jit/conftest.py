"""What tests of native code share."""

from __future__ import annotations

import pytest

from lambit.analysis import numeric
from lambit.jit import obstacles
from lambit.jit.lower import whole


@pytest.fixture(scope="module")
def by_themselves():
    """Whole loops over arrays are places of their own also where the procedure around them could be native with them."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (numeric, obstacles, whole):
            patch.setattr(module, "within", lambda _: False)
        yield

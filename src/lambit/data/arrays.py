"""numpy, which holds numeric arrays: imported when the first array appears, and quiet in Lisp code."""

from __future__ import annotations

from .kinds import NUMBERS, REALS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_numpy: Any = None


def numpy() -> Any:
    """The module numpy.

    Compiled Lisp then computes with arrays as IEEE 754 says, without numpy's warnings: the
    namespaces of Lisp code are called `lambit` (`__name__`), by which warnings are filtered.
    """
    global _numpy
    if _numpy is None:
        import warnings

        import numpy as np

        NUMBERS.update({np.float64, np.complex128})  # subclasses of Python's, which may leak from arrays
        REALS.add(np.float64)
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"lambit\b")
        _numpy = np
    return _numpy

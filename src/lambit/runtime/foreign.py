"""Values of libraries that know no Lisp: who converts them is registered here, by the module of their class.

The border asks these tables and imports nothing from above; a session fills them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

TO_LISP: dict[str, Callable[[Any], Any]] = {}
"""What makes a Lisp value of a Python value whose class is defined in this module."""

TO_PYTHON: dict[str, Callable[[Any], Any]] = {}
"""What makes a Python value of a Lisp value whose class is defined in this module."""

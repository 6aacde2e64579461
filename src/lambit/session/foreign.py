"""What a session tells the border: who converts the values of `lambit.info`."""

from __future__ import annotations

from lambit.runtime.foreign import TO_LISP, TO_PYTHON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _to_lisp(x: Any) -> Any:
    from lambit.builtins.information.foreign import lisp_information

    return lisp_information(x)


def _to_python(x: Any) -> Any:
    from lambit.builtins.information.foreign import plain_information

    return plain_information(x)


def register() -> None:
    """Fill the border's tables; nothing is imported before such a value comes."""
    for module in ("data.samples", "distributions.distribution", "estimate", "exact.information"):
        TO_LISP[f"lambit.info.{module}"] = _to_lisp
    for module in ("values", "sample_values"):
        TO_PYTHON[f"lambit.builtins.information.{module}"] = _to_python

"""The reader: text in, data out, by a grammar that lark has compiled (see `grammar.lark`)."""

from __future__ import annotations

from .numbers import parse_number
from .read import Reader, balanced, read_all, read_one

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .encoding import decode
    from .highlight import tokens

__all__ = ["Reader", "balanced", "decode", "parse_number", "read_all", "read_one", "tokens"]


def __getattr__(name: str) -> object:
    """The parts that few programs need, on first use."""
    if name == "decode":
        from .encoding import decode

        return decode
    if name == "tokens":
        from .highlight import tokens

        return tokens
    raise AttributeError(name)

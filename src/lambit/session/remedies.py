"""What to try when a program uses a name that means nothing to it: import it, or spell it right."""

from __future__ import annotations

from lambit.data import symbol

from .catalogue import shipped_with
from .libraries import standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .session import Session


def remedy(session: Session, name: str) -> str | None:
    """What to try instead of the unknown `name`; None if nothing comes to mind."""
    from lambit.runtime.hints import HABITS, for_name

    library = next(libraries_with(session, name), None)
    if library is None or (name in HABITS and session.base.module.lookup(symbol(name)) is None):
        return for_name(name, session.names())
    return f"(import {library}), which has it"


def libraries_with(session: Session, name: str) -> Iterator[str]:
    """The libraries that export `name`, the best known first."""
    # a name of the base library that is unknown is one that its user has not imported
    if not name.startswith("%") and session.base.module.lookup(symbol(name)) is not None:
        for library, names in standard().items():
            if name in names:
                yield library
        yield "(lambit)"
    yield from shipped_with(name)

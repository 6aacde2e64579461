"""A completion, and what the menu says of it."""

from __future__ import annotations

from .commands import COMMANDS, first_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .protocol import Session


class Candidate:
    """A completion: its text, the offset of what it replaces, and what it is."""

    __slots__ = ("kind", "session", "start", "text")

    def __init__(self, text: str, start: int, kind: str, session: Session | None = None) -> None:
        self.text = text
        self.start = start
        self.kind = kind
        self.session = session

    @property
    def note(self) -> str:
        """Operands and first sentence, for the menu; looked up when it is shown."""
        if self.kind == "command":
            return COMMANDS[self.text].help
        if self.session is None:
            return self.kind
        try:
            found = self.session.documentation(self.text)
        except Exception:  # a menu is no place to fail
            return ""
        if found is None:
            return ""
        signature, manual = found
        name = f"({self.text}"
        operands = signature[len(name) :].removesuffix(")").strip() if signature.startswith(name) else signature
        return f"{operands}  {first_sentence(manual)}".replace("\n", " ").strip()

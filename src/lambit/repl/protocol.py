"""What the prompt asks of the session behind it."""

from __future__ import annotations

from typing import Any, Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lambit.runtime.context import Context


class Session(Protocol):
    """One interpreter, seen from its prompt; `lambit.session.Session` is the real one."""

    def forms(self, text: str, name: str) -> Iterator[Any]:
        """The data in `text`; `name` stands for it in error messages."""

    def placed_forms(self, text: str, name: str) -> list[tuple[Any, int]]:
        """The same, and where each is."""

    def evaluate(self, form: Any, *, position: int = 0) -> Any:
        """The value of the datum `form` in the user's environment."""

    def load(self, path: str) -> Any:
        """The value of the last form in the file `path`."""

    def call(self, procedure: Any, *arguments: Any) -> Any:
        """The value of a procedure applied to arguments."""

    @property
    def context(self) -> Context:
        """The ports and the dynamic environment of its programs."""

    def define(self, name: str, value: Any) -> None:
        """Bind `name` in the user's environment."""

    def lookup(self, name: str) -> Any:
        """The value of the global `name`; raises KeyError or Unbound."""

    def names(self) -> Iterable[str]:
        """Every name that a program can use now."""

    def remedy(self, name: str) -> str | None:
        """What to try instead of the unknown `name`."""

    def documentation(self, name: str) -> tuple[str, str] | None:
        """How `name` is called and what its manual says."""

    def unimported(self, word: str) -> dict[str, list[str]]:
        """Names that must be imported, with the libraries that have them and mention `word`."""

    def library_names(self) -> list[str]:
        """The names of the libraries that can be imported."""

    def exported(self, library: Any) -> list[str]:
        """The names that a library exports; it is not evaluated."""

    def expand_once(self, form: Any) -> Any:
        """`form` with its outermost macro use replaced by what it stands for."""

    def step(self, form: Any) -> Iterator[Any]:
        """The states of the machine that evaluates `form`, printable, in order."""

    def explain(self, procedure: Any, examples: Iterable[Any] = ()) -> str:
        """Whether `procedure` is native code, or why not."""

    def native_text(self, procedure: Any, stage: str, examples: Iterable[Any] = ()) -> str:
        """The LLVM IR (stage "llvm") or the machine code ("assembly") of a procedure."""

    def native_report(self) -> str:
        """What became of every place that was counted for native code."""

"""The door for Python programs: `Interpreter`.

    from lambit import Interpreter
    with Interpreter() as it:
        it.define("xs", [1, 2, 3])
        it.eval("(apply + xs)")                 # 6
        square = it.eval("(lambda (x) (* x x))")
        square(1.5)                             # 2.25

Values are converted at this border and nowhere else (`lambit.runtime.border`);
numpy arrays pass it uncopied. Errors of the Lisp program are `LispError`s;
`error.display()` is the report that the command line would print.
"""

from __future__ import annotations

import os

from . import errors
from .errors import LispError, Unbound
from .runtime.border import to_lisp, to_python
from .runtime.context import ALL_CAPABILITIES
from .session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType
    from typing import Any


class Interpreter:
    """A Lisp of its own: nothing that one interpreter defines is seen by another.

    `capabilities` are what its programs may do besides computing: any of
    `files`, `process`, `clock`, `environment`, `python`, `random`, or `"all"`.
    By default, nothing: a builtin that needs more raises `CapabilityError`.
    `libraries` are folders where `import` may find library files all the same.
    `seconds`: what takes longer is stopped, and LimitExceeded raised: each `eval`, `load`, and
    call of a procedure from Python. The interpreter can be used afterwards.
    `jit`: may hot loops and procedures become native code ("on" or True, "off" or
    False, "eager": at once)? Without it, LAMBIT_JIT says so.
    """

    def __init__(
        self,
        capabilities: Iterable[str] = (),
        *,
        libraries: Iterable[str | os.PathLike[str]] = (),
        jit: str | bool | None = None,
        seconds: float | None = None,
    ) -> None:
        _check_seconds("Interpreter", seconds)
        self.session = Session(_granted(capabilities), [os.fspath(each) for each in libraries], jit)
        self.session.context.seconds = seconds

    @property
    def capabilities(self) -> frozenset[str]:
        """What programs may do."""
        return self.session.context.capabilities

    def eval(self, text: str, name: str = "<string>", *, seconds: float | None = None) -> Any:
        """The value of the last form in `text`, as a Python value; `name` is for error reports.

        `seconds` is the time it may take, if that is not the interpreter's.
        """
        _check("eval", "text", text)
        _check_seconds("eval", seconds)
        return self._limited(lambda: self._python(self._open.run_text(text, name)), seconds)

    def load(self, path: str | os.PathLike[str], *arguments: str) -> Any:
        """Run the Lisp program in the file `path`; the value of its last form. The host may always load.

        A program that begins with `import` sees what it imports, and what this interpreter has defined.
        """
        return self._limited(lambda: self._python(self._open.run_file(os.fspath(path), list(arguments))))

    def define(self, name: str, value: Any) -> None:
        """Give the global variable `name` a Python value; a Python function becomes a procedure."""
        _check("define", "a name", name)
        self._open.define(name, to_lisp(value))

    def __getitem__(self, name: str) -> Any:
        """The value of the global variable `name`; a procedure is a Python callable."""
        _check("Interpreter[...]", "a name", name)
        return self._guard(lambda: self._python(self._open.lookup(name)))

    def __setitem__(self, name: str, value: Any) -> None:
        """As `define`."""
        self.define(name, value)

    def __contains__(self, name: object) -> bool:
        """Is `name` the name of a global variable that has a value?"""
        try:
            self._open.lookup(str(name))
        except LispError:
            return False
        return True

    def names(self) -> list[str]:
        """All names that a program can use, in alphabetical order."""
        return sorted(self._open.names())

    def documentation(self, name: str) -> str | None:
        """Signature and documentation of `name`; None if it has none."""
        _check("documentation", "a name", name)
        found = self._open.documentation(name)
        return None if found is None else "\n\n".join(found)

    def explain(self, name: str, *arguments: Any) -> str:
        """Whether the procedure `name` and the loops in it are native code, or why not; with arguments, whether it would be for such."""
        _check("explain", "a name", name)
        examples = [to_lisp(each) for each in arguments]
        return self._guard(lambda: self._open.explain(self._open.lookup(name), examples))  # type: ignore[no-any-return]

    def close(self) -> None:
        """Give up what the interpreter holds; it cannot be used afterwards. To close it twice does no harm."""
        self.__dict__.pop("session", None)

    @property
    def _open(self) -> Session:
        session: Session | None = self.__dict__.get("session")
        if session is None:
            raise ValueError("this interpreter has been closed")
        return session

    def __enter__(self) -> Interpreter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _python(self, value: Any) -> Any:
        """A Lisp value of this interpreter as a Python value."""
        return to_python(value, self.session.context)

    def _limited(self, action: Callable[[], Any], seconds: float | None = None) -> Any:
        """The value of `action`, within the time limit."""
        if seconds is None:
            seconds = self._open.context.seconds
        if seconds is None:
            return self._guard(action)
        from .runtime.deadline import limited

        return self._guard(lambda: limited(seconds, action))

    def _guard(self, action: Callable[[], Any]) -> Any:
        """The value of `action`; an error that leaves it says what to try."""
        try:
            return action()
        except Unbound as error:
            if error.hint is None:
                error.hint = self.session.remedy(str(error.name))
            raise


def _check(caller: str, what: str, got: object) -> None:
    """Refuse what is no string where `caller` wants `what`."""
    if not isinstance(got, str):
        raise TypeError(f"{caller}: expected {what} as a string, got {type(got).__name__}")


def _check_seconds(caller: str, seconds: object) -> None:
    """Refuse what is no time."""
    if seconds is None:
        return
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{caller}: expected seconds as a number, got {type(seconds).__name__}")
    if not seconds > 0:
        raise ValueError(f"{caller}: expected a positive number of seconds, got {seconds}")


def _granted(capabilities: Iterable[str]) -> frozenset[str]:
    """The set of capabilities that `capabilities` names."""
    if isinstance(capabilities, str) and capabilities == "all":
        return ALL_CAPABILITIES
    granted = frozenset([capabilities] if isinstance(capabilities, str) else capabilities)
    if unknown := sorted(granted - ALL_CAPABILITIES):
        raise ValueError(
            f"unknown capability {unknown[0]!r}; there are {', '.join(sorted(ALL_CAPABILITIES))}, and 'all'"
        )
    return granted


def _display(error: LispError, color: bool) -> str:
    from .runtime.report import render

    return render(error, color=color)


errors.renderer = _display

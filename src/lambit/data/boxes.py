"""Values with a place inside: boxes, promises, parameters, records, environments."""

from __future__ import annotations

from .atoms import Datum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Box(Datum):
    """An assigned variable that is captured, and SRFI 111's box."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "#<box>"


class Promise(Datum):
    """R7RS's promise: `state` is shared by all promises of one `delay-force` chain.

    `state` is [done, value or thunk].
    """

    __slots__ = ("state",)

    def __init__(self, done: bool, value: Any) -> None:
        self.state: list[Any] = [done, value]

    def __repr__(self) -> str:
        return "#<promise>"


class Parameter(Datum):
    """R7RS's parameter object; called without arguments it gives its value, with one it takes it (SRFI 39).

    `value` is the global value; `parameterize` binds in the dynamic environment.
    """

    __slots__ = ("converter", "value")

    def __init__(self, value: Any, converter: Callable[..., Any] | None) -> None:
        self.value = value
        self.converter = converter

    def __call__(self) -> Any:
        return self.value  # `lambit.runtime.context` knows of `parameterize` too

    def described(self) -> tuple[str, int, int | None, str | None]:
        """How it is called, for error messages."""
        return "parameter", 0, 1, "(parameter [value])"

    def __repr__(self) -> str:
        return "#<parameter>"


class RecordType(Datum):
    """A record type: its name, the names of its fields, the class of its records.

    `attributes` are the fields' names as that class has them.
    """

    __slots__ = ("attributes", "fields", "instances", "name")
    attributes: tuple[str, ...]
    instances: type[Record]

    def __init__(self, name: str, fields: tuple[str, ...]) -> None:
        self.name = name
        self.fields = fields

    def __repr__(self) -> str:
        return f"#<record-type {self.name}>"


class Record(Datum):
    """An instance of a record type: its class has one slot per field.

    Each record type makes a subclass (see `lambit.builtins.records`), so that
    a field is an attribute and the type test is one comparison of classes.
    """

    __slots__ = ()
    type: RecordType

    def __repr__(self) -> str:
        from lambit.printer import write

        return write(self)


class Environment(Datum):
    """What `eval` evaluates in: a namespace (a `lambit.syntax` Module) as a value."""

    __slots__ = ("module",)

    def __init__(self, module: Any) -> None:
        self.module = module

    def __repr__(self) -> str:
        return "#<environment>"

"""Record types (R7RS 5.5): a Python class for each, a Python function for each procedure.

`define-record-type` expands into calls of these. Constructor, predicate, accessors
and modifiers are compiled from source, so that `(point-x p)` costs an attribute
and a comparison of classes.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, TRUE, UNSPECIFIED, Record, RecordType, Symbol, Vector
from lambit.data.parts import RecordOperation, alias
from lambit.errors import DomainError, WrongType
from lambit.printer import PRINTERS, write_short
from lambit.printer.structures import type_name as plain_name
from lambit.registry import builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

PRINTERS[RecordType] = repr
# what a class of records has besides its fields, and what its constructor calls its own
_TAKEN = frozenset((*dir(Record), "type", "K", "U", "r_"))
_makers: dict[str, Callable[..., Any]] = {}  # source of a function -> what makes it


def _attributes(fields: tuple[str, ...]) -> tuple[str, ...]:
    """A Python attribute for each field: its own name, where that is one."""
    names: list[str] = []
    for number, field in enumerate(fields):
        name = field.replace("-", "_")
        if not _is_attribute(name) or name in names:
            name = f"field{number}_"
        while name in names:
            name += "_"
        names.append(name)
    return tuple(names)


def _is_attribute(name: str) -> bool:
    if not name.isascii() or not name.isidentifier() or name.startswith("_") or name in _TAKEN:
        return False
    try:
        compile(f"r.{name}", "", "eval")  # is it a word of Python's own?
    except SyntaxError:
        return False
    return True


def _procedure(name: str, source: str, instances: Any, wrong: Any = None) -> Callable[..., Any]:
    """The function `f` that `source` defines, called `name`; K there stands for `instances`."""
    maker = _makers.get(source)
    if maker is None:
        scope: dict[str, Any] = {}
        indented = source.replace("\n", "\n    ")
        code = f"def make(K, U, T, F, wrong):\n    {indented}\n    return f"
        exec(compile(code, "<record>", "exec"), scope)
        maker = _makers[source] = scope["make"]
    f: Any = maker(instances, UNSPECIFIED, TRUE, FALSE, wrong)
    f.__code__ = f.__code__.replace(co_name=name, co_qualname=name)
    f.__name__ = f.__qualname__ = name
    return f  # type: ignore[no-any-return]


def _operation(f: Any, operation: RecordOperation) -> Any:
    """The procedure `f`, of which the compiler may know what it does."""
    f.record = operation
    return f


def _part(type_: RecordType, attribute: str) -> str:
    """The name by which compiled code knows an attribute of the records of one type."""
    return f"{id(type_):x}.{attribute}"


def _index(type_: RecordType, field: Symbol) -> int:
    if field.name not in type_.fields:
        has = " ".join(type_.fields) or "none"
        raise DomainError(f"record type {type_.name} has no field {field.name}", hint=f"its fields: {has}")
    return type_.fields.index(field.name)


def _refuse(name: str, type_: RecordType) -> Callable[[Any], NoReturn]:
    def wrong(x: Any) -> NoReturn:
        raise WrongType(f"{name}: argument 1: expected a {shown_name(type_)}, got {write_short(x)}")

    return wrong


def shown_name(type_: RecordType) -> str:
    """The name of a type for people: `<point>` is `point`."""
    return plain_name(type_.name)


def _given(name: Any, otherwise: str) -> str:
    return name.name if isinstance(name, Symbol) else otherwise


@builtin("%make-record-type")
def make_type(name: Symbol, fields: Vector) -> Any:
    """A new record type called `name` with `fields`.

    (%make-record-type 'point #(x y))   ;=> #<record-type point>
    (%make-record-type 'point #(x x))   ;!! point: field x twice
    """
    names: list[str] = []
    for field in fields.items:
        if not isinstance(field, Symbol):
            raise WrongType(f"record type {name.name}: a field is {write_short(field)}, which is no name")
        if field.name in names:
            raise DomainError(f"record type {name.name}: field {field.name} twice")
        names.append(field.name)
    made = RecordType(name.name, tuple(names))
    made.attributes = _attributes(made.fields)
    python_name = "".join(c if c.isalnum() else "_" for c in shown_name(made)) or "record"
    made.instances = type(python_name, (Record,), {"__slots__": made.attributes, "type": made})
    for attribute in made.attributes:
        alias(made.instances, attribute, _part(made, attribute))
    return made


@builtin("%record-constructor")
def constructor(type: RecordType, fields: Vector, name: Any = ABSENT) -> Any:
    """The procedure called `name` that takes values for `fields` and gives a new record of `type`.

    ((%record-constructor (%make-record-type 'point #(x y)) #(y x) 'make) 1 2)   ;=> #<point x: 2 y: 1>
    """
    indices = [_index(type, field) for field in fields.items]
    attributes = type.attributes
    if len(set(indices)) < len(indices):
        raise DomainError(f"record type {type.name}: the constructor names a field twice")
    parameters = [attributes[i] for i in indices]
    lines = [f"def f({', '.join(parameters)}):", "    r_ = K()"]
    lines += [f"    r_.{a} = {a if i in indices else 'U'}" for i, a in enumerate(attributes)]
    source = "\n".join([*lines, "    return r_"])
    return _procedure(_given(name, "make-" + shown_name(type)), source, type.instances)


@builtin("%record-predicate")
def predicate(type: RecordType, name: Any = ABSENT) -> Any:
    """The predicate, called `name`, of the records of `type`.

    ((%record-predicate (%make-record-type 'point #(x))) 5)   ;=> #f
    """
    source = "def f(obj):\n    return T if obj.__class__ is K else F"
    f = _procedure(_given(name, shown_name(type) + "?"), source, type.instances)
    return _operation(f, RecordOperation("%record?", type.instances))


@builtin("%record-accessor")
def accessor(type: RecordType, field: Symbol, name: Any = ABSENT) -> Any:
    """The procedure called `name` that gives the value of `field` of a record of `type`.

    ((%record-accessor (%make-record-type 'point #(x)) 'x 'point-x) 5)
    ;!! point-x: argument 1: expected a point, got 5
    """
    attribute = type.attributes[_index(type, field)]
    called = _given(name, f"{shown_name(type)}-{field.name}")
    source = f"def f(r):\n    return r.{attribute} if r.__class__ is K else wrong(r)"
    f = _procedure(called, source, type.instances, _refuse(called, type))
    return _operation(f, RecordOperation("%record-ref", type.instances, _part(type, attribute)))


@builtin("%record-modifier")
def modifier(type: RecordType, field: Symbol, name: Any = ABSENT) -> Any:
    """The procedure called `name` that changes `field` of a record of `type`.

    ((%record-modifier (%make-record-type 'point #(x)) 'x 'set-x!) 5 1)   ;!! set-x!: argument 1
    """
    attribute = type.attributes[_index(type, field)]
    called = _given(name, f"set-{shown_name(type)}-{field.name}!")
    source = f"def f(r, value):\n    if r.__class__ is K: r.{attribute} = value\n    else: wrong(r)\n    return U"
    f = _procedure(called, source, type.instances, _refuse(called, type))
    return _operation(f, RecordOperation("%record-set!", type.instances, _part(type, attribute)))


@builtin("record?", pure=True)
def is_record(x: Any) -> bool:
    """Is `x` a record, of whatever type?

    (record? 5)   ;=> #f
    """
    return isinstance(x, Record)


@builtin("record-type-descriptor", "record-rtd")
def type_of(record: Any) -> Any:
    """The type of `record`.

    (define-record-type point (make-point x) point? (x point-x))
    (record-type-descriptor (make-point 1))   ;=> #<record-type point>
    (record-type-descriptor 1)                ;!! record-type-descriptor: argument 1
    """
    if not isinstance(record, Record):
        raise WrongType(f"record-type-descriptor: argument 1: expected a record, got {write_short(record)}")
    return record.type


@builtin("record-type-name", pure=True)
def type_name(type: RecordType) -> Any:
    """The name of a record type, as a symbol.

    (define-record-type point (make-point x y) point? (x point-x) (y point-y))
    (record-type-name point)   ;=> point
    """
    from lambit.data import symbol

    return symbol(type.name)


@builtin("record-type-field-names", pure=True)
def field_names(type: RecordType) -> Any:
    """The names of a record type's fields, as a vector of symbols (R6RS).

    (define-record-type point (make-point x y) point? (x point-x) (y point-y))
    (record-type-field-names point)   ;=> #(x y)
    """
    from lambit.data import symbol

    return Vector([symbol(name) for name in type.fields])

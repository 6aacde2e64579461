"""What the compiler may know of the standard procedures.

A call of one of these, by its standard binding, is written as a Python
operator. One that is `RECOVERABLE` may fail on operands that the full builtin
accepts (arithmetic: arrays, huge integers with floats; `vector-ref`: an array):
then the driver calls the builtin and resumes, so such an operation is a place
where evaluation may be left. The others that fail have no value at all.
"""

from __future__ import annotations

from lambit.registry import find_builtin
from lambit.syntax.core import Call, Core, Global

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CHAR_ORDER = ("char=?", "char<?", "char>?", "char<=?", "char>=?")
CHAR_KINDS = ("char-numeric?", "char-upper-case?", "char-lower-case?")
SPECULATIVE = frozenset({
    "vector-ref", "vector-set!", "vector-length", "string-ref", "string-length", "string=?", *CHAR_ORDER,
    *CHAR_KINDS, "char->integer", "hash-table-ref/default", "hash-table-set!", "substring", "string-append",
    "number->string", "string-upcase", "string-downcase",
})  # fmt: skip
"""Those that presume operands of the usual class, until one of another class is met."""
RECOVERABLE = SPECULATIVE | frozenset(
    {"+", "-", "*", "=", "<", ">", "<=", ">=", "zero?", "positive?", "negative?", "even?", "odd?", "1+", "1-"}
    | {"/", "sqrt", "exp", "sin", "cos", "modulo", "floor-remainder", "remainder", "truncate-remainder", "quotient", "truncate-quotient"}
)
PREDICATES: dict[str, int] = {
    "=": 2, "<": 2, ">": 2, "<=": 2, ">=": 2, "eq?": 2, "eq": 2, "not": 1, "null?": 1, "null": 1, "pair?": 1,
    "zero?": 1, "positive?": 1, "negative?": 1, "even?": 1, "odd?": 1, "char?": 1, "string?": 1,
    "vector?": 1, "eof-object?": 1, "%absent?": 1, "string=?": 2, **dict.fromkeys(CHAR_ORDER, 2),
    **dict.fromkeys(CHAR_KINDS, 1), "%record?": 1, "number?": 1, "complex?": 1, "symbol?": 1, "boolean?": 1,
}  # fmt: skip
PATHS: dict[str, str] = {  # compositions of car and cdr, outermost first
    "c" + path + "r": path
    for path in ("a", "d", "aa", "ad", "da", "dd", "add", "ddd", "addd", "aad", "ada", "daa", "dad", "dda")
}
OPERATIONS: dict[str, int] = {
    "+": 2, "-": 2, "*": 2, "1+": 1, "1-": 1, "cons": 2, "set-car!": 2, "set-cdr!": 2,
    "vector-ref": 2, "vector-set!": 3, "vector-length": 1, "string-ref": 2, "string-length": 1,
    "char->integer": 1, "number->string": 1, "string-upcase": 1, "string-downcase": 1, "substring": 3, "hash-table-ref/default": 3, "hash-table-set!": 3,
    "/": 2, "sqrt": 1, "exp": 1, "sin": 1, "cos": 1,
    "modulo": 2, "floor-remainder": 2, "remainder": 2, "truncate-remainder": 2, "quotient": 2, "truncate-quotient": 2,
    **dict.fromkeys(PATHS, 1), "%value-ref": 2,
}  # fmt: skip
RECORDS = {"%record-ref": 1, "%record-set!": 2, "%record?": 1}
"""The procedures of record types: see `lambit.data.parts.RecordOperation`."""
OPERATORS = frozenset(OPERATIONS) | frozenset(PREDICATES) | {"string-append"}
"""Those behind which the full builtin may have to stand."""
LISTS = frozenset({"list", "vector", "values"})  # any number of operands
MOST_LISTED = 8
NEGATION = "-"
APPENDED = range(2, 6)  # strings
SAFE = frozenset({"cons", "eq?", "eq", "not", "null?", "null", "pair?", "char?", "string?", "vector?", "eof-object?", "%absent?", "%record?",
    "number?", "complex?", "symbol?", "boolean?", "%value-ref"}) | LISTS
"""Those that never fail."""


def full_procedure(x: Call) -> Any:
    """The procedure that stands behind the operator of `x`."""
    binding = x.fn.binding  # type: ignore[attr-defined]
    if binding.primitive is None:
        return binding.library.globals[binding.key]
    return find_builtin(binding.primitive).called


def primitive(x: Core) -> str | None:
    """The name of the standard procedure that `x` calls, if that is written as an operator."""
    if x.__class__ is not Call or x.fn.__class__ is not Global:
        return None
    binding = x.fn.binding
    name: str | None = binding.primitive
    count = len(x.args)
    if name is None and binding.record and not binding.assigned:
        kind: str = binding.record.kind
        return kind if RECORDS[kind] == count else None
    if name is None or binding.assigned:
        return None
    if OPERATIONS.get(name) == count or PREDICATES.get(name) == count:
        return name
    if name in LISTS and (count <= MOST_LISTED) and (name != "values" or count != 1):
        return name
    if (name == NEGATION and count == 1) or (name == "string-append" and count in APPENDED):
        return name
    return None

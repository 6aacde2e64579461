"""The default order and the default hash of data (SRFI 128): what need not call procedures.

Both go through pairs and vectors without recursion. They stop at an object of
none of the standard types, of which only `(srfi 128)` knows: it keeps the
comparators that programs register.
"""

from __future__ import annotations

from lambit.data import (
    FALSE,
    NIL,
    TRUE,
    Boolean,
    Bytevector,
    Char,
    ExactComplex,
    Pair,
    Rational,
    String,
    Symbol,
    Vector,
    from_iterable,
)
from lambit.data.kinds import is_procedure, is_symbol
from lambit.errors import DomainError
from lambit.registry import builtin

from .equality import is_eqv
from .hashing import HASH_BOUND, PARTS, atom_hash

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OTHER = 9
_COMPLEX = (complex, ExactComplex)
RANKS: dict[type, int] = {
    NIL.__class__: 0, Pair: 1, Boolean: 2, Char: 3, String: 4, Symbol: 5,
    int: 6, Rational: 6, float: 6, complex: 6, ExactComplex: 6, Vector: 7, Bytevector: 8, bytes: 8,
}  # fmt: skip
"""The standard types in the default order; everything else comes after them."""


def _rank(x: Any) -> int:
    rank = RANKS.get(x.__class__, OTHER)
    return 5 if rank == OTHER and is_symbol(x) else rank


def _sign(a: Any, b: Any) -> int:
    return -1 if a < b else 1 if b < a else 0


def _order_of_numbers(a: Any, b: Any) -> int:
    if a != a or b != b:  # noqa: PLR0124  NaN
        raise DomainError("default comparator: +nan.0 is neither less than a number nor equal to it")
    if a.__class__ in _COMPLEX or b.__class__ in _COMPLEX:
        (x, y), (u, v) = _coordinates(a), _coordinates(b)
        return _sign(x, u) or _sign(y, v)
    return _sign(a, b)


def _coordinates(z: Any) -> tuple[Any, Any]:
    return (z.real, z.imag) if z.__class__ in _COMPLEX else (z, 0)


def _order_of_atoms(rank: int, a: Any, b: Any) -> int:
    """The order of two different objects of one type that has no parts."""
    if rank == 2:
        return 1 if a is TRUE else -1
    if rank == 5:  # symbols that are not interned may share a name
        return _sign(a.name, b.name) or _sign(id(a), id(b))
    if rank == 6:
        return _order_of_numbers(a, b)
    if rank == 8:
        return _sign(len(a), len(b)) or _sign(bytes(a), bytes(b))
    return _sign(a.text, b.text)


@builtin("%compare-data", raw=True)
def compare_data(a: Any, b: Any) -> Any:
    """Which comes first in the default order: -1 if `a`, 1 if `b`, 0 if they are equal; `#f` if that
    hangs on objects of other than the standard types.

    (%compare-data '(1 "b") '(1.0 "a"))    ;=> 1
    (%compare-data '(1 2) #(1))            ;=> -1
    (%compare-data (eof-object) car)       ;=> #f
    """
    if a.__class__ is String and b.__class__ is String:  # the commonest keys
        return _sign(a.text, b.text)
    todo = [(a, b)]
    while todo:
        a, b = todo.pop()
        while a is not b:
            rank = _rank(a)
            order = _sign(rank, _rank(b))
            if order:
                return order
            if rank == OTHER:
                return FALSE
            if rank == 1:
                todo.append((a.cdr, b.cdr))
                a, b = a.car, b.car
                continue
            if rank == 7:
                order = _sign(len(a.items), len(b.items))
                todo.extend(zip(a.items[::-1], b.items[::-1], strict=False))
            else:
                order = _order_of_atoms(rank, a, b)
            if order:
                return order
            break
    return 0


@builtin("%compare-identities", raw=True)
def compare_identities(a: Any, b: Any) -> Any:
    """An order of objects of other than the standard types: 0 if they are `eqv?`, else -1 or 1, by
    their types first.

    (%compare-identities car car)    ;=> 0
    (+ (%compare-identities car cdr) (%compare-identities cdr car))    ;=> 0
    """
    if is_eqv(a, b):
        return 0
    x, y = (*_group(a), id(a)), (*_group(b), id(b))
    return -1 if x < y else 1


def _group(x: Any) -> tuple[str, int]:
    """What the objects of the type of `x` have in common, and no others."""
    if is_procedure(x):
        return "procedure", 0
    kind = x.__class__
    return kind.__qualname__, id(kind)


@builtin("%hash-data", raw=True)
def hash_data(x: Any) -> Any:
    """The default hash of `x`. If it hangs on objects of other than the standard types, a list of its
    parts: numbers, and lists of one such object.

    (= (%hash-data '(1 #(2.0))) (%hash-data '(1.0 #(2))))    ;=> #t
    (cadr (%hash-data (list car)))                           ;=> (#<procedure car>)
    """
    rank = _rank(x)
    if rank not in (1, 7, OTHER):
        return atom_hash(x)
    todo = [x]
    parts: list[Any] = []
    whole = True
    while todo and len(parts) < PARTS:
        x = todo.pop()
        rank = _rank(x)
        if rank == 1:
            parts.append(1)
            todo += [x.cdr, x.car]
        elif rank == 7:
            parts.append(len(x.items))
            todo += x.items[PARTS::-1]
        elif rank == OTHER:
            parts.append(Pair(x, NIL))
            whole = False
        else:
            parts.append(atom_hash(x))
    return _mixed(parts) if whole else from_iterable(parts)


def _mixed(parts: list[int]) -> int:
    code = len(parts)
    for part in parts:
        code = (code * 1000003 ^ part) % HASH_BOUND
    return code


@builtin("%mix-hashes", raw=True)
def mix_hashes(parts: Any) -> Any:
    """One hash made from the hashes in a list; a hash is an exact integer, not negative.

    (= (%mix-hashes '(1 2)) (%mix-hashes '(1 2)))    ;=> #t
    (= (%mix-hashes '(1 2)) (%mix-hashes '(2 1)))    ;=> #f
    (%mix-hashes '(1 a))    ;!! hash function: expected an exact integer that is not negative, got a
    """
    found = [*parts]
    for part in found:
        check_hash(part)
    return _mixed(found)


@builtin("%check-hash", raw=True)
def check_hash(x: Any) -> Any:
    """`x`, which a hash function has given.

    (%check-hash -1)    ;!! hash function: expected an exact integer that is not negative, got -1
    """
    if x.__class__ is int and x >= 0:
        return x
    from lambit.printer import write_short

    raise DomainError(
        f"the value of a hash function: expected an exact integer that is not negative, got {write_short(x)}"
    )


@builtin("%hash-salt", raw=True)
def hash_salt() -> Any:
    """A number less than the bound of hashes; another one in each run, unless PYTHONHASHSEED is set.

    (= (%hash-salt) (%hash-salt))    ;=> #t
    """
    return hash("salt") % HASH_BOUND

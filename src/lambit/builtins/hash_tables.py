"""Hash tables (SRFI 69, SRFI 125): what must be Python.

What calls procedures is Lisp, in `hash-table.lisp`.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    FALSE,
    TRUE,
    UNSPECIFIED,
    MultipleValues,
    Pair,
    String,
    Symbol,
    Vector,
    from_iterable,
    list_to_python,
)
from lambit.errors import ArityError, DomainError, LispError, WrongType
from lambit.registry import builtin

from .table_keys import KINDS, Kind
from .table_values import HashTable, as_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _host(f: Callable[[], Any], name: str) -> Any:
    """The value of `f`, which asks a Python dict about a key that it may refuse."""
    try:
        return f()
    except TypeError as error:
        if isinstance(error, LispError):
            raise
        raise DomainError(f"{name}: {error}") from error


# -- making --


def _kind(equality: Any, name: str) -> Kind:
    """The equivalence that the procedure `equality` computes."""
    if equality is ABSENT or equality.__class__ is int:  # a number is an initial capacity
        return KINDS["equal?"]
    from lambit.data.kinds import is_procedure
    from lambit.printer import write_short

    if not is_procedure(equality):
        raise WrongType(f"{name}: expected an equivalence such as equal?, got {write_short(equality)}")
    kind = standard_kind(equality)
    if kind is None:
        raise DomainError(
            f"{name}: no hash tables by {write_short(equality)}",
            hint="use eq?, eqv?, equal?, string=?, string-ci=?, char=?, symbol=? or =; (srfi 125) has tables by others",
        )
    return kind


def standard_kind(equality: Any) -> Kind | None:
    """The equivalence that the procedure `equality` computes, if it is a standard one."""
    from lambit.runtime.failures import raw_builtin

    entry = getattr(equality, "builtin", None)
    code = getattr(equality, "__code__", None)
    if entry is None and code is not None:
        entry = raw_builtin(code)
    return None if entry is None else KINDS.get(entry.name)


@builtin("make-hash-table", "make-equal-hash-table", "make-string-hash-table")
def make_table(equality: Any = ABSENT, *more: Any) -> Any:
    """A new hash table whose keys are compared by `equality`: by default `equal?` (SRFI 69).

    `eq?`, `eqv?`, `equal?`, `string=?`, `string-ci=?`, `char=?`, `symbol=?` and `=` will do.
    A hash function and other arguments that SRFI 69 allows make no difference.

    (define t (make-hash-table))
    (hash-table-set! t "one" 1)
    (hash-table-ref t "one")             ;=> 1
    (define u (make-hash-table =))
    (hash-table-set! u 1 'one)
    (hash-table-ref u 1.0)               ;=> one
    (make-hash-table <)                  ;!! make-hash-table: no hash tables by
    """
    del more
    return HashTable(_kind(equality, "make-hash-table"))


@builtin("make-eqv-hash-table", "make-eq-hash-table", "make-strong-eqv-hash-table",
         "make-strong-eq-hash-table", "make-eq-hashtable", "make-eqv-hashtable")  # fmt: skip
def make_eqv_table(capacity: Any = ABSENT) -> Any:
    """A new hash table whose keys are compared by `eqv?`.

    (define t (make-eqv-hash-table))
    (hash-table-set! t (list 1) 'x)
    (hash-table-contains? t (list 1))   ;=> #f
    """
    del capacity
    return HashTable(KINDS["eqv?"])


@builtin("make-hashtable")
def make_hashtable(hash: Any, equality: Any, capacity: Any = ABSENT) -> Any:
    """A new hash table whose keys are compared by `equality` (R6RS); `hash` makes no difference.

    (hashtable-size (make-hashtable equal-hash equal?))   ;=> 0
    """
    del hash, capacity
    return HashTable(_kind(equality, "make-hashtable"))


@builtin("hash-table")
def hash_table(*arguments: Any) -> Any:
    """A new hash table with the keys and values given, after an equivalence or without (SRFI 125).

    (hash-table-ref (hash-table 'a 1 'b 2) 'b)       ;=> 2
    (hash-table-size (hash-table string=? "a" 1))    ;=> 1
    """
    table = HashTable(KINDS["equal?"])
    if len(arguments) % 2:
        table = HashTable(_kind(arguments[0], "hash-table"))
        arguments = arguments[1:]
    for key, value in zip(arguments[::2], arguments[1::2], strict=True):
        table.store(key, value)
    return table


@builtin("%hash-table-like")
def table_like(table: Any) -> Any:
    """A new empty hash table with the equivalence of `table`.

    (hash-table-size (%hash-table-like (make-eqv-hash-table)))   ;=> 0
    """
    return HashTable(as_table(table, "hash-table-empty-copy").kind)


@builtin("hash-table-copy")
def copy(table: HashTable, mutable: Any = ABSENT) -> Any:
    """A new hash table with the entries of `table` (SRFI 69); `mutable` makes no difference.

    (define t (hash-table equal? 'a 1))
    (define u (hash-table-copy t))
    (hash-table-set! u 'b 2)
    (list (hash-table-size t) (hash-table-size u))   ;=> (1 2)
    """
    del mutable
    return as_table(table, "hash-table-copy").copy()


@builtin("alist->hash-table")
def from_alist(alist: Any, equality: Any = ABSENT, *more: Any) -> Any:
    """A new hash table with the entries of the association list `alist` (SRFI 69).

    Of several entries with one key the first counts. `equality` as for `make-hash-table`.

    (hash-table->alist (alist->hash-table '((a . 1) (b . 2) (a . 3))))   ;=> ((a . 1) (b . 2))
    (alist->hash-table '(a b))   ;!! alist->hash-table: argument 1: expected a list of pairs
    """
    del more
    items = list_to_python(alist)
    if items is None or any(item.__class__ is not Pair for item in items):
        from lambit.printer import write_short

        raise WrongType(f"alist->hash-table: argument 1: expected a list of pairs, got {write_short(alist)}")
    table = HashTable(_kind(equality, "alist->hash-table"))
    for item in items:
        if table.lookup(item.car, ABSENT) is ABSENT:
            table.store(item.car, item.cdr)
    return table


# -- single entries: the hot ones --


@builtin("hash-table-ref/default", "hashtable-ref", raw=True)
def ref_default(table: HashTable, key: Any, default: Any) -> Any:
    r"""The value of `key` in `table`, or `default` if it has none (SRFI 69).

    (define t (hash-table equal? 'a 1 "b" 2))
    (hash-table-ref/default t 'a 0)             ;=> 1
    (hash-table-ref/default t (string #\b) 0)   ;=> 2
    (hash-table-ref/default t 'c 0)             ;=> 0
    (hash-table-ref/default '() 'c 0)           ;!! hash-table-ref/default: argument 1
    """
    try:
        kind = key.__class__
        if kind in table.direct:
            return table.get(key, default)
        if kind is String and table.textual:
            return table.get(key._text if key.chars is None else key.text, default)
    except (AttributeError, TypeError):
        pass  # no table of ours, or keys with equal hashes
    found = as_table(table, "hash-table-ref/default")
    return _host(lambda: found.lookup(key, default), "hash-table-ref/default")


@builtin("%hash-table-ref", raw=True)
def ref_or_absent(table: HashTable, key: Any) -> Any:
    """The value of `key` in `table`, or the absent object.

    (default-object? (%hash-table-ref (make-hash-table) 1))   ;=> #t
    """
    try:
        kind = key.__class__
        if kind in table.direct:
            return table.get(key, ABSENT)
        if kind is String and table.textual:
            return table.get(key._text if key.chars is None else key.text, ABSENT)
    except (AttributeError, TypeError):
        pass
    found = as_table(table, "hash-table-ref")
    return _host(lambda: found.lookup(key, ABSENT), "hash-table-ref")


@builtin("%hash-table-missing")
def missing(name: Symbol, key: Any) -> Any:
    """Raise the error of the procedure `name` for a `key` that is not in a hash table.

    (%hash-table-missing 'hash-table-ref 'a)   ;!! hash-table-ref: no entry for a
    """
    from lambit.printer import write_short

    raise DomainError(
        f"{name.name}: no entry for {write_short(key)}",
        hint=f"{name.name}/default takes a value for what is not there",
    )


@builtin("hash-table-set!", "hashtable-set!", raw=True)
def set_(table: HashTable, key: Any, value: Any, *more: Any) -> Any:
    """Let `key` have `value` in `table`; further keys and values may follow (SRFI 69, 125).

    A key that is a string is copied, so that changing it later does no harm.

    (define t (make-hash-table))
    (hash-table-set! t 'a 1)
    (hash-table-set! t 'a 2 'b 3)
    (hash-table->alist t)       ;=> ((a . 2) (b . 3))
    (hash-table-set! 5 'a 1)    ;!! hash-table-set!: argument 1: expected a hash table, got 5
    """
    try:
        kind = key.__class__
        if kind in table.direct:
            table.entries[key] = value
        elif kind is String and table.textual:
            table.entries[key._text if key.chars is None else key.text] = value
        else:
            table.store(key, value)
    except (AttributeError, TypeError) as error:
        if isinstance(error, LispError):
            raise
        found = as_table(table, "hash-table-set!")
        _host(lambda: found.store(key, value), "hash-table-set!")
    if more:
        if len(more) % 2:
            raise ArityError("hash-table-set!: expected a value for each key")
        set_(table, *more)
    return UNSPECIFIED


@builtin("hash-table-contains?", "hash-table-exists?", "hashtable-contains?", raw=True)
def contains(table: HashTable, key: Any) -> Any:
    """Has `key` a value in `table`? (SRFI 125; `hash-table-exists?` is SRFI 69's name.)

    (define t (hash-table equal? '(1 2) 'x))
    (hash-table-contains? t (list 1 2))   ;=> #t
    (hash-table-contains? t 1)            ;=> #f
    (hash-table-contains? 1 1)            ;!! hash-table-contains?: argument 1
    """
    try:
        if key.__class__ in table.direct:
            return TRUE if key in table.entries else FALSE
    except (AttributeError, TypeError):
        pass
    found = as_table(table, "hash-table-contains?")
    value = _host(lambda: found.lookup(key, ABSENT), "hash-table-contains?")
    return FALSE if value is ABSENT else TRUE


@builtin("hash-table-delete!", "hashtable-delete!")
def delete(table: HashTable, *keys: Any) -> Any:
    """Take the entries of `keys` out of `table`; gives how many there were (SRFI 69, 125).

    (define t (hash-table equal? 'a 1 'b 2))
    (hash-table-delete! t 'a 'c)   ;=> 1
    (hash-table-keys t)            ;=> (b)
    """
    found = as_table(table, "hash-table-delete!")
    return _host(lambda: sum([found.remove(key) for key in keys]), "hash-table-delete!")


# -- whole tables --


@builtin("hash-table?", "hashtable?", pure=True)
def is_table(x: Any) -> bool:
    """Is `x` a hash table? (A Python dict is one too.)

    (hash-table? (make-hash-table))   ;=> #t
    (hash-table? '())                 ;=> #f
    """
    return x.__class__ is HashTable or x.__class__ is dict


@builtin("hash-table-size", "hashtable-size")
def size(table: HashTable) -> int:
    """The number of entries of `table` (SRFI 69).

    (hash-table-size (hash-table equal? 'a 1 'b 2))   ;=> 2
    """
    return len(as_table(table, "hash-table-size"))


@builtin("hash-table-clear!", "hashtable-clear!")
def clear(table: HashTable, capacity: Any = ABSENT) -> None:
    """Take all entries out of `table`; the `capacity` of R6RS makes no difference.

    (define t (hash-table equal? 'a 1))
    (hash-table-clear! t)
    (hash-table-size t)     ;=> 0
    """
    del capacity
    as_table(table, "hash-table-clear!").clear()


@builtin("hash-table-keys", "hash-table/key-list")
def keys(table: HashTable) -> Any:
    """The keys of `table` as a new list, oldest first (SRFI 69).

    (hash-table-keys (hash-table equal? 'a 1 'b 2))   ;=> (a b)
    """
    return from_iterable(as_table(table, "hash-table-keys").keys())


@builtin("hash-table-values", "hash-table/datum-list")
def values(table: HashTable) -> Any:
    """The values of `table` as a new list, oldest first (SRFI 69).

    (hash-table-values (hash-table equal? 'a 1 'b 2))   ;=> (1 2)
    """
    return from_iterable(as_table(table, "hash-table-values").values())


@builtin("hash-table-entries")
def entries(table: HashTable) -> Any:
    """Two values: the keys of `table`, and the values in the same order (SRFI 125).

    (call-with-values (lambda () (hash-table-entries (hash-table equal? 'a 1))) list)   ;=> ((a) (1))
    """
    return MultipleValues((keys(table), values(table)))


@builtin("hash-table->alist")
def to_alist(table: HashTable) -> Any:
    """The entries of `table` as a new association list, oldest first (SRFI 69).

    (hash-table->alist (hash-table equal? 'a 1 "b" 2))   ;=> ((a . 1) ("b" . 2))
    """
    found = as_table(table, "hash-table->alist")
    return from_iterable(list(map(Pair, found.keys(), found.values())))


@builtin("hashtable-keys")
def keys_vector(table: HashTable) -> Any:
    """The keys of `table` as a new vector (R6RS).

    (hashtable-keys (hash-table equal? 'a 1))   ;=> #(a)
    """
    return Vector(as_table(table, "hashtable-keys").keys())


@builtin("hashtable-entries")
def entries_vectors(table: HashTable) -> Any:
    """Two values: a vector of the keys of `table`, and one of the values (R6RS).

    (call-with-values (lambda () (hashtable-entries (hash-table equal? 'a 1))) list)   ;=> (#(a) #(1))
    """
    found = as_table(table, "hashtable-entries")
    return MultipleValues((Vector(found.keys()), Vector(found.values())))


@builtin("%hash-table-pop!")
def pop(table: Any) -> Any:
    """Take the oldest entry out of `table` and give it as a pair; an error if there is none.

    (%hash-table-pop! (hash-table equal? 'a 1))   ;=> (a . 1)
    """
    found = as_table(table, "hash-table-pop!")
    if not len(found):
        raise DomainError("hash-table-pop!: the table is empty")
    return Pair(*found.pop())

"""Hash tables by equivalences of a program's own (SRFI 69, SRFI 125): what must be Python.

Such an equivalence is a Lisp procedure, and so is its hash function; a builtin
cannot call them. So Lisp looks for keys (`own-table.lisp`), among *slots*. A slot
is a pair of a key and its hash; it stands for the normal form of the key in the
dict of the table. Slots of one hash are in one *bucket*, a list that is never
changed but replaced: whether the table has changed while Lisp called an
equivalence is seen by whether the bucket is still the same.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, NIL, TRUE, UNSPECIFIED, Pair
from lambit.data.kinds import is_procedure
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin, find_builtin

from .hash_tables import standard_kind
from .table_keys import Kind
from .table_values import HashTable, as_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

HASHES = {"eq?": "eqv-hash", "eqv?": "eqv-hash", "equal?": "hash", "string-ci=?": "string-ci-hash", "=": "number-hash"}


def _refuse(key: Any) -> NoReturn:
    del key
    raise DomainError(
        "this hash table is by an equivalence of the program's own, of which the base library's procedures do not know",
        hint="import (srfi 125), or (srfi 69), which has procedures of the same names for all tables",
    )


@builtin("%new-table", raw=True)
def new_table(name: Any, equality: Any, hash: Any, number: Any) -> Any:
    """A new hash table whose keys are compared by `equality`; `hash` may be `#f` if that is a standard one.
    `number` is the hash function as a procedure of one argument.

    (hash-table-size (%new-table 'make-hash-table equal? #f #f))    ;=> 0
    (%new-table 'make-hash-table < #f #f)    ;!! make-hash-table: no hash function for #<procedure <>
    (%new-table 'make-hash-table 7 #f #f)    ;!! make-hash-table: expected an equivalence such as equal?, got 7
    """
    from lambit.printer import write_short

    if not is_procedure(equality):
        raise WrongType(
            f"{name.name}: expected an equivalence such as equal?, got {write_short(equality)}"
        )
    kind = standard_kind(equality)
    if kind is None:
        if hash is FALSE:
            raise DomainError(
                f"{name.name}: no hash function for {write_short(equality)}",
                hint="give a hash function after the equivalence",
            )
        kind = Kind(write_short(equality), frozenset(), _refuse, own=True)
    return HashTable(kind.made_with(equality, ABSENT if hash is FALSE else hash, number))


@builtin("%standard-equivalence?", raw=True)
def is_standard(equality: Any) -> Any:
    """Is `equality` an equivalence by which tables of the base library can be?

    (%standard-equivalence? eqv?)    ;=> #t
    (%standard-equivalence? <)       ;=> #f
    """
    return FALSE if standard_kind(equality) is None else TRUE


@builtin("%own-table?", raw=True)
def is_own_table(table: Any) -> Any:
    """Is `table` a hash table by an equivalence of the program's own?

    (%own-table? (%new-table 'make-hash-table < abs abs))    ;=> #t
    (%own-table? (make-hash-table))                       ;=> #f
    (%own-table? 7)                                       ;=> #f
    """
    return TRUE if table.__class__ is HashTable and table.kind.own else FALSE


@builtin("%table-equality", raw=True)
def table_equality(name: Any, table: Any) -> Any:
    """The procedure that compares the keys of `table`, argument 1 of `name`.

    (%table-equality 'hash-table-equivalence-function (make-hash-table))    ;=> #<procedure equal?>
    """
    kind = as_table(table, name.name).kind
    return find_builtin(kind.name).called if kind.equality is ABSENT else kind.equality


@builtin("%table-hash", raw=True)
def table_hash(name: Any, table: Any) -> Any:
    """The hash function of `table`, argument 1 of `name`.

    (%table-hash 'hash-table-hash-function (make-hash-table =))    ;=> #<procedure number-hash>
    """
    kind = as_table(table, name.name).kind
    return find_builtin(HASHES[kind.name]).called if kind.hash is ABSENT else kind.hash


@builtin("%table-number", raw=True)
def table_number(table: HashTable) -> Any:
    """The hash function of `table`, which is by an equivalence of the program's own, of one argument.

    (%table-number (%new-table 'make-hash-table < abs abs))    ;=> #<procedure abs>
    """
    return table.kind.number


@builtin("%table-same", raw=True)
def table_same(table: HashTable) -> Any:
    """The equivalence of `table`, which is one of the program's own.

    (%table-same (%new-table 'make-hash-table < abs abs))    ;=> #<procedure <>
    """
    return table.kind.equality


@builtin("%bucket", raw=True)
def bucket(table: HashTable, hash: Any) -> Any:
    """The slots of the keys of `table` that have the hash given, as a list.

    (%bucket (%new-table 'make-hash-table < abs abs) 1)    ;=> ()
    """
    return table.buckets.get(hash, NIL)


@builtin("%slot-ref", raw=True)
def slot_ref(table: HashTable, slot: Any) -> Any:
    """The value of `slot` in `table`, or the absent object; that too if `slot` is `#f`.

    (define t (%new-table 'make-hash-table < abs abs))
    (%add-slot! t -1 1 'x)
    (%slot-ref t (car (%bucket t 1)))    ;=> x
    """
    return table.entries.get(slot, ABSENT)


@builtin("%slot-set!", raw=True)
def slot_set(table: HashTable, slot: Any, value: Any) -> Any:
    """Let `slot`, which is in `table`, have `value`.

    (define t (%new-table 'make-hash-table < abs abs))
    (%add-slot! t -1 1 'x)
    (%slot-set! t (car (%bucket t 1)) 'y)
    (hash-table-values t)    ;=> (y)
    """
    table.entries[slot] = value
    return UNSPECIFIED


@builtin("%add-slot!", raw=True)
def add_slot(table: HashTable, key: Any, hash: Any, value: Any) -> Any:
    """Enter into `table` a new slot for `key`, which it has not, with `value`.

    (define t (%new-table 'make-hash-table < abs abs))
    (%add-slot! t -1 1 'x)
    (hash-table->alist t)    ;=> ((-1 . x))
    """
    slot = Pair(key, hash)
    table.entries[slot] = value
    table.originals[slot] = key
    table.buckets[hash] = Pair(slot, table.buckets.get(hash, NIL))
    return UNSPECIFIED


@builtin("%slot-delete!", raw=True)
def slot_delete(table: HashTable, slot: Any) -> Any:
    """Take `slot`, which is in `table`, out of it.

    (define t (%new-table 'make-hash-table < abs abs))
    (%add-slot! t -1 1 'x)
    (%slot-delete! t (car (%bucket t 1)))
    (list (hash-table-size t) (%bucket t 1))    ;=> (0 ())
    """
    del table.entries[slot], table.originals[slot]
    table.drop(slot)
    return UNSPECIFIED

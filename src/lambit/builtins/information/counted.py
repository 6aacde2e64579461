"""Samples of which only counts are known."""

from __future__ import annotations

from lambit.data import NIL, Pair, Symbol, Vector
from lambit.errors import WrongType
from lambit.registry import builtin

from .border import ask, elements, is_table, row, strings, table_items

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("samples-from-counts", pure=True)
def samples_from_counts(counts: Any, *, names: Any = None) -> Any:
    """Samples known by how often each value was seen: a hash table or an association list of counts.

    A list, vector or array of integers counts the values 0, 1, 2, ... With `:names` of several variables each value is a list
    of theirs. Counts are exact integers, not negative, of any size. What asks for the order of the data refuses such samples.

        (define seen (samples-from-counts '((heads . 3) (tails . 1))))
        seen                                                    ;=> #<samples 4 of x>
        (entropy seen)                                          ;~> 0.811278
        (frequencies seen)                                      ;=> ((heads . 3) (tails . 1))
        (mutual-information (samples-from-counts '(((0 0) . 5) ((1 1) . 5)) :names '(x y)))   ;=> 1.0
        (entropy (samples-from-counts '(2 1 1)))                ;=> 1.5
        (samples-from-counts '((a . 1) (b . -2)))               ;!! count -2 of b at index 1
        (samples-from-counts '((a . 1/2)))                      ;!! count 1/2 of a at index 0: expected an integer
        (samples-from-counts '(0 0))                            ;!! no data: all counts are 0
        (block-entropy seen 1)                                  ;!! counts do not tell the order
    """
    return ask("samples-from-counts", _counted, counts, names)


def _counted(counts: Any, names: Any) -> Any:
    from lambit.info.data.counted import samples_from_counts as make

    from .sample_values import LispCountedSamples

    name = "samples-from-counts"
    if names is not None:
        listed = elements(name, names) if names.__class__ is Pair else []
        if not listed or not all(each.__class__ is Symbol for each in listed):
            raise WrongType(f"{name}: :names: expected a list of variables (symbols)")
        names = strings(listed)
    pairs: Any
    if is_table(counts):
        pairs = table_items(counts)
    elif hasattr(counts.__class__, "__array__"):
        pairs = counts
    elif counts is NIL or counts.__class__ in (Pair, Vector):
        items = elements(name, counts)
        whole = items and all(item.__class__ is Pair for item in items)
        pairs = [(item.car, item.cdr) for item in items] if whole else list(enumerate(items))
    else:
        raise WrongType(f"{name}: argument 1: expected a hash table, an association list, or a list, vector or array of counts")
    if names is not None and len(names) > 1 and not hasattr(pairs, "dtype"):
        pairs = [(row(value), count) for value, count in pairs]
    return make(pairs, names=names, kind=LispCountedSamples)

"""Markov chains and hidden Markov processes as Lisp values: from Lisp rows, and as text."""

from __future__ import annotations

from lambit.data import FALSE, NIL, Pair, String, from_iterable, list_to_python, symbol
from lambit.info.processes.chains import MarkovChain
from lambit.info.processes.fitting import OrderSelection
from lambit.info.processes.hidden import HiddenMarkov
from lambit.printer import PRINTERS, write

from .border import (
    elements,
    is_distribution,
    is_probability,
    is_samples,
    is_table,
    lisp_value,
    row,
    table_items,
)
from .values import LispDistribution, outcome_to_lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHOWN = 8


def chain_from_lisp(rows: Any, states: Any, order: Any) -> MarkovChain:
    """A matrix, or rows that each begin with their state, as a chain."""
    from lambit.info.checks import InformationError
    from lambit.info.processes.chains import chain_of, check_order, matrix_rows

    check_order(order)
    if isinstance(rows, MarkovChain):
        return rows
    names = None if states is None else elements("markov-chain", states)
    if hasattr(rows.__class__, "__array__"):
        if rows.ndim != 2:
            raise InformationError(f"a matrix has two axes, not {rows.ndim}")
        return chain_of(matrix_rows(rows, names), LispDistribution)
    if is_table(rows):
        table = [(context(k, order), pairs_of(v)) for k, v in table_items(rows)]
        return chain_of(table, LispDistribution, order)
    items = elements("markov-chain", rows)
    if items and all(item.__class__ is Pair and _is_row(item.cdr) for item in items):
        return chain_of([(context(item.car, order), pairs_of(item.cdr)) for item in items], LispDistribution, order)
    matrix = [elements("markov-chain", item) if item is NIL or item.__class__ in (Pair, _vector()) else item for item in items]
    return chain_of(matrix_rows(matrix, names), LispDistribution)


def _vector() -> Any:
    from lambit.data import Vector

    return Vector


def _is_row(x: Any) -> bool:
    """Is what follows a state a distribution, or an association list with probabilities?"""
    if is_distribution(x) or is_samples(x) or is_table(x):
        return True
    return x.__class__ is Pair and x.car.__class__ is Pair and is_probability(x.car.cdr)


def context(state: Any, order: Any) -> Any:
    """A state; of a chain of higher order its symbols as a tuple."""
    return row(state) if order > 1 else state


def pairs_of(x: Any) -> list[tuple[Any, Any]]:
    """The (outcome, probability) pairs of a row."""
    if is_distribution(x):
        return list(x)
    if is_samples(x):
        return list(x.frequencies())
    if is_table(x):
        return table_items(x)
    items = list_to_python(x) or []
    from lambit.info.checks import InformationError

    for item in items:
        if item.__class__ is not Pair:
            raise InformationError("{} is no outcome with its probability", item)
    return [(item.car, item.cdr) for item in items]


def hidden_from_lisp(rows: Any) -> HiddenMarkov:
    """Rows (state ((symbol next) . probability) ...) as a hidden Markov process."""
    from lambit.info.checks import InformationError
    from lambit.info.processes.hidden import hidden_markov

    table = []
    for item in table_items(rows) if is_table(rows) else elements("hidden-markov", rows):
        state, arrows = item if item.__class__ is tuple else (item.car, item.cdr) if item.__class__ is Pair else (None, None)
        if arrows is None:
            raise InformationError("{} is no state with its arrows", item)
        table.append((state, [(row(arrow), p) for arrow, p in pairs_of(arrows)]))
    return hidden_markov(table, LispDistribution)


def emissions_from_lisp(x: Any) -> dict[Any, Any]:
    """An association list from states to symbols or distributions, in the order given."""
    items = table_items(x) if is_table(x) else pairs_of(x)
    return _Emissions(items)


class _Emissions(dict[int, tuple[object, object]]):
    """States with what they show; Lisp values need not be hashable."""

    def __init__(self, items: list[tuple[Any, Any]]) -> None:
        super().__init__(enumerate(items))

    def items(self) -> Any:
        return list(self.values())


def state_list(states: Any) -> Any:
    """States as a Lisp list."""
    return from_iterable([to_lisp(x) for x in states])


def to_lisp(x: Any) -> Any:
    """A state, or a number, as a Lisp value."""
    return from_iterable([outcome_to_lisp(y) for y in x]) if x.__class__ is tuple else lisp_value(x)


def alist(pairs: Any) -> Any:
    """(state, value) pairs as an association list."""
    return from_iterable([Pair(to_lisp(x), lisp_value(v)) for x, v in pairs])


def table_of(selection: OrderSelection) -> Any:
    """What is known of the orders, as an association list."""
    rows = [
        from_iterable([Pair(symbol(name.replace("_", "-")), lisp_value(value)) for name, value in entry.items()])
        for entry in selection.rows
    ]
    chosen = [("aic", selection.aic), ("bic", selection.bic), ("likelihood-ratio", selection.likelihood_ratio), ("n", selection.n)]
    return from_iterable([*(Pair(symbol(name), value) for name, value in chosen), Pair(symbol("orders"), from_iterable(rows))])


def with_symbols(h: HiddenMarkov) -> HiddenMarkov:
    """States that are Python strings as Lisp symbols."""
    h.states = [symbol(x) if x.__class__ is str else x for x in h.states]
    return h


def sequence(x: Any) -> Any:
    """A Lisp sequence as a Python one, for words."""
    from lambit.data import Char

    if x.__class__ is String:
        return [Char.of(c) for c in x.text]
    return x if hasattr(x.__class__, "__array__") else elements("word-probability", x)


def start_of(chain: Any, start: Any) -> Any:
    """The value of `:start`: None, a distribution, or a state."""
    if start is None or start is FALSE or is_distribution(start):
        return None if start is FALSE else start
    return context(start, getattr(chain, "order", 1))


def _shown(values: Any) -> str:
    text = " ".join(write(to_lisp(x)) for x in values[:_SHOWN])
    return text + (f" … {len(values) - _SHOWN} more" if len(values) > _SHOWN else "")


def _chain_text(c: MarkovChain) -> str:
    order = f"order {c.order} " if c.order > 1 else ""
    return f"#<markov-chain {order}{_shown(c.states)}>"


def _hidden_text(h: HiddenMarkov) -> str:
    return f"#<hidden-markov states {_shown(h.states)} symbols {_shown(h.symbols)}>"


PRINTERS[MarkovChain] = _chain_text
PRINTERS[HiddenMarkov] = _hidden_text

"""Chains from data: transition counts, likelihood, and how long the memory is."""

from __future__ import annotations

from math import fsum, inf, log
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, bits_per_unit, check_base, is_exact, is_number
from lambit.info.data.columns import encode
from lambit.info.data.samples import Samples
from lambit.info.distributions.distribution import Distribution
from lambit.info.kernels.chi_square import chi_square_tail
from lambit.info.kernels.counts import runs

from .chains import MarkovChain, check_chain

_CONTEXTS = 100_000


def column_of(data: Any) -> Any:
    """A sequence, or samples of one variable, as a column of codes."""
    if not isinstance(data, Samples):
        if isinstance(data, (int, float)) or not (hasattr(data, "__iter__") or hasattr(data, "__buffer__")):
            raise InformationError("{} is no sequence of data", data)
        column = encode(data)
    elif len(data.columns) != 1:
        raise InformationError(f"a chain of one variable: there are {len(data.columns)}")
    else:
        column = data.columns[0]
    if len(column.codes) == 0:
        raise InformationError("no data: samples of nothing have no transitions")
    return column


def dense(column: Any) -> tuple[Any, list[Any]]:
    """Codes from 0 without gaps, and the symbols they stand for."""
    values, codes = np.unique(column.codes, return_inverse=True)
    return codes.reshape(-1).astype(np.int64), [_plain(column.symbols[v]) for v in values.tolist()]


def _plain(x: Any) -> Any:
    return x.item() if hasattr(x, "dtype") and hasattr(x, "item") else x


def blocks(codes: Any, m: int, k: int) -> Any:
    """The numbers of the blocks of k codes in a row, in base m."""
    if k * log(max(m, 2)) >= 62 * log(2):
        raise InformationError(f"blocks of {k} of {m} symbols are too many to count")
    n = codes.size - k + 1
    found = np.zeros(n, dtype=np.int64)
    for i in range(k):
        found *= m
        found += codes[i : i + n]
    return found


def markov_chain_from_data(data: Any, order: int = 1, *, prior: Any = 0, kind: type[Distribution] = Distribution) -> MarkovChain:
    """The chain of given order that fits a sequence best: p(x | context) = count(context x) / count(context).

    These are the maximum-likelihood probabilities, exact. `prior` adds so much to the
    count of each symbol after each context (1 is Laplace's rule), of all contexts. Without it, a context that
    only ends the data has no row: an error. A chain of order k has contexts, tuples of k symbols, as states.

    >>> markov_chain_from_data("abbabab")["b"]
    Distribution({'a': 2/3, 'b': 1/3})
    """
    column = column_of(data)
    codes, symbols = dense(column)
    check_order_for(order, codes.size)
    if not is_exact(prior) or prior < 0:
        raise InformationError("prior {}: expected an exact number, not negative", prior)
    m = len(symbols)
    states, counts = runs(blocks(codes, m, order + 1).copy())
    table: dict[int, dict[int, int]] = {}
    for block, count in zip(states.tolist(), counts.tolist(), strict=True):
        table.setdefault(block // m, {})[block % m] = count * prior.denominator
    if prior:
        if m**order > _CONTEXTS:
            raise InformationError(f"{m}^{order} contexts are too many for a prior")
        for context in range(m**order):
            row = table.setdefault(context, {})
            for x in range(m):
                row[x] = row.get(x, 0) + prior.numerator
    return _chain_of_counts(table, symbols, order, kind)


def check_order_for(order: Any, n: int) -> None:
    """Refuse an order that is none, or too long for n observations."""
    if order.__class__ is not int or not 1 <= order < n:
        raise InformationError(f"order {{}}: expected an integer from 1 to {n - 1}, less than the {n} observations", order)


def _chain_of_counts(
    table: dict[int, dict[int, int]], symbols: list[Any], order: int, kind: type[Distribution]
) -> MarkovChain:
    m = len(symbols)
    place = {context: i for i, context in enumerate(sorted(table))}
    keep = m ** (order - 1)

    def state(context: int) -> Any:
        parts = []
        for _ in range(order):
            parts.append(symbols[context % m])
            context //= m
        return tuple(reversed(parts)) if order > 1 else parts[0]

    rows = []
    for context in place:
        row = {}
        for x, count in table[context].items():
            reached = context % keep * m + x
            if reached not in place:
                raise InformationError(
                    "{} is seen only at the end of the data: what follows it is unknown", state(reached),
                    hint="leave the end out, or give each symbol a count with prior",
                )  # fmt: skip
            row[place[reached]] = count
        rows.append(row)
    return MarkovChain([state(c) for c in place], rows, [sum(row.values()) for row in rows], kind, order)


def log_likelihood(process: Any, data: Any, *, base: Any = 2) -> float:
    """The logarithm log p(data) under a Markov chain or a hidden Markov process, in bits unless `base` says otherwise.

    Of a chain of order k: Σ log p(xₜ | the k before it) over all t > k, given the first k. Of a hidden Markov
    process: of all the data, from the stationary distribution (scaled forward algorithm, Rabiner 1989).
    -inf for what cannot happen.

    >>> log_likelihood(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]]), [0, 1, 0, 0])
    -2.0
    """
    base = check_base(base)
    if not isinstance(process, MarkovChain):
        from .hidden import check_hidden, forward_log

        return forward_log(check_hidden(process), data, base)
    chain = check_chain(process)
    codes, symbols = dense(column_of(data))
    k = chain.order
    if codes.size <= k:
        raise InformationError(f"{codes.size} observations for a chain of order {k}: at least {k + 1} are needed")
    m = len(symbols)
    found, counts = runs(blocks(codes, m, k + 1).copy())
    terms = []
    for block, count in zip(found.tolist(), counts.tolist(), strict=True):
        parts = []
        for _ in range(k + 1):
            parts.append(symbols[block % m])
            block //= m
        parts.reverse()
        i = chain.at(tuple(parts[:-1]) if k > 1 else parts[0])
        j = chain.at(tuple(parts[1:]) if k > 1 else parts[1])
        w = chain.rows[i].get(j)
        if not w:
            return -inf
        terms.append(count * (log(w) - log(chain.totals[i] if chain.totals else 1)))
    return fsum(terms) / _nats(base)


def _nats(base: Any) -> float:
    """The natural logarithm of the base."""
    return 1.0 if base == "e" else bits_per_unit(base) * 0.6931471805599453


class OrderSelection:
    """How well chains of the orders 0, 1, … k fit data, and which order each criterion takes.

    `rows` has for each order a mapping: order, parameters, log_likelihood (nats), aic, bic, statistic and p_value
    of the likelihood-ratio test against the order below. `aic`, `bic` and `likelihood_ratio` are the orders chosen.
    """

    __slots__ = ("aic", "bic", "level", "likelihood_ratio", "n", "rows")

    def __init__(self, rows: list[dict[str, Any]], n: int, level: float) -> None:
        self.rows = rows
        self.n = n
        self.level = level
        self.aic: int = min(rows, key=lambda row: row["aic"])["order"]
        self.bic: int = min(rows, key=lambda row: row["bic"])["order"]
        significant = [row["order"] for row in rows[1:] if row["p_value"] < level]
        self.likelihood_ratio: int = max(significant, default=0)

    def __repr__(self) -> str:
        return f"OrderSelection(aic {self.aic}, bic {self.bic}, likelihood ratio {self.likelihood_ratio}, n {self.n})"


def markov_order(data: Any, greatest: int = 3, *, level: Any = 0.05) -> OrderSelection:
    """Which order of Markov chain data speak for: AIC, BIC and likelihood-ratio tests, for orders 0 to `greatest`.

    All orders are judged by the same n - greatest transitions. With m symbols order k has
    mᵏ(m-1) parameters; AIC = 2·parameters - 2 log L, BIC = log(n)·parameters - 2 log L (Katz 1981). The
    statistic 2 (log L_k - log L_(k-1)) is χ² with m^(k-1)(m-1)² degrees of freedom if order k-1 suffices
    (Anderson & Goodman 1957); the test takes the greatest order whose p-value is below `level`.
    Contexts that are never seen count as parameters: with many symbols and few data BIC is the one to trust.

    >>> markov_order("ab" * 50, 2)
    OrderSelection(aic 1, bic 1, likelihood ratio 1, n 98)
    """
    codes, symbols = dense(column_of(data))
    if greatest.__class__ is not int or not 0 <= greatest < codes.size - 1:
        raise InformationError(f"greatest order {{}}: expected an integer from 0 to {codes.size - 2}", greatest)
    if not is_number(level) or not 0 < level < 1:
        raise InformationError("level {}: expected a number between 0 and 1", level)
    m = len(symbols)
    if m == 1:
        raise InformationError("all observations are {}: there is nothing to choose", symbols[0])
    n = codes.size - greatest
    rows: list[dict[str, Any]] = []
    for k in range(greatest + 1):
        fit = _log_likelihood(codes[greatest - k :], m, k)
        parameters = m**k * (m - 1)
        row: dict[str, Any] = {
            "order": k, "parameters": parameters, "log_likelihood": fit,
            "aic": 2 * parameters - 2 * fit, "bic": log(n) * parameters - 2 * fit,
        }  # fmt: skip
        if k:
            row["statistic"] = max(0.0, 2 * (fit - rows[-1]["log_likelihood"]))
            row["p_value"] = chi_square_tail(row["statistic"], m ** (k - 1) * (m - 1) ** 2)
        rows.append(row)
    return OrderSelection(rows, n, float(level))


def _log_likelihood(codes: Any, m: int, k: int) -> float:
    """The greatest likelihood of a chain of order k, in nats: Σ n(c x) log n(c x)/n(c)."""
    cells, counts = runs(blocks(codes, m, k + 1).copy())
    contexts = cells // m
    starts = np.flatnonzero(np.concatenate(([True], contexts[1:] != contexts[:-1])))
    sums = np.add.reduceat(counts, starts)
    spread = np.repeat(sums, np.diff(starts, append=contexts.size))
    return fsum((counts * np.log(counts / spread)).tolist()) + 0.0

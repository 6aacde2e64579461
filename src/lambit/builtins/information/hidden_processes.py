"""Hidden Markov processes, epsilon-machines, and what both tell of a process; likelihood and order of chains."""

from __future__ import annotations

from lambit.registry import builtin

from .border import ask, to_base
from .processes import column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .processes import Process


@builtin("hidden-markov", pure=True)
def hidden_markov(rows: Any, emissions: Any = None) -> Any:
    """A hidden Markov process: states whose arrows show a symbol.

    `rows`: a list of rows `(state ((symbol next) . probability) ...)`. Or of two arguments: a Markov chain,
    and an association list from its states to the symbol that each shows, or to a distribution of symbols.

        (define even (hidden-markov '((A ((0 A) . 1/2) ((1 B) . 1/2)) (B ((1 A) . 1)))))
        even                                ;=> #<hidden-markov states A B symbols 0 1>
        (process-entropy-rate even)         ;=> 2/3
        (define weather (markov-chain '((sun (sun . 3/4) (rain . 1/4)) (rain (sun . 1/2) (rain . 1/2)))))
        (hidden-markov weather `((sun . ,(pmf 'dry 9/10 'wet 1/10)) (rain . wet)))
        ;=> #<hidden-markov states sun rain symbols dry wet>
        (hidden-markov '((A ((0 A) . 1/2))))    ;!! row A: the probabilities sum to 1/2
    """
    return ask("hidden-markov", _hidden, rows, emissions)


def _hidden(rows: Any, emissions: Any) -> Any:
    from lambit.info.processes.hidden import hidden_markov_from_chain

    from .process_values import emissions_from_lisp, hidden_from_lisp

    if emissions is None:
        return hidden_from_lisp(rows)
    return hidden_markov_from_chain(rows, emissions_from_lisp(emissions))


@builtin("hidden-markov?", pure=True)
def hidden_markov_p(x: Any) -> bool:
    """Is `x` a hidden Markov process?

    (hidden-markov? (hidden-markov '((A ((0 A) . 1)))))     ;=> #t
    (hidden-markov? (markov-chain '((1))))                  ;=> #f
    """  # fmt: skip
    return bool(x.__class__.__name__ == "HiddenMarkov")


@builtin("machine-arrows", pure=True)
def machine_arrows(process: Process) -> Any:
    """The arrows of a hidden Markov process, as lists (state symbol next-state probability).

    (machine-arrows (hidden-markov '((A ((0 A) . 1/2) ((1 A) . 1/2)))))     ;=> ((A 0 A 1/2) (A 1 A 1/2))
    (machine-arrows 1)                                                      ;!! a hidden Markov process
    """  # fmt: skip
    from lambit.data import from_iterable
    from lambit.info.processes.hidden import check_hidden

    from .process_values import to_lisp

    return from_iterable([from_iterable([to_lisp(x) for x in arrow]) for arrow in check_hidden(process).arrows()])


@builtin("word-probability", pure=True)
def word_probability(process: Process, word: Any) -> Any:
    """The probability that a process, in its stationary state, shows the word next. Exact if the process is.

    (define even (hidden-markov '((A ((0 A) . 1/2) ((1 B) . 1/2)) (B ((1 A) . 1)))))
    (word-probability even '(0 1 0))        ;=> 0
    (word-probability even '(0 1 1))        ;=> 1/6
    (word-probability 1 '(0))               ;!! a hidden Markov process
    """
    from lambit.info.processes.hidden import word_probability as measure

    from .process_values import sequence

    return ask("word-probability", measure, process, sequence(word))


@builtin("process-entropy-rate", pure=True)
def process_entropy_rate(process: Process, *, base: Any = 2) -> Any:
    """The entropy rate h = lim H(X1 ... Xn)/n of a stationary process, exact if its probabilities are.

    Of a Markov chain Σ π(i) H(p_i) (Cover & Thomas, theorem 4.2.4); of a hidden Markov process whose
    recurrent mixed states are finitely many. For others there is `entropy-rate-bounds`.

        (process-entropy-rate (markov-chain '((1/2 1/2) (1 0))))        ;=> 2/3
        (process-entropy-rate (markov-chain '((3/4 1/4) (1/2 1/2))))    ;=> (- 5/3 (* 1/2 (log2 3)))
        (process-entropy-rate (hidden-markov '((A ((1 A) . 1/2) ((1 B) . 1/2)) (B ((1 B) . 1/2) ((0 A) . 1/2)))))
        ;!! the mixed states do not close
    """
    from lambit.info.processes.rates import process_entropy_rate as measure

    return ask("process-entropy-rate", measure, process, base=to_base(base))


@builtin("entropy-rate-bounds", pure=True)
def entropy_rate_bounds(process: Process, n: Any = None, *, tolerance: Any = 1e-9, base: Any = 2) -> Any:
    """Bounds on the entropy rate, a list (lower upper n): H(Yn | Y1 .. Yn-1, X1) ≤ h ≤ H(Yn | Y1 .. Yn-1).

    Cover & Thomas, theorem 4.5.1. For the block length n, exact if the process is; without it floats, for the
    first n whose bounds are within `:tolerance`.

        (define source (hidden-markov '((A ((1 A) . 1/2) ((1 B) . 1/2)) (B ((1 B) . 1/2) ((0 A) . 1/2)))))
        (entropy-rate-bounds source 1)          ;=> (1/2 (- 2 (* 3/4 (log2 3))) 1)
        (car (entropy-rate-bounds source))      ;~> 0.67786718
        (entropy-rate-bounds source 0)          ;!! block length 0
    """
    from lambit.info.processes.bounds import entropy_rate_bounds as measure

    from .process_values import to_lisp

    found = ask("entropy-rate-bounds", lambda: list(measure(process, n, tolerance=tolerance, base=to_base(base))))
    return to_lisp(tuple(found))


@builtin("unifilar?", pure=True)
def unifilar_p(process: Process) -> bool:
    """Do the state and the symbol that it shows tell the next state?

    (unifilar? (hidden-markov '((A ((1 A) . 1/2) ((1 B) . 1/2)) (B ((0 A) . 1)))))  ;=> #f
    (unifilar? 1)                                                                   ;!! a hidden Markov process
    """  # fmt: skip
    from lambit.info.processes.epsilon import is_unifilar

    return is_unifilar(process)


@builtin("epsilon-machine", pure=True)
def epsilon_machine(process: Process, *, limit: Any = 2000) -> Any:
    """The ε-machine of a process given as a machine: its recurrent causal states A, B, ... and their arrows.

    Crutchfield & Young 1989. Unifilar machines are minimised; others first replaced by their mixed states, up to
    `:limit` of them. Processes with infinitely many causal states are an error.

        (define golden (markov-chain '((1/2 1/2) (1 0))))
        (machine-arrows (epsilon-machine golden))   ;=> ((A 0 A 1/2) (A 1 B 1/2) (B 0 A 1))
        (epsilon-machine (hidden-markov '((A ((1 A) . 1/2) ((1 B) . 1/2)) (B ((1 B) . 1/2) ((0 A) . 1/2)))) :limit 50)
        ;!! the mixed states do not close
    """
    from lambit.info.processes.epsilon import epsilon_machine as find

    from .process_values import with_symbols

    return with_symbols(ask("epsilon-machine", find, process, limit=limit))


@builtin("reversed-machine", pure=True)
def reversed_machine(process: Process) -> Any:
    """The process in reversed time, each arrow turned round; in general not unifilar.

    (machine-arrows (reversed-machine (markov-chain '((1/2 1/2) (1 0)))))
    ;=> ((0 0 0 1/2) (0 0 1 1/2) (1 1 0 1))
    (reversed-machine (markov-chain '((1 0) (0 1))))        ;!! closed classes
    """
    from lambit.info.processes.epsilon import reversed_machine as find

    return ask("reversed-machine", find, process)


@builtin("statistical-complexity", pure=True)
def statistical_complexity(process: Process, *, base: Any = 2) -> Any:
    """The statistical complexity C_μ, the entropy of the causal states: what prediction must remember.

    (statistical-complexity (markov-chain '((1/2 1/2) (1 0))))          ;=> (- (log2 3) 2/3)
    (statistical-complexity (markov-chain '((1 0) (0 1))))              ;!! closed classes
    """  # fmt: skip
    from lambit.info.processes.epsilon import statistical_complexity as measure

    return ask("statistical-complexity", measure, process, base=to_base(base))


@builtin("process-excess-entropy", pure=True)
def process_excess_entropy(process: Process, *, base: Any = 2) -> Any:
    """The excess entropy E = I(past; future) of a process given as a machine, exact if the process is.

    From the ε-machine and its mixed states run backwards (Ellison, Mahoney & Crutchfield 2009), where both are finite.

        (process-excess-entropy (markov-chain '((1/2 1/2) (1 0))))      ;=> (- (log2 3) 4/3)
        (process-excess-entropy (markov-chain '((1 0) (0 1))))          ;!! closed classes
    """
    from lambit.info.processes.epsilon import process_excess_entropy as measure

    return ask("process-excess-entropy", measure, process, base=to_base(base))


@builtin("crypticity", pure=True)
def crypticity(process: Process, *, base: Any = 2) -> Any:
    """The crypticity C_μ - E: what the causal state knows and the future never shows.

    (crypticity (markov-chain '((1/2 1/2) (1 0))))          ;=> 2/3
    (crypticity (markov-chain '((1 0) (0 1))))              ;!! closed classes
    """  # fmt: skip
    from lambit.info.processes.epsilon import crypticity as measure

    return ask("crypticity", measure, process, base=to_base(base))


@builtin("log-likelihood", pure=True)
def log_likelihood(process: Process, data: Any, *, base: Any = 2) -> Any:
    """Log p(data) under a process, in bits; of a chain of order k given the first k. -inf.0 for what cannot happen.

    (log-likelihood (markov-chain '((1/2 1/2) (1 0))) '(0 1 0 0))   ;=> -2.0
    (log-likelihood (markov-chain '((1/2 1/2) (1 0))) '(0 1 1))     ;=> -inf.0
    (log-likelihood (markov-chain '((1/2 1/2) (1 0))) '(0 7))       ;!! 7 is no state
    """
    from lambit.info.processes.fitting import log_likelihood as measure

    from .process_values import sequence
    from .processes import is_chain

    given = column("log-likelihood", data) if is_chain(process) else sequence(data)
    return ask("log-likelihood", measure, process, given, base=to_base(base))


@builtin("markov-order", pure=True)
def markov_order(data: Any, greatest: Any = 3, *, level: Any = 0.05) -> Any:
    """Which order of chain data speak for, of 0 to `greatest`: an association list of `aic`, `bic`, `likelihood-ratio`, `n`, `orders`.

    The first three are the orders that each criterion takes; `orders` has for each order its `parameters`,
    `log-likelihood` (nats), `aic`, `bic`, and `statistic` and `p-value` of the test against the order below.

        (define found (markov-order "abababababababababababababababababab" 2))
        (cdr (assq 'bic found))                         ;=> 1
        (map car (cadr (cdr (assq 'orders found))))
        ;=> (order parameters log-likelihood aic bic statistic p-value)
        (markov-order "ab" 5)                           ;!! greatest order 5
    """
    from lambit.info.processes.fitting import markov_order as find

    from .process_values import table_of

    return table_of(ask("markov-order", find, column("markov-order", data), greatest, level=level))

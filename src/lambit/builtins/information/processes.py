"""Markov chains: states, with a distribution of the next state for each (Cover & Thomas, chapter 4).

A chain whose probabilities are exact gives exact answers: its stationary distribution, entropy rate,
hitting times. A measure's `:base` is 2 unless given.
"""

from __future__ import annotations

from lambit.registry import builtin, contract

from .border import ask, to_base, to_seed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from lambit.data import Symbol as Symbol

    # contracts, as type checkers see them
    Chain: TypeAlias = Any
    Process: TypeAlias = Any
    Index: TypeAlias = int
    List: TypeAlias = Any


def is_chain(x: Any) -> bool:
    """Is it a Markov chain? (Without loading the class.)"""
    return bool(x.__class__.__name__ == "MarkovChain")


def is_process(x: Any) -> bool:
    """Is it a Markov chain or a hidden Markov process?"""
    return x.__class__.__name__ in ("MarkovChain", "HiddenMarkov")


contract("Chain", "a Markov chain", "is_chain({x})", is_chain=is_chain)
contract("Process", "a Markov chain or a hidden Markov process", "is_process({x})", is_process=is_process)


@builtin("markov-chain", pure=True)
def markov_chain(rows: Any, *, states: Any = None, order: Any = 1) -> Any:
    """The Markov chain of these transition probabilities, exact if all of them are.

    `rows`: a list of rows `(state (next . probability) ...)` or `(state . distribution)`, a hash table of them, or
    a square matrix (lists or an array) of p(j | i) over the states 0, 1, 2, ... or `:states`. With `:order` k
    above 1 the states are lists of k symbols, their rows distributions of the next symbol. Cover & Thomas, 4.1.

        (define weather (markov-chain '((sun (sun . 3/4) (rain . 1/4)) (rain (sun . 1/2) (rain . 1/2)))))
        weather                                         ;=> #<markov-chain sun rain>
        (stationary-distribution weather)               ;=> #<pmf sun 2/3 rain 1/3>
        (markov-chain '((1/2 1/2) (1 0)) :states '(a b))    ;=> #<markov-chain a b>
        (markov-chain '((1/2 1/3) (1 0)))               ;!! row 0: the probabilities sum to 5/6
        (markov-chain '((a (b . 1))))                   ;!! b is no state
    """
    from .process_values import chain_from_lisp

    return ask("markov-chain", chain_from_lisp, rows, states, order)


@builtin("markov-chain?", pure=True)
def markov_chain_p(x: Any) -> bool:
    """Is `x` a Markov chain?

    (markov-chain? (markov-chain '((1))))   ;=> #t
    (markov-chain? '((1)))                  ;=> #f
    """  # fmt: skip
    return is_chain(x)


@builtin("markov-chain-from-data", pure=True)
def markov_chain_from_data(data: Any, *, order: Any = 1, prior: Any = 0) -> Any:
    r"""The chain that fits a sequence best: p(x | context) = count(context x) / count(context), exact.

    `:order` is the length of the context. `:prior` adds so much to every count (1: Laplace's rule). Without it a
    context that only ends the data has no row, an error.

        (chain-row (markov-chain-from-data "abbabab") #\b)      ;=> #<pmf #\a 2/3 #\b 1/3>
        (chain-states (markov-chain-from-data '(0 0 1 0 0 1 0) :order 2))    ;=> ((0 0) (0 1) (1 0))
        (markov-chain-from-data "abc")                          ;!! #\c is seen only at the end
    """
    from lambit.info.processes.fitting import markov_chain_from_data as make

    from . import process_values
    from .values import LispDistribution

    del process_values  # it says how a chain is written
    name = "markov-chain-from-data"
    return ask(name, make, column(name, data), order, prior=prior, kind=LispDistribution)


def column(name: str, data: Any) -> Any:
    """Lisp data as samples of one variable."""
    from lambit.data import symbol

    from .border import is_samples
    from .samples import _samples, check_data

    if is_samples(data):
        return data
    check_data(name, 1, data)
    return ask(name, _samples, name, [data], None, symbol("error"))


@builtin("random-walk", pure=True)
def random_walk(edges: List) -> Any:
    """The random walk on a graph of weighted edges `(u v weight)`: p(v | u) = weight / weights at u (Cover & Thomas, 4.3).

    (define walk (random-walk '((a b 1) (b c 2))))
    (stationary-distribution walk)          ;=> #<pmf a 1/6 b 1/2 c 1/3>
    (random-walk '((a b -1)))               ;!! weight -1 of edge 0
    """
    from lambit.info.processes.chains import random_walk as make

    from . import process_values
    from .border import elements, row
    from .values import LispDistribution

    del process_values  # it says how a chain is written
    return ask("random-walk", make, [row(edge) for edge in elements("random-walk", edges)], LispDistribution)


@builtin("chain-states", pure=True)
def chain_states(process: Process) -> Any:
    """The states of a chain, or the hidden ones of a hidden Markov process, as a list.

    (chain-states (markov-chain '((0 1) (1 0))))    ;=> (0 1)
    (chain-states 7)                                ;!! a Markov chain or a hidden Markov process
    """  # fmt: skip
    from .process_values import state_list

    return state_list(process.states)


@builtin("chain-row", pure=True)
def chain_row(chain: Chain, state: Any) -> Any:
    """The distribution of what follows a state: the next state, or the next symbol if the order is above 1.

    (chain-row (markov-chain '((0 1) (1/3 2/3))) 1)     ;=> #<pmf 0 1/3 1 2/3>
    (chain-row (markov-chain '((0 1) (1/3 2/3))) 2)     ;!! 2 is no state
    """
    from .process_values import context

    return ask("chain-row", chain.__class__.__getitem__, chain, context(state, chain.order))


@builtin("communicating-classes", pure=True)
def communicating_classes(chain: Chain) -> Any:
    """The classes of states that reach each other, as lists.

    (communicating-classes (markov-chain '((1 0) (1/2 1/2))))   ;=> ((0) (1))
    (communicating-classes '((1)))                              ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import communicating_classes as find

    return _classes(find(chain))


@builtin("recurrent-classes", pure=True)
def recurrent_classes(chain: Chain) -> Any:
    """The closed classes, which the chain never leaves, as lists of states.

    (recurrent-classes (markov-chain '((1 0) (1/2 1/2))))       ;=> ((0))
    (recurrent-classes '((1)))                                  ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import recurrent_classes as find

    return _classes(find(chain))


def _classes(found: Any) -> Any:
    from lambit.data import from_iterable

    from .process_values import state_list

    return from_iterable([state_list(states) for states in found])


@builtin("transient-states", pure=True)
def transient_states(chain: Chain) -> Any:
    """The states that the chain leaves for ever at some time.

    (transient-states (markov-chain '((1 0) (1/2 1/2))))        ;=> (1)
    (transient-states '((1)))                                   ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import transient_states as find

    from .process_values import state_list

    return state_list(find(chain))


@builtin("absorbing-states", pure=True)
def absorbing_states(chain: Chain) -> Any:
    """The states that the chain never leaves.

    (absorbing-states (markov-chain '((1 0) (1/2 1/2))))        ;=> (0)
    (absorbing-states '((1)))                                   ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import absorbing_states as find

    from .process_values import state_list

    return state_list(find(chain))


@builtin("irreducible?", pure=True)
def irreducible_p(chain: Chain) -> bool:
    """Does every state reach every other?

    (irreducible? (markov-chain '((0 1) (1 0))))                ;=> #t
    (irreducible? (markov-chain '((1 0) (1/2 1/2))))            ;=> #f
    (irreducible? '((1)))                                       ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import is_irreducible

    return is_irreducible(chain)


@builtin("aperiodic?", pure=True)
def aperiodic_p(chain: Chain) -> bool:
    """Has every recurrent class period 1?

    (aperiodic? (markov-chain '((0 1) (1 0))))                  ;=> #f
    (aperiodic? '((1)))                                         ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import is_aperiodic

    return is_aperiodic(chain)


@builtin("chain-period", pure=True)
def chain_period(chain: Chain) -> Any:
    """The period: the lengths of all ways from a state back to it are multiples of it (lcm over recurrent classes).

    (chain-period (markov-chain '((0 1 0) (0 0 1) (1 0 0))))    ;=> 3
    (chain-period '((1)))                                       ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.structure import period

    return period(chain)


@builtin("stationary-distribution", pure=True)
def stationary_distribution(process: Process) -> Any:
    """The distribution π with π P = π, exact if the chain is (Cover & Thomas, 4.1); of the hidden states, if hidden.

    With several closed classes there is no single one: an error that names them.

        (stationary-distribution (markov-chain '((1/2 1/2) (1 0))))     ;=> #<pmf 0 2/3 1 1/3>
        (stationary-distribution (markov-chain '((1 0) (0 1))))         ;!! (0) and (1) are closed classes
    """
    from lambit.info.processes.stationary import stationary_distribution as find

    return ask("stationary-distribution", find, process if is_chain(process) else process.chain())


@builtin("n-step-distribution", pure=True)
def n_step_distribution(chain: Chain, start: Any, n: Index) -> Any:
    """The distribution of the state n steps after `start`, a state or a distribution of states.

    (n-step-distribution (markov-chain '((0 1) (1/2 1/2))) 0 3)     ;=> #<pmf 0 1/4 1 3/4>
    (n-step-distribution (markov-chain '((0 1) (1/2 1/2))) 5 3)     ;!! 5 is no state
    """
    from lambit.info.processes.stationary import n_step_distribution as find

    from .process_values import start_of

    return ask("n-step-distribution", find, chain, start_of(chain, start), n)


@builtin("transition-matrix", pure=True)
def transition_matrix(chain: Chain, n: Index = 1) -> Any:
    """The probabilities of going from state to state in n steps: a list of rows if exact, else an array.

    (transition-matrix (markov-chain '((0 1) (1/2 1/2))) 2)     ;=> ((1/2 1/2) (1/4 3/4))
    (transition-matrix (markov-chain '((1))) -1)                ;!! not negative
    """  # fmt: skip
    from lambit.data import from_iterable
    from lambit.info.processes.stationary import transition_matrix as find

    found = ask("transition-matrix", find, chain, n)
    return from_iterable([from_iterable(row) for row in found]) if found.__class__ is list else found


@builtin("reversed-chain", pure=True)
def reversed_chain(chain: Chain) -> Any:
    """The chain in reversed time: p*(j | i) = π(j) p(i | j) / π(i).

    (chain-row (reversed-chain (markov-chain '((0 1 0) (0 0 1) (1 0 0)))) 0)    ;=> #<pmf 2 1>
    (reversed-chain (markov-chain '((1 0) (0 1))))                              ;!! closed classes
    """
    from lambit.info.processes.stationary import reversed_chain as find

    return ask("reversed-chain", find, chain)


@builtin("reversible?", pure=True)
def reversible_p(chain: Chain) -> Any:
    """Is there detailed balance, π(i) p(j | i) = π(j) p(i | j) for all i and j?

    (reversible? (markov-chain '((1/2 1/2) (1 0))))             ;=> #t
    (reversible? (markov-chain '((0 1 0) (0 0 1) (1 0 0))))     ;=> #f
    (reversible? (markov-chain '((1 0) (0 1))))                 ;!! closed classes
    """  # fmt: skip
    from lambit.info.processes.stationary import is_reversible

    return ask("reversible?", is_reversible, chain)


@builtin("hitting-times", pure=True)
def hitting_times(chain: Chain, targets: List) -> Any:
    """The expected number of steps until one of the states `targets`, for each state; +inf.0 where it may never be.

    (define ruin (markov-chain '((1 0 0 0) (1/2 0 1/2 0) (0 1/2 0 1/2) (0 0 0 1))))
    (hitting-times ruin '(0 3))     ;=> ((0 . 0) (1 . 2) (2 . 2) (3 . 0))
    (hitting-times ruin '(0))       ;=> ((0 . 0) (1 . +inf.0) (2 . +inf.0) (3 . +inf.0))
    (hitting-times ruin '())        ;!! no targets
    """
    from lambit.info.processes.hitting import hitting_times as find

    from .border import elements
    from .process_values import alist, context

    states = [context(x, chain.order) for x in elements("hitting-times", targets)]
    return alist(ask("hitting-times", find, chain, states))


@builtin("absorption-probabilities", pure=True)
def absorption_probabilities(chain: Chain) -> Any:
    """For each transient state the distribution of where the chain ends: an absorbing state, or a closed class as a list.

    (define ruin (markov-chain '((1 0 0 0) (1/2 0 1/2 0) (0 1/2 0 1/2) (0 0 0 1))))
    (absorption-probabilities ruin)     ;=> ((1 . #<pmf 0 2/3 3 1/3>) (2 . #<pmf 0 1/3 3 2/3>))
    (absorption-probabilities 1)        ;!! a Markov chain
    """
    from lambit.info.processes.hitting import absorption_probabilities as find

    from .process_values import alist

    return alist(ask("absorption-probabilities", find, chain))


@builtin("kemeny-constant", pure=True)
def kemeny_constant(chain: Chain) -> Any:
    """The expected steps from any state to one drawn from the stationary distribution: the same from all.

    (kemeny-constant (markov-chain '((1/2 1/2) (1 0))))     ;=> 2/3
    (kemeny-constant (markov-chain '((1 0) (0 1))))         ;!! closed classes
    """  # fmt: skip
    from lambit.info.processes.hitting import kemeny_constant as find

    return ask("kemeny-constant", find, chain)


@builtin("mixing-time", pure=True)
def mixing_time(chain: Chain, epsilon: Any = 0.25) -> Any:
    """The least n such that n steps from any state are within `epsilon` of the stationary distribution (total variation).

    (mixing-time (markov-chain '((0.9 0.1) (0.2 0.8))) 0.01)    ;=> 12
    (mixing-time (markov-chain '((0 1) (1 0))))                 ;!! the chain is periodic
    """
    from lambit.info.processes.mixing import mixing_time as find

    return ask("mixing-time", find, chain, epsilon)


@builtin("second-eigenvalue", pure=True)
def second_eigenvalue(chain: Chain) -> Any:
    """The second greatest modulus of the eigenvalues: the rate at which the chain forgets.

    (second-eigenvalue (markov-chain '((9/10 1/10) (2/10 8/10))))   ;~> 0.7
    (second-eigenvalue 1)                                           ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.mixing import second_eigenvalue as find

    return ask("second-eigenvalue", find, chain)


@builtin("relaxation-time", pure=True)
def relaxation_time(chain: Chain) -> Any:
    """The relaxation time 1 / (1 - |λ₂|); infinite without a spectral gap.

    (relaxation-time (markov-chain '((9/10 1/10) (2/10 8/10))))     ;~> 3.33333
    (relaxation-time 1)                                             ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.mixing import relaxation_time as find

    return ask("relaxation-time", find, chain)


@builtin("spectral-gap", pure=True)
def spectral_gap(chain: Chain) -> Any:
    """The absolute spectral gap 1 - |λ₂|.

    (spectral-gap (markov-chain '((9/10 1/10) (2/10 8/10))))        ;~> 0.3
    (spectral-gap 1)                                                ;!! a Markov chain
    """  # fmt: skip
    from lambit.info.processes.mixing import spectral_gap as find

    return ask("spectral-gap", find, chain)


@builtin("process-entropy", pure=True)
def process_entropy(chain: Chain, n: Index, *, start: Any = None, base: Any = 2) -> Any:
    """The joint entropy H(X1, ..., Xn) of n states in a row, stationary or from `:start`; exact if the chain is.

    (process-entropy (markov-chain '((1/2 1/2) (1 0))) 3 :start 0)  ;=> 3/2
    (process-entropy (markov-chain '((1/2 1/2) (1 0))) 3 :start 7)  ;!! 7 is no state
    """
    from lambit.info.processes.rates import process_entropy as measure

    from .process_values import start_of

    return ask("process-entropy", measure, chain, n, start_of(chain, start), base=to_base(base))


@builtin("relative-entropy-rate", pure=True)
def relative_entropy_rate(p: Chain, q: Chain, *, base: Any = 2) -> Any:
    """The rate Σ π(i) D(p_i ‖ q_i) at which chain p departs from chain q, of the same states; exact if both are.

    (relative-entropy-rate (markov-chain '((1/2 1/2) (1 0))) (markov-chain '((1/4 3/4) (1 0))))
    ;=> (- 2/3 (* 1/3 (log2 3)))
    (relative-entropy-rate (markov-chain '((1))) (markov-chain '((0 1) (1 0))))     ;!! cannot be compared
    """
    from lambit.info.processes.rates import relative_entropy_rate as measure

    return ask("relative-entropy-rate", measure, p, q, base=to_base(base))


@builtin("simulate")
def simulate(process: Process, n: Index, *, seed: Any = None, start: Any = None) -> Any:
    """N values in a row of a chain, or of what a hidden Markov process shows: an array of integers, else a list.

    `:start` is a state or a distribution of the first state; the stationary distribution unless given. The same `:seed`
    gives the same values.

        (simulate (markov-chain '((0 1) (1 0))) 5 :start 0)     ;=> #s64(0 1 0 1 0)
        (simulate (markov-chain '((1 0) (0 1))) 5)              ;!! closed classes
    """
    from lambit.data import from_iterable
    from lambit.info.processes.simulation import simulate as run

    from .process_values import start_of

    found = ask("simulate", run, process, n, seed=to_seed("simulate", seed), start=start_of(process, start))
    return from_iterable(found) if found.__class__ is list else found

"""Chains and hidden processes against their definitions: closed forms, exact identities, published values."""

from __future__ import annotations

import math
from fractions import Fraction as F
from itertools import product

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import entropy as slow_entropy
from info_oracle import ulps

from lambit.info import (
    ExactInformation,
    InformationError,
    absorption_probabilities,
    communicating_classes,
    crypticity,
    entropy,
    entropy_rate_bounds,
    epsilon_machine,
    hidden_markov,
    hidden_markov_from_chain,
    hitting_times,
    is_aperiodic,
    is_irreducible,
    is_reversible,
    is_unifilar,
    joint,
    kemeny_constant,
    kl_divergence,
    log_likelihood,
    markov_chain,
    markov_chain_from_data,
    markov_order,
    mixing_time,
    n_step_distribution,
    period,
    pmf,
    process_entropy,
    process_entropy_rate,
    process_excess_entropy,
    random_walk,
    relative_entropy_rate,
    reversed_chain,
    reversed_machine,
    second_eigenvalue,
    simulate,
    stationary_distribution,
    statistical_complexity,
    transient_states,
    transition_matrix,
    word_probability,
)
from lambit.info.kernels.chi_square import chi_square_tail
from lambit.info.processes.linear import solve_integers, stationary_floats

H = F(1, 2)
GOLDEN = markov_chain([[H, H], [1, 0]])
EVEN = hidden_markov({"A": {(0, "A"): H, (1, "B"): H}, "B": {(1, "A"): 1}})
SNS = hidden_markov({"A": {(1, "A"): H, (1, "B"): H}, "B": {(1, "B"): H, (0, "A"): H}})
RRXOR = hidden_markov({
    "S": {(0, "a"): H, (1, "b"): H},
    "a": {(0, "0"): H, (1, "1"): H}, "b": {(0, "1"): H, (1, "0"): H},
    "0": {(0, "S"): 1}, "1": {(1, "S"): 1},
})  # fmt: skip


@st.composite
def chains(draw, most=5, least_weight=0):
    n = draw(st.integers(1, most))
    weights = st.integers(least_weight, 6)
    rows = draw(st.lists(st.lists(weights, min_size=n, max_size=n).filter(any), min_size=n, max_size=n))
    return markov_chain([[F(w, sum(row)) for w in row] for row in rows])


def as_floats(chain):
    return markov_chain(chain.matrix())


# -- published values and closed forms --


def test_cover_and_thomas_4_2():
    chain = markov_chain([[F(3, 4), F(1, 4)], [H, H]])
    assert stationary_distribution(chain) == pmf([F(2, 3), F(1, 3)])
    rate = process_entropy_rate(chain)
    assert rate == F(2, 3) * entropy([F(1, 4), F(3, 4)]) + F(1, 3)
    assert ulps(process_entropy_rate(as_floats(chain)), mpmath.mpf("0.8741854163060885759397972")) <= 2


def test_golden_mean():
    assert process_entropy_rate(GOLDEN) == F(2, 3)
    e = process_excess_entropy(GOLDEN)
    assert e == entropy([F(1, 3), F(2, 3)]) - F(2, 3)
    assert float(e) == pytest.approx(0.2516291673878228481204056, rel=1e-15)
    assert statistical_complexity(GOLDEN) == entropy([F(1, 3), F(2, 3)])


def test_even_process():
    assert process_entropy_rate(EVEN) == F(2, 3)
    assert statistical_complexity(EVEN) == entropy([F(1, 3), F(2, 3)])
    assert crypticity(EVEN) == 0


def test_random_random_xor():
    """Five causal states, of probabilities 1/3 and four times 1/6; two random bits in three steps."""
    machine = epsilon_machine(RRXOR)
    assert len(machine) == 5
    assert process_entropy_rate(RRXOR) == F(2, 3)
    assert statistical_complexity(RRXOR) == entropy([F(1, 3), *[F(1, 6)] * 4])


def renewal_rate():
    """The simple nonunifilar source is a renewal process: h = H(T) / E T, T the steps from 0 to 0."""
    with mpmath.workdps(40):
        p = [mpmath.mpf(n - 1) / 2**n for n in range(2, 400)]  # P(T = n): two geometric waits of 1/2
        return -mpmath.fsum(x * mpmath.log(x, 2) for x in p) / mpmath.fsum(n * x for n, x in enumerate(p, 2))


def test_simple_nonunifilar_source():
    bounds = entropy_rate_bounds(SNS, tolerance=1e-12)
    truth = renewal_rate()
    assert bounds.lower - 1e-12 <= truth <= bounds.upper + 1e-12
    assert bounds.upper - bounds.lower <= 1e-12
    with pytest.raises(InformationError, match="do not close"):
        epsilon_machine(SNS, limit=200)


def test_biased_coin_and_period_two_are_known():
    coin = hidden_markov({"A": {("h", "A"): F(1, 3), ("t", "B"): F(2, 3)}, "B": {("h", "B"): F(1, 3), ("t", "A"): F(2, 3)}})
    assert len(epsilon_machine(coin)) == 1  # the two states predict the same
    assert process_excess_entropy(coin) == 0
    flip = markov_chain([[0, 1], [1, 0]])
    assert (process_entropy_rate(flip), statistical_complexity(flip), process_excess_entropy(flip)) == (0, 1, 1)


def test_a_state_split_in_two_is_put_together():
    """A is entered as A or as A2, which behave the same: not unifilar, but the process of two states."""
    ambiguous_start = hidden_markov({
        "A": {("x", "A"): F(1, 3), ("y", "B"): F(2, 3)},
        "B": {("x", "B"): F(1, 5), ("y", "A"): F(1, 5), ("z", "A"): F(3, 5)},
        "A2": {("x", "A2"): F(1, 3), ("y", "B"): F(2, 3)},
    })
    split = ambiguous_start.arrows()
    halves = hidden_markov([
        (s, [((x, j), p / (2 if j == "A" and s == "B" else 1)) for t, x, j, p in split if t == s]
            + [((x, "A2"), p / 2) for t, x, j, p in split if t == s == "B" and j == "A"]) for s in ("A", "B", "A2")
    ])  # fmt: skip
    assert not is_unifilar(halves)
    assert len(epsilon_machine(halves)) == 2
    assert process_entropy_rate(halves) == process_entropy_rate(hidden_markov([(s, [((x, j), p) for t, x, j, p in split if t == s]) for s in "AB"]))


# -- excess entropy by its definition, a limit of block entropies --


def block_entropy(process, n):
    words = product(process.symbols if hasattr(process, "symbols") else range(len(process)), repeat=n)
    return slow_entropy([p for p in (word_probability(process, w) for w in words) if p], 40)


@pytest.mark.parametrize("process", [GOLDEN, EVEN, markov_chain([[F(3, 4), F(1, 4)], [H, H]])], ids=["golden", "even", "markov"])
def test_excess_entropy_is_the_limit(process):
    n, rate, e = 12, process_entropy_rate(process), process_excess_entropy(process)
    found = block_entropy(process, n) - n * mpmath.mpf(float(rate))
    assert found <= float(e) + 1e-12
    assert float(found) == pytest.approx(float(e), abs=0.1)  # E_n = H_n - n h grows towards E
    assert abs(block_entropy(process, n) - block_entropy(process, n - 1) - float(rate)) < 0.02


def test_excess_entropy_is_that_of_reversed_time():
    for process in (GOLDEN, EVEN, RRXOR, markov_chain([[F(1, 5), F(4, 5), 0], [0, H, H], [F(1, 3), 0, F(2, 3)]])):
        assert process_excess_entropy(process) == process_excess_entropy(reversed_machine(process))
        assert statistical_complexity(process) - crypticity(process) == process_excess_entropy(process)


@given(chains(4))
@settings(max_examples=40, deadline=None)
def test_excess_entropy_of_chains(chain):
    if len(chain) < 2 or not is_irreducible(chain):
        return
    assert process_excess_entropy(chain) == entropy(stationary_distribution(chain)) - process_entropy_rate(chain)


@given(chains(4, 1))
@settings(max_examples=30, deadline=None)
def test_the_machine_is_of_the_process(chain):
    machine = epsilon_machine(chain)
    assert is_unifilar(machine)
    for word in product(range(len(chain)), repeat=3):
        assert word_probability(machine, word) == word_probability(chain, word)
    assert process_entropy_rate(machine) == process_entropy_rate(chain)


def test_a_non_unifilar_process_is_determinised():
    """States a and b are told apart by nothing they show first, but by what follows."""
    h = hidden_markov({
        "s": {(0, "a"): H, (0, "b"): H},
        "a": {(0, "s"): F(1, 4), (1, "s"): F(3, 4)},
        "b": {(0, "s"): F(3, 4), (1, "s"): F(1, 4)},
    })
    machine = epsilon_machine(h)
    assert not is_unifilar(h)
    assert is_unifilar(machine)
    for word in product((0, 1), repeat=5):
        assert word_probability(machine, word) == word_probability(h, word)
    floats = hidden_markov([(s, [((x, j), float(p)) for s2, x, j, p in h.arrows() if s2 == s]) for s in h.states])
    assert len(epsilon_machine(floats)) == len(machine)
    assert process_entropy_rate(floats) == pytest.approx(float(process_entropy_rate(h)), abs=1e-12)


# -- the bounds --


@pytest.mark.parametrize("n", range(1, 7))
def test_bounds_by_definition(n):
    """H(Yₙ | Y₁ … Yₙ₋₁) and the same given X₁, by adding up all words (Cover & Thomas, 4.5)."""
    pi = stationary_distribution(SNS.chain())
    t = {(s, x, j): p for s, x, j, p in SNS.arrows()}

    def words(length):
        found = {}
        for start in "AB":
            for path in product("AB", repeat=length):
                for word in product((0, 1), repeat=length):
                    p, at = pi[start], start
                    for x, j in zip(word, path):
                        p *= t.get((at, x, j), 0)
                        at = j
                    found[start, word] = found.get((start, word), 0) + p
        return found

    def joint_entropies(length):
        table = words(length)
        alone = {}
        for (_, word), p in table.items():
            alone[word] = alone.get(word, 0) + p
        return entropy([p for p in alone.values() if p]), entropy([p for p in table.values() if p])

    after, after_known = joint_entropies(n)
    before, before_known = joint_entropies(n - 1)
    bounds = entropy_rate_bounds(SNS, n)
    assert bounds.upper == after - before
    assert bounds.lower == after_known - before_known
    floats = hidden_markov([(s, [((x, j), float(p)) for s2, x, j, p in SNS.arrows() if s2 == s]) for s in SNS.states])
    close = entropy_rate_bounds(floats, n)
    assert close.upper == pytest.approx(float(bounds.upper), abs=1e-13)
    assert close.lower == pytest.approx(float(bounds.lower), abs=1e-13)


def test_bounds_of_a_noisy_channel_enclose_the_truth():
    chain = markov_chain([[F(9, 10), F(1, 10)], [F(1, 5), F(4, 5)]])
    noisy = hidden_markov_from_chain(chain, {0: {"a": F(9, 10), "b": F(1, 10)}, 1: {"a": F(1, 10), "b": F(9, 10)}})
    coarse, fine = entropy_rate_bounds(noisy, 3), entropy_rate_bounds(noisy, 8)
    assert coarse.lower < fine.lower < fine.upper < coarse.upper
    y = simulate(noisy, 200_000, seed=1)
    assert -log_likelihood(noisy, y) / len(y) == pytest.approx(float(fine.upper), abs=0.005)


# -- chains: exact identities --


@given(chains())
@settings(max_examples=60, deadline=None)
def test_stationary_distributions_are_stationary(chain):
    classes = communicating_classes(chain)
    try:
        pi = stationary_distribution(chain)
    except InformationError:
        assert len(classes) > 1
        return
    for j in range(len(chain)):
        assert sum(pi[i] * chain[i][j] for i in range(len(chain))) == pi[j]
    for x in transient_states(chain):
        assert pi[x] == 0
    floats = stationary_distribution(as_floats(chain)).floats()
    for i in range(len(chain)):
        assert floats[i] == pytest.approx(float(pi[i]), rel=1e-14)
    assert stationary_distribution(reversed_chain(chain)) == pmf([(x, p) for x, p in pi if p])


def test_gth_keeps_tiny_probabilities():
    """A nearly decomposable chain, where a linear solver loses every digit of π."""
    e = 1e-17
    pi = stationary_floats([[1 - e, e], [3 * e, 1 - 3 * e]])
    assert pi == pytest.approx([0.75, 0.25], rel=1e-15)


@given(chains())
@settings(max_examples=40, deadline=None)
def test_entropy_of_n_steps_by_all_paths(chain):
    n = len(chain)
    start = pmf([F(1, n)] * n)
    paths = [F(1, n) * chain[a][b] * chain[b][c] for a in range(n) for b in range(n) for c in range(n)]
    assert process_entropy(chain, 3, start) == entropy([p for p in paths if p])
    assert n_step_distribution(chain, start, 2) == pmf(
        [(c, q) for c in range(n) if (q := sum(F(1, n) * chain[a][b] * chain[b][c] for a in range(n) for b in range(n)))]
    )
    assert process_entropy(as_floats(chain), 3, start) == pytest.approx(float(process_entropy(chain, 3, start)), abs=1e-12)


@given(chains(4, 1), chains(4, 1))
@settings(max_examples=40, deadline=None)
def test_relative_entropy_rate_is_a_mean_of_divergences(p, q):
    if len(p) != len(q):
        return
    pi = stationary_distribution(p)
    rows = [[[c[i][j] for j in range(len(c))] for i in range(len(c))] for c in (p, q)]
    assert relative_entropy_rate(p, q) == sum(pi[i] * kl_divergence(rows[0][i], rows[1][i]) for i in range(len(p)))
    assert relative_entropy_rate(p, p) == 0
    assert relative_entropy_rate(as_floats(p), as_floats(q)) == pytest.approx(float(relative_entropy_rate(p, q)), abs=1e-12)


def test_relative_entropy_rate_off_the_support():
    assert relative_entropy_rate(markov_chain([[H, H], [H, H]]), GOLDEN) == math.inf


def test_powers_and_classes():
    ring = markov_chain([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    assert transition_matrix(ring, 3) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert period(ring) == 3
    assert not is_aperiodic(ring)
    assert not is_reversible(ring)
    mixed = markov_chain([[H, H, 0], [0, 0, 1], [0, 1, 0]])
    assert communicating_classes(mixed) == [[0], [1, 2]]
    assert (period(mixed, 0), period(mixed), period(markov_chain([[0, 1], [0, 1]]), 0)) == (1, 2, 0)


@given(chains(5))
@settings(max_examples=30, deadline=None)
def test_classes_are_mutual_reachability(chain):
    reach = np.linalg.matrix_power((chain.matrix() > 0).astype(int) + np.eye(len(chain), dtype=int), len(chain)) > 0
    for members in communicating_classes(chain):
        for i in range(len(chain)):
            for j in members:
                assert (i in members) == bool(reach[i, j] and reach[j, i])


def test_gamblers_ruin():
    """Feller: with p = 1/3 from i of n, ruin is ((q/p)^n - (q/p)^i) / ((q/p)^n - 1); fair games last i (n - i)."""
    n = 6
    rows = [[F(int(i == j)) if i in (0, n) else {i + 1: F(1, 3), i - 1: F(2, 3)}.get(j, F(0)) for j in range(n + 1)] for i in range(n + 1)]
    for i, d in absorption_probabilities(markov_chain(rows)):
        assert d[0] == F(2**n - 2**i, 2**n - 1)
    fair = [[F(int(i == j)) if i in (0, n) else F(int(abs(i - j) == 1), 2) for j in range(n + 1)] for i in range(n + 1)]
    assert [t for _, t in hitting_times(markov_chain(fair), [0, n])] == [i * (n - i) for i in range(n + 1)]
    assert [t for _, t in hitting_times(markov_chain(fair), [0])] == [0] + [math.inf] * n
    floats = hitting_times(as_floats(markov_chain(fair)), [0, n])
    assert [t for _, t in floats] == pytest.approx([i * (n - i) for i in range(n + 1)])


@given(chains(4, 1))
@settings(max_examples=30, deadline=None)
def test_kemenys_constant_by_hitting_times(chain):
    pi, n = stationary_distribution(chain), len(chain)
    times = [dict(hitting_times(chain, [j])) for j in range(n)]
    for i in range(n):
        assert sum(pi[j] * times[j][i] for j in range(n)) == kemeny_constant(chain)
    assert kemeny_constant(as_floats(chain)) == pytest.approx(float(kemeny_constant(chain)), abs=1e-9)


@given(chains(5, 1))
@settings(max_examples=30, deadline=None)
def test_mixing_time_by_definition(chain):
    pi, p = stationary_distribution(chain).floats(), chain.matrix()

    def distance(n):
        return 0.5 * np.abs(np.linalg.matrix_power(p, n) - pi).sum(axis=1).max()

    n = mixing_time(chain, 0.01)
    assert distance(n) <= 0.01 + 1e-12
    assert n == 0 or distance(n - 1) > 0.01 - 1e-12


def test_two_state_eigenvalue():
    for a, b in ((F(1, 10), F(2, 10)), (F(9, 10), F(8, 10)), (1, 1)):
        assert second_eigenvalue(markov_chain([[1 - a, a], [b, 1 - b]])) == pytest.approx(abs(float(1 - a - b)), abs=1e-14)


def test_random_walk_on_a_graph():
    """Cover & Thomas 4.3: h = H(… Eᵢⱼ/2E …) - H(… Eᵢ/2E …)."""
    edges = [("a", "b", 3), ("b", "c", 2), ("a", "c", 1), ("c", "d", 5)]
    walk = random_walk(edges)
    degree = {x: sum(w for u, v, w in edges if x in (u, v)) for x in "abcd"}
    whole = sum(degree.values())
    assert stationary_distribution(walk) == pmf({x: F(d, whole) for x, d in degree.items()})
    ways = [F(w, whole) for _, _, w in edges] * 2
    assert process_entropy_rate(walk) == entropy(ways) - entropy([F(d, whole) for d in degree.values()])
    assert is_reversible(walk)


def test_king_on_a_chessboard():
    """Cover & Thomas, problem 4.18 (king on 3 × 3): 40 moves; degrees 3, 5, 8: h by the degrees."""
    cells = [(i, j) for i in range(3) for j in range(3)]
    edges = [(a, b, 1) for a in cells for b in cells if a < b and max(abs(a[0] - b[0]), abs(a[1] - b[1])) == 1]
    rate = process_entropy_rate(random_walk(edges))
    with mpmath.workdps(30):
        truth = (4 * 3 * mpmath.log(3, 2) + 4 * 5 * mpmath.log(5, 2) + 8 * mpmath.log(8, 2)) / 40
    assert isinstance(rate, ExactInformation)
    assert ulps(float(rate), truth) <= 1


@given(st.lists(st.lists(st.integers(-5, 5), min_size=4, max_size=4), min_size=4, max_size=4))
def test_integer_elimination(a):
    if round(np.linalg.det(np.array(a, dtype=float))) == 0:
        return
    x, d = solve_integers(a, [[1], [2], [3], [4]])
    for row, b in zip(a, (1, 2, 3, 4)):
        assert sum(F(c * v[0], d) for c, v in zip(row, x)) == b


# -- data --


def test_counts_are_exact():
    chain = markov_chain_from_data("aabab" * 3 + "a", order=2)
    assert chain["a", "b"] == pmf({"a": F(1)})
    assert chain.exact
    assert chain["a", "a"] == pmf({"b": F(1)})
    laplace = markov_chain_from_data("aab", prior=1)
    assert laplace["b"] == pmf({"a": H, "b": H})
    assert laplace["a"]["b"] == H


def test_likelihood_is_the_greatest():
    x = simulate(markov_chain([[0.9, 0.1], [0.4, 0.6]]), 500, seed=3)
    best = log_likelihood(markov_chain_from_data(x), x)
    assert best >= log_likelihood(markov_chain([[0.9, 0.1], [0.4, 0.6]]), x)
    word = [0, 1, 0, 0, 1]
    as_hidden = log_likelihood(EVEN, [0, 1, 1, 0])
    assert as_hidden == pytest.approx(math.log2(word_probability(EVEN, [0, 1, 1, 0])))
    assert log_likelihood(EVEN, word) == -math.inf
    assert log_likelihood(GOLDEN, [0, 1, 0, 0], base="e") == pytest.approx(2 * math.log(0.5))


def test_order_of_a_chain_of_order_two():
    rows = {(a, b): {0: F(9, 10), 1: F(1, 10)} if a == b else {0: F(1, 10), 1: F(9, 10)} for a in (0, 1) for b in (0, 1)}
    x = simulate(markov_chain(rows, order=2), 20_000, seed=7)
    found = markov_order(x, 4)
    assert found.bic == 2
    assert found.rows[2]["p_value"] < 1e-10
    assert found.rows[2]["parameters"] == 4
    coin = markov_order(np.random.default_rng(5).integers(0, 2, 20_000), 3)
    assert coin.bic == 0


def test_log_likelihood_of_orders_by_hand():
    row = markov_order("aababbab", 1).rows[1]
    truth = sum(c * math.log(p) for c, p in ((1, 1 / 4), (3, 3 / 4), (2, 2 / 3), (1, 1 / 3)))
    assert row["log_likelihood"] == pytest.approx(truth)
    assert row["aic"] == pytest.approx(4 - 2 * truth)


@pytest.mark.parametrize(("x", "k"), [(0.5, 1), (3.0, 2), (10.0, 3), (250.0, 200), (1.0, 40), (1500.0, 30)])
def test_chi_square_tail(x, k):
    with mpmath.workdps(30):
        truth = mpmath.gammainc(mpmath.mpf(k) / 2, mpmath.mpf(x) / 2, regularized=True)
    assert chi_square_tail(x, k) == pytest.approx(float(truth), rel=1e-10)


# -- simulation --


def test_simulation_follows_the_chain():
    p = np.random.default_rng(2).dirichlet(np.ones(5), 5)
    chain = markov_chain(p)
    x = simulate(chain, 200_000, seed=11)
    counts = np.zeros((5, 5))
    np.add.at(counts, (x[:-1], x[1:]), 1)
    visits = counts.sum(axis=1, keepdims=True)
    assert (np.abs(counts / visits - p) < 5 * np.sqrt(p * (1 - p) / visits) + 1e-9).all()
    assert (simulate(chain, 1000, seed=11) == x[:1000]).all()


def test_simulation_of_words_and_longer_memory():
    assert simulate(markov_chain({"a": {"b": 1}, "b": {"a": 1}}), 4, seed=0, start="b") == ["b", "a", "b", "a"]
    chain = markov_chain({("a", "b"): {"b": 1}, ("b", "b"): {"a": 1}, ("b", "a"): {"b": 1}}, order=2)
    assert simulate(chain, 6, seed=0, start=("a", "b")) == ["a", "b", "b", "a", "b", "b"]
    y = "".join(map(str, simulate(EVEN, 5000, seed=4)))
    assert all(len(run) % 2 == 0 for run in y.split("0")[1:-1])
    assert y.count("1") / 5000 == pytest.approx(2 / 3, abs=0.05)


def test_order_two_agrees_with_pairs():
    rows = {(0, 0): {0: F(1, 3), 1: F(2, 3)}, (0, 1): {0: H, 1: H}, (1, 0): {1: F(1)}, (1, 1): {0: F(1)}}
    chain = markov_chain(rows, order=2)
    pi = stationary_distribution(chain)
    d = joint(["a", "b", "c"], [((*context, x), pi[context] * p) for context, row in rows.items() for x, p in row.items()])
    assert process_entropy_rate(chain) == entropy(d) - entropy(d, "a", "b")

"""Native kernels of information: the same results as numpy's, whatever the arrays; and what they leave to numpy."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from lambit.info import (
    block_entropy,
    entropy,
    lempel_ziv_complexity,
    mutual_information,
    mutual_information_matrix,
    samples,
)
from lambit.info.kernels import counts, native, suffixes, words
from lambit.jit.kernels import counting, install, parsing
from lambit.jit.kernels.offers import KERNELS, Offers, offers

KINDS = ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8")


@pytest.fixture
def both(monkeypatch):
    """Ask numpy, then native kernels, which must have worked; results must be the same."""
    install(now=True)
    made = offers()
    monkeypatch.setattr(native, "LEAST", 1)

    def ask(f, *kernels):
        asked = []

        def find(name, n):
            found = made.find(name, n)
            assert found is not None, (name, made.failed)

            def noted(*arguments):
                answer = found(*arguments)
                asked.append((name, answer is not None))
                return answer

            return noted

        native.use(None)
        expected = f()
        native.use(find)
        got = f()
        for kernel in kernels:
            assert (kernel, True) in asked
        return expected, got

    yield ask
    native.use(None)


def same(pair):
    expected, got = pair
    if expected is None or got is None:
        assert expected is got
    elif isinstance(expected, tuple):
        for each in zip(expected, got, strict=True):
            same(each)
    else:
        assert np.array_equal(np.asarray(expected), np.asarray(got))
        assert np.shape(expected) == np.shape(got)


def data(n, size, kind="i8", seed=0):
    return np.random.default_rng(seed).integers(0, size, n).astype(kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("n", [1, 2, 63, 64, 65, 4095, 4096, 4097, 65536, 65537, 200_000])
def test_counts_of_one_column(both, kind, n):
    x = data(n, 100, kind)
    pair = both(lambda: counts.tally([x]), "count_words")
    same(pair)
    assert pair[1].tolist() == [int((x == i).sum()) for i in range(int(x.max()) + 1)]


@pytest.mark.parametrize("kinds", [("u1", "i8"), ("i4", "u2"), ("i8", "i8", "u1"), ("u8", "i2", "i1")])
@pytest.mark.parametrize("n", [1, 4097, 70_000])
def test_counts_of_several_columns(both, kinds, n):
    columns = [data(n, 3 + 4 * i, kind, i) for i, kind in enumerate(kinds)]
    same(both(lambda: counts.tally(columns), "count_words"))
    same(both(lambda: counts.count_codes([(c, 20) for c in columns], n), "count_words"))


@pytest.mark.parametrize("size", [1, 2, 1023, 1024, 1025, 5000])
def test_few_and_many_codes(both, size):
    x = data(30_000, size)
    same(both(lambda: counts.tally([x]), "count_words"))
    same(both(lambda: counts.tally([np.sort(x)])))
    same(both(lambda: counts.tally([np.full(30_000, size - 1)])))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_range_that_grows_late(both, columns):
    x = np.zeros(300_000, dtype=np.int64)
    x[70_000:] = 5
    x[-1] = 90
    same(both(lambda: counts.tally([x] * columns), "count_words"))


@pytest.mark.parametrize("at", [0, 4095, 4096, 65_536, 99_999])
@pytest.mark.parametrize("kind", ["i1", "i2", "i4", "i8"])
def test_negative_symbols_are_for_numpy(both, at, kind):
    x = data(100_000, 7, kind)
    x[at] = -1
    same(both(lambda: counts.tally([x])))
    same(both(lambda: counts.tally([data(100_000, 3), x])))
    assert counts.tally([x]) is None
    assert counts.tally([data(100_000, 3), x]) is None


@pytest.mark.parametrize("value", [2**40, 2**62, 2**63 - 1])
def test_enormous_symbols_are_for_numpy(both, value):
    x = data(100_000, 7)
    x[77_777] = value
    same(both(lambda: counts.tally([x])))
    same(both(lambda: counts.tally([x, data(100_000, 2)])))
    y = x.astype("u8")
    y[77_777] = 2**64 - 1
    same(both(lambda: counts.tally([y])))


def test_no_symbol_out_of_range_is_counted():
    install(now=True)
    count = offers().find("count_words", 1)
    x = data(10_000, 8)
    x[5000] = 8
    room = np.full(24, 77, dtype=np.int64)  # the table lies between what must not be touched
    table = room[8:16]
    table[:] = 0
    assert count(table, [(x, 8, 0)], 0, 10_000) == 4096
    assert table.sum() == 4096
    assert (room[:8] == 77).all()
    assert (room[16:] == 77).all()
    bounded = x.astype("i1")
    bounded[5000] = -100
    assert count(np.zeros(256, dtype=np.int64), [(bounded, 256, 0)], 0, 10_000) == 4096


def test_what_cannot_be_counted_so():
    install(now=True)
    count = offers().find("count_words", 1)
    x, table = data(100, 8), np.zeros(8, dtype=np.int64)
    assert count(table, [(x, 8, 1)], 0, 100) is None  # before the beginning
    assert count(table, [(x, 8, 0)], 0, 101) is None
    assert count(table, [(x, 7, 0)], 0, 100) is None  # another table
    assert count(table, [], 0, 100) is None
    assert count(table, [(x.astype(">i8"), 8, 0)], 0, 100) is None
    assert count(table, [(x.astype(float), 8, 0)], 0, 100) is None
    assert count(table, [(x.astype(object), 8, 0)], 0, 100) is None
    assert count(table, [(x.reshape(10, 10), 8, 0)], 0, 10) is None


@pytest.mark.parametrize("kind", ["u1", "i4", "i8"])
def test_arrays_of_any_layout(both, kind):
    rows = data(90_000, 6, kind).reshape(-1, 3)
    same(both(lambda: counts.tally([rows[:, 0], rows[:, 2]]), "count_words"))
    x = rows.reshape(-1)
    same(both(lambda: counts.tally([x[::-1]]), "count_words"))
    same(both(lambda: counts.tally([x[::7], x[1::7][: x[::7].size]]) if x[1::7].size >= x[::7].size else None))
    fixed = x.copy()
    fixed.flags.writeable = False
    same(both(lambda: counts.tally([fixed]), "count_words"))
    shifted = np.frombuffer(b"\0" + x.tobytes(), dtype=np.uint8)[1:].view(kind)
    same(both(lambda: counts.tally([shifted]), "count_words"))
    same(both(lambda: counts.tally([np.broadcast_to(x[:1], 50_000)]), "count_words"))
    record = np.zeros(20_000, dtype=[("a", "u1"), ("b", kind)])
    record["b"] = x[:20_000]
    same(both(lambda: counts.tally([record["b"]])))
    same(both(lambda: counts.tally([x.astype(x.dtype.newbyteorder(">"))])))
    same(both(lambda: entropy(samples(np.ma.masked_array(x).data))))


@pytest.mark.parametrize("kind", ["u1", "u2", "i8"])
@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_words(both, kind, length):
    x = data(100_000, 5, kind)
    parts = [(x, 5, lag) for lag in range(length - 1, -1, -1)]
    expected, got = both(lambda: words.count_words(parts, length - 1, x.size), "count_words")
    same((expected, got))
    same(both(lambda: block_entropy(x, length)))
    digits = np.lib.stride_tricks.sliding_window_view(x.astype(int), length) @ (5 ** np.arange(length))[::-1]
    same((np.bincount(digits, minlength=5**length), got))


def test_words_of_several_series_at_several_times(both):
    x, y = data(50_000, 3, "u1"), data(50_000, 4, "i8", 1)
    parts = [(x, 3, 5), (y, 4, 0), (x, 3, 1), (y, 4, 40)]
    for start, stop in ((40, 50_000), (40, 41), (4136, 4137), (100, 100)):
        same(both(lambda: words.count_words(parts, start, stop)))


@pytest.mark.parametrize("n", [1, 63, 64, 65, 8191, 8192, 8193, 20_000])
@pytest.mark.parametrize("sizes", [(2, 2), (1, 3), (5, 2, 7, 1, 4), (25, 25, 26), (60, 3, 90)])
def test_pairs_of_columns(both, n, sizes):
    columns = [data(n, size, "i8", i) for i, size in enumerate(sizes)]
    same(both(lambda: mutual_information_matrix(samples(*columns))))


def test_pairs_of_the_columns_of_an_array(both):
    x = np.random.default_rng(3).integers(0, 8, (10_000, 12))
    same(both(lambda: mutual_information_matrix(samples(x)), "count_pairs"))
    expected = np.array([[mutual_information(samples(x[:, i], x[:, j])) for j in range(12) if j != i] for i in range(12)])
    found = mutual_information_matrix(samples(x))
    assert np.allclose(found[~np.eye(12, dtype=bool)].reshape(12, 11), expected, atol=1e-12)


SEQUENCES = {
    "bits": data(30_000, 2), "letters": data(30_000, 26, "u1"), "numbers": data(30_000, 20_000),
    "constant": np.zeros(20_000, dtype=np.int64), "periodic": np.arange(20_000) % 7, "distinct": np.arange(20_000),
    "twice": np.tile(data(10_000, 4), 2), "one": np.zeros(1, dtype=np.int64), "two": np.array([0, 1]),
    "runs": np.repeat(data(300, 2), data(300, 100, "i8", 2)),
}  # fmt: skip


@pytest.mark.parametrize("name", SEQUENCES)
def test_parsings(both, name):
    symbols, x = np.unique(SEQUENCES[name], return_inverse=True)
    same(both(lambda: suffixes.exhaustive_history(x, symbols.size), "earlier", "history"))
    same(both(lambda: suffixes.previous_matches(x, symbols.size), "earlier", "matches"))
    same(both(lambda: suffixes.incremental_parsing(x, symbols.size), "phrases"))
    same(both(lambda: [lempel_ziv_complexity(x, parsing=p) for p in (76, 78)]))


@pytest.mark.parametrize("seed", range(30))
def test_parsings_of_short_sequences(both, seed):
    random = np.random.default_rng(seed)
    size = int(random.integers(1, 5))
    x = random.integers(0, size, int(random.integers(1, 200)))
    same(both(lambda: suffixes.exhaustive_history(x, size)))
    same(both(lambda: suffixes.previous_matches(x, size)))
    same(both(lambda: suffixes.incremental_parsing(x, size)))


def test_pieces(both, monkeypatch):
    monkeypatch.setattr(counting, "PIECE", 5000)
    monkeypatch.setattr(parsing, "PIECE", 777)
    x = data(20_000, 3)
    same(both(lambda: counts.tally([x, x[::-1]])))
    same(both(lambda: suffixes.exhaustive_history(x, 3)))
    same(both(lambda: suffixes.previous_matches(x, 3)))
    same(both(lambda: suffixes.incremental_parsing(x, 3)))


# -- when there are kernels


def test_nobody_is_asked_for_small_work(both):
    native.use(lambda name, n: pytest.fail("asked"))
    assert native.kernel("count_words", native.LEAST - 1) is None


def test_compiled_in_the_background_when_worth_it():
    made = Offers()
    assert made.find("count_words", 1000) is None
    assert not made.waiting
    assert made.find("count_words", 100_000_000) is None
    assert made.waiting == {"counting"}
    for _ in range(3000):
        if made.find("count_words", 1) is not None:
            break
        time.sleep(0.01)
    assert made.find("count_words", 1) is not None
    assert made.find("no such kernel", 10**12) is None


def test_a_compiler_that_fails(monkeypatch):
    def fail(*_):
        raise OSError("no code today")

    monkeypatch.setattr("lambit.jit.kernels.offers._doors", fail)
    made = Offers(eager=True)
    native.use(made.find)
    try:
        x = data(100_000, 5)
        assert counts.tally([x]).tolist() == np.bincount(x).tolist()
        for name in KERNELS:
            assert made.find(name, 10**9) is None
    finally:
        native.use(None)
    assert made.failed["counting"] == "OSError: no code today"


PROGRAM = """
import sys
if {blocked}: sys.modules["llvmlite"] = None
import numpy as np
from lambit import Interpreter
it = Interpreter(["python"])
it.define("x", np.arange(200_000) % 8)
print(it.eval("(entropy (samples x))"))
from lambit.info.kernels import native
print(native._find is not None, native.kernel("count_words", 1 << 20) is not None)
"""


@pytest.mark.parametrize(
    ("wish", "blocked", "told"), [("off", False, "False False"), ("eager", False, "True True"), ("eager", True, "True False")]
)
def test_sessions(wish, blocked, told):
    import os

    environment = os.environ | {"LAMBIT_JIT": wish}
    done = subprocess.run([sys.executable, "-c", PROGRAM.format(blocked=blocked)], capture_output=True, text=True, env=environment, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["3.0", told]


def test_other_threads_run_meanwhile():
    install(now=True)
    native.use(None)
    raw = offers()
    count = raw.find("count_words", 1)
    x = data(1_000_000, 200, "i8")
    seen, stop = [0], threading.Event()

    def work():
        while not stop.is_set():
            seen[0] += 1
            time.sleep(0)

    thread = threading.Thread(target=work)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)  # nobody is let in but by who lets go
    try:
        thread.start()
        start, rounds = seen[0], 0
        while seen[0] <= start and rounds < 2000:
            count(np.zeros(200, dtype=np.int64), [(x, 200, 0)], 0, x.size)
            rounds += 1
        progress = seen[0] - start
    finally:
        sys.setswitchinterval(before)
        stop.set()
        thread.join()
    assert progress > 0


def test_interrupts_come_through():
    install(now=True)
    made = offers()
    x = np.zeros(4_000_000, dtype=np.uint8)
    count = made.find("count_words", 1)

    class Enough(Exception):
        pass

    def stop(*_):
        raise Enough

    old = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(Enough):
            for _ in range(100_000):
                count(np.zeros(1, dtype=np.int64), [(x, 1, 0)] * 20, 0, x.size)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


def test_a_door_takes_its_arguments_only(both):
    from lambit.jit.kernels.door import opened
    from lambit.jit.kernels.language import written

    door = opened(*written(parsing.SOURCES["earlier"]))
    with pytest.raises(TypeError):
        door()
    with pytest.raises(TypeError):
        door(1, 2, 3, 4, 5, 6, "x")
    with pytest.raises(OverflowError):
        door(1, 2, 3, 4, 5, 6, 2**70)

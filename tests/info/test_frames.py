"""Frames and columns of pandas, polars and Arrow as data: read as the arrays and lists that they hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from importlib.util import find_spec

import numpy as np
import pytest

from lambit import Interpreter
from lambit.info import (
    InformationError,
    binned,
    block_entropies,
    continuous_mutual_information,
    differential_entropy,
    entropy,
    estimate_entropy,
    kl_divergence,
    lempel_ziv_complexity,
    mutual_information,
    normalize,
    permutation_entropy,
    pmf,
    sample_entropy,
    samples,
    surprisal,
    transfer_entropy,
)

LIBRARIES = [
    pytest.param(name, marks=pytest.mark.skipif(find_spec(package) is None, reason=f"{package} is not installed"))
    for name, package in (("pandas", "pandas"), ("polars", "polars"), ("arrow", "pyarrow"))
]
RNG = np.random.default_rng(5)
X = RNG.normal(size=60)
Y = X + RNG.normal(size=60)
WORDS = list("xyyxxyxxzy") * 6
TABLE = {"n": [1, 2, 2, 1, 3, 1], "w": list("abbacb"), "b": [True, False] * 3, "f": [0.5, 0.25] * 3, "d": [dt.date(2020, 1, 1)] * 6}


@pytest.fixture(params=LIBRARIES)
def library(request):
    return request.param


@pytest.fixture
def frame(library):
    """What makes a frame of a table."""
    if library == "arrow":
        import pyarrow as pa

        return pa.table
    if library == "polars":
        import polars as pl

        return pl.DataFrame
    import pandas as pd

    return pd.DataFrame


@pytest.fixture
def column(library):
    """What makes a column of values."""
    if library == "arrow":
        import pyarrow as pa

        return pa.array
    if library == "polars":
        import polars as pl

        return pl.Series
    import pandas as pd

    return pd.Series


def test_a_frame_is_samples_of_its_columns(frame):
    s = samples(frame(TABLE))
    plain = samples(*TABLE.values(), names=list(TABLE))
    assert s.names == plain.names == tuple(TABLE)
    assert s.frequencies() == plain.frequencies()
    assert mutual_information(s, "n", "w") == mutual_information(plain, "n", "w")
    assert samples(frame(TABLE), names=["w", "b"]).frequencies() == samples(TABLE["w"], TABLE["b"], names=["w", "b"]).frequencies()


def test_symbols_are_pythons_own(frame):
    for name in ("n", "w", "b", "d"):
        outcomes = samples(frame(TABLE), names=[name]).frequencies().outcomes
        assert set(map(type, outcomes)) == {type(TABLE[name][0])}, name


def test_missing_values_are_refused_by_column_and_row(frame):
    for values in ([1, None, 2], [1.5, float("nan"), 2.5], ["a", None, "b"]):
        made = frame({"k": [1, 2, 3], "v": values})
        with pytest.raises(InformationError, match="column 'v' lacks a value in row 1 .*drop"):
            samples(made)
        assert samples(made, missing="drop").frequencies() == samples([1, 3], [values[0], values[2]], names=["k", "v"]).frequencies()


def test_columns_side_by_side(column):
    made = samples(column(TABLE["n"]), column(TABLE["w"]))
    assert made.frequencies() == samples(TABLE["n"], TABLE["w"]).frequencies()
    with pytest.raises(InformationError, match="missing value None at index 1"):
        samples(column(["a", None]))


def test_symbols_of_other_kinds(column):
    assert entropy(samples(column([Decimal("1.5"), Decimal("2.5")]))) == 1.0
    assert entropy(samples(column([b"q", b"r", b"q", b"r"]))) == 1.0
    assert entropy(samples(column([[1, 2], [1], [1, 2], [3]]))) == 1.5
    assert entropy(samples(column([dt.datetime(2020, 1, day) for day in (1, 2, 3, 3)]))) == 1.5


def test_series_of_symbols(column):
    made = column(WORDS)
    assert (block_entropies(made, 3) == block_entropies(WORDS, 3)).all()
    assert lempel_ziv_complexity(made) == lempel_ziv_complexity(WORDS)
    assert transfer_entropy(made, column(WORDS[::-1])) == transfer_entropy(WORDS, WORDS[::-1])
    assert estimate_entropy(made) == estimate_entropy(WORDS)
    assert estimate_entropy(column([3, 2, 1, 1]), counts=True) == estimate_entropy([3, 2, 1, 1], counts=True)


def test_series_of_numbers(column):
    made = column(X)
    assert permutation_entropy(made) == permutation_entropy(X)
    assert sample_entropy(made) == sample_entropy(X)
    assert (binned(made, 4) == binned(X, 4)).all()
    with pytest.raises(InformationError, match="value None at index 1 is missing"):
        permutation_entropy(column([1.0, None, 2.0, 3.0]))


def test_continuous_data(frame, column):
    assert differential_entropy(column(X)) == differential_entropy(X)
    assert differential_entropy(frame({"x": X, "y": Y})) == differential_entropy(np.column_stack([X, Y]))
    assert continuous_mutual_information(column(X), column(Y)) == continuous_mutual_information(X, Y)
    assert continuous_mutual_information(column(X), column(WORDS), estimator="ross") == continuous_mutual_information(X, WORDS, estimator="ross")
    with pytest.raises(InformationError, match="data: value None at index 1 is missing"):
        differential_entropy(column([1.0, None, 2.0]))
    with pytest.raises(InformationError, match="column b: value None at index 0 is missing"):
        differential_entropy(frame({"a": [1.0, 2.0], "b": [None, 2.0]}))
    with pytest.raises(InformationError, match="column w: value 'a' at index 0 is not a number"):
        differential_entropy(frame(TABLE))


def test_probabilities(column):
    assert entropy(column([0.5, 0.25, 0.25])) == 1.5
    assert pmf(column([0.5, 0.5])) == pmf([0.5, 0.5])
    assert kl_divergence(column([0.5, 0.5]), column([0.25, 0.75])) == kl_divergence([0.5, 0.5], [0.25, 0.75])
    assert list(normalize(column([1.0, 3.0]))) == [0.25, 0.75]
    assert list(surprisal(column([0.5, 0.25]))) == [1.0, 2.0]


def test_lisp_reads_them_too(frame, column):
    it = Interpreter()
    it.define("frame", frame(TABLE))
    it.define("words", column(TABLE["w"]))
    it.define("numbers", column(X))
    assert it.eval("(entropy (samples frame :names '(w)))") == entropy(samples(TABLE["w"]))
    assert it.eval("(mutual-information (samples frame) 'n 'w)") == mutual_information(samples(TABLE["n"], TABLE["w"]))
    assert it.eval("(entropy (samples words))") == entropy(samples(TABLE["w"]))
    assert it.eval("(inexact (estimate-entropy words))") == float(estimate_entropy(TABLE["w"]))
    assert it.eval("(permutation-entropy numbers)") == permutation_entropy(X)
    assert it.eval("(inexact (differential-entropy numbers))") == float(differential_entropy(X))
    assert it.eval("(lempel-ziv-complexity words)") == lempel_ziv_complexity(TABLE["w"])


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_empty_frame_is_refused(library, frame):
    with pytest.raises(InformationError, match="a frame without columns is no data"):
        samples(frame({}))
    with pytest.raises(InformationError, match="no data"):
        samples(frame({"a": []}))


def test_a_lazy_frame_is_refused():
    polars = pytest.importorskip("polars")
    with pytest.raises(InformationError, match="a lazy frame has no values yet"):
        samples(polars.DataFrame({"a": [1]}).lazy())


def test_special_columns_of_polars_and_arrow():
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    assert samples(polars.DataFrame({"a": polars.Series(["u", "v", "u"], dtype=polars.Categorical)})).frequencies() == samples("uvu").frequencies()
    assert entropy(samples(polars.DataFrame({"a": polars.Series([1, 2], dtype=polars.Int128)}))) == 1.0
    assert entropy(samples(pyarrow.chunked_array([[True], [False]]))) == 1.0
    assert entropy(samples(pyarrow.table({"a": [True, False]}).to_batches()[0])) == 1.0
    assert entropy(samples(pyarrow.array(["u", "v"]).dictionary_encode())) == 1.0
    with pytest.raises(InformationError, match="the column 'a' is there twice"):
        samples(pyarrow.Table.from_arrays([pyarrow.array([1]), pyarrow.array([2])], names=["a", "a"]))

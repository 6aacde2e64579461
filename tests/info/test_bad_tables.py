"""Every public name refuses what it cannot answer: a sentence, the value or its index, and what to try.

Each `bad_SUBJECT.py` beside this file has a table `BAD`: for each public name of
`lambit.info`, calls that must be refused, with words of the message in their order.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import lambit.info
from lambit.examples import has_words
from lambit.info import InformationError

HERE = Path(__file__).parent
TABLES = [import_module(p.stem).BAD for p in sorted(HERE.glob("bad_*.py"))]
CASES = [
    pytest.param(call, words, id=f"{name}-{i}")
    for table in TABLES
    for name, cases in table.items()
    for i, (call, words) in enumerate(cases)
]
VALUES = {
    "Distribution", "Estimate", "ExactInformation", "ExponentialFamily", "HiddenMarkov", "InformationError", "MarkovChain",
    "MaximumEntropy", "OrderSelection", "RateBounds", "Samples",
}  # fmt: skip
"""Classes: their values are made by functions, which are tested."""


@pytest.mark.parametrize(("call", "words"), CASES)
def test_it_is_refused(call, words):
    with pytest.raises(InformationError) as caught:
        call()
    assert has_words(str(caught.value), words), str(caught.value)


def test_no_public_name_is_left_out():
    covered = {name for table in TABLES for name in table}
    assert not sorted(set(lambit.info.__all__) - VALUES - covered)
    assert not sorted(covered - set(lambit.info.__all__))

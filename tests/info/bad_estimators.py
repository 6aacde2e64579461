"""What estimators refuse."""

from __future__ import annotations

import numpy as np

from lambit.info import (
    estimate_entropy,
    estimate_mutual_information,
    mutual_information_matrix,
    samples,
    samples_from_csv,
)


def csv(tmp, text):
    from pathlib import Path

    path = Path(tmp)
    path.write_text(text)
    return str(path)


BAD = {
    "estimate_entropy": [
        (lambda: estimate_entropy([]), "no data"),
        (lambda: estimate_entropy([1.0, float("nan")]), "missing value nan at index 1"),
        (lambda: estimate_entropy([1, None]), "missing value None at index 1"),
        (lambda: estimate_entropy("abc", estimator="best"), "'best' expected one of plug-in"),
        (lambda: estimate_entropy("abc", estimator="nsb"), "needs the size of the alphabet"),
        (lambda: estimate_entropy("abc", alphabet=2), "alphabet 2 at least 3"),
        (lambda: estimate_entropy([3, -1], counts=True), "count -1 at index 1"),
        (lambda: estimate_entropy([3, 0.5], counts=True), "count 0.5 at index 1"),
        (lambda: estimate_entropy([0, 0], counts=True), "no data"),
        (lambda: estimate_entropy("abc", estimator="dirichlet", prior=-1), "prior -1"),
        (lambda: estimate_entropy("abc", estimator="dirichlet", prior="none"), "prior 'none'"),
        (lambda: estimate_entropy("abc", interval="wide"), "interval 'wide'"),
        (lambda: estimate_entropy("abc", level=95), "level 95"),
        (lambda: estimate_entropy("abc", interval="bootstrap", resamples=1), "resamples 1"),
        (lambda: estimate_entropy("abc", interval="bootstrap", seed=-5), "seed -5"),
        (lambda: estimate_entropy("abc", base=1), "base 1"),
        (lambda: estimate_entropy(samples("ab", "cd"), "z"), "no variable z"),
        (lambda: estimate_entropy(np.array([[1], None], dtype=object)), "unhashable"),
    ],
    "estimate_mutual_information": [
        (lambda: estimate_mutual_information(samples("ab")), "between which variables"),
        (lambda: estimate_mutual_information(samples("ab", "cd"), "x", "z"), "no variable z"),
        (lambda: estimate_mutual_information(samples("ab", "cd"), correction="best"), "'best' expected one of none"),
        (lambda: estimate_mutual_information(samples("ab", "cd"), permutations=-1), "permutations -1"),
        (lambda: estimate_mutual_information(samples("ab", "cd"), correction="nsb"), "needs the size of the alphabet"),
    ],
    "mutual_information_matrix": [
        (lambda: mutual_information_matrix([]), "no data"),
        (lambda: mutual_information_matrix("ab", correction="shuffle"), "'shuffle' expected 'none'"),
    ],
    "samples_from_csv": [
        (lambda: samples_from_csv(csv("/tmp/lambit-bad-1.csv", "")), "the file is empty"),
        (lambda: samples_from_csv(csv("/tmp/lambit-bad-2.csv", "a,b\n1\n")), "line 2 has 1 fields, the first has 2"),
        (lambda: samples_from_csv(csv("/tmp/lambit-bad-3.csv", "a,b\n1,2\n"), "c"), "no column 'c'"),
        (lambda: samples_from_csv(csv("/tmp/lambit-bad-4.csv", "a,b\n1,\n")), "missing value None at index 0"),
        (lambda: samples_from_csv(csv("/tmp/lambit-bad-5.csv", "a,b\n")), "no line after its first"),
    ],
}

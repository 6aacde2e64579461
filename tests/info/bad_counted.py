"""What samples from counts refuse."""

from __future__ import annotations

import numpy as np

from lambit.info import samples_from_counts

BAD = {
    "samples_from_counts": [
        (lambda: samples_from_counts({}), "no data: there are no counts"),
        (lambda: samples_from_counts([0, 0]), "no data: all counts are 0"),
        (lambda: samples_from_counts({"a": -1}), "count -1 of 'a' at index 0 not negative"),
        (lambda: samples_from_counts([("a", 1), ("b", 0.5)]), "count 0.5 of 'b' at index 1"),
        (lambda: samples_from_counts({"a": True}), "count True of 'a'"),
        (lambda: samples_from_counts({"a": float("nan")}), "count nan of 'a' at index 0"),
        (lambda: samples_from_counts({float("nan"): 1}), "missing value nan at index 0"),
        (lambda: samples_from_counts({None: 1}), "missing value None at index 0"),
        (lambda: samples_from_counts(np.array([1.0, 2.0])), "are no counts"),
        (lambda: samples_from_counts(np.array([[1, 2]])), "are no counts"),
        (lambda: samples_from_counts(np.array(["a"], dtype=object)), "count 'a' of 0 at index 0"),
        (lambda: samples_from_counts("abc"), "are no counts"),
        (lambda: samples_from_counts(3), "are no counts"),
        (lambda: samples_from_counts({"a": 1}, names=["x", "y"]), "'a' is not 2 values"),
        (lambda: samples_from_counts({("a", "b"): 1}, names=["x", "x"]), "x"),
    ],
}

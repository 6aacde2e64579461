"""Whatever is to be yes or no says so, of every public function that has such an option."""

import inspect

import numpy as np
import pytest

from lambit import info
from lambit.info import InformationError

X = [0, 1, 1, 0, 1, 0, 0, 1] * 6
COIN = info.pmf({(0, 0): 0.25, (0, 1): 0.25, (1, 0): 0.5}, names=["x", "y"])
ARGUMENTS = {
    "distribution_table": (COIN,), "hypergeometric": (3, 4, 2), "tabulate_distribution": (lambda x: 1, [1, 2]),
    "local_transfer_entropy": (X, X), "transfer_entropy": (X, X), "lagged_mutual_information": (X, X, 1), "block_entropies": (X, 2),
    "block_entropy": (X, 2), "predictive_information": (X, 1), "mutual_information_matrix": ([X, X],), "continuous_mutual_information": (X, X),
    "dispersion_entropy": (X, 3), "permutation_entropy": (X, 3), "estimate_entropy": (X,), "pointwise_mutual_information": (COIN, 0, 0),
}  # fmt: skip


def flags():
    for name in info.__all__:
        f = getattr(info, name)
        if callable(f) and not inspect.isclass(f):
            for p in inspect.signature(f).parameters.values():
                if p.default is True or p.default is False:
                    yield name, p.name


@pytest.mark.parametrize(("name", "flag"), list(flags()))
@pytest.mark.parametrize("value", [np.array([1, 0]), np.arange(50), "yes", 2, None])
def test_a_flag_is_true_or_false(name, flag, value):
    default = (COIN,) if flag == "pointwise" or name == "variation_of_information" else (X,)
    with pytest.raises(InformationError, match=f"{flag} .*: expected True or False") as raised:
        getattr(info, name)(*ARGUMENTS.get(name, default), **{flag: value})
    assert len(str(raised.value)) < 100


def test_numpys_booleans_are_booleans():
    assert info.block_entropy(X, 2, trials=np.bool_(False)) == info.block_entropy(X, 2)

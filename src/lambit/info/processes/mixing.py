"""How fast a chain forgets where it began: eigenvalues, relaxation and mixing times."""

from __future__ import annotations

from math import inf
from typing import Any

from lambit.info.checks import InformationError, is_number

from .chains import MarkovChain, check_chain
from .stationary import is_reversible, stationary_array
from .structure import is_aperiodic

_LONGEST = 1 << 60


def second_eigenvalue(chain: Any) -> float:
    """The second greatest modulus of the eigenvalues of P; 0 for one state.

    Of a reversible chain from the symmetric matrix √π(i) p(j|i) / √π(j), whose eigenvalues are real and
    well-conditioned. It is 1 if the chain is periodic or has several closed classes.

    >>> round(second_eigenvalue(markov_chain([[0.9, 0.1], [0.2, 0.8]])), 12)
    0.7
    """
    import numpy as np

    chain = check_chain(chain)
    if len(chain) == 1:
        return 0.0
    p = chain.matrix()
    pi = _positive_stationary(chain)
    if pi is not None and is_reversible(chain):
        root = np.sqrt(pi)
        moduli = np.abs(np.linalg.eigvalsh(root[:, None] * p / root))
    else:
        moduli = np.abs(np.linalg.eigvals(p))
    return min(1.0, float(np.sort(moduli)[-2]))


def _positive_stationary(chain: MarkovChain) -> Any:
    """The stationary distribution if it is one and positive, else None."""
    from .structure import is_irreducible

    return stationary_array(chain) if is_irreducible(chain) else None


def spectral_gap(chain: Any) -> float:
    """The absolute spectral gap 1 - |λ₂| (Levin & Peres 2017, 12.1).

    >>> round(spectral_gap(markov_chain([[0.9, 0.1], [0.2, 0.8]])), 12)
    0.3
    """
    return 1.0 - second_eigenvalue(chain)


def relaxation_time(chain: Any) -> float:
    """The relaxation time 1 / (1 - |λ₂|); infinite without a gap.

    >>> round(relaxation_time(markov_chain([[0.9, 0.1], [0.2, 0.8]])), 10)
    3.3333333333
    """
    gap = spectral_gap(chain)
    return 1.0 / gap if gap > 1e-15 else inf


def mixing_time(chain: Any, epsilon: Any = 0.25) -> int:
    """The least n such that from every start the distribution after n steps is within `epsilon` of the stationary one.

    In total variation: max over i of ½ Σ |pⁿ(j | i) - π(j)| ≤ ε (Levin & Peres 2017, 4.5). Powers of P by
    squaring, then the last n by bisection, as the distance never grows.

    >>> mixing_time(markov_chain([[0.9, 0.1], [0.2, 0.8]]), 0.01)
    12
    """
    import numpy as np

    chain = check_chain(chain)
    if not is_number(epsilon) or not 0 < epsilon < 1:
        raise InformationError("epsilon {}: expected a number between 0 and 1", epsilon)
    if not is_aperiodic(chain):
        raise InformationError("the chain is periodic: it does not forget where it began", hint="period tells")
    pi = stationary_array(chain)
    bound = float(epsilon) * (1 + 1e-12)

    def near(power: Any) -> bool:
        return bool(0.5 * np.abs(power - pi).sum(axis=1).max() <= bound)

    p = chain.matrix()
    if near(np.eye(len(chain))):
        return 0
    powers, n = [p], 1
    while not near(powers[-1]):
        powers.append(powers[-1] @ powers[-1])
        n *= 2
        if n > _LONGEST:
            raise InformationError(f"the chain mixes in no {_LONGEST} steps")
    if n == 1:
        return 1
    at, power = n // 2, powers[-2]
    for k in range(len(powers) - 3, -1, -1):
        further = power @ powers[k]
        if not near(further):
            power, at = further, at + (1 << k)
    return at + 1

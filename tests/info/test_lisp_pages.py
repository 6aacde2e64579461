"""The information pages of the manual: every name shows what it refuses, and every measure is in both languages."""

from __future__ import annotations

import lambit.info
from lambit.docs import pages
from lambit.examples import in_docstring

FILES = ("builtins-information-", "lisp-distribution", "lisp-maximum-entropy")
TAKES_ANYTHING = {"distribution?", "samples?", "estimate?", "exact-information?"}
"""What refuses nothing. (A predicate on anything needs no example of an error.)"""

SAID_OTHERWISE = {
    "Distribution": "pmf", "Estimate": "estimate?", "ExactInformation": "exact-information?", "InformationError": "guard",
    "ExponentialFamily": "exponential-family", "HiddenMarkov": "hidden-markov", "MarkovChain": "markov-chain",
    "MaximumEntropy": "maximum-entropy", "OrderSelection": "markov-order", "RateBounds": "entropy-rate-bounds",
    "generalized_iterative_scaling": "iterative-scaling", "hidden_markov_from_chain": "hidden-markov", "period": "chain-period",
    "Samples": "samples", "product": "product-distribution",
}  # fmt: skip
"""Python's names, and the Lisp names that stand for them, where those are not the same with hyphens."""


def entries():
    return [e for page in pages() if page.file.startswith(FILES) for e in page.entries if e.kind == "procedure"]


def lisp_name(name):
    """`is_irreducible` is `irreducible?`."""
    return name.removeprefix("is_").replace("_", "-") + "?" * name.startswith("is_")


def test_every_name_shows_an_error():
    wanting = [
        e.name
        for e in entries()
        if not e.name.endswith("?") and e.name not in TAKES_ANYTHING
        and not any(mark == "!!" for example in in_docstring(e.doc) for mark, _ in example.expect)
    ]  # fmt: skip
    assert not wanting


def test_what_python_has_lisp_has_too():
    from lambit import Interpreter

    known = set(Interpreter().names())
    lisp = {name: SAID_OTHERWISE.get(name) or lisp_name(name) for name in lambit.info.__all__}
    assert not sorted(f"{name} ({there})" for name, there in lisp.items() if there not in known)

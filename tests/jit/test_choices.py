"""Conditionals whose branches take elements out of arrays: the value of the branch that is wanted, and no error of the other."""

import numpy as np
import pytest

from lambit import Interpreter
from lambit.printer import write

BODIES = [
    "(or (= k 3) (and (= k 2) (array-ref a i)))",
    "(if (= k 2) (array-ref a i) (array-ref b i))",
    "(if (< k 2) (array-ref b i) #f)",
    "(if (array-ref b i) (array-ref a i) (> k 1))",
    "(and (< i 5) (array-ref a (+ i 1)))",  # an index that is not known to be in range: i + 1 is, in the branch that is taken
    "(if (= k 2) (array-ref a i))",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("dtype", [bool, float, "int32", "uint64", complex])
def test_choices(body, dtype):
    text = f"""
        (define (f a b c n)
          (do ((i 0 (+ i 1)) (t 0 (+ t (if {body} 1 0)))) ((= i n) t)
            (let ((k (array-ref c i))) (array-set! c i (+ k (if {body.replace('k', 'i')} 1 2))))))
        f"""
    text = text.replace("(t 0 (+ t (if " + body, "(t 0 (+ t (if " + body.replace("k", "(array-ref c i)"))
    found = []
    for jit in ("off", "eager"):
        r = np.random.default_rng(3)
        f = Interpreter(jit=jit).eval(text)
        a, b = (r.integers(0, 2, 6).astype(dtype) for _ in range(2))
        c = r.integers(0, 5, 6)
        found.append(([write(f(a, b, c, 6)) for _ in range(4)], c.tolist()))
    assert found[0] == found[1]


def test_the_last_round_takes_no_element():
    """An index beyond the array is not looked at, as the branch is not taken."""
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        f = it.eval("(define (f a n m) (do ((i 0 (+ i 1)) (s 0.0 (+ s (if (< i m) (array-ref a i) 0.0)))) ((= i n) s))) f")
        assert [f(np.ones(4), 9, 4) for _ in range(3)] == [4.0] * 3
        assert [f(np.ones(4), 4, 4) for _ in range(3)] == [4.0] * 3

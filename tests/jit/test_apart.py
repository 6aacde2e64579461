"""Short loops whose rounds are written out, over arrays that share memory or do not.

The interpreter's answer is the expectation: of the value, and of every byte of the memory.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agreement"))

from engines import ir_of, procedure_of  # noqa: E402

from lambit.errors import LispError  # noqa: E402

ARRAYS = {"a": "f8", "b": "f8", "c": "f8", "k": "i8", "s": "i2"}
BYTES = 800


class ShortLoop:
    """A random loop of few rounds that takes out of several arrays, and puts into some."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def number(self, depth: int = 0) -> str:
        """A float."""
        r = self.r
        if depth > 2 or r.random() < 0.5:
            array = r.choice("abbcc")
            return r.choice([f"(array-ref {array} {self.index()})", f"(array-ref {array} i)", "0.5", "x", f"(* 0.25 (array-ref {r.choice('ks')} i))"])
        return f"({r.choice('++-*')} {self.number(depth + 1)} {self.number(depth + 1)})"

    def index(self) -> str:
        """Most often in range."""
        return self.r.choice(["i", "i", "j", "j", "j", "0", "(modulo (+ i j) 5)"])

    def put(self) -> str:
        """Something that is put into an array."""
        r = self.r
        if r.random() < 0.3:
            value = f"(modulo (+ i {r.randrange(9)} (* 3 (array-ref {r.choice('ks')} {self.index()}))) 100)"
            return f"(array-set! {r.choice('ks')} {self.index()} {value})"
        return f"(array-set! {r.choice('abc')} {self.index()} {self.number()})"

    def text(self) -> str:
        """A procedure of the arrays: a loop, perhaps in another one."""
        r = self.r
        limit = r.choice([0, 1, 3, 5, 5, 8, 9])
        begin = r.choice(["0", "0", "i", "(+ i 1)", "from"])
        ends = begin == "0" or limit >= 5  # or the counter may begin above a limit that it has to meet
        test = r.choice(["(= j {})"] * ends + ["(>= j {})", "(> j {})"]).format(limit)
        step = "(+ j 1)" if "=" in test[:3] and ">" not in test else r.choice(["(+ j 1)", "(+ j 1)", "(+ j 2)"])
        loop = r.choice([
            f"(do ((j {begin} {step})) ({test} i) {' '.join(self.put() for _ in range(r.randrange(1, 4)))})",
            f"(do ((j {begin} {step}) (t 0.0 (+ t {self.number()}))) ({test} (array-set! a 0 t) t) {self.put()})",
            f"(let loop ((j {begin})) (if {test} (* 2 i) (begin {self.put()} (if (< (array-ref b j) 1.0) (loop {step}) (begin {self.put()} (loop {step}))))))",
        ])
        outer = r.choice([loop, f"(do ((i i (+ i 1))) ((= i 4) i) {loop})"])
        return f"(lambda (a b c k s i x from) {outer})"


def arrays(r: random.Random, *, apart: bool) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Memory, and the arrays in it."""
    memory = np.zeros(BYTES, np.uint8)
    memory.view(np.float64)[:] = np.linspace(0.5, 1.5, BYTES // 8)
    found = {}
    for number, (name, kind) in enumerate(ARRAYS.items()):
        at = 160 * number if apart else 8 * r.randrange(8)
        found[name] = memory[at : at + 80].view(kind)[: r.choice([10, 10, 10, 4])]
    found["k"][:] %= 100
    found["s"][:] %= 100
    return memory, found


def outcomes(text: str, seed: int, threshold: int | None) -> list[object]:
    """What comes of several calls, and what is in memory then."""
    r, found = random.Random(seed), []
    f = procedure_of(text, threshold)
    for apart in (True, True, False, True, False, False):
        memory, given = arrays(r, apart=apart)
        if r.random() < 0.3:
            given["b"] = given[r.choice("ac")]
        try:
            value = f(*given.values(), r.choice([0, 1, 2, 3]), 0.125, r.choice([0, 0, 2, -1]))
        except LispError as error:
            value = str(error)
        found += [value, memory.tobytes()]
    return found


@pytest.mark.parametrize("seeds", [range(12), *(pytest.param(range(n, n + 40), marks=pytest.mark.slow) for n in range(12, 92, 40))], ids=lambda s: str(s[0]))
def test_random_short_loops(seeds):
    different = [seed for seed in seeds if outcomes(ShortLoop(seed).text(), seed, 0) != outcomes(ShortLoop(seed).text(), seed, None)]
    assert not different


MOVE = """
(define (move! x v from)
  (do ((j from (+ j 1))) ((= j 3))
    (f64vector-set! v 0 (+ (f64vector-ref v 0) (f64vector-ref x j)))
    (f64vector-set! v j (* 0.5 (f64vector-ref v j)))))"""


def test_what_one_round_puts_in_the_next_finds_in_a_register():
    """The sum at the first place is taken out once where the arrays are apart, and once a round where they may not be."""
    ir = ir_of(MOVE, "move!", "(make-f64vector 3)", "(make-f64vector 3)", "0")
    assert "!noalias" in ir
    assert "!noalias" not in ir_of(MOVE.replace("(= j 3)", "(= j 9)"), "move!", "(make-f64vector 9)", "(make-f64vector 9)", "0")


def test_one_array_given_twice():
    """It is put into, and taken out of under another name."""
    f, g = (procedure_of(MOVE + "move!", threshold) for threshold in (0, None))
    for x in (np.arange(3.0), np.arange(3.0) + 0.1):
        native, expected = x.copy(), x.copy()
        f(native, native, 0)
        g(expected, expected, 0)
        assert native.tobytes() == expected.tobytes()


def test_scopes_of_a_procedure_that_is_called_twice_are_two():
    """LLVM copies the procedure into its caller twice, with the arrays changed about: what is apart in one is one in the other."""
    text = """
(define (add! a b) (do ((j 0 (+ j 1))) ((= j 4)) (f64vector-set! a j (+ (f64vector-ref a j) (f64vector-ref b j)))))
(define (both! a b n) (do ((i 0 (+ i 1))) ((= i n)) (add! a b) (add! b a)))
both!"""
    a, b = np.array([1.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0, 5.0])
    procedure_of(text, 0)(a, b, 20)
    u, v = np.array([1.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0, 5.0])
    for _ in range(20):
        u += v
        v += u
    assert a.tolist() == u.tolist() and b.tolist() == v.tolist()

"""Loops over arrays whose elements are now exact, now floats, or are written with branches: one after the other, with the interpreter's value."""

from __future__ import annotations

import random

import numpy as np
import pytest

from lambit import Interpreter
from lambit.jit import requests
from lambit.printer import write

TRY = "(define (try f) (guard (e ((error-object? e) (list 'error (error-object-message e) (error-object-irritants e)))) (f)))"
BODIES = {
    "roots": "(sum (map sqrt v))",
    "a part is exact": "(sum (map (lambda (x) (if (> x 3) (/ x 2.0) 1)) v))",
    "zeros of both kinds": "(sum (map (lambda (x) (if (> x 3) -0.0 0)) v))",
    "large exact ones": "(sum (map (lambda (x) (if (> x 3) (* 1.0 x) 4611686018427387904)) v))",
    "fractions": "(sum (map (lambda (x) (if (> x 3) 0.5 (/ 1 (+ 5 (abs x))))) v))",
    "no numbers": "(sum (map (lambda (x) (if (> x 100) #t (sqrt x))) v))",
    "characters": "(sum (map (lambda (x) (if (char=? (string-ref s 0) #\\a) (sqrt x) x)) v))",
    "of two arrays": "(sum (map (lambda (x y) (if (> x y) (sqrt (abs x)) y)) v w))",
    "a free variable": "(sum (map (lambda (x) (if (> x k) k (* 0.1 x))) v))",
    "a list of roots": "(map sqrt v)",
    "a vector of roots": "(vector-map (lambda (x y) (sqrt (+ (* x x) (* y y)))) v w)",
    "a list of large ones": "(map (lambda (x) (if (> x 3) 0.5 (* 4611686018427387904 x))) v)",
    "a list of fractions": "(map (lambda (x) (if (> x 3) 0.5 (/ x 2))) v)",
    "a list of booleans": "(map (lambda (x) (if (> x 3) (sqrt x) #f)) v)",
    "a fold of roots": "(fold (lambda (x a) (+ a (sqrt x))) 0 v)",
    "a fold from the left": "(fold-left (lambda (a x) (- (sqrt (abs x)) (* 0.5 a))) k v)",
    "a fold of two": "(fold (lambda (x y a) (if (> x y) (+ a 1) (+ a 0.5))) 0 v w)",
    "a bad element": "(sum (map (lambda (x) (if (> x 3) (sqrt x) (quotient 7 x))) v))",
}  # fmt: skip
SIZES = [0, 1, 2, 33, 1000]


def integers(n: int, seed: int = 1, low: int = 0) -> np.ndarray:
    return np.random.default_rng(seed + n).integers(low, 40, n)


ARRAYS = {
    "integers": lambda n: (integers(n), integers(n, 2)),
    "squares": lambda n: (integers(n) ** 2, integers(n, 2) ** 2),
    "integers of both signs": lambda n: (integers(n, 1, -9), integers(n, 2, -9)),
    "bytes and floats": lambda n: (integers(n).astype(np.uint8), integers(n, 2) + 0.25),
}


def values(jit: str, body: str, arrays: list[tuple[np.ndarray, np.ndarray]]) -> tuple[list[str], str]:
    it = Interpreter(jit=jit)
    it.session.run_text(f'{TRY} (define s "abc") (define (f v w k) {body})', "serial")
    found = []
    for v, w in arrays:
        it["v"], it["w"] = v, w
        found += [write(it.session.run_text(f"(try (lambda () (f v w {k})))", "t")) for k in ("5", "0.25") for _ in range(2)]
    return found, it.explain("f")


@pytest.mark.parametrize("kind", ["integers", "integers of both signs", *(pytest.param(k, marks=pytest.mark.slow) for k in ("squares", "bytes and floats"))])
@pytest.mark.parametrize("name", BODIES)
def test_the_value_is_the_interpreters(name, kind, monkeypatch):
    monkeypatch.setattr(requests, "LEFT", 1 << 60)  # what is left is tried again
    arrays = [ARRAYS[kind](n) for n in SIZES]
    assert values("eager", BODIES[name], arrays)[0] == values("off", BODIES[name], arrays)[0]


@pytest.mark.parametrize("name", ["roots", "a part is exact", "of two arrays", "a list of roots", "a vector of roots", "a fold of roots", "characters"])
def test_it_is_native(name):
    said = values("eager", BODIES[name], [ARRAYS["integers"](50)])[1].splitlines()
    at = next(i for i, line in enumerate(said) if line.startswith("  loop of"))
    assert ": compiled for (read-only array of" in said[at]
    assert not any("left" in line for line in said[at:])


def test_the_order_of_a_long_sum():
    arrays = [(integers(100_001), integers(100_001, 2))]
    for name in ("roots", "a part is exact", "a free variable"):
        assert values("eager", BODIES[name], arrays)[0] == values("off", BODIES[name], arrays)[0]


def an_element(r: random.Random, depth: int = 0) -> str:
    if depth > 2 or r.random() < 0.3:
        return r.choice(["x", "y", "k", "2", "0", "0.5", "-0.0", "(sqrt x)", "(sqrt (abs y))"])
    if r.random() < 0.35:
        return f"(if ({r.choice('<>=')} {an_element(r, 3)} {an_element(r, 3)}) {an_element(r, depth + 1)} {an_element(r, depth + 1)})"
    return f"({r.choice('+-**')} {an_element(r, depth + 1)} {an_element(r, depth + 1)})"


@pytest.mark.parametrize("seeds", [range(4), *(pytest.param(range(n, n + 16), marks=pytest.mark.slow) for n in (4, 20, 36))])
def test_random_elements(seeds, monkeypatch):
    monkeypatch.setattr(requests, "LEFT", 1 << 60)
    for seed in seeds:
        r = random.Random(seed)
        form = r.choice(["(sum (map (lambda (x y) {}) v w))", "(map (lambda (x y) {}) v w)", "(vector-map (lambda (x y) {}) v w)", "(fold (lambda (x y a) (+ (* 0.5 a) {})) k v w)"])
        body = form.format(an_element(r))
        arrays = [ARRAYS[r.choice(list(ARRAYS))](n) for n in (40, 7)]
        assert values("eager", body, arrays)[0] == values("off", body, arrays)[0], body



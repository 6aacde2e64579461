"""The builtins give our functions, in every engine, before native code is there and after."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from oracle import bits_of, samples

from lambit.elementary import arrays, current, scalar
from lambit.session import Session


@pytest.fixture
def cold(monkeypatch):
    """`current` as it is at first."""
    for name in ("log2", "log", "exp"):
        monkeypatch.setattr(current, name, current._counted(name))
    monkeypatch.setattr(current, "_count", 0)
    monkeypatch.setattr(current, "threshold", current.CALLS)
    monkeypatch.setattr(current, "_fill", None)
    monkeypatch.setattr(current, "_total", None)
    monkeypatch.setattr(current, "when_hot", None)


def value(text: str):
    return Session().run_text(text, "test")


@pytest.mark.parametrize("name", ["log2", "log", "exp"])
def test_builtins_are_our_functions(name, cold):
    from lambit.registry import find_builtin

    builtin = find_builtin(name).called
    for x in samples(name, 300):
        assert bits_of(builtin(x)) == bits_of(getattr(scalar, name)(x))
        if name == "log":
            assert builtin(x, 2) == scalar.log2(x)


@pytest.mark.parametrize("name", ["log2", "log", "exp"])
def test_native_code_takes_over_without_a_change(name, cold, monkeypatch):
    pytest.importorskip("llvmlite")
    from lambit.jit.elementary import make

    asked = []
    monkeypatch.setattr(current, "when_hot", lambda: asked.append(make()))
    xs = samples(name, 1500)
    before = [bits_of(getattr(current, name)(x)) for x in xs]
    assert len(asked) == 1
    assert type(getattr(current, name)).__name__ == "builtin_function_or_method"
    assert [bits_of(getattr(current, name)(x)) for x in xs] == before
    assert getattr(current, name)(np.float64(0.5)) == getattr(scalar, name)(0.5)
    assert getattr(current, name)(2) == getattr(scalar, name)(2.0)
    with pytest.raises(TypeError):
        getattr(current, name)("a")
    with pytest.raises(TypeError):
        getattr(current, name)()


def test_a_large_array_asks_at_once(cold, monkeypatch):
    asked = []
    monkeypatch.setattr(current, "when_hot", lambda: asked.append(1))
    current.of_array("log2", np.ones(100))
    assert not asked
    current.of_array("log2", np.ones(current.LARGE))
    current.sum_of(np.ones(current.LARGE))
    assert asked == [1]


def test_no_compiler_no_change(cold, monkeypatch):
    from lambit.jit import elementary

    monkeypatch.setitem(sys.modules, "lambit.jit.engine", None)
    elementary.make()
    assert current._fill is None
    assert current.log2(8.0) == 3.0


ARRAYS = [
    np.arange(1, 7, dtype="f8").reshape(2, 3), np.arange(1, 7, dtype="f8").reshape(2, 3).T, np.arange(1.0, 20)[::3], np.arange(1.0, 9)[::-1],
    np.arange(1, 9, dtype="f4"), np.arange(1, 9, dtype="i8"), np.arange(1, 9, dtype="u1"), np.array([True, False]), np.zeros((0, 3)),
    np.zeros((2, 3, 4))[:, ::2] + 0.5, np.arange(1.0, 1e4 + 9), np.array(0.3), np.arange(1, 9, dtype=">f8"),
]  # fmt: skip


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("a", ARRAYS, ids=lambda a: f"{a.dtype.str}{a.shape}")
def test_arrays_of_any_kind(a, warm, cold):
    if warm:
        pytest.importorskip("llvmlite")
        from lambit.jit.elementary import make

        make()
    kept = a.copy()
    y = current.of_array("log2", a)
    right = np.array([scalar.log2(v) for v in a.astype("f8").ravel().tolist()]).reshape(a.shape)
    assert y.dtype == (a.dtype if a.dtype.str[1:] == "f4" else np.dtype("f8"))
    assert y.shape == a.shape
    assert (y == right.astype(y.dtype)).all()
    assert (a == kept).all()
    assert bits_of(current.sum_of(a)) == bits_of(arrays.total(np.ascontiguousarray(a, dtype="f8").ravel()))


PROGRAMS = [
    ("(log 8 2)", 3.0), ("(log2 1/4)", -2.0), ("(log 1)", 0), ("(exp 0)", 1), ("(log 0)", -float("inf")), ("(log2 0.0)", -float("inf")),
    ("(log2 (expt 2 5000))", 5000.0), ("(log2 (/ 1 (expt 2 5000)))", -5000.0), ("(log (array 1.0) 2)", 0.0), ("(exp 1000.0)", float("inf")),
    ("(log (expt 10 400))", 921.0340371976183), ("(exp -1000)", 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), PROGRAMS)
def test_exact_and_large_arguments(text, right):
    found = value(text)
    assert abs(found - right) <= abs(right) * 1e-15 if right and abs(right) < 1e300 else found == right


def test_logarithms_of_negative_numbers_are_complex():
    found = value("(log -2.0)")
    assert found == complex(scalar.log(2.0), np.pi)
    assert value("(log2 -8.0)").imag == np.pi / scalar.log(2.0)


PROGRAM = """
(define (f n acc) (if (= n 0) acc (f (- n 1) (+ (* 0.5 acc) (log2 (+ 1 (* 0.1 n))) (log (/ n 3.0)) (exp (/ n -9.0))))))
(define v (array-convert (range 1 20001) 'f64))
(define (loop-of v) (let loop ((i 0) (s 0.0)) (if (= i 20000) s (loop (+ i 1) (+ s (* 0.1 (log2 (vector-ref v i))))))))
(display (list (f 3000 0.0) (f 3000 0.0) (f 3000 0.0) (loop-of v) (loop-of v) (sum (log2 v)) (sum (exp (- (log v)))) (mean v) (log2 0.1) (log 7)
               (exp 0.3) (log2 -0.0) (log +nan.0)))
"""


@pytest.mark.slow
def test_the_jit_changes_no_result(tmp_path):
    path = tmp_path / "p.lisp"
    path.write_text(PROGRAM)
    printed = set()
    for wish in ("off", "on", "eager"):
        environment = {**os.environ, "LAMBIT_JIT": wish}
        run = subprocess.run([sys.executable, "-m", "lambit", str(path)], env=environment, capture_output=True, text=True, check=True)
        printed.add(run.stdout)
    assert len(printed) == 1
    assert "nan" in printed.pop()


def test_who_cannot_answer_yet_is_asked_again(cold, monkeypatch):
    asked = []

    def too_soon():
        asked.append(1)
        if len(asked) == 1:
            current.ask_again()

    monkeypatch.setattr(current, "when_hot", too_soon)
    for _ in range(current.CALLS + 3 * current.WAIT):
        current.log2(3.0)
    assert len(asked) == 2

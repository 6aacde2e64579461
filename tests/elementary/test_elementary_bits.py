"""The same bits in Python, in numpy and in native code, for this machine's CPU and for less of it; and the sum's order."""

from __future__ import annotations

import ctypes
import functools

import numpy as np
import pytest
from oracle import SPECIALS, bits_of, samples

from lambit.elementary import arrays, scalar

pytest.importorskip("llvmlite")
import platform

from lambit.jit import vector_math
from lambit.jit.elementary import module_text
from lambit.jit.engine import Engine

ON_X86 = platform.machine() in ("x86_64", "AMD64")
TARGETS = {"host": ("", ""), "avx2": ("x86-64-v3", ""), "baseline": ("x86-64", "")} if ON_X86 else {"host": ("", "")}


@functools.cache
def native(target: str):
    """The functions of arrays for a target; of one float at a time too."""
    engine = Engine(*TARGETS[target])
    singles = "\n".join(_single(name) for name in vector_math.NAMES)
    engine.add(engine.optimised(module_text(vector_math.has_permutation(engine.features)) + singles, 3))
    word, pointer = ctypes.c_int64, ctypes.c_void_p
    found = {"engine": engine, "sum": ctypes.CFUNCTYPE(ctypes.c_double, word, pointer)(engine.address("lambit.array.sum"))}
    for name in vector_math.NAMES:
        found[name] = ctypes.CFUNCTYPE(None, word, pointer, pointer)(engine.address(f"lambit.array.{name}"))
        found[f"single {name}"] = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double)(engine.address(f"single.{name}"))
    return found


def _single(name: str) -> str:
    return f"define double @single.{name}(double %x) {{\n  %y = call double @lambit.{name}(double %x)\n  ret double %y\n}}"


def patterns(count: int) -> np.ndarray:
    """Floats of all bit patterns, those of common sizes, and all that is special."""
    r = np.random.default_rng(11)
    anything = r.integers(-(1 << 63), (1 << 63) - 1, count // 2, dtype=np.int64).view(np.float64)
    return np.concatenate([anything, r.random(count // 4), r.uniform(-760, 720, count // 4), SPECIALS])


def same(a: np.ndarray, b: np.ndarray) -> bool:
    return bool((a.view(np.int64) == b.view(np.int64)).all())


def by_numpy(name: str, x: np.ndarray) -> np.ndarray:
    y = np.empty_like(x)
    arrays.fill(name, x, y)
    return y


def by_machine(target: str, name: str, x: np.ndarray) -> np.ndarray:
    y = np.empty_like(x)
    native(target)[name](len(x), x.ctypes.data, y.ctypes.data)
    return y


@pytest.mark.parametrize("name", vector_math.NAMES)
def test_python_and_numpy_agree(name):
    x = patterns(20_000)
    x = np.concatenate([x, samples(name, 5000)])
    f = getattr(scalar, name)
    with np.errstate(all="ignore"):
        assert same(np.array([f(v) for v in x.tolist()]), by_numpy(name, x))


@pytest.mark.slow
@pytest.mark.parametrize("name", vector_math.NAMES)
def test_python_and_numpy_agree_on_a_million(name):
    x = patterns(1_000_000)
    f = getattr(scalar, name)
    assert same(np.array([f(v) for v in x.tolist()]), by_numpy(name, x))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", vector_math.NAMES)
def test_native_code_and_numpy_agree(name, target):
    x = patterns(1_000_000)
    assert same(by_machine(target, name, x), by_numpy(name, x))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", vector_math.NAMES)
def test_one_float_at_a_time_is_the_same(name, target):
    f, plain = native(target)[f"single {name}"], getattr(scalar, name)
    for x in [*SPECIALS, *samples(name, 500)]:
        assert bits_of(f(x)) == bits_of(plain(x)), x


@pytest.mark.parametrize("name", vector_math.NAMES)
def test_special_values_among_eight_change_no_other(name):
    for special in SPECIALS:
        for place in range(8):
            x = np.linspace(0.1, 2.0, 8)
            x[place] = special
            assert same(by_machine("host", name, x), np.array([getattr(scalar, name)(v) for v in x.tolist()]))


def test_every_length_is_done_to_its_end():
    for n in range(40):
        x = np.random.default_rng(n).random(n)
        assert same(by_machine("host", "log2", x), by_numpy("log2", x))


def in_order(x: list[float]) -> float:
    """The sum by its definition."""
    lanes = [0.0] * 32
    for start in range(0, len(x), 32768):
        of_block = [0.0] * 32
        for i, v in enumerate(x[start : start + 32768]):
            of_block[i % 32] += v
        lanes = [a + b for a, b in zip(lanes, of_block, strict=True)]
    while len(lanes) > 1:
        half = len(lanes) // 2
        lanes = [a + b for a, b in zip(lanes[:half], lanes[half:], strict=True)]
    return lanes[0]


def rough(n: int) -> np.ndarray:
    """Floats of very different sizes, so that every order has another sum."""
    r = np.random.default_rng(n)
    return r.standard_normal(n) * 10.0 ** r.uniform(-8, 8, n)


@pytest.mark.parametrize("target", TARGETS)
def test_sums_have_the_order_they_are_defined_by(target):
    for n in [*range(201), 1000, 32767, 32768, 32769, 65536 + 31, 98304, 100_003]:
        x = rough(n)
        right = bits_of(in_order(x.tolist()))
        assert bits_of(arrays.total(x)) == right, n
        assert bits_of(native(target)["sum"](n, x.ctypes.data)) == right, n


def test_a_sum_starts_at_zero():
    for x in ([], [-0.0], [-0.0] * 40):
        a = np.array(x)
        assert bits_of(arrays.total(a)) == 0 == bits_of(native("host")["sum"](len(a), a.ctypes.data))


def test_infinities_and_nans_go_through_a_sum():
    for x in ([np.inf, 1.0], [np.nan] * 33, [np.inf, *[0.0] * 31, -np.inf]):
        a = np.array(x)
        assert np.array_equal(arrays.total(a), native("host")["sum"](len(a), a.ctypes.data), equal_nan=True)

"""Sums over many probabilities: the same bits by numpy and in native code, for this machine's CPU and for less of it; and right."""

from __future__ import annotations

import ctypes
import functools
import math
import os
import platform
import subprocess
import sys
from pathlib import Path

import mpmath
import numpy as np
import pytest

pytest.importorskip("llvmlite")
from info_oracle import ulps

from lambit.info import cross_entropy, entropy, jensen_shannon_divergence, kl_divergence
from lambit.info.kernels import many, native
from lambit.jit import vector_math
from lambit.jit.engine import Engine
from lambit.jit.kernels import install
from lambit.jit.kernels.many import KERNELS, adding, text
from lambit.jit.kernels.offers import offers

ON_X86 = platform.machine() in ("x86_64", "AMD64")
TARGETS = {"host": ("", ""), "avx2": ("x86-64-v3", ""), "baseline": ("x86-64", "")} if ON_X86 else {"host": ("", "")}
SOURCE = Path(__file__).parents[2] / "src"


@functools.cache
def compiled(target: str, name: str, width: int | None):
    """The kernel for a target, as a C function."""
    engine = Engine(*TARGETS[target])
    of = vector_math.target_of(engine.features)
    words = KERNELS[name][0] + 3
    passed = ", ".join(f"i64 %x{i}" for i in range(words))
    door = f"define i64 @door({passed}) {{\n  %y = call i64 @{name}({passed})\n  ret i64 %y\n}}"
    code = engine.load(engine.object(engine.optimised(text(name, width, target=of) + "\n" + door)))
    return ctypes.CFUNCTYPE(ctypes.c_int64, *[ctypes.c_int64] * words)(code.address("door")), code


def by_machine(target, name, width=None):
    """A kernel as `lambit.info` would have it."""
    return adding(compiled(target, name, width)[0])


@pytest.fixture
def nobody():
    native.use(None)
    yield
    native.use(None)


def bits_of(sums):
    """Everything that sums say; sums of multiples of 2^-38 are exact, in however many parts."""
    lanes, highs = sums.state[:, : many.LANES], sums.state[:, many.LANES :]
    return [lanes.tobytes(), [math.fsum(row) for row in highs.tolist()], sums.greatest.tobytes(), sums.strange]


R = np.random.default_rng(31)
SIZES = (8192, 8193, 16_384, 20_001, 100_000)


def normalised(x):
    return x / math.fsum(x.tolist())


def probabilities(n):
    """Arrays of n probabilities of many kinds, by name."""
    yield "random", normalised(R.random(n))
    yield "of all sizes", normalised(R.random(n) ** 60)
    yield "half of them zero", normalised(np.where(R.random(n) < 0.5, 0.0, R.random(n)))
    yield "a few values", normalised(R.choice(R.random(3), n))
    yield "equal", np.full(n, 1 / n)
    yield "of all exponents", np.ldexp(R.random(n), R.integers(-1074, -14, n))
    great = R.random(n) * 1e-12
    great[R.integers(n)] = 0.0
    at = int(R.integers(n))
    great[at] = 0.0
    great[at] = 1.0 - math.fsum(great.tolist())
    yield "a great one", great
    exact = np.zeros(n)
    exact[:4] = 0.75, 0.125, 0.0625, 0.0625
    yield "three quarters", exact
    yield "the least", np.where(R.random(n) < 0.1, 5e-324, 2.0**-1022)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("width", [None, 8, 32])
def test_the_same_bits_whatever_the_processor(target, width, nobody):
    for n in SIZES[:4]:
        of = list(probabilities(n))
        for (what, p), (other, q) in zip(of, of[1:] + of[:1], strict=True):
            for name, f, arrays in (
                ("entropy_sums", many.entropy_sums, (p,)),
                ("divergence_sums", many.divergence_sums, (p, q)),
                ("cross_sums", many.cross_sums, (p, q)),
            ):
                native.use(None)
                expected = f(*arrays)
                native.use(lambda name, _: by_machine(target, name, width))
                assert bits_of(f(*arrays)) == bits_of(expected), (name, what, other, n)


@pytest.mark.parametrize("bad", [-1e-300, -0.0, float("nan"), float("inf"), 0.7500000000000001, 2.0, -5e-324])
@pytest.mark.parametrize("at", [0, 8191, 8192, 20_000])
def test_what_is_strange_is_seen(bad, at, nobody):
    p = np.full(20_001, 1e-9)
    p[at] = bad
    native.use(lambda name, _: by_machine("host", name))
    assert many.entropy_sums(p).strange
    native.use(None)
    assert many.entropy_sums(p).strange or bad == 0.0


def test_native_code_that_lambit_has_is_that(nobody):
    made = offers(eager=True)
    p, q = normalised(R.random(30_000)), normalised(R.random(30_000))
    for ask in (lambda: many.entropy_sums(p), lambda: many.divergence_sums(p, q), lambda: many.cross_sums(p, q)):
        native.use(None)
        expected = ask()
        native.use(made.find)
        assert bits_of(ask()) == bits_of(expected)
    assert not made.failed


def test_read_only_strided_and_unaligned_arrays(nobody):
    install(now=True)
    p = normalised(R.random(60_000))
    expected = entropy(p)
    wide = np.zeros((60_000, 2))
    wide[:, 1] = p
    raw = np.zeros(60_000 * 8 + 1, np.uint8)
    raw[1:] = p.view(np.uint8)
    fixed = p.copy()
    fixed.flags.writeable = False
    for x in (wide[:, 1], raw[1:].view(np.float64), fixed, p.astype(">f8"), p[::-1][::-1]):
        assert entropy(x) == expected


# -- right


def exact(v, w, n):
    """Entropy in bits, divergences and cross-entropy in nats, of values v and w that are there n times."""
    with mpmath.workdps(50):
        v, w = [mpmath.mpf(float(x)) for x in v], [mpmath.mpf(float(x)) for x in w]
        n = [int(k) for k in n]
        each = list(zip(n, v, w, strict=True))
        whole = mpmath.fsum(k * x for k, x in zip(n, v, strict=True))
        log = mpmath.log
        return (
            log(whole, 2) - mpmath.fsum(k * x * log(x, 2) for k, x, _ in each) / whole,
            mpmath.fsum(k * (x * log(x / y) - x + y) for k, x, y in each),
            -mpmath.fsum(k * x * log(y) for k, x, y in each),
            mpmath.fsum(k * (x * log(2 * x / (x + y)) + y * log(2 * y / (x + y))) for k, x, y in each) / 2,
        )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_few_values_many_times_each(seed, nobody):
    """Roundings of equal terms are equal: they do not even out."""
    install(now=True)
    r = np.random.default_rng(seed)
    for _ in range(12):
        k = int(r.integers(1, 5))
        v, w = r.random(k) ** r.integers(1, 6) + 1e-5, r.random(k) ** r.integers(1, 6) + 1e-5
        if r.random() < 0.3:
            w = v * (1 + r.random(k) * 10.0 ** -r.integers(0, 5))
        n = r.integers(9000, 40_000, k)
        p, q = normalised(np.repeat(v, n)), normalised(np.repeat(w, n))
        first = np.cumsum(np.r_[0, n[:-1]])
        h, d, c, js = exact(p[first], q[first], n)
        assert ulps(entropy(p), h) <= 2
        assert ulps(cross_entropy(p, q, base="e"), c) <= 2
        if k > 1:
            assert ulps(kl_divergence(p, q, base="e"), d) <= 2
            assert ulps(jensen_shannon_divergence(p, q, base="e"), js) <= 2


# -- who has it


PROGRAM = """
import sys
import numpy as np
from lambit.info import entropy
{first}
p = np.arange(1.0, 3_000_001.0)
p /= p.sum()
entropy(p)
entropy(p)
import time
end = time.monotonic() + 20
while "llvmlite" not in sys.modules and time.monotonic() < end and {wanted}:
    entropy(p)
print("llvmlite" in sys.modules, repr(entropy(p)))
"""


def run(wish: str, first: str = "", *, wanted: bool) -> list[str]:
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "LAMBIT_JIT": wish}
    program = PROGRAM.format(first=first, wanted=wanted)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=env, text=True, timeout=100)
    return done.stdout.split()


def test_plain_python_has_it_unless_it_is_off():
    on, off = run("on", wanted=True), run("off", wanted=False)
    assert (on[0], off[0]) == ("True", "False")
    assert on[1] == off[1]


def test_a_session_without_native_code_has_it_not():
    first = 'from lambit import Interpreter\nit = Interpreter(jit="off")\nit.eval("(entropy (list 0.5 0.5))")'
    assert run("on", first, wanted=False)[0] == "False"

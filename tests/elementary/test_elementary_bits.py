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
    code = engine.load(engine.object(engine.optimised(module_text(vector_math.target_of(engine.features)) + singles, 3)))
    word, pointer = ctypes.c_int64, ctypes.c_void_p
    sums = ctypes.CFUNCTYPE(None, word, pointer, pointer)(code.address("lambit.array.sums"))
    found = {"code": code, "sum": lambda n, at: of_lanes(n, lambda to: sums(n, at, to))}
    for name in vector_math.NAMES:
        found[name] = ctypes.CFUNCTYPE(None, word, pointer, pointer)(code.address(f"lambit.array.{name}"))
        found[f"single {name}"] = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double)(code.address(f"single.{name}"))
    return found


def of_lanes(n: int, sums) -> float:
    """The sum of n floats whose lanes `sums` puts where it is told."""
    lanes = np.zeros((max(1, -(-n // (arrays.LANES * arrays.ROWS))), arrays.LANES))
    sums(lanes.ctypes.data)
    return arrays.of_blocks(lanes)


def _single(name: str) -> str:
    return f"define double @single.{name}(double %x) {{\n  %y = call double @lambit.{name}(double %x)\n  ret double %y\n}}"


def patterns(count: int) -> np.ndarray:
    """Floats of all bit patterns, those of common sizes, those half a bit from 17 bits, and all that is special."""
    r = np.random.default_rng(11)
    anything = r.integers(-(1 << 63), (1 << 63) - 1, count // 2, dtype=np.int64).view(np.float64)
    ties = (r.integers(1 << 16, 1 << 17, count // 16) + 0.5) * 2.0 ** r.integers(-20, -14, count // 16)
    return np.concatenate([anything, r.random(count // 4), r.uniform(-760, 720, count // 4), ties, np.nextafter(ties, 0.0), SPECIALS])


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


@functools.cache
def wide(target: str, name: str, width: int):
    """The sum of x * f(x), as one fused loop that takes `width` floats at once."""
    from lambit.jit import reductions

    engine = Engine(*TARGETS[target])
    parts = [vector_math.declaration(name, (width,), target=vector_math.target_of(engine.features)), reductions.LOADED]
    for suffix, kind in (("", "double"), (f".v{width}", f"<{width} x double>")):
        parts.append(f"""
define internal {kind} @product{suffix}(i64 %i, ptr %p) alwaysinline {{
  %x = call {kind} @lambit.element{suffix}(i64 %i, ptr %p)
  %y = call {kind} @lambit.{name}{suffix}({kind} %x)
  %z = fmul {kind} %x, %y
  ret {kind} %z
}}""")
    parts.append(reductions.striped_sums("products", "product", "ptr %p", width=width, linkage=""))
    code = engine.load(engine.object(engine.optimised("\n".join(parts), 3)))
    sums = ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p)(code.address("products"))
    return code, lambda n, at: of_lanes(n, lambda to: sums(n, to, at))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("width", [8, 16, 32])
@pytest.mark.parametrize("name", vector_math.NAMES)
def test_fused_loops_have_the_sum_of_what_they_make(name, width, target):
    _, fused = wide(target, name, width)
    r = np.random.default_rng(width)
    for n in (0, 1, 31, 32, 33, 200, 32768, 40_001):
        x = r.random(n) * 3
        if n > 100:
            x[::97] = np.resize([5e-324, 2.0**-1022, 1.0, 1e-310, 700.0], len(x[::97]))
        assert bits_of(fused(n, x.ctypes.data)) == bits_of(arrays.total(x * by_numpy(name, x))), n


@pytest.mark.skipif(not ON_X86, reason="the vectoriser is told of AVX-512")
def test_llvms_vectoriser_takes_eight_at_once():
    """The other way to use the functions: the call of one float names that of eight."""
    import llvmlite.binding as llvm

    engine = Engine(*TARGETS["host"])
    text = "\n".join([vector_math.declaration("log2"), vector_math.kept(["log2"]), f"""
define void @each(i64 %n, ptr noalias %in, ptr noalias %out) "prefer-vector-width"="512" {{
entry:
  br label %loop
loop:
  %i = phi i64 [0, %entry], [%j, %loop]
  %from = getelementptr double, ptr %in, i64 %i
  %x = load double, ptr %from, align 8
  %y = call double @lambit.log2(double %x) nounwind willreturn memory(none) {vector_math.variant("log2")}
  %to = getelementptr double, ptr %out, i64 %i
  store double %y, ptr %to, align 8
  %j = add i64 %i, 1
  %on = icmp slt i64 %j, %n
  br i1 %on, label %loop, label %end
end:
  ret void
}}"""])  # fmt: skip
    module = engine.optimised(text, 3)
    if vector_math.target_of(engine.features) == vector_math.AVX512:
        assert f"@{vector_math.function('log2', 8)}(<8 x double>" in str(module.get_function("each"))
    passes = llvm.create_new_module_pass_manager()
    passes.add_always_inliner_pass()
    options = llvm.create_pipeline_tuning_options(speed_level=3)
    passes.run(module, llvm.create_pass_builder(engine.machine, options))
    code = engine.load(engine.object(module))
    x = patterns(1000)
    y = np.empty_like(x)
    ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p)(code.address("each"))(len(x), x.ctypes.data, y.ctypes.data)
    assert same(y, by_numpy("log2", x))

"""Our own log2, log, exp and sum against numpy's, in one process.

    python benchmarks/vector_math.py [--elements N] [--rounds N]

The entropy of 10⁷ doubles, `(- (sum (map (lambda (p) (* p (log2 p))) v)))` as one native
loop, against `-np.sum(p * np.log2(p))` and `scipy.stats.entropy`; each function over
an array that the caches hold; for this machine's CPU, and for targets with AVX2
and with no more than every x86-64 has. A round runs everything once, one right after the
other; printed is the median of the rounds' thread CPU times, and their ratio to
numpy's. All targets must give the same bits.
"""

from __future__ import annotations

import argparse
import ctypes
import statistics

import numpy as np
from timing import timed

from lambit.elementary import arrays
from lambit.jit import reductions, vector_math

TARGETS = {"this CPU": None, "AVX2": ("x86-64-v3", ""), "baseline": ("x86-64", "")}

def entropy_text(width: int) -> str:
    """The IR of the fused loop."""
    row = f"<{width} x double>"
    return f"""
define internal double @product(i64 %i, ptr %p) alwaysinline {{
  %x = call double @lambit.element(i64 %i, ptr %p)
  %log = call double @lambit.log2(double %x)
  %y = fmul double %x, %log
  ret double %y
}}
define internal {row} @product.v{width}(i64 %i, ptr %p) alwaysinline {{
  %x = call {row} @lambit.element.v{width}(i64 %i, ptr %p)
  %log = call {row} @lambit.log2.v{width}({row} %x)
  %y = fmul {row} %x, %log
  ret {row} %y
}}
""" + reductions.striped_sums("products", "product", "ptr %p", width=width, linkage="external")


def functions(target: tuple[str, str] | None, width: int) -> dict:
    """The native functions for a target, as Python calls them."""
    from lambit.jit.elementary import module_text
    from lambit.jit.engine import Engine

    engine = Engine() if target is None else Engine(*target)
    target = vector_math.target_of(engine.features)
    text = module_text(target, widths=(8, 16, 32)) + entropy_text(width)
    code = engine.load(engine.object(engine.optimised(text, 3)))
    word, pointer = ctypes.c_int64, ctypes.c_void_p
    symbols = {"products": "products"} | {name: f"lambit.array.{name}" for name in (*vector_math.NAMES, "sums")}
    found = {name: ctypes.CFUNCTYPE(None, word, pointer, pointer)(code.address(symbol)) for name, symbol in symbols.items()}
    found["code"] = code
    return found


def entropy_by(products, p: np.ndarray) -> float:
    """The entropy, by the native loop over its terms."""
    sums = room_for_sums(p)
    products(len(p), sums.ctypes.data, p.ctypes.data)
    return -arrays.of_blocks(sums)


def sum_by(sum_blocks, p: np.ndarray) -> float:
    """The sum, by the native loop."""
    sums = room_for_sums(p)
    sum_blocks(len(p), p.ctypes.data, sums.ctypes.data)
    return arrays.of_blocks(sums)


def room_for_sums(p: np.ndarray) -> np.ndarray:
    """A row of lanes for each block."""
    return np.empty((-(-len(p) // reductions.BLOCK), reductions.LANES))


def compare(title: str, ways: dict, rounds: int) -> None:
    """Run all ways in turn; the first is what the ratios are to."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    values = {}
    for _ in range(rounds):
        for name, f in ways.items():
            taken, values[name] = timed(f)
            times[name].append(taken)
    (first, base), *_ = times.items()
    print(title)
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, base, strict=True))
        print(f"  {name:34} {statistics.median(taken) * 1e3:9.3f} ms   {ratio:6.3f} x {first}")
    ours = [np.asarray(v).tobytes() for name, v in values.items() if name.startswith("ours")]
    assert all(v == ours[0] for v in ours), "the targets differ"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--elements", type=int, default=10**7)
    arguments.add_argument("--rounds", type=int, default=9)
    options = arguments.parse_args()
    p = np.random.default_rng(0).random(options.elements)
    p /= p.sum()
    made = {f"{name}, {width} at once": functions(target, width) for name, target in TARGETS.items() for width in (8, 16, 32)}
    ways = {"numpy": lambda: -np.sum(p * np.log2(p))}
    for name, f in made.items():
        ways[f"ours, {name}"] = lambda f=f: entropy_by(f["products"], p)
    ways["ours, numpy's operations (no compiler)"] = lambda: by_numpy(p)
    ways["only the sum, this CPU"] = lambda: sum_by(made["this CPU, 8 at once"]["sums"], p)
    try:
        from scipy.stats import entropy
    except ImportError:
        pass
    else:
        ways["scipy.stats.entropy"] = lambda: entropy(p, base=2)
    compare(f"entropy of {len(p):,} doubles", ways, options.rounds)

    x = np.random.default_rng(1).random(1 << 14) * 4
    outs = {name: np.empty_like(x) for name in made}

    def repeated(f, name):
        for _ in range(100):
            f(len(x), x.ctypes.data, outs[name].ctypes.data)
        return outs[name]

    def numpys(f):
        out = np.empty_like(x)
        for _ in range(100):
            f(x, out)

    for function in vector_math.NAMES:
        ways = {"numpy": lambda: numpys(getattr(np, function))}
        for name, f in made.items():
            ways[f"ours, {name}"] = lambda f=f, name=name: repeated(f[function], name)
        compare(f"{function} of {len(x):,} doubles, 100 times", ways, options.rounds)


def by_numpy(p) -> float:
    """What Lambit does where llvmlite is absent."""
    out = np.empty_like(p)
    arrays.fill("log2", p, out)
    out *= p
    return -arrays.total(out)


if __name__ == "__main__":
    main()

"""Which kernels there are, and when they are compiled: once numpy has done as much work as that costs.

The compiler's thread compiles; whoever asks meanwhile goes on with numpy. Work that would take numpy seconds waits
for its kernel. What cannot be compiled is not tried again.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

KERNELS = {
    "count_words": ("counting", 1.5), "count_pairs": ("pairs", 50.0), "phrases": ("parsing", 80.0),
    "earlier": ("parsing", 300.0), "history": ("parsing", 300.0), "matches": ("parsing", 300.0),
    "entropy_sums": ("many", 30.0), "divergence_sums": ("many", 40.0), "cross_sums": ("many", 35.0),
}  # fmt: skip
"""The module of each kernel, and about how many nanoseconds numpy, or Python, takes for an element."""

WORTH = 5e7
"""Nanoseconds of work after which machine code is worth it."""
WAIT = 2e8
"""Work of so many nanoseconds waits for the compiler."""

PATHS = "lambit.jit.kernels."


class Offers:
    """The kernels of this process."""

    def __init__(self, *, eager: bool = False) -> None:
        self.eager = eager
        self.ready: dict[str, Any] = {}
        self.failed: dict[str, str] = {}  # modules, and why
        self.done: dict[str, float] = {}  # nanoseconds of work by module
        self.waiting: set[str] = set()

    def find(self, name: str, n: int) -> Any:
        """The kernel, if there is one; it is compiled when that is worth it."""
        found = self.ready.get(name)
        if found is not None or name not in KERNELS:
            return found
        module, weight = KERNELS[name]
        if module in self.failed:
            return None
        work = n * weight
        self.done[module] = self.done.get(module, 0.0) + work
        if self.eager or work >= WAIT:
            from lambit.jit.worker import done

            done(lambda: self.compile(module))
            return self.ready.get(name)
        if self.done[module] >= WORTH and module not in self.waiting:
            self.waiting.add(module)
            from lambit.jit.worker import in_background

            in_background(lambda: self.compile(module))
        return None

    def compile(self, module: str) -> None:
        """Compile the kernels of a module, unless they are or cannot be; the compiler's thread does it."""
        if module in self.failed or any(name in self.ready for name, (of, _) in KERNELS.items() if of == module):
            return
        try:
            page = import_module(PATHS + module)
            self.ready.update(page.kernels(_doors(page.SOURCES)))
        except Exception as error:  # a compiler that is not there, or does not work
            self.failed[module] = f"{type(error).__name__}: {error}"


def _doors(sources: dict[str, Any]) -> dict[str, Any]:
    from .door import opened
    from .language import written

    return {name: opened(*(source() if callable(source) else written(source))) for name, source in sources.items()}


_offers: Offers | None = None


def offers(*, eager: bool = False) -> Offers:
    """The kernels of this process; once eager, they stay so."""
    global _offers
    if _offers is None:
        _offers = Offers()
    _offers.eager = _offers.eager or eager
    return _offers

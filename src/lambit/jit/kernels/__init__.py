"""Kernels of information theory in machine code: sums over many probabilities, counts, pairs of columns, Lempel-Ziv parsings.

    from lambit.jit.kernels import install
    install()

From then on `lambit.info` does large data with machine code, compiled in the background
once there is enough work to pay for it; it calls this by itself, unless LAMBIT_JIT is off. All results are
the same to the bit. `install(now=True)` compiles each kernel when it is first asked for;
`uninstall()` goes back to numpy. Without llvmlite, all this does nothing.

Kernels are written in a small part of Python (`language`) that becomes LLVM IR, or (`many`) in LLVM IR.
They run without the global interpreter lock, in pieces of some milliseconds, so that Ctrl-C comes through.
"""

from __future__ import annotations


def install(*, now: bool = False) -> None:
    """Let `lambit.info` have native kernels; `now`: compiled when first asked for, which then waits."""
    from lambit.info.kernels.native import use

    from .offers import offers

    use(offers(eager=now).find)


def uninstall() -> None:
    """Let numpy do all the work of `lambit.info`."""
    from lambit.info.kernels.native import use

    use(None)

"""Where native code can be: the machines, systems and Pythons that it knows how to meet."""

from __future__ import annotations

import os
import sys

STACK_POINTER = {"x86_64": "rsp", "amd64": "rsp", "aarch64": "sp", "arm64": "sp"}
"""The register that says how deep the stack is, by machine."""

_C = ("_setjmp", "longjmp", "pthread_self", "pthread_getattr_np", "pthread_attr_getstack", "pthread_attr_destroy")
_FLOAT_SIZE = 24  # of an object: its head, and a double at 16


class Unavailable(Exception):
    """There is no native code in this process; `reason` says why, in a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def machine() -> str:
    """What kind of processor this is (as `platform.machine` says, whose import takes milliseconds)."""
    return (os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")).lower()


def obstacle() -> str:
    """Why there can be no native code here, whatever LLVM says; empty if nothing is in the way."""
    if sys.implementation.name != "cpython":
        return f"native code needs CPython, and this is {sys.implementation.name}"
    if machine() not in STACK_POINTER:
        return f"native code does not know the processor {machine() or 'of this machine'}"
    if sys.maxsize < 1 << 62 or float.__basicsize__ != _FLOAT_SIZE:
        return "native code needs a 64-bit CPython with the usual layout of objects"
    missing = [name for name in _C if not _has(name)]
    return f"the C library has no {missing[0]}, which native code needs" if missing else ""


def _has(name: str) -> bool:
    """Does this process have the C function `name`?"""
    import ctypes

    try:
        return bool(ctypes.CDLL(None)[name])
    except (AttributeError, OSError, TypeError):
        return False

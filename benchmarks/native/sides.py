"""The sides of a comparison: Lisp with native code, C, numba; how they are called and timed."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from lambit.errors import LispError
from lambit.runtime.driver import enter
from lambit.session import Session
from lambit.session.native import explain

WORK = Path(__file__).parent / "work"
PATIENCE = 20.0
"""Seconds that a program is called again and again until all its native code is there."""
CALLS = 2000
"""So often at most while nothing is hot yet: a place is hot after a thousand calls or rounds."""


def session(jit: str) -> Session:
    """A new session, its native code on, off or eager."""
    before = os.environ.get("LAMBIT_JIT")
    os.environ["LAMBIT_JIT"] = jit
    try:
        return Session(frozenset())
    finally:
        if before is None:
            del os.environ["LAMBIT_JIT"]
        else:
            os.environ["LAMBIT_JIT"] = before


class Lisp:
    """`main` of a Lisp program, in a session of its own."""

    def __init__(self, path: Path, jit: str = "on") -> None:
        self.session = session(jit)
        self.main = self.session.run_text(path.read_text() + "\nmain", str(path))

    def __call__(self, *data: Any) -> Any:
        return enter(self.main, *data)

    def sites(self) -> list[Any]:
        """The loops and procedures that are counted."""
        heat = self.session.base.heat
        return [] if heat is None else list(heat.sites)

    def warm(self, *data: Any) -> None:
        """Call it until its native code is there, and nothing more is waited for."""
        end = time.perf_counter() + PATIENCE
        before, quiet, calls = None, 0, 0
        while (quiet < 3 or (self.is_cold() and calls < CALLS)) and time.perf_counter() < end:
            self(*data)
            calls += 1
            while any(s.state == "waiting" for s in self.sites()) and time.perf_counter() < end:
                time.sleep(0.02)
                self(*data)  # the site that waits for code asks for it in passing
            now = [(s.name, s.state, len(s.signatures)) for s in self.sites()]
            quiet = quiet + 1 if now == before else 0
            before = now

    def is_cold(self) -> bool:
        """Has it places that are counted, and none of them been hot?"""
        return {s.state for s in self.sites()} == {"cold"}

    def refusals(self) -> list[str]:
        """What `explain` says of all its procedures that are not native throughout."""
        found = []
        for value in list(self.session.user.globals.values()):
            with suppress(LispError):
                said = explain(self.session, value, ()).replace(f"{Path.cwd()}/", "").splitlines()
                found += [line.strip() for line in said if "not compiled" in line and "Python" not in line and "written in" not in line]
        return found

    def is_native(self) -> bool:
        """Is at least one of its places native, and none declined?"""
        states = {s.state for s in self.sites()}
        return "native" in states and "declined" not in states


class C:
    """`work` of a C file, compiled by gcc; numbers and arrays are passed through ctypes."""

    def __init__(self, path: Path, folder: Path, result: type, *flags: str) -> None:
        made = folder / f"{path.stem}{'-'.join(flags)}.so"
        command = ["gcc", "-O3", "-march=native", *flags, "-shared", "-fPIC", "-o", made, path, "-lm"]
        subprocess.run(command, check=True)
        self.work = ctypes.CDLL(str(made)).work
        self.work.restype = {float: ctypes.c_double, int: ctypes.c_int64, type(None): None}[result]

    def __call__(self, *data: Any) -> Any:
        return self.work(*map(_as_c, data))


def _as_c(x: Any) -> Any:
    if x.__class__ is np.ndarray:
        return ctypes.c_void_p(x.ctypes.data)
    return ctypes.c_double(x) if x.__class__ is float else ctypes.c_int64(x)


def njit(f: Any) -> Any:
    """`f` compiled by numba, if it is installed; the function itself if not."""
    try:
        import numba
    except ImportError:
        return f
    return numba.njit(f)


def has_numba() -> bool:
    """Is numba installed here?"""
    try:
        import numba  # noqa: F401
    except ImportError:
        return False
    return True


sys.path.append(str(Path(__file__).parent.parent))

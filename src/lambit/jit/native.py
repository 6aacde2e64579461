"""C functions of CPython's, made of machine code."""

from __future__ import annotations

import ctypes
from typing import Any

_FASTCALL = 0x80


class _MethodDef(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p), ("address", ctypes.c_void_p), ("flags", ctypes.c_int), ("doc", ctypes.c_char_p),
    )  # fmt: skip


_kept: list[_MethodDef] = []  # CPython points into them for ever

_new = ctypes.pythonapi.PyCFunction_NewEx
_new.restype = ctypes.py_object
_new.argtypes = [ctypes.c_void_p, ctypes.py_object, ctypes.c_void_p]


def c_function(address: int, name: str, fallback: Any) -> Any:
    """The builtin function whose machine code, of METH_FASTCALL's kind, is at `address`.

    `fallback` is its self: what it calls when a guard fails.
    """
    definition = _MethodDef(name.encode(), address, _FASTCALL, None)
    _kept.append(definition)
    return _new(ctypes.addressof(definition), fallback, None)

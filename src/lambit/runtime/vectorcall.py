"""Classes of Python's whose instances can be given machine code for their calls (PEP 590).

CPython calls an object by the address that the object has at `tp_vectorcall_offset`, if its
class says so by a flag; where that is null, by the class's `__call__`. A class statement can
neither make room for the address nor set the flag: `Callable` is made by `PyType_FromSpec`,
with room for two words, and `may_have_code` sets the flag of its subclass. Where CPython is not
laid out as we know it, nothing is set, and `__call__` is what is called.
"""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WORD = ctypes.sizeof(ctypes.c_void_p)
CODE = object.__basicsize__  # where an instance has the address
CALLED = CODE + _WORD  # what the machine code finds there: the builtin function to call
_MEMBERS, _SIZE, _READ_ONLY = 72, 19, 1  # Py_tp_members, T_PYSSIZET, READONLY
_DEFAULT, _BASE, _VECTORCALL = 0, 1 << 10, 1 << 11  # flags of classes
_OFFSET_AT, _FLAGS_AT = 7 * _WORD, 21 * _WORD  # in a PyTypeObject: tp_vectorcall_offset and tp_flags


class _Member(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("type", ctypes.c_int), ("offset", ctypes.c_ssize_t), ("flags", ctypes.c_int), ("doc", ctypes.c_char_p))


class _Slot(ctypes.Structure):
    _fields_ = (("slot", ctypes.c_int), ("value", ctypes.c_void_p))


class _Spec(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("size", ctypes.c_int), ("item_size", ctypes.c_int), ("flags", ctypes.c_uint), ("slots", ctypes.POINTER(_Slot)))


def _made() -> Any:
    members = (_Member * 2)(_Member(b"__vectorcalloffset__", _SIZE, CODE, _READ_ONLY, None), _Member())
    slots = (_Slot * 2)(_Slot(_MEMBERS, ctypes.addressof(members)), _Slot())
    spec = _Spec(b"lambit.runtime.vectorcall.Callable", CALLED + _WORD, 0, _DEFAULT | _BASE, slots)
    new = ctypes.pythonapi.PyType_FromSpec
    new.restype = ctypes.py_object
    new.argtypes = [ctypes.POINTER(_Spec)]
    return new(ctypes.byref(spec))


Callable: Any = _made()
"""The base class of those whose instances can have machine code."""


def may_have_code(cls: type) -> bool:
    """Let instances of `cls`, a subclass of `Callable`, be called by machine code; False: they cannot be."""
    flags = ctypes.c_ulong.from_address(id(cls) + _FLAGS_AT)
    offset = ctypes.c_ssize_t.from_address(id(cls) + _OFFSET_AT)
    if flags.value != cls.__flags__ or offset.value != CODE:
        return False
    flags.value |= _VECTORCALL
    return True


def give_code(x: Any, address: int, called: Any) -> None:
    """Let calls of `x` run the machine code at `address`; whoever calls this keeps `called`, which that finds in `x`."""
    ctypes.c_void_p.from_address(id(x) + CALLED).value = id(called)
    ctypes.c_void_p.from_address(id(x) + CODE).value = address


def take_code(x: Any) -> None:
    """Let calls of `x` be those of its class again."""
    ctypes.c_void_p.from_address(id(x) + CODE).value = None
    ctypes.c_void_p.from_address(id(x) + CALLED).value = None

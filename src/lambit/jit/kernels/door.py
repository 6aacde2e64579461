"""The door of a kernel: a C function of CPython's that takes integers, addresses among them, and gives one.

The global interpreter lock is released meanwhile. Nothing is checked but that
there are as many integers as the kernel has parameters: `arrays` gives addresses of what has been
looked at, and whoever calls holds the arrays.
"""

from __future__ import annotations

from typing import Any

from lambit.jit.compile import permanent
from lambit.jit.native import c_function

from .language import ELEMENTS, Signature

_PRELUDE = """declare ptr @PyEval_SaveThread()
declare void @PyEval_RestoreThread(ptr)
declare ptr @PyErr_Occurred()
declare i32 @PyErr_BadArgument()
declare i64 @PyLong_AsLongLong(ptr)
declare ptr @PyLong_FromLongLong(i64)"""


def door(signature: Signature, name: str) -> str:
    """The IR of the C function `name`."""
    count = len(signature.parameters)
    lines, passed = [], []
    for i, (_, kind) in enumerate(signature.parameters):
        lines += [
            f"  %at{i} = getelementptr ptr, ptr %args, i64 {i}", f"  %object{i} = load ptr, ptr %at{i}",
            f"  %x{i} = call i64 @PyLong_AsLongLong(ptr %object{i})",
        ]  # fmt: skip
        if kind in ELEMENTS:
            lines.append(f"  %p{i} = inttoptr i64 %x{i} to ptr")
        passed.append(f"ptr %p{i}" if kind in ELEMENTS else f"i64 %x{i}")
    return "\n".join([
        _PRELUDE, f"define ptr @{name}(ptr %self, ptr %args, i64 %nargs) nounwind {{",
        f"  %right = icmp eq i64 %nargs, {count}", "  br i1 %right, label %unbox, label %wrong", "unbox:", *lines,
        "  %error = call ptr @PyErr_Occurred()", "  %fine = icmp eq ptr %error, null",
        "  br i1 %fine, label %run, label %no", "run:",
        "  %thread = call ptr @PyEval_SaveThread()",
        f"  %found = call i64 @{signature.name}({', '.join(passed)})",
        "  call void @PyEval_RestoreThread(ptr %thread)",
        "  %object = tail call ptr @PyLong_FromLongLong(i64 %found)", "  ret ptr %object",
        "wrong:", "  %bad = call i32 @PyErr_BadArgument()", "  br label %no", "no:", "  ret ptr null", "}",
    ])  # fmt: skip


def opened(ir: str, signature: Signature) -> Any:
    """The C function of a kernel."""
    name = f"lambit.kernel.{signature.name}"
    code = permanent(f"{ir}\n{door(signature, name)}")
    return c_function(code.address(name), signature.name, None)

"""Machine code reaches what is elsewhere through its table of addresses, never by stubs, for which no room is kept."""

import ctypes

import pytest

from lambit.jit import linking
from lambit.jit.engine import engine

IR = """
declare double @cos(double)
declare double @llvm.exp.f64(double)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
define double @apart(double %x) noinline section ".text.apart" {
  %y = call double @cos(double %x)
  ret double %y
}
define double @f(double %x, i64 %n) {
  %room = alloca i8, i64 5000
  call void @llvm.memset.p0.i64(ptr %room, i8 1, i64 %n, i1 false)
  %byte = load volatile i8, ptr %room
  %one = uitofp i8 %byte to double
  %a = call double @apart(double %x)
  %b = call double @llvm.exp.f64(double %a)
  %rest = frem double %b, 0x3FF199999999999A
  %sum = fadd double %rest, %one
  ret double %sum
}
"""

only_there = pytest.mark.skipif(not linking.IN_ONE_BLOCK, reason="other processors are linked as llvmlite does by itself")


@only_there
def test_what_llvm_calls_by_itself_needs_no_stub():
    e = engine()
    assert not linking.needs_stubs(e.object(e.optimised(IR)))


@only_there
def test_stubs_are_seen():
    e = engine()
    module = e.llvm.parse_assembly(IR)
    assert linking.needs_stubs(bytes(e.machine.emit_object(module)))


def test_code_calls_what_is_elsewhere():
    import math

    e = engine()
    code = e.load(e.object(e.optimised(IR)))
    f = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double, ctypes.c_int64)(code.address("f"))
    assert f(0.5, 5000) == pytest.approx(math.fmod(math.exp(math.cos(0.5)), 1.1) + 1)
    del f
    code.close()


def test_what_is_no_ir_is_an_error_and_does_not_end_the_process():
    """LLVM's passes take for granted that a flag is a constant."""
    bad = """
declare <4 x i64> @llvm.cttz.v4i64(<4 x i64>, <4 x i1>)
define <4 x i64> @f(<4 x i64> %x) {
  %y = call <4 x i64> @llvm.cttz.v4i64(<4 x i64> %x, <4 x i1> <i1 true, i1 true, i1 true, i1 true>)
  ret <4 x i64> %y
}"""
    with pytest.raises(RuntimeError, match="Intrinsic has incorrect argument type"):
        engine().optimised(bad)

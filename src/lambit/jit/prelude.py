"""What all native code begins with: CPython's functions, what native code and its doors share, how it is left and looks about.

What is seldom called is compiled once for a process: it would be a fifth of what LLVM has to do for each procedure.
"""

from __future__ import annotations

from .layout import LENGTH, LIST_ITEMS, STRING_CHARACTERS, STRING_TEXT
from .program import POLLS

MARGIN = 256 * 1024
"""So much of the C stack is left for whoever is called from native code."""
ROOM = 64
"""So many Python frames, where there is room for none, for a look: it calls a function of Python's, and that a signal's handler."""

_SHARED = """
@PyFloat_Type = external global i8
@PyLong_Type = external global i8
@PyComplex_Type = external global i8
@PyFunction_Type = external global i8
@lambit_array = external global i8
@lambit_integers = external global i8
@lambit_vector = external global i8
@lambit_character = external global i8
@lambit_character_of = external global i8
@lambit_bytevector = external global i8
@lambit_true = external global i8
@lambit_false = external global i8
@lambit_nil = external global i8
@lambit_symbol = external global i8
@lambit_string = external global i8
@lambit_unspecified = external global i8
@lambit_values = external global i8
@lambit_jump = external global ptr
@lambit_polls = external global i32
@lambit_looks = external global i32
@lambit_look = external global i8
@lambit_recursion_error = external global i8
@lambit_reason = external global i32
@lambit_written = external global ptr
@lambit_used = external global i64
@lambit_room = external global i64
@lambit_stack_low = external global i64
@lambit_stack_high = external global i64
declare ptr @PyFloat_FromDouble(double)
declare ptr @PyComplex_FromDoubles(double, double)
declare ptr @PyLong_FromLongLong(i64)
declare i64 @PyLong_AsLongLongAndOverflow(ptr, ptr)
declare ptr @PyObject_Vectorcall(ptr, ptr, i64, ptr)
declare i32 @PyErr_ExceptionMatches(ptr)
declare void @PyErr_Clear()
declare i32 @Py_GetRecursionLimit()
declare void @Py_SetRecursionLimit(i32)
declare i32 @PyUnicode_ReadChar(ptr, i64)
declare ptr @PyBytes_FromStringAndSize(ptr, i64)
declare ptr @PyObject_Call(ptr, ptr, ptr)
declare void @Py_IncRef(ptr)
declare void @Py_DecRef(ptr)
declare ptr @realloc(ptr, i64)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare i32 @_setjmp(ptr) returns_twice nounwind
declare void @longjmp(ptr, i32) noreturn nounwind
declare i64 @pthread_self()
declare i32 @pthread_getattr_np(i64, ptr)
declare i32 @pthread_attr_getstack(ptr, ptr, ptr)
declare i32 @pthread_attr_destroy(ptr)
"""

PRELUDE = f"""{_SHARED}
declare i32 @lambit.poll() nounwind cold noinline
declare void @lambit.write_down(ptr, i64) nounwind cold noinline
declare ptr @lambit.character(i32) nounwind noinline
declare i32 @lambit.string.ref(ptr, i64) nounwind noinline
declare i64 @lambit.string.length(ptr) nounwind noinline
declare void @lambit.find_stack() nounwind cold noinline

define internal void @lambit.leave(i32 %reason) noreturn nounwind cold noinline {{
  store i32 %reason, ptr @lambit_reason
  %jump = load ptr, ptr @lambit_jump
  call void @longjmp(ptr %jump, i32 1)
  unreachable
}}

define internal void @lambit.settle(ptr %countdown) alwaysinline nounwind {{
  %left = load i32, ptr %countdown
  %used = sub i32 {POLLS}, %left
  %polls = load i32, ptr @lambit_polls
  %less = sub i32 %polls, %used
  store i32 %less, ptr @lambit_polls
  store i32 {POLLS}, ptr %countdown
  ret void
}}

define internal void @lambit.hold(ptr %place, ptr %x) nounwind {{
  %old = load ptr, ptr %place
  call void @Py_IncRef(ptr %x)
  store ptr %x, ptr %place
  %none = icmp eq ptr %old, null
  br i1 %none, label %done, label %release
release:
  call void @Py_DecRef(ptr %old)
  br label %done
done:
  ret void
}}

define internal void @lambit.release(ptr %place) nounwind {{
  %x = load ptr, ptr %place
  %none = icmp eq ptr %x, null
  br i1 %none, label %done, label %release
release:
  call void @Py_DecRef(ptr %x)
  br label %done
done:
  ret void
}}

define internal {{i64, i32}} @lambit.integer(ptr %x) nounwind alwaysinline {{
  %over.at = alloca i32
  %value = call i64 @PyLong_AsLongLongAndOverflow(ptr %x, ptr %over.at)
  %over = load i32, ptr %over.at
  %a = insertvalue {{i64, i32}} undef, i64 %value, 0
  %b = insertvalue {{i64, i32}} %a, i32 %over, 1
  ret {{i64, i32}} %b
}}
"""

HELPERS = f"""{_SHARED}
define i32 @lambit.poll() nounwind cold noinline {{
  store i32 {POLLS}, ptr @lambit_polls
  %looks = load i32, ptr @lambit_looks
  %more = add i32 %looks, 1
  store i32 %more, ptr @lambit_looks
  %jump = load ptr, ptr @lambit_jump
  %low = load i64, ptr @lambit_stack_low
  %high = load i64, ptr @lambit_stack_high
  %seen = call ptr @PyObject_Vectorcall(ptr @lambit_look, ptr null, i64 0, ptr null)
  %none = icmp eq ptr %seen, null
  br i1 %none, label %nothing, label %looked
nothing:
  %deep = call i32 @PyErr_ExceptionMatches(ptr @lambit_recursion_error)
  %no.room = icmp ne i32 %deep, 0
  br i1 %no.room, label %make.room, label %raised
make.room:
  call void @PyErr_Clear()
  %limit = call i32 @Py_GetRecursionLimit()
  %higher = add i32 %limit, {ROOM}
  call void @Py_SetRecursionLimit(i32 %higher)
  %second = call ptr @PyObject_Vectorcall(ptr @lambit_look, ptr null, i64 0, ptr null)
  call void @Py_SetRecursionLimit(i32 %limit)
  %nor = icmp eq ptr %second, null
  br i1 %nor, label %raised, label %looked
looked:
  %answer = phi ptr [%seen, %0], [%second, %make.room]
  call void @Py_DecRef(ptr %answer)
  br label %back
raised:
  br label %back
back:
  %on = phi i1 [true, %looked], [false, %raised]
  store ptr %jump, ptr @lambit_jump
  store i64 %low, ptr @lambit_stack_low
  store i64 %high, ptr @lambit_stack_high
  %bad = xor i1 %on, true
  %plain = icmp eq ptr %jump, null
  %fine = or i1 %on, %plain
  br i1 %fine, label %go, label %stop
go:
  %status = zext i1 %bad to i32
  ret i32 %status
stop:
  call void @longjmp(ptr %jump, i32 2)
  unreachable
}}

define void @lambit.write_down(ptr %words, i64 %n) nounwind cold noinline {{
  %used = load i64, ptr @lambit_used
  %more = shl i64 %n, 3
  %needed = add i64 %used, %more
  %room = load i64, ptr @lambit_room
  %fits = icmp ule i64 %needed, %room
  br i1 %fits, label %copy, label %grow
grow:
  %old = load ptr, ptr @lambit_written
  %double = shl i64 %needed, 1
  %new = call ptr @realloc(ptr %old, i64 %double)
  store ptr %new, ptr @lambit_written
  store i64 %double, ptr @lambit_room
  br label %copy
copy:
  %base = load ptr, ptr @lambit_written
  %to = getelementptr i8, ptr %base, i64 %used
  call void @llvm.memcpy.p0.p0.i64(ptr %to, ptr %words, i64 %more, i1 false)
  store i64 %needed, ptr @lambit_used
  ret void
}}

define i32 @lambit.string.ref(ptr %s, i64 %i) nounwind noinline {{
  %text.at = getelementptr i8, ptr %s, i64 {STRING_TEXT}
  %text = load ptr, ptr %text.at
  %n = call i64 @lambit.string.length(ptr %s)
  %fits = icmp ult i64 %i, %n
  br i1 %fits, label %in, label %out
in:
  %written = icmp eq ptr %text, null
  br i1 %written, label %list, label %whole
whole:
  %a = call i32 @PyUnicode_ReadChar(ptr %text, i64 %i)
  ret i32 %a
list:
  %list.at = getelementptr i8, ptr %s, i64 {STRING_CHARACTERS}
  %characters = load ptr, ptr %list.at
  %items.at = getelementptr i8, ptr %characters, i64 {LIST_ITEMS}
  %items = load ptr, ptr %items.at
  %item.at = getelementptr ptr, ptr %items, i64 %i
  %item = load ptr, ptr %item.at
  %b = call i32 @PyUnicode_ReadChar(ptr %item, i64 0)
  ret i32 %b
out:
  ret i32 -1
}}

define i64 @lambit.string.length(ptr %s) nounwind {{
  %text.at = getelementptr i8, ptr %s, i64 {STRING_TEXT}
  %text = load ptr, ptr %text.at
  %list.at = getelementptr i8, ptr %s, i64 {STRING_CHARACTERS}
  %list = load ptr, ptr %list.at
  %written = icmp eq ptr %text, null
  %which = select i1 %written, ptr %list, ptr %text
  %n.at = getelementptr i8, ptr %which, i64 {LENGTH}
  %n = load i64, ptr %n.at
  ret i64 %n
}}

define ptr @lambit.character(i32 %x) nounwind noinline {{
  %wide = zext i32 %x to i64
  %number = call ptr @PyLong_FromLongLong(i64 %wide)
  %none = icmp eq ptr %number, null
  br i1 %none, label %fail, label %go
fail:
  ret ptr null
go:
  %arguments = alloca ptr
  store ptr %number, ptr %arguments
  %made = call ptr @PyObject_Vectorcall(ptr @lambit_character_of, ptr %arguments, i64 1, ptr null)
  call void @Py_DecRef(ptr %number)
  ret ptr %made
}}

define void @lambit.find_stack() nounwind cold noinline {{
  %attributes = alloca [64 x i8], align 16
  %low.at = alloca i64
  %size.at = alloca i64
  %self = call i64 @pthread_self()
  %a = call i32 @pthread_getattr_np(i64 %self, ptr %attributes)
  %b = call i32 @pthread_attr_getstack(ptr %attributes, ptr %low.at, ptr %size.at)
  %c = call i32 @pthread_attr_destroy(ptr %attributes)
  %low = load i64, ptr %low.at
  %size = load i64, ptr %size.at
  %high = add i64 %low, %size
  %limit = add i64 %low, {MARGIN}
  store i64 %limit, ptr @lambit_stack_low
  store i64 %high, ptr @lambit_stack_high
  ret void
}}
"""
HELPER_NAMES = ("lambit.poll", "lambit.write_down", "lambit.character", "lambit.find_stack", "lambit.string.ref", "lambit.string.length")

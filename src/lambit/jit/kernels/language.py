"""The language of kernels: a small part of Python, with types, that becomes LLVM IR.

A kernel is a Python function whose parameters are integers (`int`, 64 bits, wrapping), floats
(`float`, 64 bits) or arrays (`U8s` … `F64s`); what it returns is said as well. It has assignments, `for … in range`,
`while`, `if`, `break`, `continue`, `return`, arithmetic, comparisons, elements of arrays, and
calls of kernels of its module and of the functions below. Elements smaller than 64 bits are unsigned. Arrays that are
parameters do not overlap, and nothing is checked: what calls a kernel sees to both. The
optimiser makes vector instructions of `for` loops, of `while` loops none.
"""

from __future__ import annotations

import ast
from contextlib import contextmanager
from inspect import getsource
from textwrap import dedent
from typing import Any, TypeAlias

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Array:
    """An array of integers at an address, for whoever reads a kernel; the compiler has its own."""

    def __init__(self, address: int) -> None:
        self.address = address

    def __getitem__(self, i: int) -> int:
        raise NotImplementedError

    def __setitem__(self, i: int, x: int) -> None:
        raise NotImplementedError


U8s: TypeAlias = Array
U16s: TypeAlias = Array
U32s: TypeAlias = Array
I64s: TypeAlias = Array
F64s: TypeAlias = Any
Ts: TypeAlias = Array
"""Arrays; `Ts` is of the type that the kernel is made for."""

ELEMENTS = {"U8s": "i8", "U16s": "i16", "U32s": "i32", "I64s": "i64", "F64s": "double"}
_SCALARS = {"int": "i64", "float": "double"}
_INTEGER = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.LShift: "shl", ast.RShift: "ashr",
    ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor", ast.FloorDiv: "udiv",
}  # fmt: skip
_FLOAT = {ast.Add: "fadd", ast.Sub: "fsub", ast.Mult: "fmul", ast.Div: "fdiv"}
_SIGNED = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "slt", ast.LtE: "sle", ast.Gt: "sgt", ast.GtE: "sge"}
_ORDERED = {ast.Eq: "oeq", ast.NotEq: "une", ast.Lt: "olt", ast.LtE: "ole", ast.Gt: "ogt", ast.GtE: "oge"}
_WORDS = {"min": "smin", "max": "smax", "unsigned_max": "umax"}
_COUNTS = {"ones": "ctpop", "leading_zeros": "ctlz"}


def ones(x: int) -> int:
    """How many bits of a word are 1."""
    return (x & (1 << 64) - 1).bit_count()


def leading_zeros(x: int) -> int:
    """How many bits above the highest 1; 64 of 0."""
    return 64 - (x & (1 << 64) - 1).bit_length()


def unsigned_max(x: int, y: int) -> int:
    """The greater, where negative numbers are above all others."""
    return max(x, y, key=lambda v: v & (1 << 64) - 1)


def below(x: int, y: int) -> bool:
    """Is x < y, where negative numbers are above all others?"""
    return x & (1 << 64) - 1 < y & (1 << 64) - 1


def shifted(x: int, k: int) -> int:
    """The bits of x, k places to the right, with zeros above."""
    return (x & (1 << 64) - 1) >> k


def fetch(address: int) -> None:
    """Have what is at an address brought nearer: it will soon be read. Any address may be named."""


class Signature:
    """What a call of a kernel needs to know."""

    __slots__ = ("name", "parameters", "result")

    def __init__(self, name: str, parameters: list[tuple[str, str]], result: str) -> None:
        self.name = name
        self.parameters = parameters  # their names and types
        self.result = result

    @classmethod
    def of(cls, tree: ast.FunctionDef, element: str) -> Signature:
        """That of a kernel made for arrays of `element`."""

        def named(annotation: ast.expr | None) -> str:
            assert isinstance(annotation, ast.Name), "a kernel says its types"
            kind = element if annotation.id == "Ts" else annotation.id
            return _SCALARS.get(kind, kind)

        return cls(tree.name + element, [(a.arg, named(a.annotation)) for a in tree.args.args], named(tree.returns))


def written(kernels: Sequence[Callable[..., Any] | tuple[Callable[..., Any], str]]) -> tuple[str, Signature]:
    """The IR of kernels, each perhaps with the type of `Ts`, and what the last of them takes; one may call those before it."""
    known: dict[str, Signature] = {}
    texts = []
    for each in kernels:
        kernel, element = each if isinstance(each, tuple) else (each, "")
        tree = ast.parse(dedent(getsource(kernel))).body[0]
        assert isinstance(tree, ast.FunctionDef)
        signature = Signature.of(tree, element)
        known[signature.name] = signature
        texts.append(_Writer(signature, known, kernel.__globals__).function(tree))
    return "\n".join([*_declarations(), *texts]), signature


def _declarations() -> Iterator[str]:
    for name in _WORDS.values():
        yield f"declare i64 @llvm.{name}.i64(i64, i64)"
    yield "declare i64 @llvm.ctpop.i64(i64)\ndeclare i64 @llvm.ctlz.i64(i64, i1)"
    yield "declare double @llvm.fma.f64(double, double, double)\ndeclare void @llvm.prefetch.p0(ptr, i32, i32, i32)"
    yield '!0 = distinct !{!0, !1, !2}\n!1 = !{!"llvm.loop.vectorize.enable", i1 false}\n!2 = !{!"llvm.loop.unroll.disable"}'


Value: TypeAlias = tuple[str, str]
"""The LLVM type, and the operand."""


class _Writer:
    """Writes the IR of one kernel. Variables are places on the stack, which the optimiser makes registers of."""

    def __init__(self, signature: Signature, known: dict[str, Signature], constants: dict[str, Any]) -> None:
        self.signature = signature
        self.known = known
        self.constants = constants
        self.places: list[str] = []
        self.lines: list[str] = []
        self.types: dict[str, str] = {}
        self.loops: list[tuple[str, str]] = []  # where `continue` and `break` go
        self.count = 0

    def function(self, tree: ast.FunctionDef) -> str:
        """The definition."""
        passed = []
        for name, kind in self.signature.parameters:
            if kind in ELEMENTS:
                self.types[name] = kind
                passed.append(f"ptr noalias %{name}")
            else:
                passed.append(f"{kind} %{name}")
                self.assign(name, (kind, f"%{name}"))
        self.block(tree.body)
        zero = "0" if self.signature.result == "i64" else "0.0"
        self.do(f"ret {self.signature.result} {zero}")
        begin = f"define internal {self.signature.result} @{self.signature.name}({', '.join(passed)}) nounwind {{"
        return "\n".join([begin, "entry:", *self.places, *self.lines, "}"])

    # -- lines

    def do(self, line: str) -> None:
        self.lines.append(f"  {line}")

    def new(self, line: str) -> str:
        self.count += 1
        self.do(f"%v{self.count} = {line}")
        return f"%v{self.count}"

    def labels(self, *names: str) -> list[str]:
        self.count += 1
        return [f"{name}{self.count}" for name in names]

    def begin(self, label: str) -> None:
        self.lines.append(f"{label}:")

    def go(self, label: str) -> None:
        self.do(f"br label %{label}")

    def place(self, name: str, kind: str) -> None:
        if name in self.types:
            assert self.types[name] == kind, f"{name} has two types"
            return
        self.types[name] = kind
        self.places.append(f"  %{name}.at = alloca {kind}")

    def assign(self, name: str, value: Value) -> None:
        kind, operand = value
        self.place(name, kind)
        self.do(f"store {kind} {operand}, ptr %{name}.at")

    # -- statements

    def block(self, body: list[ast.stmt]) -> None:
        for statement in body:
            self.statement(statement)

    def statement(self, s: ast.stmt) -> None:
        match s:
            case ast.Expr(ast.Constant()):  # the docstring
                pass
            case ast.Expr(value):
                self.value(value)
            case ast.Assign([ast.Subscript() as target], value):
                self.put(target, self.value(value))
            case ast.Assign(targets, value):
                found = self.value(value)
                for each in targets:
                    assert isinstance(each, ast.Name)
                    self.assign(each.id, found)
            case ast.AugAssign(ast.Name(name), op, value):
                self.assign(name, self.arithmetic(op, self.variable(name), self.value(value)))
            case ast.AugAssign(ast.Subscript() as target, op, value):
                self.put(target, self.arithmetic(op, self.element(target), self.value(value)))
            case ast.For(ast.Name(name), ast.Call(ast.Name("range"), bounds), body):
                self.counted(name, bounds, body)
            case ast.While(test, body):
                with self.loop() as (again, after):
                    self.begin(again)
                    self.branch(test, after)
                    self.block(body)
            case ast.If(test, body, orelse):
                self.choice(test, body, orelse)
            case ast.Return(ast.expr() as value):
                kind, operand = self.value(value)
                self.leave(f"ret {kind} {operand}")
            case ast.Break():
                self.leave(f"br label %{self.loops[-1][1]}")
            case ast.Continue():
                self.leave(f"br label %{self.loops[-1][0]}")
            case _:
                raise TypeError(f"kernels have no {ast.unparse(s)}")

    def leave(self, line: str) -> None:
        self.do(line)
        self.begin(*self.labels("dead"))

    @contextmanager
    def loop(self) -> Iterator[tuple[str, str]]:
        """A loop: labels of where it goes on, which the caller begins, and of what comes after it."""
        again, after = self.labels("again", "after")
        self.loops.append((again, after))
        self.go(again)
        yield again, after
        self.loops.pop()
        self.do(f"br label %{again}, !llvm.loop !0")
        self.begin(after)

    def branch(self, test: ast.expr, otherwise: str) -> None:
        """Go on if the test holds."""
        _, holds = self.value(test)
        [then] = self.labels("then")
        self.do(f"br i1 {holds}, label %{then}, label %{otherwise}")
        self.begin(then)

    def counted(self, name: str, bounds: list[ast.expr], body: list[ast.stmt]) -> None:
        first: Value = ("i64", "0") if len(bounds) == 1 else self.value(bounds[0])
        last = self.value(bounds[min(1, len(bounds) - 1)])[1]
        by = self.value(bounds[2])[1] if len(bounds) == 3 else "1"
        top, more, again, after = self.labels("top", "more", "again", "after")
        self.assign(name, first)
        self.go(top)
        self.begin(top)
        holds = self.new(f"icmp slt i64 {self.variable(name)[1]}, {last}")
        self.do(f"br i1 {holds}, label %{more}, label %{after}")
        self.begin(more)
        self.loops.append((again, after))
        self.block(body)
        self.loops.pop()
        self.go(again)
        self.begin(again)
        self.assign(name, ("i64", self.new(f"add nsw i64 {self.variable(name)[1]}, {by}")))
        self.go(top)
        self.begin(after)

    def choice(self, test: ast.expr, body: list[ast.stmt], orelse: list[ast.stmt]) -> None:
        otherwise, after = self.labels("otherwise", "after")
        self.branch(test, otherwise)
        self.block(body)
        self.go(after)
        self.begin(otherwise)
        self.block(orelse)
        self.go(after)
        self.begin(after)

    # -- expressions

    def value(self, e: ast.expr) -> Value:
        match e:
            case ast.Constant(float(x)):
                return "double", f"0x{_bits(x):016X}"
            case ast.Constant(int(x)):
                return "i64", str(x)
            case ast.Name(name):
                return self.variable(name)
            case ast.BinOp(left, op, right):
                return self.arithmetic(op, self.value(left), self.value(right))
            case ast.UnaryOp(ast.USub(), x):
                kind, operand = self.value(x)
                return kind, self.new(f"fneg double {operand}" if kind == "double" else f"sub i64 0, {operand}")
            case ast.UnaryOp(ast.Not(), x):
                return "i1", self.new(f"xor i1 {self.value(x)[1]}, true")
            case ast.Compare(left, [op], [right]):
                kind, a = self.value(left)
                b = self.value(right)[1]
                line = f"fcmp {_ORDERED[type(op)]} double" if kind == "double" else f"icmp {_SIGNED[type(op)]} {kind}"
                return "i1", self.new(f"{line} {a}, {b}")
            case ast.BoolOp(op, values):
                return self.logical(isinstance(op, ast.And), values)
            case ast.IfExp(test, body, orelse):
                return self.either(test, body, orelse)
            case ast.Subscript():
                return self.element(e)
            case ast.Call(ast.Name(name), arguments):
                return self.call(name, arguments)
        raise TypeError(f"kernels have no {ast.unparse(e)}")

    def variable(self, name: str) -> Value:
        kind = self.types.get(name)
        if kind in ELEMENTS:
            return kind, f"%{name}"
        if kind is not None:
            return kind, self.new(f"load {kind}, ptr %{name}.at")
        constant = self.constants[name]
        return self.value(ast.Constant(constant))

    def arithmetic(self, op: ast.operator, x: Value, y: Value) -> Value:
        (kind, a), (_, b) = x, y
        names = _FLOAT if kind == "double" else _INTEGER
        return kind, self.new(f"{names[type(op)]} {kind} {a}, {b}")

    def logical(self, both: bool, values: list[ast.expr]) -> Value:
        """The next value is looked at only if those before it leave it open."""
        self.count += 1
        name = f"holds{self.count}"
        [after] = self.labels("known")
        for i, each in enumerate(values):
            _, holds = self.value(each)
            self.assign(name, ("i1", holds))
            if i < len(values) - 1:
                [more] = self.labels("open")
                yes, no = (more, after) if both else (after, more)
                self.do(f"br i1 {holds}, label %{yes}, label %{no}")
                self.begin(more)
        self.go(after)
        self.begin(after)
        return self.variable(name)

    def either(self, test: ast.expr, body: ast.expr, orelse: ast.expr) -> Value:
        """The one or the other, of which only that is looked at."""
        self.count += 1
        name = f"either{self.count}"
        otherwise, after = self.labels("otherwise", "after")
        self.branch(test, otherwise)
        self.assign(name, self.value(body))
        self.go(after)
        self.begin(otherwise)
        self.assign(name, self.value(orelse))
        self.go(after)
        self.begin(after)
        return self.variable(name)

    def address(self, e: ast.Subscript) -> tuple[str, str]:
        """The LLVM type of an element, and where it is."""
        kind, array = self.value(e.value)
        index = self.value(e.slice)[1]
        return ELEMENTS[kind], self.new(f"getelementptr {ELEMENTS[kind]}, ptr {array}, i64 {index}")

    def element(self, e: ast.Subscript) -> Value:
        llvm, at = self.address(e)
        found = self.new(f"load {llvm}, ptr {at}, align 1")
        if llvm in ("double", "i64"):
            return llvm, found
        return "i64", self.new(f"zext {llvm} {found} to i64")

    def put(self, e: ast.Subscript, value: Value) -> None:
        llvm, at = self.address(e)
        operand = value[1]
        if llvm not in ("double", "i64"):
            operand = self.new(f"trunc i64 {operand} to {llvm}")
        self.do(f"store {llvm} {operand}, ptr {at}, align 1")

    def call(self, name: str, arguments: list[ast.expr]) -> Value:
        passed = [self.value(a) for a in arguments]
        operands = [operand for _, operand in passed]
        if name in _WORDS:
            return "i64", self.new(f"call i64 @llvm.{_WORDS[name]}.i64(i64 {operands[0]}, i64 {operands[1]})")
        if name in _COUNTS:
            rest = ", i1 false" if name == "leading_zeros" else ""
            return "i64", self.new(f"call i64 @llvm.{_COUNTS[name]}.i64(i64 {operands[0]}{rest})")
        if name == "below":
            return "i1", self.new(f"icmp ult i64 {operands[0]}, {operands[1]}")
        if name == "shifted":
            return "i64", self.new(f"lshr i64 {operands[0]}, {operands[1]}")
        if name == "fma":
            return "double", self.new(f"call double @llvm.fma.f64({', '.join(f'double {x}' for x in operands)})")
        if name == "float":
            return "double", self.new(f"sitofp i64 {operands[0]} to double")
        if name == "fetch":
            at = self.new(f"inttoptr i64 {operands[0]} to ptr")
            self.do(f"call void @llvm.prefetch.p0(ptr {at}, i32 0, i32 2, i32 1)")
            return "i64", "0"
        if name in ELEMENTS:  # an address as an array
            return name, self.new(f"inttoptr i64 {operands[0]} to ptr")
        callee = self.known[name]
        written_out = ", ".join(f"{'ptr' if kind in ELEMENTS else kind} {x}" for kind, x in passed)
        return callee.result, self.new(f"call {callee.result} @{name}({written_out})")


def _bits(x: float) -> int:
    import struct

    return int(struct.unpack("<Q", struct.pack("<d", x))[0])

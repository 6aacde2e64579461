"""Operands that write LLVM IR: `a * b + c` writes two instructions, for one lane or several."""

from __future__ import annotations

import struct
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

ENTRIES = 16
"""The tables have so many."""
_REGISTER = 8  # floats in one of AVX-512
AVX512, AVX2 = "avx512", "avx2"
"""Targets for which tables are looked into by instructions of their own. Both have fused multiply-add."""


def float_text(x: float) -> str:
    """A float as LLVM reads it, to the bit."""
    return f"0x{struct.unpack('<Q', struct.pack('<d', x))[0]:016X}"


class Registers:
    """The body of a function of `lanes` floats, being written."""

    def __init__(self, lanes: int, *, target: str) -> None:
        self.lanes = lanes
        self.permute = target == AVX512 and lanes % _REGISTER == 0
        self.shuffle = target == AVX2 and lanes % _REGISTER == 0
        self.fused = target in (AVX512, AVX2)  # is there a fused multiply-add?
        self.type = self.of("double")
        self.lines: list[str] = []
        self.declarations: set[str] = set()
        self.last = ""

    def of(self, element: str) -> str:
        """The type of one `element` a lane."""
        return element if self.lanes == 1 else f"<{self.lanes} x {element}>"

    def splat(self, element: str, text: str) -> str:
        """A constant, in every lane."""
        return text if self.lanes == 1 else self.splat_of(element, text, self.lanes)

    @staticmethod
    def splat_of(element: str, text: str, lanes: int) -> str:
        """A constant, so many times."""
        return f"<{', '.join([f'{element} {text}'] * lanes)}>"

    def fresh(self, stem: str = "%t") -> str:
        """A new name."""
        self.last = f"{stem}{len(self.lines)}"
        return self.last

    def line(self, text: str) -> None:
        """Write an instruction."""
        self.lines.append(f"  {text}")

    def label(self, name: str) -> None:
        """Begin a block."""
        self.lines.append(f"{name}:")

    def put(self, text: str) -> str:
        """Write an instruction; its result."""
        name = self.fresh()
        self.line(f"{name} = {text}")
        return name

    def real(self, text: str) -> Operand:
        """The floats called `text`."""
        return Operand(self, text, "double")

    def both(self, a: str, b: str) -> str:
        """The conditions `a` and `b`, lane by lane."""
        return self.put(f"and {self.of('i1')} {a}, {b}")

    def all_true(self, condition: str) -> str:
        """Does the condition hold in all lanes?"""
        if self.lanes == 1:
            return condition
        mask = self.put(f"bitcast {self.of('i1')} {condition} to i{self.lanes}")
        return self.put(f"icmp eq i{self.lanes} {mask}, -1")

    def picked(self, kind: str, a: str, lanes: range, b: str = "poison") -> str:
        """The lanes of `a`, and then of `b`, that have these numbers."""
        mask = ", ".join(f"i32 {i}" for i in lanes)
        return self.put(f"shufflevector {kind} {a}, {kind} {b}, <{len(lanes)} x i32> <{mask}>")

    def joined(self, element: str, parts: list[str]) -> str:
        """The parts of eight lanes, one after the other."""
        width = _REGISTER
        while len(parts) > 1:
            pairs = zip(parts[::2], parts[1::2], strict=True)
            parts = [self.picked(f"<{width} x {element}>", a, range(2 * width), b) for a, b in pairs]
            width *= 2
        return parts[0]

    def negated(self, condition: str) -> str:
        """Where the condition does not hold."""
        return self.put(f"xor {self.of('i1')} {condition}, {self.splat('i1', 'true')}")

    def note(self, condition: str, place: str) -> None:
        """Add the condition, of which lane i stands for lane i mod 8, to the eight marks at `place`."""
        kind = self.of("i1")
        marks = f"<{_REGISTER} x i32>"
        found = self.put(f"load {marks}, ptr {place}")
        for first in range(0, self.lanes, _REGISTER):
            part = self.picked(kind, condition, range(first, first + _REGISTER))
            part = self.put(f"sext <{_REGISTER} x i1> {part} to {marks}")
            found = self.put(f"or {marks} {found}, {part}")
        self.line(f"store {marks} {found}, ptr {place}")

    def define(self, name: str, attributes: str) -> str:
        """The text of the function, of one argument %x."""
        return "\n".join([f"define internal {self.type} @{name}({self.type} %x) {attributes} {{", *self.lines, "}"])


class Operand:
    """A float or an integer of 64 bits in each lane."""

    __slots__ = ("element", "registers", "text")

    def __init__(self, registers: Registers, text: str, element: str) -> None:
        self.registers = registers
        self.text = text
        self.element = element

    @property
    def type(self) -> str:
        """The LLVM type."""
        return self.registers.of(self.element)

    def _text(self, x: Any) -> str:
        if x.__class__ is Operand:
            return str(x.text)
        return self.registers.splat(self.element, float_text(x) if self.element == "double" else str(x))

    def _with(self, operation: str, a: Any, b: Any) -> Operand:
        text = self.registers.put(f"{operation} {self.type} {self._text(a)}, {self._text(b)}")
        return Operand(self.registers, text, self.element)

    def constant(self, x: float) -> Operand:
        """A number of the same kind."""
        return Operand(self.registers, self._text(x), self.element)

    # -- floats

    def __add__(self, other: Any) -> Operand:
        return self._with("fadd", self, other)

    def __sub__(self, other: Any) -> Operand:
        return self._with("fsub", self, other)

    def __mul__(self, other: Any) -> Operand:
        return self._with("fmul", self, other)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Operand:
        return self._with("fdiv", self, other)

    def times_plus(self, y: Any, c: Any) -> Operand:
        """This times y plus c, rounded once."""
        r = self.registers
        name = f"llvm.fma.{'' if r.lanes == 1 else f'v{r.lanes}'}f64"
        r.declarations.add(f"declare {self.type} @{name}({self.type}, {self.type}, {self.type})")
        passed = ", ".join(f"{self.type} {self._text(x)}" for x in (self, y, c))
        return r.real(r.put(f"call {self.type} @{name}({passed})"))

    def _compared(self, how: str, x: Any) -> str:
        return self.registers.put(f"fcmp {how} {self.type} {self.text}, {self._text(x)}")

    def is_less(self, x: float) -> str:
        return self._compared("olt", x)

    def is_greater(self, x: float) -> str:
        return self._compared("ogt", x)

    def is_at_least(self, x: float) -> str:
        return self._compared("oge", x)

    def is_equal(self, x: float) -> str:
        return self._compared("oeq", x)

    def is_unordered(self) -> str:
        return self._compared("uno", 0.0)

    def where(self, condition: str, other: Operand) -> Operand:
        """This where the condition holds, `other` elsewhere."""
        r = self.registers
        text = r.put(f"select {r.of('i1')} {condition}, {self.type} {self.text}, {self.type} {other.text}")
        return Operand(r, text, self.element)

    # -- bits

    def bits(self) -> Operand:
        """The bits of floats, as integers."""
        return Operand(self.registers, self.registers.put(f"bitcast {self.type} {self.text} to {self.registers.of('i64')}"), "i64")

    def as_real(self) -> Operand:
        """The floats of which these are the bits."""
        return Operand(self.registers, self.registers.put(f"bitcast {self.type} {self.text} to {self.registers.of('double')}"), "double")

    def lies_in(self, low: int, high: int) -> str:
        """Is it at least `low`, and less than `high`? One comparison, with signs: for others AVX2 has no instruction."""
        least = -(1 << 63)
        return self.registers.put(f"icmp slt {self.type} {self.plus(least - low).text}, {self._text(least + high - low)}")

    def to_real(self) -> Operand:
        """These integers as floats."""
        r = self.registers
        return r.real(r.put(f"sitofp {self.type} {self.text} to {r.type}"))

    def plus(self, x: Any) -> Operand:
        return self._with("add", self, x)

    def minus(self, x: Any) -> Operand:
        return self._with("sub", self, x)

    def masked(self, mask: int) -> Operand:
        return self._with("and", self, mask)

    def with_bits(self, bits: int) -> Operand:
        return self._with("or", self, bits)

    def shifted_left(self, count: int) -> Operand:
        return self._with("shl", self, count)

    def shifted_right(self, count: int, *, signed: bool = False) -> Operand:
        return self._with("ashr" if signed else "lshr", self, count)

    def entry(self, table: str, entries: tuple[float, ...], above: int = 0) -> Operand:
        """The entries of a table at four bits of these integers, those above the last `above`."""
        r = self.registers
        if r.shuffle:
            return r.real(self._shuffled(entries, above))
        shifted = self.shifted_right(above) if above else self
        if r.permute:
            return r.real(shifted._permuted(entries))
        index = shifted.masked(ENTRIES - 1)
        if r.lanes == 1:
            return r.real(self._loaded(table, index.text))
        found = "poison"
        for lane in range(r.lanes):
            one = self._loaded(table, r.put(f"extractelement {self.type} {index.text}, i32 {lane}"))
            found = r.put(f"insertelement {r.type} {found}, double {one}, i32 {lane}")
        return r.real(found)

    def _loaded(self, table: str, index: str) -> str:
        r = self.registers
        place = r.put(f"getelementptr inbounds [{ENTRIES} x double], ptr @lambit.table.{table}, i64 0, i64 {index}")
        return r.put(f"load double, ptr {place}")

    def _permuted(self, entries: tuple[float, ...]) -> str:
        """By AVX-512's permutation of two registers, for eight lanes at a time."""
        r = self.registers
        one = Registers(_REGISTER, target=AVX512)
        kind, whole = one.type, one.of("i64")
        name = "llvm.x86.avx512.vpermi2var.pd.512"
        r.declarations.add(f"declare {kind} @{name}({kind}, {whole}, {kind})")
        low, high = (
            f"{kind} <{', '.join(f'double {float_text(x)}' for x in half)}>" for half in (entries[:_REGISTER], entries[_REGISTER:])
        )
        parts = [f"call {kind} @{name}({low}, {whole} {index}, {high})" for index in self.eights()]
        return r.joined("double", [r.put(part) for part in parts])

    def _shuffled(self, entries: tuple[float, ...], above: int) -> str:
        """By AVX2's permutation of 32-bit words, for eight lanes at a time: the low halves of all, and the high halves.

        The order of lanes on the way is such that two of AVX2's interleavings give the floats in theirs.
        """
        r = self.registers
        name = "llvm.x86.avx2.permps"
        r.declarations.add(f"declare <8 x float> @{name}(<8 x float>, <8 x i32>)")
        half, above = divmod(above, 32)
        found = []
        for index in self._words(half):
            top = r.put(f"shl <8 x i32> {index}, {r.splat_of('i32', str(28 - above), 8)}")
            late = r.put(f"icmp slt <8 x i32> {top}, zeroinitializer")  # is it one of the last eight entries?
            if above:
                index = r.put(f"lshr <8 x i32> {index}, {r.splat_of('i32', str(above), 8)}")
            halves = []
            for part in (0, 1):
                table = [_halves(entries)[2 * i + part] for i in range(ENTRIES)]
                looked = [
                    r.put(f"call <8 x float> @{name}(<8 x float> bitcast (<8 x i32> <{_listed(table[at : at + 8])}> to <8 x float>), <8 x i32> {index})")
                    for at in (0, 8)
                ]
                halves.append(r.put(f"select <8 x i1> {late}, <8 x float> {looked[1]}, <8 x float> {looked[0]}"))
            places = [where for lane in range(8) for where in (_BY_HALVES.index(lane), 8 + _BY_HALVES.index(lane))]
            both = r.put(f"shufflevector <8 x float> {halves[0]}, <8 x float> {halves[1]}, <16 x i32> <{_listed(places)}>")
            found.append(r.put(f"bitcast <16 x float> {both} to <8 x double>"))
        return r.joined("double", found)

    def _words(self, half: int) -> list[str]:
        """The low (0) or high (1) 32 bits, of eight lanes at a time, in the order `_BY_HALVES`."""
        r = self.registers
        found = []
        for eight in self.eights():
            words = r.put(f"bitcast <8 x i64> {eight} to <16 x i32>")
            found.append(r.put(f"shufflevector <16 x i32> {words}, <16 x i32> poison, <8 x i32> <{_listed(2 * lane + half for lane in _BY_HALVES)}>"))
        return found

    def high_lies_in(self, low: int, high: int) -> str:
        """Do the high 32 bits lie from `low` to less than `high`, modulo 2^32? For AVX2: eight at a time, in an order of their own."""
        r = self.registers
        found = []
        for words in self._words(1):
            moved = r.put(f"add <8 x i32> {words}, {r.splat_of('i32', str(_signed(-(1 << 31) - low)), 8)}")
            found.append(r.put(f"icmp slt <8 x i32> {moved}, {r.splat_of('i32', str(_signed(-(1 << 31) + high - low)), 8)}"))
        return r.joined("i1", found)

    def classified(self, classes: int) -> str:
        """Is the float of one of AVX-512's classes?"""
        r = self.registers
        name = "llvm.x86.avx512.fpclass.pd.512"
        kind = f"<{_REGISTER} x double>"
        r.declarations.add(f"declare <{_REGISTER} x i1> @{name}({kind}, i32 immarg)")
        return r.joined("i1", [r.put(f"call <{_REGISTER} x i1> @{name}({kind} {x}, i32 {classes})") for x in self.eights()])

    def eights(self) -> list[str]:
        """The parts of eight lanes."""
        r = self.registers
        if r.lanes == _REGISTER:
            return [self.text]
        return [r.picked(self.type, self.text, range(first, first + _REGISTER)) for first in range(0, r.lanes, _REGISTER)]


_BY_HALVES = (0, 1, 4, 5, 2, 3, 6, 7)


def _signed(word: int) -> int:
    """The signed number of the same 32 bits."""
    return (word + (1 << 31)) % (1 << 32) - (1 << 31)


def _listed(words: Iterable[int]) -> str:
    return ", ".join(f"i32 {word}" for word in words)


def _halves(entries: tuple[float, ...]) -> tuple[int, ...]:
    """The low and the high 32 bits of each float."""
    return struct.unpack(f"<{2 * len(entries)}i", struct.pack(f"<{len(entries)}d", *entries))

"""Homogeneous numeric vectors (SRFI 4): arrays with one axis and a fixed type of elements.

`#f64(1 2)` is an f64vector; arithmetic and all else that arrays can applies to
it. A u8vector is a bytevector, as which R7RS reads `#u8(1 2)`. The eight
procedures of each of the ten types are made from one description each.
"""

from __future__ import annotations

from lambit.data import UNSPECIFIED, Bytevector, from_iterable
from lambit.data.arrays import lisp_array, numpy
from lambit.data.kinds import is_array, is_bytevector, is_real
from lambit.errors import DomainError, WrongType
from lambit.printer import write_short
from lambit.registry import builtin, contract

from .array_values import TYPES
from .bytevectors import writable
from .lists import elements
from .numbers import to_inexact
from .ranges import bad_index, check_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

TAGS = ("u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64", "f32", "f64")


class Kind:
    """One type of elements: what it is called, what fits into it, how a vector of it is made."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.name = f"{tag}vector"
        self.vector = f"{tag.upper()}vector"  # the contracts
        self.element = "Real" if tag[0] == "f" else tag.upper()
        bits = int(tag[1:])
        self.least, self.most = (0, (1 << bits) - 1) if tag[0] == "u" else (-(1 << bits - 1), (1 << bits - 1) - 1)
        self.noun = "real number" if tag[0] == "f" else "exact integer"
        self.range = "" if tag[0] == "f" else f" from {self.least} to {self.most}"

    def declare_contracts(self) -> None:
        """Let annotations name a vector of this kind, and its elements."""
        article = "a" if self.tag[0] == "u" else "an"
        letter, size = {"u": "u", "s": "i", "f": "f"}[self.tag[0]], int(self.tag[1:]) // 8
        test = f"is_array({{x}}) and {{x}}.ndim == 1 and {{x}}.dtype.kind == '{letter}' and {{x}}.dtype.itemsize == {size}"
        contract(self.vector, f"{article} {self.name}", "is_bytevector({x})" if self.tag == "u8" else test)
        if self.range:
            fits = f"{{x}}.__class__ is int and {self.least} <= {{x}} <= {self.most}"
            contract(self.element, f"an {self.noun}{self.range}", fits)

    def fits(self, x: Any) -> bool:
        """May `x` be an element?"""
        return is_real(x) if not self.range else x.__class__ is int and self.least <= x <= self.most

    def of(self, items: Any) -> Any:
        """The vector of `items`, which fit."""
        if self.tag == "u8":
            return Bytevector(items)
        with numpy().errstate(all="ignore"):
            return lisp_array(numpy().array([self.stored(x) for x in items], dtype=TYPES[self.tag]))

    def filled(self, k: int, x: Any) -> Any:
        """A vector of `k` times `x`."""
        if self.tag == "u8":
            return Bytevector(bytes([x]) * k)
        with numpy().errstate(all="ignore"):
            return lisp_array(numpy().full(k, self.stored(x), dtype=TYPES[self.tag]))

    def stored(self, x: Any) -> Any:
        """The element `x` as it is stored."""
        return x if self.range else to_inexact(x)


def declare(name: str, function: Callable[..., Any], doc: str, kinds: dict[str, str], *, pure: bool = False) -> None:
    """Let `function`, with contracts `kinds` and manual `doc`, be the builtin `name`."""
    function.__annotations__ = kinds
    function.__doc__ = doc
    code: Any = function.__code__.replace(co_name=name)  # one of its own, by which it is known when it fails
    function.__code__ = code
    builtin(name, pure=pure)(function)


def declare_kind(kind: Kind) -> None:
    """Declare the procedures of one kind."""
    kind.declare_contracts()
    name, vector, element = kind.name, kind.vector, kind.element
    one, two, zero = ("1.0", "2.0", "0.0") if kind.tag[0] == "f" else ("1", "2", "0")
    wrong = "'a" if kind.tag[0] == "f" else str(kind.most + 1)

    def make(k: Any, x: Any = 0) -> Any:
        check_size(f"make-{name}", k, "numeric vector")
        return kind.filled(k, x)

    declare(f"make-{name}", make, f"""A new {name} of `k` elements, each of them `x`, or zero (SRFI 4).

        (make-{name} 2 1)    ;=> #{kind.tag}({one} {one})
        (make-{name} 2)      ;=> #{kind.tag}({zero} {zero})
        (make-{name} 1 {wrong})    ;!! make-{name}: argument 2: expected
        """, {"k": "Index", "x": element})  # fmt: skip

    def vector_of(*xs: Any) -> Any:
        return kind.of(xs)

    declare(name, vector_of, f"""A new {name} of the arguments (SRFI 4).

        ({name} 1 2)       ;=> #{kind.tag}({one} {two})
        ({name} 1 {wrong})    ;!! {name}: argument 2: expected
        """, {"xs": element})  # fmt: skip

    _declare_access(kind)

    def to_list(vector: Any) -> Any:
        return from_iterable(list(vector) if kind.tag == "u8" else vector.tolist())

    declare(f"{name}->list", to_list, f"""The elements of the vector as a list (SRFI 4).

        ({name}->list ({name} 1 2))    ;=> ({one} {two})
        ({name}->list '(1 2))          ;!! {name}->list: argument 1: expected
        """, {"vector": vector})  # fmt: skip

    def from_list(xs: Any) -> Any:
        items = elements(f"list->{name}", 1, xs)
        for x in items:
            if not kind.fits(x):
                raise WrongType(
                    f"list->{name}: argument 1: expected {kind.noun}s{kind.range}, got {write_short(x)} among its elements"
                )
        return kind.of(items)

    declare(f"list->{name}", from_list, f"""A new {name} of the elements of the list (SRFI 4).

        (list->{name} '(1 2))       ;=> #{kind.tag}({one} {two})
        (list->{name} '(1 {wrong.strip("'")}))    ;!! list->{name}: argument 1: expected {kind.noun}s
        """, {"xs": "Any"})  # fmt: skip


def _declare_access(kind: Kind) -> None:
    """Declare what asks a vector, and what changes one."""
    name, vector = kind.name, kind.vector
    two = "2.0" if kind.tag[0] == "f" else "2"

    def is_vector(x: Any) -> Any:
        return is_of_kind(kind, x)

    declare(f"{name}?", is_vector, f"""Is `x` a{"" if kind.tag[0] == "u" else "n"} {name}? (SRFI 4)

        ({name}? ({name} 1))    ;=> #t
        ({name}? '(1))          ;=> #f
        """, {"return": "bool"}, pure=True)  # fmt: skip

    def length(vector: Any) -> Any:
        return len(vector)

    declare(f"{name}-length", length, f"""How many elements the vector has (SRFI 4).

        ({name}-length ({name} 1 2))    ;=> 2
        """, {"vector": vector})  # fmt: skip

    def ref(vector: Any, k: Any) -> Any:
        if not 0 <= k < len(vector):
            bad_index(f"{name}-ref", 2, k, len(vector), "numeric vector")
        x = vector[k]
        return x if x.__class__ is int else x.item()

    declare(f"{name}-ref", ref, f"""Element `k`, counted from 0 (SRFI 4).

        ({name}-ref ({name} 1 2) 1)    ;=> {two}
        ({name}-ref ({name} 1) 1)      ;!! {name}-ref: argument 2: index 1 is out of range
        """, {"vector": vector, "k": "int"})  # fmt: skip

    def set_(vector: Any, k: Any, x: Any) -> Any:
        if not 0 <= k < len(vector):
            bad_index(f"{name}-set!", 2, k, len(vector), "numeric vector")
        if kind.tag == "u8":
            writable(f"{name}-set!", vector)
        elif not vector.flags.writeable:
            raise DomainError(f"{name}-set!: argument 1: the vector may not be changed")
        vector[k] = kind.stored(x)
        return UNSPECIFIED

    declare(f"{name}-set!", set_, f"""Make `x` element `k` (SRFI 4).

        (define v ({name} 1 1))
        ({name}-set! v 1 2)
        ({name}-ref v 1)         ;=> {two}
        ({name}-set! v 2 1)      ;!! {name}-set!: argument 2: index 2 is out of range
        """, {"vector": vector, "k": "int", "x": kind.element})  # fmt: skip


def is_of_kind(kind: Kind, x: Any) -> bool:
    """Is `x` a vector of this kind?"""
    if kind.tag == "u8":
        return is_bytevector(x)
    return is_array(x) and x.ndim == 1 and x.dtype == TYPES[kind.tag]


for _tag in TAGS:
    declare_kind(Kind(_tag))

"""Bits of exact integers, in two's complement (SRFI 151); the commonest are in `integers`.

A negative integer has infinitely many ones, so a field of it may be as long as
one likes: what would not fit into memory is refused.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, TRUE, Boolean, Vector, from_iterable
from lambit.errors import DomainError, LimitExceeded, WrongType
from lambit.registry import builtin, contract

from .contracts import Index
from .integers import MOST_BITS
from .lists import elements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Natural = int
contract("Natural", "an exact integer that is not negative", "{x}.__class__ is int and {x} >= 0")


# -- all bits


@builtin("bitwise-eqv", pure=True)
def bitwise_eqv(*n: int) -> int:
    """The bits that an even number of the integers lacks, in two's complement (SRFI 151).

    (bitwise-eqv 37 12)    ;=> -42
    (bitwise-eqv)          ;=> -1
    """
    result = -1
    for each in n:
        result = ~(result ^ each)
    return result


@builtin("bitwise-nand", pure=True)
def bitwise_nand(i: int, j: int) -> int:
    """The bits that not both integers have (SRFI 151).

    (bitwise-nand 11 26)    ;=> -11
    """
    return ~(i & j)


@builtin("bitwise-nor", pure=True)
def bitwise_nor(i: int, j: int) -> int:
    """The bits that neither integer has (SRFI 151).

    (bitwise-nor 11 26)    ;=> -28
    """
    return ~(i | j)


@builtin("bitwise-andc1", pure=True)
def bitwise_andc1(i: int, j: int) -> int:
    """The bits that `i` has not and `j` has (SRFI 151).

    (bitwise-andc1 11 26)    ;=> 16
    """
    return ~i & j


@builtin("bitwise-andc2", pure=True)
def bitwise_andc2(i: int, j: int) -> int:
    """The bits that `i` has and `j` has not (SRFI 151).

    (bitwise-andc2 11 26)    ;=> 1
    """
    return i & ~j


@builtin("bitwise-orc1", pure=True)
def bitwise_orc1(i: int, j: int) -> int:
    """The bits that `i` has not or `j` has (SRFI 151).

    (bitwise-orc1 11 26)    ;=> -2
    """
    return ~i | j


@builtin("bitwise-orc2", pure=True)
def bitwise_orc2(i: int, j: int) -> int:
    """The bits that `i` has or `j` has not (SRFI 151).

    (bitwise-orc2 11 26)    ;=> -17
    """
    return i | ~j


@builtin("bitwise-if", pure=True)
def bitwise_if(mask: int, i: int, j: int) -> int:
    """The bits of `i` where `mask` has ones, those of `j` elsewhere (SRFI 151).

    (bitwise-if 3 1 8)    ;=> 9
    """
    return (mask & i) | (~mask & j)


@builtin("any-bit-set?", pure=True)
def any_bit_set(test_bits: int, i: int) -> bool:
    """Has `i` one of the bits that `test-bits` has? (SRFI 151)

    (any-bit-set? 3 6)     ;=> #t
    (any-bit-set? 3 12)    ;=> #f
    """
    return test_bits & i != 0


@builtin("every-bit-set?", pure=True)
def every_bit_set(test_bits: int, i: int) -> bool:
    """Has `i` all bits that `test-bits` has? (SRFI 151)

    (every-bit-set? 4 6)    ;=> #t
    (every-bit-set? 7 6)    ;=> #f
    """
    return test_bits & i == test_bits


# -- single bits; the lowest is number 0


@builtin("bit-set?", pure=True)
def bit_set(index: Index, i: int) -> bool:
    """Is bit number `index` of `i` one? (SRFI 151)

    (bit-set? 3 10)           ;=> #t
    (bit-set? 0 10)           ;=> #f
    (bit-set? 1000000 -1)     ;=> #t
    """
    return i >> min(index, MOST_BITS) & 1 == 1


@builtin("copy-bit", pure=True)
def copy_bit(index: Index, i: int, bit: Boolean) -> int:
    """`i` with bit number `index` one if `bit` is `#t`, zero if it is `#f` (SRFI 151).

    (copy-bit 2 0 #t)     ;=> 4
    (copy-bit 2 15 #f)    ;=> 11
    """
    if (i >> min(index, MOST_BITS) & 1 == 1) is (bit is TRUE):
        return i
    return i ^ 1 << _possible("copy-bit", index)


@builtin("bit-swap", pure=True)
def bit_swap(index1: Index, index2: Index, i: int) -> int:
    """`i` with the bits number `index1` and `index2` exchanged (SRFI 151).

    (bit-swap 0 2 4)    ;=> 1
    """
    if (i >> min(index1, MOST_BITS) ^ i >> min(index2, MOST_BITS)) & 1 == 0:
        return i
    return i ^ (1 << _possible("bit-swap", index1) | 1 << _possible("bit-swap", index2))


@builtin("first-set-bit", pure=True)
def first_set_bit(i: int) -> int:
    """The number of the lowest bit of `i` that is one; -1 if there is none (SRFI 151).

    (first-set-bit 40)     ;=> 3
    (first-set-bit -28)    ;=> 2
    (first-set-bit 0)      ;=> -1
    """
    return (i & -i).bit_length() - 1


def _possible(name: str, bits: int) -> int:
    """`bits`, if an integer may have so many."""
    if bits > MOST_BITS:
        raise LimitExceeded(f"{name}: the result would have more than 2^30 bits")
    return bits


# -- fields: the bits number `start` to `end` - 1


def _width(name: str, position: int, start: int, end: int) -> int:
    """How many bits the field has that argument `position` and the next one say."""
    if start > end:
        raise DomainError(f"{name}: argument {position}: start {start} is after end {end} of the field")
    return end - start


def _mask(name: str, width: int) -> int:
    return (1 << _possible(name, width)) - 1


def _field(name: str, i: int, start: int, width: int) -> int:
    """The field of `i`, as an integer that is not negative."""
    rest = i >> min(start, MOST_BITS)
    return rest if rest >= 0 and rest.bit_length() <= width else rest & _mask(name, width)


def _with_field(name: str, i: int, field: int, start: int, width: int) -> int:
    """`i` with the field replaced by `field`."""
    change = _field(name, i, start, width) ^ field
    if change == 0:
        return i
    _possible(name, start + change.bit_length())
    return i ^ change << start


@builtin("bit-field", pure=True)
def bit_field(i: int, start: Index, end: Index) -> int:
    """The bits of `i` from number `start` to before `end`, as an integer that is not negative (SRFI 151).

    (bit-field #b1101101010 4 9)    ;=> 22
    (bit-field -1 0 4)              ;=> 15
    (bit-field 6 2 1)               ;!! bit-field: argument 2: start 2 is after end 1 of the field
    """
    return _field("bit-field", i, start, _width("bit-field", 2, start, end))


@builtin("bit-field-any?", pure=True)
def bit_field_any(i: int, start: Index, end: Index) -> bool:
    """Is one of the bits of `i` from number `start` to before `end` one? (SRFI 151)

    (bit-field-any? #b1001 1 3)    ;=> #f
    (bit-field-any? #b1001 1 4)    ;=> #t
    """
    width = _width("bit-field-any?", 2, start, end)
    rest = i >> min(start, MOST_BITS)
    return rest != 0 and (rest & -rest).bit_length() <= width


@builtin("bit-field-every?", pure=True)
def bit_field_every(i: int, start: Index, end: Index) -> bool:
    """Are all bits of `i` from number `start` to before `end` one? (SRFI 151)

    (bit-field-every? #b110 1 3)    ;=> #t
    (bit-field-every? #b110 0 3)    ;=> #f
    """
    width = _width("bit-field-every?", 2, start, end)
    rest = ~i >> min(start, MOST_BITS)
    return rest == 0 or (rest & -rest).bit_length() > width


@builtin("bit-field-clear", pure=True)
def bit_field_clear(i: int, start: Index, end: Index) -> int:
    """`i` with the bits from number `start` to before `end` zero (SRFI 151).

    (bit-field-clear #b101010 1 4)    ;=> 32
    """
    return _with_field("bit-field-clear", i, 0, start, _width("bit-field-clear", 2, start, end))


@builtin("bit-field-set", pure=True)
def bit_field_set(i: int, start: Index, end: Index) -> int:
    """`i` with the bits from number `start` to before `end` one (SRFI 151).

    (bit-field-set #b101010 1 4)    ;=> 46
    """
    return ~_with_field("bit-field-set", ~i, 0, start, _width("bit-field-set", 2, start, end))


@builtin("bit-field-replace", pure=True)
def bit_field_replace(dest: int, source: int, start: Index, end: Index) -> int:
    """`dest` with the bits from number `start` to before `end` replaced by the lowest of `source` (SRFI 151).

    (bit-field-replace #b101010 #b010 1 4)    ;=> 36
    """
    width = _width("bit-field-replace", 3, start, end)
    field = _field("bit-field-replace", source, 0, width)
    return _with_field("bit-field-replace", dest, field, start, width)


@builtin("bit-field-replace-same", pure=True)
def bit_field_replace_same(dest: int, source: int, start: Index, end: Index) -> int:
    """`dest` with the bits from number `start` to before `end` replaced by those of `source` (SRFI 151).

    (bit-field-replace-same #b1111 #b0000 1 3)    ;=> 9
    """
    width = _width("bit-field-replace-same", 3, start, end)
    change = _field("bit-field-replace-same", dest ^ source, start, width)
    if change:
        _possible("bit-field-replace-same", start + change.bit_length())
        dest ^= change << start
    return dest


@builtin("bit-field-rotate", pure=True)
def bit_field_rotate(i: int, count: int, start: Index, end: Index) -> int:
    """`i` with the bits from number `start` to before `end` moved up by `count` places; those that
    leave the field come in below (SRFI 151). A negative `count` moves them down.

    (bit-field-rotate #b110 1 2 4)       ;=> 10
    (bit-field-rotate #b0111 -1 1 4)     ;=> 11
    """
    name = "bit-field-rotate"
    width = _width(name, 3, start, end)
    up = count % width if width else 0
    if up == 0:
        return i
    field = _field(name, i, start, width)
    low = width - up  # bits that stay in the field
    moved = field >> low
    if field & _mask(name, min(low, field.bit_length())):
        _possible(name, start + width)
        moved |= (field & _mask(name, low)) << up
    return _with_field(name, i, moved, start, width)


@builtin("bit-field-reverse", pure=True)
def bit_field_reverse(i: int, start: Index, end: Index) -> int:
    """`i` with the bits from number `start` to before `end` in reverse order (SRFI 151).

    (bit-field-reverse 6 1 4)               ;=> 12
    (bit-field-reverse 1 0 32)              ;=> 2147483648
    """
    name = "bit-field-reverse"
    width = _width(name, 2, start, end)
    field = _field(name, i, start, width)
    if field == 0:
        return i
    _possible(name, width)
    return _with_field(name, i, int(f"{field:0{width}b}"[::-1], 2), start, width)


# -- conversion


def _booleans(i: int, length: int) -> list[Boolean]:
    """The lowest `length` bits of `i`, the lowest first."""
    if length > MOST_BITS:
        raise LimitExceeded("bits->list: the result would have more than 2^30 elements")
    text = f"{i & (1 << length) - 1:0{length}b}" if length else ""
    return [TRUE if c == "1" else FALSE for c in reversed(text)]


def _integer(name: str, position: int | None, items: Any) -> int:
    """The integer whose bits are the booleans `items`, the lowest first."""
    for i, each in enumerate(items, 1):
        if each.__class__ is not Boolean:
            from lambit.printer import write_short

            found = f"argument {i}: expected a boolean" if position is None else f"argument {position}: expected booleans"
            raise WrongType(f"{name}: {found}, got {write_short(each)}")
    return int("".join(["1" if each is TRUE else "0" for each in reversed(items)]) or "0", 2)


@builtin("bits->list", pure=True)
def bits_to_list(i: Natural, length: Index = ABSENT) -> Any:
    """The bits of `i` as a list of booleans, the lowest first; the lowest `length`, if given (SRFI 151).

    (bits->list 6)       ;=> (#f #t #t)
    (bits->list 6 4)     ;=> (#f #t #t #f)
    (bits->list -1)      ;!! bits->list: argument 1: expected an exact integer that is not negative, got -1
    """
    return from_iterable(_booleans(i, i.bit_length() if length is ABSENT else length))


@builtin("bits->vector", pure=True)
def bits_to_vector(i: Natural, length: Index = ABSENT) -> Any:
    """The bits of `i` as a vector of booleans, the lowest first; the lowest `length`, if given (SRFI 151).

    (bits->vector 6)      ;=> #(#f #t #t)
    (bits->vector 6 2)    ;=> #(#f #t)
    """
    return Vector(_booleans(i, i.bit_length() if length is ABSENT else length))


@builtin("list->bits", pure=True)
def list_to_bits(booleans: Any) -> int:
    """The integer whose bits are the booleans in a list, the lowest first (SRFI 151).

    (list->bits '(#f #t #t))    ;=> 6
    (list->bits '(#f 1))        ;!! list->bits: argument 1: expected booleans, got 1
    """
    return _integer("list->bits", 1, elements("list->bits", 1, booleans))


@builtin("vector->bits", pure=True)
def vector_to_bits(booleans: Vector) -> int:
    """The integer whose bits are the booleans in a vector, the lowest first (SRFI 151).

    (vector->bits #(#f #t #t))    ;=> 6
    """
    return _integer("vector->bits", 1, booleans.items)


@builtin("bits", pure=True)
def bits(*booleans: Any) -> int:
    """The integer whose bits are the booleans, the lowest first (SRFI 151).

    (bits #f #t #t)    ;=> 6
    (bits #f 1)        ;!! bits: argument 2: expected a boolean, got 1
    """
    return _integer("bits", None, booleans)


@builtin("%integer-bits")
def integer_bits(i: int) -> Any:
    """The bits of `i` without its sign, as a list of booleans, the lowest first.

    (%integer-bits 6)     ;=> (#f #t #t)
    (%integer-bits -6)    ;=> (#f #t #f)
    """
    return from_iterable(_booleans(i, (i if i >= 0 else ~i).bit_length()))

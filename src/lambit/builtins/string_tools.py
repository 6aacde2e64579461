"""Strings, the everyday extras: searching, trimming, padding, splitting, joining (SRFI 13, SRFI 152)."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, Char, String, from_iterable, string_of
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin

from .characters import is_space
from .contracts import Index
from .lists import elements
from .ranges import bad_index, check_size, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def _characters(name: str, position: int, x: Any) -> str:
    """The characters that `x`, a character or string, stands for; white space if it was not given."""
    if x is ABSENT:
        return _WHITE
    if x.__class__ is Char or x.__class__ is String:
        return str(x.text)
    from lambit.printer import write_short

    raise WrongType(
        f"{name}: argument {position}: expected a character or a string of characters, got {write_short(x)}"
    )


@builtin("string-null?")
def is_null(string: str) -> bool:
    """Is the string empty? (SRFI 13)

    (string-null? "")     ;=> #t
    (string-null? "a")    ;=> #f
    """
    return not string


@builtin("string-reverse")
def string_reverse(string: str, start: int = ABSENT, end: int = ABSENT) -> str:
    """The characters of the string, or of a range of it, in reverse order (SRFI 13).

    (string-reverse "stressed")         ;=> "desserts"
    (string-reverse "stressed" 0 3)     ;=> "rts"
    """
    first, last = span("string-reverse", 2, start, end, len(string), "string")
    return string[first:last][::-1]


@builtin("string-contains")
def string_contains(
    string: str,
    pattern: str,
    start: int = ABSENT,
    end: int = ABSENT,
    start2: int = ABSENT,
    end2: int = ABSENT,
) -> Any:
    """The index at which `pattern` first occurs in the string, or `#f`; ranges of both may follow (SRFI 13).

    (string-contains "information" "form")               ;=> 2
    (string-contains "information" "noise")              ;=> #f
    (string-contains "eek -- what a geek." "ee" 12 18)   ;=> 15
    """
    first, last = span("string-contains", 3, start, end, len(string), "string")
    from2, to2 = span("string-contains", 5, start2, end2, len(pattern), "string")
    return _found(string.find(pattern[from2:to2], first, last))


@builtin("string-search-forward")
def search_forward(pattern: str, string: str, start: int = 0) -> Any:
    """The index at which `pattern` first occurs in the string at or after `start`, or `#f` (MIT Scheme).

    (string-search-forward "a" "banana" 2)    ;=> 3
    """
    first, last = span("string-search-forward", 3, start, ABSENT, len(string), "string")
    return _found(string.find(pattern, first, last))


@builtin("string-search-backward")
def search_backward(pattern: str, string: str, end: int = ABSENT) -> Any:
    """The index at which the last occurrence of `pattern` before `end` *ends*, or `#f` (MIT Scheme).

    (string-search-backward "a" "banana" 5)    ;=> 4
    """
    first, last = span("string-search-backward", 2, 0, end, len(string), "string")
    at = string.rfind(pattern, first, last)
    return FALSE if at < 0 else at + len(pattern)


@builtin("string-search-all")
def search_all(pattern: str, string: str) -> Any:
    """The indices at which `pattern` occurs in the string (MIT Scheme).

    (string-search-all "ana" "banana")    ;=> (1 3)
    """
    found, at = [], string.find(pattern)
    while at >= 0:
        found.append(at)
        at = string.find(pattern, at + 1)
    return from_iterable(found)


def _found(at: int) -> Any:
    return FALSE if at < 0 else at


@builtin("%string-index")
def string_index(string: str, char: Char, start: int = ABSENT, end: int = ABSENT) -> Any:
    r"""The index of the first such character, or `#f`.

    (%string-index "hello" #\l)    ;=> 2
    """
    first, last = span("string-index", 3, start, end, len(string), "string")
    return _found(string.find(char.text, first, last))


@builtin("%string-rindex")
def string_rindex(string: str, char: Char, start: int = ABSENT, end: int = ABSENT) -> Any:
    r"""The index of the last such character, or `#f`.

    (%string-rindex "hello" #\l)    ;=> 3
    """
    first, last = span("string-rindex", 3, start, end, len(string), "string")
    return _found(string.rfind(char.text, first, last))


@builtin("%string-count")
def string_count(string: str, char: Char, start: int = ABSENT, end: int = ABSENT) -> int:
    r"""How many such characters there are.

    (%string-count "banana" #\a)    ;=> 3
    """
    first, last = span("string-count", 3, start, end, len(string), "string")
    return string.count(char.text, first, last)


@builtin("string-trim", "string-trim-both")
def string_trim(string: str, characters: Any = ABSENT) -> str:
    r"""The string without white space at both ends; or without the `characters`, a character or a string of them.

    (string-trim "  a b ")       ;=> "a b"
    (string-trim "xxax" #\x)     ;=> "a"
    """
    return string.strip(_characters("string-trim", 2, characters))


@builtin("string-trim-left")
def string_trim_left(string: str, characters: Any = ABSENT) -> str:
    """The string without white space (or the `characters`) at its beginning.

    (string-trim-left "  a ")    ;=> "a "
    """
    return string.lstrip(_characters("string-trim-left", 2, characters))


@builtin("string-trim-right")
def string_trim_right(string: str, characters: Any = ABSENT) -> str:
    """The string without white space (or the `characters`) at its end.

    (string-trim-right "  a ")    ;=> "  a"
    """
    return string.rstrip(_characters("string-trim-right", 2, characters))


_SPACE = Char.of(" ")


@builtin("string-pad-left")
def string_pad_left(
    string: str, length: Index, char: Char = _SPACE, start: int = ABSENT, end: int = ABSENT
) -> str:
    r"""The string, or a range of it, made `length` long at its left end (SRFI 13's `string-pad`).

    It is filled with `char`, or characters are left out.

        (string-pad-left "42" 5)         ;=> "   42"
        (string-pad-left "42" 5 #\0)     ;=> "00042"
        (string-pad-left "8871" 3)       ;=> "871"
    """
    return _padded_left("string-pad-left", string, length, char, start, end)


@builtin("string-pad")
def string_pad(
    string: str, length: Index, char: Char = _SPACE, start: int = ABSENT, end: int = ABSENT
) -> str:
    """The same as `string-pad-left` (SRFI 13).

    (string-pad "325" 5)        ;=> "  325"
    (string-pad "8871325" 5)    ;=> "71325"
    """
    return _padded_left("string-pad", string, length, char, start, end)


def _padded_left(name: str, string: str, length: int, char: Char, start: Any, end: Any) -> str:
    check_size(name, length, "string")
    first, last = span(name, 4, start, end, len(string), "string")
    return string[first:last].rjust(length, char.text)[max(last - first - length, 0) :]


@builtin("string-pad-right")
def string_pad_right(
    string: str, length: Index, char: Char = _SPACE, start: int = ABSENT, end: int = ABSENT
) -> str:
    """The string, or a range of it, made `length` long at its right end (SRFI 13).

    It is filled with `char`, or characters are left out.

        (string-pad-right "ab" 4)      ;=> "ab  "
        (string-pad-right "abcd" 2)    ;=> "ab"
    """
    check_size("string-pad-right", length, "string")
    first, last = span("string-pad-right", 4, start, end, len(string), "string")
    return string[first:last].ljust(length, char.text)[:length]


@builtin("string-split")
def string_split(string: str, separator: Any = ABSENT, limit: Index = ABSENT) -> Any:
    r"""The list of the parts between separators: a character or string; by default, stretches of white space.

    With `limit`, at most so many splits are made.

        (string-split " to be  or not ")       ;=> ("to" "be" "or" "not")
        (string-split "a,b,,c" #\,)            ;=> ("a" "b" "" "c")
        (string-split "a->b->c" "->" 1)        ;=> ("a" "b->c")
        (string-split "abc" "")                ;!! string-split: argument 2: an empty separator
    """
    most = -1 if limit is ABSENT or limit > len(string) else limit
    if separator is ABSENT:
        if any(c in string for c in "\x1c\x1d\x1e\x1f"):  # white space to Python only
            return from_iterable([string_of(part) for part in _words(string)])
        return from_iterable([string_of(part) for part in string.split(None, most)])
    text = _characters("string-split", 2, separator)
    if not text:
        raise DomainError("string-split: argument 2: an empty separator")
    return from_iterable([string_of(part) for part in string.split(text, most)])


def _words(text: str) -> list[str]:
    return "".join(" " if is_space(c) else c for c in text).replace("\t", " ").strip(" ").split(" ")


@builtin("string-join")
def string_join(strings: Any, delimiter: str = " ", grammar: Any = ABSENT) -> str:
    """The strings of a list one after the other, `delimiter` (a space) between them (SRFI 13).

    The grammar is `'infix`, `'suffix` (a delimiter after each string), `'prefix`, or `'strict-infix`.

        (string-join '("to" "be"))              ;=> "to be"
        (string-join '("a" "b" "c") ", ")       ;=> "a, b, c"
        (string-join '("a" "b") ";" 'suffix)    ;=> "a;b;"
        (string-join '(1))                      ;!! string-join: argument 1: expected a list of strings, got 1
    """
    from lambit.printer import write_short

    texts = []
    for each in elements("string-join", 1, strings):
        if each.__class__ is not String:
            raise WrongType(
                f"string-join: argument 1: expected a list of strings, got {write_short(each)} among its elements"
            )
        texts.append(each.text)
    how = "infix" if grammar is ABSENT else getattr(grammar, "name", "")
    if how == "infix" or (how == "strict-infix" and texts):
        return delimiter.join(texts)
    if how == "suffix":
        return "".join([text + delimiter for text in texts])
    if how == "prefix":
        return "".join([delimiter + text for text in texts])
    if how == "strict-infix":
        raise DomainError("string-join: argument 1: no strings to join with 'strict-infix")
    raise DomainError(
        f"string-join: argument 3: expected infix, strict-infix, prefix or suffix, got {write_short(grammar)}"
    )


@builtin("string-concatenate")
def string_concatenate(strings: Any) -> str:
    """The strings of a list one after the other (SRFI 13).

    (string-concatenate '("a" "b"))    ;=> "ab"
    """
    text: str = string_join(strings, "")
    return text


@builtin("string-replace")
def string_replace(string: str, old: str, new: str) -> str:
    """The string with `new` wherever `old` occurs.

    (string-replace "banana" "an" "AN")    ;=> "bANANa"
    """
    if len(new) > len(old):
        check_size("string-replace", string.count(old) * (len(new) - len(old)) + len(string), "string")
    return string.replace(old, new)


@builtin("string-repeat")
def string_repeat(string: str, count: Index) -> str:
    """The string `count` times one after the other.

    (string-repeat "ab" 3)    ;=> "ababab"
    """
    check_size("string-repeat", len(string) * count, "string")
    return string * (count if string else 0)


@builtin("string-head")
def string_head(string: str, end: int) -> str:
    """The first `end` characters (MIT Scheme).

    (string-head "hello" 2)    ;=> "he"
    """
    return string[: _size("string-head", string, end)]


@builtin("string-tail")
def string_tail(string: str, start: int) -> str:
    """The characters from index `start` on (MIT Scheme).

    (string-tail "hello" 2)    ;=> "llo"
    """
    return string[_size("string-tail", string, start) :]


@builtin("string-take")
def string_take(string: str, count: int) -> str:
    """The first `count` characters (SRFI 13).

    (string-take "Pete Szilagyi" 6)    ;=> "Pete S"
    (string-take "foo" 37)             ;!! string-take: argument 2: index 37 is out of range
    """
    return string[: _size("string-take", string, count)]


@builtin("string-drop")
def string_drop(string: str, count: int) -> str:
    """The string without its first `count` characters (SRFI 13).

    (string-drop "Pete Szilagyi" 6)    ;=> "zilagyi"
    """
    return string[_size("string-drop", string, count) :]


@builtin("string-take-right")
def string_take_right(string: str, count: int) -> str:
    """The last `count` characters (SRFI 13).

    (string-take-right "Beta rules" 5)    ;=> "rules"
    """
    return string[len(string) - _size("string-take-right", string, count) :]


@builtin("string-drop-right")
def string_drop_right(string: str, count: int) -> str:
    """The string without its last `count` characters (SRFI 13).

    (string-drop-right "Beta rules" 5)    ;=> "Beta "
    """
    return string[: len(string) - _size("string-drop-right", string, count)]


def _size(name: str, string: str, count: int) -> int:
    """The number of characters, which the string must have."""
    if not 0 <= count <= len(string):
        bad_index(name, 2, count, len(string), "string")
    return count

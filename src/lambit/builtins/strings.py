"""Strings (R7RS 6.7 and `(scheme char)`): making, reading, changing, comparing."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, TRUE, Char, String, from_iterable, string_of
from lambit.data.atoms import CHARS
from lambit.errors import DomainError
from lambit.registry import builtin

from .comparisons import comparison
from .contracts import Index
from .lists import elements
from .ranges import bad_index, check_size, span
from .vectors import characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SPACE = Char.of(" ")


@builtin("string?", "stringp", pure=True, raw=True)
def is_string(x: Any) -> Any:
    """Is `x` a string? (R7RS 6.7)

    (string? "a")    ;=> #t
    (string? 'a)     ;=> #f
    """
    return TRUE if x.__class__ is String else FALSE


@builtin("make-string")
def make_string(k: Index, char: Char = _SPACE) -> str:
    r"""A string of `k` characters, each of them `char` (R7RS 6.7).

    (make-string 3 #\x)    ;=> "xxx"
    """
    check_size("make-string", k, "string")
    return char.text * k


@builtin("string")
def string(*char: Char) -> str:
    r"""A new string of the characters (R7RS 6.7).

    (string #\a #\b)    ;=> "ab"
    (string)            ;=> ""
    (string "a")        ;!! string: argument 1: expected a character, got "a"
    """
    return "".join([c.text for c in char])


@builtin("string-length", raw=True)
def string_length(string: String) -> Any:
    """How many characters there are (R7RS 6.7).

    (string-length "λx")    ;=> 2
    (string-length 'a)      ;!! string-length: argument 1: expected a string, got a
    """
    if string.__class__ is not String:
        raise TypeError
    return len(string)


@builtin("string-ref", raw=True)
def string_ref(string: String, k: Index) -> Any:
    r"""Character `k` of the string, counted from 0 (R7RS 6.7).

    (string-ref "abc" 1)    ;=> #\b
    (string-ref "abc" 3)    ;!! string-ref: argument 2: index 3 is out of range for a string of length 3
    (string-ref "abc" -1)   ;!! string-ref: argument 2: index -1 is out of range for a string of length 3
    """
    if string.__class__ is not String:
        raise TypeError
    chars = string.chars
    try:
        if k >= 0:
            return CHARS[string._text[k] if chars is None else chars[k]]
    except (IndexError, TypeError):
        pass
    return bad_index("string-ref", 2, k, len(string), "string")


@builtin("string-set!")
def string_set(string: String, k: int, char: Char) -> None:
    r"""Make `char` character `k` of the string, which must not be a literal (R7RS 6.7).

    (let ((s (make-string 3 #\*))) (string-set! s 0 #\?) s)    ;=> "?**"
    (string-set! "literal" 0 #\?)        ;!! string-set!: argument 1: a literal string cannot be changed
    """
    writable("string-set!", string)
    if not 0 <= k < len(string):
        bad_index("string-set!", 2, k, len(string), "string")
    string.set(k, char.text)


def writable(name: str, string: String) -> None:
    """Refuse a string that must not be changed."""
    if string.literal:
        raise DomainError(
            f"{name}: argument 1: a literal string cannot be changed",
            hint="make a copy with string-copy",
        )


@builtin("substring", raw=True)
def substring(string: String, start: int, end: int = ABSENT) -> Any:
    """The characters from index `start` up to but not including index `end` (R7RS 6.7).

    (substring "hello" 1 3)    ;=> "el"
    (substring "hello" 3 1)    ;!! substring: argument 2: start 3 is after end 1
    (substring "hello" 3 9)    ;!! substring: argument 3: end 9 is out of range for a string of length 5
    """
    if string.__class__ is not String:
        raise TypeError
    text = string._text if string.chars is None else string.text
    if start.__class__ is int and end.__class__ is int and 0 <= start <= end <= len(text):
        return string_of(text[start:end])
    first, last = span("substring", 2, start, end, len(text), "string")
    return string_of(text[first:last])


@builtin("string-copy")
def string_copy(string: str, start: int = ABSENT, end: int = ABSENT) -> str:
    """A new string of the characters, or of a range of them (R7RS 6.7).

    (string-copy "hello")        ;=> "hello"
    (string-copy "hello" 2)      ;=> "llo"
    (string-copy "hello" 1 3)    ;=> "el"
    """
    first, last = span("string-copy", 2, start, end, len(string), "string")
    return string[first:last]


@builtin("string-append", raw=True)
def string_append(*string: String) -> Any:
    """A new string of the strings one after the other (R7RS 6.7).

    (string-append "foo" "bar" "" "baz")    ;=> "foobarbaz"
    (string-append)                         ;=> ""
    (string-append "a" 1)                   ;!! string-append: argument 2: expected a string, got 1
    """
    texts = []
    for each in string:
        if each.__class__ is not String:
            raise TypeError
        texts.append(each._text if each.chars is None else each.text)
    return string_of("".join(texts))


@builtin("string-copy!")
def string_copy_to(
    to: String, at: int, source: String, start: int = ABSENT, end: int = ABSENT
) -> None:
    """Copy a range of `source` into `to`, from index `at` on; they may overlap (R7RS 6.7).

    (define s (string-copy "12345"))
    (string-copy! s 1 "abcde" 0 2)
    s                                 ;=> "1ab45"
    (string-copy! s 4 "abcde")        ;!! string-copy!: 5 characters do not fit
    """
    name = "string-copy!"
    first, last = span(name, 4, start, end, len(source), "string")
    writable(name, to)
    size = len(to)
    if not 0 <= at <= size:
        bad_index(name, 2, at, size, "string")
    if at + last - first > size:
        raise DomainError(
            f"{name}: {last - first} characters do not fit at index {at} of a string of length {size}"
        )
    if to.chars is not None:  # in the middle of a loop of changes: stay in that form
        to.chars[at : at + last - first] = (source.chars or source.text)[first:last]
    else:
        text = to.text
        to.text = text[:at] + source.text[first:last] + text[at + last - first :]


@builtin("string-fill!")
def string_fill(string: String, fill: Char, start: int = ABSENT, end: int = ABSENT) -> None:
    r"""Make `fill` every character of the string, or of a range of it (R7RS 6.7).

    (let ((s (make-string 5 #\a))) (string-fill! s #\z 1 3) s)    ;=> "azzaa"
    """
    first, last = span("string-fill!", 3, start, end, len(string), "string")
    writable("string-fill!", string)
    text = string.text
    string.text = text[:first] + fill.text * (last - first) + text[last:]


@builtin("string->list")
def string_to_list(string: str, start: int = ABSENT, end: int = ABSENT) -> Any:
    r"""The characters of the string, or of a range of it, as a list (R7RS 6.7).

    (string->list "apple" 2)      ;=> (#\p #\l #\e)
    (string->list "apple" 2 4)    ;=> (#\p #\l)
    """
    first, last = span("string->list", 2, start, end, len(string), "string")
    return from_iterable([CHARS[c] for c in string[first:last]])


@builtin("list->string")
def list_to_string(list_: Any) -> str:
    r"""The characters in the list as a string (R7RS 6.7).

    (list->string '(#\a #\space))    ;=> "a "
    (list->string '(1))              ;!! list->string: argument 1: expected characters, got 1
    """
    return "".join(characters("list->string", 1, elements("list->string", 1, list_)))


# -- comparison


_WORDS = {
    "=": "Are all the strings the same, character by character?",
    "<": "Does each string come before the next, by code points?",
    ">": "Does each string come after the next, by code points?",
    "<=": "Does no string come after the next, by code points?",
    ">=": "Does no string come before the next, by code points?",
}


def _declare(sign: str, words: str, *, fold: bool) -> None:
    name = f"string-ci{sign}?" if fold else f"string{sign}?"
    same, last = ("ABC", "abd") if fold else ("abc", "abd")
    ordered = "#t" if sign[0] == "<" else "#f"
    equal = "#t" if "=" in sign else "#f"
    manual = f"""{words} (R7RS 6.7){" Case does not matter." if fold else ""}

    ({name} "{same}" "{last}")          ;=> {ordered}
    ({name} "{same}" "abc" "abc")    ;=> {equal}
    ({name} "abc" 'abc)           ;!! {name}: argument 2: expected a string, got abc
    """
    builtin(name, raw=True)(
        comparison(name, sign, String, str.casefold if fold else None, manual, __name__)
    )


for _sign, _meaning in _WORDS.items():
    _declare(_sign, _meaning, fold=False)
    _declare(_sign, _meaning, fold=True)


# -- case


@builtin("string-upcase", raw=True)
def string_upcase(string: String) -> Any:
    """The string in upper case; its length may change (R7RS 6.7).

    (string-upcase "abc é ß")    ;=> "ABC É SS"
    """
    if string.__class__ is not String:
        raise TypeError
    return string_of((string._text if string.chars is None else string.text).upper())


@builtin("string-downcase", raw=True)
def string_downcase(string: String) -> Any:
    """The string in lower case (R7RS 6.7).

    (string-downcase "ÀB")        ;=> "àb"
    (string-downcase "ΧΑΟΣ")      ;=> "χαος"
    """
    if string.__class__ is not String:
        raise TypeError
    return string_of((string._text if string.chars is None else string.text).lower())


@builtin("string-foldcase")
def string_foldcase(string: str) -> str:
    """The string with its case folded, as for comparison without regard to case (R7RS 6.7).

    (string-foldcase "Straße")    ;=> "strasse"
    """
    return string.casefold()



"""Ranges of strings (SRFI 13): case, reversal, replication, parts; and the checks of ranges themselves."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, NIL, TRUE, MultipleValues, String, from_iterable
from lambit.data.case import downcase, upcase
from lambit.data.char_sets import CharSet
from lambit.errors import DomainError, LispError, WrongType
from lambit.registry import builtin

from .contracts import Index, List
from .lists import elements
from .ranges import bad_index, check_size, span
from .string_pairs import folded
from .strings import writable
from .vectors import characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


@builtin("reverse-list->string")
def reverse_list_to_string(chars: List) -> str:
    r"""The characters in the list, in reverse order, as a string (SRFI 13).

    (reverse-list->string '(#\a #\B #\c))    ;=> "cBa"
    (reverse-list->string '(1))              ;!! reverse-list->string: argument 1: expected characters, got 1
    """
    name = "reverse-list->string"
    return "".join(characters(name, 1, elements(name, 1, chars)[::-1]))


@builtin("substring/shared")
def substring_shared(string: String, start: int, end: int = ABSENT) -> Any:
    """The characters from index `start` up to `end`, which may be the string itself (SRFI 13).

    (substring/shared "Beta substitution" 5)    ;=> "substitution"
    (substring/shared "abc" 4)                  ;!! substring/shared: argument 2: start 4 is out of range
    """
    first, last = span("substring/shared", 2, start, end, len(string), "string")
    return string if last - first == len(string) else String(string.text[first:last])


@builtin("string-concatenate-reverse", "string-concatenate-reverse/shared")
def concatenate_reverse(strings: List, final: str = "", end: int = ABSENT) -> str:
    """The strings of the list, the last first, then `final` or its beginning up to `end` (SRFI 13).

    (string-concatenate-reverse '("c" "b" "a"))       ;=> "abc"
    (string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7)    ;=> "Hello, I must be going."
    """
    name = "string-concatenate-reverse"
    _, last = span(name, 2, 0, end, len(final), "string")
    texts = [final[:last]]
    for each in elements(name, 1, strings):
        if each.__class__ is not String:
            from lambit.printer import write_short

            raise WrongType(f"{name}: argument 1: expected strings, got {write_short(each)} among the elements")
        texts.append(each.text)
    return "".join(texts[::-1])


# -- case, character by character


def titlecase(text: str) -> str:
    """`text` with each character that follows a cased one in lower case, any other in title case."""
    made, inside = [], False
    for c in text:
        title = c.title()
        made.append(downcase(c) if inside else title if len(title) == 1 else c)
        inside = c.isupper() or c.islower() or c.istitle()
    return "".join(made)


def upper(text: str) -> str:
    """`text` with the simple upper case of each character."""
    return text.upper() if text.isascii() else "".join(map(upcase, text))


def lower(text: str) -> str:
    """`text` with the simple lower case of each character."""
    return text.lower() if text.isascii() else "".join(map(downcase, text))


def _reversed(text: str) -> str:
    return text[::-1]


def _changed(name: str, string: String, start: Any, end: Any, change: Callable[[str], str]) -> None:
    """Replace a range of the string by what `change` makes of it, which is as long."""
    first, last = span(name, 2, start, end, len(string), "string")
    writable(name, string)
    text = string.text
    string.text = text[:first] + change(text[first:last]) + text[last:]


@builtin("string-titlecase")
def string_titlecase(string: str, start: int = ABSENT, end: int = ABSENT) -> str:
    """The string, or a range of it, with each word's first letter in title case, the others in lower case (SRFI 13).

    (string-titlecase "--capitalize tHIS sentence.")    ;=> "--Capitalize This Sentence."
    (string-titlecase "3com makes routers.")            ;=> "3Com Makes Routers."
    (string-titlecase "greasy fried chicken" 2)         ;=> "Easy Fried Chicken"
    """
    first, last = span("string-titlecase", 2, start, end, len(string), "string")
    return titlecase(string[first:last])


@builtin("%string-upcase")
def string_upcase(string: str, start: int = ABSENT, end: int = ABSENT) -> str:
    """The simple upper case of each character of the string, or of a range of it.

    (%string-upcase "Straße")    ;=> "STRAßE"
    """
    first, last = span("string-upcase", 2, start, end, len(string), "string")
    return upper(string[first:last])


@builtin("%string-downcase")
def string_downcase(string: str, start: int = ABSENT, end: int = ABSENT) -> str:
    """The simple lower case of each character of the string, or of a range of it.

    (%string-downcase "ΧΑΟΣ")    ;=> "χαοσ"
    """
    first, last = span("string-downcase", 2, start, end, len(string), "string")
    return lower(string[first:last])


@builtin("string-titlecase!")
def string_titlecase_to(string: String, start: int = ABSENT, end: int = ABSENT) -> None:
    """Change the string, or a range of it, as `string-titlecase` does (SRFI 13).

    (let ((s (string-copy "hello you"))) (string-titlecase! s) s)    ;=> "Hello You"
    """
    _changed("string-titlecase!", string, start, end, titlecase)


@builtin("string-upcase!")
def string_upcase_to(string: String, start: int = ABSENT, end: int = ABSENT) -> None:
    """Change each character of the string, or of a range of it, to upper case (SRFI 13).

    (let ((s (string-copy "hello"))) (string-upcase! s 0 1) s)    ;=> "Hello"
    (string-upcase! "literal")    ;!! string-upcase!: argument 1: a literal string cannot be changed
    """
    _changed("string-upcase!", string, start, end, upper)


@builtin("string-downcase!")
def string_downcase_to(string: String, start: int = ABSENT, end: int = ABSENT) -> None:
    """Change each character of the string, or of a range of it, to lower case (SRFI 13).

    (let ((s (string-copy "HELLO"))) (string-downcase! s 1) s)    ;=> "Hello"
    """
    _changed("string-downcase!", string, start, end, lower)


@builtin("string-reverse!")
def string_reverse_to(string: String, start: int = ABSENT, end: int = ABSENT) -> None:
    """Reverse the characters of the string, or of a range of it (SRFI 13).

    (let ((s (string-copy "abcd"))) (string-reverse! s 1) s)    ;=> "adcb"
    """
    _changed("string-reverse!", string, start, end, _reversed)


# -- replication


def _replicated(name: str, text: str, begin: int, to: Any, where: int, start: Any, end: Any) -> str:
    """The characters from `begin` to `to` of a range of `text`, repeated without end both ways."""
    first, last = span(name, where + 1, start, end, len(text), "string")
    size = last - first
    stop = begin + size if to is ABSENT else to
    if stop < begin:
        raise DomainError(f"{name}: argument {where}: {stop} is before the beginning, {begin}")
    if stop == begin:
        return ""
    if size == 0:
        raise DomainError(f"{name}: an empty string cannot be repeated")
    check_size(name, stop - begin, "string")
    shift = begin % size
    times = (shift + stop - begin + size - 1) // size
    return (text[first:last] * times)[shift : shift + stop - begin]


@builtin("xsubstring")
def xsubstring(string: str, from_: int, to: int = ABSENT, start: int = ABSENT, end: int = ABSENT) -> str:
    """The characters from index `from` up to `to` of the string (or a range), repeated without end both ways (SRFI 13).

    (xsubstring "abcdef" 2)     ;=> "cdefab"
    (xsubstring "abcdef" -2)    ;=> "efabcd"
    (xsubstring "abc" 0 7)      ;=> "abcabca"
    (xsubstring "" 0 3)         ;!! xsubstring: an empty string cannot be repeated
    """
    return _replicated("xsubstring", string, from_, to, 3, start, end)


@builtin("string-xcopy!")
def string_xcopy(
    target: String,
    at: int,
    string: String,
    from_: int,
    to: int = ABSENT,
    start: int = ABSENT,
    end: int = ABSENT,
) -> None:
    r"""Write what `xsubstring` gives of the last five arguments into `target`, from index `at` on (SRFI 13).

    (let ((s (make-string 5 #\-))) (string-xcopy! s 1 "abc" -1 2) s)    ;=> "-cab-"
    (string-xcopy! (make-string 2) 1 "abc" 0)    ;!! string-xcopy!: 3 characters do not fit
    """
    name = "string-xcopy!"
    text = _replicated(name, string.text, from_, to, 5, start, end)
    writable(name, target)
    if target is string:
        raise DomainError(f"{name}: argument 3: a string cannot be copied to itself")
    old = target.text
    if not 0 <= at <= len(old):
        bad_index(name, 2, at, len(old), "string")
    if at + len(text) > len(old):
        raise DomainError(
            f"{name}: {len(text)} characters do not fit at index {at} of a string of length {len(old)}"
        )
    target.text = old[:at] + text + old[at + len(text) :]


# -- tokens


@builtin("%string-tokens", raw=True)
def string_tokens(text: Any, start: Any, end: Any, tokens: Any) -> Any:
    r"""The longest parts of a range of the string whose characters are all in the set `tokens`; `#f`: graphic.

    (%string-tokens "ab, c" 0 5 #f)    ;=> ("ab," "c")
    """
    from .standard_char_sets import is_graphic

    wanted = tokens.__contains__ if tokens.__class__ is CharSet else is_graphic
    found, begin = [], -1
    whole = text.text
    for i in range(start, end):
        if wanted(whole[i]):
            if begin < 0:
                begin = i
        elif begin >= 0:
            found.append(String(whole[begin:i]))
            begin = -1
    if begin >= 0:
        found.append(String(whole[begin:end]))
    return from_iterable(found)


# -- hashing


@builtin("string-hash-ci", pure=True)
def string_hash_ci(string: str, bound: Index = ABSENT, start: int = ABSENT, end: int = ABSENT) -> Any:
    """A number that is the same for strings, or ranges of them, that are the same but for case (SRFI 13).

    (= (string-hash-ci "abc") (string-hash-ci "ABC"))    ;=> #t
    (< (string-hash-ci "abc" 10) 10)                     ;=> #t
    """
    from .hashing import string_hash

    first, last = span("string-hash-ci", 3, start, end, len(string), "string")
    return string_hash(folded(string[first:last]), bound)


# -- checks of ranges


def _name_of(procedure: Any) -> str:
    """How the procedure whose arguments are checked is called in messages."""
    from lambit.runtime.failures import procedure_name

    return procedure_name(procedure) or "a procedure"


@builtin("substring-spec-ok?", raw=True)
def is_substring_spec(string: Any, start: Any, end: Any) -> Any:
    """Are these a string, and two indices that bound a range of it? (SRFI 13)

    (substring-spec-ok? "abc" 1 3)    ;=> #t
    (substring-spec-ok? "abc" 2 1)    ;=> #f
    (substring-spec-ok? 'abc 0 0)     ;=> #f
    """
    try:
        check_substring_spec("", string, start, end)
    except LispError:
        return FALSE
    return TRUE


@builtin("check-substring-spec")
def check_substring_spec(procedure: Any, string: Any, start: Any, end: Any) -> None:
    """Refuse what does not bound a range of a string; `procedure` is the one to blame (SRFI 13).

    (check-substring-spec 'shout "abc" 1 3)
    (check-substring-spec 'shout "abc" 1 4)    ;!! shout: end 4 is out of range for a string of length 3
    (check-substring-spec 'shout 7 1 4)        ;!! shout: expected a string, got 7
    """
    from lambit.printer import write_short

    name = _name_of(procedure)
    if string.__class__ is not String:
        raise WrongType(f"{name}: expected a string, got {write_short(string)}")
    for word, i in (("start", start), ("end", end)):
        if i.__class__ is not int:
            raise WrongType(f"{name}: expected an index (an exact integer), got {write_short(i)}")
        if not 0 <= i <= len(string):
            raise DomainError(
                f"{name}: {word} {write_short(i)} is out of range for a string of length {len(string)}"
            )
    if start > end:
        raise DomainError(f"{name}: start {start} is after end {end} of the range")


@builtin("string-parse-start+end")
def parse_range(procedure: Any, string: Any, args: List) -> Any:
    """Three values: what follows the range at the beginning of `args`, and its bounds in the string (SRFI 13).

    (call-with-values (lambda () (string-parse-start+end 'shout "abc" '(1))) list)        ;=> (() 1 3)
    (call-with-values (lambda () (string-parse-start+end 'shout "abc" '(1 2 x))) list)    ;=> ((x) 1 2)
    (string-parse-start+end 'shout "abc" '(4))    ;!! shout: start 4 is out of range
    """
    items = elements("string-parse-start+end", 3, args)
    end = items[1] if len(items) > 1 else len(string) if string.__class__ is String else 0
    start = items[0] if items else 0
    check_substring_spec(procedure, string, start, end)
    return MultipleValues((from_iterable(items[2:]), start, end))


@builtin("string-parse-final-start+end")
def parse_final_range(procedure: Any, string: Any, args: List) -> Any:
    """Two values: the bounds in the string that `args`, two at most, say (SRFI 13).

    (call-with-values (lambda () (string-parse-final-start+end 'shout "abc" '())) list)    ;=> (0 3)
    (string-parse-final-start+end 'shout "abc" '(0 1 2))    ;!! shout: too many arguments: (2)
    """
    rest, start, end = parse_range(procedure, string, args).items
    if rest is not NIL:
        raise DomainError(f"{_name_of(procedure)}: too many arguments:", rest)
    return MultipleValues((start, end))

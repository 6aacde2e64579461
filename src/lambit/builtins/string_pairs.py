"""Two strings, or ranges of them, beside each other (SRFI 13): order, common beginnings and ends.

Without regard to case, characters are compared by the lower case of their
upper case, one by one, so that indices stay what they are.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE
from lambit.data.case import downcase, upcase
from lambit.registry import builtin

from .ranges import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def folded(text: str) -> str:
    """`text` with each character replaced by the lower case of its upper case."""
    return text.lower() if text.isascii() else "".join([downcase(upcase(c)) for c in text])


def _parts(name: str, a: str, b: str, ranges: tuple[Any, ...], *, fold: bool) -> tuple[str, str]:
    """The ranges of the two strings that are compared; they begin at argument 3."""
    first, last = span(name, 3, ranges[0], ranges[1], len(a), "string")
    a = a[first:last]
    first, last = span(name, 5, ranges[2], ranges[3], len(b), "string")
    b = b[first:last]
    return (folded(a), folded(b)) if fold else (a, b)


def _declare(
    name: str, function: Callable[[str, str], Any], result: str, manual: str, *, fold: bool
) -> None:
    """Declare the builtin `name`: `function` of the ranges of two strings."""

    def declared(s1: str, s2: str, start1: int = ABSENT, end1: int = ABSENT, start2: int = ABSENT, end2: int = ABSENT) -> Any:
        return function(*_parts(name, s1, s2, (start1, end1, start2, end2), fold=fold))

    declared.__code__ = declared.__code__.replace(co_name=name)
    declared.__doc__ = manual
    declared.__annotations__["return"] = result
    builtin(name)(declared)


# -- order


_ORDERS: dict[str, tuple[Callable[[str, str], bool], str]] = {
    "=": (lambda a, b: a == b, "Are the two strings the same?"),
    "<>": (lambda a, b: a != b, "Do the two strings differ?"),
    "<": (lambda a, b: a < b, "Does the first string come before the second, by code points?"),
    ">": (lambda a, b: a > b, "Does the first string come after the second, by code points?"),
    "<=": (lambda a, b: a <= b, "Does the first string not come after the second, by code points?"),
    ">=": (lambda a, b: a >= b, "Does the first string not come before the second, by code points?"),
}
for _sign, (_holds, _words) in _ORDERS.items():
    for _fold in (False, True):
        _name = f"string-ci{_sign}" if _fold else f"string{_sign}"
        _other = "ABC" if _fold else "abc"
        _declare(
            _name, _holds, "bool",
            f"""{_words} Ranges of them may follow (SRFI 13).{" Case does not matter." if _fold else ""}

            ({_name} "abd" "{_other}")              ;=> {"#t" if _holds("abd", "abc") else "#f"}
            ({_name} "xabc" "{_other}" 1)           ;=> {"#t" if _holds("abc", "abc") else "#f"}
            ({_name} "abc" 'abc)                ;!! {_name}: argument 2: expected a string, got abc
            ({_name} "abc" "abc" 2 1)           ;!! {_name}: argument 3: start 2 is after end 1
            """,
            fold=_fold,
        )  # fmt: skip


# -- common beginnings and ends


def _common(a: str, b: str) -> int:
    """How long the beginning is that the two have in common: found by halving."""
    low, high = 0, min(len(a), len(b))
    if a[:high] == b[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _common_end(a: str, b: str) -> int:
    return _common(a[::-1], b[::-1])


def _begins(a: str, b: str) -> bool:
    return b.startswith(a)


def _ends(a: str, b: str) -> bool:
    return b.endswith(a)


_EXAMPLES = {
    "prefix-length": ('"hello" "help"', "3"), "suffix-length": ('"nation" "station"', "5"),
    "prefix?": ('"in" "information"', "#t"), "suffix?": ('"tion" "information"', "#t"),
}  # fmt: skip
_ENDS: dict[str, tuple[Callable[[str, str], Any], str, str]] = {
    "prefix-length": (_common, "int", "The length of the longest beginning that the two strings have in common."),
    "suffix-length": (_common_end, "int", "The length of the longest end that the two strings have in common."),
    "prefix?": (_begins, "bool", "Does the second string begin with the first?"),
    "suffix?": (_ends, "bool", "Does the second string end with the first?"),
}
for _kind, (_function, _result, _words) in _ENDS.items():
    for _fold in (False, True):
        _name = f"string-{_kind}"
        if _fold:
            _name = f"{_name[:-1]}-ci?" if _name.endswith("?") else f"{_name}-ci"
        _arguments, _value = _EXAMPLES[_kind]
        _declare(
            _name, _function, _result,
            f"""{_words} Ranges of them may follow (SRFI 13).{" Case does not matter." if _fold else ""}

            ({_name} {_arguments.upper() if _fold else _arguments})    ;=> {_value}
            ({_name} "a" 7)    ;!! {_name}: argument 2: expected a string, got 7
            """,
            fold=_fold,
        )  # fmt: skip


@builtin("string-contains-ci")
def contains_ci(
    string: str,
    pattern: str,
    start1: int = ABSENT,
    end1: int = ABSENT,
    start2: int = ABSENT,
    end2: int = ABSENT,
) -> Any:
    """The index at which `pattern` first occurs in the string, whatever the case, or `#f` (SRFI 13).

    (string-contains-ci "Information" "FORM")    ;=> 2
    """
    a, b = _parts("string-contains-ci", string, pattern, (start1, end1, start2, end2), fold=True)
    at = a.find(b)
    return FALSE if at < 0 else at + (0 if start1 is ABSENT else start1)


@builtin("%string-order", raw=True)
def order(name: Any, s1: Any, s2: Any, start1: Any, end1: Any, start2: Any, end2: Any, fold: Any) -> Any:
    """Whether `s1` is less (-1), the same (0) or greater (1); and, in a pair with that, where they differ.

    `name` is the procedure whose arguments these are: the strings, three others, the ranges.

        (%string-order 'string-compare "abc" "abd" 0 #f 0 #f #f)    ;=> (-1 . 2)
    """
    from lambit.data import Pair, String

    from .library import wrong

    texts = []
    for position, s, start, end in ((1, s1, start1, end1), (2, s2, start2, end2)):
        if s.__class__ is not String:
            wrong(name, position, String("a string"), s)
        where = 4 + 2 * position
        first, last = span(name.name, where, start, ABSENT if end is FALSE else end, len(s), "string")
        texts.append(s.text[first:last] if fold is FALSE else folded(s.text[first:last]))
    a, b = texts
    sign = -1 if a < b else int(a > b)
    return Pair(sign, start1 + _common(a, b))

"""Characters (R7RS 6.6 and `(scheme char)`): Unicode scalar values."""

from __future__ import annotations

from lambit.data import FALSE, TRUE, Char, alphabetic
from lambit.data.case import downcase, foldcase, upcase
from lambit.errors import DomainError
from lambit.registry import builtin

from .comparisons import comparison
from .contracts import Index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SEPARATORS = "\x1c\x1d\x1e\x1f"  # white space to Python, not to Unicode


def is_space(c: str) -> bool:
    """Is `c` white space to Unicode?"""
    return c.isspace() and c not in _SEPARATORS


@builtin("char?", "characterp", pure=True, raw=True)
def is_char(x: Any) -> Any:
    r"""Is `x` a character? (R7RS 6.6)

    (char? #\a)    ;=> #t
    (char? "a")    ;=> #f
    """
    return TRUE if x.__class__ is Char else FALSE


@builtin("char->integer", pure=True)
def char_to_integer(char: Char) -> int:
    r"""The Unicode code point of the character (R7RS 6.6).

    (char->integer #\A)    ;=> 65
    (char->integer #\λ)    ;=> 955
    """
    return ord(char.text)


@builtin("integer->char", pure=True)
def integer_to_char(n: Index) -> Any:
    r"""The character of that Unicode code point (R7RS 6.6).

    (integer->char 955)       ;=> #\λ
    (integer->char #xD800)    ;!! integer->char: argument 1: 55296 is no Unicode scalar value
    """
    if n > 0x10FFFF or 0xD800 <= n <= 0xDFFF:
        from lambit.printer import write_short

        raise DomainError(f"integer->char: argument 1: {write_short(n)} is no Unicode scalar value")
    return Char.of(chr(n))


# -- comparison


_WORDS = {
    "=": "Are all the characters the same?",
    "<": "Does the code point of each character lie below the next one's?",
    ">": "Does the code point of each character lie above the next one's?",
    "<=": "Is the code point of no character above the next one's?",
    ">=": "Is the code point of no character below the next one's?",
}


def _declare(sign: str, words: str, *, fold: bool) -> None:
    name = f"char-ci{sign}?" if fold else f"char{sign}?"
    lower, upper = ("A", "b") if fold else ("a", "b")
    ordered = "#t" if sign[0] == "<" else "#f"
    equal = "#t" if "=" in sign else "#f"
    manual = f"""{words} (R7RS 6.6){" Case does not matter." if fold else ""}

    ({name} #\\{lower} #\\{upper})         ;=> {ordered}
    ({name} #\\{lower} #\\a #\\a)     ;=> {equal}
    ({name} #\\a 7)           ;!! {name}: argument 2: expected a character, got 7
    """
    builtin(name, pure=True, raw=True)(
        comparison(name, sign, Char, foldcase if fold else None, manual, __name__)
    )


for _sign, _meaning in _WORDS.items():
    _declare(_sign, _meaning, fold=False)
    _declare(_sign, _meaning, fold=True)


# -- case and kind


@builtin("char-upcase", pure=True)
def char_upcase(char: Char) -> Any:
    r"""The character in upper case, if that is one character; else itself (R7RS 6.6).

    (char-upcase #\i)    ;=> #\I
    (char-upcase #\ß)    ;=> #\ß
    """
    return Char.of(upcase(char.text))


@builtin("char-downcase", pure=True)
def char_downcase(char: Char) -> Any:
    r"""The character in lower case (R7RS 6.6).

    (char-downcase #\I)    ;=> #\i
    """
    return Char.of(downcase(char.text))


@builtin("char-foldcase", pure=True)
def char_foldcase(char: Char) -> Any:
    r"""The character with its case folded, as for comparison without regard to case (R7RS 6.6).

    (char-foldcase #\Σ)    ;=> #\σ
    (char-foldcase #\ς)    ;=> #\σ
    """
    return Char.of(foldcase(char.text))


@builtin("char-alphabetic?", pure=True)
def is_alphabetic(char: Char) -> bool:
    r"""Is the character alphabetic to Unicode: a letter, a vowel sign, a letter-like number? (R7RS 6.6)

    (char-alphabetic? #\a)    ;=> #t
    (char-alphabetic? #\3)    ;=> #f
    """
    return alphabetic.is_alphabetic(char.text)


@builtin("char-numeric?", pure=True)
def is_numeric(char: Char) -> bool:
    r"""Is the character a decimal digit, of any script? (R7RS 6.6)

    (char-numeric? #\3)    ;=> #t
    (char-numeric? #\x)    ;=> #f
    """
    return char.text.isdecimal()


@builtin("char-whitespace?", pure=True)
def is_whitespace(char: Char) -> bool:
    r"""Is the character white space? (R7RS 6.6)

    (char-whitespace? #\newline)    ;=> #t
    (char-whitespace? #\a)          ;=> #f
    """
    return is_space(char.text)


@builtin("char-upper-case?", pure=True)
def is_upper_case(char: Char) -> bool:
    r"""Is the character an upper-case letter? (R7RS 6.6)

    (char-upper-case? #\Σ)    ;=> #t
    (char-upper-case? #\a)    ;=> #f
    """
    return char.text.isupper()


@builtin("char-lower-case?", pure=True)
def is_lower_case(char: Char) -> bool:
    r"""Is the character a lower-case letter? (R7RS 6.6)

    (char-lower-case? #\a)    ;=> #t
    (char-lower-case? #\3)    ;=> #f
    """
    return char.text.islower()


_DIGITS = {str(i): i for i in range(10)}


@builtin("digit-value", pure=True, raw=True)
def digit_value(char: Char) -> Any:
    r"""The value of a decimal digit, of any script; `#f` of any other character (R7RS 6.6).

    (digit-value #\3)         ;=> 3
    (digit-value #\x0664)     ;=> 4
    (digit-value #\x0AE6)     ;=> 0
    (digit-value #\x0EA6)     ;=> #f
    """
    if char.__class__ is not Char:
        raise TypeError
    text = char.text
    if text in _DIGITS:
        return _DIGITS[text]
    return int(text) if text.isdecimal() else FALSE


@builtin("char->digit", pure=True)
def char_to_digit(char: Char, radix: int = 10) -> Any:
    r"""The value of the character as a digit in `radix`, or `#f`.

    (char->digit #\7)        ;=> 7
    (char->digit #\f 16)     ;=> 15
    (char->digit #\8 8)      ;=> #f
    """
    check_radix("char->digit", 2, radix)
    c = char.text
    if c.isdecimal():
        value = int(c)
    elif c.isascii() and c.isalpha():
        value = ord(c.lower()) - 87
    else:
        return FALSE
    return value if value < radix else FALSE


@builtin("digit->char", pure=True)
def digit_to_char(digit: Index, radix: int = 10) -> Any:
    r"""The character for a digit in `radix`, or `#f`.

    (digit->char 7)        ;=> #\7
    (digit->char 15 16)    ;=> #\f
    (digit->char 10)       ;=> #f
    """
    check_radix("digit->char", 2, radix)
    return Char.of("0123456789abcdefghijklmnopqrstuvwxyz"[digit]) if digit < radix else FALSE


def check_radix(name: str, position: int, radix: int) -> None:
    """Refuse what is no radix."""
    if not 2 <= radix <= 36:
        from lambit.printer import write_short

        raise DomainError(
            f"{name}: argument {position}: expected a radix from 2 to 36, got {write_short(radix)}"
        )

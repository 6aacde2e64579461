r"""Regular expressions (SRFI 115): matching takes time proportional to the text.

An expression is a datum. What it means, and the sets of characters in it:

    "text" #\c                         these characters
    (seq sre ...) (: sre ...)         one after the other
    (or sre ...) (| sre ...)          one of them
    (* sre ...) (+ sre ...) (? sre ...)    any number of times, at least once, at most once
    (= n sre ...) (>= n sre ...) (** n m sre ...)    n times, n or more, n to m
    ($ sre ...) (-> name sre ...)     a submatch, with a name
    (w/nocase sre ...) (w/case sre ...)    case does not matter; it does
    (w/ascii sre ...) (w/unicode sre ...)  named sets are ASCII's; Unicode's
    (w/nocapture sre ...)             submatches in it do not count
    bos eos bol eol                   the beginning and end of the text, of a line
    bow eow nwb (word sre ...) (word+ set ...) word    words and their edges
    bog eog grapheme                  what users take for one character, and its edges
    (?? sre ...) (*? sre ...) (**? n m sre ...)    as `?` `*` `**`, the shorter match preferred
    (look-ahead sre ...) (look-behind sre ...) (neg-look-ahead sre ...) (neg-look-behind sre ...)
    (backref n-or-name)               the text of a submatch once more
    ("aeiou") (char-set "aeiou") (/ "az09")    sets, ranges
    (or set ...) (and set ...) (- set ...) (~ set ...)    union, intersection, difference, complement
    any nonl ascii lower upper title alpha numeric alnum punct symbol graphic space printing control xdigit

The match that is found is the leftmost one and, of those that begin there, the
longest. If some repetition prefers the shorter match, it is the one preferred:
alternatives in order, each repetition as it says. How a match is divided among
submatches follows the same preferences. Where `(backref n)` occurs, the time
may grow exponentially.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, Datum, String, Symbol, from_iterable, symbol
from lambit.errors import DomainError, LimitExceeded, WrongType
from lambit.printer import PRINTERS, write_short
from lambit.regexp import Pattern, Reading, Span, TooLarge
from lambit.registry import builtin, contract

from .contracts import Index
from .library import string_end
from .lists import elements
from .ranges import span
from .sre import BadExpression, Context, Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_REMEMBERED = 200  # patterns: the same expression again costs its reading only
_patterns: dict[Any, Pattern] = {}


class Regexp(Datum):
    """A compiled regular expression: its pattern, the numbers for each name, the expression."""

    __slots__ = ("names", "pattern", "sre")

    def __init__(self, pattern: Pattern, names: dict[str, list[int]], sre: Any) -> None:
        self.pattern = pattern
        self.names = names
        self.sre = sre

    def __repr__(self) -> str:
        return f"#<regexp {write_short(self.sre)}>"


class Match(Datum):
    """A match: the text, where the search began and ended in it, the spans."""

    __slots__ = ("reading", "regexp", "spans")

    def __init__(self, regexp: Regexp, reading: Reading, spans: list[Span]) -> None:
        self.regexp = regexp
        self.reading = reading
        self.spans = spans

    def __repr__(self) -> str:
        return f"#<regexp-match {write_short(String(self.part(self.spans[0])))}>"

    def part(self, where: Span) -> str:
        """The characters in a span; none of a submatch that did not match."""
        return "" if where is None else self.reading.text[where[0] : where[1]]


PRINTERS[Regexp] = PRINTERS[Match] = repr
contract("Match", "a regexp match", "{x}.__class__ is Match", Match=Match)


def compiled(name: str, x: Any) -> Regexp:
    """Argument 1 of `name`, an expression or a regexp, as a regexp."""
    if x.__class__ is Regexp:
        return x
    reader = Reader()
    try:
        node = reader.node(x, Context())
        key = node, reader.submatches
        pattern = _patterns.get(key)
        if pattern is None:
            if len(_patterns) >= _REMEMBERED:
                _patterns.clear()
            pattern = _patterns[key] = Pattern(node, reader.submatches)
    except BadExpression as reason:
        raise DomainError(f"{name}: argument 1: {reason}", hint="help of regexp says what an expression is") from None
    except TooLarge:
        raise LimitExceeded(f"{name}: argument 1: the expression is too large when its repetitions are written out") from None
    return Regexp(pattern, reader.names, x)


def _reading(name: str, string: Any, start: Any, end: Any, *, where: int = 3) -> Reading:
    """The string, argument 2 of `name`, and the range of it that is searched, which begins at argument `where`."""
    if string.__class__ is not String:
        raise WrongType(f"{name}: argument 2: expected a string, got {write_short(string)}")
    first, last = span(name, where, start, ABSENT if end is FALSE else end, len(string), "string")
    return Reading(string.text, first, last)


# -- regexps


@builtin("regexp")
def regexp(re: Any) -> Any:
    """The regexp for an expression; a regexp is itself (SRFI 115).

    (regexp '(+ numeric))                   ;=> #<regexp (+ numeric)>
    (regexp '(: "a" (* wide)))              ;!! regexp: argument 1: unknown name: wide
    (regexp '(** 3 2 "a"))                  ;!! regexp: argument 1: a repetition from 3 to 2 times
    """
    return compiled("regexp", re)


@builtin("regexp?", pure=True)
def is_regexp(x: Any) -> bool:
    """Is `x` a regexp? (SRFI 115)

    (regexp? (regexp "a"))    ;=> #t
    (regexp? "a")             ;=> #f
    """
    return x.__class__ is Regexp


@builtin("valid-sre?")
def is_valid(x: Any) -> bool:
    """Is `x` an expression that `regexp` takes? (SRFI 115)

    (valid-sre? '(* "a"))     ;=> #t
    (valid-sre? '(* . "a"))   ;=> #f
    """
    try:
        compiled("valid-sre?", x)
    except (DomainError, LimitExceeded):
        return False
    return True


@builtin("regexp->sre")
def to_sre(re: Any) -> Any:
    """The expression of a regexp (SRFI 115).

    (regexp->sre (regexp '(+ numeric)))    ;=> (+ numeric)
    """
    return compiled("regexp->sre", re).sre


# -- matching


@builtin("regexp-matches")
def matches(re: Any, string: Any, start: int = ABSENT, end: Any = ABSENT) -> Any:
    """The match of the whole string, or of a range of it; `#f` if it does not match (SRFI 115).

    (regexp-match->list (regexp-matches '(: ($ (+ alpha)) "=" ($ (+ numeric))) "n=42"))   ;=> ("n=42" "n" "42")
    (regexp-matches '(* (/ "az")) "C-3PO")    ;=> #f
    """
    found = compiled("regexp-matches", re)
    reading = _reading("regexp-matches", string, start, end)
    spans = found.pattern.match(reading)
    return FALSE if spans is None else Match(found, reading, spans)


@builtin("regexp-matches?")
def is_match_for(re: Any, string: Any, start: int = ABSENT, end: Any = ABSENT) -> bool:
    """Does the whole string, or a range of it, match? (SRFI 115)

    (regexp-matches? '(+ (/ "az")) "abc")    ;=> #t
    (regexp-matches? '(+ (/ "az")) "a1c")    ;=> #f
    """
    return compiled("regexp-matches?", re).pattern.matches(_reading("regexp-matches?", string, start, end))


@builtin("regexp-search")
def search(re: Any, string: Any, start: int = ABSENT, end: Any = ABSENT) -> Any:
    """The first match in the string, or in a range of it; `#f` if there is none (SRFI 115).

    (regexp-match-submatch (regexp-search '(+ numeric) "abc 42 7") 0)    ;=> "42"
    (regexp-search "needle" "hay")    ;=> #f
    """
    found = compiled("regexp-search", re)
    reading = _reading("regexp-search", string, start, end)
    spans = found.pattern.search(reading, reading.start)
    return FALSE if spans is None else Match(found, reading, spans)


@builtin("%regexp-reading", raw=True)
def reading_of(string: Any, start: Any, end: Any) -> Any:
    """The string, argument 4 of `regexp-fold`, and the range of it that is searched, which begins at argument 6."""
    last = string_end(symbol("regexp-fold"), 4, string, 6, start, end)
    return Reading(string.text, start, last)


@builtin("%regexp-next", raw=True)
def next_match(re: Any, reading: Any, last: Any) -> Any:
    """The next match of a regexp when one has ended at `last` (-1: there was none); `#f` if there is none."""
    spans = re.pattern.after(reading, last)
    return FALSE if spans is None else Match(re, reading, spans)


# -- parts of the text


def _full(name: str, re: Any, string: Any, start: Any, end: Any) -> tuple[Reading, list[tuple[int, int]]]:
    """What is read, and the spans of all matches in it that are not empty."""
    pattern = compiled(name, re).pattern
    reading = _reading(name, string, start, end)
    return reading, [where for spans in pattern.every(reading) if (where := spans[0]) and where[0] < where[1]]


def _strings(texts: list[str]) -> Any:
    return from_iterable([String(text) for text in texts])


@builtin("regexp-extract")
def extract(re: Any, string: Any, start: int = ABSENT, end: Any = ABSENT) -> Any:
    """The parts of the string, or of a range of it, that match; without empty ones (SRFI 115).

    (regexp-extract '(+ numeric) "192.168.0.1")    ;=> ("192" "168" "0" "1")
    """
    reading, spans = _full("regexp-extract", re, string, start, end)
    return _strings([reading.text[low:high] for low, high in spans])


@builtin("regexp-split")
def split(re: Any, string: Any, start: int = ABSENT, end: Any = ABSENT) -> Any:
    r"""The parts of the string, or of a range of it, between the matches, of which empty ones do not count (SRFI 115).

    (regexp-split '(+ space) " fee fi  fo\tfum\n")    ;=> ("" "fee" "fi" "fo" "fum" "")
    (regexp-split '(",;") "a,,b,")                    ;=> ("a" "" "b" "")
    """
    reading, spans = _full("regexp-split", re, string, start, end)
    return _strings(_between(reading, spans))


def _between(reading: Reading, spans: list[tuple[int, int]]) -> list[str]:
    edges = [reading.start, *(i for each in spans for i in each), reading.end]
    return [reading.text[low:high] for low, high in zip(edges[::2], edges[1::2], strict=True)]


@builtin("regexp-partition")
def partition(re: Any, string: Any, start: int = ABSENT, end: Any = ABSENT) -> Any:
    """The parts of the string, or of a range of it: one that does not match, one that does, and so on (SRFI 115).

    A last part that is empty is left out.

        (regexp-partition '(+ (or space punct)) "Hello, world!")    ;=> ("Hello" ", " "world" "!")
        (regexp-partition '(+ (or space punct)) "")                 ;=> ("")
    """
    reading, spans = _full("regexp-partition", re, string, start, end)
    between = _between(reading, spans)
    parts = [between[0]]
    for (low, high), text in zip(spans, between[1:], strict=True):
        parts += (reading.text[low:high], text)
    return _strings(parts[:-1] if spans and not parts[-1] else parts)


# -- replacing


@builtin("regexp-replace")
def replace(
    re: Any, string: Any, subst: Any, start: int = ABSENT, end: Any = ABSENT, count: Index = 0
) -> str:
    """The string, or a range of it, with `subst` in the place of match number `count` (SRFI 115).

    `subst` is a string, the number or name of a submatch, `'pre` or `'post` (what is before
    or after the match), or a list of these.

        (regexp-replace '(+ space) "one two three" "_")              ;=> "one_two three"
        (regexp-replace '(+ space) "one two three" "_" 0 #f 1)       ;=> "one two_three"
        (regexp-replace '(: ($ word) " " ($ word)) "hello you" '(2 ", " 1))    ;=> "you, hello"
    """
    found = compiled("regexp-replace", re)
    reading = _reading("regexp-replace", string, start, end, where=4)
    for number, spans in enumerate(found.pattern.every(reading)):
        if number == count:
            return _replaced("regexp-replace", reading, subst, iter([Match(found, reading, spans)]))
    return reading.text[reading.start : reading.end]


@builtin("regexp-replace-all")
def replace_all(re: Any, string: Any, subst: Any, start: int = ABSENT, end: Any = ABSENT) -> str:
    """The string, or a range of it, with `subst`, as for `regexp-replace`, in the place of every match (SRFI 115).

    (regexp-replace-all '(+ space) "one two three" "_")              ;=> "one_two_three"
    (regexp-replace-all '($ (+ numeric)) "1 and 22" '("<" 1 ">"))    ;=> "<1> and <22>"
    """
    found = compiled("regexp-replace-all", re)
    reading = _reading("regexp-replace-all", string, start, end, where=4)
    every = (Match(found, reading, spans) for spans in found.pattern.every(reading))
    return _replaced("regexp-replace-all", reading, subst, every)


def _replaced(name: str, reading: Reading, subst: Any, matches: Iterator[Match]) -> str:
    texts: list[str] = []
    at = reading.start
    for match in matches:
        low, high = match.spans[0] or (at, at)
        texts += (reading.text[at:low], _substitute(name, subst, match))
        at = high
    return "".join([*texts, reading.text[at : reading.end]])


def _substitute(name: str, subst: Any, match: Match) -> str:
    """The text that `subst` says for a match."""
    if subst.__class__ is String:
        return str(subst.text)
    reading, (low, high) = match.reading, match.spans[0] or (0, 0)
    if subst.__class__ is Symbol and subst.name in ("pre", "post"):
        return reading.text[reading.start : low] if subst.name == "pre" else reading.text[high : reading.end]
    if subst.__class__ is int or subst.__class__ is Symbol:
        return match.part(_span_of(name, 3, match, subst))
    return "".join([_substitute(name, part, match) for part in elements(name, 3, subst)])


# -- matches


@builtin("regexp-match?", pure=True)
def is_match(x: Any) -> bool:
    """Is `x` a match? (SRFI 115)

    (regexp-match? (regexp-matches "x" "x"))    ;=> #t
    (regexp-match? (regexp-matches "x" "y"))    ;=> #f
    """
    return x.__class__ is Match


@builtin("regexp-match-count")
def match_count(match: Match) -> int:
    """How many submatches there are, those that did not match among them (SRFI 115).

    (regexp-match-count (regexp-matches '(: ($ "x") (? ($ "y"))) "x"))    ;=> 2
    """
    return len(match.spans) - 1


def _span_of(name: str, position: int, match: Match, field: Any) -> Span:
    """The span of a submatch, by its number or name."""
    if field.__class__ is int:
        if 0 <= field < len(match.spans):
            return match.spans[field]
        raise DomainError(
            f"{name}: argument {position}: submatch {write_short(field)} is not one of 0 to {len(match.spans) - 1}"
        )
    if field.__class__ is not Symbol:
        raise WrongType(
            f"{name}: argument {position}: expected the number or name of a submatch, got {write_short(field)}"
        )
    numbers = match.regexp.names.get(field.name)
    if numbers is None:
        raise DomainError(f"{name}: argument {position}: no submatch is named {field.name}")
    return next((match.spans[n] for n in numbers if match.spans[n] is not None), None)


@builtin("regexp-match-submatch")
def submatch(match: Match, field: Any = 0) -> Any:
    """The text of a submatch, by its number (0 is the whole match) or name; `#f` if it did not match (SRFI 115).

    (define m (regexp-search '(: ($ word) "=" (-> value (* numeric))) "let n=42"))
    (regexp-match-submatch m 0)         ;=> "n=42"
    (regexp-match-submatch m 1)         ;=> "n"
    (regexp-match-submatch m 'value)    ;=> "42"
    (regexp-match-submatch m 3)         ;!! regexp-match-submatch: argument 2: submatch 3 is not one of 0 to 2
    """
    where = _span_of("regexp-match-submatch", 2, match, field)
    return FALSE if where is None else String(match.part(where))


@builtin("regexp-match-submatch-start")
def submatch_start(match: Match, field: Any = 0) -> Any:
    """The index at which a submatch begins; `#f` if it did not match (SRFI 115).

    (regexp-match-submatch-start (regexp-search 'word "**foo**") 0)    ;=> 2
    """
    where = _span_of("regexp-match-submatch-start", 2, match, field)
    return FALSE if where is None else where[0]


@builtin("regexp-match-submatch-end")
def submatch_end(match: Match, field: Any = 0) -> Any:
    """The index at which a submatch ends; `#f` if it did not match (SRFI 115).

    (regexp-match-submatch-end (regexp-search 'word "**foo**") 0)    ;=> 5
    """
    where = _span_of("regexp-match-submatch-end", 2, match, field)
    return FALSE if where is None else where[1]


@builtin("regexp-match->list")
def match_to_list(match: Match) -> Any:
    """The texts of the match and of its submatches; `#f` for one that did not match (SRFI 115).

    (regexp-match->list (regexp-search '(: ($ word) (+ (or space punct)) ($ word)) "cats & dogs"))
    ;=> ("cats & dogs" "cats" "dogs")
    """
    return from_iterable([FALSE if where is None else String(match.part(where)) for where in match.spans])

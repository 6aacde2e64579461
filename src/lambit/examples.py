"""Examples: ordinary Lisp whose comments say what happens.

    (+ 1 2)                  ;=> 3           value, as `write` prints it
    (entropy '(1/3 2/3))     ;~> 0.918       value, to the digits given (inside lists too)
    (display "hi")           ;>> hi          a line of output
    (car 7)                  ;!! argument 1  an error, and words of its message, in this order

A mark may stand on the last line of its form or on lines of its own below it;
a form may have several. The same notation is used in docstrings, in Markdown
fences, in `.lisp` files. This file finds the examples and judges what came of
them; it does not know how Lisp runs: that is the `Runner`.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from .source import form_extent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUG = "internal error:"  # how the message of an error of ours begins; no example may expect one
MARKS = ("=>", "~>", ">>", "!!")


class Example(NamedTuple):
    """A form, where it stands, and what is expected of it: (mark, text) each."""

    line: int
    source: str
    expect: tuple[tuple[str, str], ...]


class Outcome(NamedTuple):
    """What came of a form: its value as written, or the message of its error; its output.

    `approximate` is the value rounded to a float, if it is a number written as a formula.
    """

    value: str
    output: str
    error: str | None = None
    approximate: str = ""


class Failure(NamedTuple):
    """An example that does not hold."""

    line: int
    source: str
    message: str


class Runner(Protocol):
    """Runs forms one after the other in one session."""

    def run(self, source: str, line: int) -> Outcome:
        """What comes of the form `source`, which stands in line `line`."""

    def canonical(self, text: str) -> str:
        """What reading `text` and writing it again gives; `text` if it cannot be read."""


def in_lisp(text: str, line: int = 1) -> Iterator[Example]:
    """The forms of Lisp text that begins in line `line`, with or without expectations."""
    start, end = form_extent(text, 0)
    prefix = _directive(text[:start], "")
    while start < len(text):
        following, after = form_extent(text, end)
        expect = tuple(_marks(text[end:following]))
        yield Example(line + text.count("\n", 0, start), prefix + text[start:end], expect)
        prefix = _directive(text[end:following], prefix)
        start, end = following, after


def _directive(gap: str, before: str) -> str:
    """What says how the forms after `gap` are read, where `before` said so until then."""
    at, off = gap.rfind("#!fold-case"), gap.rfind("#!no-fold-case")
    return before if at == off else "#!fold-case " if at > off else ""


def _marks(gap: str) -> Iterator[tuple[str, str]]:
    """The expectations in the comments between two forms."""
    for comment in gap.splitlines():
        stripped = comment.strip()
        if stripped[:1] == ";" and stripped[1:3] in MARKS:
            yield stripped[1:3], stripped[3:].strip()


def in_markdown(text: str) -> Iterator[Example]:
    """The forms in the fences of a Markdown page that are marked ```` ```lisp ````."""
    lines = text.splitlines()
    begin: int | None = None
    for number, each in enumerate(lines):
        fence = each.strip()
        if begin is None and fence == "```lisp":
            begin = number + 1
        elif begin is not None and fence.startswith("```"):
            yield from in_lisp("\n".join(lines[begin:number]), begin + 1)
            begin = None


def in_docstring(doc: str, line: int = 1) -> Iterator[Example]:
    """The examples in a docstring that begins in line `line`.

    Paragraphs with a mark in them are Lisp from their first line that looks so;
    a paragraph that begins with a definition is Lisp too; all else is prose.
    """
    paragraph: list[str] = []
    begin = 0
    for number, each in enumerate([*doc.splitlines(), ""]):
        if each.strip():
            if not paragraph:
                begin = number
            paragraph.append(each)
        elif paragraph:
            skip = prose_lines(paragraph)
            yield from in_lisp("\n".join(paragraph[skip:]), line + begin + skip)
            paragraph = []


def prose_lines(paragraph: list[str]) -> int:
    """How many lines of the paragraph are prose."""
    marked = any(f";{mark}" in each for mark in MARKS for each in paragraph)
    if not marked:
        is_code = paragraph[0].lstrip().startswith(("(define", "(import "))
        return 0 if is_code else len(paragraph)
    for number, each in enumerate(paragraph):
        code = each.lstrip()
        if code.startswith(("(", "'", "`", "#", '"', "[", ";")) or any(f" ;{m}" in each for m in MARKS):
            return number
    return len(paragraph)


def check(examples: Iterable[Example], runner: Runner) -> Iterator[Failure]:
    """Run the examples in order; yield those that do not hold.

    Output is collected from the last form that had an expectation onwards.
    """
    output = ""
    for example in examples:
        outcome = runner.run(example.source, example.line)
        output += outcome.output
        message = judge(example, outcome._replace(output=output), runner)
        if message is not None:
            yield Failure(example.line, example.source, message)
        if example.expect:
            output = ""


def judge(example: Example, outcome: Outcome, runner: Runner) -> str | None:
    """None if `example` holds, else one sentence that says how it does not."""
    expected_errors = [text for mark, text in example.expect if mark == "!!"]
    if outcome.error is not None and not expected_errors:
        wanted = next((f"expected {text}, " for _, text in example.expect), "")
        return f"{wanted}got error: {outcome.error}"
    lines = [text for mark, text in example.expect if mark == ">>"]
    if lines:
        printed = [each.strip() for each in outcome.output.splitlines()]
        if printed != lines:
            return f"expected output {_shown(lines)}, got {_shown(printed)}"
    for mark, text in example.expect:
        if mark == "!!":
            if outcome.error is None:
                return f"expected error {text}, got value {outcome.value}"
            if outcome.error.startswith(BUG) or not has_words(outcome.error, text):
                return f"expected error {text}, got error: {outcome.error}"
        elif mark == "=>" and outcome.value != text and outcome.value != runner.canonical(text):
            return f"expected {text}, got {outcome.value}"
        elif mark == "~>" and not any(is_close(x, text) for x in (outcome.value, outcome.approximate)):
            return f"expected about {text}, got {outcome.value}"
    return None


def _shown(lines: list[str]) -> str:
    return " / ".join(lines) if lines else "none"


def has_words(message: str, words: str) -> bool:
    """Are all of `words` in `message`, in their order?"""
    at = 0
    for word in words.split():
        found = message.find(word, at)
        if found < 0:
            return False
        at = found + len(word)
    return True


def is_close(got: str, want: str) -> bool:
    """Are the numbers in `got` those in `want`, to the digits given there, and all else equal?"""
    import re

    number = re.compile(
        r"((?:(?<![\w./])[-+]?|(?<=[\d.])[-+])"  # the imaginary part begins with its sign
        r"(?:\d+/\d+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))(?=i?(?![\w./]))"
    )
    mine, theirs = number.split(" ".join(got.split())), number.split(" ".join(want.split()))
    if len(mine) != len(theirs) or mine[::2] != theirs[::2]:
        return False
    return all(_rounds_to(a, b) for a, b in zip(mine[1::2], theirs[1::2], strict=True))


def _rounds_to(got: str, want: str) -> bool:
    """Is the number `got` within half a unit of the last digit of the decimal `want`?"""
    from decimal import Decimal
    from fractions import Fraction

    def exact(text: str) -> Any:
        return Fraction(text) if "/" in text else Fraction(Decimal(text))

    exponent = 0 if "/" in want else Decimal(want).as_tuple().exponent
    unit = Fraction(10) ** int(exponent)
    # a hair more than one half: a tie may be printed either way
    return bool(abs(exact(got) - exact(want)) <= unit * Fraction(501, 1000))

"""A distribution as a table for people: outcomes, probabilities, bars; two variables as a matrix."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_flag, check_integer

from .distribution import Distribution
from .sources import distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def distribution_table(
    x: Any, *, rows: int = 40, width: int = 30, digits: int = 4, matrix: bool = False, show: Callable[[Any], str] = repr
) -> str:
    """The distribution as text: a line for each outcome, with its probability, exact and decimal, and a bar.

    At most `rows` outcomes are shown, and what is left is summed up; the greatest probability has a
    bar `width` characters long. A joint distribution has a column for each variable; with `matrix` one
    of two variables is a table with their margins. `show` writes outcomes.

    >>> print(distribution_table(pmf({"a": Fraction(1, 4), "b": Fraction(3, 4)}), width=9))
    'a'  1/4  0.2500  ███
    'b'  3/4  0.7500  █████████
    """
    matrix = check_flag("matrix", matrix)
    d = distribution(x)
    rows = check_integer("rows", rows, 1)
    width = check_integer("width", width, 1, 10_000)
    digits = check_integer("digits", digits, 0, 15)
    if matrix:
        return _matrix(d, rows, digits, show)
    some = min(rows, len(d))
    labels = [_labels(d, outcome, show) for outcome in d.outcomes[:some]]
    shares = d.probabilities(some)
    floats = d.floats()[:some].tolist()
    head = [[*d.names, *([""] if d.exact else []), ""]] if d.names else []
    body = [
        [*label, *([_short(p)] if d.exact else []), f"{f:.{digits}f}"]
        for label, p, f in zip(labels, shares, floats, strict=True)
    ]
    lines = _columns([*head, *body], len(labels[0]))
    greatest = max(floats) or 1.0
    bars = [""] * len(head) + [bar(f / greatest, width) for f in floats]
    text = [f"{line}  {mark}".rstrip() for line, mark in zip(lines, bars, strict=True)]
    if some < len(d):
        rest = float(d.floats()[some:].sum())
        text.append(f"… {len(d) - some} more, of probability {rest:.{digits}f} together")
    return "\n".join(text)


def _labels(d: Distribution, outcome: Any, show: Callable[[Any], str]) -> list[str]:
    parts = outcome if len(d.names or ()) > 1 else (outcome,)
    return [show(part) for part in parts]


def _short(p: Any) -> str:
    """An exact probability; a very long one is left to its decimals."""
    numerator, denominator = p.numerator, p.denominator
    if denominator.bit_length() > 40:
        return ""
    return str(numerator) if denominator == 1 else f"{numerator}/{denominator}"


def _columns(rows: Sequence[Sequence[str]], left: int) -> list[str]:
    """Rows of cells as aligned lines, the first `left` columns to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [c.ljust(w) if i < left else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)) if w]
        lines.append("  ".join(cells))
    return lines


def bar(share: float, width: int) -> str:
    """A bar of block characters, to an eighth of one."""
    eighths = round(8 * width * share)
    full, rest = divmod(eighths, 8)
    return "█" * full + ("▏▎▍▌▋▊▉"[rest - 1] if rest else "")


def _matrix(d: Distribution, rows: int, digits: int, show: Callable[[Any], str]) -> str:
    """Two variables: the first downwards, the second across, with their sums."""
    names = d.names or ()
    if len(names) != 2:
        raise InformationError(f"a matrix is of two variables, not {len(names) or 1}")
    (across, ys), (down, xs) = d.grouped([1]), d.grouped([0])
    if len(xs) > rows or len(ys) > 20:
        raise InformationError(f"{len(xs)} rows and {len(ys)} columns are too many for a matrix", hint=f"at most {rows} and 20")
    cells = [["" for _ in ys] for _ in xs]
    shares = d.probabilities() if d.exact else d.floats().tolist()

    def text(p: Any) -> str:
        return (_short(p) if d.exact else "") or f"{p.numerator / p.denominator if d.exact else p:.{digits}f}"

    for i, j, p in zip(down, across, shares, strict=True):
        cells[i][j] = text(p)
    left, right = d.marginal(names[0]).probabilities(), d.marginal(names[1]).probabilities()
    zero = "0" if d.exact else f"{0.0:.{digits}f}"
    lines = [[f"{names[0]}\\{names[1]}", *map(show, ys), ""]]
    lines += [[show(x), *(c or zero for c in row), text(p)] for x, row, p in zip(xs, cells, left, strict=True)]
    lines.append(["", *map(text, right), "1" if d.exact else f"{1.0:.{digits}f}"])
    return "\n".join(line.rstrip() for line in _columns(lines, 1))

"""Samples: data whose frequencies are measured; text as data."""

from __future__ import annotations

from lambit.data import Pair, String, Symbol, from_iterable, symbol
from lambit.errors import WrongType
from lambit.registry import builtin

from .border import ask, elements, is_samples, strings, to_column, to_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .border import Data, Samples


ERROR = symbol("error")


@builtin("samples", pure=True)
def samples(*data: Any, names: Any = None, missing: Any = ERROR) -> Any:
    """Data as a source of information: one sequence for each variable.

    A sequence is a list, a vector, an array, a bytevector or a string (of characters); an array with two axes has
    a row for each observation. The variables are called x, y, z (x1, x2, ... if more), or by
    `:names`. A pandas or polars frame or an Arrow table that Python hands in has a variable for each column, or for those
    in `:names`. NaN is an error unless `:missing` is `'drop`, which leaves such observations out.

        (samples '(a b a c))                        ;=> #<samples 4 of x>
        (entropy (samples '(a b a c)))              ;=> 1.5
        (entropy (samples "aabb" '(0 1 0 1)) 'y)    ;=> 1.0
        (samples "ab" "abc")                        ;!! unequal lengths: 2 observations of x, 3 of y
        (samples '())                               ;!! no data
    """
    return ask("samples", _samples, "samples", data, names, missing)


def _samples(name: str, data: Sequence[Any], names: Any, missing: Any) -> Any:
    from lambit.info.checks import InformationError
    from lambit.info.data.samples import drop_missing
    from lambit.info.foreign import is_frame

    from .sample_values import LispSamples

    columns = list(data)
    if missing.__class__ is not Symbol or missing.name not in ("error", "drop"):
        raise InformationError("missing {}: expected 'error or 'drop", missing)
    if len(columns) == 1 and is_samples(columns[0]):
        return columns[0]
    if len(columns) == 1 and is_frame(columns[0]):
        return _frame(name, columns[0], names, missing)
    columns = list(map(_plain, columns))
    if len(columns) == 1 and getattr(columns[0], "ndim", 1) == 2:
        columns = list(columns[0].T)
    if not columns:
        raise InformationError("no data: samples of nothing have no entropy")
    for i, column in enumerate(columns, 1):
        check_data(name, i, column)
    if missing.name == "drop":
        kept = [x if hasattr(x, "dtype") else _items(name, x) for x in columns]
        columns = list(drop_missing(kept))
        columns = [x if hasattr(x, "dtype") else from_iterable(x) for x in columns]
    if names is not None:
        names = elements(name, names) if names.__class__ is Pair else None
        if names is None or not all(each.__class__ is Symbol for each in names):
            raise WrongType("samples: :names: expected a list of variables (symbols)")
        names = strings(names)
    return LispSamples([to_column(name, column) for column in columns], names)


def _plain(x: Any) -> Any:
    """A column of a frame as an array or a Lisp list."""
    from lambit.info.foreign import is_series, series_values
    from lambit.runtime.border import to_lisp

    if not is_series(x):
        return x
    values = series_values(x)
    return from_iterable(map(to_lisp, values)) if values.__class__ is list else values


def _frame(name: str, frame: Any, names: Any, missing: Any) -> Any:
    """A pandas or polars frame or an Arrow table as Lisp samples."""
    from lambit.info.data.samples import samples as make

    from .foreign import lisp_information

    wanted = to_names(name, names)
    return lisp_information(make(frame, names=[wanted] if wanted.__class__ is str else wanted, missing=missing.name))


def _items(name: str, x: Any) -> list[Any]:
    from lambit.data import Char

    if x.__class__ is String:
        return [Char.of(c) for c in x.text]
    return list(x) if isinstance(x, (bytes, bytearray)) else elements(name, x)


def check_data(name: str, position: int, x: Any) -> None:
    """Refuse what is no sequence of data."""
    from lambit.data import NIL, Vector
    from lambit.printer import write_short

    if not (
        x is NIL or x.__class__ in (Pair, Vector, String)
        or isinstance(x, (bytes, bytearray)) or hasattr(x.__class__, "__array__")
    ):  # fmt: skip
        raise WrongType(
            f"{name}: argument {position}: expected a string, a list, a vector or an array of data, "
            f"got {write_short(x)}"
        )


@builtin("samples?", pure=True)
def samples_p(x: Any) -> bool:
    """Is `x` samples?

    (samples? (samples "ab"))   ;=> #t
    (samples? "ab")             ;=> #f
    """  # fmt: skip
    return is_samples(x)


@builtin("sample-count", pure=True)
def sample_count(s: Samples) -> Any:
    """The number of observations.

    (sample-count (samples "abracadabra"))  ;=> 11
    (sample-count "abc")                ;!! expected samples
    """  # fmt: skip
    return s.n


@builtin("frequencies", pure=True)
def frequencies(data: Data) -> Any:
    r"""How often each value occurs: an association list, the most frequent first, equals in order of value seen.

    (frequencies "abracadabra")         ;=> ((#\a . 5) (#\b . 2) (#\r . 2) (#\c . 1) (#\d . 1))
    (frequencies '(to be or not to be)) ;=> ((to . 2) (be . 2) (or . 1) (not . 1))
    (frequencies 1)                     ;!! expected data
    """
    source = data if is_samples(data) else ask("frequencies", _samples, "frequencies", [data], None, ERROR)
    d = ask("frequencies", source.frequencies)
    from .values import outcome_to_lisp

    order = sorted(range(len(d)), key=lambda i: -d.weights[i])
    return from_iterable([Pair(outcome_to_lisp(d.outcomes[i]), d.weights[i]) for i in order])


# -- text as data --


@builtin("text-letters", pure=True)
def text_letters(text: str) -> str:
    """`text` in Shannon's 27 letters: a to z, and one space for every run of anything else.

    (text-letters "To be, or not?")     ;=> "to be or not "
    (text-letters "Über 1 m")           ;=> " ber m"
    (text-letters 1)                    ;!! expected a string
    """
    lower = text.encode("ascii", "replace").lower()
    table = bytes(c if 97 <= c <= 122 else 32 for c in range(256))
    letters = lower.translate(table).decode("ascii")
    while "  " in letters:
        for run in (64, 16, 4, 2):
            letters = letters.replace(" " * run, " ")
    return letters

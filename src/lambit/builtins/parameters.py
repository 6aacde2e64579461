"""Parameters (R7RS 4.2.6) and keyword arguments: what their Lisp and the expander need.

`make-parameter` and what `parameterize` becomes are in `control.lisp`.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    FALSE,
    NIL,
    TRUE,
    UNSPECIFIED,
    Keyword,
    Parameter,
    Vector,
    from_iterable,
    list_to_python,
)
from lambit.errors import ArityError, WrongType
from lambit.printer import PRINTERS, write_short
from lambit.registry import builtin
from lambit.runtime.context import location

from .contracts import List

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PRINTERS[Parameter] = repr


@builtin("%make-parameter")
def make_parameter(value: Any, converter: Any) -> Any:
    """A parameter whose value is `value`, already converted; `converter` may be #f.

    ((%make-parameter 5 #f))   ;=> 5
    """
    return Parameter(value, converter)


@builtin("%parameter-converter")
def converter(parameter: Any) -> Any:
    """The converter of `parameter`, or #f.

    (%parameter-converter (make-parameter 5))   ;=> #f
    (parameterize ((5 6)) 7)                    ;!! parameterize: expected a parameter, got 5
    """
    if not isinstance(parameter, Parameter):
        raise WrongType(
            f"parameterize: expected a parameter, got {write_short(parameter)}",
            hint="make-parameter makes one",
        )
    return FALSE if parameter.converter is None else parameter.converter


@builtin("%parameter-set!", raw=True)
def set_parameter(parameter: Parameter, value: Any) -> Any:
    """Let `parameter` have `value`, already converted, where it is bound in the dynamic environment in force.

    (define p (make-parameter 5))
    (parameterize ((p 6)) (%parameter-set! p 7) (p))   ;=> 7
    (p)                                                ;=> 5
    """
    location(parameter).value = value
    return UNSPECIFIED


@builtin("parameter?", pure=True)
def is_parameter(x: Any) -> bool:
    """Is `x` a parameter?

    (parameter? (make-parameter 1))     ;=> #t
    (parameter? current-output-port)    ;=> #t
    (parameter? 1)                      ;=> #f
    """
    return isinstance(x, Parameter)


@builtin("default-object?", pure=True, raw=True)
def is_default(x: Any) -> Any:
    """Is `x` what an optional argument is that was not given?

    (default-object? 5)   ;=> #f
    """
    return TRUE if x is ABSENT else FALSE


@builtin("%absent?", pure=True, raw=True)
def is_absent(x: Any) -> Any:
    """Is `x` what an optional argument is that was not given?

    (%absent? 5)   ;=> #f
    """
    return TRUE if x is ABSENT else FALSE


@builtin("%keyword-arguments")
def keyword_arguments(name: Any, rest: List, keys: Vector, keep: Any, *optional: Any) -> Any:
    """The values of `keys` in the arguments `rest` of procedure `name`, absent ones marked, in a vector.

    Then comes a list of the arguments before the first keyword; unless
    `keep` is true, there must be none. Last come the `optional` arguments, which stand before `rest`: where
    one is a keyword, it begins the keywords, and the optional arguments from there on are absent.

    (%keyword-arguments 'f '(:b 1) #(:b) #f)          ;=> #(1 ())
    (%keyword-arguments 'f '(7 8 :b 1) #(:b) #t)      ;=> #(1 (7 8))
    (vector-ref (%keyword-arguments 'f '(2) #(:b) #f 7 :b) 2)   ;=> 7
    (%keyword-arguments 'f '(:c 1) #(:b) #f)          ;!! f: unknown keyword :c
    (%keyword-arguments 'f '(:b) #(:b) #f)            ;!! f: no value after :b
    (%keyword-arguments 'f '(5) #(:b) #f)             ;!! f: too many arguments: 5
    """
    wanted = keys.items
    values: list[Any] = [ABSENT] * len(wanted)
    given = list_to_python(rest) or []
    places = list(optional)
    for i, x in enumerate(places):
        if x.__class__ is Keyword:
            given = [y for y in places[i:] if y is not ABSENT] + given
            places[i:] = [ABSENT] * (len(places) - i)
            break
    at = 0
    while at < len(given) and given[at].__class__ is not Keyword:
        at += 1
    before = from_iterable(given[:at]) if at else NIL
    takes = "it takes " + " ".join(f":{key.name}" for key in wanted)
    if at and keep is FALSE:
        shown = " ".join(write_short(x, 20) for x in given[:at])
        raise ArityError(f"{name.name}: too many arguments: {shown}", hint=takes)
    while at < len(given):
        key = given[at]
        if key.__class__ is not Keyword:
            raise ArityError(
                f"{name.name}: {write_short(key)} stands where a keyword is expected", hint=takes
            )
        place = next((i for i, each in enumerate(wanted) if each is key), -1)
        if place < 0:
            raise ArityError(f"{name.name}: unknown keyword :{key.name}", hint=takes)
        if at + 1 == len(given):
            raise ArityError(f"{name.name}: no value after :{key.name}")
        if values[place] is ABSENT:  # of several, the first counts
            values[place] = given[at + 1]
        at += 2
    return Vector([*values, before, *places])

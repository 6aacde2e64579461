"""Boxes: objects with one place for a value (SRFI 111)."""

from __future__ import annotations

from lambit.data import FALSE, TRUE, UNSPECIFIED, Box
from lambit.registry import builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("box", raw=True)
def box(x: Any) -> Any:
    """A new box that holds `x` (SRFI 111).

    Boxes are `equal?` if they are the same box, as records are.

    (box '(1 2))                  ;=> #<box (1 2)>
    (equal? (box 1) (box 1))      ;=> #f
    """
    return Box(x)


@builtin("box?", pure=True, raw=True)
def is_box(x: Any) -> Any:
    """Is `x` a box? (SRFI 111)

    (box? (box 1))    ;=> #t
    (box? '(1))       ;=> #f
    """
    return TRUE if x.__class__ is Box else FALSE


@builtin("unbox", raw=True)
def unbox(box: Box) -> Any:
    """The value that the box holds (SRFI 111).

    (unbox (box 5))    ;=> 5
    (unbox 5)          ;!! unbox: argument 1: expected a box, got 5
    """
    if box.__class__ is not Box:
        raise TypeError
    return box.value


@builtin("set-box!", raw=True)
def set_box(box: Box, x: Any) -> Any:
    """Let the box hold `x` from now on (SRFI 111).

    (define b (box 1))
    (set-box! b (+ (unbox b) 1))
    (unbox b)                      ;=> 2
    (set-box! '(1) 2)              ;!! set-box!: argument 1: expected a box, got (1)
    """
    if box.__class__ is not Box:
        raise TypeError
    box.value = x
    return UNSPECIFIED

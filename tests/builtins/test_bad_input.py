"""Every builtin on odd arguments: a value or a Lisp error that names the procedure, nothing else.

The arguments are drawn from a pool of odd values by a generator seeded with the
builtin's name, so that a failure comes again.
"""

from __future__ import annotations

import random

import pytest

from lambit.builtins import load_all
from lambit.data import (
    DEFAULT,
    EOF,
    FALSE,
    NIL,
    TRUE,
    UNSPECIFIED,
    Box,
    Bytevector,
    Char,
    ExactComplex,
    Pair,
    Promise,
    Rational,
    String,
    Vector,
    from_iterable,
    keyword,
    symbol,
)
from lambit.errors import Exit, LispError
from lambit.registry import BUILTINS

load_all()

RAW_FAILURES = (TypeError, AttributeError, IndexError, ValueError, ZeroDivisionError, OverflowError)
DRAWS = {2: 50, 3: 50, 4: 15, 5: 8}  # how many calls with so many arguments
BLOCKING = {"sleep"}


def circle(n):
    xs = from_iterable(range(n))
    last = xs
    while last.cdr is not NIL:
        last = last.cdr
    last.cdr = xs
    return xs


def pool():
    """Fresh odd values: some calls change them."""
    import numpy as np

    from lambit.builtins.ports import open_input_string

    inside = Vector([1, 2])
    inside.items.append(inside)
    closed = open_input_string("abc")
    BUILTINS["close-port"].called(closed)
    return [
        0, 1, -1, 2, 3, 255, 256, 10**12, 10**30, -(10**30), 1 << 2000,
        Rational(1, 2), Rational(-7, 3), 0.0, -0.0, 0.5, 2.0, -1.5, 1e308, 5e-324,
        float("inf"), float("-inf"), float("nan"), 3 + 4j, complex("nan+infj"), 0j,
        ExactComplex(0, 1), ExactComplex(Rational(1, 2), -(10**400)),
        TRUE, FALSE, NIL, symbol("a"), symbol(""), keyword("base"), Char.of("a"), Char.of("\U0010ffff"),
        String(""), String("abc"), String("abc", literal=True), String("1e400"), String("\ud7ff λ"),
        from_iterable([1, 2, 3]), from_iterable([Char.of("a")]), from_iterable([String("a")]),
        from_iterable([from_iterable([1, 2])]), Pair(1, 2), Pair(Pair(1, 2), 3), circle(1), circle(3),
        Vector([]), Vector([3, 1, 2]), inside, Bytevector(b""), Bytevector(b"ab\xff"), b"xyz",
        BUILTINS["car"].called, BUILTINS["<"].called, Box(1), Promise(True, 1), closed,
        UNSPECIFIED, EOF, DEFAULT, BUILTINS["make-hash-table"].called(),
        np.array([1.0, float("nan")]), np.array([1, 2]), np.array([]), np.array([[1, 2], [3, 4]]), np.array(5.0),
    ]  # fmt: skip


def entries():
    seen = {}
    for name, entry in sorted(BUILTINS.items()):
        if entry.control or entry.capability or name.startswith("%") or name in BLOCKING:
            continue
        seen.setdefault(id(entry), entry)
    return [pytest.param(e, id=e.name) for e in seen.values()]


@pytest.fixture(scope="module", autouse=True)
def context():
    from lambit.builtins.ports import open_input_string, open_output_string
    from lambit.runtime.context import switch
    from lambit.session import Session

    inner = Session(()).context
    inner.input_port = open_input_string("some (text")
    inner.output_port = open_output_string()
    before = switch(inner)
    yield
    switch(before)


def calls(entry):
    draw = random.Random(entry.name)
    values = pool()
    yield ()
    for x in values:
        yield (x,)
    for count, times in DRAWS.items():
        values = pool()
        for _ in range(times):
            yield tuple(draw.choice(values) for _ in range(count))


@pytest.mark.parametrize("entry", entries())
def test_odd_arguments(entry):
    least, most = entry.arity
    called = entry.called
    code = entry.fn.__code__
    for args in calls(entry):
        try:
            value = called(*args)
        except LispError as error:
            text = error.message if isinstance(error.message, str) else ""
            assert text or error.kind in ("error", "raised")
        except Exit:
            continue
        except RAW_FAILURES as error:
            if not least <= len(args) <= (most if most is not None else len(args)):
                continue  # the wrong number of arguments, which the caller explains
            trace = error.__traceback__
            while trace.tb_next is not None:
                trace = trace.tb_next
            assert entry.raw and trace.tb_frame.f_code is code, shown(entry, args, error)
        else:
            assert value is not None and value is not True and value is not False, shown(entry, args, value)
            assert value.__class__ not in (str, list, tuple), shown(entry, args, value)


def shown(entry, args, outcome):
    from lambit.printer import write_short

    return f"({entry.name} {' '.join(write_short(a) for a in args)}) -> {outcome!r:.200}"

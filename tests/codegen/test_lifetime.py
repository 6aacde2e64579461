"""A procedure keeps alive all that its continuations need; without one, a session is given back."""

from __future__ import annotations

import gc
import weakref

from lambit.printer import write
from lambit.runtime.driver import enter
from lambit.session import Session


def made():
    session = Session(frozenset())
    f = session.run_text("(define (f k) (list 1 (call/cc (lambda (c) (set! k c) 2)) k)) f", "program")
    return f, weakref.ref(session)


def test_a_procedure_outlives_its_session():
    f, session = made()
    gc.collect()
    assert write(enter(f, 0)) == "(1 2 #<continuation>)"
    del f
    gc.collect()
    assert session() is None

"""Characters in native code."""

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.printer import write

PROGRAMS = {
    "(define (shift c n) (integer->char (+ (char->integer c) n))) (list (shift #\\a 1) (shift #\\λ 1) (shift #\\A 2))": "(#\\b #\\μ #\\C)",
    "(define (up? a b) (char<? a b)) (list (up? #\\a #\\b) (up? #\\b #\\a) (up? #\\a #\\a))": "(#t #f #f)",
    "(define (count c) (let loop ((i 0) (c c)) (if (char>? c #\\z) i (loop (+ i 1) (integer->char (+ 1 (char->integer c))))))) (list (count #\\a) (count #\\x))": "(26 3)",
    "(define (same a b) (if (char=? a b) (+ 1 1) 3)) (list (same #\\a #\\a) (same #\\a #\\😀))": "(2 3)",
}


@pytest.mark.parametrize("text", PROGRAMS)
def test_characters(text):
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        assert write(it.session.run_text(text, "text")) == PROGRAMS[text]


@pytest.mark.parametrize("n", [0x110000, 0xD800, 0xDFFF, -1])
def test_what_is_no_character_is_the_interpreters_error(n):
    said = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval("(define (f n) (char->integer (integer->char (+ n 0)))) (f 65)")
        with pytest.raises(LispError) as raised:
            it.eval(f"(f {n})")
        said.append(str(raised.value))
    assert said[0] == said[1]


def test_they_are_native():
    it = Interpreter(jit="eager")
    it.eval("(define (shift c n) (integer->char (+ (char->integer c) n))) (shift #\\a 1) (shift #\\a 1)")
    assert "compiled for (character, integer) -> character" in it.explain("shift")

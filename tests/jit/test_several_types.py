"""Values that are now of one type, now of another; and constants that are no numbers."""

from math import isqrt

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.printer import write
from lambit.source import line_column

HALVES = "(define (halves x n) (if (= n 0) x (halves (* 0.5 x) (- n 1))))"
SIGN = "(define (sign n) (cond ((< n 0) 'negative) ((= n 0) '()) ((= n 1) \"one\") ((= n 2) #\\a) ((= n 3) #t) ((= n 4) 1/3) (else (* n 0.5))))"
SEARCH = "(define (search v x) (let loop ((i 0)) (cond ((= i (vector-length v)) 'none) ((= (vector-ref v i) x) i) (else (loop (+ i 1))))))"

PROGRAMS = [
    # what is defined, what is called, what it gives, what it is compiled for
    (HALVES, "(list (halves 6 0) (halves 6 2) (halves 6 0))", "(6 1.5 6)", "halves: compiled for (integer, integer) -> integer or float"),
    (SIGN, "(map sign '(-1 0 1 2 3 4 5))", '(negative () "one" #\\a #t 1/3 2.5)', "-> float or boolean or character or symbol or object"),
    (SEARCH, "(let ((v (array 5 6 7))) (list (search v 7) (search v 8) (search v 5)))", "(2 none 0)", "-> integer or symbol"),
    (
        "(define (f n) (do ((i 0 (+ i 1)) (t 1 (if (= i 2) (* t 0.5) (+ t i)))) ((= i n) t)))",
        "(list (f 0) (f 2) (f 3) (f 5))", "(1 2 1.0 8.0)", "(integer) -> integer or float",
    ),
    (  # operands: a sum of what may be either
        "(define (g n) (if (odd? n) n (* 0.5 n))) (define (f n) (if (= n 0) 0 (+ (g n) (f (- n 1)))))",
        "(list (f 1) (f 1) (f 2) (f 5))", "(1 1 2.0 12.0)", "f: compiled for (integer) -> integer or float",
    ),
    (  # a variable that is assigned to
        "(define (f n) (let ((m 1)) (do ((i 0 (+ i 1))) ((= i n) m) (set! m (cond ((= i 2) 2.5) ((= i 4) 'done) ((eq? m 'done) 1) (else (+ m 1)))))))",
        "(map f '(0 1 2 3 4 5 6 7))", "(1 2 3 2.5 3.5 done 1 2)", "-> integer or float or symbol",
    ),
    (  # a parameter that is assigned to
        "(define (f x n) (if (> n 0) (set! x (* x 0.5))) (+ x 1))",
        "(list (f 3 0) (f 3 1) (f 3 0))", "(4 2.5 4)", "f: compiled for (integer, integer) -> integer or float",
    ),
    (  # a state is a symbol
        "(define (f n) (let loop ((i 0) (state 'even)) (if (= i n) state (loop (+ i 1) (if (eq? state 'even) 'odd 'even)))))",
        "(list (f 0) (f 1) (f 4))", "(even odd even)", "(integer) -> symbol",
    ),
    (  # so is an argument
        "(define (f how x) (cond ((eq? how 'half) (/ x 2.0)) ((eqv? how 'twice) (* 2 x)) ((equal? how '()) how) (else x)))",
        "(list (f 'half 3) (f 'half 3) (f 'twice 3) (f '() 3) (f 'other 3))", "(1.5 1.5 6 () 3)",
        "f: compiled for (symbol, integer) -> integer or float or symbol",
    ),
    (  # what is false
        "(define (g n) (if (> n 2) n (= n 1))) (define (f n) (+ (if (g n) 1 2) (if (not (g n)) 10 20)))",
        "(list (f 3) (f 3) (f 1) (f 0))", "(21 21 21 12)", "f: compiled for (integer) -> integer",
    ),
    (  # an `if` of one branch has a value, too
        "(define (f b x) (let ((r (if b 5))) (vector-set! x 0 1) r))",
        "(list (f #t (array 1)) (f #t (array 1)) (f #f (array 1)))", "(5 5 #<unspecified>)", "-> integer or symbol",
    ),
    (  # tail calls among procedures of different types need no stack
        "(define (e n) (if (= n 0) 1.5 (o (- n 1)))) (define (o n) (if (= n 0) 'odd (e (- n 1))))",
        "(list (e 10) (e 10) (e 100000) (e 100001) (o 100001))", "(1.5 1.5 1.5 odd 1.5)", "e: compiled for (integer) -> float or symbol",
    ),
    (  # comparisons
        "(define (g n) (if (odd? n) n (* 1.0 n))) (define (f n m) (< (g n) (g m)))",
        "(list (f 1 2) (f 1 2) (f 2 1) (f 2 2) (f 3 5))", "(#t #t #f #f #t)", "f: compiled for (integer, integer) -> boolean",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("definitions", "call", "value", "said"), PROGRAMS)
def test_a_value_of_several_types(definitions, call, value, said):
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(definitions, "text")
        assert write(it.session.run_text(call, "text")) == value
        if jit == "eager":
            name = definitions.rsplit("(define (", 1)[1].partition(" ")[0]
            name = said.partition(":")[0] if ":" in said else name
            assert said in it.explain(name)


def test_a_constant_is_the_same_object_every_time():
    it = Interpreter(jit="eager")
    it.eval('(define (f n) (if (< n 3) "text" (+ n 1))) (f 1) (f 1)')
    assert "-> integer or object" in it.explain("f")
    assert write(it.session.run_text("(list (eq? (f 1) (f 2)) (f 3))", "text")) == "(#t 4)"


def test_a_constant_lives_as_long_as_the_code():
    """Two sessions have the same machine code, from the disk perhaps, and each its own constant."""
    first, second = Interpreter(jit="eager"), Interpreter(jit="eager")
    first.eval("(define (f n) (if (< n 3) \"one\" (+ n 1))) (f 1)")
    second.eval("(define (f n) (if (< n 3) \"two\" (+ n 1))) (f 1)")
    assert (str(first.eval("(f 1)")), str(second.eval("(f 1)"))) == ("one", "two")
    del first
    second.eval("(define (g n) (f n)) (define h (list \"three\" 4))")
    assert str(second.eval("(f 2)")) == "two"


@pytest.mark.parametrize(
    ("definition", "call"),
    [
        ("(define (f n) (+ 1 (if (< n 3) n 'three)))", "(f 3)"),  # an operand has no native code
        ("(define (f v n) (vector-ref v (if (< n 3) n 1.5)))", "(f (array 1 2 3) 3)"),
        ("(define (f n) (let ((m 1)) (do ((i 0 (+ i 1))) ((= i n) m) (set! m (if (= i 2) 'a (+ m 1))))))", "(f 5)"),
    ],
)
def test_what_an_operand_may_not_be_is_the_interpreters_error(definition, call):
    said = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(definition, "text")
        good = call.replace(" 3)", " 1)").replace(" 5)", " 1)")
        it.eval(good)
        it.eval(good)
        with pytest.raises(LispError) as raised:
            it.eval(call)
        said.append((str(raised.value), line_column(raised.value.position)))
    assert "compiled for" in it.explain("f")
    assert said[0] == said[1]


def test_the_interpreter_goes_on_with_what_was_of_several_types():
    """An overflow in the middle, where a float, a symbol and an integer are alive in variables that may be either."""
    text = """
    (define (f n big)
      (do ((i 0 (+ i 1)) (t 1 (if (= i 2) (* t 0.5) t)) (q 'start (if (= i 4) i q)) (s 0 (if (= i 6) (* big big) s)))
          ((= i n) (if (= n 1) t (if (= n 2) q (+ (if (eq? q 'start) 1/3 q) t s (* big big)))))
        (if (= i 100) (set! big 0))))
    """
    answers = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(text, "text")
        it.eval("(f 3 2)")
        answers.append([write(it.eval(f"(f {n} {big})")) for n in (1, 2, 3, 5, 7, 9) for big in (3, 1 << 40)])
    assert "compiled for" in it.explain("f")
    assert answers[0] == answers[1]


def test_a_symbol_where_native_code_is_for_symbols_and_something_else():
    it = Interpreter(jit="eager")
    it.eval("(define (f how n) (if (eq? how 'less) (- n 1) (+ n 1))) (f 'less 1)")
    assert write(it.session.run_text("(list (f 'less 1) (f \"less\" 1) (f '(a) 1) (f 5 1) (f '() 1))", "text")) == "(0 2 2 2 2)"


@pytest.mark.parametrize("k", [0, 1, 2, 3, 4, 8, 9, 3037000499**2 - 1, 3037000499**2, 3037000499**2 + 1, (1 << 63) - 1, (1 << 62) + 12345])
def test_whole_roots(k):
    """Next to where the root of the float is a whole number, and is not."""
    it = Interpreter(jit="eager")
    it.eval("(define (f k) (receive (s r) (exact-integer-sqrt k) (if (< r 0) 0 s))) (f 5) (f 6)")
    root = isqrt(k)
    assert it.eval(f"(f {k})") == root
    assert it.eval(f"(receive (s r) (exact-integer-sqrt {k}) r)") == k - root * root
    assert "f: compiled for (integer) -> integer" in it.explain("f")
    assert "left" not in it.explain("f")

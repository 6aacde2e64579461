"""Pairs and lists: R7RS 6.4, SRFI 1; Python's lists as the model."""

from __future__ import annotations

import itertools

import pytest

from lambit.data import NIL, Pair, from_iterable
from lambit.registry import BUILTINS


def call(name, *args):
    return BUILTINS[name].called(*args)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(append '(a) '(b c d))", "(a b c d)"), ("(append '(a (b)) '((c)))", "(a (b) (c))"), ("(append '(a b) '(c . d))", "(a b c . d)"), ("(append '() 'a)", "a"), ("(append)", "()"),
        ("(append '() '() '(1) '() '(2))", "(1 2)"), ("(append 1 '(2))", "!append: argument 1: expected a list, got 1"), ("(append '(1 . 2) '(3))", "!append: argument 1: expected a list, got (1 . 2)"),
        ("(let ((t '(3))) (eq? t (cddr (append '(1 2) t))))", "#t"),
        ("(list-tail '(a b c) 3)", "()"), ("(list-tail '(a b c) 4)", "!list-tail: argument 2: index 4 is out of range for a list of length 3"), ("(list-tail '(a b . c) 2)", "c"),
        ("(list-ref '(a b) 1.0)", "!list-ref: argument 2: expected an index (an exact integer), got 1.0"), ("(list-ref '(a b) -1)", "!list-ref: argument 2: index -1 is out of range for a list of length 2"),
        ("(list-ref 5 0)", "!list-ref: argument 1: expected a list, got 5"),
        ("(let ((c (list 1 2 3))) (set-cdr! (cddr c) c) (list-ref c 1000000000000000000001))", "3"), ("(let ((c (list 1 2 3))) (set-cdr! (cddr c) c) (car (list-tail c 3000000000000)))", "1"),
        ("(list-copy '(1 2 . 3))", "(1 2 . 3)"), ("(let* ((a (list 1 2)) (b (list-copy a))) (set-car! b 9) a)", "(1 2)"),
        ("(let ((c (list 1))) (set-cdr! c c) (list-copy c))", "!list-copy: argument 1: expected a list, got a circular one"),
        ("(memq 'c '(a b c d e))", "(c d e)"), ("(memq 101 '(100 101))", None), ("(memv 1.5 '(1 1.5))", "(1.5)"), ("(member 2.0 '(1 2 3) =)", "(2 3)"), ("(member '(1) '((1)))", "((1))"),
        ("(memq 'x '(a . b))", "!memq: argument 2: expected a list, got (a . b)"), ("(memq 'a '(a . b))", "(a . b)"), ("(assq 'c '((a 1) b))", "!assq: argument 2: expected a list of pairs, got b among its elements"),
        ("(assoc 2.0 '((1 1) (2 4)) =)", "(2 4)"), ("(assv 5 '((2 3) (5 7)))", "(5 7)"), ("(assoc \"b\" '((\"a\" . 1) (\"b\" . 2)))", '("b" . 2)'),
        ("(let ((c (list 1 2))) (set-cdr! (cdr c) c) (memq 'x c))", "!memq: argument 2: expected a list, got a circular one"),
        ("(map + '(1 2 3) '(10 20))", "(11 22)"), ("(map (lambda (x) x) '(1 . 2))", "!map: argument 2: expected a list, got (1 . 2)"), ("(map list '(1 2) 7)", "!map: argument 3: expected a list, got 7"),
        ("(let ((c (list 0))) (set-cdr! c c) (map + '(1 2) c))", "(1 2)"), ("(map (lambda (x) x) '())", "()"), ("(mapcar 1+ '(1 2))", "(2 3)"),
        ("(let ((n 0)) (for-each (lambda (a b) (set! n (+ n (* a b)))) '(1 2 3) '(4 5)) n)", "14"), ("(append-map list '(1 2) '(3 4))", "(1 3 2 4)"),
        ("(filter odd? (iota 6))", "(1 3 5)"), ("(filter odd? 5)", "!filter: argument 2: expected a list, got 5"), ("(remove odd? (iota 6))", "(0 2 4)"),
        ("(fold + 0 '(1 2 3))", "6"), ("(fold cons* '() '(a b c) '(1 2 3))", "(c 3 b 2 a 1)"), ("(fold-left cons '() '(1 2))", "((() . 1) . 2)"), ("(fold-right list 'z '(1 2))", "(1 (2 z))"), ("(fold-right cons* '() '(1 2 3) '(a b))", "(1 a 2 b)"),
        ("(reduce - 0 '(1 2 3 4))", "2"), ("(reduce-right - 0 '(1 2 3 4))", "-2"), ("(reduce + 'none '())", "none"), ("(reduce + 0 '(7))", "7"),
        ("(delete 1 '(1 2 1))", "(2)"), ("(delete-duplicates '(1 2 1 3 2))", "(1 2 3)"), ("(delete-duplicates '(1 -1 2) (lambda (a b) (= (abs a) (abs b))))", "(1 2)"),
        ("(any even? '(1 2))", "#t"), ("(any even? '())", "#f"), ("(every even? '())", "#t"), ("(every (lambda (a b) (< a b)) '(1 2) '(2 3 0))", "#t"), ("(any + '(1) '(2))", "3"),
        ("(list-index = '(1 2 3) '(3 2 1))", "1"), ("(find even? '(1 3))", "#f"), ("(find-tail even? '(1 2 3))", "(2 3)"), ("(count even? '(1 2 4))", "2"), ("(filter-map (lambda (x) (and (odd? x) (* x x))) '(1 2 3))", "(1 9)"),
        ("(call-with-values (lambda () (partition odd? '(1 2 3))) list)", "((1 3) (2))"), ("(take-while odd? '(1 3 4 5))", "(1 3)"), ("(drop-while odd? '(1 3 4 5))", "(4 5)"),
        ("(take '(1 2 3) 2)", "(1 2)"), ("(drop '(1 2 3) 2)", "(3)"), ("(take '(1) 2)", "!take: argument 2: index 2 is out of range for a list of length 1"), ("(take-right '(1 2 3) 2)", "(2 3)"), ("(drop-right '(1 2 3) 2)", "(1)"),
        ("(last '(1 2))", "2"), ("(last-pair '(1 2 . 3))", "(2 . 3)"), ("(iota 3 1)", "(1 2 3)"), ("(iota 3 0 1/2)", "(0 1/2 1)"), ("(iota -1)", "!iota: argument 1: expected an index (an exact integer, not negative), got -1"), ("(iota (expt 10 12))", "!iota: a list of length 1000000000000 is too large"),
        ("(cons* 1 2 '(3))", "(1 2 3)"), ("(make-list 2 'x)", "(x x)"), ("(list-tabulate 3 square)", "(0 1 4)"), ("(flatten '(1 (2 (3)) ()))", "(1 2 3)"), ("(zip '(1 2) '(a b))", "((1 a) (2 b))"),
        ("(append! (list 1) '() (list 2) 3)", "(1 2 . 3)"), ("(let ((x (list 1))) (append! x x))", "!append!: the lists share pairs, so the result would be circular"), ("(reverse! (list 1 2 3))", "(3 2 1)"), ("(append-reverse '(2 1) '(3))", "(1 2 3)"),
        ("(caddr '(1 2))", "!caddr: argument 1: expected a datum of the shape (_ _ x . _), got (1 2)"), ("(third '(1 2))", "!third: argument 1: expected a list of 3 or more elements, got (1 2)"),
        ("(length 5)", "!length: argument 1: expected a list, got 5"), ("(let ((c (list 1))) (set-cdr! c c) (length c))", "!length: argument 1: expected a list, got a circular one"), ("(length+ '(1 . 2))", "#f"),
        ("(set-car! '() 1)", "!set-car!: argument 1: expected a pair, got ()"), ("(alist-copy '((a . 1)))", "((a . 1))"), ("(concatenate '((1) (2)))", "(1 2)"),
    ],
)  # fmt: skip
def test_values(lisp, text, value):
    got = lisp(text)
    assert got == value if value is not None else not got.startswith("!")


def test_paths_of_car_and_cdr():
    def tree(path=""):
        return Pair(tree(path + "a"), tree(path + "d")) if len(path) < 4 else path

    whole = tree()
    for length in (2, 3, 4):
        for steps in itertools.product("ad", repeat=length):
            path = "".join(steps)
            found = call(f"c{path}r", whole)
            taken = path[::-1]  # in the order in which they are taken
            while found.__class__ is Pair:
                found, taken = found.car, taken + "a"
            assert found == taken


def test_a_continuation_captured_in_map_can_be_entered_again(lisp):
    text = """
    (let ((k #f) (count 0) (results '()))
      (let ((xs (map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) '(1 2 3))))
        (set! results (cons xs results))
        (set! count (+ count 1))
        (if (< count 3) (k (* 10 count)))
        (reverse results)))"""
    assert lisp(text) == "((1 2 3) (1 10 3) (1 20 3))"


def test_escape_from_for_each_and_fold(lisp):
    assert lisp("(call/cc (lambda (k) (for-each (lambda (x) (if (> x 2) (k x))) '(1 2 3 4)) 'none))") == "3"
    assert lisp("(call/cc (lambda (k) (fold (lambda (x n) (if (> x 2) (k n) (+ x n))) 0 '(1 2 3 4))))") == "3"


def test_recursion_through_map_goes_deep(lisp):
    text = """
    (define (depth t) (if (pair? t) (+ 1 (apply max 0 (map depth t))) 0))
    (define (nest n) (let loop ((i 0) (t '())) (if (= i n) t (loop (+ i 1) (list t)))))
    (depth (nest 20000))"""
    assert lisp(text) == "20000"


@pytest.mark.parametrize("name", ["any", "every"])
@pytest.mark.parametrize(
    ("lists", "is_there"),
    [("'(1)", False), ("'(1 2)", True), ("'(1) '(1 2)", False), ("'(1 2) '(1 2)", True)],
)
def test_the_call_for_the_last_elements_is_a_tail_call(name, lists, is_there):
    from lambit.errors import LispError
    from lambit.runtime.report import render
    from lambit.session import Session

    text = f"(define (fail . xs) (error \"here\" xs)) (define (f) (list ({name} fail {lists}))) (f)"
    with pytest.raises(LispError) as caught:
        Session(()).run_text(text, "program")
    lines = [line.split()[:2] for line in render(caught.value).splitlines()]
    assert ["in", "f"] in lines
    assert (["in", name] in lines) is is_there


def test_long_lists_take_linear_time():
    n = 200_000
    xs = from_iterable(range(n))
    assert call("length", xs) == n
    assert call("length", call("append", xs, xs)) == 2 * n
    assert call("list-ref", call("reverse", xs), 0) == n - 1
    assert call("equal?", xs, call("list-copy", xs)).text == "#t"
    assert call("append", NIL, NIL) is NIL

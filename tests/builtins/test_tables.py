"""Hash tables seen from Python: by standard equivalences, by a program's own, and dicts of the host."""

from __future__ import annotations

import pytest

from lambit import Interpreter
from lambit.errors import LispError


@pytest.fixture
def lisp():
    interpreter = Interpreter()
    interpreter.eval("(import (srfi 125))")
    return interpreter


def test_a_table_by_an_equivalence_of_ones_own_has_its_keys_in_order(lisp):
    table = lisp.eval(
        "(let ((t (make-hash-table (lambda (a b) (= (abs a) (abs b))) abs)))"
        " (hash-table-set! t 3 'c -1 'a) (hash-table-set! t 1 'b) t)"
    )
    assert list(table) == [3, -1]
    assert [symbol.name for symbol in table.values()] == ["c", "b"]
    assert len(table) == 2
    with pytest.raises(LispError, match="equivalence of the program's own"):
        table[3]


def test_copies_of_such_a_table_go_their_own_ways(lisp):
    lisp.eval("(define t (make-hash-table (lambda (a b) (= a b)) (lambda (x) 0)))")
    lisp.eval("(hash-table-set! t 1 'a 2 'b)")
    lisp.eval("(define u (hash-table-copy t))")
    lisp.eval("(hash-table-delete! u 1) (hash-table-set! t 3 'c) (hash-table-clear! t)")
    assert list(lisp.eval("(hash-table-keys u)")) == [2]
    assert lisp.eval("(hash-table-contains? u 2)") is True
    assert lisp.eval("(hash-table-size t)") == 0
    assert lisp.eval("(hash-table-contains? t 1)") is False


@pytest.mark.parametrize("import_", ["", "(import (srfi 125))"])
def test_a_dict_is_a_table(import_):
    interpreter = Interpreter()
    interpreter.eval(import_)
    host = {"x": 1, "y": 2}
    pop = interpreter.eval("(lambda (t) (call-with-values (lambda () (hash-table-pop! t)) list))")
    assert list(pop(host)) == ["x", 1]
    assert host == {"y": 2}
    interpreter.eval('(lambda (t) (hash-table-set! t "z" 3) (hash-table-update! t "z" (lambda (x) (+ x 1))))')(host)
    assert host == {"y": 2, "z": 4}


def test_pop_takes_every_kind_of_entry(lisp):
    count = lisp.eval(
        '(let ((t (hash-table equal? "a" 1 \'(1 2) 2 2.5 3 #\\a 4)))'
        "  (let loop ((n 0) (sum 0))"
        "    (if (hash-table-empty? t) (list n sum)"
        "        (call-with-values (lambda () (hash-table-pop! t))"
        "          (lambda (key value)"
        "            (if (hash-table-contains? t key) 'still-there (loop (+ n 1) (+ sum value))))))))"
    )
    assert list(count) == [4, 10]

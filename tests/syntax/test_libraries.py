"""Libraries: define-library, import sets, include, cond-expand in declarations."""

from __future__ import annotations

import pytest
from mini import base, hook, run, shown, user

from lambit.errors import LibraryError, LispError
from lambit.reader import read_all
from lambit.syntax import Module
from lambit.syntax.libraries import Libraries


def world(files=None):
    """A user module with libraries: `(base)` has everything; `files` are there to load and include."""
    of = base()
    files = files or {}

    def new(name):
        module = hook(Module(name, of))
        module.libraries = libraries
        module.load_text = load_text
        return module

    def load(key, _name):
        if key not in files:
            return None
        run(files[key], module)
        return key

    def load_text(name, position):
        if name not in files:
            raise LispError(f"no file {name}", position=position)
        return name, files[name]

    libraries = Libraries(new, load)
    of.exports = {i.name: i.name for i in of.vars if not i.name.startswith("%")}
    libraries.add(of, "(base)")
    module = user(of)
    module.libraries = libraries
    module.load_text = load_text
    return module


STACK = """
(define-library (my stack)
  (export push (rename stack-pop pop) swap! count)
  (import (base))
  (begin
    (define count 0)
    (define (bump!) (set! count (+ count 1)))
    (define (push x xs) (bump!) (cons x xs))
    (define (stack-pop xs) (cdr xs))
    (define-syntax swap! (syntax-rules () ((_ a b) (let ((t a)) (bump!) (set! a b) (set! b t)))))))
"""


def test_import_sets():
    m = world()
    run(STACK, m)
    assert shown("(import (my stack)) (pop (push 1 (push 2 '())))", m) == "(2)"
    assert shown("(import (prefix (only (my stack) push) s:)) (s:push 1 '())", m) == "(1)"
    assert shown("(import (rename (except (my stack) pop) (push shove))) (shove 1 '())", m) == "(1)"
    assert shown("(define t 1) (define u 2) (define (bump!) 'mine) (swap! t u) (list t u)", m) == "(2 1)", "private helpers"
    assert shown("count", m) == "5", "an imported variable is the library's own"


def test_private_names_are_private():
    m = world()
    run(STACK + "(import (my stack))", m)
    with pytest.raises(LispError, match="unbound variable: stack-pop"):
        run("stack-pop", m)


def test_a_library_sees_only_what_it_imports():
    m = world()
    with pytest.raises(LispError, match="unbound variable: begin|unbound variable: define|unbound"):
        run("(define-library (empty) (export x) (begin (define x 1)))", m)


def test_renamed_keywords_and_literals_by_binding():
    m = world()
    run("(define-library (a) (export (rename if if*) (rename else otherwise) my-cond) (import (base))"
        " (begin (define-syntax my-cond (syntax-rules (else) ((_ (else e)) e) ((_ (t e) c ...) (if t e (my-cond c ...)))))))", m)  # fmt: skip
    assert shown("(import (a)) (list (if* #f 1 2) (my-cond (#f 1) (otherwise 3)) (cond (otherwise 4)))", m) == "(2 3 4)"
    run("(define-library (b) (export f) (import (rename (base) (else sinon)))"
        " (begin (define (f x) (cond ((= x 1) 'one) (sinon 'other)))))", m)  # fmt: skip
    assert shown("(import (b)) (f 2)", m) == "other"


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("(import (no such))", "no library (no such)"),
        ("(import (my stak))", "no library (my stak)"),
        ("(import (only (my stack) pusch))", "there is no pusch in it"),
        ("(import 5)", "this names no library"),
        ("(import (my . stack))", "this names no library"),
        ("(import (prefix (my stack) 5))", "a prefix is one name"),
        ("(import (rename (my stack) push))", "this is no renaming"),
        ("(import (rename (my stack) (push pop)))", "two names become one"),
        ("(define-library (x) (export nothing) (import (base)))", "(x) exports nothing, but does not define it"),
        ("(define-library (x) (foo))", "this is no declaration"),
        ("(define-library (x) (export 5))", "this is no name"),
        ("(define-library (x) (export a (rename b a)) (import (base)) (begin (define a 1) (define b 1)))", "a is exported twice"),
        ("(define-library x)", "this names no library"),
        ("(define-library (x) (import (base)) (begin (define (car y) y)))", "car is imported from (lambit base)"),
        ("(define-library (x) (import (base)) (begin (define-syntax if 5)))", "if needs a transformer"),
        ("(define-library (x) (import (base)) (begin (define if 5)))", "if is a keyword of the language"),
        ("(define-library (y) (export car) (import (base)) (begin)) (define-library (z) (import (base) (rename (my stack) (push car))))",
         "car is imported twice"),
        ("(define-library (z) (import (rename (my stack) (push p)) (rename (my stack) (pop p))))", "p is imported twice"),
        ("(let () (define-library (x)) 1)", "define-library: only stands at top level"),
        ("(define-library (x) (import (base)) (begin (set! count 1)) (import (my stack)))", "count is imported from (my stack)"),
    ],
)  # fmt: skip
def test_errors(program, words):
    m = world()
    run(STACK, m)
    with pytest.raises(LispError) as caught:
        run(program, m)
    assert words in caught.value.message
    assert caught.value.position


def test_a_near_name_is_suggested():
    m = world()
    run(STACK, m)
    with pytest.raises(LibraryError) as caught:
        run("(import (my stak))", m)
    assert caught.value.hint == "(import (my stack))"


def test_a_failed_library_is_not_there():
    m = world()
    with pytest.raises(LispError):
        run("(define-library (x) (export y) (import (base)) (begin (define y (car 5))))", m)
    with pytest.raises(LibraryError):
        run("(import (x))", m)


def test_loading_and_circles():
    m = world({
        "(a)": "(define-library (a) (export f) (import (base) (b)) (begin (define (f) (g))))",
        "(b)": "(define-library (b) (export g) (import (base)) (begin (define (g) 'from-b)))",
        "(c)": "(define-library (c) (export) (import (d)))",
        "(d)": "(define-library (d) (export) (import (c)))",
    })  # fmt: skip
    assert shown("(import (a)) (f)", m) == "from-b"
    with pytest.raises(LibraryError, match=r"\(c\) -> \(d\) -> \(c\)"):
        run("(import (c))", m)


def test_include_and_declarations():
    m = world({
        "body.scm": "(define x 41)\n(define (next) (+ x 1))",
        "fold.scm": "(DEFINE Y 5)",
        "declarations.scm": "(export next) (import (base))",
        "broken.scm": "(define z (list if))",
    })  # fmt: skip
    run('(define-library (x) (include-library-declarations "declarations.scm") (include "body.scm"))', m)
    assert shown("(import (x)) (next)", m) == "42"
    assert shown('(include "body.scm") x', m) == "41"
    assert shown('(include-ci "fold.scm") y', m) == "5"
    assert shown('(let () (include "body.scm") (* 2 x))', m) == "82"
    with pytest.raises(LispError) as caught:
        run('(include "broken.scm")', m)
    from lambit.source import line_column

    assert line_column(caught.value.position) == ("broken.scm", 1, 17)
    with pytest.raises(LispError, match="no file nowhere"):
        run('(include "nowhere")', m)


def test_the_order_of_definitions_is_free():
    m = world()
    run("(define-library (a) (export f) (import (base) (only (b) g)) (begin (define (f) (g))))", m)
    run("(define-library (b) (export g) (import (base)) (begin (define (g) 'from-b)))", m)
    assert shown("(import (a)) (f)", m) == "from-b"
    with pytest.raises(LibraryError, match=r"libraries import each other: \(d\) -> \(c\) -> \(d\)"):
        run("(define-library (c) (export) (import (d))) (define-library (d) (export) (import (c)))", m)
    run("(define-library (e) (export) (import (f)))", m)
    with pytest.raises(LibraryError, match=r"no library \(f\)"):
        run("(import (e))", m)


def test_a_library_is_evaluated_once():
    m = world()
    run("(define-library (count) (export seen bump!) (import (base)) (begin (define seen 0)"
        " (define (bump!) (set! seen (+ seen 1)))))", m)  # fmt: skip
    run("(define-library (a) (export) (import (base) (count)) (begin (bump!)))"
        "(define-library (b) (export) (import (a) (prefix (a) a:)))"
        "(define-library (c) (export) (import (b) (a)))"
        "(import (a) (b) (c))", m)  # fmt: skip
    assert shown("(import (count)) seen", m) == "1"


def test_to_ask_for_a_library_does_not_run_it():
    m = world({"(a)": "(define-library (a) (export) (import (base)) (begin (car 'boom)))"})
    m.libraries.there = lambda key, name: key == "(a)"
    assert shown("(cond-expand ((library (a)) 'there) (else 'missing))", m) == "there"


def test_cond_expand():
    m = world()
    run("(define-library (x) (cond-expand ((library (base)) (import (base)) (export v)) (else (export w)))"
        " (begin (cond-expand ((and r7rs (or foo full-unicode)) (define v 1)) (else (define v 2)))))", m)  # fmt: skip
    assert shown("(import (x)) v", m) == "1"
    assert shown("(cond-expand ((not r7rs) 1) ((library (no such)) 2) (else 3))", m) == "3"


def test_import_at_the_prompt_gives_a_name_another_meaning():
    m = world()
    run(STACK, m)
    run("(define (push x) 'mine) (define (f) (push 1 '()))", m)
    run("(import (my stack))", m)
    assert shown("(push 1 '())", m) == "(1)"
    assert shown("(f)", m) == "(1)"


def test_own_definitions_of_two_libraries_do_not_meet():
    m = world()
    run("(define-library (a) (export get-a) (import (base)) (begin (define x 1) (define (get-a) x)))"
        "(define-library (b) (export get-b) (import (base)) (begin (define x 2) (define (get-b) x)))", m)  # fmt: skip
    assert shown("(import (a) (b)) (define x 3) (list (get-a) (get-b) x)", m) == "(1 2 3)"


def test_through_the_session():
    from lambit.session import Session

    session = Session()
    from lambit.printer import write

    text = "(define-library (q) (export f) (import (scheme base)) (begin (define (f x) (* 2 x)))) (import (q)) (f 21)"
    try:
        assert write(session.run_text(text)) == "42"
    except LibraryError as error:
        pytest.skip(str(error))
    assert read_all("1") == [1]

"""Libraries to the letter of R7RS 5.2 (import) and 5.6 (define-library): one test or more for each sentence."""

from __future__ import annotations

import pytest
from library_world import World, library

from lambit.session.libraries import standard

BASE = "(import (scheme base) (scheme write)) "
ABC = library("(abc)", "(define a 1) (define b 2) (define c 3)", "a b (rename c sea)")


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return World(tmp_path)


# -- 5.2: import sets


def test_all_names_of_the_export_clauses_are_imported_under_their_outside_names(world):
    assert world.run(ABC + BASE + "(import (abc)) (write (list a b sea))") == "(1 2 3)"
    error = world.fails(ABC + BASE + "(import (abc)) c")
    assert error.message == "unbound variable: c"


@pytest.mark.parametrize(
    ("spec", "expression", "value"),
    [
        ("(only (abc) a)", "a", "1"),
        ("(only (abc))", "0", "0"),
        ("(except (abc) b)", "(list a sea)", "(1 3)"),
        ("(prefix (abc) x:)", "(list x:a x:b x:sea)", "(1 2 3)"),
        ("(rename (abc) (a b) (b a))", "(list a b)", "(2 1)"),
        ("(rename (abc) (sea c))", "(list a b c)", "(1 2 3)"),
        # nested in one another: each works on the names that the one inside gives
        ("(only (rename (abc) (a z)) z)", "z", "1"),
        ("(except (prefix (abc) x:) x:b)", "(list x:a x:sea)", "(1 3)"),
        ("(prefix (rename (abc) (a z)) x:)", "x:z", "1"),
        ("(rename (prefix (abc) x:) (x:a z))", "(list z x:b)", "(1 2)"),
        ("(prefix (prefix (abc) y:) x:)", "x:y:a", "1"),
        ("(rename (prefix (only (except (abc) b) a) x:) (x:a z))", "z", "1"),
    ],
)
def test_import_sets(world, spec, expression, value):
    assert world.run(f"{ABC}{BASE}(import {spec}) (write {expression})") == value


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        ("(only (abc) a no)", "no"),
        ("(except (abc) no)", "no"),
        ("(rename (abc) (no yes))", "no"),
        ("(only (rename (abc) (a z)) a)", "a"),
        ("(except (prefix (abc) x:) a)", "a"),
        ("(only (except (abc) a) a)", "a"),
        ("(only (abc) c)", "c"),
    ],
)
def test_every_listed_name_must_be_in_the_set(world, spec, name):
    error = world.fails(f"{ABC}\n(import {spec})")
    assert error.message == f"import: there is no {name} in it"
    assert world.place(error)[:2] == ("main.scm", 2)


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("(rename (abc) (a b))", "two names become one"),
        ("(rename (abc) (a x) (b x))", "two names become one"),
        ("(rename (abc) (a x) (a y))", "a gets two names"),
        ("(rename (abc) a)", "this is no renaming"),
        ("(rename (abc) (a))", "this is no renaming"),
        ("(prefix (abc))", "a prefix is one name"),
        ("(prefix (abc) x: y:)", "a prefix is one name"),
        ("(prefix (abc) 5)", "a prefix is one name"),
        ("(only (abc) 5)", "this is no name"),
        ("5", "this names no library: 5"),
        ("()", "this names no library: ()"),
        ('("abc")', "this names no library"),
        ("(abc . d)", "this names no library"),
        ("(only (abc . d) a)", "this names no library"),
    ],
)
def test_malformed_import_sets(world, spec, words):
    error = world.fails(f"{ABC}\n(import {spec})")
    assert error.message.startswith("import: ") and words in error.message
    assert world.place(error)[:2] == ("main.scm", 2)


def test_libraries_called_like_the_words_of_import_sets(world):
    for word in ("only", "except", "prefix", "rename"):
        for name in (f"({word})", f"({word} x)"):
            assert world.run(library(name, "(define a 1)", "a") + f"(import (scheme write) {name}) (write a)", "x.scm") == "1"


def test_one_name_with_two_bindings_is_an_error(world):
    two = library("(one)", "(define x 1)", "x") + library("(two)", "(define x 2)", "x")
    for program in (
        f"{two}\n(import (one) (two))",
        f"{two}(import (one))\n(import (two))",
        f"{two}\n(import (scheme base) (rename (one) (x car)))",
        f"{two}\n{library('(three)', '', '', '(one) (two)')} (import (three))",
    ):
        error = world.fails(program)
        assert "imported twice, with different meanings" in error.message
        assert world.place(error)[:2] == ("main.scm", 2)


def test_one_name_with_one_binding_may_come_by_many_ways(world):
    libraries = library("(one)", "(define x 1)", "x") + library("(two)", "", "x (rename x y)", "(one)")
    program = f"{libraries}{BASE}(import (one) (two)) (import (two) (rename (one) (x y)) (one)) (write (list x y))"
    assert world.run(program) == "(1 1)"
    assert world.run("(import (scheme base) (srfi 1) (srfi 133) (scheme r5rs)) (display (map + '(1) '(2)))") == "(3)"


def test_to_define_an_imported_name_is_an_error_in_a_library(world):
    for body in (
        "(define car 1)",
        "(define (car x) x)",
        "(define-values (car x) (values 1 2))",
        "(define-record-type p (cons a) p? (a p-a))",
        "(define-syntax car (syntax-rules ()))",
        "(define-syntax when (syntax-rules ()))",
        "(define when 1)",
        "(begin (define y 1) (define car 2))",
        "(define (f) (car '(1))) (define (car x) x)",
    ):
        error = world.fails(f"{library('(l)', body)} (import (l))")
        assert "cannot be defined in (l)" in error.message, body


def test_a_definition_inside_a_body_hides_an_import(world):
    assert world.run(BASE + "(define (f) (define car cdr) (car '(1 2))) (write (list (f) (car '(1 2))))") == "((2) 1)"


def test_in_a_program_its_own_definition_wins(world):
    assert world.run(BASE + "(define (car x) 'mine) (write (car 1)) (write (caar '((1))))") == "mine1"
    assert world.run(BASE + "(define (f) (cadr '(1 2))) (write (f)) (define (cadr x) 'mine) (write (f))") == "2mine"


def test_a_name_cannot_be_used_before_it_is_imported(world):
    error = world.fails("(import (scheme base))\n(write 1)\n(import (scheme write))")
    assert error.message == "unbound variable: write" and world.place(error)[:2] == ("main.scm", 2)


def test_a_program_may_import_after_commands_and_definitions(world):
    assert world.run(BASE + "(define x 1) (write x) (import (scheme char)) (write (char-upcase #\\a))") == "1#\\A"
    assert world.run(BASE + "(begin (import (scheme char)) (write (char-upcase #\\a)))") == "#\\A"
    assert world.run(BASE + "(cond-expand (r7rs (import (scheme cxr)))) (write (caddr '(1 2 3)))") == "3"
    assert "only stands at top level" in world.fails(BASE + "(let () (import (scheme char)) 1)").message


def test_an_import_after_a_definition_of_the_same_name_is_an_error_in_a_program(world):
    error = world.fails(ABC + BASE + "(define a 5)\n(import (abc))")
    assert error.message == "import: a is defined here already" and world.place(error)[:2] == ("main.scm", 2)


def test_an_import_that_fails_imports_nothing(world):
    world.write("abc.sld", ABC)
    world.refuses("(import (only (abc) a) (only (abc) nothing))")
    assert world.refuses("a").message == "unbound variable: a"


def test_a_program_sees_nothing_that_it_has_not_imported(world):
    for text, name in (("(if 1 2 3)", "if"), ("'x", "quote"), ("(define x 1)", "define"), ("(list 1)", "list")):
        error = world.fails(f"(import (only (scheme write) write))\n{text}")
        assert error.message == f"unbound variable: {name}"
        assert world.session.remedy(name) == "(import (scheme base)), which has it"
    assert "unbound variable: write" in world.fails("(import) (write 1)").message


def test_keywords_may_be_renamed(world):
    program = """(import (prefix (scheme base) s:) (scheme write))
      (s:define (f x) (s:cond ((s:assv x (s:quote ((1 . 2)))) s:=> s:cdr) (s:else (s:quote no))))
      (write (f 1)) (write (f 5))"""
    assert world.run(program) == "2no"
    program = """(import (rename (scheme base) (... dots) (_ any) (else sinon)) (scheme write))
      (define-syntax m (syntax-rules () ((any x dots) (list x dots))))
      (write (m 1 2 3)) (write (cond (#f 1) (sinon 2))) (write (let ((else #f)) (cond (else 1) (sinon 2))))"""
    assert world.run(program) == "(1 2 3)22"


# -- 5.6.1: names of libraries


@pytest.mark.parametrize("name", ["(a)", "(a b c)", "(1)", "(a 1 2)", "(0 a)", "(|a b| c)", "(a.b)", "(|(|)", "(... _)", "(a/b)"])
def test_a_name_is_a_list_of_identifiers_and_exact_nonnegative_integers(world, name):
    assert world.run(library(name, "(define x 1)", "x") + f"(import (scheme write) {name}) (write x)") == "1"


def test_such_names_are_files(world):
    for file, name in (("a/1/2.sld", "(a 1 2)"), ("1.sld", "(1)"), ("a b/c.sld", "(|a b| c)"), ("x/y.sld", "(x/y)")):
        world.write(file, library(name, f"(display '{name})", "", "(scheme base) (scheme write)"))
        assert world.type(f"(import {name})") == name.replace("|", "")


@pytest.mark.parametrize("name", ["(a -1)", "(a 1.0)", "(a 1/2)", '(a "b")', "()", "a", "5", "(a . b)", "(a (b))", "(a #t)"])
def test_nothing_else_is_a_name(world, name):
    error = world.fails(f"(define-library {name} (export))")
    assert "this names no library" in error.message and world.place(error) == ("main.scm", 1, 17)


def test_the_names_of_lambits_own_libraries_are_taken(world):
    for name in ("(scheme base)", "(srfi 1)", "(lambit)", "(lambit internal)"):
        error = world.fails(library(name))
        assert error.message == f"define-library: {name} is one of Lambit's own libraries"
    assert world.run(library("(srfi 99999)", "(define x 1)", "x") + "(import (scheme write) (srfi 99999)) (write x)") == "1"


# -- 5.6.1: declarations


def test_an_export_names_what_is_defined_or_imported(world):
    text = library("(l)", "(define mine 1)", "mine car (rename cdr rest) if (rename when whenever)")
    program = text + "(import (l) (only (scheme base) quote) (scheme write)) (write (if (car '(#f)) 1 (rest '(1 2))))"
    assert world.run(program + "(write (whenever mine (car '(5))))") == "(2)5"


def test_a_name_may_be_exported_twice_and_under_two_names(world):
    text = library("(l)", "(define x 1)", "x x (rename x y)") + "(import (scheme base) (scheme write) (l))"
    assert world.run(text + "(write (list x y))") == "(1 1)"


def test_one_outside_name_is_one_binding(world):
    error = world.fails("(define-library (l) (import (scheme base))\n (export x (rename y x)) (begin (define x 1) (define y 2)))")
    assert error.message == "export: x is exported twice" and world.place(error) == ("main.scm", 2, 12)


def test_what_is_exported_must_be_there(world):
    error = world.fails("(define-library (l)\n (import (scheme base))\n (export a\n   gone) (begin (define a 1)))")
    assert error.message == "(l) exports gone, but does not define it" and world.place(error) == ("main.scm", 4, 4)


@pytest.mark.parametrize("spec", ["5", '"a"', "(a b)", "(rename a)", "(rename a b c)", "(rename (a) b)", "(only a b)"])
def test_malformed_exports(world, spec):
    error = world.fails(f"(define-library (l)\n (export {spec}))")
    assert error.message == "export: this is no name" and world.place(error)[:2] == ("main.scm", 2)


@pytest.mark.parametrize("declaration", ["(define x 1)", "5", "x", '"text"', "()", "(5)", "(display 1)"])
def test_nothing_else_is_a_declaration(world, declaration):
    error = world.fails(f"(define-library (l)\n {declaration})")
    assert error.message == "define-library: this is no declaration" and world.place(error)[:2] == ("main.scm", 2)


def test_declarations_come_in_any_order(world):
    text = "(define-library (l) (begin (define x (+ 1 y))) (export x) (begin (define z y)) (import (scheme base) (y)) (export z))"
    assert world.run(text + library("(y)", "(define y 1)", "y") + BASE + "(import (l)) (write (list x z))") == "(2 1)"


def test_a_body_is_evaluated_in_textual_order(world):
    world.write("two.scm", "(display 2)")
    world.write("six.scm", "(begin (display 6)) (include \"seven.scm\")")
    world.write("seven.scm", "(display 7)")
    world.write("eight.scm", "(DISPLAY 8)")
    text = """(define-library (l) (export) (import (scheme base) (scheme write))
      (begin (display 1)) (include "two.scm") (begin (display 3))
      (cond-expand (no-such-feature (begin (display 0))) (r7rs (begin (display 4)) (begin (display 5))) (else (begin (display 0))))
      (include-library-declarations "six.scm") (include-ci "eight.scm") (begin (display 9)))"""
    assert world.run(text + "(import (l))") == "123456789"


def test_the_declaration_begin_is_not_the_imported_begin(world):
    text = "(define-library (l) (export x) (import (rename (scheme base) (begin start))) (begin (start (define x 1))))"
    assert world.run(text + "(import (l) (scheme write)) (write x)") == "1"


def test_declarations_from_files(world):
    world.write("interface.scm", "(export get) (import (scheme base))")
    for name, value in (("(a)", 1), ("(b)", 2)):
        world.write(f"{name[1]}.sld", f'(define-library {name} (include-library-declarations "interface.scm") (begin (define (get) {value})))')
    assert world.run(BASE + "(import (prefix (a) a:) (prefix (b) b:)) (write (list (a:get) (b:get)))") == "(1 2)"


def test_cond_expand_chooses_declarations(world):
    text = """(define-library (l)
      (cond-expand ((library (no such)) (import (no such))) ((library (scheme base)) (import (scheme base)) (export x)))
      (cond-expand (no-such-feature (export gone)))
      (cond-expand (r7rs) (else (export gone)))
      (cond-expand ((not r7rs) (begin (define x 0))) (else (cond-expand (r7rs (begin (define x 1)))))))"""
    assert world.run(text + "(import (l) (scheme write)) (write x)") == "1"


def test_a_library_has_no_other_names_than_its_own_and_the_imported(world):
    error = world.fails(library("(l)", "\n(define (f) (display 1))", "f") + BASE + "(import (l)) (f)")
    assert error.message == "unbound variable: display" and world.place(error)[:2] == ("main.scm", 2)
    error = world.fails("(define-library (l) (export) (begin (define x 1)))")
    assert error.message == "unbound variable: define"


def test_names_inside_are_hidden_from_outside_and_names_outside_from_inside(world):
    text = library("(l)", "(define hidden 1) (define (show) hidden)", "show") + BASE
    assert world.run(text + "(import (l)) (define hidden 2) (write (list hidden (show)))") == "(2 1)"


def test_macros_keep_the_names_of_their_library(world):
    text = library(
        "(l)",
        "(define n 0) (define (next) (set! n (+ n 1)) n)"
        " (define-syntax helper (syntax-rules () ((_ x) (cons x (next)))))"
        " (define-syntax stamp (syntax-rules () ((_ x) (if #t (helper x) 'never))))"
        " (define-syntax def (syntax-rules () ((_ name) (define name (helper 'name)))))",
        "stamp def",
    )
    program = "(import (only (scheme base) define quote list) (scheme write) (l)) (define (next) 'mine) (define if 5) (define cons 6)"
    assert world.run(f"{text}{program}(def mine) (write (list (stamp 'a) (stamp 'b) mine))") == "((a . 2) (b . 3) (mine . 1))"
    again = library("(again)", "", "stamp", "(l)") + "(import (scheme base) (scheme write) (again)) (write (stamp 'x))"
    assert world.run(text + again) == "(x . 1)"


def test_records_parameters_and_conditions_across_libraries(world):
    text = library(
        "(points)",
        "(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))"
        " (define level (make-parameter 1 (lambda (x) (* 10 x))))",
        "make-point point? point-x set-point-x! level",
    ) + library("(user)", "(define (show) (level)) (define p (make-point 1 2))", "show p", "(scheme base) (points)")
    program = "(import (points) (user)) (set-point-x! p 5) (write (list (point-x p) (point? p) (show) (parameterize ((level 2)) (show))))"
    assert world.run(text + BASE + program) == "(5 #t 10 20)"
    assert "unbound variable: point-y" in world.fails(text + BASE + "(import (points) (user)) (point-y p)").message


# -- 5.6.1: loading


def test_a_library_is_evaluated_once_by_however_many_ways(world):
    world.write("a.sld", library("(a)", "(display '(a)) (define x 1) (define y 2)", "x y", "(scheme base) (scheme write)"))
    world.write("b.sld", library("(b)", "(define z x)", "z", "(scheme base) (a) (prefix (a) a:)"))
    world.write("c.sld", library("(c)", "", "x z", "(a) (b)"))
    program = "(import (c) (b)) (import (only (a) x)) (import (only (a) y)) (import (scheme eval))"
    program += "(write (list x y z (eval 'x (environment '(a)))))"
    assert world.run(BASE + program) == "(a)(1 2 1 1)"


def test_a_library_is_evaluated_before_those_that_import_it(world):
    say = "(scheme base) (scheme write)"
    text = library("(c)", "(display 'c)", "", f"{say} (b)") + library("(b)", "(display 'b)", "", f"{say} (a)")
    text += library("(a)", "(display 'a)", "", say)
    assert world.run(text + "(import (c))") == "abc"


def test_macros_of_one_library_expand_another(world):
    text = library("(l)", "(twice (define x 1))", "x", "(scheme base) (m)")
    text += library("(m)", "(define-syntax twice (syntax-rules () ((_ e) (begin e e))))", "twice")
    assert world.run(text + "(import (l) (scheme write)) (write x)") == "1"


def test_what_is_only_defined_is_not_evaluated_until_what_it_needs_is_there(world):
    say = "(scheme base) (scheme write)"
    text = library("(l)", "(display 'l)", "", f"{say} (m)") + "(import (scheme write)) (display \"first\")"
    text += library("(m)", "(display 'm)", "", say) + "(import (l))"
    assert world.run(text) == "firstml"


def test_libraries_that_import_each_other(world):
    for name, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "d"), ("f", "f")):
        world.write(f"{name}.sld", f"(define-library ({name}) (export)\n (import ({other})))")
    for start, circle, file in (("a", "(a) -> (b) -> (c) -> (a)", "c.sld"), ("d", "(d) -> (e) -> (d)", "e.sld"), ("f", "(f) -> (f)", "f.sld")):
        error = world.fails(f"(import ({start}))")
        assert error.message == f"libraries import each other: {circle}"
        assert world.place(error) == (file, 2, 10)
    assert world.run(BASE + "(display 1)") == "1", "the session goes on"
    text = library("(g)", "", "", "(h)") + library("(h)", "", "", "(g)") + "(import (g))"
    assert "libraries import each other" in world.fails(text).message


# -- the example of 5.6.2, and the libraries of appendix A


def test_the_example_of_the_report(world):
    assert world.run(LIFE + PROGRAM).split("\f")[-1].split() == ["..*.."] * 3


LIFE = """
(define-library (example grid)
  (export make rows cols ref each (rename put! set!))
  (import (scheme base))
  (begin
    (define (make n m)
      (let ((grid (make-vector n)))
        (do ((i 0 (+ i 1))) ((= i n) grid)
          (vector-set! grid i (make-vector m #false)))))
    (define (rows grid) (vector-length grid))
    (define (cols grid) (vector-length (vector-ref grid 0)))
    (define (ref grid n m)
      (and (< -1 n (rows grid)) (< -1 m (cols grid)) (vector-ref (vector-ref grid n) m)))
    (define (put! grid n m v) (vector-set! (vector-ref grid n) m v))
    (define (each grid proc)
      (do ((j 0 (+ j 1))) ((= j (rows grid)))
        (do ((k 0 (+ k 1))) ((= k (cols grid)))
          (proc j k (ref grid j k)))))))
(define-library (example life)
  (export life)
  (import (except (scheme base) set!) (scheme write) (example grid))
  (begin
    (define (life-count grid i j)
      (define (count i j) (if (ref grid i j) 1 0))
      (+ (count (- i 1) (- j 1)) (count (- i 1) j) (count (- i 1) (+ j 1)) (count i (- j 1))
         (count i (+ j 1)) (count (+ i 1) (- j 1)) (count (+ i 1) j) (count (+ i 1) (+ j 1))))
    (define (life-alive? grid i j)
      (case (life-count grid i j) ((3) #true) ((2) (ref grid i j)) (else #false)))
    (define (life-print grid)
      (display "\\x0C;")
      (each grid (lambda (i j v)
                   (display (if v "*" "."))
                   (when (= j (- (cols grid) 1)) (newline)))))
    (define (life grid iterations)
      (do ((i 0 (+ i 1)) (grid0 grid grid1) (grid1 (make (rows grid) (cols grid)) grid0))
          ((= i iterations))
        (each grid0 (lambda (j k v) (let ((a (life-alive? grid0 j k))) (set! grid1 j k a))))
        (life-print grid1)))))
"""
PROGRAM = """
(import (scheme base) (only (example life) life) (rename (prefix (example grid) grid-) (grid-make make-grid)))
(define grid (make-grid 3 5))
(grid-set! grid 1 1 #true)
(grid-set! grid 1 2 #true)
(grid-set! grid 1 3 #true)
(life grid 3)
"""


@pytest.mark.parametrize("name", sorted(standard()))
def test_every_name_of_a_standard_library_means_something(world, name):
    world.session.run_program(f"(import {name})", "main.scm")
    module = world.session.libraries.known[name]
    assert len(module.exports) == len(standard()[name])
    assert [n for n in module.exports if module.lookup(n) is None] == []

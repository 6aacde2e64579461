"""Where libraries and included files are found, and what is said of those that are missing or wrong (R7RS 4.1.7, 5.6)."""

from __future__ import annotations

import os

import pytest
from library_world import World, library

from lambit import Interpreter
from lambit.errors import CapabilityError, LispError

BASE = "(import (scheme base) (scheme write)) "


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LAMBIT_PATH", raising=False)
    return World(tmp_path)


def says(name, what):
    return library(name, f"(define what '{what})", "what")


# -- the three doors


def placed(folder, **places):
    """Writes the library (my where) into folders; each says which."""
    for name in places:
        (folder / name / "my").mkdir(parents=True)
        (folder / name / "my" / "where.sld").write_text(says("(my where)", name))


MAIN = "(import (scheme base) (scheme write) (my where)) (write what)"


def test_where_a_script_looks(lambit, tmp_path):
    placed(tmp_path, given=1, more=1, listed=1, beside=1, here=1)
    main = tmp_path / "beside" / "main.scm"
    main.write_text(MAIN)
    listed = {"LAMBIT_PATH": f"{tmp_path / 'nowhere'}{os.pathsep}{tmp_path / 'listed'}"}
    here = {"cwd": tmp_path / "here"}
    given = ["-I", str(tmp_path / "given"), f"-I{tmp_path / 'more'}"]
    assert lambit(*given, str(main), env=listed, **here).stdout == b"given"
    assert lambit(*given[2:], str(main), env=listed, **here).stdout == b"more"
    assert lambit(str(main), env=listed, **here).stdout == b"listed"
    assert lambit(str(main), **here).stdout == b"beside"
    assert lambit("-", input=MAIN, **here).stdout == b"here"
    assert lambit(input=MAIN, **here).stdout == b"here"
    assert lambit("-c", "(import (my where)) what", **here).stdout == b"here\n"


def test_no_file_takes_the_place_of_lambits_own_libraries(world):
    for folder in ("scheme", "srfi"):
        world.write(f"{folder}/base.sld", says("(scheme base)", "mine"))
        world.write(f"{folder}/1.sld", says("(srfi 1)", "mine"))
    assert world.run(BASE + "(import (srfi 1)) (write (first '(1)))") == "1"


def test_the_order_of_extensions(world):
    for extension, value in ((".lisp", 3), (".scm", 2), (".sld", 1)):
        world.write(f"a{extension}", library("(a)", f"(define x {value})", "x"))
        assert world.run(BASE + "(import (a)) (write x)") == str(value)


def test_an_interpreter_looks_where_its_host_says(tmp_path, monkeypatch):
    placed(tmp_path, given=1, here=1)
    monkeypatch.chdir(tmp_path / "here")
    with Interpreter() as it, pytest.raises(LispError, match=r"no library \(my where\)"):
        it.eval("(import (my where))")
    with Interpreter(libraries=[tmp_path / "given"]) as it:
        assert it.eval("(import (my where)) (symbol->string what)") == "given"
    with Interpreter(["files"]) as it:
        assert it.eval("(import (my where)) (symbol->string what)") == "here"
    (tmp_path / "main.scm").write_text("(import (scheme base) (my where)) (symbol->string what)")
    with Interpreter(libraries=[tmp_path / "given"]) as it:
        assert it.load(tmp_path / "main.scm") == "given"


def test_no_name_leads_out_of_the_folders(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.sld").write_text(says("(secret)", "secret"))
    with Interpreter(libraries=[tmp_path / "inside"]) as it:
        for name in ("(|..| secret)", "(|../secret|)", f"(|{tmp_path}/secret|)", f"(|{tmp_path}| secret)", "(|.| |..| secret)"):
            with pytest.raises(LispError, match="no library"):
                it.eval(f"(import {name})")
            assert it.eval(f"(cond-expand ((library {name}) 1) (else 0))") == 0
        with pytest.raises(CapabilityError):
            it.eval('(include "../secret.sld")')


def test_the_prompt_goes_on_after_a_script(lambit, tmp_path):
    pytest.importorskip("pty")
    (tmp_path / "a.sld").write_text(library("(a)", "(define x 5)", "x"))
    (tmp_path / "main.scm").write_text("(import (scheme base) (a)) (define (f) (+ x 1))")
    done = lambit("-i", "-q", str(tmp_path / "main.scm"), input="(f)\n(iota 2)\n(import (prefix (a) a:))\na:x\n")
    assert done.stdout.decode().split() == ["$1", "=", "6", "$2", "=", "(0", "1)", "$3", "=", "5"]


def test_the_machine_steps_through_what_is_imported(world):
    world.write("a.sld", library("(a)", "(define (double x) (+ x x)) (define y 7)", "double y"))
    world.type("(import (prefix (a) a:)) (define (double x) 'mine) (define y 'mine)")
    for text, value in (("(a:double 4)", "8"), ("a:y", "7"), ("(list y (double 1))", "(mine mine)")):
        [form] = world.session.forms(text)
        *_, last = world.session.step(form)
        assert str(last).endswith(f"=  {value}")


# -- files that are missing or wrong


def test_a_library_that_is_nowhere(world):
    error = world.fails("(import (scheme base)\n  (no such thing))")
    assert error.message == "no library (no such thing)" and world.place(error) == ("main.scm", 2, 3)
    assert error.hint == f"a definition of it in {world.folder}/no/such/thing.sld"
    assert world.fails("(import (scheme bas))").hint == "(import (scheme base))"
    assert world.fails("(import (srfi 99999))").hint.startswith("(srfi N), where N is one of 0 1 2 ")


def test_a_library_that_misses_another(world):
    world.write("a.sld", "(define-library (a)\n  (export)\n  (import (b)))")
    for _ in range(2):
        error = world.fails("(import (a))")
        assert error.message == "no library (b)" and world.place(error) == ("a.sld", 3, 11)
    assert "no library (b)" in world.refuses("(import (a))").message
    world.write("b.sld", library("(b)"))
    world.type("(import (a))")  # and now it is there


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("(define-library (a)\n  (begin (car 5)", "`(` opened at", 2),
        ("(define-library (a))\n)", "closes nothing", 2),
        ("(define-library (a)\n (export #z))", "unknown syntax #z", 2),
        (b"(define-library (a)\n ;; \xff\n)", "byte FF is not UTF-8", 2),
    ],
)
def test_a_file_that_cannot_be_read_as_data(world, text, words, line):
    world.write("a.sld", text)
    error = world.fails("(import (a))")
    assert words in error.message and world.place(error)[:2] == ("a.sld", line)
    world.write("b.sld", '(define-library (b) (import (scheme base)) (include "a.sld"))')
    error = world.fails("(import (b))")
    assert words in error.message and world.place(error)[:2] == ("a.sld", line)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(world):
    world.write("a.sld", library("(a)")).chmod(0)
    assert "cannot read" in world.fails("(import (a))").message


def test_a_link_that_leads_nowhere_and_a_folder_are_no_files(world):
    (world.folder / "a.sld").symlink_to(world.folder / "gone")
    (world.folder / "b.sld").mkdir()
    for name in ("a", "b"):
        assert world.fails(f"(import ({name}))").message == f"no library ({name})"
        world.write(f"{name}.scm", library(f"({name})", "(define x 1)", "x"))
        assert world.run(BASE + f"(import ({name})) (write x)") == "1"
    assert "cannot read" in world.fails('(import (scheme base)) (include "b.sld")').message


def test_a_file_that_defines_another_library(world):
    world.write("a.sld", library("(b)"))
    error = world.fails("\n(import (a))")
    assert error.message == f"{world.folder}/a.sld defines no library (a)" and world.place(error) == ("main.scm", 2, 9)
    assert error.hint == "(define-library (a) ...) in it, instead of (b)"
    world.write("c.sld", "")
    assert "defines no library (c)" in world.fails("(import (c))").message


def test_a_program_is_not_run_because_a_library_has_its_name(world):
    error = world.fails('(import (main))\n(display "ran")')
    assert error.message == f"{world.folder}/main.scm defines no library (main)" and world.said == ""


def test_the_file_of_a_library_holds_nothing_else(world):
    world.write("a.sld", library("(a)") + "\n(define leaked 1)")
    error = world.fails("(import (a))")
    assert error.message == f"{world.folder}/a.sld has more than libraries in it" and world.place(error) == ("a.sld", 2, 1)


def test_one_file_may_hold_several_libraries(world):
    world.write("a.sld", library("(a)", "(define (f) (g))", "f", "(scheme base) (a helper)") + library("(a helper)", "(define (g) 5)", "g"))
    assert world.run(BASE + "(import (a) (a helper)) (write (list (f) (g)))") == "(5 5)"


def test_an_error_in_a_librarys_body(world):
    world.write("a.sld", "(define-library (a)\n  (export x)\n  (import (scheme base))\n  (begin\n    (define x (car 5))))")
    for _ in range(2):
        error = world.refuses("(import (a))")
        assert error.message == "car: argument 1: expected a pair, got 5" and world.place(error) == ("a.sld", 5, 15)
    world.write("a.sld", library("(a)", "(define x 7)", "x"))
    assert world.type("(import (a)) (display x)") == "7"


def test_an_error_in_a_procedure_of_a_library_is_shown_there(world):
    world.write("a.sld", "(define-library (a)\n (export f)\n (import (scheme base))\n (begin\n  (define (f x)\n    (+ 1 (car x)))))")
    error = world.fails("(import (scheme base) (a))\n(define (g x)\n  (* 2 (f x)))\n(+ 1 (g 5))")
    assert world.place(error) == ("a.sld", 6, 10)
    assert [name for name, _ in error.frames][-2:] == ["g", "f"]


# -- 4.1.7: include


def test_include_is_a_begin_of_what_the_files_hold_in_order(world):
    world.write("one.scm", "(define x 1) (display x)")
    world.write("two.scm", "(display 2) (define y (+ x 1)) 7")
    assert world.run(BASE + '(include "one.scm" "two.scm") (write (list x y))') == "12(1 2)"
    world.write("seven.scm", "6 7")
    assert world.run(BASE + '(write (+ 1 (include "seven.scm")))') == "8"
    assert world.run(BASE + '(define (f) (include "one.scm") (+ x 1)) (write (f))') == "12"
    world.write("empty.scm", "; nothing\n")
    assert world.run(BASE + '(include "empty.scm") (write 1)') == "1"
    assert world.run(BASE + '(include "seven.scm" "empty.scm" "seven.scm") (write 1)') == "1"


def test_include_ci_folds_case_and_include_does_not(world):
    world.write("a.scm", "(DEFINE Abc '(Foo \"Bar\" #\\A |Baz|))")
    assert world.run(BASE + '(include-ci "a.scm") (write abc)') == '(foo "Bar" #\\A Baz)'
    assert world.fails(BASE + '(include "a.scm")').message == "unbound variable: DEFINE"
    world.write("b.scm", "#!no-fold-case (define Abc 1)")
    assert world.run(BASE + '(include-ci "b.scm") (write Abc)') == "1"
    world.write("c.scm", "#!fold-case (DEFINE C 1)")
    assert world.run(BASE + '(include "c.scm") (define C 2) (write (list c C))') == "(1 2)", "the directive ends with its file"


def test_a_file_is_looked_for_beside_the_one_that_includes_it(world):
    world.write("lib/z.sld", '(define-library (lib z) (import (scheme base)) (export a b c) (include "z/one.scm" "two.scm"))')
    world.write("lib/z/one.scm", '(define a 1) (include "deep/er.scm")')
    world.write("lib/z/deep/er.scm", '(include "../back.scm")')
    world.write("lib/z/back.scm", "(define b 2)")
    world.write("lib/two.scm", "(define c 3)")
    world.write("two.scm", "(define c 'the-wrong-one)")
    assert world.run(BASE + "(import (lib z)) (write (list a b c))") == "(1 2 3)"
    assert world.type("(import (lib z)) (display (list a b c))") == "(1 2 3)"
    absolute = world.write("elsewhere/d.scm", "(define d 4)")
    assert world.run(BASE + f'(include "{absolute}") (write d)') == "4"


def test_a_library_on_a_given_folder_includes_what_lies_beside_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    world = World(tmp_path, folders=["given"])
    world.write("given/my/a.sld", '(define-library (my a) (import (scheme base)) (export x) (include "parts/x.scm"))')
    world.write("given/my/parts/x.scm", "(define x 1)")
    assert world.run(BASE + "(import (my a)) (write x)") == "1"


def test_then_where_libraries_are_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    world = World(tmp_path, folders=["given"])
    world.write("given/shared.scm", "(define x 'given)")
    assert world.run(BASE + '(include "shared.scm") (write x)') == "given"
    world.write("shared.scm", "(define x 'beside)")
    assert world.run(BASE + '(include "shared.scm") (write x)') == "beside"


def test_an_included_file_is_where_its_errors_are(world):
    world.write("sub/a.scm", "(define (f x)\n  (car x))")
    error = world.fails(BASE + '(include "sub/a.scm") (f 5)')
    assert world.place(error) == ("sub/a.scm", 2, 3)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ('(include "gone.scm")', "cannot read"),
        ('(include-ci "gone.scm")', "cannot read"),
        ("(include)", "something is missing"),
        ("(include-ci)", "something is missing"),
        ("(include a)", "the name of a file is a string"),
        ('(include "good.scm" 5)', "the name of a file is a string"),
        ('(define-library (a) (include "gone.scm"))', "cannot read"),
        ('(define-library (a) (include-library-declarations "gone.scm"))', "cannot read"),
    ],
)
def test_wrong_includes(world, form, words):
    world.write("good.scm", "1")
    error = world.fails(BASE + "\n" + form)
    assert words in error.message and world.place(error)[:2] == ("main.scm", 2)


def test_files_that_include_each_other(world):
    world.write("self.scm", '(include "self.scm")')
    world.write("a/one.scm", '1\n(include "../a/two.scm")')
    world.write("a/two.scm", '(define x 1) (include "../a/one.scm")')
    for text in ('(include "self.scm")', '(include "a/one.scm")', '(define (f) (include "self.scm"))'):
        assert "files include each other" in world.fails(BASE + text).message
    assert world.place(world.fails(BASE + '(include "a/one.scm")')) == ("a/../a/two.scm", 1, 23)
    assert "include each other" in world.fails(BASE + '(include "main.scm")').message
    world.write("d.scm", '(include-library-declarations "d.scm")')
    assert "include each other" in world.fails('(define-library (a) (include-library-declarations "d.scm"))').message


# -- 4.2.1 and 6.14: cond-expand, features


@pytest.mark.parametrize(
    ("clauses", "value"),
    [
        ("(r7rs 1) (else 2)", "1"),
        ("(no-such-feature 1) (full-unicode 2) (else 3)", "2"),
        ("(no-such-feature 1) (else 2)", "2"),
        ("((library (scheme base)) 1) (else 2)", "1"),
        ("((library (my where)) 1) (else 2)", "1"),
        ("((library (no such)) 1) (else 2)", "2"),
        ("((and) 1) (else 2)", "1"),
        ("((or) 1) (else 2)", "2"),
        ("((and r7rs ratios lambit) 1) (else 2)", "1"),
        ("((and r7rs no-such-feature) 1) (else 2)", "2"),
        ("((or no-such-feature r7rs) 1) (else 2)", "1"),
        ("((or no-such-feature (not r7rs)) 1) (else 2)", "2"),
        ("((not no-such-feature) 1) (else 2)", "1"),
        ("((not (or (and r7rs no-such-feature) (library (no such)))) 1) (else 2)", "1"),
        ("(r7rs 1 2 3) (ratios 4)", "3"),
        ("(no-such-feature (car 5) unbound (if)) (else 1)", "1"),
    ],
)
def test_cond_expand(world, clauses, value):
    world.write("my/where.sld", library("(my where)", "(car 'never-evaluated)"))
    assert world.run(BASE + f"(write (cond-expand {clauses}))") == value


def test_cond_expand_does_not_depend_on_variables(world):
    assert world.run(BASE + "(define r7rs #f) (write (let ((no-such-feature #t)) (cond-expand (no-such-feature 1) (r7rs 2))))") == "2"


def test_cond_expand_is_a_begin(world):
    assert world.run(BASE + "(cond-expand (r7rs (define a 1) (define b 2))) (write (list a b))") == "(1 2)"
    assert world.run(BASE + "(define (f) (cond-expand (r7rs (define a 1) (define b 2))) (+ a b)) (write (f))") == "3"
    assert world.run(BASE + "(cond-expand (r7rs)) (cond-expand (no-such-feature 1)) (cond-expand) (write 1)") == "1"


@pytest.mark.parametrize("clause", ["(5 1)", "(() 1)", "((not) 1)", "((not r7rs r7rs) 1)", "((library) 1)", "((library 5) 1)", "((library a) 1)", "((xor r7rs) 1)", "x", '("r7rs" 1)'])
def test_malformed_requirements(world, clause):
    error = world.fails(BASE + f"\n(cond-expand {clause})")
    assert error.message.startswith("cond-expand: ") and world.place(error)[:2] == ("main.scm", 2)


def test_features_are_what_cond_expand_knows(world):
    text = world.run("(import (scheme base) (scheme write)) (for-each (lambda (f) (display f) (newline)) (features))")
    features = text.split()
    assert {"r7rs", "lambit", "full-unicode", "ratios"} <= set(features) and len(set(features)) == len(features)
    questions = " ".join(f"(cond-expand ({each} #t) (else '{each}))" for each in features)
    assert world.run(BASE + f"(write (memq #f (map (lambda (x) (eq? x #t)) (list {questions}))))") == "#f"


# -- load, eval


def test_what_is_loaded_is_defined_in_the_program(world):
    path = world.write("more.scm", "(define (g) (* 6 7)) (import (scheme char)) (define c (char-upcase #\\a))")
    program = "(import (scheme base) (scheme write) (scheme load)) "
    assert world.run(program + f'(load "{path}") (write (list (g) c))') == "(42 #\\A)"
    assert "unbound variable: display" in world.fails("(import (scheme base) (scheme load))" + f'(load "{world.write("d.scm", "(display 1)")}")').message


def test_environments_of_libraries(world):
    world.write("a.sld", library("(a)", "(define x 1) (define (get) x)", "x get"))
    program = BASE + "(import (scheme eval)) (define y 5)"
    assert world.run(program + "(write (eval '(p:get) (environment '(prefix (only (a) get) p:))))") == "1"
    assert world.run(program + "(write (eval '(if x (+ x 1) 0) (environment '(a) '(scheme base))))") == "2"
    assert "unbound variable: y" in world.fails(program + "(eval 'y (environment '(scheme base)))").message
    assert "imported twice" in world.fails(program + "(environment '(scheme base) '(rename (a) (x car)))").message
    assert "no library (no such)" in world.fails(program + "(environment '(no such))").message
    assert "nothing can be defined" in world.fails(program + "(eval '(define z 1) (environment '(scheme base)))").message
    assert "cannot be assigned" in world.fails(program + "(eval '(set! x 2) (environment '(scheme base) '(a)))").message

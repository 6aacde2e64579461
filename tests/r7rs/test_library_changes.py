"""What changes while a session lives: variables, names at the prompt, definitions of libraries (R7RS 5.2, 5.6)."""

from __future__ import annotations

import pytest
from library_world import World, library

COUNTER = library(
    "(counter)",
    "(define n 0) (define (get) n) (define (bump!) (set! n (+ n 1)))"
    " (define-syntax inc! (syntax-rules () ((_) (set! n (+ n 1)))))",
    "n get bump! inc!",
)
BASE = "(import (scheme base) (scheme write)) "


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return World(tmp_path)


def test_an_exported_variable_is_the_librarys_own(world):
    assert world.run(COUNTER + BASE + "(import (counter)) (bump!) (bump!) (write (list n (get)))") == "(2 2)"


def test_what_a_macro_assigns_in_its_library_is_seen_by_all(world):
    program = COUNTER + library("(reader)", "(define (there) n)", "there", "(scheme base) (counter)") + BASE
    program += "(import (counter) (reader)) (define (here) n) (write (list n (here) (there) (get))) (define (g) (inc!)) (g)"
    assert world.run(program + "(write (list n (here) (there) (get)))") == "(0 0 0 0)(1 1 1 1)"


def test_a_program_and_a_library_cannot_assign_an_imported_variable(world):
    error = world.fails(COUNTER + BASE + "(import (counter))\n(set! n 5)")
    assert error.message == "set!: n is imported from (counter), and cannot be assigned"
    assert world.place(error) == ("main.scm", 2, 7)
    other = library("(other)", "(define (f) (set! car cdr))", "f")
    assert "car is imported" in world.fails(other + "(import (other))").message


def test_a_name_may_be_used_before_it_is_imported(world):
    world.write("c.sld", library("(c)", "(define (foo) 7)", "foo"))
    assert world.type("(define (f) (foo)) (import (c)) (display (f))") == "7"
    assert world.run(BASE + "(define (f) (foo)) (import (c)) (display (f))") == "7"


def test_at_the_prompt_the_last_import_or_definition_of_a_name_counts(world):
    world.write("a.sld", library("(a)", "(define (x) 1)", "x"))
    assert world.type("(define (x) 5) (define (f) (x)) (display (f)) (import (a)) (display (f))") == "51"
    assert world.type("(define (x) 7) (display (f)) (import (a)) (display (f))") == "71"


def test_a_definition_changes_a_name_and_not_the_other_names_of_the_same_variable(world):
    world.write("a.sld", library("(a)", "(define (x) 1)", "x"))
    world.type("(import (a) (prefix (a) p:)) (define (f) (list (x) (p:x)))")
    assert world.type("(display (f)) (define (x) 9) (display (f)) (display (p:x))") == "(1 1)(9 1)1"


def test_a_library_defined_again_counts_when_it_is_imported_again(world):
    world.type(library("(a)", "(define x 1) (define (get) x)", "x get") + "(import (a)) (define (f) (list x (get)))")
    world.type(library("(user)", "(define (old) (get))", "old", "(scheme base) (a)"))
    world.type(library("(a)", "(define x 2) (define (get) (list 'new x))", "x get"))
    assert world.type("(display (f))") == "(1 1)"
    assert world.type("(import (a)) (display (f)) (import (user)) (display (old))") == "(2 (new 2))1"


def test_a_library_whose_new_definition_fails_stays_what_it_was(world):
    world.type(library("(a)", "(define x 1)", "x"))
    world.refuses(library("(a)", "(define x (car 5))", "x"))
    assert world.type("(import (a)) (display x)") == "1"


def test_at_the_prompt_an_imported_variable_may_be_assigned(world):
    world.type(COUNTER + "(import (counter)) (define (f) n)")
    assert world.type("(display (f)) (set! n 5) (display (list n (f) (get)))") == "0(5 5 5)"


def test_at_the_prompt_an_assigned_name_of_the_base_library_is_a_variable_of_ones_own(world):
    world.type("(define (f x) (car x)) (set! car cdr)")
    assert world.type("(display (f '(1 2))) (display (caar '((1))))") == "(2)1"
    assert world.type("(define (g) (set! cadr 5)) (display (cadr '(1 2))) (g) (display cadr)") == "25"
    world.write("user.sld", library("(user)", "(define (first xs) (car xs))", "first"))
    assert world.type("(import (user)) (display (first '(1 2)))") == "1"
    assert world.type("(import (scheme base)) (display (car '(1 2)))") == "1"

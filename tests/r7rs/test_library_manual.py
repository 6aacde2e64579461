"""What is known of names in libraries that are not imported, of imported ones, and of libraries themselves."""

from __future__ import annotations

import pytest
from library_world import World, library

STACK = '''(define-library (my stack)
  (export push twice (rename drop-one pop))
  (import (scheme base))
  (begin
    (define (push x xs)
      "`x` before `xs`.

       (push 1 '())   ;=> (1)"
      (cons x xs))
    (define (drop-one xs) "All but the first." (cdr xs))
    (define-syntax twice "Two times." (syntax-rules () ((_ e) (begin e e))))))
'''


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return World(tmp_path)


@pytest.mark.parametrize(
    ("name", "signature", "words", "libraries"),
    [
        ("lset-union", "(lset-union same? lists ...)", "SRFI 1", ["(import (srfi 1))"]),
        ("vector-cumulate", "(vector-cumulate f init v)", "(vector-cumulate + 0", ["(import (srfi 133))"]),
        ("and-let*", "(and-let* ...)", "SRFI 2", ["(import (srfi 2))"]),
        ("vector-skip", "(vector-skip ", "`unwanted?`", ["(import (srfi 43))", "(import (srfi 133))"]),
    ],
)
def test_a_name_that_must_be_imported_has_its_manual(world, name, signature, words, libraries):
    if name in set(world.session.names()):
        pytest.fail(f"{name} is in sight: another example is wanted")
    shown, manual = world.session.documentation(name)
    assert shown.startswith(signature) and words in manual
    last = manual.split("\n\n")[-1]
    assert last.startswith("Needs `(import (srfi ") and all(each in last for each in libraries)


def test_to_ask_for_a_manual_imports_nothing(world):
    world.session.documentation("lset-union")
    assert world.session.user.lookup("lset-union") is None


def test_an_imported_name_needs_no_import(world):
    world.type("(import (srfi 133))")
    assert "import" not in world.session.documentation("vector-cumulate")[1]


def test_a_name_that_no_library_has(world):
    assert world.session.documentation("no-such-name-anywhere") is None


def test_the_docstrings_of_ones_own_libraries(world):
    world.write("my/stack.sld", STACK)
    world.type("(import (my stack) (prefix (my stack) s:))")
    assert world.session.documentation("push") == ("(push x xs)", "`x` before `xs`.\n\n(push 1 '())   ;=> (1)")
    assert world.session.documentation("s:push")[0] == "(s:push x xs)"
    assert world.session.documentation("pop") == ("(pop xs)", "All but the first.")
    assert world.session.documentation("twice") == ("(twice ...)", "Two times.")


def test_a_library_has_a_manual(world):
    world.write("my/stack.sld", ";;; Stacks as lists.\n" + STACK)
    assert world.session.documentation("(scheme lazy)") == (
        "(import (scheme lazy))", "delay delay-force force make-promise promise?",
    )  # fmt: skip
    signature, manual = world.session.documentation("(srfi  2)")
    assert signature == "(import (srfi 2))" and manual.startswith("SRFI 2: ") and manual.endswith("\n\nand-let*")
    assert world.session.documentation("(my stack)") == ("(import (my stack))", "Stacks as lists.\n\npop push twice")
    assert world.session.documentation("(no such)") is None
    world.write("bare.sld", ";; Bare.\n(define-library (bare))")
    assert world.session.documentation("(bare)") == ("(import (bare))", "Bare.")
    assert world.session.documentation("(no such") is None


def test_names_that_must_be_imported(world):
    found = world.session.unimported("cumulate")
    assert found["vector-cumulate"] == ["(srfi 133)"]
    assert "car" not in world.session.unimported()
    world.type("(import (srfi 133))")
    assert "vector-cumulate" not in world.session.unimported()


def test_lambit_doc(lambit):
    done = lambit("doc", "vector-cumulate")
    assert done.returncode == 0 and b"Needs `(import (srfi 133))`." in done.stdout
    assert b"and-let*" in lambit("doc", "(srfi 2)").stdout


def test_examples_in_a_librarys_docstrings(lambit, tmp_path):
    (tmp_path / "stack.sld").write_text(STACK)
    assert lambit("test", str(tmp_path / "stack.sld")).stdout == b"1 examples hold\n"
    (tmp_path / "stack.sld").write_text(STACK.replace("(1)", "(2)"))
    done = lambit("test", str(tmp_path / "stack.sld"))
    assert done.returncode == 1 and b"stack.sld:8: expected (2), got (1)" in done.stderr


def test_expanding_programs_and_libraries(lambit, tmp_path):
    folder = tmp_path / "sub"
    folder.mkdir()
    (folder / "a.sld").write_text(library("(a)", "(define-syntax twice (syntax-rules () ((_ e) (begin e e))))", "twice"))
    (folder / "main.scm").write_text("(import (scheme base) (scheme write) (a))\n(twice (display 1))\n(when #t 2)")
    done = lambit("expand", str(folder / "main.scm"))
    assert (done.stdout, done.stderr) == (b"(display 1)\n(display 1)\n(if #t 2 (const unspecified))\n", b"")
    done = lambit("expand", "-c", "(import (only (scheme base) car)) (when 1 2)")
    assert b"(when 1 2)" in done.stdout, "what is not imported is no macro"
    text = library("(a)", "(define (f) (when #t 1))", "f")
    assert lambit("expand", "-c", text + "(import (a)) (f)").stdout == b"(define f (lambda () (if #t 1 (const unspecified))))\n(f)\n"
    assert lambit("expand", "-c", "(import (scheme base))").stdout == b""
    assert b"no stage nonsense" in lambit("expand", "-c", "1", "--stage", "nonsense").stderr

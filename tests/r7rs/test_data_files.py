"""Files (R7RS 6.13.1, `(scheme file)`): each procedure on real ones."""

from __future__ import annotations

import pytest

from lambit.errors import LispError
from lambit.printer import write
from lambit.runtime.report import message
from lambit.session import Session


@pytest.fixture
def run(tmp_path):
    """Runs Lisp text in which `(file name)` is a path in a fresh folder; the value as `write` prints it, or `!` and the message."""
    session = Session(["files"])
    session.run_text(f'(define (file name) (string-append "{tmp_path}/" name))')

    def run(text: str) -> str:
        try:
            return write(session.run_text(text))
        except LispError as error:
            return "!" + message(error)

    run.path = tmp_path
    return run


def test_text_goes_into_a_file_and_comes_out(run):
    run(r"""(call-with-output-file (file "a") (lambda (p) (write '(1 "zwei" #\3 |v i e r|) p) (newline p) (display "λ" p)))""")
    assert (run.path / "a").read_bytes() == '(1 "zwei" #\\3 |v i e r|)\nλ'.encode()
    assert run('(call-with-input-file (file "a") read)') == '(1 "zwei" #\\3 |v i e r|)'
    read = '(let* ((x (read)) (a (read-char)) (b (read-char)) (c (read-char))) (list x a b (eof-object? c)))'
    assert run(f'(with-input-from-file (file "a") (lambda () {read}))') == '((1 "zwei" #\\3 |v i e r|) #\\newline #\\λ #t)'


def test_bytes_go_into_a_file_and_come_out(run):
    run('(let ((p (open-binary-output-file (file "b")))) (write-u8 255 p) (write-bytevector #u8(1 2 3 4) p 1 3) (close-port p))')
    assert (run.path / "b").read_bytes() == b"\xff\2\3"
    run('(define p (open-binary-input-file (file "b")))')
    assert run("(list (binary-port? p) (textual-port? p) (input-port? p) (output-port? p))") == "(#t #f #t #f)"
    assert run("(list (peek-u8 p) (u8-ready? p) (read-u8 p))") == "(255 #t 255)"
    assert run("(let ((b (make-bytevector 4 9))) (list (read-bytevector! b p 1) b))") == "(2 #u8(9 2 3 9))"
    assert run("(map eof-object? (list (read-u8 p) (peek-u8 p) (read-bytevector 1 p) (read-bytevector! (make-bytevector 1) p)))") == "(#t #t #t #t)"


def test_what_a_file_held_is_replaced(run):
    (run.path / "c").write_text("a long text")
    run('(with-output-to-file (file "c") (lambda () (display "short")))')
    assert (run.path / "c").read_text() == "short"
    run('(call-with-port (open-output-file (file "c")) (lambda (p) (write-string "x" p)))')
    assert (run.path / "c").read_text() == "x"
    run('(call-with-port (open-output-file (file "c") :append #t) (lambda (p) (write-string "y" p)))')
    assert (run.path / "c").read_text() == "xy"
    run('(close-port (open-binary-output-file (file "c")))')
    assert (run.path / "c").read_text() == ""


def test_flushing_sends_out_what_waits(run):
    run('(define p (open-output-file (file "d"))) (display "abc" p) (flush-output-port p)')
    assert (run.path / "d").read_text() == "abc"
    run('(define q (open-binary-output-file (file "e"))) (write-u8 7 q) (flush-output-port q)')
    assert (run.path / "e").read_bytes() == b"\7"


def test_the_ports_are_closed_when_the_procedure_returns(run):
    assert run('(let ((p (call-with-output-file (file "f") (lambda (p) p)))) (output-port-open? p))') == "#f"
    assert run('(let ((p (call-with-input-file (file "f") (lambda (p) p)))) (input-port-open? p))') == "#f"
    assert run('(let ((p (with-output-to-file (file "f") current-output-port))) (output-port-open? p))') == "#f"
    assert run('(let ((p (with-input-from-file (file "f") current-input-port))) (input-port-open? p))') == "#f"


def test_all_values_of_the_procedure_are_given(run):
    (run.path / "g").write_text("ab")
    both = "(values (read-char p) (read-char p))"
    assert run(f'(call-with-values (lambda () (call-with-input-file (file "g") (lambda (p) {both}))) list)') == "(#\\a #\\b)"
    assert run('(call-with-values (lambda () (with-input-from-file (file "g") (lambda () (values 1 2)))) list)') == "(1 2)"


def test_the_current_ports_are_those_of_before_when_the_procedure_is_left(run):
    (run.path / "h").write_text("x")
    same = '(let ((before (current-input-port))) (call/cc (lambda (k) (with-input-from-file (file "h") (lambda () (k 1))))) (eq? before (current-input-port)))'
    assert run(same) == "#t"
    assert run('(let ((before (current-output-port))) (with-output-to-file (file "h") (lambda () 1)) (eq? before (current-output-port)))') == "#t"


@pytest.mark.parametrize(
    ("octets", "lines"),
    [(b"one\ntwo", '("one" "two")'), (b"a\r\nb\rc\n\n", '("a" "b" "c" "")'), (b"", "()"), ("é\nλ".encode(), '("é" "λ")')],
)
def test_lines_of_a_file(run, octets, lines):
    (run.path / "i").write_bytes(octets)
    loop = "(let loop ((found '())) (let ((line (read-line p))) (if (eof-object? line) (reverse found) (loop (cons line found)))))"
    assert run(f'(call-with-input-file (file "i") (lambda (p) {loop}))') == lines


def test_a_carriage_return_comes_as_it_is_written(run):
    (run.path / "j").write_bytes(b"a\r\nb")
    assert run('(call-with-input-file (file "j") (lambda (p) (read-string 10 p)))') == '"a\\r\\nb"'


def test_files_can_be_asked_for_and_deleted(run):
    assert run('(file-exists? (file "k"))') == "#f"
    run('(call-with-output-file (file "k") (lambda (p) (write 1 p)))')
    assert run('(file-exists? (file "k"))') == "#t"
    run('(delete-file (file "k"))')
    assert run('(file-exists? (file "k"))') == "#f"
    assert run('(delete-file (file "k"))').startswith("!delete-file: ")


@pytest.mark.parametrize(
    "form",
    ["(open-input-file (file {}))", "(open-binary-input-file (file {}))", "(delete-file (file {}))",
     "(open-output-file (file {}))", "(open-binary-output-file (file {}))",
     "(call-with-input-file (file {}) read)", "(call-with-output-file (file {}) newline)",
     "(with-input-from-file (file {}) read)", "(with-output-to-file (file {}) newline)"],
)  # fmt: skip
def test_what_cannot_be_opened_is_a_file_error(run, form):
    form = form.format('"no/such"')
    assert run(f"(guard (e ((file-error? e) (list (error-object? e) (read-error? e)))) {form})") == "(#t #f)"


def test_a_procedure_that_takes_other_arguments_is_an_error(run):
    (run.path / "o").write_text("x")
    assert run('(with-input-from-file (file "o") (lambda (x) x))') == "!lambda: expected 1 argument, got 0"
    assert run('(call-with-input-file (file "o") (lambda () 1))') == "!lambda: expected 0 arguments, got 1"


def test_bytes_that_are_no_text_are_an_error_when_they_are_read(run):
    (run.path / "l").write_bytes(b"a\xff")
    assert run('(guard (e ((file-error? e) (error-object? e))) (call-with-input-file (file "l") read-line))') == "#t"


def test_what_is_no_datum_is_a_read_error(run):
    (run.path / "m").write_text("(1 2")
    assert run('(guard (e ((read-error? e) (list (error-object? e) (file-error? e)))) (with-input-from-file (file "m") read))') == "(#t #f)"


def test_many_data_in_a_file_longer_than_the_buffer(run):
    run('(call-with-output-file (file "n") (lambda (p) (do ((i 0 (+ i 1))) ((= i 30000)) (write (list i "x") p) (newline p))))')
    count = "(let loop ((n 0)) (let ((x (read))) (if (eof-object? x) n (if (equal? x (list n \"x\")) (loop (+ n 1)) (list 'wrong n x)))))"
    assert run(f'(with-input-from-file (file "n") (lambda () {count}))') == "30000"

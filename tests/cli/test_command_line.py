"""The command line, as a shell sees it: what is printed where, and the exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def result(done):
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_an_expression_is_a_calculation(lambit):
    assert result(lambit("-c", "(+ 1 2)")) == (0, "3\n", "")
    assert result(lambit("-c", '(define x "a") x')) == (0, '"a"\n', "")
    assert result(lambit("-c", "(define x 1)")) == (0, "", "")
    assert result(lambit("-c", "(values 1 2)")) == (0, "1\n2\n", "")
    assert result(lambit("-c", "")) == (0, "", "")


def test_output_and_value_come_in_order(lambit):
    assert result(lambit("-c", '(display "a\\n") 5')) == (0, "a\n5\n", "")


def test_a_program_prints_what_it_prints(lambit, tmp_path):
    file = tmp_path / "f.lisp"
    file.write_text("#!/usr/bin/env lambit\n(display (cdr (command-line)))\n(newline)\n(+ 1 2)\n")
    assert result(lambit(str(file), "a", "-b")) == (0, "(a -b)\n", "")


def test_standard_input_is_a_program(lambit):
    for arguments in ([], ["-"]):
        assert result(lambit(*arguments, input="(display (+ 1 2)) 5")) == (0, "3", "")


def test_a_byte_order_mark_is_skipped(lambit):
    assert result(lambit(input=b"\xef\xbb\xbf(display 1)")) == (0, "1", "")


def test_version_and_help(lambit):
    import lambit as package

    assert result(lambit("--version")) == (0, f"lambit {package.__version__}\n", "")
    code, out, err = result(lambit("--help"))
    assert (code, err) == (0, "") and out.startswith("usage: lambit")


def test_an_uncaught_error_has_place_caret_and_code_1(lambit, tmp_path):
    file = tmp_path / "coin.lisp"
    file.write_text("(define (show v)\n  (display (vector-ref v 5))\n  1)\n(show (vector 1 2 3))\n")
    code, out, err = result(lambit(str(file)))
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0] == "error: vector-ref: argument 2: index 5 is out of range for a vector of length 3"
    assert lines[1] == f"  {file}:2:12"
    assert lines[2:4] == ["  2 |   (display (vector-ref v 5))", "    |            ^^^^^^^^^^^^^^^^"]
    assert "Traceback" not in err and ".py" not in err and "\x1b" not in err


def test_the_stack_names_the_lisp_procedures(lambit):
    code, _, err = result(lambit("-c", "(define (f x) (+ 1 (car x)))\n(define (g x) (+ 1 (f x)))\n(+ 1 (g 5))"))
    assert code == 1
    assert err.index("in f") < err.index("in g")


def test_an_unknown_name_gets_a_suggestion(lambit):
    code, _, err = result(lambit("-c", "(dispaly 1)"))
    assert code == 1 and "unbound variable: dispaly" in err and "try: display" in err
    assert "'()" in result(lambit("-c", "nil"))[2]


def test_an_uncaught_value(lambit):
    code, _, err = result(lambit("-c", "(raise 42)"))
    assert code == 1 and err.startswith("error: uncaught value raised: 42")


def test_irritants_follow_the_message(lambit):
    assert 'error: no such city: "Atlantis" 7' in result(lambit("-c", '(error "no such city:" "Atlantis" 7)'))[2]


def test_output_before_an_error_is_kept(lambit):
    assert result(lambit("-c", '(display "before") (car 5)'))[1] == "before"


@pytest.mark.parametrize(
    ("program", "code"),
    [("(exit)", 0), ("(exit #t)", 0), ("(exit #f)", 1), ("(exit 7)", 7), ("(begin (display 1) (exit 3) (display 2))", 3),
     ("(emergency-exit 4)", 4), ("(dynamic-wind (lambda () #f) (lambda () (exit 5)) (lambda () (display 1)))", 5)],
)  # fmt: skip
def test_exit_codes_of_programs(lambit, program, code):
    assert lambit("-c", program).returncode == code


@pytest.mark.parametrize("arguments", [["--frob"], ["-c"], ["/no/such/file"], ["/"], ["expand", "/no/such"], ["test", "/no"]])
def test_usage_and_unreadable_files_are_code_2(lambit, arguments):
    code, out, err = result(lambit(*arguments))
    assert (code, out) == (2, "") and err.startswith("lambit: ") and "Traceback" not in err


@pytest.mark.parametrize("octets", [b"\xff\xfe(", b"(display 1", b"(display 1))", b'"abc', b"#<"])
def test_unreadable_source_is_code_2(lambit, octets):
    code, _, err = result(lambit(input=octets))
    assert code == 2 and err and "Traceback" not in err


def test_an_error_in_reading_data_is_an_error(lambit):
    assert lambit("-c", '(read (open-input-string "(1 . )"))').returncode == 1


def test_examples_are_checked(lambit, tmp_path):
    good, bad = tmp_path / "good.lisp", tmp_path / "bad.md"
    good.write_text('(define (f x)\n  "Next.\n   (f 1) ;=> 2"\n  (+ x 1))\n(f 2) ;=> 3\n(display "a") ;>> a\n(car 5) ;!! car\n')
    bad.write_text("# Page\n```lisp\n(+ 1 1) ;=> 3\n(sqrt 2) ;~> 1.41\n```\n")
    assert result(lambit("test", str(good))) == (0, "4 examples hold\n", "")
    code, out, err = result(lambit("test", str(good), str(bad)))
    assert (code, out) == (1, "5 of 6 examples hold\n")
    assert err.startswith(f"{bad}:3: expected 3, got 2\n  (+ 1 1)")


def test_stages_can_be_seen(lambit):
    assert "if" in result(lambit("expand", "-c", "(when a b)"))[1]
    code, out, _ = result(lambit("expand", "-c", "(define (f x) (when x 1))", "--stage", "python"))
    assert code == 0 and "def " in out
    assert ";;; core" in result(lambit("expand", "-c", "(f)", "--stage", "all"))[1]
    code, _, err = result(lambit("expand", "-c", "(f)", "--stage", "nonsense"))
    assert code == 2 and "core" in err


def test_documentation(lambit):
    code, out, _ = result(lambit("doc", "vector-ref"))
    assert code == 0 and out.startswith("(vector-ref ")
    code, out, err = result(lambit("doc", "vector-rex"))
    assert (code, out) == (1, "") and "vector-ref" in err


def test_no_colour_into_a_pipe(lambit):
    assert b"\x1b" not in lambit("-c", "(car 5)", env={"TERM": "xterm-256color"}).stderr


def spawn(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "bin" / "lambit"), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        **options,
    )  # fmt: skip


@pytest.fixture
def heeds_interrupts():
    """What is started does not inherit that interrupts are ignored, as in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_is_code_130(heeds_interrupts):
    process = spawn("-c", '(display "go\\n") (flush-output-port) (let loop ((i 0)) (loop (+ i 1)))')
    assert process.stdout.readline() == b"go\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130 and b"Traceback" not in err


def test_a_closed_pipe_is_no_news():
    process = spawn("-c", "(let loop ((i 0)) (display i) (newline) (loop (+ i 1)))")
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=20) == 141


def test_a_pipe_closed_before_the_end_is_no_news():
    process = spawn("-c", '(display "x")')
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(timeout=20)


def test_a_terminal_gets_colour_and_no_traceback():
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {
        "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "bin" / "lambit"), "-c", "(car 5)"], stdin=follower, stderr=follower, stdout=follower,
        env=environment,
    )  # fmt: skip
    os.close(follower)
    process.wait(timeout=20)
    time.sleep(0.05)
    assert b"\x1b[1;31merror:" in os.read(leader, 65536)
    os.close(leader)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_an_error_without_a_traceback():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "bin" / "lambit"), "-c", "5"], stdout=full, stderr=subprocess.PIPE, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
    assert done.returncode == 1 and done.stderr == b"lambit: No space left on device\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_crash(closed):
    command = f'"{sys.executable}" "{ROOT}/bin/lambit" -c "(display 5)" {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    assert done.returncode == 0 and done.stderr == b""


def test_any_text_can_be_printed_in_any_encoding(lambit):
    assert result(lambit("-c", '(display "\u03bb")', env={"PYTHONIOENCODING": "ascii"})) == (0, "\\u03bb", "")


@pytest.mark.parametrize(
    "text", ["(hash-table-ref (make-hash-table) 1)", "((lambda (x) x))", '(define (f) (error "no")) (f)', "(map car 7)"]
)
def test_an_error_in_a_tail_call_points_to_the_form(lambit, text):
    err = lambit("-c", text).stderr.decode()
    assert "\n  -c:1:" in err and "^^^" in err and "lisp_stdlib" not in err


# -- libraries --

HELLO = "(define-library (greet hello) (export hello) (import (scheme base)) (begin (define (hello) 'hello)))"
PROGRAM = "(import (scheme base) (scheme write) (greet hello))\n(write (hello))\n"


def placed(folder, extension=".sld"):
    """The library (greet hello) as a file in `folder`."""
    (folder / "greet").mkdir(parents=True, exist_ok=True)
    (folder / "greet" / f"hello{extension}").write_text(HELLO)
    return str(folder)


def program(folder, text=PROGRAM):
    folder.mkdir(exist_ok=True)
    file = folder / "program.scm"
    file.write_text(text)
    return str(file)


@pytest.mark.parametrize("extension", [".sld", ".scm", ".lisp"])
def test_a_library_lies_beside_the_program(lambit, tmp_path, extension):
    placed(tmp_path, extension)
    assert result(lambit(program(tmp_path))) == (0, "hello", "")


def test_libraries_are_found_where_I_says(lambit, tmp_path):
    folder, file = placed(tmp_path / "lib"), program(tmp_path / "elsewhere")
    assert result(lambit("-I", folder, file)) == (0, "hello", "")
    assert result(lambit("-I" + folder, "-c", "(import (greet hello)) (hello)")) == (0, "hello\n", "")
    code, _, error = result(lambit(file))
    assert code == 1 and "no library (greet hello)" in error and "elsewhere" in error


def test_libraries_are_found_on_the_path(lambit, tmp_path):
    folder, file = placed(tmp_path / "lib"), program(tmp_path / "elsewhere")
    path = os.pathsep.join([str(tmp_path / "none"), folder])
    assert result(lambit(file, env={**os.environ, "LAMBIT_PATH": path})) == (0, "hello", "")


def test_a_program_that_imports_sees_nothing_else(lambit, tmp_path):
    text = "(import (scheme base))\n(define (f) (display 5))\n(f)\n"
    code, out, error = result(lambit(program(tmp_path, text)))
    assert (code, out) == (1, "")
    assert "unbound variable: display" in error and "try: (import (scheme write)), which has it" in error
    code, out, error = result(lambit("-", input="(import (only (scheme write) display)) (display (car '(1)))"))
    assert (code, out) == (1, "") and "car" in error
    assert result(lambit("-", input="(display (car '(1)))")) == (0, "1", "")


def test_a_program_may_bring_its_libraries_along(lambit):
    assert result(lambit("-", input=HELLO + PROGRAM)) == (0, "hello", "")


def test_one_name_cannot_be_imported_with_two_meanings(lambit):
    code, _, error = result(lambit("-", input=HELLO + "(import (greet hello) (rename (scheme base) (car hello)))"))
    assert code == 1 and "hello is imported twice, with different meanings" in error
    assert "<stdin>:1:" in error


def test_a_file_that_lacks_its_library(lambit, tmp_path):
    placed(tmp_path)
    (tmp_path / "greet" / "hello.sld").write_text("(define x 1)")
    code, _, error = result(lambit(program(tmp_path)))
    assert code == 1 and "hello.sld defines no library (greet hello)" in error


def test_an_error_in_a_library_is_shown_there(lambit, tmp_path):
    placed(tmp_path)
    (tmp_path / "greet" / "hello.sld").write_text(HELLO.replace("'hello", "(car 'hello)"))
    code, _, error = result(lambit(program(tmp_path)))
    assert code == 1 and "car: argument 1: expected a pair, got hello" in error
    assert "hello.sld:1:" in error


# -- native code


FIB = "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"


def test_native_code_can_be_refused(lambit):
    code, out, err = result(lambit("--no-jit", "--jit-report", "-c", f"{FIB} (fib 15)", env={"LAMBIT_JIT": "eager"}))
    assert (code, out) == (0, "610\n")
    assert err == "no native code: native code is off (LAMBIT_JIT=off, --no-jit, or jit=False)\n"


def test_a_report_of_native_code_stands_at_the_end(lambit):
    code, out, err = result(lambit("--jit-report", "-c", f"{FIB} (fib 15)", env={"LAMBIT_JIT": "eager"}))
    assert (code, out) == (0, "610\n")
    assert err.startswith("procedure fib at -c:1:1: compiled for (integer) -> integer, ")


def test_a_wish_that_makes_no_sense_is_one_sentence(lambit):
    assert result(lambit("-c", "1", env={"LAMBIT_JIT": "fast"})) == (2, "", "lambit: LAMBIT_JIT is fast: expected on, off or eager\n")
    for wish in ("many", "0", "-1", "1.5"):
        said = f"lambit: LAMBIT_THREADS is {wish}: expected how many threads are to share a loop, 1 or more\n"
        assert result(lambit("-c", "1", env={"LAMBIT_THREADS": wish})) == (2, "", said)
    assert result(lambit("-c", "(display 1)", env={"LAMBIT_THREADS": ""})) == (0, "1", "")


def test_native_code_is_a_stage(lambit):
    text = f"{FIB} (display (fib 15)) (define (f x) (f (+ x 1)))"
    code, out, err = result(lambit("expand", "-c", text, "--stage", "llvm"))
    assert (code, err) == (0, "610")
    assert out.startswith("; procedure fib at -c:1:1: (integer) -> integer\n")
    assert "define " in out
    assert out.endswith("; procedure f at -c:1:84: not compiled yet: it was called 0 of 0 times\n")
    code, out, _ = result(lambit("expand", "-c", text, "--stage=assembly"))
    assert code == 0
    assert "\tret" in out

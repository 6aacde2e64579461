"""Time to expand and compile a program full of syntax-rules, against guile's compiler.

    python benchmarks/expanding.py [--rounds N] [--lines N]

The program is generated, the same one each time: some 130 lines of macros
(programs/macros-prelude.scm: pattern matching, comprehensions, automata, the CK
machine) and procedures that use them, 1,000 lines together. Each round compiles
it in a fresh process of each: `compile-file` in guile, and read, expand,
compile, form by form, in Lambit; CPU seconds as the process itself counts them,
start-up not among them. The figure is the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PRELUDE = HERE / "programs" / "macros-prelude.scm"

LAMBIT = """
import sys, time
from lambit.session import Session
from lambit.syntax.core import Define
session = Session()
text = open(sys.argv[1], encoding="utf-8").read()
start = time.process_time()
for form in session.forms(text, sys.argv[1]):
    for core in session.cores(form):
        session.base.compile(core, session.user)
print(time.process_time() - start)
"""

GUILE = """
(use-modules (system base compile))
(define start (get-internal-run-time))
(compile-file (cadr (command-line)) #:output-file "/dev/null")
(display (/ (- (get-internal-run-time) start) 1.0 internal-time-units-per-second))
"""

USES = [
    """(define ({f} a b c)
  (my-let* ((x (+ a {n})) (y (* x b)) (z (- y c)))
    (my-cond ((< x {n}) 'small)
             ((assv z '((1 . one) ({n} . many))) => cdr)
             ((my-or (= x y) (my-and (> y z) (< x z) (odd? c))) (list x y z))
             (else (swap! x y) (rotate! x y z) (list x y z)))))""",
    """(define ({f} xs)
  (let ((sum 0) (count 0))
    (for x in xs (inc! sum x) (inc! count))
    (for i from 0 to {n} by 2 (for j from i to (* i 2) (inc! sum (* i j))))
    (while (> sum {n}) (set! sum (quotient sum 2)) (inc! count))
    (list sum count)))""",
    """(define ({f} e)
  (match e
    (('+ ,a ,b) (list '+ ({f} a) ({f} b)))
    (('* 0 ,x) 0)
    (('* ,a ,b) (list '+ (list '* ({f} a) b) (list '* a ({f} b))))
    (('let ((,x ,v) . ,more) . ,body) (cons x (append more body)))
    ((,a {n} ,c) (my-and a c))
    (else (my-or (pair? e) (null? e) {n}))))""",
    """(define {f}
  (automaton start
    (start : (c -> more) (d -> end))
    (more : (a -> more) (d -> more) (x -> start) (r -> end))
    (end : accept)))""",
    """(define ({f} xs ys)
  (append (collect (* x {n}) for x in xs if (my-and (odd? x) (< x {n})))
          (collect (list y (collect (+ y x) for x in xs)) for y in ys)))""",
    """(define-structure {f} make-{f} (left {f}-left) (right {f}-right) (size {f}-size))
(define (use-{f} s)
  (my-cond ((> ({f}-size s) {n}) (make-{f} ({f}-right s) ({f}-left s) 0)) (else s)))""",
    """(define ({f})
  (list (ck () (c-quote (c-append '(1 2 {n}) (c-reverse '(a b c d)))))
        (ck () (c-quote (c-reverse '(e f g {n}))))))""",
]


def program(lines: int) -> str:
    """A program of about so many lines."""
    author = random.Random(1960)
    parts = [PRELUDE.read_text(encoding="utf-8")]
    while sum(part.count("\n") + 1 for part in parts) < lines:
        k = len(parts)
        parts.append(USES[k % len(USES)].format(f=f"f{k}", n=author.randint(3, 99)) + "\n")
    return "\n".join(parts)


def seconds(command: list[str]) -> float:
    """What the process says that it needed."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--lines", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = program(options.lines)
        files = {name: Path(folder) / name for name in ("program.scm", "compile.scm", "compile.py")}
        for file, content in zip(files.values(), (text, GUILE, LAMBIT), strict=True):
            file.write_text(content, encoding="utf-8")
        source = str(files["program.scm"])
        ours = [sys.executable, str(files["compile.py"]), source]
        theirs = ["guile", "--no-auto-compile", str(files["compile.scm"]), source]
        print(f"{text.count(chr(10)) + 1} lines, {len(text)} characters")
        pairs = []
        for _ in range(options.rounds):
            a = seconds(ours)
            pairs.append((a, seconds(theirs) if shutil.which("guile") else None))
    print(f"lambit {statistics.median(a for a, _ in pairs):.2f} s")
    ratios = [a / b for a, b in pairs if b]
    if ratios:
        print(f"guile  {statistics.median(b for _, b in pairs if b):.2f} s; lambit / guile {statistics.median(ratios):.2f}")
    else:
        print("guile is not installed: nothing to compare with")


if __name__ == "__main__":
    main()

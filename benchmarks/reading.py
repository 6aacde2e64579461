"""The reader against stock lark and CPython's own parser, in one process.

    python benchmarks/reading.py [--rounds N] [--size BYTES] [--json FILE]

Texts: `code` is generated to look like Lisp programs (names by Zipf's law, docstrings,
comments, indentation); `ours` is all Lisp in this repository; `data` is rows of numbers
and strings that hardly repeat. Stock lark runs the same grammar with the same actions
(`lambit.reader.reference`); `ast.parse` reads the standard library's `argparse` and friends.
A round reads each text once with each reader, one right after the other; figures are
medians of ratios of thread CPU times. `cold`: the reader has forgotten all words it knew.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import statistics
from pathlib import Path

from timing import timed

from lambit.printer import write
from lambit.reader import pieces, read_all, reference

ROOT = Path(__file__).resolve().parent.parent
SYLLABLES = "ba con de for in lis map num par que re set tree val vec str fold key sym pos".split()
HEADS = "if let let* cond define lambda car cdr cons list null? eq? + - * = < not and or".split()


class Author:
    """Writes programs; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names = [self.word() for _ in range(3000)]
        self.weights = [1 / (i + 5) for i in range(len(self.names))]

    def word(self) -> str:
        parts = self.random.choices(SYLLABLES, k=self.random.randint(1, 3))
        return "-".join(parts) + self.random.choice(["", "", "", "?", "!", "*", "1"])

    def name(self) -> str:
        return self.random.choices(self.names, self.weights)[0]

    def prose(self, count: int) -> str:
        return " ".join(self.name() for _ in range(count))

    def atom(self) -> str:
        r = self.random.random()
        if r < 0.72:
            return self.name()
        if r < 0.86:
            return str(self.random.choice([0, 1, 2, 10, self.random.randint(3, 5000)]))
        return self.random.choice(["#t", "#f", "'" + self.name(), f'"{self.prose(3)}"', "'()"])

    def call(self, depth: int, indent: int) -> str:
        head = self.random.choice(HEADS) if self.random.random() < 0.6 else self.name()
        items = [head]
        for _ in range(self.random.randint(1, 4)):
            deeper = depth > 0 and self.random.random() < 0.55
            item = self.call(depth - 1, indent + 2) if deeper else self.atom()
            if deeper and self.random.random() < 0.5:
                item = "\n" + " " * (indent + 2) + item
            items.append(item)
        return "(" + " ".join(items).replace(" \n", "\n") + ")"

    def definition(self) -> str:
        heading = f";; {self.prose(9)}\n" if self.random.random() < 0.5 else ""
        doc = f'  "{self.prose(12)}."\n' if self.random.random() < 0.4 else ""
        body = "\n  ".join(self.call(4, 2) for _ in range(self.random.randint(1, 3)))
        return f"{heading}(define ({self.name()} {self.prose(2)})\n{doc}  {body})\n\n"

    def program(self, size: int) -> str:
        parts, total = [], 0
        while total < size:
            parts.append(self.definition())
            total += len(parts[-1])
        return "".join(parts)


def rows(size: int) -> str:
    """Data that hardly repeats."""
    rng = random.Random(3)
    lines, total = [], 0
    while total < size:
        a, b, c = rng.randrange(10**9), rng.uniform(-1e3, 1e3), rng.randrange(1, 10**6)
        lines.append(f'({a} {b!r} "row {c}" {c}/{c + 7} {-a % 1009})\n')
        total += len(lines[-1])
    return "".join(lines)


def ours() -> str:
    """All Lisp in the repository."""
    files = sorted(p for d in ("lisp_stdlib", "examples", "tests", "benchmarks") for p in (ROOT / d).rglob("*.lisp"))
    return "\n".join(p.read_text(encoding="utf-8") for p in files)


def python_text() -> str:
    return "\n".join(Path(m).read_text() for m in (argparse.__file__, json.__file__, random.__file__, statistics.__file__))


def cold(text: str):
    pieces.PLAIN.clear()
    return read_all(text)


def lark_reader():
    """Stock lark, made once: only its parsing is timed."""

    def read(text: str):
        lark, actions = reference.make_reader()
        taken, head = timed(lark.parse, text)
        return taken, list(actions.labels.patch(head).cdr)

    return read


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--size", type=int, default=300_000)
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    texts = {"code": Author(1).program(given.size), "ours": ours(), "data": rows(given.size)}
    python, stock = python_text(), lark_reader()
    results = {}
    print(f"{'text':6} {'kB':>6} {'MB/s cold':>10} {'warm':>7} {'x lark cold':>12} {'warm':>7} {'x ast.parse':>12}")
    for name, text in texts.items():
        runs = []
        for turn in range(given.rounds):
            t_cold, value = timed(cold, text)
            t_warm, _ = timed(read_all, text)
            t_lark, other = stock(text)
            t_ast, _ = timed(ast.parse, python)
            if turn == 0:
                assert list(map(write, value)) == list(map(write, other))
            runs.append((len(text) / t_cold / 1e6, len(text) / t_warm / 1e6, t_lark / t_cold, t_lark / t_warm,
                         t_ast / len(python) * len(text) / t_cold))
        figures = [statistics.median(column) for column in zip(*runs, strict=True)]
        results[name] = dict(zip(("cold_mb_s", "warm_mb_s", "lark_ratio_cold", "lark_ratio_warm", "ast_ratio"), figures))
        print(f"{name:6} {len(text) / 1e3:6.0f} {figures[0]:10.2f} {figures[1]:7.2f} {figures[2]:12.2f} {figures[3]:7.2f} {figures[4]:12.2f}")
    if given.json:
        given.json.write_text(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()

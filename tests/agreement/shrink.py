"""Makes a program that two engines disagree about small.

    python tests/agreement/shrink.py SEED     or a file

Programs are nested Python lists here: the generator writes only lists and atoms.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

TOKEN = re.compile(r"""\s*("(?:\\.|[^"])*"|#\\.|'|`|,@|,|[()]|[^\s()'`,]+)""")
PREFIX = {"'", "`", ",", ",@"}


def parse(text: str) -> list[Any]:
    """The forms of `text`."""
    tokens = TOKEN.findall(text)
    forms: list[Any] = []
    stack = [forms]
    for token in tokens:
        if token == "(":
            stack.append([])
        elif token == ")":
            done = stack.pop()
            _add(stack[-1], done)
        else:
            _add(stack[-1], token)
    return forms


def _add(out: list[Any], x: Any) -> None:
    while out and isinstance(out[-1], str) and out[-1] in PREFIX and (not isinstance(x, str) or x not in PREFIX):
        x = (out.pop(), x)
    out.append(x)


def unparse(x: Any) -> str:
    """The text of a form."""
    if isinstance(x, tuple):
        return x[0] + unparse(x[1])
    return x if isinstance(x, str) else f"({' '.join(map(unparse, x))})"


def text_of(forms: list[Any]) -> str:
    """The text of a program."""
    return "\n".join(map(unparse, forms)) + "\n"


def paths(x: Any, here: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """The places of all lists inside `x`, outermost first."""
    if isinstance(x, list):
        for i, each in enumerate(x):
            yield (*here, i)
            yield from paths(each, (*here, i))


def at(x: Any, path: tuple[int, ...]) -> Any:
    for i in path:
        x = x[i]
    return x


def replaced(x: Any, path: tuple[int, ...], new: list[Any]) -> Any:
    """`x` with the elements `new` in place of the one at `path`."""
    if len(path) == 1:
        return [*x[: path[0]], *new, *x[path[0] + 1 :]]
    return [*x[: path[0]], replaced(x[path[0]], path[1:], new), *x[path[0] + 1 :]]


def simpler(x: Any) -> Iterator[list[Any]]:
    """What may stand for `x`: nothing, a constant, one of its parts."""
    yield []
    if x != "1":
        yield ["1"]
    if isinstance(x, list):
        for part in x:
            if isinstance(part, (list, tuple)) or re.match(r"[-\d]", part):
                yield [part]
                if isinstance(part, list) and part:
                    yield [part[-1]]


def shrink(text: str, fails: Callable[[str], bool], tries: int = 4000) -> str:
    """A smaller program of which `fails` is still true."""
    forms = parse(text)
    progress = True
    while progress and tries > 0:
        progress = False
        for path in list(paths(forms)):
            try:
                old = at(forms, path)
            except (IndexError, TypeError):
                continue
            for new in simpler(old):
                candidate = replaced(forms, path, new)
                tries -= 1
                if len(text_of(candidate)) < len(text_of(forms)) and fails(text_of(candidate)):
                    forms, progress = candidate, True
                    break
    return text_of(forms)


def main() -> None:
    from engines import run_codegen, run_machine
    from generate import program

    given = sys.argv[1]
    text = program(int(given)) if given.isdigit() else open(given).read()

    def kind_of(run: Callable[[str], str], text: str) -> str:
        """What sort of outcome: a value, which error, which bug."""
        try:
            result = run(text)
        except Exception as error:
            return " ".join(f"{type(error).__name__} {error}".split()[:3])
        return result if result[0] == "!" else "value"

    def disagreement(text: str) -> tuple[str, str] | None:
        try:
            expected = run_machine(text, limit=200_000)
            if "#<procedure" in expected:
                return None
            if kind_of(run_codegen, text) != "value" or run_codegen(text) != expected:
                kinds = kind_of(run_machine, text), kind_of(run_codegen, text)
                return None if kinds[0] == kinds[1] != "value" else kinds
        except Exception:  # of the machine: no program
            pass
        return None

    original = disagreement(text)
    if original is None:
        print("they agree")
        return

    def disagree(text: str) -> bool:
        return disagreement(text) == original

    small = shrink(text, disagree)
    print(small)
    for run in (run_machine, run_codegen):
        try:
            print(f"; {run.__name__}: {run(small)}")
        except Exception as error:
            print(f"; {run.__name__}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()

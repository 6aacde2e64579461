"""A session that knows a few words: enough to try the prompt without the compiler."""

from __future__ import annotations

import time
from typing import Any

from lambit.data import UNSPECIFIED, MultipleValues, Pair, String, from_iterable, symbol
from lambit.errors import Exit, LispError, Unbound
from lambit.reader import read_all
from lambit.runtime.context import Context
from lambit.source import add_source

MANUAL = {
    "vector-ref": ("(vector-ref v k)", "The element of `v` at index `k` (R7RS 6.8).\n\n(vector-ref #(1 2) 0)   ;=> 1"),
    "vector-length": ("(vector-length v)", "How many elements `v` has."),
    "list": ("(list x ...)", "A new list of the arguments. And more."),
    "car": ("(car p)", "The first half of a pair."),
}


class FakeSession:
    def __init__(self) -> None:
        self.context = Context(None, frozenset())
        self.globals: dict[str, Any] = {}
        self.evaluated: list[Any] = []

    def forms(self, text: str, name: str) -> Any:
        return iter(read_all(text, add_source(name, text)))

    def placed_forms(self, text: str, name: str) -> Any:
        return [(form, 0) for form in self.forms(text, name)]

    def evaluate(self, form: Any, *, position: int = 0) -> Any:
        del position
        self.evaluated.append(form)
        if form.__class__ is not Pair:
            if form.__class__ in (int, String):
                return form
            return self.lookup(form.name)
        name, args = form.car.name, list(form.cdr)
        if name == "define":
            self.globals[args[0].name] = self.evaluate(args[1])
            return UNSPECIFIED
        if name == "quote":
            return args[0]
        if name == "lambda":
            return lambda: self.evaluate(args[1])
        values = [self.evaluate(a) for a in args]
        match name:
            case "+":
                return sum(values)
            case "list":
                return from_iterable(values)
            case "iota":
                return from_iterable(list(range(values[0])))
            case "values":
                return MultipleValues(tuple(values))
            case "display":
                print(values[0].text if values[0].__class__ is String else values[0], end="")
                return UNSPECIFIED
            case "fail":
                raise LispError("this went wrong", *values)
            case "bug":
                raise RuntimeError("a bug")
            case "spin":
                while True:
                    time.sleep(0.001)
            case "interrupt":
                raise KeyboardInterrupt
            case "exit":
                raise Exit(values[0] if values else 0)
        raise Unbound(name, position=form.position)

    def call(self, procedure: Any, *arguments: Any) -> Any:
        return procedure(*arguments)

    def load(self, path: str) -> Any:
        return String(path)

    def define(self, name: str, value: Any) -> None:
        self.globals[name] = value

    def lookup(self, name: str) -> Any:
        if name not in self.globals:
            raise Unbound(name)
        return self.globals[name]

    def names(self) -> Any:
        return [*MANUAL, "define", "%hidden", "Upper", *self.globals]

    def remedy(self, name: str) -> str | None:
        return None

    def documentation(self, name: str) -> Any:
        return MANUAL.get(name)

    def unimported(self, word: str) -> dict[str, list[str]]:
        return {"vector-turn": ["(my vectors)"]} if word in "vector-turn" else {}

    def library_names(self) -> list[str]:
        return ["(scheme base)", "(scheme write)", "(srfi 1)", "(srfi 13)", "(srfi 2)", "(my vectors)", "(my vectors part)"]

    def exported(self, library: Any) -> list[str]:
        return ["car", "cdr", "cons"] if str(library) == "(scheme base)" else []

    def expand_once(self, form: Any) -> Any:
        if form.__class__ is Pair and form.car is symbol("wrap"):
            return form.cdr.car
        return form

    def step(self, form: Any) -> Any:
        return (f"{i}  P {form!r}" for i in range(50))

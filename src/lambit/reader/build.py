"""The compiler of the grammar: `python -m lambit.reader.build` writes `_tables.py`.

lark reads `grammar.lark` once and makes a scanner and an LALR table; what we
write out is plain data, so that reading needs neither lark nor `re`:

- two regular expressions as compiled code: TOKEN tells the kind of one token by
  its group; TEXT splits a whole text (`findall`) into pieces, each a token with
  the white space behind it, or one of three that code is full of: `(` with the
  atom after it, a run of `)`, a run of comments.
- ROWS[state][kind]: what to do. The grammar has a property that the compiler
  checks: after each token a state has either nothing to reduce, or just one
  rule whatever comes next. Reductions can then be done in advance, and each
  token is one step:

      append        the datum goes to the end of the open sequence
      skip          nothing
      enter s       open something: push a frame, go on in state s (written HEAD + s)
      leave rule    close the innermost frame by `rule`, whose datum (or none, if
                    the rule is `discard`) arrives in the state below
      tail s        the datum after a dot
      special       a label, a directive, a deep comment: the reader's own business

  A row ends with two columns for `(` with an atom and for `)`s, and its own number.

`generate()` returns the text of `_tables.py`; a test compares.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
APPEND, SKIP, RUN, ERROR, FIRST_OP, HEAD = 0, 1, 2, -1, 3, 10_000
NO_DATA = (
    "LPAR", "LSQB", "VEC_OPEN", "U8_OPEN", "ARRAY_OPEN", "PREFIX", "DATUM_COMMENT", "LABEL_DEF",
)  # fmt: skip
CHECKED = ("DOT", "LABEL_DEF")  # entering these needs a look at what is before
SPECIAL = -2
SPECIAL_KINDS = ("SHEBANG", "DIRECTIVE", "OPEN_COMMENT", "LABEL_REF")  # they change the reader's state


def grammar_text() -> str:
    """The grammar."""
    with open(os.path.join(HERE, "grammar.lark"), encoding="utf-8") as file:
        return file.read()


def make_lark(**options: Any) -> Any:
    """Stock lark for the grammar."""
    from lark import Lark

    return Lark(
        grammar_text(), parser="lalr", lexer="basic", start="program", regex=False,
        keep_all_tokens=True, maybe_placeholders=False, **options,
    )  # fmt: skip


class Automaton:
    """lark's LALR table with all forced reductions done in advance."""

    def __init__(self, lark: Any) -> None:
        table = lark.parser.parser._parse_table
        self.states: dict[Any, dict[str, tuple[Any, Any]]] = table.states
        self.start = table.start_states["program"]

    def goto(self, state: Any, symbol: str) -> Any:
        """The state after `symbol`, or None."""
        action, target = self.states[state].get(symbol, (None, None))
        return target if action is not None and action.name == "Shift" else None

    def forced(self, state: Any) -> Any:
        """The rule that `state` reduces by, whatever comes next; None: it waits."""
        row = self.states[state]
        rules = {id(arg): arg for name, (action, arg) in row.items() if action.name == "Reduce" and name != "$END"}
        shifts = [name for name, (action, _) in row.items() if action.name == "Shift" and name.isupper()]
        assert not (rules and shifts), f"state {state} both shifts and reduces"
        assert len(rules) <= 1, f"state {state} reduces by several rules"
        return next(iter(rules.values()), None)

    def settle(self, state: Any) -> Any:
        """The state after the forced reductions of empty rules in `state`."""
        rule = self.forced(state)
        while rule is not None and not rule.expansion:
            state = self.goto(state, rule.origin.name)
            rule = self.forced(state)
        return state

    def step(self, state: Any, symbol: str) -> tuple[Any, ...] | None:
        """What `symbol` does in the settled `state`: an operation as the module says."""
        target = self.goto(state, symbol)
        if target is None:
            return None
        depth, top = 1, target  # symbols of ours on the stack; the state on top
        while (rule := self.forced(top)) is not None:
            size = len(rule.expansion)
            if size == 0:
                top, depth = self.goto(top, rule.origin.name), depth + 1
            elif size == 1 and depth == 1:
                top = self.goto(state, rule.origin.name)
            else:
                return self._reduction(rule, size - depth)
        return ("enter", top)

    def _reduction(self, rule: Any, below: int) -> tuple[Any, ...]:
        name = str(rule.alias or rule.origin.name)
        if name in ("push", "form"):
            assert below == 1
            return ("append",)
        if name == "drop":
            assert below == 1
            return ("drop",)
        return ("leave", name, below)


def compile_rows(lark: Any, kinds: list[str], ignored: set[str]) -> dict[str, Any]:
    """The automaton as rows of small integers; `kinds` are the columns."""
    machine = Automaton(lark)
    start = machine.settle(machine.start)
    numbers: dict[Any, int] = {start: 0}
    names = ["PROGRAM"]
    order = [start]
    ops: list[tuple[Any, ...]] = []
    rows: list[list[int]] = []

    def number(state: Any, name: str) -> int:
        if state not in numbers:
            numbers[state] = len(order)
            order.append(state)
            names.append(name)
        return numbers[state]

    def code(op: tuple[Any, ...] | None, kind: str, here: int) -> int:
        if op is None:
            return ERROR
        if op[0] == "append":
            return APPEND
        if op[0] == "enter":
            tail = names[here] == "DOT" and kind not in NO_DATA
            target = number(op[1], "TAIL" if tail else kind)
            if not tail and kind not in CHECKED:
                return HEAD + target
            op = ("tail" if tail else "enter", target)
        elif op[0] == "leave":
            op = op[:2]
        if op not in ops:
            ops.append(op)
        return FIRST_OP + ops.index(op)

    arrivals = ("list", "vector", "bytes", "array", "prefixed", "labelled", "bad")
    at = 0
    while at < len(order):
        state, row = order[at], []
        for kind in kinds:
            symbol = {"END": "$END"}.get(kind, kind)
            op = SKIP if kind in ignored else code(machine.step(state, symbol), kind, at)
            row.append(SPECIAL if kind in SPECIAL_KINDS else op)
        data = {code(machine.step(state, name), "DATUM", at) for name in arrivals}
        assert len(data) == 1, "all kinds of data must be treated alike"
        drops = code(machine.step(state, "discard"), "DISCARD", at)
        assert drops == ERROR or ops[drops - FIRST_OP] == ("drop",)
        row.append(data.pop())
        rows.append(row)
        at += 1
    lpar, atom = kinds.index("LPAR"), kinds.index("ATOM")
    for row in rows:
        into = row[lpar] - HEAD
        row.append(row[lpar] if into < 0 or rows[into][atom] == APPEND else ERROR)
        row.append(RUN)
    for state, row in enumerate(rows):
        row.append(state)
    return {"ROWS": rows, "OPS": ops, "STATES": names}


def text_pattern(terminals: list[tuple[str, str]]) -> str:
    """The regular expression of one piece of text, without groups."""
    import re

    plain = [(name, re.sub(r"\(\?P<\w+>", "(?:", pattern)) for name, pattern in terminals]
    names = [name for name, _ in plain]
    of = dict(plain)
    before = "|".join(of[name] for name in names[: names.index("ATOM")])
    fused = {
        "LPAR": rf"\((?:(?!{before})(?:{of['ATOM']}))?+",
        "RPAR": r"\)++",
        "LINE_COMMENT": rf"(?:{of['LINE_COMMENT']}(?:{of['WS']})?+)++",
    }
    pieces = "|".join(fused.get(name, f"(?:{pattern})") for name, pattern in plain)
    return f"(?:{pieces}|[\\s\\S])(?:{of['WS']})?+"


def compiled(name: str, pattern: str) -> list[str]:
    """Lines that hold `pattern` as the matcher's own code (see `lambit.reader.scanner`)."""
    import re._compiler as compiler  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]

    tree = parser.parse(pattern, 0)
    code = [int(x) for x in compiler._code(tree, tree.state.flags)]
    groups = [None, *(n for n, _ in sorted(tree.state.groupdict.items(), key=lambda x: x[1]))]
    data = b"".join(x.to_bytes(4, "little") for x in code)
    return [
        f"{name}_PATTERN = {pattern!r}",
        f"{name}_FLAGS = {int(tree.state.flags)}",
        f"{name}_GROUPS = {tuple(groups)!r}",
        f"{name}_CODE = {data!r}",
    ]


def for_this_python() -> str:
    """Lines that replace, in `_tables.py`, what only the Python that made it can use."""
    import _sre  # type: ignore[import-not-found]

    from . import _tables as tables

    lines = [
        f"MAGIC = {_sre.MAGIC}",
        f"CODESIZE = {_sre.CODESIZE}",
        *compiled("TOKEN", tables.TOKEN_PATTERN),
        *compiled("TEXT", tables.TEXT_PATTERN),
    ]
    return "\n".join(lines) + "\n"


def generate() -> str:
    """The text of `_tables.py`."""
    import _sre
    from hashlib import sha256

    from lark.lexer import BasicLexer

    lark = make_lark()
    lexer = BasicLexer(lark.parser.lexer_conf)
    terminals = [(t.name, t.pattern.to_regexp()) for t in lexer.scanner.terminals]
    kinds = ["END", *(name for name, _ in terminals)]
    tables = compile_rows(lark, kinds, set(lexer.ignore_types))
    token = "|".join(f"(?P<{name}>{pattern})" for name, pattern in terminals)
    digest = sha256(grammar_text().encode()).hexdigest()
    rows = "\n".join(f"    {tuple(row)!r}," for row in tables["ROWS"])
    lines = [
        '"""Tables of the reader, made from grammar.lark by `python -m lambit.reader.build`."""',
        "# ruff: noqa: Q000, S105",
        "",
        f"GRAMMAR = {digest!r}",
        f"MAGIC = {_sre.MAGIC}",
        f"CODESIZE = {_sre.CODESIZE}",
        f"KINDS = {(*kinds, 'DATUM', 'HEAD', 'RUN', 'STATE')!r}",
        f"STATES = {tuple(tables['STATES'])!r}",
        f"OPS = {tuple(tables['OPS'])!r}",
        f"ROWS = (\n{rows}\n)",
        *compiled("TOKEN", token),
        *compiled("TEXT", text_pattern(terminals)),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write `_tables.py`."""
    with open(os.path.join(HERE, "_tables.py"), "w", encoding="utf-8") as file:
        file.write(generate())


if __name__ == "__main__":
    main()

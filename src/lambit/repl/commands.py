"""The prompt's commands: `,help` and the others.

Each is a function of the Repl and of the text after its name, declared with
what `,help` says of it. A beginning of a name will do if it is the only one.
"""

from __future__ import annotations

from typing import Any

from lambit.errors import Exit, LispError

from .layout import layout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .loop import Repl

COMMANDS: dict[str, Command] = {}

DIM = "\x1b[2m"
SHOWN = 4_000  # parts of an expansion that is shown whole
STATES = 30  # of the machine, shown by ,step
STEPS = 1_000  # of ,expand*
FOUND = 30  # names shown by ,apropos
TIMED = 0.5  # seconds that ,time spends repeating
RUNS = 101  # and its most runs


class Command:
    """A command: name, what stands after it (word, form, file, ""), one line of help."""

    __slots__ = ("argument", "function", "help", "name")

    def __init__(self, name: str, argument: str, function: Callable[[Repl, str], None]) -> None:
        self.name = name
        self.argument = argument
        self.function = function
        self.help = (function.__doc__ or "").strip().split("\n")[0]


def command(name: str, argument: str = "") -> Callable[[Any], Any]:
    """Declare a function as the command `,name`."""

    def declare(function: Callable[[Repl, str], None]) -> Callable[[Repl, str], None]:
        COMMANDS[name] = Command(name, argument, function)
        return function

    return declare


def run(repl: Repl, text: str) -> None:
    """Carry out the command in `text`, which begins with `,`."""
    name, _, rest = text[1:].partition(" ") if "\n" not in text.split(" ", 1)[0] else text[1:].partition("\n")
    found = matching(name)
    if len(found) != 1:
        close = f"it could be {' or '.join(',' + each for each in found)}" if found else ",help lists them"
        raise LispError(f"no command ,{name}", hint=close)
    chosen = COMMANDS[found[0]]
    rest = rest.strip()
    if not rest and chosen.argument and not chosen.argument.startswith("["):
        raise LispError(f",{chosen.name} needs {_article(chosen.argument)}", hint=f",{chosen.name} {chosen.argument}")
    chosen.function(repl, rest)


def matching(name: str) -> list[str]:
    """The commands that `name` may stand for."""
    if name in COMMANDS:
        return [name]
    found = [each for each in COMMANDS if name and each.startswith(name)]
    # ,expand* is not meant by ,e; it is by its whole name only
    return [each for each in found if not each.endswith("*")]


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOU' else 'a'} {noun.lower()}"


# -- help --


@command("help", "[NAME]")
def help_(repl: Repl, text: str) -> None:
    """These commands; with a name, the same as ,doc."""
    if text:
        doc(repl, text)
        return
    rows = [(f",{c.name} {c.argument}".rstrip(), c.help) for c in COMMANDS.values()]
    rows += [
        ("", ""),
        ("Enter", "evaluates when all brackets are closed, else starts a line"),
        ("Alt-Enter", "starts a line in any case"),
        ("Tab", "completes a name, or indents at the start of a line"),
        ("Up, Ctrl-R", "earlier forms; search in them"),
        ("Ctrl-C, Ctrl-D", "gives up what is typed or runs; leaves"),
        ("", ""),
        ("$1 $2 ...  _", "the results so far; the last one"),
    ]
    width = repl.size()[0]
    for left, right in rows:
        first, *more = _wrapped(right, width, 20) or [""]
        repl.line("\n".join([f"  {left:<18}{first.lstrip()}".rstrip(), *more]))


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    """`text` in lines of at most `width` columns, where that is possible, each with an indent."""
    from textwrap import wrap

    blank = " " * indent
    return wrap(text, max(width, indent + 20), initial_indent=blank, subsequent_indent=blank) or [""]


@command("doc", "NAME")
def doc(repl: Repl, text: str) -> None:
    """What a name means: signature, manual, examples."""
    name = text if text.startswith("(") else text.split(maxsplit=1)[0].strip("'")
    found = repl.session.documentation(name)
    if found is None:
        _undocumented(repl, name)
        return
    signature, manual = found
    repl.line(repl.lisp(signature))
    if manual.strip():
        repl.line(_indented(repl, manual.strip("\n")))


def _undocumented(repl: Repl, name: str) -> None:
    from .printing import show

    try:
        value = repl.session.lookup(name)
    except (LispError, KeyError):
        if name in set(repl.session.names()):
            repl.line(f"{name} is syntax, without documentation")
            return
        from lambit.runtime.hints import for_name

        raise LispError(f"nothing is called {name}", hint=for_name(name, repl.session.names())) from None
    width, height = repl.size()
    shown, note = show(value, width - 1, height, len(name) + 4)
    repl.line(f"{name} is {repl.lisp(shown)}{f'  ; {note}' if note else ''}, without documentation")


def _indented(repl: Repl, manual: str) -> str:
    """A manual's text, its examples in colour, its prose in lines that fit."""
    lines = []
    width = repl.size()[0]
    for line in manual.split("\n"):
        is_code = line.startswith(("(", "    ", ";", "'", "#")) or ";=>" in line or ";~>" in line
        lines += [f"  {repl.lisp(line)}"] if is_code else _wrapped(line, width, 2)
    return "\n".join(each.rstrip() for each in lines)


@command("apropos", "WORD")
def apropos(repl: Repl, text: str) -> None:
    """Names with WORD in them, or in their manuals; also those that must be imported."""
    word = text.lower()
    named, mentioned = [], []
    elsewhere = repl.session.unimported(word)
    for name in sorted({*repl.session.names(), *elsewhere}):
        if name.startswith(("%", "$")):
            continue
        manual = _manual(repl, name)
        if word in name.lower():
            named.append((name, manual))
        elif word in manual.lower():
            mentioned.append((name, manual))
    found = named + mentioned[: max(FOUND - len(named), 0)]
    if not found:
        repl.say(f"nothing has {text} in its name or manual")
        return
    width, _ = repl.size()
    column = min(max(len(name) for name, _ in found) + 2, 30)
    for name, manual in found:
        whence = f"{elsewhere[name][0]} " if name in elsewhere else ""
        line = f"  {name:<{column}}" + (" " if len(name) >= column else "") + whence + first_sentence(manual)
        repl.line(line.rstrip() if len(line) < width else line[: width - 4].rstrip() + "...")
    more = len(named) + len(mentioned) - len(found)
    if more:
        repl.say(f"  ... and {more} that mention it")


def _manual(repl: Repl, name: str) -> str:
    found = repl.session.documentation(name)
    return found[1] if found else ""


def first_sentence(manual: str) -> str:
    """The first sentence of a manual, on one line."""
    paragraph = " ".join(manual.strip().split("\n\n")[0].split())
    end = paragraph.find(". ")
    return paragraph if end < 0 else paragraph[: end + 1]


# -- looking into programs --


@command("expand", "FORM")
def expand(repl: Repl, text: str) -> None:
    """The form with its outermost macro expanded once."""
    form = _form(repl, text)
    _show_expanded(repl, form, repl.session.expand_once(form))


@command("expand*", "FORM")
def expand_fully(repl: Repl, text: str) -> None:
    """The same, again and again until it is no macro use."""
    from .printing import written

    start = form = _form(repl, text)
    shown = written(form)
    for _ in range(STEPS):
        form = repl.session.expand_once(form)
        before, shown = shown, written(form)
        if before == shown:
            break
    _show_expanded(repl, start, form)


def _show_expanded(repl: Repl, before: Any, after: Any) -> None:
    from .marks import marked
    from .printing import is_small, show, written

    width, height = repl.size()
    if is_small(after, SHOWN, unfolded=True):
        repl.line(repl.lisp(layout(written(marked(after)), width - 1, code=True)))
    else:
        repl.line(repl.lisp(show(after, width - 1, height)[0]))
    if after is before:
        repl.say("; this is no macro use", DIM)


@command("step", "FORM")
def step(repl: Repl, text: str) -> None:
    """The machine's states (,step all FORM: every one)."""
    everything = text.startswith("all ")
    states = repl.session.step(_form(repl, text[4:] if everything else text))
    width, _ = repl.size()
    last = ""
    count = 0
    for count, state in enumerate(states, 1):
        last = _state(state, width)
        if everything or count <= STATES:
            repl.line(last)
    if count > STATES and not everything:
        if count > STATES + 1:
            repl.say(f"  ... {count - STATES - 1} more (,step all shows them)")
        repl.line(last)


def _state(state: Any, width: int) -> str:
    cut = [each if len(each) < width else each[: width - 4] + "..." for each in str(state).split("\n")]
    return "\n".join(cut)


@command("explain", "PROCEDURE")
def explain(repl: Repl, text: str) -> None:
    """Is it native code, and if not, why (,explain f 10 2.5: also for such arguments)?"""
    procedure, examples = _procedure(repl, text)
    repl.line(repl.session.explain(procedure, examples))


@command("llvm", "PROCEDURE")
def llvm(repl: Repl, text: str) -> None:
    """The LLVM code of a procedure (,llvm f 10 2.5: compiled for such arguments)."""
    _show_native(repl, text, "llvm")


@command("asm", "PROCEDURE")
def asm(repl: Repl, text: str) -> None:
    """Its machine code."""
    _show_native(repl, text, "assembly")


def _show_native(repl: Repl, text: str, stage: str) -> None:
    procedure, examples = _procedure(repl, text)
    repl.line(repl.session.native_text(procedure, stage, examples))


def _procedure(repl: Repl, text: str) -> tuple[Any, list[Any]]:
    """The values of the forms in `text`: a procedure, and arguments that it might get."""
    first, *others = [repl.session.evaluate(form) for form in repl.session.forms(text, f"<prompt {repl.texts}>")]
    if not callable(first):
        from .printing import written

        raise LispError(f"{written(first)} is no procedure")
    return first, others


@command("jit")
def jit(repl: Repl, text: str) -> None:
    """What became of the loops and procedures that were counted for native code."""
    del text
    repl.line(repl.session.native_report())


@command("time", "FORM")
def time(repl: Repl, text: str) -> None:
    """How long it takes: the median of several runs."""
    from time import perf_counter, process_time

    form = _form(repl, text)
    thunk = _thunk(repl, form)
    printed = repl.screen.written
    walls: list[float] = []
    times: list[float] = []
    while True:
        wall, cpu = perf_counter(), process_time()
        value = thunk()
        times.append(process_time() - cpu)
        walls.append(perf_counter() - wall)
        repl.flush_port()
        if len(times) == 1:
            first = value
        if thunk.once or repl.screen.written != printed or sum(walls) > TIMED or len(times) >= RUNS:
            break
    repl.print_values(first)
    times.sort()
    walls.sort()
    middle = times[len(times) // 2]
    runs = f"median of {len(times)} runs, {_seconds(times[0])} to {_seconds(times[-1])}" if len(times) > 1 else "one run"
    repl.say(f"; {_seconds(middle)} CPU ({runs}), {_seconds(walls[len(walls) // 2])} elapsed", DIM)


class _Thunk:
    """A form ready to run; `once`: it defines something or could not be wrapped."""

    __slots__ = ("call", "once")

    def __init__(self, call: Callable[[], Any], *, once: bool) -> None:
        self.call = call
        self.once = once

    def __call__(self) -> Any:
        return self.call()


def _thunk(repl: Repl, form: Any) -> _Thunk:
    """A procedure of no arguments that evaluates `form`, compiled once."""
    from lambit.data import NIL, Pair, from_iterable, symbol

    head = form.car if form.__class__ is Pair else None
    if str(getattr(head, "name", "")).startswith(("def", "begin", "import", "include")):
        return _Thunk(lambda: repl.session.evaluate(form), once=True)
    procedure = repl.session.evaluate(from_iterable([symbol("lambda"), NIL, form]))
    return _Thunk(lambda: repl.session.call(procedure), once=False)


def _seconds(x: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if x >= size:
            return f"{x / size:.3g} {unit}"
    return f"{x / 1e-6:.3g} µs"


def _form(repl: Repl, text: str) -> Any:
    """The one datum in `text`."""
    forms = list(repl.session.forms(text, f"<prompt {repl.texts}>"))
    if len(forms) != 1:
        raise LispError(f"one form is wanted, here are {len(forms)}")
    return forms[0]


# -- the session --


@command("load", "FILE")
def load(repl: Repl, text: str) -> None:
    """Evaluate the forms in a file."""
    from os.path import expanduser

    path = text[1:-1] if text.startswith('"') and text.endswith('"') and len(text) > 1 else text
    repl.print_values(repl.session.load(expanduser(path)))


@command("bt", "[python]")
def backtrace(repl: Repl, text: str) -> None:
    """The whole call stack of the last error, or Python's."""
    error = repl.last_error
    if error is None:
        repl.say("no error so far")
        return
    if text not in ("", "python"):
        raise LispError(f",bt: what is {text}?", hint=",bt or ,bt python")
    if text == "python":
        from traceback import format_exception

        repl.line("".join(format_exception(error)).rstrip())
        return
    if not isinstance(error, LispError):
        repl.report(error)
        return
    from lambit.runtime.report import message

    repl.line(message(error))
    rows = _frames(error)
    wide = min(max((len(row[0]) for row in rows), default=0), 24)
    width, _ = repl.size()
    for number, (name, place, source) in enumerate(rows):
        line = f"{number:>4}  {name:<{wide}}  {place:<18}  {source}".rstrip()
        repl.line(line if len(line) < width else line[: width - 4] + "...")
    if not rows:
        repl.say("  no procedure was active")


def _frames(error: LispError) -> list[tuple[str, str, str]]:
    """Procedure, place and source line of each frame, innermost first."""
    from lambit.runtime.report import place
    from lambit.source import OFFSET_MASK, source_of, use_site

    rows: list[tuple[str, str, str]] = []
    for name, position in reversed(error.frames):
        written = use_site(position)
        source = source_of(written)
        line, _ = source.line_column(written & OFFSET_MASK)
        shown = "at top level" if name == "%top" else name or "a lambda"
        row = (shown, place(position), source.line_text(line).strip()[:200])
        if not rows or row != rows[-1]:  # a form is said once, whoever has noted it
            rows.append(row)
    return rows


@command("quit", "[CODE]")
def quit_(repl: Repl, text: str) -> None:
    """Leave, with an exit code."""
    del repl
    if text and not text.isdecimal():
        raise LispError(f",quit: no exit code: {text}", hint=",quit or ,quit 3")
    raise Exit(int(text or 0))

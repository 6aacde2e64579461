"""The command line: `lambit FILE`, and what else the shell can ask for.

Exit codes: 0 done; 1 an uncaught error, an example that does not hold, or a test
suite (SRFI 64) that failed; 2 wrong usage or unreadable source; 130 interrupted;
141 the reader of our output has gone; n of `(exit n)`. The parser is written by hand and the other commands
live in files of their own, because argparse alone costs as much time as all the
rest of the start.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from lambit.errors import LispError
    from lambit.session import Session

USAGE = """\
usage: lambit [-i] [-q] [-I DIR] [--no-jit] [FILE | -c EXPR | -] [ARGUMENT ...]
       lambit test FILE ...           check the examples in Lisp files and Markdown pages
       lambit expand FILE [--stage S] show what a program becomes on its way (S: a stage, or all)
       lambit doc NAME ...            show what a name means

  FILE          run a Lisp program; (command-line) has its name and the arguments
  -c EXPR       evaluate EXPR and print the value of its last expression
  -             run the program on standard input (also when that is no terminal)
  -i            go to the prompt afterwards
  -I DIR        look for libraries in DIR too, before the folders of LAMBIT_PATH and the program's own
  -q            no banner at the prompt
  --no-jit      no native code: everything is interpreted (as with LAMBIT_JIT=off)
  --jit-report  say at the end what became native code, and what did not, and why
  --version     print the version
  --help        print this text

Without FILE, lambit reads expressions at a prompt.
Exit codes: 0 done, 1 error, 2 usage or unreadable source, 130 interrupt, n of (exit n).
"""
COMMANDS = ("test", "expand", "doc")
STRING_NAME = "-c"
INPUT_NAME = "<stdin>"


class UsageError(Exception):
    """The command line makes no sense; the message says why."""


class Options:
    """What the command line says."""

    __slots__ = ("arguments", "command", "file", "folders", "interactive", "jit", "jit_report", "quiet", "stage", "text")

    def __init__(self) -> None:
        self.command = ""  # one of COMMANDS, "help" or "version"; "": run a program
        self.file: str | None = None
        self.text: str | None = None  # of -c
        self.stage: str | None = None
        self.interactive = False
        self.quiet = False
        self.jit: str | None = None  # "off", or what LAMBIT_JIT says
        self.jit_report = False
        self.folders: list[str] = []  # of -I
        self.arguments: list[str] = []


def parse(words: list[str]) -> Options:
    """The options in the command line's words, the program's name left out."""
    options = Options()
    at = 0
    if words and words[0] in COMMANDS:
        options.command = words[0]
        at = 1
    while at < len(words):
        word = words[at]
        at += 1
        if word in ("--help", "-h"):
            options.command = "help"
            return options
        if word in ("--version", "-V"):
            options.command = "version"
            return options
        if word == "-i":
            options.interactive = True
        elif word == "-q":
            options.quiet = True
        elif word == "--no-jit":
            options.jit = "off"
        elif word == "--jit-report":
            options.jit_report = True
        elif word in ("-c", "-I", "--stage"):
            if at == len(words):
                raise UsageError(f"{word} needs an argument")
            if word == "-c":
                options.text = words[at]
            elif word == "-I":
                options.folders.append(words[at])
            else:
                options.stage = words[at]
            at += 1
            if word == "-c" and not options.command:
                break
        elif word.startswith("--stage="):
            options.stage = word[8:]
        elif word.startswith("-I"):
            options.folders.append(word[2:])
        elif word == "--":
            break
        elif word.startswith("-") and word != "-":
            raise UsageError(f"unknown option {word}")
        else:
            options.arguments.append(word)
            if not options.command:
                break
    options.arguments += words[at:]
    _place_arguments(options)
    return options


def _place_arguments(options: Options) -> None:
    """The first argument of a program without -c is its file."""
    if options.stage is not None and options.command != "expand":
        raise UsageError("--stage belongs to lambit expand")
    if options.text is None and options.arguments and options.command in ("", "expand"):
        options.file = options.arguments.pop(0)
    if options.command == "expand":
        if options.file is None and options.text is None:
            raise UsageError("lambit expand needs a file, or -c EXPR")
        if options.arguments:
            raise UsageError(f"lambit expand takes one file, not also {options.arguments[0]}")
    elif options.command in ("test", "doc"):
        if options.text is not None or options.interactive:
            raise UsageError(f"lambit {options.command} takes neither -c nor -i")
        if not options.arguments:
            raise UsageError(f"lambit {options.command} needs a {'file' if options.command == 'test' else 'name'}")


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; gives the exit code."""
    import gc

    gc.set_threshold(50_000, 20, 50)  # conses are many and cycles few
    open_streams()
    code = guarded(lambda: dispatch(parse(sys.argv[1:] if words is None else words)))
    code = guarded(flush) or code
    gc.freeze()  # nothing is left that a last collection could be worth
    return code


def open_streams() -> None:
    """Make the standard streams usable: the shell may have closed them, or a text may not fit their encoding."""
    import os

    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - it stays open
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def dispatch(options: Options) -> int:
    """Carry out `options`."""
    if options.command == "":
        return run(options)
    if options.command == "help":
        sys.stdout.write(USAGE)
        return 0
    if options.command == "version":
        from lambit import __version__

        sys.stdout.write(f"lambit {__version__}\n")
        return 0
    if options.command == "test":
        from .testing import check_files

        return check_files(options.arguments, options.folders)
    from .inspecting import show_documentation, show_stages

    if options.command == "doc":
        return show_documentation(options.arguments, options.folders)
    return show_stages(options)


def run(options: Options) -> int:
    """Run a program, or the prompt, or both."""
    if options.text is None and options.file is None and sys.stdin.isatty():
        from lambit.repl import run as prompt

        return int(prompt(quiet=options.quiet, folders=options.folders, jit=options.jit) or 0)
    session = new_session(options.folders, options.jit)
    if sys.stderr.isatty():
        session.context.progress = sys.stderr
    code = guarded(lambda: run_program(session, options), session)
    if options.jit_report:
        complain(session.native_report())
    if options.interactive and code != 130:
        from lambit.repl import run as prompt

        return int(prompt(session=session, quiet=options.quiet) or 0)
    return code


def run_program(session: Session, options: Options) -> int:
    """Run the program that `options` names."""
    name = options.file
    if options.text is not None:
        session.context.arguments = (STRING_NAME, *options.arguments)
        show(session.run_text(options.text, STRING_NAME))
    elif name is None or name == "-":
        session.context.arguments = ("-", *options.arguments)
        session.run_program(decoded(sys.stdin.buffer.read(), "standard input"), INPUT_NAME)
    else:
        text = read_source(name)  # refuses what cannot be read before anything runs
        session.context.arguments = (name, *options.arguments)
        session.run_program(text, name)
    return session.context.exit_code


def new_session(folders: Sequence[str] = (), jit: str | None = None) -> Session:
    """A session that may do everything: the user of the shell is its owner. Libraries may be in `folders`."""
    from lambit.image.modules import preload

    preload()
    from lambit.runtime.context import ALL_CAPABILITIES
    from lambit.session import Session

    return Session(ALL_CAPABILITIES, folders, jit)


def show(value: Any) -> None:
    """Print what an expression gave, as `write` does; nothing for the unspecified value."""
    from lambit.data import UNSPECIFIED, MultipleValues
    from lambit.printer import write

    flush()
    for each in value.items if value.__class__ is MultipleValues else (value,):
        if each is not UNSPECIFIED:
            sys.stdout.write(write(each) + "\n")


class Unreadable(Exception):
    """The source cannot be read; the message says why."""


def read_source(path: str) -> str:
    """The text of the file `path`."""
    try:
        with open(path, "rb") as file:
            return decoded(file.read(), path)
    except OSError as error:
        raise Unreadable(f"cannot read {path}: {error.strerror}") from None


def decoded(octets: bytes, name: str) -> str:
    """UTF-8 `octets` as text, without a byte-order mark."""
    try:
        return octets.decode("utf-8-sig" if octets[:3] == b"\xef\xbb\xbf" else "utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not UTF-8: byte {error.start} is {octets[error.start]:#04x}") from None


# -- what can go wrong --


def guarded(action: Callable[[], int], session: Session | None = None) -> int:
    """The exit code of `action`; whatever it raises is reported and has its code."""
    from lambit.errors import Exit, LispError, SettingError

    try:
        return action()
    except Exit as request:
        return request.code
    except UsageError as error:
        complain(f"lambit: {error}\n  try: lambit --help")
        return 2
    except Unreadable as error:
        complain(f"lambit: {error}")
        return 2
    except SettingError as error:
        complain(f"lambit: {error}")
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    except LispError as error:
        if isinstance(error.__cause__, BrokenPipeError):
            return close_pipe()
        return report(error, session)
    except BrokenPipeError:
        return close_pipe()
    except OSError as error:
        close_pipe()
        complain(f"lambit: {error.strerror or error}")
        return 1
    except Exception as error:
        from lambit.runtime.report import render_internal

        complain(render_internal(error))
        return 1


def report(error: LispError, session: Session | None) -> int:
    """Print the report of `error`; gives the exit code."""
    from lambit.errors import ReadError
    from lambit.runtime.report import render

    remedy = None if session is None else session.remedy
    complain(render(error, color=colored(sys.stderr), remedy=remedy))
    # text that is no data is unreadable source, unless the running program was reading it
    return 2 if isinstance(error, ReadError) and error.position and not error.frames else 1


def complain(text: str) -> None:
    """Print to standard error, after what the program has printed."""
    try:
        flush()
    except OSError:
        close_pipe()
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nobody listens


def flush() -> int:
    """Send out what has been printed."""
    sys.stdout.flush()  # the console port writes through to it
    return 0


def close_pipe() -> int:
    """The reader of our output has gone: say nothing more, also at exit."""
    import os
    from contextlib import suppress

    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def colored(stream: Any) -> bool:
    """Does `stream` want colours? Only a terminal does, and not if NO_COLOR or TERM=dumb says no."""
    import os

    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(stream.isatty())

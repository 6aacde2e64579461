"""`lambit expand` and `lambit doc`: what a program becomes, and what a name means."""

from __future__ import annotations

import sys

from . import STRING_NAME, Options, UsageError, complain, flush, new_session, read_source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.session import Session

ALIASES = {"expand": "core"}  # the expander's product is core
DEFAULT_STAGE = "core"
NATIVE = ("llvm", "assembly")  # what only shows when the program runs: types are seen then


def show_stages(options: Options) -> int:
    """Print one stage of a program, or all of them under headings."""
    text = options.text if options.text is not None else read_source(str(options.file))
    name = STRING_NAME if options.text is not None else str(options.file)
    wanted = ALIASES.get(options.stage or DEFAULT_STAGE, options.stage or DEFAULT_STAGE)
    native = wanted in NATIVE
    stages: dict[str, list[str]] = {}
    session = new_session(options.folders, "eager" if native else None)
    session.context.arguments = (name,)
    if native:
        return show_native(session, text, name, wanted)
    for stage, shown in session.expand_stages(text, name):
        stages.setdefault(stage, []).append(shown)
    if wanted == "all":
        for stage, parts in stages.items():
            sys.stdout.write(f";;; {stage}\n" + "\n".join(parts) + "\n\n")
        return 0
    from lambit.session.stages import stage_names

    if wanted not in stage_names():
        raise UsageError(f"no stage {wanted}; there are: {' '.join((*stage_names(), *NATIVE))}, and all")
    sys.stdout.write("".join(f"{shown}\n" for shown in stages.get(wanted, ())))  # imports leave nothing at most
    return 0


def show_native(session: Session, text: str, name: str, stage: str) -> int:
    """Run a program, what it prints going to standard error, and print its native code."""
    from contextlib import redirect_stdout

    with redirect_stdout(sys.stderr):
        session.run_program(text, name)
        flush()
    sys.stdout.write(session.native_program(stage))
    return 0


def show_documentation(names: list[str], folders: Sequence[str] = ()) -> int:
    """Print signature and documentation of each name."""
    session = new_session(folders)
    code = 0
    for number, name in enumerate(names):
        found = session.documentation(name)
        if found is None:
            hint = session.remedy(name)
            complain(f"lambit: nothing is known of {name}" + (f"\n  try: {hint}" if hint else ""))
            code = 1
            continue
        signature, doc = found
        sys.stdout.write(("\n" if number else "") + f"{signature}\n\n{doc}\n")
    return code

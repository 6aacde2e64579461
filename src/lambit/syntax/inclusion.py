"""Forms chosen by what is there, and forms from files: cond-expand, include (R7RS 4.2.1, 4.1.7)."""

from __future__ import annotations

from lambit.data import NIL, Pair, String

from .expand import fail
from .libraries import FEATURES
from .namespace import base_symbol, is_identifier
from .special import special
from .strip import strip
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .libraries import Libraries
    from .namespace import Env, Module


def name_of(x: Any) -> str:
    """The name that identifier `x` was written as; "" if it is none."""
    return base_symbol(x).name if is_identifier(x) else ""


@special("cond-expand", "(requirement form ...) ...", role="splice")
def part_cond_expand(x: Any, env: Env) -> Any:
    """The forms of the first clause whose requirement this implementation fulfils (R7RS 4.2.1).

    A requirement is the name of a feature, `(library name)`, `else`, or made of
    others by `and`, `or`, `not`. The features are listed by `(features)`.

    (cond-expand ((and r7rs (not gambit)) 'yes) (else 'no))   ;=> yes
    (cond-expand (srfi-2 'yes) (else 'no))                    ;=> yes
    """
    return chosen(x, env.module.libraries)


def chosen(x: Any, libraries: Libraries | None) -> Any:
    """The forms that `x`, a cond-expand, stands for."""
    p = x.cdr
    while p.__class__ is Pair:
        clause = p.car
        check_list(clause, x)
        if clause.__class__ is not Pair:
            fail("cond-expand", "a clause is a list", p.position, "(requirement form ...)")
        if _fulfilled(clause.car, libraries, clause.position):
            return clause.cdr
        p = p.cdr
    return NIL


def _fulfilled(r: Any, libraries: Libraries | None, at: int) -> bool:
    if is_identifier(r):
        name = r.name
        return name == "else" or name in FEATURES or (libraries is not None and name in libraries.features)
    check_list(r, r)
    word = name_of(r.car) if r.__class__ is Pair else ""
    rest = list(r.cdr) if word else []
    if word == "and":
        return all(_fulfilled(each, libraries, at) for each in rest)
    if word == "or":
        return any(_fulfilled(each, libraries, at) for each in rest)
    if word == "not" and len(rest) == 1:
        return not _fulfilled(rest[0], libraries, at)
    if word == "library" and len(rest) == 1:
        return libraries is not None and libraries.exists(strip(rest[0]), at, "cond-expand")
    return fail("cond-expand", "this is no requirement", at, "r7rs, (library (scheme base)), (and ...), else")


@special("include", "file more ...", role="splice")
def part_include(x: Any, env: Env) -> Any:
    """The forms in files, as if they stood here (R7RS 4.1.7).

    A file is looked for beside the one this stands in, then where libraries are
    looked for. Needs the capability `files`.

    (include "no-such-file.scm")   ;!! no-such-file.scm
    """
    return included(x, env.module, fold=False)


@special("include-ci", "file more ...", role="splice")
def part_include_ci(x: Any, env: Env) -> Any:
    """As `include`; the files are read as after `#!fold-case` (R7RS 4.1.7).

    (include-ci "no-such-file.scm")   ;!! no-such-file.scm
    """
    return included(x, env.module, fold=True)


def _refuse_circle(name: str, position: int) -> None:
    """The file called `name`, to be included at `position`, must not be one that includes what is there."""
    from os.path import realpath

    from lambit.source import source_of, use_site

    file, at = realpath(name), position
    chain = [name]
    while at:
        source = source_of(use_site(at))
        chain.insert(0, source.name)
        if source.name and realpath(source.name) == file:
            fail("include", f"files include each other: {' -> '.join(chain)}", position)
        at = source.includer


def included(x: Any, module: Module, *, fold: bool) -> Any:
    """The forms in the files that `x` names, as a list."""
    from lambit.reader import Reader
    from lambit.source import add_source

    first = last = Pair(NIL, NIL)
    p = x.cdr
    while p.__class__ is Pair:
        if p.car.__class__ is not String:
            fail("include", "the name of a file is a string", p.position, '(include "file.scm")')
        if module.load_text is None:
            fail("include", f"files cannot be read here: {p.car.text}", p.position)
        name, text = module.load_text(p.car.text, p.position)
        _refuse_circle(name, p.position)
        source = add_source(name, text)
        source.includer = p.position
        reader = Reader(text, source)
        reader.fold = fold
        for form in reader.all():
            position = form.position if form.__class__ is Pair else source.base
            last.cdr = last = Pair(form, NIL, position)
        p = p.cdr
    return first.cdr

"""What became of the places that were counted: in words, for `explain`, `,jit` and their like."""

from __future__ import annotations

from typing import Any

from lambit.analysis.nodes import Fused
from lambit.runtime.codes import CODES
from lambit.runtime.report import place
from lambit.syntax.core import Call, Lambda, Letrec, Loop, walk

from .compile import assembly, optimised_ir, written
from .obstacles import obstacle
from .platforms import Unavailable
from .requests import install, types_of
from .types import Declined
from .worker import done

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lambit.codegen.heat import Heat, Site

    from .compile import Native
    from .types import Type

OFF = "native code is off (LAMBIT_JIT=off, --no-jit, or jit=False)"


def reason_with_place(reason: str, position: int) -> str:
    """A sentence, and the place that it is about, if that is known."""
    where = place(position) if position else ""
    return f"{reason} ({where})" if where else reason


def unavailability(heat: Heat | None) -> str:
    """Why nothing at all is compiled; empty if something may be."""
    if heat is None:
        return OFF
    if not heat.unavailable:
        from .engine import engine

        try:
            done(engine)
        except Unavailable as no:
            heat.unavailable = no.reason
    return heat.unavailable


# -- one procedure


def explain(heat: Heat | None, f: Any, name: str, examples: Sequence[Any] = ()) -> str:
    """Whether the procedure `f` and the loops in it are compiled, or why not; and whether it would be for `examples`."""
    info = CODES.get(id(getattr(f, "__code__", None)))
    lines = [_headline(heat, name, f, info)]
    if info is not None and heat is not None and not heat.unavailable:
        lines += [f"  {line}" for site in _loops(heat, info.lam) for line in _site_lines(heat, site)]
    if examples and info is not None:
        lines.append(f"  {_trial(info, examples)}")
    return "\n".join(lines)


def _headline(heat: Heat | None, name: str, f: Any, info: Any) -> str:
    if info is None:
        return f"{name}: not compiled: it is not written in Lisp"
    reason = unavailability(heat)
    if reason or heat is None:
        return f"{name}: not compiled: {reason}"
    site = procedure_site(heat, info.lam)
    if site is not None:
        return "\n".join(_site_lines(heat, site, name))
    if info.unit.heat is None and info.unit.library is not None and info.unit.careful:
        made = getattr(f, "__code__", None) is not None and f.__code__.co_freevars
        return f"{name}: not compiled: it {'was made by a procedure of' if made else 'belongs to'} the base library, which is not counted"
    if _loops(heat, info.lam):
        return f"{name}: not compiled but for its loops"
    return f"{name}: not compiled: {reason_with_place(*obstacle(info.lam))}"


def procedure_site(heat: Heat, lam: Lambda) -> Site | None:
    """The place that the procedure `lam` itself is."""
    return next((site for site in heat.sites if site.body is lam.origin), None)


def _loops(heat: Heat, lam: Lambda) -> list[Site]:
    """The places in `lam`: its loops, and the procedures in it."""
    inside = list(walk(lam.body))
    names = {x.name for x in inside if x.__class__ is Loop}
    lambdas = {id(x.origin) for x in inside if x.__class__ is Lambda} | {id(x.f) for x in inside if x.__class__ is Fused}
    return [
        site
        for site in heat.sites
        if (_itself(site).__class__ is Loop and _itself(site).name in names)
        or id(_lambda_of(site)) in lambdas
    ]


def _lambda_of(site: Site) -> Any:
    """The lambda that a place is, or does for each element."""
    group: Any = site.body
    body: Any = _itself(site)
    if body.__class__ is Call:
        me = body.fn.variable  # type: ignore[attr-defined]
        while me not in group.variables:
            group = group.body
        return group.inits[group.variables.index(me)].origin
    return body.f if body.__class__ is Fused else body


def _itself(site: Site) -> Any:
    """What a place is, without the local procedures around it: a loop, a lambda, a call of a local procedure, or a loop over an array."""
    x: Any = site.body
    while x.__class__ is Letrec:
        x = x.body
    return x


def sites_of(heat: Heat, f: Any) -> list[Site]:
    """The places of a procedure: itself, and those in it."""
    info = CODES.get(id(getattr(f, "__code__", None)))
    if info is None:
        return []
    own = procedure_site(heat, info.lam)
    return [*([own] if own is not None else []), *_loops(heat, info.lam)]


def _site_lines(heat: Heat, site: Site, name: str = "") -> list[str]:
    """What became of a place."""
    shown = name or called(site)
    itself = _itself(site).__class__
    if site.state == "cold" and itself is Fused:
        seen = site.elements  # type: ignore[attr-defined]
        soon = seen >= heat.threshold  # the compiler was being loaded
        return [f"{shown}: not compiled yet: {'it will be at one of its next calls' if soon else f'it has seen {seen} of {heat.threshold} elements of arrays'}"]
    if site.state == "cold":
        count = heat.threshold - site.scope.get(site.counter, heat.threshold)
        what = "was called" if itself in (Lambda, Call) else "has gone round"
        return [f"{shown}: not compiled yet: it {what} {max(count, 0)} of {heat.threshold} times", *_drops(site)]
    if site.state == "waiting" and not site.signatures:
        return [f"{shown}: being compiled"]
    lines = [f"{shown}: compiled for {signature(made)}, {cost(made)}" for made in site.signatures]
    if site.state == "declined":
        no = "given up" if site.signatures else "not compiled"
        lines.append(f"{shown}: {no}: {reason_with_place(site.reason, site.place)}")
    elif site.reason:
        lines.append(f"  not for other types: {reason_with_place(site.reason, site.place)}")
    lines += _drops(site)
    miss = site.miss
    if miss is not None:
        lines += [f"  left {times(count)}: {reason}" for reason, count in miss.exits.items()]
        if miss.missed:
            lines.append(f"  called with other types {times(miss.missed)}")
    return lines


def _drops(site: Site) -> list[str]:
    """What became of earlier native code of a place."""
    return [f"  dropped {times(len(site.dropped))}: {site.dropped[-1]} was redefined"] if site.dropped else []


def _wrong_number(lam: Lambda, given: Sequence[Any]) -> str:
    count = len(lam.required)
    return f"it takes {'one argument' if count == 1 else f'{count} arguments'}, not {len(given)}"


def _trial(info: Any, examples: Sequence[Any]) -> str:
    """Would a procedure be compiled for arguments like `examples`?"""
    lam = info.lam
    types = types_of(tuple(examples))
    if types is None:
        return "for such arguments: not compiled: one is no number, string, or array of numbers"
    from .program import simplified

    try:
        if len(types) != len(lam.required):
            raise Declined(_wrong_number(lam, types), lam.position)
        program, _ = done(lambda: written(simplified(lam.origin), types, info.unit))
    except Declined as no:
        return f"for ({listed(types)}): would not be compiled: {reason_with_place(no.reason, no.position)}"
    result = next(iter(program.functions.values())).result
    return f"for ({listed(types)}): would be compiled, and give {result!r}"


# -- words


def called(site: Site) -> str:
    """What a place is called in a report."""
    where = place(site.position)
    itself = _itself(site).__class__
    kind = "procedure" if itself in (Lambda, Call) else "loop of" if itself is Fused else "loop"
    name = site.name.split(".")[0] if site.name else ""
    return " ".join(part for part in (kind, name, f"at {where}" if where else "") if part)


def listed(types: Iterable[Type]) -> str:
    """Types, as they are enumerated."""
    return ", ".join(t.name for t in types)


def signature(made: Native) -> str:
    """From which types to which."""
    return f"({listed(made.types)}) -> {made.result.name}"


def cost(made: Native) -> str:
    """What native code has cost, and where it comes from."""
    how = "found on disk" if made.found else "compiled"
    return f"{made.size / 1024:.1f} KB, {how} in {made.milliseconds:.1f} ms"


def times(count: int) -> str:
    """So many times, in words."""
    return "once" if count == 1 else f"{count} times"


# -- all places


def report(heat: Heat | None) -> str:
    """All places that were counted, and what became of each; those that never were hot are only numbered."""
    reason = unavailability(heat)
    if reason or heat is None:
        return f"no native code: {reason}"
    sites = sorted(heat.sites, key=lambda site: site.position)
    lines = [line for site in sites if site.state not in ("cold", "gone") for line in _site_lines(heat, site)]
    lines += [line for past in heat.past for line in past]
    cold = sum(site.state == "cold" for site in sites)
    if cold:
        lines.append(f"{cold} {'place is' if cold == 1 else 'places are'} counted and not hot yet")
    return "\n".join(lines) or "nothing is counted yet: there was no loop and no procedure of numbers"


def remember(site: Site) -> list[str]:
    """What is to be said of a place whose code is going."""
    return _site_lines(site.heat, site)


# -- the code itself


def code_text(heat: Heat | None, f: Any, name: str, stage: str, examples: Sequence[Any] = ()) -> str:
    """The LLVM IR (stage "llvm") or the assembly of the procedure `f` and its loops; raises Declined."""
    reason = unavailability(heat)
    if reason or heat is None:
        raise Declined(reason)
    if examples:
        declare(heat, f, examples)
    natives = [(site, made) for site in sites_of(heat, f) for made in site.signatures]
    if not natives:
        raise Declined(f"{name} has no native code")
    return "\n\n".join(site_text(site, made, stage) for site, made in natives)


def program_text(heat: Heat | None, stage: str) -> str:
    """The code of every place, and a comment about every place without."""
    reason = unavailability(heat)
    if reason or heat is None:
        return f"; no native code: {reason}\n"
    sites = sorted(heat.sites, key=lambda site: site.position)
    made = [site_text(site, each, stage) for site in sites for each in site.signatures]
    others = [f"; {line}" for site in sites if not site.signatures for line in _site_lines(heat, site)]
    return "".join(f"{text}\n" for text in ["\n\n".join(made), *others] if text)


def site_text(site: Site, made: Native, stage: str) -> str:
    """The code of one place, under a heading."""
    text = assembly if stage == "assembly" else optimised_ir
    return f"; {called(site)}: {signature(made)}\n{done(lambda: text(made))}"


# -- declared, not waited for


def declare(heat: Heat | None, f: Any, examples: Sequence[Any]) -> Native:
    """Native code of the procedure `f` for arguments like `examples`, at once; raises Declined."""
    reason = unavailability(heat)
    if reason or heat is None:
        raise Declined(reason)
    info = CODES.get(id(getattr(f, "__code__", None)))
    if info is None:
        raise Declined("it is not written in Lisp")
    types = types_of(tuple(examples))
    if types is None:
        raise Declined("an argument is no number, string, or array of numbers")
    if len(types) != len(info.lam.required):
        raise Declined(_wrong_number(info.lam, types), info.lam.position)
    site = procedure_site(heat, info.lam) or _demanded(heat, f, info)
    if site.state == "native":
        for there in site.signatures:
            if there.types == types:
                return there  # type: ignore[no-any-return]
    try:
        return done(lambda: install(site, types))
    except Unavailable as no:
        raise Declined(no.reason) from None


def _demanded(heat: Heat, f: Any, info: Any) -> Site:
    """The place that `f` is from now on, because it is wanted to be one."""
    why, where = obstacle(info.lam)
    info.unit.demand(info.lam)
    now = CODES.get(id(f.__code__))
    site = None if now is None else procedure_site(heat, now.lam)
    if site is None:
        raise Declined(why or "it belongs to the base library, which is not counted", where)
    return site

"""Top-level forms, compiled.

A `Unit` is one form: its core, the Python code made of it, and what is known
of each of its code objects (`Info`): which core stands at which place, and so
how to resume there, what to call again when an operator was not enough, and
what to say of an error.
"""

from __future__ import annotations

import _ast as A
from types import CodeType, FunctionType

from lambit.analysis.free import free
from lambit.analysis.nodes import GO_ON
from lambit.analysis.parts import uses
from lambit.analysis.passes import simplify
from lambit.analysis.tails import goes_round, never_ends_in_tail_call
from lambit.data import ABSENT, EOF, FALSE, NIL, TRUE, UNSPECIFIED
from lambit.errors import FormError, InternalError
from lambit.registry import find_builtin
from lambit.runtime.codes import CODES
from lambit.syntax.core import (
    Binding,
    Call,
    Core,
    Define,
    Global,
    Lambda,
    Letrec,
    Set,
    Variable,
    walk,
)
from lambit.syntax.work import at_most

from .counting import Counting
from .emit import Emitter
from .forgetting import forget_in_tail_calls
from .infos import Info
from .nodes import Nodes, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .heat import Heat
    from .resume import Point

COMPILE_DEPTH = 20_000  # Python's compiler is recursive in C

_serial = 0


class Unit(Counting):
    """One top-level form and the code made of it."""

    def __init__(
        self,
        core: Core,
        library: Any,
        link: Callable[[Binding], Any],
        serial: str | None = None,
        *,
        careful: bool = False,
        heat: Heat | None = None,
        before: Unit | None = None,
    ) -> None:
        global _serial
        _serial += 1
        self.serial = serial or str(_serial)  # what its constants are called after
        self._count_for(heat, before)
        self.careful = careful  # do its operators ask for the class of their operands?
        self.surprise: Callable[[Unit], None] | None = None  # what to do when they should have
        self.kept: Any = None
        self.installed: list[tuple[str, Any]] = []  # constants, by the name the code has for them
        self.core = core
        self.library = library
        self.link = link
        self.place = Place()
        self.counter = 0
        self.constants: dict[str, Any] = {}
        self.generic: set[str] = set()  # builtins that stand behind operators
        self.references: dict[str, Binding] = {}  # globals of other libraries, by the key used here
        self.pending: list[tuple[str, Info]] = []
        self.infos: list[Info] = []
        self.free_locals: set[Variable] = set()
        self.called_at_once: set[Lambda] = set()  # by builtins that are not left by a tail call
        self.defines: dict[Binding, bool] = {}  # -> does its procedure never return the sentinel?
        self.rests_on: set[Binding] = set()
        self.points: dict[tuple[int, int], Point] = {}  # lambdas share what no pass has changed
        self.takers: dict[int, bool] = {}  # by lambda: has it guards, or call/ccs?
        self.jump_name = "%jump"

    # -- names

    def fresh(self, stem: str) -> str:
        """A new Python name."""
        self.counter += 1
        return f"{stem}.{self.counter}"

    def number(self, v: Variable) -> None:
        """Give `v` its number."""
        if not v.number:
            self.counter += 1
            v.number = self.counter

    def local(self, v: Variable) -> str:
        """What `v` is called in Python."""
        if not v.number:
            self.number(v)
        return f"{v.name}.{v.number}"

    # -- constants and globals

    def constant(self, value: Any, nodes: Nodes) -> Any:
        """An expression for the constant `value`."""
        kind = value.__class__
        if kind is int or kind is float or kind is complex:
            return nodes.constant(value)
        return self.named_constant(value, nodes)

    def named_constant(self, value: Any, nodes: Nodes) -> Any:
        """A name for the constant `value`."""
        if value.__class__ is bool or value is None:
            raise InternalError(f"{value!r} is no Lisp value")
        for name, special in _SPECIAL:
            if value is special:
                return nodes.name(name)
        return nodes.name(self.named(value))

    def named(self, value: Any) -> str:
        """What any object, a Lisp value or not, is called in Python."""
        name = self.fresh(f"%q{self.serial}")
        self.constants[name] = value
        return name

    def global_key(self, binding: Binding) -> str:
        """What `binding` is called in the globals of this unit's code."""
        if binding.library is self.library:
            return binding.key
        key = f"{binding.library.tag}:{binding.key}"
        self.references[key] = binding
        return key

    def global_reference(self, binding: Binding, nodes: Nodes) -> Any:
        """An expression for the value of `binding`."""
        if binding.library is not self.library and binding.assigned:
            return nodes.subscript(self._namespace(binding, nodes), nodes.constant(binding.key))
        return nodes.name(self.global_key(binding))

    def global_target(self, binding: Binding, nodes: Nodes, declared: set[str], key: str = "") -> Any:
        """An assignment target for `binding`, or what else it is called; `declared` are the function's global names."""
        key = key or binding.key
        if binding.library is self.library:
            declared.add(key)
            return nodes.target(key)
        node = nodes.subscript(self._namespace(binding, nodes), nodes.constant(key))
        node.ctx = A.Store()
        return node

    def generic_name(self, name: str, nodes: Nodes) -> Any:
        """An expression for the full builtin that stands behind an operator."""
        self.generic.add(name)
        return nodes.name("%" + name)

    def is_defined(self, binding: Binding) -> bool:
        """Has `binding` a value by now?"""
        return binding.key in binding.library.globals

    def _namespace(self, binding: Binding, nodes: Nodes) -> Any:
        name = f"%globals:{binding.library.tag}"
        self.constants[name] = binding.library.globals
        return nodes.name(name)

    def uses(self, x: Core) -> dict[tuple[Variable, str], int]:
        """How often `x` takes which part of which variable's value, as far as its code will presume anything."""
        return {} if self.careful else uses(x)

    def relies_on_free(self, binding: Binding) -> bool:
        """Is `binding` a procedure that never returns the sentinel? If so, remember that we rely on it."""
        known = self.defines.get(binding)
        if known is None:
            known = binding.free and not binding.assigned
            if known:
                self.rests_on.add(binding)
        return known

    # -- compiling

    def compile(self) -> Callable[[], Any]:
        """A procedure without arguments that evaluates the form."""
        self._note_changes()
        if not self.careful:
            self._find_records()
        core = simplify(self.core)
        for node in walk(core):
            if node.__class__ is Define:
                self.defines[node.binding] = _makes_plain(node.value)
        emitter = Emitter(self)
        top = Lambda((), (), None, core, "%top", core.position)
        emitter.uses, emitter.whole = self.uses(core), True
        self.write_body(emitter, core)
        definition = self.definition("%top", top, emitter, [], None)
        return self.finish([definition], "%top")

    def _find_records(self) -> None:
        """See which globals are procedures of record types, and remember that we rely on it."""
        for node in walk(self.core):
            if node.__class__ is Global and node.binding.primitive is None:
                binding = node.binding
                if binding.record is None:
                    value = binding.library.globals.get(binding.key)
                    binding.record = getattr(value, "record", None)
                if binding.record:
                    self.rests_on.add(binding)

    def surprised(self) -> None:
        """Be careful from now on: an operator has met an operand that is not of the usual class."""
        if self.careful:
            return
        self.careful = True
        for point in self.points.values():
            point.forget()
        if self.surprise is not None:
            self.surprise(self)

    def ended_facts(self) -> list[Binding]:
        """The procedures of which it is no longer true that they never return the sentinel.

        To be asked once, after `compile` and before the form is evaluated.
        """
        ended = [b for b, known in self.defines.items() if b.record or (b.free and not known)]
        for binding, known in self.defines.items():
            if binding.record:
                binding.record = False
            binding.free = known and not binding.assigned
        for node in walk(self.core):
            if node.__class__ is Set and node.target.__class__ is Binding and (node.target.free or node.target.record):
                node.target.free = node.target.record = False
                ended.append(node.target)
        return ended

    def point(self, lam: Lambda, at: Core, me: Variable | Binding | None) -> Point:
        """The resume point `at` a call in `lam`, or where a guard catches."""
        from .resume import Point

        found = self.points.get((id(lam), id(at)))
        if found is None:
            found = self.points[id(lam), id(at)] = Point(self, lam, at, me)
        return found

    def compile_rest(self, point: Point) -> Callable[..., Any]:
        """The function of a resume point."""
        self.redefines.update(x.binding for x in walk(point.rest) if x.__class__ is Define)  # it may be done many times
        required = [self.local(point.value), *point.names]
        return self._rest("resume", point.rest, required, point.lam, point.original_me)

    def rest_function(self, remaining: Core, variables: tuple[Variable, ...], lam: Lambda) -> Callable[..., Any]:
        """The function of `variables` that does what remains of `lam`, at a place that need not be a call.

        It ends in no tail call: a loop's value is wanted where the loop stands.
        """
        boxed = [self.local(v) for v in variables if v.boxed]
        return self._rest("rest", remaining, [self.local(v) for v in variables], lam, None, boxed=boxed, at_once=True)

    def _rest(
        self, stem: str, remaining: Core, required: list[str], lam: Lambda, me: Variable | Binding | None,
        *, boxed: Sequence[str] = (), at_once: bool = False,
    ) -> Callable[..., Any]:  # fmt: skip
        emitter = Emitter(self)
        emitter.at_once = at_once
        emitter.uses = self.uses(remaining)
        self.write_body(emitter, remaining)
        name = self.fresh(stem)
        forget_in_tail_calls(emitter, required)
        nodes = Nodes(self.place)
        boxing = [nodes.assign(x, emitter.boxed(nodes.name(x))) for x in boxed]
        body = [*self._global_statement(emitter, nodes), *boxing, *emitter.out]
        self.pending.append((name, Info(self, lam, emitter.sites, me, whole=False)))
        return self.finish([nodes.define(name, required, [], None, body)], name)

    def finish(self, body: list[Any], name: str) -> Callable[..., Any]:
        """Compile the definitions in `body`; the function called `name`."""
        source = self.place.source.name or "<lisp>"
        module = A.Module(body, [])
        try:
            code = at_most(COMPILE_DEPTH, compile, module, source, "exec", dont_inherit=True)
        except RecursionError:
            raise FormError("the form is nested too deeply", position=self.core.position) from None
        infos = dict(self.pending)
        self.pending = []
        found: CodeType | None = None
        todo = [code]
        while todo:
            for constant in todo.pop().co_consts:
                if constant.__class__ is CodeType:
                    todo.append(constant)
                    if constant.co_name == name:
                        found = constant
                    info = infos.get(constant.co_name)
                    if info is not None:
                        register(constant, info)
                    for site in self.sites.values():
                        if site.hot in constant.co_names:
                            site.stands_in(constant)
        assert found is not None
        self.install()
        return FunctionType(found, self.library.globals, name)

    def install(self) -> None:
        """Put the constants and the globals of other libraries where the code looks for them."""
        scope = self.library.globals
        scope.update(self.constants)
        self.installed += self.constants.items()
        self.constants = {}
        for name in self.generic:
            if "%" + name not in scope:
                scope["%" + name] = find_builtin(name).called
        for key, binding in self.references.items():
            if key not in scope:
                value = self.link(binding)
                if value is not None:
                    scope[key] = value

    # -- procedures

    def write_lambda(self, e: Emitter, lam: Lambda, target: Variable | Binding | None) -> Any:
        """Write the definition of `lam`, called `target`; an expression for it if `target` is None."""
        nodes = e.nodes
        me = target
        rests_on = never_ends_in_tail_call(lam, me, self.free_locals)
        if rests_on is not None:
            self.rests_on |= rests_on
            if target.__class__ is Variable:
                self.free_locals.add(target)
            elif target is not None:
                self.defines[target] = True  # type: ignore[index]
        if target is None:
            name = self.fresh(lam.name or "lambda")
        else:
            name = self.local(target) if target.__class__ is Variable else target.key  # type: ignore[union-attr]
        if target.__class__ is Variable:
            self.defined_here((target,), (lam,))
        definition = self._procedure(name, lam, me)
        captured = self._renewed(e, free(lam) - ({me} if me is not None else set()))
        if not captured:
            e.out.append(definition)
            return nodes.name(name)
        made = self._factory(e, [definition], captured, nodes.name(name))
        if target is None:
            return made
        e.out.append(nodes.assign(name, made))
        return None

    def write_letrec(self, e: Emitter, x: Letrec) -> None:
        """Write the definitions of procedures that know each other."""
        if e.hoisted is not None:
            e.renewed.update(x.variables)
        own = set(x.variables)
        self.defined_here(x.variables, x.inits)
        definitions = []
        mentioned: set[Variable] = set()
        for v, lam in zip(x.variables, x.inits, strict=True):
            rests_on = never_ends_in_tail_call(lam, v, self.free_locals)  # type: ignore[arg-type]
            if rests_on is not None:
                self.rests_on |= rests_on
                self.free_locals.add(v)
            definitions.append(self._procedure(self.local(v), lam, v))  # type: ignore[arg-type]
            mentioned |= free(lam)
        captured = self._renewed(e, mentioned - own)
        nodes = e.nodes
        names = [self.local(v) for v in x.variables]
        if e.hoisted is None:
            e.out += definitions
            return
        # in a loop, closures must not share the cells of the procedures of other rounds
        result = nodes.at(A.Tuple([nodes.name(n) for n in names], A.Load()))
        made = self._factory(e, definitions, captured, result)
        e.out.append(nodes.store(nodes.at(A.Tuple([nodes.target(n) for n in names], A.Store())), made))

    def _renewed(self, e: Emitter, mentioned: set[Variable]) -> list[str]:
        return [self.local(v) for v in sorted(mentioned & e.renewed, key=lambda v: (v.number, v.name))]

    def _factory(self, e: Emitter, definitions: list[Any], captured: list[str], result: Any) -> Any:
        """A call of a function that makes the closures, with variables of their own."""
        nodes = e.nodes
        name = self.fresh("make")
        assert e.hoisted is not None
        e.hoisted.append(nodes.define(name, captured, [], None, [*definitions, nodes.return_(result)]))
        return nodes.call(nodes.name(name), [nodes.name(n) for n in captured])

    def _procedure(self, name: str, lam: Lambda, me: Variable | Binding | None) -> Any:
        """The Python definition of `lam`."""
        rounds = goes_round(lam, me) and (me.__class__ is Variable or self.defines.get(me) is not None)  # type: ignore[arg-type]
        emitter = Emitter(self, me, lam.required, goes_round=rounds)
        emitter.at_once = lam in self.called_at_once
        emitter.uses = self.uses(lam.body)
        nodes = emitter.nodes
        nodes.place.move(lam.position)
        prologue: list[Any] = []
        if lam.rest is not None:
            rest = self.local(lam.rest)
            prologue.append(nodes.assign(rest, nodes.call(nodes.name("%list"), [nodes.name(rest)])))
        for v in lam.parameters:
            if v.boxed:
                prologue.append(nodes.assign(self.local(v), emitter.boxed(nodes.name(self.local(v)))))
        self.write_counted(emitter, lam, me)
        if rounds:
            hoisted = emitter.hoisted or []
            emitter.out = [*hoisted, nodes.at(A.While(nodes.constant(True), emitter.out, []))]
        nodes.place.move(lam.position)
        return self.definition(name, lam, emitter, prologue, me if rounds else None)

    def definition(
        self, name: str, lam: Lambda, emitter: Emitter, prologue: list[Any], me: Variable | Binding | None
    ) -> Any:
        """The `def` of a procedure whose body `emitter` has written."""
        self.pending.append((name, Info(self, lam, emitter.sites, me)))
        required, optional = ([self.local(v) for v in some] for some in (lam.required, lam.optional))
        rest = None if lam.rest is None else self.local(lam.rest)
        forget_in_tail_calls(emitter, [*required, *optional, *([rest] if rest else [])])
        body = [*self._global_statement(emitter, emitter.nodes), *prologue, *emitter.out]
        return emitter.nodes.define(name, required, optional, rest, body)

    def _global_statement(self, emitter: Emitter, nodes: Nodes) -> list[Any]:
        return [nodes.at(A.Global(sorted(emitter.globals)))] if emitter.globals else []


_PLAIN = frozenset({"%record-constructor", "%record-predicate", "%record-accessor", "%record-modifier"})


def _makes_plain(x: Core) -> bool:
    """Is the value of `x` a procedure that never returns the sentinel: one of a record type's?"""
    return x.__class__ is Call and x.fn.__class__ is Global and x.fn.binding.primitive in _PLAIN


_SPECIAL = (("%nil", NIL), ("%t", TRUE), ("%f", FALSE), ("%u", UNSPECIFIED), ("%eof", EOF), ("%absent", ABSENT), ("%go-on", GO_ON))


def register(code: CodeType, info: Info) -> None:
    """Let the runtime know what `code` is, as long as it lives."""
    CODES.add(code, info, info.unit.library.codes)
    info.unit.infos.append(info)

"""A program in native code: procedures by the types of their arguments, each written once.

Writing a procedure finds out the type of its result, which its own recursive calls
need: so all are written again until no type changes. A call whose result is not
known yet has no value; what follows it is not written in that round.
"""

from __future__ import annotations

from itertools import count, islice
from typing import Any

from lambit.analysis.free import free
from lambit.analysis.nodes import Save
from lambit.analysis.numeric import acts
from lambit.analysis.passes import simplify
from lambit.analysis.receiving import taken_from_calls
from lambit.analysis.suspend import pure, stable
from lambit.runtime.codes import CODES
from lambit.syntax.core import Call, Const, Global, If, Lambda, Local, Variable, walk

from .closing import Closing
from .types import VOID, Declined, Type, either, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Binding, Core

    from .exits import Exit
    from .lower.leaving import Left
    from .procedures import Callee

ROUNDS = 40
MOST_FUNCTIONS = 64
CONSTANT = "lambit_constant_"
POLLS = 1 << 16
"""Rounds, or calls, after which native code looks whether somebody wants the program to stop."""


def simplified(lam: Lambda) -> Lambda:
    """A lambda of the expanded program after all passes, and with its operands saved."""
    x = prepared(simplify(lam))
    assert x.__class__ is Lambda
    return x


def prepared(x: Core) -> Core:
    """Simplified code with its operands saved, and the values that are received from calls taken out."""
    return saved(taken_from_calls(x))


def with_its_constants(value: Any, lam: Lambda, name: str, position: int) -> Lambda:
    """The lambda of a closure with what it has closed over as constants; Declined if that is not numbers that stay as they are."""
    cells = dict(zip(value.__code__.co_freevars, value.__closure__, strict=True))
    constants: dict[Variable, Any] = {}
    for v in free(lam):
        cell = cells.get(f"{v.name}.{v.number}")
        kind = None
        if cell is not None and not v.assigned and not v.boxed:
            constants[v] = cell.cell_contents
            kind = type_of(constants[v])
        if kind is None or kind.rank or kind.callee is not None:
            raise Declined(f"{name} is a closure, which sees {v.name}: that is no number that stays the same", position)

    def with_constants(x: Core) -> Core:
        if x.__class__ is Local and x.variable in constants:
            return Const(constants[x.variable], x.position)
        return x.rebuild(with_constants)

    found = with_constants(lam)
    assert found.__class__ is Lambda
    return found


class Function:
    """A procedure for arguments of certain types; its free variables come first among them."""

    __slots__ = ("body", "calls", "goes_round", "lam", "looks", "name", "on_the_stack", "parameters", "program", "result", "scope", "text", "types", "unit")

    def __init__(
        self, program: Program, name: str, parameters: tuple[Variable, ...], lam: Lambda, types: tuple[Type, ...],
        scope: dict[Variable, Any], unit: Any,
    ) -> None:  # fmt: skip
        self.program = program
        self.name = name
        self.parameters = parameters
        self.lam = lam
        self.body = lam.body
        self.types = types
        self.scope = scope  # local procedures it can see
        self.unit = unit  # that compiles what is left to do of it
        self.result: Type | None = None  # not known yet
        self.calls: set[Function] = set()
        self.on_the_stack = False  # is it recursive?
        self.goes_round = False  # does it call itself last?
        self.looks = False  # may others do something while it runs?
        self.text = ""

    @property
    def llvm_result(self) -> str:
        """The LLVM type of what it returns: its result, and whether it came to an end (see `lower.leaving`)."""
        if self.program.again:
            return "void" if self.result in (None, VOID) else self.result.returned
        return "i32" if self.result in (None, VOID) else f"{{{self.result.returned}, i32}}"

    def with_status(self, status: int) -> str:
        """A constant of that type without a result."""
        if self.result in (None, VOID):
            return str(status)
        return f"{{{self.result.returned} undef, i32 {status}}}"

    @property
    def inlined_into_itself(self) -> bool:
        """Is it worth while to write the body in the place of its calls of itself?"""
        return self.program.again and self.calls == {self}

    def reaches(self, other: Function) -> bool:
        """Does it, by way of others perhaps, call `other`?"""
        seen: set[Function] = set()
        todo = [self]
        while todo:
            for f in todo.pop().calls - seen:
                if f is other:
                    return True
                seen.add(f)
                todo.append(f)
        return False


class Program:
    """All functions that a procedure needs, and what their code rests on."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.functions: dict[Any, Function] = {}
        self.declarations: dict[str, str] = {}
        self.reasons: list[str] = []  # why the interpreter must do it again, by number
        self.exits: list[Exit] = []  # where it can go on
        self.objects: list[Any] = []  # constants that are no numbers
        self.wide: dict[Variable, Type] = {}  # of variables that are assigned values of several types
        self.rests_on: dict[Binding, Any] = {}  # the values that global variables have
        self.closing = Closing(self.rests_on)
        self.lambdas: dict[Any, Lambda] = {}
        self.closures: dict[int, Lambda] = {}  # by the procedure, which `rests_on` holds
        self.lambda_units: dict[Any, Any] = {}  # that compile what procedures of global variables leave to do
        self.inner: dict[int, Lambda] = {}  # the lambdas of whole loops over arrays, by the ids of those that were expanded
        self.left: dict[tuple[str, int, int], Left] = {}  # what is left to do, by how and where it is left, and of which body
        self.again = False  # is it left by doing the whole call again?
        self.stores = False  # does it write to arrays?
        self.tail_calls = False  # does a function end with a call of another one?
        self.numbers = count(1000)  # of metadata

    # -- functions

    def entry(self, lam: Lambda, types: tuple[Type, ...], unit: Any) -> Function:
        """The function of a whole procedure, simplified, for arguments of these types, with all it calls written."""
        lam = self.lambdas[id(lam.origin)] = self.closed(lam)
        made = self.function(lam.origin, lam, types, unit)
        self._settle()
        if not self.stores and any(f.on_the_stack for f in self.functions.values()):
            self.again = True
            self._settle()
        if made.result is None:
            raise Declined("with such arguments it comes to no value", lam.position)
        return made

    def _settle(self) -> None:
        """Write all functions until nothing new is known of them."""
        for _ in range(ROUNDS):
            before = self._known()
            self.exits = []
            self._write()
            for f in self.functions.values():
                f.on_the_stack = f.reaches(f)
            if before == self._known():
                return
        raise Declined("it takes too long to find the types of what it gives")

    def _known(self) -> list[Any]:
        return [dict(self.wide), len(self.closing.types), self.tail_calls, *((f.result, f.on_the_stack, f.goes_round, f.looks) for f in self.functions.values())]

    def widen(self, variable: Variable, kind: Type) -> None:
        """A variable is assigned a value of that type, too."""
        self.wide[variable] = either(self.wide.get(variable, kind), kind)

    def _write(self) -> None:
        from .lower.calls import Writer

        done = 0
        while done < len(self.functions):  # writing one may ask for more
            f = list(self.functions.values())[done]
            Writer(self, f).write()
            done += 1

    def _plain(self, lam: Lambda) -> Lambda:
        if lam.optional or lam.rest is not None:
            raise Declined("it takes optional arguments", lam.position)
        key = id(lam.origin)
        if key not in self.lambdas:
            self.lambdas[key] = self.closed(simplified(lam.origin))
        return self.lambdas[key]

    def closed(self, lam: Lambda) -> Lambda:
        """A lambda whose references to globals that hold numbers or arrays are to variables of the program."""
        made = self.closing.closed(lam)
        assert made.__class__ is Lambda
        return made

    def _closed(self, value: Any, lam: Lambda, name: str, position: int) -> Lambda:
        """The lambda of the procedure `value`; of a closure, with the numbers that it has closed over as constants."""
        if not value.__code__.co_freevars:
            return self._plain(lam)
        found = self.closures.get(id(value))
        if found is None:
            found = self.closed(simplified(with_its_constants(value, lam.origin, name, position)))
            found.origin = found  # another closure of the same lambda has other numbers
            self.closures[id(value)] = found
        return found

    def function(
        self, key: Any, lam: Lambda, types: tuple[Type, ...], unit: Any,
        free: tuple[Variable, ...] = (), scope: dict[Variable, Any] | None = None,
    ) -> Function:  # fmt: skip
        """The function of `lam` for arguments of these types, written or to be written."""
        found = self.functions.get((key, types))
        if found is None:
            if len(self.functions) >= MOST_FUNCTIONS:
                raise Declined("it calls too many procedures", lam.position)
            name = f"{self.prefix}.{len(self.functions)}"
            found = Function(self, name, (*free, *lam.required), lam, types, scope or {}, unit)
            self.functions[key, types] = found
        return found

    def exit(self, made: Exit) -> int:
        """The number of a new exit."""
        self.exits.append(made)
        return len(self.exits) - 1

    # -- globals

    def global_function(self, binding: Binding, types: tuple[Type, ...], position: int) -> Function:
        """The function of the procedure that a global variable holds."""
        lam = self.rest_on(binding, len(types), position)
        return self.function(lam.origin, lam, types, self.lambda_units[id(lam.origin)])

    def procedure(self, callee: Callee) -> Lambda:
        """The lambda of a procedure that is a value."""
        lam = callee.lam
        assert lam is not None
        self.lambda_units[id(lam)] = callee.unit
        if id(lam) not in self.lambdas:
            self.lambdas[id(lam)] = self.closed(prepared(lam))  # type: ignore[arg-type]
        return self.lambdas[id(lam)]

    def rest_on(self, binding: Binding, count: int, position: int) -> Lambda:
        """The lambda of the procedure of `count` arguments that a global variable holds; the program rests on that."""
        value = binding.library.globals.get(binding.key)
        info = CODES.get(id(getattr(value, "__code__", None)))
        if binding.assigned:
            raise Declined(f"it calls {binding.name}, which is assigned to", position)
        if info is None:
            raise Declined(f"{binding.name} is no procedure that can be native", position)
        lam = self._closed(value, info.lam, str(binding.name), position)
        if len(lam.required) != count:
            raise Declined(f"{binding.name} is called with {count} arguments", position)
        self.rests_on[binding] = value
        self.lambda_units[id(lam.origin)] = info.unit
        return lam

    def leaf(self, x: Call) -> Lambda | None:
        """The procedure that is called, if it is so small, and only computes, that its body may stand in the place of the call."""
        binding = x.fn.binding if x.fn.__class__ is Global else None
        if binding is None or binding.primitive is not None or binding.assigned:
            return None
        info = CODES.get(id(getattr(binding.library.globals.get(binding.key), "__code__", None)))
        if info is None or info.lam.optional or info.lam.rest is not None or len(info.lam.required) != len(x.args):
            return None
        value = binding.library.globals[binding.key]
        try:
            lam = self._closed(value, info.lam, str(binding.name), x.position)
        except Declined:
            return None
        return lam if is_leaf(lam) else None

    def global_value(self, binding: Binding, position: int) -> Any:
        """The value of a global variable that is a number, or a procedure, as it is now."""
        value = binding.library.globals.get(binding.key)
        kind = None if value is None else type_of(value)
        if binding.assigned:
            raise Declined(f"it uses {binding.name}, which is assigned to", position)
        if kind is None or kind.rank or kind.captured:
            raise Declined(f"the value of {binding.name} is not a number", position)
        self.rests_on[binding] = value
        return value

    @property
    def convention(self) -> str:
        """How its functions are called: tail calls in constant space need that the callee takes its arguments from the stack, which costs an instruction a call."""
        return "tailcc" if self.tail_calls else "fastcc"

    @property
    def units(self) -> set[Any]:
        """The units of the procedures written into it."""
        return {*self.lambda_units.values(), *(f.unit for f in self.functions.values())}

    def outdated(self) -> bool:
        """Has something that it rests on changed since it was written?"""
        if any(unit.outdated for unit in self.units):
            return True
        return any(b.assigned or b.library.globals.get(b.key) is not value for b, value in self.rests_on.items())

    # -- what the module needs

    def declare(self, name: str, declaration: str) -> str:
        """Have `declaration` in the module; gives `name`."""
        self.declarations[name] = declaration
        return name

    def object(self, x: Any) -> str:
        """What a constant that is no number is called in IR. It is held by whoever has the code."""
        number = next((i for i, known in enumerate(self.objects) if known is x), None)
        if number is None:
            number = len(self.objects)
            self.objects.append(x)
        return f"@{self.declare(f'{CONSTANT}{number}', f'@{CONSTANT}{number} = external global i8')}"

    def stack_pointer(self) -> str:
        """The instruction that reads the stack pointer."""
        read = "llvm.read_register.i64"
        return f"call i64 @{self.declare(read, f'declare i64 @{read}(metadata)')}(metadata !98)"

    def reason(self, text: str) -> int:
        """The number of a reason for leaving native code; 1 is the first."""
        if text not in self.reasons:
            self.reasons.append(text)
        return self.reasons.index(text) + 1

    def text(self) -> str:
        """The IR of all functions."""
        return "\n".join([once("\n".join(self.declarations.values())), *(f.text for f in self.functions.values())])


def once(text: str) -> str:
    """IR in which no function is declared twice: several of our own functions need the same of LLVM's."""
    seen: set[str] = set()
    lines = []
    for line in text.splitlines():
        if line.startswith("declare"):
            name = line[line.index("@") :].partition("(")[0]
            if name in seen:
                continue
            seen.add(name)
        lines.append(line)
    return "\n".join(lines)


MOST_NODES = 40
"""A procedure is written in the place of its calls if it has no more nodes."""


def is_leaf(lam: Lambda) -> bool:
    """Is it small, and made of operations that only compute?"""
    nodes = list(islice(walk(lam.body), MOST_NODES + 1))
    return len(nodes) <= MOST_NODES and not any(v.assigned for v in lam.required) and all(map(_only_computes, nodes))


def _only_computes(x: Core) -> bool:
    if x.__class__ is Call:
        name = x.fn.binding.primitive if x.fn.__class__ is Global and not x.fn.binding.assigned else None
        return name is not None and not acts(name)
    return x.__class__ in (Const, Local, Global, If, Save)


def saved(x: Core) -> Core:
    """`x` where an operand is saved in a variable if a later one may change what it would be, evaluated once more."""
    x = x.rebuild(saved)
    if x.__class__ is not Call:
        return x
    operands = [x.fn, *x.args]
    last = max((i for i, e in enumerate(operands) if not pure(e)), default=0)
    changed = list(operands)
    for i, e in enumerate(operands[:last]):
        if i > 0 and not stable(e):
            changed[i] = Save(Variable("t"), e, e.position)
    if all(a is b for a, b in zip(changed, operands, strict=True)):
        return x
    made = Call(changed[0], tuple(changed[1:]), x.position)
    made.original = x.original
    return made

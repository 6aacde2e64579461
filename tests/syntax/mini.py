"""A small evaluator of core, so that what the expander makes can be run by itself.

Escaping continuations only; no tail calls. The real engines have tests of their own.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    FALSE,
    NIL,
    TRUE,
    UNSPECIFIED,
    Boolean,
    Char,
    Keyword,
    MultipleValues,
    Pair,
    String,
    Symbol,
    Vector,
    from_iterable,
    gensym,
    list_to_python,
    symbol,
)  # fmt: skip
from lambit.errors import LispError, Raised, Unbound
from lambit.printer import write
from lambit.reader import read_all
from lambit.source import add_source
from lambit.syntax import Module, expand_top, new_base
from lambit.syntax.core import (
    Binding,
    Call,
    Const,
    Define,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Set,
)

UNSET = object()


def compile_core(x):
    """core -> function of a dict of variables."""
    kind = type(x)
    if kind is Const:
        return lambda e: x.value
    if kind is Local:
        def local(e, v=x.variable):
            while v not in e[0]:
                e = e[1]
            if e[0][v] is UNSET:
                raise LispError(f"used before its definition: {v.name}")
            return e[0][v]
        return local
    if kind is Global:
        def glob(e):
            b = x.via.vars.get(symbol(x.binding.name), x.binding) if x.via else x.binding
            b = b if isinstance(b, Binding) else x.binding
            if b not in b.library.globals:
                raise Unbound(b.name, position=x.position)
            return b.library.globals[b]
        return glob
    if kind is If:
        a, b, c = map(compile_core, (x.test, x.then, x.other))
        return lambda e: c(e) if a(e) is FALSE else b(e)
    if kind is Seq:
        items = [compile_core(i) for i in x.items]
        def seq(e):
            for f in items:
                value = f(e)
            return value
        return seq
    if kind is Call:
        fn, args = compile_core(x.fn), [compile_core(a) for a in x.args]
        def call(e):
            f = fn(e)
            return f(*[a(e) for a in args])
        return call
    if kind in (Let, Letrec):
        inits, body, vs = [compile_core(i) for i in x.inits], compile_core(x.body), x.variables
        def let(e):
            if kind is Let:
                return body(({v: i(e) for v, i in zip(vs, inits)}, e))
            e = (dict.fromkeys(vs, UNSET), e)
            for v, i in zip(vs, inits):
                e[0][v] = i(e)
            return body(e)
        return let
    if kind is Lambda:
        body, n, m = compile_core(x.body), len(x.required), len(x.optional)
        def lam(e):
            def procedure(*args):
                if len(args) < n or (x.rest is None and len(args) > n + m):
                    raise LispError(f"arity: {x.name} got {len(args)}")
                given = list(args[: n + m]) + [ABSENT] * (n + m - len(args))
                frame = dict(zip(x.required + x.optional, given))
                if x.rest is not None:
                    frame[x.rest] = from_iterable(args[n + m :])
                return body((frame, e))
            procedure.__name__ = x.name or "lambda"
            procedure.core = x
            return procedure
        return lam
    if kind in (Set, Define):
        value, target = compile_core(x.value), x.target if kind is Set else x.binding
        def assign(e):
            v = value(e)
            if isinstance(target, Binding):
                if kind is Set and target not in target.library.globals:
                    raise Unbound(target.name)
                target.library.globals[target] = v
                target.defined = True
            else:
                while target not in e[0]:
                    e = e[1]
                e[0][target] = v
            return UNSPECIFIED
        return assign
    assert kind is not Loop
    raise TypeError(x)


class Escape(BaseException):
    pass


def callcc(f):
    escape = Escape()
    def k(*values):
        escape.value = values[0] if len(values) == 1 else MultipleValues(values)
        raise escape
    try:
        return f(k)
    except Escape as caught:
        if caught is escape:
            return caught.value
        raise


def values(*xs):
    return xs[0] if len(xs) == 1 else MultipleValues(xs)


def call_with_values(producer, consumer):
    v = producer()
    return consumer(*v.items) if isinstance(v, MultipleValues) else consumer(v)


def guard(thunk, handler):
    class Again(BaseException):
        pass
    try:
        return thunk()
    except LispError as e:
        try:
            clause = handler(e.payload)
        except Again:
            raise e from None
        if clause is FALSE:
            raise
        return clause()


def guard_else(thunk, handler):
    return guard(thunk, lambda c: lambda: handler(c))


def error(message, *irritants):
    raise LispError(message.text, *irritants)


def raise_(x):
    raise Raised(x)


class Parameter:
    def __init__(self, value, converter=lambda x: x):
        self.converter, self.value = converter, converter(value)

    def __call__(self):
        return self.value


def parameterize(ps, vs, thunk):
    ps = list(ps)
    old = [p.value for p in ps]
    for p, v in zip(ps, [p.converter(v) for p, v in zip(ps, vs)]):
        p.value = v
    try:
        return thunk()
    finally:
        for p, v in zip(ps, old):
            p.value = v


def case_lambda(*fs):
    def call(*args):
        for f in fs:
            if len(args) == len(f.core.required) or (f.core.rest and len(args) > len(f.core.required) - 1):
                return f(*args)
        raise LispError("case-lambda: no clause")
    return call


def wind(before, thunk, after):
    before()
    try:
        return thunk()
    finally:
        after()


class Promise:
    def __init__(self, thunk=None, value=UNSET):
        self.thunk, self.value = thunk, value


def force(p):
    if not isinstance(p, Promise):
        return p
    while p.value is UNSET:
        q = p.thunk()
        if p.value is UNSET:
            p.thunk, p.value = q.thunk, q.value
    return p.value


class Record:
    def __init__(self, type, fields):
        self.type, self.fields = type, fields


def record_constructor(type, names, name):
    def make(*xs):
        if len(xs) != len(names.items):
            raise LispError("arity")
        return Record(type, dict(zip(names.items, xs)))
    return make


def record_accessor(type, field, name):
    def get(r):
        if not isinstance(r, Record) or r.type is not type:
            raise LispError("not a record of this type")
        return r.fields.get(field, FALSE)
    return get


def record_modifier(type, field, name):
    return lambda r, v: r.fields.__setitem__(field, v) or UNSPECIFIED


def keyword_arguments(name, rest, keys, keep, *optional):
    args = list(rest)
    shift = next((i for i, a in enumerate(optional) if isinstance(a, Keyword)), len(optional))
    args = [a for a in optional[shift:] if a is not ABSENT] + args
    optional = [*optional[:shift], *[ABSENT] * (len(optional) - shift)]
    first = next((i for i, a in enumerate(args) if isinstance(a, Keyword)), len(args))
    if first and keep is FALSE:
        raise LispError(f"{name}: arity")
    found = dict(zip(args[first::2], args[first + 1 :: 2]))
    if set(found) - set(keys.items):
        raise LispError(f"{name}: unknown keyword")
    return Vector([found.get(k, ABSENT) for k in keys.items] + [from_iterable(args[:first])] + optional)


def bool_(x):
    return TRUE if x else FALSE


def eqv(a, b):
    if a is b:
        return True
    return type(a) is type(b) and isinstance(a, (int, float)) and a == b


def equal(a, b):
    if isinstance(a, Pair) and isinstance(b, Pair):
        return equal(a.car, b.car) and equal(a.cdr, b.cdr)
    if isinstance(a, Vector) and isinstance(b, Vector):
        return len(a.items) == len(b.items) and all(map(equal, a.items, b.items))
    if isinstance(a, String) and isinstance(b, String):
        return a.text == b.text
    return eqv(a, b)


def member(same, x, xs):
    while xs is not NIL:
        if same(x, xs.car):
            return xs
        xs = xs.cdr
    return FALSE


def assoc(same, x, xs):
    return next((p for p in xs if same(x, p.car)), FALSE)


def append(*ls):
    tail = ls[-1] if ls else NIL
    for each in reversed(ls[:-1]):
        tail = from_iterable(list_to_python(each), tail)
    return tail


def car(p):
    if not isinstance(p, Pair):
        raise LispError(f"car: not a pair: {write(p)}")
    return p.car


def compare(f):
    return lambda *xs: bool_(all(f(a, b) for a, b in zip(xs, xs[1:])))


def difference(a, *xs):
    return a - sum(xs) if xs else -a


def product(*xs):
    r = 1
    for x in xs:
        r *= x
    return r


PRIMITIVES = {
    "+": lambda *a: sum(a), "-": difference, "*": product, "quotient": lambda a, b: a // b,
    "modulo": lambda a, b: a % b, "floor/": lambda a, b: values(*divmod(a, b)),
    "=": compare(lambda a, b: a == b), "<": compare(lambda a, b: a < b), ">": compare(lambda a, b: a > b),
    "<=": compare(lambda a, b: a <= b), ">=": compare(lambda a, b: a >= b), "zero?": lambda x: bool_(x == 0),
    "cons": Pair, "car": car, "cdr": lambda p: p.cdr, "cadr": lambda p: p.cdr.car, "caddr": lambda p: p.cdr.cdr.car,
    "cddr": lambda p: p.cdr.cdr, "list": lambda *a: from_iterable(a), "append": append,
    "null?": lambda x: bool_(x is NIL), "pair?": lambda x: bool_(isinstance(x, Pair)), "not": lambda x: bool_(x is FALSE),
    "symbol?": lambda x: bool_(isinstance(x, Symbol)), "procedure?": lambda x: bool_(callable(x)),
    "eq?": lambda a, b: bool_(a is b), "eqv?": lambda a, b: bool_(eqv(a, b)), "equal?": lambda a, b: bool_(equal(a, b)),
    "memv": lambda x, xs: member(eqv, x, xs), "memq": lambda x, xs: member(eqv, x, xs),
    "assv": lambda x, xs: assoc(eqv, x, xs), "assq": lambda x, xs: assoc(eqv, x, xs),
    "vector": lambda *a: Vector(list(a)), "vector-ref": lambda v, i: v.items[i], "list->vector": lambda l: Vector(list(l)),
    "vector->list": lambda v: from_iterable(v.items), "vector-set!": lambda v, i, x: v.items.__setitem__(i, x) or UNSPECIFIED,
    "map": lambda f, *ls: from_iterable([f(*xs) for xs in zip(*map(list, ls))]), "length": lambda l: len(list(l)),
    "for-each": lambda f, l: [f(x) for x in l] and UNSPECIFIED, "reverse": lambda l: from_iterable(list(l)[::-1]),
    "apply": lambda f, *a: f(*a[:-1], *a[-1]), "values": values, "call-with-values": call_with_values,
    "call/cc": callcc, "call-with-current-continuation": callcc, "dynamic-wind": wind, "error": error, "raise": raise_,
    "error-object-message": lambda e: String(e.message), "string-append": lambda *s: String("".join(x.text for x in s)),
    "symbol->string": lambda s: String(s.name), "gensym": gensym, "even?": lambda n: bool_(n % 2 == 0), "odd?": lambda n: bool_(n % 2),
    "make-parameter": Parameter, "force": force, "make-promise": lambda x: x if isinstance(x, Promise) else Promise(None, x),
    "%make-lazy": lambda t: Promise(t), "%make-eager": lambda v: Promise(None, v),
    "%guard": guard, "%guard-else": guard_else, "%parameterize": parameterize, "%case-lambda": case_lambda,
    "%keyword-arguments": keyword_arguments, "%make-record-type": lambda n, f: Pair(n, f),
    "%record-constructor": record_constructor, "%record-accessor": record_accessor, "%record-modifier": record_modifier,
    "%record-predicate": lambda t, name: lambda r: bool_(isinstance(r, Record) and r.type is t),
    "boolean?": lambda x: bool_(isinstance(x, Boolean)), "char?": lambda x: bool_(isinstance(x, Char)),
    "list?": lambda x: bool_(list_to_python(x) is not None), "number?": lambda x: bool_(isinstance(x, (int, float))),
}  # fmt: skip


def base():
    """A base module with the primitives above."""
    module = new_base()
    for name, f in PRIMITIVES.items():
        binding = module.own(name)
        binding.defined = True
        module.bind(name, binding)
        module.globals[binding] = f
    hook(module)
    return module


def hook(module):
    module.evaluate = evaluate
    module.call = lambda f, *args: f(*args)
    return module


def user(of=None, *, interactive=True):
    """A fresh module that sees all of the base."""
    of = of or base()
    module = hook(Module("user", of, interactive=interactive))
    module.missing = lambda i: of.vars.get(i) if not i.name.startswith("%") else None
    return module


def evaluate(core):
    return compile_core(core)(None)


def run(text, module=None, name="test"):
    """The value of the last form of `text`."""
    module = module or user()
    value = UNSPECIFIED
    for form in read_all(text, add_source(name, text)):
        for core in expand_top(form, module):
            value = evaluate(core)
    return value


def shown(text, module=None):
    """The same, as `write` shows it."""
    return write(run(text, module))

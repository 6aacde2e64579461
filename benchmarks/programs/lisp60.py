from cells import Pair, from_list

N = 15


class Symbol:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name


TABLE = {}


def intern(name):
    return TABLE.setdefault(name, Symbol(name))


def data(x):
    """Nested Python lists as linked lists; strings are symbols."""
    if isinstance(x, list):
        return from_list([data(y) for y in x])
    return intern(x) if isinstance(x, str) else x


QUOTE, IF, LAMBDA, LABEL, CLOSURE = map(intern, ["quote", "if", "lambda", "label", "closure"])


def assq(key, env):
    while env is not None:
        if env.car.car is key:
            return env.car
        env = env.cdr
    return False


def evaluate(e, env):
    while True:
        if e.__class__ is Symbol:
            return assq(e, env).cdr
        if e.__class__ is not Pair:
            return e
        head = e.car
        if head is QUOTE:
            return e.cdr.car
        if head is IF:
            if evaluate(e.cdr.car, env) is not False:
                e = e.cdr.cdr.car
            else:
                e = e.cdr.cdr.cdr.car
            continue
        if head is LAMBDA:
            return Pair(CLOSURE, Pair(e.cdr.car, Pair(e.cdr.cdr.car, Pair(env, None))))
        if head is LABEL:
            cell = Pair(e.cdr.car, False)
            cell.cdr = f = evaluate(e.cdr.cdr.car, Pair(cell, env))
            return f
        f = evaluate(head, env)
        args = evaluate_list(e.cdr, env)
        if f.__class__ is not Pair:
            return f(args.car, args.cdr.car)
        e, env = f.cdr.cdr.car, bind(f.cdr.car, args, f.cdr.cdr.cdr.car)


def evaluate_list(es, env):
    if es is None:
        return None
    return Pair(evaluate(es.car, env), evaluate_list(es.cdr, env))


def bind(names, values, env):
    if names is None:
        return env
    return Pair(Pair(names.car, values.car), bind(names.cdr, values.cdr, env))


def primitives():
    return from_list([
        Pair(intern("+"), lambda a, b: a + b),
        Pair(intern("-"), lambda a, b: a - b),
        Pair(intern("<"), lambda a, b: a < b),
    ])


FIB = ["if", ["<", "n", 2], "n", ["+", ["fib", ["-", "n", 1]], ["fib", ["-", "n", 2]]]]
PROGRAM = data([["label", "fib", ["lambda", ["n"], FIB]], "n"])


def main(n):
    return evaluate(PROGRAM, Pair(Pair(intern("n"), n), primitives()))

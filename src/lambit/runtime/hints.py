"""Remedies: what to try when a name is unknown.

Two sources: names that are nearly the one written, and the habits of other
languages, each with its word in this one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# name in another language -> what to write here
HABITS: dict[str, str] = {
    "nil": "'() for the empty list, #f for false; (import (lambit classic)) has nil",
    "t": "#t for true; (import (lambit classic)) has t",
    "T": "#t",
    "true": "#t",
    "false": "#f",
    "True": "#t",
    "False": "#f",
    "None": "#f or '(); a Python None arrives as the unspecified value",
    "undefined": "'() or #f",
    "self": "the object as an ordinary parameter",
    "def": "(define name value) or (define (name arg ...) body)",
    "defn": "(define (name arg ...) body)",
    "de": "(define (name arg ...) body)",
    "fun": "(lambda (arg ...) body)",
    "fn": "(lambda (arg ...) body)",
    "function": "(lambda (arg ...) body), or just the name: one namespace holds values and procedures",
    "func": "(define (name arg ...) body)",
    "funcall": "(f x ...): a procedure is called by its name",
    "defvar": "(define name value)",
    "defparameter": "(define name value), or make-parameter for dynamic binding",
    "defconstant": "(define name value)",
    "defstruct": "(define-record-type name (constructor field ...) predicate (field accessor) ...)",
    "defclass": "define-record-type",
    "class": "define-record-type",
    "setf": "(set! name value), or set-car!, vector-set!, hash-table-set!",
    "set": "(set! name value)",
    "setq!": "(set! name value)",
    "var": "(define name value)",
    "const": "(define name value)",
    "println": "(display x) and then (newline)",
    "printf": "(display x)",
    "puts": "(display x) and then (newline)",
    "echo": "(display x)",
    "console.log": "(display x)",
    "format": "(import (srfi 28)) brings it; or display, or string-append and number->string",
    "len": "length, string-length, vector-length or hash-table-size",
    "size": "length, string-length, vector-length or hash-table-size",
    "return": "no return: a procedure's value is that of its last expression; (call/cc (lambda (return) ...)) to leave early",
    "break": "leave a loop by not going round again, or with call/cc",
    "continue": "call the named let again",
    "while": "(do ((i 0 (+ i 1))) ((= i n)) body) or (let loop ((i 0)) ...)",
    "for": "(for-each (lambda (x) ...) xs) or (do ((i 0 (+ i 1))) ((= i n)) ...)",
    "foreach": "(for-each (lambda (x) ...) xs)",
    "dotimes": "(do ((i 0 (+ i 1))) ((= i n)) body)",
    "dolist": "(for-each (lambda (x) ...) xs)",
    "loop": "(let loop ((i 0)) ...)",
    "elif": "(cond (test value) (test value) (else value))",
    "elseif": "(cond (test value) (test value) (else value))",
    "elsif": "(cond (test value) (test value) (else value))",
    "then": "(if test then other), without a word between",
    "switch": "(case x ((1 2) value) (else value))",
    "match": "case or cond",
    "try": "(guard (e (#t handler)) body)",
    "catch": "(guard (e (#t handler)) body)",
    "except": "(guard (e (#t handler)) body)",
    "finally": "(dynamic-wind before thunk after)",
    "throw": "raise or error",
    "require": "(import (library name))",
    "use": "(import (library name))",
    "include-file": '(include "file") or (load "file")',
    "from": "(import (library name))",
    "call-cc": "call/cc",
    "callcc": "call/cc",
    "call-with-cc": "call/cc",
    "==": "= for numbers, equal? for anything",
    "===": "eq?",
    "!=": "(not (= a b)) for numbers, (not (equal? a b)) for anything",
    "/=": "(not (= a b))",
    "<>": "(not (= a b))",
    "&&": "and",
    "||": "or",
    "!": "not",
    "~": "not, or bitwise-not",
    "**": "(expt x n)",
    "pow": "(expt x n)",
    "^": "(expt x n)",
    "%": "modulo or remainder",
    "mod": "modulo",
    "rem": "remainder",
    "div": "quotient",
    "//": "quotient or floor/",
    "++": "(set! i (+ i 1)), or string-append, append",
    "+=": "(set! x (+ x n))",
    "--": "(set! i (- i 1))",
    "is": "eq?",
    "isinstance": "a predicate such as string? or pair?",
    "in": "memv, member or hash-table-contains?",
    "str": "number->string, or string-append",
    "int": "(exact (truncate x)) or string->number",
    "float": "(inexact x) or string->number",
    "rest": "cdr",
    "head": "car",
    "tail": "cdr",
    "nth": "(list-ref xs k)",
    "concat": "append or string-append",
    "str-concat": "string-append",
    "push": "(cons x xs)",
    "dict": "make-hash-table",
    "lambda*": "lambda: it takes &optional and &key",
    "pass": "(if #f #f), or nothing",
    "input": "(read-line)",
    "reduce-left": "fold",
    "foldl": "fold",
    "foldr": "fold-right",
    "argv": "(command-line)",
    "sys.argv": "(command-line)",
    "log10": "(log x 10)",
    "ln": "(log x)",
    "shannon-entropy": "(entropy p)",
    "kl": "(kl-divergence p q)",
    "conditional-mutual-information": "(mutual-information d 'x 'y :given 'z)",
    "cmi": "(mutual-information d 'x 'y :given 'z)",
    "binary-entropy": "(entropy (bernoulli p))",
    "max-entropy": "hartley-entropy; maximum-entropy is the distribution of greatest entropy",
    "hartley": "hartley-entropy",
    "kullback-leibler-divergence": "kl-divergence",
    "kullback-leibler": "kl-divergence",
    "information-divergence": "kl-divergence",
    "chi-squared": "chi-squared-divergence",
    "active-information-storage": "active-information",
    "conditional-transfer-entropy": "(transfer-entropy x y :given (list z))",
    "effective-transfer-entropy": "(estimate-ref (transfer-entropy x y :permutations 100) 'effective)",
    "common-information": "gacs-korner-information or wyner-information",
    "unique-information": "(partial-information d 'target :measure 'broja)",
    "partial-information-decomposition": "(partial-information d 'target)",
    "pid": "(partial-information d 'target)",
    "generalized-iterative-scaling": "iterative-scaling",
    "permutation-test": "(estimate-mutual-information s :permutations 1000): its part p-value",
    "nsb": "(estimate-entropy s :estimator 'nsb :alphabet k)",
    "chao-shen": "(estimate-entropy s :estimator 'chao-shen)",
    "miller-madow": "(estimate-entropy s :estimator 'miller-madow)",
    "grassberger": "(estimate-entropy s :estimator 'grassberger)",
    "james-stein": "(estimate-entropy s :estimator 'james-stein :alphabet k)",
    "jackknife": "(estimate-entropy s :estimator 'jackknife)",
    "best-upper-bound": "(estimate-entropy s :estimator 'best-upper-bound :alphabet k)",
    "kozachenko-leonenko": "(differential-entropy xs)",
    "ksg": "(continuous-mutual-information xs ys)",
    "gaussian-copula": "(continuous-mutual-information xs ys :estimator 'gaussian-copula)",
    "ross": "(continuous-mutual-information xs labels :estimator 'ross)",
    "lz76": "(lempel-ziv-complexity xs)",
    "lz78": "(lempel-ziv-complexity xs :parsing 78)",
    "mi": "(mutual-information d)",
}


def for_name(name: str, known: Iterable[str]) -> str | None:
    """What to try instead of the unknown `name`; None if nothing comes to mind."""
    names = known if isinstance(known, (set, frozenset)) else set(known)
    if name in HABITS:
        return HABITS[name]
    found = nearest(name, names)
    return _either(found) if found else None


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Up to `count` of the names that a slip of the hand turns into `name`, nearest first."""
    limit = max(1, min(3, len(name) // 3))
    plain = _plain(name)
    ranked = []
    for each in known:
        if each.startswith("%") or abs(len(each) - len(name)) > limit + 1 or len(name) < 2:
            continue
        cost = distance(plain, _plain(each), limit)
        if cost <= limit and each != name:
            # equal cost: what begins alike comes first, then the shorter, then the alphabet
            ranked.append((cost, each[:1] != name[:1], abs(len(each) - len(name)), each))
    best = min((r[0] for r in ranked), default=0)
    return [each for cost, *_, each in sorted(ranked) if cost <= best + (best > 0)][:count]


def _plain(name: str) -> str:
    """`name` as the other habits would spell it: stringAppend, string_append -> string-append."""
    spelled = []
    for i, c in enumerate(name):
        if c.isupper() and i and name[i - 1].islower():
            spelled.append("-")
        spelled.append(c.lower() if c != "_" else "-")
    return "".join(spelled)


def distance(a: str, b: str, limit: int) -> int:
    """How many letters to insert, delete, replace or swap to turn `a` into `b`; past `limit`, more than it."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        two_before, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"

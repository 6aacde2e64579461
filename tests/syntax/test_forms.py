"""The forms one by one, through the small evaluator; and what they say when they are wrong."""

from __future__ import annotations

import pytest
from mini import run, shown, user

from lambit.data import Symbol, symbol
from lambit.errors import FormError, LimitExceeded, LispError
from lambit.reader import read_all
from lambit.source import OFFSET_MASK, add_source, line_column, use_site
from lambit.syntax import expand_top
from lambit.syntax.core import Call, Define, Global, If, Lambda, Letrec, Local, walk

VALUES = """\
((lambda (a &optional (b (+ a 1)) (c (* b 2))) (list a b c)) 1)  ==> (1 2 4)
((lambda (a &optional (b 5 b?)) (list a b b?)) 1)  ==> (1 5 #f)
((lambda (a &optional (b 5 b?)) (list a b b?)) 1 2)  ==> (1 2 #t)
((lambda (a &optional b . r) (list a b r)) 1 2 3 4)  ==> (1 2 (3 4))
((lambda (a &key (base 2) (shift a)) (list a base shift)) 1 :shift 9)  ==> (1 2 9)
((lambda (&rest r &key k) (list r k)) 1 2 :k 3)  ==> ((1 2) 3)
((lambda (&optional (x 1) &rest r &key (y x)) (list x r y)) 7 8 :y 3)  ==> (7 (8) 3)
((lambda (a &optional (b 5 b?) (c b) &key k) (list a b b? c k)) 1 :k 3)  ==> (1 5 #f 5 3)
((lambda (a &optional (b 5 b?) (c b) &key k) (list a b b? c k)) 1 2 :k 3)  ==> (1 2 #t 2 3)
((lambda (a &optional (b 5 b?) (c b) &key k) (list a b b? c k)) 1 2 4 :k 3)  ==> (1 2 #t 4 3)
((lambda (a &optional b c &rest r &key k) (list a b c r k)) 1 :k 3)  ==> (1 #f #f () 3)
((lambda (&key (a 1) (b (+ a 1))) (list a b)) :a 5)  ==> (5 6)
((lambda (&rest r) r) 1 2)  ==> (1 2)
((named-lambda (f x . r) (list x r)) 1 2)  ==> (1 (2))
(let ((x 'outer)) ((lambda (&optional (y x) (x 'inner)) (list y x))))  ==> (outer inner)
(define ((add n) m) (+ n m)) ((add 1) 2)  ==> 3
(define x) 5  ==> 5
(define (f) "doc" (define a 1) (define (g) (* a 2)) (set! a 5) (g)) (f)  ==> 10
(define (f) "just a value") (f)  ==> "just a value"
(let () (define-values (a b . c) (values 1 2 3 4)) (list a b c))  ==> (1 2 (3 4))
(define-values all (values 1 2)) all  ==> (1 2)
(define-values (a) 1) a  ==> 1
(let () (define a 1) (set! a 2) (define b a) (list a b))  ==> (2 2)
(let () (define (ev? n) (if (= n 0) #t (od? (- n 1)))) (define (od? n) (if (= n 0) #f (ev? (- n 1)))) (ev? 10))  ==> #t
(let () (begin (define a 1) (begin (define b 2))) (begin) (+ a b))  ==> 3
(let () (define-record-type p (mk a) p? (a get set)) (define x (mk 1)) (set x 2) (get x))  ==> 2
(define-record-type p #f p?) (p? 1)  ==> #f
(define-record-type p mk p? (a get-a) (b get-b)) (get-b (mk 1 2))  ==> 2
(define-record-type (p) (mk) #f) (p? 1)  ==> error
`(1 . ,(+ 1 1))  ==> (1 . 2)
`(1 unquote (+ 1 1))  ==> (1 . 2)
`(,@'(1 2) ,@'(3) . 4)  ==> (1 2 3 . 4)
`((foo ,(- 10 3)) ,@(cdr '(c)) . ,(car '(cons)))  ==> ((foo 7) . cons)
`#(10 5 ,(+ 1 1) ,@(map (lambda (x) (* x x)) '(4 3)) 8)  ==> #(10 5 2 16 9 8)
`(a `(b ,(foo ,(+ 1 3) d) e) f)  ==> (a `(b ,(foo 4 d) e) f)
(let ((n1 'x) (n2 'y)) `(a `(b ,,n1 ,',n2 d) e))  ==> (a `(b ,x ,'y d) e)
`(1 ```,,@,,@(list (+ 1 2)) 4)  ==> (1 ```,,@,3 4)
`,@(list 1)  ==> error
`(1 2 3)  ==> (1 2 3)
`,(+ 1 2)  ==> 3
`()  ==> ()
`#(1 #(,(+ 1 1)))  ==> #(1 #(2))
'#0=(a . #0#)  ==> #0=(a . #0#)
#(a b (c))  ==> #(a b (c))
:key  ==> :key
(begin (define y 1) (define z (+ y 1))) z  ==> 2
(fluid-let () 1)  ==> 1
(define d 0) (define (show) d) (list (fluid-let ((d 1)) (show)) (show))  ==> (1 0)
(receive (a . r) (values 1 2 3) (list a r))  ==> (1 (2 3))
(car (force (cdr (cons-stream 1 (cons-stream 2 '())))))  ==> 2
(assert (= 1 1)) 'fine  ==> fine
(assert (= 1 2))  ==> error
((label f (lambda (n) (if (= n 0) 1 (* n (f (- n 1)))))) 5)  ==> 120
(defun f (x &optional (y 1)) (+ x y)) (f 1)  ==> 2
(progn 1 2)  ==> 2
(setq a 1 b (+ a 1)) (list a (setq b 5) b)  ==> (1 5 5)
(cond-expand (nothing 1) ((and r7rs (not nothing)) 2) (else 3))  ==> 2
(cond-expand ((library (no such)) 1) (else 2))  ==> 2
(let () (cond-expand (r7rs (define a 1))) a)  ==> 1
(let-syntax () 5)  ==> 5
(define-syntax ten "Ten." (syntax-rules () ((_) 10))) (ten)  ==> 10
(define-syntax v (syntax-rules () ((_ #(a b ...) ...) '((a b ...) ...)))) (v #(1 2 3) #(4))  ==> ((1 2 3) (4))
(define-syntax v (syntax-rules () ((_ a ...) #(a ... end)))) (v 1 2)  ==> #(1 2 end)
(define-syntax t (syntax-rules () ((_ a ... b) '(b a ...)))) (t 1 2 3)  ==> (3 1 2)
(define-syntax t (syntax-rules () ((_ a ... b . c) '(c b a ...)))) (t 1 2 . 3)  ==> (3 2 1)
(define-syntax t (syntax-rules () ((_ (a b ...) ...) '(b ... ...)))) (t (1 2 3) (4) (5 6))  ==> (2 3 6)
(define-syntax t (syntax-rules () ((_ (a b ...) ...) '((a (b a) ...) ...)))) (t (1 2 3) (4))  ==> ((1 (2 1) (3 1)) (4))
(define-syntax t (syntax-rules () ((_ . args) 'args))) (t 1 . 2)  ==> (1 . 2)
(define-syntax t (syntax-rules () ((_ "x" 1 #\\c a) 'a))) (t "x" 1 #\\c y)  ==> y
(define-syntax t (syntax-rules () ((_ 1) 'one) ((_ x) 'other))) (t 1.0)  ==> other
(define-syntax t (syntax-rules () ((_ ((a b) ...) ...) '((a ... b ...) ...)))) (t ((1 2) (3 4)) ())  ==> ((1 3 2 4) ())
(define-syntax t (syntax-rules () ((_ a b ...) '(... (a b ...))))) (t 1 2)  ==> error
(define-syntax t (syntax-rules () ((_ a) '((... ...) a)))) (t 1)  ==> (... 1)
(define-syntax t (syntax-rules () ((_ (a ...) (b ...)) '((a b) ...)))) (t (1 2) (3))  ==> error
(define-syntax t (syntax-rules () ((_ _ _ a) 'a))) (t 1 2 3)  ==> 3
(define-syntax t (syntax-rules () ((_ ((a ...) ...)) '((x a ...) ...)))) (t ((1 2) () (3)))  ==> ((x 1 2) (x) (x 3))
"""


@pytest.mark.parametrize("line", VALUES.splitlines(), ids=lambda line: line[:50])
def test_values(line):
    program, expected = line.replace("\\\\", "\\").split("  ==> ")
    if expected == "error":
        with pytest.raises(LispError):
            run(program)
    else:
        assert shown(program) == expected


# program, words of the message in order, the text that the error points to
ERRORS = [
    ("(+ 1 (if))", "if: something is missing (if test then [else])", "(if))"),
    ("(if 1 2 3 4)", "if: too many parts", "(if"),
    ("(quote 1 2)", "quote: too many", "(quote"),
    ("(let ((x)) 1)", "let: no value for x", "(x)"),
    ("(let ((x 1) (y 2 3)) 1)", "more than one value for y", "(y 2 3)"),
    ("(let (x 1) 2)", "x stands where a binding should", "(x 1)"),
    ("(let ((x 1) (x 2)) 1)", "two variables are called x", "((x 1)"),
    ("(let x)", "let: no list of bindings", "(let x)"),
    ("(let ((x 1)))", "let: the body has no expression", "(let"),
    ("(let () (define x 1))", "let: the body ends with a definition", "(let"),
    ("(lambda (x y x) 1)", "two parameters are called x", "x) 1"),
    ("(lambda (x 1) 1)", "a parameter is not a name", "1) 1"),
    ("(lambda)", "lambda: something is missing", "(lambda"),
    ("(if (define x 1) 2)", "define: a definition stands where an expression should", "(define x"),
    ("(list (define-syntax a b))", "define-syntax: a definition", "(define-syntax"),
    ("(define f 1 2)", "f gets more than one value (define (f parameter ...) body ...)", "(define f"),
    ("(define 5 1)", "define: no name", "5 1"),
    ("(cond (else 1) (2 3))", "else is not the last clause", "(else 1)"),
    ("(cond 5)", "cond: a clause is a list", "5)"),
    ("(case 1 (2 3))", "the data of a clause are a list", "(2 3)"),
    ("(else 1)", "else: only stands in cond", "(else"),
    ("(list else)", "else is a keyword", "else)"),
    ("(list if)", "if is a keyword, not a variable (if test then [else])", "if)"),
    ("(set! if 1)", "if is a keyword", "if 1"),
    ("(set! 5 1)", "only a variable can be assigned", "5 1"),
    ("(list ())", "() is no expression '()", "())"),
    ("(+ 1 . 2)", "a call is a list without a dot", "(+"),
    ("(begin 1 . 2)", "begin: a dot", "(begin"),
    ("(list (begin))", "begin: no expression", "(begin)"),
    ("(let () (define x 1) (define x 2) x)", "duplicate definition of x", "(define x 2)"),
    ("(let () (when #t 1) (define (when x) x) (when 1))", "when is defined after it was used as a keyword", "(define (when"),
    ("(define-syntax m 5)", "m needs a transformer", "5)"),
    ("(define-syntax m car)", "car is no keyword", "car)"),
    ("(define-syntax m (syntax-rules))", "syntax-rules: something is missing", "(syntax-rules"),
    ("(define-syntax m (syntax-rules () ((_ x ... y ...) 1)))", "two ellipses", "y ..."),
    ("(define-syntax m (syntax-rules () ((_ x x) 1)))", "x stands twice", "x) 1"),
    ("(define-syntax m (syntax-rules () ((_ x ...) x)))", "x needs an ellipsis", "x)))"),
    ("(define-syntax m (syntax-rules () ((_ x) (x ...))))", "that the pattern does not repeat", "(x ..."),
    ("(define-syntax m (syntax-rules () ((_ ...) 1)))", "... in the wrong place", "...) 1"),
    ("(define-syntax m (syntax-rules () (x 1)))", "this is no clause", "(x 1)"),
    ("(define-syntax m (syntax-rules () ((_ a) 1) ((_ (b c)) 2))) (list (m 1 2))", "m: no pattern matches (m 1 2) (m a) (m (b c))", "(m 1 2)"),
    ("(syntax-error \"bad thing:\" (a b))", "bad thing:", "(syntax-error"),
    ("(guard 5 1)", "guard: no name", "5 1"),
    ("(do ((i 0)) 5)", "do: no test", "5)"),
    ("(do (i) (#t))", "no variable with its value", "(i)"),
    ("(define-record-type p (mk z) p? (x get))", "there is no field z", "z)"),
    ("(define-record-type p (mk) p? (x a) (x b))", "two fields are called x", "(x b"),
    ("(parameterize ((p)) 1)", "no parameter with its value", "(p)"),
    ("(let-syntax ((a)) 1)", "let-syntax: no value for a", "(a)"),
    ("(define-values (a 1) 2)", "this is no name", "1) 2"),
    ("`(1 ,@)", "unquote-splicing", ",@"),
    ("(import (lambit base))", "import: there are no libraries here", "(import"),
    ("(list (import (lambit base)))", "import: only stands at top level", "(import"),
    ("(defmacro m (x) (car x)) (m 5)", "car: not a pair", "(m 5)"),
    ("(defmacro m)", "defmacro: something is missing", "(defmacro"),
    ("(lambda (&optional (a 1 2)) a)", "a parameter is not a name", ""),
    ("(lambda (&key a &optional b) a)", "&optional in the wrong place", "&optional b"),
    ("(lambda (&rest) 1)", "no name after &rest", "(&rest)"),
    ("(setq a)", "a name without a value", "a)"),
    ("(letrec ((a 1) (a 2)) a)", "letrec: two variables are called a", "((a 1)"),
    ("(include \"x.scm\")", "include: files cannot be read here: x.scm", ""),
]  # fmt: skip


@pytest.mark.parametrize(("program", "words", "place"), ERRORS, ids=[e[0][:40] for e in ERRORS])
def test_errors(program, words, place):
    if program == "`(1 ,@)":
        pytest.skip("the reader refuses it")
    with pytest.raises(LispError) as caught:
        run(program)
    error = caught.value
    text = f"{error.message} {' '.join(map(repr, error.irritants))} {error.hint}"
    at = 0
    for word in words.split():
        assert (found := text.find(word, at)) >= 0, f"{word} is not in {text!r}"
        at = found
    position = use_site(error.position)
    assert program[position & OFFSET_MASK :].startswith(place), program[position & OFFSET_MASK :]
    assert position


def cores(text, module=None):
    module = module or user()
    return [core for form in read_all(text, add_source("t", text)) for core in expand_top(form, module)]


def test_positions_of_operands():
    text = "(foo (if a b) c)"
    (call,) = cores(text)
    assert isinstance(call, Call) and isinstance(call.args[0], If)
    places = {type(n).__name__ + getattr(getattr(n, "binding", None), "name", ""): n.position & OFFSET_MASK for n in walk(call)}
    assert places["Call"] == 0 and places["If"] == 5
    assert places["Globala"] == 9 and places["Globalb"] == 11 and places["Globalc"] == 14


def test_positions_through_nested_expansions():
    text = """(define-syntax twice (syntax-rules () ((_ e) (let ((x 1)) (pair2 e x)))))
(define-syntax pair2 (syntax-rules () ((_ a b) (frob (g a) b))))
(list
  (twice (foo 7)))"""
    core = cores(text)[-1]
    calls = {n.fn.binding.name: n for n in walk(core) if isinstance(n, Call) and isinstance(n.fn, Global)}
    assert line_column(calls["foo"].position)[1:] == (4, 10)  # the user's own text
    assert calls["foo"].position >> 40 == 0
    assert line_column(calls["frob"].position)[1:] == (4, 3)  # inserted: the use of twice
    from lambit.source import expansion_chain

    assert [name for name, _ in expansion_chain(calls["frob"].position)] == ["pair2", "twice"]
    assert text[calls["frob"].position & OFFSET_MASK :].startswith("(frob")
    assert text[calls["g"].position & OFFSET_MASK :].startswith("(g a)")
    # an argument that moved keeps its place
    argument = calls["g"].args[0]
    assert argument is calls["foo"]


def test_a_defmacro_expansion_has_a_place():
    text = "(defmacro m (x) `(undefined-thing ,x))\n(list (m 5))"
    core = list(run_defining(text))[-1]
    inner = core.args[0]
    assert line_column(inner.position)[1:] == (2, 7)


def run_defining(text):
    module = user()
    for form in read_all(text, add_source("t", text)):
        yield from expand_top(form, module)


def test_names_docs_signatures():
    (define,) = cores('(define (f x &key (base 2)) "What f is." (+ x base))')
    f = define.value
    assert isinstance(define, Define) and isinstance(f, Lambda)
    assert (f.name, f.doc, f.signature) == ("f", "What f is.", "(x &key (base 2))")
    assert cores("(define g (lambda (x) x))")[0].value.name == "g"
    assert cores("(let ((h (lambda (x) x))) h)")[0].inits[0].name == "h"
    assert cores("(lambda () \"only\")")[0].doc is None


def test_loops_are_letrec_and_call():
    for text in ("(let loop ((i 0)) (if (= i 9) i (loop (+ i 1))))", "(do ((i 0 (+ i 1))) ((= i 9) i))"):
        (core,) = cores(text)
        assert isinstance(core, Letrec) and len(core.variables) == 1 and isinstance(core.inits[0], Lambda)
        assert isinstance(core.body, Call) and isinstance(core.body.fn, Local)


def test_via():
    module = user()
    (core,) = cores("(car x)", module)
    assert core.fn.via is module and core.args[0].via is module
    base = module.base
    (core,) = cores("(case 5 ((1) 2))", module)
    assert all(n.via is None for n in walk(core) if isinstance(n, Global))
    assert base.via is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "program",
    ["(define-syntax m (syntax-rules () ((_ x) (m x)))) (m 1)",
     "(define-syntax m (syntax-rules () ((_ x) (list (m x))))) (m 1)",
     "(define-syntax grow (syntax-rules () ((_ x ...) (grow x ... x ...)))) (grow 1 2)",
     "(define-syntax m (syntax-rules () ((_) (begin 1 (m))))) (m)",
     "(define-syntax d (syntax-rules () ((_ x) (d (x x))))) (d (a b))",
     "(let () (m) 1)",
     "(defmacro m (x) (list 'm x)) (m 1)"],
)  # fmt: skip
def test_every_expansion_ends(program):
    module = user()
    if program.startswith("(let"):
        run("(define-syntax m (syntax-rules () ((_) (begin (m) (m)))))", module)
    with pytest.raises(LimitExceeded) as caught:
        run(program, module)
    assert caught.value.position


@pytest.mark.parametrize("program", ["#0=(car #0#)", "(list . #0=(1 . #0#))", "(begin . #0=(1 . #0#))", "(let #0=((x 1) . #0#) x)", "`#0=(1 . #0#)", "(case 1 (#0=(1 . #0#) 2))",
     "(define-syntax m (syntax-rules () ((_ . #0=(1 . #0#)) 1)))", "(cond (#f . #0=(1 . #0#)))", "(do #0=((i 0) . #0#) (#t))",
     "(defmacro m r 1) (m . #0=(1 . #0#))", "(lambda #0=(x . #0#) 1)", "(lambda (&optional #0=(x . #0#)) 1)",
                                     "(define-syntax m (syntax-rules () ((_ a ...) 1))) (m . #0=(1 . #0#))"])  # fmt: skip
def test_circular_programs_are_refused(program):
    with pytest.raises(LispError):
        run(program)


def nested(before, middle, after, n=30_000):
    return before * n + middle + after * n


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after"),
    [("(f ", ")"), ("(let ((x 1)) ", ")"), ("(if a ", ")"), ("(lambda () ", ")"), ("(lambda (x) ", ")"), ("(begin ", ")"),
     ("(let loop () ", ")"), ("(cond (a ", "))"), ("`(a ,", ")"), ("(m ", ")"), ("((", "))"), ("(let () (define x 1) ", ")"), ("(or #f ", ")")],
)  # fmt: skip
def test_deep_nesting_is_no_crash(before, after):
    module = user()
    run("(define-syntax m (syntax-rules () ((_ x) (begin x))))", module)
    try:
        cores(nested(before, "1", after), module)
    except LimitExceeded as error:
        assert "nested too deeply" in error.message and error.position


def test_deep_and_wide_data():
    assert isinstance(cores("'" + nested("(", "x", ")"))[0].value.car.car, object)
    assert len(list(cores("(list " + "1 " * 100_000 + ")")[0].args)) == 100_000
    run("(define-syntax m (syntax-rules () ((_ x ...) '(x ...))))" + "(m " + "1 " * 100_000 + ")")


def test_symbols_from_macros_are_symbols():
    assert shown("(define-syntax m (er-macro-transformer (lambda (f r c) (list 'quote (symbol? (r 'x)))))) (m)") == "#t"
    assert isinstance(symbol("x"), Symbol)


def test_expand_once():
    from lambit.printer import write
    from lambit.syntax import expand_once

    module = user()
    run("(define-syntax swap! (syntax-rules () ((_ a b) (let ((t a)) (set! a b) (set! b t)))))", module)
    (form,) = read_all("(swap! x y)")
    assert write(expand_once(form, module)) == "(let ((t x)) (set! x y) (set! y t))"
    (form,) = read_all("(if 1 2)")
    assert expand_once(form, module) is form


def test_specials_have_a_manual_with_examples():
    from lambit.syntax import specials

    entries = list(specials())
    assert len(entries) > 40
    for name, signature, doc in entries:
        assert signature.startswith(f"({name}") and ";" in doc and doc[0].isupper(), name


def test_form_errors_are_form_errors():
    with pytest.raises(FormError):
        run("(if)")

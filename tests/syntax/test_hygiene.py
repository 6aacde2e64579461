"""Hygiene, from the literature: what a macro inserts and what it is given never meet by accident."""

from __future__ import annotations

import pytest
from mini import run, shown, user

OR = "(define-syntax my-or (syntax-rules () ((_) #f) ((_ e) e) ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))"
CASES = [
    # inserted binders and the user's names
    (OR + "(define t 5) (my-or #f t)", "5"),
    (OR + "(let ((t 1) (if list)) (my-or #f t))", "1"),
    (OR + "(let ((let 1) (t 2)) (my-or #f (+ let t)))", "3"),
    ("(define-syntax swap! (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))"
     "(let ((tmp 1) (other 2)) (swap! tmp other) (list tmp other))", "(2 1)"),
    # inserted references and the user's binders
    ("(define-syntax two (syntax-rules () ((_ a b) (list a b)))) (let ((list vector)) (two 1 2))", "(1 2)"),
    ("(define (f) 'outer) (define-syntax call-f (syntax-rules () ((_) (f)))) (let ((f (lambda () 'inner))) (call-f))", "outer"),
    ("(let ((x 'outer)) (let-syntax ((m (syntax-rules () ((_) x)))) (let ((x 'inner)) (m))))", "outer"),
    ("(let ((x 1)) (let-syntax ((foo (syntax-rules () ((_ y) (let ((x 2)) y))))) (foo x)))", "1"),
    ("(let ((x 'outer)) (letrec-syntax ((m (syntax-rules () ((_ a) (let ((x 'inner)) (list a x)))))) (m x)))", "(outer inner)"),
    # shadowed keywords
    ("(let ((if list)) (if 1 2 3))", "(1 2 3)"),
    ("(define (f if) (if 1 2)) (f +)", "3"),
    ("(let ((quote -)) '5)", "-5"),
    ("(let ((else #f)) (cond (#f 1) (else 2) (#t 3)))", "3"),
    ("(let ((else #f)) (case 1 ((2) 3) ((else 1) 4)))", "4"),
    ("(let ((=> #f)) (cond (#t => 'ok)))", "ok"),
    ("(let ((unquote list)) `(1 ,(+ 1 1)))", "(1 ,(+ 1 1))"),
    ("(define (define x) (list x)) (define 4)", "(4)"),
    ("(let () (define lambda list) (lambda 1 2))", "(1 2)"),
    ("(let loop ((loop 3)) (+ loop 1))", "4"),
    ("(let ((begin list)) (begin 1 2))", "(1 2)"),
    ("(define-syntax if2 (syntax-rules () ((_ a b c) (cond (a b) (else c))))) (let ((else #f) (if 1)) (if2 #f 1 2))", "2"),
    # literals match by binding
    ("(define-syntax m (syntax-rules (=>) ((_ =>) 'arrow) ((_ x) 'other))) (list (m =>) (let ((=> 1)) (m =>)))", "(arrow other)"),
    ("(define-syntax m (syntax-rules (foo) ((_ foo) 'same) ((_ x) 'other))) (define foo 1) (m foo)", "same"),
    ("(define-syntax m (syntax-rules (foo) ((_ foo) 'same) ((_ x) 'other))) (let ((foo 1)) (m foo))", "other"),
    ("(define-syntax is-else (syntax-rules (else) ((_ else) #t) ((_ x) #f)))"
     "(define-syntax pass (syntax-rules () ((_) (is-else else)))) (let ((else 1)) (list (pass) (is-else else)))", "(#t #f)"),
    ("(define-syntax my-if (syntax-rules (then else) ((_ c then a else b) (if c a b)))) (my-if #f then 1 else 2)", "2"),
    ("(define-syntax under (syntax-rules (_) ((k _) 'underscore) ((k x) 'else))) (list (under _) (under 5))", "(underscore else)"),
    ("(define-syntax dots (syntax-rules (...) ((_ ...) 'dots) ((_ x) 'x))) (list (dots ...) (dots 5))", "(dots 5)"),
    # macros that define macros
    ("(define-syntax be-like-begin (syntax-rules () ((_ name) (define-syntax name (syntax-rules () ((_ e (... ...)) (begin e (... ...))))))))"
     "(be-like-begin sequence) (sequence 1 2 3 4)", "4"),
    ("(define-syntax define-const (syntax-rules () ((_ n v) (define-syntax n (syntax-rules () ((_) v))))))"
     "(let ((x 1)) (define-const k x) (let ((x 2)) (k)))", "1"),
    ("(define-syntax m1 (syntax-rules () ((_ n) (define-syntax n (syntax-rules () ((_ x) (let ((t 1)) (+ t x))))))))"
     "(define t 10) (m1 m2) (m2 t)", "11"),
    ("(define-syntax outer (syntax-rules () ((_ a ...) (let-syntax ((inner (syntax-rules ::: () ((_ b :::) '((a ...) (b :::)))))) (inner 3 4)))))"
     "(outer 1 2)", "((1 2) (3 4))"),
    ("(define-syntax my-let* (syntax-rules () ((_ () b ...) (let () b ...)) ((_ ((n v) r ...) b ...) (let ((n v)) (my-let* (r ...) b ...)))))"
     "(my-let* ((x 1) (x (+ x 1)) (y (* x 10))) (list x y))", "(2 20)"),
    # generated names are different each time
    ("(define-syntax nest (syntax-rules () ((_ x) (let ((t 1)) (list x t))))) (nest (nest 0))", "((0 1) 1)"),
    ("(define-syntax two (syntax-rules () ((_ e) (let ((a 1)) (let-syntax ((n (syntax-rules () ((_) (let ((a 2)) (list a e)))))) (n))))))"
     "(let ((a 3)) (two a))", "(2 3)"),
    # a permutation of temporaries, in the manner of Oleg Kiselyov's and Al Petrofsky's puzzles
    ("(define-syntax rev-bind (syntax-rules () ((_ () ((n t v) ...) b) (let ((t v) ...) (let ((n t) ...) b)))"
     " ((_ ((n v) r ...) (d ...) b) (rev-bind (r ...) ((n tmp v) d ...) b))))"
     "(let ((tmp 7)) (rev-bind ((x tmp) (y (+ tmp 1)) (tmp (+ tmp 2))) () (list x y tmp)))", "(7 8 9)"),
    ("(let-syntax ((a (syntax-rules () ((_ x) (let-syntax ((b (syntax-rules () ((_ y) (let ((z 1)) (list x y z)))))) (b z))))))"
     " (let ((z 5)) (a z)))", None),  # the inner z is nobody's
    ("(define-syntax same? (syntax-rules () ((_ a b) (let-syntax ((t (syntax-rules (a) ((_ a) #t) ((_ x) #f)))) (t b)))))"
     "(list (same? x x) (same? x y))", "(#t #f)"),
    ("(define-syntax find-x (syntax-rules () ((_ k) (k x))))"
     "(define-syntax bind-x (syntax-rules () ((_ y) (let ((y 1) (x 2)) (list y x))))) (find-x bind-x)", "(1 2)"),
    ("(define-syntax while (syntax-rules () ((_ c b ...) (let lp () (if c (begin b ... (lp)) 'done)))))"
     "(let ((lp 0)) (while (< lp 3) (set! lp (+ lp 1))) lp)", "3"),
    # quoted aliases are the symbols somebody wrote
    ("(define-syntax q (syntax-rules () ((_ a) '(a b #(b (c)))))) (equal? (q b) '(b b #(b (c))))", "#t"),
    ("(define-syntax k (syntax-rules () ((_) (case 'b ((a b) 'yes) (else 'no))))) (k)", "yes"),
    # definitions made by macros
    ("(define-syntax def (syntax-rules () ((_ n v) (define n v)))) (def ten 10) ten", "10"),
    ("(define-syntax counter (syntax-rules () ((_ n) (begin (define count 0) (define (n) (set! count (+ count 1)) count)))))"
     "(counter a) (counter b) (a) (a) (list (a) (b))", "(3 1)"),
    ("(define-syntax def2 (syntax-rules () ((_ a b) (begin (define a 1) (define b 2))))) (let () (def2 x y) (list x y))", "(1 2)"),
    ("(let () (define-syntax get (syntax-rules () ((_) x))) (define x 3) (get))", "3"),
    ("(let ((x 1)) (define-syntax set-x (syntax-rules () ((_ e) (set! x e)))) (let ((x 2)) (set-x 5)) x)", "5"),
    ("(define-syntax rec (syntax-rules () ((_ t m p f a) (define-record-type t (m f) p (f a) (hidden h)))))"
     "(rec point make-point point? x point-x) (point-x (make-point 4))", "4"),
    ("(define-syntax fields (syntax-rules () ((_ m a b f) (define-record-type t (m x f) p? (x a) (f b)))))"
     "(fields mk get-x get-y x) (list (get-x (mk 1 2)) (get-y (mk 1 2)))", "(1 2)"),
    # let-syntax has the scope of a body
    ("(define x 1) (let-syntax ((foo (syntax-rules () ((_ e) (define x e))))) (foo 2) x)", "1"),
    ("(define x 1) (let-syntax ((foo (syntax-rules () ((_ e) (define x e))))) (define x 5) x) x", "1"),
    ("(let ((f (lambda (x) (+ x 1)))) (let-syntax ((f (syntax-rules () ((_ x) x))) (g (syntax-rules () ((_ x) (f x))))) (list (f 1) (g 1))))", "(1 2)"),
    ("(let ((f (lambda (x) (+ x 1)))) (letrec-syntax ((f (syntax-rules () ((_ x) x))) (g (syntax-rules () ((_ x) (f x))))) (list (f 1) (g 1))))", "(1 1)"),
    ("(letrec-syntax ((my-or (syntax-rules () ((my-or) #f) ((my-or e) e) ((my-or e1 e2 ...) (let ((temp e1)) (if temp temp (my-or e2 ...)))))))"
     " (let ((x #f) (y 7) (temp 8) (let odd?) (if even?)) (my-or x (let temp) (if y) y)))", "7"),
    # keywords of another name
    ("(define-syntax si if) (si #f 1 2)", "2"),
    ("(let-syntax ((if 5-if)) 1)", None),
    # er-macro-transformer
    ("(define-syntax my-or2 (er-macro-transformer (lambda (x r c) (list (r 'let) (list (list (r 't) (cadr x))) (list (r 'if) (r 't) (r 't) (caddr x))))))"
     "(let ((t 5) (if list)) (my-or2 #f t))", "5"),
    ("(define-syntax cmp (er-macro-transformer (lambda (x r c) (c (cadr x) (r 'else))))) (list (cmp else) (let ((else 1)) (cmp else)))", "(#t #f)"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "expected"), [c for c in CASES if c[1]], ids=range(len([c for c in CASES if c[1]])))
def test_hygiene(program, expected):
    assert shown(program) == expected


@pytest.mark.parametrize("program", [c[0] for c in CASES if not c[1]])
def test_nothing_to_find(program):
    from lambit.errors import LispError

    with pytest.raises(LispError):
        run(program)


def test_defmacro_is_unhygienic_on_purpose():
    assert shown("(defmacro aif (c a b) `(let ((it ,c)) (if it ,a ,b))) (aif (memv 2 '(1 2 3)) (car it) 'no)") == "2"
    assert shown("(defmacro inc! (v &optional (by 1)) `(set! ,v (+ ,v ,by))) (define n 1) (inc! n) (inc! n 10) n") == "12"
    assert shown(
        "(defmacro my-or (a b) (let ((t (gensym))) `(let ((,t ,a)) (if ,t ,t ,b)))) (define t 3) (my-or #f t)"
    ) == "3"


def test_a_macro_expanding_into_defmacro_keeps_aliases_apart():
    assert shown(
        "(defmacro twice (e) `(+ ,e ,e)) (define-syntax m (syntax-rules () ((_ x) (let ((y 1)) (twice (+ x y)))))) (let ((y 10)) (m y))"
    ) == "22"


def test_a_private_global_is_not_visible():
    from lambit.errors import Unbound

    module = user()
    run("(define-syntax defx (syntax-rules () ((_ v) (define xx v)))) (defx 1)", module)
    with pytest.raises(Unbound):
        run("xx", module)


def test_redefinition_at_the_prompt():
    module = user()
    run("(define (f) (g)) (define (g) 1)", module)
    binding = module.vars[next(i for i in module.vars if i.name == "g")]
    assert shown("(f)", module) == "1"
    run("(define-syntax g (syntax-rules () ((_) 2)))", module)
    run("(define (g) 3)", module)
    assert module.lookup("g") is binding, "one Binding per name, for ever"
    assert shown("(f)", module) == "3"
    run("(define (car x) 'mine)", module)
    assert shown("(list (car '(1)) (let-syntax ((c (syntax-rules () ((_ x) (car x))))) (c 1)))", module) == "(mine mine)"
    run("(define if list)", module)
    assert shown("(cond (#f 1) (else 2))", module) == "2", "derived forms mean what they meant"
    assert shown("(if 1 2 3)", module) == "(1 2 3)"

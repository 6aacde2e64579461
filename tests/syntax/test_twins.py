"""The derived forms agree with their definitions by syntax-rules (R7RS 7.3)."""

from __future__ import annotations

import pytest
from mini import base, run, shown, user

TWINS = r"""
(define-syntax let
  (syntax-rules ()
    ((_ ((name val) ...) body1 body2 ...) ((lambda (name ...) body1 body2 ...) val ...))
    ((_ tag ((name val) ...) body1 body2 ...)
     ((letrec ((tag (lambda (name ...) body1 body2 ...))) tag) val ...))))
(define-syntax let*
  (syntax-rules ()
    ((_ () body1 body2 ...) (let () body1 body2 ...))
    ((_ ((name1 val1) (name2 val2) ...) body1 body2 ...)
     (let ((name1 val1)) (let* ((name2 val2) ...) body1 body2 ...)))))
(define-syntax letrec*
  (syntax-rules ()
    ((_ ((var1 init1) ...) body1 body2 ...)
     (let ((var1 #f) ...) (set! var1 init1) ... (let () body1 body2 ...)))))
(define-syntax letrec
  (syntax-rules ()
    ((_ ((var1 init1) ...) body ...)
     (letrec "generate_temp_names" (var1 ...) () ((var1 init1) ...) body ...))
    ((_ "generate_temp_names" () (temp1 ...) ((var1 init1) ...) body ...)
     (let ((var1 #f) ...) (let ((temp1 init1) ...) (set! var1 temp1) ... (let () body ...))))
    ((_ "generate_temp_names" (x y ...) (temp ...) ((var1 init1) ...) body ...)
     (letrec "generate_temp_names" (y ...) (newtemp temp ...) ((var1 init1) ...) body ...))))
(define-syntax and
  (syntax-rules () ((_) #t) ((_ test) test) ((_ test1 test2 ...) (if test1 (and test2 ...) #f))))
(define-syntax or
  (syntax-rules () ((_) #f) ((_ test) test) ((_ test1 test2 ...) (let ((x test1)) (if x x (or test2 ...))))))
(define-syntax when (syntax-rules () ((_ test result1 ...) (if test (begin result1 ...)))))
(define-syntax unless (syntax-rules () ((_ test result1 ...) (if (not test) (begin result1 ...)))))
(define-syntax cond
  (syntax-rules (else =>)
    ((_ (else result1 result2 ...)) (begin result1 result2 ...))
    ((_ (test => result)) (let ((temp test)) (if temp (result temp))))
    ((_ (test => result) clause1 clause2 ...)
     (let ((temp test)) (if temp (result temp) (cond clause1 clause2 ...))))
    ((_ (test)) test)
    ((_ (test) clause1 clause2 ...) (let ((temp test)) (if temp temp (cond clause1 clause2 ...))))
    ((_ (test result1 result2 ...)) (if test (begin result1 result2 ...)))
    ((_ (test result1 result2 ...) clause1 clause2 ...)
     (if test (begin result1 result2 ...) (cond clause1 clause2 ...)))))
(define-syntax case
  (syntax-rules (else =>)
    ((_ (key ...) clauses ...) (let ((atom-key (key ...))) (case atom-key clauses ...)))
    ((_ key (else => result)) (result key))
    ((_ key (else result1 result2 ...)) (begin result1 result2 ...))
    ((_ key ((atoms ...) => result)) (if (memv key '(atoms ...)) (result key)))
    ((_ key ((atoms ...) result1 result2 ...)) (if (memv key '(atoms ...)) (begin result1 result2 ...)))
    ((_ key ((atoms ...) => result) clause clauses ...)
     (if (memv key '(atoms ...)) (result key) (case key clause clauses ...)))
    ((_ key ((atoms ...) result1 result2 ...) clause clauses ...)
     (if (memv key '(atoms ...)) (begin result1 result2 ...) (case key clause clauses ...)))))
(define-syntax do
  (syntax-rules ()
    ((_ ((var init step ...) ...) (test expr ...) command ...)
     (letrec ((loop (lambda (var ...)
                      (if test (begin #f expr ...) (begin command ... (loop (do "step" var step ...) ...))))))
       (loop init ...)))
    ((_ "step" x) x)
    ((_ "step" x y) y)))
(define-syntax let-values
  (syntax-rules ()
    ((_ (binding ...) body0 body1 ...) (let-values "bind" (binding ...) () (begin body0 body1 ...)))
    ((_ "bind" () tmps body) (let tmps body))
    ((_ "bind" ((b0 e0) binding ...) tmps body) (let-values "mktmp" b0 e0 () (binding ...) tmps body))
    ((_ "mktmp" () e0 args bindings tmps body)
     (call-with-values (lambda () e0) (lambda args (let-values "bind" bindings tmps body))))
    ((_ "mktmp" (a . b) e0 (arg ...) bindings (tmp ...) body)
     (let-values "mktmp" b e0 (arg ... x) bindings (tmp ... (a x)) body))
    ((_ "mktmp" a e0 (arg ...) bindings (tmp ...) body)
     (call-with-values (lambda () e0) (lambda (arg ... . x) (let-values "bind" bindings (tmp ... (a x)) body))))))
(define-syntax let*-values
  (syntax-rules ()
    ((_ () body0 body1 ...) (let () body0 body1 ...))
    ((_ (binding0 binding1 ...) body0 body1 ...)
     (let-values (binding0) (let*-values (binding1 ...) body0 body1 ...)))))
(define-syntax guard
  (syntax-rules (else)
    ((_ (var clause ... (else e1 e2 ...)) body ...)
     (%guard-else (lambda () body ...) (lambda (var) (cond clause ... (else e1 e2 ...)))))
    ((_ (var clause ...) body ...)
     (%guard (lambda () body ...) (lambda (var) (guard-select clause ...))))))
(define-syntax guard-select
  (syntax-rules (=>)
    ((_) #f)
    ((_ (test => f) clause ...) (let ((t test)) (if t (lambda () (f t)) (guard-select clause ...))))
    ((_ (test) clause ...) (let ((t test)) (if t (lambda () t) (guard-select clause ...))))
    ((_ (test e1 e2 ...) clause ...) (if test (lambda () e1 e2 ...) (guard-select clause ...)))))
(define-syntax parameterize
  (syntax-rules ()
    ((_ ((p v) ...) body ...) (%parameterize (list p ...) (list v ...) (lambda () body ...)))))
(define-syntax case-lambda
  (syntax-rules () ((_ (formals body ...) ...) (%case-lambda (lambda formals body ...) ...))))
(define-syntax delay (syntax-rules () ((_ e) (delay-force (%make-eager e)))))
(define-syntax delay-force (syntax-rules () ((_ e) (%make-lazy (lambda () e)))))
"""

CASES = """\
(let ((x 2) (y 3)) (let ((x 7) (z (+ x y))) (* z x)))  ==> 35
(let () (define x 1) (+ x 1))  ==> 2
(let loop ((i 0) (acc '())) (if (= i 3) acc (loop (+ i 1) (cons (lambda () i) acc))))  ==> procedures
(map (lambda (f) (f)) (let loop ((i 0) (acc '())) (if (= i 3) acc (loop (+ i 1) (cons (lambda () i) acc)))))  ==> (2 1 0)
(let* ((x 1) (y (+ x 1)) (x (* y 10))) (list x y))  ==> (20 2)
(let* () 5)  ==> 5
(letrec ((ev? (lambda (n) (if (zero? n) #t (od? (- n 1))))) (od? (lambda (n) (if (zero? n) #f (ev? (- n 1)))))) (ev? 10))  ==> #t
(letrec* ((a 1) (b (+ a 1)) (f (lambda () (+ a b)))) (f))  ==> 3
(list (and) (and 1) (and 1 2) (and #f (car 5)) (or) (or 1) (or #f 2) (or 3 (car 5)))  ==> (#t 1 2 #f #f 1 2 3)
(let ((t 5)) (or #f t))  ==> 5
(list (when #t 1 2) (unless #f 3 4))  ==> (2 4)
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f))  ==> 2
(cond (#f 1) ((+ 1 1)) (else 3))  ==> 2
(cond ((= 1 1) 'a 'b) (else 'c))  ==> b
(cond (#f 1) (else (define-values (a b) (values 1 2)) a))  ==> error
(cond (#f 2) (#f => car) (#f) (else 'end))  ==> end
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite))  ==> composite
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x)))  ==> c
(case "a" (("a") 'yes) (else 'no))  ==> no
(case 2.5 ((2.5) => list) (else 'no))  ==> (2.5)
(case 1000000 ((1 1000000) 'big) (else 'no))  ==> big
(case #\\a ((#\\b) 1) ((#\\a) 2))  ==> 2
(case '() ((()) 'nil) (else 'no))  ==> nil
(case 'x (() 'never) (else 'no))  ==> no
(case 17 ((1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18) 'many) (else 'no))  ==> many
(do ((vec (vector 0 0 0 0 0)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i))  ==> #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum)))  ==> 25
(let-values (((a b) (values 1 2)) ((x . r) (values 3 4 5)) (all (values 6 7))) (list a b x r all))  ==> (1 2 3 (4 5) (6 7))
(let ((a 'a) (b 'b)) (let-values (((a b) (values b a)) ((c) (values a))) (list a b c)))  ==> (b a a)
(let ((a 'a)) (let*-values (((a b) (values 1 2)) ((c) (values a))) (list a b c)))  ==> (1 2 1)
(guard (e ((assq 'a e) => cdr) ((assq 'b e))) (raise (list (cons 'a 42))))  ==> 42
(guard (e ((assq 'a e) => cdr) ((assq 'b e))) (raise (list (cons 'b 23))))  ==> (b . 23)
(guard (e (#t 'outer)) (guard (e ((number? e) 'inner)) (raise 'x)))  ==> outer
(guard (e ((symbol? e) (list 'sym e)) (else 'other)) (raise 5))  ==> other
(guard (e (#f 'no)) 'fine)  ==> fine
(let ((p (make-parameter 10))) (list (p) (parameterize ((p 2)) (p)) (p)))  ==> (10 2 10)
(parameterize () 1 2)  ==> 2
(let ((f (case-lambda ((a) (list 'one a)) ((a b) (list 'two a b)) ((a . r) (list 'many a r))))) (list (f 1) (f 1 2) (f 1 2 3)))  ==> ((one 1) (two 1 2) (many 1 (2 3)))
(let* ((n 0) (p (delay (begin (set! n (+ n 1)) n)))) (list (force p) (force p) n))  ==> (1 1 1)
(let lp ((n 40) (p (delay 'end))) (if (= n 0) (force p) (lp (- n 1) (let ((q p)) (delay-force q)))))  ==> end
(let ((=> 1) (else 2)) (let* ((temp 3)) (cond (#f 0) (temp))))  ==> 3
(let ((x 1) (x 2)) x)  ==> error
(let ((1 2)) 3)  ==> error
(cond)  ==> error
(case 1)  ==> error
(do ((i 0)) (#t))  ==> anything
"""


@pytest.fixture(scope="module")
def worlds():
    twin = base()
    twin.interactive = True  # so that it may redefine its keywords
    run(TWINS, twin)  # the base itself has the twins now
    return base(), twin


@pytest.mark.parametrize("line", CASES.splitlines(), ids=lambda line: line[:40])
def test_twins(worlds, line):
    from lambit.errors import LispError

    program, expected = line.replace("\\\\", "\\").split("  ==> ")
    for world in worlds:
        module = user(world)
        if expected == "error":
            with pytest.raises(LispError):
                run(program, module)
        elif expected in ("anything", "procedures"):
            run(program, module)
        else:
            assert shown(program, module) == expected


def test_the_twins_are_really_used(worlds):
    from lambit.syntax import Macro, Special

    native, twin = worlds
    assert isinstance(native.lookup("cond"), Special) and isinstance(twin.lookup("cond"), Macro)

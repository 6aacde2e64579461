; What is true and what is false, everywhere in (lambit classic).
(import (lambit classic))

nil            ;=> ()
()             ;=> ()
'nil           ;=> ()
f              ;=> ()
t              ;=> t
't             ;=> t
'(nil . nil)   ;=> (())
'#(nil)        ;=> #(nil)
`(nil ,nil)    ;=> (() ())
`(1 ,@nil 2)   ;=> (1 2)
(eq nil '())   ;=> t
(eq nil #f)    ;=> t

; Three false values in every form.
(define (both test)
  (list (if test 1 2) (cond (test 1) (t 2)) (cond ((not test) 2) (t 1))
        (when test 1) (unless test 2) (and test 1) (or test 2)))
(both nil)     ;=> (2 2 2 () 2 () 2)
(both '())     ;=> (2 2 2 () 2 () 2)
(both #f)      ;=> (2 2 2 () 2 () 2)
(both t)       ;=> (1 1 1 1 () 1 t)
(both 0)       ;=> (1 1 1 1 () 1 0)
(both "")      ;=> (1 1 1 1 () 1 "")
(both #t)      ;=> (1 1 1 1 () 1 #t)

(list (null nil) (null #f) (null t) (not nil) (not #f) (not 0))   ;=> (t t () t t ())
(list (atom nil) (atom #f) (atom 'a) (atom '(a)) (atom "s"))      ;=> (t t t () t)
(list (eq 'a 'a) (eq 'a 'b) (eq nil 'a) (eq 'a nil) (eq 3 3))     ;=> (t () () () t)
(list (equal nil #f) (equal '(a) '(a)) (equal nil '(a)))          ;=> (t t ())

; Nothing said is nil.
(if nil 1)                         ;=> ()
(cond)                             ;=> ()
(cond (nil 1))                     ;=> ()
(cond ((eq 1 2)) ((car '(7))))     ;=> 7
(cond ((cdr '(1 2)) => car))       ;=> 2
(cond (nil 1) (else 2))            ;=> 2
(and)                              ;=> t
(or)                               ;=> ()
(do ((i 0 (add1 i))) ((eq i 3)))   ;=> ()
(do ((l '(1 2 3) (cdr l)) (n 0 (plus n (car l)))) ((null l) n))   ;=> 6
(if (car nil) 1 2)                 ;=> 2

; Parts of nil, but of nothing else.
(list (car nil) (cdr nil) (cadr nil) (cdddr '(a)) (car #f))       ;=> (() () () () ())
(car 'a)                           ;!! car: argument 1: expected a pair, got a
(cddr '(1 . 2))                    ;!! cdr: argument 1: expected a pair, got 2

; The forms that macros make are these, too, wherever they are used.
(define-syntax first-true
  (syntax-rules ()
    ((_ a b) (let ((if a)) (cond (if if) (t b))))))
(first-true nil 2)                 ;=> 2
(first-true #f 2)                  ;=> 2
(let ((cond 1) (if 2) (nil 3)) (first-true '() (plus cond if nil)))   ;=> 6
(defmacro twice-if (test x) (list 'if test (list 'list x x)))
(twice-if nil 1)                   ;=> ()
(twice-if t 1)                     ;=> (1 1)
(let ((t nil)) (cond ((eq 1 2) 1) (t 2) (else 3)))                ;=> 3

; Code that is data has the truth of the program.
(eval '(cond (nil 1) (() 2) (t 3)))     ;=> 3
(eval '(if (cdr (quote (a))) 1 2))      ;=> 2
(apply '(lambda (x) (if x 1 2)) '(nil)) ;=> 2
(eval '(list nil ()))                   ;=> (() ())

; Definitions.
(defun fact (n) (cond ((zerop n) 1) (t (times n (fact (sub1 n))))))
(de double (x) (plus x x))
(define (thrice x) (times 3 x))
(list (fact 5) (double 4) (thrice 2))   ;=> (120 8 6)
(define ((a (lambda () 1)) (b (lambda () (add1 (a))))))   ;=> (a b)
(b)                                     ;=> 2
(setq x 1 y (add1 x))
(list x y)                              ;=> (1 2)
(set 'x 10)                             ;=> 10
x                                       ;=> 10
(symbolp (gensym))                      ;=> t

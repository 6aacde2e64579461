;;; What a misuse is told

(car 7) ;!! car: argument 1 7
(cdr '()) ;!! cdr: argument 1 ()
(foo) ;!! unbound variable: foo
(set! undefined-before 1) ;!! undefined-before
((lambda (x) x)) ;!! expected 1 argument, got 0
((lambda (x) x) 1 2) ;!! expected 1 argument, got 2
(define (f a b) a)
(f 1) ;!! f: expected 2 arguments, got 1
(define (g a . b) a)
(g) ;!! g: expected at least 1 argument, got 0
(5 5) ;!! not a procedure: 5
("f" 1) ;!! not a procedure: "f"
((car (list 'a)) 1) ;!! not a procedure: a
(letrec ((a b) (b 1)) a) ;!! b
(vector-ref (vector) 0) ;!! vector-ref
(apply + 1 2) ;!! apply
(hash-table-ref/default 5 1 2) ;!! hash-table-ref/default argument 1
(string-append "a" 'b) ;!! string-append: argument 2
(length '(1 . 2)) ;!! length
(symbol->string "a") ;!! symbol->string: argument 1: expected a symbol
(list-tail '(1 2) 3) ;!! list-tail
(exit-without-definition) ;!! unbound variable: exit-without-definition
(error "my words" 'a 1) ;!! my words
(raise 42) ;!! 42
(assert (= 1 2)) ;!! assert

; after an error the session goes on
(+ 1 1) ;=> 2

; malformed forms are refused when they are expanded
(if) ;!! if
(let ((x)) x) ;!! let
(lambda) ;!! lambda
(let ((x 1) (x 2)) x) ;!! x
(else) ;!! else

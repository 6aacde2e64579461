;;; SRFI 16, from its specification.
(import (srfi 16))

(define plus
  (case-lambda
    (() 0)
    ((x) x)
    ((x y) (+ x y))
    ((x y z) (+ (+ x y) z))
    (args (apply + args))))
(plus)                ;=> 0
(plus 1)              ;=> 1
(plus 1 2 3)          ;=> 6
(plus 1 2 3 4 5)      ;=> 15

;; the first clause that takes the arguments
((case-lambda ((a) (list 'one a)) ((a . more) (list 'some a more))) 1)       ;=> (one 1)
((case-lambda ((a . more) (list 'some a more)) ((a) (list 'one a))) 1)       ;=> (some 1 ())
((case-lambda ((a) 1) ((a b . c) (list a b c))) 1 2 3)                       ;=> (1 2 (3))
((case-lambda (all all)) 1 2)                                                ;=> (1 2)

;; it is a procedure, and sees what is around it
(procedure? (case-lambda))                                                   ;=> #t
(define (counter n) (case-lambda (() n) ((by) (set! n (+ n by)) n)))
(define c (counter 5))
(list (c) (c 2) (c))                                                         ;=> (5 7 7)
((case-lambda ((x) (define y 1) (+ x y))) 1)                                 ;=> 2

((case-lambda ((a) a) ((a b c) a)) 1 2)                                      ;!! no clause takes so many arguments: 2
((case-lambda))                                                              ;!! no clause takes so many arguments: 0
(case-lambda 5)                                                              ;!! case-lambda: this is no clause

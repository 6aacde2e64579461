;;; SRFI 2, from its specification.
(import (srfi 2))

;; no clauses, no body
(and-let* ())                      ;=> #t
(and-let* () 5)                    ;=> 5
(and-let* () 5 6)                  ;=> 6

;; the value of the last clause is the value without a body
(and-let* ((x 5)))                 ;=> 5
(and-let* ((5)))                   ;=> 5
(and-let* ((#f) (x (error "not reached"))))   ;=> #f
(let ((x 1)) (and-let* (x)))       ;=> 1
(let ((x #f)) (and-let* (x) 2))    ;=> #f

;; each binding is seen by the clauses after it
(let ((x 1)) (and-let* (x (y (- x 1)) ((positive? y))) (/ x y)))   ;=> #f
(let ((x 3)) (and-let* (((positive? x)) (x (- x 1)) (x (* x x))) (+ x 1)))   ;=> 5

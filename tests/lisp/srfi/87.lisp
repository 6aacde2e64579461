;;; SRFI 87, from its specification.
(import (srfi 87))

(case 5 ((1 2) 'low) ((5) => (lambda (n) (* n n))) (else 'none))     ;=> 25
(case 'c ((a b) => list) (else => (lambda (key) (list 'other key)))) ;=> (other c)
(case 1 ((1) => -) (else 0))                                         ;=> -1
(case 2 ((1) => -) (else 0))                                         ;=> 0
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite))           ;=> composite

;; the key is evaluated once; the expression after => gives a procedure
(define count 0)
(case (begin (set! count (+ count 1)) count) ((1) => (if #t list car)))   ;=> (1)
count                                                                ;=> 1
(case 3 ((3) => 5))                                                  ;!! not a procedure: 5
(case 3 ((3) => list list))                                          ;!! case: one procedure stands after =>

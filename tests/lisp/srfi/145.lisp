;;; SRFI 145, from its specification.
(import (srfi 145))

;; the value is that of the expression
(assume 5)                              ;=> 5
(assume (assq 'b '((a . 1) (b . 2))))   ;=> (b . 2)
(assume '() "the empty list is true")   ;=> ()

;; the messages are evaluated only if it does not hold, and then said
(assume #t (error "not reached"))       ;=> #t
(assume #f)                             ;!! assume #f
(assume (= 1 2) "one is two" (+ 1 2))   ;!! assume (= 1 2) "one is two" 3
(let ((x 'times)) (assume (memq x '(plus minus)) "valid operators are plus/minus" x))
;!! (memq x '(plus minus)) "valid operators are plus/minus" times

;; it is an expression, evaluated once
(let ((n 0))
  (list (+ 1 (assume (begin (set! n (+ n 1)) n))) n))   ;=> (2 1)

;; the error is a condition like others
(guard (c ((error-object? c) (cdr (error-object-irritants c))))
  (assume #f 'a 1))                     ;=> (a 1)

;; there must be something to assume
(assume)                                ;!! assume

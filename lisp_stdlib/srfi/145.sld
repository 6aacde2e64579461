;;; SRFI 145: assumptions, which a program states and Lambit checks.

(define-library (srfi 145)
  (export assume)
  (import (lambit))
  (begin

    (define-syntax assume
      "The value of an expression that is assumed to be true; an error with the expression and
       the messages, which are evaluated then, if it is false (SRFI 145).

       (assume (memv 2 '(1 2 3)) \"2 is a member\")   ;=> (2 3)
       (define (f x)
         (assume (exact-integer? x) \"f takes integers\" x)
         (* x x))
       (f 3)      ;=> 9
       (f 0.5)    ;!! assume: it does not hold: (exact-integer? x) \"f takes integers\" 0.5"
      (syntax-rules ()
        ((_ expression message ...)
         (or expression (error "assume: it does not hold:" 'expression message ...)))))))

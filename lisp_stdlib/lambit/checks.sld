;;; Checks of arguments, for libraries written in Lisp: each gives the argument back, or raises
;;; the error that names the procedure, the argument's position and its value.

(define-library (lambit checks)
  (export check-procedure check-procedures check-count check-number check-real)
  (import (lambit) (only (lambit internal) %wrong))
  (begin

    (define (check-procedure name position x)
      "The procedure `x`, which is argument `position` of the procedure called `name`.

       (check-procedure 'f 1 5)    ;!! f: argument 1: expected a procedure, got 5"
      (if (procedure? x) x (%wrong name position "a procedure" x)))

    (define (check-procedures name position xs)
      "The list `xs` of procedures, which are the arguments of the procedure called `name` from `position` on.

       (check-procedures 'f 2 (list car 5))    ;!! f: argument 3: expected a procedure, got 5"
      (let loop ((rest xs) (position position))
        (if (null? rest)
            xs
            (begin
              (check-procedure name position (car rest))
              (loop (cdr rest) (+ position 1))))))

    (define (check-count name position x)
      "The exact integer `x`, not negative, which is argument `position` of the procedure called `name`.

       (check-count 'f 1 3)      ;=> 3
       (check-count 'f 1 -3)     ;!! f: argument 1: expected an exact integer, not negative, got -3"
      (if (and (exact-integer? x) (>= x 0)) x (%wrong name position "an exact integer, not negative" x)))

    (define (check-number name position x)
      "The number `x`, which is argument `position` of the procedure called `name`.

       (check-number 'f 1 'a)    ;!! f: argument 1: expected a number, got a"
      (if (number? x) x (%wrong name position "a number" x)))

    (define (check-real name position x)
      "The real number `x`, which is argument `position` of the procedure called `name`.

       (check-real 'f 1 'a)    ;!! f: argument 1: expected a real number, got a"
      (if (real? x) x (%wrong name position "a real number" x)))))

;;; Classic arithmetic: the procedures of LISP 1.5, chapter 4 of its manual.
;;;
;;; A fixed-point number of the manual is an exact integer here, and has no largest;
;;; a floating-point number is an inexact one.

(define-library (lambit classic numbers)
  (export numberp fixp floatp zerop onep minusp evenp oddp greaterp lessp
          (rename + plus) (rename * times) difference minus (rename 1+ add1) (rename 1- sub1)
          quotient remainder divide recip
          leftshift (rename bitwise-ior logor) (rename bitwise-and logand) (rename bitwise-xor logxor)
          < > <= >= =)
  (import (only (lambit) list error string-append symbol->string
                number? exact-integer? inexact? zero? negative? even? odd?
                + - * / 1+ 1- truncate arithmetic-shift bitwise-ior bitwise-and bitwise-xor)
          (prefix (only (lambit) and quotient remainder apply < > <= >= =) r7:)
          (lambit classic forms)
          (lambit classic data))
  (begin

    ;;; ---- predicates

    (define (numberp x)
      "Is `x` a number?

       (numberp 3)    ;=> t
       (numberp 'a)   ;=> ()"
      (truth (number? x)))

    (define (fixp x)
      "Is the number `x` an exact integer?

       (fixp 3)     ;=> t
       (fixp 3.0)   ;=> ()"
      (truth (exact-integer? (%number 'fixp x))))

    (define (floatp x)
      "Is the number `x` inexact?

       (floatp 3.0)   ;=> t
       (floatp 3)     ;=> ()"
      (truth (inexact? x)))

    (define (%number who x)
      (cond ((number? x) x)
            (t (error (string-append (symbol->string who) ": argument 1: expected a number, got") x))))

    (define (zerop x)
      "Is `x` zero?

       (zerop 0)   ;=> t"
      (truth (zero? x)))

    (define (onep x)
      "Is `x` one?

       (onep 1)   ;=> t
       (onep 2)   ;=> ()"
      (truth (r7:= x 1)))

    (define (minusp x)
      "Is `x` negative?

       (minusp -3)   ;=> t"
      (truth (negative? x)))

    (define (evenp x)
      "Is the integer `x` even?

       (evenp 4)   ;=> t"
      (truth (even? x)))

    (define (oddp x)
      "Is the integer `x` odd?

       (oddp 4)   ;=> ()"
      (truth (odd? x)))

    (define (greaterp x y)
      "Is `x` greater than `y`?

       (greaterp 3 2)   ;=> t"
      (truth (r7:> x y)))

    (define (lessp x y)
      "Is `x` less than `y`?

       (lessp 3 2)   ;=> ()"
      (truth (r7:< x y)))

    (define (< x . more)
      "Does each number exceed the one before it?

       (< 1 2 3)   ;=> t"
      (truth (r7:apply r7:< x more)))

    (define (> x . more)
      "Is each number less than the one before it?

       (> 3 2 2)   ;=> ()"
      (truth (r7:apply r7:> x more)))

    (define (<= x . more)
      "Is no number less than the one before it?

       (<= 1 1 2)   ;=> t"
      (truth (r7:apply r7:<= x more)))

    (define (>= x . more)
      "Does no number exceed the one before it?

       (>= 1 2)   ;=> ()"
      (truth (r7:apply r7:>= x more)))

    (define (= x . more)
      "Are the numbers equal?

       (= 1 1.0)   ;=> t"
      (truth (r7:apply r7:= x more)))

    ;;; ---- arithmetic

    (define (difference x y)
      "`x` less `y`.

       (difference 5 7)   ;=> -2"
      (- x y))

    (define (minus x)
      "The negative of `x`.

       (minus 3)   ;=> -3"
      (- x))

    (define (quotient x y)
      "`x` divided by `y`: of integers, the integer part.

       (quotient -7 2)    ;=> -3
       (quotient 7.0 2)   ;=> 3.5
       (quotient 1 0)     ;!! quotient: division by zero"
      (if (r7:and (exact-integer? x) (exact-integer? y)) (r7:quotient x y) (/ x y)))

    (define (remainder x y)
      "What is left when `x` is divided by `y`: `x` less `y` times the integer part of the quotient.

       (remainder -7 2)    ;=> -1
       (remainder 7.5 2)   ;=> 1.5"
      (if (r7:and (exact-integer? x) (exact-integer? y))
          (r7:remainder x y)
          (- x (* y (truncate (/ x y))))))

    (define (divide x y)
      "The list of quotient and remainder.

       (divide 7 2)   ;=> (3 1)"
      (list (quotient x y) (remainder x y)))

    (define (recip x)
      "One divided by `x`, exactly if `x` is exact. (In the manual, it is zero of a fixed-point number.)

       (recip 4.0)   ;=> 0.25
       (recip 4)     ;=> 1/4"
      (/ 1 x))

    ;;; ---- bits

    (define (leftshift x n)
      "The integer `x` with its bits shifted to the left by `n` places; to the right if `n` is negative.

       (leftshift 5 2)    ;=> 20
       (leftshift 5 -1)   ;=> 2"
      (arithmetic-shift x n))))

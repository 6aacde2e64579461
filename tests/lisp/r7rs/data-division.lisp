;;; Integer division, divisors, fractions, rounding (R7RS 6.2.6)

(define-syntax both
  (syntax-rules () ((_ form) (call-with-values (lambda () form) list))))

;;; ---- floor/ and truncate/

(both (floor/ 5 2)) ;=> (2 1)
(both (floor/ -5 2)) ;=> (-3 1)
(both (floor/ 5 -2)) ;=> (-3 -1)
(both (floor/ -5 -2)) ;=> (2 -1)
(both (truncate/ 5 2)) ;=> (2 1)
(both (truncate/ -5 2)) ;=> (-2 -1)
(both (truncate/ 5 -2)) ;=> (-2 1)
(both (truncate/ -5 -2)) ;=> (2 -1)
(both (truncate/ -5.0 2)) ;=> (-2.0 -1.0)
(both (floor/ -5 2.0)) ;=> (-3.0 1.0)
(both (floor/ 6 3)) ;=> (2 0)
(both (truncate/ -6 3)) ;=> (-2 0)
(both (floor/ (- (expt 10 30)) 7)) ;=> (-142857142857142857142857142858 6)

(floor-quotient 7 2) ;=> 3
(floor-quotient -7 2) ;=> -4
(floor-quotient 7 -2) ;=> -4
(floor-quotient -7 -2) ;=> 3
(floor-quotient 7.0 -2) ;=> -4.0
(floor-remainder 7 2) ;=> 1
(floor-remainder -7 2) ;=> 1
(floor-remainder 7 -2) ;=> -1
(floor-remainder -7 -2) ;=> -1
(floor-remainder -7.0 2) ;=> 1.0
(truncate-quotient 7 2) ;=> 3
(truncate-quotient -7 2) ;=> -3
(truncate-quotient 7 -2) ;=> -3
(truncate-quotient -7 -2) ;=> 3
(truncate-quotient -7 2.0) ;=> -3.0
(truncate-remainder 7 2) ;=> 1
(truncate-remainder -7 2) ;=> -1
(truncate-remainder 7 -2) ;=> 1
(truncate-remainder -7 -2) ;=> -1
(truncate-remainder -7 2.0) ;=> -1.0
;; quotient, remainder, modulo are truncate-quotient, truncate-remainder, floor-remainder
(map quotient '(7 -7 7 -7) '(2 2 -2 -2)) ;=> (3 -3 -3 3)
(map remainder '(13 -13 13 -13) '(4 4 -4 -4)) ;=> (1 -1 1 -1)
(map modulo '(13 -13 13 -13) '(4 4 -4 -4)) ;=> (1 3 -3 -1)
(quotient 17 -5.0) ;=> -3.0
(remainder -13 -4.0) ;=> -1.0
(modulo -13.0 4) ;=> 3.0
(modulo -13 4.0) ;=> 3.0
(quotient 1e300 1e300) ;=> 1.0
(quotient (expt 10 40) (- (expt 10 38))) ;=> -100
;; a zero result of exact arguments is exact, of inexact ones inexact
(modulo 6 3) ;=> 0
(modulo 6.0 3) ;=> 0.0

(floor/ 1 0) ;!! floor/: division by zero
(floor-quotient 1 0) ;!! floor-quotient: division by zero
(floor-remainder 1 0) ;!! floor-remainder: division by zero
(truncate/ 1 0) ;!! truncate/: division by zero
(truncate-quotient 1 0) ;!! truncate-quotient: division by zero
(truncate-remainder 1 0) ;!! truncate-remainder: division by zero
(quotient 1 0) ;!! quotient: division by zero
(remainder 1 0) ;!! remainder: division by zero
(modulo 1 0) ;!! modulo: division by zero
(modulo 1.0 0.0) ;!! modulo: division by zero
(floor/ 1 0.0) ;!! floor/: division by zero
(quotient 1.5 1) ;!! quotient: argument 1: expected an integer, got 1.5
(modulo 1 1/2) ;!! modulo: argument 2: expected an integer, got 1/2
(remainder +inf.0 2) ;!! remainder: argument 1: expected an integer, got +inf.0
(floor/ 'a 2) ;!! floor/: argument 1: expected an integer, got a
(truncate/ 2 +nan.0) ;!! truncate/: argument 2: expected an integer, got +nan.0
(floor-quotient 1.5 1) ;!! floor-quotient: argument 1: expected an integer, got 1.5
(truncate-quotient 1+i 1) ;!! truncate-quotient: argument 1: expected an integer, got 1+i
(truncate-remainder 1 "2") ;!! truncate-remainder: argument 2: expected an integer, got "2"
(floor-remainder 1 'x) ;!! floor-remainder: argument 2: expected an integer, got x

;;; ---- gcd, lcm

(gcd 32 -36) ;=> 4
(gcd) ;=> 0
(gcd 0 0) ;=> 0
(gcd -7) ;=> 7
(gcd 0 5) ;=> 5
(gcd 12 18 8) ;=> 2
(gcd 6.0 9) ;=> 3.0
(lcm 32 -36) ;=> 288
(lcm 32.0 -36) ;=> 288.0
(lcm) ;=> 1
(lcm 0 5) ;=> 0
(lcm -4) ;=> 4
(gcd 1.5 2) ;!! gcd: argument 1: expected an integer, got 1.5
(lcm 2 'a) ;!! lcm: argument 2: expected an integer, got a

;;; ---- numerator, denominator

(numerator (/ 6 4)) ;=> 3
(denominator (/ 6 4)) ;=> 2
(denominator (inexact (/ 6 4))) ;=> 2.0
(denominator 0) ;=> 1
(numerator 0) ;=> 0
(numerator -3/6) ;=> -1
(numerator -0.75) ;=> -3.0
(denominator 0.1) ;=> 36028797018963968.0
(numerator 5) ;=> 5
(denominator 5.0) ;=> 1.0
(numerator +inf.0) ;!! numerator: argument 1: +inf.0
(denominator +nan.0) ;!! denominator: argument 1: +nan.0
(numerator +i) ;!! numerator: argument 1: expected a real number, got +i
(denominator 'a) ;!! denominator: argument 1: expected a real number, got a

;;; ---- rounding

(floor -4.3) ;=> -5.0
(ceiling -4.3) ;=> -4.0
(truncate -4.3) ;=> -4.0
(round -4.3) ;=> -4.0
(floor 3.5) ;=> 3.0
(ceiling 3.5) ;=> 4.0
(truncate 3.5) ;=> 3.0
(round 3.5) ;=> 4.0
(round 7/2) ;=> 4
(round 7) ;=> 7
(map round '(0.5 1.5 2.5 -0.5 -1.5 -2.5)) ;=> (0.0 2.0 2.0 -0.0 -2.0 -2.0)
(map round '(1/2 3/2 5/2 -1/2 -3/2 -5/2)) ;=> (0 2 2 0 -2 -2)
(map floor '(7/2 -7/2 4)) ;=> (3 -4 4)
(map ceiling '(7/2 -7/2 4)) ;=> (4 -3 4)
(map truncate '(7/2 -7/2 4)) ;=> (3 -3 4)
(map floor '(0.5 -0.5 -0.0 1e300)) ;=> (0.0 -1.0 -0.0 1e300)
(map ceiling '(-0.5 0.0)) ;=> (-0.0 0.0)
(truncate -0.5) ;=> -0.0
(map round '(+inf.0 -inf.0 +nan.0)) ;=> (+inf.0 -inf.0 +nan.0)
(floor 2251799813685249.5) ;=> 2251799813685249.0
(round 0.49999999999999994) ;=> 0.0
(floor 'a) ;!! floor: argument 1: expected a real number, got a
(ceiling +i) ;!! ceiling: argument 1: expected a real number, got +i
(truncate "1") ;!! truncate: argument 1: expected a real number, got "1"
(round 1.0+2.0i) ;!! round: argument 1: expected a real number, got 1.0+2.0i

;;; ---- rationalize: the simplest rational in the interval

(rationalize (exact .3) 1/10) ;=> 1/3
(rationalize .3 1/10) ;~> 0.333333333
(rationalize -3/10 1/10) ;=> -1/3
(rationalize 3/10 -1/10) ;=> 1/3
(rationalize 1/4 1/2) ;=> 0
(rationalize 22/7 1/100) ;=> 22/7
(rationalize 3141592653589793/1000000000000000 1/1000) ;=> 201/64
(rationalize 5/2 1/2) ;=> 2
(rationalize 7/2 0) ;=> 7/2
(rationalize -5/2 3) ;=> 0
(rationalize 1/3 1/100) ;=> 1/3
(rationalize 2 1/3) ;=> 2
(rationalize +inf.0 3) ;=> +inf.0
(rationalize 3 +inf.0) ;=> 0.0
(rationalize +inf.0 +inf.0) ;=> +nan.0
(rationalize +nan.0 1) ;=> +nan.0
(rationalize 'a 1) ;!! rationalize: argument 1: expected a real number, got a
(rationalize 1 +i) ;!! rationalize: argument 2: expected a real number, got +i

;;; ---- exact-integer-sqrt

(both (exact-integer-sqrt 4)) ;=> (2 0)
(both (exact-integer-sqrt 5)) ;=> (2 1)
(both (exact-integer-sqrt 0)) ;=> (0 0)
(both (exact-integer-sqrt (+ (expt 10 60) 7))) ;=> (1000000000000000000000000000000 7)
(exact-integer-sqrt -1) ;!! exact-integer-sqrt: argument 1: expected an index
(exact-integer-sqrt 4.0) ;!! exact-integer-sqrt: argument 1
(exact-integer-sqrt 1/4) ;!! exact-integer-sqrt: argument 1

;;; ---- the same in loops, which the compiler writes with Python's operators

(define (sums f n d) (let loop ((i 0) (total 0)) (if (= i n) total (loop (+ i 1) (+ total (f i d))))))
(map (lambda (f) (sums f 20 7)) (list floor-quotient floor-remainder truncate-quotient truncate-remainder)) ;=> (19 57 19 57)
(let loop ((i 0) (found '())) (if (= i 3) found (loop (+ i 1) (cons (floor-remainder i 2) found)))) ;=> (0 1 0)
(let loop ((i 0)) (if (< i 3) (loop (+ i (truncate-remainder i 0))) i)) ;!! truncate-remainder: division by zero
(let loop ((i 0)) (if (< i 3) (loop (+ i (floor-remainder i 0))) i)) ;!! floor-remainder: division by zero
(let loop ((i 0)) (if (< i 3) (loop (+ i (truncate-quotient i 0))) i)) ;!! truncate-quotient: division by zero
(let ((n -7)) (list (floor-remainder n 2) (truncate-remainder n 2) (truncate-quotient n 2) (floor-quotient n 2))) ;=> (1 -1 -3 -4)

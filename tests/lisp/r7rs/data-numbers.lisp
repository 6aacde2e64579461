;;; Numbers: kinds, exactness, comparison, arithmetic (R7RS 6.2.1 to 6.2.6)

;;; ---- kinds

(number? 3) ;=> #t
(number? 'a) ;=> #f
(number? "3") ;=> #f
(number? #\3) ;=> #f
(number? #t) ;=> #f
(number? 1+2i) ;=> #t
(complex? 3+4i) ;=> #t
(complex? 3) ;=> #t
(complex? +nan.0) ;=> #t
(complex? "3") ;=> #f
(real? 3) ;=> #t
(real? -2.5+0i) ;=> #t
(real? -2.5+0.0i) ;=> #f
(real? 1+2i) ;=> #f
(real? 1/2+0i) ;=> #t
(real? #e1e10) ;=> #t
(real? +inf.0) ;=> #t
(real? +nan.0) ;=> #t
(real? 'a) ;=> #f
(rational? -inf.0) ;=> #f
(rational? +nan.0) ;=> #f
(rational? 3.5) ;=> #t
(rational? 6/10) ;=> #t
(rational? 6/3) ;=> #t
(rational? 1+2i) ;=> #f
(rational? "1/2") ;=> #f
(integer? 3+0i) ;=> #t
(integer? 3.0) ;=> #t
(integer? 8/4) ;=> #t
(integer? 3.5) ;=> #f
(integer? 7/2) ;=> #f
(integer? +inf.0) ;=> #f
(integer? +nan.0) ;=> #f
(integer? 2+0.0i) ;=> #f
(integer? 'a) ;=> #f
;; each kind contains the next
(define (kinds x) (map (lambda (is?) (is? x)) (list number? complex? real? rational? integer?)))
(kinds 7) ;=> (#t #t #t #t #t)
(kinds 7/2) ;=> (#t #t #t #t #f)
(kinds 7.5) ;=> (#t #t #t #t #f)
(kinds -0.0) ;=> (#t #t #t #t #t)
(kinds +inf.0) ;=> (#t #t #t #f #f)
(kinds +i) ;=> (#t #t #f #f #f)
(kinds 1.0+i) ;=> (#t #t #f #f #f)

;;; ---- exactness

(exact? 3.0) ;=> #f
(exact? #e3.0) ;=> #t
(exact? 1/2) ;=> #t
(exact? 1+2i) ;=> #t
(exact? 1.0+2i) ;=> #f
(inexact? 3.) ;=> #t
(inexact? 3) ;=> #f
(inexact? +i) ;=> #f
(inexact? +nan.0) ;=> #t
(inexact? 1+2.0i) ;=> #t
(exact? 'a) ;!! exact?: argument 1: expected a number, got a
(inexact? "1") ;!! inexact?: argument 1: expected a number, got "1"
(exact-integer? 32) ;=> #t
(exact-integer? 32.0) ;=> #f
(exact-integer? 32/5) ;=> #f
(exact-integer? 'a) ;=> #f
(exact-integer? (expt 10 40)) ;=> #t
(exact-rational? 32/5) ;=> #t
(exact-rational? 6.4) ;=> #f
(exact-rational? +i) ;=> #f

(finite? 3) ;=> #t
(finite? +inf.0) ;=> #f
(finite? 3.0+inf.0i) ;=> #f
(finite? +nan.0) ;=> #f
(finite? 1e308) ;=> #t
(finite? 1/2+i) ;=> #t
(finite? (expt 10 400)) ;=> #t
(infinite? 3) ;=> #f
(infinite? +inf.0) ;=> #t
(infinite? -inf.0) ;=> #t
(infinite? +nan.0) ;=> #f
(infinite? 3.0+inf.0i) ;=> #t
(infinite? 1+i) ;=> #f
(infinite? (expt 10 400)) ;=> #f
(nan? +nan.0) ;=> #t
(nan? 32) ;=> #f
(nan? +nan.0+5.0i) ;=> #t
(nan? 1+2i) ;=> #f
(nan? +inf.0) ;=> #f
(finite? 'a) ;!! finite?: argument 1: expected a number, got a
(infinite? 'a) ;!! infinite?: argument 1: expected a number, got a
(nan? 'a) ;!! nan?: argument 1: expected a number, got a

(exact 1.0) ;=> 1
(exact -0.0) ;=> 0
(exact 0.5) ;=> 1/2
(exact 0.1) ;=> 3602879701896397/36028797018963968
(exact 1e25) ;=> 10000000000000000905969664
(exact 1/3) ;=> 1/3
(exact 1.5-2.5i) ;=> 3/2-5/2i
(exact 5.0+0.0i) ;=> 5
(exact +inf.0) ;!! exact: argument 1: +inf.0 equals no exact number
(exact -inf.0) ;!! exact: argument 1: -inf.0 equals no exact number
(exact +nan.0) ;!! exact: argument 1: +nan.0 equals no exact number
(exact 1.0+inf.0i) ;!! exact: argument 1: 1.0+inf.0i equals no exact number
(exact 'a) ;!! exact: argument 1: expected a number, got a
(inexact 1) ;=> 1.0
(inexact 1/3) ;=> 0.3333333333333333
(inexact 1.5) ;=> 1.5
(inexact 1/2+3i) ;=> 0.5+3.0i
(inexact 'a) ;!! inexact: argument 1: expected a number, got a
;; rounded once, to the nearest, of two to the even one
(inexact 9007199254740993) ;=> 9007199254740992.0
(inexact 9007199254740995) ;=> 9007199254740996.0
(inexact (+ 9007199254740993 (/ 1 (expt 10 100)))) ;=> 9007199254740994.0
(inexact (/ (+ (expt 2 53) 1) 1)) ;=> 9007199254740992.0
(inexact (/ (expt 10 1000) (+ (expt 10 1000) 1))) ;=> 1.0
(inexact (/ (expt 3 1000) (expt 2 1585))) ;~> 0.97434
(inexact (/ 1 (expt 2 1074))) ;=> 5e-324
(inexact (/ 1 (expt 2 1075))) ;=> 0.0
(inexact (+ (/ 1 (expt 2 1075)) (/ 1 (expt 10 1000)))) ;=> 5e-324
(inexact (- (/ 1 (expt 10 400)))) ;=> -0.0
(inexact (expt 10 400)) ;=> +inf.0
(inexact (- (expt 10 400))) ;=> -inf.0
(exact->inexact 1/4) ;=> 0.25
(inexact->exact 0.25) ;=> 1/4

;;; ---- comparison

(= 1 1) ;=> #t
(= 1 2) ;=> #f
(= 1 1.0 1) ;=> #t
(= 1/2 0.5) ;=> #t
(= 1 1 2) ;=> #f
(= 0.0 -0.0 0) ;=> #t
(= +inf.0 +inf.0) ;=> #t
(= +nan.0 +nan.0) ;=> #f
(= 1+2i 1+2i) ;=> #t
(= 1+2i 1.0+2.0i) ;=> #t
(= 1+2i 1) ;=> #f
(= 1+0.0i 1) ;=> #t
(< 1 2 3) ;=> #t
(< 1 3 2) ;=> #f
(< 1 1) ;=> #f
(< -inf.0 (- (expt 10 400)) 0 (expt 10 400) +inf.0) ;=> #t
(> 3 2 1) ;=> #t
(> 3 2 2) ;=> #f
(> 1/2 1/3 0.25) ;=> #t
(<= 1 1 2) ;=> #t
(<= 1 2 1) ;=> #f
(<= +nan.0 1) ;=> #f
(>= 2 2 1) ;=> #t
(>= 1 2) ;=> #f
(>= 1 +nan.0) ;=> #f
;; transitive, though exact and inexact are mixed: nothing is rounded
(= (expt 2 53) 9007199254740992.0) ;=> #t
(= (+ (expt 2 53) 1) 9007199254740992.0) ;=> #f
(< 9007199254740992.0 (+ (expt 2 53) 1)) ;=> #t
(< (+ (expt 2 53) 1) 9007199254740994.0) ;=> #t
(= 1/10 0.1) ;=> #f
(< 1/10 0.1) ;=> #t
(= 1/3 .3333333333333333) ;=> #f
(let ((big (expt 10 23))) (list (= big 1e23) (< 1e23 big))) ;=> (#f #t)
(= 1e300 (exact 1e300)) ;=> #t
(= 1+1/10i 1.0+0.1i) ;=> #f
;; the first two may settle it, but all are looked at
(= 1 2 'a) ;!! =: argument 3: expected a number, got a
(< 2 1 "x") ;!! <: argument 3: expected a real number, got "x"
(= 'a 1) ;!! =: argument 1: expected a number, got a
(< 1 'a) ;!! <: argument 2: expected a real number, got a
(> 1+i 1) ;!! >: argument 1: expected a real number, got 1+i
(<= 1 1.0+2.0i) ;!! <=: argument 2: expected a real number
(>= #t 1) ;!! >=: argument 1: expected a real number, got #t

(zero? 0) ;=> #t
(zero? 0.0) ;=> #t
(zero? -0.0) ;=> #t
(zero? 0/5) ;=> #t
(zero? 1e-320) ;=> #f
(zero? 0.0+0.0i) ;=> #t
(zero? +i) ;=> #f
(zero? +nan.0) ;=> #f
(positive? 1) ;=> #t
(positive? 0) ;=> #f
(positive? +inf.0) ;=> #t
(positive? 1/2) ;=> #t
(negative? -1/2) ;=> #t
(negative? -0.0) ;=> #f
(negative? -inf.0) ;=> #t
(positive? +nan.0) ;=> #f
(negative? +nan.0) ;=> #f
(odd? 1) ;=> #t
(odd? -3) ;=> #t
(odd? 2.0) ;=> #f
(even? 0) ;=> #t
(even? -2.0) ;=> #t
(even? (expt 10 50)) ;=> #t
(zero? 'a) ;!! zero?: argument 1: expected a number, got a
(positive? +i) ;!! positive?: argument 1: expected a real number, got +i
(negative? "1") ;!! negative?: argument 1: expected a real number, got "1"
(odd? 1.5) ;!! odd?: argument 1: expected an integer, got 1.5
(even? +inf.0) ;!! even?: argument 1: expected an integer, got +inf.0
(even? +i) ;!! even?: argument 1: expected an integer, got +i

(max 3 4) ;=> 4
(max 3.9 4) ;=> 4.0
(max 1 2 3.0) ;=> 3.0
(max 1/3) ;=> 1/3
(max 1/2 1/3) ;=> 1/2
(max -1 +inf.0) ;=> +inf.0
(min 3 4) ;=> 3
(min 3 4.9) ;=> 3.0
(min 1/2 1/3 1/4) ;=> 1/4
(min 1 2.0 -3) ;=> -3.0
(max 1 +nan.0) ;=> +nan.0
(max) ;!! max
(max 'a 1) ;!! max: argument 1: expected a real number, got a
(max 1 +i) ;!! max: argument 2: expected a real number, got +i
(min 1 "2") ;!! min: argument 2: expected a real number, got "2"
;; beyond floats the contagion still holds
(max (expt 10 400) 1.0) ;=> +inf.0

;;; ---- arithmetic

(+ 3 4) ;=> 7
(+ 3) ;=> 3
(+) ;=> 0
(* 4) ;=> 4
(*) ;=> 1
(* 2 3 4) ;=> 24
(- 3 4) ;=> -1
(- 3 4 5) ;=> -6
(- 3) ;=> -3
(/ 3 4 5) ;=> 3/20
(/ 3) ;=> 1/3
(/ 0.5) ;=> 2.0
(/ 6 4) ;=> 3/2
(/ 6 3) ;=> 2
(+ 1/2 1/2) ;=> 1
(+ 1/2 0.5) ;=> 1.0
(* 1/3 3) ;=> 1
(- -0.0) ;=> 0.0
(- 0.0) ;=> -0.0
(- 1/2) ;=> -1/2
(+ (expt 10 20) 1) ;=> 100000000000000000001
(- +inf.0 +inf.0) ;=> +nan.0
(/ 1 0.0) ;=> +inf.0
(/ -1 0.0) ;=> -inf.0
(/ 1.0 -0.0) ;=> -inf.0
(/ 0.0 0.0) ;=> +nan.0
(/ 0 5) ;=> 0
(/ 0 0.0) ;=> +nan.0
(+ 'a 1) ;!! +: argument 1: expected a number, got a
(* 1 "2") ;!! *: argument 2: expected a number, got "2"
(- 'a) ;!! -: argument 1: expected a number, got a
(/ 1 #t) ;!! /: argument 2: expected a number, got #t
(/ 1 0) ;!! /: division by zero
(/ 0 0) ;!! /: division by zero
(/ 1/2 0) ;!! /: division by zero
(/ 7/3 0) ;!! /: division by zero
(/ 1.5 0) ;!! /: division by zero
(/ 1+i 0) ;!! /: division by zero
(/ 1.0+2.0i 0) ;!! /: division by zero
(/ 0) ;!! /: division by zero
(-) ;!! -
(/) ;!! /
(map (lambda (x) (/ x 2)) '(1 1/2 0.5 1+i 1.0+2.0i)) ;=> (1/2 1/4 0.25 1/2+1/2i 0.5+1.0i)
;; the same where the compiler does not know the operands
(define (quotients a b) (list (+ a b) (- a b) (* a b) (/ a b)))
(quotients 7 2) ;=> (9 5 14 7/2)
(quotients 1/2 1/3) ;=> (5/6 1/6 1/6 3/2)
(quotients 1/2 0.25) ;=> (0.75 0.25 0.125 2.0)
(quotients 1+i 1-i) ;=> (2 +2i 2 +i)
(quotients 1/2 +i) ;=> (1/2+i 1/2-i +1/2i -1/2i)
(quotients 3/2 0) ;!! /: division by zero

(abs -7) ;=> 7
(abs 7) ;=> 7
(abs -1/2) ;=> 1/2
(abs -0.0) ;=> 0.0
(abs -inf.0) ;=> +inf.0
(abs +i) ;!! abs: argument 1: expected a real number, got +i
(abs 'a) ;!! abs: argument 1: expected a real number, got a
(square 42) ;=> 1764
(square 2.0) ;=> 4.0
(square -1/2) ;=> 1/4
(square +i) ;=> -1
(square 'a) ;!! square: argument 1: expected a number, got a

;;; ---- exact complex numbers

(+ 1+2i 3-2i) ;=> 4
(+ 1+2i 1/2) ;=> 3/2+2i
(+ 1 +i) ;=> 1+i
(- +i +i) ;=> 0
(- 1 +i) ;=> 1-i
(- 1/2 +i) ;=> 1/2-i
(- 2+3i) ;=> -2-3i
(* +i +i) ;=> -1
(* 1+2i 3+4i) ;=> -5+10i
(* 1+2i 0) ;=> 0
(* 1/2 2+4i) ;=> 1+2i
(/ 1 +i) ;=> -i
(/ 1/2 +i) ;=> -1/2i
(/ +i) ;=> -i
(/ 1+2i 3+4i) ;=> 11/25+2/25i
(/ 4+2i 2) ;=> 2+i
(+ 1+2i 0.5) ;=> 1.5+2.0i
(* 2.0 +i) ;=> 0.0+2.0i
(- 0.5 1+2i) ;=> -0.5-2.0i
(/ 2+2i 2.0) ;=> 1.0+1.0i
(+ 1.0+2.0i +i) ;=> 1.0+3.0i
(- 1.0+2.0i +i) ;=> 1.0+1.0i
(* 1.0+2.0i +i) ;=> -2.0+1.0i
(/ 1.0+2.0i +i) ;=> 2.0-1.0i
(/ +i 1.0+0.0i) ;=> 0.0+1.0i
(exact? (* 1/3+1/2i 6)) ;=> #t
(let ((z 2/3-5/7i)) (list (= z (+ (real-part z) (* +i (imag-part z)))) (= 1 (* z (/ z))))) ;=> (#t #t)
(apply + (map (lambda (z) (* z z)) '(+i 1+i -2i))) ;=> -5+2i

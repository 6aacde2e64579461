;;; Numbers (R7RS 6.2): the tower, exactness, division, rounding

(+ 1/2 1/3) ;=> 5/6
(* 2 1/2) ;=> 1
(/ 6 4) ;=> 3/2
(/ 6 3) ;=> 2
(/ 0.5) ;=> 2.0
(+ 1/2 0.5) ;=> 1.0
(exact? 1/2) ;=> #t
(exact? 0.5) ;=> #f
(exact->inexact 1/4) ;=> 0.25
(exact 0.25) ;=> 1/4
(exact 2.0) ;=> 2
(inexact 1/3) ;~> 0.3333
(integer? 2.0) ;=> #t
(integer? 1/2) ;=> #f
(rational? +inf.0) ;=> #f
(real? 1.5) ;=> #t
(exact-integer? 5) ;=> #t
(number? 'a) ;=> #f
(nan? +nan.0) ;=> #t
(= 1 1.0) ;=> #t
(eqv? 1 1.0) ;=> #f
(equal? 1 1.0) ;=> #f
(< 1 2 3) ;=> #t
(< 1 3 2) ;=> #f
(= 1/2 0.5) ;=> #t
(max 1 2.0) ;=> 2.0
(max 3 2.0) ;=> 3.0
(min 1 2) ;=> 1
(+) ;=> 0
(*) ;=> 1
(- 3) ;=> -3
(quotient -7 2) ;=> -3
(remainder -7 2) ;=> -1
(modulo -7 2) ;=> 1
(modulo -7 -2) ;=> -1
(modulo 13 -4) ;=> -3
(remainder -13 4.0) ;=> -1.0
(floor-quotient -7 2) ;=> -4
(gcd 32 -36) ;=> 4
(gcd) ;=> 0
(lcm 32 -36) ;=> 288
(floor -4.3) ;=> -5.0
(ceiling -4.3) ;=> -4.0
(truncate -4.3) ;=> -4.0
(round -4.3) ;=> -4.0
(round 3.5) ;=> 4.0
(round 2.5) ;=> 2.0
(round 7/2) ;=> 4
(round 7) ;=> 7
(numerator (/ 6 4)) ;=> 3
(denominator (/ 6 4)) ;=> 2
(rationalize (exact .3) 1/10) ;=> 1/3
(expt 2 100) ;=> 1267650600228229401496703205376
(expt 2 -2) ;=> 1/4
(expt 2.0 3) ;=> 8.0
(expt 0 0) ;=> 1
(sqrt 16) ;=> 4
(sqrt 1/4) ;=> 1/2
(sqrt 2) ;~> 1.41421356
(square 1/2) ;=> 1/4
(abs -7) ;=> 7
(number->string 1/3) ;=> "1/3"
1e3 ;=> 1000.0
.5 ;=> 0.5
#xff ;=> 255
#e1.5 ;=> 3/2
#i1/2 ;=> 0.5
#b-101 ;=> -5
(/ 1 0) ;!! division by zero
(quotient 1 0) ;!! division by zero
(/ 1 0.0) ;=> +inf.0
(- +inf.0 +inf.0) ;=> +nan.0
(+ #t 1) ;!! +
(+ "1" 1) ;!! +
(< 'a 1) ;!! <
(* 99999999999 99999999999) ;=> 9999999999800000000001
(exact (floor 1e18)) ;=> 1000000000000000000
(even? 0) ;=> #t
(odd? -1) ;=> #t
(zero? 0.0) ;=> #t
(exact-integer? (exact 1e20)) ;=> #t

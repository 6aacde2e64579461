;;; Powers, roots, transcendental functions, complex numbers
;;; (R7RS 6.2.6, (scheme inexact), (scheme complex))

;;; ---- exact where the report allows it, inexact otherwise

(exp 0) ;=> 1
(exp 0.0) ;=> 1.0
(exp 1) ;~> 2.718281828
(exp -inf.0) ;=> 0.0
(exp +inf.0) ;=> +inf.0
(exp 1000) ;=> +inf.0
(exp +nan.0) ;=> +nan.0
(exp +i) ;~> 0.5403023+0.8414710i
(exp 0.0+3.141592653589793i) ;~> -1.0+1.2246e-16i
(exp 'a) ;!! exp: argument 1: expected a number, got a
(log 1) ;=> 0
(log 1.0) ;=> 0.0
(log 2.718281828459045) ;=> 1.0
(log 0.0) ;=> -inf.0
(log +inf.0) ;=> +inf.0
(log (expt 10 1000)) ;~> 2302.585093
(log (/ 1 (expt 10 1000))) ;~> -2302.585093
(log 8 2) ;=> 3.0
(log 1/8 2) ;=> -3.0
(log 100 10) ;=> 2.0
(log 1024 2) ;=> 10.0
(log 1024 4) ;=> 5.0
(log 9 3) ;~> 2.0
(log -1) ;~> 0.0+3.14159265i
(log -1.0) ;~> 0.0+3.14159265i
(log +i) ;~> 0.0+1.57079633i
(log -8 2) ;~> 3.0+4.53236014i
(log 2 -1) ;~> 0.0-0.22063560i
(log 'a) ;!! log: argument 1: expected a number, got a
(log 1 'a) ;!! log: argument 2: expected a number, got a

(sin 0) ;=> 0
(sin 0.0) ;=> 0.0
(sin -0.0) ;=> -0.0
(sin 1) ;~> 0.8414709848
(cos 0) ;=> 1
(cos 1) ;~> 0.5403023059
(tan 0) ;=> 0
(tan 1) ;~> 1.5574077247
(tan -0.0) ;=> -0.0
(asin 0) ;=> 0
(asin 1) ;~> 1.5707963268
(asin -1.0) ;~> -1.5707963268
(acos 1) ;=> 0
(acos 1.0) ;=> 0.0
(acos -1) ;~> 3.1415926536
(acos 0) ;~> 1.5707963268
(atan 0) ;=> 0
(atan 1) ;~> 0.7853981634
(atan +inf.0) ;~> 1.5707963268
(atan -0.0) ;=> -0.0
(sin +inf.0) ;=> +nan.0
(sin (expt 10 22)) ;~> -0.8522008498
(sin 1+2i) ;~> 3.165778513+1.959601041i
(cos +i) ;~> 1.543080635-0.0i
(tan 1+i) ;~> 0.271752585+1.083923327i
(asin +i) ;~> 0.0+0.881373587i
(acos +i) ;~> 1.570796327-0.881373587i
(atan +2i) ;~> 1.570796327+0.549306144i
(atan 1+i) ;~> 1.017221968+0.402359478i
(sin 'a) ;!! sin: argument 1: expected a number, got a
(cos "0") ;!! cos: argument 1: expected a number, got "0"
(tan #\a) ;!! tan: argument 1: expected a number, got #\a
(asin 'a) ;!! asin: argument 1: expected a number, got a
(acos '()) ;!! acos: argument 1: expected a number, got ()
(atan #t) ;!! atan: argument 1: expected a number, got #t

;;; ---- branch cuts. asin z = -i log(iz + sqrt(1-z²)), acos z = pi/2 - asin z,
;;; atan z = (log(1+iz) - log(1-iz)) / 2i; -pi is an angle where -0.0 says so.

(log -1.0-0.0i) ;~> 0.0-3.14159265i
(log -1.0+0.0i) ;~> 0.0+3.14159265i
(log -0.0+0.0i) ;~> -inf.0+3.14159265i
(log 0.0-0.0i) ;=> -inf.0-0.0i
(sqrt -4.0+0.0i) ;=> 0.0+2.0i
(sqrt -4.0-0.0i) ;=> 0.0-2.0i
(asin 2) ;~> 1.570796327-1.316957897i
(asin 2.0) ;~> 1.570796327-1.316957897i
(asin -2) ;~> -1.570796327+1.316957897i
(asin 2.0+0.0i) ;~> 1.570796327+1.316957897i
(asin 2.0-0.0i) ;~> 1.570796327-1.316957897i
(asin -2.0+0.0i) ;~> -1.570796327+1.316957897i
(asin -2.0-0.0i) ;~> -1.570796327-1.316957897i
(acos 2) ;~> 0.0+1.316957897i
(acos -2) ;~> 3.141592654-1.316957897i
(acos 2.0+0.0i) ;~> 0.0-1.316957897i
(acos 2.0-0.0i) ;~> 0.0+1.316957897i
(atan 0.0+2.0i) ;~> 1.570796327+0.549306144i
(atan -0.0+2.0i) ;~> -1.570796327+0.549306144i
(atan 0.0-2.0i) ;~> 1.570796327-0.549306144i
(atan -0.0-2.0i) ;~> -1.570796327-0.549306144i
(atan +i) ;=> 0.0+inf.0i
(atan -i) ;=> 0.0-inf.0i
(angle -1.0+0.0i) ;~> 3.14159265
(angle -1.0-0.0i) ;~> -3.14159265

;;; ---- atan of two arguments: the report's table

(define pi 3.141592653589793)
(atan 0.0 1.0) ;=> 0.0
(atan +0.0 1.0) ;=> 0.0
(atan -0.0 1.0) ;=> -0.0
(< 0 (atan 1.0 1.0) (/ pi 2)) ;=> #t
(= (atan 1.0 0.0) (/ pi 2)) ;=> #t
(< (/ pi 2) (atan 1.0 -1.0) pi) ;=> #t
(= (atan 0.0 -1.0) pi) ;=> #t
(= (atan +0.0 -1.0) pi) ;=> #t
(= (atan -0.0 -1.0) (- pi)) ;=> #t
(< (- pi) (atan -1.0 -1.0) (- (/ pi 2))) ;=> #t
(= (atan -1.0 0.0) (- (/ pi 2))) ;=> #t
(< (- (/ pi 2)) (atan -1.0 1.0) 0) ;=> #t
(atan +0.0 +0.0) ;=> 0.0
(atan -0.0 +0.0) ;=> -0.0
(= (atan +0.0 -0.0) pi) ;=> #t
(= (atan -0.0 -0.0) (- pi)) ;=> #t
(= (atan 1.0 -0.0) (/ pi 2)) ;=> #t
(atan 0 1) ;=> 0
(= (atan 0 -1) pi) ;=> #t
(atan 1 1) ;~> 0.7853981634
(atan -1 0) ;~> -1.5707963268
(atan 1/2 1/2) ;~> 0.7853981634
(atan (expt 10 400) (expt 10 400)) ;~> 0.7853981634
(atan (/ 1 (expt 10 400)) (/ 1 (expt 10 400))) ;~> 0.7853981634
(atan 0 0) ;!! atan: both arguments are exact zeros
(atan 'a 1) ;!! atan: argument 1: expected
(atan 1 'a) ;!! atan: argument 2: expected a real number, got a
(atan +i 1) ;!! atan: argument 1: expected a real number, got +i
(atan 1 +i) ;!! atan: argument 2: expected a real number, got +i

;;; ---- sqrt

(sqrt 9) ;=> 3
(sqrt -1) ;=> +i
(exact? (sqrt 9)) ;=> #t
(sqrt 16) ;=> 4
(sqrt 0) ;=> 0
(sqrt 9/4) ;=> 3/2
(sqrt 2) ;=> 1.4142135623730951
(sqrt 16.0) ;=> 4.0
(sqrt -4) ;=> +2i
(sqrt -9/4) ;=> +3/2i
(sqrt -2) ;~> 0.0+1.414213562i
(sqrt -4.0) ;=> 0.0+2.0i
(sqrt -0.0) ;=> -0.0
(sqrt +inf.0) ;=> +inf.0
(sqrt -inf.0) ;=> 0.0+inf.0i
(sqrt (expt 10 400)) ;~> 1e200
(= (sqrt (expt 7 1000)) (expt 7 500)) ;=> #t
(sqrt (+ (expt 10 400) 1)) ;~> 1e200
(sqrt 1/2) ;~> 0.7071067812
(sqrt +2i) ;=> 1+i
(sqrt -2i) ;=> 1-i
(sqrt -3+4i) ;=> 1+2i
(sqrt -3-4i) ;=> 1-2i
(sqrt 5+12i) ;=> 3+2i
(sqrt +1/2i) ;=> 1/2+1/2i
(sqrt +i) ;~> 0.7071067812+0.7071067812i
(sqrt 1+2i) ;~> 1.2720196495+0.7861513778i
(= (sqrt (* +2i (expt 10 800))) (* 1+i (expt 10 400))) ;=> #t
(sqrt (* +3i (expt 10 800))) ;=> +inf.0+inf.0i
(sqrt (/ +3i (expt 10 800))) ;=> 0.0+0.0i
(sqrt (* +3i (expt 10 400))) ;~> 1.2247448714e200+1.2247448714e200i
(sqrt 'a) ;!! sqrt: argument 1: expected a number, got a

;;; ---- expt

(expt 2 10) ;=> 1024
(expt 0 0) ;=> 1
(expt 0.0 0) ;=> 1.0
(expt 0 0.0) ;=> 1.0
(expt 0.0 0.0) ;=> 1.0
(expt +i 0) ;=> 1
(expt 0 3) ;=> 0
(expt 0.0 3) ;=> 0.0
(expt 0 2.5) ;=> 0.0
(expt 0 1+i) ;=> 0
(expt 0.0 1+i) ;=> 0.0
(expt 0 -1) ;!! expt: division by zero
(expt 0 -1+i) ;!! expt: division by zero
(expt 0.0 +i) ;!! expt: division by zero
(expt 2 -2) ;=> 1/4
(expt -2 3) ;=> -8
(expt 2/3 3) ;=> 8/27
(expt 2/3 -3) ;=> 27/8
(expt 2.0 3) ;=> 8.0
(expt 2 3.0) ;=> 8.0
(expt 2 0.5) ;~> 1.414213562
(expt 4 1/2) ;=> 2
(expt 27 2/3) ;=> 9
(expt -4 1/2) ;=> +2i
(expt -4 3/2) ;=> -8i
(expt -4 -1/2) ;=> -1/2i
(expt -8 1/3) ;~> 1.0+1.732050808i
(expt -1 0.5) ;~> 6.123e-17+1.0i
(expt +i 2) ;=> -1
(expt +i -1) ;=> -i
(expt +i 1000000000000000000001) ;=> +i
(expt -i 3) ;=> +i
(expt 1+i 10) ;=> +32i
(expt 1+i -2) ;=> -1/2i
(expt 1/2+i 2) ;=> -3/4+i
(expt +2i 1/2) ;=> 1+i
(expt +4i 1/4) ;~> 1.306562965+0.541196100i
(expt -4 1/4) ;=> 1+i
(expt +i +i) ;~> 0.207879576+0.0i
(expt 2 +i) ;~> 0.769238901+0.638961276i
(expt 1+i 0.5) ;~> 1.098684113+0.455089861i
(expt 2+i (expt 10 10)) ;!! expt: the result would have more than ten million digits
(expt 2 'a) ;!! expt: argument 2: expected a number, got a
(expt "2" 2) ;!! expt: argument 1: expected a number, got "2"

;;; ---- complex numbers

(make-rectangular 1/2 3) ;=> 1/2+3i
(make-rectangular 1 0) ;=> 1
(make-rectangular 1.5 0) ;=> 1.5
(make-rectangular 1 0.0) ;=> 1.0+0.0i
(make-rectangular 1 2.5) ;=> 1.0+2.5i
(make-rectangular 1.5 2) ;=> 1.5+2.0i
(make-rectangular 0 -1) ;=> -i
(make-rectangular -0.0 -0.0) ;=> -0.0-0.0i
(make-rectangular +i 1) ;!! make-rectangular: argument 1: expected a real number, got +i
(make-rectangular 1 'a) ;!! make-rectangular: argument 2: expected a real number, got a
(make-polar 2 0) ;=> 2
(make-polar 0 1) ;=> 0
(make-polar 1 3.141592653589793) ;~> -1.0+1.2246e-16i
(make-polar 2.0 1) ;~> 1.080604612+1.682941970i
(make-polar 'a 1) ;!! make-polar: argument 1: expected a real number, got a
(make-polar 1 +i) ;!! make-polar: argument 2: expected a real number, got +i
(real-part 1+2i) ;=> 1
(real-part 1.5+2i) ;=> 1.5
(real-part 5) ;=> 5
(real-part 2.5) ;=> 2.5
(imag-part 1+2i) ;=> 2
(imag-part 1+2.5i) ;=> 2.5
(imag-part 5) ;=> 0
(imag-part 2.5) ;=> 0
(magnitude 3+4i) ;=> 5
(magnitude 3/5+4/5i) ;=> 1
(magnitude 1+i) ;~> 1.414213562
(magnitude 3.0+4.0i) ;=> 5.0
(magnitude -7) ;=> 7
(magnitude -1.5) ;=> 1.5
(= (magnitude (make-rectangular (* 3 (expt 10 400)) (* 4 (expt 10 400)))) (* 5 (expt 10 400))) ;=> #t
(angle +i) ;~> 1.570796327
(angle -1) ;~> 3.141592654
(angle -1.0) ;~> 3.141592654
(angle 1) ;=> 0
(angle 1.0) ;=> 0.0
(angle 0) ;=> 0
(angle 1+i) ;~> 0.785398163
(angle -1-i) ;~> -2.356194490
(angle -2.0-2.0i) ;~> -2.356194490
(angle (make-polar 5 1.25)) ;~> 1.25
(magnitude (make-polar 5 1.25)) ;~> 5.0
(real-part 'a) ;!! real-part: argument 1: expected a number, got a
(imag-part "1") ;!! imag-part: argument 1: expected a number, got "1"
(magnitude #t) ;!! magnitude: argument 1: expected a number, got #t
(angle 'x) ;!! angle: argument 1: expected a number, got x
(and (memq 'exact-complex (features)) (memq 'exact-closed (features)) (memq 'ratios (features)) #t) ;=> #t

;;; ---- where the report leaves it open (decision 16)

(log 0) ;=> -inf.0
(log -0.0) ;=> -inf.0
(expt 0.0 -1) ;=> +inf.0
(expt -0.0 -1) ;=> -inf.0
(expt 7 (expt 10 10)) ;!! expt: the result would have more than ten million digits
(sqrt (+ 1 (expt 10 700))) ;=> +inf.0
(= 1) ;=> #t
(map (lambda (same?) (same?)) (list = < > <= >=)) ;=> (#t #t #t #t #t)

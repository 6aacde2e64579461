;;; Numbers as text (R7RS 6.2.5, 6.2.7, 7.1.1)

;;; ---- number->string

(number->string 10) ;=> "10"
(number->string 256 16) ;=> "100"
(number->string 255 2) ;=> "11111111"
(number->string -255 8) ;=> "-377"
(number->string 35 36) ;=> "z"
(number->string 1/3) ;=> "1/3"
(number->string -5/7 2) ;=> "-101/111"
(number->string 1.5) ;=> "1.5"
(number->string 100.0) ;=> "100.0"
(number->string -0.0) ;=> "-0.0"
;; always with a decimal point
(number->string 1e21) ;=> "1.0e21"
(number->string 1e100) ;=> "1.0e100"
(number->string 1.5e-10) ;=> "1.5e-10"
(number->string 123456789.125) ;=> "123456789.125"
(number->string 5e-324) ;=> "5.0e-324"
(number->string .1) ;=> "0.1"
(number->string 1e23) ;=> "1.0e23"
(number->string +inf.0) ;=> "+inf.0"
(number->string -inf.0) ;=> "-inf.0"
(number->string +nan.0) ;=> "+nan.0"
(number->string +i) ;=> "+i"
(number->string -i) ;=> "-i"
(number->string +2i) ;=> "+2i"
(number->string 1/2-3/4i) ;=> "1/2-3/4i"
(number->string 1.5+2.5i) ;=> "1.5+2.5i"
(number->string 1.0-0.0i) ;=> "1.0-0.0i"
(number->string 0.0+inf.0i) ;=> "0.0+inf.0i"
;; a radix other than 10 has no decimal point: an inexact number is a fraction marked inexact
(number->string 0.5 2) ;=> "#i1/10"
(number->string -2.25 2) ;=> "#i-1001/100"
(number->string 10.0 16) ;=> "#ia"
(number->string -0.0 2) ;=> "#i-0"
(number->string +inf.0 2) ;=> "+inf.0"
(number->string +nan.0 16) ;=> "+nan.0"
(number->string 1+2i 2) ;=> "1+10i"
(number->string 0.5+2.0i 2) ;=> "#i1/10+10i"
(number->string 1.0+inf.0i 8) ;=> "#i1+inf.0i"
;; where i is a digit, the real part tells an imaginary number from an integer
(number->string +2i 36) ;=> "0+2i"
(string->number "+2i" 36) ;=> 90
(string->number "0+2i" 36) ;=> +2i
(number->string 10 1) ;!! number->string: argument 2: expected a radix from 2 to 36, got 1
(number->string 10 37) ;!! number->string: argument 2: expected a radix from 2 to 36, got 37
(number->string 10 'x) ;!! number->string: argument 2: expected
(number->string 'a) ;!! number->string: argument 1: expected a number, got a
(number->string "1") ;!! number->string: argument 1: expected a number, got "1"

(define (returns? z)
  (let loop ((radix 2))
    (or (> radix 36)
        (and (eqv? z (string->number (number->string z radix) radix))
             (loop (+ radix 1))))))
(map returns? '(0 -7 123456789012345678901234567890 1/3 -22/7 0.0 -0.0 0.1 -1e-7 1e300 5e-324 3.5)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t)
(map returns? '(+inf.0 -inf.0 +nan.0 +i -i +2i 1+2i 1/2-1/3i 0.5+2.0i -0.0+0.0i 1.0+inf.0i +18i 18+18i)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t #t)

;;; ---- string->number

(string->number "100") ;=> 100
(string->number "100" 16) ;=> 256
(string->number "1e2") ;=> 100.0
(string->number "-17") ;=> -17
(string->number "+5") ;=> 5
(string->number "007") ;=> 7
(string->number "6/4") ;=> 3/2
(string->number "ff" 16) ;=> 255
(string->number "FF" 16) ;=> 255
(string->number "1e2" 16) ;=> 482
(string->number "zz" 36) ;=> 1295
(string->number "102" 3) ;=> 11
(string->number "1/11" 2) ;=> 1/3
(string->number "#xff") ;=> 255
(string->number "#xff" 10) ;=> 255
(string->number "#b101" 16) ;=> 5
(string->number "#e1.5") ;=> 3/2
(string->number "#i1/2") ;=> 0.5
(string->number "#x#e10") ;=> 16
(string->number "#i#x10") ;=> 16.0
(string->number "#d10" 16) ;=> 10
(string->number ".5") ;=> 0.5
(string->number "5.") ;=> 5.0
(string->number "-.5e1") ;=> -5.0
(string->number "1E3") ;=> 1000.0
(string->number "+inf.0") ;=> +inf.0
(string->number "-INF.0") ;=> -inf.0
(string->number "+nan.0") ;=> +nan.0
(string->number "+inf.0" 2) ;=> +inf.0
(string->number "1+2i") ;=> 1+2i
(string->number "+i") ;=> +i
(string->number "1@0") ;=> 1
(string->number "0.1") ;=> 0.1
(string->number "100000000000000000000000000000000000000000000000000.0") ;=> 1e50
;; what is no number is #f, never an error
(define (none? . texts) (map (lambda (text) (string->number text)) texts))
(none? "" "-" "+" "." "..." "a" "abc" "1a" "--1" "+-1" "1_000") ;=> (#f #f #f #f #f #f #f #f #f #f #f)
(none? "1/0" "1/" "/2" "1/2/3" "1.5/2" "1/-2" "0/0") ;=> (#f #f #f #f #f #f #f)
(none? "1e" "e1" "1e1.5" "1.2.3" "1e--1" " 1" "1 " "1\n") ;=> (#f #f #f #f #f #f #f #f)
(none? "i" "1i" "1+2" "1+2ii" "1@" "@1" "1@2@3" "inf" "+inf" "nan.0" "+inf.00") ;=> (#f #f #f #f #f #f #f #f #f #f #f)
(none? "#" "#x" "#xg" "#b2" "#x#x1" "#e#i1" "#e+inf.0" "#x1.5" "#b1e2") ;=> (#f #f #f #f #f #f #f #f #f)
(string->number "1.5" 2) ;=> #f
(string->number "1.5" 16) ;=> #f
(string->number "9" 8) ;=> #f
(string->number "2" 2) ;=> #f
(string->number "٣") ;=> #f
(string->number "#t") ;=> #f
(string->number "#e1e9999999999") ;=> #f
(string->number 'a) ;!! string->number: argument 1: expected a string, got a
(string->number "1" 0) ;!! string->number: argument 2: expected a radix from 2 to 36, got 0
(string->number "1" "2") ;!! string->number: argument 2: expected

;;; ---- written in programs (7.1.1)

'(1 -1 +1 1/2 -4/6 1. .5 -.5 1e3 1E-2 1.5e+2) ;=> (1 -1 1 1/2 -2/3 1.0 0.5 -0.5 1000.0 0.01 150.0)
'(#b101 #o17 #d19 #xFF #XfF #B-11 #b1/10) ;=> (5 15 19 255 255 -3 1/2)
'(#e1.5 #E.25 #e1e3 #e-0.1 #i1 #I1/4 #i-0) ;=> (3/2 1/4 1000 -1/10 1.0 0.25 -0.0)
'(#e#xff #x#eff #i#b1 #b#i1) ;=> (255 255 1.0 1.0)
'(+inf.0 -inf.0 +INF.0) ;=> (+inf.0 -inf.0 +inf.0)
(map nan? '(+nan.0 -nan.0 +NaN.0)) ;=> (#t #t #t)
'(1+2i 1-i +i -i +2/3i 1.5+2i 1+2.5I -inf.0+nan.0i) ;=> (1+2i 1-i +i -i +2/3i 1.5+2.0i 1.0+2.5i -inf.0+nan.0i)
'(1@0 0@5 #xa+bi #b1-10i #e1.5+.5i #i1+2i) ;=> (1 0 10+11i 1-2i 3/2+1/2i 1.0+2.0i)
(list 2@1) ;~> (1.080604612+1.682941970i)
(map symbol? '(+ - ... 1+ -1+ +a -a -- .a ..  +.a -> a1 +i1 +infx 1x 1/2/3 1+2)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)
(string->number "1" 10 10) ;!! string->number
(read (open-input-string "1/0")) ;!! divides by zero
(read (open-input-string "#e+inf.0")) ;!! no exact form
(read (open-input-string "#xg")) ;!! #xg is no number
(read (open-input-string "#b12")) ;!! #b12 is no number

;;; Exact fractions and exact complex numbers divided by an inexact zero. (They were internal errors.)
(define (over a b) (/ a b))
(over 1/2 0.0) ;=> +inf.0
(over 1/2 -0.0) ;=> -inf.0
(over -1/2 0.0) ;=> -inf.0
(over 1/2+2i 0.0) ;=> +inf.0+inf.0i
(over 1/2 0) ;!! /: division by zero
(over 1/2+2i 0) ;!! /: division by zero
(over 1/2 'a) ;!! /: argument 2: expected a number, got a
(define huge (/ (expt 10 400) 3))
(list (+ huge 0.5) (- 0.5 huge) (* 0.5 huge) (/ 0.5 huge) (/ huge 0.5)) ;=> (+inf.0 -inf.0 +inf.0 0.0 +inf.0)
(list (< huge 0.5) (> huge 0.5) (= huge +inf.0)) ;=> (#f #t #f)

;;; cps: fib in continuation-passing style, all calls are tail calls
(define (fib-cps n k)
  (if (< n 2)
      (k n)
      (fib-cps (- n 1)
               (lambda (a) (fib-cps (- n 2) (lambda (b) (k (+ a b))))))))

(define (main n) (fib-cps n (lambda (x) x)))

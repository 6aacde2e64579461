;;; fib: non-tail calls and small integers
(define (fib n)
  (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))

(define (main n) (fib n))

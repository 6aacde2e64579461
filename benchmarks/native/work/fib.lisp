;;; fib: calls that are no tail calls, sums that are checked
(define (fib n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))

(define (main n) (fib n))

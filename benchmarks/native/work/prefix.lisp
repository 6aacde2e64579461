;;; prefix: running sums of integers, which may not overflow
(define (main v sums n)
  (let loop ((i 0) (sum 0))
    (if (< i n)
        (let ((sum (+ sum (s64vector-ref v i))))
          (s64vector-set! sums i sum)
          (loop (+ i 1) sum))
        sum)))

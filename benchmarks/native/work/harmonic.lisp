;;; harmonic: a sum of floats, from left to right
(define (main n)
  (let loop ((i 1) (sum 0.0))
    (if (> i n)
        sum
        (loop (+ i 1) (+ sum (/ 1.0 i))))))

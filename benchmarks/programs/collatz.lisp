;;; collatz: an integer loop
(define (steps n)
  (let loop ((n n) (count 0))
    (cond ((= n 1) count)
          ((even? n) (loop (quotient n 2) (+ count 1)))
          (else (loop (+ (* 3 n) 1) (+ count 1))))))

(define (main n)
  (let loop ((i 1) (best 0))
    (if (> i n) best (loop (+ i 1) (max best (steps i))))))

;;; collatz: the longest way to 1 from any number up to n
(define (steps n)
  (let loop ((n n) (count 0))
    (cond ((= n 1) count)
          ((even? n) (loop (quotient n 2) (+ count 1)))
          (else (loop (+ (* 3 n) 1) (+ count 1))))))

(define (main n)
  (do ((i 1 (+ i 1))
       (best 0 (max best (steps i))))
      ((> i n) best)))

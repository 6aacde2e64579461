;;; guards: raising and catching conditions
(define (check i)
  (if (= 0 (remainder i 3)) (raise i) (+ i 1)))

(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i n)
        total
        (loop (+ i 1) (+ total (guard (x ((number? x) (- x))) (check i)))))))

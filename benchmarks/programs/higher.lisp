;;; higher: the library's map, filter, fold and for-each with closures
(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i n)
        total
        (let* ((xs (iota 100))
               (ys (map (lambda (x) (+ x i)) xs))
               (zs (filter (lambda (x) (= 0 (remainder x 3))) ys))
               (sum 0))
          (for-each (lambda (z) (set! sum (+ sum z))) zs)
          (loop (+ i 1) (+ total sum (fold-left + 0 ys)))))))

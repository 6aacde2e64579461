;;; dot: the products of two vectors, summed from left to right
(define (main a b n)
  (do ((i 0 (+ i 1))
       (sum 0.0 (+ sum (* (f64vector-ref a i) (f64vector-ref b i)))))
      ((= i n) sum)))

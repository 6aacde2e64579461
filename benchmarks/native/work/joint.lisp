;;; joint: how often each pair of two symbols, of 16 and of 32, comes
(define (main x y counts n)
  (do ((i 0 (+ i 1)))
      ((= i n) n)
    (let ((a (s64vector-ref x i)) (b (s64vector-ref y i)))
      (array-set! counts a b (+ (array-ref counts a b) 1)))))

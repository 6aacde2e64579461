;;; histogram: how often each of 16 symbols comes
(define (main v counts n)
  (do ((i 0 (+ i 1)))
      ((= i n) n)
    (let ((k (s64vector-ref v i)))
      (s64vector-set! counts k (+ (s64vector-ref counts k) 1)))))

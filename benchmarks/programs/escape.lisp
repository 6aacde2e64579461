;;; escape: leaving a loop early through call/cc
(define (find-index wanted? v)
  (call/cc
    (lambda (return)
      (let ((n (vector-length v)))
        (do ((i 0 (+ i 1)))
            ((= i n) #f)
          (if (wanted? (vector-ref v i)) (return i)))))))

(define (main n)
  (let ((v (make-vector 40 0)))
    (do ((i 0 (+ i 1))) ((= i 40)) (vector-set! v i (* i i)))
    (let loop ((i 0) (total 0))
      (if (= i n)
          total
          (let ((limit (remainder (* i 37) 1000)))
            (loop (+ i 1) (+ total (find-index (lambda (x) (> x limit)) v))))))))

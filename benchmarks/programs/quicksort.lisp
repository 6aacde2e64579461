;;; quicksort: in place on a vector of pseudo-random integers
(define (random-vector n)
  (let ((v (make-vector n)))
    (let loop ((i 0) (x 42))
      (if (= i n)
          v
          (begin
            (vector-set! v i x)
            (loop (+ i 1) (remainder (+ (* x 1664525) 1013904223) 4294967296)))))))

(define (quicksort! v low high)
  (if (< low high)
      (let ((pivot (vector-ref v (quotient (+ low high) 2))))
        (let loop ((i low) (j high))
          (cond ((> i j)
                 (quicksort! v low j)
                 (quicksort! v i high))
                ((< (vector-ref v i) pivot) (loop (+ i 1) j))
                ((> (vector-ref v j) pivot) (loop i (- j 1)))
                (else
                 (let ((x (vector-ref v i)))
                   (vector-set! v i (vector-ref v j))
                   (vector-set! v j x)
                   (loop (+ i 1) (- j 1)))))))))

(define (main n)
  (let ((v (random-vector n)))
    (quicksort! v 0 (- n 1))
    (let loop ((i 0) (sum 0))
      (if (= i n)
          (remainder sum 1000000007)
          (loop (+ i 1) (+ sum (* i (vector-ref v i))))))))

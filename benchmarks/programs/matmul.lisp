;;; matmul: matrices as vectors of vectors
(define (make-matrix n f)
  (let ((m (make-vector n)))
    (do ((i 0 (+ i 1)))
        ((= i n) m)
      (let ((row (make-vector n)))
        (do ((j 0 (+ j 1)))
            ((= j n))
          (vector-set! row j (f i j)))
        (vector-set! m i row)))))

(define (dot row b j n)
  (let loop ((k 0) (sum 0))
    (if (= k n)
        sum
        (loop (+ k 1)
              (+ sum (* (vector-ref row k) (vector-ref (vector-ref b k) j)))))))

(define (multiply a b n)
  (make-matrix n (lambda (i j) (dot (vector-ref a i) b j n))))

(define (main n)
  (let* ((a (make-matrix n (lambda (i j) (+ i j))))
         (c (multiply a a n)))
    (vector-ref (vector-ref c (- n 1)) (- n 2))))

;;; fourier: the discrete Fourier transform by its definition, over arrays of complex numbers
(define tau 6.283185307179586)

(define (transform x y n)
  (do ((k 0 (+ k 1))) ((= k n))
    (let ((w (make-polar 1.0 (/ (* k (- tau)) n))))
      (do ((j 0 (+ j 1))
           (p 1.0+0.0i (* p w))
           (s 0.0+0.0i (+ s (* p (array-ref x j)))))
          ((= j n) (array-set! y k s))))))

(define (main x y n)
  (transform x y n)
  (real-part (array-ref y 1)))

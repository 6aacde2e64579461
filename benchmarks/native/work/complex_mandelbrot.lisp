;;; complex_mandelbrot: points of a grid, each iterated until it escapes
(define (escape c limit)
  (let loop ((z 0.0+0.0i) (i 0))
    (if (or (= i limit) (> (magnitude z) 2.0))
        i
        (loop (+ (* z z) c) (+ i 1)))))

(define (main n limit)
  (let rows ((y 0) (total 0))
    (if (= y n)
        total
        (let columns ((x 0) (total total))
          (if (= x n)
              (rows (+ y 1) total)
              (columns (+ x 1)
                       (+ total (escape (make-rectangular (- (/ (* 3.0 x) n) 2.0) (- (/ (* 2.0 y) n) 1.0)) limit))))))))

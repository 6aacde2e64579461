;; Dependence that correlation sees, and that it does not: linear, quadratic, circular.

(define n 400)
(define (wave i step) (- (* 2 (- (* i step) (floor (* i step)))) 1)) ; evenly spread over -1 … 1
(define us (map (lambda (i) (wave i 0.6180339887)) (iota n)))
(define vs (map (lambda (i) (wave i 0.7548776662)) (iota n)))

(define (mean xs) (/ (apply + xs) (length xs)))
(define (correlation xs ys)
  (let* ((a (mean xs)) (b (mean ys))
         (dx (map (lambda (x) (- x a)) xs)) (dy (map (lambda (y) (- y b)) ys))
         (dot (lambda (p q) (apply + (map * p q)))))
    (/ (dot dx dy) (sqrt (* (dot dx dx) (dot dy dy))))))

(define (report name xs ys)
  (display name)
  (display ": correlation ")
  (display (/ (round (* 100 (correlation xs ys))) 100))
  (display ", information ")
  (display (/ (round (* 10 (continuous-mutual-information xs ys))) 10))
  (newline))

(define angles (map (lambda (u) (* 3.141592653589793 u)) us))
(define (noisy ys) (map (lambda (y v) (+ y (* 0.1 v))) ys vs))

(report "independent" us vs)
(report "linear" us (noisy us))
(report "quadratic" us (noisy (map (lambda (u) (* u u)) us)))
(report "circular" (map cos angles) (noisy (map sin angles)))

(< (abs (correlation us (noisy (map (lambda (u) (* u u)) us)))) 0.1)                  ;=> #t
(> (continuous-mutual-information us (noisy (map (lambda (u) (* u u)) us))) 1)        ;=> #t
(> (continuous-mutual-information (map cos angles) (noisy (map sin angles))) 1)       ;=> #t

;;; life: generations of Conway's game over an array of booleans, on a torus
(define (alive a i j) (if (array-ref a i j) 1 0))

(define (neighbours a n i j)
  (let ((up (if (= i 0) (- n 1) (- i 1))) (down (if (= i (- n 1)) 0 (+ i 1)))
        (left (if (= j 0) (- n 1) (- j 1))) (right (if (= j (- n 1)) 0 (+ j 1))))
    (+ (alive a up left) (alive a up j) (alive a up right) (alive a i left) (alive a i right)
       (alive a down left) (alive a down j) (alive a down right))))

(define (generation a b n)
  (do ((i 0 (+ i 1))) ((= i n))
    (do ((j 0 (+ j 1))) ((= j n))
      (let ((k (neighbours a n i j)))
        (array-set! b i j (or (= k 3) (and (= k 2) (array-ref a i j))))))))

(define (population a n)
  (do ((i 0 (+ i 1))
       (total 0 (do ((j 0 (+ j 1)) (t total (+ t (alive a i j)))) ((= j n) t))))
      ((= i n) total)))

(define (main a b n generations)
  (if (= generations 0)
      (population a n)
      (begin (generation a b n) (main b a n (- generations 1)))))

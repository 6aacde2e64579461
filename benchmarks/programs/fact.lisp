;;; fact: big integers by recursion and by iteration
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))

(define (product a b)
  (let loop ((i a) (p 1))
    (if (> i b) p (loop (+ i 1) (* p i)))))

(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i 20)
        (modulo total 1000000007)
        (loop (+ i 1) (+ total (fact (+ n i)) (quotient (product 1 n) (product 1 (- n i))))))))

;;; trees: allocating and walking binary trees
(define (make depth)
  (if (= depth 0)
      '()
      (cons (make (- depth 1)) (make (- depth 1)))))

(define (count tree)
  (if (null? tree) 1 (+ 1 (count (car tree)) (count (cdr tree)))))

(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i 8) total (loop (+ i 1) (+ total (count (make n)))))))

;;; generator: walking a tree by re-entering continuations
(define (make-tree low high)
  (if (> low high)
      '()
      (let ((middle (quotient (+ low high) 2)))
        (vector (make-tree low (- middle 1)) middle (make-tree (+ middle 1) high)))))

(define (tree->generator tree)
  (define return #f)
  (define (walk tree)
    (if (vector? tree)
        (begin
          (walk (vector-ref tree 0))
          (call/cc
            (lambda (rest)
              (set! resume (lambda () (rest #f)))
              (return (vector-ref tree 1))))
          (walk (vector-ref tree 2)))))
  (define resume (lambda () (walk tree) (return #f)))
  (lambda ()
    (call/cc (lambda (k) (set! return k) (resume)))))

(define (main n)
  (let ((next (tree->generator (make-tree 1 n))))
    (let loop ((sum 0))
      (let ((x (next)))
        (if x (loop (+ sum x)) sum)))))

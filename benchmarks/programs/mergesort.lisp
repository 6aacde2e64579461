;;; mergesort: on lists, with a procedure for the order
(define (random-list n)
  (let loop ((i 0) (x 42) (xs '()))
    (if (= i n)
        xs
        (loop (+ i 1) (remainder (+ (* x 1664525) 1013904223) 4294967296) (cons x xs)))))

(define (merge-lists xs ys less?)
  (let loop ((xs xs) (ys ys) (done '()))
    (cond ((null? xs) (append-reverse done ys))
          ((null? ys) (append-reverse done xs))
          ((less? (car ys) (car xs)) (loop xs (cdr ys) (cons (car ys) done)))
          (else (loop (cdr xs) ys (cons (car xs) done))))))

(define (append-reverse done rest)
  (if (null? done) rest (append-reverse (cdr done) (cons (car done) rest))))

(define (merge-sort xs n less?)
  (if (< n 2)
      (if (= n 0) '() (list (car xs)))
      (let ((half (quotient n 2)))
        (merge-lists (merge-sort xs half less?)
                     (merge-sort (list-tail xs half) (- n half) less?)
                     less?))))

(define (main n)
  (let loop ((xs (merge-sort (random-list n) n (lambda (a b) (< a b)))) (i 0) (sum 0))
    (if (null? xs)
        (remainder sum 1000000007)
        (loop (cdr xs) (+ i 1) (+ sum (* i (car xs)))))))

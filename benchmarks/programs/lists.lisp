;;; lists: building, mapping, appending and reversing lists of pairs
(define (count-to n)
  (let loop ((i n) (xs '()))
    (if (= i 0) xs (loop (- i 1) (cons i xs)))))

(define (append2 xs ys)
  (if (null? xs) ys (cons (car xs) (append2 (cdr xs) ys))))

(define (map1 f xs)
  (if (null? xs) '() (cons (f (car xs)) (map1 f (cdr xs)))))

(define (reverse1 xs)
  (let loop ((xs xs) (done '()))
    (if (null? xs) done (loop (cdr xs) (cons (car xs) done)))))

(define (sum xs)
  (let loop ((xs xs) (total 0))
    (if (null? xs) total (loop (cdr xs) (+ total (car xs))))))

(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i n)
        total
        (let* ((xs (count-to 200))
               (ys (map1 (lambda (x) (* x i)) xs))
               (zs (append2 ys (reverse1 xs))))
          (loop (+ i 1) (+ total (sum zs)))))))

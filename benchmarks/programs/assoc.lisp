;;; assoc: association lists, walked by hand and by the library
(define (lookup key table)
  (cond ((null? table) #f)
        ((eq? key (caar table)) (cdar table))
        (else (lookup key (cdr table)))))

(define (make-table n)
  (let loop ((i 0) (table '()))
    (if (= i n) table (loop (+ i 1) (cons (cons i (* i i)) table)))))

(define (main n)
  (let ((table (make-table 60)))
    (let loop ((i 0) (total 0))
      (if (= i n)
          total
          (let ((key (remainder (* i 7) 60)))
            (loop (+ i 1) (+ total (lookup key table) (cdr (assv key table)))))))))

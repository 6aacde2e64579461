;;; parse: reading and printing numbers
(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i n)
        total
        (let* ((text (number->string (* i 37)))
               (x (string->number text))
               (y (string->number (string-append text ".5")))
               (bad (string->number (string-append "x" text))))
          (loop (+ i 1) (+ total x (if bad 1 0) (exact (floor y))))))))

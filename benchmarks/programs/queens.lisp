;;; queens: how many ways to place n queens, with lists
(define (safe? queen distance placed)
  (or (null? placed)
      (let ((other (car placed)))
        (and (not (= other queen))
             (not (= other (+ queen distance)))
             (not (= other (- queen distance)))
             (safe? queen (+ distance 1) (cdr placed))))))

(define (place row placed n)
  (if (= row n)
      1
      (let loop ((queen 0) (found 0))
        (if (= queen n)
            found
            (loop (+ queen 1)
                  (if (safe? queen 1 placed)
                      (+ found (place (+ row 1) (cons queen placed) n))
                      found))))))

(define (main n) (place 0 '() n))

;;; Arrays: procedures that take procedures. What is one operation for all elements is faster
;;; as arithmetic: (+ a 1), not (array-map (lambda (x) (+ x 1)) a).

(define (array-map f a . more)
  "The array, of the shape of `a`, of the values of `f` on the elements of the arrays.

   (array-map square (array 1 2 3))                       ;=> #s64(1 4 9)
   (array-map max (array 1 5) (array 4 2))                ;=> #s64(4 5)
   (array-shape (array-map - (array '(1 2) '(3 4))))      ;=> (2 2)
   (array-map + (array 1 2) (array 1 2 3))                ;!! array-map: the arrays have different shapes"
  (for-each (lambda (b)
              (if (not (equal? (array-shape a) (array-shape b)))
                  (%out-of-domain 'array-map "the arrays have different shapes")))
            more)
  (array-reshape (list->array (apply map f (map %array-elements (cons a more))))
                 (array-shape a)))

(define (%array-elements a)
  "The elements of the array `a` as one list, row by row."
  (array->list (array-reshape a (array-size a))))

(define (array-tabulate f shape)
  "The array of the shape, a length or a list of lengths, whose elements are the values of `f` on their indices.

   (array-tabulate square 4)                                            ;=> #s64(0 1 4 9)
   (array->list (array-tabulate (lambda (i j) (+ (* 10 i) j)) '(2 3)))  ;=> ((0 1 2) (10 11 12))"
  (if (integer? shape)
      (list->array (list-tabulate shape f))
      (array-reshape (list->array (map (lambda (indices) (apply f indices)) (%indices shape))) shape)))

(define (%indices shape)
  "The lists of indices of all elements of an array of `shape`, in order."
  (if (null? shape)
      '(())
      (let ((rest (%indices (cdr shape))))
        (append-map (lambda (i) (map (lambda (indices) (cons i indices)) rest))
                    (iota (car shape))))))

(define (array-for-each f a)
  "Call `f` on the elements of the array, row by row, for what it does.

   (array-for-each display (array '(1 2) '(3 4)))   ;>> 1234"
  (for-each f (%array-elements a)))

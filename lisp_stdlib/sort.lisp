;;; Sorting: a stable merge sort. The standard orders of plain data take Python's own sort, to the same result.

(define (sort xs less?)
  "The elements of the list, vector or array, sorted by `less?`; elements that it does not tell apart
   keep their order. The arguments may come in either order.

   (sort '(3 1 2) <)                         ;=> (1 2 3)
   (sort > #(3 1 2))                         ;=> #(3 2 1)
   (sort '((b 1) (a 2) (a 1)) (lambda (x y) (symbol<? (car x) (car y))))    ;=> ((a 2) (a 1) (b 1))
   (sort 7 <)                                ;!! sort: argument 1: expected a list or a vector, got 7"
  (if (procedure? xs)
      (%sort 'sort 2 less? xs)
      (%sort 'sort 1 xs less?)))

(define (list-sort less? xs)
  "The elements of the list sorted by `less?` (R6RS, SRFI 132). The sort is stable.

   (list-sort < '(3 1 2))    ;=> (1 2 3)
   (list-sort < #(3 1 2))    ;!! list-sort: argument 2: expected a list, got #(3 1 2)"
  (if (procedure? xs)
      (%sort 'list-sort 1 (%elements 'list-sort 1 less?) xs)
      (%sort 'list-sort 2 (%elements 'list-sort 2 xs) less?)))

(define (vector-sort less? v &optional start end)
  "A new vector of the elements, or of a range of them, sorted by `less?` (R6RS, SRFI 132). The sort is stable.

   (vector-sort < #(3 1 2))        ;=> #(1 2 3)
   (vector-sort < #(9 3 1 2) 1)    ;=> #(1 2 3)"
  (if (procedure? v)
      (%sort-range 'vector-sort v less? start end)
      (%sort-range 'vector-sort less? v start end)))

(define (%sort-range name less? v start end)
  "A new vector of the elements in the range of `v`, argument 2 of `name`, sorted by `less?`."
  (if (or start end)
      (let ((range (%vector-range name 2 v start end)))
        (%sort name 2 (vector-copy v (car range) (cdr range)) less?))
      (%sort name 2 (%check-vector name 2 v) less?)))

(define (sort! v less?)
  "Sort the elements of the vector in their place.

   (let ((v (vector 3 1 2))) (sort! v <) v)    ;=> #(1 2 3)"
  (let ((v (if (procedure? v) less? v)) (less? (if (procedure? v) v less?)))
    (vector-copy! (%check-vector 'sort! 1 v) 0 (%sort 'sort! 1 v less?))))

(define (vector-sort! less? v &optional start end)
  "Sort the elements of the vector, or of a range of it, in their place (R6RS, SRFI 132). The sort is stable.

   (let ((v (vector 3 1 2))) (vector-sort! < v) v)        ;=> #(1 2 3)
   (let ((v (vector 9 3 1 2))) (vector-sort! < v 1) v)    ;=> #(9 1 2 3)"
  (let ((v (if (procedure? v) less? v)) (less? (if (procedure? v) v less?)))
    (vector-copy! v (or start 0) (%sort-range 'vector-sort! less? v start end))))

(define (sort-by key xs &optional (less? <))
  "The elements of the list or vector, sorted by the values of `key` on them.

   (sort-by string-length '(\"ccc\" \"a\" \"bb\"))    ;=> (\"a\" \"bb\" \"ccc\")
   (sort-by car '((2 b) (1 a)) >)                     ;=> ((2 b) (1 a))"
  (let* ((keyed (map (lambda (x) (cons (key x) x)) (if (vector? xs) (vector->list xs) xs)))
         (sorted (map cdr (sort keyed (lambda (a b) (less? (car a) (car b)))))))
    (if (vector? xs) (list->vector sorted) sorted)))

(define (sorted? xs less?)
  "Is no element of the list or vector less than the one before?

   (sorted? '(1 2 2 3) <)    ;=> #t
   (sorted? #(2 1) <)        ;=> #f"
  (if (procedure? xs)
      (sorted? less? xs)
      (let ((xs (if (vector? xs) (vector->list xs) (%elements 'sorted? 1 xs))))
        (or (null? xs)
            (let loop ((a (car xs)) (rest (cdr xs)))
              (cond ((null? rest) #t)
                    ((less? (car rest) a) #f)
                    (else (loop (car rest) (cdr rest)))))))))

(define (merge xs ys less?)
  "The elements of two sorted lists as one; of those that `less?` does not tell apart, those of the first come first.

   (merge '(1 3 5) '(2 3 6) <)    ;=> (1 2 3 3 5 6)"
  (%merge less? (%elements 'merge 1 xs) (%elements 'merge 2 ys)))

(define (%merge less? xs ys)
  "The elements of two sorted lists as one."
  (let loop ((xs xs) (ys ys) (done '()))
    (cond ((null? xs) (append-reverse done ys))
          ((null? ys) (append-reverse done xs))
          ((less? (car ys) (car xs)) (loop xs (cdr ys) (cons (car ys) done)))
          (else (loop (cdr xs) ys (cons (car xs) done))))))

(define (%sort name position xs less?)
  "The sorted elements of `xs`, argument `position` of `name`: a list of a list, else a vector."
  (or (%sorted name position xs less?)
      (if (or (pair? xs) (null? xs))
          (%sort-up xs (length xs) less?)
          (list->vector (%sort-up (vector->list xs) (vector-length xs) less?)))))

;; Merging two lists onto an accumulator reverses them, so each level sorts the
;; other way round than the one below, and nothing need be reversed again.

(define (%sort-up xs n less?)
  "The first `n` elements of `xs`, the least first."
  (if (< n 3)
      (if (< n 2)
          (if (= n 0) '() (list (car xs)))
          (let ((x (car xs)) (y (cadr xs)))
            (if (less? y x) (list y x) (list x y))))
      (let* ((half (quotient n 2))
             (as (%sort-down xs half less?))
             (bs (%sort-down (list-tail xs half) (- n half) less?)))
        (let loop ((as as) (bs bs) (done '()))
          (cond ((null? as) (append-reverse bs done))
                ((null? bs) (append-reverse as done))
                ((less? (car bs) (car as)) (loop (cdr as) bs (cons (car as) done)))
                (else (loop as (cdr bs) (cons (car bs) done))))))))

(define (%sort-down xs n less?)
  "The first `n` elements of `xs`, the least last; of equals the later ones come first."
  (if (< n 3)
      (if (< n 2)
          (if (= n 0) '() (list (car xs)))
          (let ((x (car xs)) (y (cadr xs)))
            (if (less? y x) (list x y) (list y x))))
      (let* ((half (quotient n 2))
             (as (%sort-up xs half less?))
             (bs (%sort-up (list-tail xs half) (- n half) less?)))
        (let loop ((as as) (bs bs) (done '()))
          (cond ((null? as) (append-reverse bs done))
                ((null? bs) (append-reverse as done))
                ((less? (car bs) (car as)) (loop as (cdr bs) (cons (car bs) done)))
                (else (loop (cdr as) bs (cons (car as) done))))))))

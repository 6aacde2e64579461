;;; SRFI 132: sorting, merging, and what goes with it.
;;;
;;; Every result is found before anything is written, so a continuation captured in a procedure of
;;; comparison may be entered again, and an error in it leaves the data as they were. Sorts are stable.

(define-library (srfi 132)
  (export list-sorted? vector-sorted?
          list-sort list-stable-sort list-sort! list-stable-sort!
          vector-sort vector-stable-sort vector-sort! vector-stable-sort!
          list-merge list-merge! vector-merge vector-merge!
          list-delete-neighbor-dups list-delete-neighbor-dups!
          vector-delete-neighbor-dups vector-delete-neighbor-dups!
          vector-find-median vector-find-median! vector-select! vector-separate!)
  (import (lambit) (lambit internal))
  (begin

    ;; ---- predicates

    (define (list-sorted? less? xs)
      "Is no element of the list less than the one before? (SRFI 132)

       (list-sorted? < '(1 2 2 3))    ;=> #t
       (list-sorted? < '(2 1))        ;=> #f"
      (ascending? less? (%elements 'list-sorted? 2 xs)))

    (define (vector-sorted? less? v &optional start end)
      "Is no element of the vector, or of a range of it, less than the one before? (SRFI 132)

       (vector-sorted? < #(9 1 2 0))        ;=> #f
       (vector-sorted? < #(9 1 2 0) 1 3)    ;=> #t"
      (ascending? less? (range->list 'vector-sorted? 2 v start end)))

    (define (ascending? less? xs)
      "Is no element of the list `xs` less than the one before?"
      (or (null? xs)
          (let loop ((x (car xs)) (rest (cdr xs)))
            (cond ((null? rest) #t)
                  ((less? (car rest) x) #f)
                  (else (loop (car rest) (cdr rest)))))))

    (define (range->list name position v start end)
      "The elements in the range of `v`, argument `position` of `name`, as a list."
      (let ((range (%vector-range name position v start end)))
        (vector->list v (car range) (cdr range))))

    ;; ---- sorting

    (define (list-stable-sort less? xs)
      "The elements of the list sorted by `less?`; of equals, the first stays the first (SRFI 132).

       (list-stable-sort (lambda (x y) (< (abs x) (abs y))) '(3 -1 -3 1))    ;=> (-1 1 3 -3)"
      (%sort 'list-stable-sort 2 (%elements 'list-stable-sort 2 xs) less?))

    (define (list-sort! less? xs)
      "The same as `list-sort`: it may use the pairs of the list for its result, but does not (SRFI 132).

       (list-sort! < (list 3 1 2))    ;=> (1 2 3)"
      (%sort 'list-sort! 2 (%elements 'list-sort! 2 xs) less?))

    (define (list-stable-sort! less? xs)
      "The same as `list-stable-sort`: it may use the pairs of the list for its result, but does not (SRFI 132).

       (list-stable-sort! > (list 3 1 2))    ;=> (3 2 1)"
      (%sort 'list-stable-sort! 2 (%elements 'list-stable-sort! 2 xs) less?))

    (define (vector-stable-sort less? v &optional start end)
      "A new vector of the elements, or of a range of them, sorted by `less?`; of equals, the first
       stays the first (SRFI 132).

       (vector-stable-sort < #(3 1 2))        ;=> #(1 2 3)
       (vector-stable-sort < #(3 1 2) 0 2)    ;=> #(1 3)"
      (%sort-range 'vector-stable-sort less? v start end))

    (define (vector-stable-sort! less? v &optional start end)
      "Sort the elements of the vector, or of a range of it, in their place; of equals, the first stays
       the first (SRFI 132).

       (let ((v (vector 3 1 2))) (vector-stable-sort! < v 1) v)    ;=> #(3 1 2)"
      (vector-copy! v (or start 0) (%sort-range 'vector-stable-sort! less? v start end)))

    ;; ---- merging

    (define (list-merge less? xs ys)
      "The elements of two sorted lists as one sorted list; of equals, those of the first list come
       first (SRFI 132).

       (define (abs< x y) (< (abs x) (abs y)))
       (list-merge abs< '(0 -2 4 8 -10) '(-1 3 -4 7))    ;=> (0 -1 -2 3 4 -4 7 8 -10)"
      (%merge less? (%elements 'list-merge 2 xs) (%elements 'list-merge 3 ys)))

    (define (list-merge! less? xs ys)
      "The pairs of two sorted lists, linked to one sorted list; of equals, those of the first list come
       first (SRFI 132).

       (list-merge! < (list 1 3) (list 2 4))    ;=> (1 2 3 4)"
      (link! (%merge (lambda (a b) (less? (car a) (car b)))
                     (pairs 'list-merge! 2 xs)
                     (pairs 'list-merge! 3 ys))))

    (define (pairs name position xs)
      "A list of the pairs that the list `xs`, argument `position` of `name`, is made of."
      (let loop ((rest xs) (done '()))
        (if (pair? rest)
            (loop (cdr rest) (cons rest done))
            (begin (%check-end name position rest xs) (reverse done)))))

    (define (link! pairs)
      "The list made of `pairs`, in that order."
      (let loop ((rest (reverse pairs)) (list '()))
        (if (null? rest)
            list
            (begin (set-cdr! (car rest) list) (loop (cdr rest) (car rest))))))

    (define (vector-merge less? v w &optional start1 end1 start2 end2)
      "A new sorted vector of the elements of two sorted vectors, or of ranges of them; of equals, those
       of the first vector come first (SRFI 132).

       (vector-merge < #(1 3) #(2 4))              ;=> #(1 2 3 4)
       (vector-merge < #(9 1 3) #(2 4) 1 3 0 1)    ;=> #(1 2 3)"
      (list->vector (merge-ranges 'vector-merge 2 less? v w start1 end1 start2 end2)))

    (define (vector-merge! less? to v w &optional start start1 end1 start2 end2)
      "Write the elements of the sorted vectors `v` and `w`, or of ranges of them, in order into the
       vector `to` from index `start` on; of equals, those of `v` come first (SRFI 132).

       (let ((to (make-vector 5 0))) (vector-merge! < to #(1 3) #(2 4) 1) to)    ;=> #(0 1 2 3 4)
       (vector-merge! < (vector 0) #(1 3) #(2 4))    ;!! vector-merge!: argument 2: it has no room for 4 elements from index 0 on"
      (let* ((found (merge-ranges 'vector-merge! 3 less? v w start1 end1 start2 end2))
             (range (%vector-range 'vector-merge! 2 to #f #f))
             (start (if start (check-start start (cdr range)) 0)))
        (if (> (+ start (length found)) (cdr range))
            (%out-of-domain 'vector-merge!
                            (string-append "argument 2: it has no room for " (number->string (length found))
                                           " elements from index " (number->string start) " on")))
        (vector-copy! to start (list->vector found))))

    (define (check-start start size)
      "The index `start`, argument 5 of vector-merge!, of a vector of `size` elements."
      (if (and (exact-integer? start) (<= 0 start size))
          start
          (%wrong 'vector-merge! 5 "an index of the vector that is written to" start)))

    (define (merge-ranges name position less? v w start1 end1 start2 end2)
      "The elements of ranges of `v`, argument `position` of `name`, and of `w`, merged to a list."
      (%merge less?
              (range->list name position v start1 end1)
              (range->list name (+ position 1) w start2 end2)))

    ;; ---- neighbours

    (define (list-delete-neighbor-dups same? xs)
      "The elements of the list, but those that are the same as the element before (SRFI 132).

       (list-delete-neighbor-dups = '(1 1 2 7 7 7 0 -2 -2))    ;=> (1 2 7 0 -2)"
      (first-of-runs same? (%elements 'list-delete-neighbor-dups 2 xs)))

    (define (list-delete-neighbor-dups! same? xs)
      "The pairs of the list, linked without those whose element is the same as the one before (SRFI 132).

       (list-delete-neighbor-dups! = (list 1 1 2 7 7 7 0 -2 -2))    ;=> (1 2 7 0 -2)"
      (link! (first-of-runs (lambda (a b) (same? (car a) (car b)))
                            (pairs 'list-delete-neighbor-dups! 2 xs))))

    (define (vector-delete-neighbor-dups same? v &optional start end)
      "A new vector of the elements, or of a range of them, but those that are the same as the element
       before (SRFI 132).

       (vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2))        ;=> #(1 2 7 0 -2)
       (vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2) 3 7)    ;=> #(7 0)"
      (list->vector (first-of-runs same? (range->list 'vector-delete-neighbor-dups 2 v start end))))

    (define (vector-delete-neighbor-dups! same? v &optional start end)
      "Move the elements of the vector, or of a range of it, that are not the same as the element before
       to the beginning of the range; gives the index after the last of them (SRFI 132).

       (define v (vector 0 0 0 1 1 2 2 3 3 4 4 5 5 6 6))
       (vector-delete-neighbor-dups! = v 3)    ;=> 9
       v                                       ;=> #(0 0 0 1 2 3 4 5 6 4 4 5 5 6 6)"
      (let ((found (list->vector
                    (first-of-runs same? (range->list 'vector-delete-neighbor-dups! 2 v start end))))
            (start (or start 0)))
        (vector-copy! v start found)
        (+ start (vector-length found))))

    (define (first-of-runs same? xs)
      "The elements of the list `xs`, but those that are the same as the one before."
      (if (null? xs)
          '()
          (let loop ((rest (cdr xs)) (done (list (car xs))))
            (cond ((null? rest) (reverse done))
                  ((same? (car done) (car rest)) (loop (cdr rest) done))
                  (else (loop (cdr rest) (cons (car rest) done)))))))

    ;; ---- the median, and others that have their place in the order

    (define (mean-of-two a b) (/ (+ a b) 2))

    (define (vector-find-median less? v default &optional (mean mean-of-two))
      "The element in the middle of the sorted vector; `mean` of the two that are, if their number is
       even; `default`, if there are none (SRFI 132).

       (vector-find-median < #(3 1 2) 0)                ;=> 2
       (vector-find-median < #(4 1 3 2) 0)              ;=> 5/2
       (vector-find-median < #() 0)                     ;=> 0
       (vector-find-median char<? #(#\\b #\\a) #f list)    ;=> (#\\a #\\b)"
      (let* ((xs (range->list 'vector-find-median 2 v #f #f))
             (n (length xs))
             (half (quotient n 2)))
        (if (= n 0)
            default
            (let-values (((low high) (separate less? xs n half)))
              (if (odd? n)
                  (least less? high)
                  (mean (greatest less? low) (least less? high)))))))

    (define (vector-find-median! less? v default &optional (mean mean-of-two))
      "The same as `vector-find-median`; it sorts the vector (SRFI 132).

       (define v (vector 4 1 3 2))
       (vector-find-median! < v 0)    ;=> 5/2
       v                              ;=> #(1 2 3 4)"
      (vector-copy! v 0 (%sort-range 'vector-find-median! less? v #f #f))
      (let* ((n (vector-length v)) (half (quotient n 2)))
        (cond ((= n 0) default)
              ((odd? n) (vector-ref v half))
              (else (mean (vector-ref v (- half 1)) (vector-ref v half))))))

    (define (vector-select! less? v k &optional start end)
      "The element of the vector, or of a range of it, before which `k` others come in order (SRFI 132).

       (vector-select! < (vector 30 10 20) 0)      ;=> 10
       (vector-select! < (vector 30 10 20) 2)      ;=> 30
       (vector-select! < (vector 30 10 20) 3)      ;!! vector-select!: argument 3: expected an exact integer from 0 to 2, got 3"
      (let* ((xs (range->list 'vector-select! 2 v start end)) (n (length xs)))
        (check-count 'vector-select! k (- n 1))
        (let-values (((low high) (separate less? xs n k)))
          (least less? high))))

    (define (vector-separate! less? v k &optional start end)
      "Move the `k` least elements of the vector, or of a range of it, before all others (SRFI 132).

       (define v (vector 4 1 5 2 3))
       (vector-separate! < v 2)
       (list-sort < (list (vector-ref v 0) (vector-ref v 1)))    ;=> (1 2)"
      (let* ((xs (range->list 'vector-separate! 2 v start end)) (n (length xs)))
        (check-count 'vector-separate! k n)
        (let-values (((low high) (separate less? xs n k)))
          (vector-copy! v (or start 0) (list->vector (append low high))))))

    (define (check-count name k most)
      "Refuse `k`, argument 3 of `name`, unless it is from 0 to `most`."
      (if (not (and (exact-integer? k) (<= 0 k most)))
          (%wrong name 3
                  (if (< most 0)
                      "an index, of which an empty range has none"
                      (string-append "an exact integer from 0 to " (number->string most)))
                  k)))

    ;; Quickselect. If one round has not taken away a quarter of the elements, the pivot of the next is
    ;; the median of medians of five, which always does: so all rounds together take linear time.

    (define (separate less? xs n k)
      "Two values: the `k` least of the `n` elements of the list `xs`, and the others. Equals keep their order."
      (let ((sorted (%sorted 'vector-select! 2 xs less?)))
        (if sorted
            (values (list-head sorted k) (list-tail sorted k))
            (let loop ((xs xs) (n n) (k k) (low '()) (high '()) (careful? #f))
              (cond ((= k 0) (values low (append xs high)))
                    ((= k n) (values (append low xs) high))
                    (else
                     (let-values (((before same after) (divide less? (pivot less? xs n careful?) xs)))
                       (let* ((b (length before)) (s (length same)) (upto (+ b s)))
                         (cond ((< k b)
                                (loop before b k low (append same after high) (> (* 4 b) (* 3 n))))
                               ((<= k upto)
                                (values (append low before (list-head same (- k b)))
                                        (append (list-tail same (- k b)) after high)))
                               (else
                                (loop after (- n upto) (- k upto) (append low before same) high
                                      (> (* 4 (- n upto)) (* 3 n)))))))))))))

    (define (divide less? x xs)
      "Three values: the elements of the list `xs` that come before `x`, at its place, and after it."
      (let loop ((xs xs) (before '()) (same '()) (after '()))
        (if (null? xs)
            (values (reverse before) (reverse same) (reverse after))
            (let ((y (car xs)))
              (cond ((less? y x) (loop (cdr xs) (cons y before) same after))
                    ((less? x y) (loop (cdr xs) before same (cons y after)))
                    (else (loop (cdr xs) before (cons y same) after)))))))

    (define (pivot less? xs n careful?)
      "One of the `n` elements of the list `xs` that is near the middle of the order."
      (cond ((< n 6) (list-ref (%sort-up xs n less?) (quotient n 2)))
            (careful? (median-of-medians less? xs n))
            (else (let* ((half (quotient n 2)) (rest (list-tail xs half)))
                    (cadr (%sort-up (list (car xs) (car rest) (list-ref rest (- n half 1))) 3 less?))))))

    (define (median-of-medians less? xs n)
      "The median of the medians of each five of the `n` elements of the list `xs`."
      (let loop ((xs xs) (n n) (medians '()) (count 0))
        (if (< n 5)
            (let-values (((low high) (separate less? medians count (quotient count 2))))
              (least less? high))
            (loop (list-tail xs 5) (- n 5)
                  (cons (caddr (%sort-up xs 5 less?)) medians) (+ count 1)))))

    (define (least less? xs)
      "The first of the least elements of the list `xs`."
      (fold (lambda (x best) (if (less? x best) x best)) (car xs) (cdr xs)))

    (define (greatest less? xs)
      "The last of the greatest elements of the list `xs`."
      (fold (lambda (x best) (if (less? x best) best x)) (car xs) (cdr xs)))))

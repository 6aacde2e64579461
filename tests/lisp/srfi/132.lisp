;;; SRFI 132, from its specification.
(import (srfi 132))

(define (abs< x y) (< (abs x) (abs y)))
(define (before? x y) (< x y))    ; unlike <, no order that Python knows
(define (same? x y) (= x y))
(define (on v f) (f v) v)         ; the vector, after f has been at it

;; ---- predicates: is there an adjacent pair x y with y < x?

(map (lambda (xs) (list-sorted? < xs)) '(() (1) (1 1) (1 2 3) (1 3 2) (2 1)))    ;=> (#t #t #t #t #f #f)
(list-sorted? abs< '(1 -1 -2 2))                         ;=> #t
(map (lambda (v) (vector-sorted? < v)) '(#() #(1) #(1 1) #(1 2 3) #(1 3 2)))     ;=> (#t #t #t #t #f)
(vector-sorted? < #(5 1 2 0) 1)                          ;=> #f
(vector-sorted? < #(5 1 2 0) 1 3)                        ;=> #t
(vector-sorted? < #(5 1 2 0) 4 4)                        ;=> #t
(list-sorted? < 7)                                       ;!! list-sorted?: argument 2: expected a list, got 7
(vector-sorted? < '(1))                                  ;!! vector-sorted?: argument 2: expected a vector, got (1)
(vector-sorted? < #(1 2) 1 3)                            ;!! vector-sorted?: argument 4: end 3
(vector-sorted? < #(1 2) 3)                              ;!! vector-sorted?: argument 3: start 3
(vector-sorted? < #(1 2) 'a)                             ;!! vector-sorted?: argument 3: expected an index

;; ---- sorting

(define data '(3 -1 0 -3 2 1 -2))
(map (lambda (sort) (sort before? data)) (list list-sort list-stable-sort list-sort! list-stable-sort!))
;=> ((-3 -2 -1 0 1 2 3) (-3 -2 -1 0 1 2 3) (-3 -2 -1 0 1 2 3) (-3 -2 -1 0 1 2 3))
(map (lambda (sort) (sort abs< data)) (list list-stable-sort list-stable-sort!))
;=> ((0 -1 1 2 -2 3 -3) (0 -1 1 2 -2 3 -3))
(list (list-sort < '()) (list-sort < '(1)))              ;=> (() (1))
data                                                     ;=> (3 -1 0 -3 2 1 -2)
(vector-sort before? (list->vector data))                ;=> #(-3 -2 -1 0 1 2 3)
(vector-stable-sort abs< (list->vector data))            ;=> #(0 -1 1 2 -2 3 -3)
(vector-sort < #(5 4 3 2 1) 1)                           ;=> #(1 2 3 4)
(vector-sort < #(5 4 3 2 1) 1 3)                         ;=> #(3 4)
(vector-stable-sort < #(5 4 3 2 1) 1 3)                  ;=> #(3 4)
(vector-sort < #(5 4) 1 1)                               ;=> #()
(on (vector 5 4 3 2 1) (lambda (v) (vector-sort! < v)))  ;=> #(1 2 3 4 5)
(on (vector 5 4 3 2 1) (lambda (v) (vector-sort! before? v 2)))        ;=> #(5 4 1 2 3)
(on (vector 5 4 3 2 1) (lambda (v) (vector-sort! < v 1 4)))            ;=> #(5 2 3 4 1)
(on (vector 5 -1 1 0 9) (lambda (v) (vector-stable-sort! abs< v 1 4))) ;=> #(5 0 -1 1 9)
(on (vector 3 -1 1) (lambda (v) (vector-stable-sort! abs< v)))         ;=> #(-1 1 3)
(let ((v (vector 2 1))) (eq? v (vector-sort < v)))       ;=> #f
(list-sort < 5)                                          ;!! list-sort: argument 2: expected a list, got 5
(list-stable-sort < '(1 . 2))                            ;!! list-stable-sort: argument 2: expected a list, got (1 . 2)
(list-sort! < #(1))                                      ;!! list-sort!: argument 2: expected a list, got #(1)
(vector-sort < '(2 1))                                   ;!! vector-sort: argument 2: expected a vector, got (2 1)
(vector-sort! < '(2 1))                                  ;!! vector-sort!: argument 2: expected a vector, got (2 1)
(vector-sort < #(2 1) 0 3)                               ;!! vector-sort: argument 4: end 3 is out of range
(vector-stable-sort! < (vector 2 1) 2 1)                 ;!! vector-stable-sort!: argument 3: start 2 is after end 1

;; ---- merging: stable, the first comes first

(list-merge abs< '(0 -2 4 8 -10) '(-1 3 -4 7))           ;=> (0 -1 -2 3 4 -4 7 8 -10)
(list (list-merge < '() '()) (list-merge < '(1) '()) (list-merge < '() '(1)))    ;=> (() (1) (1))
(vector-merge abs< #(0 -2 4 8 -10) #(-1 3 -4 7))         ;=> #(0 -1 -2 3 4 -4 7 8 -10)
(vector-merge < #(1 3 5) #(2 4) 1)                       ;=> #(2 3 4 5)
(vector-merge < #(1 3 5) #(2 4) 1 2)                     ;=> #(2 3 4)
(vector-merge < #(1 3 5) #(2 4) 1 2 1)                   ;=> #(3 4)
(vector-merge < #(1 3 5) #(2 4) 1 2 0 1)                 ;=> #(2 3)
(vector-merge < #(1) #(2) 0 2)                           ;!! vector-merge: argument 4: end 2
(vector-merge < #(1) '(2))                               ;!! vector-merge: argument 3: expected a vector, got (2)
(list-merge < '(1) 2)                                    ;!! list-merge: argument 3: expected a list, got 2

;; list-merge! makes its result of the pairs it is given
(let* ((a (list 1 3 5)) (b (list 2 4))
       (pairs (list a (cdr a) (cddr a) b (cdr b)))
       (c (list-merge! < a b)))
  (list c (every (lambda (i) (pair? (memq (list-tail c i) pairs))) (iota 5))
        (length (delete-duplicates (map (lambda (i) (list-tail c i)) (iota 5)) eq?))))
;=> ((1 2 3 4 5) #t 5)
(map car (list-merge! (lambda (a b) (< (car a) (car b))) (list '(1 . a) '(1 . b)) (list '(1 . c))))    ;=> (1 1 1)
(map cdr (list-merge! (lambda (a b) (< (car a) (car b))) (list '(1 . a) '(2 . b)) (list '(1 . c))))    ;=> (a c b)
(list-merge! < (list 1) (cons 2 3))                      ;!! list-merge!: argument 3: expected a list, got (2 . 3)

(on (make-vector 5 'x) (lambda (v) (vector-merge! < v #(1 3) #(2 4))))             ;=> #(1 2 3 4 x)
(on (make-vector 5 'x) (lambda (v) (vector-merge! < v #(1 3) #(2 4) 1)))           ;=> #(x 1 2 3 4)
(on (make-vector 5 'x) (lambda (v) (vector-merge! < v #(1 3) #(2 4) 1 1)))         ;=> #(x 2 3 4 x)
(on (make-vector 5 'x) (lambda (v) (vector-merge! < v #(1 3) #(2 4) 1 0 1 1 2)))   ;=> #(x 1 4 x x)
(vector-merge! < (make-vector 3) #(1 3) #(2 4))          ;!! vector-merge!: argument 2: no room for 4 elements
(vector-merge! < (make-vector 4) #(1 3) #(2 4) 1)        ;!! vector-merge!: argument 2: no room
(vector-merge! < (make-vector 4) #(1 3) #(2 4) -1)       ;!! vector-merge!: argument 5 -1
(vector-merge! < '(1) #(1 3) #(2 4))                     ;!! vector-merge!: argument 2: expected a vector, got (1)

;; ---- neighbours: the first of a run stays

(list-delete-neighbor-dups = '(1 1 2 7 7 7 0 -2 -2))     ;=> (1 2 7 0 -2)
(vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2))   ;=> #(1 2 7 0 -2)
(vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2) 3 7)    ;=> #(7 0)
(let ((v (vector 0 0 0 1 1 2 2 3 3 4 4 5 5 6 6)))
  (cons (vector-delete-neighbor-dups! = v 3) v))         ;=> (9 . #(0 0 0 1 2 3 4 5 6 4 4 5 5 6 6))
(let ((v (vector 1 1 2 2 3)))
  (cons (vector-delete-neighbor-dups! = v 0 4) v))       ;=> (2 . #(1 2 2 2 3))
(vector-delete-neighbor-dups! = (vector))                ;=> 0
(list-delete-neighbor-dups = '())                        ;=> ()
(list-delete-neighbor-dups same? '(1 1.0 1 2))           ;=> (1 2)
(let* ((a (list 1 1 2)) (b (list-delete-neighbor-dups! = a)))
  (list b (eq? a b)))                                    ;=> ((1 2) #t)
(let ((calls '()))                                       ; called with the one before, then the one after
  (list-delete-neighbor-dups (lambda (x y) (set! calls (cons (list x y) calls)) (= x y)) '(1 1 2))
  (reverse calls))                                       ;=> ((1 1) (1 2))
(list-delete-neighbor-dups = 'a)                         ;!! list-delete-neighbor-dups: argument 2: expected a list, got a
(list-delete-neighbor-dups! = (cons 1 2))                ;!! list-delete-neighbor-dups!: argument 2
(vector-delete-neighbor-dups = #(1) 2)                   ;!! vector-delete-neighbor-dups: argument 3

;; ---- the median

(vector-find-median < #() 'none)                         ;=> none
(vector-find-median < #(7) 'none)                        ;=> 7
(vector-find-median < #(5 1 3) 'none)                    ;=> 3
(vector-find-median < #(5 1 3 4) 'none)                  ;=> 7/2
(vector-find-median before? #(5 1 3 4) 'none list)       ;=> (3 4)
(vector-find-median string<? #("b" "d" "a" "c") "" string-append)    ;=> "bc"
(let ((v (vector 5 1 3))) (vector-find-median before? v 0) v)        ;=> #(5 1 3)
(let* ((v (vector 5 1 3 4)) (m (vector-find-median! before? v 0 list))) (list m v))    ;=> ((3 4) #(1 3 4 5))
(vector-find-median! < (vector) 'none)                   ;=> none
(vector-find-median! < (vector 5 1 3) 'none)             ;=> 3
(vector-find-median < '(1) 0)                            ;!! vector-find-median: argument 2: expected a vector, got (1)
(vector-find-median! < '(1) 0)                           ;!! vector-find-median!: argument 2: expected a vector, got (1)

;; ---- selection; with many equals, with orders that are bad for a poor choice of pivots

(map (lambda (k) (vector-select! before? (vector 30 10 20 10 40) k)) '(0 1 2 3 4))    ;=> (10 10 20 30 40)
(vector-select! < (vector 9 8 7 1 2) 1 1 4)              ;=> 7
(vector-select! < (vector 1 2) 2)                        ;!! vector-select!: argument 3: expected an exact integer from 0 to 1, got 2
(vector-select! < (vector 1 2) -1)                       ;!! vector-select!: argument 3
(vector-select! < (vector) 0)                            ;!! vector-select!: argument 3 empty
(vector-select! < '(1) 0)                                ;!! vector-select!: argument 2: expected a vector, got (1)

(define (separates? xs k)
  (let ((v (list->vector xs)) (sorted (list-sort < xs)))
    (vector-separate! before? v k)
    (let ((all (vector->list v)))
      (and (equal? (list-sort < (list-head all k)) (list-head sorted k))
           (equal? (list-sort < (list-tail all k)) (list-tail sorted k))))))
(define (organ-pipe n) (append (iota n) (reverse (iota n))))
(define (scattered n) (map (lambda (i) (modulo (* i 7919) 101)) (iota n)))
(every (lambda (xs) (every (lambda (k) (separates? xs k)) (iota (+ 1 (length xs)))))
       (list '() '(1) '(2 1) '(1 1 1) (iota 7) (reverse (iota 7)) (organ-pipe 5) (scattered 17)))    ;=> #t
(every (lambda (xs)
         (let ((sorted (list-sort < xs)))
           (every (lambda (k) (= (vector-select! before? (list->vector xs) k) (list-ref sorted k)))
                  (iota (length xs)))))
       (list '(1) '(2 1) '(1 1 1) (iota 7) (reverse (iota 7)) (organ-pipe 5) (scattered 17)))        ;=> #t
(on (vector 9 3 1 2 0) (lambda (v) (vector-separate! before? v 1 1 4) (vector-set! v 2 'x) (vector-set! v 3 'x)))
;=> #(9 1 x x 0)
(vector-separate! < (vector 1 2) 3)                      ;!! vector-separate!: argument 3: expected an exact integer from 0 to 2, got 3

;; few comparisons for each element: one bad pivot after the other would take half as many as there are elements
(define (comparisons xs k)
  (let ((n 0))
    (vector-select! (lambda (x y) (set! n (+ n 1)) (< x y)) (list->vector xs) k)
    (/ n (length xs))))
(every (lambda (make)
         (every (lambda (part) (< (comparisons (make 300) (quotient 300 part)) 40)) '(2 100)))
       (list iota (lambda (n) (reverse (iota n))) (lambda (n) (organ-pipe (quotient n 2))) scattered
             (lambda (n) (map (lambda (i) (if (even? i) i (- n i))) (iota n)))))    ;=> #t

;; ---- a continuation captured in the comparison can be entered again, and other results stay as they were

(define (twice f)                                        ; the results of f and of f once more, decided otherwise
  (let* ((k #f) (results '()) (first? #t)
         (decide (lambda (usual) (if first?
                                     (begin (set! first? #f) (call/cc (lambda (c) (set! k c) usual)))
                                     usual)))
         (result (f decide)))
    (set! results (cons result results))
    (if (= (length results) 1) (k #t))
    (reverse results)))
(twice (lambda (decide) (list-sort (lambda (x y) (decide (< x y))) '(1 2))))    ;=> ((1 2) (2 1))
(twice (lambda (decide) (list-merge (lambda (x y) (decide (< x y))) '(1 4) '(2 3))))    ;=> ((1 2 3 4) (2 1 3 4))
(twice (lambda (decide) (vector-sort (lambda (x y) (decide (< x y))) #(1 2))))  ;=> (#(1 2) #(2 1))
(twice (lambda (decide) (list-delete-neighbor-dups (lambda (x y) (decide (= x y))) '(1 2 3))))    ;=> ((1 2 3) (1 3))

;; an error in the comparison leaves a vector as it was
(let ((v (vector 3 1 2)) (n 0))
  (guard (c (#t v))
    (vector-sort! (lambda (x y) (set! n (+ n 1)) (if (= n 2) (error "no") (< x y))) v)))    ;=> #(3 1 2)

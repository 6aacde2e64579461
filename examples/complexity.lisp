;;; From order to chaos: the logistic map, measured.
;;;
;;;     lambit examples/complexity.lisp
;;;
;;; x -> r x (1 - x). As r grows from 3 to 4 the orbit doubles its period again and
;;; again, becomes chaotic, and falls back into order in windows. Permutation entropy (Bandt &
;;; Pompe 2002) sees the order of the values, Lempel-Ziv complexity only which are above 1/2.

(define n 4000)
(define transient 1000)

(define (orbit r)
  (let loop ((i 0) (x 0.4) (done '()))
    (if (= i (+ n transient))
        (list->vector (reverse done))
        (loop (+ i 1)
              (* r x (- 1 x))
              (if (< i transient) done (cons x done))))))

;; rounded: a periodic orbit must not differ in its last digits
(define (rounded x) (/ (round (* x 1e9)) 1e9))
(define (halves xs) (vector-map (lambda (x) (if (> x 0.5) 1 0)) xs))

(define (say . parts) (for-each display parts) (newline))
(define (row r)
  (let* ((xs (vector-map rounded (orbit r)))
         (order (permutation-entropy xs 4 :ties 'appearance :normalized #t))
         (phrases (lempel-ziv-complexity (halves xs) :normalized #t :alphabet 2)))
    (say "  " (decimal r 2) "   " (decimal order 3) "  " (align-left (bar order 1 24) 24)
         "  " (decimal phrases 3) "  " (bar phrases 1.2 24))))

(say "The logistic map: " n " values for each r.\n")
(say "   r    permutation entropy (of 1)        Lempel-Ziv (of 1)")
(for-each row '(3.2 3.5 3.56 3.6 3.65 3.7 3.75 3.8 3.83 3.86 3.9 3.95 4.0))
(say "\nAt 3.83 the period is three: a window of order amid chaos.")

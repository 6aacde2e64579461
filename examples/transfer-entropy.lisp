;;; Which of two series drives the other, and how long does it take?
;;;
;;;     lambit examples/transfer-entropy.lisp
;;;
;;; Two signals: x wanders by itself, y follows x three steps later, with noise. A
;;; correlation sees that they belong together; transfer entropy (Schreiber 2000)
;;; sees the direction and the delay, since it asks what the past of one tells
;;; of the other beyond what that knows of itself.

(define n 20000)
(define delay 3)
(define noise 0.2)

(random-seed! 7)
(define (flip p) (< (random 1.0) p))

;; x: a coin that prefers to stay as it is
(define x
  (let loop ((i 0) (now 0) (done '()))
    (if (= i n)
        (list->vector (reverse done))
        (let ((next (if (flip 0.3) (- 1 now) now)))
          (loop (+ i 1) next (cons next done))))))

;; y: what x was, `delay` steps before; one time in five anything
(define y
  (let loop ((i 0) (done '()))
    (if (= i n)
        (list->vector (reverse done))
        (loop (+ i 1)
              (cons (if (or (< i delay) (flip noise))
                        (if (flip 0.5) 1 0)
                        (vector-ref x (- i delay)))
                    done)))))

;; -- The scan --

(define lags (iota 6 1))
(define (te source target lag) (transfer-entropy source target :k 3 :lag lag))
(define forth (map (lambda (lag) (te x y lag)) lags))
(define back (map (lambda (lag) (te y x lag)) lags))
(define most (apply max (append forth back)))

(define (say . parts) (for-each display parts) (newline))
(define (row lag a b)
  (say (align-right lag 5) "   " (decimal a 4) "  " (align-left (bar a most 24) 24)
       "  " (decimal b 4) "  " (bar b most 24)))

(say n " values of each series. Bits per step that the past of one tells of the other,\n"
     "whose own last three values are known:\n")
(say "  lag   " (align-left "x to y" 34) "y to x")
(for-each row lags forth back)

;; -- The answer, and whether chance could have given it --

(define (index-of-most xs)
  (let loop ((i 0) (best 0) (left xs))
    (cond ((null? left) best)
          ((> (car left) (list-ref xs best)) (loop (+ i 1) i (cdr left)))
          (else (loop (+ i 1) best (cdr left))))))

(define best (list-ref lags (index-of-most forth)))
(define found (transfer-entropy x y :k 3 :lag best :permutations 200 :seed 1))
(define reverse-way (transfer-entropy y x :k 3 :lag 1 :permutations 200 :seed 1))

(define (verdict name e)
  (say "  " (align-left name 8) (decimal e 5) " bits, " (decimal (estimate-ref e 'shuffled) 5)
       " if the source is shuffled; p = " (decimal (estimate-ref e 'p-value) 3)))

(say "\nx drives y with a delay of " best " steps (it was made so: " delay ").")
(verdict "x to y" found)
(verdict "y to x" reverse-way)
(say "\nOf what y's own past leaves open, x's past explains "
     (decimal (* 100 (estimate-ref found 'normalised)) 1) " %.")

;;; How much entropy has a source of which we have seen too little?
;;;
;;;     lambit examples/undersampled.lisp
;;;
;;; A source of 1,000 symbols, whose probabilities fall as 1/rank (Zipf's law), is
;;; sampled fewer and fewer times. The frequencies alone see less entropy than there is, because
;;; most symbols have not been seen yet. Estimators correct that, each in its own way.

(define symbols 1000)
(define weights (map (lambda (rank) (/ 1.0 rank)) (iota symbols 1)))
(define source (normalize weights))
(define truth (entropy source))

(define sizes '(10000 3000 1000 300 100))
(define estimators
  '(plug-in miller-madow jackknife grassberger chao-shen chao-wang-jost
    james-stein nsb best-upper-bound))

(define data                                             ; a column of the table for each size
  (map (lambda (n) (samples (sample source n :seed 1948))) sizes))

(define (estimate estimator xs)
  (estimate-entropy xs :estimator estimator :alphabet symbols))

(define (show x) (align-right (decimal x 2) 9))
(define (say . parts) (for-each display parts) (newline))

(say "The truth: " (decimal truth 3) " bits. Estimates from n observations:\n")
(say (align-left "n" 17) (apply string-append (map (lambda (n) (align-right n 9)) sizes)))
(for-each
  (lambda (estimator)
    (say (align-left estimator 17)
         (apply string-append (map (lambda (xs) (show (estimate estimator xs))) data))))
  estimators)
(say (align-left "coverage" 17)
     (apply string-append
            (map (lambda (xs) (show (estimate-ref (estimate 'plug-in xs) 'coverage))) data)))

(say "\nThe coverage is the probability that the next observation is of a symbol already seen\n"
     "(Good and Turing). Where it is small, believe no estimate without asking what it assumes.\n")

(define worst (last data))
(for-each
  (lambda (estimator)
    (let* ((e (estimate estimator worst)) (ends (estimate-ref e 'interval)))
      (say estimator ", n " (estimate-ref e 'n) ": " (decimal e 2) " bits, 95 % from "
           (decimal (car ends) 2) " to " (decimal (cadr ends) 2) ";\n  bias: " (estimate-ref e 'bias))))
  '(plug-in grassberger nsb))

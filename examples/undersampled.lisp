;;; Estimating the entropy of a source from far too few data.
;;;
;;;     lambit examples/undersampled.lisp
;;;
;;; The source: words by Zipf's law, k-th of 2000 with probability proportional to 1/k.
;;; Its entropy is known, so that each estimator can be held against the truth: at 50
;;; draws most words have not been seen at all.

(define alphabet 2000)
(define source (zipf alphabet 1.0))
(define truth (inexact (entropy source)))

(define estimators
  '(plug-in miller-madow jackknife james-stein best-upper-bound
    grassberger chao-shen chao-wang-jost nsb))

(define (say . parts) (for-each display parts) (newline))

(define (draw n seed) (samples (sample source n :seed seed)))

(define (estimate data name)
  (estimate-entropy data :estimator name :alphabet alphabet))

(define (mean xs) (/ (apply + xs) (length xs)))
(define (root-mean-square xs) (sqrt (mean (map square xs))))

;; -- Ten draws of each size: the mean error of each estimator, in bits --

(define sizes '(50 200 1000 5000))
(define draws 10)

(define (errors name n)
  (map (lambda (seed) (- (estimate (draw n seed) name) truth)) (iota draws 1)))

(say "A source of " alphabet " words by Zipf's law has " (decimal truth 4) " bits.\n")
(say "Error of the estimate, in bits: mean of " draws " draws, and root mean square\n")
(display (align-left "" 20))
(for-each (lambda (n) (display (align-right (string-append "n = " (number->string n)) 18))) sizes)
(newline)
(for-each
 (lambda (name)
   (display (align-left name 20))
   (for-each
    (lambda (n)
      (let ((es (errors name n)))
        (display (align-right (decimal (mean es) 2) 11))
        (display (align-right (decimal (root-mean-square es) 2) 7))))
    sizes)
   (newline))
 estimators)

;; -- One draw, as one would have it --

(define data (draw 200 42))
(say "\nOne draw of 200, with what each estimator says of itself:\n")
(for-each
 (lambda (name)
   (let* ((e (estimate data name))
          (interval (estimate-ref e 'interval)))
     (say (align-left name 20) (align-right (decimal e 2) 6)
          "   95 % from " (decimal (car interval) 2) " to " (decimal (cadr interval) 2)
          (if (<= (car interval) truth (cadr interval)) "" "   (not the truth)"))))
 estimators)
(say "\n" (decimal (* 100 (estimate-ref (estimate data 'chao-shen) 'coverage)) 0)
     " % of the next words would be among those seen (Good and Turing).\n"
     "An interval knows of chance, not of bias: that is said in words. Of the frequencies themselves:\n  "
     (estimate-ref (estimate data 'plug-in) 'bias) ".")

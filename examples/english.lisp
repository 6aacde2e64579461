;;; Shannon's measurement of printed English, repeated on a whole novel.
;;;
;;;     lambit examples/english.lisp [file]
;;;
;;; C. E. Shannon, "Prediction and Entropy of Printed English", Bell System
;;; Technical Journal 30 (1951), counted letters by hand and asked people to guess.
;;; Here the machine counts: blocks of N letters, then words.

;; -- The text, in Shannon's alphabet: a to z and the space --

(define file
  (let* ((arguments (command-line))
         (script (car arguments))
         (slash (string-rindex script #\/)))
    (cond ((pair? (cdr arguments)) (cadr arguments))
          (slash (string-append (string-head script slash) "/data/pride_and_prejudice.txt"))
          (else "data/pride_and_prejudice.txt"))))

(define text (read-file file))
(define letters (text-letters text))
(define words (string-split letters))

;; -- Letters: how uncertain is one, if the N - 1 before it are known? --

(define longest 8)
(define blocks (block-entropies letters longest))        ; H(1) ... H(8), in bits

(define (H n) (if (= n 0) 0 (vector-ref blocks (- n 1))))
(define (F n) (if (= n 0) (log2 27) (- (H n) (H (- n 1)))))
(define (spare bits) (- 1 (/ bits (F 0))))               ; redundancy

;; -- Words, as an exact distribution --

(define lexicon (pmf (samples words)))
(define by-frequency (map car (frequencies words)))      ; the most frequent first
(define bits-per-word (entropy (samples words)))
(define letters-per-word (/ (string-length letters) (length words)))

(define (longer? a b) (> (string-length a) (string-length b)))
(define most-surprising                                  ; all that occur once; the longest first
  (let ((greatest (surprisal (last by-frequency) lexicon)))
    (sort (filter (lambda (word) (= (surprisal word lexicon) greatest)) by-frequency) longer?)))

;; -- The report --

(define (say . parts) (for-each display parts) (newline))

(define (say-row label total bits published)
  (say (string-trim-right
        (string-append (align-right label 6)
                       (align-right total 10)
                       (align-right (decimal bits 3) 10)
                       (align-right (decimal (* 100 (spare bits)) 1) 11) " %    "
                       published))))

(define (word-and-surprisal word width)
  (string-append (align-left word width) (align-right (decimal (surprisal word lexicon) 2) 6)))

(say file ":\n" (string-length text) " characters, " (string-length letters)
     " of Shannon's 27 letters, " (length words) " words\n")

(say "     N      H(N)      F(N)   redundancy    Shannon 1951")
(say-row 0 "" (F 0) "4.76")
(for-each (lambda (n published) (say-row n (decimal (H n) 3) (F n) published))
          (iota longest 1)
          '("4.03" "3.32" "3.1" "" "" "" "" ""))
(say-row "words" "" (/ bits-per-word letters-per-word) "2.14")

(say "\nH(N): bits in N letters. F(N): bits in a letter if the N - 1 before it are known.\n"
     "No H(N) exceeds the " (decimal (log2 (string-length letters)) 1)
     " bits that tell the places of this text apart: where it\n"
     "comes near, F(N) falls because the text ends, not because English does.\n")

(say "A word has " (decimal bits-per-word 2) " bits: as hard to guess as one of "
     (decimal (expt 2 bits-per-word) 0) " equally likely ones.\n"
     "There are " (length by-frequency) " different ones.\n")
;; The frequencies of one text are not those of English: words that it lacks are missing from the sum.
(define (say-estimate name)
  (let* ((e (estimate-entropy (samples words) :estimator name))
         (interval (estimate-ref e 'interval)))
    (say "  " (align-left name 16) (align-right (decimal e 3) 7)
         "   95 % from " (decimal (car interval) 3) " to " (decimal (cadr interval) 3))))
(say "Bits in a word of the language, estimated from this text:")
(for-each say-estimate '(plug-in miller-madow grassberger chao-shen))
(say "Of the next words, "
     (decimal (* 100 (estimate-ref (estimate-entropy (samples words)) 'coverage)) 1)
     " % would be among those seen.\n")

(say "  most expected  bits      most surprising    bits")
(for-each (lambda (a b) (say "  " (word-and-surprisal a 13) "      " (word-and-surprisal b 18)))
          (take by-frequency 8)
          most-surprising)

(define (say-estimate name estimator xs)
  (let* ((e (estimate-entropy xs :estimator estimator)) (ends (estimate-ref e 'interval)))
    (say "  " (align-left name 9) (align-left estimator 16) (align-right (decimal e 3) 7) "   from "
         (decimal (car ends) 3) " to " (decimal (cadr ends) 3))))

(say "\nThe text is a sample of English. What its source has, with intervals of 95 %:\n")
(for-each
  (lambda (estimator)
    (say-estimate "letters" estimator letters)
    (say-estimate "words" estimator (samples words)))
  '(plug-in miller-madow grassberger chao-wang-jost))
(say "\nLetters need no correction. Words do: " (decimal (* 100 (- 1 (estimate-ref (estimate-entropy (samples words)) 'coverage))) 1)
     " % of the next words would be new ones.\n"
     "The intervals take words for independent, which they are not.")

(say "\nLetters, the space as _:\n")
(define (visible entry)
  (if (eqv? (car entry) #\space) (cons #\_ (cdr entry)) entry))
(display (histogram (map visible (frequencies letters)) :width 30))

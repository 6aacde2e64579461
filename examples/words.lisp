; Counting words: a text, a hash table, and how surprising each word is.

(define text
  "the rose is red the violet is blue the honey is sweet and so are you")

(define (words text)
  "The words of a text: what stands between blanks."
  (let loop ((chars (reverse (string->list text))) (word '()) (found '()))
    (define (with-word) (if (null? word) found (cons (list->string word) found)))
    (cond ((null? chars) (with-word))
          ((char-alphabetic? (car chars)) (loop (cdr chars) (cons (car chars) word) found))
          (else (loop (cdr chars) '() (with-word))))))

(define (count-all xs)
  "A hash table from each element of xs to how often it occurs."
  (let ((counts (make-hash-table equal?)))
    (for-each (lambda (x)
                (hash-table-set! counts x (+ 1 (hash-table-ref/default counts x 0))))
              xs)
    counts))

(define all (words text))
(define counts (count-all all))

(length all)                               ;=> 16
(hash-table-ref/default counts "the" 0)    ;=> 3

(define (bits word)
  "The surprisal of a word, if words were drawn from this text."
  (surprisal (/ (hash-table-ref/default counts word 0) (length all))))

(bits "the")                ;=> (- 4 (log2 3))
(inexact (bits "the"))      ;~> 2.415
(bits "violet")             ;=> 4

; The entropy is the mean surprisal of the words as they come.
(/ (apply + (map bits all)) (length all))   ;=> (- 4 (* 3/8 (log2 3)))
(entropy (samples all))                     ;~> 3.406

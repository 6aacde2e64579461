;;; wordcount: splitting a text into words and counting them by string key
(define sentence
  "the quick brown fox jumps over the lazy dog and the slow red fox sleeps under the old tree ")

(define (words text)
  (let ((end (string-length text)))
    (let loop ((i 0) (start 0) (found '()))
      (cond ((= i end) found)
            ((char=? (string-ref text i) #\space)
             (loop (+ i 1) (+ i 1) (cons (substring text start i) found)))
            (else (loop (+ i 1) start found))))))

(define (main n)
  (let ((counts (make-equal-hash-table)))
    (do ((i 0 (+ i 1)))
        ((= i n))
      (for-each
        (lambda (word) (hash-table-update!/default counts word (lambda (c) (+ c 1)) 0))
        (words sentence)))
    (+ (* 1000 (hash-table-ref/default counts "the" 0)) (hash-table-size counts))))

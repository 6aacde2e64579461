;;; SRFI 13: searching by the method of Knuth, Morris and Pratt, a character at a time.
;;;
;;; A restart vector says, for each number of characters of the pattern that have
;;; matched, how many of them still count when the next one does not match: the
;;; longest beginning of the pattern in which they end; -1 of none.

(define-library (srfi 13 kmp)
  (export make-kmp-restart-vector kmp-step string-kmp-partial-search)
  (import (lambit) (lambit internal))
  (begin

    (define (make-kmp-restart-vector s &optional (same? char=?) (start 0) end)
      "The restart vector of the pattern `s`, or of a range of it; `same?` compares characters (SRFI 13).

       (make-kmp-restart-vector \"abab\")            ;=> #(-1 0 0 1)
       (make-kmp-restart-vector \"aaab\")            ;=> #(-1 0 1 2)
       (make-kmp-restart-vector \"Aa\" char-ci=?)    ;=> #(-1 0)
       (make-kmp-restart-vector \"\")                ;=> #()"
      (let* ((end (%string-end 'make-kmp-restart-vector 1 s 3 start end))
             (size (- end start))
             (restart (make-vector size -1)))
        ;; the pattern is searched for in itself: k of its characters match those before index i
        (let loop ((i 1) (k 0))
          (if (< i size)
              (begin
                (vector-set! restart i k)
                (loop (+ i 1) (kmp-step s restart (string-ref s (+ start i)) k same? start)))))
        restart))

    (define (kmp-step pattern restart c i same? start)
      "How many characters of the pattern match after the character `c`, if `i` did before it.

       The pattern begins at index `start` of the string `pattern`; `restart` is its restart vector (SRFI 13).

       (define restart (make-kmp-restart-vector \"abab\"))
       (kmp-step \"abab\" restart #\\a 2 char=? 0)    ;=> 3
       (kmp-step \"abab\" restart #\\a 3 char=? 0)    ;=> 1
       (kmp-step \"abab\" restart #\\x 3 char=? 0)    ;=> 0"
      (let loop ((i i))
        (cond ((= i -1) 0)
              ((same? c (string-ref pattern (+ i start))) (+ i 1))
              (else (loop (vector-ref restart i))))))

    (define (string-kmp-partial-search pattern restart s i
                                       &optional (same? char=?) (p-start 0) (s-start 0) s-end)
      "Go on searching in `s`, or in a range of it, when `i` characters of the pattern have matched.

       If the pattern is found, `(- j)`, where `j` is the index at which it ends; else how many of its
       characters match at the end of `s`, to go on in the next string (SRFI 13).

       (define restart (make-kmp-restart-vector \"abab\"))
       (string-kmp-partial-search \"abab\" restart \"xxab\" 0)    ;=> 2
       (string-kmp-partial-search \"abab\" restart \"abx\" 2)     ;=> -2"
      (let ((end (%string-end 'string-kmp-partial-search 3 s 7 s-start s-end))
            (size (vector-length restart)))
        (let loop ((k s-start) (i i))
          (cond ((= i size) (- k))
                ((= k end) i)
                (else
                 (loop (+ k 1) (kmp-step pattern restart (string-ref s k) i same? p-start)))))))))

;;; SRFI 6, from its specification.
(import (srfi 6))

(define p (open-input-string "(a . (b . (c . ()))) 34"))
(input-port? p)                     ;=> #t
(read p)                            ;=> (a b c)
(read p)                            ;=> 34
(eof-object? (peek-char p))         ;=> #t

(let ((q (open-output-string)) (x '(a b c)))
  (write (car x) q)
  (write (cdr x) q)
  (get-output-string q))
;=> "a(b c)"

;; what has been written so far; writing may go on
(define q (open-output-string))
(output-port? q)                    ;=> #t
(get-output-string q)               ;=> ""
(write-char #\a q)
(get-output-string q)               ;=> "a"
(display "bc" q)
(get-output-string q)               ;=> "abc"

;; the port reads what the string was when it was opened
(define s (string #\x #\y))
(define r (open-input-string s))
(string-set! s 0 #\z)
(read-char r)                       ;=> #\x

(open-input-string 'a)              ;!! open-input-string: argument 1: expected a string, got a
(get-output-string p)               ;!! get-output-string: argument 1
(get-output-string 5)               ;!! get-output-string: argument 1
(open-output-string 5)              ;!! open-output-string: expected 0 arguments, got 1

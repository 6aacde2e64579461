;;; SRFI 28, from its specification.
(import (srfi 28))

;; the examples of the text
(format "Hello, ~a" "World!")                              ;=> "Hello, World!"
(format "Error, list is too short: ~s~%" '(one "two" 3))   ;=> "Error, list is too short: (one \"two\" 3)\n"

;; ~a shows as `display` does, ~s as `write` does
(format "~a ~a ~a" #\a "b" '(#\c "d"))                     ;=> "a b (c d)"
(format "~s ~s ~s" #\a "b" '(#\c "d"))                     ;=> "#\\a \"b\" (#\\c \"d\")"

;; values are used in order; ~% and ~~ need none
(format "~a~%~a~~~s" 1 2 3)                                ;=> "1\n2~3"
(format "")                                                ;=> ""
(format "~~~%")                                            ;=> "~\n"
(format "no escapes")                                      ;=> "no escapes"
(format "~~a" 1)                                           ;=> "~a"

;; a value is inserted, not read as a template
(format "~a~a" "~a" "~%")                                  ;=> "~a~%"

;; the result is a new string
(let ((s (format "abc"))) (string-set! s 0 #\x) s)         ;=> "xbc"

;; fewer values than sequences that need one, and what is no sequence, are errors
(format "~a")                                              ;!! format: no value for ~a
(format "~a ~s" 1)                                         ;!! format: no value for ~s
(format "~q" 1)                                            ;!! format: ~q is no escape sequence
(format "~")                                               ;!! format: the template ends with ~
(format 'a)                                                ;!! format: argument 1: expected a string, got a
(guard (e ((error-object? e) 'caught)) (format "~a"))      ;=> caught

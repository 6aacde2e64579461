;;; SRFI 98, from its specification.
(import (srfi 98))

(define all (get-environment-variables))
(list? all)                                                          ;=> #t
(every (lambda (entry) (and (string? (car entry)) (string? (cdr entry)))) all)   ;=> #t
(every (lambda (entry) (equal? (get-environment-variable (car entry)) (cdr entry))) all)   ;=> #t
(get-environment-variable "NO_SUCH_VARIABLE_ANYWHERE")               ;=> #f
(get-environment-variable 'PATH)                                     ;!! get-environment-variable: argument 1: expected a string, got PATH
(get-environment-variables 1)                                        ;!! expected 0 arguments, got 1

;;; Five arguments or more for a procedure of none: the error says so. (It was an internal error.)
(define (f) 1)
(define (g x) x)
(define (call-with args) (apply f args))
(call-with '(1 2 3 4 5))       ;!! f: expected 0 arguments, got 5
(apply f '(1 2 3 4 5 6))       ;!! f: expected 0 arguments, got 6
(let ((h f)) (h 1 2 3 4 5))    ;!! f: expected 0 arguments, got 5
(apply g '(1 2 3 4 5))         ;!! g: expected 1 argument, got 5

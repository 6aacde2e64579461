;;; A call with five arguments or more that is refused: their number was forgotten before the error was made.

(define (f a) a)
(define (g &optional a) a)
(apply f '(1 2 3 4 5)) ;!! f: expected 1 argument, got 5
(apply g '(1 2 3 4 5 6)) ;!! g: expected 0 to 1 arguments, got 6
((lambda (args) (apply g args)) '(1 2 3 4 5)) ;!! g: expected 0 to 1 arguments, got 5
(guard (e ((error-object? e) 'refused)) (apply g '(1 2 3 4 5))) ;=> refused

;;; A procedure without a name shows none. (The compiler's own name for it was shown.)
(lambda () 1) ;=> #<procedure>
(list (lambda (x) x)) ;=> (#<procedure>)
(define (f) 1)
f ;=> #<procedure f>

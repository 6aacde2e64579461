;;; evenodd: mutual tail calls between globals
(define (ev? n) (if (= n 0) #t (od? (- n 1))))
(define (od? n) (if (= n 0) #f (ev? (- n 1))))

(define (main n) (if (ev? n) 1 0))

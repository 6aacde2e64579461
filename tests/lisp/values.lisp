;;; Multiple values (R7RS 6.10, 4.2.2, 5.3.3)

(call-with-values (lambda () (values 4 5)) (lambda (a b) b)) ;=> 5
(call-with-values * -) ;=> -1
(call-with-values (lambda () (values)) list) ;=> ()
(call-with-values (lambda () 1) list) ;=> (1)
(values 1) ;=> 1
(+ 1 (values 2)) ;=> 3
(let-values (((root rem) (exact-integer-sqrt 32))) (* root rem)) ;=> 35
(let ((a 'a) (b 'b) (x 'x) (y 'y))
  (let*-values (((a b) (values x y)) ((x y) (values a b)))
    (list a b x y)))
;=> (x y x y)
(let ((a 'a) (b 'b) (x 'x) (y 'y))
  (let-values (((a b) (values x y)) ((x y) (values a b)))
    (list a b x y)))
;=> (x y a b)
(let-values (((a . rest) (values 1 2 3)) (all (values 4 5))) (list a rest all)) ;=> (1 (2 3) (4 5))
(define-values (x y) (exact-integer-sqrt 17))
(list x y) ;=> (4 1)
(define-values (head . tail) (values 1 2 3))
(list head tail) ;=> (1 (2 3))
(define-values all (values 1 2))
all ;=> (1 2)
(let () (define-values (p q) (values 1 2)) (define r 3) (list p q r)) ;=> (1 2 3)
(call-with-values (lambda () (floor/ -5 2)) list) ;=> (-3 1)
(call-with-values (lambda () (truncate/ -5 2)) list) ;=> (-2 -1)
(call-with-values (lambda () (if #t (values 1 2) 3)) +) ;=> 3
(let-values (((a b) (let ((x 1)) (begin (values x 2))))) (list a b)) ;=> (1 2)

;;; SRFI 11, from its specification.
(import (srfi 11))

(let-values (((a b . c) (values 1 2 3 4))) (list a b c))    ;=> (1 2 (3 4))
(let-values ((all (values 1 2 3))) all)                     ;=> (1 2 3)
(let-values ((() (values))) 'nothing)                       ;=> nothing
(let-values (((x) 5)) x)                                    ;=> 5
(let-values () 1 2)                                         ;=> 2

;; the variables of let-values are not seen by its expressions
(let ((a 'a) (b 'b) (x 'x) (y 'y))
  (let-values (((a b) (values x y)) ((x y) (values a b)))
    (list a b x y)))
;=> (x y a b)

;; those of let*-values are seen by the ones after
(let ((a 'a) (b 'b) (x 'x) (y 'y))
  (let*-values (((a b) (values x y)) ((x y) (values a b)))
    (list a b x y)))
;=> (x y x y)
(let*-values (((a) 1) ((a) (+ a 1)) (b (values a a))) (cons a b))   ;=> (2 2 2)
(let*-values () 'body)                                      ;=> body

;; a body, with definitions
(let-values (((a) 1)) (define b 2) (+ a b))                 ;=> 3
(let*-values (((a) 1)) (define b 2) (+ a b))                ;=> 3

(let-values (((a b) (values 1 2 3))) a)                     ;!! expected 2 arguments, got 3
(let*-values (((a b) 1)) a)                                 ;!! expected 2 arguments, got 1
(let-values ((a)) a)                                        ;!! let-values:
(let*-values (((5) 1)) 1)                                   ;!! let*-values:

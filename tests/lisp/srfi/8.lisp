;;; SRFI 8, from its specification.
(import (srfi 8))

;; (variable ...): as many variables as values
(receive (fore aft) (partition even? '(1 2 3 4)) (list fore aft))   ;=> ((2 4) (1 3))
(receive (x) 5 (+ x 1))                 ;=> 6
(receive () (values) 'none)             ;=> none
(receive (a b) (values 1) a)            ;!! receive: expected 2 arguments, got 1
(receive (a b) (values 1 2 3) a)        ;!! receive: expected 2 arguments, got 3
(receive () 1 2)                        ;!! receive: expected 0 arguments, got 1

;; variable: a newly allocated list of all the values
(receive all (values 1 2 3) all)        ;=> (1 2 3)
(receive all (values) all)              ;=> ()
(receive all 7 all)                     ;=> (7)
(receive all (apply values '(1 2)) (set-car! all 9) all)   ;=> (9 2)

;; (variable ... . variable): the last one has the values that are left
(receive (a . rest) (values 1 2 3) (list a rest))          ;=> (1 (2 3))
(receive (a b . rest) (values 1 2) (list a b rest))        ;=> (1 2 ())
(receive (a b . rest) (values 1) a)     ;!! receive: expected at least 2 arguments, got 1

;; the expression sees what is outside, the body is a body
(let ((x 1)) (receive (x y) (values (+ x 1) x) (list x y)))    ;=> (2 1)
(receive (a b) (values 1 2) (define c (+ a b)) (* c c))        ;=> 9
(receive (a b) (values 1 2) (set! a 10) (+ a b))               ;=> 12

;; the values of the body are the values of the form
(call-with-values (lambda () (receive (a b) (values 1 2) (values b a))) list)   ;=> (2 1)

;; each binding is to a fresh location
(define getters '())
(define (collect n)
  (receive (x) n (set! getters (cons (lambda () x) getters))))
(collect 1)
(collect 2)
(map (lambda (get) (get)) getters)      ;=> (2 1)

;; a loop through the body
(define (count-down n)
  (receive (m) (- n 1) (if (= m 0) 'done (count-down m))))
(count-down 1000)                       ;=> done

;; a continuation captured in the expression can be entered again
(define k #f)
(define tries 0)
(receive (a b)
    (values 1 (call/cc (lambda (c) (set! k c) 2)))
  (set! tries (+ tries 1))
  (if (< tries 3) (k (+ b 10)))
  (list a b tries))                     ;=> (1 22 3)

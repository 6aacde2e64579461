;;; Optional and keyword parameters

(define (f a &optional (b 2) (c (+ a b))) (list a b c))
(f 1) ;=> (1 2 3)
(f 1 5) ;=> (1 5 6)
(f 1 5 7) ;=> (1 5 7)
(f) ;!! f
(f 1 2 3 4) ;!! f

(define (entropy* p &key (base 2) scale) (list p base scale))
(entropy* 1) ;=> (1 2 #f)
(entropy* 1 :base 10) ;=> (1 10 #f)
(entropy* 1 :scale 3 :base 10) ;=> (1 10 3)
(entropy* 1 :bsae 10) ;!! bsae
(entropy* 1 :base) ;!! base

(define (g a &optional b &rest more) (list a b more))
(g 1) ;=> (1 #f ())
(g 1 2 3 4) ;=> (1 2 (3 4))
((lambda (x &key (y x)) (list x y)) 5) ;=> (5 5)
((lambda (x &key (y x)) (list x y)) 5 :y 6) ;=> (5 6)

; a default is evaluated at each call, and only when it is wanted
(define n 0)
(define (h &optional (x (begin (set! n (+ n 1)) n))) x)
(list (h) (h 'given) (h)) ;=> (1 given 2)

; keywords are values
:base ;=> :base
(eq? :base ':base) ;=> #t
(list :a 1) ;=> (:a 1)
(apply entropy* '(1 :base 3)) ;=> (1 3 #f)
(defun add (a &optional (b 10)) (+ a b))
(add 1) ;=> 11

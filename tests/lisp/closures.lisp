;;; Closures: lexical scope, shared and separate variables, assignment (R7RS 4.1.4, 4.1.6)

(define (make-counter)
  (let ((n 0))
    (lambda () (set! n (+ n 1)) n)))
(define a (make-counter))
(define b (make-counter))
(a) ;=> 1
(a) ;=> 2
(b) ;=> 1
(list (a) (b) (a)) ;=> (3 2 4)

; two closures over one variable
(define (make-cell x)
  (cons (lambda () x) (lambda (y) (set! x y))))
(define c (make-cell 1))
((cdr c) 10)
((car c)) ;=> 10

; scope is lexical, not dynamic
(define x 'global)
(define (get-x) x)
(let ((x 'local)) (get-x)) ;=> global
(let ((x 2) (y 3)) (let ((x 7) (z (+ x y))) (* z x))) ;=> 35
(let ((x 2) (y 3)) (let* ((x 7) (z (+ x y))) (* z x))) ;=> 70

; every turn of a loop has variables of its own
(map (lambda (f) (f))
     (do ((i 0 (+ i 1))
          (fs '() (cons (lambda () i) fs)))
         ((= i 4) fs)))
;=> (3 2 1 0)
(let loop ((i 0) (fs '()))
  (if (< i 3)
      (loop (+ i 1) (cons (lambda () (set! i (+ i 10)) i) fs))
      (list ((car fs)) ((car fs)) ((cadr fs)) ((caddr fs)))))
;=> (12 22 11 10)

; a parameter may be assigned
(define (bump x) (set! x (+ x 1)) x)
(bump 4) ;=> 5
(let ((y 4)) (bump y) y) ;=> 4

; variable arguments
((lambda x x) 3 4 5 6) ;=> (3 4 5 6)
((lambda (x y . z) z) 3 4 5 6) ;=> (5 6)
((lambda (x . y) y) 1) ;=> ()
(define (f x) (define (g y) (+ x y)) (g 10))
(f 5) ;=> 15

; a fresh rest list at each call
(define (rest . xs) xs)
(let* ((xs (list 1 2)) (ys (apply rest xs))) (set-car! ys 9) xs) ;=> (1 2)

(define (curry f . xs) (lambda ys (apply f (append xs ys))))
((curry + 1 2) 3 4) ;=> 10
(define (twice f) (lambda (x) (f (f x))))
((twice (twice (lambda (x) (* x 2)))) 1) ;=> 16
(((lambda (x) (lambda (y) (list x y))) 1) 2) ;=> (1 2)

;;; A global variable is read in its turn, though a later operand assigns to it through `eval`.
;;; (It was read when the call was made.)
(define g 1)
(define (fifth a b c d e f g h) e)
(define (tail) (fifth 1 2 3 4 g 6 (eval '(set! g -1)) (let ((p 1)) p)))
(tail) ;=> 1
g ;=> -1
(define (inner) (list g (let loop ((i 0)) (if (< i 2) (loop (+ i 1)) (eval '(set! g 5))))))
(car (inner)) ;=> -1
;;; Nor does a continuation that is entered again read it anew.
(define k #f)
(define n 0)
(define (again) (list g (call/cc (lambda (c) (set! k c) 0))))
(define (main)
  (let ((result (again)))
    (set! n (+ n 1))
    (if (= n 1) (begin (eval '(define g 7)) (k 1)) result)))
(main) ;=> (5 1)

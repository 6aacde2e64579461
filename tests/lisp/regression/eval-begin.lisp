;;; A continuation captured inside `(eval '(begin ...))` and entered again after the eval has
;;; returned goes on with what follows the eval. (It ended the program with the inner value.)
(define n 0)
(define k0 #f)
(define (main)
  (let ((v (eval '(begin (set! n n) (+ 1 (call/cc (lambda (k) (set! k0 k) 1)))))))
    (set! n (+ n 1))
    (if (< n 3) (k0 (* 10 n)) (list v n))))
(main) ;=> (21 3)

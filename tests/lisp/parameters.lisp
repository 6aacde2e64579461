;;; Parameters (R7RS 4.2.6)

(define radix
  (make-parameter 10 (lambda (x) (if (and (exact-integer? x) (<= 2 x 16)) x (error "invalid radix")))))
(define (f n) (number->string n (radix)))
(f 12) ;=> "12"
(parameterize ((radix 2)) (f 12)) ;=> "1100"
(f 12) ;=> "12"
(parameterize ((radix 0)) (f 12)) ;!! invalid radix
(radix) ;=> 10

; bound in parallel, converted once, seen by what is called
(define a (make-parameter 1))
(define b (make-parameter 2))
(parameterize ((a (b)) (b (a))) (list (a) (b))) ;=> (2 1)
(define (both) (list (a) (b)))
(parameterize ((a 10)) (parameterize ((b 20)) (both))) ;=> (10 20)
(both) ;=> (1 2)
(define doubled (make-parameter 3 (lambda (x) (* 2 x))))
(doubled) ;=> 6
(parameterize ((doubled 5)) (doubled)) ;=> 10
(parameterize () 1) ;=> 1

; a closure does not close over parameters
(define seen (parameterize ((a 'inner)) (lambda () (a))))
(seen) ;=> 1

; escaping and re-entering
(call/cc (lambda (k) (parameterize ((a 'gone)) (k (a))))) ;=> gone
(a) ;=> 1
(define resume #f)
(define turns 0)
(define (go)
  (let ((v (parameterize ((a 'bound)) (call/cc (lambda (k) (set! resume k))) (a))))
    (set! turns (+ turns 1))
    (if (< turns 3) (resume 'x) (list v (a) turns))))
(go) ;=> (bound 1 3)
(guard (e (#t (a))) (parameterize ((a 'raised)) (raise 'x))) ;=> 1
(parameterize ((a 'handled))
  (with-exception-handler (lambda (e) (a)) (lambda () (raise-continuable 'x))))
;=> handled

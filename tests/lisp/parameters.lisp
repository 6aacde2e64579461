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

; called with a value, a parameter has it where it is bound (SRFI 39); R7RS leaves that open
(define setting (make-parameter 1 (lambda (x) (if (number? x) x (error "no number:" x)))))
(setting 2)
(setting) ;=> 2
(setting 'x) ;!! no number: x
(setting) ;=> 2
(parameterize ((setting 3)) (setting 4) (setting)) ;=> 4
(setting) ;=> 2
(parameterize ((setting 3)) (parameterize ((a 0)) (setting 5)) (setting)) ;=> 5
(parameterize ((setting 3))
  (guard (e (#t (setting))) (setting 6) (raise 'x)))
;=> 6
(setting 1 2) ;!! parameter: expected 0 to 1 arguments, got 2
(map setting '(7 8)) ;~> (#<unspecified> #<unspecified>)
(setting) ;=> 8
; the converter is a procedure like others: it may be left and entered again
(define again #f)
(define picky (make-parameter 0 (lambda (x) (call/cc (lambda (k) (set! again k) x)))))
(define tries 0)
(let () (picky 1) (set! tries (+ tries 1)) (if (< tries 3) (again (* 10 tries)) (picky))) ;=> 20
(current-output-port 5) ;!! current-output-port: expected 0 arguments, got 1
((car (list current-output-port)) 5) ;!! current-output-port: expected 0 arguments, got 1

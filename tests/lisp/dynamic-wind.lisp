;;; dynamic-wind (R7RS 6.10): before and after run whenever control enters and leaves

(let ((path '()) (c #f))
  (let ((add (lambda (s) (set! path (cons s path)))))
    (dynamic-wind
      (lambda () (add 'connect))
      (lambda () (add (call/cc (lambda (c0) (set! c c0) 'talk1))))
      (lambda () (add 'disconnect)))
    (if (< (length path) 4) (c 'talk2) (reverse path))))
;=> (connect talk1 disconnect connect talk2 disconnect)

(define log '())
(define (note x) (set! log (cons x log)))
(define (noted thunk) (set! log '()) (let ((v (thunk))) (list v (reverse log))))

(noted (lambda () (dynamic-wind (lambda () (note 'in)) (lambda () 'value) (lambda () (note 'out)))))
;=> (value (in out))

; an escape runs the afters, innermost first
(noted (lambda ()
         (call/cc (lambda (k)
                    (dynamic-wind
                      (lambda () (note 'in1))
                      (lambda () (dynamic-wind (lambda () (note 'in2))
                                               (lambda () (k 'escaped))
                                               (lambda () (note 'out2))))
                      (lambda () (note 'out1)))))))
;=> (escaped (in1 in2 out2 out1))

; a jump from one extent into another
(define inside #f)
(define jumps 0)
(noted (lambda ()
         (dynamic-wind (lambda () (note 'a-in))
                       (lambda () (call/cc (lambda (k) (set! inside k))) (note 'a))
                       (lambda () (note 'a-out)))
         (if (= jumps 0)
             (begin
               (set! jumps 1)
               (dynamic-wind (lambda () (note 'b-in))
                             (lambda () (inside 'back))
                             (lambda () (note 'b-out)))))
         'end))
;=> (end (a-in a a-out b-in b-out a-in a a-out))

; jumping within one extent runs nothing
(noted (lambda ()
         (dynamic-wind (lambda () (note 'in))
                       (lambda () (call/cc (lambda (k) (k 1))) (call/cc (lambda (k) (k 2))))
                       (lambda () (note 'out)))))
;=> (2 (in out))

; the value is that of the body, however many
(call-with-values
  (lambda () (dynamic-wind (lambda () 1) (lambda () (values 2 3)) (lambda () 4)))
  list)
;=> (2 3)

; raise leaves through the afters, and guard's clauses run outside
(noted (lambda ()
         (guard (e (#t (note 'caught) e))
           (dynamic-wind (lambda () (note 'in)) (lambda () (raise 'oops)) (lambda () (note 'out))))))
;=> (oops (in out caught))

; a guard that does not match goes back in before it raises again
(noted (lambda ()
         (guard (e (#t e))
           (guard (e ((number? e) 'number))
             (dynamic-wind (lambda () (note 'in)) (lambda () (raise 'oops)) (lambda () (note 'out)))))))
;=> (oops (in out in out))

; parameters are part of what is left and entered
(define p (make-parameter 'outside))
(noted (lambda ()
         (dynamic-wind (lambda () (note (p)))
                       (lambda () (parameterize ((p 'inside)) (note (p))))
                       (lambda () (note (p))))
         'done))
;=> (done (outside inside outside))

;;; Promises and parameters (R7RS 4.2.5, 4.2.6; (scheme lazy))

;;; ---- delay, force: the report's examples

(force (delay (+ 1 2))) ;=> 3
(let ((p (delay (+ 1 2)))) (list (force p) (force p))) ;=> (3 3)
(define integers (letrec ((next (lambda (n) (delay (cons n (next (+ n 1))))))) (next 0)))
(define head (lambda (stream) (car (force stream))))
(define tail (lambda (stream) (cdr (force stream))))
(head (tail (tail integers))) ;=> 2
(define (stream-filter p? s)
  (delay-force
    (if (null? (force s))
        (delay '())
        (let ((h (car (force s))) (t (cdr (force s))))
          (if (p? h)
              (delay (cons h (stream-filter p? t)))
              (stream-filter p? t))))))
(head (tail (tail (stream-filter odd? integers)))) ;=> 5
(define count 0)
(define p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p)))))
(define x 5)
(promise? p) ;=> #t
(force p) ;=> 6
(begin (set! x 10) (force p)) ;=> 6

; the value is computed once, when it is asked for
(define times 0)
(define once (delay (begin (set! times (+ times 1)) 'value)))
times ;=> 0
(list (force once) (force once) times) ;=> (value value 1)

; a promise that is forced while it is computed keeps the value that came first
(define inner-first
  (let ((first? #t))
    (delay (if first? (begin (set! first? #f) (force inner-first) 'outer) 'inner))))
(force inner-first) ;=> inner
(define countdown
  (let ((left 3))
    (delay (if (<= left 0) left (begin (set! left (- left 1)) (force countdown) (set! left (+ left 10)) left)))))
(force countdown) ;=> 0
(force countdown) ;=> 0

; an error leaves a promise as it was
(define attempts 0)
(define fails-once (delay (begin (set! attempts (+ attempts 1)) (if (= attempts 1) (raise 'not-yet) 'now))))
(guard (e (#t e)) (force fails-once)) ;=> not-yet
(force fails-once) ;=> now

;;; ---- delay-force: chains, shared

(define shown '())
(define r (delay (begin (set! shown (cons 'computed shown)) 1)))
(define s (delay-force r))
(define t (delay-force s))
(list (force t) (force r) (force s) shown) ;=> (1 1 1 (computed))
(define (descend n) (if (= n 0) (delay 'bottom) (delay-force (descend (- n 1)))))
(force (descend 1000)) ;=> bottom
(define (down-and-up n) (delay-force (if (= n 0) (delay n) (let ((m (force (delay n)))) (down-and-up (- m 1))))))
(force (down-and-up 1000)) ;=> 0
(force (delay-force (make-promise 5))) ;=> 5
(force (force (delay (delay 5)))) ;=> 5
(promise? (force (delay (delay 5)))) ;=> #t
(force (delay (values 1))) ;=> 1

;;; ---- promise?, make-promise, force of what is none

(promise? (delay 1)) ;=> #t
(promise? (delay-force (delay 1))) ;=> #t
(promise? (make-promise 1)) ;=> #t
(promise? 1) ;=> #f
(promise? (lambda () 1)) ;=> #f
(force (make-promise 5)) ;=> 5
(let ((p (delay 5))) (eq? p (make-promise p))) ;=> #t
(force (make-promise (delay 5))) ;=> 5
(force 5) ;=> 5
(force '(1 2)) ;=> (1 2)

(delay) ;!! delay: something is missing
(delay 1 2) ;!! delay: too many parts
(delay-force) ;!! delay-force: something is missing
(delay-force 1 2) ;!! delay-force: too many parts
(force) ;!! force: expected 1 argument, got 0
(make-promise) ;!! make-promise
(force (delay (car 5))) ;!! car: argument 1

;;; ---- parameters: the report's examples

(define radix
  (make-parameter
    10
    (lambda (x) (if (and (exact-integer? x) (<= 2 x 16)) x (error "invalid radix")))))
(define (f n) (number->string n (radix)))
(f 12) ;=> "12"
(parameterize ((radix 2)) (f 12)) ;=> "1100"
(f 12) ;=> "12"
(parameterize ((radix 0)) (f 12)) ;!! invalid radix
(radix 16 2) ;!! parameter: expected

; the converter is called for the first value, and for each that parameterize gives; not on the way back
(define converted '())
(define q (make-parameter 1 (lambda (x) (set! converted (cons x converted)) (list x))))
(q) ;=> (1)
(parameterize ((q 2)) (q)) ;=> (2)
(parameterize ((q 2)) (parameterize ((q 3)) (q)) (q)) ;=> (2)
(reverse converted) ;=> (1 2 2 3)
(q) ;=> (1)

; it is called outside of the new bindings; all values are there before any is bound
(define a (make-parameter 1))
(define b (make-parameter 2 (lambda (x) (list x (a)))))
(b) ;=> (2 1)
(parameterize ((a 10) (b 20)) (list (a) (b))) ;=> (10 (20 1))
(parameterize ((a (+ (a) 1))) (parameterize ((a (+ (a) 1))) (a))) ;=> 3
(guard (e (#t (list e (a)))) (parameterize ((a 5) (b (raise 'oops))) 'never)) ;=> (oops 1)

; the value is that of the body, in tail position or not, with definitions in it
(parameterize ((a 5)) (define c (a)) (* 2 c)) ;=> 10
(call-with-values (lambda () (parameterize ((a 5)) (values (a) 6))) list) ;=> (5 6)
(parameterize () 7) ;=> 7
(parameterize ((a 1) (a 2)) (a)) ;=> 2

; parameter objects are procedures without arguments
(procedure? a) ;=> #t
(map (lambda (p) (p)) (list a q)) ;=> (1 (1))
((parameterize ((a 'inside)) (lambda () (a)))) ;=> 1

(parameterize ((5 1)) 2) ;!! parameterize: expected a parameter, got 5
(parameterize ((car 1)) 2) ;!! parameterize: expected a parameter, got #<procedure car>
(parameterize) ;!! parameterize: something is missing
(parameterize ((a 1))) ;!! parameterize: the body has no expression
(parameterize ((a)) 1) ;!! parameterize: this is no parameter with its value
(parameterize ((a 1 2)) 1) ;!! parameterize: this is no parameter with its value
(parameterize (a) 1) ;!! parameterize: this is no parameter with its value
(parameterize a 1) ;!! parameterize: no list of bindings
(make-parameter) ;!! make-parameter: expected
(make-parameter 1 5) ;!! 5

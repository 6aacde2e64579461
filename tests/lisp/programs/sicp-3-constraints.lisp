; Structure and Interpretation of Computer Programs, chapter 3.3.5: constraints between quantities.
; A network of adders, multipliers and constants computes in every direction.
(import (scheme base) (scheme write))

(define (make-connector)
  (let ((value #f) (informant #f) (constraints '()))
    (define (set-my-value new setter)
      (cond ((not informant)
             (set! value new)
             (set! informant setter)
             (for-each-except setter inform-about-value constraints))
            ((not (= value new)) (error "Contradiction" (list value new)))
            (else 'ignored)))
    (define (forget-my-value retractor)
      (if (eq? retractor informant)
          (begin
            (set! informant #f)
            (for-each-except retractor inform-about-no-value constraints))
          'ignored))
    (define (connect new)
      (if (not (memq new constraints)) (set! constraints (cons new constraints)))
      (if informant (inform-about-value new))
      'done)
    (lambda (message . arguments)
      (case message
        ((has-value?) (and informant #t))
        ((value) value)
        ((set-value!) (apply set-my-value arguments))
        ((forget) (apply forget-my-value arguments))
        ((connect) (apply connect arguments))
        (else (error "Unknown operation: CONNECTOR" message))))))

(define (for-each-except exception f items)
  (for-each (lambda (item) (if (not (eq? item exception)) (f item))) items)
  'done)
(define (inform-about-value constraint) (constraint 'I-have-a-value))
(define (inform-about-no-value constraint) (constraint 'I-lost-my-value))
(define (has-value? c) (c 'has-value?))
(define (get-value c) (c 'value))
(define (set-value! c value informant) (c 'set-value! value informant))
(define (forget-value! c retractor) (c 'forget retractor))
(define (connect c constraint) (c 'connect constraint))

; a constraint between three connectors: how each is computed from the two others
(define (ternary a b c forward back-to-a back-to-b)
  (define (process-new-value)
    (let ((a? (has-value? a)) (b? (has-value? b)) (c? (has-value? c)))
      (cond ((and a? b?) (forward me))
            ((and a? c?) (back-to-b me))
            ((and b? c?) (back-to-a me))
            (else (forward me)))))
  (define (process-forget-value)
    (for-each (lambda (connector) (forget-value! connector me)) (list c a b))
    (process-new-value))
  (define (me request)
    (case request
      ((I-have-a-value) (process-new-value))
      ((I-lost-my-value) (process-forget-value))
      (else (error "Unknown request: CONSTRAINT" request))))
  (for-each (lambda (connector) (connect connector me)) (list a b c))
  me)

(define (adder a b sum)
  (ternary a b sum
    (lambda (me)
      (if (and (has-value? a) (has-value? b)) (set-value! sum (+ (get-value a) (get-value b)) me)))
    (lambda (me) (set-value! a (- (get-value sum) (get-value b)) me))
    (lambda (me) (set-value! b (- (get-value sum) (get-value a)) me))))

(define (multiplier a b product)
  (define (zero-valued? c) (and (has-value? c) (= 0 (get-value c))))
  (ternary a b product
    (lambda (me)
      (cond ((or (zero-valued? a) (zero-valued? b)) (set-value! product 0 me))
            ((and (has-value? a) (has-value? b))
             (set-value! product (* (get-value a) (get-value b)) me))))
    (lambda (me) (set-value! a (/ (get-value product) (get-value b)) me))
    (lambda (me) (set-value! b (/ (get-value product) (get-value a)) me))))

(define (constant value connector)
  (define (me request) (error "Unknown request: CONSTANT" request))
  (connect connector me)
  (set-value! connector value me)
  me)

(define (probe name connector)
  (define (print value)
    (display "Probe: ") (display name) (display " = ") (display value) (newline))
  (define (me request)
    (case request
      ((I-have-a-value) (print (get-value connector)))
      ((I-lost-my-value) (print "?"))
      (else (error "Unknown request: PROBE" request))))
  (connect connector me)
  me)

; ---- Celsius and Fahrenheit: 9 C = 5 (F - 32)

(define (celsius-fahrenheit-converter c f)
  (let ((u (make-connector)) (v (make-connector)) (w (make-connector))
        (x (make-connector)) (y (make-connector)))
    (multiplier c w u)
    (multiplier v x u)
    (adder v y f)
    (constant 9 w)
    (constant 5 x)
    (constant 32 y)
    'ok))
(define C (make-connector))
(define F (make-connector))
(celsius-fahrenheit-converter C F)      ;=> ok
(probe "Celsius temp" C)
(probe "Fahrenheit temp" F)

(set-value! C 25 'user)      ;=> done
                             ;>> Probe: Celsius temp = 25
                             ;>> Probe: Fahrenheit temp = 77
(set-value! F 212 'user)     ;!! Contradiction (77 212)
(forget-value! C 'user)      ;=> done
                             ;>> Probe: Celsius temp = ?
                             ;>> Probe: Fahrenheit temp = ?
(set-value! F 212 'user)     ;=> done
                             ;>> Probe: Fahrenheit temp = 212
                             ;>> Probe: Celsius temp = 100
(forget-value! C 'user)      ;=> ignored

; ---- exercise 3.33 and 3.37: expressions make networks

(define (c+ x y) (let ((z (make-connector))) (adder x y z) z))
(define (c* x y) (let ((z (make-connector))) (multiplier x y z) z))
(define (c/ x y) (let ((z (make-connector))) (multiplier y z x) z))
(define (cv value) (let ((z (make-connector))) (constant value z) z))

(define a (make-connector))
(define b (make-connector))
(define average (c/ (c+ a b) (cv 2)))
(set-value! a 10 'user)
(set-value! average 6 'user)
(get-value b)                ;=> 2
(forget-value! average 'user)
(set-value! b 5 'user)
(get-value average)          ;=> 15/2

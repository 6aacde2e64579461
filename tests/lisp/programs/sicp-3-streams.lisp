; Structure and Interpretation of Computer Programs, chapter 3.5: streams, whose rest is computed when
; somebody looks at it.
(import (scheme base) (scheme lazy))

(define-syntax cons-stream
  (syntax-rules () ((_ first rest) (cons first (delay rest)))))
(define stream-car car)
(define (stream-cdr s) (force (cdr s)))
(define the-empty-stream '())
(define stream-null? null?)

(define (stream-ref s n)
  (if (= n 0) (stream-car s) (stream-ref (stream-cdr s) (- n 1))))
(define (stream-head s n)
  (if (= n 0) '() (cons (stream-car s) (stream-head (stream-cdr s) (- n 1)))))
(define (stream-map f . streams)
  (if (stream-null? (car streams))
      the-empty-stream
      (cons-stream (apply f (map stream-car streams))
                   (apply stream-map f (map stream-cdr streams)))))
(define (stream-filter keep? s)
  (cond ((stream-null? s) the-empty-stream)
        ((keep? (stream-car s)) (cons-stream (stream-car s) (stream-filter keep? (stream-cdr s))))
        (else (stream-filter keep? (stream-cdr s)))))
(define (stream-interval low high)
  (if (> low high) the-empty-stream (cons-stream low (stream-interval (+ low 1) high))))

; only as many numbers are tested as need be
(define tested 0)
(define (even-counted? n) (set! tested (+ tested 1)) (even? n))
(stream-car (stream-cdr (stream-filter even-counted? (stream-interval 10000 1000000))))   ;=> 10002
tested                                                                                     ;=> 3

; ---- 3.5.2 infinite streams

(define (integers-from n) (cons-stream n (integers-from (+ n 1))))
(define integers (integers-from 1))
(define ones (cons-stream 1 ones))
(define (add-streams a b) (stream-map + a b))
(define (scale-stream s factor) (stream-map (lambda (x) (* x factor)) s))
(stream-ref (stream-filter (lambda (n) (not (= 0 (remainder n 7)))) integers) 100)   ;=> 117

(define (sieve s)
  (cons-stream (stream-car s)
               (sieve (stream-filter (lambda (n) (not (= 0 (remainder n (stream-car s))))) (stream-cdr s)))))
(stream-head (sieve (integers-from 2)) 15)   ;=> (2 3 5 7 11 13 17 19 23 29 31 37 41 43 47)
(stream-ref (sieve (integers-from 2)) 50)    ;=> 233

; streams defined by themselves
(define fibs (cons-stream 0 (cons-stream 1 (add-streams (stream-cdr fibs) fibs))))
(stream-ref fibs 100)                        ;=> 354224848179261915075
(define double (cons-stream 1 (scale-stream double 2)))
(stream-head double 8)                       ;=> (1 2 4 8 16 32 64 128)
(define primes (cons-stream 2 (stream-filter prime? (integers-from 3))))
(define (prime? n)
  (let iter ((ps primes))
    (cond ((> (square (stream-car ps)) n) #t)
          ((= 0 (remainder n (stream-car ps))) #f)
          (else (iter (stream-cdr ps))))))
(stream-ref primes 300)                      ;=> 1993
(define factorials (cons-stream 1 (stream-map * factorials integers)))
(stream-ref factorials 20)                   ;=> 2432902008176640000

; exercise 3.56: Hamming's numbers
(define (merge a b)
  (let ((x (stream-car a)) (y (stream-car b)))
    (cond ((< x y) (cons-stream x (merge (stream-cdr a) b)))
          ((> x y) (cons-stream y (merge a (stream-cdr b))))
          (else (cons-stream x (merge (stream-cdr a) (stream-cdr b)))))))
(define S (cons-stream 1 (merge (scale-stream S 2) (merge (scale-stream S 3) (scale-stream S 5)))))
(stream-head S 20)   ;=> (1 2 3 4 5 6 8 9 10 12 15 16 18 20 24 25 27 30 32 36)

; exercises 3.59 to 3.62: power series
(define (integrate-series s) (stream-map / s integers))
(define exp-series (cons-stream 1 (integrate-series exp-series)))
(define cosine (cons-stream 1 (scale-stream (integrate-series sine) -1)))
(define sine (cons-stream 0 (integrate-series cosine)))
(stream-head sine 6)     ;=> (0 1 0 -1/6 0 1/120)
(define (mul-series a b)
  (cons-stream (* (stream-car a) (stream-car b))
               (add-streams (scale-stream (stream-cdr b) (stream-car a)) (mul-series (stream-cdr a) b))))
(stream-head (add-streams (mul-series sine sine) (mul-series cosine cosine)) 10)   ;=> (1 0 0 0 0 0 0 0 0 0)
(define (invert-series s)
  (define x (cons-stream 1 (scale-stream (mul-series (stream-cdr s) x) -1)))
  x)
(stream-head (mul-series sine (invert-series cosine)) 8)   ;=> (0 1 0 1/3 0 2/15 0 17/315)
(stream-head (invert-series exp-series) 5)                 ;=> (1 -1 1/2 -1/6 1/24)

; ---- 3.5.3 acceleration

(define (sqrt-stream x)
  (define guesses
    (cons-stream 1.0 (stream-map (lambda (guess) (/ (+ guess (/ x guess)) 2)) guesses)))
  guesses)
(stream-ref (sqrt-stream 2) 5)               ;~> 1.41421356237

(define (partial-sums s) (cons-stream (stream-car s) (add-streams (stream-cdr s) (partial-sums s))))
(define (pi-summands n) (cons-stream (/ 1.0 n) (stream-map - (pi-summands (+ n 2)))))
(define pi-stream (scale-stream (partial-sums (pi-summands 1)) 4))
(stream-ref pi-stream 7)                     ;~> 3.017

(define (euler-transform s)
  (let ((s0 (stream-ref s 0)) (s1 (stream-ref s 1)) (s2 (stream-ref s 2)))
    (cons-stream (- s2 (/ (square (- s2 s1)) (+ s0 (* -2 s1) s2)))
                 (euler-transform (stream-cdr s)))))
(stream-ref (euler-transform pi-stream) 7)   ;~> 3.14125
(define (tableau transform s) (cons-stream s (tableau transform (transform s))))
(define (accelerated transform s) (stream-map stream-car (tableau transform s)))
(stream-ref (accelerated euler-transform pi-stream) 7)   ;~> 3.14159265

; ---- pairs of integers

(define (interleave a b)
  (if (stream-null? a) b (cons-stream (stream-car a) (interleave b (stream-cdr a)))))
(define (pairs s t)
  (cons-stream
   (list (stream-car s) (stream-car t))
   (interleave (stream-map (lambda (x) (list (stream-car s) x)) (stream-cdr t))
               (pairs (stream-cdr s) (stream-cdr t)))))
(stream-head (pairs integers integers) 8)
;=> ((1 1) (1 2) (2 2) (1 3) (2 3) (1 4) (3 3) (1 5))
(stream-head (stream-filter (lambda (pair) (prime? (+ (car pair) (cadr pair)))) (pairs integers integers)) 5)
;=> ((1 1) (1 2) (2 3) (1 4) (1 6))

; exercise 3.70 and 3.71: pairs by weight, and Ramanujan's numbers
(define (weighted-pairs s t weight)
  (define (merge-weighted a b)
    (let ((x (stream-car a)) (y (stream-car b)))
      (if (<= (weight x) (weight y))
          (cons-stream x (merge-weighted (stream-cdr a) b))
          (cons-stream y (merge-weighted a (stream-cdr b))))))
  (let loop ((s s) (t t))
    (cons-stream
     (list (stream-car s) (stream-car t))
     (merge-weighted (stream-map (lambda (x) (list (stream-car s) x)) (stream-cdr t))
                     (loop (stream-cdr s) (stream-cdr t))))))
(define (cubes pair) (+ (expt (car pair) 3) (expt (cadr pair) 3)))
(define (ramanujan s)
  (let ((a (cubes (stream-car s))) (b (cubes (stream-car (stream-cdr s)))))
    (if (= a b) (cons-stream a (ramanujan (stream-cdr s))) (ramanujan (stream-cdr s)))))
(stream-head (ramanujan (weighted-pairs integers integers cubes)) 3)   ;=> (1729 4104 13832)

; ---- 3.5.4 integrals with delayed arguments

(define (integral delayed initial dt)
  (define int
    (cons-stream initial (add-streams (scale-stream (force delayed) dt) int)))
  int)
(define (solve f y0 dt)
  (define y (integral (delay dy) y0 dt))
  (define dy (stream-map f y))
  y)
(stream-ref (solve (lambda (y) y) 1 0.001) 1000)   ;~> 2.7169

; y'' = -y: half a turn later the cosine is -1
(define (solve-2nd a b dt y0 dy0)
  (define y (integral (delay dy) y0 dt))
  (define dy (integral (delay ddy) dy0 dt))
  (define ddy (add-streams (scale-stream dy a) (scale-stream y b)))
  y)
(stream-ref (solve-2nd 0 -1 0.01 1 0) 314)         ;~> -1.0158

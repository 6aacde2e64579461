; Structure and Interpretation of Computer Programs, chapter 1: numbers, recursion and iteration,
; procedures that take and give procedures.
(import (scheme base) (scheme inexact) (only (scheme cxr) caddr))

; ---- 1.1.7 square roots by Newton's method

(define (average x y) (/ (+ x y) 2))

(define (sqrt-newton x)
  (define (good-enough? guess)
    (< (abs (- (square guess) x)) 0.0000001))
  (define (improve guess)
    (average guess (/ x guess)))
  (define (sqrt-iter guess)
    (if (good-enough? guess)
        guess
        (sqrt-iter (improve guess))))
  (sqrt-iter 1.0))

(sqrt-newton 9)                  ;~> 3.00000
(sqrt-newton (+ 100 37))         ;~> 11.70470

; ---- 1.2 recursion and iteration

(define (factorial n)
  (define (iter product counter)
    (if (> counter n)
        product
        (iter (* counter product) (+ counter 1))))
  (iter 1 1))
(factorial 20)                   ;=> 2432902008176640000

(define (ackermann x y)
  (cond ((= y 0) 0)
        ((= x 0) (* 2 y))
        ((= y 1) 2)
        (else (ackermann (- x 1) (ackermann x (- y 1))))))
(ackermann 1 10)                 ;=> 1024
(ackermann 2 4)                  ;=> 65536
(ackermann 3 3)                  ;=> 65536

(define (fib n)
  (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(map fib '(0 1 2 3 4 5 6 7 8 9 10))   ;=> (0 1 1 2 3 5 8 13 21 34 55)

; exercise 1.19: by powers of the transformation T(p, q)
(define (fast-fib n)
  (let iter ((a 1) (b 0) (p 0) (q 1) (count n))
    (cond ((= count 0) b)
          ((even? count)
           (iter a b (+ (* p p) (* q q)) (+ (* 2 p q) (* q q)) (/ count 2)))
          (else
           (iter (+ (* b q) (* a q) (* a p)) (+ (* b p) (* a q)) p q (- count 1))))))
(fast-fib 100)                   ;=> 354224848179261915075
(= (fast-fib 20) (fib 20))       ;=> #t

(define (count-change amount)
  (define (first-denomination kinds)
    (case kinds ((1) 1) ((2) 5) ((3) 10) ((4) 25) ((5) 50)))
  (define (cc amount kinds)
    (cond ((= amount 0) 1)
          ((or (< amount 0) (= kinds 0)) 0)
          (else (+ (cc amount (- kinds 1))
                   (cc (- amount (first-denomination kinds)) kinds)))))
  (cc amount 5))
(count-change 100)               ;=> 292

(define (fast-expt b n)
  (cond ((= n 0) 1)
        ((even? n) (square (fast-expt b (/ n 2))))
        (else (* b (fast-expt b (- n 1))))))
(= (fast-expt 3 200) (expt 3 200))   ;=> #t

(define (euclid a b) (if (= b 0) a (euclid b (remainder a b))))
(euclid 206 40)                  ;=> 2

; ---- 1.2.6 primes

(define (smallest-divisor n)
  (let find ((test 2))
    (cond ((> (square test) n) n)
          ((= 0 (remainder n test)) test)
          (else (find (+ test 1))))))
(define (prime? n) (and (> n 1) (= n (smallest-divisor n))))
(map smallest-divisor '(199 1999 19999))   ;=> (199 1999 7)

(define (expmod base exp m)
  (cond ((= exp 0) 1)
        ((even? exp) (remainder (square (expmod base (/ exp 2) m)) m))
        (else (remainder (* base (expmod base (- exp 1) m)) m))))

; a number passes Fermat's test if a^n = a for all a < n; the Carmichael numbers fool it
(define (passes-fermat? n)
  (let loop ((a 1))
    (or (= a n)
        (and (= (expmod a n n) a) (loop (+ a 1))))))
(passes-fermat? 199)             ;=> #t
(passes-fermat? 200)             ;=> #f
(list (passes-fermat? 561) (prime? 561))   ;=> (#t #f)

; exercise 1.28: the Miller-Rabin test is not fooled
(define (nontrivial-root? x n)
  (and (not (= x 1)) (not (= x (- n 1))) (= 1 (remainder (square x) n))))
(define (miller-rabin? n)
  (define (expmod base exp)
    (cond ((= exp 0) 1)
          ((even? exp)
           (let ((x (expmod base (/ exp 2))))
             (if (nontrivial-root? x n) 0 (remainder (square x) n))))
          (else (remainder (* base (expmod base (- exp 1))) n))))
  (let loop ((a 1))
    (or (= a n) (and (= 1 (expmod a (- n 1))) (loop (+ a 1))))))
(map miller-rabin? '(2 3 4 9 199 561 1105 1729))   ;=> (#t #t #f #f #t #f #f #f)

; ---- 1.3 procedures as arguments

(define (sum term a next b)
  (if (> a b) 0 (+ (term a) (sum term (next a) next b))))
(define (inc n) (+ n 1))
(define (cube x) (* x x x))
(sum cube 1 inc 10)              ;=> 3025
(* 8 (sum (lambda (x) (/ 1.0 (* x (+ x 2)))) 1 (lambda (x) (+ x 4)) 1000))   ;~> 3.13959

(define (simpson f a b n)
  (let ((h (/ (- b a) n)))
    (define (term k)
      (* (cond ((or (= k 0) (= k n)) 1) ((odd? k) 4) (else 2))
         (f (+ a (* k h)))))
    (* (/ h 3) (sum term 0 inc n))))
(simpson cube 0 1 100)           ;=> 1/4

(define (accumulate combiner null-value term a next b)
  (let loop ((a a) (result null-value))
    (if (> a b) result (loop (next a) (combiner (term a) result)))))
(accumulate * 1 (lambda (k) (/ (* 4 k (+ k 1)) (square (+ (* 2 k) 1)))) 1 inc 3)   ;=> 1024/1225

; ---- 1.3.3 roots and fixed points

(define (half-interval-method f a b)
  (define (search neg pos)
    (let ((mid (average neg pos)))
      (if (< (abs (- neg pos)) 0.0001)
          mid
          (let ((value (f mid)))
            (cond ((positive? value) (search neg mid))
                  ((negative? value) (search mid pos))
                  (else mid))))))
  (let ((fa (f a)) (fb (f b)))
    (cond ((and (negative? fa) (positive? fb)) (search a b))
          ((and (negative? fb) (positive? fa)) (search b a))
          (else (error "Values are not of opposite sign" a b)))))
(half-interval-method sin 2.0 4.0)   ;~> 3.142
(half-interval-method (lambda (x) (- (* x x x) (* 2 x) 3)) 1.0 2.0)   ;~> 1.893
(half-interval-method sin 1.0 2.0)   ;!! Values are not of opposite sign 1.0 2.0

(define (fixed-point f first-guess)
  (let try ((guess first-guess))
    (let ((next (f guess)))
      (if (< (abs (- guess next)) 0.0000001) next (try next)))))
(fixed-point cos 1.0)            ;~> 0.739085
(fixed-point (lambda (y) (+ (sin y) (cos y))) 1.0)   ;~> 1.258728
(fixed-point (lambda (x) (+ 1 (/ 1 x))) 1.0)         ;~> 1.618034

(define (cont-frac n d k)
  (let loop ((i k) (result 0))
    (if (= i 0) result (loop (- i 1) (/ (n i) (+ (d i) result))))))
(cont-frac (lambda (i) 1) (lambda (i) 1) 12)   ;=> 144/233
(+ 2 (cont-frac (lambda (i) 1.0)
                (lambda (i) (if (= 2 (remainder i 3)) (* 2 (/ (+ i 1) 3)) 1))
                20))             ;~> 2.718282

; ---- 1.3.4 procedures as values

(define (average-damp f) (lambda (x) (average x (f x))))
((average-damp square) 10)       ;=> 55
(fixed-point (average-damp (lambda (y) (/ 2 y))) 1.0)   ;~> 1.414214

(define dx 0.00001)
(define (deriv g) (lambda (x) (/ (- (g (+ x dx)) (g x)) dx)))
((deriv cube) 5)                 ;~> 75.000
(define (newtons-method g guess)
  (fixed-point (lambda (x) (- x (/ (g x) ((deriv g) x)))) guess))
(newtons-method (lambda (y) (- (square y) 2)) 1.0)      ;~> 1.414214

(define (compose f g) (lambda (x) (f (g x))))
(define (repeated f n)
  (if (= n 1) f (compose f (repeated f (- n 1)))))
((compose square inc) 6)         ;=> 49
((repeated square 2) 5)          ;=> 625
(define (double f) (lambda (x) (f (f x))))
(((double (double double)) inc) 5)   ;=> 21

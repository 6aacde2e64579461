;;; Conditionals, binding forms, iteration (R7RS 4.1 and 4.2)

(if (> 3 2) 'yes 'no) ;=> yes
(if '() 'true 'false) ;=> true
(if 0 'true 'false) ;=> true
(if #f #f) ;=> #<unspecified>
(cond ((> 3 2) 'greater) ((< 3 2) 'less)) ;=> greater
(cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal)) ;=> equal
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ;=> 2
(cond (#f 1) (2)) ;=> 2
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ;=> composite
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x))) ;=> c
(case 2.0 ((2) 'exact) ((2.0) 'inexact)) ;=> inexact
(and (= 2 2) (> 2 1)) ;=> #t
(and 1 2 'c '(f g)) ;=> (f g)
(and) ;=> #t
(or (memq 'b '(a b c)) (/ 3 0)) ;=> (b c)
(or) ;=> #f
(when (> 1 0) 'a 'b) ;=> b
(unless (> 1 0) 'a 'b) ;=> #<unspecified>

(letrec ((even? (lambda (n) (if (zero? n) #t (odd? (- n 1)))))
         (odd? (lambda (n) (if (zero? n) #f (even? (- n 1))))))
  (even? 88))
;=> #t
(letrec* ((p (lambda (x) (+ 1 (q (- x 1)))))
          (q (lambda (y) (if (zero? y) 0 (+ 1 (p (- y 1))))))
          (x (p 5))
          (y x))
  y)
;=> 5
(let ((x 5))
  (define foo (lambda (y) (bar x y)))
  (define bar (lambda (a b) (+ (* a b) a)))
  (foo (+ x 3)))
;=> 45
(define x 0)
(and (= x 0) (begin (set! x 5) (+ x 1))) ;=> 6
(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i)) ;=> #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))) ;=> 25
(let loop ((numbers '(3 -2 1 6 -5)) (nonneg '()) (neg '()))
  (cond ((null? numbers) (list nonneg neg))
        ((>= (car numbers) 0) (loop (cdr numbers) (cons (car numbers) nonneg) neg))
        ((< (car numbers) 0) (loop (cdr numbers) nonneg (cons (car numbers) neg)))))
;=> ((6 1 3) (-5 -2))

; loops within loops, and a loop as an operand
(let outer ((i 0) (found '()))
  (if (= i 3)
      (reverse found)
      (let inner ((j 0) (found found))
        (if (= j 2)
            (outer (+ i 1) found)
            (inner (+ j 1) (cons (list i j) found))))))
;=> ((0 0) (0 1) (1 0) (1 1) (2 0) (2 1))
(+ 1 (let loop ((i 0)) (if (< i 10) (loop (+ i 1)) i)) 100) ;=> 111
(let loop ((i 3)) (if (= i 0) '() (cons i (loop (- i 1))))) ;=> (3 2 1)

(force (delay (+ 1 2))) ;=> 3
(define integers (letrec ((next (lambda (n) (delay (cons n (next (+ n 1))))))) (next 0)))
(define (head stream) (car (force stream)))
(define (tail stream) (cdr (force stream)))
(head (tail (tail integers))) ;=> 2
(define count 0)
(define p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p)))))
(define x 5)
(force p) ;=> 6
(begin (set! x 10) (force p)) ;=> 6
(define (stream-filter p? s)
  (delay-force
    (if (null? (force s))
        (delay '())
        (let ((h (car (force s))) (t (cdr (force s))))
          (if (p? h) (delay (cons h (stream-filter p? t))) (stream-filter p? t))))))
(head (tail (tail (stream-filter odd? integers)))) ;=> 5
(force 5) ;=> 5
(define range
  (case-lambda
    ((e) (range 0 e))
    ((b e) (do ((r '() (cons e r)) (e (- e 1) (- e 1))) ((< e b) r)))))
(range 3) ;=> (0 1 2)
(range 3 5) ;=> (3 4)
(range 1 2 3) ;!! case-lambda 3
(let () 5) ;=> 5
(eval '(* 7 3) (interaction-environment)) ;=> 21

; operands are evaluated from left to right
(let ((order '())) (define (see x) (set! order (cons x order)) x) (list (see 1) (see 2) (see 3)) (reverse order))
;=> (1 2 3)
(let ((order '())) (define (see x) (set! order (cons x order)) x) ((begin (see 'f) +) (see 1) (see 2)) (reverse order))
;=> (f 1 2)

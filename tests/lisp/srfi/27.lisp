;;; SRFI 27, from its specification.
(import (srfi 27))

(define (draw n f) (let loop ((n n) (done '())) (if (= n 0) (reverse done) (loop (- n 1) (cons (f) done)))))
(define (between? low x high) (and (<= low x) (< x high)))

;;; ---- the default source

(random-source? default-random-source)                       ;=> #t
(every (lambda (x) (and (exact-integer? x) (between? 0 x 6))) (draw 200 (lambda () (random-integer 6))))   ;=> #t
(random-integer 1)                                           ;=> 0
(every (lambda (x) (and (inexact? x) (< 0 x 1))) (draw 200 random-real))                  ;=> #t
;; random-integer and random-real take their numbers from it
(define (four) (list (random-integer 1000000) (random-real) (random-integer 1000000) (random-real)))
(random-source-pseudo-randomize! default-random-source 1 2)
(define first (four))
(random-source-pseudo-randomize! default-random-source 1 2)
(equal? first (four))                                        ;=> #t
(equal? first (four))                                        ;=> #f
(define state (random-source-state-ref default-random-source))
(define next (four))
(random-source-state-set! default-random-source state)
(equal? next (four))                                         ;=> #t
(random-integer 0)                                           ;!! random-integer: argument 1: expected a positive integer, got 0
(random-integer -5)                                          ;!! random-integer: argument 1: expected a positive integer, got -5
(random-integer 2.5)                                         ;!! random-integer: argument 1: expected an exact integer, got 2.5
(random-real 1)                                              ;!! random-real: expected 0 arguments, got 1

;;; ---- sources of one's own

(define s (make-random-source))
(random-source? s)                                           ;=> #t
(random-source? 'mersenne-twister)                           ;=> #f
(random-source? random-integer)                              ;=> #f
;; each begins as every other, and they do not disturb each other
(define t (make-random-source))
(define s-integer (random-source-make-integers s))
(define t-integer (random-source-make-integers t))
(define from-s (draw 20 (lambda () (s-integer 1000000))))
(define ignored (random-integer 10))
(equal? from-s (draw 20 (lambda () (t-integer 1000000))))    ;=> #t
;; what is made of one source takes its numbers from the same stream
(define u (make-random-source))
(define a (random-source-make-integers u))
(define b (random-source-make-integers u))
(equal? from-s (append (draw 5 (lambda () (a 1000000))) (draw 15 (lambda () (b 1000000)))))   ;=> #t

;; all below n, and all of them
(every (lambda (n) (every (lambda (x) (between? 0 x n)) (draw 50 (lambda () (s-integer n)))))
       (list 1 2 3 10 255 256 257 (expt 2 32) (+ 1 (expt 2 32)) (expt 10 100)))           ;=> #t
(define (seen n) (sort (delete-duplicates (draw (* 30 n) (lambda () (s-integer n)))) <))
(seen 7)                                                     ;=> (0 1 2 3 4 5 6)
;; big ones have all their bits: the upper half and the lower half are about as often met, odd ones too
(define big (* 3 (expt 2 200)))
(define many (draw 600 (lambda () (s-integer big))))
(define (about? n) (< 230 n 370))
(about? (count (lambda (x) (< x (quotient big 2))) many))    ;=> #t
(about? (count odd? many))                                   ;=> #t
;; exactly uniform: a bound that is no power of two favours no residue (chi square, 2 degrees of freedom)
(define thirds (map (lambda (x) (quotient x (expt 2 200))) (draw 3000 (lambda () (s-integer big)))))
(define (chi xs) (fold + 0 (map (lambda (i) (let ((d (- (count (lambda (x) (= x i)) xs) 1000))) (/ (* d d) 1000))) '(0 1 2))))
(< (chi thirds) 14)                                          ;=> #t
(s-integer 0)                                                ;!! random-integer: argument 1: expected a positive integer, got 0
(s-integer 1.5)                                              ;!! random-integer: argument 1: expected a positive integer, got 1.5
(s-integer)                                                  ;!! random-integer: expected 1 argument, got 0
(random-source-make-integers 5)                              ;!! random-source-make-integers: argument 1: expected a random source, got 5

;;; ---- pseudo-randomize!: a place for each pair of integers, whatever the state was

(define (place i j) (random-source-pseudo-randomize! s i j) (draw 5 (lambda () (s-integer 1000000000))))
(equal? (place 3 4) (begin (place 1 1) (place 3 4)))         ;=> #t
(let ((places (append-map (lambda (i) (map (lambda (j) (place i j)) (iota 6))) (iota 6))))
  (length (delete-duplicates places)))                       ;=> 36
(list? (place (expt 10 50) 0))                               ;=> #t
(random-source-pseudo-randomize! s -1 0)                     ;!! random-source-pseudo-randomize!: argument 2: expected an exact integer, not negative, got -1
(random-source-pseudo-randomize! s 0 1.5)                    ;!! random-source-pseudo-randomize!: argument 3
(random-source-pseudo-randomize! 5 0 0)                      ;!! random-source-pseudo-randomize!: argument 1: expected a random source, got 5
(random-source-randomize! s)
(define one (draw 10 (lambda () (s-integer 1000000))))
(random-source-randomize! s)
(equal? one (draw 10 (lambda () (s-integer 1000000))))       ;=> #f
(random-source-randomize! 'default)                          ;!! random-source-randomize!: argument 1: expected a random source, got default

;;; ---- states: data that can be written and read

(define state (random-source-state-ref s))
(define ahead (draw 5 (lambda () (s-integer 1000000))))
(define port (open-output-string))
(write state port)
(define again (read (open-input-string (get-output-string port))))
(equal? again state)                                         ;=> #t
(random-source-state-set! t again)
(equal? ahead (draw 5 (lambda () (t-integer 1000000))))      ;=> #t
(random-source-state-set! s 5)                               ;!! random-source-state-set!: argument 2: expected a list, got 5
(random-source-state-set! s '(1 2 3))                        ;!! random-source-state-set!: argument 2: expected a state of a random source, got (1 2 3)
(random-source-state-set! s (cons 'mersenne-twister (make-list 625 -1)))      ;!! expected a state of a random source
(random-source-state-set! s (cons 'mersenne-twister (make-list 624 1)))       ;!! expected a state of a random source
(random-source-state-set! s (cons 'mersenne-twister (make-list 625 625)))     ;!! expected a state of a random source
(random-source-state-ref 5)                                  ;!! random-source-state-ref: argument 1: expected a random source, got 5

;;; ---- reals: between 0 and 1, of the type of the unit, no further apart than it

(define s-real (random-source-make-reals s))
(every (lambda (x) (and (inexact? x) (< 0 x 1))) (draw 300 s-real))           ;=> #t
(let ((mean (/ (fold + 0 (draw 3000 s-real)) 3000))) (< 0.47 mean 0.53))      ;=> #t
(define tenths (draw 300 (random-source-make-reals s 1/10)))
(sort (delete-duplicates tenths) <)                          ;=> (1/10 1/5 3/10 2/5 1/2 3/5 7/10 4/5 9/10)
(delete-duplicates (draw 20 (random-source-make-reals s 2/3)))   ;=> (1/2)
(every (lambda (x) (and (exact? x) (< 0 x 1) (integer? (* x (expt 10 40))))) (draw 50 (random-source-make-reals s (expt 10 -40))))   ;=> #t
(every (lambda (x) (and (inexact? x) (< 0 x 1))) (draw 300 (random-source-make-reals s 0.25)))     ;=> #t
(every (lambda (x) (and (inexact? x) (< 0 x 1))) (draw 300 (random-source-make-reals s 1e-300)))   ;=> #t
(any (lambda (x) (< x 1e-2)) (draw 1000 (random-source-make-reals s 1e-30)))                       ;=> #t
(random-source-make-reals s 0)                               ;!! random-source-make-reals: argument 2: expected a real number between 0 and 1, got 0
(random-source-make-reals s 1)                               ;!! random-source-make-reals: argument 2: expected a real number between 0 and 1, got 1
(random-source-make-reals s 'a)                              ;!! random-source-make-reals: argument 2: expected a real number between 0 and 1, got a
(random-source-make-reals 5)                                 ;!! random-source-make-reals: argument 1: expected a random source, got 5
((random-source-make-reals s) 1)                             ;!! random-real: expected 0 arguments, got 1

;;; The first operand of vector-ref is an array, and the index a call: it is evaluated, once, before the array
;;; is looked into. (It was an error, "wrong kind of argument", since the index was not known yet.)
(define calls 0)
(define (same x) (set! calls (+ calls 1)) x)
(define a (u64vector 1 18446744073709551615 9 0 5 6))
(define (element v i) (vector-ref v (same i)))
(list (element (vector 'a 'b) 1) (element a 4) (element a 1)) ;=> (b 5 18446744073709551615)
calls ;=> 3
(define (wrapped v i) (vector-ref v (modulo (bitwise-and i 15) 6)))
(list (wrapped a 15) (wrapped a 2)) ;=> (0 9)
(define (both v i) (vector-ref (same v) (+ 1 (same i))))
(both a 1) ;=> 9
(define (alternating n)
  (let loop ((i 0) (v a) (other (vector 10 20 30 40 50 60)) (found '()))
    (if (= i n) found (loop (+ i 1) other v (cons (vector-ref v (modulo (bitwise-and (same i) 15) 6)) found)))))
(alternating 6) ;=> (60 5 40 9 20 1)

;;; What is wrong is said of the operand that is.
(element 'v 0) ;!! vector-ref: argument 1: expected a vector, got v
(define (char-at s i) (string-ref s (same i)))
(char-at 'abc 0) ;!! string-ref: argument 1: expected a string, got abc
(define (same-text? a b) (string=? a (same b)))
(same-text? 'a "a") ;!! string=?: argument 1: expected a string, got a
(define (joined a b) (string-append a (number->string (same b))))
(joined 'a 5) ;!! string-append: argument 1: expected a string, got a
(define (before? a b) (char<? a (same b)))
(before? 1 #\a) ;!! char<?: argument 1: expected a character, got 1

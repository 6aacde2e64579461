;;; SRFI 26, from its specification.
(import (srfi 26))

;; the five examples of the abstract
(define a 1)
(define b 2)
((cut cons (+ a 1) <>) 'x)                   ;=> (2 . x)
((cut list 1 <> 3 <> 5) 'x 'y)               ;=> (1 x 3 y 5)
((cut list))                                 ;=> ()
((cut list 1 <> 3 <...>) 'x 'y 'z)           ;=> (1 x 3 y z)
((cut list 1 <> 3 <...>) 'x)                 ;=> (1 x 3)
((cut <> a b) list)                          ;=> (1 2)

;; those of the rationale
(map (cut * 2 <>) '(1 2 3 4))                ;=> (2 4 6 8)
(let ((x (vector 1 2 3 4)))
  (for-each (cut vector-set! x <> 0) '(0 2))
  x)                                         ;=> #(0 2 0 4)
(define port (open-output-string))
(for-each (cut write <> port) '(1 "a" #\b))
(get-output-string port)                     ;=> "1\"a\"#\\b"
(map (cut <> 3 1 2) (list min max))          ;=> (1 3)
(define calls 0)
(define (thunk) (set! calls (+ calls 1)))
(for-each (cut <>) (list thunk thunk))
calls                                        ;=> 2

;; a slot is a parameter each: the arity is the number of slots
((cut list <> <>) 1)                         ;!! expected 2 arguments, got 1
((cut list 1) 2)                             ;!! expected 0 arguments, got 1
((cut list <> <...>))                        ;!! expected at least 1 argument, got 0
((cut <> <...>) list 1 2)                    ;=> (1 2)
((cut <> <> <...>) list 1)                   ;=> (1)
((cut + 1 2))                                ;=> 3
((cut list <...>))                           ;=> ()

;; cut evaluates the expressions at each call, the operator too
(define n 0)
(define (tick) (set! n (+ n 1)) n)
(define f (cut list (tick) <> (tick)))
n                                            ;=> 0
(f 'x)                                       ;=> (1 x 2)
(f 'y)                                       ;=> (3 y 4)
(define g (cut (begin (tick) -) <>))
(g 3)                                        ;=> -3
(g 3)                                        ;=> -3
n                                            ;=> 6

;; cute evaluates them once, when the procedure is made; operators too, and with a rest-slot
(define n 0)
(define f (cute list (tick) <>))
n                                            ;=> 1
(map f '(x y z))                             ;=> ((1 x) (1 y) (1 z))
n                                            ;=> 1
(define g (cute (begin (tick) -) <> <...>))
n                                            ;=> 2
(g 10 1 2)                                   ;=> 7
(g 10)                                       ;=> -10
n                                            ;=> 2
((cute cons (+ a 1) <>) 'x)                  ;=> (2 . x)
((cute <> a b) list)                         ;=> (1 2)
((cute list))                                ;=> ()
((cute list (tick) <> (tick) <...>) 'x 'y)   ;=> (3 x 4 y)
((cute <>) thunk)
((cute list <> <>) 1)                        ;!! expected 2 arguments, got 1

;; hygiene: names of the program are not taken by the slots
(define slot 'outer)
(define value 'mine)
(define rest '(r))
((cut list slot <> value rest <...>) 1 2)    ;=> (outer 1 mine (r) 2)
((cute list slot <> value rest <...>) 1 2)   ;=> (outer 1 mine (r) 2)
(let ((lambda 'l) (apply 'a) (let 'b))
  ((cut list lambda apply <...>) let))       ;=> (l a b)
(let ((list vector)) ((cut list 1 <>) 2))    ;=> #(1 2)

;; a slot inside another expression belongs to that one
((cut list (map (cut + 1 <>) '(1 2)) <>) 3)  ;=> ((2 3) 3)
((cute map (cute + 1 <>) <>) '(1 2))         ;=> (2 3)

;; a slot that is bound is an expression like any other
(let ((<> 5)) ((cut list <>)))               ;=> (5)

;; what is no expression cannot be specialized
(cut if <> 0 1)                              ;!! if
(cute if <> 0 1)                             ;!! if
(cut list <...> 1)                           ;!! cut: <...> must come last
(cute list <...> <>)                         ;!! cute: <...> must come last
(cut <...>)                                  ;!! cut: <...> must come last, after an operator
(cut)                                        ;!! cut
(cute)                                       ;!! cute
